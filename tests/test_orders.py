"""Golden samples: tests/orders/<layout>/<name>.txt beside what it must become, its data and its page.

`pytest tests/test_orders.py --rewrite` writes the expectations anew. One that is missing is written, and fails once:
nobody's expectation is made without a person's having read it.
"""

import re
from pathlib import Path

import pytest

from generator.build import Folders, draw_site, read_order
from generator.config import Config
from generator.model import Problem

SAMPLES = Path(__file__).parent / "orders"
NAMES = sorted(p.relative_to(SAMPLES).as_posix() for p in SAMPLES.rglob("*") if p.suffix in (".txt", ".md"))
MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)


def outputs(name: str) -> dict[str, str]:
    """What the site shows of the sample alone: its data, and its page between <main> and </main>."""
    path = SAMPLES / name
    reading = read_order(path.parent, path.name, Config())
    assert reading.order is not None
    assert not reading.failed, reading.problems
    problems: list[Problem] = []
    files = dict(draw_site([reading.order], Folders(path.parent, path.parent), Config(), problems.append))
    assert not problems
    (data,) = [content.decode() for url, content in files.items() if re.fullmatch(r"orders/[^/.]+\.json", url)]
    (page,) = [content.decode() for url, content in files.items() if re.fullmatch(r"orders/[^/.]+\.html", url)]
    main = MAIN.search(page)
    assert main
    return {".order.json": data, ".html": main[0] + "\n"}


@pytest.mark.parametrize("name", NAMES)
def test_sample(name: str, request: pytest.FixtureRequest) -> None:
    rewrite = request.config.getoption("--rewrite")
    made = []
    for ending, now in outputs(name).items():
        path = (SAMPLES / name).with_suffix(ending)
        if rewrite or not path.exists():
            if not path.exists():
                made.append(path.name)
            path.write_bytes(now.encode())
        else:
            assert now == path.read_bytes().decode(), f"{path} has changed: look, and if it is right, --rewrite"
    assert rewrite or not made, f"expectations were missing and are written now: read them: {', '.join(made)}"


def test_no_expectation_without_its_sample() -> None:
    samples = {(SAMPLES / name).with_suffix("") for name in NAMES}
    expectations = {p.with_name(p.name.removesuffix(e)) for e in (".order.json", ".html") for p in SAMPLES.rglob(f"*{e}")}
    assert expectations <= samples
