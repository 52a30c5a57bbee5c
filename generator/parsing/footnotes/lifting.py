"""Rows → the body's rows, the notes, the places of their marks."""

from bisect import bisect
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.model import Furniture, PrintedLine
from generator.parsing.body.second_captions import find_captions
from generator.parsing.footnotes.extents import Cut, continuation, end_of_note, paragraph_starts, terminated
from generator.parsing.footnotes.labels import CONTINUED, RESIDUE, Family, Label, all_labels, stopped_labels
from generator.parsing.footnotes.layout import Layout, read_layout
from generator.parsing.footnotes.lone import lone_marks, lone_series
from generator.parsing.footnotes.marks import Mark, all_marks
from generator.parsing.footnotes.notes import Lifted, RawMark, RawNote
from generator.parsing.footnotes.sequence import Evidence, assign_marks, find_chain, gather, squeezed
from generator.parsing.footnotes.signs import find_signed
from generator.parsing.footnotes.spoilt import find_spoilt
from generator.parsing.rows import Row
from generator.patterns import compiled

LEAST = 3  # notes that prove one another where nothing else shows that notes begin
REST = 40  # rows of the last note of a text, at most
MARKED = compiled(r"(?<=[^\s\d])\d{1,3}\b")
GROUPS: tuple[tuple[Family, ...], ...] = (("caret",), ("bracket",), ("raised", "plain", "dotted"), ("paren",))


@dataclass(frozen=True, slots=True)
class Found:
    """A note's first row, with the mark that it was found to have."""

    label: Label
    mark: Mark | None
    series: int = 0


def lift_notes(
    rows: Sequence[Row], furniture: Sequence[Furniture] = (), *, markdown: bool = False, printed: Sequence[PrintedLine] = ()
) -> Lifted:
    """Takes the notes out of the pages, so that the halves of a paragraph that they cut stand side by side.

    `printed` are the lines of the caption, where a mark may stand too ("MEMORANDUM*").
    Guarantee: the rows of body and notes, and those that a mark had for itself, are the rows, each once, in order.
    """
    rows, furniture_found = take_residue(rows)
    head = [Row(p.line, rows[0].page, p.column, p.text) for p in printed if rows and p.text and p.line < rows[0].number]
    rows = (*head, *rows)
    labels = [label for label in all_labels(rows) if label.row >= len(head)]
    marks = all_marks(rows)
    if markdown:  # a bare asterisk is emphasis
        labels = [label for label in labels if label.family != "sign" or rows[label.row].text.startswith(("\\", "†", "‡"))]
        marks = [mark for mark in marks if mark.family != "sign" or rows[mark.row].text[mark.start] in "\\†‡"]
    layout = read_layout(rows, furniture)
    evidence = gather(rows, layout, marks)
    found = find_notes(labels, marks, evidence)
    lifted = lift(rows, len(head), evidence, found, marks)
    return replace(lifted, furniture=(*lifted.furniture, *furniture_found)) if furniture_found else lifted


def take_residue(rows: Sequence[Row]) -> tuple[Sequence[Row], list[Furniture]]:
    """The rows without those that a word processor's export adds below a mark ("16F" below the row with mark 17)."""
    taken = {
        i for i, row in enumerate(rows) if i and row.text[-1] == "F" and RESIDUE.match(row.text) and any(
            str(int(row.text[:-1]) + 1) in MARKED.findall(rows[j].text) for j in range(max(0, i - 3), i)
        )
    }  # fmt: skip
    if not taken:
        return rows, []
    noise = [Furniture(rows[i].number, rows[i].column, rows[i].end, "noise", rows[i].text) for i in sorted(taken)]
    return [row for i, row in enumerate(rows) if i not in taken], noise


