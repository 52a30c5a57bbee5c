"""Running heads and feet: lines that pages repeat at their edges, and the page numbers that stand there."""

import re
from collections import Counter, defaultdict
from dataclasses import dataclass
from functools import lru_cache

from generator.model import FurnitureKind
from generator.numerals import MONTHS
from generator.parsing.furniture.galley import Galley
from generator.parsing.furniture.paging import ALONE, NAME, NAMED, number_before, number_behind, number_of
from generator.patterns import compiled

LONG = 300  # no head or foot is longer, its spaces counted
DEEP = 6  # lines at a page's edge among which heads and feet are looked for
PAGE = r"(?:Page\s{1,2})?\d{1,4}(?:\s{1,2}of\s{1,2}\d{1,4})?"
NUMBER_BEFORE = compiled(rf"{PAGE}(?=\s)", re.IGNORECASE)
NUMBER_BEHIND = compiled(rf"(?<=\s){PAGE}$", re.IGNORECASE)
NUMBER_LENGTH = 24  # it has fewer characters
ROMAN = compiled(r"\s*-?\s*[ivx]{1,6}\s*-?\s*$")
# What only a head says, so that one page is enough.
KNOWN = compiled(
    r"\s*(?:\d{1,4}\s+)?(?:\(Slip Opinion\)\s+)?(?:Cite as:? \d+ .{4,60}|(?:\(Slip Opinion\)|OCTOBER TERM, \d{4}).{0,40})$"
)
# What stands under such a head in an opinion of several parts: "Syllabus", "Opinion of the Court", "ROE, J., dissenting".
PART = compiled(
    r"\s*(?:Syllabus|Opinion of (?:the Court|\w+, (?:C\. )?J\.)|Per Curiam|Statement of [\w ]+, (?:C\. )?J\.|"
    r"[A-Z][\w’' .]{1,30}, (?:C\. ?)?JJ?\., (?:concurring|dissenting)[\w ,()]{0,60}|Appendix [A-Z]? ?to .{1,60})\s*$"
)
# A docket number by itself: "No. 06-60401", "Nos. 07-30815 & 08-30818", "Court No. 22-00130", "Serial No. 97397212".
NUMBER = r"(?=[\w:.–-]{0,30}\d)[\w:.–-]+(?:\s?\(\w{1,6}\))*"
TERM = compiled(rf"\s*(?:{'|'.join(MONTHS)}) Term,? \d{{4}}\s*$", re.IGNORECASE)
DOCKET = compiled(rf"\s*(?:[\w ]{{0,24}})?\bNos?\.\s?:?\s?{NUMBER}(?:(?:,| &| and)\s{NUMBER})*\s*$", re.IGNORECASE)
ABBREVIATED = compiled(r"\b(?:Inc|Co|Corp|Ltd|al|v|vs|J|JJ|INC|CO|CORP|LTD|AL|No|DIST|L\.P|U\.S|Cir|Dist|Ass|seq)\.$")
CONTINUED = compiled(r"\s*\(?(?:\.\s?\.\s?\.)?\s?continued\s?(?:\.\s?\.\s?\.|…)\)?\s*$")


def is_docket(text: str) -> bool:
    """Whether a line is a docket number by itself."""
    return "no" in text.lower() and DOCKET.match(text) is not None


def take_edges(galley: Galley) -> None:
    """Takes page numbers, running heads and running feet from the edges of the pages.

    A line that pages repeat is a head or foot only where everything between it and the page's edge is one too.
    """
    if len(galley.pages) < 2:
        take_last_number(galley)
        take_misread_number(galley)
        return
    tops = [galley.worded(p.first, p.last, DEEP) for p in galley.pages]
    feet = [galley.worded_up(p.first, p.last, DEEP) for p in galley.pages]
    first = galley.worded(galley.pages[0].first, galley.pages[0].last, 60)
    edges = Edges(
        numbers=page_numbers(galley),
        heads=repeated(galley, tops[1:], 1),
        feet=repeated(galley, feet, 0),
        case=frozenset(word.strip(".,;:()").lower() for line in first for word in galley.left[line][:400].split()),
        lines=frozenset(galley.words(line).casefold() for line in first),
    )
    for i, top in enumerate(tops):
        take_heads(galley, edges, top, first=i == 0)
        take_feet(galley, edges, [line for line in feet[i] if galley.left[line].strip()])


