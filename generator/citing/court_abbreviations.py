"""Courts as citations abbreviate them (Bluebook tables T1 and T7, and older styles) → courts-db ids."""

from functools import lru_cache

from generator.courts import court_of_abbreviation
from generator.patterns import compiled

# "CA5", "C.C.A. 2d", "CADC", "C.A. Fed.", "5 Cir."
CIRCUIT = compiled(
    r"(?:C\.? ?C?\.? ?A\.? ?(?P<of>\d{1,2}|D\.? ?C\.?|F(?:ed)?\.? ?C?\.?)|(?P<n>\d{1,2}))(?:st|nd|rd|th|d)?(?: ?Cir\.?)?$"
)
# "B.A.P. 9th Cir.", where courts-db has "9th Cir. BAP".
PANEL = compiled(r"(?:Bankr\. )?B\.? ?A\.? ?P\.? (?P<circuit>\d{1,2}(?:st|nd|rd|th|d) Cir\.)$")
# "Fla.App.", "Tex. Civ. App.", "Fla. 4th DCA", "La.App. 2 Cir.": the one court of appeals of the state.
APPEALS = compiled(
    r"(?P<state>[A-Z][A-Za-z]*\.?(?: ?(?:Va|[A-Z])\.)?) ?(?:\d(?:st|d|nd|rd|th) DCA|(?:Civ\. ?|Ct\. ?)?App\.?(?: ?Ct\.)?)(?: .*)?$"
)
OLD_DISTRICT = compiled(r"D\. ?C\. ?(?=[A-Z][a-z])")  # "D.C.Mont." for the District of Montana
OF_APPEALS = ("{} Ct. App.", "{} App. Ct.", "{} Dist. Ct. App.", "{} App.")
# "D.C." courts-db gives to courts of the District that are no more, too.
OTHERWISE = {
    "dc": "dc",
    "bia": "bia", "tc": "tax", "cit": "cit", "us": "scotus", "usvetapp": "cavc", "jpml": "jpml", "okl": "okla", "pr": "prsupreme",
    "pasuper": "pasuperct", "pacmwlth": "pacommwct", "moappED": "moctapped", "moappWD": "moctappwd", "moappSD": "moctappsd",
    "mdappct": "mdctspecapp", "njsuperappdiv": "njsuperctappdiv",
}  # fmt: skip


SERIES = compiled(r" ?(?:[23]d|[4-9]th)$")
# Reporters of one court whose names are not its abbreviation; web citations of states.
SOLE = {
    "U.S.": "scotus", "S. Ct.": "scotus", "L. Ed.": "scotus", "T.C.": "tax", "A.D.": "nyappdiv", "Ohio St.": "ohio",
    "Fed. Cl.": "uscfc", "Vet. App.": "cavc", "Ct. Cl.": "cc", "C.C.P.A.": "ccpa",
    "Ct. Int'l Trade": "cit", "IL": "ill", "CO": "colo", "COA": "coloctapp",
    "ND": "nd", "SD": "sd", "WY": "wyo", "MT": "mont", "UT": "utah", "UT App": "utahctapp", "VT": "vt", "ME": "me", "OK": "okla",
    "OK CR": "oklacrimapp", "OK CIV APP": "oklacivapp", "WI": "wis", "WI App": "wisctapp", "NMSC": "nm", "NMCA": "nmctapp",
}  # fmt: skip
# Named as a court is, and yet of several, or of another in their time.
OF_SEVERAL = frozenset(
    "Ky. Del. Haw. Tex.App. Ind.App. Ala.App. N.J.Super. D.C. P.R. F. A. P. Dill. D.Haw. N.Mar.I. Tex.Ct.App.".split()
)
OF_TRIAL_COURTS = (" Supp", " Div", " Dec")
# West's of many courts: lower federal ones, and those of the states.
OF_LOWER_COURTS = compiled(r"(?:F|A|P|B\.R|F\.R\.D|N\.[EW]|S\.[EW]|So)\.(?: ?(?:[23]d|4th|Supp\.|App)|$)")
STATE_OF = compiled(r"(?:[A-Z]\. ?)?[A-Z][A-Za-z]*\.(?= |$)|[A-Z]\.[A-Z]\.(?= |$)|(?:Ohio|Iowa|Idaho|Utah)(?= |$)")


@lru_cache(maxsize=4096)
def court_of_reporter(reporter: str, printed: str) -> str | None:
    """The court that a reporter tells alone (Bluebook rule 10.4(b)), or with its parenthesis: "123 Ariz. 456 (Ct. App. 1979)".

    `printed` is what stands before the date, "" for nothing. None where it may be one of several.
    """
    base = SERIES.sub("", reporter)
    if printed:
        state = STATE_OF.match(base)
        forms = (f"{base} {printed}", f"{state.group()} {printed}") if state else ()
        return next((found for form in forms if (found := court_id(form))), None)
    if base in SOLE or base.startswith("IL App"):
        return SOLE.get(base, "illappct")
    if base.replace(" ", "") in OF_SEVERAL or any(part in base for part in OF_TRIAL_COURTS) or not STATE_OF.match(base):
        return None
    return court_id(base)


def never_of_the_supreme_court(reporter: str) -> bool:
    """Whether a reporter holds cases of many courts, and none of the Supreme Court of the United States."""
    return OF_LOWER_COURTS.match(reporter) is not None


@lru_cache(maxsize=4096)
def court_id(printed: str) -> str | None:
    """The courts-db id of a court as a citation abbreviates it; None where it names none."""
    forms = (printed, printed.removesuffix(" en banc").removesuffix(" banc"), _with_other_state(printed))
    for form in forms if _folded(printed) != "dc" else ():
        if form and (court := court_of_abbreviation(form)):
            return court.id
    other = OTHERWISE.get(_folded(printed))
    if other:
        return other
    if (m := CIRCUIT.match(printed)) and (m["of"] or "Cir" in printed):
        name = _folded(m["of"] or m["n"])
        return (
            f"ca{name}"
            if name.isdigit() and 1 <= int(name) <= 11
            else {"dc": "cadc", "f": "cafc", "fc": "cafc", "fed": "cafc"}.get(name)
        )
    if m := PANEL.match(printed):
        return court_id(m["circuit"] + " BAP")
    if m := APPEALS.match(printed):
        found = (court_of_abbreviation(form.format(m["state"])) for form in OF_APPEALS)
        return next((court.id for court in found if court), None)
    return court_id("D. " + printed[m.end() :]) if (m := OLD_DISTRICT.match(printed)) else None


def _with_other_state(printed: str) -> str:
    """The form that courts-db has of the Middle District of Pennsylvania; "" for any other court."""
    return printed.removesuffix("Pa.") + "Penn." if printed.endswith("Pa.") and "D" in printed else ""


def _folded(text: str) -> str:
    """Letters and digits alone, in small letters but for a district's at the end: "Mo. App. E.D." → "moappED"."""
    letters = "".join(c for c in text if c.isalnum())
    return letters[:-2].lower() + letters[-2:] if len(letters) > 4 and letters[-2:] in ("ED", "WD", "SD") else letters.lower()
