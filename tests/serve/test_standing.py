"""What a preview shows and a build does not publish: drafts, and the last good page of an order that has an error now."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.build import Built, Folders, Terms, build_site
from generator.config import Config
from generator.printing import Printer
from generator.serve.rebuilding import Rebuilding
from generator.serve.shown import Shown

ORDER = """UNITED STATES DISTRICT COURT
DISTRICT OF ALASKA

HARRIET ASHWOOD, Plaintiff,
v.
TULARE COLD STORAGE LLC, Defendant.

Case No. 3:21-cv-00017

ORDER

The motion at docket 31, which came late, is DENIED. See Conley v. Gibson, 355 U.S. 41 (1957).

Dated: March 9, 2022.
"""
OTHER = ORDER.replace("ASHWOOD", "BIRCHWOOD").replace("March 9", "March 10")
PAGE = "orders/ashwood-v-tulare-cold-storage-llc-2022-03-09.html"
SETTINGS = Config(search=False)


class Both:
    """A site's folder, previewed and published from one cache."""

    def __init__(self, folder: Path) -> None:
        (folder / "content").mkdir()
        self.folder = folder
        self.folders = Folders(folder / "content", folder / "site", None, folder / "permalinks.lock", folder / ".docketpress")
        self.order, self.editors = folder / "content" / "ash.txt", folder / "content" / "ash.toml"
        self.order.write_text(ORDER, encoding="utf-8")
        (folder / "content" / "birch.txt").write_text(OTHER, encoding="utf-8")

    def preview(self, config: Config = SETTINGS) -> Built:
        folders = replace(self.folders, site=self.folder / ".docketpress" / "preview")
        return build_site(folders, config, Terms(keep_going=True, preview=True), [])

    def publish(self, keep_going: bool = False, config: Config = SETTINGS) -> Built:
        return build_site(self.folders, config, Terms(keep_going=keep_going), [])

    def previewed(self, url: str) -> str:
        return (self.folder / ".docketpress" / "preview" / url).read_text(encoding="utf-8")

    def published(self) -> str:
        """All that is published, and the record of it."""
        files = [*(path for path in self.folders.site.rglob("*") if path.is_file()), self.folder / "permalinks.lock"]
        return "\n".join(path.read_bytes().decode("utf-8", "replace") for path in files)

    def kept(self, words: str) -> list[Path]:
        """The files of the cache, the preview among them, that have those words."""
        files = [path for path in (self.folder / ".docketpress").rglob("*") if path.is_file()]
        return [path for path in files if words.encode() in path.read_bytes()]


@pytest.fixture
def both(tmp_path: Path) -> Both:
    return Both(tmp_path)


def test_a_draft_is_shown_and_marked_and_never_published(both: Both) -> None:
    both.editors.write_text("draft = true\n", encoding="utf-8")
    assert both.preview().published == 2
    assert "This is a draft" in both.previewed(PAGE)
    front = both.previewed("index.html")
    assert front.count('<span class="mark">Draft</span>') == 1
    assert front.index("BIRCHWOOD".title()) < front.index('<span class="mark">Draft</span>'), "the other order is the newer one"
    assert '<span class="mark">Draft</span>' in both.previewed("authorities/355-us-41.html")
    built = both.publish()
    assert (built.published, built.drafts) == (1, 1)
    assert "ASHWOOD" not in both.published().upper()
    both.editors.unlink()
    both.preview()
    assert "This is a draft" not in both.previewed(PAGE)
    assert '<span class="mark">Draft</span>' not in both.previewed("index.html") + both.previewed("authorities/355-us-41.html")


def test_a_preview_changes_nothing_that_is_published(both: Both) -> None:
    both.publish()
    before, times = both.published(), {path: path.stat().st_mtime_ns for path in both.folders.site.rglob("*")}
    both.order.write_text(ORDER.replace("late", "early").replace("ASHWOOD", "ELMWOOD"), encoding="utf-8")
    both.editors.write_text("draft = true\n", encoding="utf-8")
    both.preview()
    assert "came early" in both.previewed("orders/elmwood-v-tulare-cold-storage-llc-2022-03-09.html")
    assert both.published() == before
    assert {path: path.stat().st_mtime_ns for path in both.folders.site.rglob("*")} == times
    both.editors.unlink()
    both.order.write_text(ORDER, encoding="utf-8")
    built = both.publish()
    assert built.written
    assert built.written.changed == 0


