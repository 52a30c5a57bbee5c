"""Slugs: what an order is called in addresses."""

import hashlib
import re
import unicodedata

from generator.editorial import RESERVED
from generator.model import Entry, Order
from generator.patterns import compiled

LONGEST_NAME = 72  # of a slug's name: with the date and a suffix, a path stays short enough for any file system
LETTERS = str.maketrans(
    {"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ı": "i"}
    | dict.fromkeys("'’‘ʼ", "")
)
NO_SLUG = compiled(r"[^a-z0-9]+")


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
    plain = text[: 8 * longest]
    if plain.isascii():  # most are, and most of the time goes into the others
        plain = plain.lower().replace("'", "")
    else:
        plain = unicodedata.normalize("NFKD", plain).casefold().translate(LETTERS)
        plain = "".join(c for c in plain if not unicodedata.combining(c))
    slug = NO_SLUG.sub("-", plain.replace("&", " and ")).strip("-")
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


def is_suffixed(slug: str, entry: Entry) -> bool:
    """Whether the slug is the entry's with the digest of some text of it behind."""
    return re.fullmatch(rf"{re.escape(entry.slug)}-[0-9a-f]{{6,}}", slug) is not None
