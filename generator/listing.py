"""A folder → what lies in it, with one stat a file and none opened: whether a file is still as it was left is seen by its stamp."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

Stamp = tuple[
    int, ...
]  # size, time of the last change in nanoseconds; of an exact listing also of the last change of any kind, and the inode

_TICK = 100_000_000  # nanoseconds: two changes that are nearer may have the same time
_COARSE = 1_000_000_000  # some disks keep whole seconds, or two


@dataclass(frozen=True, slots=True)
class Listing:
    """Paths are relative, with forward slashes. `files` holds links too; `others`: what is no file, link or folder."""

    files: dict[str, Stamp]
    folders: dict[str, int]  # when something last came into it or went; "" is the folder itself
    links: tuple[str, ...]
    others: tuple[str, ...]


def list_tree(root: Path, exact: bool = False) -> Listing:
    """What lies in `root`; nothing where there is no such folder. `exact`: with all that tells one state of a file from another,
    and for a link of what it leads to."""
    files: dict[str, Stamp] = {}
    folders: dict[str, int] = {}
    links, others = list[str](), list[str]()
    waiting = [("", str(root))]
    while waiting:
        prefix, folder = waiting.pop()
        try:
            folders[prefix.rstrip("/")] = Path(folder).stat().st_mtime_ns  # before it is read: what comes meanwhile is seen later
            entries = os.scandir(folder)
        except FileNotFoundError:
            if prefix:  # it went away while its parent was being read
                folders.pop(prefix.rstrip("/"), None)
                continue
            return Listing({}, {}, (), ())
        with entries:
            for entry in entries:
                path = prefix + entry.name
                if entry.is_dir(follow_symlinks=False):
                    waiting.append((path + "/", entry.path))
                    continue
                if entry.is_symlink():
                    links.append(path)
                elif not entry.is_file(follow_symlinks=False):
                    others.append(path)
                    continue
                files[path] = _exact_stamp(entry) if exact else _stamp(entry)
    return Listing(files, folders, tuple(sorted(links)), tuple(sorted(others)))


def checksum(files: Mapping[str, Stamp]) -> int:
    """A number that differs when a file comes, goes, or changes its stamp; the same in whatever order they were found."""
    return sum(hash((crc32(path.encode("utf-8", "surrogateescape")), *stamp)) for path, stamp in files.items())


def is_settled(stamp: Stamp, now: int) -> bool:
    """Whether a file that is changed after `now` (`time.time_ns()`, before it was read) would show it in its exact stamp.

    One that was changed just before may be changed once more and keep its time.
    """
    last = max(stamp[1:3])
    return last < now - (_TICK if last % _COARSE else 2 * _COARSE + _TICK)


def _stamp(entry: "os.DirEntry[str]") -> Stamp:
    status = entry.stat(follow_symlinks=False)
    return status.st_size, status.st_mtime_ns


def _exact_stamp(entry: "os.DirEntry[str]") -> Stamp:
    try:
        status = entry.stat()
    except OSError:  # a link that leads nowhere
        status = entry.stat(follow_symlinks=False)
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino
