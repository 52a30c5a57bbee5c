"""The real orders: nothing crashes, no word is lost, none takes long: each alone, and all as one site."""

import time
from pathlib import Path

import pytest

from generator.build import Folders, Terms, build_site, draw_site, read_order
from generator.build.orders import order_names
from generator.config import Config
from generator.model import Problem

pytestmark = [pytest.mark.corpus, pytest.mark.slow]

SECONDS_PER_100_KB = 1.0
PARTS = 4  # the orders are dealt out among as many tests, to run side by side


@pytest.mark.timeout(300)
@pytest.mark.parametrize("part", range(PARTS))
def test_each_order_alone(shared: Path, part: int) -> None:
    content = shared / "orders"
    wrong = []
    for name in list(order_names(content, lambda _: None))[part::PARTS]:
        began = time.process_time()
        reading = read_order(content, name, Config(privacy="warn"))
        problems: list[Problem] = list(reading.problems)
        if reading.order is None:
            wrong.append((name, "is no order"))
        else:
            files = dict(draw_site([reading.order], Folders(content, content), Config(), problems.append))
            assert sum(url.startswith("orders/") and url.endswith(".html") for url in files) >= 1
        seconds = time.process_time() - began
        if seconds > max(0.5, SECONDS_PER_100_KB * (content / name).stat().st_size / 100_000):
            wrong.append((name, f"took {seconds:.2f} s"))
        wrong += [(name, f"{p.location.line}: {p.code}: {p.message}") for p in problems if p.severity == "error"]
    assert not wrong


@pytest.mark.timeout(300)
@pytest.mark.parametrize("folder", ["orders", "gold/citations"])
def test_all_of_them_as_one_site(shared: Path, tmp_path: Path, folder: str) -> None:
    content = shared / folder
    built = build_site(Folders(content, tmp_path / "site"), Config(privacy="warn"), Terms(keep_going=True), [])
    assert built.left_out == ()
    assert [p for p in built.problems if p.severity == "error"] == []
    assert built.published == len(list(order_names(content, lambda _: None))) > 0
    assert len(list((tmp_path / "site" / "orders").glob("*.html"))) >= built.published
