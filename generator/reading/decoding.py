"""Bytes → text: UTF-8, UTF-16 and UTF-32 by their byte order marks, else UTF-8, Windows-1252 where bytes are none."""

import codecs
import re

from generator.model import Location, Report
from generator.patterns import compiled
from generator.problems import report_problem

# The longer marks first: that of UTF-32 begins like that of UTF-16.
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
# What a file of another kind opens with, whatever its name says.
SIGNATURES = (
    (b"%PDF-", "a PDF document"),
    (b"PK\x03\x04", "a Word document or an archive"),
    (b"\xd0\xcf\x11\xe0", "an old Word document"),
    (b"{\\rtf", "a document in Rich Text Format"),
    (b"\x1f\x8b", "a compressed file"),
    (b"\x89PNG", "an image"),
    (b"\xff\xd8\xff", "an image"),
    (b"GIF8", "an image"),
)
HTML = compiled(rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?<(?:!doctype\s+html|html[\s>])", re.IGNORECASE)
CONTROL = compiled(r"[\x01-\x08\x0e-\x1a\x1c-\x1f\x7f]")
MOST_CONTROL = 0.05  # more control characters than this share of a text, and it is none
BREAK = compiled(rb"\r\n|\r|\n")


def decode(data: bytes, name: str, report: Report) -> tuple[str, str] | None:
    """(text, encoding) of a file; None where it is no text, which is reported. A byte order mark is left out.

    Bytes that are not UTF-8 are read as Windows-1252, one by one, so that a file that mixes both loses nothing; the
    first is reported as `encoding` with its line.
    """
    what = kind_of(data)
    if what:
        report_problem(report, "not-text", Location(name), what=what)
        return None
    mark, encoding = next((known for known in MARKS if data.startswith(known[0])), (b"", "utf-8"))
    data = data[len(mark) :]
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        if encoding != "utf-8":
            report_problem(report, "not-text", Location(name), what=f"its {encoding[:6].upper()} is broken at byte {error.start}")
            return None
        text, encoding = decode_mixed(data)
        line = len(BREAK.findall(data, 0, error.start)) + 1
        report_problem(report, "encoding", Location(name, line), byte=data[error.start], encoding=encoding)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        report_problem(report, "not-text", Location(name, line), what="it holds NUL bytes")
        return None
    if len(CONTROL.findall(text)) > MOST_CONTROL * len(text):
        report_problem(report, "not-text", Location(name), what="too many of its bytes are no characters")
        return None
    return text, encoding


def kind_of(data: bytes) -> str | None:
    """What a file is that its first bytes show to be no plain text; None for any other."""
    for signature, what in SIGNATURES:
        if data.startswith(signature):
            return what
    return "an HTML page" if HTML.match(data[:1000]) else None


def decode_mixed(data: bytes) -> tuple[str, str]:
    """The text of bytes that are not all UTF-8, each wrong one read as Windows-1252; and what to call that."""
    mixed = not data.decode("utf-8", "ignore").isascii()
    return data.decode("utf-8", "docketpress-1252"), "utf-8 and windows-1252" if mixed else "windows-1252"


def as_windows_1252(error: UnicodeError) -> tuple[str, int]:
    """For `codecs.register_error`: the bytes at which decoding failed, as Windows-1252; its five gaps as Latin-1."""
    assert isinstance(error, UnicodeDecodeError)  # noqa: S101 - it is registered for decoding alone
    wrong = error.object[error.start : error.end]
    return "".join(one_byte(byte) for byte in wrong), error.end


def one_byte(byte: int) -> str:
    """A byte as Windows-1252, or as Latin-1 where Windows-1252 has a gap."""
    return bytes([byte]).decode("cp1252" if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else "latin-1")


codecs.register_error("docketpress-1252", as_windows_1252)
