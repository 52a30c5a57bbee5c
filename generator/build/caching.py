"""The cache of one build: its lock, its store, and where the twin of the site lies."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.builds import Folders, Means
from generator.store import StoreDamagedError, site_name
from generator.store.database import FILE, Store
from generator.writing import locked

PATIENCE = 60  # seconds for which a build waits for another one
_NOT_FOR_GIT = "# Made anew by each build, and safe to delete.\n*\n"


@dataclass(frozen=True, slots=True)
class Cache:
    """`site`: by which name the store knows the site. `path`: of the store; None where it is in memory alone."""

    store: Store
    path: Path | None
    site: str
    twin: Path | None
    lock: int | None


@contextmanager
def opened(folders: Folders, means: Means) -> Iterator[Cache]:
    """Holds the cache for one build; a new one where it is damaged, or was made by another version."""
    if folders.cache is None:
        store = Store(None)
        try:
            yield Cache(store, None, "", None, None)
        finally:
            store.close()
        return
    with locked(folders.cache / "lock", PATIENCE, means.waiting) as lock:
        ignored = folders.cache / ".gitignore"
        if not ignored.exists():
            ignored.write_text(_NOT_FOR_GIT, encoding="utf-8")
        path = folders.cache / FILE
        store = _open(path)
        try:
            name = site_name(folders.site)
            yield Cache(store, path, name, _twin(folders, name), lock)
        except StoreDamagedError:
            store.close()
            _discard(folders.cache)
            raise
        finally:
            store.close()


def _discard(cache: Path) -> None:
    """Takes the store away, damaged as it is."""
    for ending in ("", "-wal", "-shm", "-journal"):
        (cache / f"{FILE}{ending}").unlink(missing_ok=True)


def _open(path: Path) -> Store:
    try:
        return Store(path)
    except StoreDamagedError:
        _discard(path.parent)
        return Store(path)


def _twin(folders: Folders, name: str) -> Path:
    """Within the cache; beside the site where that lies on another disk, for two folders change places on one alone."""
    assert folders.cache is not None  # noqa: S101 - `opened` has seen to it
    site = folders.site.resolve()
    there = next(path for path in site.parents if path.exists())
    with suppress(OSError):
        if there.stat().st_dev != folders.cache.stat().st_dev or site.is_mount():
            return site.with_name(f".{site.name}.twin")
    return folders.cache / "sites" / name / "twin"
