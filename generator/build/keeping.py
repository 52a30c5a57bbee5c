"""What a build does so that nothing published is lost: ids and slugs as they were, pages that lead on, the record of it."""

import hashlib
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

from generator.build.record import Record, write_record
from generator.config import Config
from generator.model import Location, Page, Problem
from generator.pages import EditorsText
from generator.pages.redirects import record_page, standing_pages
from generator.problems import problem
from generator.publishing.permalinks import FILE, SHA_DIGITS, Permalinks, Section
from generator.publishing.recording import ORDERS, held_slugs, next_record
from generator.reading import EDITORS_PAGES


@dataclass(slots=True)
class Keeping:
    """`before`: what was published; `sections`: what is to be said of each order, by its path; `left_out`: orders with errors.

    `after` is the record of the site of which `complete` was asked, `written` its file, `lost` the addresses that it would lose.
    """

    before: Permalinks = field(default_factory=Permalinks)
    sections: dict[str, Section] = field(default_factory=dict)
    left_out: Collection[str] = ()
    after: Permalinks = field(default_factory=Permalinks)
    written: bytes = b""
    lost: list[Problem] = field(default_factory=list)

    def held(self) -> dict[str, str]:
        """The slugs that are given away already, and the path of the order that has each."""
        return held_slugs(self.before, self.sections.values())

    def put(self, sections: Mapping[str, Section]) -> None:
        """Takes what is to be said of each order, by its path: at the address that its file had, be it one that a redaction lets no
        page get by itself: the editor may ask for it again."""
        had = {section.path: section.url for section in self.before.sections.values() if section.path}
        self.sections = {path: replace(one, url=had.get(path, one.url)) for path, one in sections.items()}

    def complete(
        self, slugs: Mapping[str, str], pages: Mapping[str, Page], texts: Sequence[EditorsText], config: Config
    ) -> Iterator[Page]:
        """What goes into the site beside its `pages` (by address): those that stand in for what would be gone; last, the record.

        `slugs`: of each order that has a page, by its path.
        """
        had = {section.path: section.url for section in self.before.sections.values() if section.path}
        made = {f"{ORDERS}{slug}.html": self.sections.get(path) for path, slug in slugs.items()}
        of_orders = {url: replace(s, url=s.url or had.get(s.path, "")) for url, s in made.items() if s is not None}
        sections = {**of_orders, **self._of_editors(texts)}
        self.after, standing = next_record(
            self.before, sections, pages.keys(), left_out=self.left_out, config=config, report=self.lost.append
        )
        self.written = self.after.written(self.before)
        yield from standing_pages(standing, pages, config)
        if self.sections:
            yield record_page(self.written)

    def would_change(self, record: Record) -> Iterator[Problem]:
        """An error where the record is not the one on the disk."""
        if self.written == record.data.replace(b"\r\n", b"\n"):
            return
        before, after = (record.before or Permalinks()).sections, self.after.sections
        differ = sorted(url for url in {*before, *after} if before.get(url) != after.get(url))
        pages = (url for url in differ if url.startswith(ORDERS) and "." not in url.removesuffix(".html"))
        first = next(pages, differ[0] if differ else FILE)
        yield problem("permalinks-would-change", Location(FILE), what=first)

    def write(self, lock: Path, record: Record) -> None:
        """Puts the record where it is kept, if it is another one."""
        if self.written != record.data.replace(b"\r\n", b"\n"):
            write_record(lock, self.written)

    def _of_editors(self, texts: Sequence[EditorsText]) -> dict[str, Section]:
        now = {f"{EDITORS_PAGES}/{text.path}": text for text in texts}
        before = {s.path: s for s in self.before.sections.values() if s.path.startswith(f"{EDITORS_PAGES}/")}
        orphans = {section.sha: section for path, section in before.items() if path not in now}
        found = {}
        for path, text in now.items():
            sha = hashlib.sha256(text.text.encode("utf-8", "surrogatepass")).hexdigest()[:SHA_DIGITS]
            old = before.get(path) or orphans.get(sha) or Section("")
            found[text.url] = replace(Section(old.url), path=path, sha=sha)
        return found
