"""Furniture: what the page carries beside the court's text. Source → Sheet."""

import re

from generator.model import Furniture, FurnitureKind, Source
from generator.parsing.rows import Row, Sheet

STAMP = re.compile(r"\s*(?:Appellate )?Case:? \d.*(?:Document|Filed|Page).*$")
PAGE_NUMBER = re.compile(r"\s*-?\s*\d{1,3}\s*-?\s*$")


def take_furniture(source: Source) -> Sheet:
    """Guarantee: rows and furniture together hold every non-space character of the source, each once."""
    rows: list[Row] = []
    furniture: list[Furniture] = []
    gap = 0
    for line in source.lines:
        text = line.text
        words = text.strip()
        if not words:
            gap += 1
            continue
        start = len(text) - len(text.lstrip())
        kind: FurnitureKind | None = None
        if STAMP.match(text):
            kind = "filing-stamp"
        elif PAGE_NUMBER.match(text):
            kind = "page-number"
        if kind:
            furniture.append(Furniture(line.number, start, start + len(words), kind, words))
            continue
        rows.append(Row(line.number, line.page, start, words, start, gap))
        gap = 0
    return Sheet(tuple(rows), tuple(furniture))
