"""What an editor writes, in Markdown: pages and headnotes. HTML in it is shown as text, and links lead to the web or the site.

What comes of it goes through nh3 as well: whatever a reader of Markdown may get wrong, no element and no attribute is on the
page that such a text does not need.
"""

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import Any
from urllib.parse import unquote

import mistune
import nh3
from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from generator.markdown_links import SCHEMES
from generator.rendering.inline import drawn, escaped, safe_url, shown

NO_TARGETS: Mapping[str, str] = MappingProxyType({})
ELEMENTS = frozenset(
    "a blockquote br code del em h1 h2 h3 h4 h5 h6 hr img li ol p pre section span strong sup table tbody td th thead tr ul".split()
)
ATTRIBUTES = {
    "a": {"href", "title", "class"},
    "img": {"src", "alt", "title", "loading"},
    "li": {"id"},
    "ol": {"start"},
    "pre": {"class", "tabindex"},
    "section": {"class"},
    "span": {"class"},
    "sup": {"class", "id"},
    "td": {"class"},
    "th": {"class"},
}


class EditorsRenderer(mistune.HTMLRenderer):
    """Headings `lowered` by some levels, code coloured, addresses checked, nothing loaded from elsewhere."""

    def __init__(self, lowered: int, targets: Mapping[str, str], root: str) -> None:
        """`targets`: where a link leads that names an order or an authority, in the site, which is at `root` from here."""
        super().__init__(escape=True)
        self.lowered, self.targets, self.root = lowered, targets, root

    def heading(self, text: str, level: int, **attrs: Any) -> str:  # noqa: ARG002  (mistune's signature)
        """A heading, lowered."""
        level = min(level + self.lowered, 6)
        return f"<h{level}>{text}</h{level}>\n"

    def block_code(self, code: str, info: str | None = None) -> str:
        """A code block, coloured where Pygments knows the language."""
        language = (info or "").split(None, 1)
        try:
            lexer = get_lexer_by_name(language[0], stripnl=False) if language else None
        except ClassNotFound:
            lexer = None
        words = highlight(code, lexer, HtmlFormatter(nowrap=True)) if lexer else escaped(code)
        return f'<pre class="code" tabindex="0"><code>{words}</code></pre>\n'

    def link(self, text: str, url: str, title: str | None = None) -> str:
        """A link to the web, a mail address or the site; any other address leaves its text alone."""
        if url.startswith(SCHEMES):
            there = self.targets.get(unquote(url))
            url = f"{self.root}{there}" if there else ""
        address = url if url.startswith("mailto:") else safe_url(url)
        return f'<a href="{escaped(address)}"{_title(title)}>{text}</a>' if address else text

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """An image of the site's own; of one elsewhere, a link to it: a page of the site asks nothing of others."""
        address = safe_url(url)
        if not address or "://" in address:
            return self.link(escaped(text), url, title)
        return f'<img src="{escaped(address)}" alt="{escaped(text)}"{_title(title)} loading="lazy">'

    def table_cell(self, text: str, align: str | None = None, head: bool = False) -> str:
        """A cell of a table; its text at its left, unless it is said to be elsewhere."""
        name, place = "th" if head else "td", f' class="{align}"' if align in ("center", "right") else ""
        return f"<{name}{place}>{text}</{name}>\n"


def _title(title: str | None) -> str:
    return f' title="{escaped(title)}"' if title else ""


@cache
def _reader(lowered: int) -> mistune.Markdown:
    return _make_reader(lowered, NO_TARGETS, "")


def _make_reader(lowered: int, targets: Mapping[str, str], root: str) -> mistune.Markdown:
    # A headnote has no footnotes of its own: their ids would be those of the order's.
    plugins = ["table", "strikethrough"] if lowered else ["table", "strikethrough", "footnotes"]
    return mistune.create_markdown(renderer=EditorsRenderer(lowered, targets, root), plugins=plugins)


def markdown_html(text: str, lowered: int = 0, targets: Mapping[str, str] = NO_TARGETS, root: str = "") -> Markup:
    """The text as HTML. `lowered`: how many levels its headings go down to fit where it stands; `targets`: the addresses in the
    site of what its links name (`library.resolve_links`), the site being at `root` from where it stands."""
    read = _make_reader(lowered, targets, root) if targets else _reader(lowered)
    html = nh3.clean(
        str(read(shown(text))), tags=ELEMENTS, attributes=ATTRIBUTES, url_schemes={"http", "https", "mailto"}, link_rel=None
    )
    return drawn(html)
