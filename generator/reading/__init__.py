"""SOURCE FORMATS: file → Source."""

import hashlib
from pathlib import Path

from generator.model import Line, Report, Source


def read_source(path: Path, name: str, report: Report) -> Source | None:
    """The order's file at `path`, called `name` in problems; None where it cannot be read as text (then reported)."""
    data = path.read_bytes()
    text = data.decode("utf-8-sig", "replace")
    lines, page = [], 1
    paged = "\f" in text
    for number, line in enumerate(text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), 1):
        lead = line[: len(line) - len(line.lstrip())]
        page += lead.count("\f")
        lines.append(Line(number, page if paged else None, line))
        page += line.count("\f") - lead.count("\f")
    markup = "markdown" if path.suffix == ".md" else "plain"
    return Source(name, hashlib.sha256(data).hexdigest(), "utf-8", markup, tuple(lines))  # type: ignore[arg-type]
