"""What tests share: where the real orders and the browser are, and how an order is read from a text."""

import os
import shutil
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from generator import cli
from generator.build import Reading, read_order
from generator.config import Config

ROOT = Path(__file__).resolve().parent.parent
EVERYTHING = bool(os.environ.get("DOCKETPRESS_EVERYTHING"))  # what is absent is then a failure, not a reason to skip
BROWSERS = ("chromium", "chromium-browser", "google-chrome")
Run = Callable[..., tuple[int, str, str]]  # arguments of the command → status, standard output, standard error


def shared_folder() -> Path | None:
    """Real orders stand beside the checkout, never in it."""
    named = os.environ.get("DOCKETPRESS_SHARED")
    places = [Path(named)] if named else [ROOT.parent / "shared", ROOT.parent.parent / "shared"]
    return next((place for place in places if (place / "orders").is_dir()), None)


def browser() -> str | None:
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--rewrite", action="store_true", help="write the expectations of the samples anew: look at the difference")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    if EVERYTHING:
        return
    absent = {"corpus": (shared_folder() is None, "no ../shared/orders here"), "browser": (browser() is None, "no Chromium here")}
    for item in items:
        for marker, (is_absent, why) in absent.items():
            if is_absent and item.get_closest_marker(marker):
                item.add_marker(pytest.mark.skip(reason=why))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real orders."""
    folder = shared_folder()
    assert folder is not None, "../shared/orders is not there, and DOCKETPRESS_EVERYTHING asks for it"
    return folder


@pytest.fixture(scope="session")
def chromium() -> str:
    """The browser's path."""
    path = browser()
    assert path is not None, "no Chromium, and DOCKETPRESS_EVERYTHING asks for it"
    return path


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return ROOT


@pytest.fixture
def read(tmp_path: Path) -> Callable[..., Reading]:
    """Reads an order from a text, with an editor's file where one is given: the whole per-order way, privacy included."""

    def read_text(text: str | bytes, toml: str | None = None, name: str = "order.txt", config: Config | None = None) -> Reading:
        content = tmp_path / "content"
        content.mkdir(exist_ok=True)
        (content / name).write_bytes(text if isinstance(text, bytes) else text.encode())
        if toml is not None:
            (content / name).with_suffix(".toml").write_text(toml, encoding="utf-8")
        return read_order(content, name, config or Config())

    return read_text


@pytest.fixture(autouse=True)
def no_search(monkeypatch: pytest.MonkeyPatch) -> None:
    """No search index where a test does not ask for one: making it takes longer than most of them."""
    monkeypatch.setattr("generator.config.PAGEFIND", ())


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Runs the command as a shell would, in this process."""

    def run_docketpress(*arguments: str) -> tuple[int, str, str]:
        monkeypatch.setattr(sys, "argv", ["docketpress", *arguments])
        status = cli.commands()
        return status, *capsys.readouterr()

    return run_docketpress
