"""Line under line: name, role, "v.", name, role; or a reporter's "Tom ROSS, Petitioner" over "v."; or "In re X"."""

from collections.abc import Sequence

from generator.parsing.caption.kinds import is_headline, kind_of
from generator.parsing.caption.layouts.shape import Shape
from generator.parsing.caption.lines import Cell, HeadLine
from generator.parsing.caption.titles import OPEN_END


def recognise(lines: Sequence[HeadLine]) -> Shape | None:
    """Any lines with a name among them. What a number, a title or a judge is told by its words is not a party."""
    parties, beside = part_titles(lines)
    return Shape((tuple(parties),), tuple(beside)) if parties else None


def part_titles(lines: Sequence[HeadLine]) -> tuple[list[Cell], list[Cell]]:
    """(parties' cells, the others): a title that stands between parties has the lines that follow it without a blank,
    unless a name is still due there ("v." / "ORDER" / "ROBERT CUNNINGHAM,")."""
    parties: list[Cell] = []
    beside: list[Cell] = []
    titled = ""
    due = True
    for line in lines:
        for cell in line.cells:
            kind = kind_of(cell.text)
            if kind == "":
                goes_on = titled and not line.gap and (not due or OPEN_END.search(titled)) and is_headline(cell.text)
                titled = cell.text if goes_on else ""
                (beside if goes_on else parties).append(cell)
                due = due and bool(goes_on)
            elif kind in ("role", "versus", "in-re"):
                parties.append(cell)
                titled, due = "", due if kind == "role" else kind == "versus"
            else:
                beside.append(cell)
                titled = cell.text if kind == "title" else ""
    return parties, beside
