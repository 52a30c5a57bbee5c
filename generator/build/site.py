"""Entries → what the site is to be: all of it, or what of it is not as it was."""

import hashlib
from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.build.content import Content
from generator.build.drawing import find_targets
from generator.build.dressing import Dressing, dressing_of
from generator.build.job import Job
from generator.build.stages import Part
from generator.library import (
    NO_LINKS,
    Citing,
    Mention,
    SiteAuthority,
    link_orders,
    make_library,
    mentions_of,
    site_authorities,
    version_problems,
)
from generator.model import Authority, Entry, Location, Order, Page, Problem, Use
from generator.pages import EditorsText, changes_pages, site_files, site_pages
from generator.problems import report_problem
from generator.searching import Part as IndexPart
from generator.searching import parts_of
from generator.store import decode, encode
from generator.store.database import Store

KEY, PROBLEMS, QUOTED, INDEXED = "site", "problems", "quoted", "indexed"


@dataclass(frozen=True, slots=True)
class WrittenPart:
    """A `Part` as the store keeps it; its slug is needed before it is read again."""

    slug: str
    data: bytes


@dataclass(frozen=True, slots=True)
class Plan:
    """What the site is to be. `parts`: what the pages of each published order take from the rest of the site; None where
    that is as it was, for all of them, and so is all that is about no order alone but the files that all pages need: else `pages`
    are all of that. `index`: the parts of that for the search. `quoted`: the orders of whose words, and not of their entries alone,
    something else is made: they have versions, or an editor's link leads to a place in them."""

    key: str
    dressing: Dressing
    texts: tuple[EditorsText, ...]
    published: tuple[str, ...]
    quoted: tuple[str, ...]
    parts: Mapping[str, WrittenPart] | None
    pages: tuple[Page, ...]
    index: tuple[IndexPart, ...]
    problems: tuple[Problem, ...]


def plan_site(job: Job, content: Content, published: list[str], texts: list[EditorsText], anew: bool) -> Plan:
    """What is to be in the site: the `published` orders, and all that is made of their entries. `anew`: whatever it was before."""
    store, site, held = job.cache.store, job.cache.site, job.keeping.held()
    dressing = dressing_of(job.folders.templates, job.config)
    noted = store.note(site, QUOTED)
    quoted = decode(noted, tuple[str, ...]) if noted else ()
    key = site_key(dressing, content, published, quoted, texts, held)
    if not anew and store.note(site, KEY) == key.encode():
        noted, parts_noted = store.note(site, PROBLEMS), store.note(site, INDEXED)
        problems = decode(noted, tuple[Problem, ...]) if noted else ()
        index = decode(parts_noted, tuple[IndexPart, ...]) if parts_noted else ()
        files = tuple(site_files(job.config))
        return Plan(key, dressing, tuple(texts), tuple(published), quoted, None, files, index, problems)
    found: list[Problem] = []
    library = make_library(_entries(store, published), held)
    slugs = {entry.path: entry.slug for entry in library.entries}
    names = {slug: name for name, slug in slugs.items()}
    for name in published:
        asked = content.orders[name].asked
        if asked not in ("", slugs[name]):
            report_problem(found.append, "slug-taken", Location(name), slug=asked, got=slugs[name])
    found += version_problems(library)
    linked_to = set[str]()

    def order_of(name: str) -> Order:
        linked_to.add(name)
        return decode(store.parsed(name), Order)

    targets = find_targets(library, order_of, texts, found.append)
    authorities = site_authorities(library)
    links = link_orders(library, authorities, targets)
    parts = {name: WrittenPart(s := slugs[name], encode(Part(s, links.get(s, NO_LINKS)))) for name in published}

    def mentions(_: SiteAuthority, citing: Sequence[Citing]) -> dict[str, tuple[Mention, ...]]:
        return {one.slug: tuple(_mentions(store, names[one.slug], one.ids)) for one in citing}

    linked = [text.linked(targets) for text in texts]
    pages = (
        *changes_pages(library, lambda slug: decode(store.parsed(names[slug]), Order), job.config),
        *site_pages(library, job.config, linked, authorities, mentions),
    )
    index = parts_of(library.entries, (text.url for text in texts)) if job.config.search else ()
    quoted = tuple(sorted(linked_to.union(entry.path for entry in library.entries if entry.versions)))
    key = site_key(dressing, content, published, quoted, texts, held)
    return Plan(key, dressing, tuple(texts), tuple(published), quoted, parts, pages, index, tuple(found))


def _entries(store: Store, published: Collection[str]) -> Iterator[Entry]:
    """The entries of the orders. What several of them cite is one value: most of what a library takes up."""
    written, known = store.entries(), dict[Authority, Authority]()
    for name in published:
        entry = decode(written[name], Entry)
        uses = tuple(Use(known.setdefault(use.authority, use.authority), use.times, use.said) for use in entry.authorities)
        yield replace(shown(entry) if entry.draft else entry, authorities=uses)


def shown(draft: Entry) -> Entry:
    """A draft, as a preview shows it among the others."""
    return replace(draft, draft=False, is_shown_draft=True)


def _mentions(store: Store, name: str, ids: Collection[str]) -> list[Mention]:
    """The mentions of those authorities in an order; of several in reading order, as only the order itself gives them."""
    said = [found for id_ in ids if (found := store.mentions(name, id_))]
    if len(said) > 1:
        return list(mentions_of(decode(store.parsed(name), Order), ids))
    return [mention for found in said for mention in decode(found, tuple[Mention, ...])]


def site_key(  # noqa: PLR0913, PLR0917 - all of it
    dressing: Dressing,
    content: Content,
    published: Collection[str],
    quoted: Collection[str],
    texts: Collection[EditorsText],
    held: Mapping[str, str],
) -> str:
    """A digest of all that the plan of a site is made of."""
    shared, of_words = Counter(content.orders[name].slug for name in published), frozenset(quoted)
    made_of = [dressing.all, repr(tuple(texts)), repr(sorted(held.items()))]
    for name in published:
        order = content.orders[name]  # a slug that is shared is told apart by what the source is
        by_source = shared[order.slug] > 1 or name in of_words
        made_of.append(f"{name}\n{order.entry_key}{order.key if by_source else ''}")
    return hashlib.sha256("\n".join(made_of).encode("utf-8", "surrogateescape")).hexdigest()
