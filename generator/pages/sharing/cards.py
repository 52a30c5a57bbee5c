"""orders/<slug>.png: the picture beside a link to the order. Only a site that knows its address has them: no other can say
where the picture is."""

from collections.abc import Iterator
from functools import partial

from generator.cards import DRAWING, Card, draw_card
from generator.config import Config
from generator.library import outcomes_of
from generator.model import Order, Page
from generator.pages.sharing.reference import Reference, cited_date


def make_card(order: Order, reference: Reference, config: Config) -> Card | None:
    """The order's card; None where the site has none, or the font lacks a letter of it."""
    if not (config.cards and config.base_url):
        return None
    title = order.editorial.title or order.title or ""
    card = Card(
        name=reference.called,
        title="" if title == reference.called else title,
        court=reference.court_name,
        outcomes=tuple(outcome.capitalize() for outcome in outcomes_of(order)),
        date=cited_date(reference.date),
        site=config.title,
    )
    return card if card.can_be_drawn else None


def described(card: Card) -> str:
    """What the card shows, for who does not see it."""
    return ". ".join(filter(None, (card.name, card.title, ", ".join(card.outcomes), card.court, card.date)))


def card_pages(card: Card | None, slug: str) -> Iterator[Page]:
    """The card's file, drawn when it is written and only if anything on it is other than it was."""
    if card is not None:
        yield Page(f"orders/{slug}.png", content=partial(draw_card, card), made_of=f"{DRAWING} {card!r}")
