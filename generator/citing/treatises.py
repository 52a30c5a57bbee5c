"""Treatises, restatements, encyclopedias and dictionaries (Bluebook rules 12.9.4 and 15): "5 Charles Alan Wright & Arthur R.
Miller, Federal Practice and Procedure § 1357 (3d ed. 2004)", "Restatement (Second) of Torts § 46".

A book is known by its title, or by the edition in the parenthesis behind it: what stands before "(11th ed. 2019)" is one.
"""

from collections.abc import Iterator

from generator.citing.case_name_words import PROSE, ends_sentence
from generator.citing.found import Flow, Found, scan, scanned, starts_on
from generator.patterns import compiled

NUMBER = r"\d[\dA-Z]*(?:[.:-]\d+)*[A-Za-z]?(?:\[[\w-]+\])*(?:\(\w{1,3}\))*"
SECTIONS = rf"(?:§{{1,2}}|¶{{1,2}}) ?{NUMBER}(?:(?:[-–]|, | & )(?:§ ?)?{NUMBER}(?! [A-Z]|\.\w))*"
LATE = r"(?:,? at \d{1,4}(?:[-–]\d{1,4})?)?(?:,? (?:cmts?\. ?[a-z](?:[-–][a-z])?|n\. ?\d+))?"
PLACE = compiled(rf",? (?:{SECTIONS}|(?:at )?\d{{1,4}}(?:[-–]\d{{1,4}})?)(?![\w-]){LATE}")
SUBJECT = r"(?: [A-Z][\w,&' ]{2,60}?(?= §))?"
# Titles that courts cite without their edition too, from a word that few others have.
TITLES = (
    scan("Practice", r"Practice (?:and|&) Procedure(?: (?:Civil|Criminal|Jurisdiction|Evidence))?(?: [23]d)?"),
    scan("Prac", r"Prac\. (?:and|&) Proc\.(?: (?:Civ|Crim|Juris|Evid)\.)?(?: [23]d)?"),
    scan("Moore", r"Moore['’]s (?:Federal Practice|Fed\. Prac\.)(?:[ :–-]+Civil)?(?: 3d)?"),
    scan("Collier", r"Collier on Bankruptcy"),
    scan("McC", r"McC(?:ormick on Evidence|arthy on Trademarks(?: (?:and|&) Unfair Competition)?)"),
    scan("Weinstein", r"Weinstein['’]s (?:Federal )?Evidence"),
    scan("Wigmore", r"Wigmore(?: on|, )? ?Evidence"),
    scan("Nimmer", r"Nimmer on Copyright"),
    scan("Newberg", r"Newberg (?:and Rubenstein )?on Class Actions"),
    scan("Corbin", r"Corbin on Contracts"),
    scan("Williston", r"Williston on Contracts"),
    scan("Chisum", r"Chisum on Patents"),
    scan("Prosser", r"Prosser (?:and|&) Keeton on (?:the Law of )?Torts"),
    scan("Jur", rf"Jur\. [23]d{SUBJECT}"),
    scan("C", rf"C\. ?J\. ?S\.{SUBJECT}"),
    scan("Model", r"Model Penal Code"),
    scan("Black", r"Black['’]s Law Dictionary"),
)
# Words of a title that stand before those by which it is found.
LEAD = compiled(r"(?:(?:Federal|Fed\.) |(?:Am|Cal|Tex|Fla|Ohio|N\. ?Y|Ill|Ind|Pa)\.? )$")
BY_VOLUME = compiled(r"(?P<volume>\d{1,3}[A-Z]?(?:-\d)?) (?P<authors>(?:(?:[A-Z][\w.’'-]*|&|and|et|al\.|de|von|van),? ){0,12})$")
PERSON = r"(?:[A-Z][\w.’'-]*,? ){0,3}[A-Z][\w.’'-]*"
BY_AUTHORS = compiled(rf"{PERSON}(?:,? (?:&|and) {PERSON})*(?: et al\.)?, $")
EDITION = scan("", r" ed\.")
IN_PARENTHESIS = compiled(r" ?\((?:[A-Z][^()]{0,40} )?(?:\d{1,2}(?:st|nd|rd|th|d)|rev\.) [Ee]d\.[^()]{0,30}\)")
BOOK = compiled(
    r"(?:(?<![\w$.,])(?P<volume>\d{1,3}[A-Z]?) )?(?P<title>(?:(?:[A-Z][\w.’'-]*|&|and|of|on|the|in|for|to|et|al\.),? ){1,14}?)"
    rf"(?P<place>(?:{SECTIONS}|\d{{1,4}}(?:[-–]\d{{1,4}})?){LATE} ?)?$"
)
LONGEST = 180  # of volume, authors and title
RESTATEMENT = scan(
    "Restatement RESTATEMENT",
    r"R(?:estatement|ESTATEMENT) \((?P<series>First|Second|Third|Fourth|FIRST|SECOND|THIRD|FOURTH)\) (?:of|OF) (?:the |THE )?"
    r"(?P<subject>[A-Z][\w’']*(?:(?:,|,? (?:and|of|&|AND|OF))? [A-Z][\w’']*)*)(?:: [A-Z][\w’' &]*)?(?: \([^()]{3,30}\))?,? §{1,2} ?"
    r"(?P<n>\d{1,4}(?:\.\d{1,2})?[A-Z]?(?:\(\d\))*(?:\([a-z]\))*)"
    r"(?P<more>(?:(?:, | & |[-–])\d{1,4}(?:\.\d{1,2})?[A-Z]?(?!\w))*(?:,? (?:& )?cmts?\. ?[a-z](?:[-–, &]+[a-z]\b)*)?)",
)


