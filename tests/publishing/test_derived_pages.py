"""`noindex` and the takedown contact reach every page that is made of an order."""

from pathlib import Path

import pytest

from generator.build import Folders, Terms, build_site
from generator.config import Config
from generator.model import Problem
from tests.captions import QUILLFEATHER

TEXT = (
    QUILLFEATHER
    + """Dated: March 4, 2021

The plaintiff asks that the zephyrous complaint be heard before the winter. See Terry v. Ohio, 392 U.S. 1 (1968).

The motion at docket 31, which came zephyrously late, is DENIED. Terry v. Ohio, 392 U.S. 1, is not in point.
"""
)


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    folder = tmp_path_factory.mktemp("derived")
    amended = TEXT.replace("March 4", "March 9").replace("DENIED", "GRANTED")
    plain = TEXT.replace("QUILLFEATHER", "SPINDRIFT").replace("zephyrous", "plain")
    for name, text, toml in (
        ("first", TEXT, "noindex = true\n"),
        ("second", amended, 'noindex = true\namends = "first"\n'),
        ("other", plain, ""),
    ):
        put(folder / "content" / f"{name}.txt", text)
        put(folder / "content" / f"{name}.toml", toml)
    problems: list[Problem] = []
    config = Config(base_url="https://orders.example", contact="takedown@orders.example", cards=False)
    assert build_site(Folders(folder / "content", folder / "site"), config, Terms(), problems).written
    files = (path for path in (folder / "site").rglob("*") if path.is_file() and not path.name.startswith("."))
    found = {path.relative_to(folder / "site").as_posix(): path for path in files}
    return {url: path.read_text("utf-8", "replace") for url, path in found.items() if path.suffix in (".html", ".xml", ".json")}


def put(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")


def test_no_page_with_words_of_an_order_not_to_be_found_may_be_found(pages: dict[str, str]) -> None:
    holding = [url for url, html in pages.items() if "zephyrous" in html and url.endswith(".html")]
    assert {"html", "embed.html", "changes.html"} <= {url.partition(".")[2] for url in holding}
    for url in holding:
        assert '<meta name="robots" content="noindex">' in pages[url], url


def test_no_feed_and_no_sitemap_has_it(pages: dict[str, str]) -> None:
    telling = [url for url in pages if url.endswith(".xml") or (url.endswith(".json") and "/" not in url)]
    assert any(url.startswith("sitemap") for url in telling)
    for url in telling:
        assert "quillfeather" not in pages[url], url
        assert "zephyrous" not in pages[url], url


def test_every_page_says_whom_to_ask_but_what_stands_in_a_frame(pages: dict[str, str]) -> None:
    """A frame stands on somebody else's page, and leads to the order's own."""
    for url, html in pages.items():
        if url.endswith(".html"):
            assert ("takedown@orders.example" in html) == (not url.endswith(".embed.html")), url
