"""A TOML file that a person wrote: its values checked against a declared shape, each problem at its line.

`tomllib` says nothing of lines, so they are found again in the text: `Table.line_of` looks where a key stands.
"""

import datetime
import difflib
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from generator.model import Location, Report
from generator.patterns import compiled
from generator.problems import report_problem

Kind = Literal["text", "flag", "texts", "date", "texts by name"]
Shape = Mapping[str, "Kind | Shape"]

SAYS: dict[Kind, str] = {
    "text": 'a text in quotes: "…"',
    "flag": "true or false",
    "texts": 'a list of texts: ["…", "…"]',
    "date": 'a date: "YYYY-MM-DD"',
    "texts by name": 'texts: "…" = "…"',
}

_HEADER = compiled(r"\s*\[+\s*([^\]#]+?)\s*\]")
_KEY = compiled(r"""\s*((?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+)(?:\s*\.\s*(?:"(?:[^"\\]|\\.)*"|'[^']*'|[\w-]+))*)\s*=""")
_PIECE = compiled(r""""((?:[^"\\]|\\.)*)"|'([^']*)'|([\w-]+)""")
_DEEPEST = 3  # names in a key of a shape, and one more
_CURLY = compiled(r"[=\[,{]\s*[“”„‟‘’]")  # where a text should begin
_QUOTED = compiled(r'=\s*"[^"]*"\s*[^\s#,\]}"]')  # what goes on behind the quote that ends a text
_PLAINLY = "each [heading] and each key on a line of its own, once; texts in quotes, lists in [ ]"
_STRAIGHT = 'texts stand in straight quotes: "…"; “these” may stand within them'
_WITHIN = "quotes within a text are “these”, or the text stands in '…'"
_ABOVE = "move it above the first [heading]: what stands below one belongs to it"
_AT_LINE = compiled(r"\s*\(at (?:line (\d+), column (\d+)|end of document)\)$")


@dataclass(frozen=True, slots=True)
class Table:
    """A TOML file's values that have the shape asked for (the others were reported and are left out)."""

    path: str
    text: str
    values: Mapping[str, object]

    def texts(self, *key: str) -> tuple[str, ...]:
        """The list of texts at `key`; none where it is not there."""
        value = self.get(*key)
        return tuple(str(item) for item in value) if isinstance(value, list) else ()

    def text_at(self, *key: str) -> str | None:
        """The text (or ISO date) at `key`."""
        value = self.get(*key)
        return value if isinstance(value, str) else None

    def flag(self, *key: str) -> bool:
        """Whether `key` is true; false where it is not there."""
        return self.get(*key) is True

    def named(self, *key: str) -> dict[str, str]:
        """The texts by name of the table at `key`."""
        value = self.get(*key)
        return {str(k): str(v) for k, v in value.items()} if isinstance(value, dict) else {}

    def get(self, *key: str) -> object:
        """The value at `key`, None where it is not there."""
        value: object = self.values
        for name in key:
            value = value.get(name) if isinstance(value, Mapping) else None
        return value

    def place(self, *key: str, holding: str | None = None) -> Location:
        """Where `key` stands in the file; with `holding`, the first line from there on that has those characters."""
        return Location(self.path, line_of(self.text, key, holding))


