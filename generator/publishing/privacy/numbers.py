"""Numbers of persons and of their accounts: social-security, taxpayer-identification and financial-account numbers.

The rules let the last four digits stand: forms such as xxx-xx-1234 and "ending in 1234" match nothing here.
"""

import re
from collections.abc import Iterator

from generator.patterns import compiled

Found = tuple[int, str]  # where it stands in the text, and the code of the problem

_HYPHEN = r"[ \n]?[-—][ \n]?(?:\d\d?[ ])?"  # perhaps a line's end with the next line's number
_SSN = compiled(rf"(\d(?<![\w-].)(?<!\d[.,/].)\d\d){_HYPHEN}(\d\d){_HYPHEN}(\d{{4}})(?![\w]|[-—]\w|[.,/]\d)")
# What else is numbered so: 123-45-6789 behind one of these is no person's.
_NUMBERED_THING = compiled(
    r"(?:(?<![a-z])(?:bates|dockets?|dkt|cases?|causes?|appeals?|matters?|actions?|charges?|complaints?|invoices?|"
    r"orders?|parts?|serial|models?|"
    r"parcels?|apn|permits?|polic(?:y|ies)|tracking|phones?|telephone|tel|fax|cell|call(?:ed)?|exhibits?|ex|patents?|"
    r"lots?|items?|"
    r"contracts?|grants?|projects?|references?|ref|ecf|doc|documents?|isbn|catalog|sku|vin|petitions?|rule|reg|regs|"
    r"r)(?![a-z])|§)"
    r"[-. ]{0,2}(?:(?:stamped|labeled|marked|range|number(?:ed|s)?|nos?|code|id)(?![a-z])|\#)?[.:# (]{0,3}$",
    re.IGNORECASE,
)
_RANGE = compiled(r"[ ]?(?:through|thru|to|and|or|&|,|;|-|—|, and)[ ]?")
_BEFORE = 40

_NUMBER = r"(?:numbers?|nos?\b\.?|\#)"
_TAXPAYER = compiled(
    r"(?<![\w.])(?:(?P<sure>social[ -]security(?=[ ](?:account[ ])?(?:numbers?|no\b|\#|card))|s\.?s\.?n\.?s?|"
    r"(?:federal[ ]|state[ ])?tax(?:[ -]?payer)?[ -]"
    r"(?:id(?:entification)?|i\.d\.)|taxpayer[ ](?=num|no)|(?:employer|fed\.?|"
    r"federal)(?:[ -]tax)?[ ](?:id(?:entification)?|i\.d\.)|"
    r"(?-i:F?TIN|ITIN|PTIN|ATIN|F?EIN))|social[ -]security|soc\.?[ ]sec\.?|ss(?=[ ]?\#|[ ]no)|tax[ -]?payer|tax|"
    r"[ipa]?\.?t\.?i\.?n\.?|f?\.?e\.?i\.?n\.?)(?![A-Za-z])"
    rf"(?P<word>[ ]?(?:account[ ])?(?:{_NUMBER}|card))?(?P<gap>[^\d$§;\n]{{0,60}}?\n?[^\w\n$§;]{{0,6}})"
    r"(?P<number>\d{9}|\d\d[-— ]\d{7}|\d{3}(?P<by>[ .])\d\d(?P=by)\d{4})(?![\w]|[-—][\w]|[.,/]\d)",
    re.IGNORECASE,
)
_NINE = compiled(r"\d(?:\d{8}|\d[-— ]\d{7}|\d\d[ .]\d\d[ .]\d{4})(?!\w)")  # what such a cue must lead to
_SHORT_GAP = compiled(r"[ \n:=(,.'\"|-]{0,6}(?:\(\w{1,8}\))?[ :]{0,3}(?:is|of|was|as)?[ \n:=('\"|-]{0,4}", re.IGNORECASE)
_ELSEWHERE = compiled(
    r"\.[ ]+[A-Z]|(?i:\b(?:docket|case|document|doc|ecf|dkt|checks?|claim|invoice|policy|exhibit|appeal|action|charge|"
    r"civil|phone|loss|lot)\b)"
)

