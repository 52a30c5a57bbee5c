"""How the rows lie on their pages: where a page ends, where a rule is drawn, how far apart lines are set."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Furniture
from generator.parsing.footnotes.labels import RULE
from generator.parsing.rows import Row

PAGE_ENDS = ("page-number", "running-head", "running-foot", "filing-stamp")


@dataclass(frozen=True, slots=True)
class Layout:
    """Of each row: `leaf`, the page on which it stands, counted from 0 as far as the source lets pages be told
    (`paged`: whether it does); `last`, the index of that page's last row; `ruled`, whether a rule is drawn above it;
    `pitch`, the blank lines that its page's rows mostly have before them."""

    leaf: tuple[int, ...]
    last: tuple[int, ...]
    ruled: tuple[bool, ...]
    pitch: tuple[int, ...]
    paged: bool


def read_layout(rows: Sequence[Row], furniture: Sequence[Furniture]) -> Layout:
    """The pages, rules and pitches of the rows; `furniture` is what was taken from among them."""
    ends = sorted({f.line for f in furniture if f.kind in PAGE_ENDS})
    rules = sorted({f.line for f in furniture if f.kind in ("rule", "caption-rule")})
    numbered = any(row.page is not None for row in rows)
    leaf: list[int] = []
    ruled: list[bool] = []
    number = 0
    for index, row in enumerate(rows):
        before = rows[index - 1] if index else None
        line = before.number if before else 0
        if before is not None:
            turned = row.page != before.page if numbered else holds(ends, line, row.number)
            number += turned
        leaf.append(number)
        ruled.append(holds(rules, line, row.number) or (before is not None and is_rule(before.text)))
    leaf = split_long(rows, leaf)
    last = [0] * len(rows)
    pitch = [0] * len(rows)
    gaps: Counter[int] = Counter()
    first = 0
    for index in range(len(rows)):
        gaps[min(rows[index].gap, 3)] += 1
        if index + 1 == len(rows) or leaf[index + 1] != leaf[index]:
            usual = gaps.most_common(1)[0][0]
            for i in range(first, index + 1):
                last[i], pitch[i] = index, usual
            gaps.clear()
            first = index + 1
    return Layout(tuple(leaf), tuple(last), tuple(ruled), tuple(pitch), number > 0)


def is_rule(text: str) -> bool:
    """A line that is drawn."""
    return not text[0].isalnum() and RULE.match(text) is not None


def split_long(rows: Sequence[Row], leaf: list[int]) -> list[int]:
    """The pages, those that hold two split where a line is left blank: a page whose number is not printed, in a text
    that has blank lines hardly anywhere else (plain "pdftotext")."""
    sizes = Counter(leaf)
    usual = sorted(sizes.values())[len(sizes) // 2] if sizes else 0
    blank = sum(1 for row in rows if row.gap)
    if len(sizes) < 3 or blank * 20 > len(rows):
        return leaf
    split: list[int] = []
    added, held = 0, 0
    for index, row in enumerate(rows):
        held = held + 1 if index and leaf[index] == leaf[index - 1] else 1
        if held > 8 and row.gap and sizes[leaf[index]] > 1.4 * usual:
            added, held = added + 1, 1
        split.append(leaf[index] + added)
    return split


def holds(lines: Sequence[int], after: int, before: int) -> bool:
    """Whether one of the ascending line numbers lies between the two."""
    if before - after < 2:
        return False
    at = bisect_left(lines, after + 1)
    return at < len(lines) and lines[at] < before
