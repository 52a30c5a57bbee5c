"""California's codes as its courts cite them, without the state: "Evid. Code, § 352, subd. (a)", "Code of Civil Procedure section
128.7". Other states have codes of some of these names: a comma before the sign, or a subdivision behind, tells California's."""

from collections.abc import Iterator

from generator.citing.found import Flow, Found, scan, scanned, starts_on
from generator.citing.sections import cite_sections, is_plural, read_sections
from generator.citing.state_statutes import LONGEST_NAME, NUMBER, STATE_BEFORE, titled
from generator.patterns import compiled

ABBREVIATED = tuple(
    scan(words, rf"{name}, (?P<unit>§{{1,2}}) ?(?=\d)")
    for words, name in (
        ("Code", r"Code Civ\. Proc\."), ("Pen", r"Pen(?:al|\.) Code"), ("Evid", r"Evid\. Code"), ("Fam", r"Fam\. Code"),
        ("Civ", r"Civ\. Code"), ("Gov", r"Gov\. Code"), ("Lab", r"Lab\. Code"), ("Welf", r"Welf\. (?:&|and) Inst\. Code"),
        ("Health", r"Health (?:&|and) Saf\. Code"), ("Bus", r"Bus\. (?:&|and) Prof\. Code"), ("Veh", r"Veh\. Code"),
        ("Prob", r"Prob\. Code"), ("Corp", r"Corp\. Code"), ("Ins", r"Ins\. Code"), ("Rev", r"Rev\. (?:&|and) Tax\. Code"),
        ("Pub", r"Pub\. (?:Resources|Util\.|Contract) Code"), ("Ed", r"Ed\. Code"), ("Elec", r"Elec\. Code"),
    )
)  # fmt: skip
OWN = r"Code of Civil Procedure|Welfare and Institutions Code|Business and Professions Code"
SHARED = (
    r"(?:Probate|Penal|Evidence|Family|Civil|Government|Labor|Vehicle|Health and Safety) Code(?=,? (?:sections?|§) [\d.]+, subd)"
)
WRITTEN_OUT = scan(
    "Code Welfare Business Probate Penal Evidence Family Civil Government Labor Vehicle Health",
    rf"(?:{OWN}|{SHARED}),? (?P<unit>sections?|§{{1,2}}) ?(?=\d)",
)
SUBDIVISION = compiled(r", subd(?:s?\.|ivisions?) (?P<s>\([a-z]\)(?:\(\w{1,3}\))*)")
SHORT = {
    "Code of Civil Procedure": "Code Civ. Proc.", "Penal Code": "Pen. Code", "Probate Code": "Prob. Code",
    "Government Code": "Gov. Code", "Health and Safety Code": "Health & Saf. Code",
    "Welfare and Institutions Code": "Welf. & Inst. Code", "Business and Professions Code": "Bus. & Prof. Code",
}  # fmt: skip


@starts_on("Code Pen Evid Fam Civ Gov Lab Welf Health Bus Veh Prob Corp Ins Rev Pub Ed Elec")
def find_california(flow: Flow) -> Iterator[Found]:
    """Sections of California's codes, subdivisions taken in."""
    text = flow.text
    for m in scanned(flow, (*ABBREVIATED, WRITTEN_OUT)):
        if STATE_BEFORE.search(text, max(0, m.start() - LONGEST_NAME), m.start()) or text.endswith(("& ", "and "), 0, m.start()):
            continue  # another state's, or the end of a longer name
        code = text[m.start() : m.start("unit")].rstrip(" ,")
        title = f"Cal. {SHORT[code]}" if code in SHORT else titled("Cal.", code)
        for found in cite_sections(
            "state-statute", title, text, (m.start(), m.end()), read_sections(text, m.end(), NUMBER, is_plural(m["unit"]))
        ):
            yield _with_subdivision(text, found)


def _with_subdivision(text: str, found: Found) -> Found:
    """`found` with the subdivision behind it: "§ 352, subd. (a)"."""
    m = SUBDIVISION.match(text, found.end)
    if m is None:
        return found
    pin = f"{found.pin or ''}{m.group()}".strip(" ,")
    return found._replace(end=m.end(), tail=m.end(), pin=pin, subsections=m["s"], target=found.key + m["s"])
