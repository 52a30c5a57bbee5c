"""The name of a case that stands before its citation (Bluebook rule 10.2), bounded by italics where the source has them.

Without italics the name is read backwards from the citation: the last "v." before it, or *In re* and its like, and
from there the words that can be part of a party's name. A word in lower case that cannot, a sentence's end and a
signal bound it.
"""

import re
from collections import deque
from typing import NamedTuple

from generator.citing.ahead import SUPRA, VERSUS, cut_ahead
from generator.citing.case_name_words import (
    CONNECTORS,
    COUNTY,
    NAMED_AGAIN,
    NO_PARTY_ALONE,
    ODD,
    PARTICLES,
    STATE,
    SUFFIX,
    bare,
    ends_sentence,
    is_capital,
    names_a_party,
    opens_no_name,
)
from generator.citing.found import Flow
from generator.patterns import compiled

REACH = 260  # characters before a citation in which its name is looked for
OPENERS = compiled(
    r"(?:(?<=[\s(\[“\"‘—])|^)(?:(?:In re (?:the )?)?(?:Estate|Succession|Application|Petition|Guardianship|Conservatorship|Marriage"
    r"|Adoption|Interest) of|In [Rr]e:?|In the [Mm]atter of|[Mm]atter of|Ex parte|Ex Parte|Ex rel\.) (?=\S)"
)
SIGNAL_START = compiled(
    r"^(?:(?:but |and )?see(?:,? (?:also|generally|e\.g\.))*,?|cf\.,?|but cf\.,?|accord|contra|compare|e\.g\.,|citing|quoting"
    r"|quoted in|cited in|in(?! re\b)(?! the matter)|with|under|per)\s+",
    re.IGNORECASE,
)
OPENING_WORDS = (
    "n re", "n Re", "atter of", "Ex ", "Estate of", "ion of", "ship of", "Marriage of", "Interest of",
)  # fmt: skip
LONGEST = 180


def emphasis_before(flow: Flow, end: int) -> tuple[int, int] | None:
    """The italics that end where the name must end."""
    for start, stop in reversed(flow.emphases):
        if stop <= end + 1:
            return (start, stop) if stop >= end - 2 else None
    return None


class Named(NamedTuple):
    """A name, where it begins, and what stood between it and the citation: year and court of older styles."""

    name: str | None
    begin: int | None
    year: int | None = None
    court: str | None = None


NO_NAME = Named(None, None)


def case_name(flow: Flow, start: int, floor: int) -> Named:
    """The name of the case cited at `start`, and where it begins; nothing before `floor` belongs to it."""
    text = flow.text
    low = max(floor, start - REACH)
    window = text[low:start].rstrip(" ,")
    cut = cut_ahead(window)
    italics = emphasis_before(flow, low + len(cut.words))
    if italics and italics[0] >= floor and (found := _clean(text[italics[0] : italics[1]])):
        said = SIGNAL_START.match(text[italics[0] : italics[1]])
        return Named(found, italics[0] + (said.end() if said else 0), cut.year, cut.court)
    window = cut.words
    found_at = _name_in(window)
    if found_at is None and (cut.numbered or window.endswith((".", "”", '"'))):
        found_at = _name_said_before(window)
    name = _clean(window[found_at[0] : found_at[1]]) if found_at else None
    if found_at is None or name is None:
        return NO_NAME
    return Named(name, low + found_at[0], cut.year, cut.court)


def _name_in(window: str) -> tuple[int, int] | None:
    """Begin and end of the name that runs to the end of the window."""
    last = _last_versus(window)
    if last is not None and _is_party(window[last.end() :]):
        begin = _plaintiff(window, last.start())
        if begin < last.start() and not window[begin : last.start()].isdigit():
            return begin, len(window)
    opener = _last(OPENERS, window) if any(words in window for words in OPENING_WORDS) else None
    if opener is not None and _is_party(window[opener.end() :]):
        return opener.start(), len(window)
    return None


