"""The editor's corrections of what was read: through the whole per-order way, so that what depends on them follows."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.build import Reading
from generator.pages.sharing.reference import make_reference
from generator.parsing import find_lost_words
from tests.captions import QUILLFEATHER

Read = Callable[..., Reading]

TEXT = (
    QUILLFEATHER
    + """Dated: March 4, 2021

The plaintiff asks that the complaint about the harbour be heard before the winter.1 See Terry v. Ohio, 392 U.S. 1.
The defendant says that it cannot be heard.

What follows from it

A notice must be given before the work begins, says 42 U.S.C. § 1983, and it must name the place.

The motion at docket 31, which came late, is DENIED.

Page seen by the clerk

1 The complaint stands at docket 1, with its exhibits.
"""
)


def blocks(reading: Reading) -> dict[str, tuple[str, str]]:
    assert reading.order is not None
    assert not list(find_lost_words(reading.order))
    return {block.id: (block.kind, block.text[:24]) for block in reading.order.body}


def codes(reading: Reading) -> list[str]:
    return [p.code for p in reading.problems if p.severity != "notice"]


def test_the_sample_without_corrections(read: Read) -> None:
    reading = read(TEXT)
    assert [text for _, text in blocks(reading).values()] == [
        "The plaintiff asks that ",
        "The defendant says that ",
        "What follows from it",
        "A notice must be given b",
        "The motion at docket 31,",
        "Page seen by the clerk",
    ]
    assert reading.order is not None
    assert [n.marks for n in reading.order.footnotes] == [("p1",)]


def test_a_paragraph_is_parted_and_what_stands_in_it_goes_along(read: Read) -> None:
    reading = read(TEXT, '[body]\nsplit = { "p1" = "See Terry" }\n')
    assert reading.order is not None
    assert list(blocks(reading).values())[:2] == [
        ("paragraph", "The plaintiff asks that "),
        ("paragraph", "See Terry v. Ohio, 392 U"),
    ]
    assert not codes(reading)
    first, second = (block.id for block in reading.order.body[:2])
    assert [n.marks for n in reading.order.footnotes] == [(first,)]
    assert [c.flow for c in reading.order.citations if c.kind == "case"] == [second]
    assert reading.order.editorial.corrected == ("paragraphs",)
    for passage in (block.passage for block in reading.order.body[:2]):
        assert all(0 <= span.offset <= len(passage.text) for span in passage.marks())


def test_a_mark_behind_the_cut_goes_with_the_second_half(read: Read) -> None:
    reading = read(TEXT, '[body]\nsplit = { "p1" = "before the winter" }\n')
    assert reading.order is not None
    second = reading.order.body[1]
    assert [n.marks for n in reading.order.footnotes] == [(second.id,)]
    (mark,) = second.passage.marks()
    assert second.text[: mark.offset] == "before the winter."


def test_paragraphs_are_joined(read: Read) -> None:
    joined = next(i for i, (_, text) in blocks(read(TEXT)).items() if text.startswith("The motion"))
    reading = read(TEXT, f'[body]\njoined = ["{joined}"]\n')
    assert reading.order is not None
    assert joined not in blocks(reading)
    whole = next(block for block in reading.order.body if block.text.endswith("is DENIED."))
    assert whole.text.startswith("A notice must be given")
    assert [(h.block, whole.text[h.start : h.end][:10]) for h in reading.order.holdings] == [(whole.id, "The motion")]
    assert not codes(reading)


def test_a_block_is_what_the_editor_says(read: Read) -> None:
    before = blocks(read(TEXT))
    heading = next(i for i, (_, text) in before.items() if text.startswith("What"))
    noise = next(i for i, (_, text) in before.items() if text.startswith("Page seen"))
    reading = read(TEXT, f'[body.kinds]\n"{heading}" = "heading"\n"{noise}" = "furniture"\n')
    assert reading.order is not None
    after = blocks(reading)
    assert after[heading] == ("heading", "What follows from it")
    assert noise not in after
    assert "Page seen by the clerk" in [f.text for f in reading.order.furniture]
    assert next(b.level for b in reading.order.body if b.id == heading) >= 2


def test_docket_numbers_are_the_cases_too(read: Read) -> None:
    reading = read(TEXT, '[caption]\ndocket_numbers = ["3:21-cv-00988"]\n')
    assert reading.order is not None
    assert [case.docket_numbers for case in reading.order.caption.cases] == [("3:21-cv-00988",)]
    assert make_reference(reading.order, "x", "").number == "No. 3:21-cv-00988"


def test_a_criminal_case_that_a_civil_order_cites_makes_it_no_criminal_one(read: Read) -> None:
    home = TEXT.replace("The defendant says", "In No. 22-cr-00118 he lived at 14 Gorse Lane. The defendant says")
    assert "private-home-address" not in codes(read(home))
    assert "private-home-address" in codes(read(home.replace("3:21-cv-00987", "3:21-cr-00987")))


def test_outcomes_are_set_and_a_holding_is_added(read: Read) -> None:
    before = blocks(read(TEXT))
    held = next(i for i, (_, text) in before.items() if text.startswith("The motion"))
    other = next(i for i, (_, text) in before.items() if text.startswith("A notice"))
    reading = read(TEXT, f'[holdings]\noutcomes = {{ "{held}" = "Granted in part, denied in part", "{other}" = "ordered" }}\n')
    assert reading.order is not None
    assert [(h.block, h.outcomes) for h in reading.order.holdings] == [
        (other, ("ordered",)),
        (held, ("granted in part", "denied in part")),
    ]
    assert "holdings" in reading.order.editorial.corrected


def test_parties(read: Read) -> None:
    reading = read(TEXT, '[caption]\nparties = { "MARTA Q." = "Plaintiff", "BRINDLE" = "" }\n')
    assert reading.order is not None
    (case,) = reading.order.caption.cases
    assert [(p.name, p.role) for p in case.parties] == [("MARTA Q.", "plaintiff"), ("BRINDLE", None)]


@pytest.mark.parametrize(
    ("toml", "found"),
    [
        ('[body]\njoined = ["p77"]\n', [("dead-reference", 2)]),
        ('[body]\njoined = ["p1"]\n', [("bad-value", 2)]),
        ('[body]\nsplit = { "p1" = "words that are not there" }\n', [("dead-reference", 2)]),
        ('[body]\nsplit = { "p1" = " " }\n', [("dead-reference", 2)]),
        ('[body]\nsplit = { "p1" = "The plaintiff" }\n', [("dead-reference", 2)]),
        ('[body.split]\n"p99" = "x"\n', [("dead-reference", 2)]),
        ('[body.kinds]\n"p1" = "headline"\n', [("bad-value", 2)]),
        ('[body.kinds]\n"p1" = "furniture"\n', [("bad-value", 2)]),
        ('[body.kinds]\n"p99" = "heading"\n', [("dead-reference", 2)]),
        ('[body.kind]\n"p1" = "heading"\n', [("unknown-key", 1)]),
        ('[holdings.outcomes]\n"p1" = "grunted"\n', [("bad-value", 2)]),
        ('[holdings.outcomes]\n"p1" = "granted,"\n', [("bad-value", 2)]),
        ('[holdings.outcomes]\n"p99" = "granted"\n', [("dead-reference", 2)]),
    ],
)
def test_what_is_not_there_or_cannot_be_is_said_and_nothing_changes(read: Read, toml: str, found: list[tuple[str, int]]) -> None:
    plain, reading = read(TEXT).order, read(TEXT, toml)
    assert [(p.code, p.location.line) for p in reading.problems if p.location.path == "order.toml"] == found
    assert reading.order is not None
    assert plain is not None
    assert replace(reading.order, editorial=plain.editorial) == plain


@pytest.mark.parametrize(
    ("said", "hint"),
    [
        ('"1" = "missing"', "the source has its mark and its text: take the line out"),
        ('"2" = "no-mark"', 'it is the other way round: "2" = "missing"'),
        ('"7" = "missing"', "it may be one of: 2"),
        (
            '"7" = "no-mark"',
            "as docketpress reads the order, no note of it lacks its mark, and none is called 7: take the line out",
        ),
    ],
)
def test_what_is_said_of_a_note_and_is_not_so_gets_a_hint(read: Read, said: str, hint: str) -> None:
    text = TEXT.replace("cannot be heard.", "cannot be heard.2 It says no more.3").replace(
        "exhibits.\n", "exhibits.\n3 See there.\n"
    )
    reading = read(text, f"[footnotes]\n{said}\n")
    assert [p.hint for p in reading.problems if p.code == "dead-reference"] == [hint]
