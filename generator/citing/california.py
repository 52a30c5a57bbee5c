"""California's codes as its courts cite them, without the state: "Evid. Code, § 352, subd. (a)", "Code of Civil Procedure section
128.7". Other states have codes of some of these names: a comma before the sign, or a subdivision behind, tells California's."""

import re
from collections.abc import Iterator

from generator.citing.found import Flow, Found, scan, scanned, starts_on
from generator.citing.sections import cite_sections, is_plural, read_sections
from generator.citing.state_statutes import LONGEST_NAME, NUMBER, STATE_BEFORE, titled
from generator.patterns import compiled

# The scans start on "Code"; the name stands before it.
CODE = scan("Code", r"Code(?P<comma>,)? (?P<unit>sections?|§{1,2}) ?(?=\d)")
PROCEDURE = scan("Code", r"Code (?:Civ\. Proc\.,|of Civil Procedure,?) (?P<unit>sections?|§{1,2}) ?(?=\d)")
ABBREVIATED = compiled(
    r"(?:Pen\.|Penal|Evid\.|Fam\.|Civ\.|Gov\.|Lab\.|Welf\. (?:&|and) Inst\.|Health (?:&|and) Saf\.|Bus\. (?:&|and) Prof\."
    r"|Veh\.|Prob\.|Corp\.|Ins\.|Rev\. (?:&|and) Tax\.|Pub\. (?:Resources|Util\.|Contract)|Ed\.|Elec\.) $"
)
OWN = compiled(r"(?:Welfare and Institutions|Business and Professions) $")
SHARED = compiled(r"(?:Probate|Penal|Evidence|Family|Civil|Government|Labor|Vehicle|Health and Safety) $")
SUBDIVIDED = compiled(r"[\d.]+, subd")
LONGEST = 28  # of a code's name
SUBDIVISION = compiled(r", subd(?:s?\.|ivisions?) (?P<s>\([a-z]\)(?:\(\w{1,3}\))*)")
SHORT = {
    "Code of Civil Procedure": "Code Civ. Proc.", "Penal Code": "Pen. Code", "Probate Code": "Prob. Code",
    "Government Code": "Gov. Code", "Health and Safety Code": "Health & Saf. Code",
    "Welfare and Institutions Code": "Welf. & Inst. Code", "Business and Professions Code": "Bus. & Prof. Code",
}  # fmt: skip


@starts_on("Code")
def find_california(flow: Flow) -> Iterator[Found]:
    """Sections of California's codes, subdivisions taken in."""
    text = flow.text
    for m in scanned(flow, (CODE, PROCEDURE)):
        start = m.start() if m.re is PROCEDURE.pattern else _begin(text, m)
        if (
            start is None
            or STATE_BEFORE.search(text, max(0, start - LONGEST_NAME), start)
            or text.endswith(("& ", "and "), 0, start)
        ):
            continue  # another state's, or the end of a longer name
        code = text[start : m.start("unit")].rstrip(" ,")
        title = f"Cal. {SHORT[code]}" if code in SHORT else titled("Cal.", code)
        sections = read_sections(text, m.end(), NUMBER, is_plural(m["unit"]))
        for found in cite_sections("state-statute", title, text, (start, m.end()), sections):
            yield _with_subdivision(text, found)


def _begin(text: str, m: re.Match[str]) -> int | None:
    """Where the name of a code begins whose "Code" is `m`; None where it may be another state's."""
    low = max(0, m.start() - LONGEST)
    name = ABBREVIATED.search(text, low, m.start()) if m["comma"] and "§" in m["unit"] else None
    name = name or OWN.search(text, low, m.start())
    if name is None and SUBDIVIDED.match(text, m.end()):
        name = SHARED.search(text, low, m.start())
    return name.start() if name else None


def _with_subdivision(text: str, found: Found) -> Found:
    """`found` with the subdivision behind it: "§ 352, subd. (a)"."""
    m = SUBDIVISION.match(text, found.end)
    if m is None:
        return found
    pin = f"{found.pin or ''}{m.group()}".strip(" ,")
    return found._replace(end=m.end(), tail=m.end(), pin=pin, subsections=m["s"], target=found.key + m["s"])
