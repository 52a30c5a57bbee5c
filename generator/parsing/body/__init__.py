"""The body: rows → blocks, each a paragraph, heading, quote, item, signature or table, with its id and its part."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import Block, BlockKind, Furniture, Part, Source
from generator.parsing.body.columns import find_tables
from generator.parsing.body.endings import signature
from generator.parsing.body.headings import HeadingFinder
from generator.parsing.body.ids import Names
from generator.parsing.body.layout import Layout, measure
from generator.parsing.body.pages import mark_star_pages
from generator.parsing.body.paragraphs import Grouping
from generator.parsing.body.parts import PartStart, find_parts
from generator.parsing.body.wording import DIVIDER, goes_on, sentence_ends
from generator.parsing.markdown import read_markdown
from generator.parsing.passages import join_rows
from generator.parsing.rows import Row

ATTACHED_KINDS = ("appendix", "certificate", "schedule")


@dataclass(frozen=True, slots=True)
class Draft:
    """`furniture` is what Markdown says beside the words (addresses of links, HTML tags)."""

    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]
    furniture: tuple[Furniture, ...] = ()


@dataclass(frozen=True, slots=True)
class Group:
    """Rows start to end (exclusive) that make one block."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    style: str = ""


def make_blocks(source: Source, rows: Sequence[Row], words: frozenset[str]) -> Draft:
    """Guarantee: blocks and furniture together hold the words of the rows, each once, in order."""
    layout = measure(source, rows)
    first = prose_start(rows, layout)
    begun = [PartStart(0, "main", "", 0), *find_parts(rows, layout, first)]
    names = Names()
    parts: list[Part] = []
    blocks: list[Block] = []
    furniture: list[Furniture] = []
    markdown = source.markup == "markdown"
    for n, start in enumerate(begun):
        end = begun[n + 1].row if n + 1 < len(begun) else len(rows)
        prefix = names.prefix(start.kind, start.name)
        parts.append(Part(start.kind, prefix, start.name))
        for group in group_rows(source, rows, layout, start, end, first):
            passage = join_rows(rows[group.start : group.end], words, as_lines=group.kind in ("verbatim", "table", "signature"))
            passage = mark_star_pages(source, rows[group.start : group.end], passage)
            if markdown:
                passage, addresses = read_markdown(passage, bullet=group.kind == "item")
                furniture += addresses
            name = names.heading(prefix, passage.text) if group.kind == "heading" else names.numbered(prefix)
            blocks.append(Block(name, group.kind, passage, group.level, rows[group.start].page, n))
    return Draft(tuple(blocks), tuple(parts), tuple(furniture))


def prose_start(rows: Sequence[Row], layout: Layout) -> int:
    """The first row that surely is running text: what stands above may be what is left of the caption."""
    for at, row in enumerate(rows):
        text = row.text
        if not layout.wrapped:
            if len(text.split()) >= 18:
                return at
        elif at + 1 < len(rows) and len(text.split()) >= 5:
            run = [goes_on(rows[i].text, rows[i + 1].text) for i in range(at, min(at + 4, len(rows) - 1))]
            if (run[0] and sum(run) >= 2) or (
                len(text) > 60 and any(run[:2]) and sentence_ends(rows[min(at + 2, len(rows) - 1)].text)
            ):
                return at
    return 0


def group_rows(source: Source, rows: Sequence[Row], layout: Layout, part: PartStart, end: int, first: int) -> Iterator[Group]:
    """The blocks of one part, rows[part.row:end]."""
    start = part.row
    if part.kind != "main":
        if part.title_end > start:
            yield Group(start, part.title_end, "heading", 2, "part")
        start = part.title_end
        if part.kind in ATTACHED_KINDS and not has_prose(rows, start, end):
            yield from verbatim(rows, layout, start, end)
            return
    signed, closed = signature(rows, layout, max(start + 1, first), end)
    headings = HeadingFinder(rows, layout, first, signed, source.markup == "markdown").run(start)
    ranks = Ranks()
    at = start
    for heading in headings:
        begin, stop = heading.start, heading.end
        if at < begin:
            yield from flow(rows, layout, at, begin)
        yield Group(begin, stop, "heading", ranks.level(heading.style), heading.style)
        at = stop
    if at < signed:
        yield from flow(rows, layout, at, signed)
    if signed < closed:
        yield Group(signed, closed, "signature")
    if closed < end:
        yield from flow(rows, layout, closed, end)


def has_prose(rows: Sequence[Row], start: int, end: int) -> bool:
    """Whether a good share of the rows go on from one to the next, as text does and lists and tables do not."""
    runs = sum(goes_on(rows[i].text, rows[i + 1].text) for i in range(start, end - 1))
    return runs > 0.2 * (end - start) or any(len(r.text) > 300 for r in rows[start:end])


def verbatim(rows: Sequence[Row], layout: Layout, start: int, end: int) -> Iterator[Group]:
    """Lists and tables of what is attached: set as they were, a block for what blank lines or pages part."""
    begin = start
    for at in range(start + 1, end + 1):
        if at == end or layout.wider(rows, at) or rows[at].page != rows[at - 1].page:
            yield Group(begin, at, "verbatim")
            begin = at


class Ranks:
    """Levels of headings by the order in which their styles first appear: what is new within a rank lies below it."""

    def __init__(self) -> None:
        self.stack: list[str] = []

    def level(self, style: str) -> int:
        if style.startswith("#"):
            return min(6, max(2, len(style)))
        style = style.removesuffix(" sentence")
        if style in self.stack:
            del self.stack[self.stack.index(style) + 1 :]
        else:
            self.stack.append(style)
        return min(6, 1 + len(self.stack))


def flow(rows: Sequence[Row], layout: Layout, start: int, end: int) -> Iterator[Group]:
    """The blocks of rows without headings: tables, and the paragraphs between them."""
    at = start
    for begin, stop in find_tables(rows, layout, start, end):
        if at < begin:
            yield from paragraphs(rows, layout, at, begin)
        yield Group(begin, stop, "table")
        at = stop
    if at < end:
        yield from paragraphs(rows, layout, at, end)


def paragraphs(rows: Sequence[Row], layout: Layout, start: int, end: int) -> Iterator[Group]:
    """Paragraphs, quotes and items."""
    grouping = Grouping(rows, layout, start, end)
    starts = grouping.run()
    for n, at in enumerate(starts):
        stop = starts[n + 1] if n + 1 < len(starts) else end
        text = rows[at].text
        if DIVIDER.match(text) and stop == at + 1:
            yield Group(at, stop, "paragraph")
        elif at in grouping.marked:
            yield Group(at, stop, "quote", 1)
        elif at in grouping.items:
            yield Group(at, stop, "item", 1)
        elif at in grouping.quoted and (stop > at + 1 or (at > start and not sentence_ends(rows[at - 1].text))):
            yield Group(at, stop, "quote", 1)
        else:
            yield Group(at, stop, "paragraph")
