"""What stands between an *Id.* and the authority cited last: what cites and was not understood, or names another authority.

Nobody knows whether *Id.* means that; so it has no target then.
"""

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from generator.citing.found import Flow
from generator.citing.named_provisions import in_quotation, may_be_meant
from generator.patterns import compiled

if TYPE_CHECKING:
    from generator.citing.resolve import Resolved

Place = Literal["high page", "page", ""]
FARTHEST = 4000  # characters that are read back from an *Id.*
ENOUGH_FLOWS = 40
NEAREST = 20  # citations among which the one is that a place belongs to


class Between:
    """The flows of a document, and where in them stands what was understood. Built once a document."""

    def __init__(self, flows: Sequence[Flow], understood: Sequence["Resolved"]) -> None:
        """`understood`: the citations that have a meaning, in reading order, each of a flow in `flows`."""
        self.kinds = ([f for f in flows if not f.note], [f for f in flows if f.note])
        self.places = {id(f): n for kind in self.kinds for n, f in enumerate(kind)}
        self.spans: dict[int, list[tuple[int, int]]] = {}
        for one in understood:
            found = one.found
            if not found.target and found.refers != "id":
                continue
            start = found.start if found.name_start is None else found.name_start
            self.spans.setdefault(id(one.flow), []).append((start, max(found.end, found.tail)))

    def stretches(self, since: tuple[Flow, int], flow: Flow, at: int) -> list[tuple[Flow, int, int]]:
        """The stretches of text from `since`, a flow and where in it, to flow.text[:at], the latest first, of the body or of the
        notes alone."""
        begun, behind = since
        if begun is flow:
            return [(flow, max(behind, at - FARTHEST), at)]
        kind = self.kinds[flow.note]
        upto, first = self.places[id(flow)], self.places[id(begun)]
        out = [(flow, max(0, at - FARTHEST), at)]
        left = FARTHEST - at
        for n in range(upto - 1, max(first, upto - ENOUGH_FLOWS) - 1, -1):
            if left <= 0:
                break
            end = len(kind[n].text)
            start = behind if n == first else 0
            out.append((kind[n], max(start, end - left), end))
            left -= end - start
        return out

    def unread(self, kind: str, since: tuple[Flow, int], flow: Flow, at: int, place: Place) -> bool:
        """Whether something between `since` and the *Id.* at `at` cites and was not understood; what the court quotes is not its
        citation.

        `kind`: of what was cited last; `place`: where the *Id.* points. No provision has pages, no paper high ones.
        """
        if place == "high page":
            patterns: tuple[re.Pattern[str], ...] = (OF_A_CASE,)
        elif kind == "record":
            patterns = (OF_A_CASE, PAPER_AT, IN_PARENTHESIS)
        elif kind == "docket":
            patterns = (OF_A_CASE, PLACES, IN_PARENTHESIS)
        else:
            patterns = (OF_A_CASE, PLACES, IN_PARENTHESIS) if place == "page" else (OF_A_CASE, PLACES, LAW, IN_PARENTHESIS)
        return any(
            self._stands_alone(pattern, m, where, at if where is flow else len(where.text))
            for where, start, end in self.stretches(since, flow, at)
            for pattern in patterns
            for m in pattern.finditer(where.text, start, end)
        )

    def _stands_alone(self, pattern: re.Pattern[str], m: re.Match[str], flow: Flow, at: int) -> bool:
        """Whether what a pattern matched belongs to nothing that was understood; `at`: the *Id.*, or the end of the flow."""
        text, start, end = flow.text, m.start(), m.end()
        every = self.spans.get(id(flow), [])
        upto = bisect_right(every, (end, 0))
        spans = every[max(0, upto - NEAREST) : upto]
        if any(a < end and start < b for a, b in spans) or in_quotation(text, start, at):
            return False
        opens = text.rfind("(", max(0, start - 200), start + 1)
        if opens > 0 and text.find(")", opens, start) < 0 and any(b in (opens - 1, opens) for _, b in spans):
            return False  # it explains the citation before
        if m.group()[0] in PLACE_BEGINS and any(b <= start <= b + 60 and OF_ITS_OWN.fullmatch(text, b, start) for _, b in spans):
            return False  # a place in what was cited right before
        if pattern is IN_PARENTHESIS:
            return YEAR_ENDS.search(m.group()) is None
        if pattern is LAW:
            whole = LAW_ENDS.match(text, end)
            return may_be_meant(text, start, whole.end() if whole else end, at)
        return not (pattern is PLACES and text.startswith(("d. ", "d., "), at + 1) and OF_THE_SAME.fullmatch(text, end, at))


