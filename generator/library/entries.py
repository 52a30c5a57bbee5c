"""What the site knows of each order: entries, each with a slug of its own. Orders → Library."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from types import MappingProxyType

from generator.citing.paragraphs import numbered_paragraphs
from generator.library.mentions import Mention, mentions_of
from generator.library.papers import dockets_of, page_runs, papers_of
from generator.library.references import find_references
from generator.library.slugs import is_suffixed, suffixed, wished_slug
from generator.library.versions import with_versions
from generator.model import Docket, Entry, Library, Order, Outcome, Use


def make_library(orders: Iterable[Order | Entry], held: Mapping[str, str] = MappingProxyType({})) -> Library:
    """The library of the orders, or of their entries (`make_entry`), each with a slug of its own; sorted by slug.

    Entries that would share a slug all get a suffix from their source's digest, so that no slug depends on the order
    of the files. `held`: slugs under which orders were published, and the path of each; they keep them if they still wish for
    them, and no other order gets them.
    """
    wished = [make_entry(one) if isinstance(one, Order) else one for one in orders]
    shared = Counter(entry.slug for entry in wished)
    own: dict[str, list[str]] = {}
    for slug, path in held.items():
        own.setdefault(path, []).append(slug)
    taken = {slug for slug, times in shared.items() if times == 1} | set(held)
    entries = []
    for entry in sorted(wished, key=lambda e: (e.sha256, e.path)):
        published = own.get(entry.path, [])
        alone = shared[entry.slug] == 1 and entry.slug not in held
        if alone or entry.slug in published:
            entries.append(entry)
            continue
        slug = next((slug for slug in published if is_suffixed(slug, entry)), None) or suffixed(entry, taken)
        taken.add(slug)
        entries.append(replace(entry, slug=slug))
    return Library(tuple(sorted(with_versions(entries), key=lambda e: e.slug)))


def make_entry(order: Order, mentions: Sequence[Mention] | None = None) -> Entry:
    """What lists need of the order. Its slug is the one wished for: another order may wish for the same. `mentions`: all that
    `mentions_of` it gives, where somebody has them already."""
    mentions = tuple(mentions_of(order)) if mentions is None else mentions
    return Entry(
        slug=wished_slug(order),
        path=order.source.path,
        sha256=order.source.sha256,
        court=order.caption.court,
        case_names=tuple(case.name for case in order.caption.cases if case.name),
        docket_numbers=order.docket_numbers,
        title=order.editorial.title or order.title,
        date_filed=order.date_filed,
        judges=order.judges,
        outcomes=outcomes_of(order),
        topics=order.editorial.topics,
        draft=order.editorial.draft,
        noindex=order.editorial.noindex,
        amends=order.editorial.amends,
        withdrawn=order.editorial.withdrawn,
        dockets=named_dockets(order),
        docket_keys=dockets_of(order),
        papers=papers_of(order),
        pages=page_runs(order),
        paragraphs=tuple(numbered_paragraphs(order.body).items()),
        words=digest_of_words(order),
        authorities=uses_of(order, mentions),
        turns=digest_of(mention.authority for mention in mentions),
        references=find_references(order),
        editors_links=order.editorial.links,
    )


def outcomes_of(order: Order) -> tuple[Outcome, ...]:
    """The outcomes of the order, each once: those of the decretal part, where it has one."""
    decisive = [holding for holding in order.holdings if holding.operative] or order.holdings
    return tuple(dict.fromkeys(outcome for holding in decisive for outcome in holding.outcomes))


def named_dockets(order: Order) -> tuple[Docket, ...]:
    """The dockets of the order, each with the name of the case whose caption has its number, or of the only case there is."""
    cases = [case for case in order.caption.cases if case.name]
    dockets = []
    for number in order.docket_numbers:
        names = {case.name for case in cases if len(cases) == 1 or number in case.docket_numbers}
        dockets.append(Docket(number, names.pop() if len(names) == 1 else ""))
    return tuple(dockets)


def digest_of_words(order: Order) -> str:
    """A digest of the texts of all blocks and notes, with their ids."""
    return digest_of(part for name, passage in order.flows() for part in (name, passage.text))


def digest_of(parts: Iterable[str]) -> str:
    """A digest of some texts, each told from the next."""
    return hashlib.blake2b("\x1f".join(parts).encode("utf-8", "backslashreplace"), digest_size=12).hexdigest()


def uses_of(order: Order, mentions: Iterable[Mention]) -> tuple[Use, ...]:
    """The authorities of the order, each once, with how many of its citations lead there; those to which none leads left out."""
    said: dict[str, list[str]] = {}
    for one in mentions:
        said.setdefault(one.authority, []).append(
            f"{one.place.anchor}\x1f{one.place.name}\x1f{one.cut_before}{one.cut_after}{one.text}"
        )
    times = Counter(citation.authority for citation in order.citations)
    authorities = {authority.id: authority for authority in reversed(order.authorities)}  # one an id: its first
    return tuple(
        Use(authorities[a.id], times[a.id], digest_of(said.get(a.id, ())))
        for a in order.authorities
        if times[a.id] and authorities[a.id] is a
    )
