"""What has changed on the disk: looked for many times a second, and no save is ever missed."""

import hashlib
import os
import time
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from generator.files import read_regular

# A file saved again within one tick of the disk's clock keeps its time and perhaps its size. What was saved so shortly before
# a look is therefore read, and read once more at the next look (Git does the same: "racy" entries of its index).
TICK = 50_000_000  # nanoseconds


@dataclass(frozen=True, slots=True)
class Seen:
    """A file at one look: time of the save, size, inode; a digest of what it held, where it had just been saved when it was seen
    like this first; and whether it still has to be read at the next look."""

    stamp: tuple[int, int, int]
    digest: str = ""
    is_fresh: bool = False


Snapshot = Mapping[str, Seen]


def look(watched: Iterable[Path], before: Snapshot | None = None) -> Snapshot:
    """Every file at or below the watched places, by its path. `before`: the look before this one."""
    now, known = time.time_ns(), before or {}
    found: dict[str, Seen] = {}
    open_: list[str] = []
    for place in watched:
        if place.is_dir():
            open_.append(str(place))
        else:
            _note(found, str(place), now, known)
    while open_:
        try:
            with os.scandir(open_.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith("."):  # what editors write beside a file while they save it, and .git
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        open_.append(entry.path)
                    else:
                        _note(found, entry.path, now, known)
        except OSError:  # a folder taken away as we look
            continue
    return found


def changed(before: Snapshot, now: Snapshot) -> list[str]:
    """The paths that came, went, or hold something else than at the look before; sorted."""
    return sorted(path for path in before.keys() | now.keys() if _held(before.get(path)) != _held(now.get(path)))


def _held(seen: Seen | None) -> tuple[tuple[int, int, int], str] | None:
    return None if seen is None else (seen.stamp, seen.digest)


def _note(found: dict[str, Seen], path: str, now: int, known: Snapshot) -> None:
    try:
        status = os.stat(path)  # noqa: PTH116  (a Path for each file doubles the time of a look)
    except OSError:
        return
    stamp = status.st_mtime_ns, status.st_size, status.st_ino
    before = known.get(path)
    if before is not None and before.stamp == stamp and not before.is_fresh:
        found[path] = before
        return
    is_fresh = abs(now - status.st_mtime_ns) < TICK
    is_alike = before is not None and before.stamp == stamp
    found[path] = Seen(stamp, _digest(path) if is_fresh or is_alike else "", is_fresh)


def _digest(path: str) -> str:
    try:
        return hashlib.sha256(read_regular(Path(path))).hexdigest()
    except OSError:
        return ""
