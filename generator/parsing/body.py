"""The body: rows → blocks."""

from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import Block, Furniture, Part, Source
from generator.parsing.passages import join_rows
from generator.parsing.rows import Row


@dataclass(frozen=True, slots=True)
class Draft:
    """`furniture` is what Markdown says beside the words (addresses of links, HTML tags)."""

    blocks: tuple[Block, ...]
    parts: tuple[Part, ...]
    furniture: tuple[Furniture, ...] = ()


def make_blocks(source: Source, rows: Sequence[Row], words: frozenset[str]) -> Draft:
    """Guarantee: blocks and furniture together hold the words of the rows, each once, in order."""
    groups: list[list[Row]] = []
    for row in rows:
        if not groups or row.gap > 0:
            groups.append([])
        groups[-1].append(row)
    blocks = tuple(
        Block(f"p{n}", "paragraph", join_rows(group, words), page=group[0].page) for n, group in enumerate(groups, 1)
    )
    return Draft(blocks, (Part("main", "", ""),))
