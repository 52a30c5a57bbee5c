"""Text → lines with numbers and pages."""

from generator.model import Source
from generator.reading.lines import make_source


def source(text: str) -> Source:
    return make_source("order.txt", text.encode(), "utf-8", "plain", text)


def test_every_line_end() -> None:
    found = source("one\r\ntwo\rthree\n\nfive\r\n\r\nseven")
    assert [(line.number, line.text) for line in found.lines] == [
        (1, "one"), (2, "two"), (3, "three"), (4, ""), (5, "five"), (6, ""), (7, "seven"),
    ]  # fmt: skip
    assert {line.page for line in found.lines} == {None}


def test_nothing_else_ends_a_line() -> None:
    assert [line.text for line in source("a\vb\x1cc\x85d\u2028e\n").lines] == ["a\vb\x1cc\x85d\u2028e"]


def test_form_feeds_begin_pages_and_stay() -> None:
    found = source("one\nend\f\ntwo\n\fthree\n\n \f\f five\nsix\f seven\neight\n")
    assert [(line.page, line.text) for line in found.lines] == [
        (1, "one"), (1, "end\f"), (2, "two"), (3, "\fthree"), (3, ""), (5, " \f\f five"), (5, "six\f seven"), (6, "eight"),
    ]  # fmt: skip


def test_digest_is_that_of_the_bytes() -> None:
    assert source("").sha256 == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
    assert len(source("").lines) == 1
