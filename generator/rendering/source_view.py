"""The source as received, coloured by what was read in it: a Pygments lexer that knows the order, and its formatter."""

from collections.abc import Iterator
from io import StringIO
from itertools import pairwise
from operator import itemgetter
from typing import Any, TextIO

from markupsafe import Markup
from pygments.formatter import Formatter
from pygments.lexer import Lexer
from pygments.token import Comment, Generic, Name, String, Text, _TokenType

from generator.model import Order, Passage, Segment
from generator.rendering.inline import drawn, escaped

Stretch = tuple[int, int, _TokenType]  # start, end (columns, or offsets into a passage), kind


class OrderLexer(Lexer):
    """Colours the text of one order: furniture as comment, the caption as heading, notes as string, marks and labels as
    label, citations as constant, holdings strong. Each character is in one token; nothing is changed.

    Option `order`: the `Order` that was read from the text; without it all of the text is plain.
    """

    name = "Court order"
    aliases = ("court-order",)
    filenames = ()

    def __init__(self, **options: Any) -> None:
        super().__init__(**options)
        self.order: Order | None = options.get("order")

    def get_tokens_unprocessed(self, text: str) -> Iterator[tuple[int, _TokenType, str]]:
        """(offset, token type, value) of the whole text, in order. Plain text runs over the ends of lines, nothing else does."""
        plain, offset = 0, 0  # where the plain text before began, and the line
        lines = text.split("\n")
        painted = paint(self.order) if self.order else {}
        for number, line in enumerate(lines, 1):
            for begin, end, kind in painted.get(number, ()):
                start = max(offset + begin, plain)
                if start >= offset + end:
                    continue
                if start > plain:
                    yield plain, Text, text[plain:start]
                plain = offset + end
                yield start, kind, text[start:plain]
            offset += len(line) + 1
        if plain < len(text):
            yield plain, Text, text[plain:]


def paint(order: Order) -> dict[int, list[Stretch]]:
    """For each line that is not all plain its coloured stretches (start column, end column, kind), ascending."""
    painted: dict[int, list[Stretch]] = {}

    def put(line: int, start: int, end: int, kind: _TokenType) -> None:
        if start < end:
            painted.setdefault(line, []).append((start, end, kind))

    for piece in order.furniture:
        put(piece.line, piece.start, piece.end, Comment)
    for printed in order.caption.printed:
        put(printed.line, printed.column, printed.column + len(printed.text), Generic.Heading)
    known = _known(order)
    notes = {note.id for note in order.footnotes}
    for flow, passage in order.flows():
        for consumed in passage.consumed:
            kind = Comment if consumed.why == "markup" else Name.Label
            put(consumed.line, consumed.column, consumed.column + consumed.length, kind)
        for segment, start, end, kind in _pieces(passage, _flat(known.get(flow, [])), String if flow in notes else Text):
            put(segment.line, segment.column + start - segment.offset, segment.column + end - segment.offset, kind)
    for row in painted.values():
        if len(row) > 1:
            row.sort(key=itemgetter(0))
    return painted


def _known(order: Order) -> dict[str, list[Stretch]]:
    """For each flow the citations and holdings in it, as offsets into its text."""
    known: dict[str, list[Stretch]] = {}
    for citation in order.citations:
        known.setdefault(citation.flow, []).append((citation.start, citation.end, Name.Constant))
    for holding in order.holdings:
        known.setdefault(holding.block, []).append((holding.start, holding.end, Generic.Strong))
    return known


def _pieces(passage: Passage, flat: list[Stretch], base: _TokenType) -> Iterator[tuple[Segment, int, int, _TokenType]]:
    """The passage's segments cut where a stretch of `flat` begins or ends; what is in none has the kind `base`."""
    if not flat and base is Text:
        return
    first = 0
    for segment in passage.segments:
        at, end = segment.offset, segment.offset + segment.length
        while first < len(flat) and flat[first][1] <= at:
            first += 1
        index = first
        while index < len(flat) and flat[index][0] < end:
            start, stop = max(flat[index][0], at), min(flat[index][1], end)
            yield segment, at, start, base
            yield segment, start, stop, flat[index][2]
            at, index = stop, index + 1
        yield segment, at, end, base


def _flat(spans: list[Stretch]) -> list[Stretch]:
    """The spans without overlaps, ascending; where two overlap the shorter is seen."""
    cuts = sorted({c for s in spans for c in s[:2]})
    ordered = sorted(spans, key=lambda s: s[0])
    flat: list[Stretch] = []
    active: list[Stretch] = []
    index = 0
    for a, b in pairwise(cuts):
        while index < len(ordered) and ordered[index][0] <= a:
            active.append(ordered[index])
            index += 1
        active = [s for s in active if s[1] > a]
        if active:
            flat.append((a, b, min(active, key=lambda s: s[1] - s[0])[2]))
    return flat


CLASSES = {Comment: "sf", Generic.Heading: "sc", String: "sn", Name.Label: "sm", Name.Constant: "sx", Generic.Strong: "sh"}


class SourceFormatter(Formatter[str]):
    """Tokens as HTML, one `<li>` a line so that its number comes from the list: no number is ever copied with the text."""

    name = "Order source"
    aliases = ("order-source",)

    def format(self, tokensource: "Iterator[tuple[_TokenType, str]]", outfile: "TextIO") -> None:  # type: ignore[override]
        """Writes the lines to `outfile`."""
        write = outfile.write
        write("<li>")
        for kind, value in tokensource:
            name = CLASSES.get(kind)
            html = escaped(value)
            write(f'<span class="{name}">{html}</span>' if name else html.replace("\n", "\n</li><li>"))
        write("</li>")


def source_html(order: Order) -> Markup:
    """The `<li>`s of the source's lines. No colour is chosen here: the classes are those of `CLASSES`."""
    text = "\n".join(line.text for line in order.source.lines)
    out = StringIO()
    tokens = ((kind, value) for _, kind, value in OrderLexer(order=order).get_tokens_unprocessed(text))
    SourceFormatter().format(tokens, out)
    return drawn(out.getvalue())
