"""Legislative material: reports and documents of either house, the Congressional Record, bills and resolutions."""

import re
from collections.abc import Iterator

from generator.citing.found import Flow, Found, scan, scanned, starts_on
from generator.patterns import compiled

# The scans start on words that few others begin with; the house, a volume, a bill's number stand before them.
NUMBERED = r"(?P<n>\d{2,3}[-–]\d{1,4})(?!\w)(?P<pin>(?:\([IVX]+\))?(?:,? (?:pt\. \d|at \d+(?:[-–]\d+)?))*)"
REPORT = scan("Rep REP", rf"R(?:ep|EP)\. ?(?:N[oO]\. ?)?{NUMBERED}")
DOCUMENT = scan("Doc DOC", rf"D(?:oc|OC)\. ?(?:N[oO]\. ?)?{NUMBERED}")
HOUSE = compiled(r"(?<![\w.])(?P<house>H\. ?R\.|H\.|S\.) ?(?P<conf>C(?:onf|ONF)\. ?)?$")
PAGES = r"(?P<p>[SHE]?\d{1,3},?\d{1,3})(?P<pin>(?:[-–][SHE]?\d{1,3})?(?:, [SHE]?\d+(?:[-–]\d+)?(?! ?[A-Z]))*)"
RECORD = scan("Cong CONG", rf"C(?:ong|ONG)\. ?R(?:ec|EC)\. {PAGES}")
VOLUME = compiled(r"(?<![\w.,$–-])\d{2,3} $")
CONGRESS = scan(
    "Cong", r"Cong\.(?P<pin>(?:,? (?:\d(?:st|d|nd) Sess\.|§{1,2} ?\d+[A-Za-z]?(?:\([0-9A-Za-z]{1,4}\))*|tit\. [IVX]+))*)"
)
BILL = compiled(
    r"(?<![\w.])(?P<house>H\. ?R\.|S\.|H\.J\. ?Res\.|S\.J\. ?Res\.|H\. ?Res\.|S\. ?Res\.|[HS]\. ?Con\. ?Res\.) ?(?P<n>\d{1,5}), "
    r"(?P<congress>\d{2,3})(?:st|nd|rd|d|th) $"
)


@starts_on("Rep REP Doc DOC Cong CONG")
def find_legislative(flow: Flow) -> Iterator[Found]:
    """Reports, documents, pages of the Record, bills."""
    text = flow.text
    for kind, what in ((REPORT, "Rep."), (DOCUMENT, "Doc.")):
        for m in scanned(flow, (kind,)):
            if house := HOUSE.search(text, max(0, m.start() - 14), m.start()):
                conference = "Conf. " if house["conf"] else ""
                target = f"{house['house'].replace(' ', '')} {conference}{what} No. {m['n'].replace('–', '-')}"
                yield _found(house.start(), m, target)
    for m in scanned(flow, (RECORD,)):
        if volume := VOLUME.search(text, max(0, m.start() - 5), m.start()):
            yield _found(volume.start(), m, f"{volume.group()}Cong. Rec. {m['p']}")
    for m in scanned(flow, (CONGRESS,)):
        if bill := BILL.search(text, max(0, m.start() - 40), m.start()):
            yield _found(bill.start(), m, f"{bill['house']} {bill['n']}, {text[bill.start('congress') : m.start()]}Cong.")


def _found(start: int, m: re.Match[str], target: str) -> Found:
    pin = m["pin"].strip(" ,").removeprefix("at ") or None
    return Found(start, m.end(), "other", target, title="legislative", pin=pin, key=target, tail=m.end())
