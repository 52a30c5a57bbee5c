"""Rules of the states' courts and of courts of their own kind: "Ky. R. Civ. P. 8.01", "Cal. R. Ct. 8.115", "MCR 2.116(C)(10)",
"Civ.R. 56(C)", "Model Rules of Prof'l Conduct 1.7". The scans start on the letters of the set; the state stands before it.
"""

from collections.abc import Iterator

from generator.citing.found import Flow, Found, scan, scanned, starts_on
from generator.citing.sections import cite_sections, read_sections
from generator.citing.state_statutes import ABBREVIATED, FULL
from generator.patterns import compiled
from generator.states import STATES

# "91a.1", "4:6-2", "2-501": the states count in ways of their own.
NUMBER = compiled(r"(?P<n>\d{1,4}[A-Z]?(?::\d{1,2}[A-Z]?(?:-\d{1,2}[A-Z]?)?|-\d{3})?[a-z]?(?:\.\d{1,4}[a-z]?)?)(?![\w.:]\d|\w)")
BEHIND = r",? ?(?:[Rr]ule )?(?=\d)"
SUBJECT = r"(?:Civ|Crim?|App|Evid|Juv|Prof|Appellate|Prac)\. ?(?:P(?:roc)?\.|Conduct|Evid\.|R\.|Resp\.)"
# Sets that a state stands before.
OF_STATES = (
    scan(
        "R Rule RCiv RCr RAp REv RPr RJu Rs",
        rf"(?P<set>R(?:(?:ule)?s?\.? ?(?:of )?{SUBJECT}|\. ?Evid\.|\. Prof(?:['’]l|\.) Conduct|(?:ules?|\.) (?:of )?C(?:our)?t\.?))"
        + BEHIND,
    ),
    scan("Ct", rf"(?P<set>Ct\. R\.){BEHIND}"),
    scan("Rule", r"(?P<set>Rule|R\.) (?=\d{1,2}-\d{3})"),
)
STATE = compiled(
    r"(?<![\w.])(?P<state>(?:(?!Fed|Sup|Loc)[A-Z][a-z]{1,5}\.|(?!Local|Rule|Court|Under|Fed)[A-Z][a-z]{3,9}|N\. ?[YJMHCD]\."
    r"|S\. ?[CD]\.|R\. ?I\.|D\. ?C\.|W\. ?Va\.|P\. ?R\.) ?(?:Sup(?:er)?\. ?)?(?:Ct\. ?|St\. )?)$"
)
# The same written out, and how the Bluebook abbreviates them: "Texas Rule of Civil Procedure 91a".
SHORT = {
    "Civil Procedure": "R. Civ. P.", "Criminal Procedure": "R. Crim. P.", "Appellate Procedure": "R. App. P.",
    "Evidence": "R. Evid.", "Professional Conduct": "R. Prof'l Conduct", "Court": "R. Ct.",
}  # fmt: skip
WRITTEN_OUT = scan("Rule", rf"(?P<set>Rules? (?:of|on) (?P<of>{'|'.join(SHORT)})){BEHIND}")
STATE_NAME = compiled(rf"(?<![\w.])(?P<state>{FULL}|{ABBREVIATED}) (?:Disciplinary )?$")
# Sets of initials, an initial or two of the state before them: "M.R.E. 404(b)", "Pa.R.A.P. 1925(b)", "C.R.C.P. 12(b)(5)".
OF_INITIALS = (scan("R", rf"(?P<set>R\. ?(?:C\. ?P\.|A\. ?P\.|E\.|Crim\. ?P\.)){BEHIND}"),)
INITIALS = compiled(r"(?<![\w.])(?P<state>(?!Fed)[A-Z][a-z]{1,4}\. ?|[A-EG-Z]\. ?(?:[A-Z]\. ?)?)$")
# Sets that no state stands before: their own name says all.
ALONE = (
    scan("RCF R", rf"(?P<set>R(?:CFC|\.C\.F\.C\.)){BEHIND}"),
    scan("RCr", rf"(?P<set>RCr){BEHIND}"),
    scan("USCIT", rf"(?P<set>USCIT R(?:ules?|\.)){BEHIND}"),
    scan("Tax", rf"(?P<set>Tax C(?:our)?t\.? R(?:ules?|\.)){BEHIND}"),
    scan("CR", rf"(?P<set>CR(?= \d\d\.\d)){BEHIND}"),
    scan(
        "MCR MRE MRPC KRE NRCP NRAP HRCP HRAP HRPP HRE ORCP ORAP OEC IRCP ICR IRE SCRCP SCACR ARCAP ARCP WRCP WRAP CRCP URCP",
        rf"(?P<set>M(?:CR|RE|RPC)|KRE|NR(?:CP|AP)|HR(?:CP|AP|PP|E)|OR(?:CP|AP)|OEC|I(?:RCP|CR|RE)|SC(?:RCP|ACR)|AR(?:CAP|CP)|WR(?:CP|AP)"
        rf"|CRCP|URCP){BEHIND}",
    ),
    scan("RAP RPC CrR", rf"(?P<set>R(?:AP|PC)|CrR(?:LJ)?)(?= \d{{1,2}}\.\d){BEHIND}"),
)
# Sets whose name ends in "R.": "Ohio Civ. R. 56", Ohio's own "Civ.R. 56", "Super. Ct. Civ. R. 12".
PLAIN = scan("R", rf"R\.{BEHIND}")
OF_SUBJECT = compiled(r"(?<![\w.])(?:Civ|Crim|App|Evid|Juv|Traf)\. ?$")
OF_COURT = compiled(r"(?<![\w.])(?:Super\. Ct\.|Ct\. Ch\.|Ch\. Ct\.) $")
MODEL = scan(
    "Model",
    r"Model (?:Rules?|Code) (?:of Prof(?:essional|['’]l|\.) (?:Conduct|Resp(?:onsibility|\.)),? ?)?(?:R\. ?|[Rr]ule )?(?=\d\.\d)",
)
NEW_JERSEY = scan("R Rule", r"R(?:\.|ule) (?=\d:\d{1,2}[A-Z]?-\d)")


