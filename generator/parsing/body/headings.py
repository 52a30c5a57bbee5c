"""Which rows are headings. Rows, Layout → the runs of rows that each make one heading.

A heading is claimed on several signs at once (its number, its setting, its capitals, what stands before and after);
one sign alone also fits an address, a party's name, the end of a paragraph.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.numerals import roman_value
from generator.parsing.body.layout import Layout
from generator.parsing.body.titles import (
    MARKDOWN_HEADING,
    WHOLLY_BOLD,
    WHOLLY_ITALIC,
    is_bare_number,
    is_known,
    number_style,
    numbered,
    style_of,
    words_fit,
)
from generator.parsing.body.wording import (
    is_divider,
    is_no_title,
    is_title,
    is_upper,
    item_mark,
    leads_on,
    margin_number,
    opens_lower,
    opens_order,
    opens_upper,
    sentence_ends,
)
from generator.parsing.rows import Row
from generator.patterns import compiled

MOST_ROWS = 5  # of one heading
# What a list of orders follows: "IT IS HEREBY ORDERED THAT:", "it is ordered as follows:".
ORDERED_THAT = compiled(r"\b(?:ordered|adjudged|decreed)\b[^.:;]{0,40}:$", re.IGNORECASE)
RUNNING = 150  # characters of a paragraph that is no cell, no item, no line of an address
ANY_DIGIT = compiled(r"\d")


@dataclass(frozen=True, slots=True)
class Heading:
    """Rows `start` to `end` (exclusive). `style` is the same for headings of one rank."""

    start: int
    end: int
    style: str


class HeadingFinder:
    """Finds the headings among rows[start:last]. Above row `first`, where the prose begins, only what is surely one.

    `closed`: what stands before the row at hand is complete, a heading or a sentence. `ordering`: the kind and value of
    the item that comes next under "IT IS ORDERED THAT:".
    """

    def __init__(self, rows: Sequence[Row], layout: Layout, first: int, last: int, markdown: bool) -> None:
        self.rows, self.layout, self.first, self.last, self.markdown = rows, layout, first, last, markdown
        self.closed = True
        self.ordering: tuple[str, int] | None = None
        self.headed = -1  # the row after the last heading

    def run(self, start: int) -> list[Heading]:
        """The headings of rows[start:last], in order."""
        found: list[Heading] = []
        at = start
        while at < self.last:
            heading = self.heading_at(at)
            if heading:
                found.append(heading)
                self.ordering = None
                self.headed = heading.end
            elif self.opens_orders(at):
                self.ordering = ("", 1)
            self.closed = heading is not None or self.closes(at)
            at = heading.end if heading else at + 1
        return without_lists(found)

    def opens_orders(self, at: int) -> bool:
        """Whether a list of orders follows the row: "IT IS HEREBY ORDERED" / "THAT:"."""
        text = self.rows[at].text
        if not text.endswith(":"):
            return False
        return bool(ORDERED_THAT.search((self.rows[at - 1].text[-60:] + " " if at and len(text) < 60 else "") + text[-120:]))

    def is_order(self, number: str) -> bool:
        """Whether the number is that of the next item of a list of orders, which is no heading, however it is set."""
        if self.ordering is None:
            return False
        style, wanted = self.ordering
        kind = number_style(number)
        if kind in ("i", "I") and style in ("a", "A"):
            kind = style
        value = int(number) if number.isdigit() else roman_value(number) if kind in ("i", "I") else ord(number[0].lower()) - 96
        if value != wanted or (style and kind != style) or (kind in ("a", "A") and len(number) > 1):
            return False
        self.ordering = (kind, wanted + 1)
        return True

    def closes(self, at: int) -> bool:
        """Whether a heading may follow the row: a sentence ends there, or nothing runs on."""
        text = self.rows[at].text
        if at < self.first or not self.layout.wrapped or sentence_ends(text) or is_divider(text):
            return True
        return leads_on(text) and not text.endswith((",", ":"))

    def heading_at(self, at: int) -> Heading | None:
        """The heading that begins at the row, if one does."""
        end = self.line_end(at)
        text = self.rows[at].text if end == at + 1 else " ".join([row.text for row in self.rows[at:end]])
        if len(text) > 400 or is_no_title(text):
            return None
        if self.markdown:
            if heading := self.marked_up(at, text):
                return heading
            text = text.strip("*_ ")
        margin = margin_number(text)
        if margin and numbered(text[margin.end() :].strip()):  # "¶ 2 I. BACKGROUND": Illinois numbers its headings too
            text = text[margin.end() :].strip()
        if not text:
            return None
        if is_bare_number(text):
            return self.bare_number(at) if at >= self.first - 3 else None
        m = numbered(text)
        if m and (m["words"][0].isalnum() or m["words"][0] in "\"“‘'[("):
            return self.numbered(at, m)
        return self.unnumbered(at, text) if at >= self.first or is_known(text) else None

    def marked_up(self, at: int, text: str) -> Heading | None:
        """What Markdown says: "## FACTS", or a line that is bold or italic throughout."""
        if m := MARKDOWN_HEADING.match(text):
            return Heading(at, self.line_end(at), m[1])
        plain = text.strip("*_ ")
        if (
            at >= self.first
            and self.is_apart(at, at + 1)
            and (WHOLLY_BOLD.match(text) or WHOLLY_ITALIC.match(text))
            and words_fit(plain)
        ):
            return Heading(at, self.line_end(at), style_of(plain, "bold" if text[:2] in ("**", "__") else "italic"))
        return None

    def bare_number(self, at: int) -> Heading | None:
        """A number alone on its line: a heading where it is set apart; with the words of the next line where those make
        a title ("I." / "INTRODUCTION")."""
        if at + 1 >= self.last:
            return None
        row, title = self.rows[at], self.rows[at + 1].text
        style = number_style(row.text.strip("§(.)"))
        if row.text[-1] in ".)" and (is_known(title) or (is_upper(title) and words_fit(title) and len(title.split()) <= 12)):
            return Heading(at, at + 2, style)
        apart = self.layout.is_set_apart(row)
        if not self.closed or opens_lower(title) or (row.text.strip(".").isdigit() and not apart):
            return None
        letters = re.match(r"[IVXA-Z]+\.?$", row.text) and len(row.text) <= 5
        text = next((n for n in range(at + 1, min(at + 3, self.last)) if not is_bare_number(self.rows[n].text)), at)
        above = style in "IA" and row.text.isupper() and self.layout.fills(self.rows[text], row, 0.6)  # alone above a full line
        return Heading(at, at + 1, style) if apart or (letters and self.is_apart(at, at + 1)) or above else None

    def numbered(self, at: int, m: re.Match[str]) -> Heading | None:
        """A number with words: a title, or a sentence set apart ("I. The plea was knowing and voluntary.")."""
        row, words, number = self.rows[at], m["words"].strip("*_ "), m["number"]
        apart = self.layout.is_set_apart(row)
        if not words or self.is_order(number) or not number_heads(m, words, apart) or opens_order(words):
            return None
        style = number_style(number)
        end = self.heading_end(at)
        whole = " ".join([words, *(r.text for r in self.rows[self.line_end(at) : end])]).strip("*_ ")
        lonely = apart or self.is_stepped_or_apart(at, end)
        if sentence_ends(whole) and not self.sentence_may_head(whole, style, at, end):
            return None
        sure = self.is_titled(whole, apart, at, end) and self.keeps_from_text(at, end, whole, lonely)
        if sure and (self.closed or lonely) and (at >= self.first or is_known(whole) or (style in "IA" and is_upper(whole))):
            return Heading(at, end, style)
        if self.closed and lonely and style in "IA" and (m["stop"] or m["dash"]) and at >= self.first:
            long = 3 <= len(whole.split()) <= 40
            return Heading(at, end, style + " sentence") if long and whole[0].isupper() and whole[-1] not in ",;" else None
        return None

    def tops_paragraph(self, at: int, end: int) -> bool:
        """Where a row is a paragraph: a short one between two that are running text."""
        rows, layout = self.rows, self.layout
        if layout.wrapped or end >= self.last or at <= self.first:
            return False
        before, after = rows[at - 1].text, rows[end].text
        over = sentence_ends(before) or self.headed == at or (numbered(rows[at].text) and len(before) < RUNNING)
        return bool(over) and rows[at].text[-1] not in ":,;" and len(after) > RUNNING and opens_upper(after)

    def is_titled(self, whole: str, apart: bool, at: int, end: int) -> bool:
        """Whether the words of a numbered heading are a title's: in capitals, or few and set apart."""
        words = len(whole.split())
        if not words_fit(whole) and not (is_title(whole) and words <= 30 and whole[-1] not in ",;"):
            return False
        few = (apart or self.tops_paragraph(at, end)) and words <= 12 and whole[0].isupper() and not sentence_ends(whole)
        return few or is_upper(whole) or is_title(whole)

    def keeps_from_text(self, at: int, end: int, whole: str, lonely: bool) -> bool:
        """Whether what follows shows that the row is no line of a paragraph: it stops short of the margin, and a
        sentence begins below it."""
        if end - at > 1 or lonely or end >= len(self.rows) or not self.layout.wrapped:
            return True
        row, after = self.rows[at], self.rows[end]
        long_title = is_title(whole) and len(whole.split()) >= 6 and not any(ch.isdigit() for ch in whole)
        return not opens_lower(after.text) and (self.layout.is_short(row, after) or self.is_stepped(at, end) or long_title)

    def sentence_may_head(self, whole: str, style: str, at: int, end: int) -> bool:
        """A heading that ends in a stop: not "L. Civ. R. 9.1(a)(3).", the end of a citation, nor "g. Pots of gold." within
        a list."""
        if style in "1ai" and not self.is_stepped_or_apart(at, end):
            return False
        few = len(whole.split()) < 3 and not is_upper(whole)
        cited = few or (any(ch.isdigit() for ch in whole) and (is_title(whole) or is_upper(whole)))
        return not cited or self.layout.is_set_apart(self.rows[at])

    def unnumbered(self, at: int, text: str) -> Heading | None:
        """A title without a number: known, or in capitals, or set as a title is, and nothing but a title."""
        rows, layout = self.rows, self.layout
        if at + 1 >= len(rows) or not self.closed:
            return None
        row, after = rows[at], rows[at + 1]
        apart = layout.is_set_apart(row)
        if (layout.wrapped and not apart and not layout.is_short(row, after)) or not words_fit(text):
            return None
        setting = "centred" if apart else "flush"
        if is_known(text) and (apart or self.is_apart(at, at + 1) or not opens_lower(after.text)):
            return Heading(at, self.line_end(at), style_of(text, setting))
        return self.set_as_title(at, text, apart, setting)

    def set_as_title(self, at: int, text: str, apart: bool, setting: str) -> Heading | None:
        """A title by its letters and its setting alone. `apart`: its first row is set in the middle of the page."""
        rows, layout = self.rows, self.layout
        end = self.heading_end(at)
        whole = " ".join(r.text for r in rows[at:end]).strip("*_ ")
        if end >= len(rows) or text.endswith(":") or sentence_ends(whole) or not words_fit(whole):
            return None
        if opens_lower(rows[end].text) or not self.leads_to_text(end):
            return None
        lonely = self.is_stepped_or_apart(at, end)
        flat = not layout.first_line and not (layout.parted and layout.gaps_tell)  # keeps neither indents nor blank lines
        capitals = is_upper(whole) and (apart or lonely or flat) and len(whole) >= 4
        words = len(whole.split())
        low = words <= 9 and whole[0].isupper() and whole[-1].isalnum() and not ANY_DIGIT.search(whole)
        told = (apart and (lonely or words < 8)) or (lonely and (layout.gaps_tell or self.is_stepped(at, end)))
        high = is_title(whole) and words <= 14 and told and whole[0].isalpha() and not whole[-1].isdigit()
        found = capitals or high or (low and self.tops_paragraph(at, end))
        return Heading(at, end, style_of(whole, setting)) if found else None

    def heading_end(self, at: int) -> int:
        """The row after the heading that begins at `at`: its further lines are set as it is, and no paragraph begins there."""
        rows, layout = self.rows, self.layout
        end = self.line_end(at)
        if not layout.wrapped:
            return end
        m = numbered(rows[at].text)
        words_at = m.start("words") if m else 0
        upper = is_upper(rows[at].text[words_at:])
        while end < min(self.last, len(rows), at + MOST_ROWS):
            before, row = rows[end - 1], rows[end]
            if row.page != rows[at].page or layout.wider(rows, end) or sentence_ends(before.text):
                break
            if numbered(row.text) or opens_order(row.text):
                break
            if not (is_upper(row.text) if upper else self.goes_over(at, end, words_at)):
                break
            end += 1
        return end

    def goes_over(self, at: int, end: int, words_at: int) -> bool:
        """Whether row `end` is a further line of the heading that began at row `at`, its words at column `words_at`."""
        rows, layout = self.rows, self.layout
        before, row = rows[end - 1], rows[end]
        after = rows[end + 1] if end + 1 < len(rows) else None
        said = before.text[words_at if end - 1 == at else 0 :]
        if is_title(said) and len(before.text.split()) > 3 and not is_title(row.text):
            return False
        full = layout.fills(before, row, 0.48)
        if full and layout.is_centred(before) and layout.is_centred(row):
            return True
        if full and words_at and 0 <= row.indent - rows[at].indent - words_at + 1 <= 6:
            if after is None or layout.wider(rows, end + 1):
                return True
            # The lines of an item go on; a heading's stop soon. A paragraph's first line goes on at the margin.
            item = after.indent == row.indent and not layout.is_short(row, after)
            return not item and not (after.indent < row.indent and not opens_lower(row.text) and opens_lower(after.text))
        over = after is not None and not layout.is_short(before, row) and layout.is_short(row, after)
        return over and is_title(row.text) and not sentence_ends(row.text)

    def line_end(self, at: int) -> int:
        """The row after those of one source line: a star page within a line parts it into two."""
        end = at + 1
        while end < self.last and self.rows[end].number == self.rows[at].number:
            end += 1
        return end

    def is_apart(self, at: int, end: int) -> bool:
        """Whether blank lines (or a page's end) part rows[at:end] from what stands before and after."""
        if not self.layout.wrapped:
            return True
        before = at == 0 or self.layout.gaps[at] is None or self.layout.wider(self.rows, at)
        return before and (end >= len(self.rows) or self.layout.gaps[end] is None or self.layout.wider(self.rows, end))

    def is_stepped(self, at: int, end: int) -> bool:
        """Whether a paragraph's first line follows, set in further than rows[at:end]."""
        layout = self.layout
        if end >= len(self.rows) or not 0 < layout.first_line <= layout.depth(self.rows[end]):
            return False
        return layout.depth(self.rows[at]) < layout.first_line

    def is_stepped_or_apart(self, at: int, end: int) -> bool:
        """Whether rows[at:end] are parted by blank lines, or, where lines are all spaced alike, by a first line below."""
        if self.is_apart(at, end):
            return True
        layout, rows = self.layout, self.rows
        if end >= len(rows) or not 0 < layout.first_line <= layout.depth(rows[end]):
            return False
        margins = layout.margins(rows[end - 1])
        return len(rows[end - 1].text) < 0.8 * (margins.right - margins.left)

    def leads_to_text(self, end: int) -> bool:
        """Whether text follows within a few lines, as it does below a heading, not below a cell of a list or table."""
        for row in self.rows[end : min(end + 4, self.last)]:
            margins = self.layout.margins(row)
            if len(row.text) > min(50, 0.6 * (margins.right - margins.left)) or item_mark(row.text):
                return True
        return False


def number_heads(m: re.Match[str], words: str, apart: bool) -> bool:
    """Whether the number is written as a heading's is; "A court may", "I agree", "12 months", "v. Ash" are none."""
    number = m["number"]
    if number == "v" or (m["dash"] and number.isdigit()):
        return False
    if m["stop"] or m["dash"]:
        return True
    if number in ("A", "I", "a") or number.islower() or (number.isdigit() and not apart):
        return False
    return is_upper(words) or (apart and is_title(words))


def without_lists(found: list[Heading]) -> list[Heading]:
    """Without the entries of a list: of numbered headings of one rank, each has some text below it."""
    kept: list[Heading] = []
    for n, heading in enumerate(found):
        neighbours = found[max(0, n - 1) : n] + found[n + 1 : n + 2]
        adjacent = [h for h in neighbours if h.start == heading.end or h.end == heading.start]
        if (
            heading.style[0] not in "1aiAI"
            or heading.style.startswith("italic")
            or all(h.style[:2] != heading.style[:2] for h in adjacent)
        ):
            kept.append(heading)
    return kept
