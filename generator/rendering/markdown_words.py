"""Words and passages as Markdown in which every sign stands for itself, whoever reads it: CommonMark, kramdown, GitHub, Hugo.

Emphasis, links and marks of notes stand off from the words (`model.Passage`); here they are written between them. Where
emphasis could not be told from the words' own signs it is left out: the words come first.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from urllib.parse import quote

from generator.model import Emphasis, EmphasisStyle, FootnoteMark, ParagraphBreak, Passage
from generator.patterns import compiled
from generator.rendering.inline import Link, shown

# The last five are no Markdown of CommonMark's: tables and attributes of kramdown, Liquid, mathematics, sub- and superscripts.
# An & only where it would begin a character's name, a ! only before what may become a link.
SIGNS = compiled(r"[\\`*_\[\]<>#&!|{}$~^](?:(?<![&!])|(?<=&)(?=[#\w]*(?:;|$))|(?<=!)(?=\[|$))")
OPENING = compiled(r"\d{1,9}(?=[.)](?:\s|$))|(?=[-+=:])")  # what would make a list, a rule or a heading of a line
IN_ADDRESS = compiled(r"[^!#$%&+,./:;=?@\w~-]|[&](?=#?\w+;)", re.ASCII)
STARS: dict[EmphasisStyle, str] = {"italic": "*", "bold": "**", "bold italic": "***", "underline": "*"}
BARRED = frozenset("*_`\\")  # an emphasis next to one of these would not be read as it is meant
HARD_BREAK = "  \n"


def markdown_words(text: str) -> str:
    """The text within a line."""
    return SIGNS.sub(r"\\\g<0>", shown(text))


def markdown_lines(written: str) -> str:
    """What was written with `markdown_words`, as lines of its own: none opens a list or closes a heading."""
    return HARD_BREAK.join(_opened(line.strip()) for line in written.split("\n"))


def _opened(line: str) -> str:
    m = OPENING.match(line)
    return f"{m[0]}\\{line[m.end() :]}" if m else line


def markdown_address(url: str) -> str:
    """An address for the parentheses of a link."""
    return IN_ADDRESS.sub(lambda m: "&amp;" if m[0] == "&" else quote(m[0].encode("utf-8", "replace")), url)


@dataclass(frozen=True, slots=True)
class Piece:
    """Words that are set alike, or (`mark`) a mark as it is written."""

    text: str
    stars: str = ""
    url: str = ""
    mark: bool = False


BREAK = Piece("\n", mark=True)


def markdown_passage(passage: Passage, links: Iterable[Link], write_mark: Callable[[FootnoteMark], str]) -> str:
    """The passage as a paragraph; as several, with an empty line between, where it has paragraph breaks.

    Where its text has line ends, these are kept. Links that lead anywhere but to the web are left out.
    """
    if not passage.spans and not links:
        return markdown_lines(markdown_words(passage.text))
    paragraphs: list[list[Piece]] = [[]]
    for piece in _pieces(passage, links, write_mark):
        if piece is BREAK:
            paragraphs.append([])
        else:
            paragraphs[-1].append(piece)
    return "\n\n".join(filter(None, (markdown_lines(_written(pieces)) for pieces in paragraphs)))


def _pieces(passage: Passage, links: Iterable[Link], write_mark: Callable[[FootnoteMark], str]) -> Iterator[Piece]:
    """The passage cut wherever something begins or ends."""
    text = passage.text
    points: dict[int, list[Piece]] = {}
    for span in passage.spans:
        if isinstance(span, FootnoteMark):
            points.setdefault(span.offset, []).append(Piece(write_mark(span), mark=True))
        elif isinstance(span, ParagraphBreak):
            points.setdefault(span.offset, []).append(BREAK)
    styled = [(s.start, s.end, STARS[s.style]) for s in passage.spans if isinstance(s, Emphasis) and s.style in STARS]
    led = [(k.start, k.end, k.url) for k in links if k.url.startswith(("http://", "https://"))]
    edges = {edge for start, end, _ in (*styled, *led) for edge in (start, end)}
    offsets = sorted(cut for cut in {0, len(text), *edges, *points} if 0 <= cut <= len(text))
    stars, url = covering(styled), covering(led)
    for start, end in zip(offsets, [*offsets[1:], len(text)], strict=True):
        yield from points.get(start, ())
        if start < end:
            yield Piece(text[start:end], stars(start), url(start))


def covering(stretches: Iterable[tuple[int, int, str]]) -> Callable[[int], str]:
    """What covers an offset, to be asked for ascending ones: of several stretches the first that has not ended."""
    waiting = sorted(stretches, key=lambda one: (one[0], -one[1]), reverse=True)

    def at(offset: int) -> str:
        while waiting and waiting[-1][1] <= offset:
            waiting.pop()
        return waiting[-1][2] if waiting and waiting[-1][0] <= offset else ""

    return at


def _written(pieces: Sequence[Piece]) -> str:
    """The pieces of one paragraph: those of one link within its brackets."""
    groups = [(mark, url, list(found)) for (mark, url), found in groupby(pieces, key=lambda p: (p.mark, p.url))]
    out: list[str] = []
    marked = False  # whether a mark stands before
    for index, (mark, url, found) in enumerate(groups):
        if mark:
            out += [piece.text for piece in found]
        elif url:
            lead, words, tail = parted(_styled(found, "[", "]"))
            out.append(f"{lead}[{words}]({markdown_address(url)}){tail}" if words else lead + tail)
        else:
            following = groups[index + 1] if index + 1 < len(groups) else None
            after = "" if following is None else "[" if following[0] or following[1] else following[2][0].text[0]
            words = _styled(found, out[-1][-1:] if out else "", after)
            out.append(f"\\{words}" if marked and words[:1] in ("(", ":") else words)  # neither a link's address nor a note
        marked = mark
    return "".join(out)


def _styled(pieces: Sequence[Piece], before: str, after: str) -> str:
    """The pieces with their stars; `before` and `after` are the characters around them, empty at an end."""
    if len(pieces) == 1 and not pieces[0].stars:
        return markdown_words(pieces[0].text)
    out: list[str] = []
    runs = [(stars, "".join(piece.text for piece in found)) for stars, found in groupby(pieces, key=lambda p: p.stars)]
    for index, (stars, text) in enumerate(runs):
        lead, core, tail = parted(text)
        left = lead[-1:] or (out[-1][-1:] if out else before)
        right = tail[:1] or (runs[index + 1][1][0] if index + 1 < len(runs) else after)
        if index + 1 < len(runs) and runs[index + 1][0] and not tail and not right.isspace():
            right = "*"
        barred = not core or left.isalnum() or right.isalnum() or {left, right, core[0], core[-1]} & BARRED
        marks = "" if barred else stars
        out.append(f"{lead}{marks}{markdown_words(core)}{marks}{tail}")
    return "".join(out)


def parted(text: str) -> tuple[str, str, str]:
    """White space at the beginning, the words, white space at the end."""
    core = text.strip()
    start = text.index(core)
    return text[:start], core, text[start + len(core) :]
