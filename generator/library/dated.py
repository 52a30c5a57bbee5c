"""Orders named by their day: "the Court's July 12 order", "(D. Alaska July 30, 2019)"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.courts import court_of_abbreviation
from generator.numerals import MONTH, MONTHS
from generator.patterns import compiled

NUMBER_OF_MONTH = {month[:3]: n for n, month in enumerate(MONTHS, 1)}
DAY = rf"(?P<month>{MONTH}) (?P<day>\d{{1,2}})"
PAPER = r"(?:[Oo]rder|ORDER|[Oo]pinion|[Mm]emorandum|[Dd]ecision|[Jj]udgment|[Rr]eport|[Rr]uling)"
WHOSE = r"(?:[Tt]h(?:e|is) [Cc]ourt[’']s|[Tt]he|[Oo]ur|[Mm]y)"
# "the Court's July 12, 2019, Order", "the July 12 scheduling order"
BEFORE = compiled(
    rf"\b{WHOSE} {DAY}(?:, (?P<year>\d{{4}}),?)? "
    rf"(?P<words>(?:[A-Za-z&-]{{1,20}} ){{0,3}}?{PAPER}(?: (?:and|&) (?:Order|Opinion))?)\b"
)
# "the Court's Order of July 12, 2019", "the Order dated July 12"
BEHIND = compiled(
    rf"\b{WHOSE} (?P<words>(?:[A-Z&][A-Za-z&-]{{0,20}} (?:and |& )?){{0,3}}?{PAPER}) "
    rf"(?:dated|of|entered(?: on)?|issued(?: on)?|filed(?: on)?) {DAY}(?:, (?P<year>\d{{4}}))?(?!\d)"
)
DATED = compiled(rf"{MONTH} \d")
# How a word ends that may stand before the day: the, Court's, our, my; dated, of, on, entered, issued, filed.
LEADS = frozenset(("he ", "'s ", "’s ", "ur ", "my ", "My ", "ed ", "of ", "on "))
ELSEWHERE = compiled(r",? (?:of|by|from|issued by|entered by|in) (?!th(?:e|is) [Cc]ourt\b(?! of))")
# What may stand between the number of a case and the parenthesis of court and day.
TAIL = compiled(
    r"(?:[, #]|slip op\.|mem\. op\.|at(?= )|\*?\d[\d–-]*+|WL|LEXIS|U\.S\. (?:Dist|App|Bankr)\.|ECF|Nos?\.|Dkt\.|Doc\.)*+"
    rf"\((?P<court>[^()]{{2,40}}?),? {DAY}, (?P<year>\d{{4}})\)"
)
LONGEST_TAIL = 140


@dataclass(frozen=True, slots=True)
class Said:
    """An order said by its day: text[start:end], the day in ISO 8601, the words for the paper in small letters."""

    start: int
    end: int
    date: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Decided:
    """The parenthesis of court and day; `court` is "" where it is not known, `date` where it is no day. `end`: behind it."""

    court: str
    date: str
    end: int


def court_and_date(text: str, at: int) -> Decided | None:
    """What the parenthesis says that belongs to the case's number which ends at text[at]; None where there is none with a day."""
    m = TAIL.match(text[at : at + LONGEST_TAIL])
    if m is None:
        return None
    court = court_of_abbreviation(m["court"])
    return Decided(court.id if court else "", iso(m, None) or "", at + m.end())


def may_say_dates(text: str) -> bool:
    """Whether `said_dates` may find any: to be asked first, for it takes a sixth of the time."""
    return any(text[max(0, m.start() - 3) : m.start()] in LEADS for m in DATED.finditer(text))


def said_dates(text: str, filed: str | None) -> Iterator[Said]:
    """The orders of which `text` speaks by their day, ascending. `filed`, the day of the text itself, tells the year of a day
    without one: the nearest before it."""
    matches = [m for pattern in (BEFORE, BEHIND) for m in pattern.finditer(text)]
    end = 0
    for m in sorted(matches, key=lambda m: m.start()):
        day = iso(m, filed)
        if day and m.start() >= end and not ELSEWHERE.match(text, m.end()):
            end = m.end()
            yield Said(m.start(), end, day, tuple(re.findall(r"[a-z]+", m["words"].lower())))


def iso(m: re.Match[str], filed: str | None) -> str | None:
    """The day of a match as ISO 8601; None where it is none, or where no year is printed and none follows from `filed`."""
    month, day = NUMBER_OF_MONTH[m["month"][:3]], int(m["day"])
    try:
        if m["year"]:
            return date(int(m["year"]), month, day).isoformat()
        if not filed:
            return None
        of_text = date.fromisoformat(filed)
        before = (month, day) < (of_text.month, of_text.day)
        return date(of_text.year if before else of_text.year - 1, month, day).isoformat()
    except ValueError:
        return None
