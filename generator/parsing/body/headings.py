"""Which rows are headings. Rows, Layout → the runs of rows that each make one heading.

A heading is claimed on several signs at once (its number, its setting, its capitals, what stands before and after);
one sign alone also fits an address, a party's name, the end of a paragraph.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.parsing.body.layout import Layout
from generator.parsing.body.wording import (
    DECRETAL,
    DIVIDER,
    ITEM,
    LOWER_ROMAN,
    SO_ORDERED,
    UPPER_ROMAN,
    is_title,
    is_upper,
    leads_on,
    opens_lower,
    sentence_ends,
)
from generator.parsing.rows import Row

NUMBERED = re.compile(
    rf"(?P<number>(?:(?:PART|Part|COUNT|Count|ISSUE|Issue|Section|SECTION|Claim|CLAIM|Ground|GROUND) )?"
    rf"(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}|{UPPER_ROMAN}|{LOWER_ROMAN}|i?[l1]{{2,3}}|[A-Za-z]))"
    r"(?:(?P<stop>[.)])(?:\s+|(?=[A-Z][A-Za-z]{3}))|(?P<dash>:\s+|\s?[–—]\s*|\s-\s)|\s{1,12})(?P<words>\S.*)$"
)
BARE_NUMBER = re.compile(
    rf"[§(]?(?:{UPPER_ROMAN}|{LOWER_ROMAN}|[A-Z]|[a-h]|\d{{1,2}})[.)]?(?:[-–](?:{UPPER_ROMAN}|[A-Z]|\d{{1,2}})[.)]?)*$"
)
KNOWN = re.compile(
    r"(?:(?:the )?(?:procedural|factual|statutory|legal|relevant|general|undisputed|material|regulatory|brief|case|claim|travel|facts|"
    r"proceedings?|background|history|facts?|introduction|overview|summary|discussion|analysis|conclusions?|findings?|order|decision|"
    r"opinion|disposition|jurisdiction|venue|standards?|review|issues?|questions? presented|argument|legal standards?|evidence|"
    r"applicable law|law|merits|allegations?|parties|ruling|rulings|judgment|relief|remedy|remedies|damages|costs|holding|opinion|"
    r"preliminary|statement|the|of|and|in|on|for|to|this|case|motion|motions|court|trial|below|governing|applicable|appeal|law|fact|"
    r"remand|reasons|bases|representation|memorandum|appearances?|conclusory|reasoning|contentions?|positions?|parties’|parties'|"
    r"&|,|a\.|b\.|i\.|rule|plaintiff’s|plaintiff's|plaintiffs’|defendant’s|defendants’|defendant's|petitioner’s|petitioner's|"
    r"claims?|complaint|matters?|timeline|stipulated|underlying|additional|other|issue|before|us|witness|testimony)\s?)+[:.]?",
    re.IGNORECASE,
)
KNOWN_CORE = re.compile(
    r"\b(?:background|history|facts?|introduction|overview|summary|discussion|analysis|conclusions?|findings?|decision|disposition|"
    r"jurisdiction|standards?|review|issues?|questions?|argument|law|merits|allegations|evidence|ruling|proceedings?|relief|order|"
    r"opinion|damages|reasons|holding|representation|statement)\b",
    re.IGNORECASE,
)
NO_HEADING = re.compile(
    r"(?:\bv\.?s?\.?$|\bet al\b|^and$|\bplaintiffs?[,.]?$|\bdefendants?[,.]?$|\bpetitioners?[,.]?$|\brespondents?[,.]?$|\bappell(?:ant|ee)s?[,.]?$"
    r"|^(?:before|present|to|from|cc|re|for)\b:?|\bjudges?\b[.:,*]*$|\bjustices?\b|\besq\b|^/?s/|^dated?\b|^by\b|\bit is\b|\bordered\b.{0,12}:$|^by the court|"
    r"\bclerk\b|^no\.|^nos\.|^case no|\bmagistrate\b|^affirmed|^reversed|^vacated|^dismissed|^per curiam|^done\b|^signed\b|^entered\b|"
    r"^copies\b|^(?:for the )?(?:united states|u\.s\.) (?:district|court|bankruptcy)|[,;]$|^honorable\b|\bllp\b|\bp\.?c\.?$|\binc\.?$|"
    r"\bcounsel[.,]?$|^page \d|\bcertiorari to\b|\bwrit of certiorari\b|\b[CPS]\.? ?J\.|, JJ?\.|\bconcur(?:s|ring)?\b|\bdissent(?:s|ing)?\b|^filed\b|^argued\b|^decided\b|^submitted\b)",
    re.IGNORECASE,
)
MARKDOWN_HEADING = re.compile(r"(#{1,6})\s+\S")
WHOLLY_BOLD = re.compile(r"(\*\*\*|\*\*|___|__)(?=\S)[^\n]{1,160}\1[:.]?$")
WHOLLY_ITALIC = re.compile(r"([*_])(?=\S)[^*_\n]{1,100}\1[:.]?$")


@dataclass(frozen=True, slots=True)
class Heading:
    """Rows `start` to `end` (exclusive). `style` is the same for headings of one rank."""

    start: int
    end: int
    style: str


def find_headings(rows: Sequence[Row], layout: Layout, markdown: bool, first: int, last: int) -> list[Heading]:
    """The headings among the rows. Before row `first` (where the prose begins) only what is surely one; none from `last` on."""
    found: list[Heading] = []
    at = 0
    closed = True  # whether what came before is complete: a heading, or a sentence's end
    while at < last:
        heading = heading_at(rows, layout, markdown, at, first, closed, last)
        if heading:
            found.append(heading)
            at = heading.end
            closed = True
        else:
            text = rows[at].text
            closed = (
                at < first
                or not layout.wrapped
                or sentence_ends(text)
                or (leads_on(text)
                and not text.endswith((",", ":")))
                or bool(DIVIDER.match(text))
            )
            at += 1
    return not_lists(rows, layout, found)


def heading_at(rows: Sequence[Row], layout: Layout, markdown: bool, at: int, first: int, closed: bool, last: int) -> Heading | None:
    row = rows[at]
    whole_line = line_end(rows, at)
    text = " ".join(r.text for r in rows[at:whole_line])
    if len(text) > 400 or DIVIDER.match(text) or SO_ORDERED.match(text) or DECRETAL.match(text):
        return None
    if markdown:
        if m := MARKDOWN_HEADING.match(text):
            return Heading(at, whole_line, m.group(1))
        alone = apart(rows, layout, at)
        plain = text.strip("*_ ")
        if alone and (WHOLLY_BOLD.match(text) or WHOLLY_ITALIC.match(text)) and at >= first and words_fit(plain):
            return Heading(at, whole_line, style_of(plain, "bold" if text[:2] in ("**", "__") else "italic"))
        text = plain
        if not text:
            return None
    if BARE_NUMBER.match(text):
        if at < first - 3:
            return None
        return bare_number(rows, layout, at, closed)
    m = NUMBERED.match(text)
    if m and m.group("words")[0].isalnum() | (m.group("words")[0] in "\"“‘'[("):
        return numbered(rows, layout, at, m, first, closed, last)
    if at < first and not known(text):
        return None
    return unnumbered(rows, layout, at, text, closed, last)


def line_end(rows: Sequence[Row], at: int) -> int:
    """The row after those of one source line: a star page within a line parts it into two."""
    end = at + 1
    while end < len(rows) and rows[end].number == rows[at].number:
        end += 1
    return end


def apart(rows: Sequence[Row], layout: Layout, at: int) -> bool:
    """Whether blank lines (or a page's end) part the row from both neighbours."""
    before = at == 0 or layout.gaps[at] is None or layout.wider(rows, at) or not layout.wrapped
    after = at + 1 == len(rows) or layout.gaps[at + 1] is None or layout.wider(rows, at + 1) or not layout.wrapped
    return before and after


def words_fit(text: str) -> bool:
    """Whether words may make a heading at all: some letters, not many words, no stop of a sentence."""
    words = text.split()
    return (
        0 < len(words) <= 22
        and sum(ch.isalpha() for ch in text) >= max(3, 0.5 * len(text.replace(" ", "")))
        and not NO_HEADING.search(text)
        and text[0] not in ")]},.;:"
    )


def known(text: str) -> bool:
    """A heading that courts everywhere use, alone on its line."""
    return (
        len(text) <= 70
        and bool(KNOWN.fullmatch(text))
        and bool(KNOWN_CORE.search(text))
        and (is_title(text.strip()) or is_upper(text))
    )


def style_of(text: str, setting: str) -> str:
    return f"{setting}{' capitals' if is_upper(text) else ''}"


def number_style(number: str) -> str:
    """The kind of a heading's number: headings of one rank share it."""
    number = number.rsplit(" ", maxsplit=1)[-1]
    if number.isdigit():
        return "1"
    if "." in number:
        return "1" + ".1" * number.count(".")
    if re.fullmatch(UPPER_ROMAN, number):
        return "I"
    if re.fullmatch(LOWER_ROMAN, number):
        return "i"
    return "A" if number.isupper() else "a"


def bare_number(rows: Sequence[Row], layout: Layout, at: int, closed: bool) -> Heading | None:
    """A number alone on its line: a heading where it is centred, or parted from what surrounds it; with the words of
    the next line where those make a title ("I." / "INTRODUCTION")."""
    row = rows[at]
    if at + 1 >= len(rows):
        return None
    after = rows[at + 1]
    title = after.text
    style = number_style(row.text.strip("§(.)"))
    if row.text[-1] in ".)" and (known(title) or (is_upper(title) and words_fit(title) and len(title.split()) <= 12)):
        return Heading(at, at + 2, style)
    roman = bool(re.match(r"[IVXA-Z]+\.?$", row.text))
    if not closed or opens_lower(title) or (row.text.strip(".").isdigit() and not layout.is_set_apart(row)):
        return None
    if layout.is_set_apart(row) or (roman and apart(rows, layout, at) and len(row.text) <= 5):
        return Heading(at, at + 1, style)
    return None


def numbered(rows: Sequence[Row], layout: Layout, at: int, m: re.Match[str], first: int, closed: bool, last: int) -> Heading | None:
    row, words = rows[at], m.group("words").strip("*_ ")
    number = m.group("number")
    style = number_style(number)
    stop = m.group("stop")
    if (
        (m.group("dash")
        and number.isdigit())
        or (number == "v"
        and not (at and NUMBERED.match(rows[at].text) and style == "i" and closed and is_upper(words)))
    ):
        return None
    stop = stop or m.group("dash")
    if not stop and ((len(number) == 1 and number in "AIa") or (number.isdigit() and not layout.is_set_apart(row)) or number.islower()):
        return None  # "A court may", "I agree", "12 months"
    if not stop and not (is_upper(words) or (layout.is_set_apart(row) and is_title(words))):
        return None
    if (number.isdigit() and len(number) > 2) or DECRETAL.match(words):
        return None
    end = heading_end(rows, layout, at, last)
    whole = " ".join([words, *(r.text for r in rows[line_end(rows, at) : end])]).strip("*_ ")
    fits = words_fit(whole) or (is_title(whole) and len(whole.split()) <= 30 and whole[-1] not in ",;")
    after = rows[end] if end < len(rows) else None
    lonely = layout.is_set_apart(row) or apart_run(rows, layout, at, end)
    strong = fits and (
        is_upper(whole)
        or is_title(whole)
        or known(whole)
        or (layout.is_set_apart(row) and len(whole.split()) <= 12 and whole[0].isupper() and not sentence_ends(whole))
    )
    if strong and end - at == 1 and not lonely and after is not None and layout.wrapped:
        # On a line of a paragraph: "I. Background" reaches no margin, and what follows begins a sentence.
        stepped = 0 < layout.first_line <= layout.depth(after) and layout.depth(row) < layout.first_line
        long_title = is_title(whole) and len(whole.split()) >= 6 and not any(ch.isdigit() for ch in whole)
        strong = (layout.is_short(row, after) or stepped or long_title) and not opens_lower(after.text)
    if (
        strong
        and sentence_ends(whole)
        and not layout.is_set_apart(row)
        and ((len(whole.split()) < 3 and not is_upper(whole)) or any(ch.isdigit() for ch in whole))
    ):
        return None  # "L. Civ. R. 9.1(a)(3)." ends a citation
    if sentence_ends(whole) and style in "1ai" and not apart_run(rows, layout, at, end):
        return None  # "g. Pots of gold." within a list
    if strong and (closed or lonely) and (at >= first or known(whole) or (style in "IA" and is_upper(whole))):
        return Heading(at, end, style)
    # A sentence as heading ("I. The plea was knowing and voluntary."): set apart, with a Roman number or a capital.
    if (
        closed
        and lonely
        and style in ("I", "A")
        and stop
        and at >= first
        and whole[0].isupper()
        and 3 <= len(whole.split()) <= 40
        and whole[-1] not in ",;"
    ):
        return Heading(at, end, style + " sentence")
    return None


def apart_run(rows: Sequence[Row], layout: Layout, at: int, end: int) -> bool:
    before = at == 0 or layout.gaps[at] is None or layout.wider(rows, at) or not layout.wrapped
    after = end >= len(rows) or layout.gaps[end] is None or layout.wider(rows, end) or not layout.wrapped
    if before and after:
        return True
    # A first-line indent or an indented heading marks both off where lines are all spaced alike.
    return (
        end < len(rows)
        and layout.first_line > 0
        and layout.depth(rows[end]) >= layout.first_line
        and len(rows[end - 1].text) < 0.8 * (layout.margins(rows[end - 1]).right - layout.margins(rows[end - 1]).left)
    )


def heading_end(rows: Sequence[Row], layout: Layout, at: int, last: int) -> int:
    """The row after the heading that begins at `at`: its further lines are set as it is, and no paragraph begins there."""
    row = rows[at]
    end = line_end(rows, at)
    if not layout.wrapped:
        return end
    m = NUMBERED.match(row.text)
    words_at = m.start("words") if m else 0
    upper = is_upper(row.text[words_at:])
    while end < min(last, len(rows)) and end - at < 5:
        following, before = rows[end], rows[end - 1]
        if (
            following.page != row.page
            or layout.wider(rows, end)
            or NUMBERED.match(following.text)
            or DECRETAL.match(following.text)
        ):
            break
        if sentence_ends(before.text):
            break
        if upper:
            if not is_upper(following.text):
                break
        else:
            hanging = (
                words_at > 0
                and 0 <= following.indent - row.indent - words_at + 1 <= 6
                and full_for_heading(layout, before, following)
            )
            centred = layout.is_centred(before) and layout.is_centred(following) and full_for_heading(layout, before, following)
            flush = (
                not layout.is_short(before, following) and layout.is_short(following, rows[end + 1])
                if end + 1 < len(rows)
                else False
            )
            titled = is_title(before.text[words_at if before is row else 0 :])
            if titled and not is_title(following.text) and len(before.text.split()) > 3:
                break
            if not hanging and not centred and not (flush and is_title(following.text) and not sentence_ends(following.text)):
                break
            if hanging and not centred and end + 1 < len(rows) and not layout.wider(rows, end + 1):
                # The lines of an item go on; a heading's stop soon.
                after = rows[end + 1]
                if after.indent == following.indent and not layout.is_short(following, after):
                    break
                if after.indent < following.indent and not opens_lower(following.text) and opens_lower(after.text):
                    break  # the first line of a paragraph, which goes on at the margin
        end += 1
    return end


def full_for_heading(layout: Layout, row: Row, following: Row) -> bool:
    """Whether a centred line is so long that a heading would be broken after it."""
    margins = layout.margins(row)
    return len(row.text) + len(following.text.split(" ", 1)[0]) > 0.48 * (margins.right - margins.left)


def leads_to_text(rows: Sequence[Row], layout: Layout, end: int, last: int) -> bool:
    """Whether text follows within a few lines, as it does below a heading, not below a cell of a list or table."""
    for at in range(end, min(end + 4, last)):
        row = rows[at]
        width = layout.margins(row).right - layout.margins(row).left
        if len(row.text) > min(50, 0.6 * width) or ITEM.match(row.text):
            return True
    return False


def unnumbered(rows: Sequence[Row], layout: Layout, at: int, text: str, closed: bool, last: int) -> Heading | None:
    row = rows[at]
    after = rows[at + 1] if at + 1 < len(rows) else None
    if after is None or not closed or not words_fit(text):
        return None
    centred = layout.is_set_apart(row)
    lonely = apart(rows, layout, at)
    short = not layout.wrapped or layout.is_short(row, after) or centred
    if not short:
        return None
    setting = "centred" if centred else "flush"
    if known(text) and (centred or lonely or not opens_lower(after.text)):
        return Heading(at, at + 1, style_of(text, setting))
    if text.endswith(":") or sentence_ends(text) or (opens_lower(after.text) and not centred):
        return None
    end = heading_end(rows, layout, at, last)
    whole = " ".join(r.text for r in rows[at:end])
    if not words_fit(whole) or sentence_ends(whole) or end >= len(rows):
        return None
    if opens_lower(rows[end].text) or not leads_to_text(rows, layout, end, last):
        return None
    lonely = apart_run(rows, layout, at, end)
    stepped = 0 < layout.first_line <= layout.depth(rows[end]) and layout.depth(row) < layout.first_line
    if is_upper(whole) and (centred or lonely) and len(whole) >= 4:
        return Heading(at, end, style_of(whole, setting))
    if (
        is_title(whole)
        and len(whole.split()) <= 14
        and ((centred and (lonely or len(whole.split()) < 8)) or (lonely and (layout.gaps_tell or stepped)))
    ):
        if whole[-1].isdigit() or not whole[0].isalpha():
            return None
        return Heading(at, end, style_of(whole, setting))
    return None


def not_lists(rows: Sequence[Row], layout: Layout, found: list[Heading]) -> list[Heading]:
    """Without the entries of a list: of numbered headings of one rank, each has some text below it."""
    kept: list[Heading] = []
    for n, heading in enumerate(found):
        if heading.style.startswith(("1", "a", "i", "A", "I")):
            neighbours = found[max(0, n - 1) : n] + found[n + 1 : n + 2]
            if any(h.style[:2] == heading.style[:2] and (h.start == heading.end or h.end == heading.start) for h in neighbours):
                continue
        kept.append(heading)
    return kept
