"""What others make of an order: how they cite it, quote it, frame it, and take it with them. One file a kind."""

from collections.abc import Iterator

from generator.config import Config
from generator.model import Order, Page
from generator.pages.sharing.exports import export_pages
from generator.pages.sharing.reference import Reference, make_reference

__all__ = ["Reference", "make_reference", "sharing_pages"]


def sharing_pages(order: Order, slug: str, config: Config) -> Iterator[Page]:
    """The files beside an order's page, made from the order alone."""
    reference = make_reference(order, slug, config.base_url)
    yield from export_pages(order, reference)
