"""Numbers that may not be published. All of them are invented, and none was ever given out: 078-05-1120 is the famous
specimen card's, 4111… the card networks' test number."""

import time

import pytest

from generator.model import Line, Source
from generator.publishing.privacy import find_private


def found(text: str) -> list[tuple[str, int | None, int | None]]:
    source = Source("x.txt", "", "utf-8", "plain", tuple(Line(n, None, t) for n, t in enumerate(text.split("\n"), 1)))
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


@pytest.mark.corpus
def test_the_real_orders_raise_no_false_alarm(shared) -> None:  # type: ignore[no-untyped-def]
    """Each of them was looked at: none holds such a number."""
    hits = []
    for path in sorted((shared / "orders").rglob("*.txt")):
        hits += [(path.name, *hit) for hit in found(path.read_text("utf-8", "replace"))]
    assert hits == []


@pytest.mark.parametrize("piece", ["social security ", "account number ", "1", "111-", "account no. 1 1 1 1 ", "- - ", " ", "\n"])
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(size: int) -> float:
        text = piece * (size // len(piece))
        began = time.process_time()
        found(text)
        return time.process_time() - began

    seconds(10_000)
    assert seconds(400_000) < max(12 * seconds(100_000), 0.5)
