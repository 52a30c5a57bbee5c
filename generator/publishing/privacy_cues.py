"""What a cue tells to be private: birth dates, names of minors, and home addresses in criminal cases.

Fed. R. Civ. P. 5.2(a) and Fed. R. Crim. P. 49.1(a) let stand the year of a birth, a minor's initials, and a home's city and
state. A cue is asked for each time: a date, a name or a street alone says nothing.
"""

import re
from collections.abc import Iterator

from generator.numerals import MONTH
from generator.patterns import compiled

_S = r"[ \t]{0,8}\n?[ \t]{0,40}"  # white space, which a line's end may be part of
_SPACE = r"(?:[ \t]{1,8}\n?[ \t]{0,40}|\n[ \t]{0,40})"

_YEAR = r"(?:1[89]|20)\d\d"
_DATE = (
    rf"(?:{MONTH}{_SPACE}\d{{1,2}}(?:st|nd|rd|th)?,?{_SPACE}{_YEAR}|\d{{1,2}}(?:st|nd|rd|th)?(?:{_SPACE}day{_SPACE}of)?{_SPACE}"
    rf"{MONTH},?{_SPACE}{_YEAR}|\d{{1,2}}(?P<by>[/.-])\d{{1,2}}(?P=by)(?:{_YEAR}|\d\d)|{_YEAR}-\d\d-\d\d)(?![\d/-])"
)
_BORN = (
    rf"born(?:{_SPACE}in{_SPACE}[A-Z][\w.]{{1,20}}(?:,?{_SPACE}[A-Z][\w.]{{1,20}})?,?)?(?:{_SPACE}on(?:{_SPACE}or{_SPACE}about)?)?"
)
_DAY_OF_BIRTH = (
    rf"(?:dates?{_SPACE}of{_SPACE}birth|birth{_S}-?dates?|birthdays?|d\.?o\.?b\.?)"
    rf"(?:{_SPACE}(?:is|was|of|on|as|listed{_SPACE}as)|{_S}[:,(])?"
)
_BIRTH = compiled(rf"(?<![A-Za-z])(?:{_BORN}|{_DAY_OF_BIRTH}){_S}(?P<private>{_DATE})", re.IGNORECASE)
_BIRTH_WORDS = ("born", "birth", "dob", "d.o.b")

_ROLE = r"(?:child|children|son|sons|daughter|daughters|brother|sister|sibling|boy|girl|victim|plaintiff|student|nephew|niece)"
_NAME = r"[A-Z][a-z]{2,20}(?:[ ][A-Z]\.)?(?:[ ][A-Z][a-z]{2,20}){0,2}"
_MINOR_BEFORE = compiled(
    rf"(?<![A-Za-z])(?:[Mm]inor|[Uu]nderage|(?<!\d)(?:\d|1[0-7])-year-old){_SPACE}{_ROLE},?"
    rf"(?:{_SPACE}(?:named|called)|{_S}\()?{_S}(?P<private>{_NAME})"
)
_FULL_NAME = r"(?:[A-Z][a-z]{2,20}(?:[ ][A-Z]\.)?[ ][A-Z][a-z]{2,20}|[A-Z]{3,20}(?:[ ][A-Z]\.)?[ ][A-Z]{3,20})"
_GOES_ON = r"(?:who|whose|whom|by|at|and|when|while|through|under|in|was|is|represented|acting|aged?|then)\b"  # not: a minor league
_MINOR_BEHIND = compiled(
    rf"(?<![A-Za-z.])(?P<private>{_FULL_NAME}),{_SPACE}[aA]{_SPACE}(?:minor|MINOR)(?:{_SPACE}(?:child|CHILD))?(?![A-Za-z])"
    rf"(?!{_SPACE}(?!{_GOES_ON})[a-z])"
)
# Not names of children: names that stand for a name, and what is called a child, plaintiff or victim beside it.
_NO_NAMES = frozenset(
    "doe roe poe moe coe plaintiff plaintiffs defendant defendants court courts the her his their who and but for was were has "
    "had child children minor minors victim victims one two three four act acts code section rule rules order orders in re states "
    "state county department support protection services service custody custodial family january february march april may june "
    "july august september october november december mother father mom dad parent parents guardian petitioner petitioners under "
    "respondent respondents appellant appellee claimant officer deputy detective agent doctor judge justice judges welfare tax "
    "credit abuse first second third ms mr mrs miss dr this that these those when while after before because with from here".split()
)

_CRIMINAL = compiled(
    r"\d-?(?:cr|CR|mj|MJ|po)-?\d|[Cc][Rr][Ii][Mm](?:\.|[Ii][Nn][Aa][Ll])[ \t]{1,4}(?:[A-Za-z]{3,8}[ \t]{1,4})?[Nn][Oo]\b"
)
_HEAD = 5000  # characters in which a criminal case's number stands
_WAY = (
    r"(?:Street|St\.|Avenue|Ave\.?|Road|Rd\.?|Drive|Dr\.|Lane|Ln\.?|Court|Ct\.|Boulevard|Blvd\.?|Way|Place|Pl\.|Terrace|"
    r"Circle|Cir\.|Highway|Hwy\.?|Parkway|Pkwy\.?|Trail|Square|Loop|Route)(?![A-Za-z])"
)
_STREET = (
    r"\d{1,6}[A-Za-z]?[ ](?:[NSEW]\.?[ ]|(?:North|South|East|West)[ ])?(?:[A-Z][A-Za-z.']{1,20}|\d{1,3}(?:st|nd|rd|th))"
    rf"(?:{_SPACE}[A-Z][A-Za-z.']{{1,20}}){{0,3}}?{_SPACE}{_WAY}"
)
_LIVES = rf"(?:[Rr]esid(?:es?|ed|ing|ences?)|[Ll]iv(?:es?|ed|ing)|[Hh]omes?(?:{_SPACE}address)?|house|apartment|dwelling|domiciled)"
_HOME = compiled(rf"(?<![A-Za-z]){_LIVES}(?![A-Za-z])[^\d.;\n]{{0,40}}?(?:\n[^\d.;\n]{{0,40}}?)?(?P<private>{_STREET})")


def find_by_cue(text: str) -> Iterator[tuple[int, str]]:
    """(offset, code) of each birth date, minor's name and home address."""
    low = text.lower()
    if any(word in low for word in _BIRTH_WORDS):
        for m in _BIRTH.finditer(text):
            yield m.start("private"), "private-birth-date"
    if "minor" in low or "underage" in low or "-year-old" in low:
        for pattern in (_MINOR_BEFORE, _MINOR_BEHIND):
            for m in pattern.finditer(text):
                if not _NO_NAMES.intersection(re.findall(r"[a-z]+", m["private"].lower())):
                    yield m.start("private"), "private-minor-name"
    if _CRIMINAL.search(text[:_HEAD]):
        for m in _HOME.finditer(text):
            yield m.start("private"), "private-home-address"
