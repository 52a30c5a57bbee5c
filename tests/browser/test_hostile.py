"""Every page that is made of hostile files, opened in Chromium: no script of theirs runs, no other site is asked."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from generator.build import Folders, Terms, build_site
from generator.config import Config
from tests.browser.planted import add, edit, planted
from tests.hostile.cases import every_case

pytestmark = [pytest.mark.browser, pytest.mark.slow]
POLICY, PICTURE = 'http-equiv="Content-Security-Policy"', '<img src="http://127.0.0.1:1/x.png" alt="">'


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("hostile")
    for n, case in enumerate(every_case()):
        if case.group != "patterns":
            (folder / "content" / str(n)).mkdir(parents=True)
            (folder / "content" / str(n) / case.file).write_bytes(case.content)
    built = build_site(Folders(folder / "content", folder / "site"), Config(), Terms(keep_going=True), [])
    assert built.written is not None, built.problems
    return folder / "site"


@planted(
    "a script of theirs", edit("orders/*.html", POLICY, ""), add("orders/*.html", "<script>alert(1)</script>"), says="script: 1"
)
@planted("a script that the policy stops", add("orders/*.html", "<script>alert(1)</script>"), says="Content Security Policy")
@planted(
    "a picture elsewhere", edit("orders/*.html", POLICY, ""), add("orders/*.html", PICTURE), says="asked for http://127.0.0.1:1/"
)
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
