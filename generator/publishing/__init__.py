"""Whether an order may be published as it is."""
