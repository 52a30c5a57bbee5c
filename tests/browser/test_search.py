"""Search in Chromium: nothing of it is loaded before the box has the focus; a phrase is found, and the hit leads to its paragraph,
also under a base path and where the index is in several parts; without it nothing looks broken."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator import searching
from generator.build import Folders, Terms, build_site
from generator.config import Config
from tests.browser.conftest import opened
from tests.browser.planted import add, edit, planted

pytestmark = [pytest.mark.browser, pytest.mark.slow]

ORDER = """\
UNITED STATES DISTRICT COURT
{district}

{plaintiff}, Plaintiff,
v.
TULARE COLD STORAGE LLC, Defendant.

Case No. {number}

ORDER

      The parties agree on little else.

      {words}

      The motion is {outcome}.

Dated: {date}

{judge}
United States District Judge
"""
ORDERS = {
    "fennimore": ("DISTRICT OF ALASKA", "HARRIET FENNIMORE", "3:21-cv-00017", "DENIED", "May 4, 2021", "ROSALIND K. DEERE"),
    "ash": ("DISTRICT OF ALASKA", "ELINOR B. ASH", "3:22-cv-00018", "GRANTED", "June 2, 2022", "Rosalind K. Deere"),
    "gate": ("DISTRICT OF MONTANA", "COLE GATE", "9:22-cv-00077", "DENIED", "July 9, 2022", "ADA B. COLE"),
    "hidden": ("DISTRICT OF MONTANA", "IVOR QUILLON", "9:22-cv-00078", "DENIED", "July 9, 2022", "ADA B. COLE"),
}
WORDS = {
    "fennimore": "The compressor froze over in the third week, and the berries were lost.",
    "ash": "Nothing froze. The berries were sold at the county line before the third week.",
    "gate": "The pheasants were counted twice. <b>froze</b> & thawed.",
    "hidden": "The walrus froze.",
}


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site of four orders, one of which is not to be found, with an index in two parts."""
    folder = tmp_path_factory.mktemp("search")
    (folder / "content" / "pages").mkdir(parents=True)
    for name, (district, plaintiff, number, outcome, date, judge) in ORDERS.items():
        text = ORDER.format(
            district=district, plaintiff=plaintiff, number=number, outcome=outcome, date=date, judge=judge, words=WORDS[name]
        )
        (folder / "content" / f"{name}.txt").write_text(text, encoding="utf-8")
    (folder / "content" / "hidden.toml").write_text("noindex = true\n", encoding="utf-8")
    (folder / "content" / "pages" / "about.md").write_text("# About\n\nOf berries and walruses.\n", encoding="utf-8")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(searching, "LEAST", 1)
        built = build_site(Folders(folder / "content", folder / "site"), Config(search=True), Terms(), [])
    assert built.written is not None, built.problems
    return folder / "site"


@pytest.fixture
def asked() -> list[str]:
    """The addresses that the page has asked for."""
    return []


@pytest.fixture
def page(browser: Browser, served: str, asked: list[str]) -> Iterator[Page]:
    with opened(browser, served) as page:
        page.on("request", lambda request: asked.append(request.url))
        yield page


def hits(page: Page) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(".hits h3").all_inner_texts()]


def search(page: Page, words: str, found: int) -> None:
    page.locator(".search input").fill(words)
    expect(page.locator(".hits > li")).to_have_count(found)


@planted("a form of Pagefind's own", add("pagefind/2021-05/pagefind-ui.js", "0"), says="pagefind-ui")
def test_the_index_has_the_parts_that_were_asked_for_and_no_form_of_pagefinds_own(site: Path) -> None:
    parts = json.loads((site / "pagefind" / "parts.json").read_bytes())
    assert parts == ["2021-05", "2022-06", "2022-07"]
    names = {path.name.partition(".")[0] for path in (site / "pagefind").rglob("*") if path.is_file()}
    assert {name for name in names if not name.startswith("en_")} == {"pagefind", "pagefind-entry", "parts", "wasm"}
    assert len(list((site / "pagefind").rglob("pagefind.js"))) == 1
    assert not list((site / "pagefind").rglob("wasm.unknown*"))


@planted("loaded at once", edit("search.js", "let waiting = 0;", "load(); let waiting = 0;"), says="assert not True")
def test_nothing_is_loaded_before_the_box_has_the_focus(page: Page, served: str, asked: list[str]) -> None:
    page.goto(f"{served}/index.html")
    page.wait_for_load_state("networkidle")
    assert page.locator(".search input").is_visible()
    assert page.locator(".search-panel").is_hidden()
    assert not any("pagefind" in url for url in asked)
    page.locator(".search input").focus()
    expect(page.locator(".choices select")).to_have_count(4)
    assert any(url.endswith("/pagefind/parts.json") for url in asked)


