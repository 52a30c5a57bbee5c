"""A run of words, found however a document sets it: over the ends of lines and columns, divided, with notes' marks in it."""

import html
import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.patterns import compiled
from generator.publishing import hidden

# What is read as one letter and may stand in a text as another, or as two.
_ALIKE = {"'": "'’‘ʼ", '"': '"“”„', "-": "-‐‑–"}
_ALIKE |= {c: alike for alike in tuple(_ALIKE.values()) for c in alike}
_LIGATURES = {"ffi": "ﬃ", "ffl": "ﬄ", "ff": "ﬀ", "fi": "ﬁ", "fl": "ﬂ"}

# Signs that part no word for who reads it; here with those that divide it, or choose how a sign is drawn.
UNSEEN = f"\u00ad{hidden.UNSEEN}\u180f\ufe0e\ufe0f"
_UNSEEN = f"[{UNSEEN}]{{1,8}}"
_SIGNS = compiled(f"[{UNSEEN}]")
_TAG = compiled(r"</?[A-Za-z][^<>\n]{0,200}>")
_INDENT = r"[ \t>]{0,80}(?:\d{1,2}[ \t]{1,20})?"  # with the line's number, on pleading paper
_DIVIDED = rf"[-‐\u00ad][ \t]{{0,20}}\n{_INDENT}"
_WITHIN = rf"(?:{_UNSEEN})?(?:{_DIVIDED})?"
_AFTER_HYPHEN = rf"(?:[ \t]{{0,20}}\n{_INDENT})?"

_NOTE = r"(?:\[\^?\w{1,4}\]|\^?\d{1,3}|[*†‡§]{1,3})?"
_LEFT_COLUMN = r"(?:(?>[ \t]{3}|[ \t]{2}[)(:|§x*])[^\n]{0,200}\n){1,3}[ \t]{0,60}"
_RIGHT_COLUMN = r"(?>[ \t]{0,60})\n[^\n]{0,150}?(?:[ \t][)(:|§x*][ \t]|[ \t]{3})(?>[ \t]{0,60})"
_PAGE_NUMBER = r"[-–—\[(]{0,2} ?(?:[Pp]age )?\d{1,4}(?: of \d{1,4})? ?[-–—\])]{0,2}"
_STAMP = r"[^\n]{0,80}?(?:Document|Doc\.|DktEntry|Filed|FILED|Page \d)[^\n]{0,160}"
PAGE_TURN = rf"[ \t]{{0,60}}\n(?>(?>[ \t\f]{{0,100}})(?:{_PAGE_NUMBER}|{_STAMP})?(?>[ \t\f]{{0,100}})\n){{1,8}}[ \t\f]{{0,60}}"
_BLANK = rf"[\s>*_\\]{{1,120}}?(?:(?<=\n){_INDENT})?"
_BETWEEN = rf"(?:{_UNSEEN})?[*_]{{0,3}}{_NOTE}(?:{_BLANK}|{_LEFT_COLUMN}|{_RIGHT_COLUMN}|{PAGE_TURN})[*_]{{0,3}}(?:{_UNSEEN})?"

