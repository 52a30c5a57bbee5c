"""Time grows with length alone, whatever an order holds."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from generator.config import Config
from generator.model import (
    Block,
    Caption,
    Citation,
    Emphasis,
    Footnote,
    FootnoteMark,
    Furniture,
    Holding,
    Line,
    Order,
    Passage,
    PrintedLine,
    Segment,
    Source,
)
from generator.pages import order_pages
from generator.rendering import make_environment, render

ENVIRONMENT = make_environment()


def order_of(lines: list[str]) -> Order:
    source = Source("a.txt", "0" * 64, "utf-8", "plain", tuple(Line(n, None, line) for n, line in enumerate(lines, 1)))
    return Order(source=source, caption=Caption())


def one_long_paragraph(n: int) -> Order:
    """A line of n words, each with a citation, emphasis, a mark, a holding of its own."""
    text = "word " * n
    spans = [s for k in range(n) for s in (FootnoteMark(5 * k + 4, "1", f"fn-{k}", 1, 0), Emphasis(5 * k + 2, 5 * k + 7, "italic"))]
    passage = Passage(text, tuple(Segment(5 * k, 4, 1, 5 * k) for k in range(n)), tuple(spans))
    return replace(
        order_of([text]),
        body=(Block("p1", "paragraph", passage),),
        footnotes=tuple(Footnote(f"fn-{k}", "1", None, ("p1",)) for k in range(n)),
        citations=tuple(Citation("p1", 5 * k, 5 * k + 4, "word", "other", url="https://example.org") for k in range(n)),
        holdings=tuple(Holding("p1", 5 * k, 5 * k + 4, ("set",), None, operative=True) for k in range(n)),
    )


def one_mark_again_and_again(n: int) -> Order:
    text = "word " * n
    passage = Passage(text, (), tuple(FootnoteMark(5 * k, "1", "fn-1", 1, 0) for k in range(n)))
    return replace(order_of([text]), body=(Block("p1", "paragraph", passage),), footnotes=(Footnote("fn-1", "1", Passage("x")),))


def a_caption_without_end(n: int) -> Order:
    lines = [f"{'word ' * (k % 4)}   )    word      " for k in range(n)]
    printed = tuple(PrintedLine(k, 3, line[3:].rstrip()) for k, line in enumerate(lines, 1))
    return replace(order_of(lines), caption=Caption(None, (), printed))


def a_caption_on_one_line(n: int) -> Order:
    line = "a    b  c    " * n
    return replace(order_of([line]), caption=Caption(None, (), (PrintedLine(1, 0, line.strip()),)))


def a_caption_cut_into_pieces(n: int) -> Order:
    line = "a\t)   b   )  " * n
    printed = tuple(PrintedLine(1, 11 * k + c, text) for k in range(n) for c, text in ((0, "a"), (6, "b")))
    return replace(order_of([line]), caption=Caption(None, (), printed))


def a_table_on_one_line(n: int) -> Order:
    line = "a\t   b       " * n
    segments = tuple(Segment(2 * k, 1, 1, 13 * (k // 2) + 5 * (k % 2)) for k in range(2 * n))
    return replace(order_of([line]), body=(Block("p1", "table", Passage(("a b " * n).strip(), segments)),))


def nothing_but_furniture(n: int) -> Order:
    lines = ["1 2 3"] * n
    return replace(order_of(lines), furniture=tuple(Furniture(k + 1, c, c + 1, "noise", "1") for k in range(n) for c in (0, 2, 4)))


@pytest.mark.parametrize(
    "make",
    [
        one_long_paragraph,
        one_mark_again_and_again,
        a_caption_without_end,
        a_caption_on_one_line,
        a_caption_cut_into_pieces,
        a_table_on_one_line,
        nothing_but_furniture,
    ],
)
def test_twice_the_length_takes_about_twice_the_time(make: Callable[[int], Order]) -> None:
    def seconds(n: int) -> float:
        order = make(n)
        start = time.process_time()
        render(next(order_pages(order, "a", Config())), ENVIRONMENT)
        return time.process_time() - start

    seconds(100)
    small = min(seconds(1500) for _ in range(2))
    large = seconds(12000)
    assert large < 8 * small * 4 + 0.2, f"{make.__name__}: {small:.3f} s, then {large:.3f} s for eight times as much"
