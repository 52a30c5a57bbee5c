"""Overlapping spans become well-nested HTML, and the words stay as they are."""

from html.parser import HTMLParser

import html5lib
import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Emphasis, FootnoteMark, PageMark, ParagraphBreak, Passage, Span
from generator.rendering.inline import Link, escaped, passage_html, safe_url, shown

WORDS = "The motion, see Pearson v. Callahan, is denied."


def write_mark(mark: FootnoteMark) -> str:
    return f'<sup><a href="#{mark.note_id}">{mark.label}</a></sup>'


def write_page(mark: PageMark) -> str:
    return f'<span class="page" data-page="{mark.page}"></span>'


def draw(text: str, *spans: Span, links: tuple[Link, ...] = (), holdings: tuple[tuple[int, int], ...] = ()) -> str:
    return passage_html(Passage(text, (), spans), write_mark, write_page, links, holdings)


def at(words: str) -> tuple[int, int]:
    start = WORDS.index(words)
    return start, start + len(words)


def test_words_alone_are_escaped() -> None:
    assert draw('A & B < C > "D"') == "A &amp; B &lt; C &gt; &#34;D&#34;"


def test_a_sign_stays_with_its_number_and_an_ellipsis_whole() -> None:
    html = draw("See §§ 12(a), 13; ¶ 4; Nos. 5, 6; pp. 7-8; so . . . . No. It says p. q.")
    tied = ["§§ 1", "¶ 4", "Nos. 5", "pp. 7", ". . . ."]
    assert html.count("<span") == len(tied)
    assert all(f'<span class="tied">{words}</span>' in html for words in tied)


def test_a_link_stands_whole_around_emphasis_that_half_covers_it() -> None:
    html = draw(WORDS, Emphasis(*at("see Pearson"), "italic"), links=(Link(*at("Pearson v. Callahan"), "https://example.org/p"),))
    assert html == 'The motion, <i>see </i><a href="https://example.org/p"><i>Pearson</i> v. Callahan</a>, is denied.'


def test_a_link_closes_before_a_mark_inside_it_and_goes_on_behind() -> None:
    offset = at("Callahan")[0] - 1
    html = draw(WORDS, FootnoteMark(offset, "3", "fn-3", 1, 1), links=(Link(*at("Pearson v. Callahan"), "#x"),))
    assert '<a href="#x">Pearson v.</a><sup><a href="#fn-3">3</a></sup><a href="#x"> Callahan</a>' in html


def test_a_mark_at_the_end_of_a_link_stands_behind_it() -> None:
    end = at("Callahan")[1]
    html = draw(WORDS, FootnoteMark(end, "3", "fn-3", 1, 1), links=(Link(*at("Callahan"), "#x"),))
    assert '<a href="#x">Callahan</a><sup><a href="#fn-3">3</a></sup>, is' in html


def test_a_holding_stands_around_a_link_and_holdings_that_overlap_are_one() -> None:
    html = draw(WORDS, links=(Link(*at("Pearson"), "#x"),), holdings=((4, 30), (20, len(WORDS))))
    assert html == 'The <span class="holding">motion, see <a href="#x">Pearson</a> v. Callahan, is denied.</span>'


def test_of_links_that_overlap_the_first_is_drawn() -> None:
    html = draw(WORDS, links=(Link(*at("Pearson v. Callahan"), "#a"), Link(*at("Callahan, is"), "#b")))
    assert "#a" in html
    assert "#b" not in html


def test_a_paragraph_break_closes_all_and_opens_it_again() -> None:
    html = draw("One two", Emphasis(0, 7, "bold"), ParagraphBreak(4))
    assert html == "<b>One </b></p><p><b>two</b>"


