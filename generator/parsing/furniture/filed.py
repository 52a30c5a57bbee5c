"""The clerk's stamp: "FILED / United States Court of Appeals / March 16, 2022 / Lyle W. Cayce / Clerk", beside the caption."""

import re

from generator.numerals import MONTH
from generator.parsing.furniture.galley import Cell, Galley
from generator.patterns import compiled

ANCHOR = compiled(
    r"(?:F ?[I|1l] ?L ?E ?D?(?: IN| BY CLERK)?|(?:ELECTRONICALLY |E-)FILED|ACCEPTED|RECEIVED(?: IN)?|"
    r"THIS OPINION WAS FILED|USDC SDNY)$"
)
STAMPED = compiled(r"F ?[I|1l] ?L ?E|ACCEPTED|RECEIVED|USDC SDNY")  # one of which it holds
HOUR = r"\d{1,2}:\d{2}(?::\d{2})?\s?[ap]\.?m\.?(?:\s?\(?[CEMP][SD]?T\)?)?"
DATE = compiled(rf"(?:{MONTH} \d ?\d?,? \d{{4}}|\d{{1,2}}/\d{{1,2}}/\d{{2,4}})(?:,? at)?(?:,? {HOUR})?$", re.IGNORECASE)
SERVED = compiled(r"\s*Served:? \d{1,2}/\d{1,2}/\d{2,4}\s*$")
TIME = compiled(rf"{HOUR}$", re.IGNORECASE)
CLERK = compiled(
    r"(?:[\w.' ]{3,30}, )?(?:SUPREME COURT |Supreme Court )?C[Ll|][Ee][Rr][Kk]"
    r"(?:,? (?:of (?:the )?)?(?:U\.? ?S\.? |Court|COURT|Supreme).{0,40})?$"
)
# What such a stamp says beside name and date.
SAYS = compiled(
    r"(?:United States Courts? of Appeals|\w+ Circuit|(?:IN )?CLERK.S OFFICE|FOR RECORD AT .{3,20}|"
    r"U\.? ?S\.? (?:BKCY\.|DISTRICT|BANKRUPTCY|COURT).{0,30}|OF THE \w+ CIRCUIT|SUPREME COURT, STATE OF [A-Z ]+|"
    r"(?:Indiana )?Supreme Court|Court of Appeals|and Tax Court|DOCUMENT|DOC ?#:?.{0,12}|DATE FILED:.{0,24}|"
    r"(?:BY|By):?[ _]{0,30}(?:DEPUTY(?: CLERK)?|Deputy(?: Clerk)?)?)$"
)
LABEL = compiled(r"DOC ?#:|DATE FILED:")  # what stands behind it to the line's end, in whatever hand, is its filling
PERSON = compiled(r"(?:[A-Z][\w.'’-]*,? ?){2,5}$")
DEEP = 40  # lines of the first page among which the stamp is looked for
NUMBERED = compiled(r"(?:Case |Docket )?Nos?\. ")  # a docket number of the caption, not one of the stamp
REACH = 13  # lines from the word FILED to the last of the stamp


def take_served_stamps(galley: Galley) -> None:
    """Takes the line in which a clerk says when the paper was served: "Served 04/16/26" (Tax Court)."""
    for line, text in enumerate(galley.left):
        if "erved" in text and SERVED.match(text):
            galley.take_line(line, "filed-stamp")


def take_filed_stamps(galley: Galley) -> None:
    """Takes the stamps of the first page: what stands in one column with the word, down to the clerk."""
    page = galley.pages[0]
    lines = galley.worded(page.first, page.last, DEEP)
    if not lines:
        return
    if not any(STAMPED.search(galley.left[line]) for line in lines):
        return
    cells = [cell for line in lines for cell in galley.cells(line) if len(galley.left[line]) < 400]
    columns = any(cell.start > 30 for cell in cells)
    for anchor in [cell for cell in cells if ANCHOR.match(cell.text)]:
        if columns and anchor.start < 30 and len(galley.cells(anchor.line)) == 1 and anchor.text != "FILE":
            continue
        take_stamp(galley, anchor, cells, columns=columns)


def take_stamp(galley: Galley, anchor: Cell, cells: list[Cell], *, columns: bool) -> None:
    """Takes the stamp that `anchor` belongs to. `columns`: the page shows columns, so that the stamp stands in one."""
    below = [c for c in cells if anchor.line < c.line <= anchor.line + REACH and in_column(c, anchor)]
    above = [c for c in cells if anchor.line - 4 <= c.line < anchor.line and in_column(c, anchor)]
    taken = [anchor]
    clerk = next((c for c in below if CLERK.match(c.text)), None)
    if columns and clerk:
        taken += [c for c in below if c.line <= clerk.line and of_stamp(c, anchor)]
        taken += [c for c in below if clerk.line < c.line <= clerk.line + 4 and SAYS.match(c.text)]
    else:
        taken += plain_stamp(galley, below, columns=columns)
    taken += [c for c in above if SAYS.match(c.text) and (columns or c.line >= anchor.line - 2)]
    if len(taken) == 1 and not columns:
        return
    for cell in taken:
        end = len(galley.left[cell.line]) if LABEL.match(cell.text) else cell.end
        galley.take(cell.line, cell.start, end, "filed-stamp")


def in_column(cell: Cell, anchor: Cell) -> bool:
    """Centred under the word, or flush right with it."""
    near = abs(cell.middle - anchor.middle) <= 14 or abs(cell.end - anchor.end) <= 2
    stamped = DATE.match(cell.text) or CLERK.match(cell.text) or PERSON.match(cell.text)
    return near or bool(stamped and cell.start >= 45 and anchor.start >= 40 and abs(cell.middle - anchor.middle) <= 34)


def of_stamp(cell: Cell, anchor: Cell) -> bool:
    """Whether the cell is of the stamp, not of the caption that goes on in the same columns."""
    if DATE.match(cell.text) or TIME.match(cell.text) or CLERK.match(cell.text) or SAYS.match(cell.text):
        return True
    return cell.start >= min(anchor.start - 20, 60) and cell.start > 40 and len(cell.text) < 40 and not NUMBERED.match(cell.text)


def plain_stamp(galley: Galley, below: list[Cell], *, columns: bool) -> list[Cell]:
    """The stamp without a column, or without a clerk: only what such stamps say, and a name right above the clerk."""
    taken: list[Cell] = []
    dated = False
    last = below[0].line if below else 0
    for at, cell in enumerate(below):
        if columns and cell.line - last > 3:
            break
        says = (bool(SAYS.match(cell.text)) and (columns or at < 2 or cell.text.startswith("DOC"))) or bool(TIME.match(cell.text))
        if not dated and DATE.match(cell.text):
            dated = says = True
        if CLERK.match(cell.text):
            says = True
            if at and PERSON.match(below[at - 1].text) and below[at - 1] not in taken:
                taken.append(below[at - 1])
        if says or (columns and cell.text.isupper() and cell.start > 60 and not galley.left[cell.line][: cell.start].strip()):
            taken.append(cell)
            last = cell.line
        elif CLERK.match(cell.text):
            break
    return taken
