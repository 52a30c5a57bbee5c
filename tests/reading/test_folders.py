"""What a content folder holds: which files are orders, and what is said of the others."""

import os
import sys
from pathlib import Path

import pytest

from generator.model import Problem
from generator.reading import find_orders, read_source

WINDOWS = sys.platform == "win32"


def found(folder: Path) -> tuple[list[str], list[tuple[str, str]]]:
    problems: list[Problem] = []
    names = [file.name for file in find_orders(folder, problems.append)]
    return names, [(p.code, p.message) for p in problems]


def write(folder: Path, *names: str) -> None:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("The motion is denied.\n", encoding="utf-8")


def test_orders_in_order_and_nothing_else(tmp_path: Path) -> None:
    write(tmp_path, "b.txt", "a.md", "2021/z.txt", "2021/y.TXT", ".hidden.txt", ".git/x.txt", "b.toml", "pages/about.md", "ä.txt")
    assert found(tmp_path) == (["2021/y.TXT", "2021/z.txt", "a.md", "b.txt", "ä.txt"], [])


def test_files_of_another_kind_are_named(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "b.docx", "c.xyz", "README", "sub/d.html")
    assert found(tmp_path) == (
        [],
        [
            ("not-read", "not read: README (a file whose name does not say its kind)"),
            ("not-read", "not read: a.pdf (a PDF document)"),
            ("not-read", "not read: b.docx (a Word document)"),
            ("not-read", "not read: c.xyz (a file of the kind .xyz)"),
            ("not-read", "not read: sub/d.html (an HTML page)"),
        ],
    )


@pytest.mark.skipif(WINDOWS, reason="links need a right on Windows")
def test_links(tmp_path: Path) -> None:
    folder = tmp_path / "content"
    write(folder, "a.txt", "sub/b.txt")
    write(tmp_path, "outside.txt")
    (folder / "inside.txt").symlink_to(folder / "a.txt")
    (folder / "leaves.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "up").symlink_to(tmp_path)
    (folder / "ring").symlink_to(folder)
    (folder / "nowhere.txt").symlink_to(folder / "absent.txt")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    names, problems = found(folder)
    assert names == ["a.txt", "inside.txt", "sub/b.txt"]
    assert [code for code, _ in problems] == ["not-read", "unreadable-file", "not-read", "unreadable-file", "not-read"]
    assert problems[0] == ("not-read", "not read: leaves.txt (a link that leads out of the content folder)")
    assert problems[2] == ("not-read", "not read: ring (a link to a folder)")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_a_fifo_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert found(tmp_path) == ([], [("not-read", "not read: pipe.txt (not a regular file)")])


def test_a_folder_that_cannot_be_listed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path, "a.txt", "sub/b.txt")
    scandir = os.scandir

    def refuse(path: Path) -> object:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refuse)
    assert found(tmp_path) == (["a.txt"], [("unreadable-file", "cannot be read: Permission denied")])


@pytest.mark.skipif(WINDOWS or sys.platform == "darwin", reason="names are Unicode there")
def test_a_name_that_is_no_unicode(tmp_path: Path) -> None:
    path = os.fsencode(tmp_path) + b"/caf\xe9.txt"
    with open(path, "wb"):  # noqa: PTH123 - a path of bytes
        pass
    assert found(tmp_path) == ([], [("not-read", "not read: caf?.txt (its name is not Unicode)")])


def test_an_absent_folder(tmp_path: Path) -> None:
    names, problems = found(tmp_path / "content")
    assert names == []
    assert [code for code, _ in problems] == ["unreadable-file"]


@pytest.mark.parametrize(("data", "code"), [(b"", "empty-file"), (b" \r\n\f\t\n", "empty-file"), (b"\xef\xbb\xbf", "empty-file")])
def test_a_file_without_words(tmp_path: Path, data: bytes, code: str) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    problems: list[Problem] = []
    assert read_source(tmp_path / "a.txt", "a.txt", problems.append) is None
    assert [p.code for p in problems] == [code]


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_source(tmp_path / "a.txt", "a.txt", problems.append) is None
    assert read_source(tmp_path / "a.pdf", "a.pdf", problems.append) is None
    assert [p.code for p in problems] == ["unreadable-file", "not-read"]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
def test_a_fifo_that_a_person_names_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    problems: list[Problem] = []
    assert read_source(tmp_path / "pipe.txt", "pipe.txt", problems.append) is None
    assert [(p.code, p.message) for p in problems] == [("unreadable-file", "cannot be read: not a regular file")]
