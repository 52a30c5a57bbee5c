"""Text → clauses: the stretches of a block in which one ruling can stand, and the mask that hides what is not the court's own.

A clause is a sentence, or one of the parts of an "ORDERED that …; and it is further ORDERED that …" sentence, or one
item of a list that runs on within a paragraph.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from generator.parsing.holdings.outcomes import ACTIVE, PASSIVES
from generator.parsing.holdings.words import ADVERB, IT_IS, ORDERED, W, pattern
from generator.parsing.rows import lowered
from generator.patterns import compiled
from generator.sentences import parentheses, sentences

QUOTE_LIMIT = 1500  # a quotation longer than this has lost its closing mark
QUOTES = {"“": "”", "„": "“", "«": "»"}
QUOTE_MARK = compiled(r"[“”\"«»„]")

# "IT IS HEREBY ORDERED", a clause that opens "ORDERED that", "the Court hereby ORDERS as follows".
FORMULA = pattern(
    rf"{IT_IS}{ORDERED}|^\W*(?:and{W})?(?:it{W}is{W})?(?:further{W}|also{W}|accordingly{W}|hereby{W})*{ORDERED}|"
    rf"\b(?:court|undersigned|comptroller|commission|board|director|bureau|we|i)(?:{W}{ADVERB})*{W}orders?\b(?={W}that\b|"
    rf"{W}as{W}follows|{W}the{W}following|\s*:)|"
    rf"\b(?:be|is){W}it{W}(?:{ADVERB}{W})*(?:ordered|resolved|remembered)\b|"
    rf"^\W*(?:further{W})?order\s*:\s|\bhereby{W}(?:ordered|adjudged|orders?)\b(?={W}that\b|\s*:)|\border(?:s|ed)?{W}as{W}follows\b|"
    rf"\bit{W}is{W}(?:{ADVERB}{W})*the{W}(?:order|judgment|decision){W}of{W}(?:this|the){W}court{W}that\b|"
    rf"^\W*(?:the{W})?following{W}is{W}(?:ordered|so{W}ordered)"
)
RECOMMENDED = pattern(
    rf"{IT_IS}(?:{ADVERB}{W})*recommended\b|^\W*(?:further{W})?recommended\b|\b(?:recommends?)\b(?={W}(?:that|"
    rf"as{W}follows)\b|\s*:)|"
    rf"\bfollowing{W}recommendations?\b|\b(?:i|we)(?:{W}{ADVERB})*{W}recommend\b"
)
SO_ORDERED = pattern(rf"\b(?:so|and){W}ordered\b(?!{W}that\b)")
CERTIFIED = pattern(
    rf"\W*(?:ordered{W}(?:published|filed|signed|entered)\b|i{W}(?:hereby{W})?certify\b|"
    rf"(?:ordered|done|entered|dated|signed)\b[\w\s,.]{{0,40}}\b(?:this|at|in|on)\b[^.]{{0,60}}\b(?:19|20)\d\d\b)"
)
# Where a sentence of orders may be cut: before a further "ORDERED", before "that" or an item's number behind a semicolon.
CUT = pattern(
    rf"(?:[;,.:][\s\"”]*|(?<!\s)\s)(?:and{W})?(?={IT_IS}{ORDERED})|;\s*(?:and{W})?(?=(?:further{W})?{ORDERED}|that\b)|"
    rf";\s*(?:and{W})?(?=the\b|this\b|all\b|any\b|said\b|defendant|plaintiff|"
    rf"petitioner|respondent)"
)
# And before the number of an item of a list that runs on: "IT IS ORDERED: (1) the motion is DENIED; and (2) …".
ITEM = pattern(r"[:;,.]\s*(?:and\s+)?(?=(?:\(?\d{1,2}[.)]|\((?:[a-h]|[ivx]{1,4})\))\s+\S)")
# What a clause ends in when the next block goes on "ORDERED that".
TAIL = pattern(r"(?:[\s;,:]|\b(?:and|it|is|further|hereby|also|therefore)\b)+$")
# A heading that runs into the text behind it: "(Id. at p. 5.) DISPOSITION The order is affirmed."
RUN_IN = compiled(r"(?<=[.)] )(?:DISPOSITION|CONCLUSION|ORDER|DECISION)\b(?= [A-Z])")
NUMBER = compiled(r"^[\s“\"]*(?:\(?(?:\d{1,3}|[A-Za-z]|[ivxIVX]{1,5})[.)]|¶\s*\d+\.?|[•·▪\uf0b7*-])\s*(?=\S)")


# Cheap to look for, where the patterns are not: without one of them a block, or a sentence, needs none of the patterns.
ORDER_WORDS = ("order", "adjudge", "adjudicat", "decree", "resolved", "remembered", "conclusion", "disposition", "decision")
FORMULA_WORDS = ("ordered", "adjudge", "adjudicat", "decree", "resolved", "remembered")
MAY_ORDER = compiled(rf"orders?(?:{W}(?:that|as{W}follows|the{W}following)\b|\s*:)|court{W}that\b")
CLOSING_WORDS = ("ordered", "certify", "done", "entered", "dated", "signed")
BREAKS = ",.;:-—()[]"  # what parts words, besides white space
APART = frozenset(BREAKS + " ")
RULING_WORDS = ACTIVE | PASSIVES


class Clause(NamedTuple):
    """text[start:end] of a block. `printed` is as long: quotations, parentheses and brackets are blanks in it; `mask` is
    the same in small letters, in which the words of ruling are looked for.

    `formula`: the clause itself says "ORDERED"; `governed`: an earlier part of its sentence does; `closing`: it only
    closes what was ordered ("SO ORDERED"). `verbs`: the words of ruling that its block holds.
    """

    start: int
    end: int
    text: str
    printed: str
    mask: str
    formula: bool
    governed: bool
    recommended: bool
    closing: bool
    verbs: frozenset[str]

    @property
    def number(self) -> bool:
        """Whether it opens with an item's number or bullet."""
        return NUMBER.match(self.text) is not None


