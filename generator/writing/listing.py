"""A folder → what lies in it, with one stat a file and none opened: whether a file is still as it was left is seen by its stamp."""

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from zlib import crc32

Stamp = tuple[int, int]  # size, time of the last change in nanoseconds


@dataclass(frozen=True, slots=True)
class Listing:
    """Paths are relative, with forward slashes. `files` holds links too, as links; `others`: what is no file, link or folder."""

    files: dict[str, Stamp]
    folders: dict[str, int]  # when something last came into it or went; "" is the folder itself
    links: tuple[str, ...]
    others: tuple[str, ...]


def list_tree(root: Path) -> Listing:
    """What lies in `root`; nothing where there is no such folder."""
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
                status = entry.stat(follow_symlinks=False)
                files[path] = (status.st_size, status.st_mtime_ns)
    return Listing(files, folders, tuple(sorted(links)), tuple(sorted(others)))


def checksum(files: Mapping[str, Stamp]) -> int:
    """A number that differs when a file comes, goes, or changes its stamp; the same in whatever order they were found."""
    return sum(hash((crc32(path.encode("utf-8", "surrogateescape")), *stamp)) for path, stamp in files.items())
