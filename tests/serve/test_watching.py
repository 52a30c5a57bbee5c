"""What a look at the disk sees."""

import os
import time
from pathlib import Path

from generator.serve.watching import TICK, changed, look


def settled(folder: Path) -> None:
    """As if all had been saved long ago."""
    for file in folder.rglob("*"):
        os.utime(file, ns=(time.time_ns() - 10 * TICK, time.time_ns() - 10 * TICK))


def test_two_looks_are_equal_where_nothing_was_saved(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text("a")
    settled(tmp_path)
    first = look([tmp_path])
    assert changed(first, look([tmp_path], first)) == []
    assert [Path(name).name for name in first] == ["a.txt"]


def test_a_file_saved_twice_within_one_tick_of_the_clock_is_seen_twice(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a")
    first = look([tmp_path])
    stat = file.stat()
    file.write_text("b")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))  # the same time, size and inode
    time.sleep(TICK / 1e9)
    assert changed(first, look([tmp_path], first)) == [str(file)]


def test_a_file_saved_once_is_seen_once_whenever_one_looks(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a")
    settled(tmp_path)
    before = look([tmp_path])
    file.write_text("b")
    seen = []
    for _ in range(4):
        now = look([tmp_path], before)
        seen.append(changed(before, now))
        before = now
        time.sleep(TICK / 2e9)
    assert seen == [[str(file)], [], [], []]


def test_new_gone_renamed_and_replaced_files_are_seen(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).write_text(name)
    settled(tmp_path)
    before = look([tmp_path])
    (tmp_path / "a").rename(tmp_path / "d")
    assert changed(before, look([tmp_path], before)) == [str(tmp_path / "a"), str(tmp_path / "d")]
    (tmp_path / "d").rename(tmp_path / "a")
    assert changed(before, look([tmp_path], before)) == []
    (tmp_path / "new").write_text("b")
    stat = (tmp_path / "b").stat()
    os.utime(tmp_path / "new", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    (tmp_path / "new").replace(tmp_path / "b")  # as editors save: another inode, all else the same
    assert changed(before, look([tmp_path], before)) == [str(tmp_path / "b")]


def test_a_folder_that_another_takes_the_place_of_is_seen(tmp_path: Path) -> None:
    for folder in ("content", "other"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text("a")
    settled(tmp_path)
    watched = [tmp_path / "content"]
    before = look(watched)
    (tmp_path / "content").rename(tmp_path / "old")
    gone = look(watched, before)
    assert changed(before, gone) == [str(tmp_path / "content" / "a.txt")]
    (tmp_path / "other").rename(tmp_path / "content")
    assert changed(before, look(watched, gone)) == [str(tmp_path / "content" / "a.txt")]


def test_what_is_not_there_or_hidden_is_nothing(tmp_path: Path) -> None:
    (tmp_path / ".a.txt.swp").write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "index").write_text("x")
    (tmp_path / "ring").symlink_to(tmp_path)
    assert [name for name in look([tmp_path, tmp_path / "none"]) if not name.endswith("ring")] == []


def test_a_pipe_is_not_read(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    first = look([tmp_path])
    assert changed(first, look([tmp_path], first)) == []
