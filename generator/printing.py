"""What a person sees on the terminal: problems as text, JSON or GitHub annotations, and bars for what takes its time.

Text of an order may hold terminal escape sequences: nothing is printed but through `visible` or `harmless`.
"""

import errno
import json
import os
import re
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import count
from typing import TYPE_CHECKING, Literal, TextIO

from generator.model import Location, Problem, Severity

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress, TaskID

Format = Literal["text", "json", "github"]

# C0 and C1 control characters, those that change the direction of writing, and those that cannot be seen at all
_UNSEEN = re.compile(
    "[\\x00-\\x09\\x0b-\\x1f\\x7f-\\x9f\\u061c\\u200b-\\u200f\\u2028-\\u202e\\u2060-\\u2069\\ufeff\\ud800-\\udfff]"
)
# Of those, what a terminal obeys (it does no harm with \t, \n, \f and the ends of lines that Windows writes)
_OBEYED = re.compile("[\\x00-\\x08\\x0b\\x0e-\\x1f\\x7f-\\x9f\\u202a-\\u202e\\u2066-\\u2069\\ud800-\\udfff]|\\r(?!\\n)")
_COLOURS: dict[Severity, str] = {"error": "bold red", "warning": "yellow", "notice": "cyan"}
_GITHUB_ESCAPES = {"%": "%25", "\r": "%0D", "\n": "%0A"}
WAIT_BEFORE_BAR = 1.0  # seconds


def visible(text: str) -> str:
    """`text` with each character that a terminal would obey, or not show, written out: "\\x1b" for ESC. Lines stay."""
    return _UNSEEN.sub(lambda m: " " if m[0] == "\t" else f"\\x{ord(m[0]):02x}" if ord(m[0]) < 256 else f"\\u{ord(m[0]):04x}", text)


def harmless(text: str) -> str:
    """`text` with each character that a terminal would obey as one that can be seen (␛ for ESC); all else as it is."""
    return _OBEYED.sub(lambda m: chr(0x2400 + ord(m[0])) if m[0] < " " else "␡" if m[0] == "\x7f" else "\ufffd", text)


def unique(problems: Iterable[Problem]) -> Iterator[Problem]:
    """The problems, the same one at the same place once."""
    seen: set[Problem] = set()
    for problem in problems:
        if problem not in seen:
            seen.add(problem)
            yield problem


def place(location: Location) -> str:
    """path:line:column, the column counted from 1 as editors do."""
    parts = [location.path]
    if location.line is not None:
        parts.append(str(location.line))
        if location.column is not None:
            parts.append(str(location.column + 1))
    return ":".join(parts)


def as_text(problem: Problem) -> str:
    """The problem as a person reads it, without colour: a line that says what and where, and one that says what to do."""
    lines = [f"{one_line(place(problem.location))}: {problem.severity}[{problem.code}]: {one_line(problem.message)}"]
    if problem.hint:
        lines.append(f"  hint: {one_line(problem.hint)}")
    return "\n".join(lines)


def as_json(problem: Problem) -> str:
    """One line of JSON, all of it ASCII: safe for any console and for `jq`."""
    return json.dumps(
        {
            "path": problem.location.path,
            "line": problem.location.line,
            "column": None if problem.location.column is None else problem.location.column + 1,
            "severity": problem.severity,
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
        }
    )


# What lies in the site's folder, not among the orders.
BESIDE = ("docketpress.toml", "permalinks.lock", "content", "site")
TEMPLATES = "templates/"


def as_github(problem: Problem, folder: str = "") -> str:
    """A workflow command that GitHub shows beside the line in a pull request. `folder` leads from its root to the content."""

    def data(text: str) -> str:
        return "".join(_GITHUB_ESCAPES.get(c, c) for c in text)

    def attribute(text: str) -> str:
        return data(text).replace(":", "%3A").replace(",", "%2C")

    path = problem.location.path
    at = [f"file={attribute(path if path in BESIDE or path.startswith(TEMPLATES) else folder + path)}"]
    if problem.location.line is not None:
        at.append(f"line={problem.location.line}")
        if problem.location.column is not None:
            at.append(f"col={problem.location.column + 1}")
    at.append(f"title={attribute(problem.code)}")
    return f"::{problem.severity} {','.join(at)}::{data(problem.message)}%0A{data(problem.hint)}"


