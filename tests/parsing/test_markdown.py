"""Markdown inside a passage: emphasis becomes spans, markup is recorded, words stay."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Emphasis, PageMark, Passage
from generator.parsing.markdown import read_markdown
from generator.parsing.passages import join_rows
from generator.parsing.rows import Row


def read(*texts: str, bullet: bool = False) -> Passage:
    rows = [Row(n, None, 0, text) for n, text in enumerate(texts, 1)]
    return read_markdown(join_rows(rows), bullet)[0]


def emphases(passage: Passage) -> list[tuple[str, str]]:
    return [(passage.text[s.start : s.end], s.style) for s in passage.spans if isinstance(s, Emphasis)]


@pytest.mark.parametrize(
    ("source", "text", "spans"),
    [
        ("See *Doe v. Roe*, 1 U.S. 2", "See Doe v. Roe, 1 U.S. 2", [("Doe v. Roe", "italic")]),
        ("**ORDER** of *the* court", "ORDER of the court", [("ORDER", "bold"), ("the", "italic")]),
        ("***In re Doe***", "In re Doe", [("In re Doe", "bold italic")]),
        ("_Id._ at 4", "Id. at 4", [("Id.", "italic")]),
        ("a snake_case_name stays", "a snake_case_name stays", []),
        (r"at \*2 of it", "at *2 of it", []),
        ("at *3, *5 (May 1), at *7, *9 too", "at *3, *5 (May 1), at *7, *9 too", []),
        ("that *12(b)(6)* alone", "that 12(b)(6) alone", [("12(b)(6)", "italic")]),
        ("a. *See *Doe v. Roe; *see also, *Elm", "a. See Doe v. Roe; see also, Elm", [("See", "italic"), ("see also,", "italic")]),
        (
            "in *Roe**.* The *Doe* and *Roe**,* it",
            "in Roe. The Doe and Roe, it",
            [("Roe", "italic"), (".", "italic"), ("Doe", "italic"), ("Roe", "italic"), (",", "italic")],
        ),
        ("Doe v. Roe*,* it was; supra*.*", "Doe v. Roe, it was; supra.", [(",", "italic"), (".", "italic")]),
        ("a * b and * * * c", "a * b and * * * c", []),
        ("2019 WL 12, at *3, and *4 too", "2019 WL 12, at *3, and *4 too", []),
        ("* * *", "* * *", []),
        ("an * alone and a ** too", "an * alone and a ** too", []),
        ("**bold *both* bold**", "bold both bold", [("both", "italic"), ("bold both bold", "bold")]),
        ("## FACTS ##", "FACTS", []),
        ("> quoted words", "quoted words", []),
        ("the [opinion](https://court.example/a_b) says", "the opinion says", []),
        ("the [sic](see below) stays", "the [sic](see below) stays", []),
        ("[t]he *[Doe]* rule", "[t]he [Doe] rule", [("[Doe]", "italic")]),
        ("one<br>two", "one<br>two", []),
        ("one <br>two and <em>three</em>", "one two and three", []),
    ],
)
def test_what_becomes_of_markup(source: str, text: str, spans: list[tuple[str, str]]) -> None:
    passage = read(source)
    assert passage.text == text
    assert emphases(passage) == spans


def test_unbalanced_stars_over_two_lines_pair_as_far_as_they_go() -> None:
    passage = read("***ASH v. BIRCH, et al.*", "*CEDAR, et al. v. BIRCH***")
    assert passage.text == "ASH v. BIRCH, et al. CEDAR, et al. v. BIRCH"
    assert ("ASH v. BIRCH, et al.", "italic") in emphases(passage)
    assert ("ASH v. BIRCH, et al. CEDAR, et al. v. BIRCH", "bold") in emphases(passage)


def test_a_star_page_between_a_mark_and_its_word_parts_them_not() -> None:
    passage = join_rows([Row(1, None, 0, "planted. *"), Row(1, None, 13, "Id.* at 7")])
    marked = Passage(passage.text, passage.segments, (PageMark(11, None, "*3"),))
    assert emphases(read_markdown(marked)[0]) == [("Id.", "italic")]


def test_a_star_page_between_a_heading_s_mark_and_its_words_parts_them_not() -> None:
    passage, _ = read_markdown(join_rows([Row(1, None, 0, "##"), Row(1, None, 8, "THE MILLER'S CLAIMS")]))
    assert passage.text == "THE MILLER'S CLAIMS"
    assert [tuple(c) for c in passage.consumed] == [(1, 0, 2, "markup")]
    assert read("##").text == "##", "no heading, for there are no words"


def test_addresses_are_furniture_with_their_place() -> None:
    rows = [Row(3, None, 2, "see [the rule](https://court.example/r)")]
    passage, furniture = read_markdown(join_rows(rows))
    assert passage.text == "see the rule"
    assert [(f.line, f.start, f.kind, f.text) for f in furniture] == [(3, 15, "markup", "](https://court.example/r)")]


def test_a_bullet_goes_only_where_an_item_is_meant() -> None:
    assert read("- first", bullet=True).text == "first"
    assert read("- first").text == "- first"


@given(st.lists(st.text(alphabet="ab *_\\[]()#>/.-", min_size=1, max_size=30).map(str.strip).filter(bool), min_size=1, max_size=4))
def test_every_character_is_text_or_recorded(texts: list[str]) -> None:
    rows = [Row(n, None, 0, text) for n, text in enumerate(texts, 1)]
    passage, furniture = read_markdown(join_rows(rows), bullet=True)
    held = {(s.line, s.column + i) for s in passage.segments for i in range(s.length)}
    held |= {(c.line, c.column + i) for c in passage.consumed for i in range(c.length)}
    held |= {(f.line, i) for f in furniture for i in range(f.start, f.end)}
    assert held >= {(row.number, i) for row in rows for i, ch in enumerate(row.text) if not ch.isspace()}
    for s in passage.segments:
        assert passage.text[s.offset : s.offset + s.length] == texts[s.line - 1][s.column : s.column + s.length]
    for span in passage.spans:
        if isinstance(span, Emphasis):
            assert 0 <= span.start < span.end <= len(passage.text)
