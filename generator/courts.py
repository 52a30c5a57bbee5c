"""Which court: what a caption or a citation prints of a court → its courts-db id.

courts-db's own package compiles some thousands of patterns when it is imported; this room reads its data file instead
and turns it into sets of words, one state at a time and only when a text names that state. A printed court is the
entry whose words all stand in the text, the most words winning, provided that the words which say what kind of court
it is (supreme, appeals, bankruptcy, …) are the same on both sides.
"""

import json
import re
from collections.abc import Iterable
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from generator import numerals, states
from generator.kept import kept_table
from generator.model import Court
from generator.numerals import ORDINALS
from generator.patterns import compiled

Entry = dict[str, Any]
ASKED = ("id", "name", "location", "system", "type", "parent", "dates", "citation_string", "examples")  # of an entry


def words_in(text: str) -> frozenset[str]:
    """The words of a line of words."""
    return frozenset(text.split())


# Courts that Free Law Project numbers but that the published courts-db lacks, or names only by an older name.
EXTRA: tuple[tuple[str, str, str], ...] = (
    ("tennworkcompcl", "Tennessee Court of Workers' Compensation Claims", "Tennessee"),
    ("tennworkcompapp", "Tennessee Workers' Compensation Appeals Board", "Tennessee"),
    ("bva", "Board of Veterans' Appeals", "Washington D.C."),
    ("mspb", "Merit Systems Protection Board", "Washington D.C."),
)
# Names that courts print and that courts-db has in no form: id, the name printed.
PRINTED: tuple[tuple[str, str], ...] = (
    ("md", "Supreme Court of Maryland"),
    ("mdctspecapp", "Appellate Court of Maryland"),
    ("texapp", "Court of Appeals of Texas"),
    ("ny", "Court of Appeals of New York"),
    ("nyappdiv", "Supreme Court of New York Appellate Division"),
    ("dc", "District of Columbia Court of Appeals"),
    ("cavc", "United States Court of Appeals for Veterans Claims"),
    ("calctapp", "California Court of Appeal"),
    ("oklacivapp", "Oklahoma Court of Civil Appeals"),
    ("texcrimapp", "Court of Criminal Appeals of Texas"),
    ("bia", "Board of Immigration Appeals"),
    ("jpml", "United States Judicial Panel on Multidistrict Litigation"),
)

# Names under which courts-db has a court, and which it no longer bears, or which nobody says.
NOW_CALLED = {
    "cavc": "United States Court of Appeals for Veterans Claims",
    "bia": "Board of Immigration Appeals",
    "ned": "United States District Court for the District of Nebraska",
    "oked": "United States District Court for the Eastern District of Oklahoma",
    "oknd": "United States District Court for the Northern District of Oklahoma",
    "okwd": "United States District Court for the Western District of Oklahoma",
    "nmid": "United States District Court for the Northern Mariana Islands",
    "nmib": "United States Bankruptcy Court for the Northern Mariana Islands",
    "vid": "District Court of the Virgin Islands",
}
SEATS = {"N": "Northern ", "S": "Southern ", "E": "Eastern ", "W": "Western ", "M": "Middle ", "C": "Central "}

