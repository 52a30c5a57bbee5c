"""Published ids keep their words, however the same words, or nearly the same, are cut into paragraphs."""

import time
from dataclasses import replace
from pathlib import Path
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import read_order
from generator.config import Config
from generator.model import (
    Block,
    Caption,
    Citation,
    Footnote,
    FootnoteMark,
    Holding,
    Line,
    OldAnchor,
    Order,
    PageMark,
    Passage,
    Segment,
    Source,
)
from generator.publishing.anchors import anchors_of
from generator.publishing.keeping import Kept, keep_anchors
from generator.publishing.letters import letters

SOURCE = Source("x.txt", "0" * 64, "utf-8", "plain", (Line(1, None, "x"),))


def passage(text: str, *spans: FootnoteMark | PageMark) -> Passage:
    return Passage(text, (Segment(0, len(text), 1, 0),), spans)


def order(*texts: str, notes: dict[str, str | None] | None = None, prefix: str = "") -> Order:
    """Paragraphs p1, p2, …; a text that begins with "# " is a heading, of its words."""
    blocks = []
    for text in texts:
        number = 1 + sum(b.kind == "paragraph" for b in blocks)
        heading = text.startswith("# ")
        name = text[2:].lower().replace(" ", "-") if heading else f"{prefix}p{number}"
        blocks.append(Block(name, "heading" if heading else "paragraph", passage(text.removeprefix("# "))))
    footnotes = [Footnote(f"fn-{label}", label, None if t is None else passage(t)) for label, t in (notes or {}).items()]
    return Order(SOURCE, Caption(), body=tuple(blocks), footnotes=tuple(footnotes))


def words(name: str, count: int = 14) -> str:
    """Words that stand nowhere else."""
    return " ".join(f"{name}{n}" for n in range(count)) + "."


A, B, C, D, E = map(words, ("alpha", "bravo", "charlie", "delta", "echo"))


def old_anchors(kept: Kept) -> list[tuple[str, str, int]]:
    """(id, the block or note that it stands in, offset)."""
    return [(s.id, flow, s.offset) for flow, passage in kept.order.flows() for s in passage.spans if isinstance(s, OldAnchor)]


def places(kept: Kept) -> dict[str, str]:
    """Id → the letters to which it leads."""
    found = {flow: passage.text for flow, passage in kept.order.flows()}
    ids = {flow: letters(text) for flow, text in found.items()}
    return ids | {old: letters(found[flow][offset:]) for old, flow, offset in old_anchors(kept)}


def kept(before: Order, now: Order) -> Kept:
    result = keep_anchors(now, anchors_of(before))
    again = keep_anchors(now, (*result.anchors, *result.lost))
    assert (again.order, again.anchors, again.lost, again.changed) == (result.order, result.anchors, result.lost, ())
    return result


def test_nothing_published_changes_nothing() -> None:
    assert keep_anchors(order(A, B), ()).order == order(A, B)


def test_the_same_order_keeps_its_ids() -> None:
    result = kept(order(A, "# Two", B), order(A, "# Two", B))
    assert result.order == order(A, "# Two", B)
    assert not result.lost


def test_a_paragraph_cut_in_two_gives_the_second_half_a_number_of_its_own() -> None:
    half = len(B) // 2
    result = kept(order(A, B, C), order(A, B[:half].rstrip(), B[half:].lstrip(), C))
    assert [b.id for b in result.order.body] == ["p1", "p2", "p2-2", "p3"]


def test_paragraphs_joined_keep_the_second_ones_anchor_within() -> None:
    result = kept(order(A, B, C), order(f"{A} {B}", C))
    assert [b.id for b in result.order.body] == ["p1", "p3"]
    assert places(result)["p2"] == letters(B)
    assert old_anchors(result) == [("p2", "p1", len(A) + 1)]


def test_cut_elsewhere() -> None:
    result = kept(order(A, f"{B} {C}", D), order(f"{A} {B}", C, D))
    assert [b.id for b in result.order.body] == ["p1", "p1-2", "p3"]
    assert places(result)["p2"].startswith(letters(B))


