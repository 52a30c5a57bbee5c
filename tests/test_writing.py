"""The site is wholly the old one or wholly the new one, and what others put there stays."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from generator.listing import Stamp, checksum, list_tree
from generator.model import Problem, Report
from generator.writing import MANIFEST, NextSite, SiteBusyError, exchange, locked, repair


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != MANIFEST}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write_site(site: Path, files: Iterable[tuple[str, bytes]], report: Report, twin: Path | None = None) -> tuple[int, int] | None:
    """(files in all, files changed)"""
    with NextSite(site, twin) as new:
        changed: dict[str, Stamp] = {}
        kept = set()
        for url, content in files:
            there = site / url
            if url in new.ours and there.is_file() and not there.is_symlink() and there.read_bytes() == content:
                kept.add(url)
            else:
                changed[url] = new.put(url, content)
        written = new.publish(changed, new.ours - kept, report)
    if written is not None:
        assert written.checksum == checksum(list_tree(site).files)
    if written is not None and twin is not None:
        assert list_tree(twin).files == list_tree(site).files
        assert tree(twin) == tree(site)
        assert not twin.with_name(f"{twin.name}.unclean").exists()
    return None if written is None else (written.files, written.changed)


def write(site: Path, twin: Path | None = None, **files: str) -> tuple[int, int] | None:
    return write_site(site, ((f"{name}.html", text.encode()) for name, text in files.items()), pytest.fail, twin)


def test_a_site_is_made_where_there_was_none(tmp_path: Path) -> None:
    assert write(tmp_path / "deep" / "site", a="1", b="2") == (2, 2)
    assert tree(tmp_path / "deep" / "site") == {"a.html": b"1", "b.html": b"2"}
    assert names(tmp_path / "deep") == ["site"]


def test_what_is_no_longer_written_goes_and_what_others_wrote_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, a="1", b="2")
    (site / ".gitignore").write_text("*")
    (site / "photos").mkdir()
    (site / "photos" / "me.jpg").write_bytes(b"\xff")
    assert write(site, a="1", c="3") == (2, 1)
    assert tree(site) == {"a.html": b"1", "c.html": b"3", ".gitignore": b"*", "photos/me.jpg": b"\xff"}


def test_anothers_file_where_a_page_goes_stops_the_build(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.html").write_text("mine")
    problems: list[Problem] = []
    assert write_site(site, [("a.html", b"theirs"), ("b.html", b"2")], problems.append) is None
    assert [(p.code, p.location.path) for p in problems] == [("foreign-file", "site/a.html")]
    assert tree(site) == {"a.html": b"mine"}
    assert names(tmp_path) == ["site"]


def test_anothers_file_that_says_the_same_is_taken_over(tmp_path: Path) -> None:
    site = tmp_path / "site"
    site.mkdir()
    (site / "a.html").write_text("1")
    assert write(site, a="1") == (1, 0)


def test_a_failure_half_way_leaves_the_site_as_it_was(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, a="1")

    def full_disk() -> Iterator[tuple[str, bytes]]:
        yield "a.html", b"new"
        raise OSError(28, "No space left on device")

    with pytest.raises(OSError, match="No space"):
        write_site(site, full_disk(), pytest.fail)
    assert tree(site) == {"a.html": b"1"}
    assert names(tmp_path) == ["site"]


@pytest.mark.parametrize("in_one_step", [True, False])
def test_both_ways_to_exchange(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, in_one_step: bool) -> None:
    if not in_one_step:
        monkeypatch.setattr(exchange, "_exchange_in_one_step", lambda *_: False)
    write(tmp_path / "site", a="1")
    write(tmp_path / "site", a="2")
    assert tree(tmp_path / "site") == {"a.html": b"2"}
    assert names(tmp_path) == ["site"]


def test_a_build_cut_off_between_two_renames_is_repaired(tmp_path: Path) -> None:
    write(tmp_path / "site", a="1")
    (tmp_path / "site").rename(tmp_path / ".site.old")
    repair(tmp_path / "site")
    assert tree(tmp_path / "site") == {"a.html": b"1"}


@pytest.mark.parametrize("damaged", ["", "[]", '{"files": 3}', '{"files": [1, null]}', "{"])
def test_a_damaged_manifest_is_not_believed(tmp_path: Path, damaged: str) -> None:
    site = tmp_path / "site"
    write(site, a="1")
    (site / MANIFEST).write_text(damaged)
    assert write(site, a="1", b="2") == (2, 1)
    assert tree(site) == {"a.html": b"1", "b.html": b"2"}


def test_no_file_of_the_site_is_a_link(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, a="1")
    (tmp_path / "outside.txt").write_text("x")
    (site / "link.txt").symlink_to(tmp_path / "outside.txt")
    write(site, a="2")
    assert not any(p.is_symlink() or p.stat().st_nlink > 1 for p in site.rglob("*") if p.is_file())


def test_a_full_disk_is_told_from_a_system_that_cannot(tmp_path: Path) -> None:
    with pytest.raises(OSError, match="absent"):
        exchange._exchange_in_one_step(tmp_path / "absent", tmp_path / "absent too")


def test_a_file_where_the_site_should_go_stays_as_it_is(tmp_path: Path) -> None:
    (tmp_path / "site").write_text("somebody's")
    with pytest.raises(NotADirectoryError):
        write(tmp_path / "site", a="1")
    assert (tmp_path / "site").read_text() == "somebody's"
    assert names(tmp_path) == ["site"]


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_a_site_that_is_a_link_stays_one(tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "site").symlink_to("elsewhere")
    assert write(tmp_path / "site", a="1")
    assert (tmp_path / "site").is_symlink()
    assert tree(tmp_path / "elsewhere") == {"a.html": b"1"}
    assert names(tmp_path) == ["elsewhere", "site"]


def twin_of(site: Path) -> Path:
    return site.parent / "hidden" / "twin"


def test_the_twin_follows_and_what_did_not_change_keeps_its_time(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, twin_of(site), a="1", b="2", c="3")
    before = list_tree(site).files
    (site / "CNAME").write_text("orders.example")
    (site / ".git" / "refs").mkdir(parents=True)
    assert write(site, twin_of(site), a="1", b="new", d="4") == (3, 2)
    assert tree(site) == {"a.html": b"1", "b.html": b"new", "d.html": b"4", "CNAME": b"orders.example"}
    assert list_tree(site).files["a.html"] == before["a.html"]
    for folder in (site, twin_of(site)):
        assert (folder / ".git" / "refs").is_dir()
        assert not any(path.is_symlink() or path.stat().st_nlink > 1 for path in folder.rglob("*") if path.is_file())
    assert names(tmp_path) == ["hidden", "site"]


@pytest.mark.parametrize(
    "damage", ["lost", "emptied", "one altered", "one lost", "one added", "a link", "a folder", "unclean", "a file"]
)
def test_a_twin_that_is_not_the_sites_is_mended(tmp_path: Path, damage: str) -> None:
    site, twin = tmp_path / "site", twin_of(tmp_path / "site")
    write(site, twin, a="1", b="2", c="3")
    match damage:
        case "lost" | "a file":
            shutil.rmtree(twin)
            if damage == "a file":
                twin.write_text("no folder")
        case "emptied":
            for path in twin.iterdir():
                path.unlink()
        case "one altered" | "unclean":
            (twin / "a.html").write_text("X")
            if damage == "unclean":  # the time of the site's, as a disk has that keeps whole seconds alone
                os.utime(twin / "a.html", ns=(0, list_tree(site).files["a.html"][1]))
                twin.with_name("twin.unclean").touch()
        case "one lost":
            (twin / "a.html").unlink()
        case "one added":
            (twin / "deep").mkdir()
            (twin / "deep" / "old.html").write_text("X")
        case "a link" | "a folder":
            (twin / "a.html").unlink()
            (twin / "a.html").symlink_to("b.html") if damage == "a link" else (twin / "a.html").mkdir()
    assert write(site, twin, a="1", b="new", c="3") == (3, 1)
    assert tree(site) == {"a.html": b"1", "b.html": b"new", "c.html": b"3"}
    assert not (site / "deep").exists()


def test_a_page_that_was_altered_or_lost_is_written_again(tmp_path: Path) -> None:
    site, twin = tmp_path / "site", twin_of(tmp_path / "site")
    write(site, twin, a="1", b="2", c="3")
    (site / "a.html").write_text("X")
    (site / "b.html").unlink()
    assert write(site, twin, a="1", b="2", c="3") == (3, 2)
    assert tree(site) == {"a.html": b"1", "b.html": b"2", "c.html": b"3"}


def test_nothing_is_exchanged_where_nothing_changed(tmp_path: Path) -> None:
    site, twin = tmp_path / "site", twin_of(tmp_path / "site")
    write(site, twin, a="1")
    before = site.stat().st_ino
    assert write(site, twin, a="1") == (1, 0)
    assert site.stat().st_ino == before


def test_what_others_put_there_during_the_build_goes_along(tmp_path: Path) -> None:
    site, twin = tmp_path / "site", twin_of(tmp_path / "site")
    write(site, twin, a="1")
    (site / "CNAME").write_text("old")
    with NextSite(site, twin) as new:
        changed = {"a.html": new.put("a.html", b"2")}
        (site / "CNAME").write_text("orders.example")
        (site / "robots.txt").write_text("all")
        assert new.publish(changed, (), pytest.fail)
    assert tree(site) == {"a.html": b"2", "CNAME": b"orders.example", "robots.txt": b"all"}


@pytest.mark.parametrize(
    ("others", "page"), [("index.html/mine.txt", "index.html"), ("orders", "orders/x.html"), ("orders/x.html", "orders/x.html")]
)
def test_anothers_file_on_the_way_to_a_page_stops_the_build(tmp_path: Path, others: str, page: str) -> None:
    site, twin = tmp_path / "site", twin_of(tmp_path / "site")
    write(site, twin, a="1")
    (site / others).parent.mkdir(exist_ok=True)
    (site / others).write_text("mine")
    problems: list[Problem] = []
    assert write_site(site, [("a.html", b"2"), (page, b"theirs")], problems.append, twin) is None
    assert [p.code for p in problems] == ["foreign-file"]
    assert tree(site) == {"a.html": b"1", others: b"mine"}
    assert tree(twin) == tree(site)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
@pytest.mark.parametrize("target", [".", "absent", None])
def test_what_cannot_go_along_stops_the_build(tmp_path: Path, target: str | None) -> None:
    site = tmp_path / "site"
    write(site, a="1")
    os.mkfifo(site / "odd") if target is None else (site / "odd").symlink_to(target)
    problems: list[Problem] = []
    assert write_site(site, [("a.html", b"2")], problems.append) is None
    assert [(p.code, p.location.path) for p in problems] == [("not-carried", "site/odd")]
    assert (site / "a.html").read_bytes() == b"1"


def test_a_list_of_pages_that_leads_out_of_the_site_removes_nothing_there(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, a="1")
    (tmp_path / "mine.txt").write_text("mine")
    (site / MANIFEST).write_text('{"files": ["a.html", "../mine.txt", "/etc/hosts"]}')
    write(site, twin_of(site), a="2")
    assert (tmp_path / "mine.txt").read_text() == "mine"
    assert tree(site) == {"a.html": b"2"}


def test_one_build_at_a_time(tmp_path: Path) -> None:
    told: list[str] = []
    with (
        locked(tmp_path / "lock", 0, pytest.fail),
        pytest.raises(SiteBusyError),
        locked(tmp_path / "lock", 0, lambda: told.append("")),
    ):
        pytest.fail("two have it")
    assert told == [""]
    with locked(tmp_path / "lock", 0, pytest.fail):
        (tmp_path / "lock").unlink()  # the folder was cleaned: whoever comes next must not share a name with us
    with locked(tmp_path / "lock", 0, pytest.fail):
        pass


def test_the_lock_of_a_killed_build_is_no_obstacle(tmp_path: Path) -> None:
    holder = "import sys, time; from pathlib import Path; from generator.writing import locked\n"
    holder += "with locked(Path(sys.argv[1]), 0, lambda: None): print('held', flush=True); time.sleep(60)"
    process = subprocess.Popen([sys.executable, "-c", holder, str(tmp_path / "lock")], stdout=subprocess.PIPE)
    assert process.stdout is not None
    with process.stdout:
        assert process.stdout.readline().strip() == b"held"
        with pytest.raises(SiteBusyError), locked(tmp_path / "lock", 0, lambda: None):
            pytest.fail("two have it")
        process.kill()
        process.wait()
    with locked(tmp_path / "lock", 0, pytest.fail):
        pass
