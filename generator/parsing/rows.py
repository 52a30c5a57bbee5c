"""What the stages of parsing hand one another: the rows that are left of a source once its furniture is taken out."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from generator.model import Furniture


class Row(NamedTuple):
    """A stretch of one source line that holds words of the court: source.line(number).text[column:][:len(text)] == text.

    `text` has no white space at either end, and is never empty. `indent` is the visual column at which it starts
    (tabs expanded, the gutter of line numbers and the page's own left margin taken away). `gap` counts the blank
    lines of the source between this row and the row before it on the same page, lines that held nothing but
    furniture not counted. `page` counts from 1; None where the source shows no pages. A line that furniture cuts in
    two gives two rows with one number; the second is `glued` where it cut a word in two ("rela*1091tively").
    """

    number: int
    page: int | None
    column: int
    text: str
    indent: int = 0
    gap: int = 0
    glued: bool = False

    @property
    def end(self) -> int:
        """The column after the last character."""
        return self.column + len(self.text)

    @property
    def right(self) -> int:
        """The visual column after the last character."""
        return self.indent + len(self.text)

    def part(self, start: int, end: int | None = None) -> "Row | None":
        """The row that is left of text[start:end] once white space at its ends is dropped; None if nothing is left."""
        piece = self.text[start:end]
        words = piece.strip()
        if not words:
            return None
        shift = start + len(piece) - len(piece.lstrip())
        glued = self.glued and not shift
        return Row(self.number, self.page, self.column + shift, words, self.indent + shift, self.gap, glued)


def lowered(text: str) -> str:
    """The text in small letters, as long as it was: the one capital that has two of them (İ) stands as a plain i."""
    return text.replace("\u0130", "i").lower()


class Wording:
    """What rows say, in small letters and as one text: to find the rows that hold a word without asking each of them."""

    def __init__(self, rows: Iterable[Row]) -> None:
        texts = [row.text for row in rows]
        self.text = "\n".join(texts)
        self.low = lowered(self.text)
        self.starts = [0, *accumulate(len(text) + 1 for text in texts)]  # of each row, and behind the last

    def row_at(self, offset: int) -> int:
        """The index of the row that holds the character at `offset`."""
        return bisect_right(self.starts, offset) - 1

    def holding(self, *words: str) -> list[int]:
        """The indices of the rows that hold one of the words (in small letters, within other words too), ascending."""
        low, starts = self.low, self.starts
        found: set[int] = set()
        for word in words:
            at = low.find(word)
            while at >= 0:
                row = bisect_right(starts, at) - 1
                found.add(row)
                at = low.find(word, starts[row + 1])
        return sorted(found)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A source without its furniture: rows in source order, furniture in source order."""

    rows: tuple[Row, ...]
    furniture: tuple[Furniture, ...]
