"""Running heads and feet: lines that pages repeat at their edges, and the page numbers that stand there."""

import re
from collections import Counter, defaultdict

from generator.model import FurnitureKind
from generator.parsing.furniture.galley import Galley, Span
from generator.parsing.furniture.paging import AFTER, ALONE, BEFORE, NAMED

DEEP = 6  # lines at a page's edge among which heads and feet are looked for
DIGITS = re.compile(r"\d+")
SPACE = re.compile(r"\s+")
ROMAN = re.compile(r"\s*-?\s*[ivx]{1,6}\s*-?\s*$")
# What only a head says, so that one page is enough.
KNOWN = re.compile(
    r"\s*(?:\d{1,4}\s+)?(?:\(Slip Opinion\)\s+)?(?:Cite as:? \d+ .{4,60}|(?:\(Slip Opinion\)|OCTOBER TERM, \d{4}).{0,40})$"
)
# What stands under such a head in an opinion of several parts: "Syllabus", "Opinion of the Court", "ROE, J., dissenting".
PART = re.compile(
    r"\s*(?:Syllabus|Opinion of (?:the Court|\w+, (?:C\. )?J\.)|Per Curiam|Statement of [\w ]+, (?:C\. )?J\.|"
    r"[A-Z][\w’' .]{1,30}, (?:C\. ?)?JJ?\., (?:concurring|dissenting)[\w ,()]{0,60}|Appendix [A-Z]? ?to .{1,60})\s*$"
)
DOCKET = re.compile(
    r"\s*(?:[\w ]{0,24})?\b(?:Nos?\.|Numbers?|#)\s?:?\s?(?=[\w:.-]{0,30}\d)[\w:.–-]+(?:\s?\(\w{1,6}\))*(?:(?:,| &| and)\s[\w:.–-]*\d[\w:.–-]*)*\s*$",
    re.IGNORECASE,
)
NAME = re.compile(r"\bv\.? |\bvs\. |\bV\. |\bIN RE\b|\bIn re\b|\bEX REL\b|\bMatter of\b")


def take_edges(galley: Galley) -> None:
    """Takes page numbers, running heads and running feet from the edges of the pages.

    A line that pages repeat is a head or foot only where everything between it and the page's edge is one too.
    """
    if len(galley.pages) < 2:
        take_lone_number(galley)
        return
    numbers = page_numbers(galley)
    tops = [galley.worded(p.first, p.last, DEEP) for p in galley.pages]
    feet = [galley.worded_up(p.first, p.last, DEEP) for p in galley.pages]
    heads = repeated(galley, tops[1:], 1)
    tails = repeated(galley, feet, 0)
    case = first_page_words(galley)
    for i, page in enumerate(galley.pages):
        take_edge(galley, page, tops[i], heads, numbers, "running-head", first=i == 0, case=case)
        take_edge(galley, page, [f for f in feet[i] if galley.left[f].strip()], tails, numbers, "running-foot", first=i == 0, case=case)


def fold(text: str) -> str:
    """What pages repeat of a line: digits and white space do not count, nor does a number at either end."""
    return SPACE.sub(" ", DIGITS.sub("#", text)).strip(" #-–—|")


def repeated(galley: Galley, edges: list[list[int]], first: int) -> set[str]:
    """The folded lines that stand at the edges of two pages and more, close enough to one another to be heads."""
    places: dict[str, list[int]] = defaultdict(list)
    for page, lines in enumerate(edges, first):
        for key in {fold(galley.left[line]) for line in lines if len(galley.left[line]) <= 300}:
            if len(key) >= 4 and any(c.isalpha() for c in key):
                places[key].append(page)
    found = set()
    for key, pages in places.items():
        if len(pages) < 2:
            continue
        density = len(pages) / (pages[-1] - pages[0] + 1)
        sentence = key[0].islower() or (len(key.split()) > 7 and key.endswith(".")) or key.startswith(("Id.", "See "))
        if density > 0.45 and (not sentence or (len(pages) > 2 and density > 0.9)):
            found.add(key)
    return found


