"""Rows become passages, and passages lose marks, without a word lost or moved."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Division, Emphasis, FootnoteMark, PageMark, ParagraphBreak, Passage
from generator.parsing.passages import Excision, Vocabulary, cut, cut_all, cut_marks, hyphen_divides, join_rows
from generator.parsing.rows import Row


def rows_of(*texts: str, page: int | None = None) -> list[Row]:
    return [Row(n, page, 4, text, 4, 0) for n, text in enumerate(texts, 1)]


def assert_true_to(passage: Passage, rows: list[Row]) -> None:
    """Segments cover the text and say where it stands; with what is consumed they hold the rows' characters, each once."""
    lines = {row.number: row for row in rows}
    at = 0
    held: Counter[tuple[int, int]] = Counter()
    for s in passage.segments:
        assert passage.text[at : s.offset].strip() == ""
        row = lines[s.line]
        assert passage.text[s.offset : s.offset + s.length] == row.text[s.column - row.column :][: s.length]
        held.update((s.line, s.column + i) for i in range(s.length))
        at = s.offset + s.length
    assert passage.text[at:].strip() == ""
    for c in passage.consumed:
        held.update((c.line, c.column + i) for i in range(c.length))
    wanted = Counter((row.number, row.column + i) for row in rows for i, ch in enumerate(row.text) if not ch.isspace())
    assert all(n == 1 for n in held.values())
    assert all(held[place] for place in wanted)


WORDS = st.text(alphabet="ab -‐\u00adA1.,;*_\\[]()#>é  \t", min_size=1, max_size=24).map(str.strip).filter(bool)
PAGES = st.lists(st.tuples(WORDS, st.integers(1, 3)), min_size=1, max_size=6)


def paged(lines: list[tuple[str, int]]) -> list[Row]:
    return [Row(n, page, 2, text, 2, 0) for n, (text, page) in enumerate(sorted(lines, key=lambda x: x[1]), 1)]


@given(PAGES, st.booleans())
def test_no_character_of_the_rows_is_lost(lines: list[tuple[str, int]], as_lines: bool) -> None:
    rows = paged(lines)
    passage = join_rows(rows, Vocabulary(rows), as_lines=as_lines)
    assert_true_to(passage, rows)
    assert all(0 <= s.offset <= len(passage.text) for s in passage.spans if isinstance(s, PageMark | Division))


@given(PAGES, st.data())
def test_a_cut_keeps_segments_true(lines: list[tuple[str, int]], data: st.DataObject) -> None:
    rows = paged(lines)
    passage = join_rows(rows)
    places = sorted(data.draw(st.sets(st.integers(0, len(passage.text)), max_size=6)))
    cuts = [Excision(a, b, "markup") for a, b in zip(places[::2], places[1::2], strict=False)]
    shorter, _ = cut_all(passage, cuts)
    assert_true_to(shorter, rows)
    kept = "".join(ch for i, ch in enumerate(passage.text) if not any(c.start <= i < c.end for c in cuts))
    assert shorter.text.split() == kept.split() or "".join(shorter.text.split()) == "".join(kept.split())


@given(PAGES, st.data())
def test_marks_stand_where_they_were_cut(lines: list[tuple[str, int]], data: st.DataObject) -> None:
    rows = paged(lines)
    passage = join_rows(rows)
    places = sorted(data.draw(st.sets(st.integers(0, len(passage.text)), max_size=6)))
    cuts = [(a, b, FootnoteMark(a, "1", "fn-1", 1, 0)) for a, b in zip(places[::2], places[1::2], strict=False)]
    shorter = cut_marks(passage, cuts)
    assert_true_to(shorter, rows)
    assert len(shorter.marks()) == len(cuts)
    for (start, _, _), mark in zip(cuts, shorter.marks(), strict=True):
        before = "".join(passage.text[i] for i in range(start) if not any(a <= i < b for a, b, _ in cuts))
        assert "".join(shorter.text[: mark.offset].split()) == "".join(before.split())


def test_a_division_is_taken_out_and_kept() -> None:
    passage = join_rows(rows_of("the Court consid-", "ered the motion"))
    assert passage.text == "the Court considered the motion"
    assert passage.spans == (Division(16, "-"),)
    assert [(c.line, c.column, c.why) for c in passage.consumed] == [(1, 20, "division")]


@pytest.mark.parametrize(
    ("before", "after", "words", "divides"),
    [
        ("consid-", "ered", set(), True),
        ("pre-", "trial", {"pre-trial"}, False),
        ("pre-", "trial", {"pretrial"}, True),
        ("state-of-the-", "art", set(), False),
        ("cross-", "Motion", set(), False),
        ("24-", "cv-2989", set(), False),
        ("well\u00ad", "known", set(), True),
        ("court-", "appointed", {"court", "appointed"}, False),
    ],
)
def test_what_a_hyphen_at_a_lines_end_is(before: str, after: str, words: set[str], divides: bool) -> None:
    assert hyphen_divides(before, after, frozenset(words)) is divides


def test_a_compound_keeps_its_hyphen_and_gets_no_space() -> None:
    assert join_rows(rows_of("the cross-", "Motion")).text == "the cross-Motion"


def test_rows_that_stand_for_themselves_are_not_divided() -> None:
    assert join_rows(rows_of("No. 24-", "Filed"), as_lines=True).text == "No. 24- Filed"


def test_pages_and_paragraphs_are_marked_where_they_begin() -> None:
    rows = [Row(1, 1, 0, "one"), Row(2, 2, 0, "two"), Row(3, 2, 0, "three")]
    passage = join_rows(rows, paragraphs=(2,))
    assert passage.text == "one two three"
    assert passage.spans == (PageMark(4, 2, "2"), ParagraphBreak(8))


def test_cut_takes_a_doubled_space_with_it_and_shrinks_spans() -> None:
    passage = Passage("as held 3 in Doe", join_rows(rows_of("as held 3 in Doe")).segments, (Emphasis(3, 12, "italic"),))
    shorter = cut(passage, 8, 9, "mark")
    assert shorter.text == "as held in Doe"
    assert shorter.spans == (Emphasis(3, 10, "italic"),)


def test_an_emphasis_of_which_nothing_is_left_goes() -> None:
    passage = Passage("word*", join_rows(rows_of("word*")).segments, (Emphasis(4, 5, "italic"),))
    assert cut(passage, 4, 5, "mark").spans == ()


def test_the_vocabulary_holds_whole_words_and_no_halves() -> None:
    rows = rows_of("The pre-trial order of the court consid- 12-", "ered what is well-known. Étude", "İstanbul-", "a")
    asked = ["the", "pre-trial", "pre", "trial", "consid", "ered", "known", "well-known", "étude", "tude", "istanbul", "a", "o"]
    found = ["the", "pre-trial", "ered", "well-known", "étude", "a"]
    few, many = Vocabulary(rows), Vocabulary(rows)
    assert [word for word in asked if word in few] == found
    assert [[word for word in asked if word in many] for _ in range(3)] == [found] * 3
