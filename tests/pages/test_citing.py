"""Pages that are tied: orders to one another, orders and authorities, every link to a place that is there."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

import jsonschema
import pytest
from bs4 import BeautifulSoup

from generator.config import Config
from generator.library import make_entry, make_library, site_authorities
from generator.model import Editorial, Library, Order, Page
from generator.pages import authorities, make_pages
from generator.pages.authorities import authority_pages, parts_of
from generator.pages.menu import Frame
from generator.pages.schema import order_schema
from generator.rendering import make_environment, render
from tests.library.papers import Paper, read

CASE = "Sykes v. Crane, 512 F.3d 77, 81 (9th Cir. 2008)"
COMPEL = Paper(
    "24",
    f"      The logs must be produced. See {CASE}.\f      It is ORDERED that:\n\n      1. The motion is GRANTED.\n\n"
    "      2. The logs of paragraph 1 above shall be produced by August 1, 2019.",
)
SANCTIONS = Paper(
    "41",
    "      The Court’s July 12 Order asked for the logs. ECF No. 24 at 2; id. ¶ 2. They never came.1\n\n"
    f"      A party that keeps back what it was told to give risks more than costs. {CASE}; Fed. R. Civ. P. 37(b)(2).\n\n\n"
    "       1\n          They were due in August. ECF No. 24 ¶ 2; see 42 U.S.C. § 1983.\n",
    day="30th day of August, 2019",
    title="ORDER ON MOTION FOR SANCTIONS",
)
TRIAL = Paper(
    "57",
    "      The logs are taken for lost. ECF No. 41; Fed. R. Civ. P. 37(b)(2)(A); 129 S. Ct. 77.",
    day="3rd day of March, 2020",
    title="ORDER SETTING TRIAL",
)


def made(*papers: Paper) -> list[Order]:
    return [read(f"{n}.txt", paper) for n, paper in enumerate(papers)]


def drawn(orders: Sequence[Order], config: Config = Config()) -> dict[str, str]:  # noqa: B008
    environment = make_environment()
    pages = make_pages(make_library(orders), orders, config)
    return {page.url: render(page, environment).decode(errors="replace") for page in pages}


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return drawn(made(COMPEL, SANCTIONS, TRIAL))


def soup(html: str) -> BeautifulSoup:
    return BeautifulSoup(html, "html5lib")


def links(files: dict[str, str]) -> Iterator[tuple[str, str, str]]:
    """(page, file of the site, anchor) of every link within the site."""
    for url, html in files.items():
        if url.endswith(".html") and url != "404.html":
            for link in soup(html).select("a[href]"):
                target, _, anchor = str(link["href"]).partition("#")
                if not re.match(r"[a-z]+:", target):
                    folder = url.rpartition("/")[0]
                    while target.startswith("../"):
                        folder, target = folder.rpartition("/")[0], target[3:]
                    yield url, f"{folder}/{target}".strip("/") if target else url, anchor


def test_every_link_leads_to_a_file_and_a_place_that_are_there(files: dict[str, str]) -> None:
    ids = {url: {str(e["id"]) for e in soup(html).select("[id]")} for url, html in files.items() if url.endswith(".html")}
    found = list(links(files))
    assert len(found) > 100
    for url, target, anchor in found:
        assert target in files, (url, target)
        assert not anchor or anchor in ids[target], (url, target, anchor)


def order_url(files: dict[str, str], title: str) -> str:
    twins = [url for url in files if url.startswith("orders/") and url.endswith(".json") and url.count(".") == 1]
    return next(url.replace(".json", ".html") for url in twins if json.loads(files[url])["title"] == title)


def test_a_citation_of_a_sibling_is_a_link_in_body_and_notes_and_never_in_another(files: dict[str, str]) -> None:
    first, second = (order_url(files, paper.title) for paper in (COMPEL, SANCTIONS))
    page = soup(files[second])
    name = first.removeprefix("orders/")
    found = [(a.get_text(), a["href"]) for a in page.select(".body a, .notes a") if str(a["href"]).startswith(name)]
    assert found == [
        ("The Court’s July 12 Order", name),
        ("ECF No. 24 at 2", f"{name}#page-2"),
        ("id. ¶ 2", f"{name}#p4"),
        ("ECF No. 24 ¶ 2", f"{name}#p4"),
    ]
    assert not page.select("a a")
    assert soup(files[first]).select_one("#p4").get_text().startswith("2. The logs")
    assert [a["href"] for a in soup(files[first]).select("#p4 a:not(.pilcrow)")] == ["#p3"]
    entry = page.select_one("#authority-docket-24 .authority a")
    assert entry is not None
    assert entry["href"] == name


def test_cited_by_says_paragraph_to_paragraph_who_cites_what(files: dict[str, str]) -> None:
    first, second = (order_url(files, paper.title) for paper in (COMPEL, SANCTIONS))
    listed = [" ".join(li.get_text().split()) for li in soup(files[first]).select(".cited-by li")]
    assert listed == [
        "Ash v. Birch Logistics, Inc. (August 30, 2019) ¶ 2 cites page 2",
        "Ash v. Birch Logistics, Inc. (August 30, 2019) ¶ 2 cites the court’s ¶ 2",
        "Ash v. Birch Logistics, Inc. (August 30, 2019) n. 1 cites the court’s ¶ 2",
        "Ash v. Birch Logistics, Inc. (August 30, 2019) ¶ 2 cites this order",
    ]
    assert not soup(files[order_url(files, TRIAL.title)]).select(".cited-by")
    data = json.loads(files[second.replace(".html", ".json")])
    jsonschema.validate(data, order_schema())
    assert data["cites_to"] == [json.loads(files[first.replace(".html", ".json")])["slug"]]
    assert data["cited_by"] == [{"slug": order_url(files, TRIAL.title)[7:-5], "block": "p2", "cited": None}]
    assert next(c for c in data["citations"] if c["text"] == "ECF No. 24 at 2")["url"] == f"{first}#page-2"


def test_an_address_in_the_data_is_whole_where_the_site_has_one() -> None:
    files = drawn(made(COMPEL, SANCTIONS), Config(base_url="https://example.org/base"))
    first, second = (order_url(files, paper.title) for paper in (COMPEL, SANCTIONS))
    urls = {c["text"]: c["url"] for c in json.loads(files[second.replace(".html", ".json")])["citations"]}
    assert urls["ECF No. 24 at 2"] == f"https://example.org/base/{first}#page-2"


def test_an_authority_that_two_orders_cite_has_a_page_with_their_words(files: dict[str, str]) -> None:
    assert {url for url in files if url.startswith("authorities/")} == {"authorities/512-f3d-77.html", "authorities/frcp-37.html"}
    page = soup(files["authorities/512-f3d-77.html"])
    assert [" ".join(h.get_text().split()) for h in page.select("h2")] == ["Ash v. Birch Logistics, Inc."] * 2
    assert [q.get_text() for q in page.select("q")] == [
        f"A party that keeps back what it was told to give risks more than costs. {CASE}; Fed. R. Civ. P. 37(b)(2).",
        f"The logs must be produced. See {CASE}.",
    ]
    table = soup(files[order_url(files, COMPEL.title)])
    assert [a["href"] for a in table.select("#authority-512-f3d-77 .places a")] == ["#p2", "../authorities/512-f3d-77.html"]
    rows = {" ".join(li.get_text().split()) for li in soup(files["authorities.html"]).select(".rows li")}
    assert "Sykes v. Crane, 512 F.3d 77 (2008) 2 orders" in rows
    assert "42 U.S.C. § 1983 1 order" in rows
    assert not any("ECF" in row for row in rows)
    assert "Authorities" in [a.get_text() for a in soup(files["index.html"]).select("nav a")]


def test_every_citing_place_is_on_the_authoritys_page(files: dict[str, str]) -> None:
    for order, paper in zip(made(COMPEL, SANCTIONS, TRIAL), (COMPEL, SANCTIONS, TRIAL), strict=True):
        url = order_url(files, paper.title)
        for citation in order.citations:
            page = files.get(f"authorities/{citation.authority}.html")
            if page is not None:
                assert f'href="../{url}#{citation.flow}"' in page


def test_of_an_order_that_is_not_to_be_indexed_no_words_are_shown_elsewhere() -> None:
    orders = made(COMPEL, SANCTIONS)
    orders[0] = replace(orders[0], editorial=Editorial(noindex=True))
    page = soup(drawn(orders)["authorities/512-f3d-77.html"])
    assert len(page.select("q")) == 1
    assert "The logs must be produced" not in page.get_text()
    assert [" ".join(li.get_text().split()) for li in page.select(".excerpts li")][-1] == "Also at ¶ 2"


def test_a_case_known_by_two_names_is_found_under_both() -> None:
    orders = made(COMPEL, TRIAL, replace(SANCTIONS, body="      So too Doe v. Roe, 555 U.S. 900, 129 S. Ct. 77 (2009)."))
    files = drawn(orders)
    assert "555-us-900.html" in files["authorities/129-s-ct-77.html"]
    assert "2 orders" in soup(files["authorities/555-us-900.html"]).select_one(".count").get_text()


def many(count: int) -> Library:
    """Orders of so many days, each citing one case that all cite, and one of its own."""
    entry = make_entry(read("0.txt", COMPEL))
    (use,) = (use for use in entry.authorities if use.authority.kind == "case")
    entries = []
    for n in range(count):
        own = replace(use.authority, id=f"{n}-us-1", name=f"{chr(65 + n % 26)}ox v. Roe, {n} U.S. 1 (1990)")
        uses = (use, replace(use, authority=own))
        entries.append(replace(entry, slug=f"order-{n:04}", path=f"{n}.txt", date_filed=f"{1900 + n}-01-01", authorities=uses))
    return Library(tuple(entries))


def pages_of(library: Library) -> dict[str, Page]:
    frame = Frame(Config())
    return {page.url: page for page in authority_pages(library, site_authorities(library), lambda *_: {}, frame)}


def test_a_list_that_is_long_is_cut_from_the_oldest_on_so_that_a_part_stays_what_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(authorities, "PART", 10)
    authority = next(a for a in site_authorities(many(35)) if a.has_page)
    parts = list(parts_of(authority))
    assert [(part.url, len(part.citing)) for part in parts] == [
        ("authorities/512-f3d-77.1.html", 10),
        ("authorities/512-f3d-77.2.html", 10),
        ("authorities/512-f3d-77.html", 15),
    ]
    assert [c.slug for part in reversed(parts) for c in part.citing] == [f"order-{n:04}" for n in range(34, -1, -1)]
    assert [(part.older, part.newer) for part in parts][1] == ("authorities/512-f3d-77.1.html", "authorities/512-f3d-77.html")
    more = list(parts_of(next(a for a in site_authorities(many(36)) if a.has_page)))
    assert more[:2] == parts[:2]
    pages, grown = pages_of(many(35)), pages_of(many(36))
    assert pages["authorities/512-f3d-77.html"].made_of != grown["authorities/512-f3d-77.html"].made_of
    assert render(pages["authorities/512-f3d-77.1.html"], make_environment())


def test_an_index_of_many_is_parted_by_letter(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(authorities, "WHOLE", 20)
    files = {url: render(page, make_environment()).decode() for url, page in pages_of(many(40)).items()}
    index = soup(files["authorities.html"])
    assert [a.get_text() for a in index.select(".letters a")] == [chr(65 + n) for n in range(26)]
    assert [" ".join(li.get_text().split()) for li in index.select(".rows li")] == ["Sykes v. Crane, 512 F.3d 77 (2008) 40 orders"]
    assert "All 41 by letter" in index.get_text()
    letter = soup(files["authorities/all-cases-a.html"])
    assert [" ".join(li.get_text().split()) for li in letter.select(".rows li")] == [
        "Aox v. Roe, 0 U.S. 1 (1990) 1 order",
        "Aox v. Roe, 26 U.S. 1 (1990) 1 order",
    ]
    assert letter.select_one(".rows a")["href"] == "../orders/order-0000.html#authority-0-us-1"
    assert letter.select_one('.letters [aria-current="page"]').get_text() == "A"
    listed = sum(len(soup(html).select(".rows li")) for url, html in files.items() if "/all-" in url)
    assert listed == 41
