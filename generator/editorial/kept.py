"""What the editor takes back: words of the court that were left out of the text, as a running head, a stamp or a page number.

They come to stand where the source has them: in the caption, paragraph or note whose lines are around them; between two
paragraphs, as one of their own. `[body.kinds]`, `split` and `joined` then say what that is.
"""

import dataclasses
import re
from collections.abc import Sequence

from generator.editorial.passages import end_of_word, free_id, parted, together
from generator.model import Block, Caption, Furniture, Order, Passage, PrintedLine, Report, Segment
from generator.problems import report_problem
from generator.tables import Table, did_you_mean

_AT = re.compile(r"(\d{1,7}): *(.*)", re.DOTALL)  # "41: THE COURT", where the words alone stand in several lines

Position = tuple[int, int]  # line and column


def keep_words(order: Order, table: Table, report: Report) -> Order:
    """The order with `[body] kept` in its text: each is all that was left out at one place, as the page lists it. What is not
    there, or is in several places without the line being said, goes to `report`."""
    for words in table.texts("body", "kept"):
        piece = _found(order, words, table, report)
        if piece is not None:
            order = _put_back(order, piece)
    return order


def _found(order: Order, words: str, table: Table, report: Report) -> Furniture | None:
    meant = _fold(words)
    found = [piece for piece in order.furniture if _fold(piece.text) == meant]
    if not found and (m := _AT.fullmatch(words.strip())):
        found = [piece for piece in order.furniture if piece.line == int(m[1]) and _fold(piece.text) == _fold(m[2])]
    place = table.place("body", "kept", holding=words)
    if not found:
        hint = did_you_mean(meant, {_fold(piece.text) for piece in order.furniture})
        what = f"“{words}” among what was left out of the text"
        report_problem(report, "dead-reference", place, key="[body] kept", what=what, hint=hint)
    elif len(found) > 1:
        lines = sorted({piece.line for piece in found})
        where = ", ".join(map(str, lines[:8])) + (", …" if len(lines) > 8 else "")
        hint = f"it stands in the lines {where}: say which, as in “{lines[0]}: {meant}”"
        report_problem(report, "bad-value", place, key="[body] kept", value=words, hint=hint)
    return found[0] if len(found) == 1 else None


def _fold(text: str) -> str:
    return " ".join(text.split())


def _put_back(order: Order, piece: Furniture) -> Order:
    order = dataclasses.replace(order, furniture=tuple(one for one in order.furniture if one is not piece))
    at, words = (piece.line, piece.start), _passage(piece)
    notes = list(order.footnotes)
    for n, note in enumerate(notes):
        if note.passage is not None and _is_within(note.passage, at):
            notes[n] = dataclasses.replace(note, passage=_with(note.passage, words, at))
            return dataclasses.replace(order, footnotes=tuple(notes))
    body = list(order.body)
    for n, block in enumerate(body):
        if _is_within(block.passage, at):
            body[n] = dataclasses.replace(block, passage=_with(block.passage, words, at))
            return dataclasses.replace(order, body=tuple(body))
    if order.caption.printed and at < _end_of(order.caption.printed):
        return dataclasses.replace(order, caption=_printed(order.caption, piece))
    before = [n for n, block in enumerate(body) if _start(block.passage) < at]
    body.insert(before[-1] + 1 if before else 0, _block(order, body[before[-1]] if before else None, words, piece))
    return dataclasses.replace(order, body=tuple(body))


def _passage(piece: Furniture) -> Passage:
    """The words of a piece, a single space between them."""
    segments, offset = [], 0
    for word in re.finditer(r"\S+", piece.text):
        segments.append(Segment(offset, len(word[0]), piece.line, piece.start + word.start()))
        offset += len(word[0]) + 1
    return Passage(_fold(piece.text), tuple(segments))


def _start(passage: Passage) -> Position:
    return min(((s.line, s.column) for s in passage.segments), default=(0, 0))


def _is_within(passage: Passage, at: Position) -> bool:
    return _start(passage) < at < max(((s.line, s.column) for s in passage.segments), default=(0, 0))


def _with(passage: Passage, words: Passage, at: Position) -> Passage:
    """The passage with the words where the source has them; behind a word that a line's end divided around them."""
    after = min(s.offset for s in passage.segments if (s.line, s.column) > at)
    offset = end_of_word(passage, after)
    if offset >= len(passage.text):
        return together(passage, words)
    first, second = parted(passage, offset)
    return together(together(first, words), second)


def _end_of(printed: Sequence[PrintedLine]) -> Position:
    return max((line.line, line.column) for line in printed)


def _printed(caption: Caption, piece: Furniture) -> Caption:
    lines = [*caption.printed, PrintedLine(piece.line, piece.start, piece.text)]
    return dataclasses.replace(caption, printed=tuple(sorted(lines, key=lambda line: (line.line, line.column))))


def _block(order: Order, before: Block | None, words: Passage, piece: Furniture) -> Block:
    beside = before or (order.body[0] if order.body else None)
    page = order.source.line(piece.line).page
    part = beside.part if beside else 0
    return Block(free_id(order, before.id if before else "p0"), "paragraph", words, 0, page, part)
