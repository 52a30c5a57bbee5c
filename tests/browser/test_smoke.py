"""The site in Chromium, from the disk and served, with and without JavaScript: a page loads, asks nothing of any other site,
complains of nothing, and its notes lead there and back."""

import functools
import threading
from collections.abc import Iterator
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from generator.build import Folders, Terms, build_site
from generator.config import Config

pytestmark = [pytest.mark.browser, pytest.mark.slow]


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The demonstration site."""
    folder = tmp_path_factory.mktemp("browser") / "site"
    built = build_site(Folders(root / "content", folder), Config(), Terms(), [], lambda: None)
    assert built.written is not None, built.problems
    return folder


@pytest.fixture(scope="module")
def served(site: Path) -> Iterator[str]:
    """The site's address under a base path, as on GitHub Pages."""
    handler = functools.partial(Quiet, directory=str(site.parent))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}/{site.name}"
        server.shutdown()
        thread.join()


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.fixture(params=["file", "http"])
def base(request: pytest.FixtureRequest, site: Path, served: str) -> str:
    return site.as_uri() if request.param == "file" else served


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without"])
def page(request: pytest.FixtureRequest, browser: Browser, base: str) -> Iterator[Page]:
    """A page that fails the test if it asks for anything outside of the site, or complains."""
    context = browser.new_context(java_script_enabled=request.param)
    context.set_default_timeout(5000)
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("request", lambda r: None if r.url.startswith((base, "data:")) else wrong.append(f"asked for {r.url}"))
    # what the browser gives up itself, because the test goes on to the next page, is no fault of the site
    opened.on(
        "requestfailed", lambda r: None if r.failure == "net::ERR_ABORTED" else wrong.append(f"did not get {r.url}: {r.failure}")
    )
    opened.on("console", lambda m: wrong.append(f"{m.type}: {m.text}") if m.type in ("error", "warning") else None)
    opened.on("pageerror", lambda e: wrong.append(str(e)))
    yield opened
    context.close()
    assert wrong == []


def seed_order(site: Path) -> str:
    """The page of the seed order: the one whose note 2 the source lacks."""
    (name,) = [p.name for p in (site / "orders").glob("*.html") if "BAKALAR" in p.read_text(encoding="utf-8")]
    return name


def test_the_front_page_leads_to_every_order(page: Page, base: str, site: Path) -> None:
    page.goto(f"{base}/index.html")
    links = {link.get_attribute("href") for link in page.locator("main a").all()}
    assert {f"orders/{p.name}" for p in (site / "orders").glob("*.html")} <= links
    page.locator("main a[href^='orders/']").first.click()
    page.wait_for_url("**/orders/*.html")
    assert page.locator("h1").inner_text().strip()


def test_a_note_leads_there_and_back(page: Page, base: str, site: Path) -> None:
    page.goto(f"{base}/orders/{seed_order(site)}")
    marks = page.locator("a[role=doc-noteref]")
    assert marks.count() == 5
    for label in ("1", "2", "5"):
        mark = page.locator(f"#fnref-{label}")
        mark.focus()
        page.keyboard.press("Enter")
        page.wait_for_url(f"**#fn-{label}")
        assert page.locator(f"#fn-{label}").is_visible()
        page.locator(f"#fn-{label} a[role=doc-backlink]").click()
        page.wait_for_url(f"**#fnref-{label}")
    assert "2" in page.locator("#fn-2").inner_text() or page.locator("#fn-2").get_attribute("value") == "2"


def test_a_holding_leads_to_its_paragraph(page: Page, base: str, site: Path) -> None:
    page.goto(f"{base}/orders/{seed_order(site)}")
    link = page.locator("section.holdings a[href^='#']").first
    target = link.get_attribute("href")
    assert target
    link.click()
    page.wait_for_url(f"**{target}")
    assert "DENIED" in page.locator(target).inner_text()


@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_overflows(page: Page, base: str, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in ["index.html", "about.html", *[f"orders/{p.name}" for p in (site / "orders").glob("*.html")]]:
        page.goto(f"{base}/{path}")
        widest = page.locator("html").evaluate("e => e.scrollWidth")
        assert widest <= width, path
