"""All lists of the site at once: the orders under each heading. Library → Lists, in one pass over the orders."""

import hashlib
import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping
from dataclasses import dataclass

from generator.library import docket_key
from generator.library.dockets import without_office
from generator.model import Court, Entry, Library
from generator.pages.headings import FOLDERS, KINDS, Heading, Kind, headings_of

DIGITS = re.compile(r"\d{1,15}", re.ASCII)


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

    def made_of(self, entries: Iterable[Entry]) -> str:
        """A digest of what lists show of these orders."""
        return digest(self.digests[entry.slug] for entry in entries)


def make_lists(library: Library) -> Lists:
    """The lists of all orders that are no drafts."""
    entries = newest_first(library)
    digests = {entry.slug: shown_digest(entry) for entry in entries}
    members: dict[str, list[Entry]] = {}
    first: dict[str, Heading] = {}
    names: dict[str, Counter[str]] = {}
    numbers: dict[str, dict[str, None]] = {}
    for entry in entries:
        headings = headings_of(entry)
        printed = {heading.url: number for number, heading in headings.cases.items()}
        for heading in headings:
            url = heading.url
            if url not in members:
                members[url], first[url], names[url] = [], heading, Counter()
            elif members[url][-1] is entry:  # two ways to print one docket number
                continue
            members[url].append(entry)
            names[url][heading.name] += 1
            if heading.kind == "case":
                numbers.setdefault(url, {})[printed[url]] = None
    of: dict[Kind, list[Listing]] = {kind: [] for kind in KINDS}
    for url, heading in first.items():
        listed = members[url]
        if heading.kind == "case" and len(listed) > 1:
            keys = {form for number in numbers[url] for key in [docket_key(number)] for form in (key, without_office(key))}
            listed = sorted(listed, key=lambda entry: docket_order(entry, keys))
        name = best_name(names[url])
        said = tuple(numbers.get(url, ()))
        of[heading.kind].append(Listing(heading, name, said, tuple(listed)))
    return Lists(entries, {kind: tuple(sorted(of[kind], key=_shown_order)) for kind in KINDS}, digests)


def newest_first(library: Library) -> tuple[Entry, ...]:
    """The entries to list, newest first, those without a date last; drafts left out, and what was amended by a newer version."""
    listed = [entry for entry in library.entries if not entry.draft and entry.slug == (entry.versions or (entry.slug,))[-1]]
    listed.sort(key=lambda entry: (entry.name, entry.slug))
    listed.sort(key=lambda entry: entry.date_filed or "", reverse=True)
    return tuple(listed)


def docket_order(entry: Entry, keys: Container[str]) -> tuple[bool, str, tuple[int, ...]]:
    """Where the order stands in the docket that has one of `keys`: by date, then by its number there."""
    numbers = [tuple(map(int, DIGITS.findall(paper.number))) for paper in entry.papers if paper.docket in keys]
    return entry.date_filed is None, entry.date_filed or "", min(numbers, default=())


def best_name(names: Mapping[str, int]) -> str:
    """Of several ways to print a name that which says most and is used most: capitals and small letters before capitals alone."""
    return max(names, key=lambda name: (not name.isupper(), names[name], name))


def shown_digest(entry: Entry) -> str:
    """What lists and feeds show of an order, in a few letters."""
    shown = (entry.slug, entry.court and entry.court.name, entry.case_names, entry.docket_numbers, entry.title, entry.date_filed)
    more = (
        entry.judges,
        entry.outcomes,
        entry.topics,
        entry.noindex,
        entry.versions,
        entry.withdrawn,
        [(d.number, d.case_name) for d in entry.dockets],
        entry.papers,
    )
    return hashlib.blake2b(repr((shown, more, entry.path)).encode(), digest_size=12).hexdigest()


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
