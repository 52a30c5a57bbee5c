"""SOURCE FORMATS: file → Source. One file a format, one line in `READERS`."""

import errno
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path, PurePosixPath

from generator.files import read_regular
from generator.model import Location, Report, Source
from generator.problems import report_problem
from generator.reading.decoding import decode
from generator.reading.folders import EDITORS_PAGES, OrderFile, forbidden, list_files, list_pages, names_among, reason
from generator.reading.markdown import read_markdown
from generator.reading.plaintext import read_plain_text

__all__ = [
    "EDITORS_PAGES",
    "READERS",
    "OrderFile",
    "find_orders",
    "forbidden",
    "list_pages",
    "orders_among",
    "pages_among",
    "read_any_text",
    "read_file",
    "read_source",
    "reason",
    "source_of",
]

# A reader takes (bytes, name, report) and gives the source, or None where it has reported why it is none.
Reader = Callable[[bytes, str, Report], Source | None]

READERS: dict[str, Reader] = {
    ".txt": read_plain_text,
    ".text": read_plain_text,
    ".md": read_markdown,
    ".markdown": read_markdown,
}
# How a notice names the kinds of file that people have.
KINDS = {
    ".pdf": "a PDF document",
    ".doc": "a Word document",
    ".docx": "a Word document",
    ".odt": "an OpenDocument text",
    ".rtf": "a document in Rich Text Format",
    ".html": "an HTML page",
    ".htm": "an HTML page",
    ".json": "a JSON file",
    ".xml": "an XML file",
    ".zip": "an archive",
    ".png": "an image",
    ".jpg": "an image",
    ".jpeg": "an image",
    ".tif": "an image",
    ".tiff": "an image",
}


def find_orders(folder: Path, report: Report) -> Iterator[OrderFile]:
    """The files under `folder` that may hold orders, sorted by name, the same on every system.

    Hidden files and the editor's (`pages/`, NAME.toml) are passed over; every other file that is not read is reported:
    of another kind, not to be listed, no regular file, a link that leads out of the folder.
    """
    for file in list_files(folder, report):
        if file.path.suffix.lower() in READERS:
            yield file
        else:
            report_problem(report, "not-read", Location(file.name), what=kind_of_file(file.path, file.name))


def orders_among(paths: Iterable[str], report: Report) -> Iterator[str]:
    """Likewise, of the files of a folder that is not on this disk, by their paths in it."""
    for name in names_among(paths, report):
        if PurePosixPath(name).suffix.lower() in READERS:
            yield name
        else:
            report_problem(report, "not-read", Location(name), what=kind_of_file(Path(name), name))


def pages_among(paths: Iterable[str]) -> list[str]:
    """Those of the files that are the editor's pages, sorted."""
    pages = (path for path in paths if path.startswith(f"{EDITORS_PAGES}/"))
    return sorted(path for path in pages if not any(part.startswith(".") for part in path.split("/")))


def kind_of_file(path: Path, name: str) -> str:
    """A file that no reader takes, and what its name says that it is."""
    suffix = path.suffix.lower()
    kind = KINDS.get(suffix, f"a file of the kind {suffix}" if suffix else "a file whose name does not say its kind")
    return f"{name} ({kind})"


def read_source(path: Path, name: str, report: Report) -> Source | None:
    """The order's file at `path`, called `name` in problems; None where it cannot be read as text, which is reported."""
    data = read_file(path, name, report)
    return None if data is None else source_of(data, name, report)


def read_file(path: Path, name: str, report: Report) -> bytes | None:
    """The bytes of an order's file; None where it cannot be read, or no reader takes files of its kind, which is reported."""
    if path.suffix.lower() not in READERS:
        report_problem(report, "not-read", Location(name), what=kind_of_file(path, name))
        return None
    try:
        return read_regular(path)
    except OSError as error:
        report_problem(report, "unreadable-file", Location(name), what=reason(error))
        return None


def source_of(data: bytes, name: str, report: Report) -> Source | None:
    """The source that these bytes are, by the ending of `name`; None where they are no text, which is reported."""
    source = READERS[PurePosixPath(name).suffix.lower()](data, name, report)
    if source is not None and not any(line.text.strip() for line in source.lines):
        report_problem(report, "empty-file", Location(name))
        return None
    return source


def read_any_text(path: Path, report: Report) -> str | None:
    """The text of any file, pipes among them, or of standard input where `path` is "-"; decoded as an order's is.

    None where it cannot be read as text, which is reported.
    """
    name = str(path)
    try:
        data = path.read_bytes() if name != "-" else _standard_input()
    except OSError as error:
        report_problem(report, "unreadable-file", Location("standard input" if name == "-" else name), what=reason(error))
        return None
    decoded = decode(data, "standard input" if name == "-" else name, report)
    return None if decoded is None else decoded[0]


def _standard_input() -> bytes:
    """All of standard input; an `OSError` where it was closed before we began."""
    if sys.stdin is None:
        raise OSError(errno.EBADF, "it is closed")
    return sys.stdin.buffer.read()
