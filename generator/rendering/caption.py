"""The caption as the court set it, from its printed lines: centred, in two columns, or line by line."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Literal

from generator.model import PrintedLine, Source

RUN = re.compile(r"\S+(?:[ ]{1,2}\S+)*")  # three spaces and more set things apart
COURT = re.compile(r"(?:UNITED\s+STATES|U\.\s?S\.|SUPREME|SUPERIOR|CIRCUIT|DISTRICT|BANKRUPTCY|COURTS?|TRIBUNAL)\b", re.IGNORECASE)
# The party that a caption names last; a period behind it closes the parties' column.
LAST_PARTY = re.compile(r".*\b(?:defendants?|respondents?|appellees?|debtors?|claimants?)\b[\W\d]*\.\W*", re.IGNORECASE)
# What Markdown puts around words, at either end of one.
MARKUP = re.compile(r"(?<!\S)(?:\*{1,3}|_{1,3}|#{1,6} )(?=[^\s*_#])|(?<=[^\s*_])(?:\*{1,3}|_{1,3})(?!\S)")
VERSUS = re.compile(r"[-–—\s]*(?:v|vs|versus|against)\b[\s.,:;–—-]*", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Run:
    """Words of the caption that stand together: `left` and `right` are visual columns, right exclusive."""

    line: int
    left: int
    right: int
    text: str

    @property
    def versus(self) -> bool:
        """Whether it is the "v." between the parties."""
        return VERSUS.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class SetLine:
    """A run as the page sets it. `indented`: the court set it deeper than the lines around it. `pieces`: its text cut
    into (words, whether they are only markup), in order."""

    run: Run
    indented: bool
    pieces: tuple[tuple[str, bool], ...]


@dataclass(slots=True)
class Zone:
    """Lines of a caption that are set alike. `left` and `right` hold the runs of two columns, `left` alone those of one."""

    shape: Literal["centred", "lines", "columns"]
    left: list[Run] = field(default_factory=list)
    right: list[Run] = field(default_factory=list)
    markdown: bool = False

    @property
    def left_lines(self) -> list[SetLine]:
        """The first column, or the only one."""
        return self._set(self.left)

    @property
    def right_lines(self) -> list[SetLine]:
        """The second column."""
        return self._set(self.right)

    def _set(self, runs: Sequence[Run]) -> list[SetLine]:
        edge = min((run.left for run in runs), default=0)
        return [
            SetLine(run, run.left - edge >= 4 and not run.versus, _pieces(run.text) if self.markdown else ((run.text, False),))
            for run in runs
        ]


def _pieces(text: str) -> tuple[tuple[str, bool], ...]:
    """The text cut at its markup."""
    pieces: list[tuple[str, bool]] = []
    at = 0
    for m in MARKUP.finditer(text):
        if m.start() > at:
            pieces.append((text[at : m.start()], False))
        pieces.append((m.group(), True))
        at = m.end()
    if at < len(text):
        pieces.append((text[at:], False))
    return tuple(pieces)


def caption_zones(printed: Sequence[PrintedLine], source: Source) -> list[Zone]:
    """The caption cut into zones. Every printed word is in one run of one zone; within a column runs keep their order."""
    runs = [run for line in printed for run in _runs(line, source)]
    lines: list[list[Run]] = []
    for run in runs:
        if lines and lines[-1][0].line == run.line:
            lines[-1].append(run)
        else:
            lines.append([run])
    if not lines:
        return []
    margin = min(run.left for run in runs)
    markdown = source.markup == "markdown"
    divide = _divide(lines)
    zones: list[Zone] = []
    first, last = _two_columns(lines, divide) if divide else (0, 0)
    for index, line in enumerate(lines):
        if divide and first <= index < last:
            if not zones or zones[-1].shape != "columns":
                zones.append(Zone("columns", markdown=markdown))
            for run in line:
                (zones[-1].right if run.left >= divide - 1 else zones[-1].left).append(run)
            continue
        shape: Literal["centred", "lines"] = "centred" if _is_centred(line, margin, runs) else "lines"
        if not zones or zones[-1].shape != shape:
            zones.append(Zone(shape, markdown=markdown))
        zones[-1].left += line
    return zones


def _runs(printed: PrintedLine, source: Source) -> Iterator[Run]:
    before = source.line(printed.line).text[: printed.column]
    at = len(before.expandtabs(8)) if "\t" in before else printed.column
    for m in RUN.finditer(printed.text.expandtabs(8) if "\t" in printed.text else printed.text):
        yield Run(printed.line, at + m.start(), at + m.end(), m.group())


def _divide(lines: Sequence[Sequence[Run]]) -> int | None:
    """The visual column at which a right-hand column begins; None where the caption is not set in two.

    That is where most runs start that have words to their left, on their own line or on the lines around; two lines at
    least must show it, and what stands left of it must end before it.
    """
    votes: dict[int, int] = {}
    for line in lines:
        for before, run in pairwise(line):
            if run.left - before.right >= 3 and run.left >= 20:
                votes[run.left] = votes.get(run.left, 0) + 1
    if not votes:
        return None
    # A right-hand column may itself be centred: its left edge is the smallest start that nothing from the left crosses.
    for column in sorted(votes):
        left = [run for line in lines for run in line if run.right <= column]
        right = [run for line in lines for run in line if run.left >= column - 1]
        if len(right) >= 2 and len(left) >= 2:
            return column
    return None


def _two_columns(lines: Sequence[Sequence[Run]], divide: int) -> tuple[int, int]:
    """(first, last) of the lines around the first line that shows both columns, up to one that crosses from one to the other."""

    def fits(line: Sequence[Run]) -> bool:
        return all(run.left >= divide - 1 or run.right <= divide for run in line)

    def shows(line: Sequence[Run]) -> bool:
        return len(line) > 1 and fits(line) and line[0].right <= divide and line[-1].left >= divide - 1

    both = next((i for i, line in enumerate(lines) if shows(line)), None)
    if both is None:
        return 0, 0
    first, last = both, both + 1
    while first > 0 and fits(lines[first - 1]) and lines[first][0].line - lines[first - 1][0].line <= 3:
        first -= 1
    end = last
    while end < len(lines) and fits(lines[end]) and lines[end][0].line - lines[end - 1][0].line <= (12 if shows(lines[end]) else 4):
        end += 1
    # What stands to the right shows how far the columns go; the parties go on to the last of them.
    last = next((i + 1 for i in range(end - 1, last - 1, -1) if lines[i][-1].left >= divide - 1), last)
    while last < end and not LAST_PARTY.fullmatch(lines[last - 1][0].text):
        last += 1
    return first, last


def _is_centred(line: Sequence[Run], margin: int, runs: Sequence[Run]) -> bool:
    """Whether the one run of the line stands in the middle of the caption's width, or names a court in capitals."""
    if len(line) != 1:
        return False
    run = line[0]
    if run.text.isupper() and COURT.search(run.text) and len(run.text) < 60:
        return True
    edge = max(r.right for r in runs)
    return run.left - margin >= 6 and abs((run.left - margin) - (edge - run.right)) <= 8
