"""Sidebars: a court's name that its paper prints along the margin of every page, beside the line numbers."""

import itertools
import re

from generator.parsing.furniture.galley import Galley

COURT = re.compile(r"\s*United States District Court\s*$")
DISTRICT = re.compile(r"\s*(?:For the )?(?:(?:Northern|Southern|Eastern|Western|Central|Middle) )?District of [A-Z][a-z]+(?: [A-Z][a-z]+){0,2}\s*$")
NEAR = 8  # lines between the two halves of the sidebar, at most


def take_sidebars(galley: Galley) -> None:
    """Takes the two halves of a sidebar where they stand near one another on numbered paper.

    In small letters and apart from the caption, which has the court's name in capitals: on the first page it must be
    there as well for the sidebar to be taken.
    """
    if not galley.numbered:
        return
    halves: list[tuple[int, int, int, bool]] = []
    for line, text in enumerate(galley.left):
        if "istrict" not in text:
            continue
        for cell in galley.cells(line):
            if COURT.match(cell.text) or DISTRICT.match(cell.text):
                halves.append((line, cell.start, cell.end, bool(COURT.match(cell.text))))
    pairs: list[tuple[tuple[int, int, int, bool], tuple[int, int, int, bool]]] = []
    for one, two in itertools.pairwise(halves):
        if one[3] != two[3] and two[0] - one[0] <= NEAR and not (pairs and pairs[-1][1] is one):
            pairs.append((one, two))
    capitals = any("DISTRICT COURT" in galley.left[line] for line in galley.worded(0, len(galley.left), 60))
    if len(pairs) + capitals < 2:
        return
    for pair in pairs:
        for line, start, end, _ in pair:
            galley.take(line, start, end, "sidebar")
