"""CITATION TYPES: Order → cited Order."""

from generator.model import Order, Report


def cite_order(order: Order, report: Report) -> Order:
    """The order with its citations and authorities."""
    return order
