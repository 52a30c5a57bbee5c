"""Citations that stand alone right behind a short form or an *Id.* as its parallels: "Moe, 450 U.S. at 71 n. 2, 99 S. Ct. 1100".

Nothing else in the document tells what they cite. A comma between two citations may as well part two cases: what a case has
already in the reporter, another year, another court, each makes the citation one of its own (Bluebook rules 10.3.1, 10.9).
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from generator.citing.court_abbreviations import SERIES, court_of_reporter, never_of_the_supreme_court
from generator.citing.found import Found

if TYPE_CHECKING:
    from generator.citing.resolve import Resolved


class Orphans:
    """What is known of a document's cases, by their keys, and which citations turned out to be parallel to them."""

    def __init__(self, first: Sequence["Resolved"]) -> None:
        self.cases: dict[str, Found] = {}
        self.printed: dict[str, dict[str, set[tuple[str, str]]]] = {}  # key → reporter, whatever its series → volumes and pages
        self.same: dict[str, Found] = {}  # keys of parallel citations that stand behind a short form alone → what that cites
        for found in (one.found for one in first):
            if found.kind == "case" and found.key:
                self.cases.setdefault(found.key, found)
                self._print(found.key, found)

    def _print(self, key: str, found: Found) -> None:
        of_reporter = self.printed.setdefault(key, {}).setdefault(SERIES.sub("", found.reporter), set())
        of_reporter.add((found.volume, found.page))

    def joined(self, one: "Resolved", before: Found, index: int) -> "Resolved":
        """`one` as one more citation of the case that `before`, the citation at `index`, cites; as it is where it is no orphan."""
        found = one.found
        if one.flow.text[before.end : found.start] not in (", ", " ") or before.name is None or not self._is_unknown(one):
            return one
        if not self._can_be_parallel(found, before):
            return one
        if not before.key:
            return one._replace(found=found._replace(name=before.name))
        answer = found._replace(target=found.target or before.target, key=before.key, name=before.name, year=before.year)
        if found.key:
            self.same[found.key] = answer
        self._print(before.key, found)
        return one._replace(found=answer, antecedent=index)

    @staticmethod
    def _is_unknown(one: "Resolved") -> bool:
        found = one.found
        if found.kind == "case":
            return found.name is None and one.antecedent is None
        return found.kind == "short" and found.target is None

    def _can_be_parallel(self, found: Found, before: Found) -> bool:
        base = SERIES.sub("", found.reporter)
        if base == SERIES.sub("", before.reporter):
            return False
        known = self.printed.get(before.key, {}).get(base)
        if known and not known & {(found.volume, found.page), (found.volume, "")}:
            return False
        case = self.cases.get(before.key, before)
        year = case.year or before.year
        return (not found.year or not year or found.year == year) and _of_one_court(found, case)

    def as_one(self, one: "Resolved") -> "Resolved":
        """The citation under the authority of which its own turned out to be a parallel."""
        case = self.same.get(one.found.key)
        return one if case is None else one._replace(found=one.found._replace(key=case.key, name=case.name, year=case.year))


def _of_one_court(one: Found, other: Found) -> bool:
    """Whether nothing says that two citations are of two courts."""
    courts = [found.court or court_of_reporter(found.reporter, "") for found in (one, other)]
    if all(courts):
        return courts[0] == courts[1]
    return "scotus" not in courts or not any(never_of_the_supreme_court(found.reporter) for found in (one, other))