@lru_cache(maxsize=1024)
def fold(text: str) -> str:
    """What pages repeat of a line: white space does not count, nor does a page's number at either end."""
    bare = text.strip()
    if (bare[:1].isdecimal() or bare[:1] in ("P", "p")) and (m := NUMBER_BEFORE.match(bare)):
        bare = bare[m.end() :]
    if bare[-1:].isdecimal() and (m := NUMBER_BEHIND.search(bare, max(0, len(bare) - NUMBER_LENGTH))):
        bare = bare[: m.start()]
    return " ".join(bare.split()).strip(" -–—|")


def repeated(galley: Galley, edges: list[list[int]], first: int) -> set[str]:
    """The folded lines that stand at the edges of pages often enough, and close enough to one another, to be heads."""
    places: dict[str, list[int]] = defaultdict(list)
    for page, lines in enumerate(edges, first):
        for key in {fold(galley.left[line]) for line in lines if len(galley.left[line]) <= LONG}:
            if len(key) >= 4 and (any(c.isalpha() for c in key) or sum(c.isdigit() for c in key) > 5):
                places[key].append(page)
    return {key for key, pages in places.items() if len(pages) > 1 and heads_pages(key, pages, len(edges))}


def heads_pages(key: str, pages: list[int], count: int) -> bool:
    """Whether a line that stands at the edges of `pages`, of `count` pages in all, is a head or foot and no text."""
    density = len(pages) / (pages[-1] - pages[0] + 1)
    if density < 0.45:  # a head may stand on every second page only
        return False
    if key[0].islower() or key.startswith(("Id.", "See ")) or (key[-1] in ".,;:" and not ABBREVIATED.search(key)):
        return len(pages) > 3 and density > 0.9  # it reads like a sentence
    return len(pages) > 2 or count <= 3 or bool(is_docket(key) or NAME.search(key) or PART.match(key))


@dataclass(frozen=True, slots=True)
class Place:
    """A number that stands alone on a line at a page's edge. `depth`: the lines with words between it and the edge."""

    page: int
    line: int
    number: int
    depth: int

    @property
    def shift(self) -> int:
        """What a count of pages that this number keeps has as its start."""
        return self.number - self.page


def page_numbers(galley: Galley) -> set[int]:
    """The lines at pages' edges that are nothing but the page's number: the count goes on from page to page."""
    places: list[Place] = []
    romans: list[int] = []
    shifts: Counter[int] = Counter()
    for i, page in enumerate(galley.pages):
        foot, top = galley.worded_up(page.first, page.last, DEEP), galley.worded(page.first, page.last, DEEP - 2)
        found = {line: depth for lines in (top, foot) for depth, line in enumerate(lines) if len(galley.left[line]) <= LONG}
        for line, depth in found.items():
            text = galley.left[line]
            if m := ALONE.match(text):
                places.append(Place(i, line, number_of(m), depth))
                shifts[number_of(m) - i] += 1
            elif depth == 0 and ROMAN.match(text):
                romans.append(line)
            elif depth == 0 and (m := number_before(text) or number_behind(text)):
                shifts[int(m["n"]) - i] += 1
    best: dict[int, tuple[tuple[bool, int, int], int]] = {}
    for place in places:
        dressed = not galley.words(place.line).replace(" ", "").isdigit()
        if keeps_count(place, galley.pages[place.page].number, shifts, dressed=dressed):
            weight = (dressed, shifts[place.shift], -place.depth)
            if place.page not in best or weight > best[place.page][0]:
                best[place.page] = (weight, place.line)
    return {line for _, line in best.values()} | (set(romans) if len(romans) > 1 else set())


def keeps_count(place: Place, number: int | None, shifts: Counter[int], *, dressed: bool) -> bool:
    """Whether a number at a page's edge goes on with the count of other pages, or is that of the page as counted.

    `dressed`: it says what it is ("- 2 -", "Page 2"). A large one may leave out pages, as excerpts of a reporter do.
    """
    same = shifts[place.shift] > 1 or place.number == (number or place.page + 1)
    near = any(shifts[place.shift + k] for k in (-3, -2, -1, 1, 2, 3))
    if same and (place.depth == 0 or shifts[place.shift] > 1):
        return True
    return (dressed and (same or near)) or (place.depth == 0 and near and place.number > 99)


@dataclass(frozen=True, slots=True)
class Edges:
    """What is known of the pages' edges: lines that are page numbers, what heads and feet repeat, words of the caption."""

    numbers: set[int]
    heads: set[str]
    feet: set[str]
    case: frozenset[str]  # its words stand in the heads
    lines: frozenset[str]  # those of the first page, in small letters: a head may repeat one that cuts a sentence in two


