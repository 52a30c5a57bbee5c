"""An order as plain text: a paragraph on one line, an empty line between two, marks of notes as [4], the notes at the end.

Lines are not wrapped: whoever reads it does that to the width they have, and a program finds whole sentences.
"""

from collections.abc import Iterator

from generator.model import CAPTION, Block, FootnoteMark, Order, ParagraphBreak, Passage
from generator.rendering.caption import caption_zones
from generator.rendering.flow import NO_NOTE
from generator.rendering.inline import shown
from generator.rendering.laid_out import laid_out

INDENT = "    "


def plain_text(order: Order) -> str:
    """Every word of the court's: caption as printed, body, notes."""
    return "\n\n".join(filter(None, _paragraphs(order))) + "\n"


def _paragraphs(order: Order) -> Iterator[str]:
    for lines in caption_lines(order):
        yield "\n".join(map(shown, lines))
    yield shown("".join(f"[{note.label}]" for note in order.footnotes if CAPTION in note.marks))
    for block in order.body:
        yield block_text(block, order)
    if order.footnotes:
        yield "FOOTNOTES"
    for note in order.footnotes:
        yield f"[{shown(note.label)}] {passage_text(note.passage, INDENT) if note.passage else NO_NOTE}"


def caption_lines(order: Order) -> Iterator[list[str]]:
    """The caption as printed, its lines by what is set together, a left column before the right one. What was only drawn,
    and what Markdown says beside the words, is left out."""
    for zone in caption_zones(order.caption.printed, order.source, order.title):
        for column in (zone.left_lines, zone.right_lines):
            yield [
                " ".join("".join(words for words, kind in run.pieces if kind != "markup") for run in line.runs)
                for line in column
                if not line.drawn
            ]


def block_text(block: Block, order: Order) -> str:
    """A block; quotes and lists are set in, what the source sets in columns is as it stands there."""
    if block.kind in ("table", "verbatim", "signature"):
        return passage_text(laid_out(block.passage, order.source, block.kind != "signature")[0])
    indent = INDENT * min(max(1, block.level), 6) if block.kind in ("quote", "item") else ""
    return indent + passage_text(block.passage, indent)


def passage_text(passage: Passage, indent: str = "") -> str:
    """The passage with its marks; each further paragraph of it begins with `indent`."""
    paragraphs: list[list[str]] = [[]]
    done = 0
    spans = (span for span in passage.spans if isinstance(span, FootnoteMark | ParagraphBreak))
    for span in sorted(spans, key=lambda one: one.offset):
        paragraphs[-1].append(passage.text[done : span.offset])
        done = span.offset
        if isinstance(span, ParagraphBreak):
            paragraphs.append([])
        else:
            paragraphs[-1].append(f"[{span.label}]")
    paragraphs[-1].append(passage.text[done:])
    if len(paragraphs) == 1:
        return shown("".join(paragraphs[0]))
    return shown(f"\n\n{indent}".join("".join(words).strip() for words in paragraphs))
