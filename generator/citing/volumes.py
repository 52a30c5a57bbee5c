"""Volume, reporter, page and pins: what all citations of cases are made of.

A digit that opens a number is the trigger; one anchored match gives volume, reporter and page, and reporters-db says
whether such a reporter exists.
"""

import re

from generator.citing.reporters import Reporter, find_reporter
from generator.patterns import compiled

# The reporter runs, lazily, to the page: letters, stops and spaces, then perhaps a series ("2d", "(4th)", "3d (BNA)").
CORE = compiled(
    r"(?<![\w.$:/–-])(?<![$][\d,])(?P<volume>\d{1,4}),? ?"
    r"(?P<reporter>(?<= )[A-Z][A-Za-z.'’&, ()-]{0,44}?(?:\(?(?:[2-9]|1st)(?:d|nd|rd|th)?\)?\.?[A-Za-z. ()]{0,16}?)?"
    r"|(?<=\d)[A-Z][A-Za-z.]{0,7}[23]?d?)"
    r"(?: ?\((?:\d{1,2} )?[A-Z][A-Za-z.&' ]{1,18}\))?(?: ?\[(?P<edited>\d{1,5})\])?"
    r"(?:(?P<at>,? (?:at|on) )(?:pp?\. ?|pages? )?| |(?<=[.\d)])(?! ))"
    r"(?P<star>\*)?(?P<page>(?:[DS](?=\d{1,4}\b))?\d{1,8}(?:-?[A-Z]{1,2}(?![\w.])|[(\[][AU][)\]])?|_{2,}(?:, _{2,})*)(?![\w$%/]"
    r"|[.:]\d(?!\d? [A-Z“])|,\d{3}(?!\d| [A-Z]| ?\(|[-–]\d))"  # behind a stop, perhaps the mark of a note
)
# A number that opens, then a reporter's letters up to the next number: what makes the scan quick.
TRIGGER = compiled(r"[0-9](?<![\w.$:/–-].)(?=[0-9]{0,3},? ?[A-Z][A-Za-z.'’&, ()-]{0,90}+[\d_*\[])")
RANGE = compiled(r" ?[-‐‑–—] ?\*?\d{1,5}(?!\w|[-.:]\d)")
PIN = compiled(
    r"(?:,?(?: &| and)? (?P<at>at )?(?:pp?\. ?)?| ?,)(?P<mark>\*{1,2}|¶¶? ?|§§? ?|(?:nn?\. ?|fn\. ?|notes? )(?=\d))?"
    r"(?P<first>\d{1,8}(?:\.\d+)?)(?P<range> ?[-‐‑–—] ?\*?\d{1,8})?(?P<note>(?: ?(?:,|&|and))? ?(?:nn?\. ?|fn\. ?"
    r"|notes? )\d{1,3}(?:[-–]\d{1,3})?)?(?![\w/]|[.:]\d|,(?!\d{1,4} [A-Z])\d)"
)
ONLY_NOTE = compiled(r"(?: ?(?:,|&|and))? ?(?:nn?\.|fn\.|notes?) ?\d{1,3}(?:[-–]\d{1,3})?(?!\w)")
# What makes a number a volume, even where its page cannot be read.
NEXT_REPORTER = compiled(r" (?:U\. ?S\.|S\. ?Ct\.|L\. ?Ed\.|F\. ?(?:[2-4]d|4th|Supp)|[A-Z]\. ?[A-Z]\.[ 23]) ?(?:[23]d|\d)")
MOST_PAGES = 800  # no case is longer


# A year in brackets before the volume is how courts elsewhere are cited: "[2001] 1 S.C.R. 12".
ELSEWHERE = compiled(r"\[(?:18|19|20)\d\d\] $")


def head_at(text: str, start: int) -> tuple[re.Match[str], Reporter] | None:
    """Volume, reporter and page at text[start:], where there is such a reporter."""
    m = CORE.match(text, start)
    reporter = find_reporter(m["reporter"], m["volume"]) if m else None
    if m is None or reporter is None or (text[start - 2 : start] == "] " and ELSEWHERE.search(text, max(0, start - 8), start)):
        return None
    volume = int(m["volume"])
    if (reporter.by_year and not 1750 <= volume <= 2100) or (not reporter.by_year and volume > 1799):
        return None
    return m, reporter


def read_pins(text: str, end: int, page: str | None) -> tuple[int, str | None]:
    """Where the pins that begin at `end` stop, and what they say. A number that opens the next citation is no pin."""
    if text.startswith(" (", end):  # most often: court and date follow
        return end, None
    first = end
    through = RANGE.match(text, end) if page is None else None
    if through:
        end = through.end()
    note = ONLY_NOTE.match(text, end)
    if note:
        end = note.end()
    while m := PIN.match(text, end):
        number = m["first"]
        if not m["at"] and not m["mark"] and "," not in m.group()[:2] and first == end:
            break
        if text[m.end() : m.end() + 2].lstrip(" ,")[:1].isupper() and (
            NEXT_REPORTER.match(text, m.end()) or head_at(text, m.start("first"))
        ):
            break
        if page and not m["mark"] and not _possible(page, number, m, text):
            break
        end = m.end()
    return end, text[first:end].strip(" ,&").removeprefix("at ") or None


def _possible(page: str, pin: str, m: re.Match[str], text: str) -> bool:
    """Whether the case that begins on `page` can have a page `pin`; a year or a count of something is none."""
    if not page.isdigit():
        return True
    distance = int(pin.partition(".")[0]) - int(page)
    if 0 <= distance <= MOST_PAGES:
        return True
    return (bool(m["at"]) and distance >= 0) or (
        m.group().startswith(",") and text[m.end() : m.end() + 2] in (" (", ", ", "; ", ". ")
    )
