"""NAME.toml: what the editor adds and corrects, and what is wrong with what the editor wrote."""

from dataclasses import replace

import pytest

from generator.editorial import acknowledge, edit_order, read_editorial
from generator.model import (
    Authority,
    Block,
    Caption,
    Case,
    Citation,
    Footnote,
    FootnoteMark,
    Holding,
    Line,
    Location,
    Order,
    Passage,
    Problem,
    Segment,
    Source,
)
from generator.problems import problem

WORDS = "The motion is DENIED. See Terry v. Ohio, 392 U.S. 1."
SOURCE = Source("x.txt", "0" * 64, "utf-8", "plain", (Line(1, None, WORDS),))
MARKS = (FootnoteMark(21, "2", "fn-2", 1, 21), FootnoteMark(21, "3", "fn-3", 1, 21))
PASSAGE = Passage(WORDS, (Segment(0, len(WORDS), 1, 0),), MARKS)


def order() -> Order:
    return Order(
        source=SOURCE,
        caption=Caption(None, (Case("Wrong v. Name", ("1",)),)),
        docket_numbers=("1",),
        title="ORDER",
        date_filed="2001-01-01",
        judges=("A",),
        body=(Block("p1", "paragraph", PASSAGE), Block("p2", "paragraph", PASSAGE)),
        footnotes=(Footnote("fn-2", "2", None, ("p1",)), Footnote("fn-3", "3", PASSAGE), Footnote("fn-4", "4", PASSAGE, ("p1",))),
        holdings=(Holding("p1", 0, 21, ("denied",), None, True), Holding("p2", 0, 21, ("denied",), None, True)),
        citations=(
            Citation("p1", 41, 51, "392 U.S. 1", "case", "392 U.S. 1", authority="392-us-1", url="https://old.example/"),
            Citation("p2", 41, 51, "392 U.S. 1", "case", "392 U.S. 1", authority="392-us-1", url="https://old.example/"),
        ),
        authorities=(Authority("392-us-1", "case", "Terry v. Ohio", ("392 U.S. 1",), "https://old.example/"),),
        problems=(
            problem("unknown-court", Location("x.txt", 1)),
            problem("no-date", Location("x.txt", 1)),
            problem("note-missing", Location("x.txt", 1, 21), label="2"),
            problem("note-without-mark", Location("x.txt", 1), label="3"),
        ),
    )


def edited(toml: str) -> tuple[Order, list[Problem]]:
    found: list[Problem] = []
    table = read_editorial(toml.encode(), "x.toml", found.append)
    return edit_order(order(), table, found.append), found


def codes(problems: tuple[Problem, ...] | list[Problem]) -> list[str]:
    return [p.code for p in problems]


def test_an_empty_file_changes_nothing() -> None:
    assert edited("") == (order(), [])


def test_what_the_editor_adds() -> None:
    one, found = edited(
        'slug = "terry-again"\ntitle = "T"\nheadnote = "**H**"\ntopics = ["stops", "dockets"]\ndraft = true\nnoindex = true'
    )
    assert not found
    assert one.editorial == replace(
        one.editorial, slug="terry-again", title="T", headnote="**H**", topics=("stops", "dockets"), draft=True, noindex=True
    )
    assert (one.title, one.body) == ("ORDER", order().body), "the court's own stays"


def test_corrections_replace_what_was_read_and_say_so() -> None:
    one, found = edited(
        '[caption]\ncourt = "akd"\ndate = "2019-07-30"\njudges = ["B", "C"]\ndocket_numbers = ["2", "3"]\n'
        'title = "MINUTE ORDER"\ncase_names = ["Right v. Name"]'
    )
    assert not found
    assert one.caption.court is not None
    assert (one.caption.court.id, one.date_filed, one.judges, one.docket_numbers, one.title) == (
        "akd", "2019-07-30", ("B", "C"), ("2", "3"), "MINUTE ORDER",
    )  # fmt: skip
    assert [case.name for case in one.caption.cases] == ["Right v. Name"]
    assert set(one.editorial.corrected) == {"court", "date", "judges", "docket_numbers", "title", "case_names"}


def test_more_case_names_than_were_read_make_cases() -> None:
    one, _ = edited('[caption]\ncase_names = ["A v. B", "C v. D"]')
    assert one.caption.cases == (Case("A v. B"), Case("C v. D"))


def test_a_correction_settles_its_problem_and_no_other() -> None:
    one, _ = edited('[caption]\ncourt = "akd"')
    assert codes(one.problems) == ["no-date", "note-missing", "note-without-mark"]
    one, _ = edited('[caption]\ndate = "2019-07-30"')
    assert codes(one.problems) == ["unknown-court", "note-missing", "note-without-mark"]