@dataclass(slots=True)
class Printer:
    """Prints to standard output (what was asked for) and standard error (problems of a build, bars)."""

    format: Format = "text"
    folder: str = ""  # what stands before the paths of problems for GitHub
    quiet: bool = False
    problems_to: Literal["stdout", "stderr"] = "stderr"

    def say(self, text: str, style: str | None = None) -> None:
        """A line for the person at the terminal; none with -q."""
        if not self.quiet:
            _line(sys.stdout, visible(text), style)

    @staticmethod
    def text(text: str) -> None:
        """A whole text, whatever was asked for with it: in UTF-8 where it goes to a file or another program."""
        safe = harmless(text)
        if sys.stdout is None:
            raise OSError(errno.EBADF, "standard output is closed")
        if sys.stdout.isatty():
            sys.stdout.write(safe)
        else:
            sys.stdout.flush()
            sys.stdout.buffer.write(safe.encode("utf-8", "replace"))
        sys.stdout.flush()

    @staticmethod
    def say_error(text: str) -> None:
        """A line on standard error: what went wrong outside of the content."""
        _line(sys.stderr, visible(f"docketpress: {text}"), "red")

    def problems(self, problems: Iterable[Problem]) -> None:
        """Each problem once, in the format asked for; with -q only errors."""
        stream = sys.stdout if self.problems_to == "stdout" else sys.stderr
        for problem in unique(problems):
            if self.quiet and problem.severity != "error":
                continue
            match self.format:
                case "json":
                    print(as_json(problem), file=stream)
                case "github":
                    print(visible(as_github(problem, self.folder)), file=stream)
                case "text":
                    self._problem(problem, stream)

    @staticmethod
    def _problem(problem: Problem, stream: TextIO) -> None:
        if not _may_be_coloured(stream):
            print(as_text(problem), file=stream)
            return
        from rich.text import Text

        text = Text(as_text(problem))
        text.highlight_regex(r"^.+?(?=: (?:error|warning|notice)\[)", "bold")
        text.highlight_regex(rf"{problem.severity}\[{problem.code}\]", _COLOURS[problem.severity])
        text.highlight_regex(r"(?m)^  hint: .*", "dim")
        console(stream).print(text, soft_wrap=True, highlight=False)

    @contextmanager
    def bar(self) -> Iterator["Bar"]:
        """A bar, on a terminal and only once something has lasted a second."""
        bar = Bar(shown=not self.quiet and sys.stderr.isatty())
        try:
            yield bar
        finally:
            bar.close()


class Bar:
    """Draws how far something is, how fast it goes and how long it will take, where it was told to and has waited long enough."""

    def __init__(self, shown: bool) -> None:
        self._shown, self._begun = shown, time.monotonic()
        self._progress: Progress | None = None
        self._tasks: dict[str, TaskID] = {}

    def show(self, what: str, done: int, of: int) -> None:
        """So many of so many are done."""
        if not self._shown or time.monotonic() - self._begun < WAIT_BEFORE_BAR:
            return
        from rich import progress

        if self._progress is None:
            self._progress = progress.Progress(
                progress.TextColumn("{task.description}"),
                progress.BarColumn(),
                progress.MofNCompleteColumn(),
                progress.TextColumn("{task.fields[rate]}"),
                progress.TimeRemainingColumn(),
                console=console(sys.stderr),
                transient=True,
            )
            self._progress.start()
        if what not in self._tasks:
            self._tasks[what] = self._progress.add_task(what, total=of, rate="")
        elapsed = self._progress.tasks[self._tasks[what]].elapsed or 0
        self._progress.update(self._tasks[what], completed=done, rate=f"{done / elapsed:,.0f}/s" if elapsed > 1 else "")

    def counter(self, what: str, of: int) -> Callable[[], None]:
        """What is called each time that one more is done."""
        numbers = count(1)
        return lambda: self.show(what, next(numbers), of)

    def close(self) -> None:
        """Takes the bar away."""
        if self._progress is not None:
            self._progress.stop()


def one_line(text: str) -> str:
    """`text` made visible, on one line."""
    return visible(text).replace("\n", "\\n")


def _line(stream: TextIO, text: str, style: str | None) -> None:
    if style is None or not _may_be_coloured(stream):
        print(text, file=stream)
    else:
        console(stream).print(text, style=style, markup=False, highlight=False, soft_wrap=True)


def _may_be_coloured(stream: TextIO) -> bool:
    """Whether rich is asked at all: on a terminal, and wherever somebody wants colour."""
    return stream.isatty() or "FORCE_COLOR" in os.environ


def console(stream: TextIO) -> "Console":
    """A rich console on `stream`: colour on a terminal alone, and not where NO_COLOR is set (rich sees to both)."""
    from rich.console import Console

    return Console(file=stream, emoji=False, highlight=False, legacy_windows=None)


def settle_streams() -> None:
    """Lets standard output take any text: a character that a console's encoding lacks is replaced, never a crash."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors="replace")
