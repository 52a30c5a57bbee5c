"""Methods of dataclasses that are kept beside the byte code: those that `dataclasses` would have had translated."""

import builtins
import dataclasses
import json
import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import FrozenInstanceError, dataclass, field
from pathlib import Path

import pytest

from generator import methods

PROGRAM = """
import json, sys
import generator.methods as methods
added = []
methods._codes.keep = lambda key, value, keep=methods._codes.keep: (added.append(key), keep(key, value))
import generator.model
print(json.dumps(len(added)))
"""


@dataclass(frozen=True, slots=True, order=True)
class Paper:
    """With each method that a dataclass writes."""

    number: int
    title: str = "ORDER"
    pages: list[int] = field(default_factory=list, compare=False)


def test_a_class_is_as_dataclasses_make_it(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    run: Callable[..., None] = methods.run
    monkeypatch.setattr(dataclasses, "exec", lambda text, *rest: (ran.append(text), run(text, *rest)))
    ours = dataclass(frozen=True, slots=True, order=True)(type("Paper", (), dict(_fields())))
    assert any("__init__" in text for text in ran)
    monkeypatch.setattr(dataclasses, "exec", builtins.exec)
    theirs = dataclass(frozen=True, slots=True, order=True)(type("Paper", (), dict(_fields())))
    for name, method in vars(theirs).items():
        if callable(method) and hasattr(method, "__code__"):
            assert vars(ours)[name].__code__.co_code == method.__code__.co_code, name
    assert repr(ours(3)) == repr(theirs(3)) == "Paper(number=3, title='ORDER', pages=[])"
    assert Paper(3) < Paper(4)
    assert (Paper(3, pages=[1]), hash(Paper(3))) == (Paper(3), hash((3, "ORDER")))
    with pytest.raises(FrozenInstanceError):
        Paper(3).number = 4  # type: ignore[misc]


def _fields() -> dict[str, object]:
    annotations = {"number": int, "title": str, "pages": list[int]}
    return {
        "__module__": "generator.model",
        "__annotations__": annotations,
        "title": "ORDER",
        "pages": field(default_factory=list, compare=False),
    }


def test_classes_of_others_and_other_ways_of_asking_are_left_to_python(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []
    monkeypatch.setattr(methods, "_codes", type("Kept", (), {"get": asked.append, "keep": lambda *_: None}))
    found: dict[str, int] = {}
    methods.run("x = 1", {"__name__": "others.module"}, found)
    assert (found, asked) == ({"x": 1}, [])
    names: dict[str, object] = {"__name__": "generator.model"}
    methods.run("y = 2", names)
    assert (names["y"], asked) == (2, [])
    methods.run("x = 3", names, found)
    assert (found, asked) == ({"x": 3}, ["x = 3"])


def test_they_are_translated_once_for_an_installation(tmp_path: Path) -> None:
    assert run(tmp_path) > 100
    assert run(tmp_path) == 0
    (kept,) = tmp_path.rglob("methods.*.kept")
    kept.write_bytes(kept.read_bytes()[:-1])  # not whole: not believed
    assert run(tmp_path) > 100
    assert run(tmp_path) == 0


def run(folder: Path) -> int:
    """How many methods a process of its own had to have translated."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM],
        env={**kept, "PYTHONPYCACHEPREFIX": str(folder), "PYTHONPATH": str(Path(__file__).parents[1])},
        capture_output=True,
        text=True,
        check=True,
    )
    found: int = json.loads(done.stdout)
    return found
