"""What the site knows of all its orders at once: entries and their slugs. Orders → Library."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import replace

from generator.editorial import RESERVED
from generator.model import Entry, Library, Order, Outcome

LONGEST_NAME = 72  # of a slug's name: with the date and a suffix, a path stays short enough for any file system
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
    | dict.fromkeys("'’‘ʼ", "")
)


def make_library(orders: Iterable[Order | Entry]) -> Library:
    """The library of the orders, or of their entries (`make_entry`), each with a slug of its own; sorted by slug.

    Entries that would share a slug all get a suffix from their source's digest, so that no slug depends on the order
    of the files.
    """
    wished = [make_entry(one) if isinstance(one, Order) else one for one in orders]
    shared = Counter(entry.slug for entry in wished)
    taken = {slug for slug, times in shared.items() if times == 1}
    entries = []
    for entry in sorted(wished, key=lambda e: (e.sha256, e.path)):
        if shared[entry.slug] == 1:
            entries.append(entry)
            continue
        slug = suffixed(entry, taken)
        taken.add(slug)
        entries.append(replace(entry, slug=slug))
    return Library(tuple(sorted(entries, key=lambda e: e.slug)))


def make_entry(order: Order) -> Entry:
    """What lists need of the order. Its outcomes are those of the decretal part, where it has one; its slug is the one
    wished for: another order may wish for the same."""
    decisive = [holding for holding in order.holdings if holding.operative] or order.holdings
    outcomes: dict[Outcome, None] = {outcome: None for holding in decisive for outcome in holding.outcomes}
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
        outcomes=tuple(outcomes),
        topics=order.editorial.topics,
        draft=order.editorial.draft,
        noindex=order.editorial.noindex,
    )


def wished_slug(order: Order) -> str:
    """The editor's slug; else the first case name and the date; else the title and the date; else the file's name.

    A title alone says little ("ORDER"), and soon another order would ask for the same.
    """
    if order.editorial.slug and (slug := slugify(order.editorial.slug)):
        return slug
    date = order.date_filed or ""
    for name in (*(case.name for case in order.caption.cases), order.title if date else None):
        if name and (slug := slugify(name)):
            return slugify(f"{slug} {date}", LONGEST_NAME + 11)
    stem = order.source.path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0]
    return slugify(stem) or f"order-{order.source.sha256[:8]}"


def slugify(text: str, longest: int = LONGEST_NAME) -> str:
    """Lower-case ASCII letters and digits with single hyphens between; empty where nothing of that is in the text.

    Accents go and ligatures are spelled out; a name too long is cut between words; a reserved name gets "-order".
    """
    plain = unicodedata.normalize("NFKD", text[: 8 * longest]).casefold().translate(LETTERS)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).replace("&", " and ")
    slug = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")
    if len(slug) > longest:
        slug = slug[: longest + 1].rpartition("-")[0] or slug[:longest]
    return f"{slug}-order" if slug in RESERVED else slug


def suffixed(entry: Entry, taken: set[str]) -> str:
    """The entry's slug with as much of its source's digest behind it as makes it unlike those taken."""
    digest = entry.sha256 + hashlib.sha256(entry.path.encode("utf-8", "surrogateescape")).hexdigest()
    length = 6
    while (slug := f"{entry.slug}-{digest[:length]}") in taken and length < len(digest):
        length += 1 if length < len(entry.sha256) else 6
    return slug
