"""What SQLite says: the cache is damaged, and made anew; or something is the matter with the disk, and a person must know."""

import errno
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.store.errors import StoreDamagedError

# SQLite's codes for what is the matter with a disk or a folder, not with the file: https://sqlite.org/rescode.html
_OF_THE_SYSTEM = {
    "SQLITE_FULL": errno.ENOSPC,
    "SQLITE_READONLY": errno.EROFS,
    "SQLITE_CANTOPEN": errno.EACCES,
    "SQLITE_PERM": errno.EACCES,
    "SQLITE_IOERR": errno.EIO,
    "SQLITE_NOMEM": errno.ENOMEM,
    "SQLITE_BUSY": errno.EAGAIN,
    "SQLITE_LOCKED": errno.EAGAIN,
}


@contextmanager
def told_apart(path: Path) -> Iterator[None]:
    """SQLite's errors as an OSError at `path`, or as `StoreDamagedError`."""
    try:
        yield
    except (sqlite3.ProgrammingError, sqlite3.InterfaceError):
        raise  # a fault of ours, not of the file
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", None) or ""
        for known, code in _OF_THE_SYSTEM.items():
            if name.startswith(known) and name != "SQLITE_IOERR_SHORT_READ":
                raise OSError(code, str(error), str(path)) from error
        raise StoreDamagedError(str(error)) from error
    except ValueError as error:
        raise StoreDamagedError(str(error)) from error
