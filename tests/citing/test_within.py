"""*Supra* and *infra* within an order: where they lead, and where they had better not."""

import json
import re
from collections.abc import Callable
from dataclasses import replace

import jsonschema
import pytest

from generator.build import Reading
from generator.citing import cite_order
from generator.citing.outline import Outline
from generator.citing.within import Reader
from generator.config import Config
from generator.model import Block, Caption, Footnote, Order, Part, Passage, Source
from generator.pages import order_pages
from generator.pages.schema import order_schema
from generator.rendering import make_environment, render

Heading = tuple[str, int]
DISCUSSION: tuple[Heading, ...] = (
    ("I. BACKGROUND", 2), ("A. The Mill", 3), ("B. The Weir", 3), ("II. DISCUSSION", 2), ("A. Standing", 3),
    ("1. Injury", 4), ("2. Redress", 4), ("B. The Merits", 3), ("C. Relief", 3), ("III. CONCLUSION", 2),
)  # fmt: skip


def words(text: str) -> Passage:
    return Passage(text)


def heading(text: str, level: int, part: int = 0) -> Block:
    return Block(f"{part or ''}h-{text}", "heading", words(text), level, part=part)


def order(*body: Block, notes: tuple[Footnote, ...] = ()) -> Order:
    source = Source("a.txt", "0" * 64, "utf-8", "plain", ())
    return Order(source, Caption(), body=body, footnotes=notes, parts=(Part("main", "", ""), Part("dissent", "dissent-", "")))


def leads(made: Order) -> list[str | None]:
    """Where what points within the order leads."""
    return [c.url for c in cite_order(made).citations if c.target == "(internal)"]


def said_in(at: int, sentence: str, headings: tuple[Heading, ...] = DISCUSSION) -> list[str | None]:
    """The same of a sentence that stands below the heading number `at`."""
    body = [heading(*one) for one in headings]
    return leads(order(*body[: at + 1], Block("p1", "paragraph", words(sentence)), *body[at + 1 :]))


@pytest.mark.parametrize(
    ("at", "sentence", "where"),
    [
        (0, "That is taken up below. See infra Part II.A.", "A. Standing"),
        (0, "See infra Part II.A.2; infra Part III.", "2. Redress"),
        (0, "See infra Part II-A.", "A. Standing"),
        (0, "See infra Section II.A(1).", "1. Injury"),
        (0, "See infra § II.B.", "B. The Merits"),
        (0, "As discussed in Section II(B), infra, the weir stood.", "B. The Merits"),
        (9, "The weir stood. (See Part I.B, supra.)", "B. The Weir"),
        (5, "See infra Part C.", "C. Relief"),  # of the section in which it is said
        (5, "See infra Part B.", None),  # as likely, but there are two
        (9, "See supra Section C.", None),  # of another section: one letter says too little
        (0, "See infra Section A.", None),  # there are two
        (9, "See infra Part II.A.", None),  # it stands before
        (0, "See supra Part II.A.", None),
        (0, "See infra Part II.D.", None),  # there is none
        (0, "See infra Part II–III.", None),
        (0, "See infra Part II of the Complaint.", None),
        (0, "See infra § 2.", None),  # a section of a statute, perhaps
        (0, "The motion says: “See infra Part II.A.”", None),
        (0, "See Pl. Br. Part II, infra.", None),
        (0, "As is discussed infra, the weir stood.", None),
    ],
)
def test_a_part_is_the_heading_that_alone_fits(at: int, sentence: str, where: str | None) -> None:
    assert said_in(at, sentence)[0] == (f"#h-{where}" if where else None)


def note(label: str, text: str, mark: str, part: int = 0) -> Footnote:
    return Footnote(f"{'d' if part else ''}fn-{label}", label, words(text), (mark,), part)


@pytest.mark.parametrize(
    ("sentence", "url"),
    [
        ("See supra note 1.", "#fn-1"),
        ("See Marlow, supra n.1 at 228.", "#fn-1"),
        ("See note 1, supra.", "#fn-1"),
        ("See infra n.3 and accompanying text.", "#fn-3"),
        ("See infra note 1.", None),
        ("See supra note 3.", None),
        ("See supra note 9.", None),
        ("See supra notes 1-3.", None),
        ("See page 607 n. 1 supra.", None),
        ('He wrote: "See supra note 1."', None),
    ],
)
def test_a_note_is_the_one_of_that_number_on_the_right_side(sentence: str, url: str | None) -> None:
    body = [Block(f"p{n}", "paragraph", words("A paragraph.")) for n in range(1, 5)]
    notes = (note("1", "One.", "p1"), note("2", "Two.", "p2"), note("3", "Three.", "p4"))
    body[2] = Block("p3", "paragraph", words(sentence))
    assert leads(order(*body, notes=notes)) == [url]
    body[2] = Block("p3", "quote", words(sentence))
    assert leads(order(*body, notes=notes)) == [None], "what is quoted has notes of its own"


def test_notes_point_at_notes_by_their_order() -> None:
    body = [Block("p1", "paragraph", words("A paragraph."))]
    notes = (note("1", "See infra note 2; supra note 1.", "p1"), note("2", "See supra note 1; infra note 1.", "p1"))
    assert leads(order(*body, notes=notes)) == ["#fn-2", None, "#fn-1", None]


