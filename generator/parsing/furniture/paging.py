"""Pages: where they begin, from form feeds, else from stamps, numbered paper, or the page numbers that the text shows."""

import re
from collections import Counter
from dataclasses import dataclass

from generator.parsing.furniture.galley import Galley, Span
from generator.patterns import compiled

# A line that is nothing but a page's number: 2 | - 2 - | –2– | Page 2 of 8 | [2] | 2 of 8 | ii
ALONE = compiled(
    r"\s*(?:[-–—~.\[(]\s?)?(?:(?:Page|Pg\.?|P\.)\s{0,2})?(?P<n>\d{1,4}|\d \d)(?P<of>\s{0,2}(?:of|/)\s{0,2}\d{1,4})?"
    r"\s?(?:[-–—~.\])]\s?)?\s*$",
    re.IGNORECASE,
)
# The number at one end of a running head: "2   DOE v. ROE", "DOE v. ROE   3", "Court No. 22-00130 Page 3".
BEFORE = compiled(r"\s*(?:Page\s{1,2})?(?P<n>\d{1,4})(?:\s{1,2}of\s{1,2}\d{1,4})?\s+(?=\S)", re.IGNORECASE)
AFTER = compiled(r"(?<=\S)\s+(?:Page\s{1,2})?(?P<n>\d{1,4})(?:\s{1,2}of\s{1,2}\d{1,4})?\s*$", re.IGNORECASE)
DIGIT = compiled(r"\d")
NAMED = compiled(r"(?:^|\s)Page\s?(?P<n>\d{1,4})(?:\s?of\s?\d{1,4})?\s*$", re.IGNORECASE)
NAME = compiled(r"\b[vV]s?\. |\b(?:IN RE|In re|EX REL|Matter of)\b")
SHORTEST = 900  # characters on a page, at the least, where only a bare number tells it from the next
SHORT = 1  # the same where the number is dressed: "- 2 -", "Page 2"
USUAL = 5500
LONGEST = 9000
KEPT = 4


def number_before(text: str) -> re.Match[str] | None:
    """The number at the head of a line."""
    return None if text[:1].isalpha() and text[:1] not in "Pp" else BEFORE.match(text)


def number_behind(text: str) -> re.Match[str] | None:
    """The number at the end of a line."""
    return AFTER.search(text) if text.rstrip()[-1:].isdecimal() else None


@dataclass(frozen=True, slots=True)
class Folio:
    """A page number that stands on a line: what it says, and whether it stands alone or in dashes or words."""

    line: int
    number: int
    plain: bool  # a bare number; else "- 2 -", "Page 2", or at the end of a head


def form_feed_pages(galley: Galley) -> tuple[Span, ...]:
    """The pages that form feeds make; () where the source has none."""
    lines = galley.source.lines
    if not lines or (lines[0].page is None and all(line.page is None for line in lines)):
        return ()
    spans: list[Span] = []
    first = 0
    for i in range(1, len(lines) + 1):
        if i == len(lines) or lines[i].page != lines[first].page:
            spans.append(Span(first, i, lines[first].page))
            first = i
    return tuple(spans)


def pages_from_stamps(galley: Galley, stamps: dict[int, int]) -> tuple[Span, ...]:
    """The pages that numbered stamps make: at the head of each page, or at its foot."""
    marks = sorted(stamps.items())
    if len(marks) < 2:
        return ()
    first = marks[0][0]
    foot = len(galley.worded(0, first, 13)) > 12  # the first stamp stands behind a page's text
    cuts = [line + 1 if foot else line for line, _ in marks]
    numbers = [number + 1 if foot else number for _, number in marks]
    return spans_at(cuts, numbers, len(galley.left))


def spans_at(cuts: list[int], numbers: list[int], last: int) -> tuple[Span, ...]:
    """Pages that begin at `cuts` with `numbers`; what stands before the first cut is the page before it."""
    starts: list[int] = cuts
    counted: list[int | None] = [*numbers]
    if cuts[0] > 0:
        # More than a page's lines before the first cut: pages whose numbers were lost, and which this is, nobody knows.
        usual = (cuts[-1] - cuts[0]) / (len(cuts) - 1) if len(cuts) > 1 else cuts[0]
        lost = numbers[0] > 2 and cuts[0] > 1.7 * usual
        starts, counted = [0, *cuts], [None if lost else max(1, numbers[0] - 1), *numbers]
    ends = [*starts[1:], last]
    return tuple(Span(a, b, n) for a, b, n in zip(starts, ends, counted, strict=True) if a < b)


def pages_from_numbers(galley: Galley) -> tuple[Span, ...]:
    """The pages that counts of page numbers make in a text without form feeds; () where there is no such count.

    A second count that begins again behind the first is that of an attachment.
    """
    lengths = [0]
    for text in galley.left:
        lengths.append(lengths[-1] + len(text.strip()))
    folios = find_folios(galley)
    runs = [begins_at(galley, run, lengths) for run in counts(galley, folios, lengths)]
    longest = max(runs, key=len, default=[])
    pages: list[tuple[int, int]] = []
    for run in runs:
        # What neither goes on nor begins again is no count of pages; of two, the longer is believed.
        if run is not longest and runs_back(*sorted((run, longest))):
            continue
        if not (pages and runs_back(pages, run)):
            pages += run
    return spans_at([line for line, _ in pages], [number for _, number in pages], len(galley.left)) if pages else ()


def begins_at(galley: Galley, run: list[Folio], lengths: list[int]) -> list[tuple[int, int]]:
    """(the line at which a page begins, its number) for each number of a count, at the head or the foot of its page."""
    foot = at_foot(galley, run, lengths)
    return [(f.line + 1, f.number + 1) if foot else (f.line, f.number) for f in run]


