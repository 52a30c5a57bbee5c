"""The front page, newest order first; the page for addresses that lead nowhere; the files that every page needs."""

from collections.abc import Iterator, Sequence
from urllib.parse import urlsplit

from generator.config import Config
from generator.model import Entry, Library, Page
from generator.pages.editors import EditorsText, menu

FILES = ("style.css", "reading.js", "favicon.svg", "fonts/roman.woff2", "fonts/italic.woff2", "fonts/OFL.txt")


def index_pages(library: Library, config: Config, texts: Sequence[EditorsText] = ()) -> Iterator[Page]:
    """index.html and 404.html."""
    entries = newest_first(library)
    yield Page("index.html", template="index.html", context={"config": config, "root": "", "entries": entries, "menu": menu(texts)})
    # A server answers with this page at any depth: it alone has addresses that begin at the site's root.
    root = urlsplit(config.base_url).path.rstrip("/") + "/"
    yield Page("404.html", template="404.html", context={"config": config, "root": root, "menu": menu(texts)})


def site_files(config: Config) -> Iterator[Page]:
    """The style of notes beside their marks, and of the site's own colours if it has any; what stands among the templates
    and goes out as it is; and the file that tells GitHub Pages to serve all as it is."""
    yield Page("beside.css", template="beside.css", context={})
    if config.theme:
        yield Page("theme.css", template="theme.css", context={"config": config})
    for name in FILES:
        yield Page(name, template=name)
    yield Page(".nojekyll", content=b"")


def newest_first(library: Library) -> tuple[Entry, ...]:
    """The entries to list, newest first, those without a date last; drafts left out."""
    listed = [entry for entry in library.entries if not entry.draft]
    listed.sort(key=lambda entry: (entry.name, entry.slug))
    listed.sort(key=lambda entry: entry.date_filed or "", reverse=True)
    return tuple(listed)
