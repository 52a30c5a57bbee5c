"""The front page, newest order first; the page for addresses that lead nowhere; the files that every page needs."""

from collections.abc import Iterator
from urllib.parse import urlsplit

from generator.config import Config
from generator.model import Page
from generator.pages.feeds import feed_urls, has_feed
from generator.pages.headings import KINDS, Kind
from generator.pages.listing import Lists, index_url
from generator.pages.lists import Row, rows_of
from generator.pages.menu import Frame

FILES = (
    "style.css",
    "reading.js",
    "linking.js",
    "moved.js",
    "favicon.svg",
    "fonts/roman.woff2",
    "fonts/italic.woff2",
    "fonts/OFL.txt",
)

NEWEST = 50  # orders on the front page
COUNTED: dict[Kind, tuple[str, str]] = {
    "court": ("court", "courts"),
    "judge": ("judge", "judges"),
    "case": ("case", "cases"),
    "outcome": ("outcome", "outcomes"),
    "topic": ("topic", "topics"),
}


def index_pages(lists: Lists, frame: Frame) -> Iterator[Page]:
    """index.html and 404.html. The front page has the newest orders alone: what is older is under its year, for a numbered page
    would hold other orders, or be gone, when somebody comes back to it."""
    entries = lists.entries[:NEWEST]
    years = rows_of(lists.of["year"])
    counts = tuple(
        Row(COUNTED[kind][len(listed) != 1], index_url(kind), len(listed))
        for kind in KINDS
        if kind != "year" and (listed := lists.of[kind])
    )
    total = len(lists.entries)

    def front() -> dict[str, object]:
        feeds = feed_urls("index.html") if has_feed(lists.entries, frame.config) else None
        return frame.context("index.html", entries=entries, total=total, years=years, counts=counts, feeds=feeds)

    made_of = frame.made_of(str(total), lists.made_of(entries), repr(years), repr(counts))
    yield Page("index.html", template="index.html", context=front, made_of=made_of)
    # A server answers with this page at any depth: it alone has addresses that begin at the site's root.
    root = urlsplit(frame.config.base_url).path.rstrip("/") + "/"
    yield Page("404.html", template="404.html", context=frame.context("404.html") | {"root": root}, made_of=frame.made_of())


def site_files(config: Config) -> Iterator[Page]:
    """The style of notes beside their marks, and of the site's own colours if it has any; what stands among the templates
    and goes out as it is; and the file that tells GitHub Pages to serve all as it is."""
    yield Page("beside.css", template="beside.css", context={}, made_of="")
    if config.theme:
        yield Page("theme.css", template="theme.css", context={"config": config}, made_of="")
    if config.search:
        yield Page("search.js", template="search.js", made_of="")
    for name in FILES:
        yield Page(name, template=name, made_of="")
    yield Page(".nojekyll", content=b"", made_of="")
