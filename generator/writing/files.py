"""Single files of the site: always a file of its own, never altered in place, for whoever is reading the old one."""

import os
import shutil
from pathlib import Path

from generator.listing import Stamp


def put_file(folder: Path, url: str, content: bytes) -> Stamp:
    """Writes a new file at `folder`/`url`; its stamp. What stands in its way there goes."""
    descriptor = _create(folder / url, folder)
    with open(descriptor, "wb", buffering=0) as file:  # noqa: PTH123 - a descriptor is no path
        rest = memoryview(content)
        while rest:  # a full disk may take a part before it says so
            rest = rest[file.write(rest) :]
        status = os.fstat(descriptor)
    return status.st_size, status.st_mtime_ns


def copy_file(source: Path, folder: Path, url: str, stamp: Stamp) -> None:
    """Makes `folder`/`url` a file like that of `source`, its time the stamp's: given only once all of it is there."""
    put_file(folder, url, (source / url).read_bytes())
    os.utime(folder / url, ns=(stamp[1], stamp[1]))


def copy_foreign(source: Path, folder: Path, path: str) -> Stamp:
    """As `copy_file` for what others put there: any size and mode, and what a link leads to in the link's place."""
    os.close(_create(folder / path, folder))
    shutil.copy2(source / path, folder / path)
    status = (folder / path).stat()
    return status.st_size, status.st_mtime_ns


def remove_file(folder: Path, path: str) -> None:
    """Takes the file away, and the folders that held nothing else."""
    (folder / path).unlink(missing_ok=True)
    for parent in Path(path).parents[:-1]:
        try:
            (folder / parent).rmdir()
        except OSError:  # something else is in it
            return


def _create(path: Path, folder: Path) -> int:
    """A new, empty file, open for writing."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    try:
        return os.open(path, flags, 0o666)
    except (FileNotFoundError, FileExistsError, NotADirectoryError):
        _clear(path, folder)
        return os.open(path, flags, 0o666)


def _clear(path: Path, folder: Path) -> None:
    """Makes way for a file at `path`, below `folder`."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
        return
    for parent in reversed(path.relative_to(folder).parents[:-1]):
        if (folder / parent).is_symlink() or (folder / parent).is_file():
            (folder / parent).unlink()
    path.parent.mkdir(parents=True, exist_ok=True)
    path.unlink(missing_ok=True)
