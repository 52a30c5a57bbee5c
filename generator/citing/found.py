"""What finders take and give: a flow of words, and the citations found in it before anything is resolved."""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from generator.model import CitationKind
from generator.patterns import compiled

Reference = Literal["", "id", "short", "supra", "internal", "named", "section", "rule"]

HEAD = 3  # letters of a capitalised word that tell it from most others
HEADS = compiled(rf"[A-Z][A-Za-z]{{0,{HEAD - 1}}}")
OPENING = compiled(r"\(")
CLOSING = compiled(r"\)")


@dataclass(frozen=True, slots=True)
class Flow:
    """A run of words that is read on its own: a block or a note. White space in `text` is single spaces.

    `emphases` are the stretches set in italics or underlined, ascending. A `note` keeps its own *Id.*; the blocks of
    the body share theirs, in order.
    """

    id: str
    text: str
    emphases: tuple[tuple[int, int], ...] = ()
    note: bool = False
    heads: frozenset[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Sets `heads`: the first letters of the capitalised words of the text, by which a finder knows whether to look."""
        object.__setattr__(self, "heads", frozenset(HEADS.findall(self.text)))


class Found(NamedTuple):
    """A citation at text[start:end] of its flow. `refers` says what kind of resolution it still needs.

    `volume`, `reporter` and `page` are set for cases; `title` and `section` for what is cited by section (the title is
    "42 USC", "Tex. Ins. Code", "FRCP"), `own` is the number by which an act itself counts it. `key` names the authority;
    parallel citations share that of the first. `mention`: the words are part of a sentence ("under § 1983"), not a citation
    for it, so no *Id.* refers to them.
    A named tuple, for it is made and changed several times a citation: a frozen dataclass of as many fields takes four
    times as long.
    """

    start: int
    end: int
    kind: CitationKind
    target: str | None = None
    refers: Reference = ""
    pin: str | None = None
    name: str | None = None
    name_start: int | None = None
    year: int | None = None
    court: str | None = None
    parenthetical: str | None = None
    history: str | None = None
    volume: str = ""
    reporter: str = ""
    page: str = ""
    title: str = ""
    section: str = ""
    subsections: str = ""
    own: str = ""
    key: str = ""
    printed: str = ""
    mention: bool = False
    tail: int = 0  # where what belongs to the citation ends: its parentheses taken in


@dataclass(frozen=True, slots=True)
class Finder:
    """What finds one kind of citation in a flow, and what a flow must have for it to be asked.

    `heads` are the first letters of capitalised words, as in `Flow.heads`, and `marks` other words: a citation of the kind
    has one of either. No heads and no marks: it is always asked.
    """

    find: Callable[[Flow], Iterator[Found]]
    heads: frozenset[str] = frozenset()
    marks: tuple[str, ...] = ()

    def __call__(self, flow: Flow) -> Iterable[Found]:
        """The citations of the kind in the flow."""
        if self.heads.isdisjoint(flow.heads) and self.heads and not any(mark in flow.text for mark in self.marks):
            return ()
        return self.find(flow)


class Scan(NamedTuple):
    """A pattern, and the first letters of capitalised words of which what it matches has one; with none it is always looked for."""

    pattern: re.Pattern[str]
    heads: frozenset[str]


def heads_of(words: str) -> frozenset[str]:
    """What `Flow.heads` has where a text has one of these words."""
    return frozenset(word[:HEAD] for word in words.split())


def scan(words: str, pattern: str) -> Scan:
    """A pattern that matches only what has one of the capitalised `words`; quick where it begins with one and the same letter."""
    return Scan(compiled(pattern), heads_of(words))


def scanned(flow: Flow, scans: Iterable[Scan]) -> Iterator[re.Match[str]]:
    """What the patterns match in a flow, pattern by pattern: those alone are looked for that can be there."""
    for pattern, heads in scans:
        if not heads or not heads.isdisjoint(flow.heads):
            yield from pattern.finditer(flow.text)


def starts_on(words: str = "", marks: tuple[str, ...] = ()) -> Callable[[Callable[[Flow], Iterator[Found]]], Finder]:
    """Makes a function a `Finder` of what has one of the capitalised `words`, or one of `marks`."""
    return lambda find: Finder(find, heads_of(words), marks)


@dataclass(slots=True)
class Parentheses:
    """Which parenthesis of a text closes which: made once a flow, in one pass."""

    closes: dict[int, int] = field(default_factory=dict)

    @classmethod
    def of(cls, text: str) -> "Parentheses":
        """The pairs of `text`; one that is never closed is left out."""
        opens = [m.start() for m in OPENING.finditer(text)]
        closes: dict[int, int] = {}
        opened: list[int] = []
        at = 0
        for m in CLOSING.finditer(text) if opens else ():
            close = m.start()
            while at < len(opens) and opens[at] < close:
                opened.append(opens[at])
                at += 1
            if opened:
                closes[opened.pop()] = close
        return cls(closes)


# Words that stand before a citation without making it part of their sentence: signals, and what joins string cites.
SIGNAL_WORDS = frozenset(
    "see also generally accord compare with contra but and citing quoting quoted cited collecting id ibid".split()
)
LAST_WORD = compiled(r"[A-Za-z][\w.’']*$")


def runs_on(text: str, end: int) -> bool:
    """Whether a sentence goes on behind what ends at `end`: a word in lower case follows without a stop."""
    return (
        text[end : end + 1] == " " and text[end + 1 : end + 2].islower() and not text.startswith(("and ", "et seq", "or "), end + 1)
    )


def is_mention(text: str, start: int) -> bool:
    """Whether what stands at `start` is part of a sentence: a word in lower case runs into it without a stop."""
    if start < 2 or text[start - 1] != " ":
        return False
    end = start - 2 if text[start - 2] == "," else start - 1
    low = max(0, start - 24)
    m = LAST_WORD.search(text, max(low, text.rfind(" ", low, end) + 1), end)  # none where a parenthesis or a quotation mark ends
    if m is None:
        return False
    word = m.group()
    return word[0].islower() and word[-1] != "." and word.lower() not in SIGNAL_WORDS


SIGNAL = compiled(
    r"(?:^|(?<=[\s(“\"‘\[;—]))((?:[Bb]ut )?[Ss]ee(?:,? (?:also|generally))?(?:,? e\.g\.)?|(?:[Bb]ut )?[Cc]f\.|[Aa]ccord|[Cc]ontra"
    r"|[Cc]ompare|E\.g\.)"
    r"(?: in)?,? \[?$"
)


def signal_before(text: str, start: int) -> str | None:
    """The signal of Bluebook rule 1.2 right before `start`: "See", "But see", "See, e.g.,", "Cf."."""
    before = text[max(0, start - 30) : start]
    last = before.rstrip(" ,[").rpartition(" ")[2].strip('(“"‘[;—').lower()
    if last not in LAST_OF_SIGNALS:
        return None
    if last == "with":
        return "with" if COMPARED.search(text, max(0, start - LONGEST_COMPARED), start) else None
    m = SIGNAL.search(before)
    return m.group(1) if m else None


LONGEST_COMPARED = 500
# "Compare X with Y": nothing between ends the sentence.
COMPARED = compiled(r"[Cc]ompare (?:(?!\. (?:See|But|Cf|The|In) )[^“”]){0,490}[Ww]ith $")
LAST_OF_SIGNALS = frozenset({"see", "also", "generally", "e.g.", "cf.", "accord", "contra", "compare", "in", "with"})
