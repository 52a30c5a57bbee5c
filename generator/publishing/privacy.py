"""What Fed. R. Civ. P. 5.2(a) and Fed. R. Crim. P. 49.1(a) forbid to publish, found in an order's file.

Looked for is the whole source, for all of it is published: furniture and the source as received as well as the text.
This is a net for what slipped through, made so that what it catches is worth a look; it is no proof of absence.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from generator.model import Location, Problem, Source
from generator.patterns import compiled
from generator.problems import problem
from generator.publishing.privacy_cues import find_by_cue

# The rule lets the last four digits stand: forms such as xxx-xx-1234 and "ending in 1234" match nothing here.
_SEPARATOR = r"[ \t]{0,2}[-–‑][ \t]{0,2}\n?[ \t]{0,40}"
_SSN = compiled(rf"(\d(?<![\w-].)(?<!\d[.,/].)\d\d){_SEPARATOR}(\d{{2}}){_SEPARATOR}(\d{{4}})(?![\w]|[-–][\w]|[.,/]\d)")

_TAXPAYER_CUE = (
    r"(?:social[ \t\n]{1,40}security|soc\.?[ \t]sec\.?|s\.?s\.?n\.?|taxpayer[ \t-]?(?:id\w*)?|tax[ \t]i\.?d\.?|t\.?i\.?n\.?|"
    r"i\.?t\.?i\.?n\.?|e\.?i\.?n\.?|employer[ \t]id\w*)"
)
_NUMBER_WORD = r"(?:[ \t\n]{1,40}(?:account[ \t])?(?:numbers?|nos?\b\.?|\#))?"
_IS = r"[ \t]{0,3}(?:\(\w{1,8}\))?[ \t]{0,3}(?:is|of|was|:|\#)?[ \t\n]{0,40}"
_BY_CUE = compiled(
    rf"(?<![\w.]){_TAXPAYER_CUE}{_NUMBER_WORD}{_IS}(\d{{9}}|\d{{2}}[-–]\d{{7}}|\d{{3}}[ ]\d{{2}}[ ]\d{{4}})(?![\w-])", re.IGNORECASE
)
_NINE = compiled(r"\d(?:\d{8}|\d[-–]\d{7}|\d\d \d\d \d{4})(?![\w-])")  # what such a cue must lead to
_ACCOUNT = compiled(
    r"(?<!\w)(?:accounts?|acct\.?|a/c|routing|iban|(?:(?:credit|debit)[ \t])?card)[ \t\n]{1,40}(?:number(?:s|\(s\))?|nos?\b\.?|\#)"
    r"[ \t]{0,3}(?:is|was|of|:|\#)?[ \t\n]{0,40}((?:[A-Z]{2}\d{2}[ ]?)?\d[\d -]{3,32}\d)(?![\w])",
    re.IGNORECASE,
)
_CARD = compiled(r"(\d(?<![\w.-].)\d{3}[ -](?:\d{4}[ -]\d{4}[ -]\d{4}|(?<=3\d{3}.)\d{6}[ -]\d{5}))(?![\w-])")
_ACCOUNT_WORDS = ("account", "acct", "a/c", "routing", "iban", "card")
_FEWEST_ACCOUNT_DIGITS = 5  # four may stand
_CIVIL = compiled(r"(?s:(?!.*(?<![a-z])(?:cr|mj)(?![a-z])).*)(?<![a-z])cv(?![a-z])", re.IGNORECASE)
_IN_DOCKETS = compiled(r"\b(?:docket|case|document|doc)\b", re.IGNORECASE)


def find_private(source: Source, docket_numbers: Sequence[str] = ()) -> Iterator[Problem]:
    """A problem `private-…` for each number, date, name or address in `source` that may not be published, at its place.

    `docket_numbers`: the order's own. Where all of them are of civil cases, another's number says nothing of this one.
    """
    is_civil = bool(docket_numbers) and all(_CIVIL.match(number) for number in docket_numbers)
    lines = [line.text for line in source.lines]
    text = "\n".join(lines)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    for offset, code in sorted(_found(text)):
        if is_civil and code == "private-home-address":
            continue
        row = bisect_right(starts, offset) - 1
        yield problem(code, Location(source.path, row + 1, offset - starts[row]), line=row + 1)


def _found(text: str) -> set[tuple[int, str]]:
    """(offset, code) of each private number."""
    found = {(m.start(1), "private-social-security-number") for m in _SSN.finditer(text) if _may_be_ssn(*m.groups())}
    if _NINE.search(text):
        found |= {(m.start(1), "private-taxpayer-number") for m in _BY_CUE.finditer(text)}
    low = text.lower()
    for m in _ACCOUNT.finditer(text) if any(word in low for word in _ACCOUNT_WORDS) else ():
        if sum(c.isdigit() for c in m[1]) >= _FEWEST_ACCOUNT_DIGITS and not _IN_DOCKETS.search(m[0]):
            found.add((m.start(1), "private-account-number"))
    found |= {(m.start(1), "private-account-number") for m in _CARD.finditer(text) if _luhn(m[1])}
    return found | set(find_by_cue(text))


def _may_be_ssn(area: str, group: str, serial: str) -> bool:
    """Numbers that were never given out are none: SSA POMS RM 10201.035 (individual taxpayer numbers begin with 9)."""
    return area not in ("000", "666") and group != "00" and serial != "0000"


def _luhn(number: str) -> bool:
    digits = [int(c) for c in number if c.isdigit()]
    doubled = [d * 2 - 9 if d > 4 else d * 2 for d in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0
