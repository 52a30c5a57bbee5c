"""Sections and rules that every court knows by their number alone: data, no rule of reading."""

FAMOUS = {
    "42 USC": "1981 1982 1983 1985 1986 1988 1997e 2000a 2000d 2000e 2000e-2 2000e-3 2000e-5 12101 12112 12132 405 423 1382c 1396a",
    "28 USC": (
        "1291 1292 1331 1332 1333 1334 1338 1343 1345 1346 1361 1367 1391 1404 1406 1407 1441 1442 1443 1446 1447 1651 1738 1821 "
        "1826 1915 "
        "1915A 1920 1927 2072 2201 2202 2241 2242 2243 2244 2253 2254 2255 2283 2412 2671 2675 2680 636 455"
    ),
    "18 USC": "922 924 1341 1343 1344 1347 1349 1951 1956 1961 1962 1964 2113 2252 2252A 2422 3142 3143 3145 3161 3553 3559 3582 "
    "3583 3663A",
    "21 USC": "841 843 846 848 851 952 960 963",
    "8 USC": "1101 1158 1182 1225 1226 1226a 1227 1229a 1229b 1231 1252 1326",
    "5 USC": "551 552 552a 552b 553 554 701 702 703 704 706",
    "29 USC": "621 623 1132",
    "15 USC": "78j 78u-4 1692e 1692g 1125",
}


def _titles() -> dict[str, tuple[str, ...]]:
    titles: dict[str, tuple[str, ...]] = {}
    for title, sections in FAMOUS.items():
        for section in sections.split():
            titles[section] = (*titles.get(section, ()), title)
    return titles


FAMOUS_SECTIONS = _titles()  # some in two titles
# Known by their number in the courts of the states too, whose own codes count up to thousands.
FAMOUS_EVERYWHERE = frozenset("1981 1983 1985 1988 2254 2000e".split())
# Numbers that other acts have too: what a document must speak of for them to be the famous ones.
ADMINISTRATIVE = ("Administrative Procedure", "APA")
SECURITY = ("Social Security", "Commissioner", "SSA", "ALJ")
HINTS = dict.fromkeys("551 553 554 701 702 703 704 706".split(), ADMINISTRATIVE) | dict.fromkeys("405 423 1382c".split(), SECURITY)


def in_bankruptcy_code(section: str) -> bool:
    """Whether title 11 can have a section of that number: 101 to 1532."""
    return section.rstrip("ABCDEabcd").isdigit() and 101 <= int(section.rstrip("ABCDEabcd")) <= 1532


# The rules that there are: of civil and criminal procedure by their first numbers, of evidence and bankruptcy by ranges.
CIVIL = frozenset((*range(4, 74), 77, 78, 79, 81, 82, 83))
CRIMINAL = 61
EVIDENCE = (
    (101, 106), (201, 201), (301, 302), (401, 415), (501, 502), (601, 615), (701, 706), (801, 807), (901, 903), (1001, 1008),
    (1101, 1103),
)  # fmt: skip
BANKRUPTCY = (
    (1001, 1021), (2001, 2020), (3001, 3022), (4001, 4008), (5001, 5012), (6001, 6011), (7001, 7087), (8001, 8028), (9001, 9037),
)  # fmt: skip
APPELLATE = frozenset((*range(1, 9), 10, 11, 13, 14, 17, 18, *range(21, 49))) - {
    23,
    24,
    26,
    30,
    33,
    37,
    41,
}  # meant by a court of appeals


def set_of_rule(number: int, *, criminal: bool, appellate: bool) -> str | None:
    """The federal set that a rule is of by its number, for a court of first instance or of appeal; None where it may be of two."""
    if number > 100:
        fits = [name for name, ranges in (("FRE", EVIDENCE), ("FRBP", BANKRUPTCY)) if any(a <= number <= z for a, z in ranges)]
        return fits[0] if len(fits) == 1 else None
    if criminal:
        return "FRCrP" if number <= CRIMINAL else None
    return "FRCP" if number in CIVIL and not (appellate and number in APPELLATE) else None
