"""Statutes of the states: "Iowa Code §§ 708.1 & 708.2(3)", "N.J. Stat. Ann. § 2A:14-2(a)", "Texas Insurance Code § 4001.003(1)"."""

import re
from collections.abc import Iterator

from generator.citing.found import Flow, Found, is_mention, scan, scanned, starts_on
from generator.citing.sections import UNIT, Section, cite_sections, cited, is_plural, read_sections
from generator.patterns import compiled
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
CAPITALS = "|".join(re.escape(s.upper()) + " " for s in sorted(set(STATES.values()) - {"N.Y."}, key=len) if not s.isupper())
WORD = r"(?:[A-Z][A-Za-z'’]*\.?,?|&|and|of) ?"
# The scans start on the word that says "code"; the state and the code's subject stand before it.
CHAPTER_OR_TITLE = r"(?P<part>(?:[Cc]h(?:\.|apter)|[Tt]it(?:\.|le)) ?\d{1,4}[A-Z]{0,2},? ?(?=§))?"
YEAR = r"(?P<year>(?:18|19|20)\d\d, ?(?=§))?"
CODE = tuple(
    scan(
        words,
        rf"{pattern}(?: ?(?:Ann(?:otated|\.)?|ANN\.?|Comp\.|Supp\.|R\.|Regs\.|\([A-Z][a-z]+(?: \d{{4}})?\)))*,? ?"
        rf"{YEAR}{CHAPTER_OR_TITLE}"
        rf"(?P<unit>{UNIT}|[Aa]rt(?:s?\.|icles?)|[Cc]h(?:\.|apter)|[Tt]it(?:\.|le))? ?(?=[\dA-Z])",
    )
    for words, pattern in (
        ("Code", "Code"), ("CODE", "CODE"), ("Stat", r"Stat(?:utes?|s?\.)"), ("STAT", r"STAT\."),
        ("Law", "Laws?"), ("LAW", "LAWS?"), ("L", r"L\."), ("Act ACT", "A(?:ct|CT)"), ("C CPL", r"C(?:\.P\.L\.R\.|PLR)"),
    )
)  # fmt: skip
STATE_BEFORE = compiled(rf"(?P<state>{FULL}|{ABBREVIATED}|{CAPITALS})['’s]{{0,2}} ?(?P<subject>(?:{WORD}){{0,5}}?)$")
LONGEST_NAME = 90
NUMBER = compiled(r"(?P<n>(?:[A-Z]{1,3}-?)?\d{1,6}[A-Za-z]{0,2}(?:(?:[-–.:]| ?— ?)\d{1,6}[A-Za-z]{0,2})*)(?!\w)(?!,\d{3})")
# Codes that stand on their own, by their first letters: the state is in the name.
OWN = scan(
    "R RCW RSA O ORC ORS N NRS NMS A AS C CPL K KRS T HRS I M MCL MCA G F Penal La U SDC General",
    r"(?P<code>SDCL|AS(?= \d\d\.\d\d\.\d{3})|General Statutes(?= §)|N\. ?C\. ?G\. ?S\.|N\. ?D\. ?C\. ?C\.|N\. ?J\. ?S\.(?! ?A)"
    r"|NMSA(?: 1978)?|La\. ?C\. ?(?:C\. ?P|C|Cr\. ?P|E)\.(?= ?[Aa]rt)|G\. ?S\.(?= ?(?:§|\d{1,3}[A-Z]?-\d))"
    r"|R(?:\. ?C\.(?: ?W\.)?|CW|SA|\. ?S\.)|O(?:\. ?R\. ?C\.|RC|RS|\. ?C\. ?G\. ?A\.)"
    r"|N(?:RS|\. ?R\. ?S\.|\. ?J\. ?S\. ?A\.)|A\. ?R\. ?S\.|C(?:\. ?R\. ?S\.|PLR|PL|\. ?P\. ?L\. ?R\.)"
    r"|K(?:\. ?S\. ?A\.|RS|\. ?R\. ?S\.)|T\. ?C\. ?A\.|HRS|I\. ?C\.|M(?:\. ?C\. ?L\.|CL|\. ?G\. ?L\.|CA)|G\. ?L\.(?: 1956)?"
    r"|F\. ?S\.|Penal Law|La\. ?R\. ?S\.|U\. ?C\. ?C\.)"
    rf",? ?(?:Ann\. ?)?(?P<part>(?:c\.|ch\.) ?\d{{1,4}}[A-Z]{{0,2}},? ?(?=§))?(?:(?:c\.|ch\.) ?)?(?P<unit>{UNIT}|[Aa]rts?\.)? ?"
    r"(?!(?:19|20)\d\d(?![\w.:-]\w))(?=\d)",
)
# Maryland's articles, and Illinois's and Kansas's forms with a supplement's year between.
MARYLAND = scan(
    "Md",
    rf"Md\. ?Code(?:,? ?Ann(?:\.|otated))?(?: \([\d Ru.plVo&]{{4,30}}\))?, "
    rf"(?P<subject>[A-Z][\w.&’' -]{{2,40}}?),? (?P<unit>{UNIT}) ?"
    r"(?=\d)",
)
SUPPLEMENT = scan("K", r"K\. ?S\. ?A\. (?:19|20)\d\d Supp\. (?P<unit>)(?=\d)")
# Codes whose number of chapter or title stands before their name.
ILCS = scan(
    "ILCS Ill", r"I(?:LCS|ll\. ?Comp\. ?Stat\.(?: ?Ann\.)?) \d{1,4}/(?P<n>\d(?:[\w.-]*\w)?)(?P<s>(?:\([A-Za-z0-9-]{1,5}\))*)"
)
CHAPTER = compiled(r"\d{1,4} $")
BY_TITLE = tuple(
    scan(words, rf"{name}(?: ?Ann\.)?(?: (?:19|20)\d\d)?,? ?(?P<unit>{UNIT}) ?(?=\d)")
    for words, name in (
        ("Pa", r"Pa\. ?(?:C\. ?S\.|Cons\. Stat\.)(?: ?A\.)?"), ("V", r"V\. ?S\. ?A\."), ("M", r"M\. ?R\. ?S\.(?: ?A\.)?"),
        ("O", r"O\. ?S\."), ("Del", r"Del\. C(?:\.|ode)"), ("L", r"L\. ?P\. ?R\. ?A\."),
        ("V", r"V\. ?I\. ?C\."), ("G", r"G\. ?C\. ?A\."),
    )
)  # fmt: skip
EDITION = compiled(r" (?:19|20)\d\d$")
TITLE = compiled(r"(?<![\w.,$])\d{1,2}(?:-[A-Z])? $")


