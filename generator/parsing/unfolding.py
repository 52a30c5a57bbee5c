"""A text whose line ends were lost: one line of many thousand characters (agencies' decisions out of a data set).

Source → a source in which such a line stands as the lines it was made of, as far as it shows them; the order that is
read of it → the same order with every place given in the source as received. No character is added, and none is lost:
each line made is a stretch of the one received. Nothing is cut on a guess: where a line shows no ends, it stays whole.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from generator.model import Caption, Consumed, FootnoteMark, Furniture, Line, Order, Passage, Problem, Report, Segment, Source
from generator.patterns import compiled

LONG = 2500  # characters of a line that was never set as one
GAP = compiled(r" {2,}")
STOP = compiled(r"[.?!:;][\"'”’)\]]*(?P<mark> \d{1,2})?$")  # a note's mark may follow: "those disclosures. 1"
# Numbered margin paragraphs: "¶1 The appellant", "[¶2] On", "{¶ 3} Here".
MARGIN = compiled(r"(?:[\[{]?¶\s?|\[\*?P\s?)(\d{1,4})[\]}]?\s+(?=[\"“‘(\[]?[A-Z])")
# What ends right before such a number: a sentence, or a heading in capitals, which is cut off too.
ENDED = compiled(r"[.?!:][\"'”’)\]]*\s?\d{0,2}\s*$")
HEADING = compiled(r"[.?!:][\"'”’)\]]*\s+(?P<heading>(?:[IVX]{1,4}\. )?[A-Z]{4,}(?: [A-Z]{2,}){0,6})\s*$")
TITLE = compiled(r"(?:[IVX]{1,4}\. )?[A-Z]{4,}(?: [A-Z]{2,}){0,6}(?=  )")  # between doubled spaces
LEAST = 3  # margin numbers that make a series
REACH = 120


@dataclass(frozen=True, slots=True)
class Unfolded:
    """`source`: the lines made; `places[i]`: line and column of the source as received at which line i + 1 begins."""

    source: Source
    places: tuple[tuple[int, int], ...]

    def reporting(self, report: Report) -> Report:
        """A report that tells of each problem where it is in the source as received."""

        def tell(problem: Problem) -> None:
            where = problem.location
            if where.line is not None:
                line, column = self.places[where.line - 1]
                where = replace(where, line=line, column=None if where.column is None else column + where.column)
            report(replace(problem, location=where))

        return tell


def unfold(source: Source) -> Unfolded | None:
    """The source with its folded lines as several; None where it has none, as nearly every source."""
    if source.markup != "plain" or all(len(line.text) <= LONG for line in source.lines):
        return None
    lines: list[Line] = []
    places: list[tuple[int, int]] = []
    for line in source.lines:
        for start, end in stretches(line.text) if len(line.text) > LONG else ((0, len(line.text)),):
            places.append((line.number, start))
            lines.append(Line(len(places), line.page, line.text[start:end]))
    if len(lines) == len(source.lines):
        return None
    return Unfolded(replace(source, lines=tuple(lines)), tuple(places))


def stretches(text: str) -> Iterator[tuple[int, int]]:
    """The lines that a folded line is made of, empty ones among them: from where to where."""
    numbered = margin_cuts(text)
    begin = 0
    for at, parted in merged([*line_ends(text, bool(numbered)), *numbered]):
        yield begin, at
        if parted:
            yield at, at
        begin = at
    yield begin, len(text)


def merged(cuts: Sequence[tuple[int, bool]]) -> Iterator[tuple[int, bool]]:
    """The cuts, each place once: parted by an empty line if one of those at it is."""
    places: dict[int, bool] = {}
    for at, parted in cuts:
        places[at] = places.get(at, False) or parted
    yield from sorted(places.items())


def line_ends(text: str, numbered: bool) -> Iterator[tuple[int, bool]]:
    """Where lines begin that doubled spaces part, with whether an empty line stands before: none if they part sentences only.

    Two spaces behind a stop may be a sentence's end or a line's: a line's, where it would grow too long without. Three and
    more are a paragraph's; where paragraphs are `numbered`, four.
    """
    gaps = [(m.start(), m.end(), STOP.search(text, max(0, m.start() - 7), m.start())) for m in GAP.finditer(text)]
    within = [(start, end) for start, end, stop in gaps if not stop]
    lengths = sorted(b[0] - a[1] for a, b in pairwise(within))
    if len(within) * 300 < len(text) or lengths[len(lengths) // 2] < 40:
        return
    width = max(length for length in lengths if length <= 1.25 * lengths[len(lengths) // 2])
    begin, head = 0, True  # in the head, up to the first full line, every doubled space is a line's end
    for n, (start, end, stop) in enumerate(gaps):
        if not start:
            continue
        following = gaps[n + 1][0] if n + 1 < len(gaps) else len(text)
        titled = stop is not None and TITLE.match(text, end) is not None
        wide = titled or end - start > (3 if numbered or (stop and stop["mark"]) else 2)
        head = head and start - begin < 0.75 * width
        if not stop or wide or head or following - begin > width:
            yield end, wide and stop is not None
            begin = end


def margin_cuts(text: str) -> list[tuple[int, bool]]:
    """Where numbered margin paragraphs begin, and the headings in capitals above them: a series from 1 on, or nothing."""
    found: list[tuple[int, bool]] = []
    wanted = 1
    for m in MARGIN.finditer(text):
        if int(m[1]) != wanted:
            continue
        before = text[max(0, m.start() - REACH) : m.start()]
        heading = HEADING.search(before)
        if wanted > 1 and not heading and not ENDED.search(before):
            continue
        if heading:
            found.append((m.start() - len(before) + heading.start("heading"), True))
        found.append((m.start(), True))
        wanted += 1
    return found if wanted > LEAST else []


def fold(order: Order, unfolded: Unfolded, source: Source) -> Order:
    """The order read of the lines made, every place of it given in the source as received."""
    places = unfolded.places

    def placed(passage: Passage) -> Passage:
        spans = tuple(
            replace(s, line=places[s.line - 1][0], column=places[s.line - 1][1] + s.column) if isinstance(s, FootnoteMark) else s
            for s in passage.spans
        )
        return Passage(
            passage.text,
            tuple(Segment(s.offset, s.length, places[s.line - 1][0], places[s.line - 1][1] + s.column) for s in passage.segments),
            spans,
            tuple(Consumed(places[c.line - 1][0], places[c.line - 1][1] + c.column, c.length, c.why) for c in passage.consumed),
        )

    def printed(caption: Caption) -> Caption:
        lines = (replace(p, line=places[p.line - 1][0], column=places[p.line - 1][1] + p.column) for p in caption.printed)
        return replace(caption, printed=tuple(lines))

    def kept(f: Furniture) -> Furniture:
        line, column = places[f.line - 1]
        return replace(f, line=line, start=column + f.start, end=column + f.end)

    return replace(
        order,
        source=source,
        caption=printed(order.caption),
        body=tuple(replace(b, passage=placed(b.passage)) for b in order.body),
        footnotes=tuple(n if n.passage is None else replace(n, passage=placed(n.passage)) for n in order.footnotes),
        furniture=tuple(kept(f) for f in order.furniture),
    )