FAULTS: dict[str, Callable[[Both], object]] = {
    "the editor's file is no TOML": lambda both: both.editors.write_text("draft = \n", encoding="utf-8"),
    "an unknown key": lambda both: both.editors.write_text("draught = true\n", encoding="utf-8"),
    "a private number": lambda both: both.order.write_text(ORDER.replace("late", "by 219-09-9999"), encoding="utf-8"),
    "no text": lambda both: both.order.write_bytes(b"\0\1\2"),
    "empty": lambda both: both.order.write_bytes(b""),
}


@pytest.mark.parametrize("fault", FAULTS)
def test_the_last_good_page_of_an_order_stays_in_the_preview_until_it_is_mended(both: Both, fault: str) -> None:
    both.preview()
    good = both.previewed(PAGE), both.previewed("index.html")
    FAULTS[fault](both)
    for _ in range(2):
        built = both.preview()
        assert built.written
        assert built.standing == ("ash.txt",)
        assert not built.left_out
        assert any(p.severity == "error" and p.location.path.startswith("ash.") for p in built.problems)
        assert (both.previewed(PAGE), both.previewed("index.html")) == good
    assert both.publish().written is None
    kept_going = both.publish(keep_going=True)
    assert (kept_going.published, kept_going.left_out) == (1, ("ash.txt",))
    assert "ASHWOOD" not in both.published().upper()
    for _ in range(2):  # a build since then knows of the order what is wrong with it
        assert both.preview().standing == ("ash.txt",)
        assert (both.previewed(PAGE), both.previewed("index.html")) == good
    both.editors.unlink(missing_ok=True)
    both.order.write_text(ORDER.replace("late", "early"), encoding="utf-8")
    built = both.preview()
    assert not built.standing
    assert not [p for p in built.problems if p.severity == "error"]
    assert "came early" in both.previewed(PAGE)


