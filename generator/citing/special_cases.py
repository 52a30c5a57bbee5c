"""Cases that are not cited by volume, reporter and page: web citations with hyphens, memoranda of the Tax Court, loose-leaf
services by paragraph, decisions of agencies by number."""

import re
from collections.abc import Iterator

from generator.citing.found import Found
from generator.citing.reporters import find_reporter
from generator.citing.volumes import read_pins

# Ohio's and New Mexico's web citations are joined by hyphens: 2019-Ohio-1234, 2012-NMSC-003.
HYPHENATED = re.compile(
    r"(?<![\w-])(?P<volume>(?:19|20)\d\d) ?-(?P<reporter>Ohio|NMSC|NMCA|NMCERT)- ?(?P<page>\d{1,5})(?![\w-])", re.IGNORECASE
)
# The Tax Court's memoranda have no volume.
TAX = re.compile(r"T\. ?C\. ?(?P<series>Memo|Summ(?:ary|\.)? Op(?:inion)?)\.? ?(?P<year>(?:19|20)\d\d)-(?P<page>\d{1,4})(?!\d)")
# The Internal Revenue Service's cumulative bulletin comes in parts of a year: 2005-2 C.B. 505.
BULLETIN = re.compile(r"(?<![\w-])(?P<volume>(?:19|20)\d\d-\d) (?P<reporter>C\.B\.) (?P<page>\d{1,4})(?!\w)")
# Services by volume (or part of a year) and paragraph: 93-1 BCA ¶ 25,508, 141 FERC ¶ 61,049.
LOOSE_LEAF = re.compile(
    r"(?<![\w,.-])(?P<volume>\d{1,4}(?:-\d)?) (?P<reporter>[A-Z][A-Za-z0-9.&' ()]{1,40}?),? (?:¶{1,2}|P|paras?\.|par\.) ?"
    r"(?P<page>\d{1,3},?\d{3}|\d{4})(?![\w]|,\d)"
)
PARAGRAPH = re.compile(r"(?:¶¶|¶|P|par\.|para\.|paras\.) ?(?=\d[\d,]{3})")
BOARD = re.compile(r"(?<![\w,.-])(?P<volume>\d{3}) (?P<reporter>NLRB|N\.L\.R\.B\.) No\. (?P<page>\d{1,3})(?!\w)")


def find_special(text: str) -> Iterator[Found]:
    """Every such citation, before names and parentheses are read."""
    for pattern, hints in SPECIAL:
        if any(hint in text for hint in hints):
            for m in pattern.finditer(text):
                yield _special(text, m)
    for mark in PARAGRAPH.finditer(text):
        leaf = LOOSE_LEAF.search(text, max(0, mark.start() - 52), mark.end() + 8)
        if leaf and find_reporter(leaf["reporter"], "1"):
            yield _special(text, leaf)


# Each pattern with words without which it cannot match: what makes the scan quick.
SPECIAL = (
    (HYPHENATED, ("Ohio-", "Ohio -", "-NM", "-ohio-")),
    (TAX, ("T.C.", "T. C.")),
    (BULLETIN, ("C.B.",)),
    (BOARD, ("NLRB", "N.L.R.B.")),
)


def _special(text: str, m: re.Match[str]) -> Found:
    part = m.groupdict()
    year: int | None
    if "series" in part:
        name = "T.C. Memo." if part["series"] == "Memo" else "T.C. Summ. Op."
        target, volume, year = f"{name} {part['year']}-{part['page']}", "", int(part["year"])
    else:
        name, volume = part["reporter"], part["volume"]
        year = int(volume[:4]) if volume[:2] in ("18", "19", "20") and len(volume) >= 4 else None
        target = m.group().replace(" -", "-").replace("- ", "-")
    end, pin = read_pins(text, m.end(), None)
    return Found(
        m.start(),
        end,
        "case",
        target=target,
        pin=pin,
        year=year,
        volume=volume,
        reporter=name,
        page=part["page"],
        key=target,
        tail=end,
    )
