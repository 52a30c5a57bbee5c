"""A paragraph within somebody else's page: orders/<slug>.embed.html, which shows what its fragment names, and
orders/<slug>.oembed.json, which tells a blog's software how to show it. No script, and nothing from any other site."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from html import escape

from generator import cards
from generator.config import Config
from generator.model import Order, Page
from generator.pages.sharing.reference import Reference

WIDTH, LEAST, MOST = 600, 200, 640  # of a frame, and how high it may be: in pixels
AROUND, LINE, CHARACTERS = 150, 26, 62  # what stands around the words; a line's height, and how many characters it takes


@dataclass(frozen=True, slots=True)
class Quoted:
    """Words of the order and where they stand: an id of its page, and what the place is called ("¶ 6")."""

    text: str
    anchor: str
    place: str


def embed_pages(
    order: Order, reference: Reference, card: cards.Card | None, rulings: Sequence[Quoted], config: Config
) -> Iterator[Page]:
    """The page to be framed; and where the site knows its address, without which a blog could not find it, the answer.

    `rulings` are what the page shows where its address names no paragraph.
    """
    slug = reference.key
    context: dict[str, object] = {"config": config, "root": "../", "order": order, "reference": reference, "rulings": rulings}
    yield Page(f"orders/{slug}.embed.html", template="embed.html", context=context)
    if config.base_url:
        answer = json.dumps(oembed(reference, card, rulings, config), ensure_ascii=False, indent=1) + "\n"
        yield Page(f"orders/{slug}.oembed.json", content=answer.encode("utf-8", "backslashreplace"))


def oembed(reference: Reference, card: cards.Card | None, rulings: Sequence[Quoted], config: Config) -> dict[str, object]:
    """oEmbed 1.0, of the type "rich"."""
    address = f"{config.base_url}/orders/{reference.key}"
    height = min(max(LEAST, AROUND + LINE * sum(2 + len(ruling.text) // CHARACTERS for ruling in rulings)), MOST)
    answer: dict[str, object] = {
        "version": "1.0",
        "type": "rich",
        "title": reference.called,
        "author_name": reference.court_name,
        "provider_name": config.title,
        "provider_url": f"{config.base_url}/",
        "html": f'<iframe src="{escape(address)}.embed.html" title="{escape(reference.called)}" width="{WIDTH}" height="{height}"'
        ' loading="lazy"></iframe>',
        "width": WIDTH,
        "height": height,
    }
    if card is not None:
        answer |= {"thumbnail_url": f"{address}.png", "thumbnail_width": cards.WIDTH, "thumbnail_height": cards.HEIGHT}
    return {name: value for name, value in answer.items() if value}