@starts_on()
def find_state_statutes(flow: Flow) -> Iterator[Found]:
    """Sections of the states' codes, one citation a section."""
    text = flow.text
    for m in scanned(flow, CODE):
        if not m["unit"] and not text[m.end() : m.end() + 1].isdigit():
            continue
        state = STATE_BEFORE.search(text, max(0, m.start() - LONGEST_NAME), m.start())
        if state and not _inside_word(text, state.start()):
            code = text[state.start("subject") : m.start("year") if m["year"] else m.start("unit") if m["unit"] else m.end()]
            yield from _listed(text, state.start(), m, titled(state["state"], code.rstrip(" ,")))
    for m in scanned(flow, (OWN,)):
        if not _inside_word(text, m.start()) and (
            m["unit"] or m["code"] in SURE or len(m["code"].replace(" ", "")) > 4 or CODED.match(text, m.end())
        ):
            yield from _listed(text, m.start(), m, f"{m['code']} {m['part'] or ''}".rstrip(" ,"))
    for m in scanned(flow, (MARYLAND,)):
        yield from _listed(text, m.start(), m, f"Md. Code, {m['subject']}")
    for m in scanned(flow, (SUPPLEMENT,)):
        yield from _listed(text, m.start(), m, "K.S.A.")
    yield from _behind_their_number(flow)


def _behind_their_number(flow: Flow) -> Iterator[Found]:
    """Codes whose number of chapter or title stands before their name: "735 ILCS 5/2-615", "18 Pa.C.S. § 6111"."""
    text = flow.text
    for m in scanned(flow, (ILCS,)):
        if chapter := CHAPTER.search(text, max(0, m.start() - 5), m.start()):
            section = Section(m.start("n"), m.end(), m["n"], m["s"], m["n"] + m["s"])
            act = text[chapter.start() : m.start("n")]
            yield cited("state-statute", act, section, chapter.start(), is_mention(text, chapter.start()))
    for m in scanned(flow, BY_TITLE):
        if title := TITLE.search(text, max(0, m.start() - 5), m.start()):
            code = EDITION.sub("", text[title.start() : m.start("unit")].rstrip(" ,"))
            yield from _listed(text, title.start(), m, code)


SUBDIVISION = compiled(r", subds?\. \d{1,2}[a-z]?(?:\([a-z0-9]{1,2}\))*(?!\w)")  # Minnesota's
SURE = frozenset(("CPLR", "SDCL"))  # nothing else has these letters
CODED = compiled(r"\d+[.:A-Z-]\d")


def _inside_word(text: str, start: int) -> bool:
    before = text[start - 1 : start] if start else ""
    return before.isalnum() or before == "."


def _listed(text: str, start: int, m: re.Match[str], title: str) -> Iterator[Found]:
    """The sections behind a code's name `m`, which with its state begins at `start`."""
    sections = read_sections(text, m.end(), NUMBER, is_plural(m["unit"]))
    for found in cite_sections("state-statute", title, text, (start, m.end()), sections):
        late = SUBDIVISION.match(text, found.end)
        yield found._replace(end=late.end(), tail=late.end(), pin=late.group().strip(" ,")) if late else found


def titled(state: str, code: str) -> str:
    """A code's name as the Bluebook abbreviates it: "Texas", "Insurance Code" → "Tex. Ins. Code"."""
    state = " ".join(state.split())
    words = [SUBJECTS.get(w.rstrip(","), w) for w in code.split() if w not in ("and", "of")]
    return f"{STATES.get(state, state)} {' '.join(words)}".strip(" ,")
