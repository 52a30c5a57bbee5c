"""What *Id.* refers to: the one authority cited last, by the rules of Bluebook 4.1 and of what a pin allows.

Citations inside a parenthesis that explains another ("(quoting …)") are forgotten when it closes; what affirmed or
reversed a case does not take its place; provisions named in a sentence's own words are no citations of it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from generator.citing.between import Document, Place
from generator.citing.case_pages import fits_page, reaches
from generator.citing.found import Flow, Found, Parentheses
from generator.citing.named_provisions import in_prose, may_be_meant, sentences_since, speaks
from generator.citing.sections import joined
from generator.patterns import compiled

if TYPE_CHECKING:
    from generator.citing.resolve import Resolved

EXPLAINING = compiled(
    r"\(? ?(?:[a-z]+ing\b|quoted|cited|citation|internal|alteration|emphasis|same\b|“|\"|['‘]|per curiam|en banc"
    r"|[A-Z][a-z]+, (?:C\.)?J)"
)


@dataclass(slots=True)
class Stack:
    """The citation that *Id.* would refer to, and those to fall back on when the parentheses around close."""

    document: Document
    last: "tuple[int, Resolved] | None" = None
    statute: "tuple[int, Resolved] | None" = None
    named: "tuple[int, Resolved] | None" = None  # a provision that a sentence names: "Rule 1 provides that …"
    since: tuple[Flow, int] | None = None  # the last *Id.* that led there, and its end: what stands before it is settled
    paper: tuple[Flow, int] | None = None  # of the record, cited in a parenthesis of its own, and where
    latest: int = -1  # of what was cited, not only named
    open: list[tuple[int, int, "tuple[int, Resolved] | None"]] = field(default_factory=list)
    text: str = ""
    parentheses: Parentheses = field(default_factory=Parentheses)
    ends: set[int] = field(default_factory=set)
    pending: list[int] = field(default_factory=list)
    passed: int = 0
    cited: set[str] = field(default_factory=set)  # keys of the authorities that a note cites, "" for one that is not known
    flow: Flow | None = None

    @classmethod
    def after_note(cls, before: "Stack | None", document: Document) -> "Stack":
        """A note's own stack: the note before it hands on its authority if it cites only one (Bluebook 4.1), by *Id.* or in full;
        what explains it, or is its history, is not counted."""
        alone = before is not None and len(before.cited) == 1
        return cls(document, last=before.last if before and alone else None)

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
        if found.kind in PROVISIONS and in_prose(self.text, found):
            if not self.open:
                self.named = (index, one)
            return
        if found.kind != "other" or "§" in (found.target or ""):  # a report of Congress, a journal: none has sections
            self.latest = index
        if self.flow is not None and self._in_its_own(found.start) and (found.key or "").startswith(("docket", "record")):
            self.paper = (self.flow, found.start)
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
        if found.kind == "id" and found.target and not self.open and self.flow is not None:
            self.since, self.named = (self.flow, found.end), None
        elif not self.open and not self._is_parallel(found):
            self.since = None
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
        return one if self.last is None or self._is_doubtful(self.last[1], one.found) else self._of_last(self.last, one, before)

    def _of_last(self, source: tuple[int, "Resolved"], one: "Resolved", before: Sequence["Resolved"]) -> "Resolved":
        """*Id.* with the target of `source`, if its place can be there."""
        index, last = source
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
        decided = not AT_SECTION.match(self.text, one.found.end) and self.document.turned_to_a_case(
            self.text, self._since(last, one.found.start), one.found.start
        )
        return one if one.found.page or decided else _answered(one, index, last.found)

    def _is_doubtful(self, last: "Resolved", found: Found) -> bool:
        """Whether another authority than the one cited last may be meant."""
        return self._unread_since(last, found) or self._competes(last.found, found) or self._is_of_a_paper(last, found)

    def _is_of_a_paper(self, last: "Resolved", found: Found) -> bool:
        """Whether an *Id.* stands in a parenthesis of its own where a sentence names a case, and the papers of the record are
        cited so: "(Br. at 15.) Defendant relies on Roe v. Doe, 300 F.3d 7. (See id.)"."""
        if self.paper is None or self.paper[0] is not self.flow or found.page or last.flow is not self.flow:
            return False
        case = last.found.start if last.found.name_start is None else last.found.name_start
        return (
            last.found.kind in ("case", "short")
            and case - self.paper[1] < NEAR
            and self._in_its_own(found.start)
            and not self._in_its_own(case)
        )

    def _in_its_own(self, start: int) -> bool:
        """Whether a parenthesis opens right before `start`, or with a signal."""
        return IN_ITS_OWN.search(self.text, max(0, start - 12), start) is not None

    def _unread_since(self, last: "Resolved", found: Found) -> bool:
        """Whether something since the last citation cites what nobody knows here: "(Trust Agreement at 12.)", "2009 TTAB
        LEXIS 71", "¶ 8"; a page as only the reports have keeps papers out."""
        number = NUMBER.search(found.page)
        place: Place = "page" if number and "¶" not in (found.pin or "") else ""
        if number and place and self._page_of_volume(last.found, int(number.group())):
            place = "high page"
        return self.flow is not None and self.document.between.unread(
            last.found.kind,
            self.since or (last.flow, max(last.found.tail, last.found.end)),
            self.flow,
            found.start,
            place,
        )

    def _page_of_volume(self, case: Found, page: int) -> bool:
        """Whether a case is cited by volume, and can have a page that is too high for a paper."""
        return any(
            first.isdigit() and int(first) >= HIGH_PAGE and reaches(first, page) for first in self.document.firsts.get(case.key, ())
        )

    def _competes(self, last: Found, found: Found) -> bool:
        """Whether the last sentence names a provision since the last citation, which *Id.* may mean as well: "Pursuant to 29
        C.F.R. § 1.1, Doe had the right to a copy. Id." A page is no place of a provision."""
        if self.last is None or self.named is None or self.named[0] < self.last[0] or found.page:
            return False
        named = self.named[1]
        if named.flow is not self.flow or found.start - named.found.end > FAR:
            return False
        if named.found.key == last.key or OF_A_DECISION.match(self.text, found.end):
            return False
        if not may_be_meant(self.text, named.found.start, named.found.end, found.start):
            return False
        if last.kind in ("docket", "record") and self.text.startswith("(", max(0, found.start - 1)):
            return False
        near = 1 + speaks(self.text, named.found.start, named.found.end)
        return sentences_since(self.text, named.found.end, found.start) <= near

    def _since(self, last: "Resolved", at: int) -> int:
        """Where the words since a citation begin in this flow."""
        return max(last.found.tail if self.flow is last.flow else 0, at - 600)

    def _spoken_of_another(self, last: "Resolved", found: Found) -> bool:
        number = NUMBER.search(found.page)
        page = int(number.group()) if number else -1
        keys = self.document.spoken_of(self.text, self._since(last, found.start), found.start)
        return bool(keys) and last.found.key not in keys and any(reaches(key.rpartition(" ")[2], page) for key in keys)

    def _place_fits(self, found: Found, answer: Found, before: Sequence["Resolved"], index: int) -> bool:
        if not found.pin:
            return True
        database = "WL" in (answer.target or "") or "LEXIS" in (answer.target or "")
        if "*" in found.pin:
            return database
        number = NUMBER.search(found.page)
        if "¶" in found.pin or number is None:
            return answer.key in self.document.by_paragraph if "¶" in found.pin else not database
        if database:
            return int(number.group()) < LONGEST_SLIP
        if firsts := self.document.firsts.get(answer.key):  # of parallel citations, either may be meant
            return any(reaches(first, int(number.group())) for first in firsts)
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


HIGH_PAGE = 200
OF_A_DECISION = compiled(r" \((?:citing|quoting|internal|citations? omitted|(?:[A-Z][a-z]+, )?(?:C\.)?J\.)")
AT_SECTION = compiled(r"[.,]* (?:at )?§")
NEAR, FAR = 600, 2500  # characters
IN_ITS_OWN = compiled(r"\((?:[Ss]ee (?:also )?)?$")
BARELY = compiled(r"\((?:[Ss]ee (?:also )?)?")
NUMBER = compiled(r"\d+")
OF_THE_RECORD = compiled(r"[Ii][Dd]\.,? ?(?:at )?(?:Exh?s?\.|Exhibits?|Attach|Tab) ?[A-Z\d]")  # no decision has exhibits
PROVISIONS = ("usc", "cfr", "rule", "local-rule", "state-statute", "other")
STATUTES = ("usc", "cfr", "state-statute", "id")
LONGEST_SLIP = 100  # pages of an opinion that is known by a database's number
PLACE_IN_TITLE = compiled(r"(?:(?:§{1,2} ?)(?P<n>[\dA-Z][\w.:-]*)|[^(]*)(?P<s>(?:\([0-9A-Za-z]{1,5}\))*)")
