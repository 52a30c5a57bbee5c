"""What stands in parentheses behind a citation: court and date (Bluebook rules 10.4, 10.5), then what explains it (10.6)."""

from functools import lru_cache
from typing import NamedTuple

from generator.citing.court_abbreviations import court_id
from generator.citing.found import Parentheses
from generator.numerals import MONTH
from generator.patterns import compiled

DATE = compiled(
    rf",? ?(?:{MONTH} ?\d{{1,2}}, ?|{MONTH},? |\d{{1,2}}[-/]\d{{1,2}}[-/])?(?<![\d,$])(?P<year>1[6-9]\d\d|20\d\d)(?!\d)"
)
COURT_ALONE = compiled(r"(?:\d{1,2}(?:st|nd|rd|th|d)|Fed\.|D\. ?C\.) ?Cir\.|[A-Z]\. ?[A-Z]?[a-z.]*[^()]{0,24}$")
EXPLAINS = compiled(r"[a-z]+(?:ing|ed)\b|“|\"|per curiam|same|en banc")
LATE_PIN = compiled(r",? at \*?\d{1,5}(?:[-–]\*?\d{1,5})?")
UNCLOSED = compiled(r"\([^()]{0,40}?(?:1[6-9]|20)\d\d\b")
MOST = 400  # characters of a parenthetical that are kept
LONGEST_DATE = 140  # of what a parenthesis says of court and date


class Said(NamedTuple):
    """What the parentheses say; `end` is where those of court and date stop (where they would begin, if there are none).

    `printed` is what stands before the date: the court as abbreviated, also where it is none that is known by that alone
    ("Ct. App.", of the reporter's state).
    """

    end: int
    year: int | None = None
    court: str | None = None
    printed: str = ""
    parenthetical: str | None = None


def read_parenthesis(text: str, at: int, parentheses: Parentheses) -> Said:
    """The parentheses that begin at text[at:], of a citation that ends there."""
    start = _opens(text, at)
    if start is None:
        return Said(at)
    close = parentheses.closes.get(start)
    bracket = text[start] == "["
    if bracket:
        close = text.find("]", start, start + 60)
    if close is None or close < 0:
        close = _unclosed(text, start)
        if close is None:
            return Said(at)
    inside = text[start + 1 : close].strip(" ()[]")
    dated = _court_and_year(inside) if len(inside) < LONGEST_DATE else None
    if dated is None:
        if len(inside) < 40 and COURT_ALONE.match(inside):
            court = court_id(inside)
            return Said(close + 1, None, court, inside) if court else Said(at)
        return _explained(text, at, parentheses, Said(at))
    said = Said(close + 1, *dated)
    late = LATE_PIN.match(text, close + 1)
    return _explained(text, late.end() if late else close + 1, parentheses, said)


@lru_cache(maxsize=4096)
def _court_and_year(inside: str) -> tuple[int, str | None, str] | None:
    """Year and court of "9th Cir. 2010"; None for what explains, and what has no year. Remembered: courts say the same again."""
    if EXPLAINS.match(inside):
        return None
    m = DATE.search(inside)
    if m is None:
        return None
    printed = inside[: m.start()].strip(" ,")
    return int(m["year"]), court_id(printed) if printed else None, printed


def _opens(text: str, at: int) -> int | None:
    """Where a parenthesis opens right behind `at`; a bracket in a quotation's edited citation counts."""
    if text[at : at + 1] not in OPENS:
        return None
    m = OPENING.match(text, at)
    return m.end() - 1 if m else None


OPENS = frozenset(" ,.([")
OPENING = compiled(r",? ?(?:\. ?\. ?\. ?)?(?:\(|\[(?= \())")


def _unclosed(text: str, start: int) -> int | None:
    """The end of "(2004" whose parenthesis was never closed."""
    m = UNCLOSED.match(text, start)
    return m.end() if m else None


def _explained(text: str, at: int, parentheses: Parentheses, said: Said) -> Said:
    """`said` with the first parenthetical that explains."""
    if text[at : at + 2] == " (" and (close := parentheses.closes.get(at + 1)) is not None:
        return said._replace(parenthetical=text[at + 2 : close][:MOST])
    return said
