"""Two columns with a line drawn between them: parties, a column of ")" or ":" or "§" or "|", then numbers and title."""

from collections.abc import Sequence

from generator.parsing.caption.kinds import kind_of
from generator.parsing.caption.layouts.shape import Shape
from generator.parsing.caption.lines import Cell, HeadLine


def recognise(lines: Sequence[HeadLine]) -> Shape | None:
    """At least three lines with a rule. A line where the scanner lost it is parted where the others' rules stand."""
    ruled = [line for line in lines if line.ruled]
    if len(ruled) < 3:
        return None
    starts = [cell.left for line in ruled for cell in line.cells if cell.side == "right"]
    split = min(starts, default=0)
    parted = split > 12 and not any(cell.left >= split for line in ruled for cell in line.cells if cell.side == "left")
    parties: list[Cell] = []
    beside: list[Cell] = []
    history = False  # "Appeal from the Court of …" under the parties, in their column
    for line in lines:
        for cell in line.cells:
            kind = kind_of(cell.text)
            right = cell.side == "right" if cell.side else parted and cell.left >= split - 2
            history = not right and (kind == "history" or (history and kind not in ("role", "versus")))
            if right and kind in ("role", "versus"):
                right = False  # a rule set before the role instead of behind it
            (beside if right or history or kind in ("judge", "number", "title") else parties).append(cell)
    return Shape((tuple(parties),), tuple(beside))
