"""The galley: a source's lines while furniture is being taken from them, each character at most once."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.model import Furniture, FurnitureKind, Source
from generator.patterns import compiled

# Two spaces or a tab part what stands beside one another on a line: columns, a number from its text.
CELL = compiled(r"\S+(?:[^\S\t\f]\S+)*")


@dataclass(frozen=True, slots=True)
class Cell:
    """A run of words with nothing wider than one space in it, and where it stands in its line."""

    line: int  # index into Galley.left
    start: int
    end: int
    text: str

    @property
    def middle(self) -> float:
        """The column about which it is centred."""
        return (self.start + self.end) / 2


@dataclass(frozen=True, slots=True)
class Span:
    """A page of the source: lines[first:last]. `number` as pages are counted, None where the source shows none."""

    first: int
    last: int
    number: int | None


NOTHING: Sequence[Furniture] = ()


class Galley:
    """`left[i]` is line i with what was taken blanked out, so that columns stay true.

    `pages` covers all lines, in order. `numbered` holds the lines whose number of the pleading paper was taken.
    """

    def __init__(self, source: Source) -> None:
        self.source = source
        self.left = [line.text for line in source.lines]
        self.pages: tuple[Span, ...] = (Span(0, len(self.left), None),)
        self.numbered: dict[int, int] = {}  # line → its number on the pleading paper
        self._taken: dict[int, list[Furniture]] = {}

    def take(self, line: int, start: int, end: int, kind: FurnitureKind) -> None:
        """Record left[line][start:end] as furniture, white space at its ends left out; what was taken before stays so."""
        self.take_all(line, ((start, end),), kind)

    def take_line(self, line: int, kind: FurnitureKind) -> None:
        """`take` for all that is left of the line."""
        self.take_all(line, ((0, len(self.left[line])),), kind)

    def take_all(self, line: int, spans: Iterable[tuple[int, int]], kind: FurnitureKind) -> None:
        """`take` for several spans of one line at once: ascending, not overlapping. Linear in the line."""
        text = self.left[line]
        taken = self._taken.setdefault(line, [])
        before = tuple(taken)
        full = self.source.lines[line]
        kept: list[str] = []
        at = 0
        for start, end in spans:
            pieces = free(before, start, end) if before else ((start, end),)
            kept.append(text[at:start])
            kept.append(" " * (end - start))
            at = end
            for lo, hi in pieces:
                piece = full.text[lo:hi]
                words = piece.strip()
                if words:
                    column = lo + len(piece) - len(piece.lstrip())
                    taken.append(Furniture(full.number, column, column + len(words), kind, words))
        kept.append(text[at:])
        self.left[line] = "".join(kept)
        taken.sort(key=lambda f: f.start)

    def taken(self, line: int) -> Sequence[Furniture]:
        """What was taken of the line so far, from left to right."""
        return self._taken.get(line, NOTHING)

    def furniture(self) -> tuple[Furniture, ...]:
        """All that was taken, in source order."""
        return tuple(piece for line in sorted(self._taken) for piece in self._taken[line])

    def words(self, line: int) -> str:
        """What is left of the line, without white space about it."""
        return self.left[line].strip()

    def cells(self, line: int) -> list[Cell]:
        """What is left of the line, cut where it is wider than a space."""
        return [Cell(line, m.start(), m.end(), m.group()) for m in CELL.finditer(self.left[line])]

    def worded(self, first: int, last: int, most: int) -> list[int]:
        """The first `most` lines of lines[first:last] on which words are left."""
        found: list[int] = []
        for line in range(first, last):
            if self.left[line].strip():
                found.append(line)
                if len(found) == most:
                    break
        return found

    def worded_up(self, first: int, last: int, most: int) -> list[int]:
        """The same from the end upward."""
        found: list[int] = []
        for line in range(last - 1, first - 1, -1):
            if self.left[line].strip():
                found.append(line)
                if len(found) == most:
                    break
        return found


def free(taken: Sequence[Furniture], start: int, end: int) -> Iterator[tuple[int, int]]:
    """The stretches of [start, end) that are not among `taken`, which ascends."""
    at = start
    for i in range(max(0, bisect_right(taken, start, key=lambda f: f.start) - 1), len(taken)):
        piece = taken[i]
        if piece.start >= end:
            break
        if piece.end <= at:
            continue
        if piece.start > at:
            yield at, piece.start
        at = piece.end
    if at < end:
        yield at, end
