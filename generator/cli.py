"""The commands: what is asked for is handed to the room that does it, what became of it printed. No order is judged here.

Each command imports its room when it runs, so that `--version` and `--help` load nothing heavy.
"""

import contextlib
import os
import sys
import time
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator import __version__
from generator.asked import Asked, everywhere
from generator.builds import Built, Folders, Means, Terms
from generator.printing import Printer
from generator.problems import StoppedError

if TYPE_CHECKING:
    from contextlib import AbstractContextManager

    from generator.builds import Engine
    from generator.config import Config
    from generator.model import Location, Problem

DONE, ERRORS, USAGE = 0, 1, 2
WAITING = "Another build of this site is at work: waiting for it to end."
INTERRUPTED = 130  # what shells make of Ctrl-C


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="docketpress")
def docketpress() -> None:
    """Publish a court's orders on the web: captions, holdings, and footnotes and citations that lead somewhere."""


@docketpress.command()
@click.argument("where", metavar="DIR", type=click.Path(path_type=Path))
@everywhere
def new(asked: Asked, where: Path) -> int:
    """A site to start from, with one order in it."""
    from generator.starter import lay_out

    try:
        written = lay_out(asked.folder / where)
    except (FileExistsError, NotADirectoryError) as error:
        raise click.UsageError(f"{error}: name a folder that is not there yet") from None
    printer = asked.printer()
    for path in written:
        printer.say(f"  {where / path}")
    printer.say(f"Build it: docketpress build -C {where}")
    return DONE


@docketpress.command(short_help="Copy orders into content/; print what was recognised.")
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=click.Path(path_type=Path, exists=True, dir_okay=False))
@everywhere
def add(asked: Asked, files: tuple[Path, ...]) -> int:
    """Take orders in: copy each under content/ byte for byte and print what was recognised."""
    from generator.build import read_order
    from generator.model import Location
    from generator.problems import problem
    from generator.showing import recognised
    from generator.starter import take_in

    printer, problems = asked.printer(), list["Problem"]()
    config = asked.config(problems)
    for file in files:
        try:
            there, is_new = take_in(file, asked.orders)
        except FileExistsError:
            problems.append(problem("already-there", Location(str(file)), what=str(asked.orders / file.name)))
            continue
        printer.say(f"{there}" if is_new else f"{there} (was there already)", style="bold")
        reading = read_order(asked.orders, there.name, config)
        problems.extend(reading.problems)
        if reading.order is not None:
            for line in recognised(reading.order):
                printer.say(f"  {line}")
    printer.problems(problems)
    return _status(problems)


@docketpress.command()
@click.option("--base-url", metavar="URL", help="The whole address at which the site will stand.")
@click.option("--strict", is_flag=True, help="Take a warning for an error.")
@click.option("--locked", is_flag=True, help="Publish nothing that would change permalinks.lock.")
@click.option("--keep-going", is_flag=True, help="Publish the orders that have no error, and name those left out.")
@click.option(
    "--privacy", type=click.Choice(["error", "warn"]), help="What a number that may not be published is (default: error)."
)
@click.option("--fresh", is_flag=True, help="Trust no cache: read and draw everything anew.")
@click.option("--profile", is_flag=True, help="Print where the time goes, by stage; with one process.")
@click.option(
    "--jobs", type=click.IntRange(1), metavar="N", help="How many processes of this computer do the work (default: one a core)."
)
@click.option("--scheduler", metavar="ADDRESS", help="Read the orders on the Dask cluster of that scheduler: tcp://HOST:8786.")
@everywhere
def build(  # noqa: PLR0913 - as many as it has options
    asked: Asked,
    *,
    base_url: str | None,
    privacy: Any,
    jobs: int | None,
    scheduler: str | None,
    fresh: bool,
    profile: bool,
    **terms: bool,
) -> int:
    """Make the site: content/ → site/. Where there is an error, the site stays as it was."""
    from generator.store import unchanged

    began, printer, folders = time.monotonic(), asked.printer(), asked.folders()
    told = repr((base_url, privacy, sorted(terms.items())))
    built, table = None if fresh or profile else unchanged(folders, told), list[str]()
    if profile and scheduler:
        raise click.UsageError("--profile measures this process alone: not with --scheduler")
    if built is None:
        with printer.bar() as bar, _engine(scheduler) as engine:
            means = Means(jobs or os.cpu_count() or 1, engine, fresh, told, bar.show, lambda: printer.say(WAITING))
            config = Overrides(base_url, privacy)
            if profile:
                built, table = _profiled(asked, folders, config, Terms(**terms), replace(means, jobs=1))
            else:
                built = _built(asked, folders, config, Terms(**terms), means)
    printer.problems(p for p in built.problems if asked.verbose or p.severity != "notice" or p.code == "not-read")
    for line in (*table, *_summary(built, folders.site, time.monotonic() - began)):
        printer.say(line)
    failed = built.written is None or built.left_out
    return ERRORS if failed else _status(built.problems)


