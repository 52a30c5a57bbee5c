"""Slugs, the front page, the editor's pages, the data twin and its schema."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from itertools import permutations
from urllib.parse import urljoin

import jsonschema
import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from generator.build import Reading
from generator.config import Config
from generator.library import make_entry, make_library, slugify
from generator.model import Caption, Case, Citation, Editorial, Library, Order, Page, Problem, called
from generator.model import Location as Place
from generator.pages import EditorsText, make_pages, order_pages
from generator.pages.listing import make_lists
from generator.pages.schema import order_schema
from generator.rendering import make_environment, render

OF_AN_ORDER = ("html", "json", "md", "txt", "embed.html", "oembed.json", "png")  # the files that each order has


def variant(
    order: Order, path: str = "a.txt", name: str = "Cole v. Gate", date: str | None = "2020-01-02", digest: str = "a"
) -> Order:
    return replace(
        order,
        source=replace(order.source, path=path, sha256=digest * 64),
        caption=replace(order.caption, cases=(Case(name),) if name else ()),
        date_filed=date,
    )


@pytest.mark.parametrize(
    ("text", "slug"),
    [
        ("Bakalar v. Dunleavy 2019-07-30", "bakalar-v-dunleavy-2019-07-30"),
        ("Peña-Œuvre & Søn’s Größe, Łódź", "pena-oeuvre-and-sons-grosse-lodz"),
        ("  --  ", ""),
        ("東京", ""),
        ("CON", "con-order"),
        ("Com7", "com7-order"),
        ("index", "index-order"),
        ("../../etc/passwd", "etc-passwd"),
        ("ＡＢＣ ﬁne", "abc-fine"),
    ],
)
def test_slugs(text: str, slug: str) -> None:
    assert slugify(text) == slug


def test_a_long_name_is_cut_between_words() -> None:
    slug = slugify("word " * 40)
    assert slug == "-".join(["word"] * 14)
    assert len(slugify("x" * 500)) == 72


@given(st.text(max_size=200))
def test_any_text_gives_a_slug_that_every_file_system_takes(text: str) -> None:
    slug = slugify(text)
    assert len(slug) <= 78
    assert slug == "" or all(part.isalnum() and part.isascii() and part == part.lower() for part in slug.split("-"))


def test_the_slug_is_the_case_name_and_date_else_the_title_else_the_file(rich_order: Order) -> None:
    assert make_entry(rich_order).slug == "thornapple-v-bellweather-and-sons-2022-03-09"
    unnamed = variant(rich_order, "in/Ein Beschluß.txt", "", None)
    assert make_entry(replace(unnamed, title="ORDER TO SHOW CAUSE")).slug == "ein-beschluss"
    dated = replace(unnamed, title="ORDER TO SHOW CAUSE", date_filed="2020-02-03")
    assert make_entry(dated).slug == "order-to-show-cause-2020-02-03"
    assert make_entry(replace(unnamed, title=None)).slug == "ein-beschluss"
    assert make_entry(replace(variant(unnamed, "東.txt", "", None), title=None)).slug == "order-aaaaaaaa"
    assert make_entry(replace(rich_order, editorial=Editorial(slug="My Slug"))).slug == "my-slug"


def test_orders_that_would_share_a_slug_get_suffixes_whatever_their_order(rich_order: Order) -> None:
    orders = [
        variant(rich_order, "a.txt", digest="a"),
        variant(rich_order, "b.txt", digest="b"),
        variant(rich_order, "c.txt", digest="b"),  # the same file twice
        variant(rich_order, "d.txt", "Other v. Gate", digest="c"),
    ]
    found = {tuple(sorted((e.path, e.slug) for e in make_library(p).entries)) for p in permutations(orders)}
    assert len(found) == 1
    slugs = dict(found.pop())
    assert slugs["a.txt"] == "cole-v-gate-2020-01-02-aaaaaa"
    assert slugs["b.txt"] == "cole-v-gate-2020-01-02-bbbbbb"
    assert slugs["c.txt"].startswith("cole-v-gate-2020-01-02-bbbbbb")
    assert slugs["d.txt"] == "other-v-gate-2020-01-02"
    assert len(set(slugs.values())) == 4


def test_an_entry_has_the_outcomes_of_the_decretal_part_where_there_is_one(rich_order: Order) -> None:
    assert make_entry(rich_order).outcomes == ("granted in part", "denied in part", "denied", "set")
    reasoning = tuple(replace(h, operative=False) for h in rich_order.holdings)
    assert make_entry(replace(rich_order, holdings=reasoning)).outcomes == (
        "granted in part",
        "denied in part",
        "denied",
        "set",
        "ordered",
    )


def test_the_front_page_lists_the_newest_first_and_no_drafts(rich_order: Order) -> None:
    entries = [
        make_entry(variant(rich_order, f"{n}.txt", f"N{n} v. X", d)) for n, d in enumerate(("2019-01-01", None, "2021-01-01"))
    ]
    entries.append(replace(entries[0], slug="draft", draft=True))
    assert [e.slug for e in make_lists(Library(tuple(entries))).entries] == ["n2-v-x-2021-01-01", "n0-v-x-2019-01-01", "n1-v-x"]


@pytest.mark.parametrize(
    ("path", "url"),
    [
        ("about.md", "about.html"),
        ("a/b.md", "a-b.html"),
        ("404.md", "404-page.html"),
        ("index.md", "index-order.html"),
        ("2024.md", "2024.html"),
        ("Müller 日本.md", "muller.html"),
    ],
)
def test_an_editors_page_is_called_as_its_file(path: str, url: str) -> None:
    assert EditorsText(path, "").url == url


def test_editors_pages_without_latin_letters_have_addresses_of_their_own() -> None:
    paths = ["日本.md", "中国.md", "日本/中国.md", "О суде.md", "2024年.md", "2024月.md", "404年.md", "…….md", "§.md", " .md"]
    urls = [EditorsText(path, "").url for path in paths]
    assert len({*urls}) == len(urls)
    assert all(re.fullmatch(r"(page|2024|404)-[0-9a-f]{8}\.html", url) for url in urls)
    assert EditorsText("й.md", "a").url == EditorsText("и\u0306.md", "b").url  # as Linux writes the name, and macOS


def drawn(pages: list[Page]) -> dict[str, str]:
    environment = make_environment()
    return {page.url: render(page, environment).decode(errors="replace") for page in pages}


def test_every_file_of_a_site(rich_order: Order) -> None:
    other = variant(rich_order, "other.txt", "Cole v. Gate", None)
    draft = replace(variant(rich_order, "draft.txt", "Draft v. Gate"), editorial=Editorial(draft=True))
    orders = [rich_order, other, draft]
    config = Config(
        title="Orders <of> a court", description="All of them.", base_url="https://example.org/base", contact="a@example.org"
    )
    texts = [EditorsText("about.md", "# About **us**\n\nHello."), EditorsText("more/404.md", "No heading.")]
    files = drawn(list(make_pages(make_library(orders), orders, config, texts)))
    assert set(files) == {
        ".nojekyll",
        "404.html",
        "about.html",
        "authorities.html",
        "authorities/512-f3d-77.html",
        "authorities/frcp-26.html",
        "more-404.html",
        "index.html",
        *(f"{kind}s.html" for kind in ("court", "judge", "case", "year", "outcome")),
        *(url for url in files if url.startswith(("courts/", "judges/", "cases/", "years/", "outcomes/"))),  # test_lists.py
        *("feed.xml", "feed.json", "sitemap.xml"),
        *(f"orders/cole-v-gate.{kind}" for kind in OF_AN_ORDER),
        *(f"orders/thornapple-v-bellweather-and-sons-2022-03-09.{kind}" for kind in OF_AN_ORDER),
        "schemas/order-1.json",
        "favicon.svg",
        "fonts/OFL.txt",
        "fonts/italic.woff2",
        "fonts/roman.woff2",
        "beside.css",
        "moved.js",
        "reading.js",
        "linking.js",
        "style.css",
    }
    front = BeautifulSoup(files["index.html"], "html5lib")
    assert [" ".join(h.get_text().split()) for h in front.select(".orders h2")] == [
        "Thornapple v. Bellweather & Sons; In re Saltmarsh Waterworks Litigation",
        "Cole v. Gate",
    ]
    assert "No date" in front.get_text()
    assert "2 orders" in front.get_text()
    assert [(a.get_text(), a["href"]) for a in front.select("header nav a")][-2:] == [
        ("404", "more-404.html"),
        ("About us", "about.html"),
    ]
    lost = BeautifulSoup(files["404.html"], "html5lib")
    assert lost.select("link[rel=stylesheet]")[0]["href"] == "/base/style.css"
    assert dead_links(files, "https://example.org/base/") == []
    about = BeautifulSoup(files["about.html"], "html5lib")
    assert about.select("h1")[0].get_text() == "About us"
    assert about.title is not None
    assert about.title.get_text() == "About us · Orders <of> a court"


def dead_links(files: dict[str, str], base: str) -> list[tuple[str, str]]:
    """The links within the site that lead to no file of it, or to no anchor: (page, address)."""
    pages = {url: BeautifulSoup(text, "html5lib") for url, text in files.items() if url.endswith(".html")}
    anchors = {url: {str(element["id"]) for element in page.select("[id]")} for url, page in pages.items()}
    dead = []
    for url, page in pages.items():
        for element in page.select("[href], [src], [cite]"):
            href = str(element.get("href") or element.get("src") or element.get("cite"))
            whole = urljoin(base + url, href)
            if not whole.startswith(base):
                continue
            target, _, fragment = whole.removeprefix(base).partition("#")
            target = target or "index.html"
            if target not in files or (fragment and fragment not in anchors.get(target, ())):
                dead.append((url, href))
    return dead


def test_a_dead_link_is_found() -> None:
    page = '<p id="a"><a href="b.html">b</a><a href="../x.html#z">x</a><a href="#a">a</a><img src="i.png"><a href="https://a.org">w</a>'
    files = {"orders/a.html": page, "x.html": "<p id=y>"}
    assert dead_links(files, "https://example.org/") == [
        ("orders/a.html", "b.html"),
        ("orders/a.html", "../x.html#z"),
        ("orders/a.html", "i.png"),
    ]


def test_an_empty_site_says_so() -> None:
    files = drawn(list(make_pages(make_library([]), [], Config())))
    assert "No orders yet." in files["index.html"]


def test_the_twin_follows_the_schema_and_the_schema_is_strict(rich_order: Order) -> None:
    schema = order_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    citation = Citation("p1", 0, 3, "The", "id", None, antecedent=0, year=2009)
    problem = Problem("note-missing", Place("a.txt", 3), "m", "h", "warning")
    for order in (
        rich_order,
        replace(rich_order, citations=(*rich_order.citations, citation), problems=(problem,)),
        Order(source=rich_order.source, caption=Caption()),
    ):
        twin = list(order_pages(order, "a-b", Config()))[1]
        assert twin.url == "orders/a-b.json"
        data = json.loads(twin.content or b"")
        jsonschema.validate(data, schema)
        assert data["url"] == "orders/a-b.html"
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate(data | {"more": 1}, schema)
        with pytest.raises(jsonschema.ValidationError):
            jsonschema.validate({key: value for key, value in data.items() if key != "title"}, schema)


def test_a_file_name_that_is_no_unicode_gives_a_twin_that_can_be_read(rich_order: Order) -> None:
    order = replace(rich_order, source=replace(rich_order.source, path="a\udcff.txt"))
    page, twin, *_ = order_pages(order, "a", Config())
    assert json.loads(twin.content or b"")["source"]["path"] == "a\udcff.txt"
    assert b"a\xef\xbf\xbd.txt" in render(page, make_environment())


def test_a_real_order_s_twin_follows_the_schema(read: Callable[..., Reading]) -> None:
    order = read("UNITED STATES DISTRICT COURT\n\nIt is ORDERED that the motion is DENIED.1\n\n1 See 555 U.S. 223.\n").order
    assert order is not None
    twin = list(order_pages(order, "a", Config()))[1]
    jsonschema.validate(json.loads(twin.content or b""), order_schema())


def test_what_an_order_without_case_name_is_called() -> None:
    assert called(("Ash v. Elm",), "ORDER", ("20-1",), "a/b.txt") == "Ash v. Elm"
    assert called((), "ORDER", ("20-1",), "a/b.txt") == "ORDER"
    assert called((), None, ("20-1",), "a/b.txt") == "Docket no. 20-1"
    assert called((), None, (), "a/b.txt") == "b"


@pytest.mark.parametrize(
    ("licence", "address"),
    [
        ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/"),
        ("CC BY-NC-SA 4.0", "https://creativecommons.org/licenses/by-nc-sa/4.0/"),
        ("CC0 1.0", "https://creativecommons.org/publicdomain/zero/1.0/"),
        ("https://example.org/terms", "https://example.org/terms"),
        ("all rights <reserved>", None),
        ("javascript:alert(1)", None),
    ],
)
def test_every_page_says_whose_words_are_whose_and_whom_to_ask(rich_order: Order, licence: str, address: str | None) -> None:
    config = Config(licence=licence, contact="takedown@example.org")
    files = drawn(list(make_pages(make_library([rich_order]), [rich_order], config, [EditorsText("about.md", "# About")])))
    pages = {url: html for url, html in files.items() if url.endswith(".html") and not url.endswith(".embed.html")}
    assert len(pages) > 10
    for url, html in pages.items():
        footer = BeautifulSoup(html, "html5lib").select_one("body > footer")
        assert footer is not None, url
        assert licence in footer.get_text(), url
        assert "public domain (17 U.S.C. §\N{NO-BREAK SPACE}105; edicts of government)" in footer.get_text(), url
        assert [a["href"] for a in footer.select("a[href^=mailto]")] == ["mailto:takedown@example.org"], url
        assert [a["href"] for a in footer.select("a[rel=license]")] == [address] * (address is not None), url
    assert "licence" not in (
        BeautifulSoup(drawn(list(make_pages(make_library([]), [], Config())))["index.html"], "html5lib").get_text()
    )