def runs_back(before: list[tuple[int, int]], behind: list[tuple[int, int]]) -> bool:
    """Whether `behind` falls back from where `before` ended, but not to a beginning: page 1 or 2, or 3 where the first
    number printed is the 2 at a page's foot (an order with a consent order attached, each of them numbered from 2)."""
    return 3 < behind[0][1] < before[-1][1]


def counts(galley: Galley, folios: list[Folio], lengths: list[int]) -> list[list[Folio]]:
    """The longest count, and those of two pages and more behind it and before it, in order."""
    run = longest_count(folios, lengths)
    if len(run) < 2 or (len(run) == 2 and all(f.plain for f in run) and run[0].number > 2):
        return []
    run = with_tail(run, folios, galley)
    runs = [run]
    before = [f for f in folios if f.line < run[0].line]
    behind = [f for f in folios if f.line > run[-1].line]
    for rest, at in ((before, 0), (behind, 2)):  # a place beyond the last is behind all
        other = longest_count(rest, lengths)
        if len(other) > 2 or (len(other) == 2 and other[0].number <= 2):
            runs.insert(at, other)
    return runs


def number_of(match: re.Match[str]) -> int:
    """The number that `ALONE` found; a scan may set the digits of one apart ("1 3")."""
    return int(match["n"].replace(" ", ""))


def find_folios(galley: Galley) -> list[Folio]:
    """The lines that may hold a page's number; beside a head, only where the head comes again."""
    folios = []
    headed: list[tuple[str, Folio]] = []  # with what stands beside the number
    for line, text in enumerate(galley.left):
        if not text or len(text) > 160 or not DIGIT.search(text):
            continue
        if m := ALONE.match(text):
            folios.append(Folio(line, number_of(m), text.strip().replace(" ", "").isdigit()))
        elif len(text.split()) > 12 or text[:1].islower():
            continue
        elif m := NAMED.search(text):
            folios.append(Folio(line, int(m["n"]), False))
        elif text.strip()[-1:] not in ",;:":
            m = number_before(text) or number_behind(text)
            if m:
                headed.append((" ".join((text[: m.start()] + text[m.end() :]).split()), Folio(line, int(m["n"]), False)))
    heads = Counter(head for head, _ in headed)
    folios += [folio for head, folio in headed if heads[head] > 1 or head.startswith("OCTOBER TERM")]
    known = {folio.number for folio in folios}
    folios += [f for head, f in headed if heads[head] == 1 and NAME.search(head) and {f.number - 1, f.number + 1} <= known]
    folios.sort(key=lambda f: f.line)
    return folios


def longest_count(folios: list[Folio], lengths: list[int]) -> list[Folio]:
    """The longest run of numbers, each one more than the one before it, or two, and a page's length behind it.

    Links of a page's usual length count full, longer ones a third. Of each number the last few places are kept, so that
    a label of a note, or the count of an attachment, does not hide the next.
    """
    best: dict[int, list[tuple[float, int]]] = {}  # number → (worth of the best run that ends with it, index)
    back: list[int] = []
    for i, folio in enumerate(folios):
        worth, previous = 1.0, -1
        least = SHORTEST if folio.plain else SHORT
        for step in (1, 2):  # a number may be lost
            for before, j in best.get(folio.number - step, ()):
                size = lengths[folio.line] - lengths[folios[j].line]
                link = 1.0 if size <= step * USUAL else 0.3
                if least <= size <= step * LONGEST and before + link / step > worth:
                    worth, previous = before + link / step, j
        back.append(previous)
        kept = best.setdefault(folio.number, [])
        kept.append((worth, i))
        if len(kept) > KEPT:
            kept.remove(min(kept))
    if not best:
        return []
    at = max((run for kept in best.values() for run in kept), key=lambda o: (o[0], -o[1]))[1]
    run = []
    while at != -1:
        run.append(folios[at])
        at = back[at]
    return run[::-1]


def with_tail(run: list[Folio], folios: list[Folio], galley: Galley) -> list[Folio]:
    """The run and the numbers of the short pages that end a document: each set like those before it."""

    def style(folio: Folio) -> tuple[bool, bool]:
        lines = galley.left
        blank_before = folio.line == 0 or not lines[folio.line - 1].strip()
        blank_behind = folio.line + 1 >= len(lines) or not lines[folio.line + 1].strip()
        return blank_before, blank_behind

    usual = Counter(map(style, run)).most_common(1)[0][0]
    run = list(run)
    for folio in folios:
        follows = folio.line > run[-1].line + 2 and folio.number == run[-1].number + 1
        if follows and style(folio) == usual != (False, False):
            run.append(folio)
    return run


def at_foot(galley: Galley, run: list[Folio], lengths: list[int]) -> bool:
    """Whether the numbers end their pages: blank lines behind them, or a page's text before the first."""
    last = len(galley.left)
    behind = sum(f.line + 1 >= last or not galley.left[f.line + 1].strip() for f in run)
    before = sum(f.line == 0 or not galley.left[f.line - 1].strip() for f in run)
    if behind != before:
        return behind > before
    if run[0].number == 1:
        return lengths[run[0].line] > SHORTEST // 2
    if len(run) > 1 and run[0].number == 2:
        page = (lengths[run[-1].line] - lengths[run[0].line]) / (len(run) - 1)
        return lengths[run[0].line] > 1.5 * page
    return not galley.worded(run[-1].line + 1, last, 1)
