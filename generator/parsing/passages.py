"""Rows → Passage: the one place where lines of a source become a run of words, each character traced to its place.

The words are never edited. White space folds to single spaces; a hyphen at a line's end that only divides a word is
taken out and kept as a `Division`; everything else of the rows stands in the passage's text, in order.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from itertools import accumulate

from generator.model import Consumed, Division, Emphasis, FootnoteMark, PageMark, ParagraphBreak, Passage, Segment, Span
from generator.parsing.rows import Row

# A run of words with single spaces between them is one segment; any other white space starts the next.
RUN = re.compile(r"\S+(?: \S+)*")
HYPHENS = "-‐\u00ad"  # hyphen-minus, hyphen, soft hyphen
LAST_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*$")
FIRST_WORD = re.compile(r"[^\W\d_]+")
WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")


def vocabulary(rows: Iterable[Row]) -> frozenset[str]:
    """Every word of the rows in lower case, words with hyphens inside also whole, halves at line ends left out.

    What the document itself writes elsewhere decides whether "pre-" / "trial" was one word or two.
    """
    words: set[str] = set()
    for row in rows:
        text = row.text
        found = [m.group().lower() for m in WORD.finditer(text)]
        if found and text[-1] in HYPHENS:
            found.pop()
        words.update(found)
    return frozenset(words)


def hyphen_divides(before: str, after: str, words: frozenset[str]) -> bool:
    """Whether the hyphen that ends `before` only divides a word that goes on in `after`.

    The document's own vocabulary decides; a word that stands nowhere else is taken for a divided one, unless a
    capital or a digit follows ("cross-" / "Motion", "24-" / "cv-2989") or both halves are words of the document.
    """
    if before.endswith("\u00ad"):
        return True
    left, right = LAST_WORD.search(before[:-1]), FIRST_WORD.match(after)
    if not left or not right or right.group()[0].isupper() and not left.group().isupper():
        return False
    if before[: left.start()].endswith("-"):  # "state-of-the-" / "art": a compound already has hyphens of its own
        return False
    one, two = left.group().lower(), right.group().lower()
    if f"{one}-{two}" in words:
        return False
    if one + two in words:
        return True
    return not (one in words and two in words and len(one) > 2)


def join_rows(rows: Sequence[Row], words: frozenset[str] = frozenset(), paragraphs: Sequence[int] = ()) -> Passage:
    """The rows as one passage. `paragraphs`: indices of rows at which a new paragraph of a note begins.

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
        if index + 1 < len(rows) and line_text[-1] in HYPHENS and len(line_text) > 1 and index + 1 not in paragraphs:
            divided = hyphen_divides(line_text, rows[index + 1].text, words)
            glued = divided or line_text[-2].isalnum()
        else:
            glued = False
        hyphen = line_text[-1] if divided else ""
        body = line_text[:-1] if divided else line_text
        for m in RUN.finditer(body):
            if not joined:
                text.append(" ")
                length += 1
            joined = False
            piece = m.group()
            segments.append(Segment(length, len(piece), row.number, row.column + m.start()))
            text.append(piece)
            length += len(piece)
        if divided:
            consumed.append(Consumed(row.number, row.column + len(body), 1, "division"))
            spans.append(Division(length, hyphen))
        joined = glued
    return Passage("".join(text), tuple(segments), tuple(spans), tuple(consumed))


