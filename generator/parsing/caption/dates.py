"""The date of the document: of its signature, of the "filed" line in its head, of the clerk's stamp, in that order."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from generator.model import Furniture
from generator.numerals import MONTHS, ORDINALS
from generator.parsing.caption.kinds import BYLINE, MONTH, is_title
from generator.parsing.rows import Row, lowered
from generator.patterns import compiled

NUMBER_OF_MONTH = {"ian": 1, "iun": 6, "iul": 7} | {month[:3].lower(): n for n, month in enumerate(MONTHS, 1)}
ONES = {
    w: i
    for i, w in enumerate(
        """one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
        eighteen nineteen""".split(),
        1,
    )
}
ORDINAL_WORDS = {word: n for n, word in enumerate(ORDINALS[:20], 1)}
TENS = {"twenty": 20, "thirty": 30}
YEAR = r"(?P<{0}>(?:1[789]|20)\d\d)"
DAY_WORDS = r"(?:(?:twenty|thirty)[- ])?(?:" + "|".join(ORDINAL_WORDS) + r")|twentieth|thirtieth"
YEAR_WORDS = r"two thousand(?:,?(?: and)? (?P<year_words>[a-z]+(?:[- ][a-z]+)?))?"
DATE = compiled(
    rf"(?P<m1>{MONTH})\s*(?P<d1>[0-3]?\d|[Il]{{1,2}})(?:st|nd|rd|th)?\s*[,.]?\s*{YEAR.format('y1')}(?!\d)|"
    rf"(?P<d2>[0-3]?\d)(?:\s?(?:st|nd|rd|th))?\s+(?:day\s+of\s+)?(?P<m2>{MONTH}),?\s*(?:in\s+the\s+year\s+|"
    rf"of\s+)?(?:{YEAR.format('y2')}(?!\d)|{YEAR_WORDS})|"
    rf"(?P<d3>{DAY_WORDS})\s+day\s+of\s+(?P<m3>{MONTH}),?\s*(?:{YEAR.format('y3')}(?!\d)|"
    rf"{YEAR_WORDS.replace('year_words', 'year_words3')})|"
    r"(?<![\d/])(?P<m4>[01]?\d)/(?P<d4>[0-3]?\d)/(?P<y4>(?:19|20)?\d\d)(?![\d/])|"
    r"(?<![\w-])(?P<m5>[01]\d)-(?P<d5>[0-3]\d)-(?P<y5>(?:19|20)\d\d)(?![\w-])",
    re.IGNORECASE,
)
YEARLY = compiled(r"[12][0789]\d\d|/\d|(?i:thousand)")  # every date holds one of these
SIGNED = compiled(
    r"[\W\d_]{0,12}(?:it\s+is\s+)?(?:so\s+)?"
    r"(?:(?:opinion|decision|judgment)\s+(?=filed|delivered|issued|entered))?"
    r"(?:ordered|dated?|done|signed|entered|filed|given|issued|rendered|dated and entered|executed|adjudged)\b",
    re.IGNORECASE,
)
OPENING = compiled(r"(?:\band\s+now,?|\bit\s+is,?|\bit\s+is\s+hereby,?)\s*(?:on\s+|,)?\s*this\s|\bAND\s+NOW\b", re.IGNORECASE)
LABELS = (
    compiled(r"(?:decided|decision date|rendered|opinion filed|announced|delivered)\s*(?:on|:)?[\s:(]*$", re.IGNORECASE),
    compiled(
        r"(?:opinion|order|judgment|decision|memorandum)?\s*(?:filed|entered|issued?|issue date|released)\s*(?:on|:)?[\s:(]*$",
        re.IGNORECASE,
    ),
    compiled(r"(?:dated?|mailed|signed)\s*(?:on|:)?[\s:(]*$", re.IGNORECASE),
)
OTHER_EVENT = compiled(
    r"(?:argued|submitted|heard|rehearing|reargued|amended|modified|revised|denied|hearing|archive|on briefs|"
    r"conference|resubmitted|term|trial|deadline|due|reassigned|calendar|before|"
    r"effective|session)\W*(?:and submitted|date|on|en banc|by)?\W*$",
    re.IGNORECASE,
)
HEARD_DECIDED = compiled(  # "Ashby. November 5, 2025. – April 7, 2026.": heard and decided
    rf"\.\s+{MONTH} \d{{1,2}}, \d{{4}}\.?\s*[-–—]\s*(?P<decided>{MONTH} \d{{1,2}}, \d{{4}})\W*$"
)
STATED_TERM = compiled(r"at\s+a\s+stated\s+term|stated\s+term\s+of", re.IGNORECASE)
FILED_STAMP = compiled(
    r"\b(?:date )?filed:?\s*(?P<date>\d{1,2}/\d{1,2}/\d{2,4})|,\s*(?P<acms>\d{2}/\d{2}/\d{4}),\s*DktEntry", re.IGNORECASE
)
ATTACHMENT = compiled(
    r"\W*(?:certificate of (?:service|mailing)|appendix|appendices|exhibit|attachment|schedule|notice of (?:appeal|"
    r"right)|statement of the appellant)\b[\w ]{0,24}\W*$",
    re.IGNORECASE,
)


def states_term(text: str) -> bool:
    """Whether a line says "At a stated term of …"."""
    return "stated" in text.lower() and STATED_TERM.search(text) is not None


def read_date(text: str) -> str | None:
    """The first date of `text`, ISO 8601; None where there is none, or no such day."""
    m = find_dated(text)
    return iso(m) if m else None


def find_dated(text: str) -> re.Match[str] | None:
    """The first match of `DATE`, which takes long to look for, where there may be one."""
    return DATE.search(text) if YEARLY.search(text) else None


def iso(m: re.Match[str]) -> str | None:
    """The date that a match of `DATE` stands for; None where there is no such day."""
    try:
        return date(*parts_of(m.groupdict())).isoformat()
    except (ValueError, KeyError):
        return None


def parts_of(g: dict[str, str | None]) -> tuple[int, int, int]:
    """(year, month, day) of the groups of `DATE`. ValueError, KeyError: they stand for none."""
    if g["m1"]:
        day = g["d1"] or ""  # "March II , 2009": a scanner's 11
        return int(g["y1"] or ""), month(g["m1"]), 11 if day.lower() in ("ii", "ll") else int(day)
    if g["m2"]:
        return year_of(g["y2"], g["year_words"]), month(g["m2"]), int(g["d2"] or "")
    if g["m3"]:
        return year_of(g["y3"], g["year_words3"]), month(g["m3"]), day_of(g["d3"] or "")
    if g["m5"]:
        return int(g["y5"] or ""), int(g["m5"]), int(g["d5"] or "")
    year = int(g["y4"] or "")
    return year if year > 99 else year + (2000 if year < 70 else 1900), int(g["m4"] or ""), int(g["d4"] or "")


def month(text: str) -> int:
    """1 of "January", "Jan." and a scanner's "Ianuary"."""
    return NUMBER_OF_MONTH[text.lower()[:3]]


