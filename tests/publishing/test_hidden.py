"""Characters that a reader does not see are reported, and shown."""

import unicodedata

import pytest

from generator.model import Line, Source
from generator.publishing.hidden import HIDDEN, find_hidden
from generator.rendering.inline import shown


def found(text: str) -> list[tuple[str, int | None, int | None]]:
    source = Source("x.txt", "", "utf-8", "plain", tuple(Line(n, None, t) for n, t in enumerate(text.split("\n"), 1)))
    return [(p.code, p.location.line, p.location.column) for p in find_hidden(source)]


@pytest.mark.parametrize(
    "char",
    [
        "\u202e",
        "\u2066",
        "\u200b",
        "\u200d",
        "\u2060",
        "\ufeff",
        "\u200f",
        "\u061c",
        "\u180e",
        "\u3164",
        "\U000e0041",
        "\x97",
        "\x1b",
        "\x7f",
    ],
)
def test_hidden_characters_are_reported_once_a_file_and_shown(char: str) -> None:
    assert found(f"plain\nThe{char} motion{char}\n{char}") == [("hidden-characters", 2, 3)]
    assert char not in shown(f"a{char}b")
    assert len(shown(f"a{char}b")) == 3


@pytest.mark.parametrize(
    "text", ["co\u00adoperate", "naïve – “quoted” § 5", "Московский суд", "µg and α-helix, 5 Ω", "❤\ufe0f", "東京", "\tindented\f"]
)
def test_what_is_meant_is_not_reported(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize("word", ["pаypal", "Νorth", "TΟWN", "cоurt"])
def test_letters_of_another_alphabet_within_a_word(word: str) -> None:
    assert found(f"x\nthe {word}") == [("mixed-alphabets", 2, found(f"x\nthe {word}")[0][2])]


def test_every_format_character_is_hidden_or_meant() -> None:
    """Of Unicode's format characters all but the soft hyphen, and those that have a shape, are reported."""
    formats = [chr(code) for code in range(0x110000) if unicodedata.category(chr(code)) == "Cf"]
    shaped = {
        "\u00ad",
        "\u06dd",
        "\u070f",
        "\u0890",
        "\u0891",
        "\u08e2",
        "\U000110bd",
        "\U000110cd",
        *map(chr, range(0x600, 0x606)),
    }
    hieroglyphs = {chr(code) for code in range(0x13430, 0x13440)}
    assert {c for c in formats if not HIDDEN.match(c)} == (shaped | hieroglyphs) & set(formats)
