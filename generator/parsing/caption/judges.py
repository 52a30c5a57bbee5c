"""The judges: a panel, a byline, a signature. Names without titles; never a clerk, never a judge of another court."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.parsing.caption.kinds import JUDGE_SHORT, JUDGE_TITLE, MONTH, SEVERAL_JUDGES, is_prose
from generator.parsing.rows import Row, Wording
from generator.patterns import compiled

NAME = (
    r"(?-i:[A-Z][\w.’'*-]*)(?:[ ](?-i:[A-Z][\w.’'“”\"-]*|de|la|van|von|der|di|del|St\.)){0,5}(?:,?\s(?:Jr|Sr|II|III|"
    r"IV|JR|SR)\b\.?)?"
)
PANEL_START = compiled(r"\W*(?:before|present|coram|panel)\b(?!\s+(?:the|this|me|us)\b)\s*:?\s*(?P<rest>.*)$", re.IGNORECASE)
PANEL_WORDS = ("before", "b efore", "present", "coram", "panel")  # one of which it matches
PANEL_TITLES = compiled(
    rf"\b(?:(?:by|and|the)\s+)?(?:hon(?:orable|\.)?\s|{JUDGE_TITLE}\b(?:\s*of\s+the\s+[\w ]+)?|board panel:?|\bboard$|sitting "
    rf"by designation|presiding)|(?<=, ){JUDGE_SHORT}(?=\W|$)|\(by designation\)",
    re.IGNORECASE,
)
PANEL_END = compiled(rf"(?:\bjudges?|\bjustices?|\bmembers?|\bJJ\.?|,\s{JUDGE_SHORT})\W*\d?\W*$", re.IGNORECASE)
AUTHOR = compiled(
    rf"\W*(?:memorandum\s+)?(?:opinion|decision|"
    rf"order)\s+(?:of\s+the\s+court\s+)?by:?\s+(?:{JUDGE_TITLE}\s+)?(?P<name>{NAME})",
    re.IGNORECASE,
)
DELIVERED = compiled(
    rf"\W*(?:mr\.\s+)?(?:(?:chief|presiding)\s+)?(?:justice|judge)\s+(?P<name>{NAME})(?:[^.]{{0,60}})?\s+(?:delivered|"
    rf"announced)\b",
    re.IGNORECASE,
)
DELIVERED_WORDS = ("delivered", "announced")  # one of which it matches
CONCURRED = compiled(
    rf"\W*(?:presiding\s+)?justices?\s+(?P<names>{NAME}(?:(?:,\s+|,?\s+and\s+){NAME})*)\s+concurred", re.IGNORECASE
)
BYLINE = compiled(
    rf"\W*(?:by:?\s+|per:?\s+)?(?:(?:the\s+)?hon(?:orable|\.)\s+)?(?P<name>{NAME})(?:,?\s+(?P<title>{JUDGE_TITLE})|"
    rf",\s+(?P<short>{JUDGE_SHORT}))\s*(?:\([^)]*\))?(?P<end>[:.,;—–-]*)\s*\*?\d?(?P<rest>.*)$",
    re.IGNORECASE,
)
TITLE_LINE = compiled(
    rf"\W*(?:the\s+)?(?:{JUDGE_TITLE}|u\.?\s?s\.?\s?d\.?\s?j\.?|(?:ed\s)?s\w{{3,6}}sdistrict\s+judge)(?:,?\s+(?:of|"
    rf"for)\s+.*|\s*[-–—,]\s*[A-Z].{{0,40}})?\W*$",
    re.IGNORECASE,
)
DATE_BEHIND = compiled(rf"\s+{MONTH} \d{{1,2}}, \d{{4}}\W*$", re.IGNORECASE)  # "CASPER, J. February 4, 2020"
YEAR = compiled(r", \d{4}\W")
DATE_BEFORE = compiled(  # "Dated: April 24, 2026 RUDOLPH A. ASH", "Date: April 21, 2026 United States District Judge"
    rf"\W*(?:dated?|entered|signed|issued|filed)\b(?:\s+on)?\W*{MONTH} \d{{1,2}}, \d{{4}}\W*\s(?=\w)", re.IGNORECASE
)
SIGNED_BY = compiled(
    rf"(?:signed|issued|entered)\s+by\s+(?:judge\s+|the\s+honorable\s+)?(?P<name>{NAME}),?\s+(?:{JUDGE_TITLE}|"
    rf"{JUDGE_SHORT})",
    re.IGNORECASE,
)
HONORABLE = compiled(
    rf"\W*(?:(?:the\s+)?hon(?:orable|\.)|judge:?|magistrate judge:?|(?:judge|"
    rf"justice)\s+assigned:?)\s+(?:{JUDGE_TITLE}\s+)?(?P<name>{NAME})",
    re.IGNORECASE,
)
SLASH = compiled(r"^\W*(?:/s/?|s/|\\s\\)\s*[/:.]?\s*", re.IGNORECASE)
PERSON = compiled(
    r"(?:hon(?:orable|\.)\s+|judge\s+|dr\.\s+)?(?P<name>(?-i:[A-Z])[\w.’'-]*(?:\s+(?:(?-i:[A-Z])[\w.’'-]*|de|la|van|"
    r"von|der|di|del)){1,4}(?:,?\s(?:Jr|Sr|II|III|IV|JR|SR)\b\.?)?),?$",
    re.IGNORECASE,
)
NOT_A_PERSON = compiled(
    r"\b(?:court|clerk|ordered|order|united|states|district|division|county|city|dated?|deputy|counsel|attorney|the|"
    r"by|respectfully|submitted|conclusion|florida|california|"
    r"texas|new york|ohio|appeal|chambers|avenue|street|judgment|denied|granted|affirmed|reversed|remanded|concur|"
    r"copies|office|building|signed|plaintiff|defendant|states)\b",
    re.IGNORECASE,
)
CLERK = compiled(r"\bclerk\b|\bprothonotary\b|\bfor the court\b", re.IGNORECASE)


def panel_names(text: str) -> tuple[str, ...]:
    """The names of "Howard, Chief Judge, Selya and Barron, Circuit Judges", titles left out."""
    text = re.sub(
        r"(?<=\w)\*+|[†‡]|(?<=[a-z]),?\s+(?=(?:Jr|Sr|II|III|IV)\b)",
        lambda m: " " if m.group().strip(" ,*") == "" and " " in m.group() else "",
        text,
    )
    bare = PANEL_TITLES.sub(";", text)
    names = []
    for piece in re.split(r"\s*(?:[;:]|,(?!\s*(?:Jr|Sr|II|III|IV)\b)|\band\b|\bAND\b|&)\s*", bare):
        name = re.sub(r"\d+$|^\W+|[\s,;:*]+$", "", piece.strip()).strip()
        if name.endswith(".") and not re.search(r"(?:\b[A-Z]|\bJr|\bSr)\.$", name):
            name = name[:-1]
        if re.fullmatch(NAME, name) and not NOT_A_PERSON.search(name) and len(name) > 2:
            names.append(name)
    return tuple(dict.fromkeys(names))


def head_panel(lines: Sequence[str]) -> tuple[str, ...]:
    """The panel that the head names: "Before …, Circuit Judges", over as many lines as it takes."""
    for i, text in enumerate(lines):
        m = PANEL_START.match(text)
        if not m or (is_prose(text) and not PANEL_TITLES.search(text)):
            continue
        block = panel_block(m.group("rest"), lines[i + 1 : i + 10])
        names = panel_names(block)
        if names and PANEL_TITLES.search(f"{text} {block}"):
            return names
    for text in lines:  # state courts of appeals: "Ada M. Birch, P.J., Jon S. Elm, J., and Rae T. Ash, J."
        if len(SEVERAL_JUDGES.findall(text[:300])) >= 2 and len(text) < 200:
            names = panel_names(text)
            if len(names) >= 2:
                return names
    return ()


def panel_block(block: str, lines: Sequence[str]) -> str:
    """The text of a panel that begins with `block`, as many of the lines after it taken in as belong to it.

    A blank line is given as ""; it ends the panel unless a comma says that more is to come.
    """
    for more in lines:
        whole = bool(PANEL_END.search(block))
        open_end = block.endswith((",", "and"))
        if not more and block and not open_end and (whole or PANEL_TITLES.search(block)):
            break
        if AUTHOR.match(more) or (whole and not block.endswith(",") and not re.match(r"\s*and\b", more)):
            break
        if len(more) > 120 or (is_prose(more) and not PANEL_TITLES.search(more)):
            break
        block = f"{block}, {more}" if whole and not open_end else f"{block} {more}"
    return block


def authors(line: str, following: Sequence[str]) -> tuple[str, ...]:
    """Who wrote, if the line says so: "JUSTICE SOTOMAYOR delivered the opinion of the Court", with those who "concurred in
    the judgment" by the lines that follow."""
    m = DELIVERED.match(line)
    if not m:
        return ()
    concurred = (CONCURRED.match(more) for more in following)
    return (m.group("name"), *(name for c in concurred if c for name in panel_names(c.group("names"))))


