"""Any text as flows: paragraphs with their white space folded, and where each character stood."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.citing.found import Flow
from generator.patterns import compiled

BREAK = compiled(r"\n[^\S\n]*\n\s*")
SPACES = compiled(r"[^\S ]\s*| \s+")  # white space that is not one space
RARE = compiled(
    r"[\t\v-\r\x1c-\x1f\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]"
)  # white space but spaces and line feeds
COMMON = (compiled(r"\n\s*"), compiled(r"  \s*"))  # quick, for each begins with one letter


def _spaces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Where white space stands that is not one space, ascending."""
    if RARE.search(text, start, end):
        yield from (m.span() for m in SPACES.finditer(text, start, end))
        return
    at = start
    for begin, stop in sorted(m.span() for pattern in COMMON for m in pattern.finditer(text, start, end)):
        if begin >= at:
            yield begin - (text[begin - 1] == " " and begin > at), stop
            at = stop


@dataclass(frozen=True, slots=True)
class Places:
    """Where the characters of a folded text stand in the text as given: `places[12]` is the offset there of the twelfth.

    Stretches that were not changed begin at `folded` in the one, at `given` in the other, ascending.
    """

    folded: Sequence[int]
    given: Sequence[int]

    def __getitem__(self, at: int) -> int:
        stretch = bisect_right(self.folded, at) - 1
        return self.given[stretch] + at - self.folded[stretch]


def fold_text(name: str, text: str, start: int = 0, end: int | None = None) -> tuple[Flow, Places]:
    """text[start:end] as one flow, and where in `text` its characters stand; a space stands for the last that was there."""
    at, stop = start, len(text) if end is None else end
    while at < stop and text[at].isspace():
        at += 1
    while stop > at and text[stop - 1].isspace():
        stop -= 1
    pieces: list[str] = []
    folded, given, length = [0], [at], 0
    for begin, end_of_space in _spaces(text, at, stop):
        pieces.append(text[at:begin])
        length += begin - at
        folded.append(length)
        given.append(end_of_space - 1)
        length += 1
        at = end_of_space
    pieces.append(text[at:stop])
    return Flow(name, " ".join(pieces)), Places(folded, given)


def paragraphs(text: str) -> list[tuple[Flow, Places]]:
    """The paragraphs of `text`, parted by empty lines, each a flow with the places of its characters in `text`."""
    found: list[tuple[Flow, Places]] = []
    start = 0
    for end, after in (*((m.start(), m.end()) for m in BREAK.finditer(text)), (len(text), len(text))):
        flow, places = fold_text(f"p{len(found) + 1}", text, start, end)
        if flow.text:
            found.append((flow, places))
        start = after
    return found
