"""Docket numbers in a normal form: what a caption, a stamp and a citation print of one case, in one spelling."""

import re
from collections.abc import Iterable

from generator.patterns import compiled

DASH = r"[-‐‑–. ]{0,3}"
TYPE = r"(?P<type>cv|civ|cr|crim|mc|mj|md|ml|bk|ap|po)"
# The federal courts' docketing system: "3:19-cv-00025-JWS", "19 Civ. 1234", "2019-CV-25"; older captions:
# "CR02-0060", "C 04-0098 SI".
YEAR_FIRST = compiled(
    rf"(?:(?P<office>\d{{1,2}}) ?: ?)?(?P<year>(?:19|20)?\d\d){DASH}{TYPE}\.?{DASH}(?P<number>\d{{1,6}})(?!\d)", re.IGNORECASE
)
TYPE_FIRST = compiled(
    rf"(?:(?:no|case)[.:]* )?(?P<type>civil action|civ|cv|crim|cr|c){DASH}(?:nos?\.? ?)?(?P<year>\d\d)-(?P<number>\d{{2,6}})(?!\d)",
    re.IGNORECASE,
)
TYPES = {"civ": "cv", "crim": "cr", "c": "cv", "civil action": "cv"}
# A bankruptcy court's or an appeal's: "19-01234-abc", "23-50999".
PLAIN = compiled(r"(?P<year>\d\d)-(?P<number>\d{2,6})(?:[- ]\(?[A-Za-z]{1,5}\d{0,2}\)?)*")
REST = compiled(r"[^a-z0-9]+")


def docket_key(printed: str) -> str:
    """A docket number in its normal form: "3:19-cv-00025-JWS" → "3:19-cv-25", "19 Civ. 1234 (PAE)" → "19-cv-1234".

    The initials of judges and the numbers of defendants go. Of what is not written in the federal form, letters and
    digits are left, in lower case: "650123/2019" → "650123-2019"; "" where there are none.
    """
    m = YEAR_FIRST.search(printed) or TYPE_FIRST.match(printed)
    if m is None:
        plain = PLAIN.fullmatch(printed.strip())
        if plain:
            return f"{plain['year']}-{int(plain['number'])}"
        return REST.sub("-", printed.lower()).strip("-")
    kind = m["type"].lower()
    office = f"{int(m['office'])}:" if m.groupdict().get("office") else ""
    return f"{office}{m['year'][-2:]}-{TYPES.get(kind, kind)}-{int(m['number'])}"


def without_office(key: str) -> str:
    """A normal form without the number of the office: "3:19-cv-25" → "19-cv-25"."""
    return key.rpartition(":")[2]


def distinct(keys: Iterable[str]) -> tuple[str, ...]:
    """The cases that the keys name: one without its office is the same as one with it."""
    keys = tuple(keys)
    offices = {without_office(key) for key in keys if ":" in key}
    return tuple(dict.fromkeys(key for key in keys if ":" in key or key not in offices))
