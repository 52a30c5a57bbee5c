"""Rows → Passage: the one place where lines of a source become a run of words, each character traced to its place.

The words are never edited. White space folds to single spaces; a hyphen at a line's end that only divides a word is
taken out and kept as a `Division`; everything else of the rows stands in the passage's text, in order.
"""

from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.model import Consumed, Division, Emphasis, FootnoteMark, PageMark, ParagraphBreak, Passage, Segment, Span, Why
from generator.parsing.rows import Row, lowered
from generator.patterns import compiled

# A run of words with single spaces between them is one segment; any other white space starts the next.
RUN = compiled(r"\S+(?: \S+)*")
HYPHENS = "-‐\u00ad"  # hyphen-minus, hyphen, soft hyphen
LAST_WORD = compiled(r"[^\W\d_]+(?:['’][^\W\d_]+)*$")
FIRST_WORD = compiled(r"[^\W\d_]+")
WORD = compiled(r"[^\W\d_]+(?:-[^\W\d_]+)*")
WHOLE = compiled(rf"(?<![^\W\d_])(?<![^\W\d_]-){WORD.pattern}")
# Behind the last word of a row that ends in a hyphen: what stands before it is half a word.
HALVED = compiled(rf"[^\w\n]*(?:[\d_][^\w\n]*)*(?<=[{HYPHENS}])(?:\n|\Z)")
MANY = 60


class Vocabulary:
    """Every word of the rows in lower case, words with hyphens inside as a whole, halves at line ends left out.

    What the document itself writes elsewhere decides whether "pre-" / "trial" was one word or two. Most documents are
    asked for few words, or none: the words are only listed where many are asked for.
    """

    def __init__(self, rows: Iterable[Row]) -> None:
        self._rows = rows
        self._text: str | None = None
        self._asked = 0
        self._listed: frozenset[str] | None = None

    def __contains__(self, word: object) -> bool:
        if not isinstance(word, str):
            return False
        if self._text is None:
            self._text = lowered("\n".join([row.text for row in self._rows]))
        if self._listed is None and self._asked == MANY:
            self._listed = frozenset(word for line in self._text.split("\n") for word in whole_words(line))
        self._asked += 1
        return stands_whole(word, self._text) if self._listed is None else word in self._listed


def whole_words(line: str) -> list[str]:
    """The words of a row, but for half a word at its end."""
    found = WORD.findall(line)
    return found[:-1] if line[-1:] in HYPHENS else found


def stands_whole(word: str, text: str) -> bool:
    """Whether the word stands in the rows whose text this is, neither within another nor cut off by a line's end."""
    at = text.find(word)
    while at >= 0:
        end = at + len(word)
        m = WHOLE.match(text, at)
        if m and m.end() == end and not HALVED.match(text, end):
            return True
        at = text.find(word, end)
    return False


def hyphen_divides(before: str, after: str, words: Container[str]) -> bool:
    """Whether the hyphen that ends `before` only divides a word that goes on in `after`.

    The document's own vocabulary decides; a word that stands nowhere else is taken for a divided one, unless a
    capital or a digit follows ("cross-" / "Motion", "24-" / "cv-2989") or both halves are words of the document.
    """
    if before.endswith("\u00ad"):
        return True
    left, right = LAST_WORD.search(before, before.rfind(" ") + 1, len(before) - 1), FIRST_WORD.match(after)
    if not left or not right or (right.group()[0].isupper() and not left.group().isupper()):
        return False
    if before[: left.start()].endswith("-"):  # "state-of-the-" / "art": a compound already has hyphens of its own
        return False
    one, two = left.group().lower(), right.group().lower()
    if f"{one}-{two}" in words:
        return False
    if one + two in words:
        return True
    return not (one in words and two in words and len(one) > 2)


def runs(text: str) -> list[tuple[int, str]]:
    """(start, words) of each run of words with single spaces between them."""
    if "  " not in text and text.isprintable():  # no other white space is: as most rows are
        return [(0, text)] if text else []
    return [(m.start(), m.group()) for m in RUN.finditer(text)]


def join_rows(
    rows: Sequence[Row], words: Container[str] = frozenset(), paragraphs: Sequence[int] = (), as_lines: bool = False
) -> Passage:
    """The rows as one passage. `paragraphs`: indices of rows at which a new paragraph of a note begins.

    `as_lines`: each row stands for itself (a signature's, a table's): no word goes on from one to the next.

    Guarantees: every non-space character of the rows is in the text once, in order, or in `consumed`; segments give
    each one's line and column; a `PageMark` stands where the page changes, a `Division` where a hyphen was taken out.
    """
    text: list[str] = []
    segments: list[Segment] = []
    spans: list[Span] = []
    consumed: list[Consumed] = []
    length = 0
    joined = True  # nothing to put between: at the start, and after a division
    page = rows[0].page if rows else None
    for index, row in enumerate(rows):
        line_text = row.text
        if row.page != page:
            page = row.page
            if page is not None:
                spans.append(PageMark(length if joined else length + 1, page, str(page)))
        if index in paragraphs and index:
            joined = False
            spans.append(ParagraphBreak(length + 1))
        divided = False
        if index + 1 < len(rows) and rows[index + 1].glued and rows[index + 1].number == row.number:
            glued = True
        elif (
            not as_lines
            and index + 1 < len(rows)
            and line_text[-1] in HYPHENS
            and len(line_text) > 1
            and index + 1 not in paragraphs
        ):
            divided = hyphen_divides(line_text, rows[index + 1].text, words)
            glued = divided or line_text[-2].isalnum()
        else:
            glued = False
        hyphen = line_text[-1] if divided else ""
        body = line_text[:-1] if divided else line_text
        for start, piece in runs(body):
            if not joined:
                text.append(" ")
                length += 1
            joined = False
            segments.append(Segment(length, len(piece), row.number, row.column + start))
            text.append(piece)
            length += len(piece)
        if divided:
            consumed.append(Consumed(row.number, row.column + len(body), 1, "division"))
            spans.append(Division(length, hyphen))
        joined = glued
    return Passage("".join(text), tuple(segments), tuple(spans), tuple(consumed))


