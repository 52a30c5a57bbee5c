"""The page of an order: what a reader finds on it, and where its links lead."""

import re
from collections.abc import Callable
from dataclasses import replace
from typing import get_args

import html5lib
import pytest
from bs4 import BeautifulSoup, Tag

from generator.model import Block, Caption, Case, Citation, CitationKind, FurnitureKind, Holding, Order, Part, Passage
from generator.pages.order import FURNITURE, GROUPS, authority_groups, citing_flows, place, rulings, sort_key

Draw = Callable[[Order], str]

DATA = "[type='application/ld+json']"  # a script that no browser runs


@pytest.fixture
def page(rich_order: Order, draw: Draw) -> BeautifulSoup:
    return BeautifulSoup(draw(rich_order), "html5lib")


def one(page: BeautifulSoup | Tag, selector: str) -> Tag:
    found = page.select(selector)
    assert len(found) == 1, (selector, len(found))
    return found[0]


def words(element: Tag) -> str:
    return " ".join(element.get_text().split())


def test_the_head_says_which_order_it_is(page: BeautifulSoup) -> None:
    assert [words(case) for case in page.select("h1 .case")] == [
        "Thornapple v. Bellweather & Sons",
        "In re Saltmarsh Waterworks Litigation",
    ]
    facts = {words(dt): words(dt.find_next("dd")) for dt in page.select(".facts dt")}  # type: ignore[arg-type]
    assert facts == {
        "Court": "United States District Court for the Western District of Columbiana",
        "Docket number": "2:21-cv-00417-ABC",
        "Judge": "ADA B. COLE",
        "Date": "March 9, 2022 (all of 2022)",
        "Title": "ORDER GRANTING IN PART MOTION TO COMPEL AND SETTING A CONFERENCE",
        "Outcomes": "granted in part, denied in part, denied, set",
    }
    assert one(page, "time")["datetime"] == "2022-03-09"
    assert one(page, "link[rel=canonical]")["href"] == "https://example.org/o/orders/thornapple.html"
    assert len(page.select("h1")) == 1


def test_holdings_stand_in_a_box_verbatim_with_words_for_outcomes_and_a_link(page: BeautifulSoup) -> None:
    items = page.select(".holdings > ul > li, .holdings details > ul > li")
    assert "For these reasons" in words(page.select(".holdings > ul > li")[0])
    assert [words(o) for o in items[0].select(".outcome")] == ["Granted in part", "Denied in part", "Denied"]
    quote = one(items[0], "blockquote")
    link = one(quote, "a")
    assert link["href"] == "#p11"
    assert words(quote).startswith("For these reasons the motion to compel (Doc. No. 61) is GRANTED IN PART and DENIED IN PART")
    reasoning = one(page, ".holdings details")
    assert words(one(reasoning, "summary")) == "Also, in the reasoning: 1 ruling"
    assert "Rule 26 asks for more." in words(reasoning)
    assert "For these reasons" not in words(reasoning)
    assert page.select("#p11 .holding")


def test_rulings_that_stand_in_the_reasoning_alone_are_open(rich_order: Order, draw: Draw) -> None:
    holdings = tuple(replace(h, operative=False) for h in rich_order.holdings)
    page = BeautifulSoup(draw(replace(rich_order, holdings=holdings)), "html5lib")
    assert one(page, ".holdings details").has_attr("open")
    assert words(one(page, ".holdings summary")) == "In the reasoning: 3 rulings"


def test_the_caption_is_set_in_its_two_columns(page: BeautifulSoup) -> None:
    left, right = one(page, ".printed .columns").find_all("p")
    assert words(left).startswith("ELIZA B. THORNAPPLE and HOLLIS GRAIN COMPANY, INC., Plaintiffs, v.")
    assert (
        words(right) == "No. 2:21-cv-00417-ABC ORDER GRANTING IN PART MOTION TO COMPEL AND SETTING A CONFERENCE (Doc. Nos. 61, 64)"
    )
    assert words(page.select(".printed .centred")[0]) == "UNITED STATES DISTRICT COURT WESTERN DISTRICT OF COLUMBIANA"
    assert [words(v) for v in page.select(".printed .versus")] == ["v."]


