"""An id that was published keeps its words: of an order as it is read now, and the anchors published of it, the order with
the ids that its readers know.

Paragraphs may be cut otherwise than before, notes be found that were missed, words be corrected. Words that begin a block give
it the id that they had, others get an anchor where they begin now, and what is new gets an id that no other words had.
"""

import dataclasses
import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from generator.model import Block, Footnote, FootnoteMark, OldAnchor, Order, Passage
from generator.patterns import compiled
from generator.publishing.anchors import Anchor, anchors_of, points_of
from generator.publishing.letters import WINDOW
from generator.publishing.searching import FEWEST_LETTERS, Search

PARAGRAPH_ID = compiled(r"(.*-)?p(\d+)(?:-(\d+))?", re.DOTALL)
POINT_ID = compiled(r"page-|(?:.*-)?fnref-|ref-", re.DOTALL)
_MARK_ID = compiled(r"((?:.*-)?)fnref-(.+?)(?:-\d+)?", re.DOTALL)

Alias = tuple[str, int, int]  # an old id, which block or note it stands in, offset into its words


@dataclass(frozen=True, slots=True)
class Kept:
    """The order with its published ids; `anchors`: all it has now, in reading order; `lost`: those whose words are nowhere;
    `changed`: ids that lead to other words than before."""

    order: Order
    anchors: tuple[Anchor, ...]
    lost: tuple[Anchor, ...] = ()
    changed: tuple[str, ...] = ()


def keep_anchors(order: Order, published: Sequence[Anchor], gone: Collection[str] = (), *, same_source: bool = False) -> Kept:
    """The order with the anchors that were `published`. Ids that are `gone` need lead nowhere, and nothing else gets them.

    `same_source`: what was published was read of this very source. Then nothing is lost.
    """
    now = anchors_of(order)
    if not gone and (not published or tuple(published) == now):  # nothing is to be kept that is not there
        return Kept(order, now)
    wanted = [anchor for anchor in published if anchor.id not in gone]
    search = Search(order, [a for a in wanted if not a.point])
    search.find(same_source=same_source)
    ids, aliases = _ids(search, {a.id for a in published} | set(gone), _published_ids(search, [a for a in wanted if a.point]))
    aliases += [(search.flows[old].id, new, offset) for old, (new, offset) in search.inside.items()]
    order, lost_points = _keep_points(renamed(order, ids), search, [ids[anchor.id] for anchor in search.now], aliases, wanted)
    lost = [search.flows[n] for n in search.missing()]
    return Kept(order, anchors_of(order), tuple(lost + lost_points), tuple(search.changed))


# --- ids --------------------------------------------------------------------------------------------------------


def ids_of(search: Search, published: Sequence[Anchor], known: Mapping[int, str]) -> dict[str, str]:
    """Natural id → the id that a block or note has for those who know the `published` anchors; `known`: of some, what is so."""
    found = {n: search.flows[old].id for n, old in search.taken.items() if search.flows[old].id not in known.values()}
    return _ids(search, {anchor.id for anchor in published}, {**found, **known})[0]


def _published_ids(search: Search, points: Sequence[Anchor]) -> dict[int, str]:
    """Flow of the order → the id that was published for its first words."""
    old_anchors = {a.key: a.id for a in points if not POINT_ID.match(a.id)}
    published: dict[int, str] = {new: search.flows[old].id for new, old in search.taken.items()}
    for n, anchor in enumerate(search.now):
        if n not in published and anchor.length >= FEWEST_LETTERS and anchor.key in old_anchors:
            published[n] = old_anchors.pop(anchor.key)
    return published


def _ids(search: Search, reserved: Collection[str], published: Mapping[int, str]) -> tuple[dict[str, str], list[Alias]]:
    """Natural id → the id that a block or note gets; and the old ids that stand beside the one it gets.

    A paragraph keeps its published number. A heading is named for its words and a note for its label: where that name is free they
    get it, and the published one stands beside it.
    """
    ids: dict[str, str] = {}
    aliases: list[Alias] = []
    taken = set(reserved)
    numbers: dict[str, int] = {}  # the last paragraph's of each prefix
    for n, anchor in enumerate(search.now):
        paragraph = PARAGRAPH_ID.fullmatch(anchor.id)
        known = published.get(n)
        if paragraph and paragraph[3] and known is None and anchor.id not in taken:
            own = anchor.id  # the editor's file may name it so: it has cut it off
        elif paragraph and (known is None or not PARAGRAPH_ID.fullmatch(known)):
            own = _next_number(paragraph[1] or "", numbers, taken)
        elif known is None or (not paragraph and anchor.id not in taken):
            own = _free(anchor.id, taken)
        else:
            own = known
        if known is not None and own != known:
            aliases.append((known, n, 0))
        taken.add(own)
        ids[anchor.id] = own
        if m := PARAGRAPH_ID.fullmatch(own):
            numbers[m[1] or ""] = int(m[2])
    return ids, aliases


