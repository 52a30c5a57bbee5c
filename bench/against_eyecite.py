"""Every full case citation that eyecite finds in a folder of orders and docketpress does not, by class of reason.

    python bench/against_eyecite.py ORDERS      (make bench-eyecite ORDERS=../shared/orders)

A line a class, with the count and an example. Exit status 1 if a citation belongs to no class: a miss that is ours.
White space is folded for both, and an order read as one run of words, line numbers and running heads in it.
"""

import logging
import re
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

import eyecite
from eyecite.models import FullCaseCitation

from generator.citing import find_citations
from generator.citing.texts import fold_text
from generator.model import Citation

BEFORE, BEHIND = 40, 30  # characters around a citation that a class may look at
UNEXPLAINED = "no reason known: a miss"
# Class of reason → what the words say: those before the citation, the citation in "<>", those behind it.
CLASSES = {
    "a number of a line stands in a rule's name or a reporter's": re.compile(
        r"R\. Civ\. <\d{1,2} P\. \d+>|<\d+ F\. \d{1,2}> +Supp|<\d{4} WL \d{1,2}> +\d{5,}"
    ),
    "a date, its day before a month that is a reporter too": re.compile(r"<\d{1,2} (?:Mar|Jan|Feb|Dec)\. \d{1,2}>, (?:19|20)\d\d"),
}
SHORT = (
    "a short form: a number of a database said again without court and date (Bluebook rule 10.9), “at” between reporter and page"
)
RECORD = "a volume of the record: “1 App. 9”"


def missed(text: str) -> Iterator[tuple[str, str]]:
    """(class, words) of every full case citation that eyecite alone finds in a text."""
    flow, _ = fold_text("p", text)
    ours = find_citations([flow]).citations
    for citation in eyecite.get_citations(flow.text):
        if isinstance(citation, FullCaseCitation):
            start, end = citation.span()
            over = [c for c in ours if c.start < end and start < c.end]
            if not any(c.kind in ("case", "other") for c in over):
                words = f"{flow.text[max(0, start - BEFORE) : start]}<{flow.text[start:end]}>{flow.text[end : end + BEHIND]}"
                yield reason(words, over), words


def reason(words: str, over: Sequence[Citation]) -> str:
    """The class of a citation that eyecite alone finds; `over`: what docketpress finds there."""
    for name, pattern in CLASSES.items():
        if pattern.search(words):
            return name
    if any(c.kind == "short" for c in over):
        return SHORT
    return RECORD if any(c.kind == "record" for c in over) else UNEXPLAINED


def main() -> int:
    """Prints the classes."""
    logging.disable(logging.CRITICAL)
    found: dict[str, list[str]] = defaultdict(list)
    files = sorted(Path(sys.argv[1]).rglob("*.txt"))
    for path in files:
        for name, words in missed(path.read_text(encoding="utf-8", errors="replace")):
            found[name].append(f"{path.name}: … {words} …")
    print(f"{len(files)} files; found by eyecite alone, as full citations of cases:")
    for name, examples in sorted(found.items(), key=lambda item: -len(item[1])):
        print(f"{len(examples):>5}  {name}\n       {examples[0]}")
    for example in found[UNEXPLAINED][1:]:
        print(f"       {example}")
    return 1 if found[UNEXPLAINED] else 0


if __name__ == "__main__":
    sys.exit(main())
