"""Problems on the terminal, for machines, and for GitHub."""

import io
import json
import sys

import pytest

from generator.model import Location, Problem
from generator.printing import Printer, as_github, as_json, as_text, settle_streams, unique, visible

PROBLEM = Problem("note-missing", Location("a/b.txt", 41, 8), "footnote 7 …", "say so", "warning")


def test_as_text_is_what_the_architecture_shows() -> None:
    assert as_text(PROBLEM) == "a/b.txt:41:9: warning[note-missing]: footnote 7 …\n  hint: say so"


def test_a_place_may_be_a_line_or_a_whole_file() -> None:
    assert as_text(Problem("x", Location("a.txt", 3), "m", "", "error")) == "a.txt:3: error[x]: m"
    assert as_text(Problem("x", Location("a.txt"), "m", "", "error")) == "a.txt: error[x]: m"


def test_as_json_is_ascii_and_counts_columns_as_editors_do() -> None:
    line = as_json(PROBLEM)
    assert line.isascii()
    assert json.loads(line) == {
        "path": "a/b.txt", "line": 41, "column": 9, "severity": "warning", "code": "note-missing",
        "message": "footnote 7 …", "hint": "say so",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("path", "file"),
    [
        ("smith.txt", "content/smith.txt"),
        ("docketpress.toml", "docketpress.toml"),
        ("permalinks.lock", "permalinks.lock"),
        ("templates/base.html", "templates/base.html"),
    ],
)
def test_as_github_names_files_from_the_repositorys_root(path: str, file: str) -> None:
    assert as_github(Problem("x", Location(path), "m", "h", "error"), "content/").startswith(f"::error file={file},title=x::")


def test_as_github_escapes_what_would_end_the_command() -> None:
    problem = Problem("x", Location("a,b:c.txt", 1, 0), "100%\nnext", "h", "notice")
    assert as_github(problem, "content/") == "::notice file=content/a%2Cb%3Ac.txt,line=1,col=1,title=x::100%25%0Anext%0Ah"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mred\x07", "\\x1b[31mred\\x07"),
        ("\x9b2J", "\\x9b2J"),
        ("a\u202eb", "a\\u202eb"),
        ("a\tb\nc", "a b\nc"),
        ("zero\u200bwidth", "zero\\u200bwidth"),
        ("§ 3 – “ñ” 日本", "§ 3 – “ñ” 日本"),
        ("\ud800", "\\ud800"),
    ],
)
def test_what_a_terminal_would_obey_is_written_out(text: str, shown: str) -> None:
    assert visible(text) == shown


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_no_escape_sequence_of_a_source_reaches_the_terminal(form: str, capsys: pytest.CaptureFixture[str]) -> None:
    problem = Problem("x", Location("a\x1b]0;title\x07.txt", 1), "word “\x1b[2J”\r", "\x9b5n", "error")
    Printer(form, problems_to="stdout").problems([problem])  # type: ignore[arg-type]
    out = capsys.readouterr().out
    assert out.strip()
    assert not set(out) & {"\x1b", "\x07", "\x9b", "\r"}


def test_the_same_problem_at_the_same_place_is_printed_once(capsys: pytest.CaptureFixture[str]) -> None:
    Printer().problems([PROBLEM, PROBLEM])
    assert capsys.readouterr().err.count("footnote 7") == 1
    assert len(list(unique([PROBLEM, PROBLEM]))) == 1


def test_quiet_prints_errors_alone(capsys: pytest.CaptureFixture[str]) -> None:
    printer = Printer(quiet=True)
    printer.problems([PROBLEM, Problem("x", Location("a.txt"), "grave", "", "error")])
    printer.say("done")
    out, err = capsys.readouterr()
    assert "grave" in err
    assert "footnote" not in err
    assert not out


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_colour_on_a_terminal_alone_and_not_with_no_color(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm-256color")
    for name in ("NO_COLOR", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(sys, "stderr", Terminal())
    Printer().problems([PROBLEM])
    assert "\x1b[33m" in sys.stderr.getvalue()
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr(sys, "stderr", Terminal())
    Printer().problems([PROBLEM])
    assert "\x1b[33m" not in sys.stderr.getvalue()


def test_a_bar_shows_on_a_terminal_and_after_a_while(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("generator.printing.WAIT_BEFORE_BAR", 0.0)
    monkeypatch.setattr(sys, "stderr", Terminal())
    with Printer().bar() as bar:
        bar.show("Reading orders", 1, 3)
    assert "Reading orders" in sys.stderr.getvalue()


def test_no_bar_where_output_is_piped(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setattr("generator.printing.WAIT_BEFORE_BAR", 0.0)
    with Printer().bar() as bar:
        bar.show("Reading orders", 1, 3)
    assert capsys.readouterr() == ("", "")


def test_a_console_without_the_letter_gets_another(monkeypatch: pytest.MonkeyPatch) -> None:
    raw = io.BytesIO()
    monkeypatch.setattr(sys, "stdout", io.TextIOWrapper(raw, encoding="cp1252"))
    settle_streams()
    Printer().say("日本 → “x”")
    sys.stdout.flush()
    assert raw.getvalue().decode("cp1252").rstrip() == "?? ? “x”"
