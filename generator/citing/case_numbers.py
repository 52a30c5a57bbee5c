"""Case numbers: "3:19-cv-00025-JWS", "Civil Action No. 12-03546", "CR02-0060-LRR", "No. 20A87"."""

import re
from collections.abc import Iterator

from generator.citing.found import Flow, Found, scan, scanned, starts_on
from generator.patterns import compiled

D = r"[-‐‑–]"
INITIALS = rf"(?:[A-Z]{{2,3}}(?![A-Za-z]))?(?:{D}(?!\d{{3}})[A-Z0-9]{{1,6}}(?![a-z]))*(?: ?\([A-Z]{{1,5}}\))*"
# The form of the federal courts' docketing system: office, year, type, number, initials of judges.
FEDERAL = (
    rf"(?:\d{{1,2}}:)?\d{{2,4}}{D}? ?(?:cv|cr|mc|mj|md|ml|bk|ap|po|CV|CR|MC|MJ|MD|ML|BK|AP|PO|Civ|Cv|Cr|civ"
    rf"|crim)\.?{D}? ?(?:\d{{1,2}}{D})?\d{{2,6}}{INITIALS}"
)
NUMBERED = compiled(rf"(?P<n>{FEDERAL})(?![\w])")
START = compiled(r"[0-9](?<![\w-].)(?=[0-9:‐‑– -]{1,8}[cCmMbBaApP][vVrRiIcCjJdDlLkKpPoO])")
YEAR_AND_NUMBER = rf"(?:{D} ?| )?\d{{2,4}}{D}(?!\d{D})\d{{2,6}}{INITIALS}"
TYPED = (
    scan("C CV CR CIV CRIM Civ Cr Cv", rf"(?P<n>C(?:V|R|IV\.?|RIM|iv\.|r\.|v)?{YEAR_AND_NUMBER})(?!\w)"),
    scan("MC MJ", rf"(?P<n>M[CJ]{YEAR_AND_NUMBER})(?!\w)"),
)
KEYWORDS = (
    scan("No Nos NO NOS", r"N(?:os?|OS?)[.:]+ ?(?=[A-Z]{0,5}[-.]?\d)"),
    scan("C Civ CIV Criminal Case", r"C(?:ivil Action|iv\. A\.|\.A\.|riminal Action|IVIL ACTION|ases?|ase Numbers?) (?=\d)"),
    scan("", r"case(?:s| numbers?)? (?=\d)"),
)
OF_DOCKET = compiled(r"(?:Docket|DOCKET|Record) $")
TOKEN = compiled(
    rf"(?P<n>\d\d (?:C|CV|CR|CIV|CH|L|B|Civ\.|Cr\.) \d{{2,6}}{INITIALS}"
    rf"|(?:[A-Z]{{1,4}}\.?{D}?\d{{1,4}}|\d{{2,4}}|\d(?=:))(?:{D}|[A-Z]{{1,3}}{D}?|:"
    rf"|-[A-Z]{{1,3}}-)\d{{1,8}}(?:{D}\d{{2,7}})?{INITIALS})(?![\w.]\d|-\d)(?!\w)"
)
ALSO = compiled(r"(?:,? (?:and|&) |, | |; )(?=[A-Z]{0,5}[-.]?\d{1,4}[-‐‑–:A-Z])")
NOT_CASES = compiled(
    r"(?:ECF|Dkts?\.|Docs?\.|Doc|Dkt|Docket|Document|Entry|L\.|Law|Rep\.|Report|Order|Exchange Act|Release|Patent|Pat\.|Policy"
    r"|Claim|Reg\.|Serial|Reference|Opinion|Op\.|Proposition|Bill|Resolution|Res\.|Doc\.|Bates|Ex\.|Exhibit|Request|RFP"
    r"|Interrogatory|Lot|Model|Batch|Part|Unit|Parcel|Route|Flight|Room|Inmate|Receipt|Count|Instruction|Notice|Circular|Form|License|Local|Union|Badge|Account|Loan|Check|Invoice|Permit"
    r"|Contract) \(?$"
)
OF_ANOTHER_KIND = compiled(
    r"(?:Policy|Lot|Model|Batch|Part|Serial|Invoice|Patent|Account|Loan|Permit|License|Badge|Check) Nos?\. $"
)
DATE = compiled(r"\d\d?-\d\d?-(?:19|20)\d\d$")
IN_PARENTHESES = compiled(r" ?\([A-Z]{1,5}\)")
HYPHENS = str.maketrans("‐‑–", "---")
PARTS = rf"(?:{D}[A-Z][A-Z0-9]{{0,5}})"
# Initials of judges, a defendant's number behind them.
STRIP = compiled(rf"{PARTS}+$|(?<=\d\d\d){PARTS}+{D}\d{{1,2}}$|(?<=\d)[A-Z]{{2,3}}{PARTS}*$")


def without_initials(number: str) -> str:
    """A case number without the initials of its judges: "4:17-CV-04168-KES" → "4:17-CV-04168"."""
    number = IN_PARENTHESES.sub("", number) if "(" in number else number
    return STRIP.sub("", number.translate(HYPHENS))


@starts_on()
def find_case_numbers(flow: Flow) -> Iterator[Found]:
    """Numbers of the federal form wherever they stand; other forms behind "No.", "Civil Action" and their like."""
    text = flow.text
    for start in START.finditer(text):
        if (m := NUMBERED.match(text, start.start())) and not OF_ANOTHER_KIND.search(text, max(0, m.start() - 16), m.start()):
            yield _number(m)
    for m in scanned(flow, TYPED):
        before = text[m.start() - 1 : m.start()]
        if not before.isalnum() and before != "-":
            yield _number(m)
    for m in scanned(flow, KEYWORDS):
        if not NOT_CASES.search(text, max(0, m.start() - 16), m.start()):
            yield from _listed(text, m)


def _listed(text: str, m: re.Match[str]) -> Iterator[Found]:
    """The numbers behind a key word. Behind "Docket No." a short number is an entry of the docket, not a case."""
    docket = OF_DOCKET.search(text, max(0, m.start() - 8), m.start()) is not None
    many = m.group().rstrip(" .:").lower().endswith(("nos", "cases", "numbers"))
    at: int | None = m.end()
    while at is not None and (token := TOKEN.match(text, at)):
        if DATE.match(token["n"]) or (docket and not OFFICE_AND_NUMBER.search(token["n"])):
            break
        yield _number(token)
        more = ALSO.match(text, token.end()) if many else None
        at = more.end() if more else None


OFFICE_AND_NUMBER = compiled(r"\d\D+\d{3}")


def _number(m: re.Match[str]) -> Found:
    number = without_initials(m["n"])
    return Found(
        m.start("n"), m.end("n"), "case-number", target=number, section=number, key=f"case {number.lower()}", tail=m.end("n")
    )
