"""The authorities of all orders together: what two orders cite under one name or another, once. Library → authorities.

An authority that two orders know by different parallel citations is one where a third knows both, or one of them does, and
nothing speaks against it. What is of one case alone (its docket, its record) is no authority of the site.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from generator.citing.authorities import slug_of
from generator.citing.resolve import name_words
from generator.editorial import RESERVED
from generator.model import CitationKind, Entry, Library, Use
from generator.patterns import compiled

OF_ONE_CASE = frozenset({"docket", "case-number", "record", "id"})
NAMED = compiled(r"(?:(?P<name>.+), )?(?P<cite>\d[^,]*?)(?: \((?P<year>\d{4})\))?$", re.DOTALL)  # "Doe v. Roe, 1 U.S. 1 (1790)"
REPORTED = compiled(r"(\d+) (.+) (\S+)$")
APOSTROPHES = str.maketrans("’‘", "''")
LONGEST_ID = 100  # of a page's name: a path stays short enough for any file system


@dataclass(frozen=True, slots=True)
class Citing:
    """An order that cites an authority: its slug, by which ids its table of authorities has it, how often it cites it, and a
    digest of the places and words in which it does."""

    slug: str
    ids: tuple[str, ...]
    times: int
    said: str


@dataclass(frozen=True, slots=True)
class SiteAuthority:
    """An authority that orders of the site cite. `citing`: the latest order first; `others`: ids by which some know it."""

    id: str
    kind: CitationKind
    name: str
    parallel_citations: tuple[str, ...]
    url: str | None
    citing: tuple[Citing, ...]
    others: tuple[str, ...] = ()

    @property
    def has_page(self) -> bool:
        """Whether two orders or more cite it."""
        return len(self.citing) > 1


def site_authorities(library: Library) -> tuple[SiteAuthority, ...]:
    """The authorities of all orders that are no drafts, by id; of an order's versions the newest counts."""
    found: dict[str, list[tuple[Entry, Use]]] = {}
    latest_first = sorted((e for e in library.entries if not e.draft and not e.is_replaced), key=lambda e: e.slug)
    latest_first.sort(key=lambda e: e.date_filed or "", reverse=True)
    for entry in latest_first:
        for use in entry.authorities:
            if use.authority.kind not in OF_ONE_CASE:
                found.setdefault(use.authority.id, []).append((entry, use))
    groups = Groups(found).all()
    order = {entry.slug: n for n, entry in enumerate(latest_first)}
    return tuple(_merged(ids, found, order) for ids in groups)


Found = Mapping[str, Sequence[tuple[Entry, Use]]]  # id → the orders that have it, and as they have it


class Groups:
    """Ids joined where their parallel citations say that they are one case. What is known of an id is read when it may be joined:
    most never are."""

    def __init__(self, found: Found) -> None:
        self.found = found
        self.root: dict[str, str] = {}  # of ids that are joined
        self.known: dict[str, Known] = {}  # by root
        for id_, uses in found.items():
            for parallel in dict.fromkeys(p for _, use in uses for p in use.authority.parallel_citations):
                if (other := slug_of(parallel)) in found and other != id_:
                    self._join(id_, other)

    def all(self) -> list[tuple[str, ...]]:
        """The groups, sorted; in each the id first that it goes by: the Supreme Court's own reporter's, else what most orders
        have in their tables."""
        joined = [
            tuple(sorted(known.ids, key=lambda id_: ("-us-" not in id_, -len(self.found[id_]), id_)))
            for known in self.known.values()
        ]
        return sorted([*joined, *((id_,) for id_ in self.found if id_ not in self.root)])

    def _find(self, id_: str) -> str:
        if id_ not in self.root:
            names = {use.authority.name for _, use in self.found[id_]}
            words = frozenset[str]().union(*map(words_of, names))
            reporter = reporter_of(cite_of(min(names)))
            self.root[id_] = id_
            self.known[id_] = Known([id_], words, {year for name in names if (year := year_of(name))}, {reporter: id_})
        while self.root[id_] != id_:
            self.root[id_] = self.root[self.root[id_]]
            id_ = self.root[id_]
        return id_

    def _join(self, one: str, other: str) -> None:
        """Makes the two one, unless names, years or a reporter say that they are two."""
        one, other = self._find(one), self._find(other)
        mine, theirs = self.known[one], self.known[other]
        years = mine.years | theirs.years
        clash = any(mine.cites.get(reporter, id_) != id_ for reporter, id_ in theirs.cites.items() if reporter)
        named_apart = mine.words and theirs.words and not mine.words & theirs.words
        if one == other or clash or named_apart or (years and max(years) - min(years) > 1):
            return
        self.root[other] = one
        del self.known[other]
        self.known[one] = Known(mine.ids + theirs.ids, mine.words | theirs.words, years, mine.cites | theirs.cites)


