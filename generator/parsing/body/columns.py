"""Tables: rows that stand in columns. Rows, Layout → the runs of rows to keep as they were set.

Wide gaps alone are no sign, justified text is full of them: the cells must begin below one another, and hold little.
"""

from collections.abc import Sequence

from generator.parsing.body.layout import Layout
from generator.parsing.body.wording import goes_on, item_mark, margin_number
from generator.parsing.rows import Row
from generator.patterns import compiled

GAP = compiled(r"\s{3,}")
FIGURE = compiled(r"[($]*[$€£]?\(?\d[\d,./:%-]*\)?[%*]?$")
LEAST_ROWS = 3


def find_tables(rows: Sequence[Row], layout: Layout, start: int, end: int) -> list[tuple[int, int]]:
    """The runs (from, to) of rows[start:end] that are tables."""
    found: list[tuple[int, int]] = []
    at = start
    while at < end:
        stop = figures_end(rows, at, end)
        if stop - at >= LEAST_ROWS:
            found.append((at, stop))
        else:
            stop = columns_end(rows, layout, at, end)
            if stop - at >= LEAST_ROWS and holds_little(rows[at:stop], layout):
                found.append((at, stop))
        at = max(stop, at + 1)
    return found


def figures_end(rows: Sequence[Row], at: int, end: int) -> int:
    """The end of a run of rows that are figures for a good part: "Firm  $5,965.49  $1,947.73  $7,913.22"."""
    while at < end and has_figures(rows[at].text):
        at += 1
    return at


def has_figures(text: str) -> bool:
    """Whether a third of the words and more are figures, money among them."""
    if "$" not in text or len(text) > 200:
        return False
    words = text.split()
    figures = sum(bool(FIGURE.match(word)) for word in words)
    return figures >= 2 and figures >= 0.34 * len(words)


def columns_end(rows: Sequence[Row], layout: Layout, at: int, end: int) -> int:
    """The end of a run of rows whose cells begin below one another."""
    columns = cells(rows[at])
    if not columns:
        return at
    stop = at + 1
    while stop < end:
        mine = cells(rows[stop])
        shared = {a for a in columns for b in mine if abs(a - b) <= 1}
        if not shared or goes_on(rows[stop - 1].text, rows[stop].text) or (layout.wider(rows, stop) and stop - at < 2):
            break
        columns = mine
        stop += 1
    return stop


def holds_little(rows: Sequence[Row], layout: Layout) -> bool:
    """Whether the rows' cells hold a few words each, and the rows do not reach from margin to margin."""
    full = sum(r.right >= layout.margins(r).right - 3 for r in rows)
    words = sum(len(r.text.split()) for r in rows)
    return 2 * full < len(rows) and words <= 4.5 * sum(len(cells(r)) + 1 for r in rows)


def cells(row: Row) -> tuple[int, ...]:
    """The visual columns at which the cells of a row begin, the first one left out."""
    if "   " not in row.text or len(row.text) > 400:
        return ()
    item = item_mark(row.text) or margin_number(row.text)
    return tuple(row.indent + m.end() for m in GAP.finditer(row.text, item.end() if item else 0))
