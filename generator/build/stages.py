"""The two stages that run in any process, chunk by chunk: reading orders, and drawing their pages. Their results are small.

Reading also runs where this computer's disk is not: `receive_orders` takes the bytes of the files here, `read_received_orders`
needs nothing else. What it gives back is as large as an order and a half. Drawing stays here: it takes a third of the time that
reading does, its pages are ten times as large as their order, and are compared with those on this disk.
"""

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache
from pathlib import Path

from jinja2 import Environment

from generator.build.dressing import Dressing
from generator.build.orders import Reading, Received, read_received, receive_all
from generator.build.placing import Placed, Placing
from generator.config import Config
from generator.library import Mention, make_entry, mentions_of
from generator.model import Order, OrderLinks, Problem
from generator.pages import order_pages
from generator.publishing.ids import NOTHING
from generator.publishing.permalinks import Published, Section
from generator.remote import Place
from generator.rendering import make_environment
from generator.store import decode, encode
from generator.store.database import FileRow, OrderRow, Store

MOST_BYTES = 1_000_000  # in one message to another computer, but that an order is not parted
SAID_ONCE = ("anchor-changed", "anchor-lost")  # of what was published; once that is another, no more


@dataclass(frozen=True, slots=True)
class Part:
    """What the pages of an order take from the rest of the site."""

    slug: str
    links: OrderLinks


@dataclass(frozen=True, slots=True)
class Unread:
    """An order to be read: its name, the stamps of its files, the key that it had last time ("" where it is new, or has to be
    read in any case), and what it was published as, with the digest of that."""

    name: str
    stamps: str
    key: str
    published: Published
    published_key: str


@dataclass(frozen=True, slots=True)
class ReadChunk:
    """Orders to be read below `content`, under those settings (their digest, and that of the code)."""

    content: Place
    config: Config
    settings: str
    orders: tuple[Unread, ...]


@dataclass(frozen=True, slots=True)
class Receipt:
    """An order to be read, its files as they were received, and the digest of all that is read."""

    order: Unread
    files: Received
    key: str


@dataclass(frozen=True, slots=True)
class ReceivedChunk:
    """Orders to be read, wherever that is."""

    config: Config
    orders: tuple[Receipt, ...]


@dataclass(frozen=True, slots=True)
class ReadResult:
    """What is new of the orders of a chunk: rows for the store; and the stamps of those that hold what they held. `redacted`: the
    names of the rows whose orders have words that must not be published, or may have: nothing stays of what they were."""

    rows: tuple[OrderRow, ...]
    stamps: tuple[tuple[str, str], ...] = ()
    redacted: frozenset[str] = frozenset()

    @property
    def count(self) -> int:
        """How many orders the chunk had."""
        return len(self.rows) + len(self.stamps)


@dataclass(frozen=True, slots=True)
class Undrawn:
    """An order whose pages are to be drawn. `intact`: its files that the site has just as they were written."""

    name: str
    part: bytes
    intact: tuple[FileRow, ...] = ()


@dataclass(frozen=True, slots=True)
class DrawChunk:
    """Orders to be drawn from the store, and where their pages go."""

    store: Path | None
    templates: Path | None
    dressing: Dressing
    config: Config
    placing: Placing
    orders: tuple[Undrawn, ...]


@dataclass(frozen=True, slots=True)
class Drawn:
    """The files of one order; and what kept any from being drawn."""

    name: str
    placed: tuple[Placed, ...]
    problems: tuple[Problem, ...] = field(default=())


def read_orders(chunk: ReadChunk) -> ReadResult:
    """Reads the orders of a chunk, those of them that are not as they were."""
    rows, stamps, redacted = list[OrderRow](), list[tuple[str, str]](), set[str]()
    for receipt in _receipts(chunk):
        if receipt.key == receipt.order.key:
            stamps.append((receipt.order.name, receipt.order.stamps))
            continue
        rows.append(_read(receipt, chunk.config))
        if receipt.files.may_redact:
            redacted.add(receipt.order.name)
    return ReadResult(tuple(rows), tuple(stamps), frozenset(redacted))