def find_notes(labels: Sequence[Label], marks: Sequence[Mark], evidence: Evidence) -> list[Found]:
    """Every note's first row with its mark, in order."""
    layout = evidence.layout
    found = [Found(label, mark) for label, mark in find_signed(labels, marks, evidence.rows, layout)]
    for item in reversed(found):
        evidence.signed[layout.leaf[item.label.row]] = item.label.row
    taken = {item.label.row for item in found}
    for families in GROUPS:
        # Under a heading NOTES one shape of label holds: "1." below "[6]" is a list within a note.
        closed = evidence.after_heading(max(taken, default=-1))
        free = [label for label in labels if label.row not in taken and not (closed and evidence.after_heading(label.row))]
        chosen = [label for label in free if label.family in families and label.number]
        items = accepted(without_items(find_chain(chosen, evidence), chosen, evidence), evidence)
        if "plain" in families and not evidence.headings:
            items = mended(items, labels, evidence)
        found.extend(items)
        taken.update(item.label.row for item in items)
        evidence.used.update((item.mark.row, item.mark.start) for item in items if item.mark)
    if not found:
        found = numbered_by_marks(stopped_labels(evidence.rows), evidence)
    standing = any(f.mark and f.label.number and layout.ruled[f.label.row] for f in found)  # at the pages' feet, below a rule
    if len(found) < LEAST and not standing:
        ending = collected_at_end(labels, evidence)
        found = (
            [*(f for f in found if f.label.family == "sign" and f.label.row < ending[0].label.row), *ending] if ending else found
        )
    return distinct(sorted(found, key=lambda f: f.label.row))


def without_items(chain: Sequence[Label], labels: Sequence[Label], evidence: Evidence) -> list[Label]:
    """The chain without the items of lists that it took for notes: "3." below a "2." of the body's that is no link of it."""
    kept: list[Label] = []
    for at, label in enumerate(chain):
        listed = label.family in ("dotted", "paren") and label.number > 1 and not evidence.after_heading(label.row)
        above = chain[at - 1].row if at else -1
        if listed and any(
            other.number == label.number - 1
            and other.family == label.family
            and above < other.row < label.row
            and abs(evidence.rows[other.row].indent - evidence.rows[label.row].indent) <= 1
            for other in labels
        ):
            continue
        kept.append(label)
    return kept


def distinct(found: Sequence[Found]) -> list[Found]:
    """The notes, each mark left to the first that has it; what stands within a label is no mark."""
    taken = defaultdict(list, {f.label.row: [(0, f.label.end)] for f in found})
    kept: list[Found] = []
    for item in found:
        mark = item.mark
        if mark and any(start < mark.end and mark.start < end for start, end in taken[mark.row]):
            kept.append(replace(item, mark=None))
            continue
        if mark:
            taken[mark.row].append((mark.start, mark.end))
        kept.append(item)
    return kept


def collected_at_end(labels: Sequence[Label], evidence: Evidence) -> list[Found]:
    """Notes that stand together at the end without a heading above them, if nearly all have their marks before."""
    for families in GROUPS[1:]:
        numbered = [label for label in labels if label.family in families and label.number]
        start = max((label.row for label in numbered if label.number == 1), default=0)
        below = replace(evidence, headings=[start - 1], used=set())
        items = accepted(find_chain([label for label in numbered if label.row >= start], below), below) if start else []
        sure = sum(1 for item in items if item.mark and item.mark.weight >= 2.5 and item.mark.row < start)
        ends = items and len(evidence.rows) - items[-1].label.row < REST
        if len(items) >= LEAST and sure * 4 >= len(items) * 3 and ends:
            evidence.headings[:] = below.headings
            return items
    return []


def numbered_by_marks(labels: Sequence[Label], evidence: Evidence) -> list[Found]:
    """Notes that lost their numbers, if the text before them has marks enough to number them."""
    if not labels:
        return []
    marks = assign_marks(labels, evidence)
    sure = sum(1 for mark in marks if mark and mark.weight >= 2 and mark.row < labels[0].row)
    return [Found(label, mark) for label, mark in zip(labels, marks, strict=True)] if sure * 4 >= len(labels) * 3 else []


def mended(items: Sequence[Found], labels: Sequence[Label], evidence: Evidence) -> list[Found]:
    """The notes of one series, with those whose label or mark a scanner misread."""
    if any(item.series for item in items):
        return list(items)
    by_row = {item.label.row: item for item in items}
    for label, mark in find_spoilt([(item.label, item.mark) for item in items], labels, evidence):
        by_row[label.row] = Found(label, mark)
    return [by_row[row] for row in sorted(by_row)]


