from generator.numerals import ROMAN, roman_value


def test_roman_numerals_have_their_values() -> None:
    assert [roman_value(numeral) for numeral in ("i", "IV", "xxvii", "XLIX", "LXXXIX")] == [1, 4, 27, 49, 89]
    assert [roman_value(numeral) for numeral in ROMAN] == list(range(1, 90))


def test_what_is_no_roman_numeral_has_none() -> None:
    assert [roman_value(words) for words in ("", "iiii", "vx", "C", "12", "ill")] == [0] * 6