def _last_versus(window: str) -> re.Match[str] | None:
    """The last "v." of the window."""
    end = len(window)
    while (at := max(window.rfind(" v", 0, end), window.rfind(" V", 0, end), window.rfind(" y.", 0, end))) >= 0:
        if m := VERSUS.match(window, at):
            return m
        end = at + 1
    return None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last match of the pattern."""
    return next(iter(deque(pattern.finditer(text), maxlen=1)), None)


def _name_said_before(window: str) -> tuple[int, int] | None:
    """A name that the sentence said earlier: "the Court finds X v. Y, Inc., to be instructive. No. 1:18-cv-1, …"."""
    last = _last_versus(window)
    if last is None:
        return None
    begin = _plaintiff(window, last.start())
    end = last.end()
    for word in window[end:].split(" "):
        if not (is_capital(word) or word in CONNECTORS):
            break
        end += len(word) + 1
        if word.endswith((",", ";", ":")) and not SUFFIX.match(window[end:]):
            break
    tail = window[last.end() : end].rstrip(" ,;:")
    while tail and tail.rpartition(" ")[2] in CONNECTORS:
        tail = tail.rpartition(" ")[0]
    return (begin, last.end() + len(tail)) if begin < last.start() and tail else None


def _is_party(words: str) -> bool:
    """Whether `words`, from "v." to the citation, can be one party's name: no sentence ends in them."""
    if not words or len(words) > LONGEST or ";" in words:
        return False
    parts = words.split(" ")
    lower = 0
    for i, word in enumerate(parts):
        if i + 1 < len(parts) and ends_sentence(word) and not (is_capital(word) and len(word) < 7):
            return False
        if not is_capital(word) and word.lower().strip("(),") not in CONNECTORS and not ODD.match(word):
            lower += 1
    return lower == 0 or (lower <= len(parts) // 4 and len(parts) > 3)


def _plaintiff(window: str, versus: int) -> int:
    """Where the first party's name begins, read backwards from "v."."""
    begin = versus
    after = ""
    pos = versus
    while pos > 0:
        at = window.rfind(" ", 0, pos) + 1
        word = window[at:pos]
        if (
            (";" in word or ")" in word) and word[-1] != ";" and (inside := JOINED.search(word))
        ):  # "1974);French": the space is lost
            begin = at + inside.end()
            break
        if not word or not _belongs(word, after, at, window, versus):
            break
        begin, after = at, word
        if (word[0] in '(“"[‘—*_' and word[0] != "[" and not NAMED_AGAIN.match(word)) or "—" in word:
            begin = at + max(word.rfind("—") + 1, 1 if word[0] in '(“"‘*_' else 0)
            break
        pos = at - 1
    return _trim(window, begin, versus)


def _belongs(word: str, after: str, at: int, window: str, versus: int) -> bool:
    """Whether `word`, at window[at:], can stand in a party's name before the word `after` ("" for the word right before "v.")."""
    if word[-1] == ",":
        rest = at + len(word) + 1
        if after == "and" and window[max(0, at - 2) : at] != ", ":
            return False  # "the Restatement of Conflict of Laws, and Edwards v. Moe": one comma makes no list
        listed = LISTED.match(window, rest)
        county = COUNTY.match(window, rest, versus)
        if not (
            SUFFIX.match(window, rest)
            or STATE.match(after)
            or (listed and is_capital(word))
            or (county is not None and county.end() >= versus - 1)
        ):
            return False
    if word[-1] == "." and after and at + len(word) + 1 + len(after) >= versus and after.rstrip(".,").lower() in NO_PARTY_ALONE:
        return is_capital(word)  # "Recs. Admin. v. Moe": whatever stands before, the name does not begin there
    return names_a_party(word, after)


def _trim(window: str, begin: int, versus: int) -> int:
    """The beginning without signals, prose and connectors that cannot open a name."""
    if said := _last(SAID_IN, window[begin : versus + 1]):
        begin += said.end()
    while begin < versus:
        word, _, _ = window[begin:versus].partition(" ")
        last = begin + len(word) == versus
        if not opens_no_name(word) or ODD.match(word) or (word in PARTICLES and not last):
            break
        plain = bare(word)
        if plain == "in" and window[begin + len(word) + 1 : versus + 4].lower().startswith(("re ", "the matter")):
            break
        if plain == "the" and not word[0].islower() and begin == 0:
            break
        begin += len(word) + 1
    return min(begin, versus)


JOINED = compiled(r"[;)](?=[A-Z])")
LISTED = compiled(r"(?:[^ ]{1,30},? ){0,3}(?:&c?\.?|and) ")
# A court or another case that spoke of the one named: "the Supreme Court in Meek v. Moe", "[1967] and Osborn v. Moe".
SAID_IN = compiled(
    r"\b(?:(?:Courts?|Circuit|Appeals|Justices?|Judge|Panel)(?: of (?:the )?[A-Z][A-Za-z ]{2,20}| [A-Z][a-z]+)?) in (?=[A-Z])"
    r"|\b(?:as )?in (?=(?:United States|State|People|Commonwealth|U\. ?S\.) $)|\bas in (?=[A-Z])"
    r"|\b(?:1[6-9]|20)\d\d and (?=[A-Z])"
)
MISREAD = compiled(r" (?:vy|y)\. | v, ")
NUMBER_ALONE = compiled(r",? \(?[Nn]o\. (?!.* v\. ).*$")
OTHER_NAME = compiled(r" ?\((?:[Ii]n re|[Mm]atter of|“|\").*$")
EDITED = str.maketrans("", "", "[]")
QUOTES = {"“": "”", '"': '"'}


def _clean(printed: str) -> str | None:
    """The name alone: without its signal, its second name in parentheses, brackets of an editor and stops that follow."""
    name = _unquoted(printed)
    if opens_no_name(name.partition(" ")[0]):
        name = SIGNAL_START.sub("", name, count=1)
    if "(" in name:
        name = OTHER_NAME.sub("", name)
    name = _unquoted(name.translate(EDITED))
    if "y. " in name or " v, " in name:
        name = MISREAD.sub(" v. ", name)
    if "o. " in name:
        name = NUMBER_ALONE.sub("", name)
    if name.endswith(".") and ends_sentence(name.rpartition(" ")[2]):
        name = name[:-1]
    opens = name.partition(" ")[0]
    return name if name and (is_capital(opens) or ODD.match(opens) or opens in PARTICLES) else None


def _unquoted(name: str) -> str:
    """`name` without stops and marks around it; a quotation mark stays where the name has its fellow."""
    name = name.strip(" ,;*_")
    if name[:1] in QUOTES and name.find(QUOTES[name[0]], 1) in (-1, len(name) - 1):
        name = name[1:].lstrip(" ,;*_")
    if (name[-1:] == "”" and name.count("“") < name.count("”")) or (name[-1:] == '"' and name.count('"') % 2):
        name = name[:-1].rstrip(" ,;*_")
    elif name[-2:] in (",”", ',"'):
        name = name[:-2] + name[-1]
    return name


def short_name(flow: Flow, start: int, floor: int) -> tuple[str, int] | None:
    """The words by which a short form names its case: capitalised words that run to the citation ("Pearson, 555 U.S. at 231")."""
    text = flow.text
    low = max(floor, start - REACH)
    window = SUPRA.sub("", text[low:start].rstrip(" ,*_"))
    italics = emphasis_before(flow, low + len(window))
    if italics and italics[0] >= floor and (found := _clean(text[italics[0] : italics[1]])):
        return found, italics[0]
    whole = _name_in(window)
    if whole is None:
        begin = _plaintiff(window, len(window)) if window else 0
        whole = (begin, len(window))
    name = _clean(window[whole[0] : whole[1]])
    return (name, low + whole[0]) if name and not name.islower() else None
