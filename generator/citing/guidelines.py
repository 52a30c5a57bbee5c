"""The Sentencing Guidelines and manuals of agencies: "U.S.S.G. § 4B1.2(a)(1)", "Medicare Benefit Policy Manual 7 § 30.1"."""

from collections.abc import Iterator

from generator.citing.found import Flow, Found, scan, scanned, starts_on
from generator.patterns import compiled

# The scan starts on the stop in the number, behind a letter between digits; what names the Guidelines stands before it.
GUIDELINE = compiled(
    r"\.(?<=\d[A-Z]\d\.)\d{1,2}(?P<s>(?:\([0-9A-Za-z]{1,4}\))*)(?!\w)"
    r"(?P<more>(?:(?: & |, | and |[-–])(?:\([0-9A-Za-z]{1,2}\))+(?! [a-z]))*)"
    r"(?:,? cmt\. ?(?:background|n\. ?\d+(?:\([A-Z]\))*))?"
)
GUIDELINES_BEFORE = compiled(
    r"(?:U\.? ?S\.? ?S\.? ?G\.?|(?:U(?:nited|\.) ?S(?:tates|\.) |Federal )?(?:Sent(?:encing|['’]g|\.) )?Guidelines?(?: Manual)?"
    r"|U\.S\. Sentencing Guidelines Manual)(?: \([^()]{3,12}\))?,? ?(?:§{1,2} ?|[Ss]ections? )?$|(?:§{1,2} ?|[Ss]ections? )$"
)
LONGEST_NAME = 64
MANUALS = tuple(scan(word, rf"{word} (?P<n>[\d.]+ §{{1,2}} ?[\d.]*\d)") for word in ("Guide", "Manual", "Circular", "Bulletin"))
MANUAL_BEFORE = compiled(r"(?:[A-Z][a-z]+ ){1,4}$")


@starts_on()
def find_guidelines(flow: Flow) -> Iterator[Found]:
    """Provisions of the Sentencing Guidelines, known by the form of their numbers, and sections of agencies' manuals."""
    text = flow.text
    for m in GUIDELINE.finditer(text):
        at = m.start() - 3
        if text[at - 1 : at].isdigit():
            continue
        before = GUIDELINES_BEFORE.search(text, max(0, at - LONGEST_NAME), at)
        number = text[at : m.start("s")]
        key = f"USSG {number}"
        start = before.start() if before else at
        yield Found(
            start,
            m.end(),
            "other",
            key + m["s"],
            title="USSG",
            section=number,
            pin=m["s"] + m["more"] or None,
            key=key,
            tail=m.end(),
        )
    for m in scanned(flow, MANUALS):
        if before := MANUAL_BEFORE.search(text, max(0, m.start() - LONGEST_NAME), m.start()):
            name = text[before.start() : m.start("n")].rstrip()
            key = f"{name} {m['n'].replace('§ ', '')}"
            yield Found(before.start(), m.end(), "other", key, title=name, section=m["n"], key=key, mention=True, tail=m.end())
