"""Text → clauses: the stretches of a block in which one ruling can stand, and the mask that hides what is not the court's own.

A clause is a sentence, or one of the parts of an "ORDERED that …; and it is further ORDERED that …" sentence, or one
item of a list that runs on within a paragraph.
"""

import re
from dataclasses import dataclass, replace

from generator.parsing.holdings.words import ADVERB, IT_IS, ORDERED, W
from generator.sentences import parentheses, sentences

QUOTE_LIMIT = 1500  # a quotation longer than this has lost its closing mark
QUOTES = {"“": "”", "„": "“", "«": "»"}
QUOTE_MARK = re.compile(r"[“”\"«»„]")

# "IT IS HEREBY ORDERED", a clause that opens "ORDERED that", "the Court hereby ORDERS as follows".
FORMULA = re.compile(
    rf"{IT_IS}{ORDERED}|^\W*(?:and{W})?(?:it{W}is{W})?(?:further{W}|also{W}|accordingly{W}|hereby{W})*{ORDERED}|"
    rf"\b(?:court|undersigned|we|I)(?:{W}{ADVERB})*{W}orders?\b(?={W}that\b|{W}as{W}follows|{W}the{W}following|\s*:)|"
    rf"\b(?:be|is){W}it{W}(?:{ADVERB}{W})*(?:ordered|resolved|remembered)\b|"
    rf"^\W*(?:further{W})?order\s*:\s|\bhereby{W}(?:ordered|adjudged)\b(?={W}that\b|\s*:)|\border(?:s|ed)?{W}as{W}follows\b|"
    rf"^\W*(?:the{W})?following{W}is{W}(?:ordered|so{W}ordered)",
    re.I,
)
RECOMMENDED = re.compile(
    rf"{IT_IS}(?:{ADVERB}{W})*recommended\b|^\W*(?:further{W})?RECOMMENDED\b|\b(?:recommends?|RECOMMENDS?)\b(?={W}(?:that|as{W}follows)\b|\s*:)|"
    rf"\bfollowing{W}recommendations?\b|\b(?:I|we)(?:{W}{ADVERB})*{W}recommend\b",
    re.I,
)
SO_ORDERED = re.compile(
    rf"\b(?:so|and){W}ordered\b(?!{W}that\b)|^\W*ordered{W}(?:published|filed|signed|entered)\b|^\W*I{W}(?:hereby{W})?certify\b|^\W*(?:ordered|done|entered|dated|signed)\b[\w\s,.]{{0,40}}\b(?:this|at|in|on)\b[^.]{{0,60}}\b(?:19|20)\d\d\b",
    re.I,
)
# Where a sentence of orders may be cut: before a further "ORDERED", before "that" or an item's number behind a semicolon.
CUT = re.compile(
    rf"(?:[;,.:][\s\"”]*|(?<!\s)\s)(?:and{W})?(?={IT_IS}{ORDERED})|;\s*(?:and{W})?(?=(?:further{W})?{ORDERED}|that\b|\(?(?:\d{{1,2}}|[a-h]|[ivx]{{1,4}})[.)]\s)|"
    rf"[:,.]\s*(?:and{W})?(?=\(?(?:\d{{1,2}})[.)]\s+\S)|;\s*(?:and{W})?(?=the\b|this\b|all\b|any\b|said\b|defendant|plaintiff|petitioner|respondent)",
    re.I,
)
# What a clause ends in when the next block goes on "ORDERED that".
TAIL = re.compile(r"(?:[\s;,:]|\b(?:and|it|is|further|hereby|also|therefore)\b)+$", re.I)
NUMBER = re.compile(r"^[\s“\"]*(?:\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]|¶\s*\d+\.?|[•·▪\uf0b7*-])\s*(?=\S)")


@dataclass(frozen=True, slots=True)
class Clause:
    """text[start:end] of a block. `mask` is as long: quotations, parentheses and brackets are blanks in it.

    `formula`: the clause itself says "ORDERED"; `governed`: an earlier part of its sentence does; `number`: it opens
    with an item's number or bullet.
    """

    start: int
    end: int
    text: str
    mask: str
    formula: bool
    governed: bool
    number: bool
    recommended: bool


def masked(text: str) -> str:
    """`text`, as long, with blanks for what stands in quotation marks, parentheses or brackets."""
    holes: list[tuple[int, int]] = [(a, b + 1) for a, b in parentheses(text)]
    opened: list[tuple[str, int]] = []
    for m in QUOTE_MARK.finditer(text):
        mark, at = m.group(), m.start()
        if opened and at - opened[-1][1] > QUOTE_LIMIT:
            opened.clear()
        if opened and mark == opened[-1][0]:
            holes.append((opened.pop()[1], at + 1))
        elif mark in QUOTES:
            opened.append((QUOTES[mark], at))
        elif mark == '"':
            opened.append(('"', at))
    if not holes:
        return text
    pieces: list[str] = []
    at = 0
    for a, b in sorted(holes):
        if b <= at:
            continue
        a = max(a, at)
        pieces += (text[at:a], " " * (b - a))
        at = b
    pieces.append(text[at:])
    return "".join(pieces)


def clauses(text: str) -> list[Clause]:
    """The clauses of a block's text, in order; they do not overlap."""
    whole = masked(text)
    found: list[Clause] = []
    for start, end in sentences(text):
        mask = whole[start:end]
        cuts = [0]
        if FORMULA.search(mask):
            cuts += [m.end() for m in CUT.finditer(mask) if m.start() > cuts[0]]
        cuts.append(end - start)
        governed = False
        for a, b in zip(cuts, cuts[1:], strict=False):
            piece = clause(text, whole, start + a, start + b)
            if piece is not None:
                found.append(replace(piece, governed=governed))
                governed = governed or piece.formula
    return found


def clause(text: str, whole: str, start: int, end: int) -> Clause | None:
    """The clause of text[start:end] without the joining words at its end; None if nothing is left."""
    tail = TAIL.search(whole, max(start, end - 60), end)
    if tail:
        cut = tail.start()
        if text[cut:end].strip():
            end = cut
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    if start >= end:
        return None
    mask = whole[start:end]
    number = NUMBER.match(mask) is not None
    return Clause(
        start, end, text[start:end], mask, FORMULA.search(mask) is not None, False, number, RECOMMENDED.search(mask) is not None
    )
