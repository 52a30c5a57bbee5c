"""What the editor corrects in how the body was cut: what a block is, where one ends, which words are none of the court's text.

Words are never touched: they come to stand in other blocks, or among the furniture, each traced to the source as before.
"""

import dataclasses
from collections.abc import Sequence
from typing import get_args

from generator.editorial.kept import keep_words
from generator.editorial.passages import free_id, parted, together
from generator.model import CAPTION, BlockKind, Furniture, Order, Passage, Report
from generator.problems import report_problem
from generator.tables import Table, did_you_mean

KINDS: tuple[BlockKind, ...] = get_args(BlockKind)
FURNITURE = "furniture"
_LEVELS = {"heading": 2, "quote": 1, "item": 1}


def correct_body(order: Order, table: Table, report: Report) -> Order:
    """The order with its blocks as the editor says: `[body] kept`, `[body.kinds]`, `[body.split]`, `[body] joined`, in this order.

    What the editor names and is not there goes to `report`. Citations and holdings are to be looked for afterwards.
    """
    given = order
    order = keep_words(order, table, report)
    order = _kinds(order, table, report)
    order = _split(order, table, report)
    order = _joined(order, table, report)
    if order is given:
        return order
    named = dataclasses.replace(order.editorial, corrected=(*order.editorial.corrected, "paragraphs"))
    return _marked(dataclasses.replace(order, editorial=named))


def _index(order: Order, anchor: str) -> int | None:
    return next((n for n, block in enumerate(order.body) if block.id == anchor), None)


def _dead(order: Order, table: Table, report: Report, key: str, anchor: str) -> None:
    place = table.place("body", key, holding=anchor)
    hint = did_you_mean(anchor, {block.id for block in order.body})
    report_problem(report, "dead-reference", place, key=f"[body] {key}", what=f"the block “{anchor}”", hint=hint)


def _kinds(order: Order, table: Table, report: Report) -> Order:
    for anchor, wanted in table.named("body", "kinds").items():
        place = table.place("body", "kinds", holding=anchor)
        n = _index(order, anchor)
        if n is None:
            _dead(order, table, report, "kinds", anchor)
            continue
        block, body = order.body[n], list(order.body)
        kind = next((kind for kind in KINDS if kind == wanted), None)
        marked = bool(block.passage.marks())
        if kind is not None:
            body[n] = dataclasses.replace(block, kind=kind, level=_level(order, kind))
            order = dataclasses.replace(order, body=tuple(body))
        elif wanted == FURNITURE and not marked:
            order = dataclasses.replace(
                order, body=(*body[:n], *body[n + 1 :]), furniture=(*order.furniture, *_furniture(order, block.passage))
            )
        else:
            hint = (
                "a footnote's mark stands in it: it is text" if wanted == FURNITURE else did_you_mean(wanted, (*KINDS, FURNITURE))
            )
            report_problem(report, "bad-value", place, key=f'[body.kinds] "{anchor}"', value=wanted, hint=hint)
    return order


def _level(order: Order, kind: BlockKind) -> int:
    """That of the first other block of the kind; else the outermost."""
    return next((block.level for block in order.body if block.kind == kind), _LEVELS.get(kind, 0))


def _furniture(order: Order, passage: Passage) -> list[Furniture]:
    """The words of a passage as pieces of source lines, with what was consumed between them."""
    stretches = [(s.line, s.column, s.column + s.length) for s in passage.segments]
    stretches += [(c.line, c.column, c.column + c.length) for c in passage.consumed]
    return [Furniture(n, start, end, "noise", order.source.line(n).text[start:end]) for n, start, end in sorted(stretches)]


def _split(order: Order, table: Table, report: Report) -> Order:
    for anchor, words in table.named("body", "split").items():
        n = _index(order, anchor)
        if n is None:
            _dead(order, table, report, "split", anchor)
            continue
        block = order.body[n]
        at = block.text.find(" ".join(words.split()), 1) if words.strip() else -1
        if at < 1:
            place = table.place("body", "split", holding=anchor)
            hint = "write the words with which the second paragraph begins as they stand on the page"
            what = f"“{words}” within {anchor}"
            report_problem(report, "dead-reference", place, key="[body.split]", what=what, hint=hint)
            continue
        first, second = parted(block.passage, at)
        halves = (
            dataclasses.replace(block, passage=first),
            dataclasses.replace(block, id=free_id(order, anchor), passage=second),
        )
        order = dataclasses.replace(order, body=(*order.body[:n], *halves, *order.body[n + 1 :]))
    return order


def _joined(order: Order, table: Table, report: Report) -> Order:
    for anchor in table.texts("body", "joined"):
        n = _index(order, anchor)
        if n is None:
            _dead(order, table, report, "joined", anchor)
            continue
        if not n or order.body[n - 1].part != order.body[n].part:
            place = table.place("body", "joined", holding=anchor)
            hint = "nothing stands before it that it could go on from"
            report_problem(report, "bad-value", place, key="[body] joined", value=anchor, hint=hint)
            continue
        before, block = order.body[n - 1], order.body[n]
        whole = dataclasses.replace(before, passage=together(before.passage, block.passage))
        order = dataclasses.replace(order, body=(*order.body[: n - 1], whole, *order.body[n + 1 :]))
    return order


def _marked(order: Order) -> Order:
    """The order, each note with the blocks and notes in which its marks stand now."""
    where: dict[str, list[str]] = {}
    for flow, passage in order.flows():
        for mark in passage.marks():
            where.setdefault(mark.note_id, []).append(flow)
    notes = (dataclasses.replace(note, marks=_marks(note.marks, where.get(note.id, ()))) for note in order.footnotes)
    return dataclasses.replace(order, footnotes=tuple(notes))


def _marks(before: Sequence[str], found: Sequence[str]) -> tuple[str, ...]:
    return (*(mark for mark in before if mark == CAPTION), *found)
