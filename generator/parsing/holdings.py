"""Holdings: the sentences in which this court rules or orders, verbatim."""

from generator.model import Order


def find_holdings(order: Order) -> Order:
    """The order with its holdings."""
    return order
