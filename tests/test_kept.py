"""Tables that are kept beside the byte code: those that would be made, and out of date where what they are made of is another."""

import os
from pathlib import Path

import pytest

from generator import courts, kept
from generator.citing import journals, reporters


@pytest.fixture
def unkept(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is kept yet, and nothing will be written."""
    monkeypatch.setattr(kept, "_tables", tables := kept.Kept[tuple[object, ...], object]("tables", 100))
    monkeypatch.setattr(tables, "_read", dict)
    monkeypatch.setattr(tables, "_write", lambda: None)


@pytest.mark.usefixtures("unkept")
def test_a_table_is_made_once_for_the_files_that_it_is_made_of(tmp_path: Path) -> None:
    file, made = tmp_path / "data", list[int]()

    def make() -> int:
        made.append(1)
        return len(made)

    file.write_text("a")
    assert [kept.kept_table("one", [file], make) for _ in range(2)] == [1, 1]
    assert kept.kept_table("two", [file], make) == 2
    file.write_text("bb")
    assert kept.kept_table("one", [file], make) == 3
    os.utime(file, ns=(1, 1))
    assert kept.kept_table("one", [file], make) == 4


@pytest.mark.usefixtures("unkept")
def test_what_is_kept_is_what_is_made() -> None:
    """What is read back in a process that did not make it."""
    tables = (courts.entries, courts.abbreviations, courts.keys_of, reporters.reporters, journals.journals)
    arguments = ((), (), ("alaska",), (True,), ())
    first = [table.__wrapped__(*said) for table, said in zip(tables, arguments, strict=True)]  # type: ignore[attr-defined]
    again = [table.__wrapped__(*said) for table, said in zip(tables, arguments, strict=True)]  # type: ignore[attr-defined]
    assert first == again
    assert all(first)
    assert first[4] == frozenset(reporters.compact(name) for name in reporters.read_data("journals.json"))
    assert courts.entries()["akd"]["name"] == "United States District Court for the District of Alaska"
