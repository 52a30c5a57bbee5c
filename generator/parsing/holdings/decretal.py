"""Where the decretal part of an order begins.

Courts announce it: by "IT IS ORDERED", by a heading ("CONCLUSION", "DISPOSITION"), by "For the foregoing reasons" in
one of the last paragraphs. Where none of these is there, the last ruling of the document is its decretal part.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from generator.model import Block, BlockKind
from generator.parsing.holdings.clauses import Clause
from generator.parsing.holdings.rulings import Ruling, read_ruling
from generator.parsing.holdings.words import OPENING, W, pattern
from generator.parsing.rows import lowered

CLOSING_HEADING = pattern(
    rf"^\W*(?:(?:\d{{1,2}}|[ivx]{{1,5}}|[a-z])[.):]*\s+)?(?:summary{W}and{W})?(?:conclusions?|disposition|decretal|decree|"
    rf"order|decision|judgment|ruling|remedy|relief|remand|summary|mandate|"
    rf"ordering{W}(?:paragraphs|clauses)|injunction|(?:preliminary|permanent){W}injunction|scope{W}of{W}(?:the{W})?injunction|"
    rf"orders)"
    rf"(?:{W}(?:and|of|on|for|the|&|order|orders|decree|disposition|judgment|recommendation|relief|remand|appeal|injunction|"
    rf"court|decision|mandate))*[\s.:]*$"
)
FOREGOING = pattern(
    rf"{OPENING}(?:and{W}|now{W})?(?:accordingly|therefore|wherefore|consequently|thus|for{W}(?:all{W})?(?:of{W})?(?:the|these|"
    rf"those|this){W}(?:foregoing{W}|above{W}|above-stated{W}|reasons?\b)|"
    rf"for{W}the{W}reasons{W}(?:stated|set{W}forth|discussed|explained|given|elucidated|articulated|outlined|described|above|"
    rf"expressed|indicated|detailed|provided|noted|that)|"
    rf"based{W}(?:up)?on{W}(?:all{W})?(?:of{W})?(?:the{W}(?:foregoing|above|reasons)|these)|in{W}(?:conclusion|sum|"
    rf"light{W}of{W}the{W}(?:foregoing|above))|because{W}of{W}the{W}foregoing|"
    rf"upon{W}(?:the{W}foregoing|due{W}consideration|consideration)|in{W}accordance{W}with{W}the{W}foregoing|"
    rf"under{W}these{W}circumstances|we{W}(?:therefore|accordingly|thus)|the{W}(?:judgment|order|decision)s?\b)"
)
# Of these, what can only be said at the end; and the disposition that stands alone.
ABOVE = pattern(
    rf"{OPENING}(?:for{W}(?:all{W})?(?:of{W})?(?:the|these|those){W}(?:foregoing|above|reasons{W}(?:stated|set{W}forth|"
    rf"discussed|explained|given){W}above)|based{W}(?:up)?on{W}the{W}foregoing|"
    rf"in{W}conclusion|[\w’']+{W}(?:\w+{W})?(?:affirmed|reversed|vacated|dismissed|granted|denied)\W*$)"
)
BELOW = pattern(
    rf"\b(?:for{W}(?:two|three|four|several){W}reasons|reasons?{W}(?:\w+{W}){{0,4}}(?:below|herein|that{W}follow)|"
    rf"following{W}reasons|as{W}set{W}forth{W}below|for{W}the{W}reasons{W}below)\b"
)

# In characters: an "ORDERED" so near the end opens the decretal part of a short order; so near one another stand its rulings.
LATE, NEAR = 4000, 700
GAP = 3  # blocks between an opinion's conclusion and the "ORDERED" of the order that follows it
HEADING = 60


class Reading(NamedTuple):
    """A clause of block number `block` (index into the order's body), and what it rules when read as reasoning."""

    block: int
    clause: Clause
    ruling: Ruling | None

    @property
    def rules(self) -> bool:
        """Whether the clause rules when read as reasoning."""
        return self.ruling is not None


@dataclass(frozen=True, slots=True)
class Opinion:
    """One opinion: the order's blocks, the opinion's clauses in order. `weights[i]`: the characters before clause i."""

    blocks: Sequence[Block]
    readings: Sequence[Reading]
    weights: Sequence[int]

    @property
    def total(self) -> int:
        """The characters of all its clauses."""
        return self.weights[-1]

    def left(self, index: int) -> int:
        """The characters from clause number `index` to the end."""
        return self.total - self.weights[index]

    def kind(self, index: int) -> BlockKind:
        """The kind of the block in which clause number `index` stands."""
        return self.blocks[self.readings[index].block].kind

    def opens_block(self, index: int) -> bool:
        """Whether clause number `index` is the first of its block."""
        return index == 0 or self.readings[index - 1].block != self.readings[index].block


def decretal_start(blocks: Sequence[Block], readings: Sequence[Reading]) -> int:
    """The index in `readings` of the first clause of the decretal part; len(readings) if there is none.

    `blocks` is the order's body, `readings` the clauses of one opinion in order.
    """
    weights = (0, *accumulate(len(r.clause.text) for r in readings))
    opinion = Opinion(blocks, readings, weights)
    formula, heading = first_formula(opinion), closing_heading(opinion)
    if heading is not None and (formula is None or any(r.rules or r.clause.formula for r in readings[heading:])):
        return heading if formula is None else min(formula, heading)
    return closing_cue(opinion) if formula is None else with_preamble(readings, formula)


def with_preamble(readings: Sequence[Reading], start: int) -> int:
    """The start moved back over the ruling that comes just before "IT IS ORDERED": "For the foregoing reasons, …"."""
    before = start - 1
    while before > 0 and not readings[before].rules and readings[start].block - readings[before].block < GAP and start - before < 4:
        before -= 1
    if before >= 0 and before < start - 1 and concludes(readings[before]) and readings[start].block - readings[before].block <= GAP:
        start = before
    while start and readings[start].block - readings[start - 1].block <= GAP and concludes(readings[start - 1]):
        start -= 1
    return start


def concludes(reading: Reading) -> bool:
    """Whether the clause rules in words that stand at the end of an opinion alone."""
    mask = reading.clause.mask
    return reading.rules and ABOVE.match(mask) is not None and not BELOW.search(mask)


def first_formula(opinion: Opinion) -> int | None:
    """The first "ORDERED" after which orders alone follow, as far as the document's length tells. Quoted ones come early."""
    for i, r in enumerate(opinion.readings):
        if r.clause.formula and not r.clause.closing:
            quoted = opinion.kind(i) == "quote"
            if opinion.weights[i] >= (0.6 if quoted else 0.5) * opinion.total or (opinion.left(i) < LATE and not quoted):
                return i
    return None


def closing_heading(opinion: Opinion) -> int | None:
    """The clause under the last heading such as "CONCLUSION"; None where most of the text comes after it."""
    for i in range(len(opinion.readings) - 1, -1, -1):
        r = opinion.readings[i]
        if len(r.clause.text) < HEADING and opinion.opens_block(i) and CLOSING_HEADING.match(lowered(opinion.blocks[r.block].text)):
            return i + 1 if opinion.weights[i] >= 0.2 * opinion.total else None
    return None


def closing_cue(opinion: Opinion) -> int:
    """The first ruling of the last run of paragraphs that is opened by "For the foregoing reasons" or the like.

    Where nothing rules, the last paragraphs are looked at with the eyes of the decretal part.
    """
    readings, weights = opinion.readings, opinion.weights
    rulings = [i for i, r in enumerate(readings) if r.rules]
    if not rulings:
        end = [i for i in range(max(0, len(readings) - 8), len(readings)) if opinion.kind(i) == "paragraph"]
        return next((i for i in end if read_ruling(readings[i].clause, "decretal") is not None), len(readings))
    start = rulings[-1]
    near = [i for i in rulings if weights[start] - weights[i] < NEAR and not BELOW.search(readings[i].clause.mask)]
    cued = next((i for i in near if FOREGOING.match(readings[i].clause.mask)), None)
    if cued is not None:
        start = with_preamble(readings, cued)
    for i in reversed([i for i in rulings if i < start]):
        if readings[i].block != readings[start].block or weights[start] - weights[i] > 400 or BELOW.search(readings[i].clause.mask):
            break
        start = i
    ended = any(r.clause.closing for r in readings[start + 1 : start + 6])  # notices may follow for pages
    return start if ended or opinion.left(start) <= max(2500, 0.3 * opinion.total) else len(readings)
