"""A folder that is not on this computer's disk, and that fsspec reaches: in a bucket, an archive, a repository.

Which addresses there are, who is asked for a password, and where it is taken from is the business of fsspec's packages.
"""

import errno
import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import unquote

from generator.listing import Listing, Stamp
from generator.model import Location
from generator.problems import StoppedError, problem

EXTRA = "pip install 'docketpress[cluster]'"  # also for what `cluster` needs
LARGEST = 100_000_000  # bytes that are read of a file whose size nobody says
AN_HOUR = 3_600_000_000_000  # nanoseconds: so far the clocks of two computers may be apart
# What file systems call that which is another for every content of a file; and when it was last written.
CONTENT = frozenset(
    "etag md5 md5hash md5checksum crc32c crc sha sha1 sha256 hex content_hash rev generation versionid version_id blob_id".split()
)
WRITTEN = frozenset("mtime lastmodified last_modified updated modified last_write_time".split())
_ADDRESS = re.compile(r"[A-Za-z][\w+.-]{0,40}://[^\s'\"<>]+")
_HOST = re.compile(r"(?:\[[^\]]*\]|[^:@]*)(?::\d*)?")  # with a port
TOKEN = 8  # letters: a user's name, or what stands in a query, may be a token where it is that long


@dataclass(frozen=True, slots=True)
class RemoteFolder:
    """The folder as it was when it was opened. `listing`: its files by their paths in it; `places`: where each of them is for
    the file system, and its size, where that is said. `url` is without the `secrets` of its address."""

    url: str
    listing: Listing
    places: Mapping[str, tuple[str, int | None]]
    system: Any = field(repr=False)
    secrets: tuple[str, ...] = field(default=(), repr=False)

    def read(self, names: Sequence[str]) -> list[bytes | OSError]:
        """The content of each of those files, fetched at once where the file system can; or why it cannot be read. Of none is
        more read than it was said to have."""
        asked = [name for name in names if self.places[name][1] != 0]  # of no bytes there is no range
        paths = [self.places[name][0] for name in asked]
        sizes = [self.places[name][1] for name in asked]
        ends = [(LARGEST if size is None else size) + 1 for size in sizes]  # one byte more, and it is longer
        try:
            answers = self.system.cat_ranges(paths, [0] * len(paths), ends, on_error="return") if paths else []
        except Exception as error:  # each of those packages has errors of its own
            answers = [error] * len(paths)
        checked = (_checked(*one, self.secrets) for one in zip(answers, sizes, strict=True))
        found = dict(zip(asked, checked, strict=True))
        return [found.get(name, b"") for name in names]

    def read_one(self, name: str) -> bytes:
        """The content of that file. OSError: it cannot be read."""
        (data,) = self.read([name])
        if isinstance(data, OSError):
            raise data
        return data


Place = Path | RemoteFolder  # where the orders lie


def open_folder(url: str) -> RemoteFolder:
    """The folder at that address, listed. StoppedError: it cannot be reached."""
    shown, secrets = without_secrets(url)
    try:
        from fsspec.core import url_to_fs
    except ImportError:
        raise _unreachable(shown, "fsspec is not installed", EXTRA) from None
    try:
        system, path = url_to_fs(url, skip_instance_cache=True)
        root = system._strip_protocol(path).rstrip("/")
        files, others = dict[str, Mapping[str, Any]](), list[str]()
        for name, info in _walk(system, root):
            if info["type"] == "file":
                files[name] = info
            else:
                others.append(name)
    except Exception as error:
        raise _unreachable(shown, *_explained(error, secrets)) from error
    stamps = {name: stamp(info) for name, info in files.items()}
    places = {name: (info["name"], info.get("size")) for name, info in files.items()}
    return RemoteFolder(shown, Listing(stamps, {}, (), tuple(sorted(others))), places, system, secrets)


