"""The preview in Chromium: the page of an order that was saved is loaded again where the reader stood, a style sheet without
that; an error is shown above the last good page; a page that nothing changed stays as it is."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect, sync_playwright

from tests.serve.conftest import ORDER, Running, lay_out, start_preview, wait_for

pytestmark = [pytest.mark.browser, pytest.mark.slow]
LONG = ORDER + "".join(f"\nParagraph {n} of many, each of which takes room on the page.\n" for n in range(120))


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[Running]:
    folder = lay_out(tmp_path_factory.mktemp("previewed"))
    (folder / "content" / "order.txt").write_text(LONG, encoding="utf-8")
    (folder / "templates").mkdir()
    style = (root / "templates" / "style.css").read_text(encoding="utf-8")
    (folder / "templates" / "style.css").write_text(style, encoding="utf-8")
    yield from start_preview(folder)


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture
def page(browser: Browser, running: Running) -> Iterator[Page]:
    """The order's page, connected; `loads` on it counts how often it was loaded."""
    opened = browser.new_page()
    opened.add_init_script("sessionStorage.loads = Number(sessionStorage.loads || 0) + 1")
    greeted: list[object] = []

    def greet(frame: object) -> None:
        greeted.append(frame)

    opened.on("websocket", lambda plug: plug.on("framereceived", greet))
    opened.goto(running.url + running.page_of_order())
    for _ in range(300):
        if greeted:
            break
        opened.wait_for_timeout(100)
    yield opened
    opened.close()


def loads(page: Page) -> int:
    return int(page.evaluate("Number(sessionStorage.loads)"))


def test_a_saved_order_is_loaded_again_where_the_reader_stood(page: Page, running: Running) -> None:
    page.evaluate("scrollTo(0, 900)")
    running.order.write_text(LONG.replace("late", "soon"), encoding="utf-8")
    expect(page.get_by_text("which came soon").first).to_be_attached(timeout=10_000)
    wait_for(lambda: page.evaluate("scrollY") > 700)
    assert loads(page) == 2
    running.order.write_text(LONG.replace("late", "very soon"), encoding="utf-8")
    expect(page.get_by_text("which came very soon").first).to_be_attached(timeout=10_000)


def test_a_style_sheet_is_exchanged_without_loading_the_page(page: Page, running: Running) -> None:
    style = running.folder / "templates" / "style.css"
    style.write_text(style.read_text(encoding="utf-8") + "\nbody { outline: 3px solid rgb(1, 2, 3); }\n", encoding="utf-8")
    expect(page.locator("body")).to_have_css("outline-color", "rgb(1, 2, 3)", timeout=10_000)
    assert loads(page) == 1


def test_an_error_stands_above_the_last_good_page_and_goes_when_it_is_mended(page: Page, running: Running) -> None:
    settings = running.folder / "docketpress.toml"
    settings.write_text("title = [", encoding="utf-8")
    expect(page.locator("#docketpress-preview")).to_contain_text(re.compile(r"docketpress\.toml:1"), timeout=10_000)
    assert "which came" in page.inner_text("main")
    settings.unlink()
    expect(page.locator("#docketpress-preview")).to_have_count(0, timeout=10_000)


def test_a_page_that_nothing_changed_is_left_alone(browser: Browser, running: Running) -> None:
    about = browser.new_page()
    about.add_init_script("sessionStorage.loads = Number(sessionStorage.loads || 0) + 1")
    about.goto(running.url + "/about")
    order = browser.new_page()
    order.goto(running.url + running.page_of_order())
    running.order.write_text(LONG.replace("late", "alone"), encoding="utf-8")
    expect(order.get_by_text("which came alone").first).to_be_attached(timeout=10_000)
    assert loads(about) == 1
    about.close()
    order.close()
