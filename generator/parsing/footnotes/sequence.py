"""Which rows begin a note: labels ascend, each behind its mark, and stand where notes stand.

A chain of labels 1, 2, 3, … is sought whose links are the likeliest altogether. A label may be lacking (a note that the
source lost), and the chain may begin again at 1 (a separate opinion), each at a price.
"""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from operator import attrgetter

from generator.parsing.footnotes.labels import HEADING, TERMINATED, Family, Label
from generator.parsing.footnotes.layout import Layout
from generator.parsing.footnotes.marks import Mark
from generator.parsing.footnotes.numbers import ABBREVIATED, LINKS, NUMBERED_THINGS, last_word
from generator.parsing.rows import Row

# Which marks a label goes with. A raised digit that a program lowered is a plain one, and the other way round.
PARTNERS: dict[Family, tuple[Family, ...]] = {
    "caret": ("caret",),
    "bracket": ("bracket", "raised"),
    "paren": ("paren", "raised"),
    "raised": ("raised", "plain"),
    "plain": ("plain", "raised"),
    "dotted": ("plain", "raised", "bracket"),
    "stop": ("plain", "raised", "bracket"),
    "sign": ("sign",),
}
REACH = 250  # rows between a mark and its note where pages are not told apart
FAR = 0.4  # how near one is that stands further off
SKIP, RESTART = 1.5, 4.0


@dataclass(frozen=True, slots=True)
class Evidence:
    """`marks`: every possible mark by family and number, in order. `headings`: the rows of headings NOTES."""

    rows: Sequence[Row]
    layout: Layout
    marks: dict[tuple[Family, int], list[Mark]]
    headings: list[int]
    used: set[tuple[int, int]] = field(default_factory=set)  # places of the marks that have their notes
    signed: dict[int, int] = field(default_factory=dict)  # page → the row of its first note that a sign labels

    def candidates(self, label: Label, window: int = 40, most: int = 8) -> list[tuple[float, Mark]]:
        """Possible marks of the label before it, with weights: the `most` likeliest of the nearest of each family."""
        found = self.weighed(label, window)
        if len(found) > most:
            found = sorted(found, key=lambda f: (f[0], f[1].row))[-most:]
        return sorted(found, key=lambda f: (f[1].row, f[1].start))

    def weighed(self, label: Label, window: int = 40) -> list[tuple[float, Mark]]:
        """The same, all of them, as they come."""
        found: list[tuple[float, Mark]] = []
        anywhere = label.family in ("caret", "stop") or self.after_heading(label.row)
        for rank, family in enumerate(PARTNERS[label.family]):
            marks = self.marks.get((family, label.number))
            if not marks:
                continue
            at = bisect_left(marks, label.row, key=attrgetter("row"))
            share = 1 if rank == 0 or family == "raised" else 0.7
            near = [m for m in marks[max(0, at - window) : at] if m.weight > 0]
            if self.used:
                near = [m for m in near if (m.row, m.start) not in self.used]
            if anywhere:
                found += [(m.weight * share, m) for m in near]
            elif self.layout.paged:
                found += [(m.weight * self.nearness(m.row, label) * share, m) for m in near]
            else:
                first = label.row - REACH
                found += [(m.weight * (1 if m.row > first else FAR) * share, m) for m in near]
        return found

    def nearness(self, row: int, label: Label) -> float:
        """1 where a note may well stand for a mark in `row`: on the same page or the next, or at the end of all."""
        if label.family in ("caret", "stop") or self.after_heading(label.row):
            return 1
        if self.layout.paged:
            leaves = self.layout.leaf[label.row] - self.layout.leaf[row]
            return 1 if leaves == 0 else 0.9 if leaves == 1 else 0.4 if label.family != "plain" else 0.25
        return 1 if label.row - row < REACH else FAR

    def after_heading(self, row: int) -> bool:
        """Whether the row stands below a heading NOTES."""
        return bool(self.headings) and row > self.headings[0]

    def standing(self, label: Label) -> float:
        """How well the row stands where notes stand, whatever its mark."""
        if label.family == "caret":
            return 4
        row, headed = label.row, self.after_heading(label.row)
        score = self.place(row) + (1.5 if headed else 0)
        if label.family == "raised":
            return score + 2
        if label.family == "paren" or (label.family == "dotted" and not headed):
            return score - 1  # an item of a list, if no mark says otherwise
        return score + self.opening(label) - self.wrapping(label)

    def place(self, row: int) -> float:
        """By what stands above the row: a rule, blank lines, a note that a sign labels, or the page's edge."""
        layout, gap = self.layout, self.rows[row].gap
        score = 2.0 if layout.ruled[row] else 0.0
        score += 1.0 if row > self.signed.get(layout.leaf[row], row) else 0
        if self.heads_page(row):
            return score - 0.5
        return score + (1.5 if gap > layout.pitch[row] else 0.3 if gap else 0)

    def heads_page(self, row: int) -> bool:
        """Whether the row is its page's first."""
        return row == 0 or self.layout.leaf[row - 1] != self.layout.leaf[row]

    def opening(self, label: Label) -> float:
        """By what follows the label: notes open with a capital, a quotation, a signal."""
        row, text = label.row, self.rows[label.row].text
        rest, score = text[label.end :].lstrip(), 0.0
        if not rest:
            if row == self.layout.last[row]:
                return -6  # a page's number at its foot
            rest, score = self.rows[row + 1].text, 0.7
        elif not text[label.end].isspace() and label.family == "plain":
            score = 1
        if rest[0].islower() and not rest.startswith(("e.g.", "i.e.", "id.", "see ", "ibid")):
            return score - 2
        return score + (0.5 if rest[0].isalpha() or rest[0] in "“\"‘'[*_§" else -0.7)

    def wrapping(self, label: Label) -> float:
        """What tells against the row: it goes on with the sentence above ("pursuant to Rule" / "12 the court")."""
        row, text = label.row, self.rows[label.row].text
        before = self.rows[row - 1].text if row else ""
        spaced = text[label.end : label.end + 1].isspace()
        if spaced and self.rows[row].gap <= self.layout.pitch[row] and not HEADING.match(before) and ends_before_number(before):
            return 2.5
        return -0.3 if not self.heads_page(row) and not TERMINATED.search(before) else 0