class Document:
    """What the whole document tells of its cases: built once, before any *Id.* is resolved."""

    def __init__(self, names: Mapping[str, frozenset[str]], first: Sequence["Resolved"], between: Between) -> None:
        """`names`: the words by which it may speak of its cases; `first`: its citations, short forms resolved."""
        self.names = names
        self.between = between
        self.firsts: dict[str, set[str]] = {}  # the pages on which cases begin, by their keys
        self.by_paragraph: set[str] = set()  # keys of the cases that have numbered paragraphs
        for one in first:
            found = one.found
            if found.kind == "case" and found.key and found.page:
                self.firsts.setdefault(found.key, set()).add(found.page)
            if found.key and ("¶" in (found.pin or "") or (len(found.volume) == 4 and found.kind == "case")):
                self.by_paragraph.add(found.key)

    def spoken_of(self, text: str, start: int, at: int) -> frozenset[str]:
        """The keys of the cases, one of which the words text[start:at] spoke of last: "In Iqbal, the Court …"; none where they
        spoke of no case that the document knows."""
        spoken: frozenset[str] = frozenset()
        for m in SPOKEN.finditer(text, start, at):
            spoken = self.names.get(next(name for name in m.groups() if name).lower()) or spoken
        return spoken

    def turned_to_a_case(self, text: str, start: int, at: int) -> bool:
        """Whether text[start:at] speaks of a case that the document knows, or of what a court decided."""
        return any(m["name"] is None or m["name"].lower() in self.names for m in DECIDED.finditer(text, start, at))


# "the Williams creditor", "the court concluded that".
DECIDED = compiled(
    r"\b(?:[Tt]he|[Ii]n|Like|Unlike) (?:(?P<name>[A-Z][\w’'-]+)"
    r"(?:,? (?:court|Court|creditor|debtor|panel|majority|plaintiffs?|defendants?)|,)"
    r"|[Cc]ourt (?:there |further |also )?(?:held|concluded|found|reasoned|refused|explained|observed|stated|rejected|affirmed)\b)"
)
NAME = r"([A-Z][\w’'-]+)"
SPOKEN = compiled(
    rf"(?:In|Under|Like|Unlike|in|under|overruled|abrogated|overruling|reversed) {NAME}|{NAME} (?:[Cc]ourt|held|majority|panel)\b"
)
PLACE_BEGINS = ("a", "¶")  # "at 9", "¶ 9"
OF_ITS_OWN = compiled(r"[\]),]*(?: \([^()]{1,40}\))?,? ?(?:WL )?")  # "ECF No. 1 (Compl.), ¶ 9"
OF_THE_SAME = compiled(r"(?: to [A-Z][\w.’' ]{1,30})?, (?:see )?")  # "Ex. C to Flores Decl., id. at 38"
# What cites a decision that is not known.
OF_A_CASE = compiled(r"\bLEXIS\b|(?<![Ii]d )\bat \*\d|\b\d{1,4} [A-Z][\w.]{0,12}(?: ?[A-Z\d][\w.]{0,8})? at \d")
PAPER = r"\b(?:Br|Mot|Mem|Resp|Decl|Aff|Compl|Opp|Opp['’]n|Ans|Dep|Pet|Stip|Objs?|Tr)s?\."
# What only stands in citations, or is a place in a paper.
PLACES = compiled(
    rf"{PAPER}(?!\w)|(?<=[^{{\[])(?<![Ii]d )¶{{1,2}} ?\d|\b[Pp]ara(?:graph)?s?\.? \d"
    r"|\b(?:Exh?s?\.|[Ee]x\.|Exhibits?|EX|Attach(?:\.|ment)|App\.|Tab) ?(?:[A-Z]|\d{1,3})\b"
    r"|\bat (?:pp?\. ?)?\d{1,5}(?=[.;)\]](?!\d)|, \d)|\b\d{1,4}:\d{1,2}[-–]\d"
)
PAPER_AT = compiled(rf"{PAPER}[^.;()]{{0,25}} (?:at |¶)")
LAW = compiled(r"§{1,2} ?\d|\b(?:Rules?|Sections?) \d")
LAW_ENDS = compiled(r"[\w.:-]*(?:\([A-Za-z\d]{1,5}\))*(?<!\.)")
# A parenthesis that holds a source and its place alone. What else is counted so is no source.
COUNTED = (
    r"(?:Counts?|Claims?|Steps?|Parts?|Title|Chapter|Grounds?|Rules?|Sec(?:tions?|s?\.)|Art(?:icles?|\.)|Issues?|Nos?|Phase|Class"
    r"|Form|Level|Grade|Category|Group|Paragraphs?|Questions?|Points?|Factors?|Elements?|Prongs?|Vol|Defendants?|Plaintiffs?|Pages?"
    r"|Age|Jan\w*|Feb\w*|Mar\w*|Apr\w*|May|June?|July?|Aug\w*|Sept?\w*|Oct\w*|Nov\w*|Dec(?:ember)?)"
)
IN_PARENTHESIS = compiled(
    rf"\((?:[Ss]ee (?:also )?)?(?!(?:See|Id|Ibid|{COUNTED})\b)[A-Z][\w.’'&]*(?: [\w.’'&]+){{0,5}},? (?:at )?"
    r"(?:(?:pp?\. ?|¶{1,2} ?|No\. )?\d[\d, :–-]*|Art\. [IVXL\d]+(?: § ?\d+)?)\.?\)"
)
YEAR_ENDS = compiled(r"(?:1[6-9]|20)\d\d\.?\)$")
