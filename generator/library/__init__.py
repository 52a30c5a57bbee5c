"""What the site knows of all its orders at once: entries, how they cite one another, and what they cite together.

Orders → Library → links and authorities. Nothing here keeps an order's text.
"""

from generator.library.entries import make_entry, make_library
from generator.library.places import place
from generator.library.siblings import NO_LINKS, link_orders
from generator.library.slugs import slugify

__all__ = ["NO_LINKS", "link_orders", "make_entry", "make_library", "place", "slugify"]
