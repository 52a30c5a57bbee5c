"""Docket entries, of this case or another: "ECF No. 12 at 3", "Dkt. 4", "[#58]", "docket 26 in case 3:19-cv-00025"."""

import re
from collections.abc import Iterator

from generator.citing.case_numbers import FEDERAL, without_initials
from generator.citing.found import Flow, Found, scan, scanned, starts_on
from generator.patterns import compiled

NO = r"(?: ?\(?(?:[Nn]o(?:s?\.|s)?|NO(?:S?\.)?|[Nn]umbers?|#)\)?)?"
# What courts call their docket's entries, by the district they write in.
ENTRY = (
    r"(?:CM/)?ECF(?: Doc(?:\.|ument|s\.)?| [Dd]kt\.?)?|"
    r"(?:Rec(?:ord|\.) ?|R\. ?|Adv\. |Bankr\. |Main |NYSCEF |Court |Ct\. )?(?:[Dd]oc(?:ument|k?et|s?\.)?|DOC(?:UMENT|S?\.)?"
    r"|Docs?\.|Dkts?\.|Dkt|dkts?\.|DKT\.)(?: [Ee]ntr(?:y|ies)| Ent\.)?|"
    r"(?:[Dd]ocket|DOCKET)(?: [Ee]ntr(?:y|ies)| [Ii]tem)?|Rec \.Doc\.|[Dd]ocket [Ee]ntr(?:y|ies)|DE|D\. ?E\.|D\. ?I\.|DN|D\. ?N\."
    r"|D\.|Filing|Clerk['’]s|Entry|A[Pp]p\. (?:Dkt|Doc)\.|ECF"
)
NUMBER = r"\d{1,4}(?:[-–.]\d{1,3})?"
PIN = (
    r"(?:,? (?:at )?(?:(?:(?:CM/ECF )?(?:pp?\. ?|pgs?\. ?|pages? )|P(?:age|g) ?ID(?:[.:# ]|No\.)* ?)\d[\d,–-]*"
    r"|¶{1,2} ?\d+(?:\([a-z0-9]\))*(?:[-–,] ?\d+(?![\d-]*[-:]))*)"
    r"|,? at \d{1,4}(?:[:–-]\d{1,4})*(?:, \d{1,4}(?:[-–]\d{1,4})?(?![\w-]*[:-]))*(?: ?n\. ?\d+)?|:\d{1,4}(?:[-–]\d{1,4})?(?!\d))"
)
EXHIBIT = r"(?:,? (?:Ex(?:h?\.|hibit)|Attach(?:\.|ment)|App(?:\.|endix)|Tab) ?[A-Z0-9]{1,3}(?:-\d+)?\b)"
DOCUMENT = r"(?:, (?:Complaint|Opposition|Answer|Petition|Reply|Motion|Response|Order|Objections?)(?= (?:at|¶)))"
ENTRIES = compiled(
    rf"(?P<crim>(?:Crim(?:inal|\.)(?: Docket \([“\"]Crim\.[”\"]\))?|Civ(?:il|\.)|CV|CR|Bankr\."
    rf"|Adv\.) )?(?P<what>{ENTRY}){NO} ?#?(?P<first>{NUMBER})(?![\w]|[-–]?(?:cv|cr|CV|CR|mc|MC)\b|[-–]\d{{3,}}|,\d{{3}}|/)"
)
MORE = compiled(
    rf"(?:,? (?:and|&|or) |, ?|; )#?(?P<n>{NUMBER})"
    rf"(?![\w]|[-–]\d{{3,}}|[.:/]\d|,\d{{3}}| (?:[A-Z][\w.]*\.|U\.|F\.|(?!at |and |or )[a-z]+))"
)
LAST_OF_LIST = compiled(rf"(?:,? (?:and|&|or) )#?(?P<n>{NUMBER})(?![\w]|[-–]\d{{3,}}|[.:]\d|,\d{{3}}| (?:U\. ?S|F\.|S\. ?Ct))")
MARKED = compiled(r"#(?P<n>\d{1,4}(?:-\d{1,3})?)(?!\w)")
BEFORE_MARK = ("[", "[ ", "(", "( ", "See ", "see ", ", ", "; ")
BRACKETED = compiled(
    r"\[(?P<n>\d{1,4}(?:-\d{1,3})?)\] (?=(?:[A-Z][\w’'-]+ ){0,4}(?:Mot(?:ion|\.)|Cross|Order|Opp|Resp|Reply|Mem|Complaint|Am\."
    r"|Answer|Notice|Report|Obj|Brief|Stip|Pet|Decl|R&R))"
)
# The Trademark Trial and Appeal Board's dockets: "6 TTABVUE 12".
TTABVUE = scan("TTA", r"TTABVUE(?: \d{1,4}(?:[-–]\d{1,4})?(?:, \d{1,4}(?:[-–]\d{1,4})?(?! TTABVUE))*)?")
TTAB_ENTRY = compiled(r"(?<![\w.-])\d{1,3} $")
PINS = compiled(rf"(?:{DOCUMENT}|{EXHIBIT}|{PIN}){{0,4}}")
IN_CASE = compiled(rf"(?:,? (?:in|of) )(?:[Cc]ase |[Cc]ivil [Aa]ction |[Aa]ction )?(?:[Nn]o\.? )?(?P<case>{FEDERAL})")
BEFORE = compiled(rf"(?P<whole>(?:[Cc]ase (?:[Nn]os?\.? )?|[Nn]os?\.? )?(?P<case>{FEDERAL})),? \(?$")
PLURAL = compiled(r"[sS]\.?$|ies|[Nn][Oo]s")


