"""Every problem, as a person sees it: tests/problems/<code>.txt makes it, <code>.expected is what is printed, verbatim.

A sample may also be <code>.md, a file of bytes, or a folder <code>/ that is a whole site. What no content can provoke
is provoked in `FAULTS`. `--rewrite` writes the expectations anew.
"""

import dataclasses
import os
import re
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from generator import build, cli, searching
from generator.build import orders
from generator.config import Config, read_config
from generator.model import Location, Order, Problem, Report, Source
from generator.parsing import parse_order
from generator.parsing.ledger import find_lost_words
from generator.printing import as_text, unique
from generator.problems import CATALOGUE
from generator.problems import problem as make_problem

SAMPLES = Path(__file__).parent / "problems"


def lose_a_paragraph(monkeypatch: pytest.MonkeyPatch, _: Path) -> None:
    def parse(source: Source, report: Report) -> Order:
        order = parse_order(source, report)
        order = dataclasses.replace(order, body=order.body[:-1])
        for found in find_lost_words(order):
            report(found)
        return order

    monkeypatch.setattr(orders, "parse_order", parse)


def fail(monkeypatch: pytest.MonkeyPatch, _: Path) -> None:
    def parse(*_: object) -> Order:
        raise ZeroDivisionError("division by zero")

    monkeypatch.setattr(orders, "parse_order", parse)


def take_away_the_right_to_read(monkeypatch: pytest.MonkeyPatch, _: Path) -> None:
    read_bytes = Path.read_bytes

    def refuse(path: Path) -> bytes:
        if path.suffix == ".txt":
            raise PermissionError(13, "Permission denied", str(path))
        return read_bytes(path)

    monkeypatch.setattr(Path, "read_bytes", refuse)


def put_a_pipe_into_the_site(_: pytest.MonkeyPatch, site: Path) -> None:
    (site / "site").mkdir(exist_ok=True)
    os.mkfifo(site / "site" / "pipe")


def lock(monkeypatch: pytest.MonkeyPatch, _: Path) -> None:
    monkeypatch.setattr(build, "Terms", partial(build.Terms, locked=True))


def break_pagefind(monkeypatch: pytest.MonkeyPatch, _: Path) -> None:
    def fail(*_: object) -> None:
        raise searching.SearchFailedError("it ran out of breath")

    monkeypatch.setattr("generator.config.PAGEFIND", searching.PAGEFIND)
    monkeypatch.setattr(searching, "run_pagefind", fail)


FAULTS: dict[str, Callable[[pytest.MonkeyPatch, Path], None]] = {
    "words-lost": lose_a_paragraph,
    "docketpress-failed": fail,
    "not-carried": put_a_pipe_into_the_site,
    "search-failed": break_pagefind,
    "unreadable-file": take_away_the_right_to_read,
    "permalinks-would-change": lock,
}


def printed(code: str, folder: Path) -> str:
    """What `docketpress build` in `folder` prints of problems with this code."""
    problems: list[Problem] = []
    config = read_config(folder, problems.append)
    templates = folder / "templates"
    folders = build.Folders(
        folder / "content", folder / "site", templates if templates.is_dir() else None, folder / "permalinks.lock"
    )
    built = build.build_site(folders, config, build.Terms(), problems)
    text = "".join(as_text(p) + "\n" for p in unique(built.problems) if p.code == code)
    return re.sub(r"\(\w+\.py:\d+\)", "(module.py:1)", text)


def lay_out(code: str, site: Path) -> None:
    """The sample of `code` into the folder of a site."""
    if (SAMPLES / code).is_dir():
        shutil.copytree(SAMPLES / code, site, dirs_exist_ok=True)
        return
    (site / "content").mkdir(parents=True, exist_ok=True)
    samples = [p for p in SAMPLES.glob(f"{code}.*") if p.suffix != ".expected"]
    assert samples, f"no sample shows {code}: add tests/problems/{code}.txt"
    for sample in samples:
        shutil.copy(sample, site / "content")


