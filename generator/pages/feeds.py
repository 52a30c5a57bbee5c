"""Feeds: of the front page and of each list, the newest orders as Atom (RFC 4287) and as JSON Feed 1.1.

Both want whole addresses: a site without `base_url` has none. Both want a date of each entry: an order without one is left
out, as is one that search engines are to leave alone. All dates are the orders' own; an entry's id is its order's address.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from generator.config import Config
from generator.model import Entry, Page
from generator.pages.listing import Lists

LATEST = 50  # orders in a feed


@dataclass(frozen=True, slots=True)
class FeedUrls:
    """Where the two feeds of a page are, site-relative."""

    atom: str
    json: str


def feed_urls(page_url: str) -> FeedUrls:
    """The feeds of the list at `page_url`: beside it, with its name."""
    stem = "feed" if page_url == "index.html" else page_url.removesuffix(".html")
    return FeedUrls(f"{stem}.xml", f"{stem}.json")


def in_feeds(entry: Entry) -> bool:
    """Whether the order is one for feeds."""
    return entry.date_filed is not None and not entry.noindex and not entry.is_replaced


def has_feed(entries: Sequence[Entry], config: Config) -> bool:
    """Whether the list of these orders has feeds."""
    return bool(config.base_url) and any(in_feeds(entry) for entry in entries)


def feed_pages(lists: Lists, config: Config) -> Iterator[Page]:
    """The feeds of the front page and of every list."""
    if not config.base_url:
        return
    yield from _feeds("index.html", "", lists.entries, lists, config)
    for kind, listings in lists.of.items():
        for listing in listings:
            newest = listing.entries[::-1] if kind == "case" else listing.entries
            yield from _feeds(listing.url, listing.name, newest, lists, config)


def _feeds(page_url: str, name: str, entries: Sequence[Entry], lists: Lists, config: Config) -> Iterator[Page]:
    latest = tuple(islice(filter(in_feeds, entries), LATEST))
    if not latest:
        return
    urls, title = feed_urls(page_url), f"{name} · {config.title}" if name else config.title
    made_of = f"{title} {lists.made_of(latest)}"

    def context() -> dict[str, object]:
        return {"config": config, "title": title, "page_url": page_url, "url": urls.atom, "entries": latest, "summary": summary}

    yield Page(urls.atom, template="feed.xml", context=context, made_of=made_of)
    yield Page(urls.json, content=lambda: json_feed(title, page_url, urls.json, latest, config), made_of=made_of)


def json_feed(title: str, page_url: str, url: str, entries: Sequence[Entry], config: Config) -> bytes:
    """The orders as JSON Feed 1.1."""
    feed: dict[str, object] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": title,
        "home_page_url": f"{config.base_url}/{'' if page_url == 'index.html' else page_url}",
        "feed_url": f"{config.base_url}/{url}",
        "language": "en",
        "authors": [{"name": config.editor or config.title}],
        "items": [_item(entry, config) for entry in entries],
    }
    if config.description:
        feed["description"] = config.description
    return json.dumps(feed, ensure_ascii=False, indent=1).encode("utf-8", "backslashreplace")


def _item(entry: Entry, config: Config) -> dict[str, object]:
    address = f"{config.base_url}/orders/{entry.slug}.html"
    item: dict[str, object] = {
        "id": address,
        "url": address,
        "title": entry.name,
        "content_text": summary(entry),
        "date_published": f"{entry.date_filed}T00:00:00Z",
    }
    if tags := [*entry.outcomes, *entry.topics]:
        item["tags"] = tags
    return item


def summary(entry: Entry) -> str:
    """An order in a few words: its title, court and docket numbers, and what it did."""
    numbers = ", ".join(entry.docket_numbers[:3]) + (" and others" if len(entry.docket_numbers) > 3 else "")
    said = [entry.title if entry.title != entry.name else "", entry.court.name if entry.court else "", numbers]
    words = [part for part in said if part]
    if entry.outcomes:
        words.append("Outcome: " + ", ".join(entry.outcomes))
    return ". ".join(words) or entry.name
