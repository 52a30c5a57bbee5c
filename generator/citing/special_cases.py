"""Cases that are not cited by volume, reporter and page: web citations with hyphens, memoranda of the Tax Court, loose-leaf
services by paragraph, decisions of agencies by number."""

import re
from collections.abc import Iterator

from generator.citing.found import Flow, Found, scan, scanned, starts_on
from generator.citing.reporters import find_reporter
from generator.citing.volumes import read_pins
from generator.patterns import compiled

# The scans start on letters that few words have, behind the volume.
# Ohio's and New Mexico's web citations are joined by hyphens: 2019-Ohio-1234, 2012-NMSC-003.
HYPHENATED = scan("", r"-(?P<reporter>(?i:Ohio|NMSC|NMCA|NMCERT))- ?(?P<page>\d{1,5})(?![\w-])")
YEAR = compiled(r"(?<![\w-])(?P<volume>(?:19|20)\d\d) ?$")
# The Tax Court's memoranda have no volume.
TAX = scan("T TC", r"T\. ?C\. ?(?P<series>Memo|Summ(?:ary|\.)? Op(?:inion)?)\.? ?(?P<year>(?:19|20)\d\d)-(?P<page>\d{1,4})(?!\d)")
# The Internal Revenue Service's bulletins come in parts of a year: 2005-2 C.B. 505, 2021-15 I.R.B. 1007.
BULLETIN = scan("B", r"(?P<reporter>C\.B\.) (?P<page>\d{1,4})(?!\w)")
WEEKLY_BULLETIN = scan("B", r"(?P<reporter>I\.R\.B\.) (?P<page>\d{1,4})(?!\w)")
PART_OF_YEAR = compiled(r"(?<![\w-])(?P<volume>(?:19|20)\d\d-\d{1,2}) $")
# Decisions of the Labor Board and of the Tax Court, by volume and number, before they have pages: 372 NLRB No. 12, 166 T.C. No. 7.
BOARD = scan("NLRB B", r"(?P<reporter>N(?:LRB|\.L\.R\.B\.)) No\. (?P<page>\d{1,3})(?!\w)")
TAX_COURT = scan("T", r"(?P<reporter>T\. ?C\.) No\. (?P<page>\d{1,3})(?!\w)")
VOLUME = compiled(r"(?<![\w,.-])(?P<volume>\d{3}) $")
# Services by volume (or part of a year) and paragraph: 93-1 BCA ¶ 25,508, 141 FERC ¶ 61,049.
LOOSE_LEAF = compiled(
    r"(?<![\w,.-])(?P<volume>\d{1,4}(?:-\d)?) (?P<reporter>[A-Z][A-Za-z0-9.&' ()]{1,40}?),? (?:¶{1,2}|P|paras?\.|par\.) ?"
    r"(?P<page>\d{1,3},?\d{3}|\d{4})(?![\w]|,\d)"
)
PARAGRAPH = (
    scan("", r"¶¶? ?(?=\d[\d,]{3})"),
    scan("P", r"P ?(?=\d[\d,]{3})"),
    scan("", r"par(?:as?)?\. ?(?=\d[\d,]{3})"),
)


@starts_on("T TC B NLRB Ohio OHIO NMSC NMCA NMCERT P", marks=("¶", "-ohio-", "par"))
def find_special(flow: Flow) -> Iterator[Found]:
    """Every such citation, before names and parentheses are read."""
    text = flow.text
    for m in scanned(flow, (TAX,)):
        name = "T.C. Memo." if m["series"] == "Memo" else "T.C. Summ. Op."
        target = f"{name} {m['year']}-{m['page']}"
        yield _pinned(text, Found(m.start(), m.end(), "case", target, year=int(m["year"]), reporter=name, page=m["page"]))
    for pattern, before in BEHIND_VOLUME:
        for m in scanned(flow, (pattern,)):
            if volume := before.search(text, max(0, m.start() - 8), m.start()):
                yield _behind(text, volume.start(), m, volume["volume"])
    for mark in scanned(flow, PARAGRAPH):
        leaf = LOOSE_LEAF.search(text, max(0, mark.start() - 52), mark.end() + 8)
        if leaf and find_reporter(leaf["reporter"], "1"):
            yield _behind(text, leaf.start(), leaf, leaf["volume"])


BEHIND_VOLUME = (
    (HYPHENATED, YEAR), (BULLETIN, PART_OF_YEAR), (WEEKLY_BULLETIN, PART_OF_YEAR), (BOARD, VOLUME), (TAX_COURT, VOLUME),
)  # fmt: skip


def _behind(text: str, start: int, m: re.Match[str], volume: str) -> Found:
    """A citation that begins at `start` with its volume, perhaps a year; `m` is the rest, or all of it."""
    year = int(volume[:4]) if volume[:2] in ("18", "19", "20") and len(volume) >= 4 else None
    target = text[start : m.end()].replace(" -", "-").replace("- ", "-")
    return _pinned(text, Found(start, m.end(), "case", target, year=year, volume=volume, reporter=m["reporter"], page=m["page"]))


def _pinned(text: str, found: Found) -> Found:
    """`found` with the pins behind it."""
    end, pin = read_pins(text, found.end, None)
    return found._replace(end=end, tail=end, pin=pin, key=found.target or "")
