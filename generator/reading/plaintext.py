"""Plain text: .txt, also where what it holds is plainly Markdown."""

import re

from generator.model import Markup, Report, Source
from generator.patterns import compiled
from generator.reading.decoding import decode
from generator.reading.lines import make_source

# What Markdown writes and plain text of a court does not. A star page (*773), "* * *" and the asterisk of a note are none.
# Both open with the asterisk itself, so that it is looked for.
BOLD = compiled(r"\*(?<![\w*\\].)\*{1,2}(?=[^\s*])[^*\n]{1,200}(?:\n[^*\n]{1,200}){0,3}(?<=[^\s*])\*{2,3}(?!\*)")
EMPHASIS = compiled(r"\*(?<![\w*\\].)\*{0,2}(?=[A-Za-z])[^*\n]{1,200}(?<=[^\s*])\*{1,3}(?![\w*])")
DEFINITION = compiled(r"^\[\^[\w-]{1,20}\]:", re.MULTILINE)
LINK = compiled(r"\[[^\[\]\n]{1,200}\]\((?:https?://|#|/)[^)\s]{1,400}\)")
ESCAPE = compiled(r"\\[*_\[\]#]")
HEADING = compiled(r"(?:\A|\n\n)#{1,4} +[A-Z*][^\n]{2,120}\n\n")
ENOUGH = 3


def read_plain_text(data: bytes, name: str, report: Report) -> Source | None:
    """The order in a .txt file; None where it is no text, which is reported."""
    decoded = decode(data, name, report)
    if decoded is None:
        return None
    text, encoding = decoded
    markup: Markup = "markdown" if is_markdown(text) else "plain"
    return make_source(name, data, encoding, markup, text)


def is_markdown(text: str) -> bool:
    """Whether a text is plainly Markdown: notes with definitions, or several of its other marks."""
    if "*" not in text and "](" not in text and "[^" not in text and "# " not in text:
        return False
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if DEFINITION.search(text) or len(LINK.findall(text)) > 1 or len(ESCAPE.findall(text)) >= ENOUGH:
        return True
    bold, headings = len(BOLD.findall(text)), len(HEADING.findall(text))
    return bold > 1 or headings > 1 or bold + len(EMPHASIS.findall(text)) + headings >= ENOUGH
