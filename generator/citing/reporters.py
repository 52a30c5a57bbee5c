"""Reporters as they are printed → the reporter meant, from reporters-db's data.

The table is made at first use and kept for the process. Its keys are letters and digits alone, in lower case, so
"F. Supp. 2d", "F.Supp.2d" and "F. SUPP. (2d)" are one key.
"""

import json
from dataclasses import astuple, dataclass
from functools import cache
from typing import Any

from generator.courts import package_data
from generator.kept import kept_table
from generator.patterns import compiled

DROP = str.maketrans("", "", " .,'’()[]&-–/:")
# Forms that are printed and that the data lacks.
ALSO = {
    "supct": "S. Ct.",
    "lawed": "L. Ed.",
    "lawed2d": "L. Ed. 2d",
    "fedr": "F.",
    "fedrep": "F.",
    "nerep": "N.E.",
    "nwrep": "N.W.",
    "serep": "S.E.",
    "swrep": "S.W.",
    "sorep": "So.",
    "atlrep": "A.",
    "pacrep": "P.",
    "fed2d": "F.2d",
    "fedappx": "F. App'x",
    "fccr": "FCC Rcd",
    "fccrcd": "FCC Rcd",
}
# The Supreme Court's reporters who gave their volumes their names, and how many each filled: what is numbered so is a case.
EARLY = {"Dall.": 4, "Cranch": 9, "Wheat.": 12, "How.": 24, "Wall.": 23}
# What reporters-db counts as reporters and that holds no cases of its own: annotations, bulletins.
NO_CASES = ("A.L.R.", "C.B.", "I.R.B.")
NEUTRAL = frozenset({"neutral", "specialty_lexis", "specialty_west"})


@dataclass(frozen=True, slots=True)
class Reporter:
    """`name` as the Bluebook writes it; `by_year`: its volumes are years; `weak`: its name is an ordinary word."""

    name: str
    by_year: bool = False
    weak: bool = False
    since: int = 0

    @property
    def database(self) -> bool:
        """A commercial database's number (WL, LEXIS), not a page that a library holds."""
        return self.name.endswith(("WL", "LEXIS"))


def compact(printed: str) -> str:
    """The key under which a printed reporter is looked up."""
    return printed.translate(DROP).lower()


def is_weak(printed: str, name: str) -> bool:
    """Whether what is printed may as well be an ordinary word or a name: "Day", "Houston", "Co."."""
    letters = printed.replace(" ", "")
    if letters.replace("'", "").replace("’", "").isalpha():
        return not letters.isupper() or len(letters) < 2
    return name.count(".") == 1 and name.endswith(".") and name[:-1].isalpha() and name not in STRONG


# One-word names of reporters that are the official ones of their courts, or nothing else.
STRONG = frozenset(
    "Cal. Mass. Ill. Ind. Mich. Minn. Mo. Neb. Nev. Kan. Ky. Okla. Or. Pa. Tenn. Tex. Va. Wis. Wash. Ga. Fla.".split()
)


def read_data(name: str) -> dict[str, Any]:
    """A file of reporters-db's data."""
    found: dict[str, Any] = json.loads(package_data("reporters_db", name).read_bytes())
    return found


YEAR_VOLUME = compiled(r"(?:18|19|20)\d\d ")


# Variations in reporters-db that courts write for other things: "¶ 4 In 2013", and Oklahoma's statutes, "12 O.S. 2021 § 3226".
NO_REPORTERS = frozenset(("in", "os"))


@cache
def reporters(by_year: bool) -> dict[str, Reporter]:
    """Key → reporter, for every edition and every variation of it in reporters-db: those whose volumes are years
    (2012 ND 15, 2015 WL 858150), or the others ("Me." is a reporter, "ME" a neutral citation)."""
    files = (package_data("reporters_db", "reporters.json"), __file__)
    known = kept_table(f"reporters {by_year}", files, lambda: {k: astuple(r) for k, r in _read_reporters(by_year).items()})
    return {key: Reporter(*of) for key, of in known.items()}


def _read_reporters(by_year: bool) -> dict[str, Reporter]:
    table: dict[str, Reporter] = {}
    spelt: dict[str, str] = {}
    for series in read_data("reporters.json").values():
        for group in series:
            for name, dates in group["editions"].items():
                yearly = group["cite_type"] in NEUTRAL or name.endswith(("LEXIS", "WL"))
                if yearly == by_year or (by_year and any(YEAR_VOLUME.match(example) for example in group.get("examples", ()))):
                    since = int(str(dates.get("start") or "0")[:4])
                    table.setdefault(compact(name), Reporter(name, by_year, is_weak(name, name), since))
            spelt = {printed: name for printed, name in group["variations"].items() if compact(printed) not in NO_REPORTERS} | spelt
    for printed, name in spelt.items():
        key = compact(printed)
        if (len(key) > 1 or key in "afp") and key and key not in table and (known := table.get(compact(name))):
            table[key] = Reporter(known.name, known.by_year, is_weak(printed, printed), known.since)
    for key, name in ALSO.items():
        if known := table.get(compact(name)):
            table[key] = Reporter(known.name, known.by_year, since=known.since)
    return table


def find_reporter(printed: str, volume: str) -> Reporter | None:
    """The reporter that `printed` names behind `volume`; None for words that name none."""
    key = printed.translate(DROP).lower()
    if len(volume) == 4 and volume[:2] in ("17", "18", "19", "20"):
        known = reporters(True).get(key)
        if known is not None:
            return known
    return reporters(False).get(key)