def read_table(data: bytes, path: str, shape: Shape, report: Report) -> Table:
    """The TOML in `data`, checked: what is unknown or has the wrong type is reported and left out. Never raises."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        what = f"byte 0x{data[error.start]:02X} is not UTF-8"
        report_problem(report, "bad-toml", Location(path, line), what=what, hint="save it as plain text, encoded as UTF-8")
        return Table(path, data.decode("utf-8", "replace"), {})
    try:
        values = tomllib.loads(text.replace("\r\n", "\n"))
    except (ValueError, RecursionError) as error:  # ValueError: also a number of thousands of digits
        said = str(error)
        found = _AT_LINE.search(said)
        last = text.rstrip().count("\n") + 1
        line, column = (int(found[1]), int(found[2]) - 1) if found and found[1] else (last, None)
        what = _AT_LINE.sub("", said)
        hint = _how_to_write(text.split("\n")[line - 1])
        report_problem(report, "bad-toml", Location(path, line, column), what=what[:1].lower() + what[1:], hint=hint)
        return Table(path, text, {})
    return Table(path, text, _Checker(path, text, shape, report).checked(values, shape, ()))


@dataclass(frozen=True, slots=True)
class _Checker:
    path: str
    text: str
    whole: Shape
    report: Report

    def checked(self, values: Mapping[str, object], shape: Shape, above: tuple[str, ...]) -> dict[str, object]:
        """Of the values of the table `above` those that have its shape; the others are reported."""
        good: dict[str, object] = {}
        for name, value in values.items():
            key = (*above, name)
            if name not in shape:
                self.say("unknown-key", key, hint=_ABOVE if above and name in self.whole else did_you_mean(name, shape))
                continue
            kind = shape[name]
            if not isinstance(kind, Mapping):
                fits, wanted = _fitting(value, kind), SAYS[kind]
            else:
                fits = self.checked(value, kind, key) if isinstance(value, Mapping) else None
                wanted = f"a table of its own: [{name}]"
            if fits is None:
                self.say("wrong-type", key, wanted=wanted)
            else:
                good[name] = fits
        return good

    def say(self, code: str, key: tuple[str, ...], **fields: object) -> None:
        """Reports `code` where `key` stands."""
        report_problem(self.report, code, Location(self.path, line_of(self.text, key)), key=shown(key), **fields)


def _how_to_write(line: str) -> str:
    """What most likely is wrong with a line that is no TOML: word processors curl quotes."""
    if _CURLY.search(line):
        return _STRAIGHT
    return _WITHIN if _QUOTED.search(line) else _PLAINLY


def _fitting(value: object, kind: Kind) -> object:
    """`value` where it is of `kind` (a date as its ISO text), else None."""
    match kind, value:
        case ("text", str()) | ("flag", bool()):
            return value
        case "texts", list() if all(isinstance(item, str) for item in value):
            return value
        case "texts by name", dict() if all(isinstance(item, str) for item in value.values()):
            return value
        case "date", datetime.date() if not isinstance(value, datetime.datetime):
            return value.isoformat()
        case "date", str() if _is_date(value):
            return value
    return None


def _is_date(text: str) -> bool:
    try:
        return datetime.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def did_you_mean(name: str, valid: Iterable[str]) -> str:
    """A sentence with the valid names nearest to `name`, or with them all where none is near."""
    names = sorted(valid)
    near = [n for n in names if sorted(n) == sorted(name)] or difflib.get_close_matches(name, names, 3, 0.6)
    if near:
        best = _likeness(name, near[0])
        return f"did you mean {' or '.join(sorted(n for n in near if _likeness(name, n) == best))}?"
    return f"it may be one of: {', '.join(names[:20])}" if names else "nothing is like it: take the line out"


def _likeness(name: str, other: str) -> float:
    return difflib.SequenceMatcher(None, other, name).ratio()


def shown(key: tuple[str, ...]) -> str:
    """A key as a person writes it: `draft`, `[caption] court`."""
    return f"[{'.'.join(key[:-1])}] {key[-1]}" if len(key) > 1 else key[0]


def line_of(text: str, key: tuple[str, ...], holding: str | None = None) -> int | None:
    """The line of `text` (TOML) on which `key` is set or its table opens; `holding`: the first one from there that has it."""
    lines, places = _read_keys(text)
    found = places.get(key)
    if found is None or holding is None:
        return found
    return next((number for number in range(found, len(lines) + 1) if holding in lines[number - 1]), found)


@lru_cache(maxsize=4)
def _read_keys(text: str) -> tuple[list[str], dict[tuple[str, ...], int]]:
    """The lines of a text, and for each key and table in it, as deep as any shape goes, the first line that has it."""
    lines = text.splitlines()
    places: dict[tuple[str, ...], int] = {}
    for number, at in _keys(lines):
        for depth in range(1, min(len(at), _DEEPEST) + 1):
            places.setdefault(at[:depth], number)
    return lines, places


def _keys(lines: list[str]) -> Iterable[tuple[int, tuple[str, ...]]]:
    table: tuple[str, ...] = ()
    within = ""  # the quotes of a text of several lines that is still open
    for number, line in enumerate(lines, 1):
        if within:
            within = "" if line.count(within) % 2 else within
            continue
        if header := _HEADER.match(line):
            table = _pieces(header[1])
            yield number, table
        elif named := _KEY.match(line):
            yield number, table + _pieces(named[1])
        within = next((quotes for quotes in ('"""', "'''") if line.count(quotes) % 2), "")


def _pieces(dotted: str) -> tuple[str, ...]:
    return tuple(next(part for part in match.groups() if part is not None) for match in _PIECE.finditer(dotted))