STATES = words_in(
    "alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana "
    "iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska "
    "nevada newhampshire newjersey newmexico newyork northcarolina northdakota ohio oklahoma oregon pennsylvania "
    "rhodeisland southcarolina southdakota tennessee texas utah vermont virginia washington westvirginia wisconsin wyoming "
    "columbia guam puertorico virginislands northernmariana"
)
ABBREVIATED = {
    "ala": "alabama", "ariz": "arizona", "ark": "arkansas", "cal": "california", "calif": "california",
    "colo": "colorado", "conn": "connecticut", "del": "delaware", "fla": "florida", "ga": "georgia",
    "ill": "illinois", "ind": "indiana", "kan": "kansas", "kans": "kansas", "ky": "kentucky", "la": "louisiana",
    "md": "maryland", "mass": "massachusetts", "mich": "michigan", "minn": "minnesota", "miss": "mississippi",
    "mo": "missouri", "mont": "montana", "neb": "nebraska", "nebr": "nebraska", "nev": "nevada", "okla": "oklahoma",
    "ore": "oregon", "pa": "pennsylvania", "tenn": "tennessee", "tex": "texas", "vt": "vermont", "va": "virginia",
    "wash": "washington", "wis": "wisconsin", "wisc": "wisconsin", "wyo": "wyoming", "dist": "district",
    "ct": "court", "cts": "court", "app": "appeal", "appeals": "appeal", "appellate": "appeal", "sup": "supreme",
    "div": "division", "cir": "circuit", "bankr": "bankruptcy", "bkrtcy": "bankruptcy", "courts": "court",
    "circuits": "circuit", "workers": "worker", "workmen": "worker", "claims": "claim", "veterans": "veteran",
    "veteran": "veteran", "claim": "claim", "1st": "first", "2d": "second", "2nd": "second", "3d": "third",
    "3rd": "third", "4th": "fourth", "5th": "fifth", "6th": "sixth", "7th": "seventh", "8th": "eighth",
    "9th": "ninth", "10th": "tenth", "11th": "eleventh", "usdc": "district",
}  # fmt: skip
PHRASES = (
    (compiled(r"\b(?:u\. ?s\.|u ?s(?= (?:district|court|bankruptcy|circuit|tax)))"), "united states "),
    (compiled(r"\bd\. ?c\.(?= cir|$)|\bdist(?:rict|\.) of columbia\b|\bwashington,? d\. ?c\."), " columbia district "),
    (compiled(r"\bw(?:est|\.) ?va\b|\bwest virginia\b"), "westvirginia"),
    (compiled(r"\bn(?:ew|\.) ?hampshire\b|\bn\. ?h\.(?=\W|$)"), "newhampshire"),
    (compiled(r"\bn(?:ew|\.) ?jersey\b|\bn\. ?j\.(?=\W|$)"), "newjersey"),
    (compiled(r"\bn(?:ew|\.) ?mex(?:ico)?\b|\bn\. ?m\.(?=\W|$)"), "newmexico"),
    (compiled(r"\bn(?:ew|\.) ?york\b|\bn\. ?y\.(?=\W|$)"), "newyork"),
    (compiled(r"\bn(?:orth|\.) ?car(?:olina)?\b|\bn\. ?c\.(?=\W|$)"), "northcarolina"),
    (compiled(r"\bs(?:outh|\.) ?car(?:olina)?\b|(?<!\w)s\. ?c\.(?=\W|$)"), "southcarolina"),
    (compiled(r"\bn(?:orth|\.) ?dak(?:ota)?\b"), "northdakota"),
    (compiled(r"\bs(?:outh|\.) ?dak(?:ota)?\b"), "southdakota"),
    (compiled(r"\brhode island\b|\br\. ?i\.(?=\W|$)"), "rhodeisland"),
    (compiled(r"\bpuerto rico\b|\bp\. ?r\.(?=\W|$)"), "puertorico"),
    (compiled(r"\bvirgin islands\b"), "virginislands"),
    (compiled(r"\bnorthern mariana\b"), "northernmariana"),
    (compiled(r"\bn\. ?d\.(?=\W|$)"), "northern district "),
    (compiled(r"\bs\. ?d\.(?=\W|$)"), "southern district "),
    (compiled(r"\be\. ?d\.(?=\W|$)"), "eastern district "),
    (compiled(r"\bw\. ?d\.(?=\W|$)"), "western district "),
    (compiled(r"\bm\. ?d\.(?=\W|$)"), "middle district "),
    (compiled(r"\bc\. ?d\.(?=\W|$)"), "central district "),
    (compiled(r"(?:(?<=[\s,])|^)d\.(?= ?\w)"), "district "),
    (compiled(r"\bjudicial (?=district|circuit)|\bcolumbia division\b"), ""),
    (compiled(r"\b(northern|southern|eastern|western|middle|central) division of (?=\w)"), r"\1 district of "),
)  # fmt: skip
# What of it a text without abbreviations can hold: a pattern that needs a full stop is not tried on it.
SPELT_OUT = tuple((pattern, said) for pattern, said in PHRASES if not re.match(r"\\b[nsewmc]\\\. \?d|\(\?:\(\?<=", pattern.pattern))
IGNORED = words_in(
    "the in of for and at to a an by before state commonwealth held sitting on honorable hon s no division office bureau branch"
)
# Words that say what kind of court it is: an entry has the same ones as the text, or it is another court.
KINDS = words_in(
    "supreme appeal bankruptcy circuit superior tax claim trade veteran criminal civil family juvenile probate municipal "
    "county chancery pleas worker panel trial board city judicial justice surrogate land compensation immigration merit"
)
NUMBERED = frozenset(ORDINALS[:15])  # appellate districts and departments
UMBRELLAS = frozenset({"usdistct", "uscirct", "judcoun"})  # entries for a kind of court, not for one court
# A division of a court, or the town where it sits, said on a line or after a comma of its own.
SEAT = compiled(
    r"(?:^|[\n,;])[ \t]*(?:at[ \t]+)?(?![^\n,;]*\b(?:court|district of)\b)[^\n,;]*\bdivision[ \t]*(?:\w+[ \t]*)?\.?(?=[\n,;]|$)",
    re.IGNORECASE,
)
WORD = compiled(r"[a-z0-9]+")
NAMED = compiled(r"court|tribunal|board|panel|commission|cir\b", re.IGNORECASE)


