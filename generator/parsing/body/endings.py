"""Where the signature begins. Rows → the index of its first row."""

import re
from collections.abc import Sequence

from generator.parsing.body.layout import Layout
from generator.parsing.body.wording import opens_lower, sentence_ends, so_ordered
from generator.parsing.rows import Row
from generator.patterns import compiled

BEGINS = compiled(
    r"[*_]*(?:/?s/|dated?\b|done\b|signed\b|entered\b|(?:by|for) the (?:court|commission|board)|/s\b|so ordered:|"
    r"(?:in )?(?:chambers|witness whereof)|respectfully submitted|given\b|issued\b|filed\b|this(?: the)? \d{1,2}(?:st|nd|rd|th)\b)",
    re.IGNORECASE,
)
OFFICE = compiled(
    r"\b(?:judge|justice|clerk|prothonotary|surrogate|magistrate|referee|chancellor|commissioner|arbitrator|chair(?:man|person)?|member|secretary|"
    r"director|counsel|attorney|esq|court|deputy|chambers|president|u\.?s\.?d\.?j|usmj|u\.?s\.?m\.?j)\b",
    re.IGNORECASE,
)
SIGNED = compiled(r"[*_]*(?:/s/|/s\s|s/ ?[A-Z])")
SIGNED_OPENS = frozenset("*_/s")  # with what it begins
PLACE = compiled(
    r"\b(?:district|county|division|circuit|state) of\b|\b(?:county|division|district)[,.*_]*$|\bbar no\b|\b\d{5}(?:-\d{4})?$|"
    r"^(?:tele)?(?:phone|fax|facsimile|tel|e-?mail)\b",
    re.IGNORECASE,
)
PROSE = compiled(r"(?<![a-z])[a-z]{2,},? (?:[a-z]+,? ){4,}")
ORDERING = compiled(r"\b(?:ORDERED|ADJUDGED|DECREED)\b")
LISTED = compiled(r"(?:\(\w{1,4}\)|\d{1,2}[.)])\s")
CLOSING = compiled(r"(?:AFFIRMED|REVERSED|VACATED|DISMISSED|REMANDED|DENIED|GRANTED)\b", re.IGNORECASE)


def signature(rows: Sequence[Row], layout: Layout, first: int, last: int) -> tuple[int, int]:
    """The rows (from, to) of the signature of rows[first:last]; (last, last) if there is none.

    What stands below the judge's title may be a note or a scanner's noise: then the last line that opens a signature
    and has an office a few lines below counts.
    """
    start = signature_start(rows, layout, first, last)
    if start < last:
        return start, last
    for at in range(last - 1, max(first, last - 30), -1):
        if BEGINS.match(rows[at].text) and len(rows[at].text) < 80:
            for end in range(at + 1, min(at + 7, last)):
                if OFFICE.search(rows[end].text) and len(rows[end].text) < 80 and not PROSE.search(rows[end].text):
                    begin = signature_start(rows, layout, first, end + 1)
                    return min(begin, at), max(end + 1, signed_end(rows, at, last))
            break
    return last, last


def signature_start(rows: Sequence[Row], layout: Layout, first: int, last: int) -> int:
    """The first row of the signature that ends rows[first:last]; `last` if there is none."""
    start = last
    at = last - 1
    office = False
    while at >= first and last - at <= 40:
        text = rows[at].text
        begins = bool(BEGINS.match(text))
        if is_text_above(rows, layout, first, at):
            break
        office = office or bool(OFFICE.search(text))
        if begins or (OFFICE.search(text) and (start == last or start - at <= 4)):
            start = at
        at -= 1
    if start == last:
        return last
    # The name above the judge's title, where nothing else opens the block.
    while start - 1 > at and start - 1 >= first and not BEGINS.match(rows[start].text) and len(rows[start - 1].text) < 50:
        start -= 1
    while start < last and start > first and not BEGINS.match(rows[start].text) and goes_over(rows[start - 1], rows[start]):
        start += 1
    if start == last:
        return last
    return start if office or BEGINS.match(rows[start].text) else last


def signatures_within(rows: Sequence[Row], first: int, last: int) -> list[tuple[int, int]]:
    """The signatures (from, to) in the midst of rows[first:last], before an order that is attached, say: "/s/" and an office."""
    found: list[tuple[int, int]] = []
    at = first
    while at < last:
        end = signed_end(rows, at, last) if rows[at].text[0] in SIGNED_OPENS and SIGNED.match(rows[at].text) else at
        if end > at:
            begin, floor = at, found[-1][1] if found else first
            while begin > floor and at - begin < 4 and opens_signature(rows[begin - 1].text):
                begin -= 1
            found.append((begin, end))
        at = max(end, at + 1)
    return found


def signed_end(rows: Sequence[Row], at: int, last: int) -> int:
    """The row after the last line of the signature whose "/s/" stands in row `at`; `at` where no office is named."""
    end, office = at, bool(OFFICE.search(rows[at].text))
    if office and len(rows[at].text) < 90:
        end = at + 1
    for n in range(at + 1, min(at + 12, last)):
        text = rows[n].text
        if len(text) > 80 or len(text.split()) > 9 or PROSE.search(text) or ORDERING.search(text) or LISTED.match(text):
            break
        if n + 1 < last and opens_lower(rows[n + 1].text) and not sentence_ends(text):
            break  # the first line of a paragraph: "I, Jane Ash, counsel for the appellant, certify that" / "the brief …"
        office = office or bool(OFFICE.search(text))
        if OFFICE.search(text) or SIGNED.match(text) or (office and (PLACE.search(text) or opens_signature(text))):
            end = n + 1
        elif n > end + 1 or sentence_ends(text):
            break
    return end if office else at


def opens_signature(text: str) -> bool:
    """Whether the line is one of those that open a signature or date it, and no sentence: "Dated: May 2, 2022"."""
    return len(text) < 80 and BEGINS.match(text) is not None and not PROSE.search(text) and not sentence_ends(text)


def is_text_above(rows: Sequence[Row], layout: Layout, first: int, at: int) -> bool:
    """Whether the row is text of the order, over which no signature of rows[first:] reaches."""
    row = rows[at]
    text = row.text
    if so_ordered(text) or ORDERING.search(text) or CLOSING.match(text):
        return True
    prose = bool(PROSE.search(text))
    if BEGINS.match(text):
        return len(text) > 160 or (prose and not re.search(r"\b(?:day of|dated?|this|at)\b", text))
    words = len(text.split())
    if LISTED.match(text) or (sentence_ends(text) and (words >= 6 or opens_lower(text))):
        return True
    if at > first and BEGINS.match(rows[at - 1].text) and len(text) < 60:
        return False  # the second line of "Dated at …"
    width = layout.margins(row).right - layout.margins(row).left
    full = layout.wrapped and len(text) > 0.85 * width
    return prose or full or words > 9 or (opens_lower(text) and len(text) > 20)


def goes_over(before: Row, row: Row) -> bool:
    """Whether the row is the last line of the paragraph above it ("A separate order will accompany this" / "Opinion.")."""
    return not sentence_ends(before.text) and not so_ordered(before.text) and sentence_ends(row.text)
