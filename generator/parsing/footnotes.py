"""Footnotes: lifted out of the pages before the body is made, tied to their marks after."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Block, Footnote, Report, Source
from generator.parsing.rows import Row


@dataclass(frozen=True, slots=True)
class RawNote:
    """A note as it stands in the rows: its label (text[:label_end] of the first row is the label), its rows, and the
    indices of the rows that begin a paragraph."""

    label: str
    label_end: int
    rows: tuple[Row, ...]
    paragraphs: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Lifted:
    """`rows` are the body's, `notes` the rest, in source order: together every row once."""

    rows: tuple[Row, ...]
    notes: tuple[RawNote, ...]


def lift_notes(rows: Sequence[Row]) -> Lifted:
    return Lifted(tuple(rows), ())


def tie_marks(
    source: Source, blocks: Sequence[Block], notes: Sequence[RawNote], words: frozenset[str], report: Report
) -> tuple[tuple[Block, ...], tuple[Footnote, ...]]:
    """The blocks with their marks cut out of the text and made spans, and the notes with the ids of those blocks."""
    return tuple(blocks), ()
