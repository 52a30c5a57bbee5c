"""What drawing a site comes to, before it is published."""

from collections.abc import Iterable, Iterator, Mapping, Set
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.build.placing import Placed
from generator.listing import Stamp
from generator.model import Page, Problem
from generator.store.database import PageRow
from generator.writing import NextSite


@dataclass(slots=True)
class Draft:
    """What drawing came to: the rows for the store; the files that are new, and those that are as they were; the makers that
    have none any more; the files that are to go; what is wrong."""

    rows: dict[str, PageRow] = field(default_factory=dict)
    changed: dict[str, Stamp] = field(default_factory=dict)
    kept: set[str] = field(default_factory=set)
    gone: frozenset[str] = frozenset()
    removed: frozenset[str] = frozenset()
    problems: list[Problem] = field(default_factory=list)

    def add(self, row: PageRow, placed: Iterable[Placed]) -> None:
        """The files of one maker, whose row lacks them."""
        files = []
        for one in placed:
            files.append(one.file)
            if one.is_changed:
                self.changed[one.file.url] = one.file.size, one.file.time
            else:
                self.kept.add(one.file.url)
        self.rows[row.maker] = replace(row, files=tuple(files))

    @property
    def urls(self) -> frozenset[str]:
        """The addresses of all that was drawn."""
        return frozenset(file.url for row in self.rows.values() for file in row.files)


class DrawnPages(Mapping[str, Page]):
    """All pages of the site by their addresses, each as it was drawn."""

    def __init__(self, urls: Set[str], draft: Draft, next_site: NextSite) -> None:
        """`urls`: those of all pages; the draft says which of them are in the next site, and not in the published one."""
        self._urls, self._draft, self._next_site = urls, draft, next_site

    def place(self, url: str) -> Path:
        """Where the page at an address of the site was written."""
        return (self._next_site.folder if url in self._draft.changed else self._next_site.site) / url

    def __getitem__(self, url: str) -> Page:
        """The page at an address of the site."""
        return Page(url, content=self.place(url).read_bytes())

    def __iter__(self) -> Iterator[str]:
        return iter(self._urls)

    def __len__(self) -> int:
        return len(self._urls)