def _next_number(prefix: str, numbers: dict[str, int], taken: Collection[str]) -> str:
    """The number behind the last one where nothing had it; else the last one's with a number of its own: p12-2."""
    last = numbers.get(prefix, 0)
    wish = f"{prefix}p{last + 1}"
    return wish if wish not in taken else _free(f"{prefix}p{last}", taken)


def _free(wish: str, taken: Collection[str]) -> str:
    anchor, n = wish, 2
    while anchor in taken:
        anchor, n = f"{wish}-{n}", n + 1
    return anchor


def renamed(order: Order, ids: dict[str, str]) -> Order:
    """The order with other ids for its blocks and notes, everywhere; `ids` has each of them."""
    if all(old == new for old, new in ids.items()):
        return order

    def passage(one: Passage) -> Passage:
        if not any(isinstance(span, FootnoteMark) for span in one.spans):
            return one
        spans = (
            dataclasses.replace(s, note_id=ids.get(s.note_id, s.note_id)) if isinstance(s, FootnoteMark) else s for s in one.spans
        )
        return dataclasses.replace(one, spans=tuple(spans))

    def block(one: Block) -> Block:
        return dataclasses.replace(one, id=ids[one.id], passage=passage(one.passage))

    def note(one: Footnote) -> Footnote:
        words = None if one.passage is None else passage(one.passage)
        return dataclasses.replace(one, id=ids[one.id], passage=words, marks=tuple(ids.get(mark, mark) for mark in one.marks))

    def url(address: str | None) -> str | None:
        return f"#{ids.get(address[1:], address[1:])}" if address and address.startswith("#") else address

    return dataclasses.replace(
        order,
        body=tuple(block(one) for one in order.body),
        footnotes=tuple(note(one) for one in order.footnotes),
        holdings=tuple(dataclasses.replace(h, block=ids.get(h.block, h.block)) for h in order.holdings),
        citations=tuple(dataclasses.replace(c, flow=ids.get(c.flow, c.flow), url=url(c.url)) for c in order.citations),
    )


# --- points -----------------------------------------------------------------------------------------------------


def _keep_points(
    order: Order, search: Search, names: list[str], aliases: Sequence[Alias], published: Sequence[Anchor]
) -> tuple[Order, list[Anchor]]:
    """The order with its old anchors, and the points that are lost with the words they stood in. `names`: its flows' ids."""
    kept = list(aliases)
    there = {*names, *(point.id for point in points_of(_with_old_anchors(order, names, kept))), *(old for old, _, _ in kept)}
    sought: list[tuple[Anchor, int]] = []
    flow = -1
    for anchor in published:
        flow += not anchor.point
        if anchor.point and anchor.id not in there:
            sought.append((anchor, flow))
    openings = search.words.find({a.key for a, _ in sought if a.length >= FEWEST_LETTERS}, ending=False)
    closings = search.words.find({(a.closing, WINDOW) for a, _ in sought if a.closing}, ending=True)
    where = {name: n for n, name in enumerate(names)}
    lost: list[Anchor] = []
    for anchor, flow in sought:
        place = place_of(anchor, flow, search, openings, closings)
        if place is None and (m := _MARK_ID.fullmatch(anchor.id)) and (note := f"{m[1]}fn-{m[2]}") in where:
            place = where[note], 0
        if place is None and flow in search.match:  # the words that it stood in, if not those it stood at
            place = search.match[flow], 0 if anchor.length else len(search.stream.texts[search.match[flow]])
        if place is None:
            place = search.inside.get(flow)
        if place is None:
            lost.append(anchor)
        else:
            kept.append((anchor.id, *place))
    return _with_old_anchors(order, names, kept), lost


def _with_old_anchors(order: Order, names: Sequence[str], aliases: Sequence[Alias]) -> Order:
    if not aliases:
        return order
    by_flow: dict[str, list[OldAnchor]] = {}
    for old, n, offset in sorted(aliases, key=lambda alias: alias[1:]):
        by_flow.setdefault(names[n], []).append(OldAnchor(offset, old))

    def passage(flow: str, one: Passage) -> Passage:
        return dataclasses.replace(one, spans=(*one.spans, *by_flow[flow])) if flow in by_flow else one

    return dataclasses.replace(
        order,
        body=tuple(dataclasses.replace(b, passage=passage(b.id, b.passage)) for b in order.body),
        footnotes=tuple(dataclasses.replace(n, passage=n.passage and passage(n.id, n.passage)) for n in order.footnotes),
    )


Found = dict[tuple[str, int], list[int]]  # (digest, letters) → positions


def place_of(anchor: Anchor, flow: int, search: Search, openings: Found, closings: Found) -> tuple[int, int] | None:
    """(which flow, offset) of the letters that a point stood before, or behind."""
    for ending, places in ((False, openings.get(anchor.key, [])), (True, closings.get((anchor.closing, WINDOW), []))):
        position = search.choose(places, max(flow, 0), everywhere=True, own=True)
        if position is None:
            continue
        own = search.match.get(flow)
        if own is not None and position == search.stream.end(own):  # and not before the next one, where that begins
            return own, len(search.stream.texts[own])
        return search.words.place(position, ending=ending)
    return None
