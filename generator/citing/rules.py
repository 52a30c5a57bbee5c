"""The federal rules of procedure and evidence, and rules without their set: "Fed. R. Civ. P. 72(a)", "Rule 12(b)(6)"."""

import re
from collections.abc import Iterator

from generator.citing.found import Flow, Found, is_mention, scan, scanned, starts_on
from generator.citing.sections import cite_sections, cited, read_sections
from generator.patterns import compiled
from generator.states import STATES

NUMBER = compiled(r"(?P<n>\d{1,4}(?:\.\d{1,3})?)(?![\w.:]\d|-\d{3}(?!\d)|\w)")
FED = r"(?:Fed(?:eral|\.)?|FED(?:ERAL|\.)?) ?R(?:ules?|ULES?|\.)? ?(?:[Oo][Ff] )?"
SETS: tuple[tuple[str, str], ...] = (
    ("FRCP",
        (rf"{FED}(?:[Cc]iv(?:il|\.)?|CIV(?:IL|\.)?) ?(?:P(?:roc(?:edure|\.)?|ROC(?:EDURE|\.)?|ro\.?|\.)?)|FRCP"
        rf"|F\. ?R\. ?C(?:iv)?\. ?P\.|FRCivP")
    ),
    ("FRCrP",
        (rf"{FED}(?:[Cc]rim?(?:inal|\.)?|CRIM?(?:INAL|\.)?) ?(?:P(?:roc(?:edure|\.)?|ROC(?:EDURE|\.)?|\.)?)|FRCrP"
        rf"|F\. ?R\. ?Cr(?:im)?\. ?P\.|FRCrimP|Fed\. R\. Cr\. P\.")
    ),
    ("FRAP",
        rf"{FED}(?:[Aa]pp(?:ellate|\.)?|APP(?:ELLATE|\.)?) ?(?:P(?:roc(?:edure|\.)?|ROC(?:EDURE|\.)?|\.)?)|FRAP|F\. ?R\. ?A\. ?P\."
    ),
    ("FRBP",
        (rf"{FED}(?:[Bb]ankr(?:uptcy|\.)?|BANKR(?:UPTCY|\.)?) ?(?:P(?:roc(?:edure|\.)?|ROC(?:EDURE|\.)?|\.)?)|FRBP"
        rf"|F\. ?R\. ?B\. ?P\.|Bankruptcy Rules?|Bankr\. R\.")
    ),
    ("FRE", rf"{FED}(?:[Ee]vid(?:ence|\.)?|EVID(?:ENCE|\.)?)|FRE|F\. ?R\. ?E\."),
    ("2255 Rules",
        r"(?:the )?Rules Governing (?:Section|§) ?2255 (?:Proceedings|Cases)(?: (?:for|in) the United States District Courts?)?"
    ),
    ("2254 Rules",
        r"(?:the )?Rules Governing (?:Section|§) ?2254 (?:Proceedings|Cases)(?: (?:for|in) the United States District Courts?)?"
    ),
    ("Sup. Ct. R.", r"S\. ?Ct\. ?R\.|Sup\. Ct\. R\.|Supreme Court Rules?"),
)  # fmt: skip
ANY = "|".join(f"(?P<s{i}>{pattern})" for i, (_, pattern) in enumerate(SETS))
NAMED = compiled(rf"(?:{ANY}),? ?(?:[Rr]ules? |§{{1,2}} ?)?(?=\d)")
OF_SET = compiled(rf"(?:,? (?:of|OF|under) (?:the |THE )?|,? )(?:{ANY})(?!\w)")
# Where the name of a federal set can begin.
HEADS = (
    scan("Fed FED F FR FRA FRB FRC FRE", r"F(?:ed|ED|R|\. ?R)"),
    scan("Rules", "Rules Gov"),
    scan("Bankr", r"Bankr(?:uptcy|\.) R"),
    scan("S SCt", r"S\. ?Ct\. ?R"),
    scan("Sup", r"Sup(?:\. Ct\.|reme Court) R"),
)
BARE = scan("Rule RULE", r"R(?:ules?|ULES?) ?(?=\d)")
BARE_PREFIX = compiled(r"(?<!\w)(?:Federal|Fed\.|Civil|Civ\.|Evidence|Criminal) $")
# A rule with a word in capitals before it is one of that word's rules: "USCIT Rule 26", "Trademark Rule 2.20".
OTHER_RULES = compiled(
    r"(?<![.”\"] )\b(?!Under|See|The|In|And|If|While|When|Where|As|By|Because|But|That|This|Although|Whether|With|Or|For|To|Both"
    r"|Only|Nor|Accordingly|Of|Second|Amended|Pursuant|Motion|Using|An?\b)"
    r"[A-Z]\w*(?:(?<=Ct)\.|(?<=Cir)\.|(?<=Bd)\.)?(?<![’']s) $"
)
# A rule with another set's name behind it: "Rule 56, SCRCP", "Rule 12(b)(6), Ala. R. Civ. P.",
# "Rule 5 of the Superior Court Civil Rules", "Rule 56 of our Rules of Civil Procedure".
OTHER_SET = compiled(
    r",? (?:(?!F)[A-Z]{1,4}(?:R(?:CP|CrP|CrimP|CivP|AP|E|PP|C)|CR|MRA)(?!\w)"
    r"|(?!F\.|Fed)(?:[A-Z][A-Za-z]{0,5}\. ?){1,4}R\. ?(?:[A-Z][A-Za-z]{0,4}\.){1,3}"
    r"|(?:of|under) (?:our |(?:the |its )?(?!Federal|Fed\.)(?:[A-Z][\w.’']{0,20} (?:of |and |the |for )?){1,6})Rules?(?!\w))"
)


