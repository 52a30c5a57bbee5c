"""Links and quotes from an order's page in Chromium: what is copied, by mouse and by keyboard alone; where a link to words leads;
what a frame on another page shows."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from generator.build import Folders, Terms, build_site
from generator.config import Config

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PARAGRAPH = "Defendants have yet to file a motion"  # of the seed order's second, and nowhere else on the page
CLIPBOARD = "navigator.clipboard.readText()"


@pytest.fixture(scope="module")
def order(tmp_path_factory: pytest.TempPathFactory, root: Path) -> str:
    """The seed order's page, from the disk."""
    folder = tmp_path_factory.mktemp("linking")
    built = build_site(Folders(root / "seeds", folder / "site"), Config(), Terms(), [])
    assert built.written is not None, built.problems
    (page,) = (p for p in (folder / "site" / "orders").glob("*.html") if "." not in p.stem)
    return page.as_uri()


@pytest.fixture
def page(browser: Browser, order: str) -> Iterator[Page]:
    context = browser.new_context(permissions=["clipboard-read", "clipboard-write"], viewport={"width": 1280, "height": 900})
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda m: wrong.append(m.text) if m.type == "error" else None)
    opened.goto(order)
    yield opened
    assert not wrong
    context.close()


def select(page: Page, words: str, within: str) -> None:
    """Selects the words in the element with that id, as a reader would with the mouse."""
    page.evaluate(
        """([words, within]) => {
          const walker = document.createTreeWalker(document.getElementById(within), NodeFilter.SHOW_TEXT);
          for (let node = walker.nextNode(); node; node = walker.nextNode()) {
            const at = node.data.indexOf(words);
            if (at >= 0) { getSelection().setBaseAndExtent(node, at, node, at + words.length); return; }
          }
          throw new Error("no such words");
        }""",
        [words, within],
    )


def press(page: Page, name: str) -> str:
    """Presses the button of the menu, and gives what is in the clipboard then."""
    page.evaluate("document.querySelector('.copied').textContent = ''")
    page.get_by_role("button", name=re.compile(name)).click()
    expect(page.get_by_role("status")).to_contain_text("copied")
    return str(page.evaluate(CLIPBOARD))


def test_the_pilcrow_copies_the_address_of_its_paragraph_and_leads_there(page: Page, order: str) -> None:
    page.locator("#p2 a.pilcrow").click()
    expect(page.get_by_role("status")).to_have_text("Link to ¶ 2 copied")
    assert page.evaluate(CLIPBOARD) == f"{order}#p2"
    assert page.url == f"{order}#p2"


def test_a_link_to_words_lands_on_them_and_marks_them(page: Page, browser: Browser, order: str) -> None:
    select(page, PARAGRAPH, "p2")
    address = press(page, "Copy link to these words")
    assert address.startswith(f"{order}#p2:~:text=")
    other = browser.new_page(viewport={"width": 400, "height": 300})
    other.goto(address)
    other.wait_for_timeout(300)
    box = other.evaluate(
        "(() => { const r = document.getElementById('p2').getBoundingClientRect(); return [r.top, r.bottom, innerHeight]; })()"
    )
    assert box[0] < box[2]
    assert box[1] > 0, "the paragraph is on the screen"
    tint = other.evaluate("getComputedStyle(document.getElementById('p2'), '::target-text').backgroundColor")
    assert tint not in ("rgba(0, 0, 0, 0)", "transparent"), "words that an address names are marked"
    other.close()


def test_words_that_stand_twice_are_told_apart_or_the_paragraph_is_linked(page: Page, order: str) -> None:
    select(page, "discovery", "p1")
    address = press(page, "Copy link to")
    if ":~:text=" in address:
        assert "-," in address, "a word that stands often is named with what stands before it"
    else:
        assert address == f"{order}#p1"


def test_a_quote_is_the_courts_words_with_a_citation_down_to_the_paragraph(page: Page, order: str) -> None:
    select(page, PARAGRAPH, "p2")
    quoted = press(page, "Copy quote, Markdown")
    assert quoted.startswith(f"> {PARAGRAPH}")
    assert "*Bakalar v. Dunleavy*, No. 3:19-cv-00025, ¶ 2 (D. Alaska July 30, 2019)" in quoted
    assert f"({order}#p2" in quoted
    select(page, PARAGRAPH, "p2")
    html = press(page, "Copy quote, HTML")
    assert html.startswith(f'<blockquote cite="{order}#p2')
    assert f"<p>{PARAGRAPH}</p>" in html


def test_all_of_it_by_keyboard_alone(page: Page) -> None:
    page.locator("#p2 a.pilcrow").focus()
    page.keyboard.press("Tab")
    focused = page.evaluate("document.activeElement.getAttribute('aria-label')")
    assert focused == "Quote or embed paragraph 2"
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copy quote, Markdown")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Copy quote, Markdown"
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Quote copied as Markdown")
    assert "As of the date of this filing" in str(page.evaluate(CLIPBOARD))
    page.locator("#p3 .share").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Copy quote, Markdown")).to_be_hidden()
    assert page.evaluate("document.activeElement.className") == "share", "Escape leads back"


def test_the_frame_shows_the_paragraph_that_its_address_names_and_nothing_else(page: Page, browser: Browser) -> None:
    page.locator("#p2 .share").focus()
    page.keyboard.press("Enter")
    code = press(page, "Copy code to embed it")
    (source,) = re.findall(r'<iframe src="([^"]+)"', code)
    frame = browser.new_page()
    frame.goto(source)
    shown = frame.locator("main").inner_text()
    assert PARAGRAPH in shown
    assert "qualified immunity defense" not in shown, "another paragraph"
    assert "blanket stay of discovery are DENIED" not in shown, "the holdings stand there only where no paragraph is named"
    frame.goto("about:blank")
    frame.goto(source.partition("#")[0])
    assert "blanket stay of discovery are DENIED" in frame.locator("main").inner_text()
    frame.close()


def test_each_citation_can_be_copied(page: Page) -> None:
    page.locator(".cite details summary").click()
    page.get_by_role("button", name="Copy The citation in BibLaTeX").click()
    expect(page.get_by_role("status")).to_contain_text("copied")
    assert str(page.evaluate(CLIPBOARD)).startswith("@jurisdiction{")


def test_without_the_script_nothing_of_it_is_there(browser: Browser, order: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    bare.goto(order)
    assert bare.locator(".share, .copy, .share-menu").count() == 0
    bare.locator("#p2 a.pilcrow").click()
    assert bare.url == f"{order}#p2"
    context.close()
