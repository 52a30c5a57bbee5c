"""Papers of which an order speaks and that may be orders of the same site: by their number on a docket, or by their date.

What is said of them is taken from the order alone; whether the site has them, `siblings.link_orders` decides. What stands in a
quotation, on another docket of the same case ("Bankr. Doc. 3"), or names an exhibit is left out: it may mean another paper.
"""

import re
from dataclasses import dataclass

from generator.citing.within import CitedWords, Reader
from generator.courts import court_of_abbreviation, entries
from generator.library.dated import court_and_date, may_say_dates, said_dates
from generator.library.dockets import distinct, docket_key
from generator.library.papers import dockets_of
from generator.library.places import place
from generator.model import Citation, Court, Order, Pointer, Reference
from generator.patterns import compiled

BARE = ""  # docket of a reference that names none: the order's own case
PAGE = compiled(r"(?:at |:)?(?:pp?\. ?|pages? |pgs?\. ?)?(\d{1,4})(?!\d)")
PARAGRAPH = compiled(r"¶{1,2} ?(\d{1,4})")
# Entries of another docket than the court's own: of a court below or above, of a main case, of an adversary proceeding.
OTHER_DOCKET = compiled(r"(?:Adv|Bankr|Main|A[Pp]p|Ct)\b|R\. ?[Dd]")
OTHER_BEFORE = compiled(
    r"\b(?:Bankr(?:uptcy)?|Adv(?:ersary)?|App(?:eal|eals|ellate)?|Ct|Cir|State|Main|MDL|JPML|Habeas|Crim(?:inal)?|Civ(?:il)?)"
    r"\.? ?$",
    re.IGNORECASE,
)
NO_ORDER = compiled(
    r"\b(?:Ex(?:h|hibit)?|Attach(?:ment)?|App(?:endix)?|Tab|Complaint|Opposition|Answer|Petition|Reply|Motion|Response"
    r"|Objections?)\b"
)
RANGE = compiled(r"(?:[Nn]os|NOS|[Dd]ocs|DOCS|Dkts|ies|s)\.? ?#?\d+[-–]\d")
BETWEEN = 60  # characters between a case's number and an entry of its docket
GOES_ON = compiled(r"[;”]|\. (?=[A-Z“(\[])|\) ?$")
BEHIND = compiled(r",? \(?(?:in |of )?(?:[Cc]ase )?(?:[Nn]os?\. )?$")


def find_references(order: Order) -> tuple[Reference, ...]:
    """Every paper of which the order speaks in one of the ways that this room knows, in the order of their first mention."""
    return References(order).all()


@dataclass(frozen=True, slots=True)
class Cited:
    """A paper by its docket (`BARE`: the order's own), court (None: the order's own), and number or date."""

    docket: str
    number: str
    court: str | None = None
    date: str | None = None
    words: tuple[str, ...] = ()


