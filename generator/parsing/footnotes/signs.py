"""Notes with signs for labels: * † ‡, which may come again on any page."""

from collections.abc import Iterator, Sequence

from generator.parsing.footnotes.labels import Label
from generator.parsing.footnotes.layout import Layout
from generator.parsing.footnotes.marks import Mark
from generator.parsing.rows import Row

REACH = 120  # rows between a sign and its note where pages are not told apart


def find_signed(
    labels: Sequence[Label], marks: Sequence[Mark], rows: Sequence[Row], layout: Layout
) -> Iterator[tuple[Label, Mark | None]]:
    """(label, mark) of each note that a sign labels: the sign stands in the text before it, on the same page or the one
    before, once only for each note."""
    signs = [m for m in marks if m.family == "sign"]
    used: set[tuple[int, int]] = set()
    starts = {label.row for label in labels if label.family == "sign"}
    at = 0
    recent: list[Mark] = []
    for label in labels:
        if label.family != "sign" or label.text == "§":
            continue
        rest = rows[label.row].text[label.end :].lstrip()
        if "*" in rest and rows[label.row].text[label.end] != " ":
            continue  # emphasis
        if not rest and (label.row + 1 >= len(rows) or label.row == layout.last[label.row]):
            continue
        while at < len(signs) and signs[at].row < label.row:
            recent.append(signs[at])
            at += 1
        del recent[:-12]
        fit = [
            m
            for m in recent
            if m.text == label.text
            and (m.row, m.start) not in used
            and not (m.start == 0 and m.row in starts)
            and near(m.row, label.row, layout)
        ]
        if fit:
            mark = max(fit, key=lambda m: (m.weight, -m.row))
            used.add((mark.row, mark.start))
            yield label, mark


def near(mark: int, label: int, layout: Layout) -> bool:
    """Whether a note in row `label` may belong to a mark in row `mark`."""
    if layout.paged:
        return layout.leaf[label] - layout.leaf[mark] <= 1
    return label - mark < REACH
