"""Which items of a sequence are those of another."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.publishing.alignment import aligned

WORDS = st.lists(st.sampled_from("abcdefgh"), max_size=40)


@given(WORDS, WORDS)
def test_pairs_are_equal_and_ascend(old: list[str], new: list[str]) -> None:
    pairs = aligned(old, new)
    assert all(old[a] == new[b] for a, b in pairs)
    assert all(a < c and b < d for (a, b), (c, d) in pairwise(pairs))


@given(WORDS)
def test_the_same_is_all_the_same(words: list[str]) -> None:
    assert aligned(words, words) == [(n, n) for n in range(len(words))]


@pytest.mark.parametrize(
    ("old", "new", "pairs"),
    [
        ("abc", "axbc", [(0, 0), (1, 2), (2, 3)]),
        ("abc", "ac", [(0, 0), (2, 1)]),
        ("abcd", "bacd", [(1, 0), (2, 2), (3, 3)]),
        ("", "a", []),
        ("xaay", "xbaz", [(0, 0), (1, 2)]),
    ],
)
def test_samples(old: str, new: str, pairs: list[tuple[int, int]]) -> None:
    assert aligned(old, new) == pairs


@pytest.mark.parametrize("piece", ["a", "ab", "cb", "abcdefg"])
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(size: int) -> float:
        began = time.process_time()
        aligned("a" * size + "x", piece * (size // len(piece)) + "y")
        return time.process_time() - began

    seconds(1_000)
    assert seconds(40_000) < max(12 * seconds(10_000), 0.5)