def accepted(chain: Sequence[Label], evidence: Evidence) -> list[Found]:
    """The labels of the chain that do begin notes: each by its mark and its place, or by its neighbours."""
    marks = assign_marks(chain, evidence)
    totals = scores(chain, marks, evidence)
    found: list[Found] = []
    series, highest = 0, 0
    for i, (label, mark) in enumerate(zip(chain, marks, strict=True)):
        near, same = 0.0, 0
        for j in (i - 1, i + 1):
            if 0 <= j < len(chain) and abs(chain[j].number - label.number) == 1 and marks[j] and totals[j] >= 2.2:
                near += 1.2
                same += evidence.layout.paged and evidence.layout.leaf[chain[j].row] == evidence.layout.leaf[label.row]
        near += (0, 0.8, 2)[same]
        if totals[i] + near < 3 or (mark is None and near == 0):
            continue
        if label.number <= highest:
            series, highest = series + 1, 0
        highest = label.number
        found.append(Found(label, mark, series))
    return [replace(f, mark=m) for f, m in zip(found, squeezed([(f.label, f.mark) for f in found], evidence), strict=True)]


def scores(chain: Sequence[Label], marks: list[Mark | None], evidence: Evidence) -> list[float]:
    """How likely each label begins a note; marks that are too weak are dropped from `marks`."""
    strong = [spaced(m, evidence.rows) for m in marks if m and m.weight >= 2]
    apart = len(strong) >= 3 and sum(strong) * 10 >= len(strong) * 7  # raised marks are set apart throughout
    totals: list[float] = []
    for i, label in enumerate(chain):
        mark = marks[i]
        standing = evidence.standing(label)
        weight = mark.weight * evidence.nearness(mark.row, label) if mark else 0
        if mark and apart and weight < 2 and spaced(mark, evidence.rows):
            weight += 1
        listed = label.family in ("dotted", "paren") and not evidence.after_heading(label.row)
        if weight < (2.5 if listed else 0.4):
            marks[i] = None
        totals.append(standing + (weight if weight >= 2 else weight - 0.5 if marks[i] else -1.5))
    return totals


def spaced(mark: Mark, rows: Sequence[Row]) -> bool:
    """Whether the mark stands behind a space."""
    return mark.start > 0 and rows[mark.row].text[mark.start - 1].isspace()


def lift(rows: Sequence[Row], head: int, evidence: Evidence, found: Sequence[Found], marks: Sequence[Mark]) -> Lifted:
    """Sorts rows[head:] into the body's and the notes'; rows[:head] are the caption's."""
    owner = owners(rows, evidence.layout, evidence, found)
    tied = [*tied_marks(found, marks), *without_note(found, marks, evidence.rows, head)]
    tied = apart(sorted(tied, key=lambda t: (t[0].row, t[0].start, t[1] < 0)))
    places = tuple(place(rows, owner, *t) for t in tied if t[0].row >= head)
    alone = {mark.row for mark, _, _ in tied if mark.alone}
    notes: list[list[Row]] = [[] for _ in found]
    body: list[Row] = []
    furniture: list[Furniture] = []
    for index, row in enumerate(rows):
        if index < head or index in alone:
            continue
        if owner[index] >= 0 and index != found[owner[index]].label.row and continued(rows, index):
            furniture.append(Furniture(row.number, row.column, row.end, "running-head", row.text))
        else:
            (notes[owner[index]] if owner[index] >= 0 else body).append(row)
    raw = tuple(raw_note(item, own, head) for item, own in zip(found, notes, strict=True))
    return Lifted(tuple(body), raw, places, tuple(furniture))


def apart(tied: Sequence[tuple[Mark, int, int]]) -> list[tuple[Mark, int, int]]:
    """The marks, in order, without those that overlap the one before."""
    kept: list[tuple[Mark, int, int]] = []
    for one in tied:
        if not kept or (kept[-1][0].row, kept[-1][0].end) <= (one[0].row, one[0].start):
            kept.append(one)
    return kept


def raw_note(found: Found, rows: Sequence[Row], head: int) -> RawNote:
    """The note as it stands in its rows."""
    label, in_caption = found.label, found.mark is not None and found.mark.row < head
    return RawNote(label.text, label.end, tuple(rows), paragraph_starts(rows, label.end), found.series, in_caption)


