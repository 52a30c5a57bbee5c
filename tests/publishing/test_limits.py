"""GitHub's limits are said before they are reached."""

import pytest

from generator.printing import as_text
from generator.publishing.limits import FILE, SITE, near_limits


def codes_of(files: list[tuple[str, int]], seconds: float = 1.0) -> list[str]:
    return [p.code for p in near_limits(files, seconds)]


@pytest.mark.parametrize(
    ("files", "seconds", "codes"),
    [
        ([("index.html", 5_000)], 1, []),
        ([("a.json", FILE * 79 // 100)], 1, []),
        ([("a.json", FILE * 81 // 100)], 1, ["file-too-large"]),
        ([("x", FILE // 2)] * 15, 1, []),
        ([("x", FILE // 2)] * 17, 1, ["site-too-large"]),
        ([("x", SITE)], 1, ["file-too-large", "site-too-large"]),
        ([], 470, []),
        ([], 490, ["site-too-slow"]),
    ],
)
def test_what_is_near_a_limit(files: list[tuple[str, int]], seconds: float, codes: list[str]) -> None:
    assert codes_of(files, seconds) == codes


def test_as_a_person_reads_it() -> None:
    found = near_limits([("orders/x.json", 90_000_000), *[("y", 79_000_000)] * 12], 540)
    assert "\n".join(as_text(p) for p in found).split("\n") == [
        "orders/x.json: warning[file-too-large]: this file has 90 MB, and GitHub takes none of 100 MB",
        "  hint: part what it is made from, or choose another host",
        "site: warning[site-too-large]: the site has 1.0 GB, and GitHub Pages takes 1.0 GB",
        "  hint: make two sites of it, or choose another host",
        "site: warning[site-too-slow]: the site took 9 minutes to make, and GitHub Pages gives up after 10",
        "  hint: build it elsewhere and publish the folder site/, or make two sites of it",
    ]
