"""Docket numbers: this document's own, as printed."""

import re
from dataclasses import dataclass

from generator.patterns import compiled

LABEL = compiled(
    r"(?<![\w-])(?:N(?:os?|OS?)\.?:?|[Nn]umbers?:?|NUMBERS?:?|(?<!\[)#)(?=[\s\d(:]|$)|"
    r"\b(?:[Cc]ase|CASE|[Aa]ction|ACTION|[Dd]ocket|DOCKET):?(?=\s*\d{1,2}[:-])"
)
# What stands right before a label says whose number it is.
BEFORE = compiled(r"[^\d;,()\[\]]{0,40}$")
OTHERS = compiled(
    r"\b(?:related|lower|trial|state|super|sup|district|circuit|agency|d\.c|u\.?s\.?d\.?c|usdc|dist|alj|hearing|reg|"
    r"registration|opinion|"
    r"op|decision|order|interim|slip|file|claim|bk|t\.c|docs?|dkts?|document|ecf|rec|exh?|attorney|id|page|motion|"
    r"consolidated with|"
    r"county|bar|mot|seq|phone|suite|room|box|volume|part)\b",
    re.IGNORECASE,
)
STOP = r"(?!(?:ORDER|ENTRY|NOTES?|WRIT|FILED|DATE|JUDGE|AND|THE|FOR|EN)\b)"
SUFFIX = r"(?:[ ]?\([A-Za-z/0-9]{1,8}\)|[ ]" + STOP + r"(?:[A-Z]{2,5}|[A-Z]{1,3}/[A-Z]{1,3})(?![\w.'’]))"
# After a label: "3:19-cv-00025", "09 Civ. 7491 (JSR)", "MDL 15-02641-PHX-DGC", "C 04-0098 SI", "CIV A 3:00CV229".
VALUE = compiled(
    r"\d\d-\d\d \d{3}[A-Z]?(?![\w-])|(?:[A-Za-z]{1,5}\.? ){0,2}(?=[A-Za-z\-.]{0,9}\d)[A-Za-z]?[\w:\-–/.]*\w"
    r"(?: (?:Civ|Cr|Crim|CV|CR|cv|cr|CF|Misc|MJ|C|EAP|MAP|WAP|EDA|WDA|MDA|CD|MD|WD)\.? ?\d[\w\-–]*)?" + SUFFIX + "{0,3}"
)
SPACED_DASH = compiled(r"(?<=\w) ([–-]) (?=\d|[A-Z]{2}\b)")
# A number that stands without a label: its shape alone says that it is one.
BARE = compiled(
    r"(?<![\w:/.§-])(?:"
    r"\d{1,2}:\d{2}[- ]?[a-z]{2,5}[- ]?\d{2,6}[\w-]*" + SUFFIX + "{0,3}|"
    r"\d{1,4}[- ]?(?:cv|cr|mc|md|mj|civ)\.?[- ]?\d{2,6}[\w-]*" + SUFFIX + "{0,3}|"
    r"\d{2}[ ](?:Civ|Cr)\.[ ]\d{2,6}" + SUFFIX + "{0,2}|"
    r"\d{2}-\d{4,5}(?=$|[ ]*\([LC]\))|"
    r"C\d{2}-\d{3,5}[A-Z]{0,4}|[A-Z]-\d\d-\d{4}|[A-H]\d{6}|[A-Z]{2}\d{6}|SJC-\d{5}|\d{3}A\d{2}(?:-\d)?"
    r")(?![\w:/])",
    re.IGNORECASE,
)
AND = compiled(r"\s*(?:,?\s*(?:and|AND|&)\s+|[,;]\s*)")
ONLY_YEAR = compiled(r"(?:19|20)\d\d$")


@dataclass(frozen=True, slots=True)
class Numbers:
    """`own`: this document's. `others`: the text named another court's or case's. `open`: it ends in a label."""

    own: tuple[str, ...] = ()
    others: bool = False
    open: bool = False


def read_numbers(text: str, bare: bool = True) -> Numbers:
    """The docket numbers in one cell of a caption. `bare`: also numbers that have no label."""
    own: list[str] = []
    others = labelled = opened = False
    at = 0
    text = SPACED_DASH.sub(r"\1", text)
    for m in LABEL.finditer(text):
        if m.start() < at:
            continue
        labelled = True
        before = BEFORE.search(text[max(0, m.start() - 48) : m.start()])
        foreign = bool(before and OTHERS.search(before.group()))
        values, at = values_after(text, m.end())
        opened = not values and not text[m.end() :].strip(" .:")
        if foreign:
            others = True
        else:
            own.extend(values)
    if bare and not labelled:
        own.extend(m.group().strip() for m in BARE.finditer(text))
    return Numbers(tuple(n for n in own if not ONLY_YEAR.match(n)), others, opened)


def values_after(text: str, at: int) -> tuple[list[str], int]:
    """The numbers of a list that begins at `at`, and where it ends."""
    values: list[str] = []
    while at < len(text) and text[at] in " \t.:":
        at += 1
    while True:
        m = VALUE.match(text, at)
        if not m:
            return values, at
        values.append(m.group().strip(" .,;:"))
        at = m.end()
        more = AND.match(text, at)
        if not more or not re.match(r"(?:[A-Z]{1,4}[ -]?)?\d", text[more.end() : more.end() + 8]):
            return values, at
        at = more.end()
