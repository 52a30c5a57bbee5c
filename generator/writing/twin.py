"""The twin: the site over again, file for file, hidden; the next site is made of it."""

import shutil
import tempfile
from collections.abc import Collection, Iterable, Mapping, Set
from contextlib import suppress
from pathlib import Path

from generator.listing import Listing, Stamp, list_tree
from generator.writing.files import copy_file, copy_foreign, remove_file


class Twin:
    """`place`, on the site's file system; None for one that serves once, beside the site.

    A file of it is believed to be the site's where it has its size and its time, which it is given last of all. While the
    twin is being altered a mark stands at its side: one that was left so is made anew.
    """

    def __init__(self, site: Path, place: Path | None) -> None:
        """Touches nothing yet."""
        self._site, self._place = site, place
        self._folder: Path | None = None
        self._found = Listing({}, {}, (), ())  # what lay in it before anything was put there

    @property
    def folder(self) -> Path:
        """Where it lies, ready to be altered."""
        if self._folder is None:
            self._folder = self._begin()
        return self._folder

    def _begin(self) -> Path:
        self._site.parent.mkdir(parents=True, exist_ok=True)
        if self._place is None:
            return Path(tempfile.mkdtemp(prefix=f".{self._site.name}.new-", dir=self._site.parent))
        if self._mark.exists() and self._place.is_dir():
            shutil.rmtree(self._place)
        elif self._place.is_file():
            self._place.unlink()
        self._place.mkdir(parents=True, exist_ok=True)
        self._mark.touch()
        self._found = list_tree(self._place)
        return self._place

    def align(self, site: Listing, foreign: Collection[str], apart: Set[str]) -> None:
        """Makes it what the site is, but for the paths `apart`, which are as they are to be. `foreign`: paths of others' files."""
        folder, found = self.folder, self._found
        for path in (*found.links, *found.others, *(found.files.keys() - site.files.keys() - apart)):
            remove_file(folder, path)
        for path in site.folders.keys() - found.folders.keys():
            (folder / path).mkdir(parents=True, exist_ok=True)
        if found.files != site.files:
            unlike = [path for path, stamp in site.files.items() if found.files.get(path) != stamp and path not in apart]
            for path in unlike:
                if path in foreign:
                    copy_foreign(self._site, folder, path)
                else:
                    copy_file(self._site, folder, path, site.files[path])
        for path in sorted(found.folders.keys() - site.folders.keys() - {""}, reverse=True):
            with suppress(OSError):  # a page was put into it
                (folder / path).rmdir()

    def follow(self, copied: Iterable[str], removed: Iterable[str], stamps: Mapping[str, Stamp]) -> None:
        """After the exchange: brings what was the site up to what it is now. Where that fails, the mark stays."""
        if self._place is None:
            return
        self._place.mkdir(exist_ok=True)  # where there was no site, there is no twin now
        for path in copied:
            copy_file(self._site, self._place, path, stamps[path])
        for path in removed:
            remove_file(self._place, path)
        self.leave()

    def leave(self) -> None:
        """Nothing was put in it after all."""
        if self._folder is not None and self._place is not None:
            self._mark.unlink(missing_ok=True)

    def take_back(self, site: Listing, foreign: Collection[str]) -> None:
        """Makes it again what the site is: nothing is to be published."""
        if self._folder is None or self._place is None:
            return
        self._found = list_tree(self._folder)
        self.align(site, foreign, frozenset())
        self.leave()

    def close(self) -> None:
        """Takes away what served once."""
        if self._folder is not None and self._place is None:
            shutil.rmtree(self._folder, ignore_errors=True)

    @property
    def _mark(self) -> Path:
        assert self._place is not None  # noqa: S101 - a twin that serves once has none
        return self._place.with_name(f"{self._place.name}.unclean")
