"""What a layout makes of the lines of a caption."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from generator.parsing.caption.lines import Cell, HeadLine


@dataclass(frozen=True, slots=True)
class Shape:
    """`parties`: cells of names, roles and what stands between the sides, in reading order, one tuple a caption.
    `beside`: the other cells of the same lines: numbers, title, judge, in reading order."""

    parties: tuple[tuple[Cell, ...], ...]
    beside: tuple[Cell, ...] = ()


Recogniser = Callable[[Sequence[HeadLine]], Shape | None]
