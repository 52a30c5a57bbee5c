"""Local rules of a court: "LCvR 72.1", "L.R. 105.6", "Local Civil Rule 7(h)(1)", "5th Circuit Rule 47.5"."""

import re
from collections.abc import Iterator

from generator.citing.found import Flow, Found, is_mention, starts_on
from generator.patterns import compiled

NUMBER = (
    r"(?P<n>(?:[A-Z]{1,2}-)?\d{1,4}(?:[-–.:]\d{1,3}){0,3}(?:[.-][A-Z])?[a-z]?(?:\.[a-z]{1,2})?(?:\([0-9A-Za-z]{1,5}\))*)(?![\w/])"
)
DISTRICT = r"(?:[NSEWMC]\. ?D\. ?|D\. ?)(?:[A-Z][a-z]+\.?|[A-Z]\. ?[A-Z]\.|[A-Z]\.[A-Z]\.)"
LOCAL = (
    r"(?:Local (?:Civil |Criminal |Bankruptcy |Patent |Admiralty |Court |General |Appellate )?(?:Court )?Rules?(?: of (?:Civil"
    r"|Criminal) (?:Procedure|Practice))?|LOCAL RULES?|Local Rules?"
    r"|Local (?:Civ|Crim|Bankr)\. R\.|Loc\. (?:Civ\. )?R\.|L\. ?R\. ?(?:Civ\. P\.|Crim\. P\.|Civ\."
    r"|Crim\.)?|"
    r"L\.? ?Civ\.? ?R\.?|L\.? ?Cv\.? ?R\.?|L\.? ?Cr\.? ?R\.?|LRCiv|LRCr|LRCv|LCvR|LCrR|LCR|LR|LBR|L\.B\.R\.|L\.U\.(?:Civ"
    r"|Crim)\.R\.|Civ(?:il|\.) L\.? ?R\.?|Crim(?:inal|\.) L\.? ?R\.?|CivLR|DUCivR|DUCrimR|D\.C\.COLO\.L(?:Civ|Cr)R"
    r"|Civil Local Rule|Patent L\.? ?R\.?|CV L\.?R\.?|NECivR|Dist\. ?Idaho Loc\. ?Civ\. ?R\.?|Local Rule CV|L\.R\. CV|L\.Cv\.R"
    r"|Local R\.)"
)
RULE = compiled(rf"(?P<local>{LOCAL}) ?(?:No\. ?)?(?:§ ?)?{NUMBER}")
# A court's rules that are called by no more than that: "M.D. Fla. R. 3.01(g)", "D. Kan. Rule 7.1(b)".
OF_COURT = compiled(rf"R(?:ule|\.) {NUMBER}")
COURT = compiled(rf"(?<!\w)(?P<court>{DISTRICT}) $")
# A circuit's rules: the scan looks for "Cir", and which circuit stands before it.
CIRCUIT_RULE = compiled(rf"Cir(?:\.|cuit) (?:Local )?(?P<set>R(?:ules?|\.)|L\. ?A\. ?R\.|I\. ?O\. ?P\.) ?(?:No\. ?)?{NUMBER}")
CIRCUIT = compiled(
    r"(?<!\w)(?P<which>\d{1,2}(?:st|nd|rd|th|d)|D\. ?C\.|Fed\.|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth"
    r"|Tenth|Eleventh|Federal) $"
)
CIRCUITS = {
    "first": "1st", "second": "2d", "third": "3d", "fourth": "4th", "fifth": "5th", "sixth": "6th", "seventh": "7th",
    "eighth": "8th",
    "ninth": "9th", "tenth": "10th", "eleventh": "11th", "federal": "Fed.", "2nd": "2d", "3rd": "3d",
}  # fmt: skip
SHORT = {
    "Local Civil Rule": "LCvR",
    "Local Criminal Rule": "LCrR",
    "Local Rule": "L.R.",
    "LOCAL RULE": "L.R.",
    "Local Bankruptcy Rule": "L.B.R.",
}


@starts_on("Local LOCAL Loc L LR LRC LC LCv LCr LCi LB LBR LU Civ Crim DUC D Pat CV NEC Dist Cir R Rule")
def find_local_rules(flow: Flow) -> Iterator[Found]:
    """Local rules; `title` is the court as printed with the rule, "" where it stands in no word of it."""
    text = flow.text
    for m in RULE.finditer(text):
        if text[m.start() - 1 : m.start()].isalpha() or text[m.start() - 1 : m.start()] == ".":
            continue
        local = m["local"].strip()
        named = COURT.search(text, max(0, m.start() - 18), m.start())
        name = SHORT.get(local.removesuffix("s") if local.startswith(("Local", "LOCAL")) else local, local)
        yield _found(text, named.start() if named else m.start(), m, named["court"] if named else "", name)
    for m in OF_COURT.finditer(text):
        if named := COURT.search(text, max(0, m.start() - 18), m.start()):
            yield _found(text, named.start(), m, named["court"], "R.")
    for m in CIRCUIT_RULE.finditer(text):
        if circuit := CIRCUIT.search(text, max(0, m.start() - 10), m.start()):
            which = circuit["which"]
            name = "R." if m["set"][0] == "R" else m["set"]
            yield _found(text, circuit.start(), m, f"{CIRCUITS.get(which.lower(), which)} Cir.", name)


def _found(text: str, start: int, m: re.Match[str], court: str, name: str) -> Found:
    number = m["n"].replace("–", "-")
    return Found(
        start, m.end(), "local-rule", title=court, reporter=name, section=number, printed=text[start : m.end()],
        target=f"{court} {name} {number}" if court else None, mention=is_mention(text, start), tail=m.end(),
    )  # fmt: skip
