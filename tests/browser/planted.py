"""Faults planted in a copy of a site, to show that a check of this folder can fail, and fails for the fault's sake.

    @planted("the notes have no way back", edit("orders/*.html", 'href="#fnref-', 'href="#'), says="wait_for_url")
    def test_...(site: Path) -> None: ...

Beside the test itself, pytest then runs it on a copy of its site in which the edit was made, and takes that for passed ("xfailed")
only where the test fails and its failure says what is expected. `pytest -rx tests/browser` lists them.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Error, expect

Edit = Callable[[Path], None]
PATIENT, HASTY = 10_000, 3000  # milliseconds that a test waits for something; for what a planted fault keeps from coming
COMPLAINT = "the page complains"


class Patience:
    """How long pages that are opened now wait for something."""

    milliseconds = PATIENT


@dataclass(frozen=True, slots=True, eq=False)
class Fault:
    """A fault: what it is, what it does to a site, what the test that finds it says; `where`, a part of that test's name."""

    name: str
    edits: tuple[Edit, ...]
    says: str
    where: str


def planted(name: str, *edits: Edit, says: str, where: str = "") -> pytest.MarkDecorator:
    """The test must fail on a site with these edits; `says` is searched for in its failure. Of several variants of the test one
    does: the first whose name has `where` in it."""
    return pytest.mark.planted(Fault(name, edits, says, where))


def edit(files: str, old: str, new: str) -> Edit:
    """Puts `new` for `old`, in each of the files that has it."""

    def alter(site: Path) -> None:
        holding = [file for file in sorted(site.glob(files)) if old in file.read_text(encoding="utf-8")]
        if not holding:
            raise LookupError(f"no {files} has {old!r}: the fault was not planted")
        for file in holding:
            file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")

    return alter


def add(files: str, text: str) -> Edit:
    """Puts the text at the end of the files (or of a new one); in a page, at the end of its main part."""

    def alter(site: Path) -> None:
        for file in sorted(site.glob(files)) or [site / files]:
            whole = file.read_text(encoding="utf-8") if file.is_file() else ""
            head, end, tail = whole.rpartition("</main>")
            file.write_text(f"{head}{text}{end}{tail}" if end else whole + text, encoding="utf-8")

    return alter


def lose(files: str) -> Edit:
    """Takes the files away."""

    def alter(site: Path) -> None:
        for file in sorted(site.glob(files)):
            file.unlink()

    return alter


def variants(metafunc: pytest.Metafunc) -> None:
    """The test as it is, and once a fault."""
    faults = [mark.args[0] for mark in metafunc.definition.iter_markers("planted")]
    failing = [
        pytest.param(
            fault,
            id=fault.name,
            marks=pytest.mark.xfail(
                strict=True, reason=f"planted: {fault.name}", raises=pytest.RaisesExc((AssertionError, Error), match=fault.says)
            ),
        )
        for fault in reversed(faults)  # as they are read
    ]
    metafunc.parametrize("fault", [pytest.param(None, id=pytest.HIDDEN_PARAM), *failing], indirect=True, scope="module")


def one_of_each(items: list[pytest.Item]) -> list[pytest.Item]:
    """Of the variants of a test on one fault one alone: that which the fault asks for, else the first."""
    chosen: dict[Fault, pytest.Item] = {}
    for item in items:
        fault = fault_of(item)
        if fault and (fault not in chosen or (fault.where in item.name and fault.where not in chosen[fault].name)):
            chosen[fault] = item
    return [item for item in items if fault_of(item) is None or item in chosen.values()]


def fault_of(item: pytest.Item) -> Fault | None:
    """The fault that is planted for a test."""
    fault = item.callspec.params.get("fault") if isinstance(item, pytest.Function) and hasattr(item, "callspec") else None
    return fault if isinstance(fault, Fault) else None


@contextmanager
def hasty(fault: Fault | None) -> Iterator[None]:
    """On a planted fault nothing is waited for as long as it would be elsewhere."""
    Patience.milliseconds = HASTY if fault else PATIENT
    expect.set_options(timeout=Patience.milliseconds)
    yield
    Patience.milliseconds = PATIENT
    expect.set_options(timeout=PATIENT)


def site_with(fault: Fault | None, built: Path, folder: Path) -> Path:
    """The site that was built, or a copy that has the fault."""
    if fault is None:
        return built
    site = folder / built.name
    shutil.copytree(built, site)
    for alter in fault.edits:
        alter(site)
    return site
