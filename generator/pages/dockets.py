"""Which docket a number means: the same number, printed in whatever way, is one docket, and two dockets are never one.

Only a number that names its docket whole stands alone: year, kind of case and number, as the federal courts' CM/ECF writes them
("1:19-cv-01234-ABC"), or year and number in a federal court of appeals ("19-1234"). Any other number may mean something else
in the next county, division or term: with it goes the name of the case.
"""

import re
from functools import cache

from generator.courts import entries
from generator.library import docket_key, slugify
from generator.patterns import compiled

NO_COURT = "no-court"
# [office:] year - kind - number, then the judges' initials, and the number of a defendant
_CM_ECF = compiled(
    r"(?:no\. ?)?(?:\d{1,2}:)?(?:\d\d|(?:19|20)\d\d)[-–‑ ]{0,3}(?:cv|civ\.?|cr|crim\.?|mc|mj|md|po)[-–‑ ]{0,3}\d{1,6}"
    r"[a-z]{0,5}(?:[-–‑]\d{1,3})?(?:[-–‑ ]{1,2}[a-z]{1,5}|[-–‑ ]{0,2}\([a-z]{1,5}\))*(?:[-–‑]\d{1,3})?",
    re.IGNORECASE,
)
_APPEAL = compiled(r"(?:no\. ?)?(\d\d)[-–‑](\d{1,5})(?:[-–‑][a-z]{2,3})?", re.IGNORECASE)
_WHOLE_COUNTRY = frozenset({"scotus", "cadc", "cafc", *(f"ca{n}" for n in range(1, 12))})


@cache
def docket_slug(court_id: str | None, number: str, case_name: str) -> str:
    """The name in addresses of the docket that `number` means; empty where it cannot be told apart from others."""
    said = " ".join(number.split())
    court = slugify(court_id) if court_id else NO_COURT
    if court_id in _WHOLE_COUNTRY and (m := _APPEAL.fullmatch(said)):
        return f"{court}-{m[1]}-{m[2]}"
    if court_id and entries().get(court_id, {}).get("system") == "federal" and _CM_ECF.fullmatch(said):
        return f"{court}-{docket_key(said).replace(':', '-')}"
    plain, name = slugify(said), slugify(case_name)
    return f"{court}-{plain}-{name}" if plain and name else ""
