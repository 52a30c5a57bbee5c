"""A case of the document by its name and a page alone, as California's courts cite: "(Cloud, at p. 1004.)".

Words of a sentence look the same without the "p." ("Smith at 40 was rich", "he came to Court at 900", "Dr. Oak at 455"): only
a page that is called a page is taken, and `resolve` lets stand only what names one case cited before that can have it.
"""

from collections.abc import Iterator

from generator.citing.found import Flow, Found, starts_on
from generator.patterns import compiled

AT = compiled(r" at (?=pp?\. ?\d)")
PAGES = compiled(r"pp?\. ?(?P<pages>\d{1,4}(?:[-–]\d{1,4})?(?:,? (?:fn|n)\. ?\d{1,3})?)(?=[.,;)\]]|$)(?![.,]\d)")
NAME = compiled(r"[A-Z][\w’'-]{2,30}(?=,? at $|,?$)")
LONGEST = 32
PAPERS = frozenset(
    "Motion Order Opinion Brief Reply Response Complaint Answer Decl Dep Transcript Exhibit Page Tr Br Mot Opp".split()
)


@starts_on()
def find_named_pages(flow: Flow) -> Iterator[Found]:
    """Each such name with its page; which case it is, if any, is found later."""
    text = flow.text
    for m in AT.finditer(text):
        end = m.start() - 1 if text[m.start() - 1 : m.start()] == "," else m.start()
        low = max(text.rfind(" ", 0, end) + 1, end - LONGEST)
        while low < end and text[low] in '([“"‘*_':
            low += 1
        name, pages = NAME.fullmatch(text, low, end), PAGES.match(text, m.end())
        if name and pages and name.group() not in PAPERS:
            start = name.start()
            yield Found(
                start,
                pages.end(),
                "short",
                refers="named",
                name=name.group(),
                name_start=start,
                pin=pages["pages"],
                tail=pages.end(),
            )
