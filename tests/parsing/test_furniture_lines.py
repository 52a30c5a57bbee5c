"""Line numbers of pleading paper, sidebars, star pages, rules, noise: what stands beside and within the lines."""

import pytest

from generator.model import Markup
from generator.parsing.furniture import take_furniture
from generator.parsing.passages import join_rows
from generator.parsing.rows import Sheet
from generator.reading.lines import make_source

SENTENCE = "the plaintiff asks that the court hold the defendant to its promise"


def sheet(text: str, markup: Markup = "plain") -> Sheet:
    return take_furniture(make_source("order.txt", text.encode(), "utf-8", markup, text))


def texts(found: Sheet) -> list[str]:
    return [row.text for row in found.rows]


def of_kind(found: Sheet, kind: str) -> list[str]:
    return [piece.text for piece in found.furniture if piece.kind == kind]


# --- line numbers ----------------------------------------------------------------------------------------------------


def test_numbers_beside_the_text() -> None:
    text = "\f".join("".join(f"{n:>4}   {SENTENCE}\n" for n in range(1, 29)) for _ in range(2))
    found = sheet(text)
    assert of_kind(found, "line-number") == [str(n) for n in range(1, 29)] * 2
    assert texts(found) == [SENTENCE] * 56
    assert {row.indent for row in found.rows} == {0}
    assert {row.gap for row in found.rows} == {0}


def test_numbers_on_lines_of_their_own() -> None:
    text = "\f".join("".join(f"{n}\n\n{SENTENCE}\n\n" for n in range(1, 29)) for _ in range(2))
    found = sheet(text)
    assert len(of_kind(found, "line-number")) == 56
    assert texts(found) == [SENTENCE] * 56
    assert {row.gap for row in found.rows} == {0}


def test_empty_numbered_lines_are_gaps() -> None:
    lines = [f"{n:>4}   {'' if n in (5, 6, 20) else SENTENCE}\n" for n in range(1, 29)]
    found = sheet("".join(lines))
    assert [row.gap for row in found.rows if row.gap] == [2, 1]


def test_pages_of_numbered_paper_without_form_feeds() -> None:
    found = sheet("".join(f"{n}  {SENTENCE}\n" for _ in range(3) for n in range(1, 29)))
    assert texts(found) == [SENTENCE] * 84
    assert [row.page for row in found.rows[::28]] == [1, 2, 3]


def test_label_of_a_note_on_numbered_paper_stays() -> None:
    text = "".join(f"{n}\n\n{SENTENCE}\n\n" for n in range(1, 26)) + "26\n27\n28\n\n1\n\nSee the brief, dated July 14.\n"
    found = sheet(text)
    assert texts(found)[-2:] == ["1", "See the brief, dated July 14."]
    assert len(of_kind(found, "line-number")) == 28


def test_numbers_out_of_order_and_misread() -> None:
    numbers = [str(n) for n in range(1, 29)]
    numbers[9], numbers[10] = "11", "10"
    numbers[16] = "l7"
    text = "".join(f"{n:<4}{SENTENCE if i % 2 else ''}\n" for i, n in enumerate(numbers))
    found = sheet(text)
    assert [t for t in texts(found) if t != SENTENCE] == []


def test_scanned_rule_beside_the_numbers() -> None:
    found = sheet("".join(f"{n} |  {SENTENCE}\n" if n != 9 else f"”  |  {SENTENCE}\n" for n in range(1, 29)))
    assert texts(found) == [SENTENCE] * 28


def test_citation_that_begins_a_line_is_no_line_number() -> None:
    lines = [f"{n:>4}   {SENTENCE}\n" for n in range(1, 29)]
    lines[10] = "  11   28 U.S.C. § 1915 bars it\n"
    assert "28 U.S.C. § 1915 bars it" in texts(sheet("".join(lines)))


def test_rows_of_a_table_are_no_line_numbers() -> None:
    table = "".join(f"{n}   Harriet Fennimore {n * 7}   2:15-cv-0{n + 1000}\n" for n in range(1, 23))
    assert not of_kind(sheet("ORDER\n\n" + f"{SENTENCE}\n" * 20 + table + f"{SENTENCE}\n" * 20), "line-number")


def test_numbered_list_is_no_line_numbers() -> None:
    text = "IT IS ORDERED:\n" + "".join(f"{n}. {SENTENCE}.\n" for n in range(1, 25))
    assert not sheet(text).furniture


def test_sidebar() -> None:
    page = "".join(f"{n:>44}   {SENTENCE}\n" for n in range(1, 15))
    page += f"United States District Court\n{'':>10}Northern District of Arcady\n"
    page += "".join(f"{n:>44}   {SENTENCE}\n" for n in range(15, 29))
    found = sheet(page + "\f" + page)
    assert of_kind(found, "sidebar") == ["United States District Court", "Northern District of Arcady"] * 2
    assert {row.indent for row in found.rows} == {0}


# --- star pages ------------------------------------------------------------------------------------------------------


def test_star_pages() -> None:
    found = sheet("12 F. Supp. 340 (1999)\n\nThe motion *341 is denied. The costs *342 follow.\n")
    assert of_kind(found, "star-page") == ["*341", "*342"]
    assert texts(found) == ["The motion", "is denied. The costs", "follow."]
    assert {row.number for row in found.rows} == {3}


@pytest.mark.parametrize(
    "text",
    [
        "See 2015 WL 1924409, at *10, and 2016 WL 99, at *11; both are at *12 of the appendix.",
        "See id. at *1, *2, *3.",
        "See id. at *1 and *2 and *3.",
        "* * *",
        "By letter briefs,* the defendant asks.\n* Dated July 14.",
        "The total is 3 *4 or 5 *9.",
    ],
)
def test_pin_cites_and_other_stars_stay(text: str) -> None:
    found = sheet(text + "\n")
    assert not found.furniture
    assert texts(found) == text.split("\n")