def test_an_old_anchor_gets_its_paragraph_back() -> None:
    joined = keep_anchors(order(f"{A} {B}", C), anchors_of(order(A, B, C)))
    result = keep_anchors(order(A, B, C), joined.anchors)
    assert [b.id for b in result.order.body] == ["p1", "p2", "p3"]
    assert not old_anchors(result)


def test_a_new_paragraph_takes_nobodys_number() -> None:
    assert [b.id for b in kept(order(A, B), order(A, C, B)).order.body] == ["p1", "p1-2", "p2"]
    assert [b.id for b in kept(order(A, B), order(A, C, D, B)).order.body] == ["p1", "p1-2", "p1-3", "p2"]
    assert [b.id for b in kept(order(A, B), order(A, B, C)).order.body] == ["p1", "p2", "p3"]
    assert [b.id for b in kept(order(A, B), order(C, A, B)).order.body] == ["p0", "p1", "p2"]


def test_a_paragraph_that_moved_keeps_its_number() -> None:
    assert [b.id for b in kept(order(A, B, C, D), order(A, C, D, B)).order.body] == ["p1", "p3", "p4", "p2"]


def test_a_word_corrected_within_or_at_either_end() -> None:
    long = words("long", 30)
    for corrected in (long.replace("long15", "SHORT"), long.replace("long0", "begun"), long.replace("long29", "done")):
        result = kept(order(A, long, C), order(A, corrected, C))
        assert [b.id for b in result.order.body] == ["p1", "p2", "p3"]
        assert not result.changed


def test_other_words_between_the_same_neighbours_are_said_to_be_other_words() -> None:
    result = kept(order(A, B, C), order(A, D, C))
    assert [b.id for b in result.order.body] == ["p1", "p2", "p3"]
    assert result.changed == ("p2",)


def test_words_that_are_nowhere_any_more_are_lost_not_placed_somewhere() -> None:
    result = kept(order(A, B, C), order(A, C))
    assert [a.id for a in result.lost] == ["p2"]
    assert [b.id for b in result.order.body] == ["p1", "p3"]
    assert not old_anchors(result)


def test_what_is_gone_is_not_missed_and_its_id_is_nobodys() -> None:
    result = keep_anchors(order(A, D, E, C), anchors_of(order(A, B, C)), ["p2"])
    assert not result.lost
    assert [b.id for b in result.order.body] == ["p1", "p1-2", "p1-3", "p3"]


def test_a_heading_follows_its_words_and_keeps_its_old_name() -> None:
    now = order(A, "# Background", B)
    renamed = replace(now, body=tuple(replace(b, id="facts") if b.kind == "heading" else b for b in now.body))
    result = kept(now, renamed)
    assert [b.id for b in result.order.body] == ["p1", "facts", "p2"]
    assert old_anchors(result) == [("background", "facts", 0)]


def test_a_heading_of_the_same_name_before_it() -> None:
    before = order(A, "# Claim", B, C)
    now = order("# Claim", A, "# Claim", B, C)
    now = replace(
        now, body=tuple(replace(b, id=f"claim{'-2' * (n == 2)}") if b.kind == "heading" else b for n, b in enumerate(now.body))
    )
    result = kept(before, now)
    assert [b.id for b in result.order.body] == ["claim-2", "p1", "claim", "p2", "p3"]


def test_a_heading_read_as_a_paragraph_keeps_its_anchor() -> None:
    result = kept(order(A, "# Background facts", B), order(A, "Background facts", B))
    assert [b.id for b in result.order.body] == ["p1", "p1-2", "p2"]
    assert places(result)["background-facts"] == "backgroundfacts"


def test_a_dissent_that_is_no_longer_seen_as_one_keeps_its_ids() -> None:
    before = replace(order(A, B), body=(*order(A, B).body, *order(C, D, prefix="dissent-").body))
    assert [b.id for b in kept(before, order(A, B, C, D)).order.body] == ["p1", "p2", "dissent-p1", "dissent-p2"]
    assert [b.id for b in kept(order(A, B, C, D), before).order.body] == ["p1", "p2", "p3", "p4"]


