"""Labels and marks that a scanner misread: "Treasury,l alleging", "Culotta.®". They count only where a number is lacking.

What stands in a number's place is one of a few shapes, and one only must stand between the neighbours: else nothing is
said. The number meant is the one that the sequence lacks.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import islice, pairwise

from generator.parsing.footnotes.labels import Label
from generator.parsing.footnotes.marks import Mark
from generator.parsing.footnotes.sequence import Evidence
from generator.parsing.rows import Row, Wording
from generator.patterns import compiled

ONE = "lI!|"  # what scanners make of a raised 1
STRANGE = "®©°™•£¥€¢~^"  # what they make of any raised figure
PAGE = 80  # rows of a page at most
SPOILT = frozenset(ONE + STRANGE + "'")  # what a misread label begins with
SPOILT_MARK = compiled(
    rf"[{re.escape(ONE + STRANGE)}](?=\s|$)(?:(?<=[.,;?”\")\]].)|(?<=[a-z][{re.escape(STRANGE)}]))"  # the rarer first
)
SPOILT_LABEL = compiled(rf"(?:[{re.escape(ONE)}]\s?(?=[A-Z][a-z]|“)|['{re.escape(STRANGE)}]\s(?=[A-Z“]))")


@dataclass(frozen=True, slots=True)
class Spoilt:
    """Every place in the rows that a misread figure may hold: marks in order, labels in order."""

    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]

    def marks_before(self, label: Label, low: int, evidence: Evidence) -> Iterator[Mark]:
        """Marks that may be the label's, on its page, from row `low` on."""
        leaf, paged = evidence.layout.leaf, evidence.layout.paged
        at = bisect_left(self.marks, max(low, label.row - PAGE), key=lambda m: m.row)
        while at < len(self.marks) and self.marks[at].row < label.row:
            mark = self.marks[at]
            if (mark.text not in ONE or label.number == 1) and (not paged or leaf[mark.row] == leaf[label.row]):
                yield mark
            at += 1

    def pairs_between(
        self, n: int, low: int, high: int, labels: Sequence[Label], evidence: Evidence
    ) -> Iterator[tuple[Label, Mark]]:
        """Every way in which the rows between `low` and `high` may hold note `n`, one side of it at least misread."""
        shapes = ONE + STRANGE + "'" if n == 1 else STRANGE
        for label in between(labels, low, high):
            if label.family == "plain" and label.number == n and evidence.standing(label) >= 0:
                yield from ((label, self.read_as(mark, n)) for mark in islice(self.marks_before(label, low + 1, evidence), 2))
        for spoilt in between(self.labels, low, high):
            label = replace(spoilt, number=n, text=str(n))
            if evidence.rows[label.row].text[0] not in shapes or evidence.standing(label) < 1.5:
                continue
            clear = [mark for weight, mark in evidence.candidates(label) if weight >= 2]
            fit = clear or islice(self.marks_before(label, low + 1, evidence), 2)
            yield from ((label, self.read_as(mark, n)) for mark in fit)

    @staticmethod
    def read_as(mark: Mark, n: int) -> Mark:
        """The mark, read as the number n."""
        return mark._replace(number=n, text=str(n))


def between(labels: Sequence[Label], low: int, high: int) -> Iterator[Label]:
    """The labels in the rows between the two, not in them."""
    at = bisect_left(labels, low + 1, key=lambda label: label.row)
    while at < len(labels) and labels[at].row < high:
        yield labels[at]
        at += 1


def read_spoilt(rows: Sequence[Row]) -> Spoilt:
    """Every place in the rows that a misread figure may hold."""
    labels: list[Label] = []
    for index, row in enumerate(rows):
        m = SPOILT_LABEL.match(row.text) if row.text[0] in SPOILT else None
        if m:
            labels.append(Label(index, "plain", "", 0, len(m.group().rstrip())))
    wording = Wording(rows)
    marks: list[Mark] = []
    for m in SPOILT_MARK.finditer(wording.text):
        index = wording.row_at(m.start())
        start = m.start() - wording.starts[index]
        marks.append(Mark(index, start, start + 1, "plain", m.group(), 0, 1.0))
    return Spoilt(tuple(marks), tuple(labels))


def find_spoilt(
    pairs: Sequence[tuple[Label, Mark | None]], labels: Sequence[Label], evidence: Evidence
) -> Iterator[tuple[Label, Mark]]:
    """(label, mark) of each note whose label or mark is misread: for one of `pairs` without a mark, or for a number that
    they lack. `pairs` are the notes found in one series, in order; `labels` all possible labels, in order."""
    spoilt = read_spoilt(evidence.rows)
    if not spoilt.marks and not spoilt.labels:
        return
    low = 0
    for label, mark in pairs:
        if mark is None:
            fit = list(spoilt.marks_before(label, low, evidence))
            if len(fit) == 1:
                yield label, fit[0]._replace(number=label.number, text=label.text)
        low = mark.row if mark else low
    places = [(0, -1), *((label.number, label.row) for label, _ in pairs), (0, len(evidence.rows))]
    for (n, after), (m, before) in pairwise(places):
        if m in (n + 2, 0) or (n, m) == (0, 2):
            fits = list(islice(spoilt.pairs_between(n + 1, after, before, labels, evidence), 2))
            if len(fits) == 1:
                yield fits[0]
