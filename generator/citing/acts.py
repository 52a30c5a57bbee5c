"""Acts of Congress whose sections courts cite by the act's own numbers: "Section 10(b) of the Exchange Act", "INA § 237(a)".

Data, no rule of reading. A section stands in the table only where the Code has it under one number: `SECTIONS` is act →
(title of the Code, its sections as "act's number:section of the Code"; alone where the two are the same).
"""

import re
from functools import cache
from typing import NamedTuple

from generator.patterns import compiled

SECTIONS: dict[str, tuple[str, str]] = {
    "Administrative Procedure": ("5", "551 552 552a 553 554 555 556 557 558 559 701 702 703 704 705 706"),
    "Americans with Disabilities": (
        "42",
        "3:12102 101:12111 102:12112 103:12113 107:12117 202:12132 203:12133 302:12182 303:12183 308:12188 503:12203",
    ),
    "CERCLA": ("42", "101:9601 103:9603 104:9604 106:9606 107:9607 113:9613 120:9620 121:9621 122:9622"),
    "Civil Rights": (
        "42",
        ("701:2000e 702:2000e-1 703:2000e-2 704:2000e-3 706:2000e-5 707:2000e-6 717:2000e-16 601:2000d 602:2000d-1 1981 1982 "
        "1983 1985 1986 1988"),
    ),
    "Clayton": ("15", "3:14 4:15 7:18 8:19 16:26"),
    "Clean Air": (
        "42",
        "108:7408 109:7409 110:7410 111:7411 112:7412 113:7413 114:7414 202:7521 209:7543 211:7545 304:7604 307:7607",
    ),
    "Clean Water": (
        "33",
        ("101:1251 301:1311 303:1313 304:1314 306:1316 307:1317 308:1318 309:1319 311:1321 401:1341 402:1342 404:1344 502:1362 "
        "505:1365 509:1369"),
    ),
    "Commodity Exchange": ("7", "4b:6b 4c:6c 4d:6d 4m:6m 4o:6o 6c:13a-1 22:25"),
    "Communications": (
        "47",
        "201 202 203 206 207 208 214 223 227 230 251 252 253 254 271 301 303 309 310 312 315 325 332 402 405 605",
    ),
    "Copyright": (
        "17",
        "101 102 103 105 106 106A 107 108 109 114 115 201 203 204 301 304 407 408 410 411 412 501 502 503 504 505 507",
    ),
    "ERISA": (
        "29",
        ("3:1002 4:1003 101:1021 104:1024 105:1025 202:1052 203:1053 204:1054 205:1055 206:1056 302:1082 401:1101 402:1102 "
        "403:1103 404:1104 405:1105 406:1106 408:1108 409:1109 410:1110 413:1113 501:1131 502:1132 503:1133 510:1140 511:1141 "
        "514:1144 515:1145 601:1161 602:1162 606:1166 609:1169 4201:1381 4203:1383 4205:1385 4212:1392 4219:1399 4221:1401 "
        "4301:1451"),
    ),
    "Endangered Species": ("16", "3:1532 4:1533 6:1535 7:1536 9:1538 10:1539 11:1540"),
    "Exchange": (
        "15",
        ("9:78i 10:78j 12:78l 13:78m 14:78n 15:78o 16:78p 18:78r 19:78s 20:78t 20A:78t-1 21:78u 21C:78u-3 21D:78u-4 21E:78u-5 "
        "21F:78u-6 27:78aa 28:78bb 29:78cc"),
    ),
    "FDCA": (
        "21",
        "201:321 301:331 302:332 303:333 304:334 402:342 403:343 501:351 502:352 503:353 505:355 510:360 515:360e 801:381",
    ),
    "FLSA": ("29", "3:203 6:206 7:207 11:211 13:213 14:214 15:215 16:216 17:217 18:218"),
    "FTC": ("15", "5:45 6:46 12:52 13:53 19:57b"),
    "Fair Credit Reporting": (
        "15",
        "603:1681a 604:1681b 605:1681c 607:1681e 609:1681g 611:1681i 615:1681m 616:1681n 617:1681o 623:1681s-2",
    ),
    "Fair Debt Collection Practices": (
        "15",
        "803:1692a 804:1692b 805:1692c 806:1692d 807:1692e 808:1692f 809:1692g 810:1692h 811:1692i 813:1692k",
    ),
    "Fair Housing": ("42", "803:3603 804:3604 805:3605 810:3610 813:3613 818:3617"),
    "Federal Arbitration": ("9", "1 2 3 4 5 6 7 9 10 11 12 13 16"),
    "Federal Power": (
        "16",
        "4:797 10:803 201:824 202:824a 203:824b 205:824d 206:824e 210:824i 211:824j 215:824o 306:825e 309:825h 313:825l",
    ),
    "Freedom of Information": ("5", "552"),
    "INA": (
        "8",
        ("101:1101 103:1103 201:1151 203:1153 204:1154 207:1157 208:1158 209:1159 212:1182 214:1184 216:1186a 217:1187 221:1201 "
        "235:1225 236:1226 236A:1226a 237:1227 238:1228 239:1229 240:1229a 240A:1229b 240B:1229c 241:1231 242:1252 243:1253 "
        "244:1254a 245:1255 246:1256 249:1259 264:1304 265:1305 274:1324 274A:1324a 274B:1324b 274C:1324c 275:1325 276:1326 "
        "287:1357 301:1401 309:1409 310:1421 312:1423 316:1427 318:1429 319:1430 320:1431 336:1447 340:1451 349:1481"),
    ),
    "Investment Advisers": ("15", "202:80b-2 203:80b-3 204:80b-4 205:80b-5 206:80b-6 207:80b-7 208:80b-8 209:80b-9"),
    "LMRA": ("29", "301:185 302:186 303:187"),
    "Lanham": (
        "15",
        ("1:1051 2:1052 7:1057 8:1058 9:1059 13:1063 14:1064 15:1065 18:1068 20:1070 21:1071 23:1091 32:1114 33:1115 34:1116 "
        "35:1117 36:1118 37:1119 39:1121 43:1125 44:1126 45:1127"),
    ),
    "NLRA": ("29", "1:151 2:152 3:153 4:154 6:156 7:157 8:158 9:159 10:160 11:161 14:164"),
    "Natural Gas": ("15", "1:717 3:717b 4:717c 5:717d 7:717f 19:717r"),
    "Patent": (
        "35",
        "101 102 103 112 116 119 120 121 122 132 135 154 251 252 256 261 262 271 281 282 283 284 285 286 287 311 315 318",
    ),
    "Railway Labor": ("45", "2:152 3:153 5:155 9:159"),
    "Rehabilitation": ("29", "501:791 503:793 504:794 505:794a 508:794d"),
    "Sarbanes-Oxley": ("18", "806:1514A"),
    "Securities": ("15", "2:77b 3:77c 4:77d 5:77e 8:77h 11:77k 12:77l 13:77m 15:77o 16:77p 17:77q 20:77t 22:77v 27:77z-1"),
    "Sherman": ("15", "1 2 3"),
    "Social Security": (
        "42",
        ("202:402 205:405 206:406 208:408 216:416 223:423 702:902 1128:1320a-7 1614:1382c 1631:1383 1862:1395y 1869:1395ff "
        "1871:1395hh 1878:1395oo 1902:1396a"),
    ),
    "Voting Rights": ("52", "2:10301 3:10302 4:10303 5:10304 11:10307"),
}  # fmt: skip
# What courts call them: as printed, without "the" and the year behind.
NAMES: dict[str, str] = {
    "APA": "Administrative Procedure", "ADA": "Americans with Disabilities",
    "CERCLA": "CERCLA", "Title VII": "Civil Rights", "CAA": "Clean Air", "CWA": "Clean Water", "CEA": "Commodity Exchange",
    "Federal Water Pollution Control Act": "Clean Water", "Communications Decency Act": "Communications",
    "Employee Retirement Income Security Act": "ERISA", "ERISA": "ERISA", "ESA": "Endangered Species",
    "Securities Exchange Act": "Exchange", "Exchange Act": "Exchange", "1934 Act": "Exchange",
    "Food, Drug, and Cosmetic Act": "FDCA", "Federal Food, Drug, and Cosmetic Act": "FDCA", "FDCA": "FDCA", "FD&C Act": "FDCA",
    "Fair Labor Standards Act": "FLSA", "FLSA": "FLSA", "Federal Trade Commission Act": "FTC", "FTC Act": "FTC",
    "FCRA": "Fair Credit Reporting", "FDCPA": "Fair Debt Collection Practices", "FAA": "Federal Arbitration",
    "FPA": "Federal Power", "FOIA": "Freedom of Information", "Immigration and Nationality Act": "INA", "INA": "INA",
    "Advisers Act": "Investment Advisers", "Labor Management Relations Act": "LMRA", "LMRA": "LMRA", "Lanham Act": "Lanham",
    "Trademark Act": "Lanham", "National Labor Relations Act": "NLRA", "NLRA": "NLRA", "NGA": "Natural Gas",
    "RLA": "Railway Labor", "Securities Act": "Securities", "1933 Act": "Securities", "VRA": "Voting Rights",
    **{f"{act} Act": act for act in SECTIONS if not act.isupper() and act not in ("Exchange", "Securities")},
}  # fmt: skip
ALL = "|".join(re.escape(name) for name in sorted(NAMES, key=len, reverse=True))
BEHIND = compiled(rf" of (?:the )?\[?(?P<name>{ALL})(?: of (?:19|20)\d\d)?(?!\w)\]?")
BEFORE = compiled(rf"(?<!\w)(?P<name>{ALL})(?: of (?:19|20)\d\d)?(?:, as amended)?\]?,? $")
LONGEST = max(map(len, NAMES)) + len(" of 1934, as amended, ")


class Place(NamedTuple):
    """Where the Code has a section of an act: "15 USC", "78j"."""

    title: str
    section: str


@cache
def sections_of(act: str) -> dict[str, Place]:
    """The sections of an act by its own numbers, and by the Code's where they cannot be taken for the act's own."""
    title, listed = SECTIONS[act]
    places: dict[str, Place] = {}
    for pair in listed.split():
        own, _, code = pair.partition(":")
        places[own] = Place(f"{title} USC", code or own)
    for place in list(places.values()):
        if len(place.section) > len("99"):
            places.setdefault(place.section, place)
    return places


def place_of(name: str, section: str) -> Place | None:
    """Where the Code has a section of the act that `name` says; None where that is not certain."""
    act = NAMES.get(name)
    return sections_of(act).get(section) if act else None
