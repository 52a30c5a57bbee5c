"""Nothing lost: the words that a reader finds on an order's page are the words of its source, each once, in order.

This reads the HTML alone. The regions that count are marked in it: the caption's and the furniture's lines
(`data-line`), the words of the body and the notes (`data-words`). The holdings box, the head, the source as received
and the ¶ links do not count. What of the source stands for something other than itself (a mark, a note's label, markup,
a hyphen that divided a word) is told by the order, `Passage.consumed`, and taken off the source before they are compared.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from html.parser import HTMLParser
from itertools import starmap
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.build import Reading, read_order
from generator.config import Config
from generator.model import Order
from generator.pages import order_pages
from generator.rendering import make_environment, render
from generator.rendering.inline import shown

ENVIRONMENT = make_environment()
VOID = {"meta", "link", "br", "hr", "img", "wbr"}


class Regions(HTMLParser):
    """Collects the words of the regions. `lines`: (region, line of the source, column, text); `flows`: (region, text)."""

    def __init__(self) -> None:
        super().__init__()
        self.stack: list[tuple[str, str, str | None, bool, str]] = []  # tag, region, line, counts, skipped
        self.lines: list[tuple[str, int, int, str]] = []
        self.flows: list[tuple[str, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        given_attributes = dict(attrs)
        _, region, line, counts, skipped = self.stack[-1] if self.stack else ("", "", None, False, "")
        region = given_attributes.get("data-region") or region
        if "data-line" in given_attributes:
            line = given_attributes["data-line"]
            self.lines.append((region, int(line or 0), int(given_attributes.get("data-column") or 0), ""))
        if "data-words" in given_attributes:
            counts = True
            self.flows.append((region, ""))
        if tag == "sup" or given_attributes.get("class") == "pilcrow":
            skipped = "yes"
        self.stack.append((tag, region, line, counts, skipped))

    def handle_endtag(self, tag: str) -> None:
        assert self.stack.pop()[0] == tag

    def handle_data(self, data: str) -> None:
        if not self.stack:
            return
        _, region, line, counts, skipped = self.stack[-1]
        if skipped:
            return
        if line is not None:
            self.lines[-1] = (*self.lines[-1][:3], self.lines[-1][3] + data)
        elif counts:
            self.flows[-1] = (region, self.flows[-1][1] + data)

    def of_lines(self, region: str) -> str:
        """The lines of the caption or the furniture by their number in the source: a caption's columns side by side."""
        found = [(line, column, n, text) for n, (where, line, column, text) in enumerate(self.lines) if where == region]
        return "".join(text for *_, text in sorted(found))

    def of_flows(self, region: str) -> list[str]:
        return [text for where, text in self.flows if where == region]


def squeezed(text: str) -> str:
    return "".join(text.split())


def is_in_order(words: str, source: str) -> bool:
    """Whether the characters of `words` all stand in `source`, in this order, whatever stands between them."""
    at = 0
    for character in words:
        at = source.find(character, at) + 1
        if not at:
            return False
    return True


def assert_nothing_lost(order: Order) -> None:
    page = next(order_pages(order, "slug", Config()))
    regions = Regions()
    regions.feed(render(page, ENVIRONMENT).decode())
    regions.close()
    lines = [line.text for line in order.source.lines]
    source = squeezed(shown("\n".join(lines)))
    consumed = "".join(lines[c.line - 1][c.column : c.column + c.length] for _, passage in order.flows() for c in passage.consumed)
    caption, furniture = map(squeezed, (regions.of_lines("caption"), regions.of_lines("furniture")))
    body = squeezed("".join(regions.of_flows("body")))
    notes = list(map(squeezed, regions.of_flows("notes")))
    on_page = Counter(caption + furniture + body + "".join(notes))
    wanted = Counter(source)
    wanted.subtract(squeezed(shown(consumed)))
    wanted = +wanted
    assert on_page - wanted == Counter(), f"{order.source.path}: added"
    assert wanted - on_page == Counter(), f"{order.source.path}: lost"
    for name, words in [("caption", caption), ("furniture", furniture), ("body", body), *(("note", note) for note in notes)]:
        assert is_in_order(words, source), f"{order.source.path}: the {name} is out of order"


def orders_below(folder: Path) -> Iterable[Order]:
    for path in sorted(folder.rglob("*")):
        if path.suffix in (".txt", ".md"):
            reading = read_order(folder, path.relative_to(folder).as_posix(), Config())
            if reading.order is not None:
                yield reading.order


def test_the_invented_samples(root: Path) -> None:
    orders = list(orders_below(root / "tests" / "orders"))
    assert len(orders) >= 8
    for order in orders:
        assert_nothing_lost(order)


def test_the_seed(root: Path) -> None:
    orders = list(orders_below(root / "seeds"))
    assert orders
    for order in orders:
        assert_nothing_lost(order)


@pytest.mark.corpus
@pytest.mark.slow
def test_every_real_order(shared: Path) -> None:
    count = 0
    for order in orders_below(shared / "orders"):
        assert_nothing_lost(order)
        count += 1
    assert count > 100


# What orders are made of: anything may come after anything.
PIECES = [
    "UNITED STATES DISTRICT COURT",
    "                 Plaintiff,",
    "v.",
    "     )",
    "No. 1:20-cv-00001",
    "Case 1:20-cv-1 Document 3 Filed 01/02/20",
    "ORDER",
    "I. Background",
    "   1. First,",
    "(a)",
    "* * *",
    "IT IS ORDERED that the motion is DENIED.1",
    "1 See id. at 3.",
    "[^1]",
    "[^1]: A note.",
    "¹",
    "waived.3",
    "the docu-",
    "ments",
    "*italic* and **bold**",
    "---",
    "____________",
    "12",
    "Page 2 of 3",
    "\f",
    "",
    "      ",
    "\t\tTab",
    "See Roe v. Wade, 410 U.S. 113 (1973).",
    "<b>&amp;</b>",
    "\u202e",
    "a\x00b",
    "“quoted”",
    "> quoted",
    "# Heading",
    "SO ORDERED.",
    "/s/ A. Judge",
    "Name      Count      Sum",
    "Dated: March 9, 2022",
    "†",
    "cross-",
    "Motion",
    "state-of-the-",
    "art",
    "§ 1983",
]


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.sampled_from(PIECES), min_size=1, max_size=24), st.sampled_from(["order.txt", "order.md"]))
def test_whatever_stands_beside_whatever(read: Callable[..., Reading], pieces: list[str], name: str) -> None:
    order = read("\n".join(pieces), name=name).order
    if order is not None:
        assert_nothing_lost(order)


def test_a_lost_an_added_and_a_moved_word_are_found() -> None:
    assert is_in_order("acd", "abcd")
    assert not is_in_order("dca", "abcd")
    assert list(starmap(is_in_order, [("", "x"), ("xx", "x")])) == [True, False]
