"""The order for other hands: orders/<slug>.md, which a blog takes as it is, and orders/<slug>.txt."""

from collections.abc import Iterator

from generator.model import Order, Page
from generator.pages.sharing.reference import Reference


def export_pages(order: Order, reference: Reference) -> Iterator[Page]:
    """The order as Markdown and as plain text: every word of the court's is in both."""
    context: dict[str, object] = {"order": order, "reference": reference}
    yield Page(f"orders/{reference.key}.md", template="order.md", context=context)
    yield Page(f"orders/{reference.key}.txt", template="order.txt", context=context)
