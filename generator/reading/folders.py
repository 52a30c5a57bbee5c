"""A content folder → the files in it that are not the editor's."""

import os
import stat
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model import Location, Report
from generator.problems import report_problem

EDITORS_PAGES = "pages"  # content/pages/ holds the editor's own pages
EDITORS_FILE = ".toml"  # NAME.toml beside an order is what its editor says of it


@dataclass(frozen=True, slots=True)
class OrderFile:
    """A file to read: where it is, and its name in problems and in the order: relative, with forward slashes."""

    path: Path
    name: str


def list_files(folder: Path, report: Report) -> Iterator[OrderFile]:
    """The files under `folder`, in the order of their names, that are neither hidden nor the editor's.

    What cannot be listed, is no regular file, or is a link that leads out of the folder is reported and left out; a
    link to a folder is never followed, so that none is walked twice.
    """
    yield from walk(folder, "", folder.resolve(), report)


def list_pages(folder: Path, report: Report) -> Iterator[OrderFile]:
    """The files of the editor's pages in `folder`, likewise."""
    pages = folder / EDITORS_PAGES
    if os.path.lexists(pages):
        yield from visit(pages, EDITORS_PAGES, folder.resolve(), report)


def names_among(paths: Iterable[str], report: Report) -> Iterator[str]:
    """Those of the paths that are neither hidden nor the editor's, in the order in which `list_files` has them."""
    for path in sorted(paths, key=lambda path: path.split("/")):
        parts = path.split("/")
        folders = ("/".join(parts[:end]) for end in range(1, len(parts) + 1))
        if any(part.startswith(".") for part in parts) or any(map(editors_own, folders)):
            continue
        name = printable(path)
        if name != path:
            report_problem(report, "not-read", Location(name), what=f"{name} (its name is not Unicode)")
        else:
            yield name


def walk(folder: Path, prefix: str, root: Path, report: Report) -> Iterator[OrderFile]:
    """The files of one folder, whose names begin with `prefix`, and of those in it."""
    try:
        entries = sorted(os.scandir(folder), key=lambda entry: entry.name)
    except OSError as error:
        report_problem(report, "unreadable-file", Location(prefix.rstrip("/") or printable(folder.name)), what=reason(error))
        return
    for entry in entries:
        name = prefix + printable(entry.name)
        if entry.name.startswith(".") or editors_own(name):
            continue
        if entry.is_file(follow_symlinks=False) and name.endswith(entry.name):  # most are: nothing more is asked of the disk
            yield OrderFile(Path(entry.path), name)
        else:
            yield from visit(Path(entry.path), name, root, report)


def visit(path: Path, name: str, root: Path, report: Report) -> Iterator[OrderFile]:
    """The file at `path`, called `name`, or the files in that folder."""
    try:
        what = forbidden(path, root)
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a ring, on Python 3.12 and older
        report_problem(report, "unreadable-file", Location(name), what=reason(error))
        return
    if printable(path.name) != path.name:
        what = "its name is not Unicode"
    if what:
        report_problem(report, "not-read", Location(name), what=f"{name} ({what})")
    elif path.is_dir():
        yield from walk(path, name + "/", root, report)
    else:
        yield OrderFile(path, name)


def forbidden(path: Path, root: Path) -> str | None:
    """Why a file or folder below `root` is not read, or not entered; None where it is."""
    mode, link = path.stat().st_mode, path.is_symlink()
    if link and not path.resolve().is_relative_to(root):
        return "a link that leads out of the content folder"
    if stat.S_ISDIR(mode):
        return "a link to a folder" if link else None
    return None if stat.S_ISREG(mode) else "not a regular file"


def editors_own(name: str) -> bool:
    """Whether a file or folder is the editor's: the pages of the site, or what the editor says of an order."""
    return name == EDITORS_PAGES or name.lower().endswith(EDITORS_FILE)


def printable(name: str) -> str:
    """A file's name with what is no Unicode in it replaced."""
    return name.encode("utf-8", "replace").decode("utf-8")


def reason(error: Exception) -> str:
    """What the system says, without the path, which is said already."""
    return (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
