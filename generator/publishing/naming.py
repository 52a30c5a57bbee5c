"""The ids of an order as it was cut before the editor corrected that: those by which the editor's file names its blocks.

What permalinks.lock has is the corrected order. A block that was joined to another is an old anchor there, at the place where it
begins; one that was taken out of the text stands nowhere.
"""

from collections.abc import Collection, Sequence

from generator.model import Order
from generator.publishing.anchors import Anchor
from generator.publishing.keeping import PARAGRAPH_ID, POINT_ID, ids_of, place_of, renamed
from generator.publishing.letters import WINDOW
from generator.publishing.searching import FEWEST_LETTERS, Search


def name_blocks(order: Order, published: Sequence[Anchor], named: Collection[str], *, same_source: bool) -> Order:
    """The order with the ids that its editor knows. `named`: those that the corrections name. No old anchors are put in.

    `same_source`: what was published was read of this very source. Else a name that nothing published has leads nowhere: it could
    be another paragraph's by now, and what the editor says of it may be that it is no text.
    """
    search = Search(order, [anchor for anchor in published if not anchor.point])
    search.find_words()
    known = _of_old_anchors(search, published)
    if same_source:
        _of_corrections(search, known, named)
    search.find_likely(same_source=same_source, but=known)
    if same_source:
        _of_corrections(search, known, named)
    return renamed(order, ids_of(search, published, known))


def _of_old_anchors(search: Search, published: Sequence[Anchor]) -> dict[int, str]:
    """Flow of the order → the old anchor that stands where it begins, for those that were published as a part of another."""
    points: list[tuple[Anchor, int]] = []
    flow = -1
    for anchor in published:
        flow += not anchor.point
        if anchor.point and not POINT_ID.match(anchor.id) and anchor.length >= FEWEST_LETTERS:
            points.append((anchor, flow))
    openings = search.words.find({anchor.key for anchor, _ in points}, ending=False)
    closings = search.words.find({(anchor.closing, WINDOW) for anchor, _ in points if anchor.closing}, ending=True)
    known: dict[int, str] = {}
    for anchor, flow in points:
        place = place_of(anchor, flow, search, openings, closings)
        if place is not None and not place[1] and place[0] not in search.taken:
            known.setdefault(place[0], anchor.id)
    return known


def _of_corrections(search: Search, known: dict[int, str], named: Collection[str]) -> None:
    """Adds to `known` the paragraphs that were published nowhere because the corrections took them out, or joined so few letters
    that nothing tells them, or that were published with others' words behind theirs: several in a row only where each has a name
    to get."""
    named = {*named, *(search.flows[n].id for n in (*search.missing(), *search.inside))}
    ids = {new: search.flows[old].id for new, old in search.taken.items()} | known
    run: dict[int, str] = {}
    is_named = True
    last = ""
    for n, anchor in enumerate(search.now):
        if n in ids:
            known |= run if is_named else {}
            run, is_named, last = {}, True, ids[n]
            continue
        if not PARAGRAPH_ID.fullmatch(anchor.id):  # a heading, named for its words
            if anchor.id in named and anchor.id not in {*ids.values(), *known.values()}:
                known[n] = anchor.id
            continue
        used = {*ids.values(), *run.values(), *known.values()}
        wish = next((name for name in (_next(last), anchor.id) if name in named and name not in used), "")
        is_named = is_named and bool(wish)
        run[n] = last = wish or anchor.id
    known |= run if is_named else {}


def _next(last: str) -> str:
    """The id of the paragraph behind that one."""
    m = PARAGRAPH_ID.fullmatch(last)
    return f"{m[1] or ''}p{int(m[2]) + 1}" if m else ""
