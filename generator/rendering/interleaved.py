"""Captions whose two columns were read line by line, a party here, a number there: which lines stood in the right-hand one.

Nothing but the words says so any more. What is taken: docket numbers, what refers to other cases, and the title where its
lines are those that were read as the order's; and that only between the lines of the parties.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.parsing.caption.kinds import kind_of
from generator.parsing.caption.roles import ends_in_role
from generator.patterns import compiled

PARTIES = frozenset(("role", "versus"))
BESIDE = frozenset(("number", "reference"))
NAMES = frozenset(("", "in-re"))
LONGEST_TITLE = 16  # lines
# The line below a court's name that says which; behind a party of that name stands a comma.
COURT_MORE = compiled(r"(?:for )?(?:the )?(?:\w+ )?district of [^,]+|\w+ division", re.IGNORECASE)
WORDED = compiled(r"\w")
BEFORE_NUMBER = compiled(r"(?:v|vs)\.\s+", re.IGNORECASE)
UNWORDED = compiled(r"[\W_]+")


@dataclass(frozen=True, slots=True)
class Interleaved:
    """Stretches first ≤ index < last of a caption hold the parties; those in `beside` stood to their right."""

    first: int
    last: int
    beside: frozenset[int]


def find_interleaved(stretches: Sequence[str], title: str | None) -> Interleaved | None:
    """The columns that a caption once stood in. `stretches`: its lines, cut where the source holds things apart; `title`: as
    it was read. None unless every stretch between the parties is plain, and they are the parties of one case."""
    kinds = ["role" if ends_in_role(text) else kind_of(text) if WORDED.search(text) else "drawn" for text in stretches]
    named = [index for index, kind in enumerate(kinds) if kind in PARTIES]
    if len(named) < 2 or kinds.count("versus") > 1:
        return None
    beside = {index for index, kind in enumerate(kinds) if kind in BESIDE} | _title_lines(stretches, title)
    first, last = named[0], named[-1] + 1
    while first > 0 and (first - 1 in beside or (kinds[first - 1] in NAMES and not COURT_MORE.fullmatch(stretches[first - 1]))):
        first -= 1
    if first in beside:  # the number is above the parties: another one between them may be that of another case
        return None
    within = frozenset(index for index in beside if first < index < last)
    plain = all(kinds[index] in PARTIES | NAMES or index in within for index in range(first, last))
    return Interleaved(first, last, within) if within and plain else None


def number_behind_versus(text: str) -> int | None:
    """Where the number begins in "v. No. 25-cv-1335", a line of two columns that were read as one; None in any other."""
    m = BEFORE_NUMBER.match(text)
    return m.end() if m and kind_of(text[m.end() :]) == "number" else None


def _title_lines(lines: Sequence[str], title: str | None) -> set[int]:
    """Those that together are the title; none where they do not stand together."""
    wanted = UNWORDED.sub("", title or "").casefold()
    words = [UNWORDED.sub("", line).casefold() for line in lines]
    for start in range(len(words)) if wanted else ():
        got = ""
        for end in range(start, min(start + LONGEST_TITLE, len(words))):
            got += words[end]
            if got == wanted:
                return set(range(start, end + 1))
            if not words[start] or not wanted.startswith(got):
                break
    return set()
