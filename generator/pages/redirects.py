"""What stands at addresses that were published and have no page of their own any more; and the record of all of them."""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import replace

from generator.config import Config
from generator.model import Page
from generator.publishing.permalinks import FILE
from generator.publishing.recording import Standing


def standing_pages(standing: Standing, made: Mapping[str, Page], config: Config) -> Iterator[Page]:
    """A page that leads on for each that has moved, a copy for each other file; a page for what was taken down, or is empty.

    `made`: the pages of the site by their addresses.
    """
    for url, target in standing.moved.items():
        yield _page(url, "moved.html", config, target=target)
    for url, target in standing.copied.items():
        yield replace(made[target], url=url)
    for url, why in standing.gone.items():
        yield _page(url, "gone.html", config, taken_down=True, why=why)
    for url in standing.empty:
        yield _page(url, "gone.html", config, taken_down=False, why="")


def record_page(written: bytes) -> Page:
    """permalinks.lock at the site's root: from there a site that is built elsewhere fetches it."""
    return Page(FILE, content=written, made_of=hashlib.sha256(written).hexdigest())


def _page(url: str, template: str, config: Config, **more: object) -> Page:
    context = {"config": config, "root": "../" * url.count("/"), **more}
    return Page(url, template=template, context=context, made_of=repr(sorted(more.items())))
