"""Orders read on a Dask cluster: a real scheduler and workers on this computer, the same bytes, and what goes wrong is said."""

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from pathlib import Path

import pytest

from generator import cluster, printing
from generator.build import Folders, Means, Terms, build_site
from generator.config import Config
from generator.problems import StoppedError
from tests.conftest import Run

BIRTH = "born on 3 May 1961"
NOT_YET = "wholly unfounded"


def order(number: int) -> str:
    words = {3: f"The witness, {BIRTH}, did not appear.", 4: f"The motion is {NOT_YET}."}.get(number, "It came late.")
    return f"""UNITED STATES DISTRICT COURT
DISTRICT OF ALASKA

HARRIET FENNIMORE, Plaintiff,
v.
TULARE COLD STORAGE LLC, Defendant.

Case No. 3:21-cv-000{number}

ORDER

The motion at docket {number + 10} is DENIED.1 See Conley v. Gibson, 355 U.S. 41 (1957).

{words}

Dated: March {number + 1}, 2022.

1 It came late.
"""


class Machines:
    """A scheduler and workers, each a process of its own; those that were killed are put up anew."""

    def __init__(self, folder: Path, root: Path) -> None:
        self.folder, self.root = folder, root
        self.scheduler: subprocess.Popen[bytes] | None = None
        self.workers: list[subprocess.Popen[bytes]] = []
        self.address = ""
        self.logs: dict[int, Path] = {}  # by process

    def mend(self) -> "Machines":
        if self.scheduler is None or self.scheduler.poll() is not None:
            self.close()
            said = self.folder / "scheduler.json"
            said.unlink(missing_ok=True)
            idle = ("--idle-timeout", "100")  # it ends, and its workers with it, should the tests be killed
            self.scheduler = self.started("scheduler", "--port", "0", "--scheduler-file", str(said), *idle)
            until(said.exists)
            self.address = json.loads(said.read_text())["address"]
        self.workers = [worker for worker in self.workers if worker.poll() is None]
        new = [self.worker() for _ in range(len(self.workers), 2)]
        for one in new:
            self.until_it_is_there(one)
        return self

    def worker(self, code: Path | None = None) -> subprocess.Popen[bytes]:
        options = ("--no-nanny", "--nthreads", "1", "--death-timeout", "20", "--local-directory", str(self.folder / "of-workers"))
        self.workers.append(self.started("worker", self.address, *options, code=code))
        return self.workers[-1]

    def started(self, what: str, *arguments: str, code: Path | None = None) -> subprocess.Popen[bytes]:
        path = self.folder / f"{what}-{len(self.logs)}.log"
        with path.open("wb") as log:
            process = subprocess.Popen(
                [sys.executable, "-m", f"distributed.cli.dask_{what}", "--host", "127.0.0.1", "--no-dashboard", *arguments],
                cwd=self.folder,
                env={**os.environ, "PYTHONPATH": str(code or self.root)},
                stdout=log,
                stderr=log,
            )
        self.logs[process.pid] = path
        return process

    def until_it_is_there(self, worker: subprocess.Popen[bytes]) -> None:
        log = self.logs[worker.pid]
        until(lambda: b"Starting established connection" in log.read_bytes())

    def close(self) -> None:
        ours = [process for process in (*self.workers, self.scheduler) if process is not None]
        for process in ours:
            process.kill()
        for process in ours:
            process.wait()
        self.workers, self.scheduler = [], None


def until(true: Callable[[], bool]) -> None:
    deadline = time.monotonic() + 60
    while not true():
        assert time.monotonic() < deadline, "a process of the cluster did not start"
        time.sleep(0.02)


