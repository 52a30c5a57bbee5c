"""What is true of every page: it asks for nothing elsewhere and complains of nothing, says its language, has headings that make an
outline and each id once, and each link leads to a place that is there. Of an order's page: each word of the court's stands once
in the reading flow; what repeats it stands in a region of its own that says what it is."""

import functools
import re
import shutil
from collections.abc import Callable
from html.parser import HTMLParser
from itertools import pairwise
from pathlib import Path
from typing import Any
from urllib.parse import unquote

import pytest
from playwright.sync_api import Browser

from generator.build import Folders, Terms, build_site
from generator.config import Config
from tests.browser.conftest import opened
from tests.browser.invented import long_order
from tests.browser.planted import COMPLAINT, add, edit, lose, planted

pytestmark = [pytest.mark.browser, pytest.mark.slow]
Asking = Callable[[str], dict[str, Any]]
ORDERS = "orders/*[0-9].html"

# Words of the court that stand neither in the flow nor in a region that has a name: every text that begins with five words in a row
# of the body's or a note's.
UNNAMED = """() => {
  const flow = [...document.querySelectorAll("[data-words]")].map((e) => e.innerText.replace(/\\s+/g, " ")).join(" ");
  const walker = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  const heading = (e) => document.getElementById(e.getAttribute("aria-labelledby"))?.textContent.trim();
  const named = (e) => e && (e.getAttribute("aria-label") || heading(e));
  const found = [];
  while (walker.nextNode()) {
    const at = walker.currentNode.parentElement;
    const words = walker.currentNode.data.trim().split(/\\s+/).slice(0, 5).join(" ");
    if (words.split(" ").length < 5 || !flow.includes(words) || at.closest("[data-words], [data-line]")) continue;
    const region = at.closest("section, nav, aside, [role=region]");
    if (!named(region) || region.matches(".body, .notes, .caption")) found.push(words);
  }
  return found;
}"""
PLACES = """() => {
  const all = (selector) => [...document.querySelectorAll(selector)];
  const found = (selector) => all(selector).map((element) => element.outerHTML);
  return {
    regions: ["caption", "body", "notes", "furniture"].map((name) => all(`[data-region=${name}]`).length),
    nested: found("[data-words] [data-words], [data-region] [data-region]"),
    outside: found("[data-words]:not([data-region] *), [data-line]:not([data-region] *, .source *)"),
  };
}"""


class Facts(HTMLParser):
    """What a page's HTML says: languages, headings as (level, words), ids, and the addresses to which it links."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.languages: list[str | None] = []
        self.headings: list[tuple[int, str]] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.level = 0
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if "lang" in given:
            self.languages.append(given["lang"])
        self.ids += [given["id"] or ""] if "id" in given else []
        link = given.get("href") or given.get("src")
        self.links += [link] if link and tag in ("a", "link", "script", "img", "iframe") else []
        if re.fullmatch("h[1-6]", tag):
            self.level = int(tag[1])
            self.headings.append((self.level, ""))

    def handle_endtag(self, tag: str) -> None:
        if re.fullmatch("h[1-6]", tag):
            self.level = 0

    def handle_data(self, data: str) -> None:
        if self.level:
            self.headings[-1] = (self.level, (self.headings[-1][1] + data).strip())


@functools.cache
def facts_in(html: str) -> Facts:
    return Facts(html)


def facts(page: Path) -> Facts:
    return facts_in(page.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The demonstration site, and on it the long order."""
    folder = tmp_path_factory.mktemp("sound")
    shutil.copytree(root / "content", folder / "content")
    (folder / "content" / "long.txt").write_text(long_order(), encoding="utf-8")
    built = build_site(Folders(folder / "content", folder / "site"), Config(), Terms(), [])
    assert built.written is not None, built.problems
    return folder / "site"


@pytest.fixture
def said_by_orders(browser: Browser, site: Path) -> Asking:
    """What an expression gives on each order's page."""

    def ask(expression: str) -> dict[str, Any]:
        with opened(browser, site.as_uri(), java_script_enabled=False) as page:
            answers = {}
            for file in sorted(site.glob(ORDERS)):
                page.goto(file.as_uri(), wait_until="domcontentloaded")
                answers[file.name] = page.evaluate(expression)
        return answers

    return ask


def pages(site: Path) -> list[Path]:
    """Every order's page, and one of each other kind; not 404.html, whose addresses begin at a server's root."""
    folders = [folder for folder in sorted(site.iterdir()) if folder.is_dir()]
    found = [*site.glob("*.html"), *site.glob(ORDERS), *(page for folder in folders for page in sorted(folder.glob("*.html"))[:1])]
    return sorted({page for page in found if page.name != "404.html"})


