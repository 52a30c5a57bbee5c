"""The order as Markdown and as plain text: every word of the court's is there, in order, whoever renders it."""

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import mistune
import pytest
from bs4 import BeautifulSoup
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from mdit_py_plugins.footnote import footnote_plugin

from generator.build import read_order
from generator.config import Config
from generator.model import (
    Block,
    BlockKind,
    Caption,
    Case,
    Citation,
    Emphasis,
    Footnote,
    FootnoteMark,
    Order,
    ParagraphBreak,
    Passage,
    Source,
)
from generator.pages.sharing import share, sharing_pages
from generator.rendering import make_environment, render
from generator.rendering.inline import Link, shown
from generator.rendering.markdown_words import markdown_passage, markdown_words

ENVIRONMENT = make_environment()
MISTUNE = mistune.create_markdown(escape=False, plugins=["footnotes", "table", "strikethrough", "def_list"])
COMMONMARK = MarkdownIt("commonmark").use(footnote_plugin).enable("table")
ENGINES: dict[str, Callable[[str], str]] = {"mistune": lambda text: str(MISTUNE(text)), "markdown-it": COMMONMARK.render}


def exports(order: Order, base_url: str = "https://example.org") -> dict[str, str]:
    """The order's files by the end of their names."""
    config = Config(base_url=base_url)
    pages = sharing_pages(order, share(order, "a-b", config), (), config)
    return {page.url.partition(".")[2]: render(page, ENVIRONMENT).decode() for page in pages if page.url.endswith((".md", ".txt"))}


def squeezed(text: str) -> str:
    return "".join(text.split())


def with_marks(passage: Passage) -> str:
    """The words of a passage, its marks as [4]."""
    out, done = "", 0
    for mark in sorted(passage.marks(), key=lambda m: m.offset):
        out += passage.text[done : mark.offset] + f"[{mark.label}]"
        done = mark.offset
    return squeezed(shown(out + passage.text[done:]))


def rendered(markdown: str, engine: str) -> tuple[BeautifulSoup, BeautifulSoup]:
    """The page and its section of notes, which is taken out of the page with all marks."""
    page = BeautifulSoup(ENGINES[engine](markdown), "html.parser")
    for mark in page.select("sup"):
        mark.decompose()
    notes = page.select_one("section.footnotes")
    if notes is not None:
        notes.extract()
        for back in notes.select("a.footnote, a.footnote-backref"):
            back.decompose()
    return page, BeautifulSoup(str(notes or ""), "html.parser")


def assert_no_word_lost(order: Order) -> None:
    made = exports(order)
    known = {note.id for note in order.footnotes}
    body = ""
    for block in order.body:  # a mark of a note is one of the engine's, but where there is no note, and among columns
        gone = () if block.kind in ("table", "verbatim") else known
        spans = tuple(s for s in block.passage.spans if not (isinstance(s, FootnoteMark) and s.note_id in gone))
        body += with_marks(replace(block.passage, spans=spans))
    for engine in ENGINES:
        page, notes = rendered(made["md"], engine)
        text = squeezed(page.get_text())
        assert body in text, (engine, order.source.path)
        for word in (word for line in order.caption.printed for word in re.findall(r"\w+", line.text)):
            assert word in text
        everywhere = text + squeezed(notes.get_text())
        for note in order.footnotes:
            assert (with_marks(note.passage) if note.passage else "missingfromthesource") in everywhere, (engine, note.id)
    plain = squeezed(made["txt"])
    at = 0
    for block in order.body:
        at = plain.index(with_marks(block.passage), at)
    for note in order.footnotes:
        at = plain.index(squeezed(f"[{shown(note.label)}]") + (with_marks(note.passage) if note.passage else "Thetext"), at)


def test_every_word_is_in_both(rich_order: Order) -> None:
    assert_no_word_lost(rich_order)


@pytest.mark.corpus
@pytest.mark.slow
def test_every_word_of_the_real_orders_is_in_both(shared: Path) -> None:
    read = [read_order(shared / "orders", path.name, Config()).order for path in sorted((shared / "orders").glob("*.txt"))]
    orders = [order for order in read if order is not None]
    assert len(orders) > 5
    for order in orders:
        assert_no_word_lost(order)


def test_what_the_markdown_says_beside_the_words(rich_order: Order) -> None:
    text = exports(rich_order)["md"]
    assert text.startswith(
        "# *Thornapple v. Bellweather & Sons*; *In re Saltmarsh Waterworks Litigation*\n\n- Court: United States"
    )
    assert "- Text: <https://example.org/orders/a-b.html>, from the file with SHA-256 " in text
    assert "## I. Discussion\n\n### A. The log\n\n" in text
    assert "> The party must (i) expressly make the claim" in text
    assert "\n>\n> > And a quotation" in text
    assert "- 1\\. Requests 3–9" in text
    assert "\n    - (a) those of 2019" in text
    assert "whose answers \\<b\\>were\\</b\\> “withdrawn”" in text
    assert "*See Harrow* **v. Gate,** [**512** F.3d 77,](https://www.courtlistener.com/c/F.3d/512/77/?a=1&b=2)[^3] [81](" in text
    assert "javascript" not in text
    assert "[^2]: The text of this footnote is missing from the source." in text
    assert "[^s1]: \\[\\*\\] Request 11" in text  # the engine will call it 4
    assert "## Footnotes without a mark in the text above\n\n\\[4\\] But see" in text
    assert "\n\n    It need not be filed again.\\[4\\]" in text
    assert "```text\nRequest      Answered     Log entries     Due\n3            yes" in text
    assert "/s/ Ada B. Cole  \nADA B. COLE" in text


