"""Labels and marks that a scanner misread: "Treasury,l alleging", "Culotta.®". They count only where a number is lacking.

What stands in a number's place is one of a few shapes, and one only must stand between the neighbours: else nothing is
said. The number meant is the one that the sequence lacks.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.parsing.footnotes.labels import Label, Mark
from generator.parsing.footnotes.sequence import Evidence
from generator.parsing.rows import Row

ONE = "lI!|"  # what scanners make of a raised 1
STRANGE = "®©°™•£¥€¢~^"  # what they make of any raised figure
SPOILT_MARK = re.compile(rf"(?<=[.,;?”\")\]])[{re.escape(ONE + STRANGE)}](?=\s|$)|(?<=[a-z])[{re.escape(STRANGE)}](?=\s|$)")
SPOILT_LABEL = re.compile(rf"(?:[{re.escape(ONE)}]\s?(?=[A-Z“])|['{re.escape(STRANGE)}]\s(?=[A-Z“]))")


@dataclass(frozen=True, slots=True)
class Spoilt:
    """Every place in the rows that a misread figure may hold: marks in order, labels in order."""

    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]


def read_spoilt(rows: Sequence[Row]) -> Spoilt:
    marks: list[Mark] = []
    labels: list[Label] = []
    for index, row in enumerate(rows):
        m = SPOILT_LABEL.match(row.text)
        if m:
            labels.append(Label(index, "plain", "", 0, len(m.group().rstrip())))
        marks.extend(Mark(index, m.start(), m.end(), "plain", m.group(), 0, 1.0) for m in SPOILT_MARK.finditer(row.text))
    return Spoilt(tuple(marks), tuple(labels))


def find_spoilt(
    pairs: Sequence[tuple[Label, Mark | None]], labels: Sequence[Label], evidence: Evidence
) -> Iterator[tuple[Label, Mark]]:
    """(label, mark) of each note whose label or mark is misread: for one of `pairs` without a mark, or for a number that
    they lack. `pairs` are the notes found in one series, in order; `labels` all possible labels."""
    spoilt = read_spoilt(evidence.rows)
    if not spoilt.marks and not spoilt.labels:
        return
    numbers = [label.number for label, _ in pairs]
    for i, (label, mark) in enumerate(pairs):
        before = pairs[i - 1] if i else None
        if mark is None:
            low = before[1].row if before and before[1] else 0
            fit = [m for m in spoilt.marks if low <= m.row < label.row and on_page(m.row, label.row, evidence, label.number, m)]
            if len(fit) == 1:
                yield label, replace(fit[0], number=label.number, text=label.text)
    lacking = [n + 1 for n, after in zip(numbers, (*numbers[1:], 0), strict=False) if after in (n + 2, 0)]
    if not numbers or numbers[0] == 2:
        lacking.append(1)
    for n in lacking:
        low = max((label.row for label, _ in pairs if label.number < n), default=-1)
        high = min((label.row for label, _ in pairs if label.number > n), default=len(evidence.rows))
        fits = list(spoilt_pairs(n, low, high, spoilt, labels, evidence))
        if len(fits) == 1:
            yield fits[0]


def spoilt_pairs(
    n: int, low: int, high: int, spoilt: Spoilt, labels: Sequence[Label], evidence: Evidence
) -> Iterator[tuple[Label, Mark]]:
    """Every way in which rows low..high may hold note `n`, one side of it at least misread."""
    whole = [label for label in labels if label.family == "plain" and label.number == n and low < label.row < high]
    misread = [
        replace(label, number=n, text=str(n))
        for label in spoilt.labels
        if low < label.row < high and evidence.rows[label.row].text[0] in (ONE + STRANGE + "'" if n == 1 else STRANGE)
    ]
    for label in (*whole, *misread):
        if evidence.standing(label) < (0 if label in whole else 1.5):
            continue
        fit = [m for m in spoilt.marks if low < m.row < label.row and on_page(m.row, label.row, evidence, n, m)]
        clear = [m for w, m in evidence.candidates(label) if w >= 2] if label in misread else []
        for mark in clear or fit[:2]:
            yield label, replace(mark, number=n, text=str(n))


def on_page(row: int, label: int, evidence: Evidence, n: int, mark: Mark) -> bool:
    if mark.text in ONE and n != 1:
        return False
    leaf = evidence.layout.leaf
    return leaf[label] == leaf[row] if evidence.layout.paged else label - row < 60
