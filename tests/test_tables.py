"""TOML files of the editor: shapes, and the line of what is wrong."""

import time

import pytest

from generator.config import SHAPE as SETTINGS
from generator.editorial import SHAPE
from generator.model import Problem
from generator.tables import Shape, did_you_mean, line_of, read_table


def problems_of(text: str | bytes) -> list[tuple[str, int | None, str, str]]:
    found: list[Problem] = []
    read_table(text if isinstance(text, bytes) else text.encode(), "x.toml", SHAPE, found.append)
    return [(p.code, p.location.line, p.message, p.hint) for p in found]


def test_an_unknown_key_is_named_with_its_line_and_the_nearest_valid_name() -> None:
    assert problems_of('title = "x"\n\ndrfat = true\n') == [("unknown-key", 3, "unknown key: drfat", "did you mean draft?")]


def test_a_key_near_to_nothing_gets_the_list_of_them_all() -> None:
    ((code, line, _, hint),) = problems_of('[caption]\nzzzz = "x"\n')
    assert (code, line) == ("unknown-key", 2)
    assert hint == "it may be one of: case_names, court, date, docket_numbers, judges, parties, title"


@pytest.mark.parametrize(
    ("text", "line", "wanted"),
    [
        ("draft = 1", 1, "it must be true or false"),
        ('draft = "true"', 1, "it must be true or false"),
        ('topics = "discovery"', 1, 'it must be a list of texts: ["…", "…"]'),
        ('topics = ["discovery", 3]', 1, 'it must be a list of texts: ["…", "…"]'),
        ('\ncaption = "akd"', 2, "it must be a table of its own: [caption]"),
        ('[caption]\ndate = "30 July 2019"', 2, 'it must be a date: "YYYY-MM-DD"'),
        ('[caption]\ndate = "2019-02-30"', 2, 'it must be a date: "YYYY-MM-DD"'),
        ("[footnotes]\n2 = true", 1, 'it must be texts: "…" = "…"'),
    ],
)
def test_a_wrong_type_says_what_is_wanted(text: str, line: int, wanted: str) -> None:
    assert [(code, at, hint) for code, at, _, hint in problems_of(text)] == [("wrong-type", line, wanted)]


def test_a_date_may_stand_with_or_without_quotes() -> None:
    for text in ('[caption]\ndate = "2019-07-30"', "[caption]\ndate = 2019-07-30"):
        table = read_table(text.encode(), "x.toml", SHAPE, pytest.fail)
        assert table.text_at("caption", "date") == "2019-07-30"


def test_broken_toml_is_placed() -> None:
    ((code, line, message, _),) = problems_of('title = "x"\ntopics = [,]\n')
    assert (code, line) == ("bad-toml", 2)
    assert message == "not valid TOML: invalid value"


def test_a_text_left_open_at_the_end_is_placed_there() -> None:
    ((code, line, _, _),) = problems_of('draft = true\ntitle = "x')
    assert (code, line) == ("bad-toml", 2)


def test_bytes_that_are_no_text_are_placed() -> None:
    assert problems_of(b'draft = true\ntitle = "\xe9"')[0][:3] == ("bad-toml", 2, "not valid TOML: byte 0xE9 is not UTF-8")


def test_nesting_without_end_is_no_crash() -> None:
    assert [code for code, *_ in problems_of("topics = " + "[" * 5000)] == ["bad-toml"]


def test_good_values_beside_wrong_ones_are_kept() -> None:
    table = read_table(b'title = "kept"\nnonsense = 1', "x.toml", SETTINGS, lambda _: None)
    assert table.text_at("title") == "kept"
    assert table.get("nonsense") is None


TEXT = '''title = "one"
headnote = """
court = "not this"
"""
[caption]
court = "akd"
judges = [
  "A",
  "B",
]
[footnotes]
"2" = "missing"
citations."304 F.R.D. 73" = ""
'''


@pytest.mark.parametrize(
    ("key", "holding", "line"),
    [
        (("title",), None, 1),
        (("caption",), None, 5),
        (("caption", "court"), None, 6),
        (("caption", "judges"), '"B"', 9),
        (("footnotes", "2"), None, 12),
        (("footnotes", "citations", "304 F.R.D. 73"), None, 13),
        (("nowhere",), None, None),
    ],
)
def test_the_line_of_a_key(key: tuple[str, ...], holding: str | None, line: int | None) -> None:
    assert line_of(TEXT, key, holding) == line


def test_nothing_to_name() -> None:
    assert did_you_mean("x", []) == "nothing is like it: take the line out"


def test_letters_changed_about_are_the_likeliest_slip_and_equals_are_all_named() -> None:
    assert did_you_mean("adk", ["vad", "akd", "azd"]) == "did you mean akd?"
    assert did_you_mean("aad", ["vad", "azd", "x"]) == "did you mean azd or vad?"


def test_a_number_of_thousands_of_digits() -> None:
    problems: list[Problem] = []
    read_table(b"a = " + b"1" * 5000, "x.toml", {"a": "text"}, problems.append)
    assert [p.code for p in problems] == ["bad-toml"]


def test_thousands_of_unknown_keys_are_found_in_little_time() -> None:
    problems: list[Problem] = []
    began = time.process_time()
    read_table("".join(f"k{n} = 1\n" for n in range(3000)).encode(), "x.toml", {"a": "text"}, problems.append)
    assert [p.location.line for p in problems] == list(range(1, 3001))
    assert time.process_time() - began < 5


@pytest.mark.parametrize(
    ("line", "hint"),
    [
        ("title = “A stay”", "straight quotes"),
        ("topics = [“stay”]", "straight quotes"),
        ('title = "The "final" order"', "quotes within a text"),
        ("title stay", "each key on a line of its own"),
        ('title = "A stay', "each key on a line of its own"),
    ],
)
def test_what_is_no_toml_is_told_how_it_is_written(line: str, hint: str) -> None:
    problems: list[Problem] = []
    read_table(f"draft = true\n{line}\n".encode(), "x.toml", {"title": "text", "topics": "texts", "draft": "flag"}, problems.append)
    (found,) = problems
    assert (found.code, found.location.line) == ("bad-toml", 2)
    assert hint in found.hint


def test_a_key_below_a_heading_that_belongs_above_it_is_told_so() -> None:
    problems: list[Problem] = []
    shape: Shape = {"headnote": "text", "redactions": {"words": "texts"}}
    read_table(b'[redactions]\nwords = ["x"]\nheadnote = "y"\n', "x.toml", shape, problems.append)
    (found,) = problems
    assert (found.code, found.location.line) == ("unknown-key", 3)
    assert "above the first [heading]" in found.hint
