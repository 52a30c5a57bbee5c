"""An order as Markdown that renders in the common engines, footnotes among it: CommonMark, and `[^1]` for the notes.

Engines number notes by their first marks, drop a note that has no mark in the text, and do not agree on marks within
notes. So a note whose label is another than its number begins with its label, marks within notes stand as `[4]`, and what
only they (or nothing) refer to stands under a heading of its own: no note is lost.
"""

import re
from dataclasses import dataclass, field

from generator.model import CAPTION, Block, Footnote, FootnoteMark, Order
from generator.rendering.as_text import caption_lines, passage_text
from generator.rendering.flow import NO_NOTE
from generator.rendering.inline import Link
from generator.rendering.laid_out import laid_out
from generator.rendering.markdown_words import HARD_BREAK, markdown_lines, markdown_passage, markdown_words


@dataclass(slots=True)
class MarkdownWriter:
    """Writes the parts of one order: caption, body, then notes, for which it must have written the others."""

    order: Order
    address: str = ""  # of the order's page, where links within it lead
    links: dict[str, list[Link]] = field(default_factory=dict)
    labels: dict[str, str] = field(default_factory=dict)  # note id → what stands between [^ and ]
    referred: dict[str, None] = field(default_factory=dict)  # ids of the notes that have a mark, in the order of the marks

    def __post_init__(self) -> None:
        for citation in self.order.citations:
            if citation.url:
                url = self.address + citation.url if self.address and citation.url.startswith("#") else citation.url
                self.links.setdefault(citation.flow, []).append(Link(citation.start, citation.end, url))
        taken: set[str] = set()
        for note in self.order.footnotes:
            label = wish = re.sub(r"[^a-z0-9]+", "-", note.id.casefold().replace("fn-", "")).strip("-") or "note"
            while label in taken:
                label = f"{wish}-{len(taken)}"
            taken.add(label)
            self.labels[note.id] = label

    def caption(self) -> str:
        """The caption as printed, line by line, a left column before the right one."""
        lines = (HARD_BREAK.join(markdown_lines(markdown_words(line)) for line in column) for column in caption_lines(self.order))
        marks = "".join(self._mark(note.id, note.label) for note in self.order.footnotes if CAPTION in note.marks)
        return "\n\n".join(filter(None, lines)) + marks

    def body(self) -> str:
        """All blocks."""
        out: list[str] = []
        before, depth_before, part = "", 0, 0
        for block in self.order.body:
            same = block.kind == before
            depth = min(max(1, block.level), depth_before + 1 if same else 1)  # deeper, it would be code
            if block.part != part:
                out.append("\n\n---")
            if block.kind == "quote" and same:
                out.append("\n" + ">" + " >" * (min(depth, depth_before) - 1) + "\n")
            else:
                out.append("\n" if block.kind == "item" and same else "\n\n")
            out.append(self._contained(block, depth))
            before, depth_before, part = block.kind, depth, block.part
        return "".join(out).lstrip("\n")

    def _contained(self, block: Block, depth: int) -> str:
        written = self._block(block)
        if block.kind == "quote":
            return re.sub("^", "> " * depth, written, flags=re.MULTILINE)
        if block.kind == "item":
            return "    " * (depth - 1) + "- " + re.sub(r"\n(?=[^\n])", "\n" + "    " * depth, written)
        return written

    def _block(self, block: Block) -> str:
        if block.kind in ("table", "verbatim"):
            return self._fenced(block)
        if block.kind == "signature":
            passage, moved = laid_out(block.passage, self.order.source, columns=False)
            links = [Link(moved(k.start), moved(k.end - 1) + 1, k.url) for k in self.links.get(block.id, ())]
            return markdown_passage(passage, links, self._mark_of)
        written = markdown_passage(block.passage, self.links.get(block.id, ()), self._mark_of)
        return f"{'#' * min(max(2, block.level), 6)} {written}" if block.kind == "heading" else written

    def _fenced(self, block: Block) -> str:
        """As it stands in the source: its marks stand as `[4]` there, and behind it as marks."""
        passage, _ = laid_out(block.passage, self.order.source, columns=True)
        fence = "`" * (1 + max([2, *map(len, re.findall("`+", passage.text))]))
        marks = "".join(map(self._mark_of, passage.marks()))
        return "\n".join([f"{fence}text", passage_text(passage), fence, *(["", marks] if marks else [])])

    def notes(self) -> str:
        """The notes that have marks, as engines want them; then the others."""
        numbers = {note_id: str(n) for n, note_id in enumerate(self.referred, 1)}
        noted, others = [], []
        for note in self.order.footnotes:
            text = self._note(note, numbers.get(note.id))
            if note.id in numbers:
                noted.append(f"[^{self.labels[note.id]}]: " + text.replace("\n\n", "\n\n    "))
            else:
                others.append(text)
        heading = ["## Footnotes without a mark in the text above"] if others else []
        return "\n\n".join([*heading, *others, *noted])

    def _note(self, note: Footnote, number: str | None) -> str:
        text = NO_NOTE if note.passage is None else markdown_passage(note.passage, self.links.get(note.id, ()), _within_note)
        return text if number == note.label else f"\\[{markdown_words(note.label)}\\] {text}"

    def _mark_of(self, mark: FootnoteMark) -> str:
        return self._mark(mark.note_id, mark.label)

    def _mark(self, note_id: str, label: str) -> str:
        if note_id not in self.labels:
            return f"\\[{markdown_words(label)}\\]"
        self.referred[note_id] = None
        return f"[^{self.labels[note_id]}]"


def _within_note(mark: FootnoteMark) -> str:
    return f"\\[{markdown_words(mark.label)}\\]"
