"""What a note's label looks like at the start of a row, and what a mark looks like within one.

Both are candidates only: a shape never decides alone. `sequence` weighs the labels, `marks` the marks, each against
the other. Offsets count characters of the row's text.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from generator.parsing.rows import Row

# caret: [^1]   bracket: [1], \[1\], [FN1]   paren: (1)   raised: ¹ or <sup>1</sup>   plain: a digit as any other
# dotted: "1." under a heading NOTES   stop: "." alone, the number lost (Caselaw Access Project)   sign: * † ‡
Family = Literal["caret", "bracket", "paren", "raised", "plain", "dotted", "stop", "sign"]

RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_DIGITS = str.maketrans(RAISED_DIGITS, "0123456789")
SIGNS = {"*": "star", "†": "dagger", "‡": "double-dagger", "§": "section", "¶": "pilcrow", "#": "hash"}

LABEL = re.compile(
    r"""(?P<caret>\[\^(?P<c>\w{1,8})\]:?)
      | (?P<bracket>\\?\[\s?(?:FN|fn|n\.)?\s?(?P<b>\d{1,4}|\*{1,3}|[a-z])\s?\\?\](?!\())
      | (?P<fn>(?:FN|Fn\.|fn\.)\s?(?P<f>\d{1,4})\b[.:]?)
      | (?P<paren>\((?P<p>\d{1,3})\)(?=\s))
      | (?P<html><sup>\s?\[?(?P<h>\d{1,4}|\*{1,3}|[a-z])\]?\s?</sup>)
      | (?P<raised>(?P<r>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})[\ufe0e\ufe0f]?)
      | (?P<dotted>(?P<d>\d{1,3})\.(?=\s))
      | (?P<plain>(?P<n>\d{1,3})(?=\s|$|[A-Z][a-z’'\s.]|[“"‘'§\[(]))
      | (?P<sign>(?P<s>(?:\\?\*){1,4}|[†‡]{1,3})(?=\s|$|[A-Z“"‘]))""",
    re.VERBOSE,
)
# A line that goes on with a citation, a statute, a date, an amount: "17 F.3d 965", "8 U.S.C.", "403 U. S. 15", "14 days".
NO_NOTE = re.compile(
    r"(?:U\.? ?S\.?(?: ?C\.?)?(?:\W|$)|C\. ?F\. ?R|F\. ?(?:2d|3d|4th|App|Supp|R\.D)|F\.\d|S\. ?Ct|L\. ?Ed|Fed\. (?:Reg|Cl|App)|Stat\.|Cal\.|N\.[YEW]|"
    r"A\.[23]d|P\.[23]d|S\.[EW]|So\. ?[23]|B\.R\.|T\.C\.|WL \d|Vet\. ?App|I\. ?& ?N|Ill\.|Tenn\.|Ind\.|Ky\.|Wn\.|Or\.|Moore’s|Wright|"
    r"(?:Jan|Febr)uary|March|April|May \d|June|July|August|Septem|Octo|Novem|Decem|[A-Z][\w.]{0,12}\. (?:[23]d |4th |App\. )?\d{1,4}(?:,| \())"
)
HEADING = re.compile(r"\W*(?:(?:foot|end) ?)?notes\W*$", re.IGNORECASE)
RULE = re.compile(r"\W{0,2}[_—–―─-]{3,}[\s_—–―─-]*$|(?:\\?\*\s?){6,}$")
STOPPED = re.compile(r"\. (?=[A-Z“\"‘'\[(§*\d])")
# The rest of a mark in texts taken from a word processor's own export: "16F" below "in full.17".
RESIDUE = re.compile(r"\d{1,3}F$")
CONTINUED = re.compile(r"\W{0,6}continued\W{0,6}$", re.IGNORECASE)
TERMINATED = re.compile(r"[.?!:;][”\"’'»)\]*_]*(?:\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})?$|[”\")\]]$")


@dataclass(frozen=True, slots=True)
class Label:
    """A row that may begin a note. `number` is 0 where the label is no number; text[:end] is the label."""

    row: int
    family: Family
    text: str
    number: int
    end: int


@dataclass(frozen=True, slots=True)
class Mark:
    """A stretch of a row, text[start:end], that may be a mark; `weight` from 0 (hardly) to 4 (nothing else).

    `alone`: the mark is all that its row holds.
    """

    row: int
    start: int
    end: int
    family: Family
    text: str
    number: int
    weight: float
    alone: bool = False


def numbered(text: str) -> int:
    digits = text.translate(TO_DIGITS)
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def read_label(index: int, text: str) -> Label | None:
    """The label with which the row's text may begin a note."""
    m = LABEL.match(text)
    if m is None:
        return None
    groups = m.groupdict()
    label = next(v for k, v in groups.items() if len(k) == 1 and v is not None)
    label = label.translate(TO_DIGITS).replace("\\", "")
    name = next(k for k, v in groups.items() if len(k) > 1 and v is not None)
    family: Family = {"fn": "bracket", "html": "raised"}.get(name, name)  # type: ignore[assignment]
    number = numbered(label)
    if number == 0 and label.isdigit():
        return None
    rest = text[m.end() :].lstrip()
    if family in ("plain", "dotted") and NO_NOTE.match(rest):
        return None
    return Label(index, family, label, number, m.end())


# --- marks ------------------------------------------------------------------------------------------------------

EXPLICIT = re.compile(
    r"""(?P<caret>\[\^(?P<c>\w{1,8})\](?!:))
      | (?P<bracket>\\?\[\s?(?:FN|fn|n\.)?\s?(?P<b>\d{1,4}|\*{1,3})\s?\\?\](?!\())
      | (?P<paren>\((?P<p>\d{1,3})\))
      | (?P<html><sup>\s?\[?(?P<h>\d{1,4}|\*{1,3}|[a-z])\]?\s?</sup>)
      | (?P<raised>(?P<r>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})[\ufe0e\ufe0f]?)
      | (?P<sign>(?P<s>(?:\\\*){1,4}|\*{1,4}|[†‡]{1,3}))
      | (?P<plain>(?<![\d$£€#§¶/_=+<>@&])(?P<n>\d{1,3})(?![\d%°/_=@&$]))""",
    re.VERBOSE,
)
LAST_WORD = re.compile(r"[^\W\d_]+\.?$|[§¶#]+$")
# Words after which a number is a number: "§ 3", "Rule 12", "No. 5", "July 14", "Page 2", "n. 4", "Count 3".
NUMBERED_THINGS = frozenset(
    """no nos rule rules section sections sec secs § §§ ¶ ¶¶ # page pages p pp part parts count counts doc docs docket dkt dkts ecf ex exs
    exh exhibit exhibits art arts article articles chapter chapters ch vol volume title titles claim claims ground grounds paragraph
    paragraphs para paras par step level act type phase class amendment amend amdt cl clause n nn note notes fn footnote footnotes
    line lines ll at and or to through than of nearly about over only app tab tabs schedule table figure fig group grade item items
    category factor factors prong element elements day room suite courtroom bankr adv r rr tr id document documents entry entries
    rev st district dist ward precinct unit lot block tract division div docketnumber jan january feb february mar march apr april may
    june july jun jul aug august sept sep september oct october nov november dec december v vs u.s cert order opinion appendix attachment att appx
    question issue issues issues option version model highway route hwy interstate apt box exception stat instruction local point points proposition
    finding findings conclusion area region zone subbasin subbasins minute minutes between from by within least most exactly approximately
    additional another these those all or either under above below ages age""".split()
)
ABBREVIATED = frozenset("no nos sec secs p pp ch vol ex exs exh doc docs dkt dkts art arts n nn fn para paras v vs r rr st cl ll id".split())
# What follows a number that counts: "3 years", "2 U.S.C.", "5 percent", "9 a.m.".
COUNTED = re.compile(
    r"\s*(?:%|percent|years?|months?|weeks?|days?|hours?|minutes?|seconds?|million|billion|thousand|hundred|dollars|cents|feet|foot|inches|"
    r"miles?|acres?|pounds|pages?|[ap]\.?m\b|or \d|to \d|and \d|-|–|U\. ?S|F\. ?\d|F\. ?(?:Supp|App)|S\. ?Ct|C\.F|WL\b|Stat\.|Fed\.|L\. ?Ed|of (?:the|\d))"
)
YEAR = re.compile(r"\b(?:1[789]|20)\d\d$")
CLOSERS = "”\"’'»)]…*_>"
STOPS = ".,;:?!"
UNITS = frozenset("m cm mm km ft in mi yd x y n r s co no f d h".split())


def last_word(text: str, end: int) -> str:
    m = LAST_WORD.search(text[max(0, end - 24) : end])
    return m.group() if m else ""


def plain_weight(text: str, start: int, end: int) -> float:
    """How well the digits text[start:end] look like a mark, by what stands beside them."""
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    if text[start] == "0" or not before:
        return 0
    if after in "." + "," and end + 1 < len(text) and text[end + 1].isdigit():
        return 0
    if after and not (after.isspace() or after in ".,;:)]”\"’'—*" or (after.isupper() and before in ".?!”\"")):
        return 0
    if after in "’'" and text[end + 1 : end + 2].isalpha():
        return 0
    if before.isspace():
        return spaced_weight(text, start, end, after)
    if before.isalpha():
        return glued_weight(text, start)
    if before in "*_" and (start < 2 or text[start - 2].isspace() or text[start - 2] in "*_" and (start < 3 or text[start - 3].isspace())):
        return 0  # a star page, "*4"; emphasis that opens before a number
    prior = text[start - 2] if start > 1 else ""
    if before in ".,;:":
        if not prior or prior.isspace() or prior in "([":
            return 0
        if prior.isdigit():
            return after_figures(text, start, end)
        word = last_word(text, start - 1).lower()
        at = start - 1 - len(word)
        if before == "." and at > 1 and text[at - 1] == "&":
            return 3  # "the R&R.1"
        if before == "." and word in ABBREVIATED:
            return 0
        if before == "." and len(word) == 1:
            return lettered_weight(text, at, end)
        return 3
    if before in "?!" or before in CLOSERS:
        if before in ")]" and text[start - 3 : start - 2] in ("(", "[") and prior.isalnum():
            return 1.5  # a subsection: "Rule 12(b)6"
        return 3
    if before in "—–" and prior.isalpha():
        return 1
    return 0


def lettered_weight(text: str, at: int, end: int) -> float:
    """Behind a letter and a stop: "§ 1229a.1 Matter", "Exhibits A through C.1 He"; but "F.R.D.5", "v.5"."""
    prior = text[at - 1] if at else " "
    rest = text[end:].lstrip()
    if rest and not rest[0].isupper():
        return 0.5
    return 2 if prior.isdigit() else 1 if prior == "." else 1.2 if text[at].isupper() else 0.5


def after_figures(text: str, start: int, end: int) -> float:
    """"in 2019.3 The": a mark where a sentence may end, or behind a year; else the figures go on ("2004.3 million")."""
    rest = text[end:]
    if rest and not rest[0].isspace():
        return 0
    if text[start - 1] in ",:":
        return 2.5 if text[start - 1] == "," and YEAR.search(text, max(0, start - 10), start - 1) else 0
    opens = rest.strip()[:1]
    return 2 if not opens or opens.isupper() or opens in "“\"‘" else 0.5


def glued_weight(text: str, start: int) -> float:
    word = last_word(text, start)
    at = start - len(word)
    if at > 0 and (text[at - 1].isdigit() or text[at - 1] in "@_/\\"):
        return 0
    if len(word) == 1 or word.lower() in UNITS:
        return 0.3
    if word.isupper():
        return 2 if text[:start].isupper() and len(word) > 3 else 0.8
    if word.lower() in ("no", "section", "rule", "page", "doc", "ex", "exhibit", "ecf", "dkt"):
        return 0.3
    return 3


def spaced_weight(text: str, start: int, end: int, after: str) -> float:
    head = text[:start].rstrip()
    if not head or after not in ("", " ", "\t", ",", ".", ";", ")") or (after == ")" and "(" not in head):
        return 0
    last = head[-1]
    word = last_word(head, len(head)).lower().rstrip(".")
    if word in NUMBERED_THINGS or last.isdigit() or COUNTED.match(text, end):
        return 0
    if after and not after.isspace():
        return 0.3
    rest = text[end:].lstrip()
    opens = not rest or rest[0].isupper() or rest[0] in "“\"‘([§¶*_"
    if last in ".?!" or last in CLOSERS:
        single = last == "." and len(word) <= 4 and head[: -len(word) - 1][-1:] in (" ", ".", "(") and word not in ("id", "it", "him", "her", "so")
        return (1 if single and len(word) <= 2 else 2.2) if opens else 0.8
    if last in ",;:":
        return 1
    if last.isalpha():
        return 0.8 if len(word) > 2 else 0.4
    return 0


def read_marks(index: int, row: Row) -> Iterator[Mark]:
    """Every stretch of the row that may be a mark, from left to right."""
    text = row.text
    for m in EXPLICIT.finditer(text):
        groups = m.groupdict()
        label = next(v for k, v in groups.items() if len(k) == 1 and v is not None).translate(TO_DIGITS).replace("\\", "")
        name = next(k for k, v in groups.items() if len(k) > 1 and v is not None)
        family: Family = {"html": "raised"}.get(name, name)  # type: ignore[assignment]
        start, end = m.span()
        number = numbered(label)
        before = text[start - 1] if start else ""
        alone = start == 0 and end == len(text)
        if family == "plain":
            weight = 1.0 if alone else plain_weight(text, start, end)
        elif family == "caret":
            weight = 4.0
        elif name == "html":
            weight = 4.0 if before else 0
        elif family == "raised":
            weight = raised_weight(text, start)
        elif family == "sign":
            weight = sign_weight(text, start, end, label)
        else:
            weight = bracket_weight(text, start, family, alone)
        if weight > 0 and not (label.isdigit() and number == 0):
            yield Mark(index, start, end, family, label, number, weight, alone)


def raised_weight(text: str, start: int) -> float:
    if start == 0 or text[start - 1].isspace():
        return 1 if start else 0
    if text[start - 1].isdigit():
        return 0.8  # an exponent as well
    word = last_word(text, start).lower()
    return 0 if word in UNITS and (start == len(word) or not text[start - len(word) - 1].isalpha()) else 4


def sign_weight(text: str, start: int, end: int, label: str) -> float:
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    if after.isalnum() or (not before and after):
        return 0
    if "*" in label and before.isspace() and after:
        return 0
    return 1 if not before or before.isspace() else 3


def bracket_weight(text: str, start: int, family: Family, alone: bool) -> float:
    """[1] and (1). A number in parentheses is a mark only where it is glued: else it counts, or is a subsection."""
    if alone or start == 0:
        return 0 if family == "paren" else 0.6
    before = text[start - 1]
    if family == "paren":
        return 3 if before.isalpha() or before in ".,;:”\"’" else 0
    if before.isspace():
        word = last_word(text, len(text[:start].rstrip())).lower().rstrip(".")
        return 0 if word in NUMBERED_THINGS else 2
    return 0 if before in "([" else 3.5


def all_labels(rows: Sequence[Row]) -> list[Label]:
    found = (read_label(i, row.text) for i, row in enumerate(rows))
    return [label for label in found if label is not None]


def stopped_labels(rows: Sequence[Row]) -> list[Label]:
    """Rows that begin with a stop, numbered in order: notes at the end of a text whose numbers an export lost."""
    found = [i for i, row in enumerate(rows) if STOPPED.match(row.text)]
    return [Label(row, "stop", str(n), n, 1) for n, row in enumerate(found, 1)]


def all_marks(rows: Sequence[Row]) -> list[Mark]:
    """Every possible mark; not the numbers of what the document itself numbers ("Exemption 5", "Exemption 7")."""
    marks = [amid(mark, rows) if mark.alone else mark for i, row in enumerate(rows) for mark in read_marks(i, row)]
    named: dict[str, set[int]] = defaultdict(set)
    words = [word_before(rows[m.row].text, m.start) if m.weight < 1 else "" for m in marks]
    for mark, word in zip(marks, words, strict=True):
        if word:
            named[word].add(mark.number)
    return [mark for mark, word in zip(marks, words, strict=True) if not word or len(named[word]) < 3]


def amid(mark: Mark, rows: Sequence[Row]) -> Mark:
    """The mark that has a row for itself: amid a sentence that goes on in small letters it is hardly anything else."""
    after = rows[mark.row + 1].text if mark.row + 1 < len(rows) else ""
    return replace(mark, weight=2.5) if mark.family == "plain" and mark.row and after[:1].islower() else mark


def word_before(text: str, start: int) -> str:
    """The word that stands, behind a space, before a number."""
    return last_word(text[:start].rstrip(), len(text[:start].rstrip())) if start and text[start - 1].isspace() else ""
