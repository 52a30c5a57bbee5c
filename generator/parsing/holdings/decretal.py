"""Where the decretal part of an order begins.

Courts announce it: by "IT IS ORDERED", by a heading ("CONCLUSION", "DISPOSITION"), by "For the foregoing reasons" in
one of the last paragraphs. Where none of these is there, the last ruling of the document is its decretal part.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Block
from generator.parsing.holdings.clauses import SO_ORDERED, Clause
from generator.parsing.holdings.rulings import read_ruling
from generator.parsing.holdings.words import OPENING, W

CLOSING_HEADING = re.compile(
    rf"^\W*(?:(?:\d{{1,2}}|[IVX]{{1,5}}|[A-Z])[.):]*\s+)?(?:summary{W}and{W})?(?:conclusions?|disposition|decretal|decree|order|decision|judgment|ruling|remedy|relief|remand|summary|mandate|"
    rf"ordering{W}(?:paragraphs|clauses)|injunction|(?:preliminary|permanent){W}injunction|scope{W}of{W}(?:the{W})?injunction|orders)"
    rf"(?:{W}(?:and|of|on|for|the|&|order|orders|decree|disposition|judgment|recommendation|relief|remand|appeal|injunction|court|decision|mandate))*[\s.:]*$",
    re.I,
)
FOREGOING = re.compile(
    rf"{OPENING}(?:and{W}|now{W})?(?:accordingly|therefore|wherefore|consequently|thus|for{W}(?:all{W})?(?:of{W})?(?:the|these|those|this){W}(?:foregoing{W}|above{W}|above-stated{W}|reasons?\b)|"
    rf"for{W}the{W}reasons{W}(?:stated|set{W}forth|discussed|explained|given|elucidated|articulated|outlined|described|above|expressed|indicated|detailed|provided|noted|that)|"
    rf"based{W}(?:up)?on{W}(?:all{W})?(?:of{W})?(?:the{W}(?:foregoing|above|reasons)|these)|in{W}(?:conclusion|sum|light{W}of{W}the{W}(?:foregoing|above))|because{W}of{W}the{W}foregoing|"
    rf"upon{W}(?:the{W}foregoing|due{W}consideration|consideration)|in{W}accordance{W}with{W}the{W}foregoing|under{W}these{W}circumstances|we{W}(?:therefore|accordingly|thus)|the{W}(?:judgment|order|decision)s?\b)",
    re.I,
)
# Of these, what can only be said at the end; and the disposition that stands alone.
ABOVE = re.compile(
    rf"{OPENING}(?:for{W}(?:all{W})?(?:of{W})?(?:the|these|those){W}(?:foregoing|above|reasons{W}(?:stated|set{W}forth|discussed|explained|given){W}above)|based{W}(?:up)?on{W}the{W}foregoing|"
    rf"in{W}conclusion|[\w’']+{W}(?:\w+{W})?(?:affirmed|reversed|vacated|dismissed|granted|denied)\W*$)",
    re.I,
)
BELOW = re.compile(rf"\b(?:reasons?{W}(?:\w+{W}){{0,4}}(?:below|herein|that{W}follow)|following{W}reasons|as{W}set{W}forth{W}below|for{W}the{W}reasons{W}below)\b", re.I)
ONLY_CLOSING = re.compile(r"^\W*(?:it is )?(?:hereby )?so ordered\b", re.I)


@dataclass(frozen=True, slots=True)
class Reading:
    """A clause of block number `block` (index into the order's body), and whether it rules when read as reasoning."""

    block: int
    clause: Clause
    rules: bool


def decretal_start(blocks: Sequence[Block], readings: Sequence[Reading]) -> int:
    """The index in `readings` of the first clause of the decretal part; len(readings) if there is none.

    `blocks` is the order's body, `readings` the clauses of one opinion in order.
    """
    if not readings:
        return 0
    weights = [0]
    for r in readings:
        weights.append(weights[-1] + len(r.clause.text))
    total = weights[-1]
    formula = first_formula(blocks, readings, weights, total)
    heading = closing_heading(blocks, readings, weights, total)
    if heading is not None and (any(r.rules or r.clause.formula for r in readings[heading:]) or formula is None):
        return heading if formula is None else min(formula, heading)
    if formula is not None:
        return with_preamble(readings, formula)
    return closing_cue(blocks, readings, weights, total)


def with_preamble(readings: Sequence[Reading], start: int) -> int:
    """The start moved back over the ruling that comes just before "IT IS ORDERED": "For the foregoing reasons, …"."""
    while start and readings[start - 1].rules and readings[start].block - readings[start - 1].block <= 1:
        if not (ABOVE.match(readings[start - 1].clause.mask) and not BELOW.search(readings[start - 1].clause.mask)):
            break
        start -= 1
    return start


def first_formula(blocks: Sequence[Block], readings: Sequence[Reading], weights: Sequence[int], total: int) -> int | None:
    """The first "ORDERED" after which orders alone follow, as far as the document's length tells."""
    found = [i for i, r in enumerate(readings) if r.clause.formula and not SO_ORDERED.search(r.clause.mask)]
    if not found:
        return None
    late = [
        i for i in found
        if weights[i] >= (0.6 if blocks[readings[i].block].kind == "quote" else 0.5) * total
        or (total - weights[i] < 4000 and blocks[readings[i].block].kind != "quote")
    ]  # fmt: skip
    return late[0] if late else None


def closing_heading(blocks: Sequence[Block], readings: Sequence[Reading], weights: Sequence[int], total: int) -> int | None:
    """The clause under the last heading such as "CONCLUSION"; none where most of the text comes after it."""
    for i in range(len(readings) - 1, -1, -1):
        r = readings[i]
        if (i == 0 or readings[i - 1].block != r.block) and len(r.clause.text) < 60 and CLOSING_HEADING.match(blocks[r.block].text):
            return i + 1 if weights[i] >= 0.2 * total else None
    return None


def closing_cue(blocks: Sequence[Block], readings: Sequence[Reading], weights: Sequence[int], total: int) -> int:
    """The first ruling of the last run of paragraphs that is opened by "For the foregoing reasons" or the like.

    Where nothing rules, the last paragraphs are looked at with the eyes of the decretal part.
    """
    rulings = [i for i, r in enumerate(readings) if r.rules]
    if not rulings:
        end = [i for i in range(max(0, len(readings) - 8), len(readings)) if blocks[readings[i].block].kind == "paragraph"]
        return next((i for i in end if read_ruling(readings[i].clause, "decretal") is not None), len(readings))
    last = rulings[-1]
    near = [i for i in rulings if weights[last] - weights[i] < 700 and not BELOW.search(readings[i].clause.mask)]
    cued = [i for i in near if FOREGOING.match(readings[i].clause.mask)]
    if cued:
        last = with_preamble(readings, cued[0])
    while last and readings[last - 1].rules and readings[last - 1].block == readings[last].block:
        last -= 1
    return last if total - weights[last] <= max(2500, 0.3 * total) else len(readings)
