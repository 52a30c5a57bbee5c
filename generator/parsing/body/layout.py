"""How one document sets its lines: measured, never assumed. Rows → Layout.

Every judgment about paragraphs is relative to these measures: how far lines reach, where they begin, how many blank
lines stand between two lines of one sentence, whether blank lines and indents say anything in this document at all.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Source
from generator.parsing.body.wording import breaks_off, goes_on, leads_on, opens_upper, sentence_ends
from generator.parsing.rows import Row


@dataclass(frozen=True, slots=True)
class Margins:
    """Of one page: `left` and `right` are visual columns, `gap` the blank lines within a paragraph."""

    left: int
    right: int
    gap: int


@dataclass(frozen=True, slots=True)
class Layout:
    """`gaps[i]` is the number of blank lines before row i, None where other matter (a page's end, a note) lay between.

    `wrapped`: sentences run over several rows; False where a row is a paragraph. `gaps_tell`: more blank lines than
    usual begin a paragraph. `first_line`: the least indent that marks a paragraph's first line, 0 where none does.
    `slack`: columns that may be free at the end of a line before a word that could have stood there. `rooms`: how many
    are at the middle line, and at the sixth of the lines with most room, among which a first line is that lost its
    indent. `parted`: wide gaps are common enough to be how this document begins its paragraphs.
    """

    pages: dict[int | None, Margins]
    gaps: tuple[int | None, ...]
    wrapped: bool
    gaps_tell: bool
    first_line: int
    slack: int
    rooms: tuple[int, int]
    parted: bool

    def margins(self, row: Row) -> Margins:
        """The margins of the row's page."""
        return self.pages[row.page]

    def depth(self, row: Row) -> int:
        """Columns between the page's left margin and the row."""
        return row.indent - self.pages[row.page].left

    def wider(self, rows: Sequence[Row], at: int) -> bool:
        """More blank lines before rows[at] than within a paragraph."""
        gap = self.gaps[at]
        return gap is not None and gap > self.pages[rows[at].page].gap

    def far_apart(self, rows: Sequence[Row], at: int) -> bool:
        """So many blank lines before rows[at] that nothing runs on over them, not even in text set wide by a converter."""
        gap = self.gaps[at]
        return gap is not None and gap >= self.pages[rows[at].page].gap + 3

    def room(self, row: Row, following: Row) -> int:
        """Columns left at the end of `row` after the first word of `following`, had it stood there."""
        return self.pages[row.page].right - row.right - 1 - len(following.text.split(" ", 1)[0])

    def is_short(self, row: Row, following: Row) -> bool:
        """Whether the row ends so far from the margin that the next word was put below on purpose."""
        return self.room(row, following) > self.slack

    def fills(self, row: Row, following: Row, share: float) -> bool:
        """Whether the row with the first word of the next would take more than this share of the page's width."""
        margins = self.pages[row.page]
        return len(row.text) + len(following.text.split(" ", 1)[0]) > share * (margins.right - margins.left)

    def is_centred(self, row: Row) -> bool:
        """Set in from both sides by about as much, more than a paragraph's first line is."""
        margins = self.pages[row.page]
        before, after = row.indent - margins.left, margins.right - row.right
        width = max(1, margins.right - margins.left)
        if len(row.text) > 0.5 * width:
            if self.first_line and before <= self.first_line + 5:
                return False  # the first line of a paragraph, its right edge ragged
            free: float = 4
        else:
            free = max(6, width * 0.12)
        return before >= max(6, self.first_line + 3) and after >= 3 and abs(before - after) <= free

    def is_set_apart(self, row: Row) -> bool:
        """Centred, or short and so far in that no first line begins there (text whose right edge a converter lost)."""
        margins = self.pages[row.page]
        far = row.indent - margins.left > self.first_line + 10 and len(row.text) < 0.5 * (margins.right - margins.left)
        return far or self.is_centred(row)


def measure(source: Source, rows: Sequence[Row]) -> Layout:
    """The measures of the rows left of a source. Rows of which nothing can be said get those of common text."""
    gaps = tuple(gap_before(source, rows, at) for at in range(len(rows)))
    runs = [goes_on(rows[i].text, rows[i + 1].text) for i in range(len(rows) - 1)]
    usual = usual_gap(gaps, runs)
    pages = measure_pages(rows, gaps, runs, usual)
    lengths = sorted(len(r.text) for r in rows)
    long_rows = bool(rows) and lengths[len(lengths) * 3 // 4] > 220
    # Few lines of a short order go on with a small letter: that a full line breaks off right above another shows it too.
    torn = sum(run or (gaps[i + 1] == 0 and breaks_off(rows[i].text)) for i, run in enumerate(runs))
    wrapped = not long_rows and torn >= max(2, 0.08 * sum(len(r.text) > 40 for r in rows))
    slack, rooms = line_slack(rows, runs, pages)
    return Layout(
        pages=pages,
        gaps=gaps,
        wrapped=wrapped,
        gaps_tell=gaps_tell(rows, gaps, runs, pages),
        first_line=first_line_indent(rows, runs, pages),
        slack=slack,
        rooms=rooms,
        parted=is_parted(rows, gaps, pages),
    )


def gap_before(source: Source, rows: Sequence[Row], at: int) -> int | None:
    """Blank lines before the row; None at a page's start and where matter that was taken out lay between.

    Pleading paper read without its layout has a line number on a line of its own between any two lines: those do not count.
    """
    if at == 0 or rows[at].page != rows[at - 1].page:
        return None
    before, row = rows[at - 1], rows[at]
    for number in range(before.number + 1, row.number):
        words = source.lines[number - 1].text.strip()
        if words and not words.isdigit():
            return None
    return row.gap


def usual_gap(gaps: Sequence[int | None], runs: Sequence[bool]) -> int:
    """The commonest number of blank lines between two rows of one sentence."""
    counts = Counter(gap for i, run in enumerate(runs) if run and (gap := gaps[i + 1]) is not None)
    if not counts:
        counts = Counter(gap for gap in gaps if gap is not None)
    return counts.most_common(1)[0][0] if counts else 0


def measure_pages(rows: Sequence[Row], gaps: Sequence[int | None], runs: Sequence[bool], usual: int) -> dict[int | None, Margins]:
    """Each page's own margins and gap; a page too short to show them takes the document's."""
    by_page: dict[int | None, list[int]] = {}
    for at, row in enumerate(rows):
        by_page.setdefault(row.page, []).append(at)
    whole = right_margin([rows[i].right for i, run in enumerate(runs) if run] or [r.right for r in rows])
    pages: dict[int | None, Margins] = {}
    for page, members in by_page.items():
        left = left_margin([rows[at] for at in members])
        rights = [rows[at].right for at in members if len(rows[at].text) > 30 and at < len(runs) and runs[at]]
        right = right_margin(rights) if len(rights) >= 6 else whole
        inside = Counter(
            gap for at in members if at and runs[at - 1] and rows[at - 1].page == page and (gap := gaps[at]) is not None
        )
        gap = inside.most_common(1)[0][0] if sum(inside.values()) >= 4 else usual
        pages[page] = Margins(left, right, gap)
    return pages


def left_margin(rows: Sequence[Row]) -> int:
    """The smallest column at which a fair share of the page's words begins; a scanner's specks weigh little."""
    weights: Counter[int] = Counter()
    for row in rows:
        weights[row.indent] += min(len(row.text), 60)
    need = 0.12 * sum(weights.values())
    for indent in sorted(weights):
        if weights[indent] + weights[indent + 1] >= need:
            return indent
    return min(weights, default=0)


def right_margin(rights: Sequence[int]) -> int:
    """Where full lines end: nearly the longest, the longest left out (an address, a table's row)."""
    ordered = sorted(rights)
    return ordered[min(len(ordered) - 1, int(len(ordered) * 0.9))] if ordered else 80


def gaps_tell(rows: Sequence[Row], gaps: Sequence[int | None], runs: Sequence[bool], pages: dict[int | None, Margins]) -> bool:
    """Whether wider gaps part paragraphs: not so where sentences run on over a good share of them."""
    wide = [at for at in range(1, len(rows)) if (gap := gaps[at]) is not None and gap > pages[rows[at].page].gap]
    return sum(runs[at - 1] for at in wide) <= 0.15 * len(wide) + (1 if len(wide) > 6 else 0)


def is_parted(rows: Sequence[Row], gaps: Sequence[int | None], pages: dict[int | None, Margins]) -> bool:
    """Whether wide gaps stand after a fair share of the lines that end a sentence short of the margin."""
    wide = sum((gap := gaps[at]) is not None and gap > pages[rows[at].page].gap for at in range(1, len(rows)))
    return wide >= max(2, 0.03 * len(rows))


def first_line_indent(rows: Sequence[Row], runs: Sequence[bool], pages: dict[int | None, Margins]) -> int:
    """The least indent by which a first line is told: the commonest one step in after a sentence's end, and back."""
    steps: Counter[int] = Counter()
    jitter: Counter[int] = Counter()
    for at in range(1, len(rows) - 1):
        before, row, after = rows[at - 1], rows[at], rows[at + 1]
        depth = row.indent - pages[row.page].left
        if runs[at - 1]:
            if depth < 3 or before.page != row.page or abs(before.indent - row.indent) > 1:  # else a line within a block quote
                jitter[min(depth, 30)] += 1
            continue
        back = after.page == row.page and after.indent < row.indent and after.indent - pages[after.page].left <= 2
        if 0 < depth <= 22 and back and opens_upper(row.text) and (sentence_ends(before.text) or leads_on(before.text)):
            steps[depth] += 1
    total = sum(steps.values())
    if total == 1 and (only := next(iter(steps))) >= 3:
        return 0 if any(d >= 3 for d in jitter) else max(3, only - 2)
    for least in sorted(steps):
        mine = sum(n for d, n in steps.items() if d >= least)
        noise = sum(n for d, n in jitter.items() if d >= least and d - least <= 2)
        if steps[least] + steps[least + 1] >= max(2, 0.1 * total) and noise <= 0.15 * mine + 0.02 * sum(jitter.values()):
            return max(1, least - 2) if least > 4 else least
    return 0


def line_slack(rows: Sequence[Row], runs: Sequence[bool], pages: dict[int | None, Margins]) -> tuple[int, tuple[int, int]]:
    """How much room sure lines of paragraphs leave: nearly the most, so that a line with more is short on purpose."""
    rooms = sorted(
        pages[rows[i].page].right - rows[i].right - 1 - len(rows[i + 1].text.split(" ", 1)[0])
        for i, run in enumerate(runs)
        if run and rows[i].page == rows[i + 1].page and len(rows[i].text) > 30
    )
    if not rooms:
        return 8, (8, 8)
    slack = max(2, rooms[min(len(rooms) - 1, int(len(rooms) * 0.93))])
    return slack, (rooms[len(rooms) // 2], rooms[min(len(rooms) - 1, int(len(rooms) * 0.84))])
