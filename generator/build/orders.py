"""One order, from its file to what may be published of it: a function of that file, its editor's file and the settings."""

import dataclasses
import errno
import hashlib
import os
import traceback
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path, PurePath, PurePosixPath

from generator.build.record import read_record
from generator.citing import cite_order
from generator.config import Config
from generator.editorial import acknowledge, correct_body, edit_order, may_redact, read_editorial, redactions
from generator.files import read_regular
from generator.model import Location, Order, Problem, Report
from generator.parsing import find_holdings, find_lost_words, parse_order
from generator.problems import report_problem
from generator.publishing.hidden import find_hidden
from generator.publishing.ids import NOTHING, editors_ids, keep_ids
from generator.publishing.permalinks import Permalinks, Published, Section
from generator.publishing.privacy import find_private
from generator.publishing.redactions import find_left, redact
from generator.reading import EDITORS_PAGES, READERS, find_orders, forbidden, orders_among, reason, source_of
from generator.reading import read_file as read_bytes
from generator.remote import Place, RemoteFolder
from generator.tables import Table

NEVER = Published()


@dataclass(frozen=True, slots=True)
class Reading:
    """One file of the content folder, read. `order` is None where it is no order that can be published."""

    name: str
    order: Order | None
    problems: tuple[Problem, ...]
    section: Section = NOTHING  # what permalinks.lock is to say of it; `url`: under which it was published before, if it was

    @property
    def failed(self) -> bool:
        """Whether an error forbids to publish it."""
        return any(p.severity == "error" for p in self.problems)


@dataclass(frozen=True, slots=True)
class Received:
    """The bytes of which an order is read: its own file's, and those of its editor's file where there is one.

    What could not be read is None, and `problems` say why; `is_closed`: so it is with the editor's file.
    """

    name: str
    data: bytes | None
    beside: bytes | None
    problems: tuple[Problem, ...] = ()
    is_closed: bool = False

    @property
    def may_redact(self) -> bool:
        """Whether words of the order must not be published, for all that its editor's file says."""
        return self.is_closed or (self.beside is not None and may_redact(self.beside))

    def key(self, settings: str) -> str:
        """A digest of all that is read, under those settings."""
        digest = hashlib.sha256(f"{settings}\n{self.name}\n{self.is_closed}".encode("utf-8", "surrogateescape"))
        for part in (self.data, self.beside):
            digest.update(b"-" if part is None else b"%d:%b" % (len(part), part))
        return digest.hexdigest()


def order_names(content: Place, report: Report) -> Iterator[str]:
    """The orders below `content` by their path in it, sorted: the same everywhere. Other files are reported."""
    of_editors: Iterable[PurePath]
    if isinstance(content, RemoteFolder):
        for other in content.listing.others:
            report_problem(report, "not-read", Location(other), what=f"{other} (not a regular file)")
        names = list(orders_among(content.listing.files, report))
        of_editors = (PurePosixPath(path) for path in content.listing.files if path.lower().endswith(".toml"))
    else:
        names = [file.name for file in find_orders(content, report)]
        of_editors = (file.relative_to(content) for file in content.rglob("*.[tT][oO][mM][lL]") if file.is_file())
    listed = set(names)
    for path in sorted(of_editors):
        if any(part.startswith(".") for part in path.parts) or path.parts[0] == EDITORS_PAGES:
            continue
        if path.suffix == ".toml" and path.with_suffix("").as_posix() in listed:
            continue  # `smith.txt.toml`: said when the order is read, which it keeps back
        if path.suffix != ".toml" or not any(path.with_suffix(suffix).as_posix() in listed for suffix in READERS):
            report_problem(report, "no-order", Location(path.as_posix()))
    if not names:
        report_problem(report, "no-orders", Location("content"))
    yield from names


def read_file(file: Path, content: Path, config: Config, lock: Path | None = None) -> Reading:
    """The order in `file`, within the content folder or anywhere else; its name is as the person gave it.

    `lock`: permalinks.lock of the site. An order of the site has the ids that its readers, and its editor's file, know.
    """
    try:
        within = file.parent.resolve().relative_to(content.resolve())
        name = (within / file.name).as_posix()
        found: list[Problem] = []
        before = read_record(lock, None, found.append).before or Permalinks()
        own = next(before.published([name]))
        reading = read_order(content, name, config, Published(own.own, (), own.earlier))
        return dataclasses.replace(reading, problems=(*found, *reading.problems))
    except (ValueError, OSError, RuntimeError):  # elsewhere; or there is no such folder, or a ring of links
        return read_order(file.parent, file.name, config)


def read_order(content: Path, name: str, config: Config, published: Published = NEVER) -> Reading:
    """The order in `content`/`name`: read, parsed, cited, edited, and looked through for what may not be published.

    Its ids are those under which it was `published`. Never raises for what a file says.
    """
    return read_received(receive(content, name), config, published)


def read_received(received: Received, config: Config, published: Published) -> Reading:
    """As `read_order`, from the files as they were received."""
    problems: list[Problem] = []
    section = NOTHING
    try:
        order, section = _read_order(received, config, published, problems.append)
    except Exception as error:  # a fault of ours must not keep the other orders from their readers
        report_problem(problems.append, "docketpress-failed", Location(received.name), what=said(error))
        order = None
    return Reading(received.name, order, tuple(problems), section)


