"""Constitutions: "U.S. Const. amend. XIV, § 1", "First Amendment", "Article III"; those of states by their own words."""

from collections.abc import Iterator

from generator.citing.found import Flow, Found, heads_of, starts_on
from generator.numerals import ORDINALS, roman_value
from generator.patterns import compiled

AMENDMENTS = 27
NUMBER_OF = {word: n for n, word in enumerate(ORDINALS[:AMENDMENTS], 1)} | {
    f"{n}{end}": n for n in range(1, AMENDMENTS + 1) for end in ("st", "nd", "rd", "th", "d")
}
LATE = r"(?:, ?§{1,2} ?\d{1,2}|,? [Ss]ec(?:tion|\.)? ?\d{1,2})?(?:, ?(?:cl\.|[Cc]lause) ?\d{1,2})?"
AS_CITED = compiled(
    rf"(?:U\. ?S\.|US|United States) C(?:onst|ONST)(?:itution|\.)?,? ?(?P<what>[Aa]m(?:en)?dts?\.?|AMEND\.|[Aa]mends?\.?"
    rf"|[Aa]rts?\.|[Aa]mendment|[Aa]rticle) ?(?P<n>[IVXivx]{{1,6}}|\d{{1,2}})\b"
    rf"(?P<late>{LATE})(?P<more>(?:,? (?:and|&) |, )[XVI]{{1,6}}\b)?"
)
WORDS = sorted((word.title() for word in ORDINALS[:AMENDMENTS]), key=len, reverse=True)
ORDINAL = rf"(?:{'|'.join(WORDS)}|[1-9](?:st|nd|rd|th)|[12][0-9](?:st|nd|rd|th))"
CAPITALS = rf"(?:{'|'.join(WORDS).upper()})"
# The scans start on the word behind; what is numbered stands before it.
LIST_BEFORE = compiled(
    rf"(?:{ORDINAL}(?:(?:, (?:and )?| and | or |/){ORDINAL})*|{CAPITALS}(?:(?:, (?:AND )?| AND | OR |/){CAPITALS})*) $"
)
EACH = compiled(rf"{ORDINAL}|{CAPITALS}")
ENDS = frozenset(word[-2:] for word in NUMBER_OF) | frozenset(word[-2:].upper() for word in ORDINALS[:AMENDMENTS])
LONGEST_LIST = 150
AMENDMENT = compiled(
    r"A(?:mendments?|MENDMENTS?)(?! (?:to|of) (?!the (?:United|U\. ?S|federal"
    r"|Federal|Const)|our|that [Cc]onst))"
    r"(?! (?:Agreement|Lease|Contract|Complaint|Note|Plan|Deed|Club|Coalition|Foundation"
    r"|Project|Institute|Center|Lawyers|Society)\b)"
    r"(?: to the (?:United States |U\. ?S\. "
    r"|[Ff]ederal )?Constitution(?: of the United States)?)?"
)
NUMBERED = compiled(
    r"Amendments? (?P<n>[XVI]{1,6})(?: (?:to|of) the (?:United States |U\. ?S\. )?Constitution(?: of the United States)?)?(?!\w)"
)
ARTICLE = compiled(
    rf"(?:Article|Art\.) (?P<n>VII|VI|IV|V|III|II|I)(?!\w)(?>(?P<late>{LATE}))(?! \w+ of the (?!United|U\.S)"
    rf"|,? of (?:the|this|its|their|our) (?!United|U\. ?S|[Ff]ederal|Const)|,? of [A-Z]|, Const|[.)\w-]\w|\()"
    rf"(?:,? of the (?:United States |U\. ?S\. |[Ff]ederal )?Constitution)?\b"
)
FEDERAL = "federal"  # what `Found.printed` says of what can be of no other constitution
SAYS_FEDERAL = compiled(r"United|U\. ?S|ederal")
OF_A_PAPER = compiled(
    r"(?:Agreement|Lease|Contract|Bylaws|By-laws|CBA|Policy|Plan|Charter|Treaty|Declaration|Compact|Convention|Covenant)\b"
    r"[^.;]{0,12}$| at $|[Cc]omment on $"
)
STATE_BEFORE = compiled(r"(?:[A-Z][a-z]{1,6}\.|N\. ?[YJMHCD]\.|S\. ?[CD]\.|R\. ?I\.|W\. ?Va\.|[A-Z][a-z]+(?: [A-Z][a-z]+)?) $")
LONGEST_STATE = 40
STATE = compiled(
    r"Const(?:\.|itution),? (?:of \d{4}, )?(?:pt\. ?(?:\d|I{1,2}), )?"
    r"(?:[Aa]rt(?:\.|icle)|[Aa]mend\.) ?(?:[IVX]{1,6}(?:-[A-Z])?|\d{1,2})(?P<late>(?:, ?"
    r"(?:§{1,2} ?|[Ss]ec(?:tion|\.) ?)\d{1,3}(?:\.\d)?[a-z]?(?:\([a-z0-9]{1,3}\))*)?)(?!\w)"
)