@dataclass(frozen=True, slots=True)
class Excision:
    """text[start:end] to be taken out of a passage; `why` as in `Consumed`, None where the caller records it itself."""

    start: int
    end: int
    why: Why | None


def cut(passage: Passage, start: int, end: int, why: Why, keep: Span | None = None) -> Passage:
    """The passage without text[start:end], which is recorded as consumed (`why` as in `Consumed`).

    `keep` is a span to add, its offsets given for the new text. Spans that lay inside shrink; those behind move. A
    space that would be left doubled, or at either end of the text, goes with what was cut.
    """
    shorter, _ = cut_all(passage, (Excision(start, end, why),))
    return shorter if keep is None else add_span(shorter, keep)


def cut_all(passage: Passage, cuts: Sequence[Excision]) -> tuple[Passage, tuple[Segment, ...]]:
    """The passage without the cuts (ascending, apart from one another), and what of the source those without a `why` held.

    Guarantee: segments stay true, and every non-space character that is taken out is in `consumed` or in the segments
    returned (whose offsets are those of the passage as it was).
    """
    text = passage.text
    gone = widened(text, cuts)
    ends, total, shifts = [], 0, []
    for lo, hi in gone:
        total += hi - lo
        ends.append(hi)
        shifts.append(total)

    def moved(offset: int) -> int:
        at = bisect_right(ends, offset)  # the holes that end at or before the offset
        before = shifts[at - 1] if at else 0
        lo = gone[at][0] if at < len(gone) else len(text) + 1
        return min(offset, lo) - before

    segments: list[Segment] = []
    at = 0
    for s in passage.segments:
        kept, stop = s.offset, s.offset + s.length  # what is left of the segment begins at `kept`
        while at < len(gone) and gone[at][1] <= kept:
            at += 1
        k = at
        while k < len(gone) and gone[k][0] < stop:
            lo, hi = gone[k]
            if kept < lo:
                segments.append(Segment(moved(kept), lo - kept, s.line, s.column + kept - s.offset))
            kept = max(kept, hi)
            k += 1
        if kept < stop:
            segments.append(Segment(moved(kept), stop - kept, s.line, s.column + kept - s.offset))
    consumed, taken = list(passage.consumed), []
    for c, s in overlaps(passage.segments, cuts):
        a, b = max(s.offset, c.start), min(s.offset + s.length, c.end)
        if c.why is None:
            taken.append(Segment(a, b - a, s.line, s.column + a - s.offset))
        else:
            consumed.append(Consumed(s.line, s.column + a - s.offset, b - a, c.why))
    left = "".join(text[hi:lo] for hi, lo in zip([0, *ends], [*(lo for lo, _ in gone), len(text)], strict=True))
    spans = (moved_span(span, moved) for span in passage.spans)
    return Passage(left, tuple(segments), tuple(s for s in spans if s is not None), tuple(consumed)), tuple(taken)


Cut = tuple[int, int, FootnoteMark]


def cut_marks(passage: Passage, cuts: Sequence[Cut]) -> Passage:
    """The passage without each text[start:end] of `cuts` (ascending), consumed as marks, with the span of each where it
    stood. A cut may be empty: then only its span is added."""
    holes: list[Excision] = []
    marks: list[Span] = []
    at = 0
    for start, end, span in cuts:
        lo, at = max(start, at), max(end, at)
        marks.append(replace(span, offset=lo))
        if lo < at:
            holes.append(Excision(lo, at, "mark"))
    return cut_all(replace(passage, spans=(*passage.spans, *marks)), holes)[0]


def widened(text: str, cuts: Sequence[Excision]) -> list[tuple[int, int]]:
    """The holes that the cuts make: each takes a space with it that would be left doubled, or at an end of the text."""
    holes: list[tuple[int, int]] = []
    for n, c in enumerate(cuts):
        lo, hi = c.start, c.end
        floor = holes[-1][1] if holes else 0
        ceiling = cuts[n + 1].start if n + 1 < len(cuts) else len(text)
        at_start = lo == floor and (floor == 0 or holes[-1][0] == 0)
        if hi < ceiling and text[hi] == " " and at_start:
            hi += 1
        elif floor < lo and text[lo - 1] == " " and (hi == len(text) or text[hi] == " "):
            lo -= 1
        if holes and holes[-1][1] == lo:
            holes[-1] = (holes[-1][0], hi)
        else:
            holes.append((lo, hi))
    return holes


def overlaps(segments: Sequence[Segment], cuts: Sequence[Excision]) -> Iterator[tuple[Excision, Segment]]:
    """Each cut with each segment that it touches, both in order."""
    at = 0
    for c in cuts:
        while at < len(segments) and segments[at].offset + segments[at].length <= c.start:
            at += 1
        k = at
        while k < len(segments) and segments[k].offset < c.end:
            yield c, segments[k]
            k += 1


def moved_span(span: Span, moved: Callable[[int], int]) -> Span | None:
    """The span with its offsets moved; None for an emphasis of which nothing is left."""
    if isinstance(span, Emphasis):
        start, end = moved(span.start), moved(span.end)
        return replace(span, start=start, end=end) if start < end else None
    return replace(span, offset=moved(span.offset))


def add_span(passage: Passage, span: Span) -> Passage:
    """The passage with one span more."""
    return replace(passage, spans=(*passage.spans, span))