def test_what_an_order_was_under_other_settings_is_never_published(both: Both, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("generator.build.content.is_settled", lambda *_: True)
    lenient = replace(SETTINGS, privacy="warn")
    both.order.write_text(ORDER.replace("late", "by 219-09-9999"), encoding="utf-8")
    assert not both.preview(lenient).standing
    for _ in range(2):
        assert both.preview().standing == ("ash.txt",)
    assert both.publish().written is None
    assert both.publish(keep_going=True).left_out == ("ash.txt",)
    assert "219-09-9999" not in both.published()
    assert not both.preview(lenient).left_out


@pytest.mark.parametrize("had_it_before", [False, True])
def test_what_other_code_made_of_an_order_is_not_shown(both: Both, had_it_before: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    both.preview()
    if had_it_before:
        both.editors.write_text("draught = true\n", encoding="utf-8")
        assert both.preview().standing == ("ash.txt",)
        both.publish(keep_going=True)
    monkeypatch.setattr("generator.build.content.code_digest", lambda: "another")
    both.editors.write_text("draught = false\n", encoding="utf-8")
    for _ in range(2):
        built = both.preview()
        assert (built.standing, built.left_out) == ((), ("ash.txt",))
    both.editors.unlink()
    assert both.preview().published == 2


def test_an_order_that_never_had_a_good_page_is_left_out_and_named(both: Both) -> None:
    both.order.write_bytes(b"\0\1\2")
    built = both.preview()
    assert (built.left_out, built.standing, built.published) == (("ash.txt",), (), 1)


def test_a_style_of_a_template_that_changes_is_on_the_page_that_stays_too(both: Both) -> None:
    both.preview()
    both.order.write_bytes(b"")
    templates = both.folder / "templates"
    templates.mkdir()
    (templates / "order_head.html").write_text("<h1>A head of our own</h1>", encoding="utf-8")
    both.folders = replace(both.folders, templates=templates)
    both.preview()
    page = both.previewed(PAGE)
    assert "A head of our own" in page
    assert "which came late" in page


@pytest.mark.parametrize(
    ("name", "text", "stays"),
    [
        ("docketpress.toml", 'search = false\ntitle = "Orders of the Bench"\n', False),
        ("templates/order_head.html", "<h1>Orders of the Bench</h1>", False),
        ("templates/style.css", "h1 { color: teal }\n", True),  # no page is drawn with it
        ("content/birch.txt", OTHER.replace("late", "early"), True),
    ],
)
def test_a_page_drawn_ahead_outlives_no_other_settings_or_templates(both: Both, name: str, text: str, stays: bool) -> None:
    """A good save whose page is there before the build, then one with an error, then another of the settings."""
    (both.folder / "docketpress.toml").write_text("search = false\n", encoding="utf-8")
    folders = replace(both.folders, site=both.folder / ".docketpress" / "preview")
    folders.site.mkdir(parents=True)
    shown = Shown(folders.site)
    rebuilding = Rebuilding(folders, both.folder, Printer("text", "content/"), shown)

    def build(turn: int) -> None:
        built = rebuilding.build()
        assert built is not None
        rebuilding._settle(built, turn)

    build(0)
    both.order.write_text(ORDER.replace("late", "early"), encoding="utf-8")
    rebuilding._show(rebuilding.draw_ahead([str(both.order)], 1, []))
    assert b"came early" in shown.ahead[PAGE]
    both.editors.write_text("draught = true\n", encoding="utf-8")
    build(2)
    assert b"came early" in shown.ahead[PAGE], "it is newer than the page that the build has"
    (both.folder / name).parent.mkdir(exist_ok=True)
    (both.folder / name).write_text(text, encoding="utf-8")
    build(3)
    assert (PAGE in shown.ahead) == stays
    assert ("Orders of the Bench" in both.previewed(PAGE)) != stays


def test_what_was_said_in_the_terminal_is_not_said_at_every_save(both: Both, capsys: pytest.CaptureFixture[str]) -> None:
    (both.folder / "docketpress.toml").write_text("search = false\n", encoding="utf-8")
    folders = replace(both.folders, site=both.folder / ".docketpress" / "preview")
    folders.site.mkdir(parents=True)
    rebuilding = Rebuilding(folders, both.folder, Printer("text", "content/"), Shown(folders.site))
    both.editors.write_text('amends = "nothing"\n', encoding="utf-8")

    def said() -> str:
        rebuilding.build()
        return capsys.readouterr().err

    assert "nothing" in said()
    both.order.write_text(ORDER.replace("late", "early"), encoding="utf-8")
    assert "nothing" not in said()
    (both.folder / "docketpress.toml").write_text("search = \n", encoding="utf-8")
    assert "docketpress.toml:1" in said()
    (both.folder / "docketpress.toml").write_text("search = false\n", encoding="utf-8")
    assert "nothing" not in said()
    both.editors.unlink()
    said()
    both.editors.write_text('amends = "nothing"\n', encoding="utf-8")
    assert "nothing" in said()


WORDS = "[redactions]\nwords = "
FAILING: dict[str, tuple[str, bytes]] = {
    "of what is not there": ("ash.toml", f'{WORDS}["Quillfeather", "nowhere"]\n'.encode()),
    "of no words": ("ash.toml", b'redactions = "Quillfeather"\n'),
    "misspelt": ("ash.toml", b'[Redaction]\nwords = ["Quillfeather"]\n'),
    "with escapes, and an unknown key": ("ash.toml", b'draught = true\n"\\u0072edactions" = { words = ["Quillfeather"] }\n'),
    "half written": ("ash.toml", f'{WORDS}["Quillfeather\n'.encode()),
    "in no text": ("ash.toml", f'{WORDS}["Quillfeather"]\n'.encode("utf-16")),
    "in a file of another name": ("ash.txt.toml", f'{WORDS}["Quillfeather"]\n'.encode()),
}


@pytest.mark.parametrize("failing", FAILING)
@pytest.mark.parametrize("was_faulty", [False, True])
def test_a_preview_keeps_nothing_of_an_order_whose_redactions_fail(both: Both, failing: str, was_faulty: bool) -> None:
    both.order.write_text(ORDER.replace("late", "with the Quillfeather papers"), encoding="utf-8")
    both.preview()
    if was_faulty:
        both.editors.write_text("draught = true\n", encoding="utf-8")
        assert both.preview().standing == ("ash.txt",)
        both.publish(keep_going=True)
        both.editors.unlink()
    name, text = FAILING[failing]
    (both.folder / "content" / name).write_bytes(text)
    built = both.preview()
    assert (built.standing, built.left_out) == ((), ("ash.txt",))
    assert not both.kept("Quillfeather")
    assert both.publish(keep_going=True).left_out == ("ash.txt",)
    assert not both.kept("Quillfeather")


def test_what_a_preview_kept_of_an_order_goes_when_it_is_redacted_or_goes(both: Both) -> None:
    both.order.write_text(ORDER.replace("late", "with the Quillfeather papers"), encoding="utf-8")
    both.preview()
    both.editors.write_text("draught = true\n", encoding="utf-8")
    assert both.preview().standing == ("ash.txt",)
    assert both.publish(keep_going=True).left_out == ("ash.txt",)
    assert both.kept("Quillfeather")
    both.editors.write_text('[redactions]\nwords = ["Quillfeather"]\n', encoding="utf-8")
    assert both.publish().written
    assert not both.preview().standing
    assert not both.kept("Quillfeather")
    both.editors.write_text("draft = maybe\n", encoding="utf-8")
    assert both.preview().standing == ("ash.txt",)
    both.order.unlink()
    both.editors.unlink()
    built = both.preview()
    assert (built.standing, built.published) == ((), 1)
