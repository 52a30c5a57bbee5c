"""CITATION TYPES: Order → cited Order.

`cite_order` fills an order's citations and its table of authorities; `find_citations` does the same for any flows of
words, `outputs.cite_text` for any text. A kind of citation is a finder in a file of its own and its line in
`registry.FINDERS`.
"""

from collections.abc import Mapping
from dataclasses import replace

from generator.citing.cited import Cited, find_citations
from generator.citing.found import Flow
from generator.citing.registry import FINDERS
from generator.citing.resolve import Context
from generator.citing.within import link_within
from generator.link_targets import TEMPLATES
from generator.model import Emphasis, Order, Passage

__all__ = ["FINDERS", "Cited", "Context", "Flow", "cite_order", "find_citations"]


def cite_order(order: Order, templates: Mapping[str, str] = TEMPLATES) -> Order:
    """The order with its citations and authorities. Blocks share one *Id.*; every note has its own.

    What points within the order leads to `#` and the id of the heading or note.
    """
    notes = {note.id for note in order.footnotes}
    flows = [Flow(name, passage.text, emphases_of(passage), name in notes) for name, passage in order.flows()]
    court = order.caption.court.id if order.caption.court else None
    cited = find_citations(flows, Context(court, order.docket_numbers), templates)
    return replace(order, citations=link_within(order, cited.citations), authorities=cited.authorities)


def emphases_of(passage: Passage) -> tuple[tuple[int, int], ...]:
    """Where a passage is set in italics or underlined."""
    styles = ("italic", "bold italic", "underline")
    return tuple(sorted((s.start, s.end) for s in passage.spans if isinstance(s, Emphasis) and s.style in styles))
