"""Paragraphs that the court numbers: which they are, and what points at them."""

import pytest

from generator.citing import cite_order
from generator.citing.own_paragraphs import paragraphs_said
from generator.citing.paragraphs import numbered_paragraphs
from generator.model import Block, BlockKind, Caption, Order, Part, Passage, Source


def blocks(*texts: str, kind: BlockKind = "paragraph") -> list[Block]:
    return [Block(f"p{n}", kind, Passage(text)) for n, text in enumerate(texts, 1)]


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["1. The mill.", "2. The weir.", "3. The race."], {1: "p1", 2: "p2", 3: "p3"}),
        (["It is ORDERED:", "1. The motion is DENIED.", "2. Costs follow."], {1: "p2", 2: "p3"}),
        (["¶ 1 The mill.", "[¶2] The weir.", "¶3 The race."], {1: "p1", 2: "p2", 3: "p3"}),
        (["[1] The mill.", "[2] The weir."], {1: "p1", 2: "p2"}),
        (["1. The mill.", "2. The weir.", "3. The race.", "ORDERED:", "1. Denied.", "2. Costs."], {3: "p3"}),
        (["1. The mill.", "2. The weir.", "1983. A year."], {1: "p1", 2: "p2"}),
        (["7. The mill.", "9. The race."], {}),  # a list that begins nowhere
        (["The mill.", "3.5 acres of it."], {}),
    ],
)
def test_a_number_is_a_paragraphs_where_the_count_leads_up_to_it_and_no_other_has_it(
    texts: list[str], numbers: dict[int, str]
) -> None:
    assert numbered_paragraphs(blocks(*texts)) == numbers


def test_what_is_quoted_has_numbers_of_its_own() -> None:
    assert numbered_paragraphs(blocks("1. The mill.", "2. The weir.", kind="quote")) == {}


def order(*body: Block) -> Order:
    source = Source("a.txt", "0" * 64, "utf-8", "plain", ())
    return Order(source, Caption(), body=tuple(body), parts=(Part("main", "", ""), Part("dissent", "dissent-", "")))


def said(sentence: str) -> list[tuple[str, str]]:
    """What points at a paragraph, and at which, in the fourth of five numbered paragraphs."""
    made = order(*blocks("1. The mill.", "2. The weir.", "3. The race.", f"4. {sentence}", "5. The sluice."))
    made = cite_order(made)
    text = made.body[3].text
    by_name = [(c.text, c.url) for c in made.citations if c.url and c.url.startswith("#")]
    return [(text[k.start : k.end], k.anchor) for k in paragraphs_said(made)] + [(words, url[1:]) for words, url in by_name]


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("See ¶ 2 above.", [("¶ 2 above", "p2")]),
        ("As was said in paragraph 3, above, so it is.", [("paragraph 3, above", "p3")]),
        ("Of that see ¶ 5 below.", [("¶ 5 below", "p5")]),
        ("Paragraph 1 of this Order stands.", [("Paragraph 1 of this Order", "p1")]),
        ("See supra ¶ 2.", [("supra ¶ 2", "p2")]),
        ("See infra ¶ 5.", [("infra ¶ 5", "p5")]),
        ("See ¶ 2 below.", []),  # it is above
        ("See supra ¶ 5.", []),
        ("See ¶ 4 above.", []),  # itself
        ("See ¶ 9 above.", []),
        ("See ¶ 2.", []),  # of the complaint, as like as not
        ("See Compl. ¶ 2 above the line.", []),
        ("The letter says “see ¶ 2 above” and no more.", []),
        ("Paragraph 2 of this statute is plain.", []),
    ],
)
def test_a_paragraph_is_linked_where_one_alone_is_meant(sentence: str, found: list[tuple[str, str]]) -> None:
    assert said(sentence) == found


def test_a_dissent_counts_its_own() -> None:
    main = blocks("1. The mill.", "2. The weir.")
    dissent = Block("dissent-p1", "paragraph", Passage("See ¶ 2 above."), part=1)
    assert list(paragraphs_said(order(*main, dissent))) == []
