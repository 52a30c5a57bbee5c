"""Passages drawn as they stand in the source: tables and the like by line and column, signatures line by line."""

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import replace

from generator.model import Emphasis, Passage, Source

Moved = Callable[[int], int]
# A source line of more characters is several that lost their ends: doubled spaces stand for them.
FOLDED = 2500


def laid_out(passage: Passage, source: Source, columns: bool) -> tuple[Passage, Moved]:
    """The passage with its lines broken where the source breaks them, and where an offset of it has gone.

    `columns`: each segment at its column too, the left-most at the first; else lines only. Only white space changes.
    The result has no segments: it is for drawing alone.
    """
    if not passage.segments:
        return passage, lambda offset: offset
    places = visual_columns(source, ((s.line, s.column) for s in passage.segments)) if columns else []
    left = min(places, default=0)
    out: list[str] = []
    starts: list[int] = []  # of each segment, in the old text
    shifts: list[int] = []  # how far it has moved
    length, width, line, end = 0, 0, passage.segments[0].line, 0
    for index, s in enumerate(passage.segments):
        between = passage.text[end : s.offset]
        folded = len(source.line(s.line).text) > FOLDED
        if s.line > line or (folded and between):
            between = "\n" * (min(s.line - line, 2) if columns and s.line > line else 1)
            width, line = 0, s.line
        # A mark cut out of a word leaves nothing between: no space may come there.
        if columns and not folded and (between or not width):
            pad = max(places[index] - left - width, 1 if width else 0)
            between = between.rstrip(" ") + " " * pad
            width += pad
        width += s.length
        out += (between, passage.text[s.offset : s.offset + s.length])
        length += len(between)
        starts.append(s.offset)
        shifts.append(length - s.offset)
        length += s.length
        end = s.offset + s.length
    out.append(passage.text[end:])

    def moved(offset: int) -> int:
        at = bisect_right(starts, offset) - 1
        return offset + shifts[at] if at >= 0 else 0

    def moved_end(offset: int) -> int:
        return moved(offset - 1) + 1 if offset > 0 else 0

    spans = tuple(
        replace(s, start=moved(s.start), end=moved_end(s.end))
        if isinstance(s, Emphasis)
        else replace(s, offset=moved_end(s.offset))
        for s in passage.spans
    )
    return Passage("".join(out), (), spans), moved


def visual_columns(source: Source, places: Iterable[tuple[int, int]]) -> list[int]:
    """The columns at which characters of the source are seen, tabs expanded; `places` are their lines and columns.

    What was counted of a line is not counted again for the next place on it.
    """
    seen: list[int] = []
    line, column, visual, text = 0, 0, 0, ""
    for at_line, at_column in places:
        if at_line != line or at_column < column:
            line, column, visual, text = at_line, 0, 0, source.line(at_line).text
        lead = " " * (visual % 8)
        visual += len((lead + text[column:at_column]).expandtabs(8)) - len(lead)
        column = at_column
        seen.append(visual)
    return seen
