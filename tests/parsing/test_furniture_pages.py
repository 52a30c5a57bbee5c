"""Pages: their numbers, running heads and feet, and where they begin."""

import pytest

from generator.parsing.furniture import take_furniture
from generator.parsing.rows import Sheet
from generator.reading.lines import make_source

SENTENCE = "the plaintiff asks that the court hold the defendant to its promise of the spring before last"
WORDS = SENTENCE.split()


def body(page: int, lines: int = 12) -> str:
    """Lines of a page, no two alike and none of them ending a sentence."""
    return "".join(f"{WORDS[(page * 7 + i) % 17]} {' '.join(WORDS[i % 5 :])} on day {page}{i}th\n" for i in range(lines))


def sheet(text: str) -> Sheet:
    return take_furniture(make_source("order.txt", text.encode(), "utf-8", "plain", text))


def texts(found: Sheet) -> list[str]:
    return [row.text for row in found.rows]


def of_kind(found: Sheet, kind: str) -> list[str]:
    return [piece.text for piece in found.furniture if piece.kind == kind]


FORMS = ["{}", "- {} -", "-{}-", "–{}–", "Page {}", "Page {} of 4", "Page  {}  of  4", "[{}]", "{} of 4"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("at_head", [False, True])
def test_page_numbers(form: str, at_head: bool) -> None:
    pages = []
    for n in range(1, 5):
        number = f"{form.format(n):^60}\n"
        pages.append(number + "\n" + body(n) if at_head else body(n) + "\n\n" + number)
    found = sheet("\f".join(pages))
    assert of_kind(found, "page-number") == [form.format(n) for n in range(1, 5)]
    assert len(found.rows) == 48
    assert [row.page for row in found.rows[::12]] == [1, 2, 3, 4]


def test_label_of_a_note_alone_on_its_line_stays() -> None:
    notes = "\n         {0}\n             See the order of May {0}.\n\n"
    text = "\f".join(body(n) + notes.format(n) + f"{n:>40}\n" for n in range(1, 5))
    found = sheet(text)
    assert of_kind(found, "page-number") == ["1", "2", "3", "4"]
    assert [row.text for row in found.rows if row.text.isdigit()] == ["1", "2", "3", "4"]
    assert all(found.rows[i + 1].text.startswith("See the order") for i, row in enumerate(found.rows) if row.text.isdigit())


def test_number_that_is_data_stays() -> None:
    found = sheet(body(1) + "\f" + body(2) + "\nTotal\n1,250\n17\n\fORDER\nIt is so ordered.\n")
    assert "17" in texts(found)


def test_alternating_heads_with_numbers() -> None:
    even, odd = "{}        FENNIMORE v. TULARE COLD STORAGE", "                Cite as: 9 Arc. ___ (2021)          {}"
    pages = ["(Slip Opinion)     OCTOBER TERM, 2020       1\n\n" + body(1)]
    pages += [(odd if n % 2 else even).format(n) + "\n\n                Opinion of the Court\n\n" + body(n) for n in range(2, 7)]
    found = sheet("\f".join(pages))
    assert len(found.rows) == 72
    assert of_kind(found, "page-number") == ["1", "2", "3", "4", "5", "6"]
    assert of_kind(found, "running-head").count("Opinion of the Court") == 5
    assert of_kind(found, "running-head").count("FENNIMORE v. TULARE COLD STORAGE") == 3


def test_head_of_a_document_of_two_pages() -> None:
    first = "COURT OF APPEALS OF ARCADY\nNo. 06-60401\nFENNIMORE v. TULARE\n" + body(1)
    found = sheet(first + "\f          No. 06-60401\n               -2-\n\n" + body(2))
    assert of_kind(found, "running-head") == ["No. 06-60401"]
    assert of_kind(found, "page-number") == ["-2-"]


def test_heads_that_are_numbers_terms_and_courts() -> None:
    pages = [f"{n}  2020001929\n{body(n, 24)}" for n in range(2, 5)]
    assert len(sheet("\f".join([f"SUPREME COURT OF ARCADY\n2020001929\n{body(1, 24)}", *pages])).rows) == 98
    found = sheet(f"SUPREME COURT OF ARCADY\n{body(1)}\f    January Term, 2026\n{body(2)}\f    SUPREME COURT OF ARCADY\n{body(3)}")
    assert of_kind(found, "running-head") == ["January Term, 2026", "SUPREME COURT OF ARCADY"]


def test_number_whose_digits_stand_apart() -> None:
    text = "".join(body(n, 24) + f"{n if n < 10 else '1 ' + str(n - 10)}\n\n" for n in range(8, 13))
    assert of_kind(sheet(text), "page-number") == ["8", "9", "1 0", "1 1", "1 2"]


def test_caption_on_the_first_page_is_no_head() -> None:
    head = "SUPREME COURT OF ARCADY\n"
    found = sheet("\f".join(head + body(n) for n in range(1, 5)))
    assert texts(found).count("SUPREME COURT OF ARCADY") == 1
    assert found.rows[0].text == "SUPREME COURT OF ARCADY"


def test_feet() -> None:
    foot = "\n              ORDER\n          8:16-cv-1261-XY (Zx)\n              -{}-\n"
    found = sheet("\f".join(body(n) + foot.format(n) for n in range(1, 4)))
    assert of_kind(found, "running-foot") == ["ORDER", "8:16-cv-1261-XY (Zx)"] * 3
    assert len(found.rows) == 36


@pytest.mark.parametrize("foot", ["ORDER - {}", "{} – OPINION AND ORDER", "Page {} of 4 - OPINION AND ORDER", "ORDER – PAGE {}"])
@pytest.mark.parametrize("fed", [False, True])
def test_feet_with_numbers(foot: str, fed: bool) -> None:
    found = sheet(("\f" if fed else "").join(body(n, 24) + foot.format(n) + "\n\n" for n in range(1, 5)))
    assert of_kind(found, "page-number")[0].replace("Page ", "").replace("PAGE ", "")[0] == "1"
    assert len(found.rows) == 96
    assert [row.page for row in found.rows[::24]] == [1, 2, 3, 4]


def test_number_that_the_scan_misread() -> None:
    found = sheet("it holds that a\n\nl\n\ncomplaint needs more.\n\nI\n\nThe facts are these.\n")
    assert texts(found) == ["it holds that a", "complaint needs more.", "I", "The facts are these."]


@pytest.mark.parametrize(
    "line",
    ["(1)   Incident No. 1 of many;", "the same words, by chance", "See the order below.", "Request for Production No. 2 states:"],
)
def test_text_that_two_pages_happen_to_begin_with_stays(line: str) -> None:
    found = sheet("\f".join((line + "\n" if n in (2, 3) else "") + body(n) for n in range(1, 7)))
    assert texts(found).count(line) == 2


def test_pages_without_form_feeds() -> None:
    text = "".join(body(n, 24) + f"- {n} -\n\nNo. 1-25-0017\n" for n in range(1, 6))
    found = sheet(text)
    assert of_kind(found, "page-number") == [f"- {n} -" for n in range(1, 6)]
    assert [row.page for row in found.rows[:120:24]] == [1, 2, 3, 4, 5]
    assert of_kind(found, "running-head") == ["No. 1-25-0017"] * 5


def test_a_lost_number_ends_no_count() -> None:
    text = "".join(body(n, 24) + ("" if n == 3 else f"{n}\n\n") for n in range(1, 7))
    assert of_kind(sheet(text), "page-number") == ["1", "2", "4", "5", "6"]


def test_years_and_amounts_are_no_page_numbers() -> None:
    text = body(1, 20) + "2019\n" + body(2, 20) + "2020\n" + body(3, 20)
    assert not sheet(text).furniture


def test_paragraph_numbers_of_a_republisher() -> None:
    text = "12 F.2d 34\n\nHARRIET FENNIMORE, Appellant,\nv.\nTULARE.\n\n"
    text += "".join(f"{n}\n\nThe {n}th point that the appellant makes is no better than the others.\n\n" for n in range(1, 9))
    text += "".join(f"{n}\n\nSee the brief of the appellant at page {n}.\n\n" for n in range(1, 4))
    found = sheet(text)
    assert of_kind(found, "paragraph-number") == [str(n) for n in range(1, 9)]
    assert [t for t in texts(found) if t.isdigit()] == ["1", "2", "3"]


def test_bates_numbers() -> None:
    found = sheet("\f".join(body(n) + f"\n{'DOE-00012' + str(n):>70}\n" for n in range(1, 4)))
    assert of_kind(found, "bates-number") == ["DOE-000121", "DOE-000122", "DOE-000123"]
