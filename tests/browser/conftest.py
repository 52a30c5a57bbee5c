"""The demonstration site in Chromium, from the disk and served: `page` fails the test if the site asks for anything elsewhere,
or complains. A module that needs another site has a `built` of its own; `site` is what it built, or a copy with a planted fault."""

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from generator.build import Folders, Terms, build_site
from generator.config import Config
from tests.browser.planted import COMPLAINT, Fault, Patience, hasty, one_of_each, site_with, variants


class Quiet(SimpleHTTPRequestHandler):
    def log_message(self, *_: object) -> None:
        pass


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    if "fault" in metafunc.fixturenames:
        variants(metafunc)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items[:] = one_of_each(items)


@pytest.fixture(scope="module")
def fault(request: pytest.FixtureRequest) -> Iterator[Fault | None]:
    with hasty(request.param):
        yield request.param


@pytest.fixture(scope="module")
def site(built: Path, fault: Fault | None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return site_with(fault, built, tmp_path_factory.mktemp("planted"))


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The demonstration site."""
    folder = tmp_path_factory.mktemp("browser") / "site"
    built = build_site(Folders(root / "content", folder), Config(), Terms(), [])
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


@contextmanager
def opened(browser: Browser, base: str, **options: Any) -> Iterator[Page]:
    """A page opened with `options`; it fails the test if it asks for anything outside of the site, or complains."""
    context = browser.new_context(**options)
    context.set_default_timeout(Patience.milliseconds)
    page = context.new_page()
    wrong: list[str] = []
    page.on("request", lambda r: None if r.url.startswith((base, "data:")) else wrong.append(f"asked for {r.url}"))
    # what the browser gives up itself, because the test goes on to the next page, is no fault of the site
    page.on(
        "requestfailed", lambda r: None if r.failure == "net::ERR_ABORTED" else wrong.append(f"did not get {r.url}: {r.failure}")
    )
    page.on("console", lambda m: wrong.append(f"{m.type}: {m.text}") if m.type in ("error", "warning") else None)
    page.on("pageerror", lambda e: wrong.append(str(e)))
    yield page
    context.close()
    assert wrong == [], f"{COMPLAINT}: {wrong}"


@pytest.fixture(params=[True, False], ids=["with JavaScript", "without"])
def page(request: pytest.FixtureRequest, browser: Browser, base: str) -> Iterator[Page]:
    """A page with and without JavaScript."""
    with opened(browser, base, java_script_enabled=request.param) as page:
        yield page
