"""The blocks of one part: rows → groups, each of which makes a block."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from generator.model import BlockKind
from generator.parsing.body.columns import find_tables
from generator.parsing.body.endings import signature, signatures_within
from generator.parsing.body.headings import HeadingFinder
from generator.parsing.body.layout import Layout
from generator.parsing.body.paragraphs import Grouping
from generator.parsing.body.parts import PartStart
from generator.parsing.body.wording import NOTES, goes_on, sentence_ends
from generator.parsing.rows import Row

ATTACHED = ("appendix", "certificate", "schedule")
AS_SET = ("verbatim", "table", "signature")  # blocks whose rows stand each for itself


@dataclass(frozen=True, slots=True)
class Group:
    """Rows start to end (exclusive) that make one block; `breaks` are those that begin a paragraph within it."""

    start: int
    end: int
    kind: BlockKind
    level: int = 0
    breaks: tuple[int, ...] = ()


class Grouper:
    """Groups the rows of an order, part by part. Row `first` is where its prose begins."""

    def __init__(
        self, rows: Sequence[Row], layout: Layout, first: int, markdown: bool, captions: Sequence[tuple[int, int]] = ()
    ) -> None:
        self.rows, self.layout, self.first, self.markdown = rows, layout, first, markdown
        self.captions = captions  # those within the text, each kept as it was set

    def part(self, part: PartStart, end: int) -> Iterator[Group]:
        """The groups of rows[part.row:end], in order, together every row."""
        start = part.row
        if part.title_end > part.title:
            if start < part.title:
                yield Group(start, part.title, "verbatim")
            yield Group(part.title, part.title_end, "heading", 2)
            start = part.title_end
        if part.kind in ATTACHED and not self.has_prose(start, end):
            yield from self.as_set(start, end)
            return
        whole, end = end, self.before_notes(start, end)
        signed, closed = signature(self.rows, self.layout, max(start + 1, self.first), end)
        apart = self.set_apart(start, signed)
        ranks = Ranks()
        at = start
        for heading in HeadingFinder(self.rows, self.layout, self.first, signed, self.markdown).run(start):
            while apart and apart[0].start < heading.end:
                yield from self.flow(at, apart[0].start)
                yield apart[0]
                at = apart.pop(0).end
            if heading.start < at:
                continue
            yield from self.flow(at, heading.start)
            yield Group(heading.start, heading.end, "heading", ranks.level(heading.style))
            at = heading.end
        for group in apart:
            yield from self.flow(at, group.start)
            yield group
            at = group.end
        yield from self.flow(at, signed)
        if signed < closed:
            yield Group(signed, closed, "signature")
        yield from self.flow(closed, end)
        yield from (Group(at, at + 1, "heading", 2) for at in range(end, whole))

    def before_notes(self, start: int, end: int) -> int:
        """The end of the rows above a heading "NOTES", whose notes were lifted from below it."""
        while end > start and NOTES.match(self.rows[end - 1].text):
            end -= 1
        return end

    def set_apart(self, start: int, end: int) -> list[Group]:
        """What stands in the midst of rows[start:end] and is no text: signatures before an order attached, captions."""
        signatures = signatures_within(self.rows, max(start + 1, self.first), end)
        groups = [Group(*s, "signature") for s in signatures]
        for begin, stop in self.captions:
            if start <= begin and stop <= end and all(stop <= g.start or begin >= g.end for g in groups):
                groups.append(Group(begin, stop, "verbatim"))
        return sorted(groups, key=lambda g: g.start)

    def has_prose(self, start: int, end: int) -> bool:
        """Whether a good share of the rows go on from one to the next, as text does and lists and tables do not."""
        runs = sum(goes_on(self.rows[i].text, self.rows[i + 1].text) for i in range(start, end - 1))
        return runs > 0.2 * (end - start) or any(len(r.text) > 300 for r in self.rows[start:end])

    def as_set(self, start: int, end: int) -> Iterator[Group]:
        """Lists and tables of what is attached: kept as they were set, a block for what blank lines or pages part."""
        begin = start
        for at in range(start + 1, end + 1):
            if at == end or self.layout.wider(self.rows, at) or self.rows[at].page != self.rows[at - 1].page:
                yield Group(begin, at, "paragraph" if self.runs_on(begin, at) else "verbatim")
                begin = at

    def runs_on(self, begin: int, end: int) -> bool:
        """Whether the rows are one sentence or more over several lines, with no columns in them."""
        rows = self.rows[begin:end]
        if len(rows) < 2 or any("   " in row.text for row in rows):
            return False
        return all(goes_on(a.text, b.text) or len(a.text) > 60 for a, b in pairwise(rows)) and sentence_ends(rows[-1].text)

    def flow(self, start: int, end: int) -> Iterator[Group]:
        """Rows without headings: tables, and the paragraphs between them."""
        at = start
        for begin, stop in find_tables(self.rows, self.layout, start, end):
            yield from self.paragraphs(at, begin)
            yield Group(begin, stop, "table")
            at = stop
        yield from self.paragraphs(at, end)

    def paragraphs(self, start: int, end: int) -> Iterator[Group]:
        """Paragraphs, quotes and items."""
        if start >= end:
            return
        grouping = Grouping(self.rows, self.layout, start, end)
        starts = grouping.run()
        held: Group | None = None  # a quote that ends in a colon: the list that it quotes is of it
        for at, stop in zip(starts, [*starts[1:], end], strict=True):
            if held and at in grouping.items and self.layout.depth(self.rows[at]) >= self.layout.depth(self.rows[held.start]) - 1:
                held = Group(held.start, stop, "quote", 1, (*held.breaks, at))
                continue
            if held:
                yield held
                held = None
            led_to = at > start and not sentence_ends(self.rows[at - 1].text)
            if at in grouping.marked or (at in grouping.quoted and (stop > at + 1 or led_to)):
                held = Group(at, stop, "quote", 1)
                if not self.rows[stop - 1].text.endswith(":"):
                    yield held
                    held = None
            elif at in grouping.items:
                yield Group(at, stop, "item", grouping.items[at])
            else:
                yield Group(at, stop, "paragraph")
        if held:
            yield held


class Ranks:
    """Levels of headings by the order in which their styles first appear: what is new within a rank lies below it."""

    def __init__(self) -> None:
        self.stack: list[str] = []

    def level(self, style: str) -> int:
        """The level of the next heading, from 2; Markdown's own where it says one ("##")."""
        if style.startswith("#"):
            return min(6, max(2, len(style)))
        style = style.removesuffix(" sentence")
        if style in self.stack:
            del self.stack[self.stack.index(style) + 1 :]
        else:
            self.stack.append(style)
        return min(6, 1 + len(self.stack))


def prose_start(rows: Sequence[Row], layout: Layout) -> int:
    """The first row that surely is running text: what stands above may be what is left of the caption."""
    for at, row in enumerate(rows):
        words = len(row.text.split())
        if not layout.wrapped:
            if words >= 18:
                return at
            continue
        run = [goes_on(rows[i].text, rows[i + 1].text) for i in range(at, min(at + 4, len(rows) - 1))]
        if words < 5 or not run:
            continue
        ended = len(row.text) > 60 and any(run[:2]) and sentence_ends(rows[min(at + 2, len(rows) - 1)].text)
        if ended or (run[0] and sum(run) >= 2):
            return at
    return 0
