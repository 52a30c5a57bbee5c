"""What has changed on the disk: looked for every tenth of a second, and no save is ever missed."""

import os
import time
from collections.abc import Iterable
from pathlib import Path

Snapshot = dict[str, tuple[int, int, int, bool]]

# A file saved again within one tick of the disk's clock keeps its time and perhaps its size. What was saved so shortly before
# a look is therefore looked at once more (Git does the same: "racy" entries of its index).
TICK = 50_000_000  # nanoseconds


def look(watched: Iterable[Path]) -> Snapshot:
    """Every file at or below the watched places: path → (time of the save, size, inode, whether it was saved just now).

    Two looks between which nothing was saved are equal once the last save is older than a tick.
    """
    now = time.time_ns()
    found: Snapshot = {}
    open_: list[str] = []
    for place in watched:
        if place.is_dir():
            open_.append(str(place))
        else:
            _note(found, str(place), now)
    while open_:
        try:
            with os.scandir(open_.pop()) as entries:
                for entry in entries:
                    if entry.name.startswith("."):  # what editors write beside a file while they save it, and .git
                        continue
                    if entry.is_dir(follow_symlinks=False):
                        open_.append(entry.path)
                    else:
                        _note(found, entry.path, now)
        except OSError:  # a folder taken away as we look
            continue
    return found


def _note(found: Snapshot, path: str, now: int) -> None:
    try:
        stat = os.stat(path)  # noqa: PTH116  (a Path for each file doubles the time of a look)
    except OSError:
        return
    found[path] = (stat.st_mtime_ns, stat.st_size, stat.st_ino, abs(now - stat.st_mtime_ns) < TICK)
