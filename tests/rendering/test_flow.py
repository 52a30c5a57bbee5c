"""The outline of an order, notes that have room beside their marks, and paragraphs that the court numbered itself."""

from collections.abc import Sequence

import pytest

from generator.model import Block, BlockKind, Caption, Footnote, FootnoteMark, Order, Part, Passage, Source
from generator.rendering.beside import MOST, notes_fit_beside
from generator.rendering.flow import FlowWriter

SOURCE = Source("a.txt", "0" * 64, "utf-8", "plain", ())
SENTENCE = "The elevator was emptied twice that spring, and the books say who weighed it. "


def block(anchor: str, kind: BlockKind, text: str, level: int = 0, part: int = 0, marks: Sequence[str] = ()) -> Block:
    spans = tuple(FootnoteMark(len(text), label, f"fn-{label}", 1, 0) for label in marks)
    return Block(anchor, kind, Passage(text, (), spans), level, None, part)


def order_of(*blocks: Block, notes: Sequence[Footnote] = (), parts: Sequence[Part] = (Part("main", "", ""),)) -> Order:
    return Order(SOURCE, Caption(), body=blocks, footnotes=tuple(notes), parts=tuple(parts))


def noted(notes: int, length: int, paragraphs_between: int) -> Order:
    """An order with `notes` notes of `length` sentences, each marked behind so many paragraphs."""
    blocks = []
    for n in range(1, notes + 1):
        blocks += [block(f"p{n}-{k}", "paragraph", SENTENCE * 5) for k in range(1, paragraphs_between)]
        blocks.append(block(f"p{n}", "paragraph", SENTENCE * 5, marks=[str(n)]))
    found = [Footnote(f"fn-{n}", str(n), Passage(SENTENCE * length), (f"p{n}",)) for n in range(1, notes + 1)]
    return order_of(*blocks, notes=found)


def test_an_outline_has_the_levels_at_which_headings_are_drawn() -> None:
    order = order_of(
        block("a", "heading", "I. Facts", 2),
        block("p1", "paragraph", "One."),
        block("b", "heading", "1. Deep at once", 6),
        block("c", "heading", "a. Deeper", 5),
        block("d", "heading", "II. Law", 2),
    )
    writer = FlowWriter(order)
    assert writer.outline() == [(1, "a", "I. Facts"), (2, "b", "1. Deep at once"), (3, "c", "a. Deeper"), (1, "d", "II. Law")]
    body = writer.body()
    assert [body.count(f"<h{level} ") for level in (2, 3, 4, 5)] == [2, 1, 1, 0]


def test_an_outline_names_a_part_once_with_a_heading_or_without() -> None:
    parts = [Part("main", "", ""), Part("dissent", "dissent-", "COLE, J., dissenting."), Part("appendix", "appendix-", "APPENDIX")]
    order = order_of(
        block("a", "heading", "I. Facts", 2),
        block("dissent-p1", "verbatim", "SUPREME COURT", part=1),
        block("dissent-x", "heading", "COLE, J., dissenting", 2, 1),
        block("dissent-p2", "paragraph", "I would affirm.", part=1),
        block("appendix-x", "heading", "APPENDIX", 2, 2),
        parts=parts,
    )
    found = FlowWriter(order).outline()
    assert found == [(1, "a", "I. Facts"), (1, "dissent-p1", "COLE, J., dissenting"), (1, "appendix-x", "APPENDIX")]


@pytest.mark.parametrize(
    ("notes", "length", "paragraphs_between", "fit"),
    [
        (0, 1, 1, False),
        (1, 1, 1, True),
        (40, 2, 1, True),
        (40, 4, 1, False),  # each pushes the next further down
        (40, 4, 3, True),
        (1, 90, 1, True),  # one long note pushes none
        (MOST, 1, 1, True),
        (MOST + 1, 1, 1, False),
    ],
)
def test_notes_stand_beside_their_marks_where_there_is_room(notes: int, length: int, paragraphs_between: int, fit: bool) -> None:
    order = noted(notes, length, paragraphs_between)
    assert notes_fit_beside(order) is fit
    writer = FlowWriter(order)
    assert writer.body().count('<sup data-note="') == (notes if fit else 0)
    assert writer.endnotes().count(' data-note="') == (notes if fit else 0)


def test_the_first_of_several_marks_is_the_one_that_a_note_stands_beside() -> None:
    order = order_of(
        block("p1", "paragraph", "One.", marks=["1"]),
        block("p2", "paragraph", "Two.", marks=["1", "2"]),
        notes=[Footnote("fn-1", "1", Passage("Note."), ("p1", "p2")), Footnote("fn-2", "2", None, ("p2",))],
    )
    body = FlowWriter(order).body()
    assert '<sup data-note="1"><a id="fnref-1"' in body
    assert '<sup><a id="fnref-1-2"' in body
    assert '<sup data-note="2"><a id="fnref-2"' in body


@pytest.mark.parametrize(
    "text", ["12. The court finds", "12) The", "(12) The", "¶ 12 The", "[¶12] The", "¶12. “The", "1. “He said”"]
)
def test_where_the_court_numbers_its_paragraphs_no_second_number_is_seen(text: str) -> None:
    html = FlowWriter(order_of(block("p7", "paragraph", text))).body()
    assert 'data-number-on-hover="7"' in html
    assert 'data-number="' not in html
    assert 'aria-label="Link to paragraph 7"' in html


@pytest.mark.parametrize(
    "text", ["The court finds", "12 jurors sat", "2019. that year", "(a) The", "9:30 A.M. came", "12.5 percent"]
)
def test_other_paragraphs_show_theirs(text: str) -> None:
    assert 'data-number="7"' in FlowWriter(order_of(block("p7", "paragraph", text))).body()