def page_numbers(galley: Galley) -> set[int]:
    """The lines at pages' edges that are nothing but the page's number: the count goes on from page to page."""
    places: list[tuple[int, int, int]] = []  # page index, line, number
    for i, page in enumerate(galley.pages):
        top, foot = galley.worded(page.first, page.last, DEEP), galley.worded_up(page.first, page.last, DEEP)
        for line in dict.fromkeys([*top[:4], *foot]):
            text = galley.left[line]
            m = ALONE.match(text) if len(text) < 300 else None
            if m:
                places.append((i, line, int(m["n"])))
            elif line in (top[0], foot[0]) and ROMAN.match(text):
                places.append((i, line, -1 - i))
    shifts = Counter(n - i for i, _, n in places if n >= 0)
    romans = sum(n < 0 for _, _, n in places)
    found: dict[int, int] = {}
    for i, line, n in places:
        page = galley.pages[i]
        if n < 0:
            good = romans > 1
        else:
            near = any(shifts[n - i + k] for k in (-3, -2, -1, 1, 2, 3))
            edge = line == galley.worded_up(page.first, page.last, 1)[0] or line == galley.worded(page.first, page.last, 1)[0]
            dressed = not galley.words(line).isdigit()
            same = shifts[n - i] > 1 or n == (page.number or i + 1)
            good = (same and (edge or shifts[n - i] > 1)) or (dressed and (same or near)) or (edge and near and n > 99)
        if good and (i not in found or prefer(galley, line, found[i], shifts, i)):
            found[i] = line
    return set(found.values())


def prefer(galley: Galley, line: int, other: int, shifts: Counter[int], page: int) -> bool:
    """Whether `line` rather than `other` holds the number of the page: the count that more pages keep decides."""

    def weight(at: int) -> tuple[bool, int]:
        m = ALONE.match(galley.left[at])
        return not galley.words(at).isdigit(), shifts[int(m["n"]) - page] if m else 0

    return weight(line) >= weight(other)


def first_page_words(galley: Galley) -> frozenset[str]:
    """The words of the first page, where the caption stands: a head repeats some of them."""
    page = galley.pages[0]
    lines = galley.worded(page.first, page.last, 60)
    return frozenset(word.strip(".,;:()").lower() for line in lines for word in galley.left[line][:400].split())


def take_edge(
    galley: Galley,
    page: Span,
    lines: list[int],
    keys: set[str],
    numbers: set[int],
    kind: FurnitureKind,
    *,
    first: bool,
    case: frozenset[str],
) -> None:
    """Takes what is head or foot from `lines`, which go from the page's edge inward, up to the first line that is not."""
    head = kind == "running-head"
    known = False
    for at, line in enumerate(lines):
        text = galley.left[line]
        if line in numbers:
            galley.take_line(line, "page-number")
            continue
        beside = any(other in numbers for other in lines[max(0, at - 1) : at + 2])
        if head and (KNOWN.match(text) or (known and PART.match(text))):
            known = True
        elif first and head:
            return
        elif fold(text) in keys or like_one(fold(text), keys):
            known = True
        elif not first and head and is_lone_head(text, case, beside=beside or at == 0):
            pass
        else:
            return
        take_numbered(galley, line, kind)


def like_one(key: str, keys: set[str]) -> bool:
    """Whether the line is a repeated one with a word changed: a docket number written shorter on one page."""
    words = set(key.split())
    if len(words) < 6 or len(keys) > 60:
        return False
    return any(len(words & (other := set(k.split()))) >= 0.8 * max(len(words), len(other)) for k in keys)


def is_lone_head(text: str, case: frozenset[str], *, beside: bool) -> bool:
    """Whether a line that no other page repeats is a head all the same: this case's number or name at a page's top."""
    words = text.split()
    if not beside or len(words) > 12 or len(text.strip()) > 90 or (text.strip()[-1] in ".;,:" and not text.strip().endswith("Co.")):
        return False
    numbered = bool(NAMED.search(text) or AFTER.search(text) or BEFORE.match(text))
    if DOCKET.match(text):
        return words[-1].strip(".,;:()").lower() in case
    known = sum(word.strip(".,;:()").lower() in case for word in words)
    return numbered and bool(NAME.search(text)) and known * 2 >= len(words) - 2


def take_numbered(galley: Galley, line: int, kind: FurnitureKind) -> None:
    """Takes a head, and the page's number at one end of it as a number."""
    text = galley.left[line]
    for pattern in (BEFORE, AFTER, NAMED):
        m = pattern.match(text) if pattern is BEFORE else pattern.search(text)
        if m and not DOCKET.match(text):
            galley.take(line, m.start(), m.end(), "page-number")
            break
    galley.take_line(line, kind)


def take_lone_number(galley: Galley) -> None:
    """A text of one page may end with its number."""
    foot = galley.worded_up(0, len(galley.left), 2)
    if len(foot) < 2:
        return
    m = ALONE.match(galley.left[foot[0]])
    if m and (int(m["n"]) == 1 or m["of"]):
        galley.take_line(foot[0], "page-number")