def take_heads(galley: Galley, edges: Edges, top: list[int], *, first: bool) -> None:
    """Takes what is head from the first lines of a page, down to the first line that is not.

    On the first page only what is nothing else: a head there may be the caption.
    """
    known = False
    for at, line in enumerate(top):
        text = galley.left[line]
        if line in edges.numbers:
            galley.take_line(line, "page-number")
            continue
        if not text.strip():  # a number at its end was taken already
            continue
        if len(text) > LONG:
            return
        if KNOWN.match(text) or (known and PART.match(text)):
            known = True
        elif first:
            return
        elif fold(text) in edges.heads or like_one(fold(text), edges.heads):
            known = True
        elif not is_lone_head(text, edges.case, beside=at == 0 or any(i in edges.numbers for i in top[at - 1 : at + 2])):
            following = galley.words(top[at + 1]) if at + 1 < len(top) else ""
            if not (text.strip().casefold() in edges.lines and following[:1].islower() and not text.strip()[0].islower()):
                return
        take_numbered(galley, line, "running-head")


def take_feet(galley: Galley, edges: Edges, foot: list[int]) -> None:
    """Takes what is foot from the last lines of a page, up to the first line that is not."""
    for line in foot:
        text = galley.left[line]
        if line in edges.numbers:
            galley.take_line(line, "page-number")
        elif len(text) > LONG:
            return
        elif fold(text) in edges.feet or like_one(fold(text), edges.feet) or CONTINUED.match(text):
            take_numbered(galley, line, "running-foot")
        else:
            return


def like_one(key: str, keys: set[str]) -> bool:
    """Whether the line is a repeated one with a word changed: a docket number written shorter on one page."""
    words = set(key.split())
    if len(words) < 6 or len(keys) > 60:
        return False
    return any(len(words & (other := set(k.split()))) >= 0.8 * max(len(words), len(other)) for k in keys)


def is_lone_head(text: str, case: frozenset[str], *, beside: bool) -> bool:
    """Whether a line that no other page repeats is a head all the same: this case's number or name at a page's top."""
    stripped = text.strip()
    words = stripped.split()
    if not beside or len(words) > 12 or len(stripped) > 90 or (stripped[-1] in ".;,:" and not ABBREVIATED.search(stripped)):
        return False
    if TERM.match(text):
        return True
    if is_docket(text):
        return words[-1].strip(".,;:()").lower() in case
    numbered = bool(NAMED.search(text) or number_behind(text) or number_before(text))
    known = sum(word.strip(".,;:()").lower() in case for word in words)
    return numbered and bool(NAME.search(text)) and not stripped[0].islower() and known * 2 >= len(words) - 2


def take_numbered(galley: Galley, line: int, kind: FurnitureKind) -> None:
    """Takes a head, and the page's number at one end of it as a number."""
    text = galley.left[line]
    m = number_before(text) or (None if is_docket(text) else NAMED.search(text) or number_behind(text))
    if m and not text[: m.start()].endswith(","):  # "January Term, 2026" ends with a year
        galley.take(line, m.start(), m.end(), "page-number")
    galley.take_line(line, kind)


def take_misread_number(galley: Galley) -> None:
    """A page's number that the scan made an l or ! of: alone between blank lines, where it cuts a sentence in two."""
    left = galley.left
    for line in range(2, len(left) - 2):
        if left[line].strip() in ("l", "!", "|", "I") and not left[line - 1].strip() and not left[line + 1].strip():
            before, behind = galley.worded_up(max(0, line - 4), line, 1), galley.worded(line + 1, line + 5, 1)
            if before and behind and galley.words(before[0])[-1].islower() and galley.words(behind[0])[0].islower():
                galley.take_line(line, "page-number")


def take_last_number(galley: Galley) -> None:
    """A text whose pages do not show may end with the number of its last one."""
    foot = galley.worded_up(0, len(galley.left), 2)
    if len(foot) < 2:
        return
    m = ALONE.match(galley.left[foot[0]])
    if not m:
        return
    number = number_of(m)
    dressed = not galley.words(foot[0]).replace(" ", "").isdigit()
    if number == 1 or dressed or 500 * (number - 1) < sum(map(len, galley.left)) < 6000 * number:
        galley.take_line(foot[0], "page-number")
