"""Feeds and the sitemap, read back: feedparser, the rules of RFC 4287 and of JSON Feed 1.1, sitemaps.org's schema in words."""

import json
import re
from dataclasses import replace
from datetime import datetime
from xml.etree import ElementTree as ET

import feedparser
import pytest
from bs4 import BeautifulSoup

from generator.config import Config
from generator.model import Court, Docket, Entry, Library, Page
from generator.pages import EditorsText, site_pages
from generator.pages.feeds import LATEST
from generator.pages.sitemap import MOST, sitemap_pages
from generator.rendering import make_environment, render

BASE = "https://example.org/orders-of"
CONFIG = Config(title="Orders <of> a & court", description="All.", base_url=BASE, editor="Ada & Co")
ATOM = "{http://www.w3.org/2005/Atom}"
HOSTILE = "Ash & <b>Elm</b> ]]> \x00\x0b\ufffe \"'"


def entry(number: int, **changes: object) -> Entry:
    made = Entry(
        slug=f"order-{number}",
        path=f"{number}.txt",
        sha256=f"{number:064x}",
        court=Court("akd", "District Court, D. Alaska"),
        case_names=(HOSTILE,),
        docket_numbers=("3:19-cv-00025",),
        title="ORDER <1>",
        date_filed=f"2019-{number // 28 % 12 + 1:02}-{number % 28 + 1:02}",
        judges=("ADA COLE",),
        outcomes=("granted in part", "denied"),
        topics=("a & b",),
        dockets=(Docket("3:19-cv-00025", "Ash v. Elm"),),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def site(*entries: Entry, config: Config = CONFIG) -> dict[str, Page]:
    return {page.url: page for page in site_pages(Library(entries), config, [EditorsText("about.md", "# About")])}


def drawn(page: Page) -> str:
    return render(page, make_environment()).decode()


def feeds(pages: dict[str, Page]) -> dict[str, tuple[Page, Page]]:
    """List → its feeds. Each page that is a list has both, and says so."""
    found = {}
    for url, page in pages.items():
        if not url.endswith(".html"):
            continue
        links = BeautifulSoup(drawn(page), "html5lib").select("link[rel=alternate]")
        if links:
            assert [link["type"] for link in links] == ["application/atom+xml", "application/feed+json"]
            folder = url.rpartition("/")[0] + "/" if "/" in url else ""
            there = [str(link["href"]).removeprefix("../") for link in links]
            assert all(name.startswith(folder) for name in there)
            found[url] = (pages[there[0]], pages[there[1]])
    return found


def test_the_front_page_and_every_list_have_both_feeds() -> None:
    pages = site(*(entry(n) for n in range(3)))
    listed = {
        "index.html",
        "courts/akd.html",
        "judges/akd-ada-cole.html",
        "cases/akd-3-19-cv-25.html",
        "years/2019.html",
        "outcomes/granted-in-part.html",
        "outcomes/denied.html",
    }
    found = feeds(pages)
    assert listed < set(found)
    assert {url.partition("/")[0] for url in set(found) - listed} == {"topics"}
    made = {url for url in pages if url.endswith((".xml", ".json")) and not url.startswith(("schemas", "sitemap"))}
    assert made == {page.url for both in found.values() for page in both}


def test_atom_follows_rfc_4287() -> None:
    pages = site(*(entry(n) for n in range(3)))
    for url, (atom, _) in feeds(pages).items():
        root = ET.fromstring(drawn(atom))  # noqa: S314  (ours)
        assert root.tag == f"{ATOM}feed"
        for parent in (root, *root.findall(f"{ATOM}entry")):
            for name in ("id", "title", "updated"):  # exactly one of each: 4.1.1, 4.1.2
                (one,) = parent.findall(f"{ATOM}{name}")
                assert one.text
            updated = parent.findtext(f"{ATOM}updated") or ""
            assert datetime.fromisoformat(updated).tzinfo is not None  # RFC 3339, with its offset
        assert root.findtext(f"{ATOM}author/{ATOM}name") == "Ada & Co"  # or each entry would need one: 4.1.1
        links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
        assert links == {"self": f"{BASE}/{atom.url}", "alternate": f"{BASE}/{'' if url == 'index.html' else url}"}
        ids = [one.findtext(f"{ATOM}id") for one in root.findall(f"{ATOM}entry")]
        assert len({*ids, root.findtext(f"{ATOM}id")}) == len(ids) + 1  # 4.2.6
        for one in root.findall(f"{ATOM}entry"):
            assert one.find(f"{ATOM}link[@rel='alternate']") is not None  # 4.1.2: without content
            assert {term.get("term") for term in one.findall(f"{ATOM}category")} == {"granted in part", "denied", "a & b"}


def test_feedparser_reads_what_was_written() -> None:
    pages = site(*(entry(n) for n in range(3)))
    read = feedparser.parse(drawn(pages["feed.xml"]))
    assert not read.bozo
    assert read.version == "atom10"
    assert read.feed.title_detail.value == "Orders <of> a & court"
    assert read.feed.updated == "2019-01-03T00:00:00Z"
    assert [one.id for one in read.entries] == [f"{BASE}/orders/order-{n}.html" for n in (2, 1, 0)]
    assert [one.link for one in read.entries] == [one.id for one in read.entries]
    assert read.entries[0].title_detail.value == "Ash & <b>Elm</b> ]]> \u2400 \ufffd \"'"
    assert read.entries[0].summary_detail.value == (
        "ORDER <1>. District Court, D. Alaska. 3:19-cv-00025. Outcome: granted in part, denied"
    )


def test_json_feed_1_1() -> None:
    pages = site(*(entry(n) for n in range(3)))
    for url, (atom, twin) in feeds(pages).items():
        data = json.loads(drawn(twin))
        assert data["version"] == "https://jsonfeed.org/version/1.1"
        assert data["feed_url"] == f"{BASE}/{twin.url}"
        assert data["home_page_url"] == f"{BASE}/{'' if url == 'index.html' else url}"
        assert data["authors"] == [{"name": "Ada & Co"}]
        assert set(data) <= {
            *("version", "title", "home_page_url", "feed_url", "description", "language", "authors", "items"),
        }
        for item in data["items"]:
            assert set(item) == {"id", "url", "title", "content_text", "date_published", "tags"}
            assert isinstance(item["id"], str)
            assert datetime.fromisoformat(item["date_published"]).tzinfo is not None
        read = feedparser.parse(drawn(atom))
        assert [item["id"] for item in data["items"]] == [one.id for one in read.entries]


def test_a_feed_has_the_latest_of_a_list_and_of_a_case_too() -> None:
    pages = site(*(entry(n) for n in range(LATEST + 10)))
    newest = [f"{BASE}/orders/order-{n}.html" for n in range(LATEST + 9, 9, -1)]
    for name in ("feed.json", "cases/akd-3-19-cv-25.json"):
        assert [item["id"] for item in json.loads(drawn(pages[name]))["items"]] == newest


def test_without_a_date_or_with_noindex_an_order_is_in_no_feed_and_a_list_of_such_has_none() -> None:
    pages = site(entry(1), entry(2, date_filed=None), entry(3, noindex=True, judges=("IVOR HIDE",)))
    text = "".join(drawn(page) for url, page in pages.items() if url.endswith((".xml", ".json")))
    assert "order-1.html" in text
    assert "order-2.html" not in text.replace(drawn(pages["sitemap.xml"]), "")
    assert "order-3.html" not in text
    assert "judges/akd-ivor-hide.html" in pages
    assert not any(url.startswith(("judges/akd-ivor-hide.x", "years/undated.x")) for url in pages)


def test_without_a_base_url_there_is_no_feed_no_sitemap_and_no_word_of_them() -> None:
    pages = site(entry(1), config=Config())
    assert not any(url.endswith(".xml") or url in ("robots.txt", "feed.json") for url in pages)
    assert feeds(pages) == {}
    assert "feed" not in BeautifulSoup(drawn(pages["index.html"]), "html5lib").get_text().lower()


def test_what_a_feed_says_never_depends_on_the_day() -> None:
    text = drawn(site(entry(1))["feed.xml"]) + drawn(site(entry(1))["feed.json"])
    assert set(re.findall(r"\b(20\d\d)-\d\d-\d\d", text)) == {"2019"}


# --- sitemap ---------------------------------------------------------------------------------------------------------


def places(page: Page) -> list[str | None]:
    root = ET.fromstring(drawn(page))  # noqa: S314  (ours)
    return [place.text for place in root.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")]


def test_the_sitemap_has_every_page_that_may_be_found_and_no_other() -> None:
    pages = site(entry(1), entry(2, noindex=True), entry(3, draft=True))
    listed = {str(place).removeprefix(BASE).removeprefix("/") or "index.html" for place in places(pages["sitemap.xml"])}
    html = {url for url in pages if url.endswith(".html")} - {"404.html"}
    assert listed == {*html, "orders/order-1.html"}
    assert "robots.txt" not in pages  # below a path nobody asks for it


def test_robots_txt_at_the_root_of_a_host_names_the_sitemap_and_nothing_that_is_hidden() -> None:
    pages = site(entry(1), entry(2, noindex=True), config=replace(CONFIG, base_url="https://example.org"))
    assert drawn(pages["robots.txt"]) == "User-agent: *\nDisallow:\n\nSitemap: https://example.org/sitemap.xml\n"


@pytest.mark.parametrize(("count", "files"), [(1, 1), (MOST, 1), (MOST + 1, 3), (2 * MOST, 3), (2 * MOST + 1, 4)])
def test_a_sitemap_never_has_more_than_the_protocol_allows(count: int, files: int) -> None:
    made = {
        page.url: page for page in sitemap_pages([f"orders/{n}.html" for n in range(count)], CONFIG) if page.url != "robots.txt"
    }
    assert len(made) == files
    listed = {name: places(page) for name, page in made.items()}
    top = listed.pop("sitemap.xml")
    if files == 1:
        assert len(top) == count
    else:
        assert top == [f"{BASE}/{name}" for name in sorted(listed)]
        assert sum(map(len, listed.values())) == count
        assert max(map(len, listed.values())) == MOST
