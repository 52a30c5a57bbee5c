"""Star pages: where a reporter's page begins inside a passage. They were taken out as furniture; the source still has them."""

from collections.abc import Sequence
from dataclasses import replace

from generator.model import PageMark, Passage, Source
from generator.parsing.rows import Row
from generator.patterns import compiled

STAR_PAGE = compiled(r"(?:\\?\*|\[\\?\*)\s?(\d{1,5})\]?")


def starred_lines(source: Source) -> frozenset[int]:
    """The lines in which a star page may stand."""
    return frozenset(line.number for line in source.lines if "*" in line.text)


def mark_star_pages(source: Source, starred: frozenset[int], rows: Sequence[Row], passage: Passage) -> Passage:
    """The passage of the rows with a `PageMark` ("*773") wherever the source has a star page between the words of them.

    `starred`: the source's `starred_lines`.
    """
    if starred.isdisjoint([row.number for row in rows]):
        return passage
    marks: list[PageMark] = []
    starts = {(s.line, s.column): s.offset for s in passage.segments}
    for n, row in enumerate(rows):
        before = rows[n - 1] if n else None
        line = source.line(row.number).text
        left = before.end if before is not None and before.number == row.number else 0
        between = line[left : row.column]
        if before is not None and before.number != row.number:
            between = source.line(before.number).text[before.end :] + between
        elif before is None and row.column == left:
            continue
        for m in STAR_PAGE.finditer(between):
            offset = starts.get((row.number, row.column))
            if offset is not None:
                marks.append(PageMark(offset, None, f"*{m.group(1)}"))
    return replace(passage, spans=(*passage.spans, *marks)) if marks else passage