def receive_orders(chunk: ReadChunk, alike: Callable[[ReadResult], object]) -> Iterator[ReceivedChunk]:
    """The orders of a chunk with the bytes of their files, those of them that are not as they were: in parts that are not large.
    Of those that are, the result goes to `alike` at once: nobody has to be asked."""
    orders, size = list[Receipt](), 0
    for receipt in _receipts(chunk):
        if receipt.key == receipt.order.key:
            alike(ReadResult((), ((receipt.order.name, receipt.order.stamps),)))
            continue
        more = len(receipt.files.data or b"") + len(receipt.files.beside or b"")
        if orders and size + more > MOST_BYTES:
            yield ReceivedChunk(chunk.config, tuple(orders))
            orders, size = [], 0
        orders.append(receipt)
        size += more
    if orders:
        yield ReceivedChunk(chunk.config, tuple(orders))


def read_received_orders(chunk: ReceivedChunk) -> ReadResult:
    """Reads the orders of a chunk: no file is opened."""
    rows = tuple(_read(receipt, chunk.config) for receipt in chunk.orders)
    return ReadResult(rows, (), frozenset(one.order.name for one in chunk.orders if one.files.may_redact))


def _receipts(chunk: ReadChunk) -> Iterator[Receipt]:
    names = [order.name for order in chunk.orders]
    for order, received in zip(chunk.orders, receive_all(chunk.content, names), strict=True):
        yield Receipt(order, received, received.key(chunk.settings))


def _read(receipt: Receipt, config: Config) -> OrderRow:
    order = receipt.order
    reading = read_received(receipt.files, config, order.published)
    if reading.failed and receipt.files.may_redact:  # with words, for all that is known, that are not to be kept
        reading = replace(reading, order=None, section=NOTHING)
    row = row_of(reading, order.published_key)
    if receipt.files.problems or any(p.code == "docketpress-failed" for p in reading.problems):
        return row  # next time it may be otherwise
    return replace(row, stamps=order.stamps, key=receipt.key)


def row_of(reading: Reading, published: str) -> OrderRow:
    """What the store keeps of an order that was read; its stamps and key are not known here."""
    order, section = reading.order, reading.section
    row = OrderRow(
        name=reading.name,
        stamps="",
        key="",
        published=published,
        again="",
        problems=encode(reading.problems, tuple[Problem, ...]) if reading.problems else None,
        is_draft=False,
        slug="",
        asked="",
        entry_key="",
        entry=None,
        parsed=None,
        was_url=section.url,
        sha=section.sha,
        lines=section.lines,
        mentions=(),
    )
    if order is None:
        return row
    mentions = tuple(mentions_of(order))
    entry = make_entry(order, mentions)
    by_authority: dict[str, list[Mention]] = {}
    for mention in mentions:
        by_authority.setdefault(mention.authority, []).append(mention)
    return replace(
        row,
        again="" if any(p.code in SAID_ONCE for p in reading.problems) else section_key(section),
        is_draft=order.editorial.draft,
        slug=entry.slug,
        asked=order.editorial.slug or "",
        entry_key=hashlib.sha256(encode(replace(entry, sha256="", words=""))).hexdigest(),
        entry=encode(entry),
        parsed=encode(order),
        mentions=tuple((id_, encode(tuple(said), tuple[Mention, ...])) for id_, said in by_authority.items()),
    )


def section_key(section: Section) -> str:
    """A digest of all that reading an order takes from its section."""
    text = f"{section.path}\n{section.sha}\n{section.anchor_lines}"
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def orphans_key(orphans: Iterable[Section]) -> str:
    """A digest of all that reading an order which is new takes from sections that may be its own."""
    keys = (f"{section.url} {section_key(section)}" for section in orphans)
    return hashlib.sha256("\n".join(keys).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def draw_orders(chunk: DrawChunk) -> list[Drawn]:
    """Draws the pages of the orders of a chunk."""
    store = _store(chunk.store)
    return [draw_order(one, store, chunk) for one in chunk.orders]


def draw_order(one: Undrawn, store: Store, chunk: DrawChunk) -> Drawn:
    """Draws the pages of one order."""
    environment = environment_of(chunk.templates, chunk.dressing)
    order = decode(store.parsed(one.name), Order)
    part = decode(one.part, Part)
    intact = {file.url: file for file in one.intact}
    placed, problems = [], list[Problem]()
    for page in order_pages(order, part.slug, chunk.config, part.links):
        file = chunk.placing.draw(page, chunk.dressing.key(page), intact, environment, problems.append)
        if file is not None:
            placed.append(file)
    return Drawn(one.name, tuple(placed), tuple(problems))


@lru_cache(1)
def environment_of(templates: Path | None, dressing: Dressing) -> Environment:  # noqa: ARG001 - another dressing, other templates
    """The environment of these templates, made once."""
    return make_environment(templates)


@cache
def _store(path: Path | None) -> Store:
    return Store(path, only_read=True)
