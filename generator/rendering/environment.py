"""What templates may use."""

import re
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from jinja2 import Environment, StrictUndefined, select_autoescape
from markupsafe import Markup

from generator.link_targets import is_web_address
from generator.model import Order
from generator.numerals import MONTHS
from generator.patterns import compiled
from generator.rendering import citation_formats
from generator.rendering.as_markdown import MarkdownWriter
from generator.rendering.as_text import plain_text
from generator.rendering.beside import MOST
from generator.rendering.caption import Zone, caption_zones
from generator.rendering.compiled_templates import CompiledTemplates
from generator.rendering.embedded import embedded_flows
from generator.rendering.flow import FlowWriter
from generator.rendering.inline import drawn, escaped, safe_url
from generator.rendering.markdown_words import markdown_words
from generator.rendering.source_view import source_html
from generator.rendering.template_files import TemplateFiles

NOT_ESCAPED = ("css", "txt", "md")
CREATIVE_COMMONS = compiled(r"CC (BY(?:-NC)?(?:-SA|-ND)?)[ -](\d\.\d)", re.IGNORECASE)
CC0 = compiled(r"CC0[ -](1\.0)", re.IGNORECASE)
VERSUS = compiled(r" (v\.|vs\.|versus) ")


def make_environment(overrides: Path | None = None) -> Environment:
    """The Jinja environment: the site's own templates in `overrides` before ours of the same name.

    An unknown variable in a template is an error; everything is escaped as for HTML, but in `.css`, `.md` and `.txt`.
    """
    environment = Environment(
        loader=TemplateFiles(overrides),
        bytecode_cache=CompiledTemplates(f"blocks trimmed, {NOT_ESCAPED} not escaped"),
        autoescape=select_autoescape(default=True, default_for_string=True, disabled_extensions=NOT_ESCAPED),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters |= {
        "safe_url": safe_url,
        "words": lambda text: drawn(escaped(text)),
        "case_name": case_name_html,
        "long_date": long_date,
        "markdown": editors_html,
        "source": source_html,
        "address": address,
        "licence_address": licence_address,
        "markdown_words": markdown_words,
        "plain_text": plain_text,
        "citation": citation_formats.as_text,
        "citation_formats": citation_formats.written,
        "embedded": embedded_flows,
    }
    environment.globals |= {
        "flow_writer": FlowWriter,
        "caption_of": caption_of,
        "markdown_writer": MarkdownWriter,
        "most_beside": MOST,
    }
    return environment


def caption_of(order: Order) -> list[Zone]:
    """The zones of the order's caption as printed."""
    return caption_zones(order.caption.printed, order.source, order.title)


def editors_html(text: str, lowered: int = 0, targets: Mapping[str, str] | None = None, root: str = "") -> Markup:
    """What an editor wrote in Markdown, as HTML. Its readers are loaded where a site has such a text."""
    from generator.rendering.markdown import markdown_html

    return markdown_html(text, lowered, targets or {}, root)


def case_name_html(name: str) -> Markup:
    """A case name with its "v." set apart for the eye."""
    return drawn(VERSUS.sub(r' <span class="v">\1</span> ', escaped(name)))


def long_date(iso: str) -> str:
    """ "2019-07-30" as "July 30, 2019"; anything that is no date as it is."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return iso
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"


def address(contact: str) -> str:
    """A contact as a link's address: of an e-mail address, mailto:; empty where it is neither that nor a web address."""
    if contact.startswith(("https://", "http://")):
        return contact
    return f"mailto:{contact}" if re.fullmatch(r"[^\s@:/]+@[^\s@:/]+", contact) else ""


def licence_address(licence: str) -> str:
    """Where the words of a licence are: one of Creative Commons' by its short name ("CC BY-SA 4.0", "CC0 1.0"), or a web address;
    empty for any other."""
    if m := CREATIVE_COMMONS.fullmatch(licence.strip()):
        return f"https://creativecommons.org/licenses/{m[1].lower()}/{m[2]}/"
    if m := CC0.fullmatch(licence.strip()):
        return f"https://creativecommons.org/publicdomain/zero/{m[1]}/"
    return licence if is_web_address(licence) else ""