def test_a_page_mark_disturbs_no_link() -> None:
    html = draw(WORDS, PageMark(20, 4, "4"), links=(Link(*at("Pearson v. Callahan"), "#x"),))
    assert html.count("<a ") == 1


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "JaVaScRiPt:x",
        "data:text/html,x",
        " javascript:x",
        "//evil.example",
        "vbscript:x",
        "\x01javascript:x",
        "",
        "file:///x",
    ],
)
def test_an_address_that_leads_elsewhere_than_the_web_or_the_site_is_no_link(url: str) -> None:
    assert safe_url(url) == ""
    assert draw(WORDS, links=(Link(0, 3, url),)) == escaped(WORDS)


@pytest.mark.parametrize("url", ["https://example.org/a?b=c:d", "#p4", "x.html#p4", "../orders/a-b.html", "http://example.org"])
def test_addresses_of_the_web_and_the_site_stay(url: str) -> None:
    assert safe_url(url) == url


def test_characters_that_html_forbids_or_that_turn_the_text_are_shown() -> None:
    assert shown("a\x00b\x07c\x7fd\x86e\u202ef\u2066g\ufffeh\ud800") == "a␀b␇c␡d\ufffde\ufffdf\ufffdg\ufffdh\ufffd"
    assert shown("a\x0cb\x0bc\x85d\x1ce") == "a b c d e"
    assert shown("plain\ttext\n") == "plain\ttext\n"


class Balance(HTMLParser):
    """Fails on a tag that closes another than the one opened last."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.tags: set[str] = set()
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "a":
            assert "a" not in self.open, "a link within a link"
        self.open.append(tag)
        self.tags.add(tag)
        assert {name for name, _ in attrs} <= {"href", "class", "data-page"}

    def handle_data(self, data: str) -> None:
        self.text += data

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@st.composite
def passages(draw_from: st.DrawFn) -> tuple[Passage, list[Link], list[tuple[int, int]]]:
    text = draw_from(st.text(alphabet=st.sampled_from("ab <>&\"'/=\x00\u202eé§"), max_size=30))
    offset = st.integers(0, len(text))
    pair = st.tuples(offset, offset).map(sorted).map(tuple)
    spans: list[Span] = [
        *(Emphasis(a, b, "italic") for a, b in draw_from(st.lists(pair, max_size=4))),
        *(Emphasis(a, b, "bold italic") for a, b in draw_from(st.lists(pair, max_size=3))),
        *(FootnoteMark(a, "*", "fn-1", 1, 0) for a in draw_from(st.lists(offset, max_size=3))),
        *(PageMark(a, 2, "2") for a in draw_from(st.lists(offset, max_size=2))),
        *(ParagraphBreak(a) for a in draw_from(st.lists(offset, max_size=2))),
    ]
    links = [Link(a, b, "#x") for a, b in draw_from(st.lists(pair, max_size=4))]
    return Passage(text, (), tuple(spans)), links, draw_from(st.lists(pair, max_size=3))  # type: ignore[arg-type]


@given(passages())
def test_any_spans_give_balanced_tags_and_the_passage_s_own_words(
    given_all: tuple[Passage, list[Link], list[tuple[int, int]]],
) -> None:
    passage, links, holdings = given_all
    html = "<p>" + passage_html(passage, write_mark, write_page, links, holdings) + "</p>"
    balance = Balance()
    balance.feed(html)
    balance.close()
    assert balance.open == []
    assert balance.tags <= {"p", "i", "b", "a", "sup", "span"}
    words = passage.text
    for mark in sorted(passage.marks(), key=lambda m: -m.offset):
        words = words[: mark.offset] + mark.label + words[mark.offset :]
    assert balance.text == shown(words)


@given(passages())
def test_a_browser_s_parser_finds_no_fault(given_all: tuple[Passage, list[Link], list[tuple[int, int]]]) -> None:
    html = "<!doctype html><title>x</title><p>" + passage_html(given_all[0], write_mark, write_page, *given_all[1:]) + "</p>"
    parser = html5lib.HTMLParser(strict=True)
    parser.parse(html)
