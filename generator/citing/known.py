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
FAMOUS_SECTIONS = {section: title for title, sections in FAMOUS.items() for section in sections.split()}


def in_bankruptcy_code(section: str) -> bool:
    """Whether title 11 can have a section of that number: 101 to 1532."""
    return section.rstrip("ABCDEabcd").isdigit() and 101 <= int(section.rstrip("ABCDEabcd")) <= 1532


# Rules of civil procedure that orders name without their set.
CIVIL = frozenset(
    "4 5 5.2 6 7 7.1 8 9 10 11 12 13 14 15 16 17 18 19 20 21 22 23 23.1 24 25 26 27 28 29 30 31 32 33 34 35 36 37 38 39 40 41 42 "
    "43 44 45 46 47 "
    "48 49 50 51 52 53 54 55 56 57 58 59 60 61 62 63 64 65 66 67 68 69 70 71 71.1 72 73 77 78 79 81 82 83".split()
)

# Rules of evidence: a bare "Rule 121" is none of them, but a rule of some court's own.
EVIDENCE = frozenset(
    "101 102 103 104 105 106 107 201 301 302 401 402 403 404 405 406 407 408 409 410 411 412 413 414 415 501 502 601 602 603 604 "
    "605 606 607 608 609 610 611 612 613 614 615 616 701 702 703 704 705 706 801 802 803 804 805 806 807 901 902 903 "
    "1001 1002 1003 1004 1005 1006 1007 1008 1101 1102 1103".split()
)