def test_every_block_has_its_id_and_paragraphs_a_link_to_themselves(page: BeautifulSoup, rich_order: Order) -> None:
    for block in rich_order.body:
        element = one(page, f"[id='{block.id}']")
        if block.kind != "heading":
            link = one(element, "a.pilcrow")
            assert link["href"] == f"#{block.id}"
            assert link["aria-label"].startswith("Link to paragraph")  # type: ignore[union-attr]


def test_quotes_lists_headings_and_tables_are_what_they_are(page: BeautifulSoup) -> None:
    assert one(page, "#i-discussion").name == "h2"
    assert one(page, "#a-the-log").name == "h3"
    assert one(page, ".body > blockquote > #p3")
    assert one(page, ".body > blockquote > blockquote > #p4")
    assert one(page, ".body > ul > li > #p6")
    assert len(page.select(".body > ul > li:nth-of-type(1) > ul > li")) == 2
    assert one(page, ".body > ul > li:nth-of-type(2) > #p9")
    table = one(page, "#p10 pre")
    assert table["tabindex"] == "0"
    assert table["aria-label"] == "Table, paragraph 10"
    assert table.get_text().splitlines() == [
        "Request      Answered     Log entries     Due",
        "3            yes          12              March 14",
        "9            no           399             March 28",
    ]
    assert one(page, "#p12").get_text().splitlines()[1:3] == ["/s/ Ada B. Cole", "ADA B. COLE"]


def test_source_pages_are_marked_where_they_begin(page: BeautifulSoup) -> None:
    assert [mark["id"] for mark in page.select(".body [role=doc-pagebreak]")] == ["page-1", "page-2"]
    assert "four hundred and eleven documents no more" in words(one(page, "#p1"))
    assert one(page, "#page-2")["title"] == "Page 2"


def test_marks_lead_to_notes_and_notes_back(page: BeautifulSoup) -> None:
    notes = one(page, "section[role=doc-endnotes]")
    assert notes["aria-labelledby"] == "notes"
    marks = page.select("a[role=doc-noteref]")
    assert [(m["id"], m["href"], m["aria-label"], m.get_text()) for m in marks] == [
        ("fnref-1", "#fn-1", "Footnote 1", "1"),
        ("fnref-2", "#fn-2", "Footnote 2", "2"),
        ("fnref-3", "#fn-3", "Footnote 3", "3"),
        ("fnref-2-2", "#fn-2", "Footnote 2", "2"),
        ("fnref-s1", "#fn-s1", "Footnote *", "*"),
        ("fnref-4", "#fn-4", "Footnote 4", "4"),
    ]
    back = {li["id"]: [(a["href"], a["aria-label"]) for a in li.select("a[role=doc-backlink]")] for li in notes.select("li")}
    assert back == {
        "fn-1": [("#fnref-1", "Back to text at footnote 1")],
        "fn-2": [("#fnref-2", "Back to text at footnote 2, mark 1"), ("#fnref-2-2", "Back to text at footnote 2, mark 2")],
        "fn-3": [("#fnref-3", "Back to text at footnote 3")],
        "fn-4": [("#fnref-4", "Back to text at footnote 4")],
        "fn-s1": [("#fnref-s1", "Back to text at footnote *")],
        "fn-9": [],
    }
    assert [li.get("value") for li in notes.select("li")] == ["1", "2", "3", "4", None, "9"]
    assert one(notes, "li.missing")["id"] == "fn-2"
    assert "missing from the source" in words(one(notes, "#fn-2"))
    assert "No mark of this footnote" in words(one(notes, "#fn-9"))
    assert [words(p) for p in one(notes, "#fn-1").select("[data-words] p")] == [
        "The motion to seal concerns Exhibit C alone. It was filed by the wrong event.",
        "It need not be filed again.4",
    ]


def test_notes_of_several_parts_stand_in_lists_of_their_own(rich_order: Order, draw: Draw) -> None:
    parts = (Part("main", "", ""), Part("dissent", "dissent", "COLE, J., dissenting."))
    body = tuple(replace(block, part=int(block.id == "p9")) for block in rich_order.body[:11])
    page = BeautifulSoup(draw(replace(rich_order, parts=parts, body=body, holdings=(), citations=())), "html5lib")
    notes = one(page, "section[role=doc-endnotes]")
    assert [words(h) for h in notes.select("h3")] == ["Main text", "COLE, J., dissenting"]
    assert [[li["id"] for li in ol.select("li")] for ol in notes.select("ol")] == [
        ["fn-1", "fn-2", "fn-3", "fn-4"],
        ["fn-s1", "fn-9"],
    ]
    assert one(page, "hr.part")["aria-label"] == "COLE, J., dissenting"


