"""Two folders change places: in one step where the system knows how, else in two renames that a start can repair.

Linux has `renameat2(RENAME_EXCHANGE)`, macOS `renamex_np(RENAME_SWAP)`. On Windows, and on file systems that know no exchange,
the old site is set aside as `.site.old` for the moment between two renames; `repair` puts it back if that moment was the last.
"""

import errno
import os
import shutil
import sys
from pathlib import Path

_AT_FDCWD, _RENAME_EXCHANGE = -100, 2  # linux/fs.h
_RENAME_SWAP = 2  # sys/stdio.h of macOS


def exchange(new: Path, site: Path) -> None:
    """`new` and `site` change places; where there is no `site`, `new` becomes it. OSError: both are where they were."""
    if not site.exists():
        new.rename(site)
    elif not _exchange_in_one_step(new, site):
        old = _aside(site)
        site.rename(old)
        try:
            new.rename(site)
        except OSError:
            old.rename(site)
            raise
        old.rename(new)


def repair(site: Path) -> None:
    """Undoes what a build left that was cut off between two renames."""
    old = _aside(site)
    if not old.is_dir():
        return
    if site.exists():
        shutil.rmtree(old, ignore_errors=True)
    else:
        old.rename(site)


def _aside(site: Path) -> Path:
    return site.with_name(f".{site.name}.old")


def _exchange_in_one_step(new: Path, site: Path) -> bool:
    """Whether the system could do it. OSError for any other failure than not knowing how."""
    import ctypes

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
