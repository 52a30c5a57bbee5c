"""What an editor writes, in Markdown: pages and headnotes. HTML in it is shown as text, and links lead to the web or the site."""

from functools import cache
from typing import Any

import mistune
from markupsafe import Markup
from pygments import highlight
from pygments.formatters import HtmlFormatter
from pygments.lexers import get_lexer_by_name
from pygments.util import ClassNotFound

from generator.rendering.inline import drawn, escaped, safe_url, shown


class EditorsRenderer(mistune.HTMLRenderer):
    """Headings `lowered` by some levels, code coloured, addresses checked, nothing loaded from elsewhere."""

    def __init__(self, lowered: int) -> None:
        super().__init__(escape=True)
        self.lowered = lowered

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
        address = url if url.startswith("mailto:") else safe_url(url)
        return f'<a href="{escaped(address)}"{_title(title)}>{text}</a>' if address else text

    def image(self, text: str, url: str, title: str | None = None) -> str:
        """An image of the site's own; of one elsewhere, a link to it: a page of the site asks nothing of others."""
        address = safe_url(url)
        if not address or "://" in address:
            return self.link(escaped(text), url, title)
        return f'<img src="{escaped(address)}" alt="{escaped(text)}"{_title(title)} loading="lazy">'


def _title(title: str | None) -> str:
    return f' title="{escaped(title)}"' if title else ""


@cache
def _reader(lowered: int) -> mistune.Markdown:
    # A headnote has no footnotes of its own: their ids would be those of the order's.
    plugins = ["table", "strikethrough"] if lowered else ["table", "strikethrough", "footnotes"]
    return mistune.create_markdown(renderer=EditorsRenderer(lowered), plugins=plugins)


def markdown_html(text: str, lowered: int = 0) -> Markup:
    """The text as HTML. `lowered`: how many levels its headings go down to fit where it stands."""
    return drawn(str(_reader(lowered)(shown(text))))
