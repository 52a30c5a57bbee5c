"""Whatever a source holds: rows and furniture are all of it, each character once; and the time grows with its length."""

import time
from itertools import pairwise

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from generator.model import Markup, Source
from generator.parsing.furniture import take_furniture
from generator.reading.lines import make_source

PIECES = st.sampled_from(
    [
        "Case 1:20-cv-00017-AB Document 3 Filed 01/02/20 Page 2 of 9", "Appellate Case: 21-800", "Document: 0101", "Page: 1",
        "FILED", "March 16, 2022", "Ada B. Reeve", "Clerk", "1", "2", "3", "4", "5", "27", "28", "- 2 -", "Page 3 of 4",
        ")", ":", "§", "x", "/", "//", "-----x", "__________", "* * *", "*341", "*342", "[*3]", "\\*4", "at *5", "~D'J'",
        "\f", "\f\f", "\t", "   ", "    |    ", "\x1c", "\x85", "\u2028", "No. 06-60401", "DOE v. ROE      3", "2   DOE v. ROE",
        "Opinion of the Court", "United States District Court", "Northern District of Arcady", "DOE-000123", "12 F.2d 34",
        "The motion is granted.", "the plaintiff", "١", "²", "(continued...)",
    ]
)  # fmt: skip
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([" ", "  ", "\n", "\n\n", "\r\n", "\r", "      "])), max_size=80).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


def source_of(text: str, markup: Markup = "plain") -> Source:
    return make_source("order.txt", b"", "utf-8", markup, text)


def check(source: Source) -> None:
    sheet = take_furniture(source)
    spans = [(r.number, r.column, r.end, r.text) for r in sheet.rows] + [(f.line, f.start, f.end, f.text) for f in sheet.furniture]
    assert [(r.number, r.column) for r in sheet.rows] == sorted((r.number, r.column) for r in sheet.rows)
    assert [(f.line, f.start) for f in sheet.furniture] == sorted((f.line, f.start) for f in sheet.furniture)
    covered = [[False] * len(line.text) for line in source.lines]
    for number, start, end, text in spans:
        assert text
        assert text == text.strip()
        assert source.line(number).text[start:end] == text
        assert not any(covered[number - 1][start:end])
        covered[number - 1][start:end] = [True] * (end - start)
    for line, marks in zip(source.lines, covered, strict=True):
        assert all(mark or character.isspace() for mark, character in zip(marks, line.text, strict=True))
    assert all(row.indent >= 0 and row.gap >= 0 for row in sheet.rows)
    pages = [row.page for row in sheet.rows if row.page is not None]
    # An attachment's count begins again: at page 3 where the first number that it prints is the 2 at a foot.
    assert all(a <= b or b <= 3 for a, b in pairwise(pages))


@given(TEXTS, st.sampled_from(["plain", "markdown"]))
def test_rows_and_furniture_are_the_source(text: str, markup: Markup) -> None:
    check(source_of(text, markup))


@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    check(source_of(text))


NUMBERED = [*(f"{n:>3}  the court says" for n in range(1, 29)), *map(str, range(1, 29)), "", "A note.", "\f"]


@given(st.lists(st.sampled_from(NUMBERED), max_size=200))
@example(["  3  the court says", "  4  the court says", "  2  the court says", "  3  the court says"])
@settings(max_examples=40)
def test_numbered_paper_in_any_order(lines: list[str]) -> None:
    check(source_of("\n".join(lines)))


HOSTILE = {
    "one line of words": "word " * 8_000,
    "one line of stars": " ".join(f"*{n}" for n in range(7_000)),
    "one line of dashes": "- " * 20_000,
    "one line of posts": ") " * 20_000,
    "spaces": " " * 50_000,
    "numbers": "".join(f"{n % 30 + 1}\n" for n in range(12_000)),
    "the number one": "1\n" * 16_000,
    "pages of one number": "\f1\n" * 8_000,
    "heads": "".join(f"\fHead {n} of v. X 12\ntext\n" for n in range(1_500)),
    "stamps": "FILED\nClerk\n" * 3_000,
    "torn stamps": "Appellate Case: 21-800\n" * 2_000,
    "a drawn line with a word": "-" * 50_000 + " word",
    "drawn lines with words": ("-" * 90 + " word\n") * 500,
    "drawn in pieces": "----- " * 8_000 + "word",
    "filler with a word": "// " * 16_000 + "word",
    "spaces before a word on numbered paper": "".join(f"{n} |  text\n" for n in range(1, 29)) + " " * 50_000 + "word\n",
    "a number before spaces": "12" + " " * 50_000 + "word\n12" + " " * 50_000 + "word\n",
    "stars before a word": "*" * 50_000 + "word",
    "corners": "x\n-----x\n" * 4_000,
}


@pytest.mark.parametrize("name", HOSTILE)
def test_time_grows_with_length(name: str) -> None:
    took = []
    for text in (HOSTILE[name], HOSTILE[name] * 4):
        source = source_of(text)
        start = time.process_time()
        take_furniture(source)
        took.append(time.process_time() - start)
    assert took[1] < 12 * took[0] + 0.5
