"""The published site, against what the store knows of it."""

from dataclasses import dataclass

from generator.build.caching import Cache
from generator.listing import checksum
from generator.store.database import FileRow, PageRow
from generator.writing import NextSite

CHECKSUM = "checksum"
STANDING = "//"  # before the address of a page that stands in for one that would be gone


@dataclass(slots=True)
class Published:
    """Which files of the site are still as they were written, and what they were made of."""

    next_site: NextSite
    makers: dict[str, tuple[str, str]]  # key and slug of each, as of the last build
    rows: dict[str, PageRow]  # of all makers, where any file was touched; else of those that were asked for
    touched: frozenset[str]  # makers with a file that was altered or is lost
    is_untouched: bool

    @property
    def must_be_planned(self) -> bool:
        """Whether a page is touched that is about no order alone, or none is known."""
        return not self.makers or any(maker.startswith("/") for maker in self.touched)

    def is_as_it_was(self, maker: str, key: str) -> bool:
        """Whether the files of a maker were made of what that key (or the beginning of it) stands for, and nobody touched them."""
        return self.makers.get(maker, ("", ""))[0].startswith(key) and maker not in self.touched

    def intact(self, maker: str) -> dict[str, FileRow]:
        """The files of a maker that the site has as they were written, by address."""
        row = self.rows.get(maker)
        return {file.url: file for file in row.files if self.has(file)} if row else {}

    def has(self, file: FileRow) -> bool:
        """Whether the site has the file as it was written."""
        before = self.next_site.before
        return before.files.get(file.url) == (file.size, file.time) and file.url not in before.links


def look_at(cache: Cache, next_site: NextSite, fresh: bool) -> Published:
    """The site as it is. `fresh`: the store knows nothing."""
    makers = {} if fresh else cache.store.makers(cache.site)
    noted = cache.store.note(cache.site, CHECKSUM)
    if makers and noted == str(checksum(next_site.before.files)).encode():
        return Published(next_site, makers, {}, frozenset(), True)
    found = Published(next_site, makers, cache.store.pages(cache.site) if makers else {}, frozenset(), False)
    found.touched = frozenset(maker for maker, row in found.rows.items() if not all(map(found.has, row.files)))
    return found
