"""Two columns with white space between them: parties on the left; numbers, title and judge on the right."""

from collections.abc import Sequence

from generator.parsing.caption.kinds import kind_of
from generator.parsing.caption.layouts.shape import Shape
from generator.parsing.caption.lines import Cell, HeadLine


def recognise(lines: Sequence[HeadLine]) -> Shape | None:
    """A line at least holds two cells, and no cell of the left column reaches into the right one.

    The right column begins where the leftmost second cell does. A name or a role alone at that place belongs to the
    parties: some courts indent roles that far.
    """
    starts = sorted(cell.left for line in lines for cell in line.cells[1:] if kind_of(cell.text) not in ("role", "versus"))
    firsts = [line.cells[0].left for line in lines if len(line.cells) > 1]
    if not starts:
        return None
    split = starts[0]
    margin = min(firsts)
    if split - margin < 12:
        return None
    parties: list[Cell] = []
    beside: list[Cell] = []
    named = False  # a line of the right column that no kind tells is a title's or a number's further line
    for line in lines:
        for cell in line.cells:
            kind = kind_of(cell.text)
            right = cell.left >= split - 3 or (cell is not line.cells[0] and cell.left > margin + 12)
            if kind in ("role", "versus") or (kind in ("", "in-re") and not right):
                parties.append(cell)
            elif right or kind not in ("", "in-re"):
                beside.append(cell)
                named = named or right
    return Shape((tuple(parties),), tuple(beside)) if named else None
