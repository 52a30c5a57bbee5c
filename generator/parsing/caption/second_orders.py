"""Two orders in one file: the caption of a second one after the first's text."""

import re
from collections.abc import Sequence

from generator.parsing.caption.docket_numbers import read_numbers
from generator.parsing.caption.kinds import is_capitals, is_title
from generator.parsing.caption.roles import VERSUS
from generator.parsing.rows import Row, Wording
from generator.patterns import compiled

COURT = compiled(
    r"\W*(?:in\s+the\s+)?(?:united\s+states\s+(?:district|bankruptcy|tax)\s+court|united\s+states\s+court\s+of\s+appeals|"
    r"supreme\s+court\s+of\s+(?:the\s+)?[\w ]+|court\s+of\s+appeals?\s+of\s+(?:the\s+)?[\w ]+|superior\s+court\s+of\s+[\w ]+)\W*$",
    re.IGNORECASE,
)
REACH = 28  # rows within which a caption has its "v.", its number and its title


def find_second_order(rows: Sequence[Row], first: int, own: Sequence[str], wording: Wording) -> Row | None:
    """The row at which another order's caption begins: a court's name alone on a line, and under it a "v.", a docket
    number that is not one of `own` and a title. rows[first] opens the body; `wording`: of the rows."""
    for i in wording.holding("court"):
        if i < first + 5 or len(rows[i].text) > 80 or not COURT.match(rows[i].text) or not is_capitals(rows[i].text):
            continue
        below = rows[i : i + REACH]
        numbers = [n for row in below if len(row.text) < 120 for n in read_numbers(row.text).own]
        if (
            numbers
            and not set(numbers) & set(own)
            and any(VERSUS.match(row.text) for row in below)
            and any(is_title(row.text) for row in below[2:])
        ):
            return rows[i]
    return None
