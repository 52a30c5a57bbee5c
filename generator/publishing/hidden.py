"""Characters of an order that a reader does not see, or not for what they are: a person should know of them.

They stay in the text; a page shows a sign for each that cannot be seen (`rendering.inline`).
"""

import unicodedata
from collections import Counter
from collections.abc import Iterator

from generator.model import Location, Problem, Source
from generator.patterns import compiled
from generator.problems import problem

# What has no width, or turns the direction of writing: nobody sees it, and it parts no word for who reads.
UNSEEN = "\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0d\ufeff"
# Controls, marks of direction, what has no width, tags and the like. Not the soft hyphen: it divides words. Not ESC and its like
# below U+0020 that the text was refused for. Not the selectors by which a sign is drawn as text or as a picture.
HIDDEN = compiled(
    f"[\x01-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f{UNSEEN}\u3164\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
_CYRILLIC = "\u0400-\u052f\u1c80-\u1c8f\u2de0-\u2dff\ua640-\ua69f"
_GREEK = "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧον"  # those that look like Latin letters: µg and α-helix are meant
_FOREIGN = f"{_CYRILLIC}{_GREEK}\u0530-\u058f\u13a0-\u13ff"
_FOREIGN_LETTER = compiled(f"[{_FOREIGN}]")
_MIXED = compiled(f"[A-Za-z][{_FOREIGN}]|[{_FOREIGN}][A-Za-z]")
_MOST_NAMED = 3


def find_hidden(source: Source) -> Iterator[Problem]:
    """At most one problem of each kind, at the first such character: those that cannot be seen, and letters of another alphabet
    within a word."""
    seen: Counter[str] = Counter()
    first: Location | None = None
    mixed: list[tuple[Location, str]] = []
    for line in source.lines:
        if line.text.isascii() and line.text.isprintable():
            continue
        for m in HIDDEN.finditer(line.text):
            seen[m[0]] += 1
            first = first or Location(source.path, line.number, m.start())
        if _FOREIGN_LETTER.search(line.text):
            mixed += [(Location(source.path, line.number, m.start()), line.text) for m in _MIXED.finditer(line.text)]
    if first is not None:
        named = ", ".join(f"{times} × {_name(char)}" for char, times in seen.most_common(_MOST_NAMED))
        yield problem("hidden-characters", first, what=named + (", and others" if len(seen) > _MOST_NAMED else ""))
    if mixed:
        place, text = mixed[0]
        yield problem("mixed-alphabets", place, word=_word(text, place.column or 0), number=len(mixed))


def _name(char: str) -> str:
    return f"U+{ord(char):04X} {unicodedata.name(char, '')}".strip()


def _word(text: str, at: int) -> str:
    start = end = at
    while start and not text[start - 1].isspace():
        start -= 1
    while end < len(text) and not text[end].isspace():
        end += 1
    return text[start : min(end, start + 40)]
