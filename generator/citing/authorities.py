"""The table of authorities: what the citations of an order lead to, each once, named as a reader would look for it."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from generator.citing.found import Found
from generator.citing.links import link_to
from generator.citing.spellings import one_spelling
from generator.model import Authority, CitationKind
from generator.numerals import ROMAN
from generator.patterns import compiled

SETS = {
    "FRCP": "Fed. R. Civ. P.", "FRCrP": "Fed. R. Crim. P.", "FRE": "Fed. R. Evid.",
    "FRAP": "Fed. R. App. P.", "FRBP": "Fed. R. Bankr. P.",
    "2255 Rules": "Rules Governing § 2255 Proceedings, Rule", "2254 Rules": "Rules Governing § 2254 Cases, Rule",
}  # fmt: skip
DECIMAL = compiled(r"(?<=\d)\.(?=\d)")
NO_SLUG = compiled(r"[^a-z0-9]+")


@lru_cache(maxsize=4096)
def slug_of(key: str) -> str:
    """An authority's id: letters and digits of its key, joined by hyphens ("555-us-223"). A stop within a number stays a
    hyphen: Rule 5.2 is not Rule 52."""
    if not key.isascii():
        key = "".join(c if c.isascii() else str(unicodedata.decimal(c, c)) for c in key)
    folded = DECIMAL.sub("-", one_spelling(key)).lower().replace(".", "").replace("’", "").replace("'", "").replace("§", " s ")
    return NO_SLUG.sub("-", folded).strip("-")


def table_of(founds: Iterable[Found], templates: Mapping[str, str]) -> tuple[Authority, ...]:
    """The authorities of resolved citations, in the order of their first citation; parallel citations are one."""
    first: dict[str, Found] = {}
    parallel: dict[str, list[str]] = {}
    for found in founds:
        if not found.key or found.target is None:
            continue
        key = slug_of(found.key)  # keys that only differ in their signs name the same: an id stands once on a page
        old = first.get(key)
        if old is None or (old.kind in ("id", "short", "supra") and found.kind not in ("id", "short", "supra")):
            first[key] = found
        if found.kind == "case" and found.target not in parallel.setdefault(key, []):
            parallel[key].append(found.target)
    return tuple(
        _authority(found.key, found, tuple(target for target in parallel.get(id_, ()) if slug_of(target) != id_), templates)
        for id_, found in first.items()
    )


def _authority(key: str, found: Found, parallel: tuple[str, ...], templates: Mapping[str, str]) -> Authority:
    kind, name, plain = _described(key, found)
    return Authority(slug_of(key), kind, name, parallel, link_to(plain, templates))


def _described(key: str, found: Found) -> tuple[CitationKind, str, Found]:
    """Kind, name and the citation of the authority as a whole, without pins and subsections."""
    kind = _kind_of_key(key) if found.kind in ("id", "short", "supra") and not found.name else found.kind
    if found.kind in ("case", "short", "supra") or (found.kind == "id" and found.name):
        year = f" ({found.year})" if found.year else ""
        return "case", f"{found.name}, {key}{year}" if found.name else f"{key}{year}", Found(0, 0, "case", target=key)
    return kind, _printed(kind, key, found), Found(0, 0, kind, target=key)


def _printed(kind: CitationKind, key: str, found: Found) -> str:
    """A provision or a paper as a court prints it: "42 U.S.C. § 1983", "Fed. R. Civ. P. 12", "ECF No. 4"."""
    if m := CODE.match(key):
        code = "U.S.C." if m.group(2) == "USC" else "C.F.R."
        mark = "pt." if code == "C.F.R." and "." not in m.group(3) else "§"
        return f"{m.group(1)} {code} {mark} {m.group(3)}"
    if m := CONSTITUTION.match(key):
        return f"U.S. Const. {m.group(1)}. {ROMAN[int(m.group(2)) - 1]}"
    if kind == "rule" and found.title in SETS:
        return f"{SETS[found.title]} {found.section}"
    if kind == "state-statute" and found.title:
        return key if found.title.endswith("/") else f"{found.title} § {found.section}"
    if kind in ("docket", "case-number", "record"):
        return _of_the_case(kind, key, found)
    return key.replace("USSG", "U.S.S.G. §").replace("P.L.", "Pub. L. No.")


CODE = compiled(r"(\d+) (USC|CFR) (.+)$")
CONSTITUTION = compiled(r"US Const (amend|art) (\d+)$")


def _of_the_case(kind: str, key: str, found: Found) -> str:
    if kind == "docket":
        entry = key.removeprefix("docket ")
        case, _, number = entry.rpartition(" ")
        return f"No. {case}, ECF No. {number}" if case else f"ECF No. {number}"
    if kind == "case-number":
        return f"No. {found.section}" if found.section else key
    return found.title or key.removeprefix("record ")


def _kind_of_key(key: str) -> CitationKind:
    if key.startswith("docket "):
        return "docket"
    if key.startswith("record "):
        return "record"
    m = CODE.match(key)
    if m:
        return "usc" if m.group(2) == "USC" else "cfr"
    return "rule" if key.split(" ", maxsplit=1)[0] in SETS else "state-statute"