def said(error: Exception) -> str:
    """An exception in one line, with the place in our code: for a report by somebody who is no programmer."""
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})"


def _read_order(received: Received, config: Config, published: Published, report: Report) -> tuple[Order | None, Section]:
    for problem in received.problems:
        report(problem)
    source = None if received.data is None else source_of(received.data, received.name, report)
    table = _editors_table(received, report)
    words, place = redactions(table, report)
    if words is None or source is None:  # nothing is read of words that may have to be redacted, nor kept in a cache
        return None, NOTHING
    source = redact(source, words, parse_order, report, place) if words else source
    if source is None:
        return None, NOTHING
    found: list[Problem] = []
    order, section = _with_known_ids(parse_order(source, found.append), published, table, report)
    order = dataclasses.replace(cite_order(order, config.links), problems=tuple(found))
    order = edit_order(order, table, report) if table is not None else order
    private: Iterable[Problem] = find_private(source, order.docket_numbers)
    if table is not None:
        private = acknowledge(private, table, report)
    if left := list(find_left(order, words, place)) if words else []:
        for problem in left:
            report(problem)
        return None, NOTHING
    for problem in order.problems:
        report(problem)
    for problem in find_hidden(source):
        report(problem)
    for problem in private:
        report(dataclasses.replace(problem, severity="warning") if config.privacy == "warn" else problem)
    return order, section


def _with_known_ids(order: Order, published: Published, table: Table | None, report: Report) -> tuple[Order, Section]:
    """The order with the ids that its readers know, and its blocks as the editor says, who names them by those ids."""
    if table is None or table.get("body") is None:
        return keep_ids(order, published, table, report)
    known = editors_ids(order, published, table)
    corrected = correct_body(known, table, report)
    if corrected is known:
        return keep_ids(order, published, table, report)
    for problem in find_lost_words(corrected):
        report(problem)
    return keep_ids(find_holdings(corrected), published, table, report)


def _editors_table(received: Received, report: Report) -> Table | None:
    beside = Path(received.name).with_suffix(".toml").as_posix()
    if received.is_closed:
        return Table(beside, "redactions", {})  # it may hold some, for all that is known
    return None if received.beside is None else read_editorial(received.beside, beside, report)


def receive_all(content: Place, names: Sequence[str]) -> Iterator[Received]:
    """The files of those orders, as they are now: few at a time where they come from afar, together."""
    if isinstance(content, RemoteFolder):
        yield from _receive_remote(content, names)
    else:
        yield from (receive(content, name) for name in names)


def _receive_remote(content: RemoteFolder, names: Sequence[str]) -> list[Received]:
    beside = {name: PurePosixPath(name).with_suffix(".toml").as_posix() for name in names}
    asked = [path for path in (*names, *dict.fromkeys(beside.values())) if path in content.places]
    found = dict(zip(asked, content.read(asked), strict=True))
    received = []
    for name in names:
        problems: list[Problem] = []
        parts = [found.get(path) for path in (name, beside[name])]
        for path, part in zip((name, beside[name]), parts, strict=True):
            if isinstance(part, OSError):
                report_problem(problems.append, "unreadable-file", Location(path), what=reason(part))
        data, toml = (None if isinstance(part, OSError) else part for part in parts)
        is_closed = isinstance(parts[1], OSError) or _is_misnamed(name, misnamed(name) in content.places, problems)
        received.append(Received(name, data, toml, tuple(problems), is_closed))
    return received


def receive(content: Path, name: str) -> Received:
    """The files of the order `content`/`name`, as they are now."""
    problems: list[Problem] = []
    data = read_bytes(content / name, name, problems.append)
    beside, is_closed = None, False
    toml = Path(name).with_suffix(".toml")
    try:
        what = forbidden(content / toml, content.resolve())
        beside = b"" if what else read_regular(content / toml)
    except FileNotFoundError:
        what = None
    except (OSError, RuntimeError) as error:  # RuntimeError: links in a ring, on Python 3.12 and older
        # where the name is one letter longer than the order's and the disk does not take that, there is no such file
        what = None if isinstance(error, OSError) and error.errno == errno.ENAMETOOLONG else reason(error)
    if what:
        report_problem(problems.append, "unreadable-file", Location(toml.as_posix()), what=what)
        is_closed = True
    is_closed |= _is_misnamed(name, os.path.lexists(content / misnamed(name)), problems)
    return Received(name, data, beside, tuple(problems), is_closed)


def misnamed(name: str) -> str:
    """What an editor may call the editor's file of the order `name` by mistake: "smith.txt.toml" beside "smith.txt"."""
    return f"{name}.toml"


def _is_misnamed(name: str, is_there: bool, problems: list[Problem]) -> bool:
    """Whether the editor's file has that name: what it says is not heard, so the order is kept back."""
    if is_there:
        order = PurePosixPath(name)
        right = order.with_suffix(".toml").name
        report_problem(problems.append, "editors-file-misnamed", Location(misnamed(name)), order=order.name, name=right)
    return is_there
