"""Statutes of the states: "Iowa Code §§ 708.1 & 708.2(3)", "N.J. Stat. Ann. § 2A:14-2(a)", "Texas Insurance Code § 4001.003(1)"."""

import re
from collections.abc import Iterator

from generator.citing.found import Flow, Found, is_mention
from generator.citing.sections import UNIT, is_plural, opens_citation, read_sections
from generator.citing.states import STATES

SUBJECTS = {
    "Insurance": "Ins.", "Government": "Gov't", "Family": "Fam.", "Business": "Bus.", "Commerce": "Com.", "Commercial": "Com.",
    "Professions": "Prof.", "Practice": "Prac.", "Remedies": "Rem.", "Procedure": "Proc.", "Civil": "Civ.", "Criminal": "Crim.",
    "Property": "Prop.", "Health": "Health", "Safety": "Safety", "Education": "Educ.", "Labor": "Lab.", "Vehicle": "Veh.",
    "Welfare": "Welf.", "Institutions": "Inst.", "Public": "Pub.", "Utilities": "Util.", "Resources": "Res.", "Evidence": "Evid.",
    "Corporations": "Corp.", "Estates": "Est.", "Probate": "Prob.", "Transportation": "Transp.", "Statutes": "Stat.", "Revised": "Rev.",
    "Annotated": "Ann.", "General": "Gen.", "Compiled": "Comp.", "Consolidated": "Consol.", "Administrative": "Admin.",
    "Election": "Elec.", "Revenue": "Rev.", "Taxation": "Tax", "Occupations": "Occ.",
}  # fmt: skip
ABBREVIATED = "|".join(re.escape(s).replace(r"\ ", " ?").replace(r"\.", r"\. ?") for s in sorted(set(STATES.values()), key=len, reverse=True))
FULL = "|".join(re.escape(s) for s in sorted(STATES, key=len, reverse=True))
WORD = r"(?:[A-Z][A-Za-z'’]*\.?,?|&|and|of) ?"
CODE = re.compile(
    rf"(?P<state>{FULL}|{ABBREVIATED}|TEX\. |CAL\. |FLA\. |OHIO |N\.Y\. |MICH\. |MINN\. |NEV\. |ARIZ\. |TENN\. |MISS\. |WASH\. |COLO\. )['’s]{{0,2}} ?"
    rf"(?P<code>(?:{WORD}){{0,5}}?(?:Code|CODE|Stat(?:utes?|s?\.)|STAT\.|Laws?|LAWS?|L\.|Act|ACT|C\.P\.L\.R\.|CPLR)(?: ?(?:Ann(?:otated|\.)?|ANN\.?|Comp\.|Supp\.|R\.|Regs\.|\([A-Z][a-z]+(?: \d{{4}})?\)))*),? ?"
    rf"(?P<unit>{UNIT}|[Aa]rt(?:s?\.|icles?)|[Cc]h(?:\.|apter)|[Tt]it(?:\.|le))? ?(?=[\dA-Z])"
)
NUMBER = re.compile(r"(?P<n>(?:[A-Z]{1,3}-?)?\d{1,6}[A-Za-z]{0,2}(?:(?:[-–.:]| ?— ?)\d{1,6}[A-Za-z]{0,2})*)(?!\w)(?!,\d{3})")
# Codes that stand on their own: the state is in the name.
OWN = re.compile(
    rf"(?P<code>R\. ?C\.|O\. ?R\. ?C\.|ORC|NRS|N\. ?R\. ?S\.|RCW|R\. ?C\. ?W\.|A\. ?R\. ?S\.|C\. ?R\. ?S\.|K\. ?S\. ?A\.|O\. ?C\. ?G\. ?A\.|T\. ?C\. ?A\.|KRS|K\. ?R\. ?S\.|HRS|ORS|RSA|I\. ?C\.|M\. ?C\. ?L\.|MCL|N\. ?J\. ?S\. ?A\.|M\. ?G\. ?L\.|G\. ?L\.|F\. ?S\.|MCA|CPLR|C\. ?P\. ?L\. ?R\.|CPL|Penal Law|R\. ?S\.|La\. ?R\. ?S\.|U\. ?C\. ?C\.)"
    rf",? ?(?:(?:Ann\.|c\.|ch\.) ?)?(?P<unit>{UNIT})? ?(?=\d)"
)
ILCS = re.compile(r"(?P<act>\d{1,4} ILCS \d{1,4}/)(?P<n>\d(?:[\w.-]*\w)?)(?P<s>(?:\([A-Za-z0-9-]{1,5}\))*)")
PACS = re.compile(r"(?P<n>\d{1,2} Pa\. ?(?:C\. ?S\.|Cons\. Stat\.)(?: ?Ann\.| ?A\.)?) ?(?P<unit>§§?) ?(?=\d)")
HINT = re.compile(r"Code|CODE|Stat|STAT|Law|LAW|§|R\.?S|C\.|RCW|L\.|ILCS|ORC|CPL|KRS|MCL|NRS")


def find_state_statutes(flow: Flow) -> Iterator[Found]:
    """Sections of the states' codes, one citation a section."""
    text = flow.text
    if not HINT.search(text):
        return
    for m in CODE.finditer(text):
        if _inside_word(text, m.start()) or (not m["unit"] and not text[m.end() : m.end() + 1].isdigit()):
            continue
        yield from _listed(text, m, _title(m["state"], m["code"]))
    for m in OWN.finditer(text):
        if _inside_word(text, m.start()):
            continue
        if len(m["code"].replace(" ", "")) <= 4 and not m["unit"] and not re.match(r"\d+[.:A-Z-]\d", text[m.end() : m.end() + 12]):
            continue
        yield from _listed(text, m, m["code"])
    if "ILCS" in text:
        for m in ILCS.finditer(text):
            yield state_statute(m.start(), m.end(), m["act"], m["n"], m["s"], is_mention(text, m.start()))
    if "Pa." in text:
        for m in PACS.finditer(text):
            yield from _listed(text, m, m["n"])


def _inside_word(text: str, start: int) -> bool:
    before = text[start - 1 : start] if start else ""
    return before.isalnum() or before == "."


def _listed(text: str, m: re.Match[str], title: str) -> Iterator[Found]:
    many = is_plural(m["unit"])
    mention = is_mention(text, m.start())
    for section in read_sections(text, m.end(), NUMBER, many, opens_citation):
        begin = section.start if section.start > m.end() else m.start()
        yield state_statute(begin, section.end, title, section.number, section.subsections, mention)


def _title(state: str, code: str) -> str:
    """A code's name as the Bluebook abbreviates it: "Texas", "Insurance Code" → "Tex. Ins. Code"."""
    state = " ".join(state.split())
    words = [SUBJECTS.get(w.rstrip(","), w) for w in code.split() if w not in ("and", "of")]
    return f"{STATES.get(state, state)} {' '.join(words)}".strip(" ,")


def state_statute(start: int, end: int, title: str, number: str, subsections: str, mention: bool) -> Found:
    """A citation of one section of a state's code."""
    number = number.replace(" ", "").replace("—", "-").replace("–", "-")
    key = f"{title}{'' if title.endswith('/') else ' '}{number}"
    return Found(
        start, end, "state-statute", target=key + subsections, title=title, section=number, subsections=subsections, pin=subsections or None,
        key=key, mention=mention, tail=end,
    )  # fmt: skip
