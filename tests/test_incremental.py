"""What is taken from the cache is what would have been made anew: the same bytes, whatever was known, and whoever did the work."""

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.build import Built, Folders, Means, Terms, build_site, stages
from generator.build.dressing import dressing_of
from generator.build.orders import Reading, Received
from generator.builds import Engine
from generator.config import Config
from generator.listing import list_tree
from generator.model import Order
from generator.publishing.permalinks import Published
from generator.store import unchanged
from generator.store.database import FILE
from generator.writing import MANIFEST

ASH = "orders/ashwood-v-tulare-cold-storage-llc-2022-03-09"
NAMES = ("ash", "birch", "cedar", "deep/elm")


def order(name: str, body: str = "", day: int = 9) -> str:
    return f"""UNITED STATES DISTRICT COURT
DISTRICT OF ALASKA

HARRIET {name.rpartition("/")[2].upper()}WOOD, Plaintiff,
v.
TULARE COLD STORAGE LLC, Defendant.

Case No. 3:21-cv-00017

ORDER

The motion at docket 31 is DENIED.1 See Conley v. Gibson, 355 U.S. 41 (1957).

{body}

Dated: March {day}, 2022.

1 It came late.
"""


class Site:
    """A site's folder, built with its cache."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.config, self.terms = Config(), Terms(keep_going=True)
        self.put("docketpress.toml", "search = false\n")
        for name in NAMES:
            self.put(f"content/{name}.txt", order(name))

    def put(self, name: str, text: str | bytes) -> None:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode())

    def folders(self, site: str = "site", cached: bool = True) -> Folders:
        templates = self.folder / "templates"
        cache = self.folder / ".docketpress" if cached else None
        lock = self.folder / ("permalinks.lock" if cached else "other.lock")
        return Folders(self.folder / "content", self.folder / site, templates if templates.is_dir() else None, lock, cache)

    def build(self, **means: object) -> Built:
        """Builds, and keeps what was published before for `anew`."""
        for kept, name in ((self.folder / "other.lock", "permalinks.lock"), (self.folder / "other.copy", "site/permalinks.lock")):
            kept.unlink(missing_ok=True)
            if (self.folder / name).exists():
                shutil.copy(self.folder / name, kept)
        return build_site(self.folders(), self.config, self.terms, [], Means(**means))  # type: ignore[arg-type]

    def anew(self) -> tuple[Built, dict[str, bytes]]:
        """What a build without a cache would have given, in another folder, where the same was published before."""
        other, copy = self.folder / "other", self.folder / "other.copy"
        shutil.rmtree(other, ignore_errors=True)
        if copy.exists():
            other.mkdir()
            shutil.copy(copy, other / "permalinks.lock")
            (other / MANIFEST).write_text('{"files": ["permalinks.lock"]}')
        built = build_site(self.folders("other", cached=False), self.config, self.terms, [])
        return built, contents(other)

    def check(self, built: Built) -> None:
        expected, files = self.anew()
        assert contents(self.folder / "site") == files
        assert built.problems == expected.problems
        assert (self.folder / "permalinks.lock").read_bytes() == (self.folder / "other.lock").read_bytes()
        assert (built.published, built.drafts, built.left_out) == (expected.published, expected.drafts, expected.left_out)


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the orders that are read from now on."""
    names: list[str] = []
    read = stages.read_received

    def noting(received: Received, config: Config, published: Published) -> Reading:
        names.append(received.name)
        return read(received, config, published)

    monkeypatch.setattr(stages, "read_received", noting)
    return names


