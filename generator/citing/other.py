"""Guidelines, reports of Congress, journals."""

import re
from collections.abc import Iterator
from functools import cache

from generator.citing.found import Flow, Found, scan, scanned, starts_on
from generator.citing.reporters import compact, read_data

# The scan starts on the stop in the number, behind a letter between digits; what names the Guidelines stands before it.
GUIDELINE = re.compile(
    r"\.(?<=\d[A-Z]\d\.)\d{1,2}(?P<s>(?:\([0-9A-Za-z]{1,4}\))*)(?!\w)(?:,? cmt\. ?(?:background|n\. ?\d+(?:\([A-Z]\))*))?"
)
GUIDELINES_BEFORE = re.compile(
    r"(?:U\.? ?S\.? ?S\.? ?G\.?|(?:U(?:nited|\.) ?S(?:tates|\.) |Federal )?(?:Sent(?:encing|['’]g|\.) )?Guidelines?(?: Manual)?"
    r"|U\.S\. Sentencing Guidelines Manual)(?: \([^()]{3,12}\))?,? ?(?:§{1,2} ?|[Ss]ections? )?$|(?:§{1,2} ?|[Ss]ections? )$"
)
LONGEST_NAME = 64
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
# Words one of which the name of a journal has: where the scan starts.
JOURNAL_WORDS = (
    scan("Rev", r"Rev\."), scan("J LJ", r"J\."), scan("Q", r"Q\."), scan("Law", "Law (?:Review|Journal)"),
    scan("Adv", "Advis[eo]r"),
)  # fmt: skip
LONGEST_JOURNAL = 56  # with the volume before it


# Manuals of agencies, by chapter and section: "Medicare Benefit Policy Manual 7 § 30.1".
GUIDES = tuple(scan(word, rf"{word} (?P<n>[\d.]+ §{{1,2}} ?[\d.]*\d)") for word in ("Guide", "Manual", "Circular", "Bulletin"))
GUIDE_BEFORE = re.compile(r"(?:[A-Z][a-z]+ ){1,4}$")


@starts_on()
def find_guidelines(flow: Flow) -> Iterator[Found]:
    """Provisions of the Sentencing Guidelines, known by the form of their numbers: § 4B1.2(a)(1)."""
    text = flow.text
    for m in GUIDELINE.finditer(text):
        at = m.start() - 3
        before = GUIDELINES_BEFORE.search(text, max(0, at - LONGEST_NAME), at)
        number = text[at : m.start("s")]
        yield Found(
            before.start() if before else at,
            m.end(),
            "other",
            target=f"USSG {number}{m['s']}",
            title="USSG",
            section=number,
            pin=m["s"] or None,
            key=f"USSG {number}",
            tail=m.end(),
        )
    for m in scanned(flow, GUIDES):
        if before := GUIDE_BEFORE.search(text, max(0, m.start() - LONGEST_NAME), m.start()):
            name = text[before.start() : m.start("n")].rstrip()
            key = f"{name} {m['n'].replace('§ ', '')}"
            yield Found(before.start(), m.end(), "other", key, title=name, section=m["n"], key=key, mention=True, tail=m.end())


@starts_on("Rep Doc Cong")
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


@starts_on("Rev J L LJ Law Adv Q")
def find_journals(flow: Flow) -> Iterator[Found]:
    """Articles by volume, journal and page: "11 Tax Adviser 32", "93 Harv. L. Rev. 1"."""
    text = flow.text
    read = 0
    for word in sorted(m.start() for m in scanned(flow, JOURNAL_WORDS)):
        if word < read:
            continue
        for volume in VOLUME.finditer(text, max(read, word - LONGEST_JOURNAL), word):
            m = JOURNAL.match(text, volume.start())
            if m and m.end() > word and (compact(m["j"]) in journals() or JOURNAL_END.search(m["j"])):
                read = m.end()
                target = f"{m['v']} {m['j']} {m['p']}"
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
                break


VOLUME = re.compile(r"\d{1,4} (?=[A-Z])")
