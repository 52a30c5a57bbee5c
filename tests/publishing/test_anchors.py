"""The anchors that are recorded are the ids that a page has, and a place is known again by its words."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from generator.build import read_order
from generator.config import Config
from generator.model import Block, OldAnchor, Order
from generator.pages import order_pages
from generator.publishing.anchors import anchors_of, flow_anchor
from generator.rendering import make_environment, render

SAMPLES = sorted(path for path in (Path(__file__).parent.parent / "orders").rglob("*") if path.suffix in (".txt", ".md"))
ENVIRONMENT = make_environment()


def ids_on_page(order: Order) -> list[str]:
    """The ids in the text of the order and in its notes, as they follow one another."""
    page = next(page for page in order_pages(order, "x", Config()) if page.template == "order.html")
    html = render(page, ENVIRONMENT).decode()
    begin, end = html.index('data-region="body"'), html.index('<section class="cite"')
    # the page's, not the order's
    own = r'<(?:section|h2|h3|li)[^>]*\sid="(?:notes|authorities|authority-[^"]*)(?:-\d+)?"(?! data-words)'
    return re.findall(r'\sid="([^"]*)"', re.sub(own, "", html[begin:end]))


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda path: path.name)
def test_the_ids_of_a_page_are_those_recorded(sample: Path) -> None:
    order = read_order(sample.parent, sample.name, Config()).order
    assert order is not None
    assert sorted(anchor.id for anchor in anchors_of(order)) == sorted(ids_on_page(order))


def test_old_anchors_are_drawn_where_they_stand_and_recorded() -> None:
    order = read_order(SAMPLES[0].parent, SAMPLES[0].name, Config()).order
    assert order is not None

    def aged(block: Block) -> Block:
        return replace(
            block, passage=replace(block.passage, spans=(*block.passage.spans, OldAnchor(len(block.text) // 2, f"old-{block.id}")))
        )

    order = replace(order, body=tuple(aged(block) for block in order.body))
    recorded = {anchor.id for anchor in anchors_of(order)}
    assert {f"old-{block.id}" for block in order.body} <= recorded
    assert recorded == set(ids_on_page(order))


@pytest.mark.corpus
def test_the_ids_of_the_real_orders_are_those_recorded(shared: Path) -> None:
    for path in sorted((shared / "orders").glob("*.txt"))[::5]:
        order = read_order(path.parent, path.name, Config()).order
        if order is not None:
            assert sorted(anchor.id for anchor in anchors_of(order)) == sorted(ids_on_page(order)), path.name


@pytest.mark.parametrize(
    "other", ["The  MOTION\nis de-nied, on the merits, and in all", "the motion (is) denied on the merits and in all!"]
)
def test_white_space_stops_hyphens_and_capitals_do_not_count(other: str) -> None:
    assert flow_anchor("p1", other) == flow_anchor("p1", "The motion is denied on the merits and in all")


def test_words_of_signs_alone_are_known_too() -> None:
    assert flow_anchor("p1", "* * *") != flow_anchor("p1", "_____")