def test_notes_keep_their_labels_and_what_is_found_later_gets_its_own() -> None:
    before = order(A, notes={"1": None, "3": words("note")})
    result = kept(before, order(A, notes={"1": words("first"), "2": words("second"), "3": words("note")}))
    assert [n.id for n in result.order.footnotes] == ["fn-1", "fn-2", "fn-3"]
    assert not result.lost
    assert not result.changed


def test_a_note_read_as_part_of_the_text_keeps_its_anchor_there() -> None:
    result = kept(order(A, B, notes={"1": C}), order(A, f"{C} {B}"))
    assert places(result)["fn-1"].startswith(letters(C))
    assert places(result)["p2"] == letters(B)
    assert not result.lost


def test_a_label_read_better_keeps_the_old_one_beside_it() -> None:
    result = kept(order(A, notes={"8": C}), order(A, notes={"3": C}))
    assert [n.id for n in result.order.footnotes] == ["fn-3"]
    assert old_anchors(result) == [("fn-8", "fn-3", 0)]


def marked(text: str, offset: int, page: int | None = None) -> Block:
    spans = (FootnoteMark(offset, "1", "fn-1", 1, 0), *((PageMark(offset - 7, page, ""),) if page else ()))
    return Block("p2", "paragraph", passage(text, *spans))


def test_marks_and_pages_that_are_no_longer_seen_keep_their_places() -> None:
    before = order(A, B, C, notes={"1": D})
    before = replace(before, body=(before.body[0], marked(B, B.index("bravo9"), 4), before.body[2]))
    assert {a.id for a in anchors_of(before) if a.point} == {"fnref-1", "page-4"}
    result = kept(before, order(A, B, C, notes={"1": D}))
    assert places(result)["fnref-1"] == letters(B[B.index("bravo9") :])
    assert {old for old, _, _ in old_anchors(result)} == {"fnref-1", "page-4"}
    assert not result.lost


def test_a_mark_in_words_that_changed_stands_at_its_note_and_a_page_at_its_paragraph() -> None:
    before = order(A, B, C, notes={"1": D})
    before = replace(before, body=(before.body[0], marked(B, B.index("bravo9"), 4), before.body[2]))
    result = kept(before, order(A, E, C, notes={"1": D}))
    assert set(old_anchors(result)) == {("fnref-1", "fn-1", 0), ("page-4", "p2", 0)}


def test_all_that_names_a_block_follows_it() -> None:
    now = order(A, C, B, notes={"1": D})
    block = replace(now.body[2], passage=passage(B, FootnoteMark(3, "1", "fn-1", 1, 0)))
    now = replace(
        now,
        body=(*now.body[:2], block),
        footnotes=(replace(now.footnotes[0], marks=("p3",)),),
        holdings=(Holding("p3", 0, 3, ("denied",), None, True),),
        citations=(Citation("p3", 0, 3, "x", "other", url="#p3"), Citation("p1", 0, 3, "x", "other", url="https://p3.example/#p3")),
    )
    result = kept(order(A, B, notes={"1": D}), now).order
    assert [b.id for b in result.body] == ["p1", "p1-2", "p2"]
    assert result.footnotes[0].marks == ("p2",)
    assert result.holdings[0].block == "p2"
    assert [(c.flow, c.url) for c in result.citations] == [("p2", "#p2"), ("p1", "https://p3.example/#p3")]


CUTS = st.lists(st.integers(0, 3), min_size=1, max_size=30)


def cut(sentences: list[str], where: list[int], inserted: int | None = None) -> list[str]:
    """The sentences as paragraphs: a new one begins where `where` has 0, and one of other words behind the `inserted`-th."""
    texts: list[str] = []
    for n, sentence in enumerate(sentences):
        if texts and where[n % len(where)]:
            texts[-1] += f" {sentence}"
        else:
            texts.append(sentence)
        if n == inserted:
            texts.append(words("inserted"))
    return texts


