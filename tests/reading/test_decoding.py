"""Bytes → text: every encoding that a court's file comes in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Location, Problem, Source
from generator.reading.plaintext import read_plain_text

TEXT = "The court’s order — “so ordered” — is § 12 of the record.\nSigned."


def read(data: bytes) -> tuple[Source | None, list[Problem]]:
    problems: list[Problem] = []
    return read_plain_text(data, "order.txt", problems.append), problems


def words(source: Source | None) -> str:
    assert source is not None
    return "\n".join(line.text for line in source.lines)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_unicode(encoding: str) -> None:
    source, problems = read(TEXT.encode(encoding))
    assert words(source) == TEXT
    assert not problems


@pytest.mark.parametrize(("mark", "encoding"), [(b"\xff\xfe", "utf-16-le"), (b"\xfe\xff", "utf-16-be")])
def test_utf_16_of_either_order(mark: bytes, encoding: str) -> None:
    source, problems = read(mark + TEXT.encode(encoding))
    assert words(source) == TEXT
    assert source is not None
    assert source.encoding == encoding
    assert not problems


def test_windows_1252_names_the_first_byte_and_its_line() -> None:
    source, problems = read(b"ORDER\r\rThe court\x92s order \x96 \x93so ordered\x94.\r\n")
    assert words(source) == "ORDER\n\nThe court’s order – “so ordered”."
    assert source is not None
    assert source.encoding == "windows-1252"
    assert [(p.code, p.location) for p in problems] == [("encoding", Location("order.txt", 3))]
    assert problems[0].message == "byte 0x92 is not UTF-8; the file was read as windows-1252"


def test_file_that_mixes_encodings_keeps_both() -> None:
    source, problems = read("§ 12’s end\n".encode() + b"the court\x92s\n")
    assert words(source) == "§ 12’s end\nthe court’s"
    assert source is not None
    assert source.encoding == "utf-8 and windows-1252"
    assert [p.location.line for p in problems] == [2]


def test_bytes_that_windows_1252_lacks_are_kept() -> None:
    source, _ = read(b"a \x81\x8d\x8f\x90\x9d \x80 b")
    assert words(source) == "a \x81\x8d\x8f\x90\x9d € b"


@pytest.mark.parametrize(
    ("data", "what"),
    [
        (b"%PDF-1.7\n%\xe2\xe3", "a PDF document"),
        (b"PK\x03\x04\x14\x00", "a Word document or an archive"),
        (b"{\\rtf1\\ansi Order}", "a document in Rich Text Format"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "an old Word document"),
        (b" \n<!DOCTYPE html>\n<html><body>Order</body></html>", "an HTML page"),
        (b"<html lang='en'>", "an HTML page"),
        (b"ORDER\nmotion\x00 denied", "it holds NUL bytes"),
        (b"\xff\xfeO\x00R", "its UTF-16 is broken at byte 2"),
        (bytes(range(1, 32)) * 4, "too many of its bytes are no characters"),
    ],
)
def test_what_is_no_text(data: bytes, what: str) -> None:
    source, problems = read(data)
    assert source is None
    assert [(p.code, p.severity, p.message) for p in problems] == [("not-text", "error", f"this is not a text file: {what}")]


def test_utf_16_without_its_mark_is_no_text() -> None:
    source, problems = read("ORDER".encode("utf-16-le"))
    assert source is None
    assert [p.code for p in problems] == ["not-text"]


@given(st.binary(max_size=200))
def test_any_bytes(data: bytes) -> None:
    source, problems = read(data)
    assert source is not None or [p.code for p in problems if p.severity == "error"] == ["not-text"]
    assert len(problems) <= 2


@given(st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1))
def test_any_text_comes_back(text: str) -> None:
    source, problems = read(text.encode())
    if source is not None and not text.startswith("\ufeff"):
        assert words(source) == text
        assert not problems
