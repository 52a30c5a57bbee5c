"""What a look at the disk sees."""

import os
import time
from pathlib import Path

from generator.serve.watching import TICK, look


def settled(folder: Path) -> None:
    """As if all had been saved long ago."""
    for file in folder.rglob("*"):
        os.utime(file, ns=(time.time_ns() - 10 * TICK, time.time_ns() - 10 * TICK))


def test_two_looks_are_equal_where_nothing_was_saved(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text("a")
    settled(tmp_path)
    assert look([tmp_path]) == look([tmp_path])
    assert [Path(name).name for name in look([tmp_path])] == ["a.txt"]


def test_a_file_saved_twice_within_one_tick_of_the_clock_is_seen_twice(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text("a")
    first = look([tmp_path])
    stat = file.stat()
    file.write_text("b")
    os.utime(file, ns=(stat.st_atime_ns, stat.st_mtime_ns))  # the same time, size and inode
    time.sleep(TICK / 1e9)
    assert look([tmp_path]) != first


def test_new_gone_renamed_and_replaced_files_are_seen(tmp_path: Path) -> None:
    for name in "abc":
        (tmp_path / name).write_text(name)
    settled(tmp_path)
    before = look([tmp_path])
    (tmp_path / "a").rename(tmp_path / "d")
    assert look([tmp_path]) != before
    (tmp_path / "d").rename(tmp_path / "a")
    assert look([tmp_path]) == before
    (tmp_path / "new").write_text("b")
    stat = (tmp_path / "b").stat()
    os.utime(tmp_path / "new", ns=(stat.st_atime_ns, stat.st_mtime_ns))
    (tmp_path / "new").replace(tmp_path / "b")  # as editors save: another inode, all else the same
    assert look([tmp_path]) != before


def test_what_is_not_there_or_hidden_is_nothing(tmp_path: Path) -> None:
    (tmp_path / ".a.txt.swp").write_text("x")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "index").write_text("x")
    (tmp_path / "ring").symlink_to(tmp_path)
    assert [name for name in look([tmp_path, tmp_path / "none"]) if not name.endswith("ring")] == []
