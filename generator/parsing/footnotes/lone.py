"""Marks whose notes the source lacks: by a shape that leaves no doubt, or as links of a sequence."""

from collections.abc import Iterator, Sequence

from generator.parsing.footnotes.labels import Label
from generator.parsing.footnotes.marks import Mark
from generator.parsing.footnotes.numbers import plain_weight
from generator.parsing.rows import Row
from generator.patterns import compiled

FIGURES = compiled(r"\d+")
TWICE = (2, 4, 6)  # figures of a mark written twice
LEAST = 3  # marks in sequence that prove one another where the source has no note at all


def lone_marks(
    notes: Sequence[tuple[Label, Mark | None, int]], marks: Sequence[Mark], rows: Sequence[Row]
) -> Iterator[tuple[Mark, int]]:
    """(mark, series) of each mark that is surely one, by its shape or between two neighbours, and has no note.

    `notes`: label, mark and series of every note found.
    """
    used = {(mark.row, mark.start) for _, mark, _ in notes if mark}
    labels = {label.row: label.end for label, _, _ in notes}
    numbers = {(label.number, series) for label, _, series in notes if label.number}
    tied = sorted((mark.row, mark.start, label.number, series) for label, mark, series in notes if mark and label.number)
    at, before, series = 0, 0, 0
    for mark in marks:
        while at < len(tied) and tied[at][:2] <= (mark.row, mark.start):
            before, series = tied[at][2:]
            at += 1
        if (mark.row, mark.start) in used or mark.start < labels.get(mark.row, 0) or mark.alone or not mark.number:
            continue
        if mark.number != before + 1 or (mark.number, series) in numbers:
            continue
        behind = tied[at][2] if at < len(tied) and tied[at][3] == series else 0
        sure = mark.family in ("caret", "raised") and mark.weight >= 3.5
        sure = sure or (behind == 0 and before >= LEAST - 1 and mark.family == "plain" and mark.weight >= 3 and ends(rows, mark))
        between = mark.weight >= 3 and behind == mark.number + 1 and mark.family == "plain"
        if sure or between:
            before = mark.number
            numbers.add((mark.number, series))
            yield mark, series


def ends(rows: Sequence[Row], mark: Mark) -> bool:
    """Whether the mark stands right behind the stop of a sentence, and the next one behind it in its row, or nothing."""
    text = rows[mark.row].text
    rest = text[mark.end :].lstrip()
    return mark.start > 1 and text[mark.start - 1] in '.”"?' and (not rest or rest[0].isupper()) and text[mark.start - 2].isalpha()


def lone_series(marks: Sequence[Mark], rows: Sequence[Row]) -> Iterator[tuple[Mark, int]]:
    """(mark, 0) of marks 1, 2, 3, … in a source that has no note: raised ones, ones behind a stop, or ones that an export
    wrote twice ("delegation,11 … requests.22")."""
    raised = in_sequence(m for m in marks if m.family in ("caret", "raised") and m.weight >= 3.5)
    if raised:
        yield from ((mark, 0) for mark in raised)
        return
    doubled = in_sequence(doubled_marks(rows))
    if len(doubled) >= LEAST - 1:
        yield from ((mark, 0) for mark in doubled)
        return
    stopped = in_sequence(m for m in marks if m.family == "plain" and m.weight >= 3 and closes(rows[m.row].text, m))
    if len(stopped) >= LEAST:
        yield from ((mark, 0) for mark in stopped)


def in_sequence(marks: Iterator[Mark]) -> list[Mark]:
    """The first marks 1, 2, 3, … of those given."""
    found: list[Mark] = []
    for mark in marks:
        if mark.number == len(found) + 1:
            found.append(mark)
    return found


def doubled_marks(rows: Sequence[Row]) -> Iterator[Mark]:
    """Numbers written twice where a mark may stand, as marks of the number."""
    for index, row in enumerate(rows):
        text = row.text
        for m in FIGURES.finditer(text):
            start, end = m.span()
            figures = text[start : (start + end) // 2]
            if end - start not in TWICE or figures * 2 != m.group() or not start or text[start - 1].isspace() or figures[0] == "0":
                continue
            weight = plain_weight(text, start, end)
            if weight >= 3:
                yield Mark(index, start, end, "plain", figures, int(figures), weight)


def closes(text: str, mark: Mark) -> bool:
    """Whether the mark stands behind a stop or quotation, and no small letter follows it."""
    rest = text[mark.end : mark.end + 24].lstrip()
    return text[mark.start - 1] in '.,;”"?' and not rest[:1].islower()
