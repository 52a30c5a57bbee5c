"""The whole way on one screen: content/ → orders → library → pages → site/."""

import dataclasses
import traceback
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from jinja2 import TemplateError, TemplateSyntaxError

from generator.citing import cite_order
from generator.config import Config
from generator.editorial import acknowledge, edit_order, read_editorial
from generator.library import make_library
from generator.model import Location, Order, Page, Problem, Report
from generator.pages import EditorsText, make_pages
from generator.parsing import parse_order
from generator.problems import report_problem
from generator.publishing.privacy import find_private
from generator.reading import READERS, find_orders, read_source
from generator.rendering import make_environment, render
from generator.tables import Table
from generator.writing import Written, write_site

PAGES = "pages"  # content/pages/ holds the editor's own pages


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a site's parts are."""

    content: Path
    site: Path
    templates: Path | None = None  # the site's own, before those that come with docketpress


@dataclass(frozen=True, slots=True)
class Terms:
    """When a site may be published: `keep_going` leaves out the orders that have errors and publishes the rest; `strict`
    takes warnings for errors."""

    keep_going: bool = False
    strict: bool = False


@dataclass(frozen=True, slots=True)
class Reading:
    """One file of the content folder, read. `order` is None where it is no order that can be published."""

    name: str
    order: Order | None
    problems: tuple[Problem, ...]

    @property
    def failed(self) -> bool:
        """Whether an error forbids to publish it."""
        return any(p.severity == "error" for p in self.problems)


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a build. `written` is None where the published site was left as it was."""

    published: int
    drafts: int
    left_out: tuple[str, ...]
    problems: tuple[Problem, ...]
    written: Written | None


def build_site(folders: Folders, config: Config, terms: Terms, problems: list[Problem], step: Callable[[], None]) -> Built:
    """Builds the site, and exchanges it for the one before where no error forbids it.

    `problems` comes with those of the settings and is added to; `step` is called after each order.
    """
    settings = list(problems)
    grave = ("error", "warning") if terms.strict else ("error",)
    orders: list[Order] = []
    left_out: list[str] = []
    of_orders: list[Problem] = []
    drafts = 0
    for reading in read_content(folders.content, config, problems.append, step):
        of_orders.extend(reading.problems)
        if any(p.severity in grave for p in reading.problems):
            left_out.append(reading.name)
        elif reading.order is not None and reading.order.editorial.draft:
            drafts += 1
        elif reading.order is not None:
            orders.append(reading.order)
    files = list(render_site(orders, folders, config, problems.append))
    written = None
    if not any(p.severity in grave for p in problems) and (terms.keep_going or not left_out):
        written = write_site(folders.site, files, problems.append)
    return Built(len(orders), drafts, tuple(left_out), (*settings, *of_orders, *problems[len(settings) :]), written)


def render_site(orders: list[Order], folders: Folders, config: Config, report: Report) -> Iterator[tuple[str, bytes]]:
    """Each file of the site: its URL, relative to the site, and its content."""
    library = make_library(orders)
    slugs = {entry.path: entry.slug for entry in library.entries}
    for order in orders:
        if order.editorial.slug not in (None, slugs[order.source.path]):
            report_problem(
                report, "slug-taken", Location(order.source.path), slug=order.editorial.slug, got=slugs[order.source.path]
            )
    environment = make_environment(folders.templates)
    written: set[str] = set()
    for page in make_pages(library, orders, config, read_pages(folders.content, report)):
        if page.url.casefold() in written:
            report_problem(report, "same-address", Location(page.url))
        written.add(page.url.casefold())
        try:
            yield page.url, render(page, environment)
        except TemplateError as error:
            report_problem(report, "bad-template", template_place(error, page), page=page.url, what=str(error))


def template_place(error: TemplateError, page: Page) -> Location:
    """Where in a template the error stands: the last of its lines that ran, or that could not be read."""
    if isinstance(error, TemplateSyntaxError):
        return Location(f"templates/{error.name or page.template}", error.lineno)
    frames = [
        f
        for f in traceback.extract_tb(error.__traceback__)
        if f.name in ("top-level template code", "template") or f.filename.endswith(".html")
    ]
    if frames:
        return Location(f"templates/{Path(frames[-1].filename).name}", frames[-1].lineno)
    return Location(f"templates/{page.template}")


def read_pages(content: Path, report: Report) -> list[EditorsText]:
    """The editor's own pages: content/pages/**/*.md."""
    texts = []
    folder = content / PAGES
    for path in sorted(folder.rglob("*.md")):
        name = path.relative_to(folder).as_posix()
        try:
            texts.append(EditorsText(name, path.read_bytes().decode("utf-8-sig")))
        except UnicodeDecodeError as error:
            report_problem(
                report, "not-text", Location(f"{PAGES}/{name}"), what=f"byte 0x{error.object[error.start]:02X} is not UTF-8"
            )
        except OSError as error:
            report_problem(report, "unreadable-file", Location(f"{PAGES}/{name}"), what=error.strerror or str(error))
    return texts


