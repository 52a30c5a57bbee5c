"""The document's own title, joined over its lines."""

import re
from collections.abc import Sequence

from generator.parsing.caption.kinds import SECTION, TITLE_TAIL, is_capitals, is_headline, is_prose, is_title, kind_of
from generator.parsing.caption.lines import Cell
from generator.parsing.rows import lowered
from generator.patterns import compiled

REFERENCE = compiled(r"\W*(?:(?:re:?\s*)?(?:docs?|dkts?|ecf|docket|rec|de|dn|document)\b\.?|#\s?\d|\[)", re.IGNORECASE)
LEADING_WORDS = compiled(
    r"\W*(?:preliminary|final|amended|second|supplemental|redacted|corrected|proposed|sealed|joint|stipulated|agreed|"
    r"consent)\W*$",
    re.IGNORECASE,
)
OPEN_END = compiled(
    r"(?:\b(?:and|of|for|to|the|in|on|a|an|or|re|as|by|with|from|granting|denying|dismissing|adopting|motion|partial|"
    r"party|plaintiff[’']?s?[’']?|defendant[’']?s?[’']?)|[,;:&’'-])$",
    re.IGNORECASE,
)


def read_title(cells: Sequence[Cell], gaps: Sequence[int]) -> tuple[str | None, tuple[int, ...]]:
    """The first title among `cells`, and the indices of the cells that it is made of.

    `cells` are those of one column in order; `gaps` the blank lines before each.
    """
    for i, cell in enumerate(cells):
        if kind_of(cell.text) != "title":
            continue
        taken = [i]
        if i and LEADING_WORDS.match(cells[i - 1].text):
            taken.insert(0, i - 1)
        text, more = follow(cells, gaps, i)
        taken.extend(more)
        if taken[0] < i:
            text = f"{cells[i - 1].text} {text}"
        return clean(text), tuple(taken)
    return None, ()


def follow(cells: Sequence[Cell], gaps: Sequence[int], i: int) -> tuple[str, list[int]]:
    """The title that begins in cell i, with the cells in which it goes on."""
    text = cells[i].text
    capitals = is_capitals(TITLE_TAIL.sub("", text))
    taken: list[int] = []
    closed = bool(TITLE_TAIL.search(text))
    for j in range(i + 1, min(i + 14, len(cells))):
        more = cells[j].text
        if REFERENCE.match(more):
            closed = closed or not capitals
            continue
        kind = kind_of(more)
        again = kind == "title" and is_capitals(more) == capitals
        open_end = bool(OPEN_END.search(text))
        if gaps[j] > 2 or (closed and not again):
            break
        if kind in ("judge", "date", "number", "panel", "court", "history", "cite", "role", "versus") and not (
            open_end and capitals and is_capitals(more) and kind in ("judge", "court", "role", "number")
        ):
            break
        if kind == "notice" and not open_end:
            break
        if (
            is_prose(more)
            or (SECTION.match(lowered(more)) and not open_end)
            or is_capitals(more) != capitals
            or not is_headline(more)
        ):
            break
        if not capitals and not open_end and not again:
            break
        text = f"{text} {more}" if not re.search(r"\w-$", text) else text + more
        taken.append(j)
    return text, taken


def clean(text: str) -> str | None:
    """The title without what hangs on to it: a note's mark, a reference to the docket, a date."""
    text = TITLE_TAIL.sub("", text).strip(" .:*")
    text = re.sub(r"(?<=[A-Za-z])\d$|^\W*\*\d+\s*", "", text).strip()
    return text if is_title(text) else None
