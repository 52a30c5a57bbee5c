"""The pages that somebody is waiting for, drawn before the site is built: of an order that was saved, of a style sheet.

They are what the build will make, but for what only the whole site tells: where an order cites another of the site that it did
not cite before, those words are no link until the site is built.
"""

import glob
from collections.abc import Iterable, Iterator
from contextlib import closing, suppress
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from jinja2 import Environment

from generator.build.drawing import draw
from generator.build.dressing import Dressing, dressing_of
from generator.build.orders import read_received, receive
from generator.build.record import read_record
from generator.build.stages import Part, environment_of
from generator.builds import Folders
from generator.config import Config
from generator.library import make_entry, moved_links
from generator.model import Entry, Order, Page
from generator.pages import order_pages, site_files
from generator.publishing.permalinks import Permalinks, Published
from generator.reading import EDITORS_PAGES, READERS
from generator.store import StoreDamagedError, decode, site_name
from generator.store.database import FILE, PageRow, Store

MOST = 6  # orders; where more were saved at once, nobody waits for a certain one


@dataclass(slots=True)
class Ahead:
    """Draws from what the last build left in the store, under the settings that it had; changes nothing. `dressing`: of what was
    drawn last."""

    folders: Folders
    config: Config = field(default_factory=Config)
    dressing: Dressing = field(init=False)
    _record: tuple[object, Permalinks] = (None, Permalinks())

    def draw(self, paths: Iterable[str], open_pages: Iterable[str]) -> Iterator[tuple[str, str, bytes]]:
        """(order, address, content) of the pages that show something else since the files at `paths` were saved: of orders, and
        ("") of files that go out by themselves; where templates were saved, of the orders whose addresses are among the
        `open_pages`."""
        saved = [Path(path) for path in paths]
        orders = list(dict.fromkeys(name for path in saved for name in self._orders_of(path)))
        templates = {name for path in saved if (name := self._below(self.folders.templates, path))}
        files = [("", page) for page in site_files(self.config) if page.template in templates]
        self.dressing = dressing_of(self.folders.templates, self.config)
        environment = environment_of(self.folders.templates, self.dressing)
        yield from _drawn(files, environment)
        if self.folders.cache is None or len(orders) > MOST:
            return
        site = site_name(self.folders.site)
        with suppress(StoreDamagedError, OSError), closing(Store(self.folders.cache / FILE, only_read=True)) as store:
            for row in store.pages(site, orders).values():
                yield from _drawn(self._page_of_order(store, row), environment)
            if len(templates) > len(files):
                for row in store.pages(site, store.makers_at(site, _slugs(open_pages))).values():
                    yield from _drawn(_page_as_read(store, row, self.config), environment)

    def _orders_of(self, path: Path) -> Iterator[str]:
        """The names of the orders that are read of a file."""
        name = self._below(self.folders.on_disk, path)
        if not name or name.startswith(f"{EDITORS_PAGES}/"):
            return
        within = PurePosixPath(name)
        if within.suffix.lower() in READERS:
            yield name
        elif within.suffix == ".toml":
            for sibling in path.parent.glob(f"{glob.escape(path.stem)}.*"):
                if sibling.suffix.lower() in READERS:
                    yield within.with_name(sibling.name).as_posix()

    def _below(self, folder: Path | None, path: Path) -> str:
        return path.relative_to(folder).as_posix() if folder is not None and path.is_relative_to(folder) else ""

    def _page_of_order(self, store: Store, row: PageRow) -> Iterator[tuple[str, Page]]:
        """The page of an order that was saved; none where it has an error, or gets another address."""
        reading = read_received(receive(self.folders.on_disk, row.maker), self.config, self._published(row.maker))
        known = store.entry(row.maker)
        if reading.order is None or reading.failed or known is None or row.part is None:
            return
        before, now, part = decode(known, Entry), make_entry(reading.order), decode(row.part, Part)
        if before.slug != now.slug:
            return
        site = site_name(self.folders.site)

        def entry_of(slug: str) -> Entry | None:
            found = [entry for maker in store.makers_at(site, [slug]) if (entry := store.entry(maker))]
            return replace(decode(found[0], Entry), slug=slug) if found else None

        links = replace(part.links, links=tuple(moved_links(before, now, part.links.links, entry_of)))
        yield row.maker, next(order_pages(reading.order, part.slug, self.config, links))

    def _published(self, name: str) -> Published:
        """As what the order was published: read again where permalinks.lock is another."""
        lock = self.folders.lock
        try:
            status = lock.stat() if lock else None
        except OSError:
            status = None
        stamp = status and (status.st_mtime_ns, status.st_size, status.st_ino)
        if stamp != self._record[0]:
            self._record = stamp, read_record(lock, None, lambda _: None).before or Permalinks()
        known = next(self._record[1].published([name]))
        return Published(known.own, (), known.earlier)


def _drawn(pages: Iterable[tuple[str, Page]], environment: Environment) -> Iterator[tuple[str, str, bytes]]:
    for maker, page in pages:
        content = draw(page, environment, lambda _: None)  # the build says what is wrong
        if content is not None:
            yield maker, page.url, content


def _page_as_read(store: Store, row: PageRow, config: Config) -> Iterator[tuple[str, Page]]:
    """The page of an order that is as it was."""
    if row.part is not None:
        part = decode(row.part, Part)
        yield row.maker, next(order_pages(decode(store.parsed(row.maker), Order), part.slug, config, part.links))


def _slugs(urls: Iterable[str]) -> list[str]:
    """The slugs of the orders whose pages are at these addresses."""
    return [url.removeprefix("orders/").removesuffix(".html") for url in urls if url.startswith("orders/")]