def continued(rows: Sequence[Row], index: int) -> bool:
    """Whether the row is "(...continued)" above the second half of a note, or the label above that."""
    text = rows[index].text
    if CONTINUED.match(text):
        return True
    return index + 1 < len(rows) and text.isdigit() and CONTINUED.match(rows[index + 1].text) is not None


def owners(rows: Sequence[Row], layout: Layout, evidence: Evidence, found: Sequence[Found]) -> list[int]:
    """Of each row the index of the note that it belongs to, -1 for the body's."""
    owner = [-1] * len(rows)
    ruled = sum(layout.ruled[f.label.row] for f in found) * 2 > len(found)
    starts = [f.label.row for f in found] + [len(rows)]
    captions = [begin for begin, _ in find_captions(rows, 1)]  # of opinions apart: no note goes on over one
    above = -1  # the last row of the body before the note
    for index, item in enumerate(found):
        start = starts[index]
        following = bisect(captions, start)
        limit = min([starts[index + 1], *captions[following : following + 1]])
        collected = item.label.family == "stop" or evidence.after_heading(start)
        end = limit if collected else end_of_note(rows, layout, item.label, limit)
        owner[start:end] = [index] * (end - start)
        above = start - 1 if start and owner[start - 1] < 0 else above
        whole = above >= 0 and terminated(rows[above])
        while layout.paged and not collected and end < limit and end - 1 == layout.last[start]:
            # The page is full: the note may go on at the next page's foot.
            start, stop = end, min(layout.last[end] + 1, limit)
            begin = continuation(rows, layout, start, stop, Cut(terminated(rows[end - 1]), whole, ruled))
            owner[begin:stop] = [index] * (stop - begin)
            if begin == stop:
                break
            end = stop
    return owner


def tied_marks(found: Sequence[Found], marks: Sequence[Mark]) -> Iterator[tuple[Mark, int, int]]:
    """(mark, index of its note, series): the marks that were chosen, and further ones of a note whose shape is sure."""
    used: dict[tuple[int, int], int] = {}
    notes: dict[tuple[str, int], int] = {}
    for index, item in enumerate(found):
        notes.setdefault((item.label.text, item.series), index)
        if item.mark is not None:
            used[item.mark.row, item.mark.start] = index
            yield item.mark, index, item.series
    labels = {f.label.row: f.label.end for f in found}
    for mark in marks:
        if (mark.row, mark.start) in used or mark.start < labels.get(mark.row, 0) or mark.family != "caret":
            continue
        index = notes.get((mark.text, 0), -1)
        if index >= 0:
            yield mark, index, 0


def without_note(found: Sequence[Found], marks: Sequence[Mark], rows: Sequence[Row], head: int) -> Iterator[tuple[Mark, int, int]]:
    """(mark, -1, series) of the marks behind rows[:head] that have no note in the source."""
    lone = lone_marks([(f.label, f.mark, f.series) for f in found], marks, rows) if found else lone_series(marks, rows)
    return ((mark, -1, series) for mark, series in lone if mark.row >= head)


def place(rows: Sequence[Row], owner: Sequence[int], mark: Mark, note: int, series: int) -> RawMark:
    """The mark by its place in the source."""
    row = rows[mark.row]
    after = None
    if mark.alone:
        after = anchor(rows, owner, mark.row)
    return RawMark(mark.text, note, row.number, row.column + mark.start, mark.end - mark.start, after, series)


def anchor(rows: Sequence[Row], owner: Sequence[int], index: int) -> tuple[int, int]:
    """The place behind which a mark stands that has a row of its own: above the word that it follows, where the page
    was kept as set ("pdftotext -layout" puts a raised mark on the line above), else behind the row before."""
    row = rows[index]
    below = rows[index + 1] if index + 1 < len(rows) else row
    same = below.page == row.page and owner[index + 1 : index + 2] == [owner[index]]
    if same and below.indent < row.indent < below.right + 4:
        reach = row.indent - below.indent + 1
        cut = reach < len(below.text) and not below.text[reach - 1 : reach + 1].isspace()
        words = below.text[:reach].rpartition(" ")[0].rstrip() if cut else below.text[:reach].rstrip()
        if words:
            return below.number, below.column + len(words)
    above = next((rows[i] for i in range(index - 1, max(-1, index - 40), -1) if owner[i] == owner[index]), rows[index])
    return above.number, above.end
