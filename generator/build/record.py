"""permalinks.lock on the disk: what was published before, and what has been now."""

import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

from generator.files import read_regular
from generator.model import Location, Report
from generator.problems import report_problem
from generator.publishing.permalinks import FILE, Permalinks, read_permalinks


@dataclass(frozen=True, slots=True)
class Record:
    """`before`: what was published, None where that cannot be known (which was reported); `data`: the file as it is."""

    before: Permalinks | None
    data: bytes


def read_record(lock: Path | None, site: Path | None, report: Report) -> Record:
    """The record in the file `lock`, and in the copy in the `site`, which knows what was published if somebody lost the file, or
    parts of it. An empty one where there is neither; without `lock`, too: who does not keep one has no addresses to keep."""
    if lock is None:
        return Record(Permalinks(), b"")
    data, copy = _read(lock, report), _read(site / FILE, report) if site else b""
    if data is None or copy is None:
        return Record(None, b"")
    if not data and not copy and _is_empty(lock, site):  # a file that somebody emptied is no site without a past
        return Record(read_permalinks(b"", report), b"")
    if not data or copy in (b"", data):
        before = read_permalinks(data or copy, report) if data or copy else Permalinks()
        if copy and not data:
            report_problem(report, "permalinks-missing", Location(FILE))
        return Record(before, data)
    mine, published = read_permalinks(data, report), read_permalinks(copy, lambda _: None)
    if mine is None or published is None:
        return Record(mine, data)
    forgotten = {url: section for url, section in published.sections.items() if url not in mine.sections}
    return Record(Permalinks({**mine.sections, **forgotten}), data)


def _is_empty(lock: Path, site: Path | None) -> bool:
    return lock.is_file() or (site is not None and (site / FILE).is_file())


def write_record(lock: Path, data: bytes) -> None:
    """Puts the record into its file in one step. OSError where it cannot be written: the site has a copy, which the next build
    reads."""
    lock.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{lock.name}.", dir=lock.parent)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(lock)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _read(path: Path, report: Report) -> bytes | None:
    try:
        return read_regular(path)
    except (FileNotFoundError, NotADirectoryError):
        return b""
    except OSError as error:
        report_problem(report, "unreadable-file", Location(FILE), what=error.strerror or str(error))
        return None
