"""Paragraph numbers that a republisher of old reporters set on lines of their own: 1, 2, 3 … before every paragraph."""

from itertools import pairwise

from generator.parsing.furniture.galley import Galley
from generator.patterns import compiled

ALONE = compiled(r"\s*(\d{1,3})\s*$")
ENDED = compiled(r"[.?!:;…][\"”’')\]*_]*(?:\[\d+\]|\d{1,2})?$")
FEWEST = 5
HEADING = 8  # a line with no more words may be a heading


def take_paragraph_numbers(galley: Galley) -> None:
    """Takes the numbers where they count every paragraph from near the head of the text on.

    The count that begins again behind them is that of the notes: those numbers are labels, and stay. So do numbers that
    leave out paragraphs: they are labels of notes that stand among the text.
    """
    run: list[int] = []
    for line, text in enumerate(galley.left):
        if len(text) < 12 and (m := ALONE.match(text)):
            if int(m[1]) == len(run) + 1:
                run.append(line)
            elif int(m[1]) == 1:
                break
    if len(run) < FEWEST or not counts_paragraphs(galley, run):
        return
    for line in run:
        galley.take_line(line, "paragraph-number")


def counts_paragraphs(galley: Galley, run: list[int]) -> bool:
    """Whether nearly every number stands between two paragraphs, and nearly every paragraph has its number."""
    last = len(galley.left)
    if run[0] > last // 2:
        return False
    ended = 0
    for line in run:
        before = galley.worded_up(0, line, 1)
        words = galley.words(before[0]) if before else ""
        ended += not words or bool(ENDED.search(words)) or len(words.split()) <= HEADING
    numbers = set(run)
    paragraphs = 0
    for one, two in pairwise([*run, min(last, 2 * run[-1] - run[-2])]):
        lines = [line for line in galley.worded(one + 1, two, two - one) if line not in numbers]
        starts = [line for line in lines if line - 1 in numbers or not galley.left[line - 1].strip()]
        paragraphs += sum(len(galley.left[line].split()) > HEADING for line in starts)
    return ended >= 0.9 * len(run) and 0.6 * len(run) <= paragraphs <= 1.6 * len(run)