@starts_on(
    "Practice Prac Moore Collier McC Weinstein Wigmore Nimmer Newberg Corbin Williston Chisum Prosser Jur C Black Model "
    "Restatement REST",
    marks=(" ed.",),
)
def find_treatises(flow: Flow) -> Iterator[Found]:
    """Every book cited by section, paragraph or page, or with its edition; its volume and its authors taken in."""
    text = flow.text
    for m in scanned(flow, (RESTATEMENT,)):
        subject = m["subject"].title().replace(" Of ", " of ").replace(" And ", " and ") if m["subject"].isupper() else m["subject"]
        name = f"Restatement ({m['series'].title()}) of {subject}"
        key = f"{name} § {m['n'].partition('(')[0]}"
        pin = m["more"].strip(" ,") or None
        yield Found(m.start(), m.end(), "other", f"{name} § {m['n']}", title=name, section=m["n"], pin=pin, key=key, tail=m.end())
    for m in scanned(flow, TITLES):
        lead = LEAD.search(text, max(0, m.start() - 10), m.start())
        at = lead.start() if lead else m.start()
        place = PLACE.match(text, m.end())
        if place or IN_PARENTHESIS.match(text, m.end()):
            start, volume = _opens(text, at)
            yield _book((start, place.end() if place else m.end()), volume, text[at : m.end()], place.group() if place else "")
    for m in scanned(flow, (EDITION,)):
        opens = text.rfind("(", max(0, m.start() - 44), m.start())
        if opens > 0 and IN_PARENTHESIS.match(text, opens):
            yield from _by_edition(text, opens)


def _opens(text: str, at: int) -> tuple[int, str]:
    """Where the citation of a book begins whose title stands at `at`, and its volume."""
    low = max(0, at - LONGEST)
    m = BY_VOLUME.search(text, low, at)
    if m and (not m["authors"] or m["authors"].endswith(", ")):
        return m.start(), m["volume"]
    m = BY_AUTHORS.search(text, low, at)
    return (m.start() + _prose(m.group()), "") if m else (at, "")


def _prose(words: str) -> int:
    """How many characters of `words`, which run to a book's title, belong to the sentence, not to its authors."""
    begin, at = 0, 0
    for word in words.split(" "):
        at += len(word) + 1
        if word and (ends_sentence(word) or (begin == at - len(word) - 1 and word.strip(",.").lower() in PROSE)):
            begin = at
    return begin


def _by_edition(text: str, end: int) -> Iterator[Found]:
    """The book whose edition stands in the parenthesis that opens at `end`, known by nothing else."""
    m = BOOK.search(text, max(0, end - LONGEST), end)
    if m is None:
        return
    prose = _prose(m["title"])
    title = m["title"][prose:].strip(" ,")
    if sum(word[:1].isupper() for word in title.split(" ")) > 1:
        start = m.start("title") + prose if prose else m.start()
        stop = len(text[: m.end("place") if m["place"] else m.end("title")].rstrip(" ,"))
        yield _book((start, stop), "" if prose else m["volume"] or "", title, m["place"] or "")


def _book(span: tuple[int, int], volume: str, title: str, place: str) -> Found:
    """A book at text[slice(*span)]. Its authors, before the last comma of its title, are no part of the target."""
    name = title.replace("’", "'") if "Jur. " in title or "J.S." in title else title.replace("’", "'").rpartition(", ")[2]
    where = place.strip(" ,").removeprefix("at ")
    section = where.partition(", at ")[0].replace("§§", "§").replace("§ ", "§").replace("§", "§ ")
    key = " ".join(part for part in (volume, name, section) if part)
    return Found(*span, "other", key, title=name, section=where, key=key, tail=span[1])
