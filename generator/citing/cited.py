"""Flows → citations and authorities: the engine, usable on any text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from generator.citing.authorities import slug_of, table_of
from generator.citing.declared import declared_code
from generator.citing.found import Flow, signal_before
from generator.citing.links import link_to
from generator.citing.registry import find_all
from generator.citing.resolve import UNKNOWN, Context, Resolved, resolve
from generator.link_targets import TEMPLATES
from generator.model import Authority, Citation


@dataclass(frozen=True, slots=True)
class Cited:
    """Citations in reading order and what they lead to."""

    citations: tuple[Citation, ...]
    authorities: tuple[Authority, ...]


def find_citations(flows: Iterable[Flow], context: Context = UNKNOWN, templates: Mapping[str, str] = TEMPLATES) -> Cited:
    """Every citation in the flows, resolved where that is certain. Offsets are into each flow's text."""
    read = tuple(flows)
    pairs = [(flow, found) for flow in read for found in find_all(flow)]
    resolved = resolve(pairs, context, read, declared_code(flow.text for flow in read))
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
