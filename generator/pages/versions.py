"""What changed from one version of an order to the next: orders/<slug>.changes.html, of the newer one."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from generator.config import Config
from generator.library import place
from generator.model import Entry, Library, Order, Page, Place
from generator.publishing.differences import Piece, Unchanged, differences


@dataclass(frozen=True, slots=True)
class Row:
    """A block or note that changed (`pieces`), or a run of some that did not. `place`: where it stands in the newer version,
    None in the caption and at the end; `last`: the last of a run."""

    place: Place | None
    pieces: tuple[Piece, ...] = ()
    last: Place | None = None
    count: int = 0


def changes_pages(library: Library, order_of: Callable[[str], Order], config: Config) -> Iterator[Page]:
    """A page for each order that amends another. `order_of` gives the order of a slug, and is asked when a page is drawn."""
    by_slug = {entry.slug: entry for entry in library.entries}
    for entry in library.entries:
        at = entry.versions.index(entry.slug) if entry.slug in entry.versions else 0
        if not at:
            continue
        older = by_slug[entry.versions[at - 1]]

        def context(newer: Entry = entry, older: Entry = older) -> dict[str, object]:
            changed = rows(order_of(older.slug), order_of(newer.slug))
            return {"config": config, "root": "../", "newer": newer, "older": older, "rows": changed}

        shown = (
            entry.sha256,
            older.sha256,
            entry.words,
            older.words,
            entry.slug,
            older.slug,
            entry.name,
            entry.date_filed,
            older.date_filed,
            older.name,
        )
        yield Page(
            f"orders/{entry.slug}.changes.html", "changes.html", context, made_of=repr((shown, entry.noindex, older.noindex))
        )


def rows(older: Order, newer: Order) -> tuple[Row, ...]:
    """The rows of the page, in the reading order of the newer version."""
    labels = {note.id: note.label for note in newer.footnotes}
    found = []
    for one in differences(older, newer):
        if isinstance(one, Unchanged):
            found.append(Row(place(one.first, labels), last=place(one.last, labels), count=one.count))
        else:
            found.append(Row(place(one.flow, labels) if one.flow else None, one.pieces))
    return tuple(found)
