"""Patterns, translated once for an installation and not once for every process.

`re` translates a pattern into a program for its engine, and does so in Python: for the patterns of this package that was half of
the time in which a command starts. The programs are `kept`. Where a later Python has programs otherwise than we know, `re.compile`
does all of it.
"""

import re
import sys
from typing import Any, AnyStr

from generator.kept import Kept

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:  # another Python than we know
    _sre = None

Program = tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]  # what `_sre.compile` takes beside the pattern

_programs: Kept[tuple[str | bytes, int, int], Program] = Kept("patterns", 4000)


def compiled(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives."""
    flags = int(flags)
    try:
        key = pattern, flags, _sre.MAGIC
        program = _programs.get(key)
        if program is None:
            program = _translated(pattern, flags)
            _programs.keep(key, program)
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
