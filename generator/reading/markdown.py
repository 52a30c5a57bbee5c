"""Markdown: .md and .markdown."""

from generator.model import Report, Source
from generator.reading.decoding import decode
from generator.reading.lines import make_source


def read_markdown(data: bytes, name: str, report: Report) -> Source | None:
    """The order in a Markdown file; None where it is no text, which is reported."""
    decoded = decode(data, name, report)
    return None if decoded is None else make_source(name, data, decoded[1], "markdown", decoded[0])
