"""The pages of lists: courts, judges, cases, years, outcomes, topics; one page a list, and one for all lists of a kind.

A list is cut where its orders fill a page: from the oldest on, so that what is in a part stays in it when newer orders come,
and its address (courts/akd.3.html) stays good. What is not in a part of its own is on the list's first page, the newest first.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.model import Entry, Page
from generator.pages.feeds import feed_urls, has_feed
from generator.pages.headings import KINDS, Kind, court_slug
from generator.pages.listing import Listing, Lists, by_court, index_url
from generator.pages.menu import Frame

PART = 100  # orders; a list's first page has up to twice as many, less one
NEWEST_CASES = 20  # of a court, on the page of all cases


@dataclass(frozen=True, slots=True)
class Part:
    """Some orders of a list, newest first: from the `first` to the `last`, counted from the oldest. `older` and `newer` are
    the addresses of the parts beside it, empty where there is none."""

    url: str
    entries: tuple[Entry, ...]
    first: int
    last: int
    older: str
    newer: str


@dataclass(frozen=True, slots=True)
class Row:
    """A list, named on the page of all lists of its kind. `note`: a case's docket number, as printed."""

    name: str
    url: str
    count: int
    note: str = ""


@dataclass(frozen=True, slots=True)
class Group:
    """Rows that stand together: of one court, or all. `url`: the court's list; `more`: where the rest of its rows are."""

    name: str
    url: str
    rows: tuple[Row, ...]
    more: str = ""
    total: int = 0


def list_pages(lists: Lists, frame: Frame) -> Iterator[Page]:
    """Every list, in parts where it is long, and every page of lists. A page's context is made when it is drawn."""
    judges = {court.id: rows_of(listed) for court, listed in by_court(lists.of["judge"]).items() if court}
    for kind in KINDS:
        for listing in lists.of[kind]:
            court = listing.entries[0].court if kind == "court" else None
            for part in parts_of(listing):
                beside = judges.get(court.id, ()) if court and part.url == listing.url else ()
                yield _list_page(listing, part, beside, lists, frame)
        if lists.of[kind]:
            yield _index_page(index_url(kind), kind, "", groups_of(kind, lists), frame)
    for court, listed in by_court(lists.of["case"]).items():
        name, url = (court.name, f"courts/{court_slug(court)}.html") if court else ("", "")
        yield _index_page(f"cases/{court_slug(court)}.html", "case", name, (Group("", url, rows_of(listed)),), frame)


def parts_of(listing: Listing) -> Iterator[Part]:
    """The pages of a list. A case's orders are read from the first to the last: they stay together."""
    entries, url = listing.entries, listing.url
    full = 0 if listing.heading.kind == "case" else max(0, len(entries) // PART - 1)
    urls = [f"{url.removesuffix('.html')}.{number}.html" for number in range(1, full + 1)] + [url]
    newest = len(entries) - PART * full
    for number, address in enumerate(urls):
        first = PART * number
        if number < full:
            end = len(entries) - first
            shown = entries[end - PART : end]
        else:
            shown = entries[:newest]
        older = urls[number - 1] if number else ""
        newer = urls[number + 1] if number < full else ""
        yield Part(address, shown, first + 1, first + len(shown), older, newer)


def rows_of(listings: Sequence[Listing]) -> tuple[Row, ...]:
    """A row for each list."""
    return tuple(Row(one.name, one.url, len(one.entries), one.numbers[0] if one.numbers else "") for one in listings)


def groups_of(kind: Kind, lists: Lists) -> tuple[Group, ...]:
    """What the page of all lists of a kind shows: judges and cases court by court; of a court's many cases the newest."""
    if kind not in ("judge", "case"):
        return (Group("", "", rows_of(lists.of[kind])),)
    groups = []
    for court, listed in by_court(lists.of[kind]).items():
        name, url = (court.name, f"courts/{court_slug(court)}.html") if court else ("Court not known", "")
        if kind == "judge":
            groups.append(Group(name, url, rows_of(listed)))
            continue
        newest = sorted(listed, key=lambda one: one.entries[-1].date_filed or "", reverse=True)[:NEWEST_CASES]
        groups.append(Group(name, url, rows_of(newest), f"cases/{court_slug(court)}.html", len(listed)))
    return tuple(groups)


def _list_page(listing: Listing, part: Part, judges: tuple[Row, ...], lists: Lists, frame: Frame) -> Page:
    def context() -> dict[str, object]:
        feeds = feed_urls(listing.url) if has_feed(listing.entries, frame.config) else None
        court_url = f"courts/{court_slug(listing.heading.court)}.html"
        return frame.context(part.url, listing=listing, part=part, judges=judges, court_url=court_url, feeds=feeds)

    made_of = frame.made_of(listing.name, *listing.numbers, lists.made_of(part.entries), part.newer, repr(judges))
    return Page(part.url, template="list.html", context=context, made_of=made_of)


def _index_page(url: str, kind: Kind, court: str, groups: tuple[Group, ...], frame: Frame) -> Page:
    def context() -> dict[str, object]:
        return frame.context(url, url=url, kind=kind, court=court, groups=groups)

    return Page(url, template="lists.html", context=context, made_of=frame.made_of(repr(groups)))
