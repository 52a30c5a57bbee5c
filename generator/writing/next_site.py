"""The site as it is to be, made in its twin while the published one stays untouched."""

import errno
import json
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath
from types import TracebackType

from generator.builds import Written
from generator.listing import Listing, Stamp, checksum, list_tree
from generator.model import Location, Report
from generator.problems import report_problem
from generator.publishing.permalinks import FILE as RECORD
from generator.writing.exchange import exchange, repair
from generator.writing.files import copy_foreign, put_file, remove_file
from generator.writing.twin import Twin

MANIFEST = ".docketpress.json"


class NextSite:
    """Takes pages (`put`), then `publish`es: the site and its twin change places, and the twin is brought up to the site."""

    def __init__(self, site: Path, twin: Path | None = None) -> None:
        """`twin`: where it is kept, on the site's file system; None for none. NotADirectoryError: `site` is a file."""
        self.site = site.resolve() if site.is_symlink() else site  # the folder that a link leads to is exchanged, not the link
        repair(self.site)
        if self.site.exists() and not self.site.is_dir():
            raise NotADirectoryError(errno.ENOTDIR, "a file, not a folder: name another place with --site", str(site))
        self.before = list_tree(self.site)
        # The record is docketpress's, whoever put it there: the workflow fetches that of the published site.
        self.ours = (written_before(self.site) | {RECORD}) & self.before.files.keys()
        self._twin = Twin(self.site, twin)

    def __enter__(self) -> "NextSite":
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        self._twin.close()

    @property
    def folder(self) -> Path:
        """Where the next site is being made."""
        return self._twin.folder

    def put(self, url: str, content: bytes) -> Stamp:
        """Writes a file of the next site."""
        return put_file(self.folder, url, content)

    def publish(
        self, changed: Mapping[str, Stamp], removed: Collection[str], report: Report, kept: Collection[str] = ()
    ) -> Written | None:
        """Makes the site what it was, but for the `changed` files, which were put, and the `removed`, which go. `kept`: files
        of ours that are there, and that our list may not name.

        None where it may not, which is reported; the site is then as it was, as it is after an OSError.
        """
        before = self._seen_again()
        foreign = before.files.keys() - self.ours - {MANIFEST}
        same = {url for url in changed.keys() & foreign if self._holds_the_same(url)}
        if self._is_blocked(changed, foreign - same, before, report):
            self._twin.take_back(before, foreign)
            return None
        gone = [path for path in removed if path not in changed and path not in kept]
        stamps = {path: stamp for path, stamp in before.files.items() if path not in removed} | dict(changed)
        wanted = self.ours.difference(gone).union(changed, kept)
        copied = list(changed)
        if wanted != self.ours or MANIFEST not in before.files:
            manifest = {"format": "docketpress-manifest/1", "files": sorted(wanted)}
            stamps[MANIFEST] = self.put(MANIFEST, json.dumps(manifest, indent=0).encode())
            copied.append(MANIFEST)
        for path in before.links:
            if path in foreign and path not in changed:
                stamps[path] = copy_foreign(self.site, self.folder, path)
                copied.append(path)
        if copied or gone:
            self._twin.align(before, foreign, {*copied, *gone})
            for path in gone:
                remove_file(self.folder, path)
            self.folder.chmod(0o755)
            exchange(self.folder, self.site)
            with suppress(OSError):  # the site is published; what becomes of the twin is the next build's business
                self._twin.follow(copied, gone, stamps)
        else:
            self._twin.leave()
        return Written(len(wanted), len(changed) - len(same), checksum(stamps))

    def withdraw(self) -> None:
        """Nothing is to be published: takes back what was put."""
        self._twin.take_back(self.before, self.before.files.keys() - self.ours)

    def _seen_again(self) -> Listing:
        """The site as it was listed, or listed anew where others have been at work in it meanwhile."""
        try:
            still = all((self.site / path).stat().st_mtime_ns == time for path, time in self.before.folders.items())
            for path in self.before.files.keys() - self.ours:
                status = (self.site / path).lstat()
                still = still and (status.st_size, status.st_mtime_ns) == self.before.files[path]
        except FileNotFoundError:
            still = False
        if not still or not self.before.folders:
            self.before = list_tree(self.site)
        return self.before

    def _holds_the_same(self, url: str) -> bool:
        try:
            return (self.site / url).read_bytes() == (self.folder / url).read_bytes()
        except OSError:
            return False

    def _is_blocked(self, changed: Mapping[str, Stamp], foreign: Collection[str], before: Listing, report: Report) -> bool:
        """Whether something that others put there leaves no room for a page, or cannot go along. Reported."""
        held = [*before.others, *(link for link in before.links if link in foreign and not (self.site / link).is_file())]
        for path in held:
            report_problem(report, "not-carried", self._place(path), what=_what(self.site / path))
        taken = {
            path
            for url in changed
            for path in (url, *map(str, PurePosixPath(url).parents))
            if path in foreign or (path == url and url in before.folders)
        }
        for path in sorted(taken):
            report_problem(report, "foreign-file", self._place(path))
        return bool(taken or held)

    def _place(self, path: str) -> Location:
        return Location(f"{self.site.name}/{path}")


def written_before(site: Path) -> frozenset[str]:
    """The URLs that docketpress wrote into `site` last time; none where there is no manifest that says so."""
    try:
        listed = json.loads((site / MANIFEST).read_bytes())["files"]
    except (OSError, ValueError, KeyError, TypeError):
        return frozenset()
    return frozenset(url for url in listed if isinstance(url, str)) if isinstance(listed, list) else frozenset()


def _what(path: Path) -> str:
    if not path.is_symlink():
        return "pipe, socket or device"
    return "link to a folder" if path.is_dir() else "link that leads to nothing"
