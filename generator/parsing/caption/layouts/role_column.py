"""Names on the left, their roles on the right: "KEITH KRAWIEC            Plaintiff" over "v.      Civil Action No. 3:24-cv-326"."""

from collections.abc import Sequence

from generator.parsing.caption.kinds import kind_of
from generator.parsing.caption.layouts.shape import Shape
from generator.parsing.caption.lines import Cell, HeadLine


def recognise(lines: Sequence[HeadLine]) -> Shape | None:
    """Two lines or more with a name on the left and a role on the right."""
    paired = [line for line in lines if len(line.cells) > 1 and kind_of(line.cells[-1].text) == "role" and is_name(line.cells[0])]
    if len(paired) < 2:
        return None
    parties: list[Cell] = []
    beside: list[Cell] = []
    waiting: Cell | None = None  # a role whose name may go on in the lines below it
    for line in lines:
        if (line.gap and waiting) or any(kind_of(cell.text) == "versus" for cell in line.cells):
            parties.extend([waiting] if waiting else [])
            waiting = None
        for cell in line.cells:
            kind = kind_of(cell.text)
            if kind == "role" and cell is not line.cells[0]:
                parties.extend([waiting] if waiting else [])
                waiting = cell
            elif kind in ("", "versus", "in-re", "role"):
                parties.append(cell)
            else:
                beside.append(cell)
    parties.extend([waiting] if waiting else [])
    return Shape((tuple(parties),), tuple(beside))


def is_name(cell: Cell) -> bool:
    """Whether a cell is none of the kinds that are told by their words."""
    return kind_of(cell.text) in ("", "in-re")
