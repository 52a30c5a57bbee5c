"""OUTPUTS: one file a kind. Library and orders → the pages of the site, nothing of them drawn yet."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from generator.config import Config
from generator.library import NO_LINKS, NO_TARGETS, Citing, Mention, SiteAuthority, link_orders, mentions_of, site_authorities
from generator.model import Library, Order, Page
from generator.pages.authorities import MOVED, Mentions, authority_pages
from generator.pages.editors import EditorsText, editors_pages, menu_items
from generator.pages.feeds import feed_pages
from generator.pages.index import index_pages, site_files
from generator.pages.listing import make_lists
from generator.pages.lists import list_pages
from generator.pages.menu import Frame, make_menu
from generator.pages.order import order_pages
from generator.pages.schema import schema_pages
from generator.pages.sitemap import sitemap_pages
from generator.pages.versions import changes_pages

__all__ = ["EditorsText", "changes_pages", "make_pages", "order_pages", "site_files", "site_pages"]


def make_pages(
    library: Library,
    orders: Iterable[Order],
    config: Config,
    texts: Iterable[EditorsText] = (),
    targets: Mapping[str, str] = NO_TARGETS,
) -> Iterator[Page]:
    """Every file of the site. `texts` are the editor's own pages, `targets` what `resolve_links` found of the links in them and in
    headnotes. An order that is in draft, or not in the library, has none.

    The same, in pieces for a build that has some of them from its cache: `order_pages` for each order that its entry
    does not call a draft, with its links of `link_orders`; `changes_pages` for the orders that amend others, which is asked
    for the two orders of a page when that is drawn; and `site_pages` for all the rest.
    """
    slugs = {entry.path: entry.slug for entry in library.entries if not entry.draft}
    by_slug = {slugs[order.source.path]: order for order in orders if order.source.path in slugs}
    authorities = site_authorities(library)
    links = link_orders(library, authorities, targets)
    for slug, order in by_slug.items():
        yield from order_pages(order, slug, config, links.get(slug, NO_LINKS))
    yield from changes_pages(library, by_slug.__getitem__, config)

    def mentions(_: SiteAuthority, citing: Sequence[Citing]) -> Mapping[str, Sequence[Mention]]:
        return {one.slug: tuple(mentions_of(by_slug[one.slug], one.ids)) for one in citing if one.slug in by_slug}

    yield from site_pages(library, config, [text.linked(targets) for text in texts], authorities, mentions)


def no_mentions(_: SiteAuthority, __: Sequence[Citing]) -> Mapping[str, Sequence[Mention]]:
    """No words of any order."""
    return {}


def site_pages(
    library: Library,
    config: Config,
    texts: Iterable[EditorsText] = (),
    authorities: Sequence[SiteAuthority] = (),
    mentions: Mentions = no_mentions,
) -> Iterator[Page]:
    """The pages that are about no order alone, and the files that all pages need. Work is done when they are asked for.

    `authorities` are those of the library (`site_authorities`). `mentions` gives what `mentions_of` each of some orders gave for
    one of them; it is asked when that authority's page is drawn. `texts` know where their links lead (`EditorsText.linked`).
    """
    texts = tuple(texts)
    lists = make_lists(library)
    frame = Frame(config, make_menu(lists.of, menu_items(texts), authorities=bool(authorities)))
    shown: list[str] = [f"orders/{entry.slug}.html" for entry in lists.entries if not entry.noindex]
    cited = authority_pages(library, authorities, mentions, frame)
    for page in chain(index_pages(lists, frame), list_pages(lists, frame), cited, editors_pages(texts, frame)):
        if page.url != "404.html" and page.template != MOVED:
            shown.append(page.url)
        yield page
    yield from chain(feed_pages(lists, config), sitemap_pages(shown, config), schema_pages(), site_files(config))
