"""Home addresses in criminal cases (Fed. R. Crim. P. 49.1(a)(5)), by cue: the rule lets the city and the state stand."""

from collections.abc import Iterator

from generator.patterns import compiled

_CRIMINAL = compiled(
    r"\d-?(?:cr|CR|mj|MJ|po)-?\d|(?<![A-Za-z])(?:CR|Cr\.?|MJ|Mag\.)[- ]?\d{2}|\d\d[ ](?:CR|Cr\.|cr)[ ]\d|"
    r"[Cc][Rr][Ii][Mm](?:\.|[Ii][Nn][Aa][Ll])[ ](?:[A-Za-z]{3,8}[ ])?[Nn][Oo]\b"
)
_HEAD = 5000  # characters in which a criminal case's number stands
_WAY = (
    r"(?i:Street|St\.?|Avenue|Ave\.?|Road|Rd\.?|Drive|Dr\.|Lane|Ln\.?|Court|Ct\.|Boulevard|Blvd\.?|Way|Place|Pl\.|Terrace|"
    r"Circle|Cir\.|Highway|Hwy\.?|Parkway|Pkwy\.?|Trail|Square|Loop|Route|Pike|Alley|Crescent|Row)(?![A-Za-z])"
)
_TO_THE = r"(?:(?:[NSEW]\.?|N\.?E\.?|N\.?W\.?|S\.?E\.?|S\.?W\.?|North|South|East|West)[ ])?"
_STREET = (
    rf"\d{{1,6}}[A-Za-z]?(?:-\d{{1,4}})?[ ]{_TO_THE}(?:(?:[A-Z][A-Za-z.']{{1,20}}|\d{{1,3}}(?:st|nd|rd|th|ST|ND|RD|TH))"
    rf"(?:[ ][A-Z][A-Za-z.']{{1,20}}){{0,3}}?[ ]{_WAY}|(?:County[ ]Road|State[ ]Route|Rural[ ]Route|Highway|"
    rf"Route)[ ]\d{{1,4}}\b|Broadway\b)"
)
_LIVES = (
    r"(?:[Rr]esid(?:es?|ed|ing|ences?(?![ ]Inn))|[Ll]iv(?:es?|ed|ing)|(?<!uneral )(?<!ursing )[Hh]omes?(?:[ ]address)?|"
    r"(?<!in-)(?<!alfway )(?<!hite )(?<!pen )house|apartment|dwelling|domiciled)(?![A-Za-z])"
    r"(?![ ](?:counsel|of|arrest|bill|committee|judiciary|Depot|Loans?|Office|office))"
)
_HOME = compiled(rf"(?<![A-Za-z]){_LIVES}[^\d.;\n]{{0,60}}?(?P<private>{_STREET})")
_ADDRESS = compiled(
    r"(?<![A-Za-z-])(?:(?:[Ss]treet|[Rr]esidential|[Cc]urrent|[Ll]ast[ ]known)[ ])?(?<!mail )(?<!IP )[Aa]ddress(?:[ ]|"
    r"is|was|of|at|as|listed|[:,(]){1,6}"
    rf"(?P<private>{_STREET})"
)
_NO_HOME = compiled(
    r"(?i:counsel|attorney|court|clerk|office|business|company|corporate|store|firm|bank|employer|agency|prison|"
    r"jail)\S{0,4}[ ](?:\w+[ ]){0,2}$"
)
_BEFORE = 40


def find_homes(text: str) -> Iterator[int]:
    """Where a home's street stands in `text`, read plainly; nowhere where its head has no criminal case's number."""
    if not _CRIMINAL.search(text[:_HEAD]):
        return
    for m in _HOME.finditer(text):
        yield m.start("private")
    for m in _ADDRESS.finditer(text):
        if not _NO_HOME.search(text, max(0, m.start() - _BEFORE), m.start()):
            yield m.start("private")
