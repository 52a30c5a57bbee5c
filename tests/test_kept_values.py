"""What the store writes down of our values: it reads them back as they were, and believes nothing that was damaged."""

import zlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.library import Mention
from generator.model import Place
from generator.store import StoreDamagedError, decode, encode
from generator.store.encoding import SHORT


def mention(words: str) -> Mention:
    return Mention("555-us-223", Place("p4", "¶ 4"), words, cut_before=True)


@given(st.text(max_size=60), st.sampled_from([1, SHORT]))
def test_values_come_back(words: str, times: int) -> None:
    value = mention(words * times)
    assert decode(encode(value), Mention) == value


@pytest.mark.parametrize("times", [1, SHORT])
def test_no_damaged_byte_is_believed(times: int) -> None:
    value = mention("Quillon v. Ash, at 4. " * times)
    data = encode(value)
    for at in range(len(data)):
        damaged = bytearray(data)
        damaged[at] ^= 0x04
        if times > 1 and zlib_says_the_same(bytes(damaged), data):
            continue  # a bit that fills up the last byte of what was compressed
        with pytest.raises(StoreDamagedError):
            decode(bytes(damaged), Mention)
    for end in range(len(data)):
        with pytest.raises(StoreDamagedError):
            decode(data[:end], Mention)


def zlib_says_the_same(damaged: bytes, data: bytes) -> bool:
    try:
        return zlib.decompress(damaged) == zlib.decompress(data)
    except zlib.error:
        return False
