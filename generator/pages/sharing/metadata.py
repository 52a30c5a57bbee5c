"""What a page says of itself to programs: reference managers, search engines, whatever shows a preview of a link."""

from dataclasses import dataclass

from generator.cards import HEIGHT, WIDTH, Card
from generator.config import Config
from generator.library import outcomes_of
from generator.model import Order
from generator.pages.sharing.cards import described
from generator.pages.sharing.reference import Reference, cited_date, folded

OTHER_RECORDS = ("docket", "case-number", "record", "id", "short", "supra")  # kinds of authorities that are no works of their own
CASE_DOCUMENT = "http://purl.org/ontology/bibo/LegalCaseDocument"  # schema.org has no type for a court's decision


@dataclass(frozen=True, slots=True)
class Metadata:
    """`named` and `properties` are pairs for <meta name> and <meta property>; `linked_data` is schema.org's JSON-LD;
    `oembed` the address of the order's oEmbed answer, empty where the site does not know its own address."""

    description: str
    named: tuple[tuple[str, str], ...]
    properties: tuple[tuple[str, str], ...]
    linked_data: dict[str, object]
    oembed: str


def make_metadata(order: Order, reference: Reference, card: Card | None, config: Config) -> Metadata:
    """The metadata of an order's page. What is not known is left out; absolute addresses need the site's."""
    description = describe(order, reference)
    image = f"{config.base_url}/orders/{reference.key}.png" if card else ""
    named = [
        *zotero(order, reference),
        ("twitter:card", "summary_large_image" if image else "summary"),
    ]
    properties = [
        ("og:type", "article"),
        ("og:site_name", config.title),
        ("og:title", reference.called),
        ("og:description", description),
        ("og:url", reference.url),
        ("article:published_time", reference.date),
        *([("og:image", image), ("og:image:width", str(WIDTH)), ("og:image:height", str(HEIGHT))] if image else []),
        ("og:image:alt", described(card) if card else ""),
    ]
    return Metadata(
        description=description,
        named=tuple((name, folded(value)) for name, value in named if value),
        properties=tuple((name, folded(value)) for name, value in properties if value),
        linked_data=linked_data(order, reference, config),
        oembed=f"{config.base_url}/orders/{reference.key}.oembed.json" if config.base_url else "",
    )


def describe(order: Order, reference: Reference) -> str:
    """The order in a line or two: what it calls itself, which court made it and when, and what it decided."""
    title = order.title if order.title and folded(order.title) != reference.called else ""
    head = ", ".join(filter(None, (folded(title or ""), reference.court_name, reference.number, cited_date(reference.date))))
    outcomes = "; ".join(outcomes_of(order)).capitalize()
    return ". ".join(filter(None, (head, outcomes))) + "." if head or outcomes else ""


def zotero(order: Order, reference: Reference) -> list[tuple[str, str]]:
    """What Zotero reads: with any tag of a journal's or a report's beside these it would take the page for one."""
    return [
        ("z:itemType", "case"),
        ("z:court", reference.court),
        ("z:docketNumber", reference.bare_number),
        ("z:dateDecided", reference.date),
        ("dcterms.title", reference.called),
        *(("dcterms.creator", judge) for judge in order.judges),
    ]


def linked_data(order: Order, reference: Reference, config: Config) -> dict[str, object]:
    """JSON-LD for search engines."""
    cited = [a for a in order.authorities if a.kind not in OTHER_RECORDS]
    data: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "CreativeWork",
        "additionalType": CASE_DOCUMENT,
        "name": reference.called,
        "alternativeHeadline": order.title,
        "genre": "court order",
        "identifier": list(order.docket_numbers),
        "dateCreated": reference.date,
        "author": {"@type": "GovernmentOrganization", "name": reference.court_name} if reference.court_name else None,
        "url": reference.url,
        "isBasedOn": f"urn:sha-256:{order.source.sha256}",
        "citation": [", ".join((a.name, *a.parallel_citations[:1])) for a in cited],
        "publisher": {"@type": "Organization", "name": config.editor} if config.editor else None,
    }
    return {name: value for name, value in data.items() if value}