@starts_on(
    "R Rule RCiv RCr RAp REv RPr RJu Rs Ct Civ Crim App Evid Juv Traf RCF USCIT Tax CR Super Ch MCR MRE MRPC KRE NRCP NRAP HRCP "
    "HRAP HRPP HRE ORCP ORAP OEC IRCP ICR IRE SCRCP SCACR ARCAP ARCP WRCP WRAP CRCP URCP RAP RPC Model"
)
def find_state_rules(flow: Flow) -> Iterator[Found]:
    """Rules of a set named with them; a state's set has its state before it."""
    text = flow.text
    for scans, before in ((OF_STATES, STATE), (OF_INITIALS, INITIALS)):
        for m in scanned(flow, scans):
            if state := before.search(text, max(0, m.start() - 30), m.start()):
                start = state.start("state")
                yield from _listed(text, start, m.end(), text[start : m.end("set")].strip())
    for m in scanned(flow, (WRITTEN_OUT,)):
        if state := STATE_NAME.search(text, max(0, m.start() - 36), m.start()):
            name = state["state"]
            yield from _listed(text, state.start(), m.end(), f"{STATES.get(name, name)} {SHORT[m['of']]}")
    yield from _alone(flow)


def _alone(flow: Flow) -> Iterator[Found]:
    """Rules of sets whose own name says all."""
    text = flow.text
    for m in scanned(flow, ALONE):
        if not text[m.start() - 1 : m.start()].isalnum() and text[m.start() - 1 : m.start()] != ".":
            yield from _listed(text, m.start(), m.end(), m["set"].strip())
    for m in scanned(flow, (PLAIN,)):
        if (start := _begin(text, m.start())) is not None:
            yield from _listed(text, start, m.end(), text[start : m.start()] + "R.")
    for m in scanned(flow, (MODEL,)):
        start = m.start() - len("ABA ") if text.endswith("ABA ", 0, m.start()) else m.start()
        yield from _listed(text, start, m.end(), "Model Rule")
    for m in scanned(flow, (NEW_JERSEY,)):
        yield from _listed(text, m.start(), m.end(), "N.J. Ct. R.")


def _begin(text: str, at: int) -> int | None:
    """Where a set begins whose name ends with the "R." at `at`; None where that is no set's."""
    subject = OF_SUBJECT.search(text, max(0, at - 6), at)
    if subject and text[at - 1] != " ":
        return subject.start()
    before = subject.start() if subject else at
    court = OF_COURT.search(text, max(0, before - 11), before)
    at = court.start() if court else before
    state = STATE.search(text, max(0, at - 30), at) if subject else None
    if court and state:
        return state.start("state")
    return court.start() if court else state.start("state") if state else None


def _listed(text: str, start: int, at: int, name: str) -> Iterator[Found]:
    return cite_sections("rule", name, text, (start, at), read_sections(text, at, NUMBER, False))
