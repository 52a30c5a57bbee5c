"""Where published words stand in an order as it is read now.

Looked for is, in turn: the block that begins with an anchor's words; the place within a block at which they begin now; the block
that ends with them and is about as long; the one that stands alone between the same neighbours.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Hashable, Iterator, Sequence
from itertools import accumulate

from generator.model import Order
from generator.publishing.alignment import aligned
from generator.publishing.anchors import NOTE_ID, Anchor, flow_anchor, flows_of
from generator.publishing.letters import Words, digest, stream_of, within

FEWEST_LETTERS = 4  # by which words are known between their neighbours, be they not quite where they stood
_ENOUGH = 32  # by which they are, anywhere
_MOST_BETWEEN = 3  # blocks with other words that may be taken for the ones between the same neighbours
_LONGER = 1.25  # than it was, a paragraph may be that is known by its end

_NO_WORDS = digest("")

Gap = tuple[list[int], list[int]]


class Search:
    """`flows`: published blocks and notes; `now`: those of the order. Found are `match`: index in `flows` → in `now` (`taken`: the
    other way), for words that begin a block or note; `inside`: index in `flows` → (index in `now`, offset), for others;
    `changed`: the ids of those that were found by their neighbours alone."""

    def __init__(self, order: Order, flows: Sequence[Anchor]) -> None:
        texts = list(flows_of(order))
        self.flows = flows
        self.now = [flow_anchor(flow, text) for flow, text in texts]
        self.stream = stream_of(text for _, text in texts)
        self.words = Words(self.stream)
        self._lengths = list(accumulate((anchor.length for anchor in flows), initial=0))  # letters before each flow
        self.match: dict[int, int] = {}
        self.taken: dict[int, int] = {}
        self.inside: dict[int, tuple[int, int]] = {}
        self.changed: list[str] = []
        self._others: frozenset[int] = frozenset()
        self._in_order: list[tuple[int, int]] = []  # of `match`, those that stand in the order in which they stood

    def find(self, *, same_source: bool) -> None:
        """Finds what can be found: all, where the source is the one that was published, for then no words are gone: those that
        are no longer taken for the court's text are said to stand where they stood between others. So is what has no letters."""
        self.find_words()
        self.find_likely(same_source=same_source)

    def find_words(self) -> None:
        """Finds the words that are there as they were."""
        for key in (_all_of_it, _opening):
            for gone, free in list(self._gaps()):
                for a, b in aligned([key(self.flows[n]) for n in gone], [key(self.now[n]) for n in free]):
                    self._tie(gone[a], free[b])
        self._moved()
        self._within_others()

    def find_likely(self, *, same_source: bool, but: Collection[int] = ()) -> None:
        """Finds, of what is left, what stands where it stood; but for the flows of the order that are known to be others."""
        self._others = frozenset(but)
        self._by_closing()
        self._between_neighbours(known=same_source)
        self._where_it_stood(all_of_it=same_source)

    def missing(self) -> list[int]:
        """The published flows that are not found."""
        return [n for n in range(len(self.flows)) if n not in self.match and n not in self.inside]

    def choose(self, places: list[int], old: int, *, everywhere: bool, own: bool = False) -> int | None:
        """Of the places where words stand between the neighbours of the `old`-th flow (for its `own` points: from its beginning
        on) that which is nearest to where it stood; the only one, where none is between them and `everywhere` counts."""
        near = within(places, *self._between(old, own=own))
        if near:
            at = bisect_left(self._in_order, (old + own, -1))
            before, now = self._in_order[at - 1] if at else (0, 0)
            stood = self.stream.starts[now] + self._lengths[old] - self._lengths[before]
            nearest = min(near, key=lambda place: abs(place - stood))
            return nearest if nearest == stood or own or self.flows[old].length >= FEWEST_LETTERS else None
        return places[0] if everywhere and len(places) == 1 else None

    def _tie(self, old: int, new: int) -> None:
        self.match[old], self.taken[new] = new, old
        at = bisect_left(self._in_order, (old, new))
        before = self._in_order[at - 1] if at else (-1, -1)
        behind = self._in_order[at] if at < len(self._in_order) else (len(self.flows), len(self.now))
        if before[1] < new < behind[1]:
            self._in_order.insert(at, (old, new))

    def _gaps(self) -> Iterator[Gap]:
        """The flows that are not found between two found ones, and those of the order that nobody has."""
        before = (-1, -1)
        for end in [*self._in_order, (len(self.flows), len(self.now))]:
            gone = [n for n in range(before[0] + 1, end[0]) if n not in self.match and n not in self.inside]
            free = [n for n in range(before[1] + 1, end[1]) if n not in self.taken and n not in self._others]
            if gone and free:
                yield gone, free
            before = end

    def _between(self, old: int, *, own: bool) -> tuple[int, int]:
        """The positions behind the beginning of the found flow before the `old`-th, and up to that of the one behind it."""
        at = bisect_left(self._in_order, (old + own, -1))
        starts = self.stream.starts
        low = starts[self._in_order[at - 1][1]] + (not own) if at else 0
        high = starts[self._in_order[at][1]] + own if at < len(self._in_order) else len(self.stream.folded) + 1
        return low, high

    def _moved(self) -> None:
        """What stands once among those that are left on both sides: it has moved."""
        gone, free = self.missing(), [n for n in range(len(self.now)) if n not in self.taken]
        times, times_now = Counter(_opening(self.flows[n]) for n in gone), Counter(_opening(self.now[n]) for n in free)
        where = {_opening(self.now[n]): n for n in free}
        for old in gone:
            key = _opening(self.flows[old])
            if times[key] == times_now[key] == 1:
                self._tie(old, where[key])

    def _within_others(self) -> None:
        gone = [n for n in self.missing() if self.flows[n].length]
        found = self.words.find({self.flows[n].key for n in gone}, ending=False)
        for old in gone:
            anchor = self.flows[old]
            position = self.choose(found[anchor.key], old, everywhere=anchor.length >= _ENOUGH)
            if position is None:
                continue
            new, offset = self.words.place(position, ending=False)
            if not offset and new not in self.taken:
                self._tie(old, new)
            else:
                self.inside[old] = new, offset

    def _by_closing(self) -> None:
        for gone, free in list(self._gaps()):
            ends = {self.now[n].closing: n for n in reversed(free) if self.now[n].closing}
            for old in gone:
                new = ends.get(self.flows[old].closing)
                if new is None or new in self.taken:
                    continue
                lengths = sorted((self.flows[old].length, self.now[new].length))
                if lengths[1] <= _LONGER * lengths[0]:
                    self._tie(old, new)

    def _between_neighbours(self, *, known: bool) -> None:
        for gone, free in list(self._gaps()):
            natural = {self.now[n].id: n for n in free}
            notes = [n for n in gone if NOTE_ID.fullmatch(self.flows[n].id)]
            pairs = [(n, natural[self.flows[n].id]) for n in notes if self.flows[n].id in natural]  # known by its label
            old = [n for n in gone if not NOTE_ID.fullmatch(self.flows[n].id)]
            new = [n for n in free if not NOTE_ID.fullmatch(self.now[n].id)]
            if len(old) == len(new) <= _MOST_BETWEEN:
                pairs += zip(old, new, strict=True)
            for a, b in pairs:
                self._tie(a, b)
                if self.flows[a].length and not known:
                    self.changed.append(self.flows[a].id)

    def _where_it_stood(self, *, all_of_it: bool) -> None:
        for gone, free in list(self._gaps()) if all_of_it else ():
            for old, new in zip(gone, free, strict=False):
                self._tie(old, new)
        for old in self.missing():
            if self.flows[old].length and not all_of_it:
                continue
            at = bisect_left(self._in_order, (old, -1))
            if at:
                new = self._in_order[at - 1][1]
                self.inside[old] = new, len(self.stream.texts[new])
            elif self.now:
                self.inside[old] = 0, 0


def _opening(anchor: Anchor) -> Hashable:
    """By what a block is known: its first words; a note that the source lacks, by its id."""
    return anchor.id if anchor.opening == _NO_WORDS else anchor.key


def _all_of_it(anchor: Anchor) -> Hashable:
    return anchor.id if anchor.opening == _NO_WORDS else (*anchor.key, anchor.closing)
