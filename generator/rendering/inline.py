"""Passage → HTML: what stands off becomes elements, well nested, and the court's words stay as they are.

Emphasis, links and holdings may overlap in any way. At every offset where something begins or ends, the elements that
must now be open are known, outermost first (holding, link, emphasis, what is tied); those that differ from what is open are closed
and opened again. A link comes to stand whole around an emphasis that only half covers it, and is never within another.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from generator.model import Emphasis, FootnoteMark, OldAnchor, PageMark, ParagraphBreak, Passage
from generator.patterns import compiled

# Characters that HTML forbids, and those that cannot be seen or turn the direction of what follows: each shown as one visible
# character, or as a space where it is white space. (`publishing.hidden` reports them.)
SUBSTITUTES: dict[int, str] = (
    {code: " " if chr(code).isspace() else chr(0x2400 + code) for code in range(0x20) if chr(code) not in "\t\n"}
    | {0x7F: "\u2421", 0x85: " "}
    | dict.fromkeys(
        (*range(0x80, 0x85), *range(0x86, 0xA0), *range(0xD800, 0xE000), *range(0x202A, 0x202F), *range(0x2060, 0x2070)), "\ufffd"
    )
    | dict.fromkeys(
        (0x34F, 0x61C, 0x115F, 0x1160, *range(0x180B, 0x180F), *range(0x200B, 0x2010), 0x3164, 0xFEFF, 0xFFA0), "\ufffd"
    )
    | dict.fromkeys((*range(0xFFF0, 0xFFFC), *range(0xE0000, 0xE1000)), "\ufffd")
    | dict.fromkeys(
        (*range(0xFDD0, 0xFDF0), *(plane + low for plane in range(0, 0x110000, 0x10000) for low in (0xFFFE, 0xFFFF))), "\ufffd"
    )
)


def _one_of(codes: Iterable[int]) -> str:
    """A pattern for one of these characters. In ranges: thousands of characters beyond the first plane would each be compared."""
    ranges: list[tuple[int, int]] = []
    for code in sorted(codes):
        first = ranges.pop()[0] if ranges and ranges[-1][1] == code - 1 else code
        ranges.append((first, code))
    return "[" + "".join(f"\\U{first:08x}-\\U{last:08x}" for first, last in ranges) + "]"


FILLERS = compiled("[\u034f\u115f\u1160\u180b-\u180e\u3164\uffa0]")
UNSAFE = compiled(_one_of(SUBSTITUTES))
SAFE_URL = compiled(r"https?://|#|(?:\.\./)*[\w-][\w./-]*(?:#|$)")  # relative ones have no scheme: no colon before the #

EMPHASIS = {
    "italic": ("<i>", "</i>"),
    "bold": ("<b>", "</b>"),
    "bold italic": ("<b><i>", "</i></b>"),
    "underline": ('<span class="underlined">', "</span>"),
    "small caps": ('<span class="small-caps">', "</span>"),
}
# What no line's end may part: a sign and its number, the points of an ellipsis. It opens with one set of letters to look for.
TIED = compiled(r"[§¶.Np](?:(?<=[§¶])[§¶]? \w|(?<=\.) \. \.(?: \.)?|(?<=N)(?<!\w.)os?\. \d|(?<=p)(?<!\w.)p?\. \d)")
HOLDING, LINK, STYLE, TIE = 0, 1, 2, 3  # ranks: a lower one stands outside


@dataclass(frozen=True, slots=True)
class Link:
    """text[start:end] leads to `url`."""

    start: int
    end: int
    url: str


@dataclass(frozen=True, slots=True)
class Element:
    """Something drawn around text[start:end]; of two that overlap, that of lower `rank` stands outside."""

    start: int
    end: int
    rank: int
    opening: str
    closing: str


MarkWriter = Callable[[FootnoteMark], str]
PageWriter = Callable[[PageMark], str]


def shown(text: str) -> str:
    """The text as it may stand in HTML, each forbidden character replaced by one that can be seen."""
    # Nothing printable is forbidden, but for what is a letter without a shape, and that is known ten times sooner.
    if text.isprintable() and (text.isascii() or not FILLERS.search(text)):
        return text
    if "\n" in text:
        joined = text.replace("\n", "")
        if joined.isprintable() and (joined.isascii() or not FILLERS.search(joined)):
            return text
        return "\n".join(map(shown, text.split("\n")))
    return text.translate(SUBSTITUTES) if UNSAFE.search(text) else text


def escaped(text: str) -> str:
    """`shown` text for an element's content or a quoted attribute."""
    if not (text.isascii() and text.isprintable()):
        text = shown(text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&#34;").replace("'", "&#39;")


def drawn(html: str) -> Markup:
    """HTML whose every word went through `escaped`: the one place where text is declared to be markup."""
    return Markup(html)  # noqa: S704


def safe_url(url: str | None) -> str:
    """The address if it leads to the web or within the site; empty if it would do anything else."""
    return url if url and SAFE_URL.match(url) else ""


def passage_html(
    passage: Passage,
    write_mark: MarkWriter,
    write_page: PageWriter,
    links: Iterable[Link] = (),
    holdings: Iterable[tuple[int, int]] = (),
) -> str:
    """The passage as HTML. `links` and `holdings` are offsets into its text; links that overlap an earlier one are left out.

    A paragraph break closes and opens `<p>`: the caller stands the whole in one. A mark closes the link that it stands
    in; the rest of that link goes on behind it.
    """
    text = passage.text
    elements = [*_links(links, len(text)), *_holdings(holdings, len(text))]
    elements += [Element(*m.span(), TIE, '<span class="tied">', "</span>") for m in TIED.finditer(text)]
    points: list[tuple[int, str]] = []  # what stands between two characters; it is in no link and no emphasis
    pages: list[tuple[int, str]] = []  # the same, but it disturbs nothing
    for span in passage.spans:
        if isinstance(span, Emphasis):
            opening, closing = EMPHASIS[span.style]
            start, end = max(0, span.start), min(span.end, len(text))
            if start < end:
                elements.append(Element(start, end, STYLE, opening, closing))
        elif isinstance(span, FootnoteMark):
            points.append((span.offset, write_mark(span)))
        elif isinstance(span, PageMark):
            pages.append((span.offset, write_page(span)))
        elif isinstance(span, OldAnchor):
            pages.append((span.offset, f'<span class="old-anchor" id="{escaped(span.id)}"></span>'))
        elif isinstance(span, ParagraphBreak):
            points.append((span.offset, "</p><p>"))
    if not (elements or points or pages):
        return escaped(text)
    return _weave(text, elements, points, pages)


def _links(links: Iterable[Link], length: int) -> Iterable[Element]:
    last = 0
    for link in sorted(links, key=lambda one: (one.start, -one.end)):
        url = safe_url(link.url)
        if url and last <= link.start < link.end <= length:
            yield Element(link.start, link.end, LINK, f'<a href="{escaped(url)}">', "</a>")
            last = link.end


def _holdings(holdings: Iterable[tuple[int, int]], length: int) -> Iterable[Element]:
    """Holdings that overlap are drawn as one."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(holdings):
        if merged and start < merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        elif 0 <= start < end <= length:
            merged.append((start, end))
    for start, end in merged:
        yield Element(start, min(end, length), HOLDING, '<span class="holding">', "</span>")


def _weave(text: str, elements: Sequence[Element], points: Sequence[tuple[int, str]], pages: Sequence[tuple[int, str]]) -> str:
    """Sweeps over the offsets at which something happens; `open_now` is what is open, outermost first."""
    begins: dict[int, list[Element]] = {}
    ends: set[int] = set()
    at_point: dict[int, list[str]] = {}
    at_page: dict[int, list[str]] = {}
    for element in elements:
        begins.setdefault(element.start, []).append(element)
        ends.add(element.end)
    for offset, html in points:
        at_point.setdefault(min(offset, len(text)), []).append(html)
    for offset, html in pages:
        at_page.setdefault(min(offset, len(text)), []).append(html)
    out: list[str] = []
    open_now: list[Element] = []
    active: list[Element] = []
    done = 0
    for offset in sorted({*begins, *ends, *at_point, *at_page}):
        out.append(escaped(text[done:offset]))
        done = offset
        if offset in ends:
            active = [e for e in active if e.end > offset]
        if offset in at_point:
            breaks = "</p><p>" in at_point[offset]
            _change(out, open_now, [] if breaks else [e for e in active if e.rank == HOLDING])
            out += at_point[offset]
        if offset in begins:
            active = sorted([*active, *begins[offset]], key=lambda e: (e.rank, e.start, -e.end))
        _change(out, open_now, active)
        if offset in at_page:
            out += at_page[offset]
    out.append(escaped(text[done:]))
    _change(out, open_now, [])
    return "".join(out)


def _change(out: list[str], open_now: list[Element], wanted: Sequence[Element]) -> None:
    """Closes and opens until exactly `wanted` is open."""
    same = 0
    while same < len(open_now) and same < len(wanted) and open_now[same] is wanted[same]:
        same += 1
    while len(open_now) > same:
        out.append(open_now.pop().closing)
    for element in wanted[same:]:
        out.append(element.opening)
        open_now.append(element)
