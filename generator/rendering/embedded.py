"""An order's paragraphs and notes for a page that stands in a frame: each by itself, with a link to its place."""

from markupsafe import Markup

from generator.library import place
from generator.model import FootnoteMark, Order, Passage, Place
from generator.rendering.inline import drawn, escaped, passage_html
from generator.rendering.laid_out import laid_out


def embedded_flows(order: Order, page: str) -> Markup:
    """Every block but headings, and every note, under the id that it has on `page`, the address of the order's page."""
    out = []
    labels = {note.id: note.label for note in order.footnotes}

    def mark(span: FootnoteMark) -> str:
        return f'<sup><a href="{page}#{escaped(span.note_id)}" target="_top">{escaped(span.label)}</a></sup>'

    def words(passage: Passage) -> str:
        return passage_html(passage, mark, lambda _: "")

    for block in order.body:
        if block.kind == "heading":
            continue
        if block.kind in ("table", "verbatim"):
            html = f'<pre tabindex="0">{words(laid_out(block.passage, order.source, columns=True)[0])}</pre>'
        elif block.kind == "signature":
            html = f'<p class="signature">{words(laid_out(block.passage, order.source, columns=False)[0])}</p>'
        else:
            html = f"<p>{words(block.passage)}</p>"
        out.append(_quoted(place(block.id), html, page))
    out += [
        _quoted(place(note.id, labels), f"<p>{words(note.passage)}</p>", page)
        for note in order.footnotes
        if note.passage is not None
    ]
    return drawn("\n".join(out))


def _quoted(place: Place, html: str, page: str) -> str:
    """The id is that of an element with no box: a browser that goes to it moves neither this page nor the one around it."""
    link = f'<a href="{page}#{escaped(place.anchor)}" target="_top">{escaped(place.name)}</a>'
    anchor = f'<span id="{escaped(place.anchor)}" hidden></span>'
    return f'{anchor}<div class="quoted"><blockquote>{html}</blockquote><p class="from">{link}</p></div>'