class References:
    """The references of one order, gathered in one pass over its citations and one over its words."""

    def __init__(self, order: Order) -> None:
        self.order = order
        self.texts = {name: passage.text for name, passage in order.flows()}
        self.labels = {note.id: note.label for note in order.footnotes}
        self.quotes = {block.id for block in order.body if block.kind == "quote"}
        self.readers: dict[str, Reader] = {}
        self.own = distinct(dockets_of(order))
        self.court = order.caption.court.id if order.caption.court else None
        self.trial = is_trial_court(order.caption.court)
        self.papers: dict[int, Cited] = {}  # by the index of a citation
        self.by_authority: dict[str, Cited] = {}
        self.found: dict[Cited, list[Pointer]] = {}

    def all(self) -> tuple[Reference, ...]:
        """The references, each paper once."""
        citations = self.order.citations
        for n, citation in enumerate(citations):
            self._take(n, citation)
        for n, citation in enumerate(citations):
            paper = self.papers.get(n) or (self.by_authority.get(citation.authority) if citation.authority else None)
            if paper is not None:
                self.found.setdefault(paper, []).append(self._pointer(n, citation))
        if self.trial:
            self._said_by_date()
        return tuple(Reference(c.docket, c.number, tuple(pointers), c.court, c.date, c.words) for c, pointers in self.found.items())

    def _pointer(self, n: int, citation: Citation) -> Pointer:
        pin = citation.pin or ""
        page, paragraph = (None, None) if "ageID" in pin or "*" in pin else (PAGE.match(pin), PARAGRAPH.search(pin))
        return Pointer(
            place(citation.flow, self.labels),
            citation.start,
            citation.end,
            n,
            int(page[1]) if page else None,
            int(paragraph[1]) if paragraph else None,
        )

    # --- by number ------------------------------------------------------------------------------------------------

    def _take(self, n: int, citation: Citation) -> None:
        """Enters what citation `n` refers to, if it is a paper on a docket or a case by its number and day."""
        if citation.kind == "id" and citation.antecedent in self.papers:
            if not NO_ORDER.search(citation.pin or ""):
                self.papers[n] = self.papers[citation.antecedent]
        elif citation.kind == "docket" and citation.target and not self._quoted(citation):
            paper = self._on_docket(n, citation)
            if paper is not None:
                self.papers[n] = paper
        elif citation.kind == "case-number" and not self._quoted(citation):
            self._decided(n, citation)

    def _quoted(self, citation: Citation) -> bool:
        """Whether the citation stands in a quotation. To be asked in reading order."""
        if citation.flow in self.quotes:
            return True
        return self.readers.setdefault(citation.flow, Reader()).quoting(self.texts[citation.flow], citation.start)

    def _on_docket(self, n: int, citation: Citation) -> Cited | None:
        case, _, number = (citation.target or "").rpartition(" ")
        text = self.texts[citation.flow]
        if NO_ORDER.search(citation.pin or "") or RANGE.search(citation.text):
            return None
        if case in ("crim", "civ"):
            of_kind = [key for key in self.own if ("-cr-" if case == "crim" else "-cv-") in key]
            return Cited(of_kind[0], number) if len(of_kind) == 1 and self.trial else None
        if case:
            said = court_and_date(text, citation.end)
            court = said.court if said else court_within(citation.text)
            return None if court == "" else Cited(docket_key(case), number, court)
        if not self.trial or OTHER_DOCKET.match(citation.text):
            return None
        if OTHER_BEFORE.search(text[max(0, citation.start - 16) : citation.start]) or self._of_another_case(n, citation, text):
            return None
        return Cited(BARE, number)

    def _of_another_case(self, n: int, citation: Citation, text: str) -> bool:
        """Whether the number of a case that is not this one stands right before or behind an entry: it may be on that docket."""
        citations = self.order.citations
        before, after = (citations[k] if 0 <= k < len(citations) else None for k in (n - 1, n + 1))
        if before and before.kind == "case-number" and before.flow == citation.flow:
            between = text[before.end : citation.start]
            if len(between) < BETWEEN and not GOES_ON.search(between):
                return docket_key(before.text) not in self.own or court_within(between) not in (None, self.court)
        if after and after.kind == "case-number" and after.flow == citation.flow:
            return bool(BEHIND.fullmatch(text[citation.end : after.start])) and docket_key(after.text) not in self.own
        return False

    # --- by date --------------------------------------------------------------------------------------------------

    def _decided(self, n: int, citation: Citation) -> None:
        """A case cited by its number, court and day: "No. 3:19-cv-00025, 2019 WL 1234567 (D. Alaska July 30, 2019)"."""
        said = court_and_date(self.texts[citation.flow], citation.end)
        if said is None or not said.court or not said.date:
            return
        paper = Cited(docket_key(citation.text), "", said.court, said.date)
        self.papers[n] = paper
        for later in range(n + 1, min(n + 4, len(self.order.citations))):
            other = self.order.citations[later]
            if other.flow == citation.flow and other.start < said.end and other.kind == "case" and other.authority:
                self.by_authority.setdefault(other.authority, paper)

    def _said_by_date(self) -> None:
        """ "The Court's July 12 order", where it is no part of a citation."""
        citations = CitedWords(self.order.citations)
        for flow, text in self.texts.items():
            if flow in self.quotes or not may_say_dates(text):
                continue
            reader = Reader()
            for said in said_dates(text, self.order.date_filed):
                quoted = reader.quoting(text, said.start)
                if not quoted and not citations.touches(flow, said.start, said.end):
                    paper = Cited(BARE, "", None, said.date, said.words)
                    self.found.setdefault(paper, []).append(Pointer(place(flow, self.labels), said.start, said.end))


def is_trial_court(court: Court | None) -> bool:
    """Whether a bare entry number of this court is one of its own docket: an appeals court cites the record below as well.

    courts-db calls half the federal district courts "appellate": their name says it better.
    """
    if court is None or REVIEWS.search(court.name):
        return False
    kind = entries().get(court.id, {}).get("type")
    return "District Court" in court.name or kind in ("trial", "bankruptcy", "special", "trial & iac")


REVIEWS = compiled(r"Appeal|Appellate|Review", re.IGNORECASE)
IN_PARENTHESES = compiled(r"\(([A-Za-z][^()]{1,30})\)")


def court_within(words: str) -> str | None:
    """The court that a citation itself names: "No. 1:12-cv-00647 (S.D.N.Y.), Dkt. 14"; None where none is named, "" where it
    cannot be told."""
    m = IN_PARENTHESES.search(words)
    if m is None:
        return None
    court = court_of_abbreviation(m[1])
    return court.id if court else ""
