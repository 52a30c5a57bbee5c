"""Bad input: each yields a page or a clear problem; never a traceback, a hang, a lost word, or markup that is obeyed.

All texts are invented. That time grows no faster than length is shown with a coarse ratio of processor time, best of three.
"""

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.build import Folders, Reading, draw_site
from generator.config import Config
from tests.hostile.elements import Elements

Read = Callable[..., Reading]

HEAD = """UNITED STATES DISTRICT COURT
DISTRICT OF ALASKA

HARRIET FENNIMORE, Plaintiff,
v.
TULARE COLD STORAGE LLC, Defendant.

Case No. 3:21-cv-00017

ORDER

"""
TAIL = "\n\nDated: March 9, 2022.\n"
SENTENCE = "The motion at docket 31 is untimely. See Terry v. Ohio, 392 U.S. 1, 21 (1968). "


def lost(reading: Reading) -> list[str]:
    return [p.message for p in reading.problems if p.code in ("words-lost", "docketpress-failed")]


def pages(reading: Reading) -> dict[str, bytes]:
    assert reading.order is not None
    problems: list[object] = []
    files = dict(draw_site([reading.order], Folders(Path("absent"), Path("absent")), Config(), problems.append))
    assert not problems
    return files


def page(reading: Reading) -> str:
    return next(data.decode() for url, data in pages(reading).items() if url.startswith("orders/") and url.endswith(".html"))


@pytest.mark.parametrize("text", ["", " ", "\n\n\n", "\t \r\n\f\n", "\ufeff", "\u00a0\u2003"])
def test_no_words_are_a_clear_problem(read: Read, text: str) -> None:
    reading = read(text)
    assert [p.code for p in reading.problems if p.severity == "error"] == ["empty-file"]


@pytest.mark.parametrize(
    "data",
    [
        bytes(range(256)) * 20,
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<</Type/Catalog>>\x00\x01\x02",
        b"PK\x03\x04\x14\x00\x06\x00\x08\x00\x00\x00!\x00" * 40,
        b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR",
        b"\x00" * 5000,
    ],
)
def test_what_is_no_text_is_a_clear_problem(read: Read, data: bytes) -> None:
    reading = read(data)
    assert [p.code for p in reading.problems if p.severity == "error"] == ["not-text"]


def test_no_caption_at_all(read: Read) -> None:
    reading = read("The motion is DENIED.\n\nNothing more need be said.\n")
    assert not reading.failed
    assert "Nothing more need be said." in page(reading)


def test_two_orders_in_one_file(read: Read) -> None:
    order = HEAD + (SENTENCE + "\n\n") * 5 + TAIL
    reading = read(order + "\f" + order.replace("FENNIMORE", "QUILLON").replace("00017", "00018"))
    assert not lost(reading)
    assert "two-orders" in [p.code for p in reading.problems]
    assert "QUILLON" in page(reading)


def test_an_unknown_court(read: Read) -> None:
    reading = read((HEAD + SENTENCE + TAIL).replace("UNITED STATES DISTRICT COURT\nDISTRICT OF ALASKA", "HIGH COURT OF COCKAIGNE"))
    assert not reading.failed
    assert "unknown-court" in [p.code for p in reading.problems]


def test_spanish(read: Read) -> None:
    text = (
        "ESTADO LIBRE ASOCIADO DE PUERTO RICO\nTRIBUNAL DE APELACIONES\n\nMARÍA NÚÑEZ,\nPeticionaria,\nv.\n"
        "COOPERATIVA DE LA MONTAÑA,\nRecurrida.\n\nRESOLUCIÓN\n\nExaminada la moción, se declara NO HA LUGAR.\n\n"
        "En San Juan, Puerto Rico, a 9 de marzo de 2022.\n"
    )
    reading = read(text)
    assert not reading.failed
    assert "Examinada la moción" in page(reading)


def test_a_label_on_each_line(read: Read) -> None:
    reading = read(HEAD + "\n".join(f"{n % 5 + 1} The motion is so." for n in range(3000)))
    assert not lost(reading)


