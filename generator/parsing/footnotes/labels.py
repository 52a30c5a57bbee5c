"""What a note's label looks like at the start of a row. Offsets count characters of the row's text.

A label is a candidate only: a shape never decides alone. `sequence` weighs it against the marks.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from generator.parsing.rows import Row
from generator.patterns import compiled

# caret: [^1]   bracket: [1], \[1\], [FN1]   paren: (1)   raised: ¹ or <sup>1</sup>   plain: a digit as any other
# dotted: "1." under a heading NOTES   stop: "." alone, the number lost (Caselaw Access Project)   sign: * † ‡
Family = Literal["caret", "bracket", "paren", "raised", "plain", "dotted", "stop", "sign"]

RAISED_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
TO_DIGITS = str.maketrans(RAISED_DIGITS, "0123456789")
SIGNS = {"*": "star", "†": "dagger", "‡": "double-dagger", "§": "section", "¶": "pilcrow", "#": "hash"}

LABEL = compiled(
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
# The group within each shape that holds the label.
WITHIN = {
    "caret": "c", "bracket": "b", "fn": "f", "paren": "p", "html": "h", "raised": "r", "dotted": "d", "plain": "n", "sign": "s",
}  # fmt: skip
# A line that goes on with a citation, a statute, a date, an amount: "17 F.3d 965", "8 U.S.C.", "403 U. S. 15", "14 days".
NO_NOTE = compiled(
    r"(?:U\.? ?S\.?(?: ?C\.?)?(?:\W|$)|C\. ?F\. ?R|F\. ?(?:2d|3d|4th|App|Supp|R\.D)|F\.\d|S\. ?Ct|L\. ?Ed|Fed\. (?:Reg|Cl|App)|"
    r"Stat\.|Cal\.|N\.[YEW]|A\.[23]d|P\.[23]d|S\.[EW]|So\. ?[23]|B\.R\.|T\.C\.|WL \d|Vet\. ?App|I\. ?& ?N|Ill\.|Tenn\.|Ind\.|Ky\.|"
    r"Wn\.|Or\.|Moore’s|Wright|(?:Jan|Febr)uary|March|April|May \d|June|July|August|Septem|Octo|Novem|Decem|"
    r"[A-Z][\w.]{0,12}\. (?:[23]d |4th |App\. )?\d{1,4}(?:,| \())"
)
HEADING = compiled(r"\W*(?:(?:foot|end) ?)?notes\W*$", re.IGNORECASE)
RULE = compiled(r"\W{0,2}[_—–―─-]{3,}[\s_—–―─-]*$|(?:\\?\*\s?){6,}$")
STOPPED = compiled(r"\. (?=[A-Z“\"‘'\[(§*\d])")
# The rest of a mark in texts taken from a word processor's own export: "16F" below "in full.17".
RESIDUE = compiled(r"\d{1,3}F$")
CONTINUED = compiled(r"\W{0,6}continued\W{0,6}$", re.IGNORECASE)
TERMINATED = compiled(r"[.?!:;][”\"’'»)\]*_]*(?:\d{1,3}|[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})?$|[”\")\]]$")


@dataclass(frozen=True, slots=True)
class Label:
    """A row that may begin a note. `number` is 0 where the label is no number; text[:end] is the label."""

    row: int
    family: Family
    text: str
    number: int
    end: int


def numbered(text: str) -> int:
    """The number that a label's digits, raised ones too, say; 0 if it is none."""
    if text.isascii() and text.isdigit():
        return int(text)
    digits = text.translate(TO_DIGITS)
    return int(digits) if digits.isascii() and digits.isdigit() else 0


def read_label(index: int, text: str) -> Label | None:
    """The label with which the row's text may begin a note."""
    m = None if text[0].isalpha() and text[:2].lower() != "fn" else LABEL.match(text)
    if m is None:
        return None
    name = m.lastgroup or ""  # the outer group closes last
    label = m.group(WITHIN[name]).translate(TO_DIGITS).replace("\\", "")
    family: Family = {"fn": "bracket", "html": "raised"}.get(name, name)  # type: ignore[assignment]
    number = numbered(label)
    if number == 0 and label.isdigit():
        return None
    rest = text[m.end() :].lstrip()
    if family in ("plain", "dotted") and NO_NOTE.match(rest):
        return None
    return Label(index, family, label, number, m.end())


def all_labels(rows: Sequence[Row]) -> list[Label]:
    """Every row that may begin a note, by its shape."""
    found = (read_label(i, row.text) for i, row in enumerate(rows))
    return [label for label in found if label is not None]


def stopped_labels(rows: Sequence[Row]) -> list[Label]:
    """Rows that begin with a stop, numbered in order: notes at the end of a text whose numbers an export lost."""
    found = [i for i, row in enumerate(rows) if STOPPED.match(row.text)]
    return [Label(row, "stop", str(n), n, 1) for n, row in enumerate(found, 1)]
