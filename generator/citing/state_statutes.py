"""Statutes of the states: "Iowa Code §§ 708.1 & 708.2(3)", "N.J. Stat. Ann. § 2A:14-2(a)", "Texas Insurance Code § 4001.003(1)"."""

import re
from collections.abc import Iterator

from generator.citing.found import Flow, Found, is_mention
from generator.citing.sections import UNIT, Section, cite_sections, cited, is_plural, read_sections
from generator.states import STATES

SUBJECTS = {
    "Insurance": "Ins.", "Government": "Gov't", "Family": "Fam.", "Business": "Bus.", "Commerce": "Com.", "Commercial": "Com.",
    "Professions": "Prof.", "Practice": "Prac.", "Remedies": "Rem.", "Procedure": "Proc.", "Civil": "Civ.", "Criminal": "Crim.",
    "Property": "Prop.", "Health": "Health", "Safety": "Safety", "Education": "Educ.", "Labor": "Lab.", "Vehicle": "Veh.",
    "Welfare": "Welf.", "Institutions": "Inst.", "Public": "Pub.", "Utilities": "Util.", "Resources": "Res.", "Evidence": "Evid.",
    "Corporations": "Corp.", "Estates": "Est.", "Probate": "Prob.", "Transportation": "Transp.", "Statutes": "Stat.",
    "Revised": "Rev.",
    "Annotated": "Ann.", "General": "Gen.", "Compiled": "Comp.", "Consolidated": "Consol.", "Administrative": "Admin.",
    "Election": "Elec.", "Revenue": "Rev.", "Taxation": "Tax", "Occupations": "Occ.",
}  # fmt: skip
ABBREVIATED = "|".join(
    re.escape(s).replace(r"\ ", " ?").replace(r"\.", r"\. ?") for s in sorted(set(STATES.values()), key=len, reverse=True)
)
FULL = "|".join(re.escape(s) for s in sorted(STATES, key=len, reverse=True))
WORD = r"(?:[A-Z][A-Za-z'’]*\.?,?|&|and|of) ?"
CODE = re.compile(
    rf"(?P<state>{FULL}|{ABBREVIATED}|TEX\. |CAL\. |FLA\. |OHIO |N\.Y\. |MICH\. |MINN\. |NEV\. |ARIZ\. |TENN\. |MISS\. |WASH\. "
    rf"|COLO\. )['’s]{{0,2}} ?"
    rf"(?P<code>(?:{WORD}){{0,5}}?(?:Code|CODE|Stat(?:utes?|s?\.)|STAT\.|Laws?|LAWS?|L\.|Act|ACT|C\.P\.L\.R\."
    rf"|CPLR)(?: ?(?:Ann(?:otated|\.)?|ANN\.?|Comp\.|Supp\.|R\.|Regs\.|\([A-Z][a-z]+(?: \d{{4}})?\)))*),? ?"
    rf"(?P<unit>{UNIT}|[Aa]rt(?:s?\.|icles?)|[Cc]h(?:\.|apter)|[Tt]it(?:\.|le))? ?(?=[\dA-Z])"
)
NUMBER = re.compile(r"(?P<n>(?:[A-Z]{1,3}-?)?\d{1,6}[A-Za-z]{0,2}(?:(?:[-–.:]| ?— ?)\d{1,6}[A-Za-z]{0,2})*)(?!\w)(?!,\d{3})")
# Codes that stand on their own: the state is in the name.
OWN = re.compile(
    rf"(?P<code>R\. ?C\.|O\. ?R\. ?C\.|ORC|NRS|N\. ?R\. ?S\.|RCW|R\. ?C\. ?W\.|A\. ?R\. ?S\.|C\. ?R\. ?S\.|K\. ?S\. ?A\."
    rf"|O\. ?C\. ?G\. ?A\.|T\. ?C\. ?A\.|KRS|K\. ?R\. ?S\.|HRS|ORS|RSA|I\. ?C\.|M\. ?C\. ?L\.|MCL|N\. ?J\. ?S\. ?A\.|M\. ?G\. ?L\."
    rf"|G\. ?L\.|F\. ?S\.|MCA|CPLR|C\. ?P\. ?L\. ?R\.|CPL|Penal Law|R\. ?S\.|La\. ?R\. ?S\.|U\. ?C\. ?C\.)"
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
        if not _inside_word(text, m.start()) and (m["unit"] or len(m["code"].replace(" ", "")) > 4 or CODED.match(text, m.end())):
            yield from _listed(text, m, m["code"])
    yield from _of_illinois_and_pennsylvania(text)


def _of_illinois_and_pennsylvania(text: str) -> Iterator[Found]:
    """Codes whose number of chapter or title stands before their name: 735 ILCS 5/2-615, 18 Pa.C.S. § 6111."""
    if "ILCS" in text:
        for m in ILCS.finditer(text):
            section = Section(m.start("n"), m.end(), m["n"], m["s"], m["n"] + m["s"])
            yield cited("state-statute", m["act"], section, m.start(), is_mention(text, m.start()))
    if "Pa." in text:
        for m in PACS.finditer(text):
            yield from _listed(text, m, m["n"])


CODED = re.compile(r"\d+[.:A-Z-]\d")


def _inside_word(text: str, start: int) -> bool:
    before = text[start - 1 : start] if start else ""
    return before.isalnum() or before == "."


def _listed(text: str, m: re.Match[str], title: str) -> Iterator[Found]:
    sections = read_sections(text, m.end(), NUMBER, is_plural(m["unit"]))
    return cite_sections("state-statute", title, text, m.span(), sections)


def _title(state: str, code: str) -> str:
    """A code's name as the Bluebook abbreviates it: "Texas", "Insurance Code" → "Tex. Ins. Code"."""
    state = " ".join(state.split())
    words = [SUBJECTS.get(w.rstrip(","), w) for w in code.split() if w not in ("and", "of")]
    return f"{STATES.get(state, state)} {' '.join(words)}".strip(" ,")