def _engine(scheduler: str | None) -> "AbstractContextManager[Engine | None]":
    """What reads the orders, where that is not to be this computer."""
    if scheduler is None:
        return contextlib.nullcontext()
    from generator.cluster import on_cluster

    return on_cluster(scheduler)


@dataclass(frozen=True, slots=True)
class Overrides:
    """Settings that the command line puts in place of the site's."""

    base_url: str | None
    privacy: Any

    def put_into(self, config: "Config") -> "Config":
        """The settings with these in place of theirs; click.BadParameter for what is no address."""
        from generator.config import clean_base_url

        if self.privacy:
            config = replace(config, privacy=self.privacy)
        if self.base_url is None:
            return config
        clean = clean_base_url(self.base_url)
        if clean is None:
            raise click.BadParameter("not a whole web address: https://…", param_hint="--base-url")
        return replace(config, base_url=clean)


def _profiled(asked: Asked, folders: Folders, overrides: Overrides, terms: Terms, means: Means) -> tuple[Built, list[str]]:
    from generator.build.profiling import profiled

    with profiled() as profile:
        built = _built(asked, folders, overrides, terms, means)
    profile.orders = built.published
    return built, list(profile.table())


def _built(asked: Asked, folders: Folders, overrides: Overrides, terms: Terms, means: Means) -> Built:
    from generator.build import build_site

    problems: list[Problem] = []
    config = overrides.put_into(asked.config(problems))
    return build_site(folders, config, terms, problems, means)


@docketpress.command()
@click.argument("files", metavar="[FILE]...", nargs=-1, type=click.Path(path_type=Path))
@click.option(
    "--format", "format_", type=click.Choice(["text", "json", "github"]), default="text", help="How problems are printed."
)
@click.option("--base-url", metavar="URL", help="The whole address at which the site will stand.")
@click.option("--links", is_flag=True, help="Ask other sites whether the links to them still lead somewhere.")
@everywhere
def check(asked: Asked, files: tuple[Path, ...], format_: Any, base_url: str | None, links: bool) -> int:
    """Read orders and report problems; write nothing."""
    from generator.build import check_site, read_file

    if files and links:
        raise click.UsageError("--links asks for the links of the whole site: name no file")
    printer, problems = asked.printer(format_, "stdout"), list["Problem"]()
    config, places = Overrides(base_url, None).put_into(asked.config(problems)), dict[str, "Location"]()
    if files:
        for file in files:
            problems.extend(read_file(asked.order_file(file), asked.orders, config, asked.lock).problems)
        count = len(files)
    else:
        folders = asked.folders()
        with printer.bar() as bar:
            count = check_site(folders, config, problems, Means(progress=bar.show), places if links else None)
    said = _asked_for(places, config, problems, printer) if links else ""
    printer.problems(problems)
    if format_ == "text":
        if said:
            printer.say(said)
        printer.say(f"{_counted(count, 'file')} read: {_tally(problems)}")
    return _status(problems)


@docketpress.command(short_help="Print how one order was read.")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--source", is_flag=True, help="The file line by line, and what each was taken for.")
@click.option("--json", "as_json", is_flag=True, help="The order as data.")
@everywhere
def show(asked: Asked, file: Path, source: bool, as_json: bool) -> int:
    """How one order was read: caption, holdings, notes, citations, problems."""
    from generator.build import read_file
    from generator.showing import order_as_json, order_in_full, source_lines

    problems: list[Problem] = []
    reading = read_file(asked.order_file(file), asked.orders, asked.config(problems), asked.lock)
    problems.extend(reading.problems)
    printer = asked.printer()
    if reading.order is not None:
        if as_json:
            click.echo(order_as_json(reading.order))
        else:
            for line in source_lines(reading.order) if source else order_in_full(reading.order):
                printer.say(line)
    printer.problems(problems)
    return _status(problems)