def without_secrets(url: str) -> tuple[str, tuple[str, ...]]:
    """An address, or a chain of them, as it may be shown: without logins, queries and fragments; and what must not be shown of
    it wherever it comes back, the longest first. A password may have any signs in it, also such as would end it."""
    shown, secrets = list[str](), set[str]()
    for link in url.split("::"):
        scheme, slashes, rest = link.partition("://")
        if not slashes:
            shown.append(link)
            continue
        end = min((found for sign in "/?#" if (found := rest.find(sign)) >= 0), default=len(rest))
        login, _, host = rest[:end].rpartition("@")
        if ":" in host and "@" in rest[end:]:  # that host and port may be a user and the beginning of a password
            login, _, rest = rest.rpartition("@")
        elif not _HOST.fullmatch(host):
            login, rest = rest, ""
        else:
            rest = f"{host}{rest[end:]}"
        path, *others = re.split(r"[?#]", rest)
        shown.append(f"{scheme}://{path}")
        user, _, password = login.partition(":")
        values = (part.partition("=")[2] for other in others for part in other.split("&"))
        secrets |= {login, password, *others, *(value for value in (user, *values) if len(value) >= TOKEN)}
    return "::".join(shown), tuple(sorted({*secrets, *map(unquote, secrets)} - {""}, key=len, reverse=True))


def stamp(info: Mapping[str, Any]) -> Stamp:
    """The stamp of a file of which a file system says that: settled at once where it tells contents apart, after an hour where
    it says when the file was written, for its clock is not ours; else never."""
    size = info.get("size") or 0
    told = sorted((key.lower(), str(value)) for key, value in info.items() if key.lower() in CONTENT and value)
    if told:
        return size, 0, 0, int.from_bytes(hashlib.sha256(repr(told).encode()).digest()[:8])
    written = max((_nanoseconds(value) for key, value in info.items() if key.lower() in WRITTEN), default=0)
    return (size, written, written + AN_HOUR, 0) if written else (size, 1 << 62, 1 << 62, 0)


def _nanoseconds(value: object) -> int:
    if isinstance(value, datetime):
        return int(value.timestamp() * 1e9)
    return int(value * 1e9) if isinstance(value, (int, float)) and 0 < value < 1e11 else 0  # not where it is no seconds


def _walk(system: Any, root: str) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every file below `root`, by its path there, and what is neither a file nor a folder. fsspec's own `walk` and `find` pass
    over a folder that cannot be listed: its orders would be missed by nobody."""
    folders, seen = [root], {root}
    while folders:
        folder = folders.pop()
        for info in system.ls(folder, detail=True):
            path = info["name"].rstrip("/")
            name = path.removeprefix(root).lstrip("/")
            if path == folder and info["type"] != "directory" and not name:
                raise NotADirectoryError(errno.ENOTDIR, "this is a file")
            if not name or path == folder or not (path.startswith(f"{folder}/") or not folder):
                continue
            if info["type"] != "directory":
                yield name, info
            elif path not in seen and not PurePosixPath(name).name.startswith("."):
                seen.add(path)
                folders.append(path)


def _checked(answer: object, size: int | None, secrets: Sequence[str]) -> bytes | OSError:
    """What was read of a file of that size, where it is all of it: the stamp of half an order would pass for that of the order."""
    if isinstance(answer, bytes):
        if len(answer) > (LARGEST if size is None else size):
            return OSError(errno.EIO, "it is longer than it was when the folder was listed")
        if size is not None and len(answer) < size:
            return OSError(errno.EIO, f"{len(answer)} bytes came of {size}: the transfer was cut short, or it is another file now")
        return answer
    assert isinstance(answer, Exception)  # noqa: S101 - fsspec gives one or the other
    return OSError(errno.EIO, _explained(answer, secrets)[0])


def _explained(error: Exception, secrets: Sequence[str]) -> tuple[str, str]:
    """What is wrong, without the `secrets` and those of any address that is named there; and what to do about it."""
    said = (error.strerror if isinstance(error, OSError) else None) or str(error) or type(error).__name__
    for secret in secrets:
        said = said.replace(secret, "…")
    said = _ADDRESS.sub(lambda found: without_secrets(found[0])[0], said)
    match error:
        case FileNotFoundError():
            return "there is nothing", "look whether the address is spelt right: the bucket, the folder"
        case PermissionError():
            return (
                f"that is not permitted: {said}",
                "the package for this kind of address says where it looks for keys and passwords",
            )
        case ImportError():
            return said, "pip install what is named there"
        case ValueError() if "rotocol not known" in said:
            return said, "an address begins with zip://, s3://, gs://, github:// or another that fsspec knows; a folder with none"
        case NotADirectoryError():
            return said, "name the folder in which it lies"
    return said, "look whether the address can be reached from this computer, and try again"


def _unreachable(url: str, what: str, hint: str) -> StoppedError:
    return StoppedError(problem("content-unreachable", Location(url), what=what, hint=hint))
