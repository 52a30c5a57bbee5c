"""What *Id.* refers to: the one authority cited last, by the rules of Bluebook 4.1 and of what a pin allows.

Citations inside a parenthesis that explains another ("(quoting …)") are forgotten when it closes; what affirmed or
reversed a case does not take its place; provisions named in a sentence's own words are no citations of it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.citing.found import Flow, Found, Parentheses, runs_on
from generator.citing.sections import joined
from generator.patterns import compiled

if TYPE_CHECKING:
    from generator.citing.resolve import Resolved

MOST_PAGES = 400  # the longest opinions of the reports run to some three hundred pages
EXPLAINING = compiled(
    r"\(? ?(?:[a-z]+ing\b|quoted|cited|citation|internal|alteration|emphasis|same\b|“|\"|['‘]|per curiam|en banc"
    r"|[A-Z][a-z]+, (?:C\.)?J)"
)


def fits_page(case: Found, page: int) -> bool:
    """Whether the case can have a page of that number."""
    return _reaches(case.page, page)


def _reaches(first: str, page: int) -> bool:
    """Whether a case that begins on page `first` of its volume can have a page of that number; -1 is none."""
    return page < 0 or not first.isdigit() or 0 <= page - int(first) <= MOST_PAGES


@dataclass(slots=True)
class Stack:
    """The citation that *Id.* would refer to, and those to fall back on when the parentheses around close."""

    last: "tuple[int, Resolved] | None" = None
    statute: "tuple[int, Resolved] | None" = None
    speaking: int = -1  # of a provision that a sentence quotes: "Rule 1 provides that …"
    latest: int = -1  # of what was cited, not only named
    open: list[tuple[int, int, "tuple[int, Resolved] | None"]] = field(default_factory=list)
    text: str = ""
    parentheses: Parentheses = field(default_factory=Parentheses)
    ends: set[int] = field(default_factory=set)
    pending: list[int] = field(default_factory=list)
    passed: int = 0
    cited: set[str] = field(default_factory=set)  # keys of the authorities that a note cites, "" for one that is not known
    names: Mapping[str, frozenset[str]] = field(default_factory=dict)
    firsts: Mapping[str, set[str]] = field(default_factory=dict)  # the pages on which cases begin, by their keys
    flow: Flow | None = None

    @classmethod
    def after_note(cls, before: "Stack | None", names: Mapping[str, frozenset[str]], firsts: Mapping[str, set[str]]) -> "Stack":
        """A note's own stack: the note before it hands on its authority if it cites only one (Bluebook 4.1), by *Id.* or in full;
        what explains it, or is its history, is not counted."""
        alone = before is not None and len(before.cited) == 1
        return cls(last=before.last if before and alone else None, names=names, firsts=firsts)

    def enter(self, flow: Flow, parentheses: Parentheses) -> None:
        """Begin a flow."""
        self.flow, self.text, self.parentheses = flow, flow.text, parentheses
        self.pending = sorted(parentheses.closes)
        self.passed = 0
        self.ends = set()

    def leave(self) -> None:
        """End a flow: what was open is closed."""
        if self.open:
            self.last = self.open[0][2]
            self.open = []

    def reach(self, at: int) -> None:
        """Close what closes before `at`, and open the explaining parentheses that stand open there."""
        while self.open and self.open[-1][1] < at:
            self.last = self.open.pop()[2]
        while self.passed < len(self.pending) and self.pending[self.passed] < at:
            start = self.pending[self.passed]
            self.passed += 1
            close = self.parentheses.closes[start]
            if close > at and self._explains(start):
                self.open.append((start, close, self.last))

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
        self._stands_by_itself(found)
        self.ends.update((found.end, found.tail))
        if found.kind in ("usc", "cfr", "state-statute") and found.title:
            self.statute = (index, one)
        if found.kind in PROVISIONS and (found.mention or runs_on(self.text, found.end)):
            if SAYS.match(self.text, found.end):
                self.speaking = index
            return
        if found.kind != "other" or "§" in (found.target or ""):  # a report of Congress, a journal: none has sections
            self.latest = index
        if found.kind == "case-number" or found.history or found.refers == "internal":
            return
        if not self.open:
            self.cited.add(found.key if found.target else "")
        if found.kind != "constitution":
            self._put(index, one)

    def _stands_by_itself(self, found: Found) -> None:
        """A paper in a parenthesis of its own behind another explains nothing: "(2009) (Doc. 12)"."""
        if self.open and found.kind in ("docket", "record"):
            opens = self.open[-1][0]
            if self.text[opens - 2 : opens] == ") " and BARELY.fullmatch(self.text, opens, found.start):
                self.open.pop()

    def _is_parallel(self, found: Found) -> bool:
        """Whether it is one more citation of the case cited right before: *Id.* counts by the pages of the first."""
        if found.kind not in ("case", "short") or self.last is None or self.last[1].found.key != found.key:
            return False
        if found.kind == "case":
            return found.key != found.target
        return found.start - 2 in self.ends and self.text.startswith(", ", found.start - 2)

    def _put(self, index: int, one: "Resolved") -> None:
        found = one.found
        if found.kind == "id":
            if found.target is None:
                self.last = None
            elif found.section and found.title:
                self.last = (index, one)  # "Id. § 1292": what the next one refers to
        elif not self._is_parallel(found):
            self.last = (index, one) if found.key else None

    def resolve_id(self, one: "Resolved", before: Sequence["Resolved"]) -> "Resolved":
        """*Id.* with the target of what was cited last, if its place can be there.

        `before`: every citation, in order, before any *Id.* is resolved; a short form may stand before the full citation.
        """
        if one.found.section:
            return self._of_statute(one)
        if self.last is None or self._unread_since(self.last[1], one.found.start) or self._quotes_a_provision(one.found):
            return one
        index, last = self.last
        if last.found.kind in ("case", "short", "supra"):
            exhibit = OF_THE_RECORD.search(self.text, one.found.start, one.found.end + 12)
            if (
                not exhibit
                and self._place_fits(one.found, last.found, before, index)
                and not self._spoken_of_another(last, one.found)
            ):
                return _answered(one, index, last.found)
            return one
        if last.found.kind in ("docket", "record"):
            named = f"docket {last.found.target}" if last.found.kind == "docket" else last.found.title
            return _answered(one, index, last.found, named)
        return one if one.found.page else _answered(one, index, last.found)

    def _unread_since(self, last: "Resolved", at: int) -> bool:
        """Whether a parenthesis since the last citation cites what nobody knows here: "(Trust Agreement at 12.)"."""
        start = last.found.tail if self.flow is last.flow else 0
        return any(
            m.start() - 1 not in self.ends and not YEAR_ENDS.search(m.group())
            for m in UNREAD.finditer(self.text, max(start, at - 600), at)
        )

    def _quotes_a_provision(self, found: Found) -> bool:
        """Whether a bare *Id.* stands behind the quoted words of a provision that was named since the last citation: "Rule 1
        provides that “…” Id." is the rule, or the case that quotes it."""
        return (
            self.last is not None and self.speaking > self.last[0] and not found.pin and self.text.endswith(QUOTED, 0, found.start)
        )

    def _spoken_of_another(self, last: "Resolved", found: Found) -> bool:
        """Whether the words since the last citation turned to another case that the document knows: "In Iqbal, the Court …";
        one that can have the page at which *Id.* points."""
        at, number = found.start, NUMBER.search(found.page)
        page = int(number.group()) if number else -1
        start = last.found.tail if self.flow is last.flow else 0
        other = False
        for m in SPOKEN.finditer(self.text, max(start, at - 600), at):
            keys = self.names.get(next(name for name in m.groups() if name).lower())
            if keys:
                other = last.found.key not in keys and any(_reaches(key.rpartition(" ")[2], page) for key in keys)
        return other

    def _place_fits(self, found: Found, answer: Found, before: Sequence["Resolved"], index: int) -> bool:
        if not found.pin:
            return True
        database = "WL" in (answer.target or "") or "LEXIS" in (answer.target or "")
        if "*" in found.pin:
            return database
        number = NUMBER.search(found.page)
        if "¶" in found.pin or number is None:
            return not database
        if database:
            return int(number.group()) < LONGEST_SLIP
        if firsts := self.firsts.get(answer.key):  # of parallel citations, either may be meant
            return any(_reaches(first, int(number.group())) for first in firsts)
        full = before[index].antecedent if answer.kind != "case" else None
        return fits_page(answer if full is None else before[full].found, int(number.group()))

    def _of_statute(self, one: "Resolved") -> "Resolved":
        """ "Id. § 1292(a)(1)": another section of the title cited last; "Id. (b)": another subsection. Where an act without a
        title, a treatise or a case was cited since, the section is that one's, or nobody knows whose."""
        found = one.found
        source = self.last if self.last and self.last[1].found.title and self.last[1].found.kind in STATUTES else None
        if source is None and self.statute is not None and self.statute[0] >= self.latest:
            source = self.statute  # what was cited last, or named in a sentence since
        if source is None:
            return one
        index, last = source
        m = PLACE_IN_TITLE.match(found.section)
        if m is None or not (m["n"] or last.found.section):
            return one
        number = m["n"].rstrip(".:-") if m["n"] else last.found.section
        key = joined(last.found.title, number)
        answer = last.found._replace(section=number, subsections=m["s"], key=key, target=key + m["s"], name=None, year=None)
        return _answered(one, index, answer)


