"""docketpress: a court's orders as text, structured and published as a static site."""

from generator.methods import keep_methods

__version__ = "0.1.0"

keep_methods()
