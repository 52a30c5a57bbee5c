"""Whether an order's notes have room beside their marks: reckoned in lines, before a browser draws anything.

Where they have, templates/beside.css sets each at the height of its mark, or below the note before it. Where notes
outweigh the text each pushes the next further down, away from its mark: then all stay at the end.
"""

from collections.abc import Iterator

from generator.model import Order

MOST = 240  # notes for which beside.css has names
LINE, SIDE_LINE = 72, 31  # characters
SIDE_HEIGHT = 0.7  # of a line of a note, in lines of the text
BETWEEN_BLOCKS, BETWEEN_NOTES = 0.6, 0.5
FURTHEST = 12  # lines from a mark down to its note: both are still seen at once


def notes_fit_beside(order: Order) -> bool:
    """Whether no note would come to stand too far below its mark."""
    if not 0 < len(order.footnotes) <= MOST:
        return False
    heights = dict(_mark_heights(order))
    bottom = 0.0
    for note in order.footnotes:
        height = heights.get(note.id, bottom)
        top = max(height, bottom)
        if top - height > FURTHEST:
            return False
        bottom = top + (len(note.text or "") // SIDE_LINE + 1) * SIDE_HEIGHT + BETWEEN_NOTES
    return True


def _mark_heights(order: Order) -> Iterator[tuple[str, float]]:
    """(note id, line of the text on which it is marked), last mark first, so that of several the first is kept."""
    found = []
    above = 0.0
    for block in order.body:
        found += [(mark.note_id, above + mark.offset / LINE) for mark in block.passage.marks()]
        above += len(block.text) // LINE + 1 + BETWEEN_BLOCKS
    yield from reversed(found)
