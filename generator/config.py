"""docketpress.toml: what a site is called, where it will stand, and how strict it is. All of it may be left out."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib.util import find_spec
from pathlib import Path
from typing import Literal, get_args

from generator.builds import SETTINGS
from generator.files import read_regular
from generator.link_targets import MAY_LACK, TEMPLATES, is_web_address, placeholders
from generator.model import Location, Report
from generator.palette import PALETTE, Colour, is_colour, too_faint
from generator.patterns import compiled
from generator.problems import report_problem
from generator.tables import Shape, Table, did_you_mean, read_table

FILE = SETTINGS
PAGEFIND = ("pagefind_bin_extended", "pagefind_bin")  # packages that hold its program
DEFAULT_TITLE = "Court orders"
Privacy = Literal["error", "warn"]

# http or https, a host, perhaps a port and a path, of the characters that RFC 3986 lets stand there, but for quotes. No
# step of the path is empty: "//" at the start of an address made from it would name another host.
_WEB_ADDRESS = compiled(
    r"https?://(?:[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?|\[[0-9a-f:.]+\])(?::[0-9]{1,5})?(?:/(?:[\w.~!$&()*+,;=:@-]|%[0-9a-f]{2})+)*/*",
    re.ASCII | re.IGNORECASE,
)

SHAPE: Shape = {
    "title": "text",
    "description": "text",
    "base_url": "text",
    "editor": "text",
    "contact": "text",
    "privacy": "text",
    "cards": "flag",
    "licence": "text",
    "search": "flag",
    "links": dict.fromkeys(TEMPLATES, "text"),
    "theme": dict.fromkeys(PALETTE, "texts"),
    "gone": "texts by name",
    "moved": "texts by name",
}


@dataclass(frozen=True, slots=True)
class Config:
    """A site's settings. `base_url` is empty, or absolute and without a slash at its end."""

    title: str = DEFAULT_TITLE
    description: str = ""
    base_url: str = ""
    editor: str = ""
    contact: str = ""  # an e-mail or web address: whom to ask for something to be taken down
    privacy: Privacy = "error"
    cards: bool = True  # whether each order gets a picture for links to it: only where there is a `base_url`
    licence: str = ""  # of what the editor wrote: "CC BY 4.0"
    search: bool = False  # whether pages have a search: it is wanted, and Pagefind is there to make its index
    links: Mapping[str, str] = field(default_factory=lambda: TEMPLATES)  # kind → its address; "" for none
    theme: Mapping[str, Colour] = field(default_factory=dict)  # a colour's name → by day, by night; what is not here is as it was
    gone: Mapping[str, str] = field(default_factory=dict)  # address that was published → why it was taken down
    moved: Mapping[str, str] = field(default_factory=dict)  # address that was published → the one that stands in for it


def read_config(folder: Path, report: Report) -> Config:
    """The settings in `folder`/docketpress.toml; the defaults where there is no such file. Never raises for what it says."""
    try:
        data = read_regular(folder / FILE)
    except FileNotFoundError:
        return Config(search=search_is_installed())
    except OSError as error:
        report_problem(report, "unreadable-file", Location(FILE), what=error.strerror or str(error))
        return Config()
    table = read_table(data, FILE, SHAPE, report)
    return Config(
        title=table.text_at("title") or DEFAULT_TITLE,
        description=table.text_at("description") or "",
        base_url=_base_url(table, report),
        editor=table.text_at("editor") or "",
        contact=table.text_at("contact") or "",
        licence=table.text_at("licence") or "",
        privacy=_privacy(table, report),
        cards=table.get("cards") is not False,
        search=search_is_installed() and table.get("search") is not False,
        links=TEMPLATES | _links(table, report),
        theme=_theme(table, report),
        gone=table.named("gone"),
        moved=table.named("moved"),
    )


def search_is_installed() -> bool:
    """Whether there is a Pagefind to make an index with: `docketpress[search]`."""
    return any(find_spec(name) for name in PAGEFIND)


def clean_base_url(text: str) -> str | None:
    """`text` without the slash at its end; None where it is no plain web address: http or https, no query, no fragment,
    no name or password, no quotes or spaces. Empty stays empty."""
    if text and not _WEB_ADDRESS.fullmatch(text):
        return None
    return text.rstrip("/")


def _base_url(table: Table, report: Report) -> str:
    given = table.text_at("base_url") or ""
    url = clean_base_url(given)
    if url is None:
        hint = "write the whole address at which the site will stand: https://example.github.io/orders"
        report_problem(report, "bad-value", table.place("base_url"), key="base_url", value=given, hint=hint)
    return url or ""


def _privacy(table: Table, report: Report) -> Privacy:
    given = table.text_at("privacy")
    for valid in get_args(Privacy):
        if given in (valid, None):
            return "error" if given is None else valid
    hint = did_you_mean(given or "", get_args(Privacy))
    report_problem(report, "bad-value", table.place("privacy"), key="privacy", value=given, hint=hint)
    return "error"


def _links(table: Table, report: Report) -> dict[str, str]:
    """The addresses set for kinds of citations; what would lead astray is reported and left out."""
    good = {}
    for kind, given in table.named("links").items():
        hint = _fault(given, placeholders(TEMPLATES[kind])) if given else None
        if hint is None:
            good[kind] = given
        else:
            place = table.place("links", kind)
            report_problem(report, "bad-value", place, key=f"[links] {kind}", value=given, hint=hint)
    return good


def _theme(table: Table, report: Report) -> dict[str, Colour]:
    """The colours set; none of them where one is no colour, or words could not be read."""
    theme: dict[str, Colour] = {}
    faults: dict[str, str] = {}
    for name in PALETTE:
        given = table.texts("theme", name)
        if len(given) == 2 and all(map(is_colour, given)):
            theme[name] = (given[0], given[1])
        elif table.get("theme", name) is not None:
            faults[name] = 'name two colours, by day and by night: ["#1d4f3a", "#8fd0a6"]'
    for name, fault in too_faint(theme):
        faults.setdefault(name, fault)
    for name, hint in faults.items():
        value = ", ".join(table.texts("theme", name))
        report_problem(report, "bad-value", table.place("theme", name), key=f"[theme] {name}", value=value, hint=hint)
    return {} if faults else theme


def _fault(template: str, valid: list[str]) -> str | None:
    """What to do about an address that cannot serve; None where it can. `valid` is what may stand in its braces."""
    try:
        used = placeholders(template)
    except ValueError:
        return "each { needs its }"
    for name in used:
        if name not in valid:
            return f"nothing is called {{{name}}}: {did_you_mean(name, valid)}"
    for name in valid:
        if name not in used and name != MAY_LACK:
            return f"say {{{name}}} in it: without that, different citations would lead to one address"
    return None if is_web_address(template) else 'a whole web address: "https://…"; or "" for no link'
