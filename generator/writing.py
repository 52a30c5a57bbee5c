"""Pages → site/, all or nothing: the new site is written whole into a folder beside, and the two change places.

On Linux and macOS the exchange is one step of the system (`renameat2`, `renamex_np`); elsewhere, and on file systems that
know no exchange, two renames, and a start that finds only the set-aside folder puts it back. What docketpress did not
write itself (listed in `MANIFEST`) goes along into the new site. Nothing in it is a link, hard or symbolic.
"""

import ctypes
import errno
import json
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from generator.model import Location, Report
from generator.problems import report_problem

MANIFEST = ".docketpress.json"
_NEW, _OLD = ".new-", ".old"
_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS


@dataclass(frozen=True, slots=True)
class Written:
    """What a build left in the site: how many files in all, and how many of them are new or other than before."""

    files: int
    changed: int


def write_site(site: Path, files: Iterable[tuple[str, bytes]], report: Report) -> Written | None:
    """Makes `site` hold `files` (site-relative URL, content) and what was there of others' files; None where it may not
    (then reported, and the site is as it was). OSError: the disk is full, the folder read-only; likewise."""
    if site.is_symlink():
        site = site.resolve()  # the folder that it leads to is exchanged, not the link
    repair(site)
    if site.exists() and not site.is_dir():
        raise NotADirectoryError(errno.ENOTDIR, "a file, not a folder: name another place with --site", str(site))
    site.parent.mkdir(parents=True, exist_ok=True)
    before = written_before(site)
    new = Path(tempfile.mkdtemp(prefix=f".{site.name}{_NEW}", dir=site.parent))
    try:
        new.chmod(0o755)
        listed, changed, blocked = [], 0, False
        for url, content in files:
            there = site / url
            same = _same(there, content)
            if there.exists() and url not in before and not same:
                report_problem(report, "foreign-file", Location((Path(site.name) / url).as_posix()))
                blocked = True
            _put(new / url, content)
            listed.append(url)
            changed += not same
        if blocked:
            return None
        _put(new / MANIFEST, json.dumps({"format": "docketpress-manifest/1", "files": sorted(listed)}, indent=0).encode())
        for path in foreign_files(site, before):
            if not (new / path).exists():
                (new / path).parent.mkdir(parents=True, exist_ok=True)
                shutil.copy2(site / path, new / path)
        exchange(new, site)
        return Written(len(listed), changed)
    finally:
        shutil.rmtree(new, ignore_errors=True)


def written_before(site: Path) -> frozenset[str]:
    """The URLs that docketpress wrote into `site` last time; none where there is no manifest that says so."""
    try:
        listed = json.loads((site / MANIFEST).read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()
    return frozenset(url for url in listed if isinstance(url, str)) if isinstance(listed, list) else frozenset()


def foreign_files(site: Path, before: frozenset[str]) -> Iterator[str]:
    """The files in `site` that docketpress did not write, by their path in it."""
    for folder, _, names in os.walk(site):
        for name in names:
            path = (Path(folder) / name).relative_to(site).as_posix()
            if path not in before and path != MANIFEST:
                yield path


def repair(site: Path) -> None:
    """Undoes what a build left that was cut off between two renames."""
    old = site.with_name(f".{site.name}{_OLD}")
    if old.is_dir() and not site.exists():
        old.rename(site)


def exchange(new: Path, site: Path) -> None:
    """`new` and `site` change places; where there is no `site`, `new` becomes it."""
    if not site.exists():
        new.rename(site)
    elif not _exchange_in_one_step(new, site):
        old = site.with_name(f".{site.name}{_OLD}")
        shutil.rmtree(old, ignore_errors=True)
        site.rename(old)
        new.rename(site)
        shutil.rmtree(old, ignore_errors=True)


def _exchange_in_one_step(new: Path, site: Path) -> bool:
    """Whether the system could do it. OSError for any other failure than not knowing how."""
    names = os.fsencode(new), os.fsencode(site)
    try:
        library = ctypes.CDLL(None, use_errno=True)
        if sys.platform == "linux":
            failed = library.renameat2(_AT_FDCWD, names[0], _AT_FDCWD, names[1], _RENAME_EXCHANGE)
        elif sys.platform == "darwin":
            failed = library.renamex_np(names[0], names[1], _RENAME_SWAP)
        else:
            return False
    except (OSError, AttributeError, TypeError):  # no such library or function here
        return False
    if not failed:
        return True
    code = ctypes.get_errno()
    if code in (errno.ENOSYS, errno.EINVAL, errno.ENOTSUP):
        return False
    raise OSError(code, os.strerror(code), str(site))


def _same(path: Path, content: bytes) -> bool:
    try:
        return path.stat().st_size == len(content) and path.read_bytes() == content
    except OSError:
        return False


def _put(path: Path, content: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)