CONSTITUTION, AMENDED = heads_of("Const CONST"), heads_of("Amend AMEND")


@starts_on("Const CONST Amend AMEND Art")
def find_constitution(flow: Flow) -> Iterator[Found]:
    """Amendments and articles of the Constitution, and provisions of the states' constitutions."""
    text = flow.text
    if not CONSTITUTION.isdisjoint(flow.heads):
        yield from _as_cited(text)
    if not AMENDED.isdisjoint(flow.heads):
        yield from _in_words(text)
    if "Art" in flow.heads:
        for m in ARTICLE.finditer(text):
            if OF_A_PAPER.search(text, max(0, m.start() - 30), m.start()):
                continue
            found = _federal(m.start(), m.end(), "art", roman_value(m["n"]), m["late"])
            yield found if SAYS_FEDERAL.search(m.group()) else found._replace(printed="")


def _as_cited(text: str) -> Iterator[Found]:
    for m in AS_CITED.finditer(text):
        what = "art" if m["what"].lower().startswith("art") else "amend"
        number = _number(m["n"])
        if not number:
            continue
        yield _federal(m.start(), m.end("late"), what, number, m["late"])
        if m["more"] and (other := _number(m["more"].split()[-1].strip(" ,"))):
            yield _federal(m.end() - len(m["more"].split()[-1].strip(" ,")), m.end(), what, other, "")
    for m in STATE.finditer(text):
        state = STATE_BEFORE.search(text, max(0, m.start() - LONGEST_STATE), m.start())
        if state is None or state.group().startswith(("U.S", "US ", "United", "States ", "The ", "See ")):
            continue
        target = text[state.start() : m.end()]
        yield Found(
            state.start(),
            m.end(),
            "constitution",
            target=target,
            key=target,
            pin=m["late"].strip(" ,") or None,
            mention=True,
            tail=m.end(),
        )


def _in_words(text: str) -> Iterator[Found]:
    for m in AMENDMENT.finditer(text):
        if text[m.start() - 3 : m.start() - 1] not in ENDS:
            continue
        listed = LIST_BEFORE.search(text, max(0, m.start() - LONGEST_LIST), m.start())
        parts = list(EACH.finditer(text, listed.start(), listed.end())) if listed else ()
        for i, part in enumerate(parts):
            end = m.end() if i + 1 == len(parts) else part.end()
            if number := NUMBER_OF.get(part.group().lower()):  # none of "the 28th Amendment", which is only proposed
                yield _federal(part.start(), end, "amend", number, "")
    for m in NUMBERED.finditer(text):
        if number := _number(m["n"]):
            yield _federal(m.start(), m.end(), "amend", number, "")


def _number(printed: str) -> int:
    """14 of "XIV" and "14"; 0 where no amendment has the number."""
    number = int(printed) if printed.isdigit() else roman_value(printed)
    return number if number <= AMENDMENTS else 0


def _federal(start: int, end: int, what: str, number: int, late: str) -> Found:
    target = f"US Const {what} {number}"
    return Found(
        start, end, "constitution", target=target, title=what, section=str(number), pin=late.strip(" ,") or None, key=target,
        mention=True, tail=end, printed=FEDERAL,
    )  # fmt: skip
