"""Sections that stand before the code they are of, as Colorado, Florida, Missouri and Montana cite: "§ 13-80-102, C.R.S. 2010",
"section 516.120, RSMo", "§ 95.11(3)(a), Fla. Stat. (2010)"."""

from collections.abc import Iterator

from generator.citing.found import Flow, Found, is_mention, scan, scanned, starts_on
from generator.citing.sections import SUBSECTIONS, Section, cited
from generator.patterns import compiled

# The scans start on the code; the section stands before it.
CODES = (
    scan("C", r"C\. ?R\. ?S\.(?! ?§)(?: (?:19|20)\d\d(?!\w))?"),
    scan("Fla Florida", r"Fl(?:a\. ?Stat\.|orida Statutes)(?! ?§)"),
    scan("R RSM", r"R(?:\. ?S\. ?Mo\.?|SMo\.?)(?: (?:19|20)\d\d(?!\w))?"),
    scan("MCA", r"MCA(?! ?(?:§|\d))"),
)
NAMES = {"C": "C.R.S.", "F": "Fla. Stat.", "R": "RSMo", "M": "MCA"}
SECTION = compiled(
    rf"(?:§ ?|[Ss]ection )(?P<n>\d{{1,3}}(?:-\d{{1,3}}(?:\.\d)?-\d{{1,4}}(?:\.\d{{1,3}})?|\.\d{{2,5}}))(?P<s>{SUBSECTIONS}),? $"
)
LONGEST = 60


@starts_on("C Fla Florida R RSM MCA")
def find_before_codes(flow: Flow) -> Iterator[Found]:
    """Each section with the code behind it."""
    text = flow.text
    for m in scanned(flow, CODES):
        section = SECTION.search(text, max(0, m.start() - LONGEST), m.start())
        if section:
            read = Section(section.start("n"), m.end(), section["n"], section["s"].replace(" ", ""), section["n"] + section["s"])
            yield cited("state-statute", NAMES[m.group()[0]], read, section.start(), is_mention(text, section.start()))
