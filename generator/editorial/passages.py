"""Passages cut and put together: the words stay, and what stands over them goes along."""

import dataclasses

from generator.model import Consumed, Emphasis, Order, Passage, Segment, Span


def free_id(order: Order, beside: str) -> str:
    """An id for a block that comes to stand behind the block `beside`: that one's with a number that nothing has."""
    taken = {block.id for block in order.body} | {note.id for note in order.footnotes}
    number = 2
    while f"{beside}-{number}" in taken:
        number += 1
    return f"{beside}-{number}"


def end_of_word(passage: Passage, at: int) -> int:
    """`at`, where a word begins there; else where the next one does, the end of the text where there is none."""
    if not at or passage.text[at - 1] == " ":
        return at
    space = passage.text.find(" ", at)
    return len(passage.text) if space == -1 else space + 1


def parted(passage: Passage, at: int) -> tuple[Passage, Passage]:
    """The passage up to text[at], without the space before it, and from there on."""
    length = len(passage.text[:at].rstrip(" "))
    cut = passage.locate(at)
    segments: tuple[list[Segment], list[Segment]] = ([], [])
    for s in passage.segments:
        if s.offset < length:
            segments[0].append(Segment(s.offset, min(s.length, length - s.offset), s.line, s.column))
        if s.offset + s.length > at:
            skipped = max(0, at - s.offset)
            segments[1].append(Segment(max(0, s.offset - at), s.length - skipped, s.line, s.column + skipped))
    consumed: tuple[list[Consumed], list[Consumed]] = ([], [])
    for c in passage.consumed:
        consumed[(c.line, c.column) >= cut].append(c)
    spans: tuple[list[Span], list[Span]] = ([], [])
    for span in passage.spans:
        if isinstance(span, Emphasis):
            if span.start < length:
                spans[0].append(dataclasses.replace(span, end=min(span.end, length)))
            if span.end > at:
                spans[1].append(dataclasses.replace(span, start=max(0, span.start - at), end=span.end - at))
        elif span.offset <= length and span.offset < at:
            spans[0].append(span)
        else:
            spans[1].append(dataclasses.replace(span, offset=max(0, span.offset - at)))
    text = passage.text
    return (
        Passage(text[:length], tuple(segments[0]), tuple(spans[0]), tuple(consumed[0])),
        Passage(text[at:], tuple(segments[1]), tuple(spans[1]), tuple(consumed[1])),
    )


def together(first: Passage, second: Passage) -> Passage:
    """The second passage behind the first, a space between them."""
    shift = len(first.text) + 1

    def moved(span: Span) -> Span:
        if isinstance(span, Emphasis):
            return dataclasses.replace(span, start=span.start + shift, end=span.end + shift)
        return dataclasses.replace(span, offset=span.offset + shift)

    return Passage(
        f"{first.text} {second.text}",
        (*first.segments, *(Segment(s.offset + shift, s.length, s.line, s.column) for s in second.segments)),
        (*first.spans, *(moved(span) for span in second.spans)),
        (*first.consumed, *second.consumed),
    )
