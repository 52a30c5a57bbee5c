"""Galley → Sheet: the rows that are left, with their indents and the gaps between them."""

import itertools
from collections.abc import Sequence

from generator.model import Furniture
from generator.parsing.furniture.galley import Galley
from generator.parsing.rows import Row, Sheet

TAB = 8
FEW_ROWS = 5  # a page with fewer rows does not show its own margin


def make_sheet(galley: Galley) -> Sheet:
    """The rows and the furniture. Each page's indents count from its own margin."""
    rows: list[Row] = []
    margins: list[int] = []
    pages: list[list[Row]] = []
    for page in galley.pages:
        found = page_rows(galley, page.first, page.last, page.number)
        pages.append(found)
        if len(found) >= FEW_ROWS:
            margins.append(margin(found))
    usual = sorted(margins)[len(margins) // 2] if margins else None
    for found in pages:
        if not found:
            continue
        own = margin(found)
        if len(found) < FEW_ROWS and usual is not None:
            own = min(own, usual)
        rows += [Row(r.number, r.page, r.column, r.text, max(0, r.indent - own), r.gap, r.glued) for r in found] if own else found
    return Sheet(tuple(rows), galley.furniture())


def margin(rows: list[Row]) -> int:
    """The column at which the page's text begins: the leftmost at which two rows, or all but one, begin."""
    starts = sorted(row.indent for row in rows)
    for one, two in itertools.pairwise(starts):
        if two - one <= 2:
            return one
    return starts[0]


def page_rows(galley: Galley, first: int, last: int, number: int | None) -> list[Row]:
    """The rows of lines[first:last], their indents still visual columns of the source."""
    rows: list[Row] = []
    gap = 0
    bare: list[int] = []  # numbers of the paper that stood alone since the last row
    before: int | None = None  # the number beside the last row, where it has one
    for line in range(first, last):
        text = galley.left[line]
        words = text.strip()
        count = galley.numbered.get(line)
        taken = galley.taken(line)
        if not words:
            if count is not None:
                bare.append(count)
            elif not taken:
                gap += 1
            continue
        if galley.numbered and (bare or count is not None or before is not None):
            gap = paper_gap(before, count, bare, gap)
        full = galley.source.lines[line]
        columns = visual_columns(full.text) if "\t" in full.text or "\f" in full.text else None
        if not taken:
            column = len(text) - len(text.lstrip())
            indent = column if columns is None else columns[column]
            rows.append(Row(full.number, number, column, words, indent, gap if rows else 0))
            gap, bare, before = 0, [], count
            continue
        end_before: int | None = None  # where the row before ends on this line
        for start, end, cut in pieces(text, taken):
            part = text[start:end]
            body = part.strip()
            if body:
                column = start + len(part) - len(part.lstrip())
                indent = column if columns is None else columns[column]
                glued = column == start and end_before is not None and end_before == cut
                rows.append(Row(full.number, number, column, body, indent, gap if rows else 0, glued))
                gap, end_before = 0, column + len(body)
        gap, bare, before = 0, [], count
    return rows


def paper_gap(before: int | None, count: int | None, bare: list[int], blank: int) -> int:
    """Empty lines of numbered paper between two rows: the numbers tell, blank lines of the text do not."""
    if before is not None and count is not None and count > before:
        return count - before - 1
    if bare:
        return len(bare) - 1
    return 0 if before is not None or count is not None else blank


def pieces(text: str, taken: Sequence[Furniture]) -> list[tuple[int, int, int]]:
    """The stretches of a line between what was taken of it: (start, end, where what was taken before it starts)."""
    found = []
    at = cut = 0
    for piece in taken:
        if piece.start > at:
            found.append((at, piece.start, cut))
            cut = piece.start
        elif piece.start < at or not at:
            cut = piece.start
        at = max(at, piece.end)
    found.append((at, len(text), cut))
    return found


def visual_columns(text: str) -> list[int]:
    """The visual column of each character: tabs expanded, form feeds without width."""
    columns: list[int] = []
    at = 0
    for character in text:
        columns.append(at)
        if character == "\t":
            at += TAB - at % TAB
        elif character != "\f":
            at += 1
    return columns
