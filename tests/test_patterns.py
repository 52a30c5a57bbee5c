"""Patterns that are kept beside the byte code: the same as those of `re`, and never believed where they are not whole."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import AnyStr

import pytest

from generator.patterns import compiled

PATTERNS = [
    (r"(?P<year>(?:19|20)\d\d)|[^\W\d_]+(?:['’]s)?", 0),
    (r"\b(?:court|judge)s?\b(?!\s+of)", re.IGNORECASE),
    (r"^ (?P<a>\w) # a letter\n $", re.VERBOSE | re.MULTILINE),
    (rb"\r\n|\r|\n", 0),
]
PROGRAM = """
import json, re
import generator.patterns as patterns
added = []
patterns._programs.keep = lambda key, value, keep=patterns._programs.keep: (added.append(key[0]), keep(key, value))
asked = [r"(?P<year>(?:19|20)\\d\\d)|[^\\W\\d_]+", r"\\bcourts?\\b"]
found = [patterns.compiled(one, re.IGNORECASE).findall("The Court sat in 2020") for one in asked]
print(json.dumps([found, len(added), len(patterns._programs._values)]))
"""


@pytest.mark.parametrize(("pattern", "flags"), PATTERNS)
def test_they_are_those_of_re(pattern: AnyStr, flags: int) -> None:
    ours, theirs = compiled(pattern, flags), re.compile(pattern, flags)
    assert (ours, ours.flags, ours.groups, ours.groupindex) == (theirs, theirs.flags, theirs.groups, theirs.groupindex)
    text = "The court of 2020, the Judge’s Courts\nof 1999\r\n x "
    said = text.encode() if isinstance(pattern, bytes) else text
    assert [m.span() for m in ours.finditer(said)] == [m.span() for m in theirs.finditer(said)]


def test_what_is_no_pattern_is_refused_as_re_refuses_it() -> None:
    with pytest.raises(re.error):
        compiled(r"(")


def run(folder: Path, **environment: str) -> tuple[list[list[str]], int, int]:
    """What the patterns find in a process of its own, how many it had to translate, and how many it knew at its end."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        capture_output=True,
        check=True,
        env={**kept, "PYTHONPYCACHEPREFIX": str(folder), **environment},
    )
    found, added, known = json.loads(done.stdout)
    return found, added, known


FOUND = [["", "", "", "", "2020"], ["Court"]]


def test_a_process_finds_what_the_one_before_it_translated(tmp_path: Path) -> None:
    assert run(tmp_path) == (FOUND, 2, 2)
    assert run(tmp_path) == (FOUND, 0, 2)


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda _: b"",
    "cut short": lambda data: data[:-1],
    "of another Python": lambda data: data.replace(b"3.", b"2.", 1),
    "with more behind it": lambda data: data + b"x",
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES)
def test_a_file_that_is_not_whole_or_of_another_python_is_not_believed(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    run(tmp_path)
    (kept,) = tmp_path.rglob("patterns.*.kept")
    kept.write_bytes(damage(kept.read_bytes()))
    assert run(tmp_path) == (FOUND, 2, 2)
    assert run(tmp_path) == (FOUND, 0, 2)


def test_nothing_is_written_where_no_byte_code_is(tmp_path: Path) -> None:
    assert run(tmp_path, PYTHONDONTWRITEBYTECODE="1") == (FOUND, 2, 2)
    assert not list(tmp_path.rglob("patterns.*.kept"))
