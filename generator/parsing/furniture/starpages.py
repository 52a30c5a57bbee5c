"""Star pages: where a page of a reporter or of Westlaw begins within the text (*773, [*2], \\*2, **12)."""

import re
from collections.abc import Iterator
from itertools import pairwise

from generator.parsing.furniture.galley import Galley
from generator.patterns import compiled

STAR = compiled(r"(?:(?<!\S)|(?<=[\])\".,;”’]))(?P<open>\[?)(?P<stars>\\?\*(?:\\?\*)?)(?P<n>\d{1,5})(?P<close>\]?)(?!\S)")
# Case.law sets them within the words, and before digits: "rela*1091tively", "October *109730".
GLUED = compiled(r"\*(?P<n>\d{2,9})")
BEFORE_PIN = frozenset({"at", "p.", "pp.", "page", "pages", "op."})
ANOTHER = compiled(r"\\?\*\d+\]?[,–-]?$")  # "at *1, *3" is two pin cites
FIRST_PAGE = compiled(r"\b\d{1,4} [A-Z][\w.]*(?: ?[A-Z\d][\w.]*){0,4} (\d{1,5})\b")
CITE = r"\d{1,3} [A-Z][\w.']*\.(?: ?[A-Z\d][\w.']*){0,4} \d{1,5}"
# 311 F. Supp. 2d 772 (2004); a neutral citation (2012 ND 1, 166 T.C. No. 7) is the court's own and stays.
OWN = compiled(rf"\s*(?!.*\bNo\.){CITE}(?:[,;] {CITE})*(?: \(\d{{4}}\))?\s*$")
STEP = 3  # how many pages may be missing between two marks

Mark = tuple[int, int, int, int]  # line, first column, column after it, number


def take_star_pages(galley: Galley, *, markdown: bool) -> None:
    """Takes the marks that count up through the text; a single one only where the first page is printed at the head."""
    start = first_page(galley)
    chains = [counting_up(marks) for marks in find_marks(galley, markdown=markdown).values()]
    if not markdown:
        glued, pins = find_glued(galley)
        chain = counting_up(glued)
        if len(chain) > 2 and len(chain) > max(map(len, chains), default=0):
            chains = [sorted({*chain, *between(pins, chain), *repeated(glued, chain)})]
    for chain in chains:
        if start is None and (len(chain) < 2 or (len(chain) == 2 and chain[1][3] - chain[0][3] > 1)):
            continue
        if len(chain) == 1 and not 0 < chain[0][3] - (start or 0) <= STEP:
            continue
        lines: dict[int, list[tuple[int, int]]] = {}
        for line, lo, hi, _ in chain:
            lines.setdefault(line, []).append((lo, hi))
        for line, spans in lines.items():
            galley.take_all(line, spans, "star-page")


def find_marks(galley: Galley, *, markdown: bool) -> dict[str, list[Mark]]:
    """The marks of each form that stand by themselves, in order; pin cites left out."""
    found: dict[str, list[Mark]] = {}
    for line, m, pin in starred(galley, STAR):
        glued = m.start() > 0 and not m.string[m.start() - 1].isspace()
        if not pin and bool(m["open"]) == bool(m["close"]) and not (glued and markdown):
            found.setdefault(m["stars"], []).append((line, m.start(), m.end(), int(m["n"])))
    if "\\*" in found:  # where stars are escaped, a bare one opens italics: *52 U.S.C. § 20302*
        found.pop("*", None)
    return found


def find_glued(galley: Galley) -> tuple[list[Mark], list[Mark]]:
    """The marks wherever they stand, once for every number that their digits may be: *109730 is 1097 before 30.

    Those that may be pin cites are in the second list.
    """
    marks: tuple[list[Mark], list[Mark]] = ([], [])
    for line, m, pin in starred(galley, GLUED):
        for size in range(len(m["n"][:5]), 1, -1):
            marks[pin].append((line, m.start(), m.start() + 1 + size, int(m["n"][:size])))
    return marks


def between(pins: list[Mark], chain: list[Mark]) -> list[Mark]:
    """What looked like a pin cite but is just the mark that the chain lacks there: "471 U.S. at *866219"."""
    found: list[Mark] = []
    lacking = {one[3] + 1: (one, two) for one, two in pairwise(chain) if two[3] - one[3] == 2}
    for pin in pins:
        if pin[3] > 99 and pin[3] in lacking and lacking[pin[3]][0] < pin < lacking[pin[3]][1]:
            found.append(pin)
            del lacking[pin[3]]
    return found


def starred(galley: Galley, pattern: re.Pattern[str]) -> Iterator[tuple[int, re.Match[str], bool]]:
    """(line, match, whether it is the pin cite of a citation) of the pattern."""
    for line, text in enumerate(galley.left):
        for m in pattern.finditer(text) if "*" in text else ():
            lead = text[max(0, m.start() - 32) : m.start()].split()
            above = galley.worded_up(0, line, 1) if not lead else ()
            yield line, m, is_pin(lead or [word for i in above for word in galley.left[i].rstrip()[-32:].split()])


def repeated(marks: list[Mark], chain: list[Mark]) -> list[Mark]:
    """Marks behind the chain with numbers of it: they cut the notes, which stand at the end, at the same pages."""
    numbers = {mark[3] for mark in chain}
    places = {mark[:2] for mark in chain}
    found: dict[tuple[int, int], Mark] = {}
    for mark in marks:
        if mark[3] in numbers and mark[:2] > chain[-1][:2] and mark[:2] not in places:
            found.setdefault(mark[:2], mark)
    return list(found.values())


def is_pin(words: list[str]) -> bool:
    """Whether the words before a mark make it the pin cite of a citation: "2015 WL 1924409, at *10"."""
    if not words:
        return False
    last, other = words[-1].lstrip("(["), words[-2] if len(words) > 1 else ""
    if last in BEFORE_PIN or (last[-1:] in (",", "–", "-") and ANOTHER.match(last)):
        return True
    if last in ("and", "to", "&", "–", "-"):
        return bool(ANOTHER.match(other))
    return other in ("WL", "LEXIS") and last.rstrip(",").isdecimal()


def counting_up(marks: list[Mark]) -> list[Mark]:
    """The longest run of marks whose numbers rise by one, or by a few where marks were lost."""
    best: dict[int, tuple[int, int]] = {}  # number → (length of the longest run that ends with it, index of its mark)
    back: list[int] = []
    for i, mark in enumerate(marks):
        n = mark[3]
        options = [best[n - k] for k in range(1, STEP + 1) if n - k in best]
        length, previous = max(options, key=lambda o: o[0]) if options else (0, -1)
        back.append(previous)
        if n not in best or length + 1 > best[n][0]:
            best[n] = (length + 1, i)
    if not best:
        return []
    at = max(best.values(), key=lambda o: o[0])[1]
    chain = []
    while at != -1:
        chain.append(marks[at])
        at = back[at]
    return chain[::-1]


def first_page(galley: Galley) -> int | None:
    """The page at which a reporter's citation in the first lines says that the text begins."""
    for line in galley.worded(0, len(galley.left), 12):
        if m := FIRST_PAGE.search(galley.left[line][:200]):
            return int(m[1])
    return None


def take_own_citation(galley: Galley) -> None:
    """Takes the citation under which a reporter printed the text, where it heads the text on a line of its own."""
    for line in galley.worded(0, len(galley.left), 4):
        if len(galley.left[line]) < 100 and OWN.match(galley.left[line]):
            galley.take_line(line, "running-head")
