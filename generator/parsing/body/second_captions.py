"""Captions within the text: over the opinion that follows a syllabus, over each opinion apart. Rows → their extents.

What an order's own caption says is read elsewhere; one that is printed again is kept as it was set, and no heading is
made of its lines.
"""

from collections.abc import Sequence

from generator.parsing.body.wording import is_upper
from generator.parsing.rows import Row
from generator.patterns import compiled

COURT = compiled(
    r"\W*(?:IN THE )?(?:(?:UNITED STATES )?SUPREME COURT(?: OF [A-Z ]{4,40})?|(?:UNITED STATES )?COURTS? OF APPEALS?[A-Z ,]{0,60}"
    r"|UNITED STATES (?:DISTRICT|BANKRUPTCY|TAX) COURT[A-Z ,]{0,60})\W*$"
)
NUMBER = compiled(r"(?:Case |CASE )?N(?:os?|OS?)\.\s?[\dA-Z]")
VERSUS = compiled(r"(?:^|\s)(?:v|vs|V|VS)\.(?:\s|$)|^(?:IN RE|EX PARTE)\b")
DAY = compiled(r"[\[(][A-Z][a-z]+ \d{1,2}, \d{4}[\])]$")
REACH = 28  # rows of a caption at the most


def find_captions(rows: Sequence[Row], first: int) -> list[tuple[int, int]]:
    """The captions (from, to) below row `first`: a court's name in capitals, then capitals and a docket number, a "v."
    among them, up to a date in brackets or to the first line of text."""
    found: list[tuple[int, int]] = []
    at = first
    while at < len(rows):
        end = caption_end(rows, at) if "COURT" in rows[at].text and COURT.match(rows[at].text) else at
        if end > at:
            found.append((at, end))
        at = max(end, at + 1)
    return found


def caption_end(rows: Sequence[Row], at: int) -> int:
    """The row after the caption that begins at row `at`; `at` where none does."""
    number = parted = False
    end = at + 1
    while end < min(len(rows), at + REACH):
        text = rows[end].text
        if DAY.match(text):
            end += 1
            break
        if not (is_upper(text) or NUMBER.match(text)):
            break
        number = number or NUMBER.match(text) is not None
        parted = parted or VERSUS.search(text) is not None
        end += 1
    return end if number and parted and end < len(rows) else at
