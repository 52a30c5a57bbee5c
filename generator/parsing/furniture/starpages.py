"""Star pages: where a page of a reporter or of Westlaw begins within the text (*773, [*2], \\*2, **12)."""

import re

from generator.parsing.furniture.galley import Galley

STAR = re.compile(r"(?<!\S)(\[?)(\\?\*(?:\\?\*)?)(\d{1,5})(\]?)(?!\S)")
# "2015 WL 1924409, at *10" is a pin cite, so is the second of "at *1, *3": they belong to the citation.
PIN = re.compile(r"(?:\b(?:at|to|and|pp?\.|WL|LEXIS|slip op\.)|[,–-])\s*\Z")
FIRST_PAGE = re.compile(r"\b\d{1,4} [A-Z][\w.]*(?: ?[A-Z\d][\w.]*){0,4} (\d{1,5})\b")
STEP = 3  # how many pages may be missing between two marks


def take_star_pages(galley: Galley) -> None:
    """Takes the marks that count up through the text; a single one only where the first page is printed at the head."""
    found: dict[str, list[tuple[int, int, int, int]]] = {}
    before = ""
    for line, text in enumerate(galley.left):
        if "*" in text:
            for m in STAR.finditer(text):
                lead = text[max(0, m.start() - 12) : m.start()]
                if PIN.search(lead if lead.strip() else before[-12:] + " "):
                    continue
                if bool(m[1]) != bool(m[4]):
                    continue
                found.setdefault(m[2], []).append((line, m.start(), m.end(), int(m[3])))
        if text.strip():
            before = text.rstrip()
    if "\\*" in found:  # where stars are escaped, a bare one opens italics: *52 U.S.C. § 20302*
        found.pop("*", None)
    start = first_page(galley)
    for marks in found.values():
        chain = counting_up(marks)
        if len(chain) == 2 and chain[1][3] - chain[0][3] > 1 and start is None:
            continue
        if len(chain) == 1 and (start is None or not 0 < chain[0][3] - start <= STEP):
            continue
        lines: dict[int, list[tuple[int, int]]] = {}
        for line, lo, hi, _ in chain:
            lines.setdefault(line, []).append((lo, hi))
        for line, spans in lines.items():
            galley.take_all(line, spans, "star-page")


def counting_up(marks: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
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
