"""Holdings: the sentences in which this court rules or orders, verbatim.

The stages: blocks → clauses (what is quoted is hidden), each clause read by the grammar of `rulings`, in the setting in
which it stands: in the reasoning, where only a plain ruling counts; in the decretal part; under "ORDERED"; in a list.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.model import Block, Holding, Order
from generator.parsing.holdings.clauses import RECOMMENDED, SO_ORDERED, Clause, clauses
from generator.parsing.holdings.decretal import Reading, decretal_start
from generator.parsing.holdings.predicates import Setting
from generator.parsing.holdings.rulings import Ruling, read_ruling

# The parts that speak for the court.
OURS = frozenset({"main", "opinion", "syllabus"})
SILENT = frozenset({"signature", "table", "verbatim"})
LIST_FOLLOWS = re.compile(r"(?::|\bthat|\bordered|\bfollows|\bDECREED|\badjudged)[\s,.:—-]*$", re.I)


def find_holdings(order: Order) -> Order:
    """The order with its holdings, in reading order; spans into the texts of its blocks and notes, none overlapping."""
    found: list[Holding] = []
    for number, part in enumerate(order.parts):
        if part.kind in OURS:
            found += holdings_of(order.body, number, part.kind == "syllabus")
    found += in_notes(order)
    return replace(order, holdings=tuple(found))


def holdings_of(body: Sequence[Block], part: int, syllabus: bool) -> Iterator[Holding]:
    """The holdings of one part of the body."""
    readings: list[Reading] = []
    for index, block in enumerate(body):
        if block.part != part or block.kind in SILENT:
            continue
        for clause in clauses(block.text):
            rules = block.kind != "quote" and not SO_ORDERED.search(clause.mask) and read_ruling(clause, "reasoning") is not None
            readings.append(Reading(index, clause, rules))
    start = len(readings) if syllabus else decretal_start(body, readings)
    listing = recommending = False
    for i, r in enumerate(readings):
        clause, block = r.clause, body[r.block]
        first = i == 0 or readings[i - 1].block != r.block
        if block.kind == "heading" and len(clause.text) > 3 and not clause.number:
            listing = recommending = False
        if SO_ORDERED.search(clause.mask):
            continue
        if clause.recommended and not clause.formula:
            listing, recommending = False, True
            continue
        if clause.formula:
            recommending = False
            listing = LIST_FOLLOWS.search(clause.mask[-14:]) is not None or listing
        if recommending:
            continue
        decretal = i >= start
        setting: Setting = "ordered" if clause.formula else "item" if listing else "decretal" if decretal else "reasoning"
        if block.kind == "quote" and not (clause.formula or listing):
            continue
        ruling = read_ruling(clause, setting)
        if ruling is None and clause.formula and not bare_formula(clause):
            ruling = Ruling(("ordered",), None)
        if ruling is not None:
            yield holding(block.id, clause, ruling, decretal or clause.formula or listing)


def bare_formula(clause: Clause) -> bool:
    """Whether the clause only announces orders: "IT IS ORDERED as follows:"."""
    return len(clause.mask) < 200 and LIST_FOLLOWS.search(clause.mask) is not None


def holding(block: str, clause: Clause, ruling: Ruling, operative: bool) -> Holding:
    return Holding(block, clause.start, clause.end, ruling.outcomes, subject(clause, ruling), operative)


def subject(clause: Clause, ruling: Ruling) -> str | None:
    """The thing ruled on, in the clause's words."""
    if ruling.about is None:
        return None
    words = clause.text[slice(*ruling.about)].strip(" ,;:.")
    return words or None


def in_notes(order: Order) -> Iterator[Holding]:
    """Rulings that stand in a note: only those that say themselves that they rule, in capitals or by "the Court"."""
    for note in order.footnotes:
        if note.text is None or order.parts[note.part].kind not in OURS:
            continue
        for clause in clauses(note.text):
            if SO_ORDERED.search(clause.mask) or RECOMMENDED.search(clause.mask):
                continue
            ruling = read_ruling(clause, "reasoning")
            if ruling is not None:
                yield holding(note.id, clause, ruling, False)
