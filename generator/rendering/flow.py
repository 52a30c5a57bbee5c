"""The body and the notes of an order as HTML: blocks, quotes and lists that nest, marks that lead to notes and back."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from markupsafe import Markup

from generator.model import CAPTION, Block, Footnote, FootnoteMark, OldAnchor, Order, PageMark, ParagraphBreak, Passage
from generator.patterns import compiled
from generator.rendering.beside import notes_fit_beside
from generator.rendering.inline import Link, drawn, escaped, passage_html
from generator.rendering.laid_out import laid_out

PARAGRAPH_ID = compiled(r"(.*?)p(\d+(?:-\d+)?)$")
NOTE_ID = compiled(r"(.*?)fn-(.*)$", re.DOTALL)
CONTAINERS = {"quote": ("<blockquote>", "</blockquote>"), "item": ('<ul class="items"><li>', "</li></ul>")}
# The court's own number of a paragraph, as it is printed at its head: "12. The", "¶ 12 The", "(12) The", "[¶12]".
OWN_NUMBER = compiled(r"(?:\d{1,3}[.)]|\(\d{1,3}\)|[\[(]?¶+\s?\d{1,3}[\])]?\.?)\s*[\"“‘'(\[]?[A-Z]")
BACK = "↩\ufe0e"  # as text, never as a coloured picture
NO_NOTE = "The text of this footnote is missing from the source."


@dataclass(slots=True)
class FlowWriter:
    """Writes the flows of one order, in reading order; what it has written so far decides ids (each is given once)."""

    order: Order
    more_links: Sequence[tuple[str, int, int, str]] = ()  # (flow, start, end, address) of words that are no citation
    links: dict[str, list[Link]] = field(default_factory=dict)
    holdings: dict[str, list[tuple[int, int]]] = field(default_factory=dict)
    references: dict[str, list[str]] = field(default_factory=dict)  # note id → the ids of its marks, in reading order
    notes: dict[str, Footnote] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)  # note id → its place in order; empty where they stay at the end
    levels: dict[str, int] = field(default_factory=dict)  # heading's id → the level at which it is drawn
    taken: set[str] = field(default_factory=set)  # ids on the page
    pages: set[str] = field(default_factory=set)  # labels of the source pages that have begun
    page: int | None = None

    def __post_init__(self) -> None:
        self.notes = {note.id: note for note in self.order.footnotes}
        if notes_fit_beside(self.order):
            self.numbers = {note.id: n for n, note in enumerate(self.order.footnotes, 1)}
        level = 1
        for block in self.order.body:
            if block.kind == "heading":
                level = self.levels[block.id] = min(max(2, block.level), level + 1, 6)
        for citation in self.order.citations:
            if citation.url:
                self.links.setdefault(citation.flow, []).append(Link(citation.start, citation.end, citation.url))
        for name, start, end, url in self.more_links:
            self.links.setdefault(name, []).append(Link(start, end, url))
        for holding in self.order.holdings:
            self.holdings.setdefault(holding.block, []).append((holding.start, holding.end))
        self.taken.update(block.id for block in self.order.body)
        self.taken.update(self.notes)
        self.taken.update(s.id for _, passage in self.order.flows() for s in passage.spans if isinstance(s, OldAnchor))

    # --- the body -------------------------------------------------------------------------------------------------

    def body(self) -> Markup:
        """All blocks. Every block is an element with the block's id; ¶ links are `.pilcrow`."""
        out: list[str] = []
        nesting: list[str] = []  # kinds of the containers that are open, outermost first
        part = 0
        for block in self.order.body:
            if block.part != part:
                part = block.part
                self._nest(out, nesting, "", 0)
                out.append(self._part_opening(part))
            self._nest(out, nesting, block.kind, max(1, min(block.level, 6)) if block.kind in CONTAINERS else 0)
            out.append(self._block(block))
        self._nest(out, nesting, "", 0)
        return drawn("\n".join(out))

    @staticmethod
    def _nest(out: list[str], nesting: list[str], kind: str, depth: int) -> None:
        """Closes and opens quotes and lists until `depth` of `kind` are open; for an item, also its `<li>`.

        In every open list one `<li>` is open, so that a deeper list stands within the item before it.
        """
        keep = min(depth, len(nesting)) if nesting and nesting[0] == kind else 0
        while len(nesting) > keep:
            out.append(CONTAINERS[nesting.pop()][1])
        if depth and kind == "item" and keep == depth:
            out.append("</li><li>")
        for _ in range(depth - keep):
            out.append(CONTAINERS[kind][0])
            nesting.append(kind)

    def _part_opening(self, index: int) -> str:
        return f'<hr class="part" data-part="{self.order.parts[index].kind}" aria-label="{escaped(self._part_name(index))}">'

    def _part_name(self, index: int) -> str:
        """What the part is called: its first words, as printed; else its kind."""
        part = self.order.parts[index]
        kind = "Main text" if part.kind == "main" else part.kind.capitalize()
        return part.name.strip(" .:*_#") or kind

    def _block(self, block: Block) -> str:
        page = self._page_before(block)
        if block.kind == "heading":
            level = self.levels[block.id]
            words = f"{page}{self._inline(block.id, block.passage)}{self._pilcrow(block.id)}"
            return f"<h{level} {self._words(block.id)}>{words}</h{level}>"
        if block.kind in ("table", "verbatim"):
            m = PARAGRAPH_ID.match(block.id)
            name = ("Table" if block.kind == "table" else "Set as in the source") + (f", paragraph {m[2]}" if m else "")
            name += f" of {escaped(m[1].strip('-').replace('-', ' '))}" if m and m[1] else ""  # no two of a page have one name
            drawn = self._inline(block.id, *self._drawn(block, columns=True))
            return (
                f'<div class="{block.kind}" id="{escaped(block.id)}">{page}<pre {self._words()} tabindex="0" role="region"'
                f' aria-label="{name}">{drawn}</pre>{self._pilcrow(block.id)}</div>'
            )
        if block.kind == "signature":
            drawn = self._inline(block.id, *self._drawn(block, columns=False))
            return f'<p class="signature" {self._words(block.id)}>{page}{drawn}{self._pilcrow(block.id)}</p>'
        words = f"{page}{self._inline(block.id, block.passage)}{self._pilcrow(block.id, block.text)}"
        if any(isinstance(span, ParagraphBreak) for span in block.passage.spans):  # a quote that holds a list
            return f"<div {self._words(block.id)}><p>{words}</p></div>"
        return f"<p {self._words(block.id)}>{words}</p>"

    def _drawn(self, block: Block, columns: bool) -> tuple[Passage, list[Link], list[tuple[int, int]]]:
        """The block as it stands in the source, with its links and holdings moved to where their words have gone."""
        passage, moved = laid_out(block.passage, self.order.source, columns)
        links = [Link(moved(k.start), moved(k.end - 1) + 1, k.url) for k in self.links.get(block.id, ())]
        holdings = [(moved(start), moved(end - 1) + 1) for start, end in self.holdings.get(block.id, ())]
        return passage, links, holdings

    def _inline(
        self, flow: str, passage: Passage, links: Sequence[Link] | None = None, holdings: Sequence[tuple[int, int]] | None = None
    ) -> str:
        return passage_html(
            passage,
            self._mark,
            self._page_mark,
            self.links.get(flow, ()) if links is None else links,
            self.holdings.get(flow, ()) if holdings is None else holdings,
        )

    @staticmethod
    def _words(anchor: str | None = None) -> str:
        """The attributes of an element that holds words of the court: `data-words` is what tests of "nothing lost" read."""
        return f'id="{escaped(anchor)}" data-words' if anchor else "data-words"

    @staticmethod
    def _pilcrow(anchor: str, text: str = "") -> str:
        """The link to a paragraph, tied to its last word; its number is seen but where the court printed one of its own."""
        m = PARAGRAPH_ID.match(anchor)
        seen = "data-number-on-hover" if OWN_NUMBER.match(text) else "data-number"
        name, number = (f"Link to paragraph {m[2]}", f' {seen}="{m[2]}"') if m else ("Link", "")
        return f'<a class="pilcrow" href="#{escaped(anchor)}" aria-label="{name}"{number}>\u00a0¶</a>'

    def outline(self) -> list[tuple[int, str, str]]:
        """(level from 1, anchor, words) of each heading, and of each part behind the first that no heading opens."""
        found = []
        part, named = 0, ""
        for block in self.order.body:
            if block.kind == "heading":
                if block.text.strip(" .:") != named:  # a part's name stands over its text once more
                    found.append((self.levels[block.id] - 1, block.id, block.text))
                named = ""
            elif block.part != part:
                named = self._part_name(block.part)
                found.append((1, block.id, named))
            part = block.part
        return found

    # --- pages of the source --------------------------------------------------------------------------------------

    def _page_before(self, block: Block) -> str:
        """The mark of the page on which the block starts, where that page begins with it."""
        if block.page is None or block.page == self.page or str(block.page) in self.pages:
            self.page = block.page if block.page is not None else self.page
            return ""
        return self._page_mark(PageMark(0, block.page, str(block.page)), " opening")

    def _page_mark(self, mark: PageMark, opening: str = "") -> str:
        """The mark of a page where it begins; none where a note runs over to a page that the body has begun."""
        label = escaped(mark.label or str(mark.page))
        if mark.page is not None:
            self.page = mark.page
        if label in self.pages:
            return ""
        self.pages.add(label)
        anchor = self._free(f"page-{mark.page}" if mark.page is not None else "page-" + re.sub(r"[^\w-]+", "", label))
        return f'<span class="page{opening}" id="{anchor}" role="doc-pagebreak" title="Page {label}" data-page="{label}"></span>'

    def _free(self, wish: str) -> str:
        """The id wished for, or with a number behind it where the page has it already."""
        anchor, n = wish, 2
        while anchor in self.taken:
            anchor, n = f"{wish}-{n}", n + 1
        self.taken.add(anchor)
        return anchor

    def own_id(self, wish: str) -> str:
        """An id for something that is the page's, not the order's: as wished, if nothing of the order has it."""
        return self._free(wish)

    # --- notes ----------------------------------------------------------------------------------------------------

    def _mark(self, mark: FootnoteMark) -> str:
        label = escaped(mark.label)
        if mark.note_id not in self.notes:
            return f"<sup>{label}</sup>"
        m = NOTE_ID.match(mark.note_id)
        known = self.references.setdefault(mark.note_id, [])
        wish = f"{m[1]}fnref-{m[2]}" if m else f"ref-{mark.note_id}"
        anchor = self._free(f"{wish}-{len(known) + 1}" if known else wish)
        number = "" if known else self._number(mark.note_id)
        known.append(anchor)
        return (
            f'<sup{number}><a id="{escaped(anchor)}" href="#{escaped(mark.note_id)}" role="doc-noteref"'
            f' aria-label="Footnote {label}">{label}</a></sup>'
        )

    def _number(self, note_id: str) -> str:
        """The attribute by which beside.css knows a note and its first mark."""
        return f' data-note="{self.numbers[note_id]}"' if note_id in self.numbers else ""

    def endnotes(self) -> Markup:
        """The lists of notes: one, or one a part where several parts have notes, for then their numbers may begin anew.

        To be called after `body`; marks inside notes lead back into them.
        """
        words = [self._inline(note.id, note.passage) if note.passage else "" for note in self.order.footnotes]
        part_of_block = {block.id: block.part for block in self.order.body}
        groups: list[tuple[int, list[str]]] = []
        part = 0
        for note, html in zip(self.order.footnotes, words, strict=True):
            part = next((part_of_block[anchor] for anchor in note.marks if anchor in part_of_block), part)
            if not groups or groups[-1][0] != part:
                groups.append((part, []))
            groups[-1][1].append(self._note(note, html))
        lists = ["<ol>\n" + "\n".join(items) + "\n</ol>" for _, items in groups]
        if len(groups) > 1:
            lists = [f"<h3>{escaped(self._part_name(part))}</h3>\n{html}" for (part, _), html in zip(groups, lists, strict=True)]
        return drawn("\n".join(lists))

    def _note(self, note: Footnote, words: str) -> str:
        label = escaped(note.label)
        marks = self.references.get(note.id, [])
        back = " ".join(_back_link(label, anchor, n, len(marks)) for n, anchor in enumerate(marks, 1))
        if CAPTION in note.marks:
            back = f'<a href="#caption-name" role="doc-backlink" aria-label="Back to the caption, for footnote {label}">{BACK}</a>'
        elif not marks:
            back = '<span class="unmarked">No mark of this footnote was found in the text.</span>'
        value = f' value="{int(note.label)}"' if note.label.isascii() and note.label.isdigit() and len(note.label) < 9 else ""
        missing = "" if note.passage else ' class="missing"'
        text = f"<div data-words><p>{words}</p></div>" if note.passage else f"<p>{NO_NOTE}</p>"
        attributes = f'id="{escaped(note.id)}"{value}{missing}{self._number(note.id)}'
        return f'<li {attributes}><span class="label">{label}</span>{text}<p class="back">{back}</p></li>'


def _back_link(label: str, anchor: str, n: int, of: int) -> str:
    """The link to the n-th of a note's marks; numbered where it has several."""
    name, number = (f"{label}, mark {n}", f"<sub>{n}</sub>") if of > 1 else (label, "")
    return f'<a href="#{escaped(anchor)}" role="doc-backlink" aria-label="Back to text at footnote {name}">{BACK}{number}</a>'
