"""CITATION TYPES: Order → cited Order.

`cite_order` fills an order's citations and its table of authorities; `find_citations` does the same for any flows of
words. A kind of citation is a finder in a file of its own and its line in `registry.FINDERS`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from generator.citing.authorities import slug_of, table_of
from generator.citing.found import Flow, signal_before
from generator.citing.links import TEMPLATES, link_to
from generator.citing.registry import FINDERS, find_all
from generator.citing.resolve import Context, Resolved, resolve
from generator.model import Authority, Citation, Emphasis, Order, Passage, Report

__all__ = ["FINDERS", "Cited", "Context", "Flow", "cite_order", "find_citations"]


@dataclass(frozen=True, slots=True)
class Cited:
    """Citations in reading order and what they lead to."""

    citations: tuple[Citation, ...]
    authorities: tuple[Authority, ...]


def cite_order(order: Order, report: Report, templates: Mapping[str, str] = TEMPLATES) -> Order:
    """The order with its citations and authorities. Blocks share one *Id.*; every note has its own."""
    del report
    notes = {note.id for note in order.footnotes}
    flows = [Flow(name, passage.text, emphases_of(passage), name in notes) for name, passage in order.flows()]
    court = order.caption.court.id if order.caption.court else None
    cited = find_citations(flows, Context(court, order.docket_numbers), templates)
    return replace(order, citations=cited.citations, authorities=cited.authorities)


def emphases_of(passage: Passage) -> tuple[tuple[int, int], ...]:
    """Where a passage is set in italics or underlined."""
    styles = ("italic", "bold italic", "underline")
    return tuple(sorted((s.start, s.end) for s in passage.spans if isinstance(s, Emphasis) and s.style in styles))


def find_citations(flows: Iterable[Flow], context: Context = Context(), templates: Mapping[str, str] = TEMPLATES) -> Cited:  # noqa: B008
    """Every citation in the flows, resolved where that is certain. Offsets are into each flow's text."""
    pairs = [(flow, found) for flow in flows for found in find_all(flow)]
    resolved = resolve(pairs, context)
    citations = tuple(_citation(one, templates) for one in resolved)
    return Cited(citations, table_of((one.found for one in resolved), templates))


def _citation(one: Resolved, templates: Mapping[str, str]) -> Citation:
    flow, found = one.flow, one.found
    opens = found.start if found.name_start is None else found.name_start
    return Citation(
        flow=flow.id,
        start=found.start,
        end=found.end,
        text=flow.text[found.start : found.end],
        kind=found.kind,
        target=found.target,
        name=found.name,
        year=found.year,
        pin=found.pin,
        court=found.court,
        parenthetical=found.parenthetical,
        signal=signal_before(flow.text, opens),
        history=found.history,
        antecedent=one.antecedent,
        authority=slug_of(found.key) if found.key and found.target else None,
        url=link_to(found, templates),
    )
