"""Sections and rules that are said without their title: what the document cites under the same number, else what every court
knows by the number alone. What may be two things is none."""

from bisect import bisect_left
from collections.abc import Sequence

from generator.citing.bare_sections import OF_AN_ACT, OF_ANOTHER_CODE, OF_BANKRUPTCY, OF_NO_LAW, OF_THE_CODE
from generator.citing.constitution import FEDERAL
from generator.citing.found import Flow, Found
from generator.citing.known import FAMOUS_EVERYWHERE, FAMOUS_SECTIONS, HINTS, in_bankruptcy_code, set_of_rule
from generator.citing.sections import joined
from generator.citing.usc import CODES
from generator.courts import entries
from generator.model import CitationKind
from generator.states import STATES

FEDERAL_SETS = frozenset({"FRCP", "FRCrP", "FRE", "FRAP", "FRBP", "2255 Rules", "2254 Rules", "Sup. Ct. R."})
# Courts whose bare rules are their own: the set, and the number behind its last.
OWN_RULES = {"tax": ("Tax Ct. R.", 400), "cit": ("USCIT R.", 100), "uscfc": ("RCFC", 100), "cavc": ("", 100), "jpml": ("", 100)}
NEAR = 10  # sections of one subject
Answer = tuple[Found, int | None]  # with its target, where it is certain; the index of the citation that tells it


def nearest(indices: Sequence[int], i: int) -> int:
    """The last one before `i` of ascending indices; where none is, the first behind it."""
    at = bisect_left(indices, i)
    return indices[at - 1] if at else indices[0]


