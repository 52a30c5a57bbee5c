"""Reading a file that anybody may have put there: nothing is waited for, and nothing read without end. And where the
folders are that come with docketpress."""

import errno
import stat
from pathlib import Path


def read_regular(path: Path) -> bytes:
    """The bytes of a regular file. OSError for any other: a pipe has nobody to fill it, and a device no end."""
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):  # of a folder the system says so itself
        raise OSError(errno.EINVAL, "not a regular file", str(path))
    return path.read_bytes()


def shipped_folder(name: str) -> Path:
    """A folder that comes with docketpress ("templates", "seeds"): within the package in a wheel, beside it in a checkout."""
    package = Path(__file__).parent
    packaged = package / f"_{name}"
    return packaged if packaged.is_dir() else package.parent / name
