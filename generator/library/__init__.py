"""What the site knows of all its orders at once: entries, how they cite one another, and what they cite together.

Orders → Library → links and authorities. Nothing here keeps an order's text.
"""

from generator.library.authorities import Citing, SiteAuthority, site_authorities
from generator.library.dockets import docket_key
from generator.library.entries import make_entry, make_library, named_dockets, outcomes_of
from generator.library.mentions import Mention, mentions_of
from generator.library.naming import resolve_links
from generator.library.places import place
from generator.library.siblings import NO_LINKS, NO_TARGETS, link_orders, moved_links
from generator.library.slugs import slugify
from generator.library.versions import version_problems

__all__ = [
    "NO_LINKS",
    "NO_TARGETS",
    "Citing",
    "Mention",
    "SiteAuthority",
    "docket_key",
    "link_orders",
    "make_entry",
    "make_library",
    "mentions_of",
    "moved_links",
    "named_dockets",
    "outcomes_of",
    "place",
    "resolve_links",
    "site_authorities",
    "slugify",
    "version_problems",
]
