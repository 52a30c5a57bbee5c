"""Line numbers of pleading paper: 1 to 28 down every page, beside the text, between its lines, or on lines of their own."""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import pairwise, takewhile

from generator.parsing.furniture.galley import Galley, Span
from generator.patterns import compiled

NUMBER = compiled(r"\f?([^\S\f]*)(\d{1,2})(?=\s|$)([^\S\f]*\|)?")
BAR = compiled(r"\s*(?:(?:[^\sA-Za-z|]{1,2}|[lIiOoSZ]{1,2})\s*)?\|(?=\s|$)")  # a rule that the scan shows beside the numbers
LAST = 50  # some courts' paper has more than 28 lines
FEWEST = 15  # numbers that a page must show before it is taken for numbered paper
MISREAD = compiled(r"([\dIl|!iOSB\]\[”\"'.,]{1,2})(?=\s{2,}|\s*$)")
SHORT_WORD = compiled(r"\b(?:[a-z]{2}|[A-Z][a-z]|[aAI]|v)\b")
REACH = 10  # lines in which a number out of order or misread stands from its neighbours
SKIP = 4  # how many numbers in a row the scan may have lost
FEW_WORDS = 30  # more words than this between numbers, and they count paragraphs, not lines


@dataclass(frozen=True, slots=True)
class Mark:
    """A number at the head of a line: it may count lines."""

    line: int
    start: int  # column of its first digit
    end: int  # column after its last, or after the scanned rule that follows it
    value: int
    alone: bool

    def above(self, other: "Mark") -> bool:
        """Whether both stand in one gutter: flush left or flush right."""
        return abs(self.start - other.start) <= 2 or abs(self.end - other.end) <= 2


def take_line_numbers(galley: Galley, paged: bool) -> tuple[int, ...]:
    """Takes the numbers. `paged`: galley.pages are true pages. Gives the lines at which a numbered page begins."""
    marks = find_marks(galley)
    if len(marks) < FEWEST:
        return ()
    spans = galley.pages if paged else restarts(marks, len(galley.left))
    runs = [longest_run(found) for found in marks_by_page(marks, spans)]
    words = word_counts(galley)
    whole = [is_page(galley, span, run, words) for span, run in zip(spans, runs, strict=True)]
    if not any(whole):
        return ()
    sure = sum(whole)
    if paged and sure * 2 < sum(len(run) > 2 for run in runs) and sure < 2:
        return ()
    starts: list[int] = []
    for span, run, good in zip(spans, runs, whole, strict=True):
        if not good and (len(run) < 4 or run[0].value > 3 or not lines_of_text(run, words)):
            continue
        starts.append(span.first)
        take_run(galley, span, run)
    return tuple(starts)


def find_marks(galley: Galley) -> list[Mark]:
    """Every number that opens a line and could be one of the paper's."""
    marks = []
    for line, text in enumerate(galley.left):
        m = None if text[:1].isalpha() else NUMBER.match(text)
        if m and 0 < int(m[2]) <= LAST:
            marks.append(Mark(line, m.start(2), m.end(), int(m[2]), not text[m.end() :].strip()))
    return marks


def marks_by_page(marks: list[Mark], spans: tuple[Span, ...]) -> list[list[Mark]]:
    """The marks of each page."""
    lines = [m.line for m in marks]
    return [marks[bisect_left(lines, span.first) : bisect_left(lines, span.last)] for span in spans]


def restarts(marks: list[Mark], last: int) -> tuple[Span, ...]:
    """Where no page break shows, a new page begins where the count begins again: a 1 behind a 4 and more, with 2 and 3 to come."""
    starts = [0]
    high = 0
    for i, mark in enumerate(marks):
        coming = {m.value for m in takewhile(lambda m: m.value > 1, marks[i + 1 : i + 2 + SKIP])}
        if (mark.value == 1 and high >= SKIP and {2, 3} <= coming) or (mark.value <= 2 and high >= FEWEST):
            starts.append(mark.line)
            high = mark.value
        elif high < mark.value <= high + SKIP:
            high = mark.value
    return tuple(Span(a, b, None) for a, b in zip(starts, [*starts[1:], last], strict=True))


