"""What a mark looks like within a row. Offsets count characters of the row's text.

A mark is a candidate only: it becomes one where a note with its label stands where notes stand (`sequence`).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.parsing.footnotes.labels import TO_DIGITS, Family, numbered
from generator.parsing.footnotes.numbers import NUMBERED_THINGS, UNITS, last_word, plain_weight, word_before
from generator.parsing.rows import Row
from generator.patterns import compiled

EXPLICIT = compiled(
    r"""(?P<caret>\[\^(?P<c>\w{1,8})\](?!:))
      | (?P<bracket>\\?\[\s?(?:FN|fn|n\.)?\s?(?P<b>\d{1,4}|\*{1,3})\s?\\?\](?!\())
      | (?P<paren>\((?P<p>\d{1,3})\))
      | (?P<html><sup>\s?\[?(?P<h>\d{1,4}|\*{1,3}|[a-z])\]?\s?</sup>)
      | (?P<raised>(?P<r>[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,4})[\ufe0e\ufe0f]?)
      | (?P<sign>(?P<s>(?:\\\*){1,4}|\*{1,4}|[†‡]{1,3}))""",
    re.VERBOSE,
)
STARTS = compiled(r"[\d\[\\(<*†‡⁰¹²³⁴-⁹](?:(?<=\d)\d+)?")  # what each shape begins with: one of a set, to be looked for
BEFORE_FIGURES, BEHIND_FIGURES = frozenset("$£€#§¶/_=+<>@&"), frozenset("%°/_=@&$")  # beside them, figures are no mark
LONGEST = 3  # figures of a mark
# The group within each shape that holds the label.
WITHIN = {"caret": "c", "bracket": "b", "paren": "p", "html": "h", "raised": "r", "sign": "s"}


class Mark(NamedTuple):
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


def read_marks(index: int, row: Row) -> Iterator[Mark]:
    """Every stretch of the row that may be a mark, from left to right."""
    text = row.text
    read = 0
    for found in STARTS.finditer(text):
        start, end = found.span()
        if start < read:
            continue
        if text[start].isdecimal():
            beside = text[start - 1] in BEFORE_FIGURES if start else False
            if end - start > LONGEST or beside or text[end : end + 1] in BEHIND_FIGURES:
                continue
            name, label = "plain", found.group()
        else:
            m = EXPLICIT.match(text, start)
            if m is None:
                continue
            end = read = m.end()
            name = m.lastgroup or ""  # the outer group closes last
            label = m.group(WITHIN[name]).translate(TO_DIGITS).replace("\\", "")
        number = numbered(label)
        weight = 0 if label.isdigit() and number == 0 else weigh(name, text, start, end, label)
        if weight > 0:
            family: Family = {"html": "raised"}.get(name, name)  # type: ignore[assignment]
            yield Mark(index, start, end, family, label, number, weight, end - start == len(text))


def weigh(name: str, text: str, start: int, end: int, label: str) -> float:
    """How well text[start:end], a mark of the shape `name`, looks like one by what stands beside it."""
    alone = end - start == len(text)
    if name == "plain":
        return 1 if alone else plain_weight(text, start, end)
    if name == "caret":
        return 4
    if name == "html":
        return 4 if start else 0
    if name == "raised":
        return raised_weight(text, start)
    if name == "sign":
        return sign_weight(text, start, end, label)
    return bracket_weight(text, start, paren=name == "paren", alone=alone)


def raised_weight(text: str, start: int) -> float:
    """¹: an exponent behind a unit ("5 m²"), perhaps one behind a number."""
    if start == 0 or text[start - 1].isspace():
        return 1 if start else 0
    if text[start - 1].isdigit():
        return 0.8
    word = last_word(text, start).lower()
    return 0 if word in UNITS and (start == len(word) or not text[start - len(word) - 1].isalpha()) else 4


def sign_weight(text: str, start: int, end: int, label: str) -> float:
    """* † ‡: glued to a word; behind a space only at a row's end ("ORDER AND JUDGMENT *")."""
    before = text[start - 1] if start else ""
    after = text[end] if end < len(text) else ""
    if after.isalnum() or (not before and after):
        return 0
    if "*" in label and before.isspace() and after:
        return 0
    return 1 if not before or before.isspace() else 3


def bracket_weight(text: str, start: int, *, paren: bool, alone: bool) -> float:
    """[1] and (1). A number in parentheses is a mark only where it is glued: else it counts, or is a subsection."""
    if alone or start == 0:
        return 0 if paren else 0.6
    before = text[start - 1]
    if paren:
        return 3 if before.isalpha() or before in '.,;:”"’' else 0
    if before.isspace():
        return 0 if word_before(text, start).lower().rstrip(".") in NUMBERED_THINGS else 2
    return 0 if before in "([" else 3.5


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
    return mark._replace(weight=2.5) if mark.family == "plain" and mark.row and after[:1].islower() else mark
