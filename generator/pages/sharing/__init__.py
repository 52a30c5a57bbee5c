"""What others make of an order: how they cite it, quote it, frame it, and take it with them. One file a kind."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.cards import Card
from generator.config import Config
from generator.model import Order, Page
from generator.pages.sharing.cards import card_pages, make_card
from generator.pages.sharing.embeds import Quoted, embed_pages
from generator.pages.sharing.exports import export_pages
from generator.pages.sharing.metadata import Metadata, make_metadata
from generator.pages.sharing.reference import Reference, make_reference

__all__ = ["Metadata", "Quoted", "Reference", "Shared", "share", "sharing_pages"]


@dataclass(frozen=True, slots=True)
class Shared:
    """What an order's page says to those who would link to it."""

    reference: Reference
    card: Card | None
    metadata: Metadata


def share(order: Order, slug: str, config: Config) -> Shared:
    """How the order is cited, what stands beside a link to it, and what its page tells programs."""
    reference = make_reference(order, slug, config.base_url)
    card = make_card(order, reference, config)
    return Shared(reference, card, make_metadata(order, reference, card, config))


def sharing_pages(order: Order, shared: Shared, rulings: Sequence[Quoted], config: Config) -> Iterator[Page]:
    """The files beside an order's page. `rulings` are what a frame shows that names no paragraph."""
    yield from export_pages(order, shared.reference)
    yield from embed_pages(order, shared.reference, shared.card, rulings, config)
    yield from card_pages(shared.card, shared.reference.key)