def longest_run(marks: list[Mark]) -> list[Mark]:
    """The longest run of marks that count up in one gutter, a few lost ones allowed."""
    best: dict[int, tuple[int, int]] = {}  # value → (length of the run that ends with it, index)
    back: list[int] = []
    for i, mark in enumerate(marks):
        length, previous = 0, -1
        for k in range(1, SKIP + 1):
            if mark.value - k in best:
                n, j = best[mark.value - k]
                if n > length and mark.above(marks[j]):
                    length, previous = n, j
        back.append(previous)
        if mark.value not in best or length + 1 >= best[mark.value][0]:
            best[mark.value] = (length + 1, i)
    if not best:
        return []
    at = max(best.values())[1]
    run = []
    while at != -1:
        run.append(marks[at])
        at = back[at]
    return run[::-1]


def word_counts(galley: Galley) -> list[int]:
    """counts[i]: the words on the lines before line i."""
    counts = [0]
    for text in galley.left:
        counts.append(counts[-1] + len(text.split()))
    return counts


def lines_of_text(run: list[Mark], words: list[int]) -> bool:
    """Whether what stands between the numbers is lines, not paragraphs."""
    between = sorted(words[b.line] - words[a.line] for a, b in pairwise(run))
    return not between or (between[len(between) // 2] <= FEW_WORDS and between[-1] <= 6 * FEW_WORDS)


def is_page(galley: Galley, span: Span, run: list[Mark], words: list[int]) -> bool:
    """Whether the run counts the lines of the page from its head to its foot: a table's rows do not."""
    if len(run) < FEWEST or run[0].value > 3 or not lines_of_text(run, words):
        return False
    head = galley.worded(span.first, span.last, 8)
    foot = galley.worded_up(span.first, span.last, 14)
    return run[0].line <= head[-1] and (run[-1].line >= foot[-1] or run[-1].value >= 24)


def take_run(galley: Galley, span: Span, run: list[Mark]) -> None:
    """Takes the run's numbers, and those between them that the run missed: set out of order, or misread."""
    for mark in run:
        galley.numbered[mark.line] = mark.value
        galley.take(mark.line, mark.start, mark.end, "line-number")
    if sum(galley.source.lines[m.line].text[m.start : m.end].endswith("|") for m in run) > 1:
        for line in range(run[0].line, span.last):
            if line not in galley.numbered and (m := BAR.match(galley.left[line])):
                galley.take(line, 0, m.end(), "line-number")
    take_out_of_order(galley, span, run)
    for one, two in pairwise(run):
        if 1 < two.value - one.value <= SKIP and two.line - one.line <= REACH:
            take_misread(galley, one, two)


def take_out_of_order(galley: Galley, span: Span, run: list[Mark]) -> None:
    """Takes numbers alone on their lines that the run lacks and that stand near their neighbours, as raw text has them."""
    lines = {m.value: m.line for m in run}
    for line in range(run[0].line, span.last):
        word = galley.words(line)
        if line in galley.numbered or not word.isdecimal() or len(word) > 2:
            continue
        value = int(word)
        if value in lines or not run[0].value < value < run[-1].value:
            continue
        below = next((lines[v] for v in range(value - 1, value - SKIP, -1) if v in lines), None)
        above = next((lines[v] for v in range(value + 1, value + SKIP) if v in lines), None)
        if below is not None and above is not None and max(abs(below - line), abs(above - line)) <= REACH:
            lines[value] = line
            galley.numbered[line] = value
            galley.take_line(line, "line-number")


def take_misread(galley: Galley, one: Mark, two: Mark) -> None:
    """Between two numbers that are not neighbours: what stands in the gutter and is no word is a number misread."""
    value = one.value
    for line in range(one.line + 1, two.line):
        text = galley.left[line]
        at = len(text) - len(text.lstrip())
        if line in galley.numbered or not text.strip() or at > one.end + 8:
            continue
        if (m := MISREAD.match(text, at)) and min(abs(at - one.start), abs(m.end() - one.end)) <= 2 and value + 1 < two.value:
            value += 1
            galley.numbered[line] = value
            galley.take(line, at, m.end(), "line-number")
        elif len(words := text.split()) <= 2 and all(len(word) <= 2 for word in words) and not SHORT_WORD.search(text):
            galley.take_line(line, "line-number" if words[-1].isdecimal() else "noise")