@dataclass(frozen=True, slots=True)
class Known:
    """What orders say of a case: the ids it has, the words of its names, its years, and by reporter the id it has there."""

    ids: list[str]
    words: frozenset[str]
    years: set[int]
    cites: dict[str, str]


def _merged(ids: tuple[str, ...], found: Found, order: Mapping[str, int]) -> SiteAuthority:
    first = found[ids[0]]
    if len(ids) == 1:  # the latest order is first in `found` already
        citing = tuple(Citing(entry.slug, ids, use.times, use.said) for entry, use in first)
        cites = [cite for _, use in first for cite in use.authority.parallel_citations]
    else:
        by_order: dict[str, list[tuple[Entry, Use]]] = {}
        for entry, use in (known for id_ in ids for known in found[id_]):
            by_order.setdefault(entry.slug, []).append((entry, use))
        citing = tuple(_citing(by_order[slug]) for slug in sorted(by_order, key=order.__getitem__))
        authorities = [use.authority for id_ in ids for _, use in found[id_]]
        cites = [cite for a in authorities for cite in (cite_of(a.name), *a.parallel_citations)]
    name = best_name(use.authority.name for _, use in first)
    url = next((use.authority.url for id_ in ids for _, use in found[id_] if use.authority.url), None)
    kind = first[0][1].authority.kind
    return SiteAuthority(ids[0], kind, name, parallels(cite_of(name), cites) if cites else (), url, citing, ids[1:])


def _citing(uses: Sequence[tuple[Entry, Use]]) -> Citing:
    """An order that cites an authority by these ids. By several: the words are shown in the order in which it cites them."""
    entry = uses[0][0]
    said = uses[0][1].said if len(uses) == 1 else " ".join((*(use.said for _, use in uses), entry.turns))
    return Citing(entry.slug, tuple(use.authority.id for _, use in uses), sum(use.times for _, use in uses), said)


def best_name(names: Iterable[str]) -> str:
    """What most orders print; of several one with a year, the longest, and of those the first of the alphabet."""
    printed = Counter(names)
    if len(printed) == 1:
        return next(iter(printed)).replace("'", "’")
    times: Counter[str] = Counter()
    for name, count in printed.items():
        times[name.translate(APOSTROPHES)] += count
    return min(times, key=lambda name: (-times[name], not name.endswith(")"), -len(name), name)).replace("'", "’")


def parallels(own: str, cites: Iterable[str]) -> tuple[str, ...]:
    """The other citations of a case, one a reporter: that which most orders print; none where two are printed as often."""
    by_reporter: dict[str, Counter[str]] = {}
    for cite in cites:
        if reporter := reporter_of(cite):
            by_reporter.setdefault(reporter, Counter())[cite] += 1
    by_reporter.pop(reporter_of(own), None)
    chosen = []
    for times in by_reporter.values():
        (cite, most), *rest = times.most_common(2)
        if not rest or rest[0][1] < most:
            chosen.append(cite)
    return tuple(chosen)


def cite_of(name: str) -> str:
    """The citation that an authority's name ends with: "Doe v. Roe, 1 U.S. 1 (1790)" → "1 U.S. 1"; "" where there is none."""
    m = NAMED.match(name)
    return m["cite"] if m else ""


def year_of(name: str) -> int | None:
    """The year that an authority's name ends with."""
    m = NAMED.match(name)
    return int(m["year"]) if m and m["year"] else None


def words_of(name: str) -> frozenset[str]:
    """The words of a case's own name that tell it from others; none where it is cited without one."""
    m = NAMED.match(name)
    return name_words(m["name"]) if m and m["name"] else frozenset()


def reporter_of(cite: str) -> str:
    """The reporter of a citation, without stops and spaces: "1 U. S. 1" → "us"; "" of what is cited otherwise."""
    m = REPORTED.match(cite)
    return re.sub(r"[^a-z0-9]+", "", m[2].lower()) if m else ""


def page_name(authority_id: str) -> str:
    """The authority's name in addresses: its id, where every file system takes it and no list has it."""
    if len(authority_id) <= LONGEST_ID and authority_id not in RESERVED and not authority_id.startswith("all-"):
        return authority_id
    return f"x-{authority_id[:LONGEST_ID].rstrip('-')}-{hashlib.sha256(authority_id.encode()).hexdigest()[:8]}"


def pages_by_order(authorities: Iterable[SiteAuthority]) -> dict[str, tuple[tuple[str, str], ...]]:
    """Slug → (id in that order's table, the authority's name in addresses) of each of its authorities that has a page."""
    pages: dict[str, list[tuple[str, str]]] = {}
    for authority in authorities:
        if authority.has_page:
            for citing in authority.citing:
                pages.setdefault(citing.slug, []).extend((id_, page_name(authority.id)) for id_ in citing.ids)
    return {slug: tuple(known) for slug, known in pages.items()}