def day_of(text: str) -> int:
    """21 of "twenty-first"."""
    parts = re.split(r"[- ]", text.lower())
    if len(parts) == 2:
        return TENS[parts[0]] + ORDINAL_WORDS[parts[1]]
    return {"twentieth": 20, "thirtieth": 30}.get(parts[0]) or ORDINAL_WORDS[parts[0]]


def year_of(digits: str | None, words: str | None) -> int:
    """2025 of "two thousand twenty-five"."""
    if digits:
        return int(digits)
    rest = 0
    for word in re.split(r"[- ]", (words or "").lower()):
        rest += TENS.get(word) or ONES.get(word) or 0
    return 2000 + rest


def signature_date(rows: Sequence[Row], after: int, signers: Sequence[int]) -> str | None:
    """The date of the signature: in a line that begins with "Dated", "SO ORDERED", "DONE" and its like, or alone on a
    line by the judge's name.

    `after`: the row at which the head ends; `signers`: rows with a judge's title, in order. The line by the first
    signature counts: what is attached comes after it. Else the last such line before any attachment.
    """
    opening = opening_date(rows, after)
    if opening:
        return opening
    last = len(rows)
    for i in range(len(rows) - 1, after + (len(rows) - after) // 3, -1):
        if rows[i].gap and ATTACHMENT.match(rows[i].text):
            last = i
    for signer in signers[:40]:
        for i in (*range(signer, max(after, signer - 9) - 1, -1), *range(signer + 1, min(len(rows), signer + 6))):
            if after <= i < len(rows):
                found = signed_on(rows, i, near=abs(i - signer) <= 6)
                if found:
                    return found
    for i in range(last - 1, max(after, last - 60) - 1, -1):
        found = signed_on(rows, i, near=False) or decreed_on(rows, i)
        if found:
            return found
    return lone_date(rows, max(after, last - 30), last)


def decreed_on(rows: Sequence[Row], i: int) -> str | None:
    """The date in row i or the next, where the row opens the decretal part: "IT IS on this 11th day of October 2022,"."""
    m = OPENING.search(rows[i].text[-200:])
    if not m:
        return None
    text = f"{rows[i].text[-200:]} {rows[i + 1].text[:80] if i + 1 < len(rows) else ''}"
    d = DATE.search(text, m.start(), m.end() + 80)
    return iso(d) if d else None


def lone_date(rows: Sequence[Row], start: int, end: int) -> str | None:
    """A date that stands by itself at the left of one of the last lines, beside a signature ("October 8, 2020     C )"),
    or over the word "Date"."""
    for i in range(end - 1, start - 1, -1):
        if len(rows[i].text) > 90:
            continue
        cells = re.split(r"\s{3,}|\t", rows[i].text)
        m = DATE.fullmatch(cells[0].strip(" ,."))
        below = rows[i + 1].text.strip(" _") if i + 1 < len(rows) else ""
        if m and (len(cells) > 1 or below.lower() in ("date", "dated")):
            return iso(m)
    return None


def signed_on(rows: Sequence[Row], i: int, near: bool) -> str | None:
    """The date in row i, if it is that of a signature. `near`: a signature stands by it, so that it need say nothing more."""
    text = rows[i].text
    if len(text) > 400:
        text = (
            text[-200:]
            if re.search(r"\bthis\s+\d{1,2}(?:st|nd|rd|th)\s+day\s+of\b.{0,60}$", text[-200:], re.IGNORECASE)
            else text[:200]
        )
    m = find_dated(text)
    if m:
        if SIGNED.match(text) and m.start() < 120:
            return iso(m)
        if re.search(
            r"(?:\bso ordered\b|\bordered\b|\bdated\b|\bsigned\b|\bentered\b|\bdone\b).{0,40}(?:this|on|:)\W*(?:the\s+)?$",
            text[: m.start()],
            re.IGNORECASE,
        ):
            return iso(m)
        if (
            near
            and m.start() < 4 + 30 * bool(re.match(r"[A-Z][\w. ]+, [A-Z][\w. ]+[.,:]?\s", text))
            and len(text) < 60
            and len(text[m.end() :]) < 30
        ):
            return iso(m)
    elif SIGNED.match(text) and len(text) < 90 and i + 1 < len(rows):
        following = f"{text} {rows[i + 1].text[:80]}"
        m = find_dated(following)
        if m and (m.start() < len(text) + 30):
            return iso(m)
    return None


def opening_date(rows: Sequence[Row], after: int) -> str | None:
    """ "AND NOW, this 11th day of May, 2023, …": the order's first sentence dates it."""
    text = " ".join(row.text[:300] for row in rows[after : after + 8])
    m = OPENING.search(text)
    if m:
        d = DATE.search(text, m.start(), m.end() + 80)
        return iso(d) if d else None
    return None


def head_date(lines: Sequence[str]) -> str | None:
    """The date that the head prints: of filing or decision before one that stands alone; never of an argument."""
    ranked: dict[int, str] = {}
    for i, text in enumerate(lines):
        at = 0
        if not YEARLY.search(text):
            continue
        if heard := HEARD_DECIDED.search(text):
            ranked.setdefault(0, read_date(heard.group("decided")) or "")
        for m in DATE.finditer(text):
            before = text[at : m.start()]
            if not before.strip(" \t(,") and at == 0 and i:
                before = lines[i - 1] if len(lines[i - 1]) < 24 and not find_dated(lines[i - 1]) else ""
            at = m.end()
            rank = rank_of(before, text, m)
            found = iso(m)
            if found and rank is not None:
                ranked.setdefault(rank, found)
    return ranked[min(ranked)] if ranked else None


def rank_of(before: str, text: str, m: re.Match[str]) -> int | None:
    """How much the date `m` in a head's line `text` is the document's (0 most), by what stands before it; None: it is not."""
    if OTHER_EVENT.search(before.strip(" ,—–-.")) or OTHER_EVENT.search(before):
        return None
    for rank, label in enumerate(LABELS):
        if label.search(before):
            return rank
    if states_term(text):
        return 3
    rest = text[: m.start()] + text[m.end() :]
    return 4 if not re.search(r"[^\W\d_]{3}", rest) or is_title(text[: m.start()]) or BYLINE.match(lowered(before)) else None


def stamp_date(furniture: Sequence[Furniture]) -> str | None:
    """The date of the clerk's stamp, else of the filing stamps at the head of the pages."""
    clerk = [piece for piece in furniture if piece.kind == "filed-stamp"]
    text = " ".join(piece.text.strip() for piece in clerk[:12])
    found = read_date(text) if text else None
    return found or next(filing_dates(furniture), None)


def filing_dates(furniture: Sequence[Furniture]) -> Iterator[str]:
    """The dates of the filing stamps, in order."""
    text = " ".join(piece.text.strip() for piece in furniture[:400] if piece.kind == "filing-stamp")
    for m in FILED_STAMP.finditer(text):
        found = read_date(m.group("date") or m.group("acms"))
        if found:
            yield found
