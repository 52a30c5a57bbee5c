"""Guidelines, reports of Congress, journals."""

import re
from collections.abc import Iterator
from functools import cache

from generator.citing.found import Flow, Found
from generator.citing.reporters import compact, read_data

GUIDELINE_NUMBER = r"(?P<n>\d[A-Z]\d\.\d{1,2})(?P<s>(?:\([0-9A-Za-z]{1,4}\))*)(?!\w)"
GUIDELINE = re.compile(
    rf"(?:(?:U\.? ?S\.? ?S\.? ?G\.?|(?:U(?:nited|\.) ?S(?:tates|\.) |Federal )?(?:Sent(?:encing|['’]g"
    rf"|\.) )?Guidelines?(?: Manual)?|U\.S\. Sentencing Guidelines Manual)(?: \([^()]{{3,12}}\))?,? ?(?:§{{1,2}} ?|[Ss]ections? )?"
    rf"|§{{1,2}} ?|[Ss]ections? )?{GUIDELINE_NUMBER}(?:,? cmt\. ?(?:background|n\. ?\d+(?:\([A-Z]\))*))?"
)
REPORT = re.compile(
    r"(?P<house>H\. ?R\.|S\.|H\.) ?(?P<conf>Conf\. ?)?(?P<what>Rep\.|Doc\.) ?(?:No\. )?(?P<n>\d{2,3}[-–]\d{1,4})(?:,? (?:pt\. \d"
    r"|at \d+(?:[-–]\d+)?))?"
)
CONGRESS = re.compile(
    r"(?P<v>\d{2,3}) Cong\. ?Rec\. (?P<p>[SHE]?\d{1,3},?\d{1,3})(?:[-–]\d{1,3})?(?:, [SHE]?\d+(?:[-–]\d+)?(?![ ]?[A-Z]))*"
)
JOURNAL = re.compile(
    r"(?<![\w.,$–-])(?P<v>\d{1,4}) (?P<j>[A-Z][A-Za-z.&'’ ]{2,48}?) (?P<p>\d{1,5})(?P<pin>(?:, \d{1,5}(?:[-–]\d{1,5})?(?!\d"
    r"| [A-Z]\.))*)(?![\w-])"
)
JOURNAL_END = re.compile(r"(?:L\. ?Rev\.|L\. ?J\.|L\. ?Q\.|Law Review|Law Journal|Advis[eo]r)$")
JOURNAL_HINT = re.compile(r"Rev\.|L\. ?J\.|L\.J|Law Review|Law Journal|J\. |Q\.|Advis[eo]r")


GUIDE = re.compile(r"(?P<name>(?:[A-Z][a-z]+ ){1,4}(?:Guide|Manual|Circular|Bulletin)) (?P<n>[\d.]+ §{1,2} ?[\d.]*\d)")


def find_guidelines(flow: Flow) -> Iterator[Found]:
    """Provisions of the Sentencing Guidelines, known by the form of their numbers: § 4B1.2(a)(1)."""
    text = flow.text
    for m in GUIDELINE.finditer(text) if NUMBER_HINT.search(text) else ():
        target = f"USSG {m['n']}{m['s']}"
        yield Found(
            m.start(),
            m.end(),
            "other",
            target=target,
            title="USSG",
            section=m["n"],
            pin=m["s"] or None,
            key=f"USSG {m['n']}",
            tail=m.end(),
        )
    for m in GUIDE.finditer(text) if "§" in text and any(hint in text for hint in GUIDES) else ():
        target = f"{m['name']} {m['n'].replace('§ ', '')}"
        yield Found(
            m.start(), m.end(), "other", target=target, title=m["name"], section=m["n"], key=target, mention=True, tail=m.end()
        )


GUIDES = ("Guide ", "Manual ", "Circular ", "Bulletin ")
NUMBER_HINT = re.compile(r"\d[A-Z]\d\.\d")


def find_legislative(flow: Flow) -> Iterator[Found]:
    """Reports and documents of either house, and the Congressional Record."""
    text = flow.text
    if "Rep." in text or "Doc." in text:
        for m in REPORT.finditer(text):
            target = f"{m['house'].replace(' ', '')} {m['conf'] or ''}{m['what']} No. {m['n'].replace('–', '-')}"
            yield Found(m.start(), m.end(), "other", target=target, title="legislative", key=target, tail=m.end())
    if "Cong." in text:
        for m in CONGRESS.finditer(text):
            target = f"{m['v']} Cong. Rec. {m['p']}"
            yield Found(m.start(), m.end(), "other", target=target, title="legislative", key=target, tail=m.end())


@cache
def journals() -> frozenset[str]:
    """Journals of reporters-db, as letters alone."""
    return frozenset(compact(name) for name in read_data("journals.json"))


def find_journals(flow: Flow) -> Iterator[Found]:
    """Articles by volume, journal and page: "11 Tax Adviser 32", "93 Harv. L. Rev. 1"."""
    text = flow.text
    if not JOURNAL_HINT.search(text):
        return
    for m in JOURNAL.finditer(text):
        name = m["j"]
        if compact(name) in journals() or JOURNAL_END.search(name):
            target = f"{m['v']} {name} {m['p']}"
            yield Found(
                m.start(),
                m.end(),
                "other",
                target=target,
                title="journal",
                pin=m["pin"].strip(" ,") or None,
                key=target,
                tail=m.end(),
            )
