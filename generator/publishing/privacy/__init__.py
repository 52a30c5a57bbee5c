"""What Fed. R. Civ. P. 5.2(a), Fed. R. Crim. P. 49.1(a) and Fed. R. Bankr. P. 9037(a) forbid to publish, found in an order's file.

Looked for is the whole source, for all of it is published: furniture and the source as received as well as the text.
This is a net for what slipped through, made so that what it catches is worth a look; it is no proof of absence.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from generator.model import Location, Problem, Source
from generator.patterns import compiled
from generator.problems import problem
from generator.publishing.privacy.births import find_birth_dates
from generator.publishing.privacy.homes import find_homes
from generator.publishing.privacy.minors import find_minors
from generator.publishing.privacy.numbers import find_numbers
from generator.publishing.privacy.plain import plain_copies

_CIVIL = compiled(r"(?s:(?!.*(?<![a-z])(?:cr|mj)(?![a-z])).*)(?<![a-z])cv(?![a-z])", re.IGNORECASE)


def find_private(source: Source, docket_numbers: Sequence[str] = ()) -> Iterator[Problem]:
    """A problem `private-…` for each number, date, name or address in `source` that may not be published, at its place.

    `docket_numbers`: the order's own. Where all of them are of civil cases, another's number says nothing of this one.
    """
    is_civil = bool(docket_numbers) and all(_CIVIL.match(number) for number in docket_numbers)
    lines = [line.text for line in source.lines]
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line) + 1)
    found: dict[int, str] = {}
    for plain in plain_copies("\n".join(lines)):
        for at, code in _found(plain.text):
            found.setdefault(plain.place(at), code)
    for offset, code in sorted(found.items()):
        if is_civil and code == "private-home-address":
            continue
        row = bisect_right(starts, offset) - 1
        yield problem(code, Location(source.path, row + 1, offset - starts[row]), line=row + 1)


def _found(text: str) -> Iterator[tuple[int, str]]:
    """(offset, code) of each, in a text read plainly."""
    yield from find_numbers(text)
    yield from ((at, "private-birth-date") for at in find_birth_dates(text))
    yield from ((at, "private-minor-name") for at in find_minors(text))
    yield from ((at, "private-home-address") for at in find_homes(text))