@planted("a picture elsewhere", add(ORDERS, '<img src="https://example.org/x.png" alt="">'), says=COMPLAINT)
@planted("a script in the page", add(ORDERS, "<script>document.title = 1</script>"), says=COMPLAINT)
@planted("a colour in the page", add(ORDERS, '<p style="color: red">red</p>'), says=COMPLAINT)
@planted("a script that fails", add("reading.js", "nothing.at.all();"), says=COMPLAINT)
@planted("a script that says something", add("reading.js", "console.warn('x');"), says=COMPLAINT)
@planted("a style sheet that is lost", lose("style.css"), says=COMPLAINT)
def test_no_page_asks_for_anything_elsewhere_or_complains(browser: Browser, base: str, site: Path) -> None:
    looked_at = pages(site)
    assert len(looked_at) > 20
    with opened(browser, base) as page:
        for file in looked_at:
            page.goto(f"{base}/{file.relative_to(site).as_posix()}")


@planted("no language", edit("index.html", ' lang="en"', ""), says="index.html")
@planted("a word in another language", add("index.html", '<p lang="la">et al.</p>'), says="index.html")
def test_every_page_says_its_language(site: Path) -> None:
    assert {page.name: said for page in pages(site) if (said := facts(page).languages) != ["en"]} == {}


@planted("no first heading", edit("index.html", "h1>", "h2>"), says="index.html")
@planted("a level left out", edit(ORDERS, '<h2 id="record">', '<h5 id="record">'), says="record of this page")
@planted("a heading without words", add("index.html", "<h2> </h2>"), says="index.html")
def test_headings_make_an_outline(site: Path) -> None:
    wrong = {}
    for page in pages(site):
        headings = facts(page).headings
        leaps = [words for (above, _), (level, words) in pairwise(headings) if level > above + 1]
        first = [level for level, _ in headings if level == 1] == [1] and headings[0][0] == 1
        if leaps or not all(words for _, words in headings) or not (first or ".embed." in page.name):
            wrong[page.name] = leaps or headings
    assert wrong == {}


@planted("an id that stands twice", add(ORDERS, '<p id="p1"></p>'), says="bakalar")
def test_each_id_stands_once(site: Path) -> None:
    assert {page.name: ids for page in pages(site) if len(ids := facts(page).ids) != len(set(ids))} == {}


@planted("a paragraph without its id", edit(ORDERS, 'id="p2"', ""), says="p2")
@planted("a court's list that is lost", lose("courts/*.html"), says="courts")
def test_each_link_within_the_site_leads_to_a_place_that_is_there(site: Path) -> None:
    dead = set()
    for page in pages(site):
        for link in facts(page).links:
            address, _, place = unquote(link).partition("#")
            file = page.parent.joinpath(address).resolve() if address else page
            if not re.match("[a-z]+:", link) and (not file.exists() or (place and place not in facts(file).ids)):
                dead.add(link)
    assert dead == set()


@planted("a paragraph twice", edit(ORDERS, '<section class="body"', '<div data-words>x</div><section class="body"'), says="outside")
@planted("words within words", edit(ORDERS, '<p id="p2" data-words>', '<p id="p2" data-words><i data-words>x</i>'), says="nested")
@planted("the notes twice", edit(ORDERS, 'data-region="notes"', 'data-region="body"'), says="regions")
def test_the_courts_words_stand_once_in_one_flow(said_by_orders: Asking) -> None:
    said = said_by_orders(PLACES)
    assert len(said) == 9
    for name, found in said.items():
        caption, body, notes, left_out = found["regions"]
        assert caption == body == 1, f"regions: {name}"
        assert max(notes, left_out) <= 1, f"regions: {name}"
        assert found["nested"] == [], f"nested: {name}"
        assert found["outside"] == [], f"outside: {name}"


@planted("holdings that nothing names", edit(ORDERS, ' aria-labelledby="holdings-name"', ""), says="2019-07-30.html")
@planted("a sentence once more", edit(ORDERS, "Footnotes</h2>", "Footnotes</h2><p>In week 1 the elevator at</p>"), says="In week 1")
def test_what_repeats_the_courts_words_says_what_it_is(said_by_orders: Asking) -> None:
    assert {name: found for name, found in said_by_orders(UNNAMED).items() if found} == {}
