"""The United States Code: "28 U.S.C. § 636(b)(1)(A)", "Title 18, United States Code, Section 922(g)", "I.R.C. § 501"."""

import re
from collections.abc import Iterator

from generator.citing.found import Flow, Found, is_mention, starts_on
from generator.citing.sections import TORN, UNIT, cite_sections, cited, is_plural, read_sections
from generator.patterns import compiled

NUMBER = compiled(r"(?P<n>\d{1,5}(?:[a-z]{1,3}(?:[-–]\d{1,3}[a-z]{0,2})?|[A-Z]{1,2})?(?:[-–]\d(?=\())?)(?![\w])(?!,\d{3})" + TORN)
# The scans start on letters that few words have; the title stands before them.
CODE = compiled(
    rf"U(?<=\d U)(?:\. ?S\. ?C\.?|SC|\.S\.Code|\.S\. Code)(?: ?[AS]\.)?(?: ?Ann\.)?(?: \((?:I\.R\.C\.|IRC)\))?(?P<app> [Aa]pp\.)?,?"
    rf"(?: ?(?P<unit>{UNIT}))? ?(?=\d)"
)
TITLE_BEFORE = compiled(r"(?<![\w.$–-])\d{1,2} $")
TITLE = tuple(
    compiled(
        rf"{word}(?<=[Tt]{word})(?P<title>\d{{1,2}}),? (?:of the )?(?:United States Code|U\. ?S\. ?C\.?(?:ode)?),? (?:at )?"
        rf"(?P<unit>{UNIT}) ?(?=\d)"
    )
    for word in ("itle ", "ITLE ")
)
OF_TITLE = compiled(r"(?P<unit>[Ss]ections?|SECTIONS?|§{1,2}) ?(?=\d[^.;]{0,60} of [Tt]itle \d)", re.ASCII)
CLOSING = compiled(r" of [Tt]itle (?P<title>\d{1,2})(?:,? (?:of )?(?:the )?(?:United States Co(?:de|urt)|U\. ?S\. ?C(?:ode|\.)?))?")
NAMED = compiled(rf"(?P<code>I\. ?R\. ?C\.|IRC|Internal Revenue Code|Bankruptcy Code)(?: of 1986)?,? (?P<unit>{UNIT}) ?(?=\d)")
OF_CODE = compiled(r"(?:[Ss]ections?|§{1,2}) ?(?=\d[^.;]{0,40} of the (?:Internal Revenue|Bankruptcy) Code)")
OF_NAMED = compiled(r" of the (?P<code>Internal Revenue|Bankruptcy) Code")
# Codes that are one title: its number by the name, and by the letter with which the name begins, abbreviated or not.
CODES = {"Internal Revenue Code": "26", "Bankruptcy Code": "11"}
TITLES = {name[0]: number for name, number in CODES.items()}


@starts_on("U USC Title TITLE I IRC Code", marks=(" of title ",))
def find_usc(flow: Flow) -> Iterator[Found]:
    """Every section cited by title or by the name of a code that is one title."""
    text = flow.text
    for m in CODE.finditer(text):
        if title := TITLE_BEFORE.search(text, max(0, m.start() - 3), m.start()):
            if m["app"]:  # an appendix counts its own sections
                sections = read_sections(text, m.end(), NUMBER, is_plural(m["unit"]))
                yield from cite_sections("usc", f"{title.group()}USC app.", text, (title.start(), m.end()), sections)
            else:
                yield from _cited(text, title.start(), m.end(), title.group().rstrip(), m["unit"])
    for pattern in TITLE:
        for m in pattern.finditer(text):
            yield from _cited(text, m.start() - 1, m.end(), m["title"], m["unit"])
    if " of title " in text or ("Tit" in flow.heads and " of Title " in text):
        for m in OF_TITLE.finditer(text):
            yield from _closed(text, m, CLOSING)
    if _names_a_code(flow):
        yield from _named(text)


def _names_a_code(flow: Flow) -> bool:
    """Whether a flow has the words that open a code's name: asked before they are scanned for."""
    text, heads = flow.text, flow.heads
    return (
        "IRC" in heads
        or ("Int" in heads and "Revenue Code" in text)
        or ("Ban" in heads and "Bankruptcy Code" in text)
        or ("I" in heads and ("I.R" in text or "I. R" in text))
    )


def _named(text: str) -> Iterator[Found]:
    """Sections of a code that is one title, named before them or behind them."""
    for m in NAMED.finditer(text):
        yield from _cited(text, m.start(), m.end(), TITLES[m["code"][0]], m["unit"])
    if " of the Internal" in text or " of the Bankruptcy" in text:
        for m in OF_CODE.finditer(text):
            yield from _closed(text, m, OF_NAMED)


def _cited(text: str, start: int, at: int, title: str, unit: str | None) -> Iterator[Found]:
    return cite_sections("usc", f"{title} USC", text, (start, at), read_sections(text, at, NUMBER, is_plural(unit)))


def _closed(text: str, m: re.Match[str], closing: re.Pattern[str]) -> Iterator[Found]:
    """Sections whose title stands behind them: "Section 1997e(e) of Title 42 of the United States Code"."""
    sections = list(read_sections(text, m.end(), NUMBER, True))
    end = closing.match(text, sections[-1].end) if sections else None
    if end is None:
        return
    part = end.groupdict()
    title = part.get("title") or TITLES[part["code"][0]]
    for i, section in enumerate(sections):
        begin = m.start() if i == 0 else section.start
        found = cited("usc", f"{title} USC", section, begin, is_mention(text, m.start()))
        yield found if i + 1 < len(sections) else found._replace(end=end.end(), tail=end.end())
