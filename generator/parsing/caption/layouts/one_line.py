"""Each line is a whole caption: "BAKALAR v. DUNLEAVY, et al." over "BLANFORD, et al. v. DUNLEAVY, et al."."""

from collections.abc import Sequence

from generator.parsing.caption.kinds import kind_of
from generator.parsing.caption.layouts.shape import Shape
from generator.parsing.caption.lines import HeadLine
from generator.parsing.caption.roles import VERSUS_INSIDE


def recognise(lines: Sequence[HeadLine]) -> Shape | None:
    """Lines of one cell each, with a "v." between two names in every line that names a party, and no line of roles."""
    whole = [line for line in lines if len(line.cells) == 1 and is_whole(line.cells[0].text)]
    rest = [line for line in lines if line not in whole]
    if len(whole) < 2 or any(kind_of(cell.text) in ("", "role", "versus", "in-re") for line in rest for cell in line.cells):
        return None
    return Shape(tuple((line.cells[0],) for line in whole), tuple(cell for line in rest for cell in line.cells))


def is_whole(text: str) -> bool:
    """Whether a cell is "X v. Y"."""
    sides = VERSUS_INSIDE.split(text)
    return len(sides) == 2 and all(side.strip(" ,.") for side in sides)
