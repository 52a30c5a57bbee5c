"""Where an order points at a paragraph by the court's own number, without *supra*: "see ¶ 12 above", "paragraph 2 of this Order".

No citation, and found only when a page is drawn: it says nothing of any authority.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from generator.citing.within import CitedWords, Reader, Within
from generator.model import Order
from generator.patterns import compiled

SAID = compiled(
    r"(?<!\w)(?:¶|[Pp]aragraph|[Pp]ara\.) ?(?P<number>\d{1,3}),? "
    r"(?:(?P<above>above)|(?P<below>below)|of this (?:[Oo]rder|[Oo]pinion|[Jj]udgment|[Dd]ecision))\b"
)
WHERE = (" above", " below", " of this ")  # one of these is in what it matches; looked for ten times sooner


@dataclass(frozen=True, slots=True)
class InnerLink:
    """text[start:end] of a block or note, and the id of the paragraph that these words point at."""

    flow: str
    start: int
    end: int
    anchor: str


def paragraphs_said(order: Order) -> Iterator[InnerLink]:
    """The links, block by block and note by note: where one paragraph alone has the number, on the side that is said, and the
    words are no quotation and no part of a citation."""
    texts = ((name, passage.text) for name, passage in order.flows())
    flows = [(name, text) for name, text in texts if any(word in text for word in WHERE) and SAID.search(text)]
    if not flows:
        return
    within = Within(order)
    cited = CitedWords(order.citations)
    for flow, text in flows:
        reader = Reader()
        for m in SAID.finditer(text) if flow not in within.quotes else ():
            if reader.quoting(text, m.start()) or cited.touches(flow, m.start(), m.end()):
                continue
            anchor = within.paragraph(flow, int(m["number"]), -1 if m["above"] else 1 if m["below"] else 0)
            if anchor:
                yield InnerLink(flow, m.start(), m.end(), anchor)
