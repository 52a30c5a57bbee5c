"""Which rows belong together. Rows, Layout → the index of every row that begins a block, by weight of evidence."""

from collections.abc import Sequence

from generator.parsing.body.layout import Layout
from generator.parsing.body.lists import Lists
from generator.parsing.body.wording import (
    FURTHER,
    breaks_off,
    cites_on,
    goes_on,
    is_lone,
    item_mark,
    leads_on,
    lone_number,
    margin_number,
    may_end,
    opens_lower,
    opens_order,
    opens_upper,
    sentence_ends,
)
from generator.parsing.passages import HYPHENS
from generator.parsing.rows import Row

STEP = 3  # columns that part the text of a block quote from the text around it


class Grouping:
    """Rows first:last of one part, walked once. `starts` are the rows that begin a block.

    `body` is the depth of the block that is being read, as its rows after the first show it: None before there are any.
    """

    def __init__(self, rows: Sequence[Row], layout: Layout, first: int, last: int) -> None:
        self.rows, self.layout, self.first, self.last = rows, layout, first, last
        self.starts: list[int] = []
        self.quoted: set[int] = set()
        self.marked: set[int] = set()  # blocks that Markdown marks as quotes
        self.body: int | None = None
        self.head = 0  # depth of the block's first row
        self.inset = False  # the block that is read is set in from the margin: a quote
        self.lists = Lists()
        self.items: dict[int, int] = {}  # rows that open an item, with its nesting
        self.expected = 1  # the next number of paragraphs numbered in the margin

    def run(self) -> list[int]:
        """The rows that begin a block, ascending."""
        for at in range(self.first, self.last):
            row = self.rows[at]
            depth = self.layout.depth(row)
            if at == self.first or self.begins(at):
                self.open(at, depth)
            elif self.body is None:
                self.body = depth
            else:
                self.body = min(self.body, depth)
        return self.starts

    def open(self, at: int, depth: int) -> None:
        """A block begins at the row."""
        self.starts.append(at)
        text = self.rows[at].text
        if mark := self.lists.item(text):
            self.items[at] = self.lists.opened(mark)
        elif opens_order(text) or sentence_ends(text):
            self.lists.close()
        self.inset = self.is_inset(at, depth)
        if text[0] == ">":
            self.marked.add(at)
        self.head = depth
        self.body = depth if self.inset else None
        if m := margin_number(text):
            self.expected = int(m.group(1)) + 1
            self.body, self.head = None, 99  # the number hangs in the margin, the line of text is a first one
        if self.inset:
            self.quoted.add(at)

    def is_inset(self, at: int, depth: int) -> bool:
        """Whether the row opens a block all of whose lines stand in from the margin."""
        if depth < STEP or not self.layout.wrapped or at + 1 >= self.last:
            return False
        row, after = self.rows[at], self.rows[at + 1]
        if item_mark(row.text) or after.page != row.page or after.number == row.number:
            return False
        step = self.layout.depth(after) - depth
        band = self.layout.first_line and depth <= self.layout.first_line + 4
        in_turn = opens_order(after.text) or (band and (sentence_ends(row.text) or leads_on(row.text)))
        if band and opens_order(after.text) and (leads_on(row.text) or opens_order(row.text)) and abs(step) <= 1:
            return False
        if in_turn and abs(step) <= 1:
            # Two first lines in turn, a paragraph of one line above another ("It is hereby:" / "ORDERED that …")
            third = self.rows[at + 2] if at + 2 < self.last else None
            if third is None or self.layout.depth(third) < depth - 1:
                return False
        # All lines alike, or the first one set in further still.
        if abs(step) <= 1:
            return True
        around = 0 if self.inset else self.head if self.body is None else self.body
        inner = depth + step
        return -10 <= step < 0 and inner >= max(STEP, around + STEP) and inner > self.layout.first_line

    def begins(self, at: int) -> bool:
        """Whether a block begins at the row."""
        rows, layout = self.rows, self.layout
        row, before = rows[at], rows[at - 1]
        text, last = row.text, before.text
        if row.number == before.number:
            return False
        if ">" in (text[0], last[0]) and (text[0] != last[0] or ">" in (text, last)):  # Markdown's mark of a quote
            return text[0] != last[0] or text != ">"
        if is_lone(text) or is_lone(last):
            return True
        if (m := margin_number(text)) and int(m.group(1)) == self.expected:
            return self.expected > 1 or last.endswith("J.") or not cites_on(last, text)
        if at - 1 in self.items and lone_number(last) and not opens_order(text):
            return False
        within = last[-1] in ".;*_'’" and cites_on(last, text) and not self.opens_by_indent(at)
        ended = sentence_ends(last) and not within
        return self.weigh(at, ended, within) >= 1 if layout.wrapped else self.begins_line(at, ended)

    def opens_by_indent(self, at: int) -> bool:
        """Whether the row is set in as first lines are, further than the one before it or below a short first line: stronger
        evidence of a paragraph than an abbreviation at the end ("Acme Corp.") is of a citation that goes on."""
        rows, layout = self.rows, self.layout
        row, before = rows[at], rows[at - 1]
        least = min(layout.first_line, STEP) or STEP
        depth, step = layout.depth(row), layout.depth(row) - layout.depth(before)
        if at - 1 in self.items or margin_number(before.text) or depth < least:
            return False
        if step >= least:
            return True
        after = rows[at + 1] if at + 1 < self.last else None
        first = after is not None and layout.first_line and layout.depth(after) <= depth - least
        return bool(first) and abs(step) <= 1 and at - 1 == self.starts[-1] and not self.inset and layout.is_short(before, row)

    def begins_line(self, at: int, ended: bool) -> bool:
        """Where a row is a paragraph: a new one, unless matter between the two rows cut a sentence."""
        rows, layout = self.rows, self.layout
        text, last = rows[at].text, rows[at - 1].text
        if ended or leads_on(last):
            return not (rows[at].gap == 0 and opens_lower(text) and not item_mark(text))
        if layout.gaps[at] is None:
            return bool(item_mark(text)) or len(last) < 40
        return not ((goes_on(last, text) or (rows[at].gap == 0 and breaks_off(last))) and not layout.wider(rows, at))

    def weigh(self, at: int, ended: bool, within: bool) -> float:
        """Evidence that a block begins at the row, above 0, or that one goes on, below it. `within`: a citation goes over
        into the row."""
        rows, layout = self.rows, self.layout
        row, before = rows[at], rows[at - 1]
        text, last = row.text, before.text
        lower = opens_lower(text)
        lead = leads_on(last) and not within
        wider = layout.wider(rows, at)
        depth = layout.depth(row)
        short = layout.is_short(before, row)
        item = self.lists.item(text) is not None and (ended or lead or short or wider)
        score = 0.0
        # "… Decl., Attach. C." ends a paragraph where the next line is the first of another; "Joseph J." / "Ash." does not.
        initial = short and may_end(last) and opens_upper(text) and len(text) > 50 and not within

        # The words
        if not ended:
            score -= 0.5 if lead else 1.0 if initial else 2.5
        else:
            score += 0.5
        if lower and not item:
            score -= 1.5 if ended else 2.5
        if last[-1] in HYPHENS and len(last) > 1 and last[-2].isalpha():
            score -= 3
        if opens_order(text) and (ended or lead or short):
            score += 5.5 if FURTHER.search(last) else 2.5
        if item:
            score += 2.5 if not text.startswith("(") or lead or short or wider else 1

        # The end of the line before
        if short:
            score += 2.5 if ended or lead or initial else 1
        else:
            score -= 1

        score += self.weigh_gap(at, ended and not lower)

        if ended and not short and not lower and self.lost_indent(at):
            score += 2

        return score + self.weigh_indent(at, depth, ended or lead)

    def weigh_gap(self, at: int, complete: bool) -> float:
        """What the blank lines before the row say. `complete`: a sentence ends above and one may begin here."""
        layout = self.layout
        if not layout.wider(self.rows, at):
            return -0.5 if layout.gaps_tell and layout.gaps[at] is not None else 0
        return (3 if layout.gaps_tell else 0.5) + (2 if complete and layout.far_apart(self.rows, at) else 0)

    def lost_indent(self, at: int) -> bool:
        """Where a converter lost all indents, a first line is short at its end by what it was set in."""
        layout, rows = self.layout, self.rows
        if layout.first_line or (layout.parted and layout.gaps_tell) or at + 1 >= self.last or layout.depth(rows[at]) > 1:
            return False
        if rows[at].text.startswith(("Id.", "See ", "Cf.", "Accord", "But see", "(")):
            return False
        middle, most = layout.rooms
        return max(min(most, middle + 10), middle + 4) < layout.room(rows[at], rows[at + 1]) <= middle + 16

    def weigh_indent(self, at: int, depth: int, complete: bool) -> float:
        """What the row's indent says, measured by that of the block which is read. `complete`: it may end here."""
        layout = self.layout
        after = self.rows[at + 1] if at + 1 < self.last else None
        if self.body is None:
            return self.weigh_second(at, depth, complete, after)
        step = depth - self.body
        if step >= STEP and self.is_inset(at, depth):
            return self.inset_weight(at)
        if step <= -STEP and self.inset:
            return 5  # the text resumes after a block quote
        if not layout.first_line:
            return 0.5 if step < -1 else 0
        if step > 0 and step >= min(layout.first_line, STEP) and self.is_first_line(at, depth, after):
            return 3.5 if complete else 1
        return 0 if abs(step) > 1 else -1 if self.inset else -2

    def weigh_second(self, at: int, depth: int, complete: bool, after: Row | None) -> float:
        """The same for a block's second row, which shows how the block is set if it belongs to it."""
        layout = self.layout
        step = depth - self.head
        first = 0 < layout.first_line <= depth and self.is_first_line(at, depth, after)
        if step < 0:
            return -2  # back to the margin after a first-line indent
        if step == 0:  # two first lines, or two lines of one block
            return 3 if first and complete else -1 if not 0 < layout.first_line <= depth else 0
        if not complete and not layout.is_short(self.rows[at - 1], self.rows[at]):
            return -1  # a first line that hangs out of its paragraph goes on
        if step >= STEP and self.is_inset(at, depth):
            return self.inset_weight(at) if not item_mark(self.rows[at - 1].text) else -1
        if first and self.head < layout.first_line:
            return 3 if complete else 1
        return -1

    def inset_weight(self, at: int) -> float:
        """How surely a block quote begins at the row: the more, the more of its lines stand in alike; its words may go
        on with the sentence that leads to it ("has held that" / "[n]o sooner is …")."""
        rows, layout = self.rows, self.layout
        weight = 4.0
        if (
            at + 2 < self.last
            and abs(layout.depth(rows[at + 2]) - layout.depth(rows[at + 1])) <= 1
            and rows[at + 2].page == rows[at].page
        ):
            weight += 2.5
        gap = layout.gaps[at + 1]
        if gap is not None and gap < layout.margins(rows[at]).gap:
            weight += 2  # set close, in a text with more space between its lines
        return weight

    def is_first_line(self, at: int, depth: int, after: Row | None) -> bool:
        """Whether the row is set in and the next one is not (or a block ends with it)."""
        if after is None or after.page != self.rows[at].page:
            return True
        if self.layout.depth(after) < depth:
            return True
        # Two first lines in turn: a paragraph of one line
        return opens_upper(after.text) and (self.layout.is_short(self.rows[at], after) or self.layout.wider(self.rows, at + 1))
