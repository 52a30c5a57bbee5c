"""Pages → site/, all or nothing: the next site is made in a twin of the folder, and the two change places in one step.

The twin lies hidden and is the site over again, file for file, so that the next site costs what changes in it. Nothing in
the site is a link, hard or symbolic; what docketpress did not write there (its list is `MANIFEST`) goes along.
"""

from generator.writing.exchange import repair
from generator.writing.files import put_file
from generator.writing.lock import SiteBusyError, locked
from generator.writing.next_site import MANIFEST, NextSite

__all__ = [
    "MANIFEST",
    "NextSite",
    "SiteBusyError",
    "locked",
    "put_file",
    "repair",
]