def test_what_did_not_change_is_neither_read_nor_drawn_nor_written(
    site: Site, reads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    site.build()
    assert sorted(reads) == sorted(f"{name}.txt" for name in NAMES)
    before = list_tree(site.folder / "site").files
    reads.clear()
    monkeypatch.setattr("generator.build.drafting.draw_order", pytest.fail)
    monkeypatch.setattr("generator.build.content.is_settled", lambda *_: True)
    site.build()  # the stamps were too new to be relied on
    monkeypatch.setattr("generator.build.content.read_orders", pytest.fail)
    built = site.build()
    assert (reads, built.written and built.written.changed, built.changed, built.new) == ([], 0, 0, 0)
    assert list_tree(site.folder / "site").files == before


def test_an_edit_costs_that_order_alone(site: Site, reads: list[str]) -> None:
    site.build()
    before = list_tree(site.folder / "site").files
    reads.clear()
    site.put("content/ash.txt", order("ash", "It was late by a day."))
    built = site.build()
    assert (reads, built.changed, built.new) == (["ash.txt"], 1, 0)
    after = list_tree(site.folder / "site").files
    changed = {url for url in after if after[url] != before.get(url)}
    assert changed == {f"{ASH}.{ending}" for ending in ("embed.html", "html", "json", "md", "txt")} | {"permalinks.lock"}
    site.check(built)


def test_words_that_no_other_page_shows_are_not_planned_for(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    site.put("content/ash.txt", order("ash", "It was late by a day."))
    site.build()
    site.put("content/ash.txt", order("ash", "It was late by two days."))
    with monkeypatch.context() as patched:
        patched.setattr("generator.build.site.make_library", pytest.fail)
        built = site.build()
    assert built.written
    assert (built.changed, built.written.changed) == (1, 6)
    site.check(built)


ROE, PARALLEL = "See Roe v. Wade, 410 U.S. 113 (1973).", "See Roe v. Wade, 93 S. Ct. 705 (1973)."
LATE, LATER = "It was late by a day.", "It was later than that."


@pytest.mark.parametrize(
    ("beside", "before", "after"),
    [
        ('amends = "birch"\n', LATE, LATER),
        ('headnote = "See [there](order:ash.txt#p2)."\n', f"{LATE}\n\n{LATER}", ""),
        ("", f"{LATE} {ROE}", f"{LATER} {ROE}"),  # as an authority's page shows it
        ("", f"{ROE} {LATE} {PARALLEL}", f"{PARALLEL} {LATE} {ROE}"),  # one authority by two names
    ],
)
def test_what_others_show_of_an_order_is_drawn_again(site: Site, beside: str, before: str, after: str) -> None:
    site.put("content/birch.txt", order("birch", "Roe v. Wade, 410 U.S. 113, 93 S. Ct. 705 (1973)."))
    site.put("content/ash.txt", order("ash", before))
    site.put("content/cedar.toml", beside)
    if "amends" in beside:
        site.put("content/ash.toml", beside)
    site.build()
    shown = contents(site.folder / "site")
    site.put("content/ash.txt", order("ash", after))
    built = site.build()
    now = contents(site.folder / "site")
    ours = {url for url in now if now[url] != shown.get(url) and not url.startswith(ASH)} - {"permalinks.lock"}
    assert ours or "amends" in beside or built.problems
    site.check(built)


@pytest.mark.parametrize("name", ["style.css", "beside.css", "reading.js", "favicon.svg", "fonts/OFL.txt"])
def test_a_file_that_no_page_is_drawn_with_is_exchanged_alone(site: Site, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    site.put(f"templates/{name}", "/* one */\n")
    site.build()
    before = list_tree(site.folder / "site").files
    site.put(f"templates/{name}", "/* two */\n")
    with monkeypatch.context() as patched:
        patched.setattr("generator.build.drafting.draw_order", pytest.fail)
        patched.setattr("generator.build.site.make_library", pytest.fail)
        built = site.build()
    after = list_tree(site.folder / "site").files
    assert {url for url in after if after[url] != before.get(url)} == {name}
    site.check(built)


@pytest.mark.parametrize(
    "tag",
    [
        "{% include 'style.css' %}",
        "{% include title %}",
        '{%- import "style.css" as looks -%}',
        "{% include 'style' ~ '.css' %}",
        '{% include "./style.css" %}',
        "{% include '//.//style.css' %}",
        r'{% include "style\x2ecss" %}',
        "{% include 'style' '.css' %}",
        "{% include 'docketpress//style.css' %}",
    ],
)
def test_pages_that_may_be_drawn_with_a_file_are_drawn_again(tmp_path: Path, tag: str) -> None:
    (tmp_path / "list.html").write_text(tag)
    (tmp_path / "style.css").write_text("a")
    before = dressing_of(tmp_path, Config())
    (tmp_path / "style.css").write_text("b")
    assert dressing_of(tmp_path, Config()).templates != before.templates
    (tmp_path / "list.html").write_text("{% include 'macros.html' ignore missing with context %}")
    before = dressing_of(tmp_path, Config())
    (tmp_path / "style.css").write_text("c")
    after = dressing_of(tmp_path, Config())
    assert after.templates == before.templates
    assert [name for (name, was), (_, now) in zip(before.alone, after.alone, strict=True) if was != now] == ["style.css"]


EDITS: dict[str, Callable[[Site], None]] = {
    "edit": lambda site: site.put("content/ash.txt", order("ash", "Something else.")),
    "another date": lambda site: site.put("content/ash.txt", order("ash", day=10)),
    "add": lambda site: site.put("content/fir.txt", order("fir")),
    "the same slug": lambda site: site.put("content/ash-too.txt", order("ash", "Again.")),
    "remove": lambda site: (site.folder / "content/birch.txt").unlink(missing_ok=True),
    "broken": lambda site: site.put("content/birch.txt", b"\0\1\2"),
    "mended": lambda site: site.put("content/birch.txt", order("birch")),
    "slug": lambda site: site.put("content/cedar.toml", 'slug = "ashwood-v-tulare-cold-storage-llc-2022-03-09"\n'),
    "draft": lambda site: site.put("content/cedar.toml", "draft = true\n"),
    "headnote": lambda site: site.put("content/cedar.toml", 'headnote = "Late."\ntopics = ["time"]\n'),
    "no editor": lambda site: (site.folder / "content/cedar.toml").unlink(missing_ok=True),
    "page": lambda site: site.put("content/pages/about.md", "# About\n\nUs.\n"),
    "no page": lambda site: (site.folder / "content/pages/about.md").unlink(missing_ok=True),
    "template": lambda site: site.put("templates/404.html", "lost"),
    "order template": lambda site: site.put("templates/order_head.html", "<h1>{{ name }}</h1>"),
    "style": lambda site: site.put("templates/style.css", "main { margin: 1rem }\n"),
    "drawn with style": lambda site: site.put("templates/404.html", "<style>{% include 'style.css' %}</style>"),
    "failing template": lambda site: site.put("templates/404.html", "{{ nonsense }}"),
    "no template": lambda site: shutil.rmtree(site.folder / "templates", ignore_errors=True),
    "title": lambda site: setattr(site, "config", Config(title="Others' orders")),
    "links": lambda site: setattr(site, "config", Config(links={**Config().links, "case": ""})),
    "strict": lambda site: setattr(site, "terms", Terms(keep_going=True, strict=True)),
    "lenient": lambda site: setattr(site, "terms", Terms(keep_going=True)),
    "private": lambda site: site.put("content/ash.txt", order("ash", "His SSN is 219-09-9999.")),
    "page lost": lambda site: next((site.folder / "site/orders").glob("*.html"), site.folder / "none").unlink(missing_ok=True),
    "page altered": lambda site: site.put("site/index.html", "X") if (site.folder / "site/index.html").exists() else None,
    "site lost": lambda site: shutil.rmtree(site.folder / "site", ignore_errors=True),
    "twin lost": lambda site: shutil.rmtree(site.folder / ".docketpress/sites", ignore_errors=True),
    "cache lost": lambda site: shutil.rmtree(site.folder / ".docketpress", ignore_errors=True),
    "store lost": lambda site: (site.folder / ".docketpress" / FILE).unlink(missing_ok=True),
}


@pytest.mark.parametrize("edit", EDITS)
def test_after_each_edit_the_site_is_as_if_made_anew(site: Site, edit: str) -> None:
    site.build()
    EDITS[edit](site)
    built = site.build()
    if built.written is None:
        assert edit == "failing template"
        EDITS["no template"](site)
        built = site.build()
    site.check(built)


@settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(edits=st.lists(st.lists(st.sampled_from(sorted(EDITS)), min_size=1, max_size=3), max_size=3))
def test_after_any_edits_the_site_is_as_if_made_anew(tmp_path_factory: pytest.TempPathFactory, edits: list[list[str]]) -> None:
    site = Site(tmp_path_factory.mktemp("edits"))
    for together in edits:
        for edit in together:
            EDITS[edit](site)
        site.build()
    EDITS["no template"](site)
    EDITS["lenient"](site)
    site.check(site.build())
    shutil.rmtree(site.folder)


@pytest.mark.parametrize("seed", range(8))
def test_a_damaged_cache_is_made_anew(site: Site, seed: int) -> None:
    site.build()
    site.put("content/ash.txt", order("ash", "Something else."))
    store = site.folder / ".docketpress" / FILE
    data, chance = bytearray(store.read_bytes()), random.Random(seed)  # noqa: S311 - any numbers will do
    match seed % 4:
        case 0:
            data = data[: chance.randrange(len(data))]
        case 1:
            data = bytearray(chance.randbytes(5000))
        case _:
            for _ in range(200):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)
    store.write_bytes(data)
    site.check(site.build())
    assert site.build().changed == 0


def test_a_cache_of_another_version_is_not_believed(site: Site, reads: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    site.build()
    reads.clear()
    monkeypatch.setattr("generator.build.content.code_digest", lambda: "another")
    site.build()
    assert len(reads) == len(NAMES)


def test_fresh_trusts_nothing(site: Site, reads: list[str]) -> None:
    site.build()
    before = list_tree(site.folder / "site").files
    reads.clear()
    built = site.build(fresh=True)
    assert (len(reads), built.written and built.written.changed) == (len(NAMES), 0)
    assert not list(site.folder.rglob("*.unclean"))
    assert list_tree(site.folder / "site").files == before


@pytest.mark.parametrize("fresh", [False, True])
def test_the_cache_forgets_an_order_that_is_gone(site: Site, fresh: bool) -> None:
    site.put("content/ash.txt", order("ash", "This is the Quillfeather matter."))
    site.build()
    (site.folder / "content" / "ash.txt").unlink()
    site.check(site.build(fresh=fresh))
    kept = [path for path in (site.folder / ".docketpress").rglob("*") if path.is_file()]
    assert not [path for path in kept if b"Quillfeather" in path.read_bytes()]


@pytest.mark.parametrize("preview", [True, False])
def test_what_is_as_it_was_is_not_planned_anew(site: Site, monkeypatch: pytest.MonkeyPatch, preview: bool) -> None:
    site.terms = Terms(keep_going=True, preview=preview)
    site.build()
    monkeypatch.setattr("generator.build.site.make_library", pytest.fail)
    built = site.build()
    assert built.written
    assert built.written.changed == 0


def test_problems_are_reported_every_time(site: Site) -> None:
    site.put("content/birch.txt", b"\0\1\2")
    site.put("content/photo.jpg", b"\xff\xd8")
    first, again = site.build(), site.build()
    assert first.problems == again.problems
    assert {"not-text", "not-read"} <= {p.code for p in first.problems}


def test_an_order_that_docketpress_failed_on_is_tried_again(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> Order:
        raise ZeroDivisionError

    with monkeypatch.context() as patched:
        patched.setattr("generator.build.orders.parse_order", fail)
        assert len(site.build().left_out) == len(NAMES)
    site.check(site.build())


def test_what_was_redacted_is_in_no_cache(site: Site) -> None:
    words = "the Quillfeather matter"
    site.put("content/ash.txt", order("ash", f"This is {words}."))
    site.build()
    site.put("content/ash.toml", f'[redactions]\nwords = ["{words}"]\n')
    site.build()
    kept = [path for place in (".docketpress", "site") for path in (site.folder / place).rglob("*") if path.is_file()]
    assert not [path for path in kept if b"Quillfeather" in path.read_bytes()]


@pytest.mark.parametrize("jobs", [1, 2])
def test_many_processes_give_the_same_bytes(site: Site, monkeypatch: pytest.MonkeyPatch, jobs: int) -> None:
    monkeypatch.setattr("generator.build.spreading.WORTH_PROCESSES", 2)
    monkeypatch.setattr("generator.build.content.CHUNK", 1)
    monkeypatch.setattr("generator.build.drafting.CHUNK", 1)
    said: list[tuple[str, int, int]] = []
    site.check(site.build(jobs=jobs, progress=lambda *now: said.append(now)))
    assert said[-1] == ("Drawing pages", len(NAMES), len(NAMES))
    site.put("templates/order_head.html", "<h1>{{ nonsense }}</h1>")
    built = site.build(jobs=jobs)
    assert built.written is None
    assert {p.code for p in built.problems if p.severity == "error"} == {"bad-template"}


def test_nobody_is_asked_about_an_order_that_holds_what_it_held(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.build.content.is_settled", lambda *_: False)  # so the bytes are looked into
    monkeypatch.setattr("generator.build.content.CHUNK", 2)
    asked: list[list[str]] = []

    class Elsewhere(ThreadPoolExecutor):
        def submit(self, stage: Callable[..., Any], chunk: Any) -> Any:  # type: ignore[override]
            asked.append([one.order.name for one in chunk.orders])
            return super().submit(stage, chunk)

    with Elsewhere(1) as executor:
        engine = Engine(executor, 1, "another computer")
        assert site.build(engine=engine).done_by == "another computer"
        assert asked == [["ash.txt", "birch.txt"], ["cedar.txt", "deep/elm.txt"]]
        asked.clear()
        said: list[tuple[str, int, int]] = []
        built = site.build(engine=engine, progress=lambda *now: said.append(now))
        assert (asked, built.done_by, built.changed) == ([], "", 0)
        assert said[-1] == ("Reading orders", len(NAMES), len(NAMES))
        site.put("content/birch.txt", order("birch", "It was later than that."))
        built = site.build(engine=engine)
        assert (asked, built.changed) == ([["birch.txt"]], 1)
    site.check(built)


@pytest.mark.parametrize(
    "environment",
    [
        {"LC_ALL": "C", "TZ": "Pacific/Kiritimati", "PYTHONHASHSEED": "1"},
        {"LC_ALL": "tr_TR.UTF-8", "TZ": "America/St_Johns", "PYTHONHASHSEED": "2", "PYTHONUTF8": "0"},
    ],
)
def test_the_site_is_the_same_anywhere(site: Site, environment: dict[str, str]) -> None:
    for name in NAMES:  # made in another order
        path = site.folder / f"content/{name}.txt"
        text = path.read_bytes()
        path.unlink()
        path.write_bytes(text)
    command = [sys.executable, "-m", "generator", "build", "-C", str(site.folder), "--keep-going", "-q"]
    subprocess.run(command, env={**os.environ, **environment}, check=True, capture_output=True)
    _, files = site.anew()
    assert contents(site.folder / "site") == files


def test_where_nothing_changed_nothing_is_loaded(site: Site) -> None:
    command = [sys.executable, "-X", "importtime", "-m", "generator", "build", "-C", str(site.folder), "--keep-going"]
    site.put("content/birch.txt", b"\0\1\2")
    time.sleep(0.2)  # files that were changed this very moment are looked into in any case
    runs = [subprocess.run(command, capture_output=True, text=True, check=False) for _ in range(3)]
    loaded = [{line.rpartition("|")[2].strip() for line in run.stderr.splitlines()} for run in runs]
    assert "generator.parsing" in loaded[0]
    assert not {"generator.parsing", "generator.build", "jinja2", "rich", "sqlite3"} & loaded[2]
    said = [[line for line in run.stderr.splitlines() if not line.startswith("import time:")] for run in runs]
    assert said[0] == said[2] != []
    assert [run.returncode for run in runs] == [1, 1, 1]
    assert runs[2].stdout.startswith("left out: birch.txt\n3 orders → ")


@pytest.mark.parametrize("kind", ["folder", pytest.param("pipe", marks=pytest.mark.skipif(sys.platform == "win32", reason="Unix"))])
@pytest.mark.parametrize("name", ["ash.toml", "ash.txt.toml"])
def test_what_has_the_name_of_an_editors_file_and_is_none_is_seen(
    site: Site, monkeypatch: pytest.MonkeyPatch, name: str, kind: str
) -> None:
    monkeypatch.setattr("generator.build.content.is_settled", lambda *_: True)
    site.build()
    (Path.mkdir if kind == "folder" else os.mkfifo)(site.folder / "content" / name)
    built = site.build()
    assert [problem.severity for problem in built.problems if problem.location.path.endswith(name)] == ["error"]
    site.check(built)


@pytest.mark.parametrize("edit", sorted(EDITS))
def test_what_changed_is_never_overlooked(site: Site, monkeypatch: pytest.MonkeyPatch, edit: str) -> None:
    monkeypatch.setattr("generator.build.content.is_settled", lambda *_: True)
    monkeypatch.setattr("generator.store.last.is_settled", lambda *_: True)
    site.build(asked="")
    site.build(asked="")
    assert unchanged(site.folders(), "")
    assert not unchanged(site.folders(), "--strict")
    before = contents(site.folder)
    EDITS[edit](site)
    if contents(site.folder) != before and edit not in ("twin lost", "store lost"):
        assert not unchanged(site.folders(), "")