# Of no build: `add` has the first, below; `check` the others, which tests/publishing shows. The last two are of builds that reach
# for other computers: tests/test_cluster.py, test_remote.py.
NOT_OF_A_BUILD = {"already-there", "link-gone", "link-silent", "file-too-large", "site-too-large", "site-too-slow"}
NOT_OF_A_BUILD |= {"cluster-failed", "content-unreachable"}


@pytest.mark.parametrize("code", sorted(set(CATALOGUE) - NOT_OF_A_BUILD))
def test_problem(code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    site = tmp_path / "x"
    lay_out(code, site)
    if code in FAULTS:
        FAULTS[code](monkeypatch, site)
    now = printed(code, site)
    assert now, f"the sample of {code} does not make it"
    expected = SAMPLES / f"{code}.expected"
    if request.config.getoption("--rewrite"):
        expected.write_bytes(now.encode())
    elif not expected.exists():
        expected.write_bytes(now.encode())
        pytest.fail(f"{expected} was missing and is written now: read it")
    assert now == expected.read_bytes().decode()


@pytest.mark.parametrize("code", sorted({code for code, entry in CATALOGUE.items() if entry.severity == "error"} - NOT_OF_A_BUILD))
def test_an_error_leaves_the_published_site_as_it_was_to_the_byte(
    code: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Also what lies beside it: no half-written site is left."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "first.txt").write_text(
        "ORDER\n\nThe motion at docket 7, which came late, is DENIED.\n", encoding="utf-8"
    )
    folders = build.Folders(tmp_path / "content", tmp_path / "site")
    assert build.build_site(folders, Config(), build.Terms(), []).written
    (tmp_path / "site" / "orders" / "of-the-editor.txt").write_text("mine", encoding="utf-8")
    if code == "foreign-file":  # a page that is there, and that docketpress does not know
        shutil.copy(SAMPLES / code / "content" / "order.txt", tmp_path / "content")
        (tmp_path / "site" / ".docketpress.json").unlink()
    before = contents(tmp_path / "site")
    if code != "foreign-file":
        lay_out(code, tmp_path)
    if code in FAULTS:
        FAULTS[code](monkeypatch, tmp_path)
    beside = sorted(path.name for path in tmp_path.iterdir())
    assert printed(code, tmp_path)
    monkeypatch.undo()
    assert contents(tmp_path / "site") == before
    assert sorted(path.name for path in tmp_path.iterdir()) == beside


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_already_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """The one problem that no build has: `add` has it."""
    (tmp_path / "content").mkdir()
    (tmp_path / "content" / "a.txt").write_text("mine")
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("theirs")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr("sys.argv", ["docketpress", "add", "in/a.txt"])
    assert cli.commands() == 1
    assert capsys.readouterr().err == (
        "in/a.txt: error[already-there]: another file stands there already: content/a.txt\n"
        "  hint: rename one of them; nothing was changed\n"
    )


def test_every_sample_belongs_to_a_problem() -> None:
    assert {p.name.partition(".")[0] for p in SAMPLES.iterdir()} <= set(CATALOGUE)


def test_a_hint_says_what_to_do_and_a_message_is_one_sentence() -> None:
    for code, entry in CATALOGUE.items():
        assert entry.hint, code
        assert not entry.message.endswith((".", "!")), code
        assert not entry.message[0].isupper(), code


def test_an_unknown_code_or_a_field_left_out_is_our_fault() -> None:
    with pytest.raises(KeyError):
        make_problem("nonsense", Location("x"))
    with pytest.raises(KeyError):
        make_problem("note-missing", Location("x"))


def test_the_settings_decide_how_grave_privacy_is(read: Callable[..., build.Reading]) -> None:
    text = (SAMPLES / "private-account-number.txt").read_text(encoding="utf-8")
    for privacy, severity in (("error", "error"), ("warn", "warning")):
        found = [p for p in read(text, config=Config(privacy=privacy)).problems if p.code.startswith("private-")]  # type: ignore[arg-type]
        assert [p.severity for p in found] == [severity]
