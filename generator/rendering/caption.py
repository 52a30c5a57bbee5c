"""The caption as the court set it, from its printed lines: centred, in two columns, or line by line.

The words are set as a typographer would: the columns keep apart by the page's own rule, whatever the court drew between
them, and stand below one another on a narrow screen. No word is added, and each stands once.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from generator.model import PrintedLine, Source
from generator.patterns import compiled
from generator.rendering.interleaved import find_interleaved, number_behind_versus
from generator.rendering.laid_out import FOLDED, visual_columns

Shape = Literal["centred", "lines", "columns"]
RUN = compiled(r"\S+(?:[ ]{1,2}\S+)*")  # three spaces and more set things apart
RULE_CHARACTERS = frozenset(")§|:}]")  # what courts draw between the columns
COURT = compiled(
    r"\b(?:COURTS?|CIRCUIT|TRIBUNAL|(?:DISTRICT|STATE|COMMONWEALTH) OF|(?:WESTERN|EASTERN|NORTHERN|SOUTHERN|MIDDLE) \w+)\b"
    r"|^(?:IN|FOR) THE$|^\w+ (?:DISTRICT|DIVISION|DEPARTMENT)$"
)
# The party that a caption names last; a period behind it closes the parties' column.
LAST_PARTY = compiled(r".*\b(?:defendants?|respondents?|appellees?|debtors?|claimants?)\b[\W\d]*\.\W*", re.IGNORECASE)
VERSUS = compiled(r"[-–—\s]*(?:v|vs|versus|against)\b[\s.,:;–—-]*", re.IGNORECASE)
# What Markdown puts around words, at either end of one.
MARKUP = compiled(r"(?<!\S)(?:\*{1,3}|_{1,3}|#{1,6} )(?=[^\s*_#])|(?<=[^\s*_])(?:\*{1,3}|_{1,3})(?!\S)")
# Words in capitals, which small capitals set more quietly; not a docket number's, nor "E.D." and "P.C." amid other words.
CAPITALS = compiled(r"(?<![\w:-])[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ'’.,&;()/ -]*[A-ZÀ-ÖØ-Þ]{2}(?:['’]S)?(?![\w-])")
LEAST = 2  # runs that make a column
# A line about as long as the longest was broken by the page's width, not by whoever set the caption; where the longest is
# longer than any page's, every line is a paragraph.
FULL_LINE, WIDEST_PAGE = 52, 140


@dataclass(frozen=True, slots=True)
class Run:
    """Words of the caption that stand together: `left` and `right` are visual columns, right exclusive.

    `side`: on which side of a rule drawn on this very line it stands. `alone`: a line of its own, of those that a source
    that lost its line ends holds in one.
    """

    line: int
    left: int
    right: int
    text: str
    side: Literal["left", "right"] | None = None
    markdown: bool = False
    alone: bool = False

    @property
    def versus(self) -> bool:
        """Whether it is the "v." between the parties."""
        return VERSUS.fullmatch(self.text) is not None

    @property
    def pieces(self) -> list[tuple[str, str]]:
        """The text cut into (words, what they are: "markup" that is not seen, "capitals", or nothing of its own)."""
        upper, lower = (sum(map(test, self.text)) for test in (str.isupper, str.islower))
        stretches = [(m.span(), "capitals") for m in CAPITALS.finditer(self.text) if upper > lower]
        if self.markdown:
            stretches += [(m.span(), "markup") for m in MARKUP.finditer(self.text)]
        found, end = [], 0
        for (start, stop), kind in sorted(stretches):
            found += [(self.text[end:start], ""), (self.text[start:stop], kind)]
            end = stop
        return [piece for piece in (*found, (self.text[end:], "")) if piece[0]]


@dataclass(frozen=True, slots=True)
class SetLine:
    """A line as the page sets it: one run; several that the page's width broke (`kind` "flowing"), or that one line of
    the source held apart ("spread"). `indented`: the court set it deeper than the lines around it."""

    runs: tuple[Run, ...]
    kind: Literal["single", "flowing", "spread"] = "single"
    indented: bool = False

    @property
    def versus(self) -> bool:
        """Whether it is the "v." between the parties."""
        return len(self.runs) == 1 and self.runs[0].versus

    @property
    def drawn(self) -> bool:
        """Whether it has no word: what was drawn between columns or around a title. It is on the page, and not seen."""
        return not any(character.isalnum() for run in self.runs for character in run.text)


@dataclass(slots=True)
class Zone:
    """Lines of a caption that are set alike. `left` and `right` hold the runs of two columns, `left` alone those of one."""

    shape: Shape
    left: list[Run] = field(default_factory=list)
    right: list[Run] = field(default_factory=list)
    full: int = WIDEST_PAGE  # a line so long goes on in the next
    indents: bool = True

    @property
    def left_lines(self) -> list[SetLine]:
        """The first column, or the only one."""
        return list(set_lines(self.left, self.full, single=self.shape != "lines", indents=self.indents))

    @property
    def right_lines(self) -> list[SetLine]:
        """The second column."""
        return list(set_lines(self.right, self.full, single=True, indents=self.indents))


def set_lines(runs: Sequence[Run], full: int, single: bool, indents: bool) -> Iterator[SetLine]:
    """The runs as lines; each a line of its own if `single`, else one of `full` length goes on in the next. `indents`:
    whether the runs' columns say how deep the court set them."""
    edge = min((run.left for run in runs), default=0)
    start = 0
    while start < len(runs):
        end = start + 1
        kind: Literal["single", "flowing", "spread"] = "single"
        if not single and end < len(runs) and runs[end].line == runs[start].line and not runs[end].alone:
            kind = "spread"
            while end < len(runs) and runs[end].line == runs[start].line:
                end += 1
        elif not single:
            while end < len(runs) and _goes_on(runs[end - 1], runs[end], full):
                end += 1
                kind = "flowing"
        first = runs[start]
        indented = indents and kind == "single" and first.left - edge >= 4 and not first.versus
        yield SetLine(tuple(runs[start:end]), kind, indented)
        start = end


