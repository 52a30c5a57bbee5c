"""Any text as flows: paragraphs with their white space folded, and where each character stood."""

import re

from generator.citing.found import Flow

BREAK = re.compile(r"\n[^\S\n]*\n\s*")
SPACES = re.compile(r"[^\S ]\s*| \s+")  # white space that is not one space


def fold_text(name: str, text: str) -> tuple[Flow, list[int]]:
    """`text` as one flow, and for every character of the flow its offset in `text`."""
    end = len(text.rstrip())
    start = len(text) - len(text.lstrip())
    folded: list[str] = []
    places: list[int] = []
    for m in SPACES.finditer(text, start, end):
        folded.append(text[start : m.start()])
        places.extend(range(start, m.start()))
        places.append(m.end() - 1)  # a space stands for the last of them
        start = m.end()
    if start < end:
        folded.append(text[start:end])
        places.extend(range(start, end))
    return Flow(name, " ".join(folded)), places


def paragraphs(text: str) -> list[tuple[Flow, list[int]]]:
    """The paragraphs of `text`, parted by empty lines, each a flow with the offsets of its characters in `text`."""
    found: list[tuple[Flow, list[int]]] = []
    start = 0
    ends = [*((m.start(), m.end()) for m in BREAK.finditer(text)), (len(text), len(text))]
    for end, after in ends:
        if text[start:end].strip():
            flow, places = fold_text(f"p{len(found) + 1}", text[start:end])
            found.append((flow, [start + place for place in places]))
        start = after
    return found