@given(CUTS, CUTS, st.integers(1, 30))
def test_however_the_same_words_are_cut_each_id_leads_to_its_words(first: list[int], second: list[int], count: int) -> None:
    sentences = [words(f"s{n}x", 3 + n % 7) for n in range(count)]
    before = order(*cut(sentences, first))
    result = kept(before, order(*cut(sentences, second)))
    ids = [*(b.id for b in result.order.body), *(old for old, _, _ in old_anchors(result))]
    assert len(ids) == len(set(ids))
    assert not result.lost
    assert not result.changed
    everything = letters(" ".join(sentences))
    for block in before.body:
        begin = everything.index(letters(block.text))
        assert everything[begin:].startswith(places(result)[block.id]), block.id


@given(CUTS, CUTS, st.integers(1, 30), st.integers(0, 30))
def test_of_the_same_source_nothing_is_lost_though_more_of_it_is_text(
    first: list[int], second: list[int], count: int, inserted: int
) -> None:
    sentences = [words(f"s{n}x", 3 + n % 7) for n in range(count)]
    one, other = order(*cut(sentences, first)), order(*cut(sentences, second, inserted))
    for before, now in ((one, other), (other, one)):
        published = anchors_of(before)
        result = keep_anchors(now, published, same_source=True)
        assert not result.lost
        assert {a.id for a in published} <= places(result).keys()
        assert keep_anchors(now, result.anchors, same_source=True).order == result.order


@pytest.mark.corpus
def test_paragraphs_of_the_real_orders_cut_otherwise(shared: Path) -> None:
    """A quarter of them joined, a quarter parted at any word: each id leads to the letters it led to."""
    random = Random(1)  # noqa: S311 - the same every time
    for path in sorted((shared / "orders").rglob("*.txt"))[::6]:
        read = read_order(path.parent, path.name, Config()).order
        texts = [block.text for block in read.body if letters(block.text)] if read else []
        cut: list[str] = []
        for text in texts:
            chance, gaps = random.random(), [n for n, char in enumerate(text) if char == " "]
            if cut and chance < 0.25:
                cut[-1] += f" {text}"
            elif gaps and chance > 0.75:
                at = random.choice(gaps)
                cut += [text[:at], text[at + 1 :]]
            else:
                cut.append(text)
        before, result = order(*texts), kept(order(*texts), order(*cut))
        assert not result.lost, path.name
        everything = letters(" ".join(texts))
        found = positions(result.order)
        assert letters(" ".join(cut)) == everything
        at = 0
        for block in before.body:
            assert found[block.id] == at, f"{path.name} {block.id}"
            at += len(letters(block.text))


def positions(order: Order) -> dict[str, int]:
    """Id → where the letters that it leads to begin among all of the order's."""
    found, at = {}, 0
    for flow, passage in order.flows():
        found[flow] = at
        found |= {s.id: at + len(letters(passage.text[: s.offset])) for s in passage.spans if isinstance(s, OldAnchor)}
        at += len(letters(passage.text))
    return found


@pytest.mark.parametrize("signs", ["* * *", "____________________"])
def test_signs_without_letters_are_missed_by_nobody(signs: str) -> None:
    result = kept(order(A, signs, B), order(f"{A} {signs}", B))
    assert not result.lost
    assert "p2" in places(result)


@pytest.mark.parametrize("kind", ["all new", "all alike", "joined"])
def test_time_grows_with_length_alone(kind: str) -> None:
    def seconds(size: int) -> float:
        texts = ["DENIED."] * size if kind == "all alike" else [words(f"a{n}x", 9) for n in range(size)]
        other = {"all new": [words(f"b{n}x", 9) for n in range(size + 1)], "all alike": ["GRANTED.", *texts]}.get(
            kind, [" ".join(texts)]
        )
        before, now = order(*texts), order(*other)
        published = anchors_of(before)
        began = time.process_time()
        keep_anchors(now, published)
        return time.process_time() - began

    seconds(100)
    assert seconds(2_000) < max(12 * seconds(500), 0.5)
