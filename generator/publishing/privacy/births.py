"""Birth dates by cue: the rules let the year stand. A date alone says nothing."""

import re
from collections.abc import Iterator

from generator.numerals import MONTH
from generator.patterns import compiled

_W = r"[ \n]"
_YEAR = r"(?:19|20)\d\d"  # who was born before is dead
_DATE = (
    rf"(?:{MONTH}{_W}\d{{1,2}}(?:st|nd|rd|th)?,?{_W}(?:{_YEAR}|'\d\d)|\d{{1,2}}(?:st|nd|rd|th)?(?:{_W}day{_W}of)?{_W}"
    rf"{MONTH},?{_W}{_YEAR}|\d{{1,2}}(?P<by>[ ]?[/.-][ ]?)\d{{1,2}}(?P=by)(?:{_YEAR}|\d\d)|{_YEAR}-\d\d-\d\d)(?![\d/-])"
)
_THE = r"(?:the[ ])?"
_LABEL = compiled(
    r"(?<![A-Za-z])(?P<cue>dates?[ \n]of[ \n]birth|birth[ -]?dates?|birthdays?|d(?:[./]?o[./]?b\b\.?|\.[ ]?o\.[ ]?b\.)s?)"
    r"(?:[ ](?:of|for)[ ][^.;:\d\n]{1,50}?(?=[ ](?:is|was|are|were|as|on)[ ]|:))?"
    rf"(?:[ ]\([^()\d\n]{{1,20}}\))?(?:[ \n:,(|=-]|(?<![a-z])(?:is|was|are|were|of|on|as|being|listed|given|"
    rf"shown)(?![a-z])){{0,8}}{_THE}(?P<private>{_DATE})",
    re.IGNORECASE,
)
_BORN = compiled(
    rf"(?:(?<![A-Za-z])(?:(?-i:born|BORN)|born(?=[ ]on|"
    rf"[ ]?:))(?!-)(?:[ ](?:in|at)[ ][^.;:\d\n]{{1,40}}?)?(?:[ ]to[ ][^;:\d\n]{{1,60}}?)?"
    rf",?[ :(\n]{{0,2}}(?:on[ ])?(?:or[ ]about[ ])?|\(b\.[ ]?)"
    rf"{_THE}(?P<private>{_DATE})",
    re.IGNORECASE,
)
_CHILD = r"(?:son|daughter|child|children|twins?|baby|boy|girl|infant|(?-i:[A-Z]\.[ ]?[A-Z]\.))"
_BIRTH_OF = compiled(
    rf"(?<![A-Za-z])birth[ ](?:of|"
    rf"to)[ ][^.;:\d\n]{{0,30}}?{_CHILD}(?![A-Za-z])[^;:\d\n]{{0,20}}?[ ]on[ ](?P<private>{_DATE})",
    re.IGNORECASE,
)
_ALSO = compiled(rf"(?:[ ]?[,;])?[ ](?:and[ ])?(?:on[ ])?(?P<private>{_DATE})", re.IGNORECASE)
_MANY = compiled(r"s\Z|\Adates", re.IGNORECASE)
_WERE = compiled(r"\bwere[ ]$", re.IGNORECASE)
_CLAUSE = 80
_CLAUSE_END = compiled(r"(?<!Inc)(?<!Corp)(?<!Co)(?<!Ltd)(?<!\b[A-Z])[.;][ ]|\n")
_PERSON = compiled(
    r"\b(?:who|whom|he|she|they|his|her|him|plaintiff|defendant|petitioner|claimant|respondent|appellant|debtor|child|"
    r"children|son|"
    r"daughter|minor|victim|boy|girl|baby|infant|man|woman|mother|father|wife|husband|decedent|mr|ms|mrs|dr)\b",
    re.IGNORECASE,
)
_THING = compiled(
    r"\b(?:it|which|company|corporation|bank|business|firm|partnership|enterprise|institution|idea|concept|notion|plan|"
    r"dispute|litigation|lawsuit|"
    r"suit|case|action|claim|controversy|contract|agreement|nation|country|republic|state|states|city|america|program|"
    r"project|product|"
    r"brand|website|app|device|invention|movement|doctrine|rule|policy|law|act|statute|organization|association|league|"
    r"team|band|"
    r"church|school|university|internet|industry|scheme|conspiracy|venture|club|union|right|tradition|holiday)\b",
    re.IGNORECASE,
)
_FIRM = compiled(r"\b(?:LLC|L\.L\.C\.|Inc\.?|Corp\.?|Co\.|L\.?P\.|LLP|Ltd\.?|Holdings|Company|Corporation),?[ ]")


def find_birth_dates(text: str) -> Iterator[int]:
    """Where a birth date stands in `text`, read plainly."""
    if "birth" not in (low := text.lower()) and "born" not in low and not re.search(r"d[./]?\s?o[./]?\s?b|\(b\.", low):
        return
    for m in _LABEL.finditer(text):
        yield from _dates(text, m, _MANY.search(m["cue"]) is not None)
    for m in _BORN.finditer(text):
        before = _CLAUSE_END.split(text[max(0, m.start() - _CLAUSE) : m.start()])[-1]
        if not _is_things(before):
            yield from _dates(text, m, _WERE.search(before) is not None)
    for m in _BIRTH_OF.finditer(text):
        yield m.start("private")


def _dates(text: str, m: re.Match[str], are_many: bool) -> Iterator[int]:
    found: re.Match[str] | None = m
    while found is not None:
        yield found.start("private")
        found = _ALSO.match(text, found.end()) if are_many else None


def _is_things(before: str) -> bool:
    """Whether in the clause before "born" no person is named, and a thing is: companies, ideas and nations are born too."""
    return not _PERSON.search(before) and bool(_THING.search(before) or _FIRM.search(before))
