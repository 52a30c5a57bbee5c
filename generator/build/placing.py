"""A page, drawn where it must be, goes into the next site where the published one has another."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from jinja2 import Environment

from generator.build.drawing import draw
from generator.listing import Stamp
from generator.model import Page, Report
from generator.store.database import FileRow
from generator.writing import put_file


@dataclass(frozen=True, slots=True)
class Placed:
    """A file of the site, and whether it is other than the one that is published."""

    file: FileRow
    is_changed: bool


@dataclass(frozen=True, slots=True)
class Placing:
    """The published site, and the folder in which the next one is made."""

    site: Path
    folder: Path

    def draw(self, page: Page, key: str, intact: Mapping[str, FileRow], environment: Environment, report: Report) -> Placed | None:
        """Draws the page, unless its key says that it would come out as it is, and puts it where it belongs; None where its
        template failed. `intact`: files that the site has just as they were written, by address."""
        before = intact.get(page.url)
        if key and before is not None and before.key == key:
            return Placed(before, False)
        content = draw(page, environment, report)
        return None if content is None else self.place(page.url, content, key, before)

    def place(self, url: str, content: bytes, key: str, before: FileRow | None) -> Placed:
        """Puts a file where it belongs, unless that holds it already. `before`: the file there, just as it was written."""
        digest = hashlib.sha256(content).hexdigest()[:32]
        if before is not None and before.digest == digest:
            return Placed(replace(before, key=key), False)
        if before is None and (same := self._same(url, content)):
            return Placed(FileRow(url, digest, same[0], same[1], key), False)
        size, time, *_ = put_file(self.folder, url, content)
        return Placed(FileRow(url, digest, size, time, key), True)

    def _same(self, url: str, content: bytes) -> Stamp | None:
        """The stamp of the published file where that holds `content`, though nothing is known of it."""
        path = self.site / url
        try:
            status = path.lstat()
            if path.is_symlink() or status.st_size != len(content) or path.read_bytes() != content:
                return None
        except OSError:
            return None
        return status.st_size, status.st_mtime_ns
