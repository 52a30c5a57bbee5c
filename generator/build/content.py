"""content/ → what is known of each order: read in this build where its files changed, else taken from the cache."""

import hashlib
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar

from generator.build.job import Job
from generator.build.orders import misnamed, order_names
from generator.build.spreading import CHUNK
from generator.build.stages import (
    ReadChunk,
    ReadResult,
    Unread,
    orphans_key,
    read_orders,
    read_received_orders,
    receive_orders,
    section_key,
)
from generator.config import Config
from generator.listing import Listing, is_settled
from generator.model import Problem
from generator.publishing.permalinks import Permalinks, Section
from generator.store import code_digest, decode, list_content
from generator.store.database import KnownOrder, OrderRow

T = TypeVar("T")

# Settings that no order is read by: they show on its pages alone. All others are in its key.
SHOWN_ALONE = ("title", "description", "base_url", "editor", "contact", "cards", "licence", "search", "theme", "gone", "moved")
SETTINGS, CODE = "settings", "code"


@dataclass(frozen=True, slots=True)
class Content:
    """The orders below content/ by their names, sorted, and what is wrong with other files. `new` and `changed`: those that
    were not known before, or not so. `listing`: of all files, at the time `seen`. `standing`: what is wrong with the orders
    that stay what they were when they were read last: in a preview, those that have an error now."""

    orders: dict[str, KnownOrder]
    problems: tuple[Problem, ...]
    new: frozenset[str]
    changed: frozenset[str]
    listing: Listing
    seen: int
    standing: dict[str, tuple[Problem, ...]]


def read_content(job: Job, before: Permalinks) -> Content:
    """Reads what changed, on many processes where that is much; the store holds all of it afterwards. `before`: what was
    published."""
    store, problems = job.cache.store, list[Problem]()
    seen, listing = time.time_ns(), list_content(job.folders)
    names = list(order_names(job.folders.content, problems.append))
    settings = settings_digest(job.config)
    stored = store.orders()
    known = {} if job.means.fresh else dict(stored)
    by_us = store.note("", CODE) == code_digest().encode()
    if not by_us:  # of a page that stays all is shown, in its template of today: what other code made of an order may not fit it
        store.forget_sound(stored)
    may_stand = job.terms.preview and by_us
    if may_stand:
        known |= store.take_back(name for name, order in known.items() if not is_sound(order))
    alike = store.note("", SETTINGS) == settings.encode()
    unread, key_of_none = [], ""
    for name, published in zip(names, before.published(names), strict=True):
        key_of_none = key_of_none or orphans_key(published.orphans) if published.own is None else key_of_none
        key = key_of_none if published.own is None else section_key(published.own)
        stamp, order = stamps_of(name, listing, seen), known.get(name)
        if order is None or key not in (order.published, order.again):
            unread.append(Unread(name, stamp, "", published, key))
        elif not stamp or not alike or order.stamps != stamp:
            unread.append(Unread(name, stamp, order.key, published, key))
    orders = {name: known[name] for name in names if name in known}
    done, read, standing = 0, set[str](), dict[str, tuple[Problem, ...]]()
    for result in _read(job, settings, unread):
        others = [row for row in result.rows if row.name not in result.redacted] if may_stand else []
        faulty = {row.name: problems_of(row) for row in others if _would_go(row, known.get(row.name))}
        rows = [row for row in result.rows if row.name not in faulty]
        store.forget_sound(row.name for row in rows if is_sound(row) or row.name in result.redacted)
        store.keep_sound(faulty)  # for a build puts in its place what is wrong
        store.put_orders(rows)
        # What stays in the store is not what the files are now, nor perhaps of these settings: every build reads the order again.
        store.put_stamps({**dict(result.stamps), **dict.fromkeys(faulty, "")})
        read |= {row.name for row in rows}
        orders |= {row.name: known_order(row) for row in rows}
        standing |= faulty
        done += result.count
        job.means.progress("Reading orders", done, len(unread))
    store.forget_orders(gone := stored.keys() - orders.keys())
    store.forget_sound(gone)
    store.put_note("", SETTINGS, settings.encode())
    store.put_note("", CODE, code_digest().encode())
    store.commit()
    new, changed = frozenset(read - known.keys()), frozenset(read & known.keys())
    return Content({name: orders[name] for name in names}, tuple(problems), new, changed, listing, seen, standing)


def _read(job: Job, settings: str, unread: list[Unread]) -> Iterator[ReadResult]:
    """Reads the orders, chunk by chunk, by whoever does it: what he has not got on his disk is fetched here."""
    chunks = (ReadChunk(job.folders.content, job.config, settings, tuple(part)) for part in parted(unread, CHUNK))
    if job.means.engine is None and isinstance(job.folders.content, Path):
        return job.spreader.run(read_orders, chunks, len(unread))
    alike = list[ReadResult]()  # it grows while the others are received
    received = chain.from_iterable(receive_orders(chunk, alike.append) for chunk in chunks)
    return chain(job.spreader.run(read_received_orders, received, len(unread)), alike)


def sections_of(job: Job) -> dict[str, Section]:
    """What permalinks.lock is to say of the orders that can be published. `url`: that under which it was published before."""
    return {name: Section(url, name, sha, lines=lines) for name, (url, sha, lines) in job.cache.store.sections().items()}


def _would_go(row: OrderRow, before: KnownOrder | None) -> bool:
    """Whether an order could be shown as it was `before`, and cannot as it is."""
    return before is not None and is_sound(before) and not is_sound(row)


def is_sound(order: KnownOrder | OrderRow) -> bool:
    """Whether no error keeps an order from being published."""
    return bool(order.entry_key) and not any(p.severity == "error" for p in problems_of(order))


def problems_of(order: KnownOrder | OrderRow) -> tuple[Problem, ...]:
    """What is wrong with an order."""
    return decode(order.problems, tuple[Problem, ...]) if order.problems else ()


def known_order(row: OrderRow) -> KnownOrder:
    """What every build looks at, of a row."""
    return KnownOrder(**{field.name: getattr(row, field.name) for field in fields(KnownOrder)})


def settings_digest(config: Config) -> str:
    """A digest of what an order is read with: our code, and the settings."""
    read_with = [(field.name, getattr(config, field.name)) for field in fields(config) if field.name not in SHOWN_ALONE]
    return hashlib.sha256(f"{code_digest()}\n{read_with}".encode()).hexdigest()


def stamps_of(name: str, listing: Listing, now: int) -> str:
    """The stamps of an order's file and its editor's, be it misnamed; "" where they would not tell a later change, or where what
    has the name of an editor's file is none: a folder, a pipe."""
    toml, other = f"{name.rpartition('.')[0]}.toml", misnamed(name)
    stamps = [listing.files.get(path) for path in (name, toml, other)]
    if stamps[0] is None or not all(one is None or is_settled(one, now) for one in stamps):
        return ""
    if any(path in listing.folders or path in listing.others for path in (toml, other)):
        return ""
    return " ".join(map(str, stamps if stamps[2] else stamps[:2]))


def parted(orders: Sequence[T], size: int) -> Iterator[list[T]]:
    """The orders in chunks."""
    rest = iter(orders)
    while part := list(islice(rest, size)):
        yield part
