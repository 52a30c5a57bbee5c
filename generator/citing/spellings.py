"""Codes and sets of rules that courts write in two ways: one authority for both. Data, and the key that both have."""

import re
from functools import cache

from generator.patterns import compiled

# As one court prints it → as the Bluebook has it, without "Ann.": keys begin with these.
SAME: dict[str, str] = {
    "A.R.S.": "Ariz. Rev. Stat.", "C.R.S.": "Colo. Rev. Stat.", "O.C.G.A.": "Ga. Code", "K.S.A.": "Kan. Stat.",
    "KRS": "Ky. Rev. Stat.", "MCA": "Mont. Code", "N.J.S.A.": "N.J. Stat.", "NRS": "Nev. Rev. Stat.",
    "N.R.S.": "Nev. Rev. Stat.", "R.C.": "Ohio Rev. Code", "O.R.C.": "Ohio Rev. Code", "RCW": "Wash. Rev. Code",
    "Cal. Code Civ. Proc.": "Cal. Civ. Proc. Code", "California Rule of Court": "Cal. Rules of Court",
    "Pa.R.A.P.": "Pa. R. App. P.", "Pa. R.A.P.": "Pa. R. App. P.", "C.R.C.P.": "Colo. R. Civ. P.", "NRCP": "Nev. R. Civ. P.",
    "Ohio Civ. R.": "Ohio R. Civ. P.", "Ohio Civ.R.": "Ohio R. Civ. P.",
}  # fmt: skip
ANNOTATED = compiled(r"\b(code|stats?\.|laws?) ann\. ", re.IGNORECASE)
ILLINOIS = compiled(r"^(\d{1,4}) Ill\. Comp\. Stat\. (?:Ann\. )?")
OF_COURT = compiled(r"(?<=[a-z.] )Sup\. Ct\. R\. ")


@cache
def beginnings() -> re.Pattern[str]:
    """What finds one of the other ways at a key's beginning."""
    longest_first = sorted(SAME, key=len, reverse=True)
    return compiled("|".join(re.escape(way) + r"(?= )" for way in longest_first))


def one_spelling(key: str) -> str:
    """The key of a provision, the same however its code or set of rules is written."""
    if m := beginnings().match(key):
        key = SAME[m.group()] + key[m.end() :]
    key = ILLINOIS.sub(r"\1 ILCS ", key)
    return OF_COURT.sub("S. Ct. R. ", ANNOTATED.sub(r"\1 ", key))
