"""The order as data: orders/<slug>.json, a public interface (schemas/order-1.json describes it)."""

from dataclasses import fields

from generator.library import NO_LINKS
from generator.model import Block, Caption, Citation, CitedBy, Footnote, Holding, Order, OrderLinks, Problem

FORMAT = "docketpress-order/1"
CITATION_FIELDS = tuple(field.name for field in fields(Citation))


def order_json(order: Order, slug: str, url: str, links: OrderLinks = NO_LINKS) -> dict[str, object]:
    """The JSON twin of an order as a dict of plain values, keys in the order in which a reader would want them."""
    texts = {flow: passage.text for flow, passage in order.flows()}
    return {
        "format": FORMAT,
        "slug": slug,
        "url": url,
        "source": {"path": order.source.path, "sha256": order.source.sha256},
        "caption": caption_json(order.caption),
        "docket_numbers": list(order.docket_numbers),
        "title": order.title,
        "date": order.date_filed,
        "judges": list(order.judges),
        "body": [block_json(b) for b in order.body],
        "footnotes": [note_json(n) for n in order.footnotes],
        "holdings": [holding_json(h, texts[h.block]) for h in order.holdings],
        "citations": [citation_json(c) for c in order.citations],
        "furniture": [{"line": f.line, "kind": f.kind, "text": f.text} for f in order.furniture],
        "cites_to": list(links.cites_to),
        "cited_by": [cited_by_json(by) for by in links.cited_by],
        "withdrawn": order.editorial.withdrawn,
        "versions": [{"slug": v.slug, "date": v.date_filed, "withdrawn": v.withdrawn} for v in links.versions],
        "problems": [problem_json(p) for p in order.problems],
    }


def caption_json(caption: Caption) -> dict[str, object]:
    """`caption`: court, printed lines, cases."""
    court = caption.court
    return {
        "court": {"id": court.id, "name": court.name} if court else None,
        "printed": [{"line": p.line, "text": p.text} for p in caption.printed],
        "cases": [
            {
                "name": case.name,
                "docket_numbers": list(case.docket_numbers),
                "parties": [{"name": p.name, "role": p.role} for p in case.parties],
            }
            for case in caption.cases
        ],
    }


def block_json(block: Block) -> dict[str, object]:
    """An item of `body`."""
    notes = [{"label": m.label, "offset": m.offset} for m in block.passage.marks()]
    return {"id": block.id, "kind": block.kind, "text": block.text, "notes": notes, "page": block.page}


def note_json(note: Footnote) -> dict[str, object]:
    """An item of `footnotes`."""
    return {"id": note.id, "label": note.label, "text": note.text, "missing": note.missing, "marks": list(note.marks)}


def holding_json(holding: Holding, text: str) -> dict[str, object]:
    """An item of `holdings`; `text` is that of its block."""
    return {
        "block": holding.block,
        "start": holding.start,
        "end": holding.end,
        "text": text[holding.start : holding.end],
        "outcomes": list(holding.outcomes),
        "subject": holding.subject,
        "operative": holding.operative,
    }


def citation_json(citation: Citation) -> dict[str, object]:
    """An item of `citations`."""
    return {name: getattr(citation, name) for name in CITATION_FIELDS}


def cited_by_json(by: CitedBy) -> dict[str, object]:
    """An item of `cited_by`."""
    return {"slug": by.slug, "block": by.place.anchor, "cited": by.cited.anchor if by.cited else None}


def problem_json(problem: Problem) -> dict[str, object]:
    """An item of `problems`."""
    return {"code": problem.code, "line": problem.location.line, "message": problem.message, "severity": problem.severity}
