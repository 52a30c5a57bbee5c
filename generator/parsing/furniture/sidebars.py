"""Sidebars: a court's name that its paper prints along the margin of every page, beside the line numbers."""

from collections import Counter
from collections.abc import Iterator
from itertools import pairwise

from generator.parsing.furniture.galley import Cell, Galley
from generator.patterns import compiled

COURT = compiled(r"\s*United States District Court\s*$")
DISTRICT = compiled(
    r"\s*(?:For the )?(?:(?:Northern|Southern|Eastern|Western|Central|Middle) )?District of [A-Z][a-z]+(?: [A-Z][a-z]+){0,2}\s*$"
)
FEW = 5  # on fewer pages a line may come again by chance
NEAR = 8  # lines between the two halves of the sidebar, at most


def take_sidebars(galley: Galley) -> None:
    """Takes the two halves of a sidebar where they stand near one another on numbered paper.

    It is in small letters, the caption in capitals: on a single page the caption must be there as well.
    """
    if not galley.numbered:
        return
    pairs: list[tuple[Cell, Cell]] = []
    for one, two in pairwise(halves(galley)):
        unlike = bool(COURT.match(one.text)) != bool(COURT.match(two.text))
        if unlike and two.line - one.line <= NEAR and not (pairs and pairs[-1][1] is one):
            pairs.append((one, two))
    capitals = any("DISTRICT COURT" in galley.left[line] for line in galley.worded(0, len(galley.left), 60))
    if len(pairs) + capitals < 2:
        return
    for pair in pairs:
        for cell in pair:
            galley.take(cell.line, cell.start, cell.end, "sidebar")


def take_watermarks(galley: Galley) -> None:
    """Takes a line that is printed across every page, once on each, wherever it fell in the text: "Page Proof …"."""
    if len(galley.pages) < FEW:
        return
    counts: Counter[str] = Counter()
    pages: Counter[str] = Counter()
    for page in galley.pages:
        found = [text.strip() for text in galley.left[page.first : page.last] if len(text) < 120]
        counts.update(found)
        pages.update(set(found))
    marks = {
        text
        for text, count in counts.items()
        if count == pages[text] >= 0.8 * len(galley.pages) and count >= FEW and len(text.split()) > 2 and text[-1] not in ".,;:"
    }
    for line, text in enumerate(galley.left):
        if marks and text.strip() in marks:
            galley.take_line(line, "sidebar")


def halves(galley: Galley) -> Iterator[Cell]:
    """The cells that name a court, or a district, as sidebars do."""
    for line, text in enumerate(galley.left):
        if "istrict" in text:
            yield from (cell for cell in galley.cells(line) if COURT.match(cell.text) or DISTRICT.match(cell.text))
