"""Marks cut out of the blocks and tied to their notes; each that finds no partner is reported."""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Container, Sequence
from dataclasses import dataclass, replace

from generator.model import CAPTION, Block, Consumed, Footnote, FootnoteMark, Furniture, Location, Passage, Report, Source
from generator.parsing.footnotes.labels import SIGNS
from generator.parsing.footnotes.notes import Lifted, RawMark, RawNote
from generator.parsing.markdown import read_markdown
from generator.parsing.passages import Cut, cut_marks, join_rows
from generator.problems import report_problem

INFINITE = 1 << 60


@dataclass(frozen=True, slots=True)
class Tied:
    """`furniture`: what notes held beside the court's words (addresses of links, "(continued…)")."""

    blocks: tuple[Block, ...]
    footnotes: tuple[Footnote, ...]
    furniture: tuple[Furniture, ...] = ()


def tie_marks(source: Source, blocks: Sequence[Block], lifted: Lifted, words: Container[str], report: Report) -> Tied:
    """The blocks with their marks cut out of the text and made spans, and the notes with the ids of those blocks.

    Guarantee: every character of a mark or label is consumed by the passage in which it stood. A mark without a note
    gives a `Footnote` without a passage; it, and a note without a mark, are reported.
    """
    seen: Counter[str] = Counter()
    furniture = list(lifted.furniture)
    notes: list[tuple[str, RawNote, Passage]] = []
    for note in lifted.notes:
        passage = note_passage(note, words)
        if source.markup == "markdown":
            passage, addresses = read_markdown(passage)
            furniture.extend(addresses)
        notes.append((note_id(note.label, note.series, seen), note, passage))
    missing: dict[tuple[str, int], tuple[str, int]] = {}  # label and series → id and line
    for mark in lifted.marks:
        if mark.note < 0 and (mark.label, mark.series) not in missing:
            missing[mark.label, mark.series] = note_id(mark.label, mark.series, seen), mark.line
    ids = [missing[m.label, m.series][0] if m.note < 0 else notes[m.note][0] for m in lifted.marks]
    flows = {b.id: b.passage for b in blocks} | {id_: p for id_, _, p in notes}
    if not any(passage.segments for passage in flows.values()):  # nothing but marks: they stand behind no word
        furniture.extend(noise_of(mark, source) for mark in lifted.marks)
    passages = mark_passages(flows, list(zip(lifted.marks, ids, strict=True)))
    tied = flows_of_marks(passages)
    found = [
        Footnote(id_, n.label, passages[id_], tuple(tied.get(id_, ())) or ((CAPTION,) if n.in_caption else ()))
        for id_, n, _ in notes
    ]
    lacking = [Footnote(id_, label, None, tuple(tied[id_])) for (label, _), (id_, _) in missing.items() if id_ in tied]
    for (label, _), (id_, line) in missing.items():
        if id_ in tied:
            report_problem(report, "note-missing", Location(source.path, line), label=label)
    for id_, note, _ in notes:
        if id_ not in tied and not note.in_caption:
            report_problem(report, "note-without-mark", Location(source.path, note.rows[0].number), label=note.label)
    tied_blocks = tuple(b if passages[b.id] is b.passage else replace(b, passage=passages[b.id]) for b in blocks)
    return Tied(tied_blocks, tuple(in_sequence(found, lacking)), tuple(furniture))


def noise_of(mark: RawMark, source: Source) -> Furniture:
    """The mark as furniture."""
    end = mark.column + mark.length
    return Furniture(mark.line, mark.column, end, "noise", source.line(mark.line).text[mark.column : end])


def mark_passages(flows: dict[str, Passage], marks: Sequence[tuple[RawMark, str]]) -> dict[str, Passage]:
    """The passages of the flows, each mark (with its note's id) cut out where it stands."""
    if not marks:
        return flows
    stands = Stands(flows)
    cuts: dict[str, list[Cut]] = defaultdict(list)
    apart: dict[str, list[Consumed]] = defaultdict(list)
    for mark, id_ in marks:
        span = FootnoteMark(0, mark.label, id_, mark.line, mark.column)
        if mark.after is None:
            if stretch := stands.stretch(mark):
                cuts[stretch[0]].append((stretch[1], stretch[2], span))
        elif place := stands.behind(*mark.after):
            cuts[place[0]].append((place[1], place[1], span))
            apart[place[0]].append(Consumed(mark.line, mark.column, mark.length, "mark"))
    marked = dict(flows)
    for flow, places in cuts.items():
        passage = replace(flows[flow], consumed=(*flows[flow].consumed, *apart[flow]))
        marked[flow] = cut_marks(passage, sorted(places, key=lambda c: c[:2]))
    return marked


