"""The letters of an order in one run, by which words are known again: white space, stops, hyphens and capitals do not count."""

import hashlib
from base64 import urlsafe_b64encode
from bisect import bisect_left
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from itertools import accumulate

from generator.patterns import compiled

WINDOW = 48  # letters that are enough to know words again
_NO_LETTERS = dict.fromkeys(code for code in range(128) if not chr(code).isalnum())
_WORD = compiled(r"[^\W_]+")


def letters(text: str) -> str:
    """The letters and digits of the text, in lower case."""
    return (text.translate(_NO_LETTERS) if text.isascii() else "".join(filter(str.isalnum, text))).casefold()


def digest(folded: str) -> str:
    """48 bits of a digest, in eight characters that stand for themselves in any text."""
    return urlsafe_b64encode(hashlib.blake2b(folded.encode("utf-8", "surrogatepass"), digest_size=6).digest()).decode()


@dataclass(frozen=True, slots=True)
class Stream:
    """The letters of several texts, one after the other; `starts[n]` is where those of the n-th begin."""

    texts: tuple[str, ...]
    folded: str
    starts: tuple[int, ...]

    def end(self, n: int) -> int:
        """Where the letters of the n-th text end."""
        return self.starts[n + 1] if n + 1 < len(self.starts) else len(self.folded)

    def after(self, position: int) -> str:
        """The letters from there on, as many as are enough."""
        return self.folded[position : position + WINDOW]

    def before(self, position: int) -> str:
        """The letters up to there, as many as are enough."""
        return self.folded[max(0, position - WINDOW) : position]


def stream_of(texts: Iterable[str]) -> Stream:
    """The stream of the texts."""
    all_of_them = tuple(texts)
    folded = [letters(text) for text in all_of_them]
    return Stream(all_of_them, "".join(folded), tuple(accumulate(map(len, folded[:-1]), initial=0))[: len(folded)])


class Words:
    """Where the words of a stream begin and end: a position in it ↔ (which text, offset into it)."""

    def __init__(self, stream: Stream) -> None:
        self.stream = stream
        self.begins: list[int] = []  # positions in the stream
        self.ends: list[int] = []
        self.places: list[tuple[int, int, int]] = []  # which text, offsets of its beginning and end
        for n, (start, text) in enumerate(zip(stream.starts, stream.texts, strict=True)):
            at = start
            for m in _WORD.finditer(text):
                self.begins.append(at)
                at += len(m[0].casefold())
                self.ends.append(at)
                self.places.append((n, m.start(), m.end()))

    def find(self, wanted: Collection[tuple[str, int]], *, ending: bool) -> dict[tuple[str, int], list[int]]:
        """(digest, number of letters) → the positions, ascending, at which words with these letters begin; `ending`: end."""
        found: dict[tuple[str, int], list[int]] = {key: [] for key in wanted}
        folded = self.stream.folded
        for length in {length for _, length in wanted if length}:
            for at in self.ends if ending else self.begins:
                window = folded[at - length : at] if ending else folded[at : at + length]
                if len(window) == length and (places := found.get((digest(window), length))) is not None:
                    places.append(at)
        return found

    def place(self, position: int, *, ending: bool) -> tuple[int, int]:
        """(which text, offset into it) of the word that begins at the position, the offset of a text's first word being 0;
        `ending`: behind the one that ends there."""
        if ending:
            n, _, offset = self.places[bisect_left(self.ends, position)]
            return n, offset
        n, offset, _ = self.places[bisect_left(self.begins, position)]
        return n, 0 if position == self.stream.starts[n] else offset


def within(places: list[int], low: int, high: int) -> list[int]:
    """Of ascending places those from `low` up to, and not at, `high`."""
    return places[bisect_left(places, low) : bisect_left(places, high)]
