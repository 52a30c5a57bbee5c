"""What *Id.* refers to: the one authority cited last, by the rules of Bluebook 4.1 and of what a pin allows.

Citations inside a parenthesis that explains another ("(quoting …)") are forgotten when it closes; what affirmed or
reversed a case does not take its place; provisions named in a sentence's own words are no citations of it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from generator.citing.found import Found, Parentheses, runs_on

if TYPE_CHECKING:
    from generator.citing.resolve import Resolved

MOST_PAGES = 400  # the longest opinions of the reports run to some three hundred pages
EXPLAINING = re.compile(r"\(? ?(?:[a-z]+ing\b|quoted|cited|citation|internal|alteration|emphasis|same\b|“|\"|['‘]|per curiam|en banc|[A-Z][a-z]+, (?:C\.)?J)")


def fits_page(case: Found, page: int) -> bool:
    """Whether the case can have a page of that number."""
    if page < 0 or not case.page.isdigit():
        return True
    return 0 <= page - int(case.page) <= MOST_PAGES


@dataclass(slots=True)
class Stack:
    """The citation that *Id.* would refer to, and those to fall back on when the parentheses around close."""

    last: "tuple[int, Resolved] | None" = None
    statute: "tuple[int, Resolved] | None" = None
    open: list[tuple[int, "tuple[int, Resolved] | None"]] = field(default_factory=list)
    text: str = ""
    parentheses: Parentheses = field(default_factory=Parentheses)
    ends: set[int] = field(default_factory=set)
    pending: list[int] = field(default_factory=list)
    passed: int = 0
    count: int = 0

    @classmethod
    def after_note(cls, before: "Stack | None") -> "Stack":
        """A note's own stack: the note before it hands on its authority if it cites only one."""
        alone = before is not None and before.count == 1
        return cls(last=before.last if before and alone else None)

    def enter(self, text: str, parentheses: Parentheses) -> None:
        """Begin a flow."""
        self.text, self.parentheses = text, parentheses
        self.pending = sorted(parentheses.closes)
        self.passed = 0
        self.ends = set()

    def leave(self) -> None:
        """End a flow: what was open is closed."""
        if self.open:
            self.last = self.open[0][1]
            self.open = []

    def reach(self, at: int) -> None:
        """Close what closes before `at`, and open the explaining parentheses that stand open there."""
        while self.open and self.open[-1][0] < at:
            self.last = self.open.pop()[1]
        while self.passed < len(self.pending) and self.pending[self.passed] < at:
            start = self.pending[self.passed]
            self.passed += 1
            close = self.parentheses.closes[start]
            if close > at and self._explains(start):
                self.open.append((close, self.last))

    def _explains(self, start: int) -> bool:
        """Whether a parenthesis belongs to the citation before it."""
        if EXPLAINING.match(self.text, start + 1):
            return True
        before = self.text[:start].rstrip() if start < 2 else self.text[max(0, start - 2) : start].rstrip()
        return start - 1 in self.ends or start in self.ends or before[-1:] == ")"

    def take(self, index: int, one: "Resolved") -> None:
        """Make the citation the one that *Id.* refers to, where it can be that."""
        found = one.found
        self.reach(found.start)
        self.ends.update((found.end, found.tail))
        if found.kind in ("usc", "cfr", "state-statute") and found.title:
            self.statute = (index, one)
        if (found.mention or runs_on(self.text, found.end)) and found.kind in ("usc", "cfr", "rule", "local-rule", "state-statute", "other"):
            return
        if found.kind in ("constitution", "case-number") or found.history or found.refers == "internal":
            return
        if found.kind == "id":
            if found.target is None:
                self.last = None
            return
        parallel = found.kind == "case" and self.last is not None and self.last[1].found.key == found.key != found.target
        if not parallel:
            self.last = (index, one) if found.key else None
            self.count += 1

    def resolve_id(self, one: "Resolved", before: Sequence["Resolved"]) -> "Resolved":
        """*Id.* with the target of what was cited last, if its place can be there."""
        found = one.found
        if found.section:
            return self._of_statute(one)
        if self.last is None:
            return one
        index, last = self.last
        answer = last.found
        if answer.kind in ("case", "short", "supra"):
            if not self._place_fits(found, answer, before, index):
                return one
            same = replace(found, target=answer.target, key=answer.key, name=answer.name, year=answer.year)
            return replace(one, found=same, antecedent=index)
        if answer.kind in ("docket", "record"):
            target = f"docket {answer.target}" if answer.kind == "docket" else answer.title or answer.target
            return replace(one, found=replace(found, target=target, key=answer.key), antecedent=index)
        if found.page:
            return one
        return replace(one, found=replace(found, target=answer.target, key=answer.key, title=answer.title, section=answer.section, subsections=answer.subsections), antecedent=index)

    def _place_fits(self, found: Found, answer: Found, before: Sequence["Resolved"], index: int) -> bool:
        if not found.pin:
            return True
        database = "WL" in (answer.target or "") or "LEXIS" in (answer.target or "")
        star = "*" in found.pin
        if star or "¶" in found.pin:
            return database if star else not database and " " in (answer.target or "")
        number = re.search(r"\d+", found.page)
        if number is None:
            return True
        if database:
            return int(number.group()) < 100
        full = before[index].antecedent if answer.kind != "case" and index < len(before) else None
        case = before[full].found if full is not None and full < len(before) else answer
        page = int(number.group())
        return fits_page(case, page) and (case.page.isdigit() or not case.page)

    def _of_statute(self, one: "Resolved") -> "Resolved":
        """"Id. § 1292(a)(1)": another section of the title cited last; "Id. (b)": another subsection."""
        found = one.found
        source = self.last if self.last and self.last[1].found.title and self.last[1].found.kind in STATUTES else self.statute
        if source is None:
            return one
        index, last = source
        title = last.found.title
        m = re.match(r"§{1,2} ?([\dA-Z][\w.:-]*)((?:\([0-9A-Za-z]{1,5}\))*)", found.section)
        if m is None:
            sub = re.search(r"\(.*", found.section)
            if sub is None or not last.found.section:
                return one
            target = f"{title} {last.found.section}{sub.group()}"
            return replace(one, found=replace(found, target=target, title=title, section=last.found.section, subsections=sub.group(), key=last.found.key), antecedent=index)
        number = m.group(1).rstrip(".:-")
        return replace(
            one,
            found=replace(found, target=f"{title} {number}{m.group(2)}", title=title, section=number, subsections=m.group(2), key=f"{title} {number}"),
            antecedent=index,
        )


STATUTES = ("usc", "cfr", "state-statute", "id")