def _goes_on(run: Run, following: Run, full: int) -> bool:
    """Whether the page's width alone parts the two; after a full stop they are better kept apart."""
    return len(run.text) >= full and following.line - run.line == 1 and run.text[-1] not in ".:;"


def caption_zones(printed: Sequence[PrintedLine], source: Source, title: str | None = None) -> list[Zone]:
    """The caption cut into zones. Every printed word is in one run of one zone; within a column runs keep their order.
    `title` as it was read: where nothing else shows columns it tells what stood beside the parties."""
    lines: list[list[Run]] = []
    starts = visual_columns(source, ((piece.line, piece.column) for piece in printed))
    for piece, start in zip(printed, starts, strict=True):
        for run in _runs(piece, start, source):
            if lines and lines[-1][0].line == run.line and not run.alone:
                lines[-1].append(run)
            else:
                lines.append([run])
    if not lines:
        return []
    width = (min(line[0].left for line in lines), max(line[-1].right for line in lines))
    longest = max(len(run.text) for line in lines for run in line)
    full = max(FULL_LINE, longest * 4 // 5)
    if longest > WIDEST_PAGE or sum(len(run.text) >= full for line in lines for run in line) < LEAST:
        full = longest + 1
    columns = _ruled_columns(lines) or _spaced_columns(lines, width) or _read_columns(lines, title)
    zones: list[Zone] = []
    for index, line in enumerate(lines):
        within = columns is not None and columns.first <= index < columns.last
        shape: Shape = "columns" if within else "centred" if _is_centred(line, width) else "lines"
        beside = within and len(line) > 1 and line[0].text.endswith(":")  # "FOR PETITIONER:  A. Cole": these two belong together
        if not zones or zones[-1].shape != shape or beside:
            zones.append(Zone(shape, full=full, indents=not (within and columns and columns.divide == float("inf"))))
        for run in line:
            right = within and columns is not None and columns.right(run)
            (zones[-1].right if right else zones[-1].left).append(run)
    return zones


def _runs(printed: PrintedLine, start: int, source: Source) -> Iterator[Run]:
    """The runs of a printed line that begins at visual column `start`."""
    side: Literal["left", "right"] | None = None
    line = source.line(printed.line).text
    alone = len(line) > FOLDED
    if alone:
        start = 0
    if _next_to(line, printed.column - 1, -1) in RULE_CHARACTERS:
        side = "right"
    elif _next_to(line, printed.column + len(printed.text), 1) in RULE_CHARACTERS:
        side = "left"
    markdown = source.markup == "markdown"
    for m in RUN.finditer(printed.text.expandtabs(8) if "\t" in printed.text else printed.text):
        cut = m.start() + (number_behind_versus(m.group()) or 0)
        if cut > m.start():
            yield Run(printed.line, start + m.start(), start + cut, m.string[m.start() : cut].rstrip(), side, markdown, alone)
        yield Run(printed.line, start + cut, start + m.end(), m.string[cut : m.end()], side, markdown, alone)


def _next_to(line: str, at: int, step: Literal[1, -1]) -> str:
    """The first character from `at` on, in the direction of `step`, that is no white space; empty if there is none."""
    while 0 <= at < len(line) and line[at].isspace():
        at += step
    return line[at] if 0 <= at < len(line) else ""


@dataclass(frozen=True, slots=True)
class Columns:
    """Lines first ≤ index < last of a caption stand in two columns; the right one begins at visual column `divide`."""

    first: int
    last: int
    divide: float
    beside: frozenset[tuple[int, int]] = frozenset()  # (line, left) of runs that stood in the right-hand one for sure

    def right(self, run: Run) -> bool:
        """Whether the run belongs to the right-hand column."""
        return run.side == "right" if run.side else run.left >= self.divide - 1 or (run.line, run.left) in self.beside


def _middle(places: Sequence[int]) -> float:
    """The median: `statistics` takes as long to load as an order to draw."""
    ordered = sorted(places)
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _ruled_columns(lines: Sequence[Sequence[Run]]) -> Columns | None:
    """Two columns that the court parted by a rule; two lines at least must show it, and one have words on the right."""
    ruled = [index for index, line in enumerate(lines) if any(run.side for run in line)]
    rights = [run.left for line in lines for run in line if run.side == "right"]
    if len(ruled) < 2 or not rights:
        return None
    lefts = [run.right for line in lines for run in line if run.side == "left"]
    # Where the text keeps no columns (copied, or `pdftotext` without -layout), a run without a rule is a party's.
    keeps = not lefts or _middle(rights) >= max(lefts)
    last = ruled[-1] + 1
    if last < len(lines) and lines[last][0].line - lines[last - 1][0].line <= 4 and LAST_PARTY.fullmatch(lines[last][0].text):
        last += 1  # the rule ended a line too early
    return Columns(ruled[0], last, _middle(rights) - 4 if keeps else float("inf"))


def _read_columns(lines: Sequence[Sequence[Run]], title: str | None) -> Columns | None:
    """Two columns that were read line by line, or do not keep apart, told by what the lines say."""
    runs = [(index, run) for index, line in enumerate(lines) for run in line]
    found = find_interleaved([run.text for _, run in runs], title)
    if found is None or any(run.side for _, run in runs):
        return None
    beside = frozenset((runs[n][1].line, runs[n][1].left) for n in found.beside)
    return Columns(runs[found.first][0], runs[found.last - 1][0] + 1, float("inf"), beside)


def _spaced_columns(lines: Sequence[Sequence[Run]], width: tuple[int, int]) -> Columns | None:
    """Two columns parted by white space: around the first line that shows both, up to a line that crosses from one to the other."""
    divide = _divide(lines)
    if divide is None:
        return None

    def fits(line: Sequence[Run]) -> bool:
        return all(run.left >= divide - 1 or run.right <= divide for run in line)

    def shows(line: Sequence[Run]) -> bool:
        return len(line) > 1 and fits(line) and line[0].right <= divide and line[-1].left >= divide - 1

    def gap(index: int) -> int:
        return lines[index][0].line - lines[index - 1][0].line

    for both in (i for i, line in enumerate(lines) if shows(line)):
        first, last = both, both + 1
        while first > 0 and fits(lines[first - 1]) and gap(first) <= 3 and not _is_centred(lines[first - 1], width):
            first -= 1
        end = last
        while end < len(lines) and fits(lines[end]) and gap(end) <= (12 if shows(lines[end]) else 4):
            end += 1
        # What stands to the right shows how far the columns go; the parties go on to the last of them.
        last = next((i + 1 for i in range(end - 1, last - 1, -1) if lines[i][-1].left >= divide - 1), last)
        while last < end and not LAST_PARTY.fullmatch(lines[last - 1][0].text):
            last += 1
        columns = Columns(first, last, divide)
        sides = [columns.right(run) for line in lines[first:last] for run in line]
        if min(sides.count(True), sides.count(False)) >= LEAST:
            return columns
    return None


def _divide(lines: Sequence[Sequence[Run]]) -> int | None:
    """The visual column at which a right-hand column begins, its lines perhaps set in the middle of it: the least at
    which a run starts that has words to its left, where two runs at least stand on either side. None if there is none."""
    starts = {run.left for line in lines for before, run in pairwise(line) if run.left - before.right >= 3 and run.left >= 20}
    if not starts:
        return None
    lefts = sorted(run.left for line in lines for run in line)
    rights = sorted(run.right for line in lines for run in line)
    for column in sorted(starts):
        if len(lefts) - bisect_left(lefts, column - 1) >= 2 and bisect_right(rights, column) >= 2:
            return column
    return None


def _is_centred(line: Sequence[Run], width: tuple[int, int]) -> bool:
    """Whether the one run of the line stands in the middle of the caption's width, or names a court in capitals."""
    if len(line) != 1:
        return False
    run = line[0]
    if run.text.isupper() and COURT.search(run.text) and len(run.text) < 60 and run.side is None:
        return True
    if len(run.text) > 0.75 * (width[1] - width[0]):  # as wide as the text itself: the first line of a paragraph
        return False
    left, right = run.left - width[0], width[1] - run.right
    return left >= 4 and abs(left - right) <= max(8, 0.3 * (left + right))
