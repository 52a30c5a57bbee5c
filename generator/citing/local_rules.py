"""Local rules of a court: "LCvR 72.1", "L.R. 105.6", "Local Civil Rule 7(h)(1)", "5th Circuit Rule 47.5"."""

import re
from collections.abc import Iterator

from generator.citing.found import Flow, Found, is_mention

NUMBER = (
    r"(?P<n>(?:[A-Z]{1,2}-)?\d{1,4}(?:[-–.:]\d{1,3}){0,3}(?:[.-][A-Z])?[a-z]?(?:\.[a-z]{1,2})?(?:\([0-9A-Za-z]{1,5}\))*)(?![\w/])"
)
DISTRICT = r"(?:[NSEWMC]\. ?D\. ?|D\. ?)(?:[A-Z][a-z]+\.?|[A-Z]\. ?[A-Z]\.|[A-Z]\.[A-Z]\.)"
CIRCUIT = (
    r"(?:(?:\d{1,2}(?:st|nd|rd|th|d)|D\. ?C\.|Fed\.|First|Second|Third|Fourth|Fifth|Sixth|Seventh|Eighth|Ninth|Tenth|Eleventh"
    r"|Federal) Cir(?:\.|cuit) (?:Local )?R(?:ules?|\.))"
)
LOCAL = (
    r"(?:Local (?:Civil |Criminal |Bankruptcy |Patent |Admiralty |Court |General |Appellate )?(?:Court )?Rules?(?: of (?:Civil"
    r"|Criminal) (?:Procedure|Practice))?|LOCAL RULES?|Local Rules?|Loc\. (?:Civ\. )?R\.|L\. ?R\. ?(?:Civ\. P\.|Crim\. P\.|Civ\."
    r"|Crim\.)?|"
    r"L\.? ?Civ\.? ?R\.?|L\.? ?Cv\.? ?R\.?|L\.? ?Cr\.? ?R\.?|LRCiv|LRCr|LRCv|LCvR|LCrR|LCR|LR|LBR|L\.B\.R\.|L\.U\.(?:Civ"
    r"|Crim)\.R\.|Civ(?:il|\.) L\.? ?R\.?|Crim(?:inal|\.) L\.? ?R\.?|CivLR|DUCivR|DUCrimR|D\.C\.COLO\.L(?:Civ|Cr)R|D\. ?Kan\. Rule"
    r"|Civil Local Rule|Patent L\.? ?R\.?|CV L\.?R\.?|NECivR|Dist\. ?Idaho Loc\. ?Civ\. ?R\.?|Local Rule CV|L\.R\. CV|L\.Cv\.R"
    r"|Local R\.)"
)
RULE = re.compile(
    rf"(?:(?P<court>{DISTRICT}) )?(?:(?P<circuit>{CIRCUIT})|(?P<local>(?<![A-Za-z.]){LOCAL})) ?(?:No\. ?)?(?:§ ?)?{NUMBER}"
)
START = re.compile(r"L|C|D|N|S|E|W|M|P|F|T|\d")
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


def find_local_rules(flow: Flow) -> Iterator[Found]:
    """Local rules; `title` is the court as printed with the rule, "" where it stands in no word of it."""
    text = flow.text
    if not HINT.search(text):
        return
    for m in RULE.finditer(text):
        local = m["local"]
        name = (
            SHORT.get(local.removesuffix("s") if local.startswith(("Local", "LOCAL")) else local, local.strip()) if local else "R."
        )
        court = m["court"] or ""
        if m["circuit"]:
            which = m["circuit"].partition(" Cir")[0]
            court = f"{CIRCUITS.get(which.lower(), which)} Cir."
        number = m["n"].replace("–", "-")
        yield Found(
            m.start(), m.end(), "local-rule", title=court, reporter=name, section=number, printed=m.group(),
            target=f"{court} {name} {number}" if court else None, mention=is_mention(text, m.start()), tail=m.end(),
        )  # fmt: skip


HINT = re.compile(r"Local|LOCAL|L\. ?R\.|L\.? ?C|Loc\.|LR|LB|L\.B|Cir\. ?R|Circuit R|L\.U\.|Kan\. R|CivR|CrimR|L\.? ?R")
