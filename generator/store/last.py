"""What the last build was made of and what became of it: where nothing of that has changed, there is nothing to do."""

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path

from generator.builds import SETTINGS, Built, Folders
from generator.listing import Listing, Stamp, checksum, is_settled, list_tree
from generator.store.code import code_stamps
from generator.store.encoding import decode, encode
from generator.store.errors import StoreDamagedError

_NAME = "last"


@dataclass(frozen=True, slots=True)
class Last:
    """`made_of`: a digest of all that the build was made of, by the stamps of its files; `checksum`: of the published site."""

    made_of: str
    checksum: str
    built: Built


def unchanged(folders: Folders, asked: str) -> Built | None:
    """What became of the last build, if this one would be the same: nothing has changed, and nobody has touched the site.

    `asked`: what the build is told besides its folders. Nothing is read but `Last`; every file is looked at.
    """
    path = _path(folders)
    try:
        last = decode(path.read_bytes(), Last) if path is not None else None
    except (OSError, StoreDamagedError):
        return None
    if last is None or last.built.written is None or last.made_of != made_of(folders, asked, list_content(folders)):
        return None
    if last.checksum != str(checksum(list_tree(folders.site).files)):
        return None
    return replace(last.built, written=replace(last.built.written, changed=0), new=0, changed=0, done_by="")


def remember(folders: Folders, asked: str, content: Listing, seen: int, built: Built) -> None:
    """Keeps what became of a build, for `unchanged`; nothing is kept where a file may have been changed since it was read.

    `content` was listed at the time `seen` (nanoseconds), before anything was read.
    """
    path = _path(folders)
    if path is None:
        return
    if built.written is None or not all(is_settled(stamp, seen) for stamp in content.files.values()):
        path.unlink(missing_ok=True)
        return
    last = Last(made_of(folders, asked, content), str(built.written.checksum), built)
    path.parent.mkdir(
        parents=True, exist_ok=True
    )  # where the site is on another disk its twin is there too, and nothing else is here
    beside = path.with_name(f"{_NAME}.new")
    beside.write_bytes(encode(last))
    beside.replace(path)


def list_content(folders: Folders) -> Listing:
    """What lies in content/."""
    return list_tree(folders.content, exact=True) if isinstance(folders.content, Path) else folders.content.listing


def made_of(folders: Folders, asked: str, content: Listing) -> str:
    """A digest of all that a build is made of."""
    assert folders.cache is not None  # noqa: S101 - nothing is kept without one
    templates = list_tree(folders.templates, exact=True).files if folders.templates else {}
    files = (code_stamps(), content.files, templates)
    alone = (folders.cache.parent / SETTINGS, folders.lock)
    parts = (
        asked,
        str(folders.content.resolve()) if isinstance(folders.content, Path) else folders.content.url,
        sorted(content.folders),
        content.links,
        content.others,
        [_stamp(path) for path in alone if path],
        [(len(found), checksum(found)) for found in files],
    )
    return hashlib.sha256(repr(parts).encode("utf-8", "surrogateescape")).hexdigest()


def _stamp(path: Path) -> Stamp:
    try:
        status = path.stat()
    except OSError:
        return ()
    return status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino


def _path(folders: Folders) -> Path | None:
    return None if folders.cache is None else folders.cache / "sites" / site_name(folders.site) / _NAME


def site_name(site: Path) -> str:
    """What a site is called in the cache: by where it lies."""
    return hashlib.sha256(os.fsencode(site.resolve())).hexdigest()[:16]
