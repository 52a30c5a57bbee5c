"""The thing ruled on, in the sentence's own words: "defendant's motion to quash" of "Accordingly, defendant's motion …"."""

import re

from generator.parsing.holdings.clauses import Clause
from generator.parsing.holdings.words import pattern
from generator.parsing.rows import lowered
from generator.patterns import compiled

NUMBERED = compiled(r"^(?:\[\d+\]|\{?¶\s*\d+\}?|\(?(?:\d{1,2}|[A-Za-z])[.)])\s+")
# What goes before a subject: "AND NOW, this 3rd day of May, 2023,", "As a result,"; the subject stands behind the last comma.
PREFACE = pattern(
    r"^(?:and now|this \w+ day|as|in|for|pursuant|given|under|on|since|accordingly|therefore|thus|here|following|finding|"
    r"concluding|consistent|to|and|or|but|with)\b"
)
LONG_PREFACE = pattern(r"^\W*(?:and now|upon|after|based|having|considering|because|and because|in light|when|although|while)\b")
PREDICATE = compiled(r"\s(?:is|are)\b.*$", re.DOTALL)  # "is untimely and (must be DENIED)"
PRONOUN = pattern(r"^(?:the same|it|they|them|this|that|these|which|he|she|you|we|i)$")


def subject_of(clause: Clause, about: tuple[int, int] | None) -> str | None:
    """The subject that stands in clause.text[about]; a run of the clause's text, None where it is not plain."""
    if about is None:
        return None
    start, end = about
    if LONG_PREFACE.match(clause.mask) or PREFACE.match(lowered(clause.text[start:end].strip(" ,;:."))):
        comma = clause.mask.rfind(", ", start, start + len(clause.mask[start:end].rstrip(" ,")))
        start = comma + 1 if comma >= 0 else start
    words = NUMBERED.sub("", clause.text[start:end].strip(" ,;:."))
    words = PREDICATE.sub("", words).strip(" ,;:.’”")
    low = lowered(words)
    return None if PRONOUN.match(low) or PREFACE.match(low) else words or None
