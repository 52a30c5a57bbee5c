"""How courts write numbers: ordinals in words, Roman numerals, the names of months."""

ORDINALS = tuple(
    """first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth
    sixteenth seventeenth eighteenth nineteenth twentieth twenty-first twenty-second twenty-third twenty-fourth twenty-fifth
    twenty-sixth twenty-seventh""".split()
)
# I to LXXXIX: lists, headings and amendments have no more.
ROMAN = tuple(
    tens + ones
    for tens in ("", "X", "XX", "XXX", "XL", "L", "LX", "LXX", "LXXX")
    for ones in ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")
)[1:]
_VALUES = {numeral.lower(): value for value, numeral in enumerate(ROMAN, 1)}

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip
MONTH = r"(?:" + "|".join(month[:3] for month in MONTHS) + r")[a-z]*\.?"  # "Sept.", "March"


def roman_value(numeral: str) -> int:
    """4 of "IV" and "iv"; 0 of what is no Roman numeral."""
    return _VALUES.get(numeral.lower(), 0)