def masked(text: str, within: Sequence[tuple[int, int]]) -> str:
    """`text`, as long, with blanks for what stands in quotation marks, or in the `parentheses` given, brackets with them."""
    holes: list[tuple[int, int]] = [(a, b + 1) for a, b in within]
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
    for begin, end in sorted(holes):
        if end > at:
            begun = max(begin, at)
            pieces += (text[at:begun], " " * (end - begun))
            at = end
    pieces.append(text[at:])
    return "".join(pieces)


def clauses(text: str) -> list[Clause]:
    """The clauses of a block's text, in order; they do not overlap."""
    within = parentheses(text)
    whole = masked(text, within)
    mask = lowered(whole)
    verbs = RULING_WORDS.intersection(words_in(mask))
    orders = any(word in mask for word in ORDER_WORDS)
    closing = any(word in mask for word in CLOSING_WORDS)
    recommends = "recommend" in mask
    found: list[Clause] = []
    for start, end in sentences(text):
        governed = False
        ordering = orders and says_ordered(mask[start:end])
        starts = cuts(text[start:end], whole[start:end], mask[start:end], start, ordering) if orders else [start]
        for begin, stop in pairwise((*starts, end)):
            span = trimmed(text, mask, begin, stop) if orders else (begin, stop)
            if span is None:
                continue
            here = slice(*span)
            words = mask[here]
            formula = (ordering or len(starts) > 1) and says_ordered(words)
            recommended = recommends and RECOMMENDED.search(words) is not None
            ended = closing and closes(words)
            found.append(Clause(*span, text[here], whole[here], words, formula, governed, recommended, ended, verbs))
            governed = governed or formula
    return found


def says(mask: str, word: str) -> bool:
    """Whether the word is one of a mask's words."""
    at = mask.find(word)
    while at >= 0:
        end = at + len(word)
        if (not at or mask[at - 1] in APART or mask[at - 1].isspace()) and (
            end == len(mask) or mask[end] in APART or mask[end].isspace()
        ):
            return True
        at = mask.find(word, at + 1)
    return False


def words_in(mask: str) -> list[str]:
    """The words of a mask."""
    for mark in BREAKS:
        mask = mask.replace(mark, " ")
    return mask.split()


def says_ordered(mask: str) -> bool:
    """Whether a sentence, or a clause, says "IT IS ORDERED" or its like."""
    if not any(word in mask for word in FORMULA_WORDS) and not MAY_ORDER.search(mask):
        return False
    return FORMULA.search(mask) is not None


def closes(mask: str) -> bool:
    """Whether a clause only closes what was ordered before: "SO ORDERED", "ORDERED published", "DONE at Tampa this …"."""
    return SO_ORDERED.search(mask) is not None or CERTIFIED.match(mask) is not None


def cuts(text: str, printed: str, mask: str, start: int, ordering: bool) -> list[int]:
    """Where the clauses of a sentence begin, that itself begins at `start` of the block's text; `ordering`: it says "ORDERED"."""
    if ordering:
        items = (m for m in ITEM.finditer(lowered(text)) if printed[m.start()] == text[m.start()])  # none within a quotation
        found = [start]
        for at in sorted({start + m.end() for m in (*CUT.finditer(mask), *items) if m.start()}):
            if at > found[-1] + len("(iii) "):  # else behind an item's number
                found.append(at)
        return found
    heading = RUN_IN.search(printed)
    return [start, start + heading.start()] if heading else [start]


def trimmed(text: str, mask: str, start: int, end: int) -> tuple[int, int] | None:
    """text[start:end] without white space, and without the joining words that lead to a next "ORDERED"; None if empty."""
    if text[end - 1] not in ".!?":
        tail = TAIL.search(mask, max(start, end - 60), end)
        if tail and text[tail.start() : end].strip():
            end = tail.start()
    piece = text[start:end]
    words = piece.strip()
    begin = start + len(piece) - len(piece.lstrip())
    return (begin, begin + len(words)) if words else None
