"""The files of the site, drawn in memory: orders and the editor's pages → (URL, content)."""

import traceback
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path, PurePosixPath

from jinja2 import Environment, TemplateError, TemplateSyntaxError

from generator.build.keeping import Keeping
from generator.build.orders import said
from generator.builds import Folders
from generator.config import Config
from generator.files import read_regular
from generator.library import make_library, resolve_links, version_problems
from generator.model import Library, Location, Order, Page, Problem, Report
from generator.pages import EditorsText, make_pages
from generator.problems import report_problem
from generator.publishing.anchors import anchors_of
from generator.reading import EDITORS_PAGES, list_pages, pages_among
from generator.remote import Place
from generator.rendering import make_environment, render

_TEMPLATE_ENDINGS = (".html", ".css", ".svg", ".js", ".xml", ".md", ".txt")


def draw_site(
    orders: list[Order], folders: Folders, config: Config, report: Report, keeping: Keeping | None = None
) -> Iterator[tuple[str, bytes]]:
    """Each file of the site: its URL, relative to the site, and its content. A page that cannot be drawn is reported."""
    keeping = keeping or Keeping()
    library = make_library(orders, keeping.held())
    slugs = {entry.path: entry.slug for entry in library.entries}
    for order in orders:
        got = slugs[order.source.path]
        if order.editorial.slug not in (None, got):
            report_problem(report, "slug-taken", Location(order.source.path), slug=order.editorial.slug, got=got)
    for fault in version_problems(library):
        report(fault)
    shown = {entry.path: entry.slug for entry in library.entries if not entry.draft}
    by_path = {order.source.path: order for order in orders}
    environment = make_environment(folders.templates)
    texts = read_pages(folders.content, report)
    targets = find_targets(library, by_path.__getitem__, texts, report)
    pages = {page.url: page for page in make_pages(library, orders, config, texts, targets)}
    for page in (*pages.values(), *keeping.complete(shown, pages, texts, config)):
        content = draw(page, environment, report)
        if content is not None:
            yield page.url, content


def find_targets(
    library: Library, order_of: Callable[[str], Order], texts: Iterable[EditorsText], report: Report
) -> dict[str, str]:
    """Where the links lead that the editor wrote by name; those that lead nowhere are reported. `order_of` gives the order at a
    path: it is asked for those alone to whose words a link leads."""
    linking = ((f"{EDITORS_PAGES}/{text.path}", text.links) for text in texts)
    return resolve_links(library, linking, lambda path: {anchor.id for anchor in anchors_of(order_of(path))}, report)


def draw(page: Page, environment: Environment, report: Report) -> bytes | None:
    """The page's content; None where its template failed, which is reported at the template's line."""
    try:
        return render(page, environment)
    except TemplateError as error:
        report_problem(report, "bad-template", template_place(error, page), page=page.url, what=str(error))
    except Exception as error:  # an order, or a template of the site's own, that does what nobody thought of
        report_problem(report, "bad-template", template_place(error, page), page=page.url, what=said(error))
    return None


def said_once(problems: Iterable[Problem]) -> list[Problem]:
    """The problems, a mistake in a template once, however many pages it spoils: at the first of them."""
    first: dict[object, Problem] = {}
    for n, one in enumerate(problems):
        mistake = (one.location, one.message.partition(": ")[2]) if one.code == "bad-template" else n
        first.setdefault(mistake, one)
    return list(first.values())


def template_place(error: Exception, page: Page) -> Location:
    """Where in a template the error stands: the line that could not be read, or the last that ran."""
    if isinstance(error, TemplateSyntaxError):
        return Location(f"templates/{error.name or page.template}", error.lineno)
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.endswith(_TEMPLATE_ENDINGS)]
    if frames:
        return Location(f"templates/{Path(frames[-1].filename).name}", frames[-1].lineno)
    return Location(f"templates/{page.template}")


def read_pages(content: Place, report: Report) -> list[EditorsText]:
    """The editor's own pages: content/pages/**/*.md. What else lies there is reported, and a page whose address another has.

    No other page can take theirs: orders and schemas lie in folders of their own, and `EditorsText.url` leaves out the rest.
    """
    texts = []
    named: dict[str, str] = {}
    for name, read in _pages_in(content, report):
        place = Location(name)
        if PurePosixPath(name).suffix.lower() != ".md":
            report_problem(report, "not-read", place, what=f"{place.path} (only Markdown makes a page)")
            continue
        try:
            text = read().decode("utf-8-sig")
            page = EditorsText(name.partition("/")[2], text)
            first = named.setdefault(page.url, name)
            if first != name:
                report_problem(report, "same-address", place, page=page.url, other=first)
            texts.append(page)
        except UnicodeDecodeError as error:
            report_problem(report, "not-text", place, what=f"byte 0x{error.object[error.start]:02X} is not UTF-8")
        except OSError as error:
            report_problem(report, "unreadable-file", place, what=error.strerror or str(error))
    return texts


def _pages_in(content: Place, report: Report) -> Iterator[tuple[str, Callable[[], bytes]]]:
    """The names of the files in content/pages/, and what reads each."""
    if isinstance(content, Path):
        yield from ((file.name, partial(read_regular, file.path)) for file in list_pages(content, report))
    else:
        yield from ((name, partial(content.read_one, name)) for name in pages_among(content.places))