def check_content(content: Path, config: Config, problems: list[Problem], step: Callable[[], None]) -> int:
    """Adds what is wrong with the orders below `content`; the number of files read."""
    count = 0
    for reading in read_content(content, config, problems.append, step):
        problems.extend(reading.problems)
        count += 1
    return count


def read_content(content: Path, config: Config, report: Report, step: Callable[[], None]) -> Iterator[Reading]:
    """Each order below `content`, read; what is no order is reported."""
    for name in order_names(content, report):
        yield read_order(content, name, config)
        step()


def count_orders(content: Path) -> int:
    """How many orders there are below `content`."""
    return sum(1 for _ in order_names(content, lambda _: None))


def read_file(file: Path, content: Path, config: Config) -> Reading:
    """The order in `file`, within the content folder or anywhere else; its name is as the person gave it."""
    try:
        return read_order(content, file.resolve().relative_to(content.resolve()).as_posix(), config)
    except ValueError:
        return read_order(file.parent, file.name, config)


def order_names(content: Path, report: Report) -> Iterator[str]:
    """The orders below `content` by their path in it, sorted: the same everywhere. Other files are reported."""
    names = [file.name for file in find_orders(content, report)]
    listed = set(names)
    for path in sorted(file.relative_to(content) for file in content.rglob("*.[tT][oO][mM][lL]") if file.is_file()):
        if any(part.startswith(".") for part in path.parts) or path.parts[0] == PAGES:
            continue
        if path.suffix != ".toml" or not any(path.with_suffix(suffix).as_posix() in listed for suffix in READERS):
            report_problem(report, "no-order", Location(path.as_posix()))
    yield from names


def read_order(content: Path, name: str, config: Config) -> Reading:
    """The order in `content`/`name`: read, parsed, cited, edited, and looked through for what may not be published.

    A function of that file, its editor's file and the settings alone. Never raises for what a file says.
    """
    problems: list[Problem] = []
    try:
        order = _read_order(content, name, config, problems.append)
    except Exception as error:  # a fault of ours must not keep the other orders from their readers
        frame = traceback.extract_tb(error.__traceback__)[-1]
        what = f"{type(error).__name__}: {error} ({Path(frame.filename).name}:{frame.lineno})"
        report_problem(problems.append, "docketpress-failed", Location(name), what=what)
        order = None
    return Reading(name, order, tuple(problems))


def _read_order(content: Path, name: str, config: Config, report: Report) -> Order | None:
    source = read_source(content / name, name, report)
    if source is None:
        return None
    found: list[Problem] = []
    order = cite_order(parse_order(source, found.append), found.append)
    order = dataclasses.replace(order, problems=tuple(found))
    private: Iterable[Problem] = find_private(source)
    table = _editors_table(content, name, report)
    if table is not None:
        order = edit_order(order, table, report)
        private = acknowledge(private, table, report)
    for problem in order.problems:
        report(problem)
    for problem in private:
        report(dataclasses.replace(problem, severity="warning") if config.privacy == "warn" else problem)
    return order


def _editors_table(content: Path, name: str, report: Report) -> Table | None:
    beside = Path(name).with_suffix(".toml")
    try:
        data = (content / beside).read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        report_problem(report, "unreadable-file", Location(beside.as_posix()), what=error.strerror or str(error))
        return None
    return read_editorial(data, beside.as_posix(), report)
