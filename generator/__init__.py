"""docketpress: a court's orders as text, structured and published as a static site."""

__version__ = "0.1.0"
