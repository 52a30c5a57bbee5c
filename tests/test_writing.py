"""The site is wholly the old one or wholly the new one, and what others put there stays."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator import writing
from generator.model import Problem
from generator.writing import MANIFEST, Written, repair, write_site


def tree(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file() and p.name != MANIFEST}


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def write(site: Path, **files: str) -> Written | None:
    return write_site(site, ((f"{name}.html", text.encode()) for name, text in files.items()), pytest.fail)


def test_a_site_is_made_where_there_was_none(tmp_path: Path) -> None:
    assert write(tmp_path / "deep" / "site", a="1", b="2") == Written(2, 2)
    assert tree(tmp_path / "deep" / "site") == {"a.html": b"1", "b.html": b"2"}
    assert names(tmp_path / "deep") == ["site"]


def test_what_is_no_longer_written_goes_and_what_others_wrote_stays(tmp_path: Path) -> None:
    site = tmp_path / "site"
    write(site, a="1", b="2")
    (site / ".gitignore").write_text("*")
    (site / "photos").mkdir()
    (site / "photos" / "me.jpg").write_bytes(b"\xff")
    assert write(site, a="1", c="3") == Written(2, 1)
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
    assert write(site, a="1") == Written(1, 0)


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
        monkeypatch.setattr(writing, "_exchange_in_one_step", lambda *_: False)
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
    assert write(site, a="1", b="2") == Written(2, 1)
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
        writing._exchange_in_one_step(tmp_path / "absent", tmp_path / "absent too")


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
