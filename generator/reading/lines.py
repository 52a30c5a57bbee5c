"""Text → Source: lines with their numbers and pages, whatever ends them."""

import hashlib

from generator.model import Line, Markup, Source


def make_source(name: str, data: bytes, encoding: str, markup: Markup, text: str) -> Source:
    """The source `name` of `text`, which was decoded from `data`.

    CR, LF and CRLF end lines, mixed or not; nothing else does. A form feed stays in its line, and begins a page: the
    next line's where text stands before it, else this one's.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if len(lines) > 1 and not lines[-1]:
        lines.pop()  # what ends the last line begins none
    return Source(name, hashlib.sha256(data).hexdigest(), encoding, markup, tuple(paged(lines)))


def paged(lines: list[str]) -> list[Line]:
    """The lines with their numbers, and their pages where there are form feeds."""
    if not any("\f" in line for line in lines):
        return [Line(number, None, line) for number, line in enumerate(lines, 1)]
    found: list[Line] = []
    page = 1
    for number, line in enumerate(lines, 1):
        feeds = line.count("\f")
        lead = line[: len(line) - len(line.lstrip())].count("\f") if feeds else 0
        page += lead
        found.append(Line(number, page, line))
        page += feeds - lead
    return found
