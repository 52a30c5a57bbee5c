"""The search index: its parts, what is in them, and what never is. (tests/browser/test_search.py searches it.)"""

import gzip
import itertools
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator import searching
from generator.build import Folders, Terms, build_site
from generator.config import Config
from generator.model import Entry, Problem
from generator.searching import LEAST, SearchFailedError, index_part, parts_of

ORDER = """\
UNITED STATES DISTRICT COURT
DISTRICT OF ALASKA

HARRIET FENNIMORE, Plaintiff,
v.
TULARE COLD STORAGE LLC, Defendant.

Case No. 3:21-cv-00017

ORDER

      The compressor froze, and Ivor Quillon said so. See Marlow v. Ashby, 555 U.S. 223 (2009).

      The motion is DENIED.

Dated: May 4, 2021
"""


def entry(number: int, month: str, **changes: bool) -> Entry:
    day = f"{month}-03" if month else None
    made = Entry(f"order-{number}", f"{number}.txt", f"{number:064x}", None, ("A v. B",), (), None, day, (), ())
    return replace(made, **changes)  # type: ignore[arg-type]


def text_of(site: Path) -> str:
    """Everything in the index, unpacked."""
    found = []
    for path in (site / "pagefind").rglob("*"):
        if path.is_file() and not path.name.startswith(("pagefind.js", "wasm")):
            data = path.read_bytes()
            found.append((gzip.decompress(data) if data[:2] == b"\x1f\x8b" else data).decode(errors="replace"))
    return "\n".join(found)


def test_orders_are_parted_by_months_and_every_one_is_in_one_part() -> None:
    months = ["", "2019-01", "2019-02", "2019-03", "2019-04"]
    entries = [entry(n, months[n % 5]) for n in range(2 * LEAST)]
    parts = parts_of(entries, ["about.html"])
    assert [part.name for part in parts] == ["undated", "2019-03"]
    assert [part.is_first for part in parts] == [True, False]
    listed = list(itertools.chain.from_iterable(part.urls for part in parts))
    assert sorted(listed) == sorted(["about.html", *(f"orders/{e.slug}.html" for e in entries)])
    assert all(len(part.urls) >= LEAST for part in parts[:-1])


def test_a_newer_order_leaves_the_other_parts_as_they_are() -> None:
    entries = [entry(n, f"20{n // 50 + 10}-01") for n in range(3 * LEAST)]
    before, after = parts_of(entries), parts_of([*entries, entry(9999, "2030-01")])
    assert len(before) == 3
    assert before[:-1] == after[: len(before) - 1]
    assert {part.made_of for part in before[:-1]} <= {part.made_of for part in after}


def test_what_may_not_be_found_is_in_no_part() -> None:
    assert parts_of([entry(1, "2019-01", draft=True), entry(2, "2019-01", noindex=True)]) == ()
    (part,) = parts_of([], ["about.html"])
    assert part.urls == ("about.html",)


