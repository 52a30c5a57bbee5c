"""The headings of an order by what counts them: "A." below "II." is II.A.

The depth of a heading follows from the way its number is written, for courts change that with every level: I, A, 1, a, i,
in whatever order. A heading goes on with the level whose count it continues; else it opens a level of its own.
Where a heading may have been lost, what is above it is not known, and it counts as one that may be meant.
"""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model import Block
from generator.patterns import compiled

UNSURE = "?"  # an element of a path that may be anything: a heading above was lost
MOST_ALIKE = 50  # headings whose paths end alike; where there are more, none is meant for certain
MOST_LOST = 2  # headings in a row that may be lacking in a count
COUNT = r"(?:[IVXLC]{1,7}|[ivx]{1,5}|[A-Za-z]|\d{1,2})"
OPENING = compiled(
    rf"(?:(?:Part|PART|Section|SECTION|§) ?)?\(?(?P<first>{COUNT})(?P<more>(?:[.–-]{COUNT})*)(?:[.):]|(?= ?[–—])|$)(?!\w)"
)
TOKEN = compiled(r"\w+")
ROMAN = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
Style = tuple[str, bool]  # what it counts with; whether in capitals
Path = tuple[str, ...]


@dataclass(slots=True)
class Level:
    """A level that is open: how it counts, how far it has come, what of it stands in paths, how deep it is set."""

    style: Style
    count: int
    shown: str
    depth: int


@dataclass(frozen=True, slots=True)
class Numbered:
    """A heading with its place in the body and its path: ("II", "A")."""

    place: int
    id: str
    path: Path


class Outline:
    """The numbered headings of a document, part by part."""

    def __init__(self, body: Iterable[Block]) -> None:
        self.alike: dict[tuple[int, str], list[Numbered]] = {}  # by the last element of their paths
        self.places: list[int] = []
        self.open: list[Path] = []  # the path that is open from each of `places` on
        levels: list[Level] = []
        part = 0
        for place, block in enumerate(body):
            if block.part != part:
                part, levels = block.part, []
                self._open(place, levels)
            if block.kind == "heading":
                path = entered(levels, block)
                if path:
                    self.alike.setdefault((part, path[-1]), []).append(Numbered(place, block.id, path))
                self._open(place, levels)

    def _open(self, place: int, levels: Iterable[Level]) -> None:
        self.places.append(place)
        self.open.append(tuple(level.shown for level in levels))

    def find(self, part: int, path: Path, place: int) -> Numbered | None:
        """The heading of `part` that is meant at `place` by `path`, where there is but one, and no other that may be it.

        One letter or number means a heading of the section in which it is said, or of one around that: it says too
        little for one elsewhere.
        """
        alike = self.alike.get((part, path[-1]), [])
        fits = [heading for heading in alike if may_end(heading.path, path)] if len(alike) <= MOST_ALIKE else []
        if len(fits) != 1 or fits[0].path[-len(path) :] != path:
            return None
        around = fits[0].path[: -len(path)]
        at = bisect_right(self.places, place) - 1
        within = self.open[at] if at >= 0 else ()
        return fits[0] if len(path) > 1 or set(around) <= {UNSURE} or within[: len(around)] == around else None


def may_end(path: Path, end: Path) -> bool:
    """Whether a heading of `path` may be the one that is cited as `end`."""
    if UNSURE in path:
        return all(ours in (UNSURE, theirs) for ours, theirs in zip(reversed(path), reversed(end), strict=False))
    return path[-len(end) :] == end


def entered(levels: list[Level], block: Block) -> Path:
    """The path of a heading, and `levels` as they are below it; no path where it has no number."""
    m = OPENING.match(block.text)
    if m is None:  # what is counted below a heading of its depth is not counted on behind it
        while levels and levels[-1].depth >= block.level:
            levels.pop()
        if not levels:
            levels.append(Level(("", False), 0, UNSURE, block.level))
        return ()
    if m["more"]:  # "II.A." says all of it
        tokens = (m["first"], *TOKEN.findall(m["more"]))
        levels[:] = [Level(*styles_of(token)[0], token, block.level) for token in tokens]
    elif not continued(levels, m["first"], block.level) and not begun(levels, m["first"], block.level):
        return (UNSURE, m["first"])
    return tuple(level.shown for level in levels)


def continued(levels: list[Level], token: str, depth: int) -> bool:
    """Whether `token` goes on with an open level, the innermost that it can; what is below that is closed."""
    for most in (1, 1 + MOST_LOST):  # what goes on without a gap before what has one
        for at in reversed(range(len(levels))):
            for style, count in styles_of(token):
                if levels[at].style == style and 0 < count - levels[at].count <= most:
                    levels[at:] = [Level(style, count, token, depth)]
                    return True
    return False


def begun(levels: list[Level], token: str, depth: int) -> bool:
    """Whether `token` opens a level; where one counts like it, that is begun anew, under a heading that was lost."""
    readings = styles_of(token)
    styles = {level.style: at for at, level in enumerate(levels)}
    for style, count in readings:
        if style in styles and count == 1:
            for level in levels[: styles[style]]:
                level.shown = UNSURE
            levels[styles[style] :] = [Level(style, count, token, depth)]
            return True
        if style not in styles and (count == 1 or (len(readings) == 1 and count <= 1 + MOST_LOST)):
            levels.append(Level(style, count, token, depth))
            return True
    return False


def styles_of(token: str) -> list[tuple[Style, int]]:
    """How a token may count, with its number: "C" is a letter, the third, or a hundred."""
    if token.isdecimal():
        return [(("digits", False), int(token))]
    capitals = token.isupper()
    found = []
    if len(token) == 1:
        found.append((("letters", capitals), ord(token.lower()) - ord("a") + 1))
    if set(token.upper()) <= set(ROMAN):
        values = [ROMAN[letter] for letter in token.upper()]
        number = sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
        found.append((("roman", capitals), number))
    return sorted(found, key=lambda one: one[1])
