"""One build at a time: a lock that the system takes back when its holder dies, however it dies."""

import errno
import os
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

STEP = 0.05  # seconds between two tries
_TAKEN = (errno.EAGAIN, errno.EACCES, errno.EDEADLK)
_UNKNOWN = (errno.ENOLCK, errno.ENOSYS, errno.ENOTSUP)  # a file system that knows no locks: then none is kept


class SiteBusyError(OSError):
    """Another build of the site is at work."""


@contextmanager
def locked(path: Path, patience: float, waiting: Callable[[], None]) -> Iterator[int]:
    """Holds the lock `path` for the block; gives its descriptor, which a child process may hold too. `waiting` is called
    once where another has it. SiteBusyError: it has it still after `patience` seconds."""
    until, told = time.monotonic() + patience, False
    while (held := _take(path)) is None:
        if not told:
            waiting()
            told = True
        if time.monotonic() > until:
            raise SiteBusyError(errno.EAGAIN, "another build of this site is at work: wait until it has ended", str(path.parent))
        time.sleep(STEP)
    try:
        yield held
    finally:
        os.close(held)


def _take(path: Path) -> int | None:
    path.parent.mkdir(parents=True, exist_ok=True)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        if sys.platform == "win32":
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        there = path.stat()
        if os.path.samestat(there, os.fstat(descriptor)):  # else its folder was removed meanwhile, and made anew by another
            return descriptor
    except FileNotFoundError:
        pass
    except OSError as error:
        if error.errno in _UNKNOWN:
            return descriptor
        if error.errno not in _TAKEN:
            os.close(descriptor)
            raise
    except BaseException:
        os.close(descriptor)
        raise
    os.close(descriptor)
    return None