@pytest.fixture(scope="module")
def those_started(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Iterator[Machines]:
    machines = Machines(tmp_path_factory.mktemp("cluster"), root)
    yield machines
    machines.close()


@pytest.fixture
def machines(those_started: Machines) -> Machines:
    """A scheduler and two workers."""
    return those_started.mend()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A site of twelve orders, one of them a draft, one with a redaction; handed over one by one."""
    monkeypatch.setattr("generator.build.content.CHUNK", 1)
    (tmp_path / "content").mkdir()
    for number in range(12):
        (tmp_path / "content" / f"{number}.txt").write_text(order(number))
    (tmp_path / "content" / "3.toml").write_text(f'[redactions]\nwords = ["{BIRTH}"]\n')
    (tmp_path / "content" / "4.toml").write_text("draft = true\n")
    (tmp_path / "docketpress.toml").write_text("search = false\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def expected(site: Path) -> dict[str, bytes]:
    """What a build on this computer makes of the same content."""
    built = build_site(Folders(site / "content", site / "local"), Config(search=False), Terms(), [], Means())
    assert built.written
    assert built.done_by == ""
    return contents(site / "local")


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def without_record(files: dict[str, bytes]) -> dict[str, bytes]:
    """But for the names of the files that the record of addresses is kept in, and what a site without one lacks."""
    return {path: data for path, data in files.items() if path not in ("permalinks.lock", ".docketpress.json")}


def test_a_cluster_makes_the_same_site_and_nothing_secret_stays_there(machines: Machines, site: Path, run: Run) -> None:
    status, out, _ = run("build", "--scheduler", machines.address)
    assert status == 0
    assert f"s on the cluster at {machines.address} (2 threads): no problems" in out
    assert "1 draft not published" in out
    files = contents(site / "site")
    assert without_record(files) == without_record(expected(site))
    status, out, _ = run("build", "--scheduler", machines.address)
    assert (status, "on the cluster" in out) == (0, False), "nothing had changed"
    (site / "content" / "5.txt").write_text(order(5) + "\nMore.\n")
    assert "1 changed; " in run("build", "--scheduler", machines.address)[1]
    left = [path for path in machines.folder.rglob("*") if path.is_file()]
    assert len(left) >= 3, "the logs at least"
    assert not [path for path in left for words in (BIRTH, NOT_YET) if words.encode() in path.read_bytes()]


def test_a_worker_of_another_version_is_refused(machines: Machines, site: Path, run: Run, root: Path, tmp_path: Path) -> None:
    shutil.copytree(root / "generator", tmp_path / "other" / "generator", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "other" / "generator" / "sentences.py").open("a") as file:
        file.write("\n# of another day\n")
    other = machines.worker(tmp_path / "other")
    machines.until_it_is_there(other)
    try:
        status, out, err = run("build", "--scheduler", machines.address)
    finally:
        other.kill()
        other.wait()
    assert (status, out, (site / "site").exists()) == (1, "", False)
    assert f"{machines.address}: error[cluster-failed]: the orders cannot be read there: the docketpress there is not" in err
    assert "has other code\n  hint: install the same docketpress, Python and packages on all its workers, and start" in err
    assert "Traceback" not in err


def test_a_worker_that_is_killed_half_way_is_not_missed(machines: Machines, site: Path) -> None:
    killed = []

    def kill_one(_: str, done: int, of: int) -> None:
        if not killed:
            killed.append((done, of))
            machines.workers[0].kill()

    folders = Folders(site / "content", site / "site")
    with cluster.on_cluster(machines.address) as engine:
        built = build_site(folders, Config(search=False), Terms(), [], Means(engine=engine, progress=kill_one))
    assert built.published == 11
    assert killed == [(1, 12)]
    assert machines.workers[0].wait() != 0
    assert contents(site / "site") == expected(site)


def test_a_scheduler_that_goes_leaves_the_published_site(
    machines: Machines, site: Path, run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert run("build")[0] == 0
    before = contents(site / "site")
    for number in range(12):
        (site / "content" / f"{number}.txt").write_text(order(number) + "\nMore.\n")
    scheduler = machines.scheduler
    assert scheduler is not None
    monkeypatch.setattr(printing.Bar, "show", lambda *_: scheduler.kill())
    status, out, err = run("build", "--scheduler", machines.address)
    assert (status, out) == (1, "")
    assert err == (
        f"{machines.address}: error[cluster-failed]: the orders cannot be read there: the scheduler is gone\n"
        "  hint: build again when it is back, or without --scheduler\n"
    )
    assert contents(site / "site") == before
    monkeypatch.undo()
    monkeypatch.chdir(site)
    monkeypatch.setattr(cluster, "ANSWER", 0.3)
    status, out, err = run("build", "--scheduler", machines.address)
    assert (status, out) == (1, "")
    assert f"{machines.address}: error[cluster-failed]: the orders cannot be read there: no scheduler answers: " in err
    assert "Traceback" not in err
    assert contents(site / "site") == before
    assert run("build", "-q")[0] == 0, "and the cache was none the worse for it"
    assert without_record(contents(site / "site")) == without_record(expected(site))


def test_an_address_that_is_none(site: Path, run: Run) -> None:
    for address in ("nonsense", "carrier-pigeon://127.0.0.1:1"):
        status, _, err = run("build", "--scheduler", address)
        assert status == 1
        assert f"{address}: error[cluster-failed]: " in err
        assert "Traceback" not in err
    assert not (site / "site").exists()


def test_without_dask_it_says_how_to_get_it(site: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "distributed", None)
    status, _, err = run("build", "--scheduler", "tcp://127.0.0.1:8786")
    assert status == 1
    assert err.endswith("Dask is not installed (distributed)\n  hint: pip install 'docketpress[cluster]'\n")
    assert not (site / "site").exists()


@pytest.mark.usefixtures("site")
def test_a_profile_is_of_one_process(run: Run) -> None:
    assert run("build", "--profile", "--scheduler", "tcp://127.0.0.1:8786")[0] == 2


def _done(error: Exception) -> Future[tuple[str, bytes]]:
    future: Future[tuple[str, bytes]] = Future()
    future.set_exception(error)
    return future


def failing(words: str) -> None:
    raise ValueError(words)


def test_a_worker_that_came_later_is_asked_too_and_none_raises(monkeypatch: pytest.MonkeyPatch) -> None:
    """What raises is logged by a worker with its arguments, which are orders."""
    with ThreadPoolExecutor(1) as threads:
        elsewhere = cluster._Alike(threads, "tcp://there:1")
        assert elsewhere.submit(max, 3, 4).result() == 4
        failed: Future[object] = elsewhere.submit(failing, "words")
        with pytest.raises(StoppedError, match="a worker failed: ValueError: words"):
            failed.result()
        lost: Future[object] = Future()
        elsewhere._hand_on(_done(RuntimeError("the worker died four times of it")), lost)
        with pytest.raises(StoppedError, match="the worker died four times of it") as stopped:
            lost.result()
        assert "too little memory" in stopped.value.problem.hint
        digests = iter(["here", "there"])
        monkeypatch.setattr(cluster, "code_digest", lambda: next(digests))
        with pytest.raises(StoppedError, match="a worker that came later has another one"):
            elsewhere.submit(failing, "words").result()
