"""A text as a reader takes it, for patterns that look for what may not be published: one space for white space, one kind of digit,
hyphen and apostrophe, and nothing of markup or of what cannot be seen. It remembers where each of its characters stands."""

import unicodedata
from bisect import bisect_right
from dataclasses import dataclass

from generator.patterns import compiled
from generator.publishing.phrases import PAGE_TURN, UNSEEN

_ALIKE = dict.fromkeys(map(ord, "‐‑‒–−﹣"), "-") | {ord(c): "'" for c in "’‘ʼ"}
_ALIKE |= {code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}  # full-width forms of ASCII

_TAG = r"</?[A-Za-z][^<>\n]{0,200}>"
_MARKUP = rf"(?>\*{{1,3}}|(?<!_)_{{1,3}}(?!_)|\\(?=[!-/:-@\[-`{{-~])|{_TAG})"
_NOTHING = rf"(?:[{UNSEEN}\u00ad]|{_MARKUP})"
_BREAK = r"[^\S\n]*\n\s*"
_NUMBERED = compiled(r"(?m)^[ \t]{0,12}\d{1,2}(?:[ \t]{2,}(?=\S)|[ \t]*$)")  # a line of pleading paper
_FEWEST_NUMBERED = 20
_IRREGULAR = compiled(rf"(?P<nothing>{_NOTHING}+)|{_BREAK}|\s{{2,}}|[^\S \n]")
_IRREGULAR_NUMBERED = compiled(rf"(?P<nothing>{_NOTHING}+)|{_BREAK}(?:\d{{1,2}}(?:[ \t]+|\n\s*))?|\s{{2,}}|[^\S \n]")
_BLANKS = compiled(r"(?:\n|[ ][ ]|[ ]\n|[^\S \n])\s*")  # where there is nothing else, which is found three times as fast
_MARKED = compiled(rf"[{UNSEEN}\u00ad*\\<]|(?<!_)_{{1,3}}(?!_)")
_LONE_END = compiled(r"(?<!\s)\n(?![\s\d])")  # a space as good as any, and as long
_SPACES = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_TURN = compiled(PAGE_TURN)
_BESIDE = 100  # characters on either side of a page's end: more than what is looked for is long


@dataclass(frozen=True, slots=True)
class Plain:
    """`text` has a space for any white space, and a line's end where lines are blank.

    `starts` and `offsets`: from the one offset in it on, each character stands as far on as from the other one in the source.
    """

    text: str
    starts: tuple[int, ...]
    offsets: tuple[int, ...]

    def place(self, at: int) -> int:
        """The offset in the source of the character `at` of `text`."""
        run = bisect_right(self.starts, at) - 1
        return self.offsets[run] + at - self.starts[run]


def plain_copies(source: str) -> tuple[Plain, Plain]:
    """`source` read plainly; and what stands at the ends of its pages, with what stands at the start of the next ones, for
    a number may go on there."""
    alike = _alike(source)
    whole = _plain(_LONE_END.sub(" ", alike), [(0, len(source))])
    around = []
    if "\f" in alike or _has_pages(alike):
        for m in _TURN.finditer(alike):
            if m[0].strip(" \t\n"):
                around += [(max(0, m.start() - _BESIDE), m.start()), (m.end(), m.end() + _BESIDE)]
    return whole, _plain(alike, around)


_PAGE_LINE = compiled(
    r"(?m)^[ \t]*(?:[-–(\[]? ?(?:[Pp]age )?\d{1,4}\b(?: of \d{1,4})? ?[-–)\]]?[ \t]*$|[^\n]{0,80}(?:Document|DktEntry) )"
)


def _has_pages(text: str) -> bool:
    return _PAGE_LINE.search(text) is not None


def _alike(text: str) -> str:
    """`text` with each character that only looks otherwise as the plain one: as long as it was."""
    if not text.isascii():
        for c in (c for c in set(text) if not c.isascii()):
            plain = _ALIKE.get(ord(c)) or (str(unicodedata.decimal(c)) if c.isdecimal() else " " if c in _SPACES else c)
            text = text.replace(c, plain)
    return text


def _plain(text: str, stretches: list[tuple[int, int]]) -> Plain:
    """The `stretches` of `text`, by twos: between the two of a pair stands a space, behind it a blank line."""
    irregular = _IRREGULAR if _MARKED.search(text) else _BLANKS
    if len(_NUMBERED.findall(text)) >= _FEWEST_NUMBERED:
        irregular = _IRREGULAR_NUMBERED
    pieces: list[str] = []
    starts, offsets, length = [0], [0], 0

    def add(start: int, end: int) -> None:
        nonlocal length
        if start < end:
            pieces.append(text[start:end])
            starts.append(length)
            offsets.append(start)
            length += end - start

    for number, (start, end) in enumerate(stretches):
        at = start
        for m in irregular.finditer(text, start, end):
            add(at, m.start())
            at = m.end()
            if m.lastgroup != "nothing":
                pieces.append("\n" if m[0].count("\n") > 1 else " ")
                starts.append(length)
                offsets.append(m.start())
                length += 1
        add(at, min(end, len(text)))
        pieces.append("\n" if number % 2 else " ")
        starts.append(length)
        offsets.append(min(end, len(text)))
        length += 1
    return Plain("".join(pieces), tuple(starts), tuple(offsets))
