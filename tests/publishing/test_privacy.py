"""Numbers that may not be published. All of them are invented, and none was ever given out: 078-05-1120 is the famous
specimen card's, 4111… the card networks' test number."""

import re
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.model import Line, Source
from generator.publishing.privacy import find_private


def source_of(text: str) -> Source:
    return Source("x.txt", "", "utf-8", "plain", tuple(Line(n, None, t) for n, t in enumerate(text.split("\n"), 1)))


def found(text: str) -> list[tuple[str, int | None, int | None]]:
    source = source_of(text)
    return [(p.code.removeprefix("private-"), p.location.line, p.location.column) for p in find_private(source)]


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("Plaintiff (SSN 078-05-1120) moves", "social-security-number", 15),
        ("078-05-1120", "social-security-number", 0),
        ("his number, 078–05–1120.", "social-security-number", 12),
        ("Social Security Number: 078051120", "taxpayer-number", 24),
        ("S.S.N. 078 05 1120", "taxpayer-number", 7),
        ("taxpayer identification number 12-3456789", "taxpayer-number", 31),
        ("EIN 12-3456789", "taxpayer-number", 4),
        ("Tax ID: 123456789", "taxpayer-number", 8),
        ("deposited to account number 00123456789.", "account-number", 28),
        ("Bank of Invention, Acct. No. 5551-2222-90", "account-number", 29),
        ("the account no. 12345", "account-number", 16),
        ("card 4111 1111 1111 1111 was charged", "account-number", 5),
        ("routing number 021000021", "account-number", 15),
    ],
)
def test_what_may_not_be_published(text: str, code: str, column: int) -> None:
    assert found(f"\n{text}") == [(code, 2, column)]


def test_a_number_cut_by_the_end_of_a_line() -> None:
    assert found("number 078-05-\n     1120 and") == [("social-security-number", 1, 7)]


@pytest.mark.parametrize(
    "text",
    [
        "SSN xxx-xx-1120",  # the rule lets the last four digits stand
        "SSN ending in 1120",
        "account number ending in 4321",
        "account no. xxxx4321",
        "Docket No. PH-1221-18-0073-W-1",
        "Docket No. 2019-06-0263",
        "Claim No. 078-05-1120-A",
        "call 555-12-34567",
        "000-12-3456 and 666-12-3456 and 123-00-4567 and 123-45-0000",  # never given out
        "accounts numbered 3 and 4",
        "on account of number 12345",
        "1234 5678 9012 3456",  # no card has this number: its check digit is wrong
        "42 U.S.C. § 405(g), 555 U.S. 223",
        "Social Security Act, 42 U.S.C. 405",
        "a loan of 123456789 dollars",
        "case number 251105226",
        "account, Docket No. 123456",
        "ECF No. 123456-7",
        "SINN 123456789",
        "(213) 555-0143; 90012-3456",
    ],
)
def test_no_false_alarm(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "code", "column"),
    [
        ("Plaintiff was born on March 4, 1961.", "birth-date", 22),
        ("Plaintiff, born March 4, 1961, moves", "birth-date", 16),
        ("born in Quillon, Ohio, on or about 4 March 1961", "birth-date", 35),
        ("Date of birth: 3/4/1961", "birth-date", 15),
        ("his date of birth is 03-04-61;", "birth-date", 21),
        ("DOB 1961-03-04", "birth-date", 4),
        ("D.O.B.: Mar. 4th, 1961", "birth-date", 8),
        ("whose birthday is the 4th day of March, 1961", "birth-date", 22),
        ("whose birthday is 4th day of March, 1961", "birth-date", 18),
        ("the minor child Osric Fennimore", "minor-name", 16),
        ("her minor daughters, Elinor and Ada", "minor-name", 21),
        ("a minor child named Osric, who", "minor-name", 20),
        ("the minor victim (Osric)", "minor-name", 18),
        ("the 9-year-old boy, Osric", "minor-name", 20),
        ("Osric B. Fennimore, a minor, by and through", "minor-name", 0),
        ("OSRIC FENNIMORE, A MINOR", "minor-name", 0),
        ("Osric Fennimore, a minor who lives", "minor-name", 0),
    ],
)
def test_what_a_cue_tells(text: str, code: str | None, column: int | None) -> None:
    assert found(f"\n{text}") == ([(code, 2, column)] if code else [])


def test_a_birth_date_cut_by_the_end_of_a_line() -> None:
    assert found("was born on March\n   4, 1961.") == [("birth-date", 1, 12)]


ESCAPES = {"n": "\n", "f": "\f", "t": "\t", "\\": "\\"}