@starts_on("Fed FED F FR FRA FRB FRC FRE Rule RULE Bankr S SCt Sup")
def find_rules(flow: Flow) -> Iterator[Found]:
    """Rules of a set named with them, and bare rules ("Rule 56"), whose set is found later."""
    text = flow.text
    at = 0
    for start in sorted(m.start() - 4 * text.startswith("the Rules", m.start() - 4) for m in scanned(flow, HEADS)):
        m = NAMED.match(text, start) if start >= at and not text[start - 1 : start].isalnum() else None
        if m is not None:
            at = m.end()
            begin, name = _of_state(text, start, SETS[_which(m)][0])
            many = m.group().rstrip().endswith(("Rules", "§§", "RULES")) or "Rules of" in m.group() or "Rules Gov" in m.group()
            yield from _listed(text, begin, m.end(), name, many)
    for m in scanned(flow, (BARE,)):
        yield from _bare(text, m)


def _of_state(text: str, start: int, name: str) -> tuple[int, str]:
    """A supreme court's rule with its state, "Ill. S. Ct. R." for "Illinois Supreme Court Rule"."""
    m = STATE_BEFORE.search(text[max(0, start - 20) : start]) if name == "Sup. Ct. R." else None
    if m is None or not (m["state"] in STATES or m["state"] in ABBREVIATIONS):
        return start, name
    state = m["state"]
    return max(0, start - 20) + m.start("state"), f"{STATES.get(state, state)} S. Ct. R."


ABBREVIATIONS = frozenset(STATES.values())
STATE_BEFORE = compiled(r"(?P<state>[A-Z][a-z]{1,5}\.|(?:(?:New|North|South|West|Rhode) )?[A-Z][a-z]{3,12}) $")


def _which(m: re.Match[str]) -> int:
    return int(str(m.lastgroup)[1:])


def _listed(text: str, start: int, at: int, name: str, many: bool) -> Iterator[Found]:
    return cite_sections("rule", name, text, (start, at), read_sections(text, at, NUMBER, many))


def _bare(text: str, m: re.Match[str]) -> Iterator[Found]:
    """ "Rule 12(c)", with the set where the sentence names it behind: "of the Federal Rules of Civil Procedure"."""
    many = m.group().rstrip().lower().endswith("rules")
    rules = list(read_sections(text, m.end(), NUMBER, many))
    if not rules:
        return
    prefix = BARE_PREFIX.search(text, max(0, m.start() - 10), m.start())
    start = prefix.start() if prefix else m.start()
    said = prefix.group().strip() if prefix else ""
    mention = is_mention(text, start)
    named = OF_SET.match(text, rules[-1].end)
    name = SETS[_which(named)][0] if named else SAID.get(said, "")
    foreign = (not name and OTHER_SET.match(text, rules[-1].end)) or (
        not name and not said and OTHER_RULES.search(text[max(0, start - 24) : start])
    )
    for i, rule in enumerate(rules):
        begin = start if i == 0 else rule.start
        end = named.end() if named and i + 1 == len(rules) else rule.end
        if name:
            yield cited("rule", name, rule, begin, mention)._replace(end=end, tail=end)
        else:
            yield Found(
                begin, end, "rule", refers="rule", section=rule.number, subsections=rule.subsections, pin=rule.subsections or None,
                mention=mention, tail=end, printed="foreign" if foreign else "Federal" if said.startswith("Fed") else "",
            )  # fmt: skip


SAID = {"Civil": "FRCP", "Civ.": "FRCP", "Evidence": "FRE", "Criminal": "FRCrP"}