def test_an_unknown_court_is_a_problem_with_the_nearest_id() -> None:
    one, found = edited('[caption]\ncourt = "akdd"')
    assert one.caption.court is None
    assert [(p.code, p.location.line) for p in found] == [("bad-value", 2)]
    assert found[0].hint.startswith("did you mean akd?")


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("D.D.C.", "dcd"),
        ("S.D.N.Y.", "nysd"),
        ("9th Cir.", "ca9"),
        ("United States District Court for the District of Minnesota", "mnd"),
        ("D. Me.", "med"),
    ],
)
def test_a_court_written_as_people_write_it_is_a_problem_that_names_its_id(written: str, meant: str) -> None:
    _, found = edited(f'[caption]\ncourt = "{written}"')
    assert [p.code for p in found] == ["bad-value"]
    assert found[0].hint.endswith(f'is "{meant}"')


def test_a_court_that_nobody_knows_is_a_problem_that_says_where_the_ids_are() -> None:
    _, found = edited('[caption]\ncourt = "Tribunal of Nowhere"')
    assert found[0].hint == "it must be the id of a court: https://www.courtlistener.com/help/api/jurisdictions/ lists them"


def test_known_notes_are_no_warnings() -> None:
    one, found = edited('[footnotes]\n"2" = "missing"\n"3" = "no-mark"')
    assert not found
    assert codes(one.problems) == ["unknown-court", "no-date"]


@pytest.mark.parametrize(
    ("note", "near"),
    [
        ('"4" = "missing"', "the source has its mark and its text: take the line out"),
        ('"9" = "missing"', "it may be one of: 2"),
        ('"2" = "no-mark"', 'it is the other way round: "2" = "missing"'),
    ],
)
def test_a_note_that_is_not_so_is_a_dead_reference(note: str, near: str) -> None:
    one, found = edited(f"[footnotes]\n{note}")
    assert [(p.code, p.location.line, p.hint) for p in found] == [("dead-reference", 2, near)]
    assert one.problems == order().problems


def test_a_note_can_be_missing_or_without_mark_alone() -> None:
    _, found = edited('[footnotes]\n"2" = "mising"')
    assert [(p.code, p.hint) for p in found] == [("bad-value", "did you mean missing?")]


def test_no_holding_after_all() -> None:
    one, found = edited('[holdings]\nnot = ["p2",\n"p9"]')
    assert [h.block for h in one.holdings] == ["p1"]
    assert [(p.code, p.location.line) for p in found] == [("dead-reference", 3)]


def test_a_link_corrected_and_a_link_taken_away() -> None:
    one, found = edited('[citations]\n"392  U.S. 1" = "https://new.example/"')
    assert not found
    assert {c.url for c in one.citations} == {"https://new.example/"} == {a.url for a in one.authorities}
    one, _ = edited('[citations]\n"392 U.S. 1" = ""')
    assert {c.url for c in one.citations} == {None} == {a.url for a in one.authorities}


@pytest.mark.parametrize("url", ["javascript:alert(1)", "www.example.org", "https://a b", 'https://a\\"onclick='])
def test_a_link_must_be_a_web_address(url: str) -> None:
    one, found = edited(f'[citations]\n"392 U.S. 1" = "{url}"')
    assert codes(found) == ["bad-value"]
    assert one.citations == order().citations


def test_a_citation_that_is_not_there() -> None:
    _, found = edited('[citations]\n"392 U.S. 2" = ""')
    assert [(p.code, p.hint) for p in found] == [("dead-reference", "did you mean 392 U.S. 1?")]


@pytest.mark.parametrize("slug", ["", "Terry", "a/b", "../x", "con", "com1", "index", "a--b", "é", "x" * 121, "a.b"])
def test_a_slug_must_fit_everywhere(slug: str) -> None:
    one, found = edited(f'slug = "{slug}"')
    assert codes(found) == ["bad-value"]
    assert one.editorial.slug is None


def test_versions_are_named_by_the_editor() -> None:
    order, found = edited('amends = "x"\nwithdrawn = "2019-08-02"')
    assert (order.editorial.amends, order.editorial.withdrawn) == ("x", "2019-08-02")
    assert not found


def test_a_privacy_problem_looked_at_by_a_person() -> None:
    found: list[Problem] = []
    table = read_editorial(
        b'[privacy]\nacknowledged = ["private-account-number:4",\n"private-account-number:5"]', "x.toml", found.append
    )
    private = [problem("private-account-number", Location("x.txt", n), line=n) for n in (4, 6)]
    assert acknowledge(private, table, found.append) == private[1:]
    assert [(p.code, p.location.line, p.hint) for p in found] == [("dead-reference", 3, "did you mean private-account-number:6?")]
