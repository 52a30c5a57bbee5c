"""What the finders give: verbs of ruling in their places; and how much of a clause is their subject, or their object."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from generator.model import Outcome
from generator.parsing.holdings.clauses import Clause
from generator.parsing.holdings.outcomes import IN_PART, PARTIAL, PRESENT, THIRD, Verb
from generator.parsing.holdings.words import ADVERB, PERSON, W, pattern

# Where a clause stands: it says "ORDERED" itself; it is an item under "ORDERED as follows"; it stands in the decretal
# part; it stands in the reasoning, where only what is plainly a ruling counts.
Setting = Literal["ordered", "item", "decretal", "reasoning"]

SUBJECT_START = pattern(
    rf"[;:—]\s*|\b(?:ordered|adjudged|decreed){W}(?:and{W}\w+{W})*(?:that{W})?|^\W*that{W}|"
    rf"^\W*(?:\d{{1,2}}[.)]|\([a-z\d]{{1,2}}\))\s*|^\W*(?:accordingly|therefore|thus|consequently|hence|as{W}such|"
    rf"for{W}[^,]{{0,80}}reasons?[^,]{{0,60}}|based{W}[^,]{{0,80}}|in{W}(?:light|view|sum|conclusion)[^,]{{0,80}}|"
    rf"because[^,]{{0,200}}),?\s+|"
    rf",?(?<!\s)\s+(?:and|but|so){W}(?:{ADVERB}{W})*(?=(?:they|it|the|this|these|his|her|its|their|plaintiff|defendant|"
    rf"petitioner|respondent|judgment|\w+['’]s)\b)"
)
OBJECT_END = pattern(
    rf"[;:,]|\.\W*$|\b(?:and|but){W}(?:{ADVERB}{W})*(?:{THIRD}|{PRESENT})\b|\b(?:with(?:out)?{W}prejudice|as{W}to|because|"
    rf"for{W}the{W}reasons?|to{W}the{W}extent|pursuant|for{W}lack|in{W}its{W}entirety|which|so{W}that)\b"
)
IN_PARTS = pattern(rf"(?:{W}in{W}part\b)?(?:{W}(?:and|but){W}(?:{THIRD}|{PRESENT}){W}in{W}part\b)?")
PREPOSITIONS = frozenset(
    {"for", "with", "to", "since", "on", "because", "that", "in", "by", "as", "at", "from", "if", "under", "until"}
)
MANY = 24  # verbs of one kind in a clause; what has more is a table or a mistake, and takes no longer to read
DETERMINERS = frozenset(
    {"any", "the", "this", "these", "those", "its", "his", "her", "their", "in", "all", "both", "as", "said", "each", "that"}
)


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb of ruling at clause.text[start:end]; `about`: the span of what it is said of. `capital`: in capitals."""

    outcome: Outcome
    start: int
    end: int
    capital: bool = False
    about: tuple[int, int] | None = None


def verbs_in(form: re.Pattern[str], mask: str, start: int = 0, end: int | None = None) -> Iterator[re.Match[str]]:
    """The places of a pattern in a clause, no more of them than a sentence has verbs."""
    return islice(form.finditer(mask, start, len(mask) if end is None else end), MANY)


def choose(verbs: list[Verb], about: str, loose: bool, named: bool = False) -> Verb | None:
    """The first reading of a verb that fits what it is said of; loose verbs only where `loose`. `named`: a name is a person."""

    def fits(verb: Verb) -> bool:
        return verb.of is None or (named and verb.of is PERSON) or verb.of.search(about) is not None

    return next((v for v in verbs if (loose or not v.loose) and fits(v)), None)


def graded(verb: Verb, mask: str, end: int) -> Outcome:
    """The outcome, as one in part where "in part" follows the verb."""
    return PARTIAL.get(verb.outcome, verb.outcome) if IN_PART.match(mask, end) else verb.outcome


def in_capitals(clause: Clause, start: int, end: int) -> bool:
    """Whether the words are in capitals and the clause around them is not: so courts mark what they decide."""
    return clause.text[start:end].isupper() and not clause.text.isupper()


def subject_before(mask: str, at: int) -> tuple[int, int]:
    """The span of the words before a verb that are its subject, as far as punctuation and conjunctions tell."""
    begin = 0
    for m in SUBJECT_START.finditer(mask, 0, at):
        begin = m.end()
    return begin, at


def object_after(mask: str, at: int) -> tuple[int, int] | None:
    """The span of the object that follows an active verb; None if nothing does.

    "GRANTS in part and DENIES in part the motion": the object of both verbs follows the second.
    """
    at = IN_PARTS.match(mask, at).end()  # type: ignore[union-attr]
    m = OBJECT_END.search(mask, at)
    end = m.start() if m else len(mask)
    word = first_word(mask[at:end])
    return (at, end) if word and word not in PREPOSITIONS else None


def first_word(text: str) -> str:
    """The first word of the text in small letters; "" if it has none."""
    words = text.split(maxsplit=1)
    return words[0].lower() if words else ""


def determined(text: str, at: int) -> bool:
    """Whether a noun phrase of this case begins at `at`: an article, a possessive, a name."""
    word = text[at : at + 30].split()[:1]
    return bool(word) and (word[0][0].isupper() or word[0].lower() in DETERMINERS or "’" in word[0] or "'" in word[0])


def definite(text: str) -> bool:
    """Whether a subject is a thing of this case: with "the", "this", a possessive, a capital; no bare plural."""
    words = text.split()
    return bool(words) and (words[0].lower() in DETERMINERS or any(w[0].isupper() or "’" in w or "'" in w for w in words))
