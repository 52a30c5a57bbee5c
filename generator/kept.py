"""What takes long to make and is the same every time, kept beside the byte code.

Python keeps the byte code of modules in `__pycache__`, for it would take long to make it at every start. So do we with programs
of patterns, of templates and of methods, and with tables, and under the same conditions: nothing is written where
PYTHONDONTWRITEBYTECODE is set, or the folder cannot be written. A file that is not whole, or was written by another Python, is
not looked into.
"""

import atexit
import contextlib
import marshal
import os
import sys
import zlib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any, Generic, TypeVar

Key = TypeVar("Key")
Value = TypeVar("Value")

_WRITTEN_BY = repr((sys.version, sys.byteorder)).encode()


class Kept(Generic[Key, Value]):
    """A dictionary of values that `marshal` can write, its file read when it is first asked, and written when the process ends.

    `most` values: a file that has more was added to by many versions, and is begun anew. A key says all that its value is made
    of, so that no value can be out of date.
    """

    def __init__(self, name: str, most: int) -> None:
        self._file = Path(__spec__.cached).with_name(f"{name}.{sys.implementation.cache_tag}.kept") if __spec__.cached else None
        self._most = most
        self._values: dict[Key, Value] | None = None
        self._added = False

    def get(self, key: Key) -> Value | None:
        """The value, where there is one."""
        if self._values is None:
            self._values = self._read()
        return self._values.get(key)

    def keep(self, key: Key, value: Value) -> None:
        """Adds a value that `get` did not have."""
        if not self._added:
            self._added = True
            atexit.register(self._write)
        assert self._values is not None  # noqa: S101 - it was asked for
        self._values[key] = value

    def _read(self) -> dict[Key, Value]:
        try:
            written_by, check, data = self._file.read_bytes().split(b"\n", 2) if self._file else (b"", b"", b"")
        except (OSError, ValueError):
            return {}
        if written_by != _WRITTEN_BY or check != b"%d" % zlib.crc32(data):
            return {}
        values: dict[Key, Value] = marshal.loads(data)  # noqa: S302 - as trusted as the byte code beside it
        return values if len(values) <= self._most else {}

    def _write(self) -> None:
        """With what other processes have added since."""
        if self._file is None or sys.dont_write_bytecode:
            return
        data = marshal.dumps({**self._read(), **(self._values or {})})
        new = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        with contextlib.suppress(OSError):
            new.write_bytes(b"%b\n%d\n%b" % (_WRITTEN_BY, zlib.crc32(data), data))
            new.replace(self._file)


_tables: Kept[tuple[object, ...], Any] = Kept("tables", 100)


def kept_table(name: str, files: Iterable[Path | str], make: Callable[[], Value]) -> Value:
    """What `make` gives, made once for an installation. `files`: of which it is made, the code that makes it among them: as of byte
    code, their sizes and times say whether it is out of date."""
    stamps = ((str(file), status.st_size, status.st_mtime_ns) for file in files for status in (Path(file).stat(),))
    key = (name, *stamps)
    found: Value | None = _tables.get(key)
    if found is None:
        found = make()
        _tables.keep(key, found)
    return found
