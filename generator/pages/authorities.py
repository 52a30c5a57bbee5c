"""The authorities of the site: an index, and a page for each that two orders or more cite: who cites it, where, in which words."""

import unicodedata
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlsplit

from generator.library import Citing, Mention, SiteAuthority, slugify
from generator.library.authorities import page_name
from generator.model import Entry, Library, Page, Place
from generator.pages.menu import Frame
from generator.pages.order import GROUPS, sort_key

INDEX = "authorities.html"
MOVED = "moved.html"
CASES = GROUPS[0][1]
UNNAMED = "0"  # the letter of cases cited without a name, and of names without a Latin letter
PART = 200  # orders; an authority's first page has up to twice as many, less one
EXCERPTS = 5  # an order: further places are links alone
WHOLE = 300  # authorities of a kind that the index lists in full; of more it lists those most cited, and the rest by letter
MOST_CITED = 100

# The mentions of an authority in some of the orders that cite it, by slug: whoever has the orders, or a store, gives them.
Mentions = Callable[[SiteAuthority, Sequence[Citing]], Mapping[str, Sequence[Mention]]]


@dataclass(frozen=True, slots=True)
class Row:
    """An authority in a list. `url`, site-relative, is that of its page, else of its place in the one order that cites it."""

    name: str
    parallel_citations: tuple[str, ...]
    url: str
    count: int


@dataclass(frozen=True, slots=True)
class Group:
    """The authorities of a kind on the index. `letters`: (letter, address) of the pages of them all; none where `rows` are all."""

    name: str
    rows: tuple[Row, ...]
    total: int
    letters: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """Some of the orders that cite an authority, latest first; `older` and `newer` are the addresses of the parts beside it."""

    url: str
    citing: tuple[Citing, ...]
    older: str
    newer: str


@dataclass(frozen=True, slots=True)
class CitingOrder:
    """An order that cites the authority: its excerpts, and the other places where it does."""

    entry: Entry
    excerpts: tuple[Mention, ...]
    more: tuple[Place, ...]


def authority_pages(library: Library, authorities: Sequence[SiteAuthority], mentions: Mentions, frame: Frame) -> Iterator[Page]:
    """The index, the lists by letter where a kind has many, and the authorities' pages; nothing where no order cites any."""
    entries = {entry.slug: entry for entry in library.entries}
    if authorities:
        yield from index_pages(authorities, frame)
    for authority in authorities:
        if authority.has_page:
            for part in parts_of(authority):
                yield _authority_page(authority, part, entries, mentions, frame)
            for other in authority.others:  # it may have been published under that name, when nobody knew both
                yield _moved_page(f"authorities/{page_name(other)}.html", f"authorities/{page_name(authority.id)}.html", frame)


def index_pages(authorities: Sequence[SiteAuthority], frame: Frame) -> Iterator[Page]:
    """authorities.html, and for kinds with many authorities their lists by letter."""
    groups = []
    for name, kinds in GROUPS:
        of_kind = sorted((a for a in authorities if a.kind in kinds), key=shown_order)
        if len(of_kind) <= WHOLE:
            groups.append(Group(name, tuple(map(row_of, of_kind)), len(of_kind)))
            continue
        lettered: dict[str, list[SiteAuthority]] = {}
        for authority in of_kind:
            lettered.setdefault(letter_of(authority), []).append(authority)
        letters = tuple((letter, f"authorities/all-{slugify(name)}-{letter}.html") for letter in sorted(lettered, key=letter_order))
        most = sorted((a for a in of_kind if a.has_page), key=lambda a: -len(a.citing))[:MOST_CITED]
        most.sort(key=shown_order)
        groups.append(Group(name, tuple(map(row_of, most)), len(of_kind), letters))
        for letter, url in letters:
            listed = Group(name, tuple(map(row_of, lettered[letter])), len(lettered[letter]), letters)
            yield _index_page(url, (listed,), letter, frame)
    yield _index_page(INDEX, tuple(group for group in groups if group.rows), "", frame)


def shown_order(authority: SiteAuthority) -> tuple[object, ...]:
    """Where it stands in lists: by name, numbers by value; cases that are cited without a name behind all others."""
    return (letter_of(authority) == UNNAMED, sort_key(authority.name.lstrip(" &.,’'“(")), authority.id)


def letter_order(letter: str) -> tuple[bool, str]:
    """The order of the letters: those without a name last."""
    return letter == UNNAMED, letter


def letter_of(authority: SiteAuthority) -> str:
    """The letter, or the first digit of a title or volume, under which it is listed."""
    first = next((c for c in unicodedata.normalize("NFKD", authority.name[:40]).lower() if c.isalnum()), "")
    if not first.isascii() or not first or (authority.kind in CASES and first.isdecimal()):
        return UNNAMED
    return first


def row_of(authority: SiteAuthority) -> Row:
    """The authority as lists show it."""
    first = authority.citing[0]
    url = (
        f"authorities/{page_name(authority.id)}.html"
        if authority.has_page
        else f"orders/{first.slug}.html#authority-{first.ids[0]}"
    )
    return Row(authority.name, authority.parallel_citations, url, len(authority.citing))


def parts_of(authority: SiteAuthority) -> Iterator[Part]:
    """The authority's pages. Full parts are cut from the oldest order on, so that what is in one stays in it when newer come."""
    url = f"authorities/{page_name(authority.id)}.html"
    full = max(0, len(authority.citing) // PART - 1)
    urls = [f"{url.removesuffix('.html')}.{number}.html" for number in range(1, full + 1)] + [url]
    for number, address in enumerate(urls):
        end = len(authority.citing) - PART * number
        start = end - PART if number < full else 0
        older, newer = urls[number - 1] if number else "", urls[number + 1] if number < full else ""
        yield Part(address, authority.citing[start:end], older, newer)


def _authority_page(authority: SiteAuthority, part: Part, entries: Mapping[str, Entry], mentions: Mentions, frame: Frame) -> Page:
    def context() -> dict[str, object]:
        said = mentions(authority, part.citing)
        orders = tuple(_citing_order(entries[citing.slug], said.get(citing.slug, ())) for citing in part.citing)
        host = urlsplit(authority.url).netloc.removeprefix("www.") if authority.url else ""
        return frame.context(part.url, authority=authority, part=part, orders=orders, host=host)

    shown = [
        (c, e.name, e.title, e.date_filed, e.court, e.noindex, e.is_shown_draft) for c in part.citing for e in (entries[c.slug],)
    ]
    about = (authority.name, authority.parallel_citations, authority.url, len(authority.citing), part.older, part.newer)
    return Page(part.url, template="authority.html", context=context, made_of=frame.made_of(repr(about), repr(shown)))


def _citing_order(entry: Entry, mentions: Sequence[Mention]) -> CitingOrder:
    """What is shown of an order; of one that search engines are to leave alone, its places without its words."""
    excerpts = () if entry.noindex else tuple(mentions[:EXCERPTS])
    shown = {mention.place for mention in excerpts}
    more = dict.fromkeys(mention.place for mention in mentions if mention.place not in shown)
    return CitingOrder(entry, excerpts, tuple(more))


def _moved_page(url: str, target: str, frame: Frame) -> Page:
    return Page(url, template=MOVED, context=frame.context(url, target=target), made_of=frame.made_of(target))


def _index_page(url: str, groups: tuple[Group, ...], letter: str, frame: Frame) -> Page:
    context = frame.context(url, url=url, groups=groups, letter=letter, unnamed=UNNAMED)
    return Page(url, template="authorities.html", context=context, made_of=frame.made_of(repr(groups)))
