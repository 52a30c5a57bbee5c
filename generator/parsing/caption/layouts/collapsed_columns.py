"""Two columns that a copy put into one, a single space between them: "Plaintiff, Case No. 1:26-cr-30", "v. Hon. Hala Jarbou"."""

import re
from collections.abc import Sequence

from generator.parsing.caption.docket_numbers import BARE, LABEL
from generator.parsing.caption.kinds import kind_of
from generator.parsing.caption.layouts.shape import Shape
from generator.parsing.caption.lines import Cell, HeadLine
from generator.parsing.caption.roles import PHRASE
from generator.patterns import compiled

LEAD = compiled(rf"(?:{PHRASE}\s*[,.]|v\.?|vs\.?|versus)\s+(?=\S)", re.IGNORECASE)
NUMBERED = compiled(
    r"(?:\b(?:(?:ARB|ALJ|AG|MDL|BAP|CIVIL|Civil|Civ\.|Criminal|CRIMINAL|Crim\.|Case|CASE|Action|ACTION|Docket|DOCKET|"
    r"Appeal|Court|A\.|File|FILE|Matter|Agency|Cause)\s+){1,3})?"
    r"(?:N[Oo]s?\.?:?|#)\s*(?=[\w:\-–/.]*\d)"
)
WHOSE = compiled(
    r"\(?\b(?:D\.? ?C\.|U\.?S\.?D\.?C\.?|Agency|Bankr?\.|Dist\.|Super\. Ct\.|Related Case|Lower)[\w. ]*$", re.IGNORECASE
)
BESIDE = ("number", "judge", "date", "title", "notice", "panel", "history", "reference", "address")


def recognise(lines: Sequence[HeadLine]) -> Shape | None:
    """A line at least on which a role, a "v." or a name is followed by a number, a judge or a date."""
    parties: list[Cell] = []
    beside: list[Cell] = []
    parted = False
    for line in lines:
        for cell in line.cells:
            left, right = part(cell)
            if right is not None:
                parted = True
                parties.append(left)
                beside.append(right)
            elif kind_of(cell.text) in BESIDE:
                beside.append(cell)
            else:
                parties.append(cell)
    return Shape((tuple(parties),), tuple(beside)) if parted else None


def part(cell: Cell) -> tuple[Cell, Cell | None]:
    """The cell, parted into what belongs to the parties and what stood beside it; (cell, None) where it is one."""
    text = cell.text
    lead = LEAD.match(text)
    if lead and kind_of(text[lead.end() :]) in BESIDE:
        return cell._replace(text=text[: lead.end()].strip()), cell._replace(text=text[lead.end() :])
    numbered = NUMBERED.search(text) if kind_of(text) in ("", "number") and LABEL.search(text) else BARE.match(text)
    if numbered and not numbered.start() and numbered.end() < len(text) and not LABEL.search(text):
        return cell._replace(text=text[numbered.end() :].strip()), cell._replace(text=numbered.group())
    other = WHOSE.search(text, 0, numbered.start()) if numbered else None
    if numbered and other:
        left = text[: other.start()].strip()
        return (cell._replace(text=left), cell._replace(text=text[other.start() :])) if left else (cell._replace(text=";"), cell)
    if (
        numbered
        and re.search(r"[,;.]\s*$|[A-Z]{3,}\s*$", text[: numbered.start()])
        and kind_of(text[: numbered.start()].strip()) in ("", "role")
    ):
        return cell._replace(text=text[: numbered.start()].strip()), cell._replace(text=text[numbered.start() :])
    return cell, None