def test_a_citation_is_linked_and_its_link_closes_before_the_mark_inside(page: BeautifulSoup) -> None:
    url = "https://www.courtlistener.com/c/F.3d/512/77/?a=1&b=2"
    parts = [a for a in page.select("#p1 a") if a["href"] == url]
    assert [a.get_text() for a in parts] == ["512 F.3d 77,", " 81"]
    assert not page.select("a a")
    assert not page.select("[href^='javascript']")


def test_the_table_of_authorities_leads_back_to_every_place(page: BeautifulSoup) -> None:
    table = one(page, ".authorities")
    assert [words(h) for h in table.select("h3")] == ["Cases", "Rules"]
    assert words(one(table, "#authority-512-f3d-77")) == "Harrow v. Gate, 512 F.3d 77, 2008 WL 1 ¶ 1"
    assert [a["href"] for a in one(table, "#authority-frcp-26").select("a")] == ["#p2"]


def test_the_record_holds_what_was_left_out_and_the_source(page: BeautifulSoup, rich_order: Order) -> None:
    source = one(page, ".source ol")
    lines = [li.get_text().removesuffix("\n") for li in source.select("li")]
    assert lines == [line.text for line in rich_order.source.lines]
    assert [words(e) for e in source.select(".sm")] == ["1", "2", "-", "3", "2", "*", "1", "4", "3", "4", "*", "9"]
    assert "512 F.3d 77," in [words(e) for e in source.select(".sx")]
    assert [words(h) for h in page.select(".furniture h3")] == ["Filing stamps", "Rules of the caption"]
    assert one(page, "a[href='thornapple.json']")
    assert one(page, "a[href='../schemas/order-1.json']")


def test_ids_are_unique_and_every_fragment_leads_somewhere(page: BeautifulSoup) -> None:
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for link in page.select("a[href^='#']"):
        assert link["href"].removeprefix("#") in ids  # type: ignore[union-attr]


def test_the_markup_in_an_order_s_words_stays_words(page: BeautifulSoup) -> None:
    assert "whose answers <b>were</b> “withdrawn”" in words(one(page, "#p8"))


def test_the_page_is_valid_html(rich_order: Order, edited_order: Order, draw: Draw) -> None:
    for order in (rich_order, edited_order):
        html5lib.HTMLParser(strict=True).parse(draw(order))


def test_the_policy_lets_nothing_in_from_elsewhere(page: BeautifulSoup) -> None:
    policy = one(page, "meta[http-equiv='Content-Security-Policy']")["content"]
    assert "default-src 'none'" in policy
    assert not page.select(f"script:not([src], {DATA}), iframe, img, [style]")
    for element in page.select("link[rel=stylesheet], script[src]"):
        assert not re.match(r"\w+:|//", str(element.get("href") or element["src"]))
        assert not element.get_text()


def test_the_editor_s_words_are_shown_as_the_editor_s(edited_order: Order, draw: Draw) -> None:
    page = BeautifulSoup(draw(edited_order), "html5lib")
    headnote = one(page, ".headnote")
    assert words(headnote).startswith("From the editor Why it matters. A log that says <script>alert(1)</script> is none.")
    assert "Written by A. Clerk, not by the court." in words(headnote)
    assert [a["href"] for a in headnote.select("a")] == ["https://example.org/a_b"]
    assert one(headnote, "h3").get_text() == "Big"
    assert "the editor’s title" in words(one(page, ".editors-title"))
    assert one(page, "meta[name=robots]")["content"] == "noindex"
    assert not page.select(f"script:not([src], {DATA})")


EVIL = "\"><script>alert(1)</script><img src=x onerror=alert(1)>'{{ 7*7 }}\x00\u202e"


