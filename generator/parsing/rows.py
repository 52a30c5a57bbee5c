"""What the stages of parsing hand one another: the rows that are left of a source once its furniture is taken out."""

from dataclasses import dataclass, replace

from generator.model import Furniture


@dataclass(frozen=True, slots=True)
class Row:
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
        return replace(self, column=self.column + shift, text=words, indent=self.indent + shift, glued=glued)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A source without its furniture: rows in source order, furniture in source order."""

    rows: tuple[Row, ...]
    furniture: tuple[Furniture, ...]