def byline(lines: Sequence[str]) -> str | None:
    """ "ALLEN SHARP, District Judge.", "HUDSON, Justice.", "KENNETH M. KARAS, District Judge:"."""
    for line in lines:
        text = DATE_BEHIND.sub("", line)
        m = BYLINE.match(text) if len(text) < 90 else None
        if m and not m.group("rest").strip() and not NOT_A_PERSON.search(m.group("name")):
            return tidy(m.group("name"))
        a = AUTHOR.match(text)
        if a:
            return tidy(a.group("name"))
    return None


INLINE = compiled(
    rf"\W*(?:(?P<name>{NAME}),\s+(?:{JUDGE_TITLE}|{JUDGE_SHORT})|(?:chief\s+|presiding\s+)?(?:justice|"
    rf"judge)\s+(?P<after>{NAME}))\s*(?:[:—–]|\.\s*[—–]|\.(?=\s+[A-Z]))\s*\S",
    re.IGNORECASE,
)


OPENING_LINES = 30  # of counsel and notices that may stand before the opinion's first line


def inline_byline(text: str) -> str | None:
    """The judge whose name opens the body's first line: "YU, J. — This case …", "JUSTICE HILL: Shanekia Garvin appeals …"."""
    m = INLINE.match(text[:200])
    return tidy(m.group("name") or m.group("after")) if m else None


