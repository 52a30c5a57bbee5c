"""What every command may be told: the site's folder, where orders and site are, and how much is printed."""

import contextlib
import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from generator.builds import Folders
from generator.printing import Format, Printer

if TYPE_CHECKING:
    from generator.config import Config
    from generator.model import Problem
    from generator.remote import RemoteFolder


@dataclass(frozen=True, slots=True)
class Asked:
    """What every command may be told."""

    folder: Path
    content: Path | str
    site: Path | None
    quiet: bool
    verbose: bool

    def printer(self, format_: Format = "text", problems_to: str = "stderr") -> Printer:
        """Prints as asked for."""
        is_below = isinstance(self.content, Path) and not self.content.is_absolute()
        folder = f"{Path(self.content).as_posix().rstrip('/')}/" if is_below else ""
        return Printer(format_, folder, self.quiet, "stdout" if problems_to == "stdout" else "stderr")

    @property
    def lock(self) -> Path:
        """Where the record of what was published is."""
        return self.folder / "permalinks.lock"

    def order_file(self, file: Path) -> Path:
        """`file` as it stands from here; else from the site's folder, else from where the orders are."""
        with contextlib.suppress(OSError):  # a name too long for the system: the reading says so
            return next((found for found in (file, self.folder / file, self.orders / file) if found.exists()), file)
        return file

    @property
    def orders(self) -> Path:
        """Where the orders are, for what needs them on this computer; click.UsageError where they are not."""
        if isinstance(self.content, Path):
            return self.content
        from generator.remote import without_secrets

        shown, _ = without_secrets(self.content)
        raise click.UsageError(f"--content {shown}: only “build” and “check” of a whole site read orders from an address")

    def folders(self) -> Folders:
        """Where content and site are; click.UsageError where the site would swallow what must stay. StoppedError: content is
        elsewhere, and cannot be had from there."""
        site = self.site or self.folder / "site"
        try:
            there, kept = site.resolve(), [self.folder.resolve()]
        except RuntimeError:  # on Python 3.12 and older; later ones find it out when they look into the folder
            raise click.UsageError(f"--site {site} is a link that leads back to itself: choose a folder") from None
        if isinstance(self.content, Path):
            if not self.content.is_dir():
                raise click.UsageError(
                    f"there is no folder {self.content}, in which the orders belong: “docketpress new DIR” makes a site, "
                    "-C and --content say where one is"
                )
            kept.append(self.content.resolve())
        if any(path == there or there in path.parents for path in kept) or any(path in there.parents for path in kept[1:]):
            raise click.UsageError(f"--site {site} would be mixed up with what the site is made from: choose a folder of its own")
        content = self.content if isinstance(self.content, Path) else _opened(self.content)
        templates = self.folder / "templates"
        lock, cache = self.lock, self.folder / ".docketpress"
        return Folders(content, site, templates if templates.is_dir() else None, lock, cache)

    def config(self, problems: "list[Problem]") -> "Config":
        """The site's settings."""
        from generator.config import read_config

        return read_config(self.folder, problems.append)


def _place(text: str) -> Path | str:
    """A folder of this computer, or an address that fsspec knows."""
    protocol, separator, rest = text.partition("://")
    return Path(rest) if protocol in ("file", "local") else text if separator else Path(text)


def _opened(url: str) -> "RemoteFolder":
    from generator.remote import open_folder

    return open_folder(url)


def everywhere(command: Callable[..., int]) -> Callable[..., int]:
    """The options that every command has; the command gets them as one value."""

    @click.option(
        "-C", "folder", type=click.Path(path_type=Path), default=Path(), metavar="DIR", help="The site's folder (default: here)."
    )
    @click.option(
        "--content",
        type=_place,
        metavar="DIR",
        help="Where the orders are (default: content/ in the site's folder); also an address: s3://…, zip://….",
    )
    @click.option(
        "--site", type=click.Path(path_type=Path), metavar="DIR", help="Where the site goes (default: site/ in the site's folder)."
    )
    @click.option("-q", "--quiet", is_flag=True, help="Print errors alone.")
    @click.option("-v", "--verbose", is_flag=True, help="Print the notices of a build too; other commands always do.")
    @functools.wraps(command)
    def wrapped(folder: Path, content: Path | str | None, site: Path | None, quiet: bool, verbose: bool, **rest: Any) -> int:
        return command(Asked(folder, content or folder / "content", site, quiet, verbose), **rest)

    return wrapped