def test_each_opinion_counts_its_own() -> None:
    body = [
        heading("I", 2), Block("p1", "paragraph", words("See infra Part II.")), heading("II", 2),
        heading("I", 2, 1),
        Block("d-p1", "paragraph", words("See infra Part II; infra Part III; supra note 1; infra note 2."), part=1),
        heading("II", 2, 1),
    ]  # fmt: skip
    notes = (note("1", "One.", "p1"), note("2", "Two.", "p1"), note("2", "Its own.", "d-p1", 1))
    assert leads(order(*body, notes=notes)) == ["#h-II", "#1h-II", None, None, "#dfn-2"]


def paths(*headings: Heading) -> list[str]:
    outline = Outline([heading(*one) for one in headings])
    return [".".join(h.path) for h in sorted((h for alike in outline.alike.values() for h in alike), key=lambda h: h.place)]


def test_the_outline_follows_the_way_of_counting() -> None:
    assert paths(*DISCUSSION) == ["I", "I.A", "I.B", "II", "II.A", "II.A.1", "II.A.2", "II.B", "II.C", "III"]
    assert paths(("1. A", 2), ("a. A", 3), ("i. A", 4), ("ii. A", 4), ("b. A", 3), ("2. A", 2)) == [
        "1", "1.a", "1.a.i", "1.a.ii", "1.b", "2",
    ]  # fmt: skip
    assert paths(*((f"{letter}. A", 2) for letter in "ABCDEFGHIJ")) == list("ABCDEFGHIJ"), "I is a letter behind H"
    assert paths(("II.A. Standing", 2), ("B. The Merits", 2), ("III. Relief", 2)) == ["II.A", "II.B", "III"]


def test_what_stands_above_a_heading_may_be_lost() -> None:
    assert paths(("I. A", 2), ("B. A", 3), ("D. A", 3), ("II. A", 2)) == ["I", "I.B", "I.D", "II"], "a heading was not seen"
    assert paths(("FACTS", 2), ("A. A", 3), ("DISCUSSION", 2), ("A. A", 3), ("B. A", 3)) == ["?.A", "?.A", "?.B"]
    assert paths(("I. A", 2), ("A. A", 3), ("B. A", 3), ("A. A", 3), ("B. A", 3)) == ["I", "I.A", "I.B", "?.A", "?.B"]
    assert paths(("I. A", 2), ("Q. What is that?", 3), ("A Paper", 2), ("II. A", 2)) == ["I", "?.Q", "?.II"]


def test_what_may_be_meant_too_is_not_passed_over() -> None:
    lost = (("I. A", 2), ("A. A", 3), ("B. A", 3), ("A. A", 3), ("B. A", 3))
    assert said_in(0, "See infra Part I.B.", lost) == [None]


TEXT = """UNITED STATES DISTRICT COURT
DISTRICT OF ALASKA

HARRIET FENNIMORE,
                    Plaintiff,
v.                                 Case No. 3:21-cv-00017-ABC
TULARE COLD STORAGE LLC,
                    Defendant.

ORDER

I. BACKGROUND

The motion at docket 31 is late, for reasons that are given below. See infra Part II. It is opposed.

II. DISCUSSION

The motion is denied because it is late, and because no reason for that is given in it. See supra Part I.

Dated: March 9, 2022.
"""


def test_on_the_page_and_in_the_data(read: Callable[..., Reading]) -> None:
    made = read(TEXT).order
    assert made is not None
    page, twin, *_ = order_pages(made, "a", Config())
    html = render(page, make_environment(None)).decode()
    for id_, said in (("ii-discussion", "infra Part II"), ("i-background", "supra Part I")):
        assert f'<a href="#{id_}">{said}</a>' in html
        assert html.count(f'id="{id_}"') == 1
    assert not re.search(r"<a\b[^>]*>(?:(?!</a>).)*<a\b", html, re.DOTALL)
    data = json.loads(twin.content or b"")
    assert [c["url"] for c in data["citations"] if c["target"] == "(internal)"] == ["#ii-discussion", "#i-background"]
    jsonschema.validate(data, order_schema())


def test_no_heading_and_no_word_is_looked_at_for_each_reference(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is read of a text and of an outline, counted: it grows as they do, not as their product."""
    read = []
    quoting = Reader.quoting

    def counted(reader: Reader, text: str, at: int) -> bool:
        read.append(at - reader.at)
        return quoting(reader, text, at)

    monkeypatch.setattr(Reader, "quoting", counted)
    for count in (50, 400):
        read.clear()
        body = [heading(f"{n % 90}. A", 2) for n in range(count)]
        text = "“A” " + "See supra Part 8; supra note 7. " * count
        made = order(*(replace(b, id=f"{n}") for n, b in enumerate([*body, Block("p1", "paragraph", words(text))])))
        assert len(leads(made)) == 2 * count
        assert len(read) == 2 * count
        assert sum(read) <= len(text)
        assert max(map(len, Outline(made.body).alike.values())) <= count // 90 + 1
