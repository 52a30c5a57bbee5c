"""Bates numbers, and what a scanner makes of specks and strokes where it is certain that they are no words."""

from collections import Counter

from generator.parsing.furniture.galley import Galley
from generator.patterns import compiled

BATES = compiled(r"(?P<prefix>[A-Z][A-Z&]{1,9}(?:[-_ ][A-Z]{1,9})?[-_ ]?)(?P<n>0\d{4,8})$")
SPECKS = frozenset("~^\\|«»¢¥■♦¬¦")
WORDLIKE = compiled(r"[^\W_]{2}")


def take_bates_numbers(galley: Galley) -> None:
    """Takes numbers such as DOE 000123 that stand alone at the edges of two pages and more, with one prefix."""
    found: list[tuple[int, int, int, str]] = []
    for page in galley.pages:
        for line in dict.fromkeys([*galley.worded(page.first, page.last, 2), *galley.worded_up(page.first, page.last, 3)]):
            if len(galley.left[line]) > 300 or not galley.left[line].rstrip()[-1:].isdecimal():
                continue
            cells = galley.cells(line)
            if cells and (m := BATES.match(cells[-1].text)):
                found.append((line, cells[-1].start, cells[-1].end, m["prefix"]))
    prefixes = Counter(prefix for *_, prefix in found)
    for line, start, end, prefix in found:
        if prefixes[prefix] > 1:
            galley.take(line, start, end, "bates-number")


def take_noise(galley: Galley) -> None:
    """Takes a short cell that holds a speck's character and nothing like a word: ~D'J' where a judge signed."""
    whole = "\n".join(galley.left)
    specks = [speck for speck in SPECKS if speck in whole]
    for line, text in enumerate(galley.left) if specks else ():
        if len(text) > 300 or not any(speck in text for speck in specks):
            continue
        for cell in galley.cells(line):
            if len(cell.text) <= 8 and SPECKS.intersection(cell.text) and not WORDLIKE.search(cell.text):
                galley.take(line, cell.start, cell.end, "noise")