def words_of(text: str) -> frozenset[str]:
    """The words that tell one court from another: lower case, abbreviations written out, names of states as one word."""
    text = " ".join(re.sub(r"(?<=[A-Z])l(?=[A-Z])", "I", text).lower().replace("’", "").replace("'", "").replace("_", " ").split())
    for pattern, said in PHRASES if "." in text else SPELT_OUT:
        text = pattern.sub(said, text)
    return frozenset(ABBREVIATED.get(w, w) for w in WORD.findall(text)) - IGNORED


def package_data(package: str, name: str) -> Path:
    """A file of a package's data, found without importing the package, as `importlib.resources` would: courts-db and
    reporters-db expand every pattern that they know when they are imported."""
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        message = f"{package} is not installed"
        raise ModuleNotFoundError(message)
    return Path(spec.origin).with_name("data").joinpath(name)


@cache
def data_file() -> Path:
    """courts-db's data."""
    return package_data("courts_db", "courts.json")


def made_of() -> tuple[Path | str, ...]:
    """The files of which the tables of this room are made."""
    return data_file(), __file__, states.__file__, numerals.__file__


@cache
def entries() -> dict[str, Entry]:
    """courts-db's courts by id, with what is asked of them."""
    return kept_table("courts", made_of(), _read_entries)


def _read_entries() -> dict[str, Entry]:
    courts: list[Entry] = json.loads(data_file().read_bytes())
    known = {entry["id"]: {key: entry[key] for key in ASKED if key in entry} for entry in courts}
    for court_id, name, location in EXTRA:
        known.setdefault(court_id, {"id": court_id, "name": name, "location": location, "system": "", "examples": []})
    return known


def state_of(court: Court | None) -> str:
    """The state whose court it is, as one word in lower case ("northcarolina"); "" of a federal or unknown court."""
    entry = entries().get(court.id, {}) if court else {}
    return "" if entry.get("system") == "federal" else "".join(str(entry.get("location", "")).lower().split())


@cache
def by_place() -> dict[str, list[Entry]]:
    """Courts by the state that they belong to; "" holds those of the whole country."""
    places: dict[str, list[Entry]] = {"": []}
    for entry in entries().values():
        state = "".join(entry.get("location", "").lower().split())
        federal = entry.get("system") == "federal"
        of_country = state not in STATES or (federal and not re.search("District|Bankruptcy Court", entry["name"]))
        places.setdefault("" if of_country else state, []).append(entry)
    return places


@cache
def keys_of(place: str) -> tuple[tuple[frozenset[str], Entry], ...]:
    """(words, court) of every name and example of the courts of a place."""
    known = kept_table(f"courts of {place}", made_of(), lambda: _find_keys(place))
    return tuple((words, entries()[court_id]) for words, court_id in known)


def _find_keys(place: str) -> tuple[tuple[frozenset[str], str], ...]:
    keys: dict[tuple[frozenset[str], str], None] = {}
    printed: dict[str, list[str]] = {}
    for court_id, name in PRINTED:
        printed.setdefault(court_id, []).append(name)
    for court_id, name, _ in EXTRA:
        printed.setdefault(court_id, []).append(name)
    for entry in by_place().get(place, ()):
        federal = entry.get("system") == "federal"
        for name in (entry["name"], *entry.get("examples", ()), *printed.get(entry["id"], ())):
            words = words_of(name)
            if len(words) < 2 or (not words & KINDS and not words & {"court", "district"}):
                continue
            keys[words, entry["id"]] = None
            if federal and words & {"district", "bankruptcy"} and "circuit" not in words:
                keys[words | {"united", "states"}, entry["id"]] = None
            elif not federal and words & NUMBERED and entry.get("type") == "appellate":
                keys[words - NUMBERED, entry["id"]] = None
    return tuple(keys)


def court_by_id(court_id: str) -> Court | None:
    """The court that has this courts-db id."""
    entry = entries().get(court_id)
    return Court(court_id, called(court_id, entry["name"])) if entry else None


