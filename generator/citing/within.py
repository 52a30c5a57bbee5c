"""*Supra* and *infra* that point at a heading, a note or a numbered paragraph of the same order: linked where exactly one fits.

"supra Part II.A", "infra n.5", "see note 3, supra", "supra ¶ 12". What is quoted from elsewhere counts parts and notes of its
own, and so does each opinion of a document; *supra* leads back and *infra* ahead. Where any of that does not fit, there is no
link.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from generator.citing.outline import TOKEN, Outline, Path
from generator.citing.paragraphs import numbered_paragraphs
from generator.model import Citation, Order
from generator.patterns import compiled

INTERNAL = "(internal)"
NOTE = r"(?:nn?\.|[Nn]otes?) ?(?P<label>\d{1,4})(?![-–\d])"
SECTION = r"(?P<word>[Pp]art|[Ss]ection|[Ss]ec\.|§|Discussion|Subsection) ?(?P<path>[A-Z\d]+(?:[.(–-][A-Za-z\d]+\)?)*)"
PARAGRAPH = r"¶ ?(?P<paragraph>\d{1,3})(?![-–,\d])"
PIN = compiled(rf"(?:at )?(?:{NOTE}|{SECTION}|{PARAGRAPH})")
# "See note 2, supra": the place stands first. Not "607 n. 2, supra" nor "Br. § II, supra", which are places elsewhere.
BEFORE = compiled(rf"(?:^|\b(?:[Ss]ee|[Ii]n|also|generally|under|[Cc]f\.|e\.g\.,) |\()(?:{NOTE}|{SECTION}),? $")
LONGEST = 40  # of a place that stands before its word
GOES_ON = compiled(r"[-–.(]\w|, \d| of (?!this\b)")  # "Part II of the Complaint", "Section C, 2"


def link_within(order: Order, citations: Sequence[Citation]) -> tuple[Citation, ...]:
    """The citations, those that point within the order with the address of that place ("#fn-3") where it is certain."""
    if not any(citation.target == INTERNAL for citation in citations):
        return tuple(citations)
    within = Within(order)
    return tuple(replace(c, url=url) if (url := within.address(c)) else c for c in citations)


class CitedWords:
    """Which stretches of an order's flows are citations. `citations` in reading order, none overlapping another."""

    def __init__(self, citations: Iterable[Citation]) -> None:
        self.starts: dict[str, list[int]] = {}
        self.ends: dict[str, list[int]] = {}
        for citation in citations:
            self.starts.setdefault(citation.flow, []).append(citation.start)
            self.ends.setdefault(citation.flow, []).append(citation.end)

    def touches(self, flow: str, start: int, end: int) -> bool:
        """Whether a citation of the flow has words of text[start:end]."""
        at = bisect_right(self.ends.get(flow, ()), start)
        return at < len(self.starts.get(flow, ())) and self.starts[flow][at] < end


@dataclass(slots=True)
class Reader:
    """How far a flow was read, and what quotations are open there."""

    at: int = 0
    opened: int = 0
    straight: int = 0

    def quoting(self, text: str, at: int) -> bool:
        """Whether text[at] stands in a quotation. To be asked in ascending order."""
        between = text[self.at : at]
        self.at = at
        self.opened += between.count("“") - between.count("”")
        self.straight += between.count('"')
        return self.opened > 0 or self.straight % 2 == 1


class Within:
    """Where the parts and notes of one order are. Built once an order."""

    def __init__(self, order: Order) -> None:
        self.outline = Outline(order.body)
        self.texts = {name: passage.text for name, passage in order.flows()}
        self.quotes = {block.id for block in order.body if block.kind == "quote"}
        self.numbered = numbered_paragraphs(order.body)
        self.readers: dict[str, Reader] = {}
        self.parts = {block.id: block.part for block in order.body}
        self.places = {block.id: place for place, block in enumerate(order.body)}
        self.notes: dict[tuple[int, str], list[str]] = {}
        self.numbers: dict[str, int] = {}
        for number, note in enumerate(order.footnotes):
            self.numbers[note.id] = number
            if note.marks and note.marks[0] in self.places:  # a note stands where its first mark does
                self.places[note.id] = self.places[note.marks[0]]
            self.parts[note.id] = self.parts[note.marks[0]] if note.id in self.places else note.part
            self.notes.setdefault((self.parts[note.id], note.label), []).append(note.id)

    def address(self, citation: Citation) -> str | None:
        """The place to which the citation points: "#" and the id of a heading or note. None where it is not certain."""
        if citation.target != INTERNAL or citation.flow in self.quotes:
            return None
        text = self.texts[citation.flow]
        if self.readers.setdefault(citation.flow, Reader()).quoting(text, citation.start):
            return None
        ahead = "nfra" in citation.text or "NFRA" in citation.text
        for m in self._said(citation, text):
            if m["label"]:
                anchor = self._note(citation.flow, m["label"], ahead)
            elif m.groupdict().get("paragraph"):
                anchor = self.paragraph(citation.flow, int(m["paragraph"]), 1 if ahead else -1)
            else:
                anchor = self._section(citation.flow, m, ahead)
            return f"#{anchor}" if anchor else None
        return None

    @staticmethod
    def _said(citation: Citation, text: str) -> Iterator[re.Match[str]]:
        """The place as it is said, behind the word or before it."""
        if citation.pin:
            m = PIN.match(citation.pin)
            if m and not (m["path"] and GOES_ON.match(text, citation.end)):
                yield m
        else:
            m = BEFORE.search(text[max(0, citation.start - LONGEST) : citation.start])
            if m:
                yield m

    def paragraph(self, flow: str, number: int, side: int) -> str | None:
        """The paragraph that the court numbers so, on the right side of the flow (-1 before it, 1 behind it, 0 anywhere)."""
        anchor = self.numbered.get(number)
        if anchor is None or anchor == flow or self.parts[anchor] != self.parts[flow]:
            return None
        here = self.places.get(flow)
        if side and (here is None or (self.places[anchor] - here) * side < 0):
            return None
        return anchor

    def _note(self, flow: str, label: str, ahead: bool) -> str | None:
        fits = self.notes.get((self.parts[flow], label), [])
        if len(fits) != 1 or fits[0] == flow:
            return None
        (note,) = fits
        if flow in self.numbers:
            return note if (self.numbers[note] > self.numbers[flow]) == ahead else None
        if note not in self.places or (self.places[note] != self.places[flow] and (self.places[note] > self.places[flow]) != ahead):
            return None
        return note

    def _section(self, flow: str, m: re.Match[str], ahead: bool) -> str | None:
        path: Path = tuple(TOKEN.findall(m["path"]))
        if flow not in self.places or (len(path) == 1 and path[0].isdecimal() and m["word"].lower() != "part"):
            return None  # "supra § 3" may be of a statute
        heading = self.outline.find(self.parts[flow], path, self.places[flow])
        return heading.id if heading and (heading.place > self.places[flow]) == ahead else None
