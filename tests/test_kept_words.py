"""Words that were left out of an order's text and that its editor takes back: they stand where the source has them."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import Reading
from generator.build.orders import Received, read_received
from generator.config import Config
from generator.model import Order
from generator.parsing import find_lost_words
from generator.publishing.permalinks import Published
from tests.captions import QUILLFEATHER

Read = Callable[..., Reading]

STAMP = "Case 3:21-cv-00987 Document 12 Filed 03/04/21 Page {} of 3"
TEXT = f"""{STAMP.format(1)}

{QUILLFEATHER}    The plaintiff asks that the complaint about the harbour be heard before
the winter.1 The defendant says that it cannot be heard, and that the exami-

1 The complaint stands at docket 1, with its exhibits and with
a map of the harbour.

                                     - 1 -
\f{STAMP.format(2)}

nation of the witnesses has to wait. It names no reason for that.

    A notice must be given before the work begins, and it must name the place.

                                     - 2 -
\f{STAMP.format(3)}

    The motion at docket 31, which came late, is DENIED.

Dated: March 4, 2021
"""


def order_of(reading: Reading) -> Order:
    assert reading.order is not None
    assert not list(find_lost_words(reading.order))
    assert not [p for p in reading.problems if p.severity != "notice"], reading.problems
    return reading.order


def texts(order: Order) -> list[str]:
    return [block.text for block in order.body]


def test_the_sample_leaves_out_stamps_and_page_numbers(read: Read) -> None:
    order = order_of(read(TEXT))
    assert [(piece.line, piece.kind) for piece in order.furniture if piece.kind != "caption-rule"] == [
        (1, "filing-stamp"), (20, "page-number"), (21, "filing-stamp"), (27, "page-number"), (28, "filing-stamp"),
    ]  # fmt: skip
    assert "the examination of the witnesses" in texts(order)[0]


def test_words_between_two_paragraphs_are_a_paragraph(read: Read) -> None:
    before = order_of(read(TEXT))
    order = order_of(read(TEXT, '[body]\nkept = ["- 2 -"]\n'))
    at = next(n for n, text in enumerate(texts(order)) if text == "- 2 -")
    assert texts(order)[at - 1].startswith("A notice")
    assert texts(order)[at + 1].startswith("The motion")
    assert order.body[at].id == f"{order.body[at - 1].id}-2"
    assert order.body[at].kind == "paragraph"
    assert [b.id for b in order.body if b.text != "- 2 -"] == [b.id for b in before.body], "no other paragraph is called otherwise"
    assert [h.block for h in order.holdings] == [h.block for h in before.holdings]
    assert "- 2 -" not in [piece.text for piece in order.furniture]
    assert order.editorial.corrected == ("paragraphs",)


def test_what_they_are_can_be_said_too(read: Read) -> None:
    known = next(b.id for b in order_of(read(TEXT)).body if b.text.startswith("A notice"))
    order = order_of(read(TEXT, f'[body]\nkept = ["- 2 -"]\nkinds = {{ "{known}-2" = "heading" }}\n'))
    assert [block.text for block in order.body if block.kind == "heading"] == ["- 2 -"]
    order = order_of(read(TEXT, f'[body]\nkept = ["- 2 -"]\njoined = ["{known}-2"]\n'))
    assert next(text for text in texts(order) if text.startswith("A notice")).endswith("name the place. - 2 -")


def test_words_within_a_paragraph_stand_there_behind_a_divided_word(read: Read) -> None:
    order = order_of(read(TEXT, '[body]\nkept = ["- 1 -"]\n'))
    assert "and that the examination - 1 - of the witnesses" in texts(order)[0]
    assert [note.marks for note in order.footnotes] == [(order.body[0].id,)]
    assert order.body[0].passage.marks()[0].offset == texts(order)[0].index(" The defendant")


def test_words_within_a_note_stand_there(read: Read) -> None:
    stamp = STAMP.format(9)
    order = order_of(read(TEXT.replace("and with\n", f"and with\n{stamp}\n"), f'[body]\nkept = ["{stamp}"]\n'))
    assert order.footnotes[0].text == f"The complaint stands at docket 1, with its exhibits and with {stamp} a map of the harbour."


def test_words_above_or_in_the_caption_are_printed_with_it(read: Read) -> None:
    order = order_of(read(TEXT, f'[body]\nkept = ["{STAMP.format(1)}"]\n'))
    assert (order.caption.printed[0].line, order.caption.printed[0].text) == (1, STAMP.format(1))
    assert order.caption.court == order_of(read(TEXT)).caption.court


def test_one_of_several_is_told_by_its_line(read: Read) -> None:
    twice = TEXT.replace("- 2 -", "- 1 -")
    reading = read(twice, '[body]\nkept = ["- 1 -"]\n')
    (problem,) = [p for p in reading.problems if p.severity == "error"]
    assert (problem.code, problem.location.line) == ("bad-value", 2)
    assert "20, 27" in problem.hint
    assert "“20: - 1 -”" in problem.hint
    order = order_of(read(twice, '[body]\nkept = ["27: - 1 -"]\n'))
    assert [piece.line for piece in order.furniture if piece.text == "- 1 -"] == [20]


@pytest.mark.parametrize(
    "words", ["Case 3:21-cv-00987 Document 12 Filed 03/04/21 Page 4 of 3", "21: - 1 -", "The plaintiff asks", ""]
)
def test_what_was_not_left_out_is_a_problem(read: Read, words: str) -> None:
    before = order_of(read(TEXT))
    reading = read(TEXT, f'[body]\nkept = ["{words}"]\n')
    (problem,) = [p for p in reading.problems if p.severity != "notice"]
    assert (problem.code, problem.location.line) == ("dead-reference", 2)
    assert reading.order is not None
    assert texts(reading.order) == texts(before)
    if words.startswith("Case"):
        assert "Page 3 of 3" in problem.hint


PIECES = [
    f"{line}: {text}"
    for line, text in ((1, STAMP.format(1)), (20, "- 1 -"), (21, STAMP.format(2)), (27, "- 2 -"), (28, STAMP.format(3)))
]


@given(kept=st.permutations(PIECES), many=st.integers(0, len(PIECES)))
def test_whatever_is_taken_back_no_word_is_lost_or_said_twice(kept: list[str], many: int) -> None:
    listed = ", ".join(f'"{words}"' for words in kept[:many])
    beside = f"[body]\nkept = [{listed}]\n".encode()
    order = order_of(read_received(Received("order.txt", TEXT.encode(), beside), Config(), Published()))
    left = [f"{piece.line}: {piece.text}" for piece in order.furniture if piece.kind != "caption-rule"]
    assert sorted(left) == sorted(kept[many:])
    assert "".join(note.text or "" for note in order.footnotes).startswith("The complaint stands at docket 1")
    for _, passage in order.flows():
        assert [s.offset for s in passage.segments] == sorted(s.offset for s in passage.segments)