def opening_byline(lines: Sequence[str]) -> str | None:
    """The same, where counsel stand between the head and the opinion: the name in capitals then, as opinions print it.

    `lines`: of the first `OPENING_LINES` behind the head those that hold a judge's title.
    """
    for text in lines:
        m = INLINE.match(text[:200])
        name = (m.group("name") or m.group("after")) if m else ""
        if name and name == name.upper():
            return tidy(name)
    return None


def concurring(rows: Sequence[Row]) -> tuple[str, ...]:
    """The panel of an opinion that names it only at its end: "DOWD, J. / We concur: LUI, P. J. / RICHARDSON, J."."""
    names: list[str] = []
    for row in rows[-40:]:
        if len(row.text) > 90 or is_prose(row.text):
            continue
        several = JOINED.match(row.text)  # "ASH, C.J., BIRCH, ELM and OAK, JJ., concur."
        names.extend(panel_names(several["names"]) if several else (tidy(m["name"]) for m in CONCURRING.finditer(row.text)))
    return tuple(dict.fromkeys(names))


JOINED = compiled(r"\W*(?P<names>[A-Z][\w.,’' -]+?,\s+JJ\.)(?:,?\s+all)?,?\s+concur", re.IGNORECASE)
CONCURRING = compiled(
    rf"(?P<name>{NAME}),\s+(?:Acting\s+|Presiding\s+|Assigned\s+)?(?:C\.|P\.|A\.)?\s?(?:C\.|P\.)?\s?J\.(?=\W|$)", re.IGNORECASE
)


def honorable(lines: Sequence[str]) -> str | None:
    """The judge whom the caption itself names: "THE HONORABLE JOHN W. SEDWICK", "Judge Kenneth M. Switzer"."""
    for text in lines:
        m = HONORABLE.match(text)
        if m and len(text) < 100:
            return tidy(re.sub(r"\s+[A-Z]?\d.*$", "", m.group("name")))
    return None


# What stands in a row with a judge's title, in small letters: one of these words, or one with a j.
TITLES = ("magistrate", "chancellor", "chairman", "referee", "commissioner", "surrogate", "member", ", v")
TITLE_J = compiled(rf"j ?(?:udg|ustice|adge)|,\s+{JUDGE_SHORT.lower()}|d\.?\s?j")


def titled_rows(wording: Wording) -> frozenset[int]:
    """The rows in which a judge's title may stand."""
    low, starts = wording.low, wording.starts
    found = [i for i in wording.holding("j") if TITLE_J.search(low, starts[i], starts[i + 1])]
    return frozenset(found).union(wording.holding(*TITLES))


