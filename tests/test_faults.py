"""The site is wholly the old one or wholly the new one, whatever becomes of a build: killed, out of space, stopped, two at once.

A sample of each here; `make fault` does thirty times as much (`DOCKETPRESS_FAULTS`: how many kills).
"""

import errno
import hashlib
import os
import random
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from generator.build import Built, Folders, Terms, build_site
from generator.config import read_config
from generator.store.database import PageRow, Store

KILLS = int(os.environ.get("DOCKETPRESS_FAULTS", "3"))
ORDERS = 6
BUILD = """
import sys
try:
    from generator.build import content, drafting, spreading
    content.CHUNK = drafting.CHUNK = 1
    spreading.WORTH_PROCESSES = 2
except KeyboardInterrupt:
    sys.exit(130)
from generator.__main__ import main
main()
"""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="signals of Unix")


class Site:
    """A site with two states, which differ in every page."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "content").mkdir()
        for number in range(ORDERS):
            text = f"UNITED STATES DISTRICT COURT\nDISTRICT OF ALASKA\n\nORDER\n\nThe motion at docket {number + 3} is DENIED.\n"
            (folder / f"content/order-{number}.txt").write_text(text, encoding="utf-8")
        self.states = {}
        for title in ("old", "new"):
            self.become(title)
            assert self.build().written
            (folder / "site" / "CNAME").write_text("orders.example", encoding="utf-8")
            assert self.build().written
            self.states[title] = digest(folder / "site")
        assert self.states["old"] != self.states["new"]

    def become(self, title: str) -> None:
        (self.folder / "docketpress.toml").write_text(f'title = "{title}"\nsearch = false\n', encoding="utf-8")

    def build(self) -> Built:
        cache, lock = self.folder / ".docketpress", self.folder / "permalinks.lock"
        folders = Folders(self.folder / "content", self.folder / "site", None, lock, cache)
        return build_site(folders, read_config(self.folder, pytest.fail), Terms(), [])

    def start(self) -> "subprocess.Popen[str]":
        command = [sys.executable, "-c", BUILD, "build", "-C", str(self.folder), "-q", "--jobs", "2"]
        return subprocess.Popen(command, start_new_session=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    def finish(self) -> None:
        process = self.start()
        _, error = process.communicate()
        assert process.returncode == 0, error

    def check(self, title: str | None = None) -> None:
        """The site is as it is to be with that title, or with any."""
        assert digest(self.folder / "site") in ([self.states[title]] if title else self.states.values())
        for path in (self.folder / "site").rglob("*"):
            assert not path.is_symlink()
            assert path.is_dir() or path.stat().st_nlink == 1


def digest(folder: Path) -> str:
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return hashlib.sha256(repr([(path.relative_to(folder).as_posix(), path.read_bytes()) for path in files]).encode()).hexdigest()


@pytest.fixture
def site(tmp_path: Path) -> Site:
    return Site(tmp_path)


def test_killed_at_any_instant_the_site_is_whole(site: Site) -> None:
    chance = random.Random(7)  # noqa: S311 - any instants will do
    began = time.monotonic()
    site.become("old")
    site.finish()
    lasts = time.monotonic() - began
    site.check("old")
    for turn in range(KILLS):
        site.become(("new", "old")[turn % 2])
        process = site.start()
        time.sleep(chance.uniform(0, lasts))
        process.kill()
        process.communicate()
        site.check()
    site.become("new")
    site.finish()  # no lock, and no process of a killed build, is in its way
    site.check("new")


def test_no_space_left_at_any_write_leaves_the_site_whole(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    failed, number = 0, 0
    while True:
        now = next(title for title, state in site.states.items() if state == digest(site.folder / "site"))
        site.become("old" if now == "new" else "new")
        with full_after(number, monkeypatch) as writes, suppress(NoSpaceError):
            site.build()
        site.check()
        if writes() <= number:
            break
        failed += 1
        number += 1 if KILLS > 10 else 17
    assert failed > 3
    site.become(now)
    site.build()
    site.check(now)


class NoSpaceError(OSError):
    """As the system says it."""


@contextmanager
def full_after(number: int, monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[[], int]]:
    """A disk that takes so many writes (files and folders made, renamed, dated) and then no more; gives how many there were."""
    done = 0

    def limited(function: Callable[..., object]) -> Callable[..., object]:
        def call(*arguments: object, **more: object) -> object:
            nonlocal done
            if function is not open_ or arguments[1] & os.O_CREAT:  # type: ignore[operator]
                done += 1
                if done > number:
                    raise NoSpaceError(errno.ENOSPC, "No space left on device", str(arguments[0]))
            return function(*arguments, **more)

        return call

    open_ = os.open
    with monkeypatch.context() as patched:
        for name in ("open", "mkdir", "rename", "replace", "utime"):
            patched.setattr(os, name, limited(getattr(os, name)))
        yield lambda: done


def test_a_cache_that_is_full_is_a_clear_error(tmp_path: Path) -> None:
    store = Store(tmp_path / "store.db")
    store._connection.execute("PRAGMA max_page_count = 12")
    with pytest.raises(OSError, match="full") as raised:
        store.put_pages("", [PageRow(str(n), "x" * 4000, None, "", ()) for n in range(50)])
    assert raised.value.errno == errno.ENOSPC
    store.close()


def test_two_builds_at_once(site: Site) -> None:
    for turn in range(1 + KILLS // 10):
        title = ("new", "old")[turn % 2]
        site.become(title)
        both = [site.start(), site.start()]
        said = [process.communicate() for process in both]
        assert [process.returncode for process in both] == [0, 0], said
        site.check(title)


def test_ctrl_c_leaves_the_site_whole_and_prints_no_traceback(site: Site) -> None:
    for turn in range(1 + KILLS // 10):
        site.become(("new", "old")[turn % 2])
        process = site.start()
        time.sleep(0.6 + 0.1 * turn)
        os.killpg(process.pid, signal.SIGINT)
        _, error = process.communicate()
        assert process.returncode in (0, 130, -signal.SIGINT), error
        assert "Traceback" not in error
        site.check()


def test_a_folder_that_cannot_be_written_leaves_the_site_whole(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> int:
        raise PermissionError(errno.EACCES, "Permission denied", "site")

    site.become("old")
    with monkeypatch.context() as patched:
        patched.setattr("generator.writing.files.os.open", refuse)
        with pytest.raises(PermissionError):
            site.build()
    site.check("new")


def test_a_site_on_another_disk_than_its_project(site: Site) -> None:
    shared = Path("/dev/shm")  # noqa: S108 - a disk of its own, where there is one
    if not shared.is_dir() or shared.stat().st_dev == site.folder.stat().st_dev:
        pytest.skip("there is no second disk")
    with tempfile.TemporaryDirectory(dir=shared) as other:
        command = [sys.executable, "-m", "generator", "build", "-C", str(site.folder), "--site", f"{other}/site", "-q"]
        for title in ("old", "new", "new"):
            site.become(title)
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            assert (done.returncode, done.stderr) == (0, "")
            assert f"<title>{title}" in Path(other, "site/index.html").read_text("utf-8")


def test_a_site_that_is_a_link_to_itself_is_said(site: Site) -> None:
    (site.folder / "loop").symlink_to("loop")
    command = [sys.executable, "-m", "generator", "build", "-C", str(site.folder), "--site", str(site.folder / "loop")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode in (1, 2)
    assert "loop" in done.stderr
    assert "Traceback" not in done.stderr
