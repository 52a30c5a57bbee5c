"""What stands between a case's name and its citation: docket numbers, courts and dates of older styles, an unpaged reporter.

Each is cut off the window of words that ends with it, so that the name's own last word comes to be the last:
"Stewart v. Moe, Fla.App.1972, 271 So. 2d 466", "Kay v. Moe, 9th Dist. No. 21130, 2003-Ohio-723".
"""

from typing import NamedTuple

from generator.citing.court_abbreviations import court_id
from generator.citing.reporters import find_reporter
from generator.numerals import MONTH
from generator.patterns import compiled

NUMBER = compiled(
    r",? (?:(?:Civ(?:il)?\.?|Crim(?:inal)?\.?|Case|Docket|Action|Cause|Index|Bankr\.|Adv\.|Adversary|App(?:eal)?\.?|C\.? ?A\."
    r"|Civil Action|A\.) ?){0,4}N[oO]s?(?:\.|:) ?"
    r"(?=[^;]{0,70}\d)[^;]{2,90}$|,? (?:\d{1,2}:)?\d\d-?[a-zA-Z]{2}-?\d{2,6}(?:-[A-Z0-9]+)*(?: \([A-Z]+\))*,?$"
    r"|, (?:19|20)?\d\d-[A-Z]{1,4}-\d{2,6}$|,? (?:(?:Civ|Crim|Case|C\.A|App)\.?,? ?)?Nos?\.$"
)
VERSUS = compiled(r" (?:v\.?|vs\.?|V\.|VS\.|versus|vy\.|y\.|v,)\]? (?=\S)")
# A year (California), a reporter whose page is not yet known.
SLIP = compiled(
    r",? _+ [A-Z][\w.’' ]{0,24} _+$|,? [—–-]+ [A-Z][\w.’' ]{0,24} [—–-]+$| \((?:[A-Z0-9][^()]{0,40}[ .])?(?:1[6-9]|20)\d\d\)$"
)
# Louisiana's web citations: the docket number, then court and day.
LOUISIANA = compiled(
    r",? (?:No\. )?\d{2,4}-(?:[A-Z]{1,3}-)?\d{2,5} \((?P<court>La\.[^()]{0,24}?),? \d{1,2}/\d{1,2}/(?P<year>(?:19|20)?\d\d)\)$"
)
SUPRA = compiled(r",? supra(?:,? (?:note|n\.|at|p\.)[\d a-z.,*–&-]{1,16})?$")
DATED = compiled(r",(?P<court> \(?[A-Z0-9][^,;()]{0,50}?,?)? ?(?<=[ .,])(?P<year>(?:1[6-9]|20)\d\d)\)?$")
DAY = compiled(rf"{MONTH} \d\d?$")
DISTRICT = compiled(r", \d{1,2}(?:st|nd|rd|th) Dist\.?(?: (?!v\. )[A-Z][a-z]+){0,2}$")
# Courts as older reporters set them, with no year: "La.App.", "C.A.5", "9 Cir.", "Tex.Civ.App.", "Del. Ch.".
COURT = compiled(
    r", (?:C\.? ?C?\.? ?A\.? ?(?:\d{1,2}|D\.? ?C\.?)?|\d{1,2}(?:st|nd|rd|th|d)? ?Cir\."
    r"|[A-Z][A-Za-z]{0,4}\.(?: ?[A-Z][a-z]{0,3}\.)? ?(?:Civ\. ?|Crim\. ?|Cr\. ?|Dist\. ?|Ct\. ?)?(?:App|Super|Supr|Ch|Com)\.?"
    r"(?: ?Ct\.)?)$"
)
REPORTED = compiled(r", (?P<volume>\d{1,4}) (?P<reporter>[A-Z][A-Za-z. ]{0,14}[.\w]) (?:[IVXl\d]+|at)\S{0,4}$")  # a page misread
SPEAKER = compiled(r" \([^()]{2,40}(?:concurring|dissenting)[^()]{0,30}\)$")
YEAR = compiled(r"(?:1[6-9]|20)\d\d\)?$")


class Cut(NamedTuple):
    """The words up to the name's end; what was cut off said that year and court; `numbered`: by a docket number."""

    words: str
    year: int | None = None
    court: str | None = None
    numbered: bool = False


def cut_ahead(window: str) -> Cut:
    """`window` without what stands behind the name at its end."""
    window = window.rstrip(" ,")
    if window[-1:] in ")_—–-":
        window = SPEAKER.sub("", SLIP.sub("", window))
    window = window.rstrip(" ,*_")
    if window[-1:] == ")" and (m := LOUISIANA.search(window, max(0, len(window) - 60))):
        return Cut(window[: m.start()], _century(m["year"]), court_id(m["court"]), True)
    tail = window[-110:]
    cut = Cut(window)
    if "No" in tail or "NO" in tail or any(c.isdigit() for c in tail[-18:]):
        cut = _without_numbers(window, max(0, len(window) - 110))
    window, court = cut.words, cut.court
    if "upra" in window[-24:]:
        window = SUPRA.sub("", window)
    if window[-1:] in ".)" or window[-1:].isdigit():
        for pattern in (DISTRICT, COURT):
            if m := pattern.search(window, max(0, len(window) - 40)):
                court = court or court_id(m.group().strip(" ,"))
                window = window[: m.start()]
    return Cut(window.rstrip(" ,"), cut.year, court, cut.numbered)


def _without_numbers(window: str, low: int) -> Cut:
    """`window` without a docket number, a date or a citation that could not be read, looked for from `low` on."""
    number = NUMBER.search(window, low)
    if number and not VERSUS.search(number.group()):  # "ECF No. 53 (citing X v. Y": the number is another's
        return Cut(window[: number.start()].rstrip(" ,"), numbered=True)
    if dated := _dated(window, low):
        return dated
    reported = REPORTED.search(window, low)
    if reported and find_reporter(reported["reporter"], reported["volume"]):
        return Cut(window[: reported.start()])
    return Cut(window)


def _century(year: str) -> int:
    """The year of "98", "09", "2011": web citations began in 1994."""
    return int(year) if len(year) > 2 else int(year) + (1900 if int(year) > 60 else 2000)


def _dated(window: str, low: int) -> Cut | None:
    """`window` without the court and year that a comma sets off: ", Fla.App.1972", ", C.A.5, 1965", ", 1952"."""
    m = DATED.search(window, low) if YEAR.search(window, max(0, len(window) - 5)) else None
    if m is None or DAY.search(window, max(0, m.start() - 14), m.start()):
        return None
    said = (m["court"] or "").strip(" ,(")
    if said and not (said.endswith(".") or "Court" in said or court_id(said) or said[-1:].isdigit()):
        return None
    return Cut(window[: m.start()], int(m["year"]), court_id(said) if said else None)
