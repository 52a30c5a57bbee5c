"""All lists of the site at once: the orders under each heading. Library → Lists, in one pass over the orders."""

import hashlib
import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.library import docket_key
from generator.library.dockets import without_office
from generator.model import Court, Entry, Library
from generator.pages.headings import FOLDERS, KINDS, Heading, Kind, headings_of
from generator.patterns import compiled

FEW = 9  # orders in a list: no digest of their digests is made
DIGITS = compiled(r"\d{1,15}", re.ASCII)


@dataclass(frozen=True, slots=True)
class Listing:
    """The orders under one heading, newest first (a case's: oldest first). `name` is that which most of them print."""

    heading: Heading
    name: str
    numbers: tuple[str, ...]  # of a case: its docket number, in each way it is printed
    entries: tuple[Entry, ...]

    @property
    def url(self) -> str:
        """Of its page, site-relative."""
        return self.heading.url


@dataclass(frozen=True, slots=True)
class Lists:
    """`entries`: all orders to list, newest first; `of`: the lists of each kind, in the order in which they are shown;
    `digests`: by slug, what is shown of an order in lists, in a few letters."""

    entries: tuple[Entry, ...]
    of: Mapping[Kind, tuple[Listing, ...]]
    digests: Mapping[str, str]

    def made_of(self, entries: Sequence[Entry]) -> str:
        """What lists show of these orders, in a few letters each, or all in a few."""
        digests = [self.digests[entry.slug] for entry in entries]
        return " ".join(digests) if len(digests) <= FEW else digest(digests)


def make_lists(library: Library) -> Lists:
    """The lists of all orders that are no drafts. An order that a later version has replaced stands in its dockets alone."""
    every = newest_first(entry for entry in library.entries if not entry.draft)
    entries = tuple(entry for entry in every if not entry.is_replaced)
    found: dict[str, _Gathered] = {}
    for entry in every:
        headings = headings_of(entry, replaced=entry.is_replaced)
        for number, heading in headings.cases.items():
            _gather(found, heading, entry).numbers.setdefault(number)
        for heading in (
            *filter(None, (headings.court, headings.year)),
            *headings.judges.values(),
            *headings.outcomes.values(),
            *headings.topics.values(),
        ):
            _gather(found, heading, entry)
    of: dict[Kind, list[Listing]] = {kind: [] for kind in KINDS}
    for gathered in found.values():
        of[gathered.heading.kind].append(gathered.listing())
    of_kinds = {kind: tuple(sorted(of[kind], key=_shown_order)) for kind in KINDS}
    return Lists(entries, of_kinds, {entry.slug: shown_digest(entry) for entry in every})


class _Gathered:
    """A list in the making."""

    __slots__ = ("entries", "heading", "names", "numbers")

    def __init__(self, heading: Heading) -> None:
        self.heading = heading
        self.entries: list[Entry] = []
        self.names: Counter[str] = Counter()
        self.numbers: dict[str, None] = {}

    def listing(self) -> Listing:
        """The list, made."""
        name = best_name(self.names) if len(self.names) > 1 else self.heading.name
        entries = self.entries
        if self.numbers and len(entries) > 1:
            keys = {form for number in self.numbers for key in [docket_key(number)] for form in (key, without_office(key))}
            entries = sorted(entries, key=lambda entry: docket_order(entry, keys))
        return Listing(self.heading, name, tuple(self.numbers), tuple(entries))


def _gather(found: dict[str, _Gathered], heading: Heading, entry: Entry) -> _Gathered:
    """The list under `heading`, with the entry in it: once, though it may print one name or number in two ways."""
    gathered = found.get(heading.url)
    if gathered is None:
        gathered = found[heading.url] = _Gathered(heading)
    elif gathered.entries[-1] is entry:
        return gathered
    gathered.entries.append(entry)
    gathered.names[heading.name] += 1
    return gathered


def newest_first(entries: Iterable[Entry]) -> tuple[Entry, ...]:
    """The entries, newest first, those without a date last."""
    by_name = sorted(entries, key=lambda entry: (entry.name, entry.slug))
    by_name.sort(key=lambda entry: entry.date_filed or "", reverse=True)
    return tuple(by_name)


def docket_order(entry: Entry, keys: Container[str]) -> tuple[bool, str, tuple[int, ...]]:
    """Where the order stands in the docket that has one of `keys`: by date, then by its number there."""
    numbers = [tuple(map(int, DIGITS.findall(paper.number))) for paper in entry.papers if paper.docket in keys]
    return entry.date_filed is None, entry.date_filed or "", min(numbers, default=())


def best_name(names: Mapping[str, int]) -> str:
    """Of several ways to print a name that which says most and is used most: capitals and small letters before capitals alone."""
    return max(names, key=lambda name: (not name.isupper(), names[name], name))


def shown_digest(entry: Entry) -> str:
    """What lists and feeds show of an order, in a few letters."""
    more = (entry.outcomes, entry.topics, entry.noindex, entry.title, entry.date_filed, entry.judges, entry.docket_numbers)
    dockets, papers = [(one.number, one.case_name) for one in entry.dockets], [(one.docket, one.number) for one in entry.papers]
    shown = (
        entry.slug,
        entry.path,
        entry.versions,
        entry.withdrawn,
        entry.is_shown_draft,
        entry.court and entry.court.name,
        entry.case_names,
        dockets,
        papers,
        more,
    )
    return hashlib.blake2b(repr(shown).encode(), digest_size=12).hexdigest()


def digest(parts: Iterable[str]) -> str:
    """A digest of some texts, each told from the next."""
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "backslashreplace"), digest_size=12).hexdigest()


def index_url(kind: Kind) -> str:
    """The page of all lists of a kind."""
    return f"{FOLDERS[kind]}.html"


def by_court(listings: Iterable[Listing]) -> dict[Court | None, list[Listing]]:
    """Listings of judges or cases by their court: courts by name, the cases of courts that are not known last."""
    found: dict[Court | None, list[Listing]] = {}
    for listing in listings:
        found.setdefault(listing.heading.court, []).append(listing)
    return {court: found[court] for court in sorted(found, key=lambda court: (court is None, court.name if court else ""))}


def _shown_order(listing: Listing) -> tuple[object, ...]:
    if listing.heading.kind == "year":  # the newest first, the undated last
        year = (listing.entries[0].date_filed or "")[:4]
        return not year, -int(year or 0)
    return listing.name.casefold(), listing.url