@dataclass(frozen=True, slots=True)
class Signature:
    """The judge who signed, and the rows with a judge's title behind the head, in order. `titled`: all rows, those of the
    head too, in which a title may stand."""

    name: str | None
    rows: tuple[int, ...]
    titled: frozenset[int]


def signature(rows: Sequence[Row], after: int, wording: Wording) -> Signature:
    """Who signed, from row `after` on. `wording`: of the rows."""
    titled = titled_rows(wording)
    titles: list[int] = []
    name: str | None = None
    for i in sorted(titled.union(wording.holding("ed by", "ed  by"))):
        if i < after:
            continue
        text = rows[i].text
        if len(text) > 140:
            m = SIGNED_BY.search(text[-200:]) if "igned by" in text[-200:] else None
        else:
            m = SIGNED_BY.search(text) if "by" in text else None
        if m:
            titles.append(i)
            name = name or tidy(m.group("name"))
            continue
        if len(text) > 120:
            continue
        text = DATE_BEFORE.sub("", text) if YEAR.search(text) else text
        row_title = TITLE_LINE.match(text) if len(text) < 70 else None
        own = BYLINE.match(text) if not row_title else None
        if row_title and not is_prose(text):
            titles.append(i)
            name = name or name_above(rows, i, after)
        elif (
            own
            and not own.group("rest").strip()
            and not is_prose(text)
            and standing_apart(rows, i)
            and not NOT_A_PERSON.search(SLASH.sub("", own.group("name")))
        ):
            titles.append(i)
            name = name or tidy(SLASH.sub("", own.group("name")))
    return Signature(name, tuple(titles), titled)


def standing_apart(rows: Sequence[Row], i: int) -> bool:
    """A line that no sentence runs into: the line before ends one, or is a signature's."""
    before = rows[i - 1].text if i else ""
    return bool(rows[i].gap or re.search(r"[.:!?]\W*\d?$", before) or re.search(r"\bs/|/s", before) or len(before) < 45)


def name_above(rows: Sequence[Row], i: int, after: int) -> str | None:
    """The name over a judge's title: on the line before, or one or two up where a signature was drawn between."""
    for j in range(i - 1, max(after - 1, i - 4), -1):
        text = rows[j].text
        if CLERK.search(text):
            return None
        cells = re.split(r"\s{3,}|\t", text)
        m = PERSON.fullmatch(SLASH.sub("", DATE_BEFORE.sub("", cells[-1]).replace("_", " ").strip()).strip())
        if (
            m
            and not NOT_A_PERSON.search(m.group("name"))
            and re.search(r"[A-Za-z’']{3}", m.group("name").split()[-1] + m.group("name").split()[-2])
            and len(m.group("name")) > 6
        ):
            return tidy(m.group("name"))
        if is_prose(text) or len(text) > 70:
            return None
    return None


def tidy(name: str) -> str:
    """A judge's name without markup, a title behind it, or a full stop that ends the line."""
    name = " ".join(re.sub(r"[*_]", "", name).split()).strip(" ,;:")
    name = re.sub(rf",?\s+(?:{JUDGE_TITLE})$", "", name, flags=re.IGNORECASE)
    return name[:-1] if name.endswith(".") and not re.search(r"\b(?:Jr|Sr|JR|SR|[A-Z])\.$", name) else name


def panel_of(author: str | None, several: Sequence[str]) -> tuple[str, ...]:
    """The author and those who joined, where they make a panel of three; the author alone of a full bench."""
    others = [name for name in several if not author or surname(name) != surname(author)]
    whole = ((author,) if author else ()) + tuple(others)
    return whole if 1 < len(whole) <= 3 else ((author,) if author else ())


def surname(name: str) -> str:
    """The last word of a name, in lower case, generations left out."""
    words = [w for w in re.findall(r"[\w’'-]+", name.lower()) if w not in ("jr", "sr", "ii", "iii", "iv")]
    return words[-1] if words else ""


def better(full: str | None, short: str | None) -> str | None:
    """Of a signature and a byline of the same judge the fuller name; the signature where they differ."""
    if not full or not short:
        return full or short
    a, b = re.findall(r"\w+", full.lower()), re.findall(r"\w+", short.lower())
    if set(b) & set(a) and len(b) > len(a):
        return short
    return full