@docketpress.command(
    short_help="Print the citations in any text.",
    epilog="Status 1 if the text cannot be read. What lies in a folder can be piped in: cat *.txt | docketpress cite --json",
)
@click.argument("file", metavar="[FILE|-]", default="-", type=click.Path(path_type=Path))
@click.option("--json", "as_data", is_flag=True, help="The citations as data, with their offsets into the text.")
@click.option("--html", is_flag=True, help="The text with links, as an HTML fragment.")
@click.option("--markdown", is_flag=True, help="The text with links, in Markdown; its code and its own links are left alone.")
@everywhere
def cite(asked: Asked, file: Path, as_data: bool, html: bool, markdown: bool) -> int:
    """The citations in any text, from a file or standard input.

    A table of them: the line, the kind, the citation as printed, name and year of a case, what it leads to, and a link where
    one is sure. Or, instead, one of the forms below. No site is needed.
    """
    from generator.citing.outputs import as_html, as_json, as_markdown, as_table, cite_text
    from generator.reading import read_any_text

    forms = [
        (name, write)
        for name, on, write in (("--json", as_data, as_json), ("--html", html, as_html), ("--markdown", markdown, as_markdown))
        if on
    ]
    if len(forms) > 1:
        raise click.UsageError(f"{' and '.join(name for name, _ in forms)} cannot both be had: ask for one form.")
    printer, problems = asked.printer(), list["Problem"]()
    config, text = asked.config(problems), read_any_text(file, problems.append)
    if text is not None:
        write = forms[0][1] if forms else as_table
        printer.text(write(cite_text(text, templates=config.links)))
    printer.problems(problems)
    return _status(problems)


@docketpress.command(short_help="Preview the site, built anew at every save.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535), help="The port on this computer.")
@click.option("--open", "open_", is_flag=True, help="Open the front page in a browser.")
@everywhere
def serve(asked: Asked, port: int, open_: bool) -> int:
    """Preview the site on this computer, built anew whenever something is saved."""
    from generator.serve import preview

    if asked.site:
        raise click.UsageError("--site is for build: the preview has a folder of its own, so that no draft comes into the site")
    site = asked.folder / ".docketpress" / "preview"
    return preview(replace(asked, content=asked.orders, site=site).folders(), asked.folder, asked.printer(), port, open_)


def commands() -> int:
    """Runs the command line; the exit status. No traceback for what a file, a disk or a person does."""
    try:
        status = docketpress.main(standalone_mode=False)
    except click.ClickException as error:
        error.show()
        return USAGE
    except (click.Abort, KeyboardInterrupt):
        return INTERRUPTED
    except BrokenPipeError:
        sys.stderr.close()  # whoever read our output has seen enough: no complaint
        return DONE
    except StoppedError as error:
        Printer().problems([error.problem])
        return ERRORS
    except OSError as error:
        where = f"{error.filename}: " if error.filename else ""
        Printer().say_error(f"{where}{error.strerror or error}")
        return ERRORS
    return status if isinstance(status, int) else DONE


def _asked_for(places: "dict[str, Location]", config: "Config", problems: "list[Problem]", printer: Printer) -> str:
    """Asks for the addresses, and adds what is wrong with them to the problems; a summary in a line."""
    from generator.publishing.outside_links import Manners, ask_for, link_problems

    whose = f"; {config.contact}" if config.contact.isascii() and config.contact.isprintable() and config.contact else ""
    agent = f"docketpress/{__version__} (checks links{whose})"
    with printer.bar() as bar:
        answers = ask_for(places, Manners(agent), bar.counter("Asking for links", len(places)))
    problems += link_problems(answers, places)
    verdicts = [answer.verdict for answer in answers.values()]
    counts = {
        "answer": verdicts.count("answers"),
        "lead nowhere": verdicts.count("gone"),
        "do not answer": verdicts.count("silent"),
        "are not told to programs": verdicts.count("refuses"),
        "were not asked for, their servers being busy": verdicts.count("not asked"),
    }
    return f"{_counted(len(places), 'link')}: " + ", ".join(f"{n:,} {what}" for what, n in counts.items() if n or what == "answer")


def _status(problems: "list[Problem] | tuple[Problem, ...]") -> int:
    return ERRORS if any(p.severity == "error" for p in problems) else DONE


def _summary(built: Built, site: Path, seconds: float) -> list[str]:
    lines = [f"left out: {name}" for name in built.left_out] if built.written else []
    if built.drafts:
        lines.append(f"{_counted(built.drafts, 'draft')} not published")
    if built.written is None:
        lines.append(f"Nothing was published: {site} is as it was. {_tally(built.problems)}")
    else:
        files = f"{_counted(built.written.files, 'file')}, {built.written.changed} changed"
        other = ", ".join(f"{number:,} {what}" for number, what in ((built.new, "new"), (built.changed, "changed")) if number)
        what = f"{other}; {files}" if other else files
        by = f" on {built.done_by}" if built.done_by else ""
        lines.append(f"{_counted(built.published, 'order')} → {site} ({what}) in {seconds:.1f} s{by}: {_tally(built.problems)}")
    return lines


def _tally(problems: "list[Problem] | tuple[Problem, ...]") -> str:
    from generator.printing import unique

    grave = [p.severity for p in unique(problems)]
    counts = [_counted(grave.count(s), s) for s in ("error", "warning") if s in grave]
    return ", ".join(counts) or "no problems"


def _counted(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"