def test_what_the_plain_text_says(rich_order: Order) -> None:
    text = exports(rich_order)["txt"]
    first = "Thornapple v. Bellweather & Sons, No. 2:21-cv-00417-ABC (United States District Court for the Western District of "
    assert text.startswith(
        f"{first}Columbiana Mar. 9, 2022)\nhttps://example.org/orders/a-b.html\n\nUNITED STATES DISTRICT COURT\n"
    )
    assert "\n\nThe court has before it a motion to compel and, beside it, a motion to seal.[1] Both" in text
    assert "\n\n    The party must" in text
    assert "\n\n        And a quotation" in text
    assert "\n\nFOOTNOTES\n\n[1] The motion to seal concerns Exhibit C alone. It was filed by the wrong event.\n\n    It " in text
    assert max(text.splitlines(), key=len).startswith("The court has before it a motion")  # nothing is wrapped


def test_without_a_base_address_nothing_is_linked_to_the_page(rich_order: Order) -> None:
    made = exports(rich_order, "")
    assert "- Text: from the file with SHA-256" in made["md"]
    assert "a-b" not in made["md"] + made["txt"]


def test_links_within_the_order_lead_to_its_page(rich_order: Order) -> None:
    at = rich_order.body[0].text.index("privilege log")
    within = Citation("p1", at, at + 9, "privilege", "other", url="#i-discussion")
    order = replace(rich_order, citations=(within,))
    assert "[privilege](https://example.org/orders/a-b.html#i-discussion) log" in exports(order)["md"]
    assert "privilege log" in exports(order, "")["md"]


HOSTILE = (
    "1. not a list", "- nor this", "+ nor", "# no heading", "> no quote", "=== ", "---", ": no definition", "[x]: /url",
    "[^1]: note", "*stars* **two** _and_ __more__", "`code`", "```", "~~~", "<b>bold</b>", "<script>alert(1)</script>",
    "&amp; &lt;b&gt; &#42;", "![image](x)", "[link](javascript:x)", "a | b", "{{ site.x }} {% raw %}", "{: .class}", "$x^2$",
    "~~gone~~", "\\*", "\\", "http://x.org/a_b_c", "12) twelve", "© ® (c)", "Wait![", "AT&T;", "\u202eturned", "a\x00b",
    "<!-- hidden -->", "&", "!", "§ 1983*",
)  # fmt: skip


def order_of(blocks: list[tuple[BlockKind, Passage]], notes: tuple[Footnote, ...] = ()) -> Order:
    body = tuple(Block(f"p{n}", kind, passage, 1 + n % 3) for n, (kind, passage) in enumerate(blocks, 1))
    return Order(Source("a.txt", "0" * 64, "utf-8", "plain", ()), Caption(cases=(Case("A v. B"),)), body=body, footnotes=notes)


@pytest.mark.parametrize("words", HOSTILE)
@pytest.mark.parametrize("kind", ["paragraph", "heading", "quote", "item"])
def test_signs_stand_for_themselves(words: str, kind: BlockKind) -> None:
    note = Footnote("fn-1", "1", Passage(words), ("p2",))
    marked = Passage(words, spans=(FootnoteMark(0, "1", "fn-1", 1, 0), FootnoteMark(len(words), "1", "fn-1", 1, 0)))
    assert_no_word_lost(order_of([(kind, Passage(words)), (kind, marked), (kind, Passage(words + " end"))], (note,)))


LETTERS = st.sampled_from([*"ab1. *_[]()!<>&;`#-:|~\\^$", "\u00a0", "é", "“", "v.", "1."])


@st.composite
def passages(draw: st.DrawFn) -> tuple[Passage, list[Link]]:
    """Words with emphasis, marks and breaks anywhere, and links that may overlap them."""
    text = " ".join("".join(draw(st.lists(LETTERS, min_size=1, max_size=30))).split(" ")).strip() or "a"
    offset = st.integers(0, len(text))
    stretch = st.tuples(offset, offset).map(lambda pair: (min(pair), max(pair)))
    styles = st.sampled_from(["italic", "bold", "bold italic", "underline", "small caps"])
    emphasis = draw(st.lists(st.builds(lambda at, style: Emphasis(*at, style), stretch, styles), max_size=4))
    marks = draw(st.lists(st.builds(lambda at: FootnoteMark(at, "1", "fn-1", 1, 0), offset), max_size=2))
    breaks = draw(st.lists(st.builds(ParagraphBreak, offset), max_size=1))
    links = draw(st.lists(st.builds(lambda at: Link(*at, "https://example.org/a_(b)*"), stretch), max_size=2))
    return Passage(text, spans=(*emphasis, *marks, *breaks)), links


@pytest.mark.parametrize("engine", ENGINES)
@settings(max_examples=400, deadline=None)
@given(made=passages())
def test_whatever_overlaps_the_words_stay(engine: str, made: tuple[Passage, list[Link]]) -> None:
    passage, links = made
    text = markdown_passage(passage, links, lambda _: "[^1]") + "\n\n[^1]: note"
    page, _ = rendered(text, engine)
    assert squeezed(page.get_text()) == squeezed(passage.text)


@given(text=st.text(max_size=60))
def test_any_words_within_a_line(text: str) -> None:
    line = " ".join(shown(text).split())
    html = f"<p>{COMMONMARK.renderInline(markdown_words(line))}</p>"  # what looks like a file's name is no page to Beautiful Soup
    assert squeezed(BeautifulSoup(html, "html.parser").get_text()) == squeezed(line)