def labelled() -> Iterator[tuple[str, str, str]]:
    """(code, kind of case, sentence) of `private.txt`: what is private stands in ‹…›."""
    code = kind = ""
    for line in Path(__file__).with_name("private.txt").read_text("utf-8").splitlines():
        if line.startswith("== "):
            code, _, kind = line[3:].partition(", ")
        elif line and not line.startswith("#"):
            yield code, kind, re.sub(r"\\(?:u([0-9a-f]{4})|(.))", lambda m: chr(int(m[1], 16)) if m[1] else ESCAPES[m[2]], line)


@pytest.mark.parametrize(("code", "kind", "sentence"), list(labelled()))
def test_of_each_sentence_what_is_private_and_nothing_else(code: str, kind: str, sentence: str) -> None:
    head = f"Case No. 3:21-{'cr' if kind == 'cr' else 'cv'}-00987\n\n"
    want = []
    for m in re.finditer("‹", sentence):
        before = head + re.sub("[‹›]", "", sentence[: m.start()])
        want.append((code, before.count("\n") + 1, len(before) - before.rfind("\n") - 1))
    assert found(head + re.sub("[‹›]", "", sentence)) == want


CRIMINAL = "UNITED STATES DISTRICT COURT\nCase No. 3:21-cr-00987\n\n"


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("The defendant resides at 14 Gorse Lane, Quillon.", 25),
        ("a residence located at 1402 N. Alder Creek Road in", 23),
        ("lived in the house at 7 3rd Street.", 22),
        ("Home address: 212 Gorse St., Quillon", 14),
    ],
)
def test_a_home_address_in_a_criminal_case_alone(text: str, column: int) -> None:
    assert found(CRIMINAL + text) == [("home-address", 4, column)]
    assert found(CRIMINAL.replace("-cr-", "-cv-") + text) == []
    assert list(find_private(source_of(CRIMINAL + text), ["3:21-cv-00987"])) == []
    assert [p.code for p in find_private(source_of(CRIMINAL + text), ["3:21-cv-00987", "3:19-cr-00012"])] == [
        "private-home-address"
    ]


@pytest.mark.parametrize(
    "text",
    [
        "born in 1961",
        "DOB: XX/XX/1961",
        "the date of birth of the rule, 42 U.S.C. 1983",
        "a party born of necessity on the eve of March 4, 1961",
        "a minor child, J.S.",
        "minor children O.F. and A.F.",
        "Jane Doe, a minor, by and through",
        "the minor victim Jane Doe",
        "Minor Child 1",
        "the Minor Child Support Act",
        "minor children. The Court finds",
        "Osric Fennimore, a minor league pitcher",
        "the 34-year-old plaintiff Osric Fennimore",
        "committed a minor offense. Osric Fennimore",
        "resides in Quillon, Ohio",
        "the house that stands in the 1400 block of Gorse Lane",
        "in his home on March 4, 2021. Route 9 leads there",
        "Clerk, 222 Gorse Street, Quillon",
        "she lives there. At 14 Gorse Lane the bank has an office.",
    ],
)
def test_no_false_alarm_by_a_cue(text: str) -> None:
    assert found(CRIMINAL + text) == []


@pytest.mark.corpus
def test_the_real_orders_raise_no_false_alarm(shared) -> None:  # type: ignore[no-untyped-def]
    """Each was looked at: five birth dates and the names of two children, as the courts published them."""
    hits = [code for path in sorted((shared / "orders").rglob("*.txt")) for code, _, _ in found(path.read_text("utf-8", "replace"))]
    assert Counter(hits) == {"birth-date": 5, "minor-name": 2}


@pytest.mark.parametrize(
    "piece",
    [
        "social security ",
        "account number ",
        "1",
        "111-",
        "account no. 1 1 1 1 ",
        "- - ",
        " ",
        "\n",
        "born on ",
        "date of birth ",
        "minor child ",
        "Aaa, a minor ",
        "resides at 1 Aaa ",
        "lives at 1 Aaa Aaa Aaa\n",
        "Aaa ",
        "born to ",
        "birth of ",
        "Social Security Number ",
        "account at a ",
        "DE11 AAAA ",
        "**",
        "1234 ",
        "\u200b",
        "1\n\f",
        "Aaa Aaa, age ",
        "ten-year-old ",
        "address ",
        "<a",
    ],
)
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(size: int) -> float:
        source = source_of(CRIMINAL + piece * (size // len(piece)))
        began = time.process_time()
        list(find_private(source))
        return time.process_time() - began

    seconds(10_000)
    assert seconds(400_000) < max(12 * seconds(100_000), 0.5)
