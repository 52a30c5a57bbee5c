"""An order's pages: orders/<slug>.html and its twin orders/<slug>.json. Made from one order, its slug and the config."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.citing.own_paragraphs import paragraphs_said
from generator.config import Config
from generator.library import NO_LINKS, place
from generator.model import (
    Authority,
    Citation,
    CitationKind,
    Furniture,
    FurnitureKind,
    Holding,
    Order,
    OrderLinks,
    Outcome,
    Page,
    Place,
    SiblingLink,
    called,
)
from generator.pages.headings import headings_of
from generator.pages.order_json import order_json
from generator.pages.sharing import Quoted, share, sharing_pages

LONG_LINE = 180  # a source that has a longer one keeps a paragraph on a line: it is shown wrapped

GROUPS: tuple[tuple[str, tuple[CitationKind, ...]], ...] = (
    ("Cases", ("case", "short", "id", "supra")),
    ("Constitution", ("constitution",)),
    ("Statutes", ("usc", "public-law", "state-statute")),
    ("Rules", ("rule", "local-rule")),
    ("Regulations", ("cfr",)),
    ("The record, and other dockets", ("docket", "case-number", "record")),
    ("Other authorities", ("other",)),
)
FURNITURE: dict[FurnitureKind, str] = {
    "filing-stamp": "Filing stamps",
    "filed-stamp": "The clerk’s stamps",
    "running-head": "Running heads",
    "running-foot": "Running feet",
    "page-number": "Page numbers",
    "star-page": "A reporter’s page numbers",
    "line-number": "Line numbers",
    "paragraph-number": "A republisher’s paragraph numbers",
    "sidebar": "The court’s name along the margin",
    "bates-number": "Bates numbers",
    "caption-rule": "Rules of the caption",
    "rule": "Rules and filler",
    "markup": "Markup",
    "noise": "Scanner’s noise",
}


@dataclass(frozen=True, slots=True)
class Ruling:
    """A holding as the box at the top shows it."""

    text: str
    place: Place
    outcomes: tuple[Outcome, ...]
    operative: bool


@dataclass(frozen=True, slots=True)
class Cited:
    """An authority of the order and every place that cites it."""

    authority: Authority
    places: tuple[Place, ...]
    page: str = ""  # the name of its own page in addresses, where it has one


def order_pages(order: Order, slug: str, config: Config, links: OrderLinks = NO_LINKS) -> Iterator[Page]:
    """The page of an order, its JSON twin, and what others take of it. `links` is all that is asked of other orders."""
    url = f"orders/{slug}.html"
    ruled = rulings(order)
    shared = share(order, slug, config)
    yield Page(
        url,
        template="order.html",
        context={
            "config": config,
            "root": "../",
            "order": with_siblings(order, links, ""),
            "more_links": more_links(order, links),
            "headings": headings_of(order, replaced=bool(links.versions) and links.versions[-1].slug != slug),
            "targets": dict(links.targets),
            "slug": slug,
            "name": order_name(order),
            "rulings": ruled,
            "authorities": authority_groups(order, links),
            "cited_by": links.cited_by,
            "versions": links.versions,
            "version_at": next((n for n, version in enumerate(links.versions) if version.slug == slug), 0),
            "furniture": furniture_groups(order),
            "long_lines": any(len(line.text) > LONG_LINE for line in order.source.lines),
            "reference": shared.reference,
            "metadata": shared.metadata,
        },
    )
    site = f"{config.base_url}/" if config.base_url else ""
    linked = with_siblings(order, links, f"{site}orders/")
    twin = json.dumps(order_json(linked, slug, f"{site}{url}", links), ensure_ascii=False, separators=(",", ":"))
    yield Page(f"orders/{slug}.json", content=twin.encode("utf-8", "backslashreplace"))
    decisive = [ruling for ruling in ruled if ruling.operative] or ruled
    quoted = [Quoted(ruling.text, ruling.place.anchor, ruling.place.name) for ruling in decisive]
    yield from sharing_pages(linked, shared, quoted, config)


def more_links(order: Order, links: OrderLinks) -> tuple[tuple[str, int, int, str], ...]:
    """(flow, start, end, address) of words that are no citation: an order said by its day, a paragraph by its number."""
    said = ((k.flow, k.start, k.end, sibling_url(k)) for k in links.links if k.citation is None)
    return (*said, *((k.flow, k.start, k.end, f"#{k.anchor}") for k in paragraphs_said(order)))


def sibling_url(link: SiblingLink, folder: str = "") -> str:
    """The address of what a link leads to, in the folder of the orders."""
    return f"{folder}{link.slug}.html" + (f"#{link.anchor}" if link.anchor else "")


def with_siblings(order: Order, links: OrderLinks, folder: str) -> Order:
    """The order, its citations of other orders of the site leading there, and nowhere else."""
    urls = {link.citation: sibling_url(link, folder) for link in links.links if link.citation is not None}
    if not urls:
        return order
    return replace(order, citations=tuple(replace(c, url=urls[n]) if n in urls else c for n, c in enumerate(order.citations)))


def order_name(order: Order) -> str:
    """What the order is called where there is room for one line."""
    names = [case.name for case in order.caption.cases if case.name]
    return called(names, order.title, order.docket_numbers, order.source.path)


def rulings(order: Order) -> tuple[Ruling, ...]:
    """The holdings in reading order, each with its words; one may stand in a note."""
    texts = {name: passage.text for name, passage in order.flows()}
    labels = {note.id: note.label for note in order.footnotes}

    def ruling(holding: Holding) -> Ruling:
        text = texts.get(holding.block, "")[holding.start : holding.end]
        return Ruling(text, place(holding.block, labels), holding.outcomes, holding.operative)

    return tuple(ruling(holding) for holding in order.holdings)


def citing_flows(citations: Sequence[Citation]) -> dict[str, dict[str, None]]:
    """Authority id → the ids of the blocks and notes that cite it, each once, in reading order."""
    flows: dict[str, dict[str, None]] = {}
    for citation in citations:
        if citation.authority is not None:
            flows.setdefault(citation.authority, {})[citation.flow] = None
    return flows


def authority_groups(order: Order, links: OrderLinks = NO_LINKS) -> tuple[tuple[str, tuple[Cited, ...]], ...]:
    """The table of authorities: (heading, authorities by name), groups in the order of a brief; none that is empty.

    What is an order of the site leads to its page.
    """
    flows = citing_flows(order.citations)
    labels = {note.id: note.label for note in order.footnotes}
    own = {order.citations[link.citation].authority: f"{link.slug}.html" for link in links.links if link.citation is not None}
    pages = dict(links.authority_pages)
    groups = []
    authorities = {authority.id: authority for authority in reversed(order.authorities)}  # one an id: its first
    for heading, kinds in GROUPS:
        of_kind = sorted((a for a in authorities.values() if a.kind in kinds), key=lambda a: sort_key(a.name))
        if of_kind:
            led = (replace(a, url=own[a.id]) if a.id in own else a for a in of_kind)
            cited = (Cited(a, tuple(place(f, labels) for f in flows.get(a.id, ())), pages.get(a.id, "")) for a in led)
            groups.append((heading, tuple(cited)))
    return tuple(groups)


def sort_key(name: str) -> tuple[tuple[int, int, str], ...]:
    """Numbers in a name by value: 9 U.S.C. before 42 U.S.C."""
    return tuple((0, int(part), "") if part.isdecimal() else (1, 0, part) for part in re.findall(r"\d{1,18}|\D+", name.casefold()))


def furniture_groups(order: Order) -> tuple[tuple[str, tuple[Furniture, ...]], ...]:
    """What was taken as furniture: (name of the kind, pieces in source order)."""
    by_kind: dict[FurnitureKind, list[Furniture]] = {}
    for piece in sorted(order.furniture, key=lambda f: (f.line, f.start)):
        by_kind.setdefault(piece.kind, []).append(piece)
    return tuple((FURNITURE[kind], tuple(by_kind[kind])) for kind in sorted(by_kind, key=list(FURNITURE).index))
