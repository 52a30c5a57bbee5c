"""What changed from one version of an order to the next, word by word: blocks first, then the words of those that differ."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from generator.model import Order
from generator.publishing.alignment import aligned

Kind = Literal["same", "removed", "inserted"]
END = "\n"  # of a block, among words, of which none is white space
SHOWN_END = "¶"
_CHANCE = 3  # words that two long changes have in common by chance: fewer than these part no change in two
_LONG = 4


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words that both versions have, or one of them."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Changed:
    """A block or note that changed. `flow`: its id in the newer version; the id before which it stood, if it was taken out; None
    in the caption, and at the end."""

    flow: str | None
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Unchanged:
    """Blocks and notes that follow one another and are as they were: the ids of the first and the last in the newer version."""

    first: str
    last: str
    count: int


def differences(older: Order, newer: Order) -> tuple[Changed | Unchanged, ...]:
    """Caption, body and notes of the newer version, in reading order, against those of the older one."""
    old, new = _texts(older), _texts(newer)
    pairs = [*aligned([text for _, text in old], [text for _, text in new]), (len(old), len(new))]
    found: list[Changed | Unchanged] = []
    same: list[str] = []
    before = (0, 0)
    for pair in pairs:
        gap_old, gap_new = old[before[0] : pair[0]], new[before[1] : pair[1]]
        if gap_old or gap_new:
            if same:
                found.append(Unchanged(same[0], same[-1], len(same)))
                same = []
            following = new[pair[1]][0] if pair[1] < len(new) else None
            found += _changes([text for _, text in gap_old], gap_new, following)
        if pair[1] < len(new) and (flow := new[pair[1]][0]):
            same.append(flow)
        before = pair[0] + 1, pair[1] + 1
    if same:
        found.append(Unchanged(same[0], same[-1], len(same)))
    return tuple(found)


def _texts(order: Order) -> list[tuple[str | None, str]]:
    """(id, words) of the caption's lines, which have none, and of each block and note."""
    printed = [(None, " ".join(line.text.split())) for line in order.caption.printed if line.text.strip()]
    return [*printed, *((flow, passage.text) for flow, passage in order.flows())]


def _changes(old: Sequence[str], new: Sequence[tuple[str | None, str]], following: str | None) -> Iterator[Changed]:
    """The blocks of `new`, each with what is left of it and of the blocks `old` that stood in their place."""
    words_old, words_new = _words(old), _words([text for _, text in new])
    marked = _marked(words_old, words_new, aligned(words_old, words_new))
    at = 0
    block: list[tuple[Kind, str]] = []
    for kind, word in marked:
        block.append((kind, word))
        if word == END and kind != "removed":
            yield Changed(new[at][0], _pieces(block))
            at, block = at + 1, []
    if any(word != END for _, word in block):
        yield Changed(following, _pieces(block))


def _words(texts: Sequence[str]) -> list[str]:
    return [word for text in texts for word in (*text.split(), END)]


def _marked(old: Sequence[str], new: Sequence[str], pairs: Sequence[tuple[int, int]]) -> list[tuple[Kind, str]]:
    """All words in order, what was removed before what was inserted in its place."""
    runs: list[list[tuple[int, int]]] = []  # pairs that follow one another
    for pair in pairs:
        if runs and (runs[-1][-1][0] + 1, runs[-1][-1][1] + 1) == pair:
            runs[-1].append(pair)
        else:
            runs.append([pair])
    marked: list[tuple[Kind, str]] = []
    before = (0, 0)
    kept = [*_told_apart(runs, len(old), len(new)), [(len(old), len(new))]]
    for run in kept:
        marked += [("removed", word) for word in old[before[0] : run[0][0]]]
        marked += [("inserted", word) for word in new[before[1] : run[0][1]]]
        marked += [("same", new[b]) for a, b in run if a < len(old)]
        before = run[-1][0] + 1, run[-1][1] + 1
    return marked


def _told_apart(runs: Sequence[list[tuple[int, int]]], old: int, new: int) -> Iterator[list[tuple[int, int]]]:
    """The runs without those that chance made: a word or two between long changes on both sides."""
    before = (0, 0)
    for n, run in enumerate(runs):
        end = runs[n + 1][0] if n + 1 < len(runs) else (old, new)
        left = max(run[0][0] - before[0], run[0][1] - before[1])
        right = max(end[0] - run[-1][0] - 1, end[1] - run[-1][1] - 1)
        if len(run) >= _CHANCE or min(left, right) < _LONG:
            yield run
            before = run[-1][0] + 1, run[-1][1] + 1


def _pieces(block: Sequence[tuple[Kind, str]]) -> tuple[Piece, ...]:
    if block and block[-1][1] == END:
        block = block[:-1]
    return tuple(
        Piece(kind, " ".join(SHOWN_END if word == END else word for _, word in run))
        for kind, run in groupby(block, key=lambda item: item[0])
    )
