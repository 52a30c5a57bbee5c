"""What lifting hands to tying: notes as they stand in the rows, and the places of their marks."""

from dataclasses import dataclass

from generator.model import Furniture
from generator.parsing.rows import Row


@dataclass(frozen=True, slots=True)
class RawNote:
    """A note as it stands in the rows: its label (text[:label_end] of the first row is the label), its rows, and the
    indices of the rows that begin a paragraph. `series` counts how often the labels have begun again before it;
    `in_caption`: its mark stands in the caption as printed."""

    label: str
    label_end: int
    rows: tuple[Row, ...]
    paragraphs: tuple[int, ...] = ()
    series: int = 0
    in_caption: bool = False


@dataclass(frozen=True, slots=True)
class RawMark:
    """A mark: `length` characters at `column` of source line `line`, of note notes[note]; -1 where the source has no note.

    `after` is the place (line, column) behind which the mark stands where it has a row of its own.
    """

    label: str
    note: int
    line: int
    column: int
    length: int
    after: tuple[int, int] | None = None
    series: int = 0


@dataclass(frozen=True, slots=True)
class Lifted:
    """`rows` are the body's, `notes` the rest, in source order: together, with the marks that had rows of their own and
    with `furniture` ("(continued…)" above a note's second half), every row once."""

    rows: tuple[Row, ...]
    notes: tuple[RawNote, ...]
    marks: tuple[RawMark, ...] = ()
    furniture: tuple[Furniture, ...] = ()
