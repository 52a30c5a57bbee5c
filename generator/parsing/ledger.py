"""Nothing lost: every character of a source is on the page, or consumed, or furniture, and each only once.

The check is exact and cheap: the order's segments are laid over the source's lines, and what is left bare, or
covered twice, or differs from what the page shows, is a lost or added word.
"""

from collections.abc import Iterator

from generator.model import Location, Order, Problem
from generator.problems import problem


def claims(order: Order) -> Iterator[tuple[int, int, int]]:
    """(line, start column, end column) of every stretch of the source that the order accounts for."""
    for printed in order.caption.printed:
        yield printed.line, printed.column, printed.column + len(printed.text)
    for piece in order.furniture:
        yield piece.line, piece.start, piece.end
    for _, passage in order.flows():
        for s in passage.segments:
            yield s.line, s.column, s.column + s.length
        for c in passage.consumed:
            yield c.line, c.column, c.column + c.length


def find_lost_words(order: Order) -> Iterator[Problem]:
    """A `words-lost` error for each stretch of the source that is lost, shown twice, or shown otherwise than written."""
    covered = [bytearray(len(line.text)) for line in order.source.lines]
    for number, start, end in claims(order):
        row = covered[number - 1]
        if row.find(1, start, end) != -1:
            yield lost(order, number, start, "shown twice")
        row[start:end] = b"\1" * (end - start)
    for line, marks in zip(order.source.lines, covered, strict=True):
        if 0 in marks:
            for column in unclaimed(line.text, marks):
                yield lost(order, line.number, column, "not on the page")
    yield from changed_words(order)
    yield from added_words(order)


def unclaimed(text: str, marks: bytearray) -> Iterator[int]:
    """The columns of `text` at which a word, or what is left of one, is claimed by nothing (`marks` is 0)."""
    at = marks.find(0, len(text) - len(text.lstrip()))
    while at != -1:
        if not text[at].isspace():
            yield at
            while at < len(marks) and not text[at].isspace():
                at += 1
        at = marks.find(0, at + 1)


def changed_words(order: Order) -> Iterator[Problem]:
    """Stretches of a passage, or of the printed caption, that are not what the source has there."""
    source = order.source
    for _, passage in order.flows():
        for s in passage.segments:
            if passage.text[s.offset : s.offset + s.length] != source.line(s.line).text[s.column : s.column + s.length]:
                yield lost(order, s.line, s.column, "changed")
    for printed in order.caption.printed:
        if not source.line(printed.line).text.startswith(printed.text, printed.column):
            yield lost(order, printed.line, printed.column, "changed")


def added_words(order: Order) -> Iterator[Problem]:
    """Words of a passage that no segment traces to the source."""
    for _, passage in order.flows():
        at = 0
        for s in passage.segments:
            if passage.text[at : s.offset].strip():
                yield lost(order, s.line, s.column, "preceded by words that it does not have")
            at = s.offset + s.length
        if passage.text[at:].strip():
            yield lost(order, passage.segments[-1].line if passage.segments else 1, 0, "followed by words that it does not have")


def lost(order: Order, line: int, column: int, how: str) -> Problem:
    """The problem: what became (`how`) of the word of the source at the line and column."""
    text = order.source.line(line).text
    start = column
    while start > 0 and not text[start - 1].isspace():
        start -= 1
    word = text[start : start + 40].split()
    return problem("words-lost", Location(order.source.path, line, column), word=word[0] if word else "", how=how)