def test_pin_cite_over_a_lines_end_stays() -> None:
    assert not sheet("See 2015 WL 1, at\n*2 and 2016 WL 3, at\n*3. And 9 WL 4 at\n*4.\n").furniture


def test_star_pages_of_two_reporters_in_markdown() -> None:
    text = "The \\*285 motion \\*\\*7 is \\*286 denied \\*\\*8 as *52 U.S.C. § 20302* says, *53 U.S.C. § 1* too.\n"
    found = sheet(text, "markdown")
    assert of_kind(found, "star-page") == ["\\*285", "\\*\\*7", "\\*286", "\\*\\*8"]


def test_star_pages_within_words_and_before_digits() -> None:
    text = "these are rela*1091tively new.\nOn October *109230, 2013, it\nended. See 4 U.S. at *109319. The self-*1094styled end.\n"
    found = sheet(text + "[1] It is rela*1091tively new. See 9 WL 8, at *1092.\n")
    assert of_kind(found, "star-page") == ["*1091", "*1092", "*1093", "*1094", "*1091"]
    assert [(row.text, row.glued) for row in found.rows[:4]] == [
        ("these are rela", False), ("tively new.", True), ("On October", False), ("30, 2013, it", False),
    ]  # fmt: skip
    assert join_rows(found.rows[:-2]).text == (
        "these are relatively new. On October 30, 2013, it ended. See 4 U.S. at 19. The self-styled end."
    )


def test_bracketed_star_pages() -> None:
    found = sheet("One page ends here\n[*2] there is no issue\nand on it goes\n[*3] until the end\n")
    assert of_kind(found, "star-page") == ["[*2]", "[*3]"]


# --- rules -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("post", [")", ":", "§", "|", "]"])
def test_column_of_a_caption(post: str) -> None:
    left = ["HARRIET FENNIMORE,", "", "          Plaintiff,", "", "v.", "", "TULARE COLD STORAGE LLC,", "          Defendant."]
    right = ["", "", "Case No. 3:21-cv-00017", "", "ORDER", "", "", ""]
    found = sheet("".join(f"{one:<40}{post}    {two}\n" for one, two in zip(left, right, strict=True)) + f"\n{SENTENCE}\n")
    assert of_kind(found, "caption-rule") == [post] * 8
    assert "Plaintiff," in texts(found)
    assert "Case No. 3:21-cv-00017" in texts(found)
    number = next(row for row in found.rows if row.text.startswith("Case No."))
    assert number.indent == 45


def test_column_without_columns() -> None:
    text = "UNITED STATES :\n:\nv. : Criminal No. 19-358\n:\nQUILLON, :\n:\nDefendant. :\nORDER\nTime: 3 p.m.\n"
    assert texts(sheet(text)) == ["UNITED STATES", "v.", "Criminal No. 19-358", "QUILLON,", "Defendant.", "ORDER", "Time: 3 p.m."]


def test_column_without_columns_at_the_head_of_lines() -> None:
    head = "ADA COLE, ) Appeal from the Circuit Court\n) of the 12th Judicial Circuit,\nAppellant, ) Ash County.\n"
    found = sheet(f"{head})\nv. ) No. 3\n) The\nGATE. )\n")
    assert of_kind(found, "caption-rule") == [")"] * 7
    assert texts(found)[:2] == ["ADA COLE,", "Appeal from the Circuit Court"]
    prose = "The rule applies (it says\n) and then\nit ends (or not\n) here and\nthere.\n"
    assert of_kind(sheet(prose), "caption-rule") == []


def test_frame_with_corners() -> None:
    found = sheet("--------------------x\nFENNIMORE,\n     Plaintiff,\n     v.\nTULARE.\n                    x\nORDER\n")
    assert texts(found) == ["FENNIMORE,", "Plaintiff,", "v.", "TULARE.", "ORDER"]


def test_sections_in_the_text_are_no_column() -> None:
    text = "".join(f"claims under 42 U.S.C. § {n} and of {n} C.F.R. §\n{n}.1, as well as\n" for n in range(1983, 1990))
    assert not sheet(text).furniture


def test_drawn_lines_and_filler() -> None:
    found = sheet(f"{SENTENCE}\n________________\n// //\n//\n* * *\n. . . .\nName _____ of ____ County\nsays “I of ____.”\n")
    assert of_kind(found, "rule") == ["________________", "// //", "//"]
    assert texts(found) == [SENTENCE, "* * *", ". . . .", "Name _____ of ____ County", "says “I of ____.”"]


def test_noise() -> None:
    found = sheet("Dated:     June ~, 2011                   ~D'J'\n{¶12} It goes on | so.\n")
    assert of_kind(found, "noise") == ["~D'J'"]
    assert texts(found) == ["Dated:     June ~, 2011", "{¶12} It goes on | so."]


# --- rows ------------------------------------------------------------------------------------------------------------


def test_indent_counts_from_the_pages_margin() -> None:
    found = sheet("      One line\n          An indented line\n      Another line\n\tA tab, and text\n      More\n      Still\n")
    assert [row.indent for row in found.rows] == [0, 4, 0, 2, 0, 0]


def test_gap_counts_blank_lines() -> None:
    assert [row.gap for row in sheet("One\n\n\nTwo\nThree\n\nFour\n").rows] == [0, 2, 0, 1]


def test_form_feed_has_no_width() -> None:
    found = sheet("One line\nTwo\n\f   Three is indented\nFour\nFive\n")
    assert [(row.page, row.column, row.indent) for row in found.rows] == [(1, 0, 0), (1, 0, 0), (2, 4, 3), (2, 0, 0), (2, 0, 0)]