def test_the_index_has_the_words_of_the_court_once_and_not_those_that_were_redacted(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.txt").write_text(ORDER, encoding="utf-8")
    (tmp_path / "content" / "a.toml").write_text('[redactions]\nwords = ["Ivor Quillon"]\n', encoding="utf-8")
    folders = Folders(tmp_path / "content", tmp_path / "site")
    built = build_site(folders, Config(search=True), Terms(), [])
    assert built.written is not None, built.problems
    text = text_of(tmp_path / "site")
    assert text.count("compressor froze") >= 1
    assert "uillon" not in text
    assert '"judge"' not in text
    (fragment,) = (tmp_path / "site" / "pagefind").rglob("*.pf_fragment")
    data = json.loads(gzip.decompress(fragment.read_bytes()).removeprefix(b"pagefind_dcd"))
    assert data["url"] == "/orders/fennimore-v-tulare-cold-storage-llc-2021-05-04.html"
    assert data["content"].count("compressor") == 1  # not in the box of holdings, nor in the source as received
    assert data["content"].count("is DENIED") == 1
    assert data["filters"] == {
        "court": ["United States District Court for the District of Alaska"],
        "outcome": ["denied"],
        "year": ["2021"],
    }
    assert data["meta"] == {"title": "Fennimore v. Tulare Cold Storage LLC", "date": "May 4, 2021"}
    assert {"p1", "p2"} <= {anchor["id"] for anchor in data["anchors"]}


def test_a_site_without_search_has_no_index(tmp_path: Path) -> None:
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.txt").write_text(ORDER, encoding="utf-8")
    folders = Folders(tmp_path / "content", tmp_path / "site")
    for config in (Config(search=True), Config()):
        assert build_site(folders, config, Terms(), []).written
    assert not (tmp_path / "site" / "pagefind").exists()
    assert not (tmp_path / "site" / "search.js").exists()
    assert "search" not in (tmp_path / "site" / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def years(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> tuple[Callable[[], list[Problem]], list[set[str]]]:
    """A site of three orders, each in a part of its own: how to build it, and which pages Pagefind was given each time."""
    monkeypatch.setattr(searching, "LEAST", 1)
    (tmp_path / "content").mkdir()
    for year in ("2019", "2020", "2021"):
        (tmp_path / "content" / f"{year}.txt").write_text(ORDER.replace("2021", year), encoding="utf-8")
    given: list[set[str]] = []
    run = searching.run_pagefind

    def run_and_note(site: Path, made: Path) -> None:
        given.append({path.name for path in site.rglob("*.html")})
        run(site, made)

    def build() -> list[Problem]:
        given.clear()
        folders = Folders(tmp_path / "content", tmp_path / "site", lock=tmp_path / "lock", cache=tmp_path / "cache")
        built = build_site(folders, Config(search=True), Terms(), [])
        assert built.written is not None, built.problems
        return [p for p in built.problems if p.code == "search-failed"]

    monkeypatch.setattr(searching, "run_pagefind", run_and_note)
    return build, given


def page_of(year: str) -> str:
    return f"fennimore-v-tulare-cold-storage-llc-{year}-05-04.html"


def test_only_the_part_of_what_changed_is_made_anew(
    years: tuple[Callable[[], list[Problem]], list[set[str]]], tmp_path: Path
) -> None:
    build, given = years
    build()
    assert given == [{page_of(year)} for year in ("2019", "2020", "2021")]
    before = {path: path.read_bytes() for path in (tmp_path / "site" / "pagefind" / "2020-05").rglob("*") if path.is_file()}
    build()
    assert given == []
    order = tmp_path / "content" / "2021.txt"
    order.write_text(order.read_text(encoding="utf-8").replace("is DENIED.", "is DENIED. The walrus thawed."), encoding="utf-8")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("generator.build.site.make_library", pytest.fail)  # the words of an order alone are not planned for
        build()
    assert given == [{page_of("2021")}]
    assert "walrus" in text_of(tmp_path / "site")
    assert all(path.read_bytes() == data for path, data in before.items())
    for gone in ("content/2020.txt", "lock", "site/permalinks.lock"):  # and nobody is to know that it was published
        (tmp_path / gone).unlink()
    build()
    assert not (tmp_path / "site" / "pagefind" / "2020-05").exists()
    assert json.loads((tmp_path / "site" / "pagefind" / "parts.json").read_bytes()) == ["2019-05", "2021-05"]


def test_what_goes_wrong_is_said_and_the_other_parts_are_there(
    years: tuple[Callable[[], list[Problem]], list[set[str]]], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    build, given = years
    run = searching.run_pagefind

    def run_once(site: Path, made: Path) -> None:
        if given:
            raise SearchFailedError("it ran out of breath")
        run(site, made)

    monkeypatch.setattr(searching, "run_pagefind", run_once)
    assert [p.message for p in build()] == ["the search index could not be made: it ran out of breath"]
    assert json.loads((tmp_path / "site" / "pagefind" / "parts.json").read_bytes()) == ["2019-05"]
    assert [path.name for path in (tmp_path / "site" / "pagefind").iterdir() if path.is_dir()] == ["2019-05"]
    monkeypatch.setattr(searching, "run_pagefind", run)
    assert build() == []
    assert json.loads((tmp_path / "site" / "pagefind" / "parts.json").read_bytes()) == ["2019-05", "2020-05", "2021-05"]


def test_a_pagefind_that_cannot_run_is_no_traceback(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (part,) = parts_of([], ["about.html"])
    (tmp_path / "about.html").write_text("<p>words</p>", encoding="utf-8")
    monkeypatch.setattr("pagefind.service.get_executable", lambda: tmp_path / "gone")
    with pytest.raises(SearchFailedError, match="No such file"):
        list(index_part(part, lambda url: tmp_path / url))
