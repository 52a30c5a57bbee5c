"""Patterns, translated once for an installation and not once for every process.

`re` translates a pattern into a program for its engine, and does so in Python: for the patterns of this package that was half of
the time in which a command starts. The programs are kept in a file beside the byte code of this module, as Python keeps the byte
code, and under the same conditions: not where PYTHONDONTWRITEBYTECODE is set, nor where the folder cannot be written. A file that
is not whole, or was written by another Python, is not looked into. A pattern that it lacks is translated, and added when the
process ends. Where a later Python keeps programs otherwise than we know, `re.compile` does all of it.
"""

import atexit
import contextlib
import marshal
import os
import re
import sys
import zlib
from pathlib import Path
from typing import Any, AnyStr

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:  # another Python than we know
    _sre = None

_MOST = 4000  # programs in a file; one that has more was added to by many versions, and is begun anew
_FILE = Path(__spec__.cached).with_suffix(".programs") if __spec__ and __spec__.cached else None
_WRITTEN_BY = repr((sys.version, _sre and _sre.MAGIC, sys.byteorder)).encode()

Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]  # what `_sre.compile` takes beside the pattern


def compiled(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives."""
    flags = int(flags)
    try:
        program = _programs.get((pattern, flags))
        if program is None:
            program = _programs[pattern, flags] = _translated(pattern, flags)
            _added.append(pattern)
        all_flags, code, *groups = program
        found: re.Pattern[AnyStr] = _sre.compile(pattern, all_flags, memoryview(code).cast("I").tolist(), *groups)
    except (AttributeError, TypeError, ValueError, RuntimeError):
        return re.compile(pattern, flags)
    return found


def _translated(pattern: str | bytes, flags: int) -> Program:
    """As `re._compiler.compile` does it."""
    parsed: Any = _parser.parse(pattern, flags)
    code = _compiler._code(parsed, flags)
    names: list[str | None] = [None] * parsed.state.groups
    for name, number in parsed.state.groupdict.items():
        names[number] = name
    program = b"".join(word.to_bytes(_sre.CODESIZE, sys.byteorder) for word in code)
    return flags | parsed.state.flags, program, parsed.state.groups - 1, parsed.state.groupdict, tuple(names)


def _read() -> dict[tuple[str | bytes, int], Program]:
    """The programs of the file; none where there is no such file, or not one that this Python wrote whole."""
    try:
        written_by, check, data = _FILE.read_bytes().split(b"\n", 2) if _FILE else (b"", b"", b"")
    except (OSError, ValueError):
        return {}
    if written_by != _WRITTEN_BY or check != b"%d" % zlib.crc32(data):
        return {}
    programs: dict[tuple[str | bytes, int], Program] = marshal.loads(data)  # noqa: S302 - as trusted as the byte code beside it
    return programs if len(programs) < _MOST else {}


def _write() -> None:
    """Keeps what this process added."""
    if not _added or _FILE is None or sys.dont_write_bytecode:
        return
    data = marshal.dumps({**_read(), **_programs})
    new = _FILE.with_suffix(f".{os.getpid()}")
    with contextlib.suppress(OSError):
        new.write_bytes(b"%b\n%d\n%b" % (_WRITTEN_BY, zlib.crc32(data), data))
        new.replace(_FILE)


_programs = _read()
_added: list[str | bytes] = []
atexit.register(_write)