def test_no_element_or_attribute_comes_from_an_order_s_words(rich_order: Order, draw: Draw) -> None:
    hostile = replace(
        rich_order,
        source=replace(rich_order.source, path=EVIL),
        title=EVIL,
        date_filed=EVIL,
        judges=(EVIL,),
        docket_numbers=(EVIL,),
        caption=replace(rich_order.caption, cases=(Case(EVIL),)),
        body=tuple(replace(b, passage=replace(b.passage, text=EVIL + b.text, segments=())) for b in rich_order.body),
        footnotes=tuple(replace(n, label=EVIL) for n in rich_order.footnotes),
        furniture=tuple(replace(f, text=EVIL) for f in rich_order.furniture),
        authorities=tuple(replace(a, name=EVIL, url=EVIL, parallel_citations=(EVIL,)) for a in rich_order.authorities),
        citations=tuple(replace(c, url="https://example.org/" + EVIL) for c in rich_order.citations),
    )
    plain = BeautifulSoup(draw(rich_order), "html5lib")
    page = BeautifulSoup(draw(hostile), "html5lib")
    kinds = {(element.name, *sorted(element.attrs)) for element in plain.find_all(True)}
    assert {(element.name, *sorted(element.attrs)) for element in page.find_all(True)} <= kinds | {
        ("li", "class", "data-note", "id")
    }
    assert not page.select(f"script:not([src], {DATA}), img")
    assert "{{ 7*7 }}" in page.get_text()
    assert "49" not in page.get_text()
    assert "\u202e" not in page.get_text()


def test_an_order_without_anything_has_a_page(rich_order: Order, draw: Draw) -> None:
    bare = Order(source=rich_order.source, caption=Caption())
    page = BeautifulSoup(draw(bare), "html5lib")
    assert words(one(page, "h1")) == "thornapple"
    assert not page.select(".holdings, .notes, .authorities, .caption")


def test_places_are_named_as_lawyers_name_them() -> None:
    labels = {"fn-3": "3", "dissent-fn-2": "2", "fn-s1": "*"}
    assert [place(flow, labels).name for flow in ("p12", "fn-3", "dissent-p4", "dissent-fn-2", "i-discussion", "fn-s1")] == [
        "¶ 12",
        "n. 3",
        "dissent ¶ 4",
        "n. 2",
        "heading",
        "n. *",
    ]


def test_authorities_are_grouped_and_sorted_by_the_numbers_in_their_names(rich_order: Order) -> None:
    assert sorted(["42 U.S.C. § 1983", "9 U.S.C. § 2", "42 U.S.C. § 405"], key=sort_key) == [
        "9 U.S.C. § 2",
        "42 U.S.C. § 405",
        "42 U.S.C. § 1983",
    ]
    assert [(heading, len(group)) for heading, group in authority_groups(rich_order)] == [("Cases", 1), ("Rules", 1)]
    twice = Citation("p1", 0, 1, "x", "case", authority="a")
    assert list(citing_flows((twice, twice, replace(twice, flow="fn-1")))["a"]) == ["p1", "fn-1"]


def test_every_kind_of_furniture_has_a_name_and_every_kind_of_citation_a_group() -> None:
    assert set(FURNITURE) == set(get_args(FurnitureKind))
    assert {kind for _, kinds in GROUPS for kind in kinds} == set(get_args(CitationKind))


def test_a_holding_of_a_block_that_is_not_there_shows_nothing(rich_order: Order) -> None:
    assert [r.text for r in rulings(replace(rich_order, body=()))] == ["", "", ""]


def test_a_ruling_in_a_note_stands_in_the_box_with_its_words(rich_order: Order) -> None:
    note = next(note for note in rich_order.footnotes if note.text)
    held = Holding(note.id, 0, len(note.text or ""), ("denied",), None, operative=False)
    (ruling,) = rulings(replace(rich_order, holdings=(held,)))
    assert (ruling.text, ruling.place.anchor, ruling.place.name) == (note.text, note.id, f"n. {note.label}")


def test_two_marks_whose_ids_would_collide_get_ids_of_their_own(rich_order: Order, draw: Draw) -> None:
    ids = {"p5": "fnref-1", "i-discussion": "notes", "a-the-log": "record", "p6": "authorities"}
    blocks = tuple(replace(b, id=ids.get(b.id, b.id)) for b in rich_order.body)
    authorities = (*rich_order.authorities, rich_order.authorities[0])
    page = BeautifulSoup(draw(replace(rich_order, body=blocks, authorities=authorities)), "html5lib")
    assert one(page, "section[role=doc-endnotes]")["aria-labelledby"] == "notes-2"
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_a_passage_without_segments_in_a_table_is_drawn_as_it_is(rich_order: Order, draw: Draw) -> None:
    block = Block("p1", "table", Passage("A b c"))
    page = BeautifulSoup(draw(replace(rich_order, body=(block,), holdings=(), citations=())), "html5lib")
    assert one(page, "#p1 pre").get_text() == "A b c"
