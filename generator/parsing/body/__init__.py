"""The body: rows → blocks, each a paragraph, heading, quote, item, signature or table, with its id and its part."""

from collections.abc import Container, Sequence
from dataclasses import dataclass

from generator.model import Block, Furniture, Part, Source
from generator.parsing.body.groups import AS_SET, Grouper, prose_start
from generator.parsing.body.ids import Names
from generator.parsing.body.layout import measure
from generator.parsing.body.pages import mark_star_pages, starred_lines
from generator.parsing.body.parts import all_parts
from generator.parsing.body.second_captions import find_captions
from generator.parsing.markdown import read_markdown
from generator.parsing.passages import join_rows
from generator.parsing.rows import Row


@dataclass(frozen=True, slots=True)
class Draft:
    """`furniture` is what Markdown says beside the words (addresses of links, HTML tags)."""

    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]
    furniture: tuple[Furniture, ...] = ()


def make_blocks(source: Source, rows: Sequence[Row], words: Container[str]) -> Draft:
    """Guarantee: blocks and furniture together hold the words of the rows, each once, in order."""
    layout = measure(source, rows)
    first = prose_start(rows, layout)
    markdown = source.markup == "markdown"
    captions = [] if markdown else find_captions(rows, 1)
    grouper = Grouper(rows, layout, first, markdown, captions)
    begun = all_parts(rows, layout, first, captions)
    starred = starred_lines(source)
    names = Names()
    parts: list[Part] = []
    blocks: list[Block] = []
    furniture: list[Furniture] = []
    for n, start in enumerate(begun):
        prefix = names.prefix(start.kind, start.name)
        parts.append(Part(start.kind, prefix, start.name))
        for group in grouper.part(start, begun[n + 1].row if n + 1 < len(begun) else len(rows)):
            mine = rows[group.start : group.end]
            breaks = [at - group.start for at in group.breaks]
            passage = mark_star_pages(source, starred, mine, join_rows(mine, words, breaks, as_lines=group.kind in AS_SET))
            if markdown:
                passage, addresses = read_markdown(passage, bullet=group.kind == "item")
                furniture += addresses
            name = names.heading(prefix, passage.text) if group.kind == "heading" else names.numbered(prefix)
            blocks.append(Block(name, group.kind, passage, group.level, mine[0].page, n))
    return Draft(tuple(blocks), tuple(parts), tuple(furniture))
