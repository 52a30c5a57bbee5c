"""Holdings: the sentences in which this court rules or orders, verbatim.

The way: blocks → `clauses` (what is quoted is hidden) → each read as reasoning (`rulings`) → `decretal` tells where the
decretal part begins → `standing` in what setting each clause stands → read again there → holdings. What a verb of
ruling means is in the table of `outcomes`; what makes its sentence no ruling is in `doubts`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.model import Block, Holding, Order
from generator.parsing.holdings.clauses import Clause, clauses
from generator.parsing.holdings.decretal import Reading, decretal_start
from generator.parsing.holdings.rulings import Ruling, read_ruling
from generator.parsing.holdings.standing import Standing, orders_something
from generator.parsing.holdings.subjects import subject_of

# The parts that speak for the court, and the blocks that are no sentences.
OURS = frozenset({"main", "opinion", "syllabus"})
SILENT = frozenset({"table", "verbatim"})
CITED = 60  # characters of the citation that may follow a quotation
LONGEST = 12  # blocks over which one quotation may run


def find_holdings(order: Order) -> Order:
    """The order with its holdings, in reading order, those in notes last.

    Each is a span of the text of a block, or of a note (`Holding.block` is then the note's id); none overlap.
    """
    parts: dict[int, list[int]] = {}
    for index, block in enumerate(order.body):
        if block.kind not in SILENT and order.parts[block.part].kind in OURS:
            parts.setdefault(block.part, []).append(index)
    found: list[Holding] = []
    for number, indices in parts.items():
        found += holdings_of(order.body, indices, order.parts[number].kind == "syllabus")
    return replace(order, holdings=(*found, *in_notes(order)))


def holdings_of(body: Sequence[Block], indices: Sequence[int], syllabus: bool) -> Iterator[Holding]:
    """The holdings of one part, whose blocks are those of the body at `indices`. A syllabus only reports: no decretal part."""
    quoted = quoted_blocks(body, indices)
    indices = [index for index in indices if index not in quoted]
    readings = [
        Reading(index, clause, None if body[index].kind == "quote" else as_reasoning(clause))
        for index in indices
        for clause in clauses(body[index].text)
    ]
    standing = Standing(len(readings) if syllabus else decretal_start(body, readings))
    for i, reading in enumerate(readings):
        clause, block = reading.clause, body[reading.block]
        setting = standing.setting(i, clause, block)
        if setting is None:
            continue
        ruling = reading.ruling if setting == "reasoning" else read_ruling(clause, setting)
        if ruling is None and setting in ("ordered", "item") and orders_something(clause):
            ruling = Ruling(("ordered",))
        standing.heard(clause, ruling is not None)
        if ruling is not None:
            yield holding(block.id, clause, ruling, setting != "reasoning")


def quoted_blocks(body: Sequence[Block], indices: Sequence[int]) -> set[int]:
    """The blocks of quotations that run over several: one opens with a quotation mark which a later one closes at its end."""
    quoted: set[int] = set()
    for n, first in enumerate(indices):
        text = body[first].text
        if first in quoted or not text.lstrip().startswith("“") or text.count("“") <= text.count("”"):
            continue
        for m in range(n + 1, min(n + LONGEST, len(indices))):
            more = body[indices[m]].text
            if more.count("”") > more.count("“"):
                last = m + 1 if more.rfind("”") >= len(more) - CITED else m  # behind it, the citation alone
                quoted.update(indices[n:last])
            if more.count("”") > more.count("“") or body[indices[m]].kind == "heading":
                break
    return quoted


def as_reasoning(clause: Clause) -> Ruling | None:
    """What the clause rules, read as a sentence of the reasoning."""
    return None if clause.closing else read_ruling(clause, "reasoning")


def in_notes(order: Order) -> Iterator[Holding]:
    """The rulings that stand in notes, read as reasoning."""
    for note in order.footnotes:
        if note.text is None or order.parts[note.part].kind not in OURS:
            continue
        for clause in clauses(note.text):
            ruling = None if clause.recommended else as_reasoning(clause)
            if ruling is not None:
                yield holding(note.id, clause, ruling, clause.formula)


def holding(flow: str, clause: Clause, ruling: Ruling, operative: bool) -> Holding:
    """The ruling as a holding of the block or note `flow`."""
    return Holding(flow, clause.start, clause.end, ruling.outcomes, subject_of(clause, ruling.about), operative)
