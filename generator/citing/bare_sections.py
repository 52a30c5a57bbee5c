"""Sections without their title: "§ 1983"; those of an act by the act's own numbers: "Section 10(b) of the Exchange Act"."""

from collections.abc import Iterator

from generator.citing.acts import BEFORE, BEHIND, LONGEST, place_of
from generator.citing.case_name_words import PROSE
from generator.citing.found import Flow, Found, is_mention, starts_on
from generator.citing.sections import TORN, Section, is_plural, joined, read_sections
from generator.patterns import compiled

# Each with how many letters of its word stand before what is looked for.
SECTION = (
    (compiled(r"§§? ?(?=\d)"), 0),
    (compiled(r"ection(?<=\b[Ss]ection)s? ?(?=\d)"), 1),
    (compiled(r"ECTION(?<=\bSECTION)S? ?(?=\d)"), 1),
    (compiled(r"ec(?<=\b[Ss]ec)s?\. ?(?=\d)"), 1),
)
NUMBER = compiled(r"(?P<n>\d{1,6}[A-Za-z]{0,3}(?:[-–.:]\d{1,5}[a-z]{0,2})*)(?!\w)(?!,\d{3})" + TORN)
CODE_BEFORE = compiled(r"(?<!\w)(?:[Tt]he )?(?P<code>Bankruptcy Code|Code|Act) $")
# What a section is said to be of. "Section 4 of the Lease" is of no statute; "of the Act", of one that the document cites.
OF = compiled(r" of (?P<which>(?:the|this|that|these|those|its|their|his|her|our|an?) )?(?P<what>[A-Za-z][^.,;:()“”\"]{0,60})")
LAW = compiled(r"\b(?:Act|act|Code|[Tt]itle|[Ss]tatutes?|[Cc]hapter|Laws?|U\. ?S|[A-Z]{3,})\b")
CAPITAL = compiled(r"(?P<word>[A-Z][\w.’']*) $")
# What `Found.printed` says of a bare section.
OF_THE_CODE, OF_BANKRUPTCY, OF_AN_ACT, OF_NO_LAW = "Code", "Bankruptcy Code", "Act", "none"
OF_ANOTHER_CODE = "another code"
# A code of a state named right behind: "§ 1446, Fla. Stat."; California's way to name a subdivision: "§ 1821, subd. (c)".
BEHIND_IT = compiled(
    r",? ?(?:subds?\.|(?!U\. ?S|United)(?:[A-Z]\. ?){0,4}(?:[A-Z][a-z]{1,6}\. ){0,4}"
    r"(?:Stats?\b|Code\b|Gen\. ?Laws|Rev\. ?St|C\. ?R\. ?S\.|RSMo|ILCS|K\. ?S\. ?A\.|MCL|RCW|Laws\b))"
)


@starts_on("Section SECTION Sec Secs", marks=("§", "section", "sec. ", "secs. "))
def find_bare_sections(flow: Flow) -> Iterator[Found]:
    """Every section that no title or code stands with; what it is of is found later, but for acts whose numbers are known."""
    text = flow.text
    for word, before in SECTION:
        read = 0  # what a list has taken is not read again
        for m in word.finditer(text):
            if m.start() < read:
                continue
            for found in _sections(text, m.start() - before, m.end()):
                read = found.end
                yield found


def _sections(text: str, start: int, at: int) -> Iterator[Found]:
    """The sections that begin at text[at:], behind the mark or word that begins at `start`."""
    sections = list(read_sections(text, at, NUMBER, is_plural(text[start:at].strip())))
    if not sections:
        return
    act = BEFORE.search(text, max(0, start - LONGEST), start)
    if act and (another := CAPITAL.search(text, max(0, act.start() - 24), act.start())) and not _is_prose(another["word"]):
        act = None  # "California Securities Act § 25401"
    behind = None if act else BEHIND.match(text, sections[-1].end)
    code = None if act else CODE_BEFORE.search(text, max(0, start - 20), start)
    first = act.start() if act else code.start("code") if code else start
    mention = is_mention(text, first)
    said = OF_AN_ACT if act else code["code"] if code else _said_of(text, start, sections[-1].end)
    other = code and CAPITAL.search(text, max(0, code.start() - 24), code.start())
    if (other and not _is_prose(other["word"])) or (not behind and BEHIND_IT.match(text, sections[-1].end)):
        said = OF_ANOTHER_CODE  # "Civil Code § 1292"
    for section in sections:
        begin = section.start if section.start > at else first
        name = act or behind
        end = behind.end() if behind and section is sections[-1] else section.end
        yield _found(section, (begin, end), name["name"] if name else "", OF_AN_ACT if behind else said)._replace(mention=mention)


def _found(section: Section, span: tuple[int, int], act: str, said: str) -> Found:
    """A section at text[slice(*span)], of the act of that name ("" none is named)."""
    begin, end = span
    number = section.number.replace("–", "-")
    place = place_of(act, number) if act else None
    if place is None:
        return Found(
            begin, section.end, "usc", refers="section", section=number, subsections=section.subsections,
            pin=section.subsections or None, printed=said, tail=section.end,
        )  # fmt: skip
    key = joined(place.title, place.section)
    return Found(
        begin, end, "usc", target=key + section.subsections, title=place.title, section=place.section, key=key,
        subsections=section.subsections, pin=section.subsections or None, own=number, tail=end,
    )  # fmt: skip


def _said_of(text: str, start: int, end: int) -> str:
    """What the words around say that a section is of: text[start:end], its mark and number."""
    m = OF.match(text, end)
    if m and (m["which"] or m["what"][0].isupper()):
        if m["what"].startswith(("Bankruptcy Code", "Code")):
            return OF_BANKRUPTCY if m["what"][0] == "B" else OF_THE_CODE
        return OF_AN_ACT if LAW.search(m["what"]) else OF_NO_LAW
    word = CAPITAL.search(text, max(0, start - 24), start)
    if word and not _is_prose(word["word"]) and not text.startswith(FOR_A_CLAIM, end):
        return OF_NO_LAW  # "Compact § 5", "Lease § 12"
    return ""


def _is_prose(word: str) -> bool:
    """Whether a word in capitals opens a sentence, signals, or says whose claim it is, rather than naming a paper or a law."""
    return word.strip(".").lower() in PROSE or word.endswith((".", "’s", "'s", "s’", "s'", "ection", "ections", "ly"))


FOR_A_CLAIM = (
    " claim",
    " action",
    " case",
    " suit",
    " petition",
    " motion",
    " liab",
    " damage",
    " retaliation",
    " plaintiff",
    " and ",
)
