"""How far a note goes: to the next note, the page's foot, the body's next word, or over the page."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from generator.parsing.body.wording import cites_on, is_title
from generator.parsing.footnotes.labels import CONTINUED, TERMINATED, Label
from generator.parsing.footnotes.layout import Layout
from generator.parsing.rows import Row
from generator.patterns import compiled

DIVIDED = compiled(r"[^\W\d_]-$")
OPEN = compiled(r"[^.?!:;”\"’'»]\)$")  # a parenthesis that closes no sentence
SIGNER = 60  # characters that the lines of a signature have at most
JUDGE = compiled(
    r"\b(?:J(?:UDGE|udge)|J(?:USTICE|ustice)|M(?:AGISTRATE|agistrate)|C(?:LERK|lerk)|C(?:OMMISSIONER|ommissioner)|R(?:EFEREE|eferee)|"
    r"U\. ?S\. ?[DM]\. ?J|US[DM]J)\W*$|^\W*H(?:ON|on)(?:\.|ORABLE|orable) [A-Z]|\bClerk of\b"
)
FAR_IN = 20  # columns that a signature stands further in than the page's text
LEAST_FOOT = 3  # a page's foot goes on with a note only below this many rows of body


def terminated(row: Row) -> bool:
    """Whether the row ends a sentence."""
    return TERMINATED.search(row.text) is not None


def usual_gap(rows: Iterable[Row]) -> int:
    """The blank lines that the rows mostly have before them."""
    gaps = Counter(min(row.gap, 3) for row in rows)
    return gaps.most_common(1)[0][0] if gaps else 0


def end_of_note(rows: Sequence[Row], layout: Layout, label: Label, limit: int) -> int:
    """The row behind the note that begins with `label`; `limit`: the next note's row, or the end."""
    start = label.row
    last = layout.last[start] + 1
    paged = layout.paged and start > 0 and layout.leaf[start] == layout.leaf[start - 1]  # no note heads a page
    if limit < last and paged:
        return limit  # another note follows on the same page
    if paged and last < len(rows):
        return min(limit, last)
    return resuming(rows, label, min(limit, last), paged)


def resuming(rows: Sequence[Row], label: Label, limit: int, paged: bool) -> int:
    """The row at which the body goes on behind a note, where no page's end shows it; at most `limit`.

    A blank line behind a closed sentence ends a note (not before an indented paragraph of a Markdown note); so does,
    where the note cut a sentence of the body in two, a row in small letters behind a closed sentence; or behind a short
    row that closes one.
    """
    start = label.row
    first = start + 2 if label.end == len(rows[start].text) else start + 1
    cut = start > 0 and not terminated(rows[start - 1])
    gaps: Counter[int] = Counter()
    widest = 0
    for index in range(first, limit):
        before, row = rows[index - 1], rows[index]
        widest = max(widest, before.right)
        usual = gaps.most_common(1)[0][0] if gaps else min(row.gap, 3)
        gaps[min(row.gap, 3)] += 1
        if not terminated(before) or cites_on(before.text, row.text):
            continue
        if row.text[0].islower() and before.text[-1] == ")" and OPEN.search(before.text) and before.right >= widest - 12:
            continue  # a full row, and no stop: "under Rule 72(b)" / "of the Federal Rules"
        if row.gap and (row.gap > usual or index == first):
            if label.family == "caret" and row.indent >= rows[start].indent + 2:
                continue
            return index
        if paged:
            continue
        if cut and row.text[0].islower():
            return index
        if before.right < widest - 12 or (index == first and len(before.text) < 60):
            return index
    return limit


@dataclass(frozen=True, slots=True)
class Cut:
    """How a page's end cuts a note: `closed` if what there is of it ends a sentence, `whole` if the body above it does;
    `ruled` if a rule is drawn above this document's notes."""

    closed: bool
    whole: bool
    ruled: bool


def continuation(rows: Sequence[Row], layout: Layout, first: int, limit: int, cut: Cut) -> int:
    """Where, among the next page's rows first..limit, a note goes on; `limit` if nowhere."""
    said = next((i for i in range(first, limit) if CONTINUED.match(rows[i].text)), limit)
    if said < limit:
        return said - 1 if said > first and rows[said - 1].text.isdigit() else said
    if cut.ruled:
        return next((i for i in range(limit - 1, first, -1) if layout.ruled[i] and not is_signed(rows, first, i, limit)), limit)
    if cut.closed:
        return limit
    if cut.whole and rows[first].text[0].islower():
        return first  # a page that the note fills
    return set_apart(rows, first, limit, layout.pitch[first])


def is_signed(rows: Sequence[Row], first: int, at: int, limit: int) -> bool:
    """Whether the line drawn above row `at` is for a signature: it stands far in from the page's rows first..limit, or a
    judge's title stands below it."""
    below = [row.text for row in rows[at : min(at + 3, limit)]]
    if max(map(len, below[:2])) >= SIGNER:
        return False
    if rows[at].indent - min(row.indent for row in rows[first:limit]) >= FAR_IN:
        return True
    return any(JUDGE.search(text) and is_title(text) for text in below)


def set_apart(rows: Sequence[Row], first: int, limit: int, pitch: int) -> int:
    """The row that begins the last stretch of rows first..limit set apart from the body; `limit` if there is none."""
    for index in range(limit - 1, first + LEAST_FOOT - 1, -1):
        row, before = rows[index], rows[index - 1]
        if row.gap > pitch:
            return index if row.text[0].islower() or (row.gap > pitch + 1 and not terminated(before)) else limit
        if DIVIDED.search(before.text) and row.text[0].isupper():
            return index  # the word that the body's last row divides goes on overleaf
    return limit


def paragraph_starts(rows: Sequence[Row], label_end: int) -> tuple[int, ...]:
    """Indices of a note's rows that begin a paragraph of it."""
    usual = usual_gap(rows[1:])
    found = []
    for index in range(1, len(rows)):
        before, row = rows[index - 1], rows[index]
        if index == 1 and label_end == len(rows[0].text):
            continue
        turned = row.page != before.page
        if not terminated(before):
            continue
        after = rows[index + 1] if index + 1 < len(rows) else row
        indented = row.indent >= before.indent + 3 and row.indent >= after.indent + 3
        if (row.gap > usual and not turned) or indented:
            found.append(index)
    return tuple(found)
