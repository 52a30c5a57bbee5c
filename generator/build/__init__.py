"""The whole way on one screen: content/ → orders → library → pages → site/."""

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from generator.build.drawing import Folders, draw_site, read_pages
from generator.build.keeping import Keeping
from generator.build.orders import Reading, order_names, read_file, read_order, said
from generator.build.record import read_record
from generator.config import Config
from generator.library import make_library
from generator.model import Location, Order, Problem, Report
from generator.publishing.limits import near_limits
from generator.publishing.outside_links import outside_links
from generator.publishing.permalinks import Permalinks
from generator.searching import Part, index_files, parts_of
from generator.writing import NextSite, Stamp, Written

__all__ = [
    "Built",
    "Folders",
    "Reading",
    "Terms",
    "build_site",
    "check_site",
    "count_orders",
    "draw_site",
    "read_file",
    "read_order",
    "said",
]


@dataclass(frozen=True, slots=True)
class Terms:
    """When a site may be published: `keep_going` leaves out the orders that have errors and publishes the rest; `strict`
    takes warnings for errors; `locked` lets permalinks.lock be as it is, or nothing. `recorded`: what is built is published,
    not looked at first: permalinks.lock is written."""

    keep_going: bool = False
    strict: bool = False
    locked: bool = False
    recorded: bool = True


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a build. `written` is None where the published site was left as it was."""

    published: int
    drafts: int
    left_out: tuple[str, ...]
    problems: tuple[Problem, ...]
    written: Written | None


def build_site(folders: Folders, config: Config, terms: Terms, problems: list[Problem], step: Callable[[], None]) -> Built:
    """Builds the site, and exchanges it for the one before where no error forbids it.

    `problems` comes with those of the settings and is added to; `step` is called after each order.
    """
    grave = ("error", "warning") if terms.strict else ("error",)
    settings, of_orders, unlisted = list(problems), list[Problem](), list[Problem]()
    orders: list[Order] = []
    left_out: list[str] = []
    drafts = 0
    record = read_record(folders.lock, folders.site if terms.recorded else None, problems.append)
    keeping = Keeping(record.before or Permalinks())
    names = list(order_names(folders.content, unlisted.append))
    for name, published in zip(names, keeping.before.published(names), strict=True):
        reading = read_order(folders.content, name, config, published)
        step()
        keeping.sections[name] = reading.section
        of_orders.extend(reading.problems)
        if any(p.severity in grave for p in reading.problems):
            left_out.append(name)
        elif reading.order is not None and reading.order.editorial.draft:
            drafts += 1
        elif reading.order is not None:
            orders.append(reading.order)
    left_out += [p.location.path for p in unlisted if p.severity in grave]
    keeping.left_out = frozenset(left_out)
    files = list(draw_site(orders, folders, config, problems.append, keeping))
    unlisted += keeping.lost
    left_out += [p.location.path for p in keeping.lost if p.severity in grave]
    problems += keeping.would_change(record) if terms.locked else ()
    written = None
    if not any(p.severity in grave for p in problems) and (terms.keep_going or not left_out):
        entries = make_library(orders, keeping.held()).entries if config.search else ()
        parts = parts_of(entries, (page.url for page in read_pages(folders.content, lambda _: None)))
        written = _write(folders.site, files, parts if config.search else (), problems.append)
        if written is not None and folders.lock is not None and terms.recorded:
            keeping.write(folders.lock, record)
    return Built(len(orders), drafts, tuple(left_out), (*settings, *of_orders, *unlisted, *problems[len(settings) :]), written)


def _write(site: Path, files: Iterable[tuple[str, bytes]], parts: tuple[Part, ...], report: Report) -> Written | None:
    with NextSite(site) as new:
        changed: dict[str, Stamp] = {}
        kept = set()

        def take(files: Iterable[tuple[str, bytes]]) -> None:
            for url, content in files:
                if new.holds(url, content):
                    kept.add(url)
                else:
                    changed[url] = new.put(url, content)

        take(files)
        take(index_files(parts, lambda url: (new.folder if url in changed else new.site) / url, report))
        return new.publish(changed, new.ours - kept, report)


def check_site(
    folders: Folders, config: Config, problems: list[Problem], step: Callable[[], None], links: dict[str, Location] | None = None
) -> int:
    """As `build_site`, but nothing is written: adds to `problems` all that is wrong, and gives the number of orders read.

    `links`, where it is given, gets every address that leads out of the site, and the first page from which it does.
    """
    began = time.monotonic()
    orders: list[Order] = []
    left_out: list[str] = []
    names = list(order_names(folders.content, problems.append))
    keeping = Keeping(read_record(folders.lock, folders.site, problems.append).before or Permalinks())
    for name, published in zip(names, keeping.before.published(names), strict=True):
        reading = read_order(folders.content, name, config, published)
        step()
        problems.extend(reading.problems)
        keeping.sections[name] = reading.section
        if reading.order is not None and not reading.order.editorial.draft:
            orders.append(reading.order)
        elif reading.order is None:
            left_out.append(name)
    keeping.left_out = frozenset(left_out)
    sizes: list[tuple[str, int]] = []
    for url, content in draw_site(orders, folders, config, problems.append, keeping):
        sizes.append((url, len(content)))
        if links is not None and url.endswith(".html"):
            for outside in outside_links(content.decode(), config.base_url):
                links.setdefault(outside, Location(url))
    problems += keeping.lost
    problems += near_limits(sizes, time.monotonic() - began)
    return len(names)


def count_orders(content: Path) -> int:
    """How many orders there are below `content`."""
    return sum(1 for _ in order_names(content, lambda _: None))