def cut(passage: Passage, start: int, end: int, why: str, keep: Span | None = None) -> Passage:
    """The passage without text[start:end], which is recorded as consumed (`why` as in `Consumed`).

    `keep` is a span to add, its offsets given for the new text. Spans that lay inside shrink; those behind move. A
    space that would be left doubled, or at either end of the text, goes with what was cut.
    """
    text = passage.text
    if start > 0 and text[start - 1] == " " and (end == len(text) or text[end] == " "):
        lo, hi = start - 1, end
    elif start == 0 and end < len(text) and text[end] == " ":
        lo, hi = start, end + 1
    else:
        lo, hi = start, end
    gone = hi - lo

    def moved(offset: int) -> int:
        return offset if offset <= lo else max(lo, offset - gone)

    segments: list[Segment] = []
    consumed = list(passage.consumed)
    for s in passage.segments:
        s_end = s.offset + s.length
        if s_end <= lo:
            segments.append(s)
            continue
        if s.offset >= hi:
            segments.append(replace(s, offset=s.offset - gone))
            continue
        if s.offset < lo:
            segments.append(replace(s, length=lo - s.offset))
        if s_end > hi:
            segments.append(Segment(lo, s_end - hi, s.line, s.column + hi - s.offset))
        a, b = max(s.offset, start), min(s_end, end)
        if a < b:
            consumed.append(Consumed(s.line, s.column + a - s.offset, b - a, why))  # type: ignore[arg-type]
    spans = [moved_span(span, moved) for span in passage.spans]
    if keep is not None:
        spans.append(keep)
    return Passage(text[:lo] + text[hi:], tuple(segments), tuple(s for s in spans if s is not None), tuple(consumed))


Cut = tuple[int, int, FootnoteMark]


def cut_marks(passage: Passage, cuts: Sequence[Cut]) -> Passage:
    """The passage without each text[start:end] of `cuts` (ascending, apart), consumed as marks, with the span of each.

    One walk for all, whatever their number; a span's offset is where its mark stood. A space that would be left doubled
    or at an end of the text goes with the mark.
    """
    text = passage.text
    gone: list[tuple[int, int]] = []
    at = 0
    for start, end, _ in cuts:
        start, end = max(start, at), max(end, at)
        lo, hi = start, end
        if start < end:
            if start > at and text[start - 1] == " " and (end == len(text) or text[end] == " "):
                lo -= 1
            elif lo == 0 and end < len(text) and text[end] == " ":
                hi += 1
        gone.append((lo, hi))
        at = hi
    starts = [lo for lo, _ in gone]
    before = [0, *accumulate(hi - lo for lo, hi in gone)]

    def moved(offset: int) -> int:
        k = bisect_left(starts, offset)  # cuts that begin before the offset
        return offset - before[k] if k == 0 or gone[k - 1][1] <= offset else gone[k - 1][0] - before[k - 1]

    kept: list[str] = []
    at = 0
    for lo, hi in gone:
        kept.append(text[at:lo])
        at = hi
    kept.append(text[at:])
    segments: list[Segment] = []
    consumed = list(passage.consumed)
    k = 0
    for s in passage.segments:
        at, end = s.offset, s.offset + s.length
        while k and gone[k - 1][1] > at:
            k -= 1
        while k < len(gone) and gone[k][0] < end:
            lo, hi = gone[k]
            if hi > at and hi > lo:
                if lo > at:
                    segments.append(Segment(moved(at), lo - at, s.line, s.column + at - s.offset))
                mark_lo, mark_hi = max(at, cuts[k][0]), min(end, cuts[k][1])
                if mark_lo < mark_hi:
                    consumed.append(Consumed(s.line, s.column + mark_lo - s.offset, mark_hi - mark_lo, "mark"))
                at = max(at, min(hi, end))
            if hi >= end:
                break
            k += 1
        if at < end:
            segments.append(Segment(moved(at), end - at, s.line, s.column + at - s.offset))
    spans = [s for s in (moved_span(span, moved) for span in passage.spans) if s is not None]
    spans += [replace(span, offset=moved(lo)) for (lo, _), (_, _, span) in zip(gone, cuts, strict=True)]
    return Passage("".join(kept), tuple(segments), tuple(spans), tuple(consumed))


def moved_span(span: Span, moved: Callable[[int], int]) -> Span | None:
    """The span with its offsets moved; None for an emphasis of which nothing is left."""
    if isinstance(span, Emphasis):
        start, end = moved(span.start), moved(span.end)
        return replace(span, start=start, end=end) if start < end else None
    return replace(span, offset=moved(span.offset))


def add_span(passage: Passage, span: Span) -> Passage:
    return replace(passage, spans=(*passage.spans, span))