def ends_before_number(text: str) -> bool:
    """Whether a number that follows counts or names something: "pursuant to Rule" / "12 the court"."""
    word = last_word(text, len(text)).lower()
    if word.endswith("."):
        return word[:-1] in ABBREVIATED - {"id"}
    return word in NUMBERED_THINGS - LINKS - {"id"}


def gather(rows: Sequence[Row], layout: Layout, marks: Sequence[Mark]) -> Evidence:
    """What the rows, the pages and the possible marks tell of labels."""
    by_number: dict[tuple[Family, int], list[Mark]] = defaultdict(list)
    for mark in marks:
        if mark.number:
            by_number[mark.family, mark.number].append(mark)
    headings = [i for i, row in enumerate(rows) if len(row.text) < 20 and HEADING.match(row.text)]
    return Evidence(rows, layout, dict(by_number), headings)


def find_chain(labels: Sequence[Label], evidence: Evidence) -> list[Label]:
    """The likeliest chain of the labels (all of one family, in row order)."""
    best: dict[int, tuple[float, int]] = {}  # number → (score, index) of the best chain that ends with it so far
    top: tuple[float, int] = (0.0, -1)
    back: list[int] = []
    for index, label in enumerate(labels):
        standing = evidence.standing(label)
        weight = max((w for w, _ in evidence.weighed(label)), default=-1.0)
        back.append(-1)
        if standing < -3:
            continue
        own = standing + weight - 0.5
        n = label.number
        options = [(top[0] - (RESTART if top[1] >= 0 else 0) - min(SKIP * (n - 1), 6), top[1])]
        for step in (1, 2, 3, 4):
            if n - step in best:
                score, at = best[n - step]
                options.append((score - SKIP * (step - 1), at))
        score, at = max(options)
        back[index] = at
        total = score + own
        if n not in best or total > best[n][0]:
            best[n] = (total, index)
        top = max(top, (total, index))
    chain: list[Label] = []
    at = top[1]
    while at >= 0:
        chain.append(labels[at])
        at = back[at]
    return chain[::-1]


def assign_marks(chain: Sequence[Label], evidence: Evidence) -> list[Mark | None]:
    """For each label of the chain its mark, so that the marks ascend with the labels and weigh the most altogether."""
    taken = {label.row: label.end for label in chain}
    # The best chains so far by the place of their last mark: places and scores both ascend.
    places: list[tuple[int, int]] = []
    scores: list[float] = []
    ends: list[tuple[int, Mark, int]] = []  # (label, mark, the entry before)
    refs: list[int] = []
    for index, label in enumerate(chain):
        fresh: list[tuple[tuple[int, int], float, int]] = []
        for weight, mark in evidence.candidates(label):
            if mark.start < taken.get(mark.row, 0):
                continue
            place = (mark.row, mark.start)
            at = bisect_left(places, place) - 1
            fresh.append((place, weight + (scores[at] if at >= 0 else 0), len(ends)))
            ends.append((index, mark, refs[at] if at >= 0 else -1))
        for place, score, ref in fresh:
            at = bisect_left(places, place)
            if at and scores[at - 1] >= score:
                continue
            while at < len(places) and scores[at] <= score:
                del places[at], scores[at], refs[at]
            places.insert(at, place)
            scores.insert(at, score)
            refs.insert(at, ref)
    found: list[Mark | None] = [None] * len(chain)
    at = refs[-1] if refs else -1
    while at >= 0:
        index, mark, at = ends[at]
        found[index] = mark
    return found


def squeezed(pairs: Sequence[tuple[Label, Mark | None]], evidence: Evidence) -> list[Mark | None]:
    """The marks of the pairs, with those added that are the one number of their value between their neighbours' marks.

    So "the REAL ID Act 4 divests" is a mark, between marks 3 and 5, if note 4 stands between notes 3 and 5.
    """
    marks = [mark for _, mark in pairs]
    for i in range(1, len(pairs) - 1):
        before, after, label = marks[i - 1], marks[i + 1], pairs[i][0]
        if marks[i] or before is None or after is None or label.family not in ("plain", "raised"):
            continue
        n = label.number
        if (pairs[i - 1][0].number, pairs[i + 1][0].number) != (n - 1, n + 1) or after.row - before.row > REACH:
            continue
        one = re.compile(rf"(?<![\d.,§$#/-]){n}(?![\d/$%-]|[.,]\d)")
        places = [
            (row, m.start(), m.end())
            for row in range(before.row, after.row + 1)
            for m in one.finditer(evidence.rows[row].text)
            if (before.row, before.end) <= (row, m.start()) < (after.row, after.start)
        ]
        if len(places) == 1:
            row, start, end = places[0]
            alone = start == 0 and end == len(evidence.rows[row].text)
            if not alone:
                marks[i] = Mark(row, start, end, "plain", label.text, label.number, 2.0)
    return marks