# Where the name of an entry can begin.
HEADS = (
    scan("ECF Entry", "E(?:CF|ntry)"),
    scan("D DE DN Doc DOC Dkt DKT", r"D(?:oc|OC|kt|KT|E|N|\.)"),
    scan("CM Court Ct Clerk Crim Civ CV CR", r"C(?:M/ECF|ourt D|t\. D|lerk|rim|iv|V|R)"),
    scan("R Rec", r"R(?:ec|\. ?[Dd])"),
    scan("Adv App", r"A(?:dv\.|pp\. D)"),
    scan("Bankr", r"Bankr\."),
    scan("Main", "Main D"),
    scan("NYSCEF", "NYSCEF"),
    scan("Filing", "Filing"),
    scan("", "doc"),
    scan("", "dkt"),
)


@starts_on()
def find_docket_entries(flow: Flow) -> Iterator[Found]:
    """Each entry cited, one by one: a list gives one citation an entry."""
    text = flow.text
    at = 0
    for start in sorted(m.start() for m in scanned(flow, HEADS)):
        if start < at or text[start - 1 : start].isalnum() or text[start - 1 : start] == ".":
            continue
        m = ENTRIES.match(text, start)
        if m is not None and _plausible(text, m):
            at = m.end()
            yield from _listed(text, m)
    for m in scanned(flow, (TTABVUE,)):
        if number := TTAB_ENTRY.search(text, max(0, m.start() - 4), m.start()):
            yield _entry(text, number.start(), m.end(), number.group().rstrip())
    for m in MARKED.finditer(text):
        if text.endswith(BEFORE_MARK, 0, m.start()):
            yield _entry(text, m.start(), m.end(), m["n"])
    for m in BRACKETED.finditer(text):
        yield _entry(text, m.start(), m.end() - 1, m["n"])


def _plausible(text: str, m: re.Match[str]) -> bool:
    """Whether short words such as "D. 1" or "Filing 12" are meant for entries, not part of a name or a list."""
    what = m["what"]
    before = text[max(0, m.start() - 2) : m.start()]
    if what == "D.":
        return (
            before[-2:] in ("", ". ", "; ", ", ", "” ", ") ")
            or before[-1:] in "(["
            or text[max(0, m.start() - 4) : m.start()] in ("See ", "see ")
        )
    if what in ("Entry", "Filing", "Clerk's", "Clerk’s", "document", "Document"):
        return "o" in text[m.end("what") : m.start("first")] or "#" in text[m.end("what") : m.start("first")] or what == "Filing"
    if what in ("doc", "Doc", "Court"):
        return "#" in m.group() or "o." in m.group() or what != "Court"
    return True


def _listed(text: str, m: re.Match[str]) -> Iterator[Found]:
    case, start = "", m.start()
    crim = (m["crim"] or "").strip()
    if crim[:4] == "Crim" or crim == "CR":
        case = "crim"
    elif crim[:3] == "Civ" or crim == "CV":
        case = "civ"
    before = BEFORE.search(text[max(0, start - 60) : start]) if start > 6 else None
    if before:
        case = without_initials(before["case"])
        start = max(0, m.start() - 60) + before.start("whole")
    head = text[m.start("what") : m.start("first")]
    many = bool(PLURAL.search(head.rstrip(" #").rstrip(".")) or PLURAL.search(m["what"]) or "os" in head[-6:].lower())
    number, end = m["first"], m.end()
    inside = IN_CASE.match(text, end)
    if inside and not case:
        yield _entry(text, start, inside.end(), number, without_initials(inside["case"]))
        return
    entry = _entry(text, start, end, number, case)
    yield entry
    while many and (more := MORE.match(text, entry.end) or LAST_OF_LIST.match(text, entry.end)):
        entry = _entry(text, more.start("n"), more.end("n"), more["n"], case)
        yield entry


def _entry(text: str, start: int, end: int, number: str, case: str = "") -> Found:
    pins = PINS.match(text, end)
    stop = pins.end() if pins else end
    number = number.replace("–", "-")
    target = f"{case} {number}" if case else number
    return Found(
        start, stop, "docket", target=target, title=case, section=number, pin=text[end:stop].strip(" ,") or None,
        key=f"docket {target}", tail=stop,
    )  # fmt: skip
