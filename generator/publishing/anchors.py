"""What can be linked to on an order's page, and by which words each point can be found again.

An `Anchor` keeps no words, only digests of those at which it begins and ends: of letters and digits alone, so that white space,
hyphens and capitals do not count.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import FootnoteMark, OldAnchor, Order, PageMark
from generator.patterns import compiled
from generator.publishing.letters import WINDOW, digest, letters, stream_of

NOTE_ID = compiled(r"(.*?)fn-(.*)", re.DOTALL)


@dataclass(frozen=True, slots=True)
class Anchor:
    """An id and the digests of its words: `opening`, of the first WINDOW letters or all there are (of signs alone, where it has
    no letters); `closing`, of the last, empty where the opening says it all; `length`, the number of letters.
    A `point` stands between words, in the block or note named before it (a page's beginning, a mark, an old anchor): `opening` is
    of the letters behind it, `closing` of those before it, `length` at most WINDOW."""

    id: str
    opening: str
    length: int
    closing: str = ""
    point: bool = False

    @property
    def key(self) -> tuple[str, int]:
        """The opening, and how many letters it is of."""
        return self.opening, min(self.length, WINDOW)


@dataclass(frozen=True, slots=True)
class Point:
    """An id of a page, and where it stands: before text[offset] of the block or note `flow`."""

    id: str
    flow: str
    offset: int


def flow_anchor(flow: str, text: str) -> Anchor:
    """The anchor of a block or note with these words."""
    folded = letters(text)
    opening = folded[:WINDOW] or "".join(text.split())
    return Anchor(flow, digest(opening), len(folded), digest(folded[-WINDOW:]) if len(folded) > WINDOW else "")


def anchors_of(order: Order) -> tuple[Anchor, ...]:
    """Every anchor of the order's words in reading order: each block and note, and behind it the points in it."""
    points: dict[str, list[Point]] = {}
    for point in points_of(order):
        points.setdefault(point.flow, []).append(point)
    found: list[Anchor] = []
    flows = list(flows_of(order))
    stream = stream_of(text for _, text in flows)
    for n, (flow, text) in enumerate(flows):
        found.append(flow_anchor(flow, text))
        position, offset = stream.starts[n], 0
        for point in sorted(points.get(flow, ()), key=lambda point: point.offset):
            position, offset = position + len(letters(text[offset : point.offset])), point.offset
            after, before = stream.after(position), stream.before(position)
            closing = digest(before) if len(before) == WINDOW else ""
            found.append(Anchor(point.id, digest(after), len(after), closing, point=True))
    return tuple(found)


def flows_of(order: Order) -> Iterator[tuple[str, str]]:
    """(id, text) of each block and note; a note that the source lacks has an id too, and no words."""
    for block in order.body:
        yield block.id, block.text
    for note in order.footnotes:
        yield note.id, note.text or ""


def points_of(order: Order) -> Iterator[Point]:
    """The places within blocks and notes that have an id of their own: where pages begin, the marks of notes, old anchors.

    The ids are those that `rendering.flow` gives, by the same rules.
    """
    notes = {note.id for note in order.footnotes}
    flows = [*((b.id, b.passage, b.page) for b in order.body), *((n.id, n.passage, None) for n in order.footnotes if n.passage)]
    taken = {block.id for block in order.body} | notes
    for flow, passage, _ in flows:
        for span in passage.spans:
            if isinstance(span, OldAnchor):
                taken.add(span.id)
                yield Point(span.id, flow, span.offset)
    begun: set[str] = set()
    marked: dict[str, int] = {}
    page: int | None = None
    for flow, passage, on_page in flows:
        if on_page is not None and on_page != page and str(on_page) not in begun:
            begun.add(str(on_page))
            yield Point(_free(f"page-{on_page}", taken), flow, 0)
        page = page if on_page is None else on_page
        for span in passage.spans:
            if not isinstance(span, FootnoteMark | PageMark) or (isinstance(span, FootnoteMark) and span.note_id not in notes):
                continue
            if isinstance(span, FootnoteMark):
                m = NOTE_ID.match(span.note_id)
                wish = f"{m[1]}fnref-{m[2]}" if m else f"ref-{span.note_id}"
                count = marked[span.note_id] = marked.get(span.note_id, 0) + 1
                yield Point(_free(f"{wish}-{count}" if count > 1 else wish, taken), flow, span.offset)
                continue
            label = span.label or str(span.page)
            page = page if span.page is None else span.page
            if label not in begun:
                begun.add(label)
                own = str(span.page) if span.page is not None else re.sub(r"[^\w-]+", "", label)
                yield Point(_free(f"page-{own}", taken), flow, span.offset)


def _free(wish: str, taken: set[str]) -> str:
    anchor, n = wish, 2
    while anchor in taken:
        anchor, n = f"{wish}-{n}", n + 1
    taken.add(anchor)
    return anchor
