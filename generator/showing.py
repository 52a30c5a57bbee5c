"""An order for the terminal: what was recognised in a few lines, how it was read in full, its source line by line."""

import json
from collections.abc import Iterator

from generator.model import Holding, Order
from generator.pages.order_json import order_json

_WIDTH = 100  # of a quoted sentence


def recognised(order: Order) -> Iterator[str]:
    """What a person wants to see at once when an order comes in."""
    caption = order.caption
    yield f"court     {caption.court.name if caption.court else '(not recognised)'}"
    for case in caption.cases:
        numbers = ", ".join(case.docket_numbers)
        yield f"case      {case.name}{f' · {numbers}' if numbers else ''}"
    if not any(case.docket_numbers for case in caption.cases) and order.docket_numbers:
        yield f"number    {', '.join(order.docket_numbers)}"
    yield f"title     {order.title or '(none)'}"
    yield f"date      {order.date_filed or '(not recognised)'}"
    if order.judges:
        yield f"judge     {', '.join(order.judges)}"
    outcomes = ", ".join(dict.fromkeys(outcome for holding in order.holdings for outcome in holding.outcomes))
    yield f"holdings  {len(order.holdings)}{f': {outcomes}' if outcomes else ''}"
    missing = sum(note.missing for note in order.footnotes)
    yield f"notes     {len(order.footnotes)}{f', {missing} of them missing in the source' if missing else ''}"
    yield f"citations {len(order.citations)}"


def order_in_full(order: Order) -> Iterator[str]:
    """Caption, holdings, notes and citations, each with where it stands."""
    yield from recognised(order)
    yield ""
    yield "Caption as printed"
    for printed in order.caption.printed:
        yield f"  {printed.line:>5}  {printed.text}"
    texts = dict(order.flows())
    yield ""
    yield "Parties"
    for case in order.caption.cases:
        for party in case.parties:
            yield f"  {party.name}{f' ({party.role})' if party.role else ''}"
    yield ""
    yield "Holdings"
    for holding in order.holdings:
        passage = texts[holding.block]
        yield f"  {passage.locate(holding.start)[0]:>5}  {holding.block}  {_described(holding)}"
        yield f"         {passage.text[holding.start : holding.end]}"
    yield ""
    yield "Notes"
    for note in order.footnotes:
        place = f"{note.passage.first_line:>5}" if note.passage else "    –"
        words = _cut(note.text) if note.text is not None else "(the source has a mark but no note)"
        yield f"  {place}  {note.label:<4} marked in {', '.join(note.marks) or 'nothing'}: {words}"
    yield ""
    yield "Citations"
    for citation in order.citations:
        passage = texts[citation.flow]
        leads = "".join(f"  {what}" for what in (citation.target, citation.url) if what)
        yield f"  {passage.locate(citation.start)[0]:>5}  {citation.kind:<13} {citation.text}{leads}"
    yield ""
    yield f"Furniture: {len(order.furniture)} pieces (--source shows them)"


def source_lines(order: Order) -> Iterator[str]:
    """Each line of the source with its number and what it was taken for: a block's or note's id, a kind of furniture."""
    taken: dict[int, list[str]] = {}
    for printed in order.caption.printed:
        taken.setdefault(printed.line, []).append("caption")
    for flow, passage in order.flows():
        for segment in passage.segments:
            taken.setdefault(segment.line, []).append(flow)
    for piece in order.furniture:
        taken.setdefault(piece.line, []).append(f"({piece.kind})")
    for line in order.source.lines:
        what = " ".join(dict.fromkeys(taken.get(line.number, ())))
        yield f"{line.number:>5}  {what:<24} {line.text}".rstrip()


def order_as_json(order: Order) -> str:
    """The order's JSON twin, in ASCII: any console can print it. Links between orders need the site and are left out."""
    slug = order.editorial.slug or ""
    return json.dumps(order_json(order, slug, ""), indent=2)


def _described(holding: Holding) -> str:
    operative = "operative" if holding.operative else "in the reasoning"
    return f"{', '.join(holding.outcomes)} ({operative})"


def _cut(text: str) -> str:
    return text if len(text) <= _WIDTH else text[: _WIDTH - 1] + "…"
