"""Every page that is made of hostile files, opened in Chromium: no script of theirs runs, no other site is asked."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from generator.build import Folders, Terms, build_site
from generator.config import Config
from tests.hostile.cases import every_case

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for n, case in enumerate(every_case()):
        if case.group != "patterns":
            (folder / "content" / str(n)).mkdir(parents=True)
            (folder / "content" / str(n) / case.file).write_bytes(case.content)
    built = build_site(Folders(folder / "content", folder / "site"), Config(), Terms(keep_going=True), [])
    assert built.written is not None, built.problems
    return folder / "site"


@pytest.fixture(scope="module")
def browser(chromium: str) -> Iterator[Browser]:
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield started
        started.close()


@pytest.mark.timeout(300)
def test_no_page_runs_a_script_of_theirs_or_asks_for_anything_elsewhere(browser: Browser, site: Path) -> None:
    pages = sorted(page for page in site.rglob("*.html") if page.name != "404.html")  # its addresses begin at a server's root
    assert len(pages) > 50
    opened = browser.new_page()
    wrong: list[str] = []
    opened.on("dialog", lambda d: (wrong.append(f"script: {d.message}"), d.dismiss()))
    opened.on("request", lambda r: None if r.url.startswith(("data:", site.as_uri())) else wrong.append(f"asked for {r.url}"))
    opened.on("console", lambda m: wrong.append(m.text) if "Content Security Policy" in m.text else None)
    for page in pages:
        opened.goto(page.as_uri(), wait_until="load")
        opened.mouse.move(200, 200)
        assert not wrong, (page.name, wrong)
    opened.close()


def test_the_check_can_fail(browser: Browser, tmp_path: Path) -> None:
    (tmp_path / "x.html").write_text("<script>alert(1)</script><img src='http://127.0.0.1:1/x.png'>", encoding="utf-8")
    opened = browser.new_page()
    wrong: list[str] = []
    opened.on("dialog", lambda d: (wrong.append("script"), d.dismiss()))
    opened.on("request", lambda r: wrong.append("request") if r.url.startswith("http") else None)
    opened.goto((tmp_path / "x.html").as_uri())
    opened.close()
    assert set(wrong) == {"script", "request"}
