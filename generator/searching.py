"""The search index, made by Pagefind from the written pages: where its package is installed (`docketpress[search]`).

An index is made in parts, each of the orders of some months in a row, so that an order that comes or changes costs its part
and not the whole: the browser searches all parts as one. What may not be found is never given to Pagefind: an order that
search engines are to leave alone, and on a page all that only repeats (templates mark what counts with `data-pagefind-body`).
"""

import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

from generator.config import PAGEFIND
from generator.model import Entry

FOLDER = "pagefind"
PARTS = f"{FOLDER}/parts.json"
LEAST = 200  # orders in a part, but for the last
_UNUSED = ("pagefind-", "wasm.unknown")  # its own forms and their styles; the rules of languages that no page is in
_SHARED = ("pagefind.js", "wasm.")  # the search itself: one copy serves all parts
_KEPT = "pagefind-entry.json"
_LEFT_OUT = ".pilcrow, .back, .unseen, sup"


class SearchFailedError(Exception):
    """Pagefind did not do it; says why."""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of the index: its name in addresses, its pages by their URLs, and whether the search itself goes with it."""

    name: str
    urls: tuple[str, ...]
    is_first: bool

    @property
    def made_of(self) -> str:
        """What its files are made of besides its pages."""
        return f"{version()} {self.is_first} {' '.join(self.urls)}"


@cache
def version() -> str:
    """Of the Pagefind that is installed."""
    from importlib import metadata

    return metadata.version(next(name for name in PAGEFIND if find_spec(name)))


def parts_of(entries: Iterable[Entry], pages: Iterable[str] = ()) -> tuple[Part, ...]:
    """The parts of a site's index: its orders month by month from the oldest, cut where a part is full. `pages` are the URLs of
    the editor's own, which are in the first part."""
    months: dict[str, list[str]] = {}
    for entry in entries:
        if not entry.draft and not entry.noindex:
            months.setdefault((entry.date_filed or "")[:7], []).append(f"orders/{entry.slug}.html")
    parts: list[tuple[str, list[str]]] = []
    for month in sorted(months):
        if not parts or len(parts[-1][1]) >= LEAST:
            parts.append((month or "undated", []))
        parts[-1][1].extend(sorted(months[month]))
    own = sorted(pages)
    if own and not parts:
        parts = [("pages", [])]
    return tuple(
        Part(name, (*(own if number == 0 else ()), *urls), is_first=number == 0) for number, (name, urls) in enumerate(parts)
    )


def parts_file(parts: Iterable[Part]) -> tuple[str, bytes]:
    """The file that tells the browser which parts there are: its URL and content."""
    return PARTS, json.dumps([part.name for part in parts]).encode()


def index_part(part: Part, place: Callable[[str], Path]) -> Iterator[tuple[str, bytes]]:
    """The files of a part, each its URL and content. `place`: where the page at a URL is written. SearchFailedError."""
    with tempfile.TemporaryDirectory(prefix="docketpress-search-") as folder:
        root, made = Path(folder, "site"), Path(folder, "index")
        for url in part.urls:
            _lend(place(url), root / url)
        run_pagefind(root, made)
        for path in sorted(made.rglob("*")):
            name = path.relative_to(made).as_posix()
            if path.is_dir() or (name.startswith(_UNUSED) and name != _KEPT) or (name.startswith(_SHARED) and not part.is_first):
                continue
            yield f"{FOLDER}/{part.name}/{name}", path.read_bytes()


def _lend(page: Path, there: Path) -> None:
    """Lets `there` show the page, without a copy where the system allows it."""
    there.parent.mkdir(parents=True, exist_ok=True)
    try:
        there.symlink_to(page.absolute())
    except OSError:  # Windows, to most people
        shutil.copyfile(page, there)


def run_pagefind(site: Path, made: Path) -> None:
    """Makes the index of the pages in `site` in the folder `made`. SearchFailedError."""
    import subprocess

    from pagefind.service import get_executable

    said = [str(get_executable()), "--site", str(site), "--output-path", str(made), "--quiet"]
    said += ["--force-language", "en", "--exclude-selectors", _LEFT_OUT]
    try:
        done = subprocess.run(said, capture_output=True, check=False, env=_environment())  # noqa: S603  (its own binary, no shell)
    except OSError as error:
        raise SearchFailedError(error.strerror or str(error)) from error
    if done.returncode:
        raise SearchFailedError((done.stderr or done.stdout).decode(errors="replace").strip().rpartition("\n")[2] or "no word why")


def _environment() -> Mapping[str, str]:
    """Ours, without what would tell Pagefind to do otherwise."""
    return {name: value for name, value in os.environ.items() if not name.startswith("PAGEFIND_")}