@planted("a hit leads to the page", edit("search.js", "`${page.url}#${anchor.id}`", "page.url"), says="wait_for_url: Timeout")
@planted("what was found is not marked", edit("search.js", "marked.has(start + n)", "false"), says="'froze'")
def test_a_phrase_is_found_and_leads_to_its_paragraph(page: Page, served: str) -> None:
    page.goto(f"{served}/courts/akd.html")
    page.keyboard.press("Tab")  # to the skip link; the box is reached by the keyboard alone
    while page.evaluate("document.activeElement.type") != "search":
        page.keyboard.press("Tab")
    page.keyboard.type('"froze over in the third week"')
    expect(page.locator(".hits > li")).to_have_count(1)
    assert hits(page) == ["Fennimore v. Tulare Cold Storage LLC"]
    assert page.locator(".hits mark").all_inner_texts()[:2] == ["froze", "over"]
    assert page.locator(".hits .when").inner_text() == "May 4, 2021, United States District Court for the District of Alaska"
    page.locator(".hits .there").first.focus()
    page.keyboard.press("Enter")
    page.wait_for_url("**/orders/fennimore-v-tulare-cold-storage-llc-2021-05-04.html#p2")
    assert "compressor" in page.locator(":target").inner_text()


@planted("the first part alone", edit("search.js", "parts.slice(1)", "[]"), says=r"to_have_count|toHaveCount|Locator expected")
def test_parts_are_searched_as_one_and_what_is_hidden_is_not_found(page: Page, served: str) -> None:
    page.goto(f"{served}/index.html")
    search(page, "froze", 3)
    assert sorted(hits(page)) == [f"{name} v. Tulare Cold Storage LLC" for name in ("Ash", "Fennimore", "Gate")]
    expect(page.locator(".search-panel [role=status]")).to_have_text("3 found")
    assert page.locator(".hits b").count() == 0  # words of an order are words, never markup
    search(page, "walruses", 1)
    assert hits(page) == ["About"]
    search(page, "zeppelin", 0)
    expect(page.locator(".search-panel [role=status]")).to_have_text("Nothing was found.")


@planted("no filter is applied", edit("search.js", "{ filters })", "{})"), says="Locator expected to have count '2'")
def test_filters_narrow_what_is_found_and_name_a_judge_once(page: Page, served: str) -> None:
    page.goto(f"{served}/index.html")
    search(page, "froze", 3)
    options = page.locator("select[name=judge] option").all_inner_texts()
    assert options == ["any", "ADA B. COLE", "Rosalind K. Deere"]
    page.locator("select[name=judge]").select_option("Rosalind K. Deere")
    expect(page.locator(".hits > li")).to_have_count(2)
    page.locator("select[name=year]").select_option("2022")
    expect(page.locator(".hits > li")).to_have_count(1)
    assert hits(page) == ["Ash v. Tulare Cold Storage LLC"]
    page.locator(".search input").fill("")
    expect(page.locator(".hits > li")).to_have_count(1)  # a filter alone lists what has it
    page.keyboard.press("Escape")
    assert page.locator(".search-panel").is_hidden()


@planted("a box that cannot work", edit("style.css", "visibility: hidden;", ""), says="assert False")
def test_on_the_disk_and_without_javascript_there_is_no_box(browser: Browser, site: Path, served: str) -> None:
    for base, options in ((site.as_uri(), {}), (served, {"java_script_enabled": False})):
        with opened(browser, base, **options) as page:
            for url in ("index.html", "orders/gate-v-tulare-cold-storage-llc-2022-07-09.html"):
                page.goto(f"{base}/{url}")
                assert page.locator(".search input").is_hidden()
                assert page.locator("main h1").is_visible()


@planted("nothing is said of it", edit("search.js", ".catch(", ".then("), says="could not be loaded")
def test_a_lost_index_is_said_and_nothing_else_breaks(browser: Browser, served: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/pagefind/**", lambda route: route.abort())
    page.goto(f"{served}/index.html")
    page.locator(".search input").fill("froze")
    expect(page.locator(".search-panel [role=status]")).to_contain_text("could not be loaded")
    assert page.locator("main h1").is_visible()
    context.close()
