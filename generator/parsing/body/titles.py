"""The words of headings: which may be one, which are one wherever courts write, how a heading is numbered."""

import re

from generator.parsing.body.wording import LOWER_ROMAN, UPPER_ROMAN, is_title, is_upper
from generator.patterns import compiled

NUMBERED = compiled(
    rf"(?P<number>(?:(?:PART|Part|ARTICLE|Article|COUNT|Count|ISSUE|Issue|Section|SECTION|Claim|CLAIM|Ground|GROUND) )?"
    rf"(?:\d{{1,2}}(?:\.\d{{1,2}}){{0,3}}|{UPPER_ROMAN}|{LOWER_ROMAN}|i?[l1]{{2,3}}|[A-Za-z]))"  # OCR reads iii as "ill"
    r"(?:(?P<stop>[.)])(?:\s+|(?=[A-Z][A-Za-z]{3}))|(?P<dash>:\s+|\s?[–—]\s*|\s-\s)|\s{1,12})(?P<words>\S.*)$"
)
BARE_NUMBER = compiled(
    rf"[§(]?(?:{UPPER_ROMAN}|{LOWER_ROMAN}|[A-Z]|[a-h]|\d{{1,2}})[.)]?(?:[-–](?:{UPPER_ROMAN}|[A-Z]|\d{{1,2}})[.)]?){{0,3}}$"
)
# What a number, in letters or words, begins with where it begins with two letters.
TWO_LETTERS = frozenset(a + b for a in "IVXLivxl" for b in "IVXLivxl1") | frozenset(
    "PA Pa AR Ar CO Co IS Is Se SE Cl CL Gr GR".split()
)
MARKDOWN_HEADING = compiled(r"(#{1,6})\s+\S")
WHOLLY_BOLD = compiled(r"(\*\*\*|\*\*|___|__)(?=\S)[^\n]{1,160}\1[:.]?$")
WHOLLY_ITALIC = compiled(r"([*_])(?=\S)[^*_\n]{1,100}\1[:.]?$")
# One of these makes a heading of a line that has only words of the next list beside it.
CORE = frozenset(
    """background history fact facts introduction overview summary discussion analysis conclusion conclusions finding findings
    decision disposition jurisdiction standard standards review issue issues question questions argument arguments law merits
    allegation allegations evidence ruling rulings proceeding proceedings relief order opinion damages reasons holding
    representation statement""".split()
)
COMPANY = frozenset(
    """procedural factual statutory legal relevant general undisputed material regulatory brief case claim claims travel venue
    presented applicable party parties judgment remedy remedies costs preliminary the of and in on for to this motion motions
    court trial below governing appeal remand bases memorandum appearance appearances reasoning contention contentions position
    positions parties' rule plaintiff's plaintiffs' defendant's defendants' petitioner's complaint matter matters timeline
    stipulated underlying additional other before us witness testimony & a b i""".split()
)
# What names a party, a judge, a date, a step of the procedure: lines of a caption, a signature, a list of counsel.
# In small letters: at the start, anywhere, at the end.
NO_HEADING_OPENS = compiled(
    r"and$|(?:before|present|to|from|cc|re|for)\b|/?s/|dated?\b|by\b|nos?\.|case no|affirmed|reversed|vacated|dismissed|per curiam"
    r"|(?:done|signed|entered|copies|filed|argued|decided|submitted)\b|honorable\b|page \d"
    r"|(?:for the )?(?:united states|u\.s\.) (?:district|court|bankruptcy)|supreme court of"
    r"|[a-z]{2,} [a-z]\. [a-z’'-]+,?$|(?:northern|southern|eastern|western|middle|central) district of\b"
)
NO_HEADING_HOLDS = compiled(
    r"\b(?:et al|justices?|esq|it is|clerk|magistrate|llp|certiorari|concur(?:s|ring)?|dissent(?:s|ing)?)\b"
    r"|\b[cps]\.? ?j\.|, jj?\.|\bordered\b.{0,12}:$"
)
NO_HEADING_ENDS = compiled(
    r"\b(?:v\.?s?\.?|(?:plaintiff|defendant|petitioner|respondent|appellant|appellee)s?[,.]?|judges?\b[.:,*]*|counsel[.,]?"
    r"|p\.?c\.?|inc\.?)$|[,;]$"
)


def numbered(text: str) -> re.Match[str] | None:
    """The number of a heading and its words, with which the line begins."""
    start = text[:2]
    return None if start.isalpha() and start not in TWO_LETTERS else NUMBERED.match(text)


def is_bare_number(text: str) -> bool:
    """A heading's number, and nothing else."""
    return len(text) < 48 and BARE_NUMBER.match(text) is not None


def words_fit(text: str) -> bool:
    """Whether words may make a heading at all: some letters, not many words, nothing of a caption or signature."""
    words = text.split()
    return (
        0 < len(words) <= 22
        and text[0] not in ")]},.;:"
        and sum(map(str.isalpha, text)) >= max(3, 0.5 * len(text.replace(" ", "")))
        and not names_no_heading(text.lower())
    )


def names_no_heading(text: str) -> bool:
    """Whether words in small letters name a party, a judge, a date, a step of the procedure."""
    if NO_HEADING_OPENS.match(text) or NO_HEADING_ENDS.search(text):
        return True
    return NO_HEADING_HOLDS.search(text) is not None


def is_known(text: str) -> bool:
    """A heading that courts everywhere use, alone on its line."""
    if len(text) > 70 or not (is_title(text) or is_upper(text)):
        return False
    words = [w.strip(",.:").lower().replace("’", "'") for w in text.split()]
    return any(w in CORE for w in words) and all(w in CORE or w in COMPANY for w in words if w)


def style_of(text: str, setting: str) -> str:
    """The style of a heading without a number: headings of one rank share it."""
    return f"{setting} capitals" if is_upper(text) else setting


def number_style(number: str) -> str:
    """The style of a numbered heading: the kind of its number."""
    number = number.rsplit(" ", maxsplit=1)[-1]
    if number.isdigit():
        return "1"
    if "." in number:
        return "1" + ".1" * number.count(".")
    if re.fullmatch(UPPER_ROMAN, number):
        return "I"
    if re.fullmatch(LOWER_ROMAN, number):
        return "i"
    return "A" if number.isupper() else "a"
