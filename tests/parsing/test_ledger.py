"""The check that nothing is lost can fail, in each of its ways."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.model import Order, Passage, Segment
from generator.parsing import parse_order
from generator.parsing.ledger import find_lost_words
from generator.reading import READERS

TEXT = """\
ASH,
Plaintiff,
v.
BIRCH,
Defendant.

ORDER

The motion of the plaintiff is denied, for it was made too late to be heard.
"""


def with_first(order: Order, change: Callable[[Passage], Passage]) -> Order:
    first = order.body[0]
    return replace(order, body=(replace(first, passage=change(first.passage)), *order.body[1:]))


def without_its_last_segment(passage: Passage) -> Passage:
    last = passage.segments[-1]
    return replace(passage, text=passage.text[: last.offset].rstrip(), segments=passage.segments[:-1])


FAULTS: dict[str, Callable[[Order], Order]] = {
    "not on the page": lambda order: with_first(order, without_its_last_segment),
    "shown twice": lambda order: replace(order, body=(*order.body, order.body[0])),
    "changed": lambda order: with_first(order, lambda p: replace(p, text=p.text.swapcase())),
    "followed by words that it does not have": lambda order: with_first(order, lambda p: replace(p, text=p.text + " granted")),
    "preceded by words that it does not have": lambda order: with_first(
        order,
        lambda p: replace(
            p, text="Not " + p.text, segments=tuple(Segment(s.offset + 4, s.length, s.line, s.column) for s in p.segments)
        ),
    ),
}


@pytest.fixture
def order() -> Order:
    source = READERS[".txt"](TEXT.encode(), "order.txt", lambda _: None)
    assert source is not None
    return parse_order(source, lambda _: None)


def test_an_order_as_read_has_lost_nothing(order: Order) -> None:
    assert order.body
    assert list(find_lost_words(order)) == []


@pytest.mark.parametrize("how", FAULTS)
def test_each_fault_is_found(how: str, order: Order) -> None:
    found = list(find_lost_words(FAULTS[how](order)))
    assert {problem.code for problem in found} == {"words-lost"}
    assert any(how in problem.message for problem in found)


def test_a_caption_printed_otherwise_is_found(order: Order) -> None:
    first, *rest = order.caption.printed
    caption = replace(order.caption, printed=(replace(first, text=first.text.swapcase()), *rest))
    assert [p.message for p in find_lost_words(replace(order, caption=caption)) if "changed" in p.message]
