"""Links in what an editor writes that lead to an order or an authority by its name: [words](order:bakalar.txt#p4),
[words](authority:555-us-223).

Where they stand is found here; where they lead is known when the whole site is (`library.naming`).
"""

import re
from collections.abc import Iterator
from urllib.parse import unquote

from generator.model import EditorsLink
from generator.patterns import compiled

SCHEMES = ("order:", "authority:")
_LINK = compiled(  # [words](…); <…>, which may stand in the others; [name]: …, in a list or quote too
    r"\]\(\s{0,9}((?:order|authority):(?:[^\s()<>]|\([^\s()<>]{0,200}\))*)"
    r"|<((?:order|authority):[^<>\n]*)>"
    r"|^[ \t>*+-]{0,20}\[[^\]\n]{1,200}\]:\s{0,9}((?:order|authority):\S*)",
    re.MULTILINE,
)
_FENCE = compiled(r" {0,3}(`{3,}(?=[^`]*$)|~{3,})")
_TICKS = compiled(r"`+")


def find_links(text: str) -> Iterator[EditorsLink]:
    """The links by name in a Markdown text, each with its line in the text, from 1. What is shown as code is no link."""
    if not any(one in text for one in SCHEMES):
        return
    plain = "\n".join(_without_code(text.split("\n")))
    line, counted = 1, 0
    for m in _LINK.finditer(plain):
        line, counted = line + plain.count("\n", counted, m.start()), m.start()
        yield EditorsLink(unquote(m[1] or m[2] or m[3]), line)


def _without_code(lines: list[str]) -> Iterator[str]:
    """The lines, those of fenced code empty, code within a line left out."""
    fence = ""
    for line in lines:
        m = _FENCE.match(line)
        if fence:
            fence = "" if m and m[1].startswith(fence) and not line[m.end() :].strip() else fence
            yield ""
        elif m:
            fence = m[1]
            yield ""
        else:
            yield _without_spans(line) if "`" in line else line


def _without_spans(line: str) -> str:
    """The line without what stands between two runs of as many backticks."""
    runs = [m.span() for m in _TICKS.finditer(line)]
    closing: dict[int, int] = {}  # run → the next one of its length
    last: dict[int, int] = {}
    for n in reversed(range(len(runs))):
        length = runs[n][1] - runs[n][0]
        closing[n] = last.get(length, -1)
        last[length] = n
    kept, at, n = [], 0, 0
    while n < len(runs):
        if closing[n] > 0:
            kept.append(line[at : runs[n][0]])
            n = closing[n]
            at = runs[n][1]
        n += 1
    return "".join([*kept, line[at:]])