def _answered(one: "Resolved", index: int, answer: Found, target: str | None = None) -> "Resolved":
    """`one` as a citation of what `answer`, the citation at `index`, cites."""
    found = one.found._replace(
        target=target or answer.target,
        key=answer.key,
        name=answer.name,
        year=answer.year,
        title=answer.title,
        section=answer.section,
        subsections=answer.subsections,
    )
    return one._replace(found=found, antecedent=index)


SAYS = compiled(r" (?:provides|states|says|reads|defines|requires|directs|mandates|prohibits|authorizes)\b")
QUOTED = ("” ", '" ', "’ ", "' ")
BARELY = compiled(r"\((?:[Ss]ee (?:also )?)?")
# A parenthesis that holds a source and its place alone. What else is counted so is no source.
COUNTED = (
    r"(?:Counts?|Claims?|Steps?|Parts?|Title|Chapter|Grounds?|Rules?|Sec(?:tions?|s?\.)|Art(?:icles?|\.)|Issues?|Nos?|Phase|Class"
    r"|Form|Level|Grade|Category|Group|Paragraphs?|Questions?|Points?|Factors?|Elements?|Prongs?|Vol|Defendants?|Plaintiffs?|Pages?"
    r"|Age|Jan\w*|Feb\w*|Mar\w*|Apr\w*|May|June?|July?|Aug\w*|Sept?\w*|Oct\w*|Nov\w*|Dec(?:ember)?)"
)
UNREAD = compiled(
    rf"\((?:[Ss]ee (?:also )?)?(?!(?:See|Id|Ibid|{COUNTED})\b)[A-Z][\w.’'&]*(?: [\w.’'&]+){{0,5}},? (?:at )?"
    r"(?:(?:pp?\. ?|¶{1,2} ?|No\. )?\d[\d, :–-]*|Art\. [IVXL\d]+(?: § ?\d+)?)\.?\)"
)
YEAR_ENDS = compiled(r"(?:1[6-9]|20)\d\d\.?\)$")
NUMBER = compiled(r"\d+")
OF_THE_RECORD = compiled(r"[Ii][Dd]\.,? ?(?:at )?(?:Exh?s?\.|Exhibits?|Attach|Tab) ?[A-Z\d]")  # no decision has exhibits
PROVISIONS = ("usc", "cfr", "rule", "local-rule", "state-statute", "other")
STATUTES = ("usc", "cfr", "state-statute", "id")
LONGEST_SLIP = 100  # pages of an opinion that is known by a database's number
PLACE_IN_TITLE = compiled(r"(?:(?:§{1,2} ?)(?P<n>[\dA-Z][\w.:-]*)|[^(]*)(?P<s>(?:\([0-9A-Za-z]{1,5}\))*)")
NAME = r"([A-Z][\w’'-]+)"
SPOKEN = compiled(
    rf"(?:In|Under|Like|Unlike|in|under|overruled|abrogated|overruling|reversed) {NAME}|{NAME} (?:[Cc]ourt|held|majority|panel)\b"
)