_WRITTEN = r"(?-i:(?:[A-Z]{1,4}-?|(?=\d+[A-Z]))?\d(?:[A-Z0-9]|[ -]{1,2}(?=[A-Z]{0,2}\d))*)"
_ALSO = r"(?:[ ]?[,;&](?:[ ](?:and|or))?|[ ](?:and|or|&))[ ]"
_KINDS = (
    r"(?:checking|savings|bank(?:ing)?|brokerage|money[ ]market|deposit|investment|retirement|escrow|trust|ira|"
    r"credit[ -]card|loan)"
)
_ACCOUNT = compiled(
    rf"(?<!\w)(?<!\bon )(?P<cue>(?P<kind>{_KINDS}[ ])?(?:accounts?|accts?\b\.?|a/c)|(?:aba[ ])?routing|aba|iban|"
    rf"(?:(?:credit|debit|gift|bank)[ ])?cards?)"
    rf"(?:(?:(?:,|[ ](?:at|with|held|in|from|maintained|"
    rf"opened)[ ])[^.;:\d\n§$]{{0,40}}?)?[ (,]{{0,2}}(?P<word>(?:account[ ])?{_NUMBER}|number\(s\))|"
    r"(?=[ ]?[:(]?[ ]?[A-Z\d])"
    rf")(?P<is>[ ]?\(?(?:is|are|was|were|of|as|:|=|\#)?[ \n:\"'(|]{{0,4}})(?P<number>{_WRITTEN})(?![\w]|[.,/]\d)",
    re.IGNORECASE,
)
_NEXT = compiled(rf"{_ALSO}(?P<number>{_WRITTEN})(?![\w]|[.,/]\d)")
_ACCOUNT_WORDS = ("account", "acct", "a/c", "routing", "aba ", "iban", "card")
_FEWEST_DIGITS = 5  # four may stand
_FEWEST_ALONE = 8  # where nothing says that it is a number
_YEARS = compiled(r"(?:19|20)\d\d[ -]+(?:19|20)\d\d|(?:19|20)\d\d-?(?:0[1-9]|1[0-2])-?(?:[0-2]\d|3[01])")
_CARD = compiled(
    r"\d(?<![\w.-].)\d{3}[ \n-]?(?:\d{4}[ \n-]?\d{4}[ \n-]?\d{4}|(?<=3\d{3}.)\d{6}[ \n-]?\d{5}|"
    r"(?<=3\d{3})\d{6}\d{5})(?![\w-])"
)
_ISSUED = compiled(r"3[47]|4|5[1-5]|2[2-7]|6(?:011|4|5)")  # with which cards' numbers begin: ISO/IEC 7812
_IBAN = compiled(r"[A-Z]{2}(?<![A-Za-z0-9]..)\d\d(?:[ ]?[A-Z0-9]{4}){2,7}(?:[ ]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])")
_GROUP_END = compiled(r"(?![A-Z0-9])")


def find_numbers(text: str) -> Iterator[Found]:
    """Each private number of `text`, read plainly (`plain.Plain`), under the rule that comes first."""
    seen = dict(_social_security(text))
    if _NINE.search(text):
        for m in _TAXPAYER.finditer(text):
            is_told = m["sure"] or m["word"] or _SHORT_GAP.fullmatch(m["gap"])
            if is_told and not _ELSEWHERE.search(m["gap"]):
                seen.setdefault(m.start("number"), "private-taxpayer-number")
    for at in (*_accounts(text), *_cards(text), *_ibans(text)):
        seen.setdefault(at, "private-account-number")
    yield from seen.items()


def _social_security(text: str) -> Iterator[Found]:
    """Numbers that were never given out are none: SSA POMS RM 10201.035; those that begin with 9 are taxpayers'."""
    end_of_other = -1
    for m in _SSN.finditer(text):
        area, group, serial = m.groups()
        is_other = _NUMBERED_THING.search(text, max(0, m.start() - _BEFORE), m.start()) or (
            end_of_other >= 0 and _RANGE.fullmatch(text, end_of_other, m.start())
        )
        if is_other:
            end_of_other = m.end()
        elif area not in ("000", "666") and group != "00" and serial != "0000":
            yield m.start(), "private-taxpayer-number" if area[0] == "9" else "private-social-security-number"


def _accounts(text: str) -> Iterator[int]:
    low = text.lower()
    if not any(word in low for word in _ACCOUNT_WORDS):
        return
    for m in _ACCOUNT.finditer(text):
        if _ELSEWHERE.search(text, m.end("cue"), m.start("number")):
            continue
        fewest = _FEWEST_DIGITS if m["word"] else _FEWEST_ALONE - bool(m["kind"])
        found: re.Match[str] | None = m
        while found is not None and _has_digits(found["number"], fewest):
            yield found.start("number")
            found = _NEXT.match(text, found.end()) if m["word"] else None


def _has_digits(number: str, fewest: int) -> bool:
    return sum(c.isdigit() for c in number) >= fewest and not _YEARS.fullmatch(number)


def _cards(text: str) -> Iterator[int]:
    for m in _CARD.finditer(text):
        if _luhn(m[0]) and (not m[0].isdigit() or _ISSUED.match(m[0])):
            yield m.start()


def _luhn(number: str) -> bool:
    digits = [int(c) for c in number if c.isdigit()]
    doubled = [d * 2 - 9 if d > 4 else d * 2 for d in digits[-2::-2]]
    return (sum(digits[-1::-2]) + sum(doubled)) % 10 == 0


def _ibans(text: str) -> Iterator[int]:
    for m in _IBAN.finditer(text):
        ends = {m.end(), *(e.start() for e in _GROUP_END.finditer(text, m.start() + 14, m.end()))}  # words in capitals may follow
        if any(_is_iban(text[m.start() : end].replace(" ", "")) for end in ends):
            yield m.start()


def _is_iban(number: str) -> bool:
    """By its check digits: ISO 13616."""
    return 15 <= len(number) <= 34 and int("".join(str(int(c, 36)) for c in number[4:] + number[:4])) % 97 == 1
