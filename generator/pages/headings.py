"""Under which headings an order is listed: its court, judges, dockets, year, outcomes and topics, each with its page's address.

An address is made of the one order alone, so that it never depends on what else the site has, and never dies. Two names that
would come to the same letters get addresses of their own: what the letters lose is told by a digest.
"""

import hashlib
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import Literal, NamedTuple, get_args

from generator.library import named_dockets, outcomes_of, slugify
from generator.model import Court, Entry, Order
from generator.pages.dockets import NO_COURT, docket_slug

Kind = Literal["court", "judge", "case", "year", "outcome", "topic"]
KINDS: tuple[Kind, ...] = get_args(Kind)
FOLDERS: dict[Kind, str] = {kind: f"{kind}s" for kind in KINDS}  # and the page of them all: courts.html
UNDATED = "undated"
_TYPE: dict[int, str | None] = dict.fromkeys(map(ord, ".,;-‐‑–"), " ") | dict.fromkeys(map(ord, "'’‘ʼ"), None)


@dataclass(frozen=True, slots=True)
class Heading:
    """A list that an order stands in. `name` as this order prints it; `url` of its page, site-relative; `court`: that of the
    judge or case, where it is known."""

    kind: Kind
    name: str
    url: str
    court: Court | None = None


class Headings(NamedTuple):
    """The headings of one order by what they are made of: a docket number or judge without one has no list."""

    court: Heading | None
    judges: dict[str, Heading]
    cases: dict[str, Heading]
    year: Heading | None
    outcomes: dict[str, Heading]
    topics: dict[str, Heading]


def headings_of(one: Entry | Order, *, replaced: bool = False) -> Headings:
    """The headings under which the order stands; where a later version has `replaced` it, its dockets alone.

    A judge is one judge in one court: a name alone may be two people's. Without a court there is no list of the judge's.
    """
    if isinstance(one, Entry):
        court, dockets, outcomes, topics = one.court, one.dockets, one.outcomes, one.topics
    else:
        court, dockets, outcomes, topics = one.caption.court, named_dockets(one), outcomes_of(one), one.editorial.topics
    court_id = court.id if court else None
    cases = {
        docket.number: _case(slug, docket.case_name or docket.number, court)
        for docket in dockets
        if (slug := docket_slug(court_id, docket.number, docket.case_name))
    }
    if replaced:
        return Headings(None, {}, cases, None, {}, {})
    return Headings(
        _court(court) if court else None,
        {name: _judge(court, name) for name in one.judges if name.strip()} if court else {},
        cases,
        _year(one.date_filed[:4] if one.date_filed else ""),
        {outcome: _outcome(outcome) for outcome in outcomes},
        {topic: _topic(topic) for topic in topics if topic.strip()},
    )


def court_slug(court: Court | None) -> str:
    """The court's name in addresses."""
    return slugify(court.id) if court else NO_COURT


def folded(text: str) -> str:
    """A name without what is a matter of type alone: case, stops, hyphens, spaces, apostrophes."""
    return " ".join(unicodedata.normalize("NFKC", text).casefold().translate(_TYPE).split())


def safe_name(text: str) -> str:
    """`text` (folded) as a name in addresses, with a digest where the letters alone would not tell it from another."""
    slug = slugify(text)
    if slug and slug == text.replace(" ", "-"):
        return slug
    return f"{slug or 'x'}-{hashlib.sha256(text.encode('utf-8', 'backslashreplace')).hexdigest()[:8]}"


@cache
def _court(court: Court) -> Heading:
    return Heading("court", court.name, f"courts/{court_slug(court)}.html")


@cache
def _judge(court: Court, name: str) -> Heading:
    return Heading("judge", name, f"judges/{court_slug(court)}-{safe_name(folded(name))}.html", court)


@cache
def _case(slug: str, name: str, court: Court | None) -> Heading:
    return Heading("case", name, f"cases/{slug}.html", court)


@cache
def _year(year: str) -> Heading:
    return Heading("year", year or "No date", f"years/{year or UNDATED}.html")


@cache
def _outcome(outcome: str) -> Heading:
    return Heading("outcome", outcome.capitalize(), f"outcomes/{slugify(outcome)}.html")


@cache
def _topic(topic: str) -> Heading:
    return Heading("topic", " ".join(topic.split()), f"topics/{safe_name(folded(topic))}.html")