@cache
def called(court_id: str, name: str) -> str:
    """The court's name as this site says it, one style for all: courts-db writes "District Court, S.D. New York" of one court
    and "United States District Court for the Eastern District of California" of the next."""
    if court_id in NOW_CALLED:
        return NOW_CALLED[court_id]
    if m := compiled(r"(?:United States )?(District|Bankruptcy) Court,? ([A-Z].*)").fullmatch(name):
        seat = compiled(r"([NSEWMC])?\.?D\. (?=[A-Z])").sub(lambda d: f"{SEATS.get(d[1], '')}District of ", m[2], count=1)
        return f"United States {m[1]} Court for the {seat}" if "District" in seat else name
    if compiled(r"Court of Appeals for the .* Circuit").fullmatch(name):
        return f"United States {name}"
    if (m := compiled(r"(.+) Supreme Court").fullmatch(name)) and m[1] in states.STATES:
        return f"Supreme Court of {m[1]}"
    return name.replace(" of The ", " of the ")


def find_court(text: str) -> Court | None:
    """The court that `text` prints, in whatever line wrapping: "UNITED STATES DISTRICT COURT / N.D. Indiana".

    `text` is the words for the court alone (a caption's lines, a parenthetical), not a paragraph that mentions one.
    None where no entry fits or more than one does.
    """
    return best_match(text)


@cache
def best_match(text: str) -> Court | None:
    """What `find_court` gives, remembered: a site has many orders of few courts."""
    words = words_of(SEAT.sub(" , ", text))
    if not NAMED.search(text) and not {"district", "circuit", "appeal"} & words:
        return None
    kinds = words & KINDS
    named = words & STATES
    fits: list[tuple[int, Entry]] = []
    for place in ("", *sorted(named)):
        for key, entry in keys_of(place):
            if key <= words and key & KINDS == kinds and (named <= key or not place or ("district" in key and named & key)):
                fits.append((len(key), entry))
    if not fits:
        return None
    most = max(size for size, _ in fits)
    best = [entry for size, entry in fits if size == most]
    said = " ".join(text.lower().split())
    return choose([entry for entry in best if entry["name"].lower() in said] or best)


def choose(fits: Iterable[Entry]) -> Court | None:
    """The one court of several with the same words: a court that still sits, the child rather than the parent."""
    found = {entry["id"]: entry for entry in fits}
    if len(found) > 1:
        parents = {entry.get("parent") for entry in found.values()}
        found = {k: e for k, e in found.items() if k not in parents} or found
    if len(found) > 1:
        found = {k: e for k, e in found.items() if any(d.get("end") is None for d in e.get("dates", ()))} or found
    if len(found) > 1:
        found = {k: e for k, e in found.items() if e.get("citation_string")} or found
    if len(found) != 1 or found.keys() & UMBRELLAS:
        return None
    entry = next(iter(found.values()))
    return Court(entry["id"], called(entry["id"], entry["name"]))


@cache
def abbreviations() -> dict[str, Entry]:
    """courts-db's citation strings, folded. Where two courts share one, the one that still sits.

    Where courts-db writes a state out ("D. Minnesota"), also with its abbreviation of Bluebook table T10 ("D. Minn.").
    """
    known = kept_table("abbreviations", made_of(), _fold_abbreviations)
    return {folded: entries()[court_id] for folded, court_id in known.items()}


def _fold_abbreviations() -> dict[str, str]:
    table: dict[str, Entry] = {}
    for entry in entries().values():
        folded = fold_abbreviation(entry.get("citation_string") or "")
        old = table.get(folded)
        if folded and (
            old is None or (any(d.get("end") is None for d in entry["dates"]) and all(d.get("end") for d in old["dates"]))
        ):
            table[folded] = entry
    for entry in entries().values():
        written = entry.get("citation_string") or ""
        for state, short in states.STATES.items():
            if written.endswith(" " + state):
                table.setdefault(fold_abbreviation(written.removesuffix(state) + short), entry)
    return {folded: entry["id"] for folded, entry in table.items()}


def fold_abbreviation(text: str) -> str:
    """An abbreviation without its stops and spaces, "2nd" and "3rd" as the Bluebook's "2d" and "3d"."""
    folded = re.sub(r"[^a-z0-9]", "", text.lower())
    return re.sub(r"(?<=[23])(?:nd|rd)(?=cir)", "d", folded)


def court_of_abbreviation(text: str) -> Court | None:
    """The court of a citation's parenthetical without its date: "D.D.C.", "9th Cir.", "S.D.N.Y.", "Tex. App.—Dallas"."""
    for form in (text, re.split(r"[—–,]|--|(?<=Ct\. App\.)|(?<=App\.) ", text, maxsplit=1)[0]):
        entry = abbreviations().get(fold_abbreviation(form))
        if entry:
            return Court(entry["id"], called(entry["id"], entry["name"]))
    return None