def test_citations_in_other_digits_are_one_authority(read: Read) -> None:
    reading = read(HEAD + "See Roe v. Doe, \u0663\u0669\u0662 U.S. \u0661 (1968); Roe v. Doe, 392 U.S. 1 (1968)." + TAIL)
    assert reading.order is not None
    ids = [authority.id for authority in reading.order.authorities]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    "evil",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        '"><svg/onload=alert(1)>',
        "</title></main></body><script>alert(1)</script>",
        "{{ 7 * 7 }}{% include '/etc/passwd' %}",
        "<!-- ", "]]>", "&lt;b&gt;", "javascript:alert(1)",
        "\u202egpj.exe\u202c", "\x1b[2J\x07", "</script><script>alert(1)//",
    ],
)  # fmt: skip
@pytest.mark.parametrize("name", ["order.txt", "order.md"])
def test_markup_in_a_partys_name_is_text(read: Read, evil: str, name: str) -> None:
    reading = read((HEAD + SENTENCE + TAIL).replace("TULARE", f"TULARE {evil}").replace("untimely", f"untimely {evil}"), name=name)
    assert not lost(reading)
    html = page(reading)
    elements = Elements()
    elements.feed(html)
    assert not elements.foreign, elements.foreign
    assert all(b"<script>alert" not in data for url, data in pages(reading).items() if url.endswith(".html"))


@pytest.mark.timeout(300)
def test_a_megabyte_on_one_line(read: Read) -> None:
    reading, seconds = timed(lambda: read(HEAD + SENTENCE * (1_000_000 // len(SENTENCE)) + TAIL))
    assert not lost(reading)
    assert seconds < 30


@pytest.mark.slow
@pytest.mark.timeout(400)
def test_five_megabytes(read: Read) -> None:
    paragraph = SENTENCE * 6 + "\n\n"
    reading, seconds = timed(lambda: read(HEAD + paragraph * (5_000_000 // len(paragraph)) + TAIL))
    assert not lost(reading)
    assert seconds < 100


def test_thousands_of_notes(read: Read) -> None:
    count = 3000
    body = "".join(f"The motion is untimely.[^{n}] " + ("\n\n" if n % 3 == 0 else "") for n in range(1, count + 1))
    notes = "".join(f"\n\n[^{n}]: Note {n} says this." for n in range(1, count + 1))
    reading, seconds = timed(lambda: read(HEAD + body + notes + "\n", name="order.md"))
    assert not lost(reading)
    assert seconds < 20
    assert reading.order is not None
    assert sum(not note.missing for note in reading.order.footnotes) == count


WORST = {
    "sentences": SENTENCE,
    "one word": "word",
    "spaces": "a" + " " * 50,
    "capitals": "ORDERED that GRANTED IN PART and DENIED IN PART. ",
    "citations": "See id. at 5; 42 U.S.C. § 1983; Terry v. Ohio, 392 U.S. 1; supra note 3; Fed. R. Civ. P. 12(b)(6). ",
    "citations never finished": "v. v. v. In re Id. supra, at ",
    "marks": "waived.3 held4 “so.”5 said[6] and (7) ",
    "lines of marks": "1\n\n2\n\n",
    "short lines": "a\nb\n\n",
    "rules": "______\n) : § x\n",
    "numbers of lines": "".join(f"{n}  The motion is untimely\n" for n in range(1, 29)) + "\f",
    "pages": "Case 3:21-cv-00017   Document 31   Filed 03/09/22   Page 1 of 2\n\nThe motion is un-\ntimely.\n\f",
    "notes at the foot": "The motion is untimely.1\n\n1 By thirty days.\n\f",
    "hyphens": "un-\ntimely-",
    "dots": ". . . ",
    "quotes": "“The “motion” ‘is’ ",
    "brackets": "[[((",
    "asterisks": "**a *b **",
    "underscores": "_a __b ",
    "captions": "ALPHA, Plaintiff,\nv.\nBETA, Defendant.\n",
    "sections": "§ § § ",
    "tabs": "\t\tx\t",
    "digits": "1 2 3 4 5 6 7 8 9 0 ",
    "backticks": "`` ``` ",
    "angle brackets": "<a <b <",
}

MARKDOWN = ("asterisks", "underscores", "backticks", "angle brackets", "brackets", "dots", "citations")


@pytest.mark.slow
@pytest.mark.parametrize("kind", WORST)
def test_time_grows_no_faster_than_length(read: Read, kind: str) -> None:
    piece = WORST[kind]
    name = "order.md" if kind in MARKDOWN else "order.txt"

    def seconds(size: int) -> float:
        text = HEAD + piece * (size // len(piece)) + TAIL
        found = []
        for _ in range(3):  # the collector over the heap of all tests counts, and what else the machine does
            reading, took = timed(lambda: read(text, name=name))
            assert not lost(reading)
            found.append(took)
        return min(found)

    read(HEAD)  # what is loaded once does not count
    small, large = seconds(20_000), seconds(80_000)
    assert large < max(10 * small, 0.6), f"4 times the length took {large / small:.1f} times as long ({small:.3f} s, {large:.3f} s)"
    assert large < 30


def timed(action: Callable[[], Reading]) -> tuple[Reading, float]:
    began = time.process_time()
    result = action()
    return result, time.process_time() - began