def flows_of_marks(passages: dict[str, Passage]) -> dict[str, list[str]]:
    """For each note's id the flows in which its marks stand, in order."""
    tied: dict[str, list[str]] = defaultdict(list)
    for flow, passage in passages.items():
        for span in passage.marks():
            if flow not in tied[span.note_id][-1:]:
                tied[span.note_id].append(flow)
    return dict(tied)


def in_sequence(found: Sequence[Footnote], lacking: Sequence[Footnote]) -> list[Footnote]:
    """The notes found, in source order, and each that is lacking behind the one whose number comes before its own."""
    numbers: dict[int, int] = {}
    for index, note in enumerate(found):
        if note.label.isdigit():
            numbers.setdefault(int(note.label), index)
    ascending = sorted(numbers)

    def behind(note: Footnote) -> int:
        at = bisect_left(ascending, int(note.label)) if note.label.isdigit() else len(ascending)
        return numbers[ascending[at - 1]] if at else -1

    placed = [((index, 0), note) for index, note in enumerate(found)]
    placed += [((behind(note), rank), note) for rank, note in enumerate(lacking, 1)]
    return [note for _, note in sorted(placed, key=lambda p: p[0])]


def note_id(label: str, series: int, seen: Counter[str]) -> str:
    """An anchor that no other note has: "fn-2", in a second series "fn-2-2", for a sign "fn-star"."""
    name = "-".join(SIGNS.get(c, c) for c in label) if not label.isalnum() else label
    base = f"fn-{name}" if series == 0 else f"fn-{name}-{series + 1}"
    seen[base] += 1
    if seen[base] == 1:
        return base
    while True:
        id_ = f"{base}-{seen[base]}" if series == 0 else f"{base}-again-{seen[base] - 1}"
        if seen[id_] == 0:
            seen[id_] += 1
            return id_
        seen[base] += 1


def note_passage(note: RawNote, words: Container[str]) -> Passage:
    """The note's words without its label."""
    first = note.rows[0]
    rest = first.part(note.label_end)
    label = Consumed(first.number, first.column, len(first.text[: note.label_end].rstrip()), "label")
    if rest is None:
        starts = [i - 1 for i in note.paragraphs if i > 1]
        passage = join_rows(note.rows[1:], words, starts)
    else:
        passage = join_rows((rest, *note.rows[1:]), words, note.paragraphs)
    return replace(passage, consumed=(label, *passage.consumed))


class Stands:
    """Where in the source each flow's words stand: (line, column, end column, flow, offset), in order."""

    def __init__(self, passages: dict[str, Passage]) -> None:
        self.places = sorted(
            (s.line, s.column, s.column + s.length, flow, s.offset) for flow, p in passages.items() for s in p.segments
        )

    def stretch(self, mark: RawMark) -> tuple[str, int, int] | None:
        """(flow, start, end) of what is left of the mark's own characters in a flow's text."""
        line, column, stop = mark.line, mark.column, mark.column + mark.length
        at = max(0, bisect_right(self.places, (line, column, INFINITE, "", 0)) - 1)
        found: list[tuple[str, int, int]] = []
        for place_line, start, end, flow, offset in self.places[at : at + 8]:
            lo, hi = max(start, column), min(end, stop)
            if place_line == line and lo < hi:
                found.append((flow, offset + lo - start, offset + hi - start))
        if not found or found[0][0] != found[-1][0]:
            return None
        return found[0][0], found[0][1], found[-1][2]

    def behind(self, line: int, column: int) -> tuple[str, int] | None:
        """(flow, offset) just behind the last character before the place."""
        if not self.places:
            return None
        at = max(0, bisect_left(self.places, (line, column, 0, "", 0)) - 1)
        place_line, start, end, flow, offset = self.places[at]
        return flow, offset + (min(max(column, start), end) if place_line == line else end) - start