_CUT = compiled(rf"[-‐\u00ad]?[ \t]{{0,20}}\n{_INDENT}")  # in a word found: the end of the line, which stays
_TOO_SHORT = 2
_TELLING = 8  # letters in a row that no name has by chance
_EVERYWHERE = frozenset("the and for was his her who with from born that this order motion court".split())
_SLUG_WORDS = compiled(r"[a-z0-9]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """`number`: which of the editor's list it is, from 1. `pattern` has a group a word."""

    number: int
    text: str
    pattern: re.Pattern[str]
    any_case: re.Pattern[str]
    slug: str
    loose: re.Pattern[str]

    def pieces(self, text: str) -> Iterator[tuple[int, int]]:
        """Where the words stand in `text`: (start, end) of each stretch without what parts them; none runs over a line's end."""
        for m in self.pattern.finditer(text):
            for group in range(1, m.re.groups + 1):
                start, end = m.span(group)
                for cut in _CUT.finditer(text, start, end):
                    hyphen = text[cut.start()] != "\n" and not text[cut.start()].isspace()
                    yield start, cut.start() + hyphen
                    start = cut.end()
                if start < end:
                    yield start, end

    def stands_in(self, text: str) -> bool:
        """Whether the words stand in `text`."""
        return self.pattern.search(text) is not None

    def set_otherwise(self, text: str) -> int | None:
        """Where in `text`, which is `as_seen`, the words stand though other signs than white space may part them; None: nowhere."""
        m = self.loose.search(text)
        return m.start() if m else None

    def may_stand_in(self, name: str) -> bool:
        """Whether a name that was made of words, and perhaps cut, may hold some of these: any that is long enough to tell."""
        own = tuple(word for word in self.slug.split("-") if len(word) > _TOO_SHORT and word not in _EVERYWHERE)
        words = _slug(name).split("-")
        cut = words[-1] if len(words[-1]) > _TOO_SHORT else "-"
        return any(word.startswith(own) for word in words) or any(word.startswith(cut) for word in own)

    def stands_in_slug(self, name: str) -> bool:
        """Whether they stand in a slug or a file's name, where nothing is left of case and stops."""
        if not self.slug:
            return False
        joined = self.slug.replace("-", "")  # "MaryCullen.txt"
        return f"-{self.slug}-" in f"-{_slug(name)}-" or (len(joined) >= _TELLING and joined in _slug(name).replace("-", ""))


def phrase_of(number: int, text: str) -> Phrase:
    """The `number`-th phrase of the list; an empty one stands nowhere."""
    words = unicodedata.normalize("NFC", text).split()
    groups = [f"({_word(word)})" for word in words]
    whole = _BETWEEN.join(groups) if groups else r"(?!)"
    if words:
        whole = _boundary(words[0][0], before=True) + whole + _boundary(words[-1][-1], before=False)
    seen = as_seen(text).split()
    loose = r"(?:\W|_){1,6}".join(map(re.escape, seen)) if seen else r"(?!)"
    loose = rf"(?<![^\W\d_]){loose}(?![^\W\d_])"
    return Phrase(number, text, re.compile(whole), re.compile(whole, re.IGNORECASE), _slug(text), re.compile(loose))


def as_seen(text: str) -> str:
    """The text as a reader sees it, in the same lines: without markup and unseen signs, each letter in its plain form (NFKC)."""
    return _SIGNS.sub("", unicodedata.normalize("NFKC", html.unescape(_TAG.sub("", text))))


def _word(word: str) -> str:
    out: list[str] = []
    at = 0
    while at < len(word):
        ligature = next((pair for pair in _LIGATURES if word.startswith(pair, at)), None)
        if ligature:
            letters = _WITHIN.join(ligature)
            out.append(f"(?:{letters}|{_LIGATURES[ligature]})")
            at += len(ligature)
            continue
        out.append(_letter(word[at]))
        at += 1
    pattern = out[0]
    for before, now in pairwise(out):
        hyphen = before.startswith("[") and "-" in before
        pattern += (_AFTER_HYPHEN if hyphen else _WITHIN) + now
    return pattern


def _letter(char: str) -> str:
    if char in _ALIKE:
        return "[" + re.escape(_ALIKE[char]) + "]"
    apart = unicodedata.normalize("NFD", char)
    return re.escape(char) if apart == char else f"(?:{re.escape(char)}|{re.escape(apart)})"


def _boundary(char: str, *, before: bool) -> str:
    """A word ends where its letters end: a note's mark may follow them, a line's number precede."""
    if not char.isalnum():
        return ""
    more = r"[^\W_]" if char.isdigit() else r"[^\W\d_]"
    return f"(?<!{more})" if before else f"(?!{more})"


def _slug(text: str) -> str:
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower().replace("'", "")
    return "-".join(_SLUG_WORDS.findall(plain))
