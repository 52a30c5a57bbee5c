"""sitemap.xml (sitemaps.org) of all that search engines may show, and robots.txt where one would be read.

Both want whole addresses: a site without `base_url` has neither.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from html import escape
from urllib.parse import urlsplit

from generator.config import Config
from generator.model import Page

MOST = 50_000  # addresses in one sitemap, says the protocol
_NAMESPACE = "http://www.sitemaps.org/schemas/sitemap/0.9"


def sitemap_pages(urls: Sequence[str], config: Config) -> Iterator[Page]:
    """The sitemap of `urls` (site-relative), in several files under one of them all where they are many.

    No `lastmod`: it would be the day of a page's last change, and a build knows but the day of an order. robots.txt is asked
    for at a host's root and nowhere else; one that named pages to leave alone would advertise them, so it names none.
    """
    if not config.base_url:
        return
    files = [urls[at : at + MOST] for at in range(0, len(urls), MOST)]
    if len(files) <= 1:
        yield Page("sitemap.xml", content=partial(_listed, "urlset", "url", urls, config))
    else:
        names = [f"sitemap-{number}.xml" for number in range(1, len(files) + 1)]
        for name, some in zip(names, files, strict=True):
            yield Page(name, content=partial(_listed, "urlset", "url", some, config))
        yield Page("sitemap.xml", content=partial(_listed, "sitemapindex", "sitemap", names, config))
    if not urlsplit(config.base_url).path:
        robots = f"User-agent: *\nDisallow:\n\nSitemap: {config.base_url}/sitemap.xml\n"
        yield Page("robots.txt", content=robots.encode())


_text = partial(escape, quote=False)


def _listed(around: str, each: str, urls: Sequence[str], config: Config) -> bytes:
    places = "".join(
        f"<{each}><loc>{_text(config.base_url)}/{'' if url == 'index.html' else _text(url)}</loc></{each}>\n" for url in urls
    )
    return f'<?xml version="1.0" encoding="UTF-8"?>\n<{around} xmlns="{_NAMESPACE}">\n{places}</{around}>\n'.encode()