class Provisions:
    """The sections and rules that a document cites with their titles. Built once a document."""

    def __init__(
        self, pairs: Sequence[tuple[Flow, Found]], court: str | None, docket_numbers: Sequence[str], declared: str | None
    ) -> None:
        self.pairs = pairs
        numbers = " ".join(docket_numbers).lower()
        self.criminal = "cr" in numbers and "cv" not in numbers
        self.court = entries().get(court or "", {})
        self.declared = declared
        self.sections: dict[str, list[int]] = {}
        self.rules: dict[str, list[int]] = {}
        self.foreign: set[str] = set()  # rules that are said to be of a set that is none of those that we know
        self.sets: set[str] = set()
        self.bankruptcy = False
        self.said: dict[tuple[str, ...], bool] = {}

    def take(self, i: int, found: Found) -> None:
        """Remember citation `i`, if it is of a section or a rule with its title, or of a rule of others."""
        if found.kind == "rule" and found.printed == "foreign":
            self.foreign.add(found.section)
        if not found.title:
            return
        if found.kind == "rule":
            self.rules.setdefault(found.section, []).append(i)
            self.sets.add(found.title)
        elif found.kind in ("usc", "cfr", "state-statute"):
            self.sections.setdefault(found.section, []).append(i)
            if found.own and found.own != found.section:
                self.sections.setdefault(found.own, []).append(i)
            self.bankruptcy |= found.title == "11 USC"

    def section(self, i: int, found: Found) -> Answer:
        """Under the title under which the document cites the same section; else one that every court knows by number."""
        if found.printed == OF_NO_LAW and found.section.isdecimal():
            return found, None
        cited = self.sections.get(found.section, [])
        if found.printed == OF_ANOTHER_CODE:
            cited = [at for at in cited if self.pairs[at][1].kind == "state-statute"]
            if not cited:
                return found, None
        if cited:
            at = nearest(cited, i)
            whole = self.pairs[at][1]
            return _of_title(found._replace(section=whole.section), whole.title, whole.kind), at
        title = self._famous(found.section) if found.printed != OF_AN_ACT else None
        if in_bankruptcy_code(found.section) and (found.printed == OF_BANKRUPTCY or self._in_bankruptcy(found)):
            title = "11 USC"
        return (_of_title(found, title, "usc") if title else found), None

    def _famous(self, section: str) -> str | None:
        if self.declared is not None and section not in FAMOUS_EVERYWHERE:
            number = CODES.get(self.declared)
            return f"{number} USC" if number and (number != "11" or in_bankruptcy_code(section)) else None
        if self.court.get("id") == "tax":
            return None
        titles = FAMOUS_SECTIONS.get(section, ())
        if self.court.get("system") == "state" and section not in FAMOUS_EVERYWHERE:
            return None
        if section.isdecimal() and any(self._is_near(int(section), title) for title in titles):
            return None
        if len(titles) > 1:  # mail fraud or diversity: the case's number tells
            return "18 USC" if self.criminal and "18 USC" in titles else None
        hints = HINTS.get(section)
        return titles[0] if titles and (hints is None or self._says(hints)) else None

    def _is_near(self, section: int, title: str) -> bool:
        """Whether the document cites a neighbour of the section under another title: 49 U.S.C. § 1403 before "section 1406"."""
        return any(
            self.pairs[at][1].title != title
            for number in range(section - NEAR, section + NEAR + 1)
            for at in self.sections.get(str(number), ())
        )

    def _in_bankruptcy(self, found: Found) -> bool:
        return found.printed == OF_THE_CODE and (self.bankruptcy or self._says(("ankruptcy",)))

    def _says(self, words: tuple[str, ...]) -> bool:
        """Whether the document says one of the words where it cites."""
        if words not in self.said:
            self.said[words] = any(
                word in flow.text for flow in {id(flow): flow for flow, _ in self.pairs}.values() for word in words
            )
        return self.said[words]

    def rule(self, i: int, found: Found) -> Answer:
        """Of the set in which the document cites the same rule; else of its only set; else what the number says."""
        cited = self.rules.get(found.section, [])
        if found.printed == "foreign" or (found.section in self.foreign and not cited):
            return found, None
        at = nearest(cited, i) if cited else None
        title = self.pairs[at][1].title if at is not None else self._set_of(found)
        if not title:
            return found, None
        key = f"{title} {found.section}"
        return found._replace(target=key + found.subsections, title=title, key=key, refers=""), at

    def of_own_court(self, found: Found) -> Found:
        """In an order of a state's court: a supreme court's rule cited without a state is that state's, where it is known, and an
        article of a constitution that is not said to be the federal one is nobody's for certain. "Civ.R. 56" is Ohio's civil rule
        in Ohio's courts alone: other states have rules of that name."""
        if found.title == "Civ.R." and self.court.get("system") == "state" and self.court.get("location") == "Ohio":
            return found._replace(key=f"Ohio R. Civ. P. {found.section}")
        if found.title == "art" and found.printed != FEDERAL and self.court.get("system") == "state":
            return found._replace(target=None)
        if found.title != "Sup. Ct. R." or self.court.get("system") != "state":
            return found
        state = STATES.get(str(self.court.get("location")))
        title = f"{state} S. Ct. R." if state else ""
        key = f"{title} {found.section}" if title else ""
        return found._replace(title=title, key=key, target=key + found.subsections if title else None)

    def _set_of(self, found: Found) -> str | None:
        own = self.sets - FEDERAL_SETS
        state = self.court.get("system") == "state" and not self.sets
        if state or not found.section.isdecimal() or (own and found.printed != "Federal"):
            return None
        name, last = OWN_RULES.get(str(self.court.get("id")), ("", 0))
        if int(found.section) < last and found.printed != "Federal":
            return name
        procedure = self.sets & {"FRCP", "FRCrP", "FRAP", "FRBP"}
        if len(procedure) == 1 and int(found.section) <= 100:
            return next(iter(procedure))
        appellate = self.court.get("type") == "appellate"
        return set_of_rule(int(found.section), criminal=self.criminal, appellate=appellate)


def _of_title(found: Found, title: str, kind: CitationKind) -> Found:
    key = joined(title, found.section)
    return found._replace(kind=kind, target=key + found.subsections, title=title, key=key, refers="")
