"""The project's own values ↔ bytes: JSON of their fields in order. Nothing is looked up by name, and nothing in it is run.

A value is written by its dataclass: a tuple of its fields, each by its type. So what can be read back is only what a type of
`model` can hold, whoever wrote the file. A change of the types is a change of the code, after which no cache is believed.
"""

import json
import zlib
from collections.abc import Callable, Hashable
from dataclasses import fields, is_dataclass
from functools import cache
from operator import attrgetter
from types import NoneType, UnionType
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from generator.store.errors import StoreDamagedError

T = TypeVar("T")
Step = Callable[[Any], Any] | None  # None: the value stands for itself
SHORT = 1000  # bytes: compressing fewer takes ten times as long as all the rest, and saves nothing
_written = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


def encode(value: object, kind: Hashable = None) -> bytes:
    """The value, of the type `kind` (its own class where that is not said), as bytes with a check sum."""
    of: Any = kind or type(value)
    step = _codec(of)[0]
    data = _written(step(value) if step else value).encode("utf-8", "surrogatepass")
    return zlib.compress(data, 1) if len(data) > SHORT else b"%08x" % zlib.crc32(data) + data


def decode(data: bytes, kind: type[T]) -> T:
    """What `encode` was given. StoreDamagedError: the bytes are damaged, or of another type."""
    try:
        value = json.loads(_checked(data).decode("utf-8", "surrogatepass"))
        of: Any = kind
        step = _codec(of)[1]
        result: T = step(value) if step else value
    except (zlib.error, ValueError, TypeError, IndexError, KeyError, AttributeError) as error:
        message = f"not a {kind}: {error}"
        raise StoreDamagedError(message) from error
    return result


def _checked(data: bytes) -> bytes:
    """What was written, if it is that still: compressed, which begins with an "x", or behind its check sum."""
    if data.startswith(b"x"):
        return zlib.decompress(data)
    if int(data[:8], 16) != zlib.crc32(data[8:]):
        message = "another check sum"
        raise ValueError(message)
    return data[8:]


@cache
def _codec(kind: Any) -> tuple[Step, Step]:
    """How a value of that type becomes one that JSON has, and back."""
    origin, arguments = get_origin(kind), get_args(kind)
    if isinstance(kind, type) and issubclass(kind, tuple):
        return None, kind._make  # type: ignore[attr-defined]  # a tuple with names: none of ours holds but texts and numbers
    if isinstance(kind, type) and is_dataclass(kind):
        return _of_dataclass(kind)
    if origin is tuple:
        return _of_tuple(arguments)
    if origin in (Union, UnionType):
        return _of_union(arguments)
    if origin is Literal or kind in (str, int, float, bool, NoneType):
        return None, None
    message = f"no way to write a {kind} down"
    raise TypeError(message)


def _of_dataclass(kind: type) -> tuple[Step, Step]:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    codecs = [_codec(hints[name]) for name in names]
    there = [(n, step) for n, (step, _) in enumerate(codecs) if step]
    back = [(n, step) for n, (_, step) in enumerate(codecs) if step]
    get = attrgetter(*names) if len(names) > 1 else lambda value: (getattr(value, names[0]),)

    def write(value: Any) -> Any:
        row = list(get(value))
        for n, step in there:
            row[n] = step(row[n])
        return row

    def read(row: Any) -> Any:
        for n, step in back:
            row[n] = step(row[n])
        return kind(*row)

    return (write if there else get), read


def _of_tuple(arguments: tuple[Any, ...]) -> tuple[Step, Step]:
    if len(arguments) == 2 and arguments[1] is Ellipsis:
        there, back = _codec(arguments[0])
        write = (lambda values: list(map(there, values))) if there else None
        return write, (lambda row: tuple(map(back, row))) if back else tuple
    codecs = [_codec(argument) for argument in arguments]
    if not any(there or back for there, back in codecs):
        return None, tuple
    return (
        lambda values: [there(v) if there else v for v, (there, _) in zip(values, codecs, strict=True)],
        lambda row: tuple(back(v) if back else v for v, (_, back) in zip(row, codecs, strict=True)),
    )


def _of_union(arguments: tuple[Any, ...]) -> tuple[Step, Step]:
    """`X | None`; or one of several dataclasses, told apart by its number among them."""
    kinds = [argument for argument in arguments if argument is not NoneType]
    if len(kinds) > 1:
        if all(kind in (str, int, float, bool) for kind in kinds):
            return None, None
        numbers = {kind: n for n, kind in enumerate(kinds)}
        codecs = [_codec(kind) for kind in kinds]
        return (
            lambda value: None if value is None else (numbers[type(value)], codecs[numbers[type(value)]][0](value)),  # type: ignore[misc]
            lambda row: None if row is None else codecs[row[0]][1](row[1]),
        )
    there, back = _codec(kinds[0])
    return (
        (lambda value: None if value is None else there(value)) if there else None,
        (lambda row: None if row is None else back(row)) if back else None,
    )
