"""Orders that are not on this computer's disk: the same site as of a folder, the same rebuilds, and what cannot be had is said."""

import errno
import io
import sys
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, ClassVar

import fsspec
import pytest
from fsspec.implementations.memory import MemoryFileSystem

from generator.build import Folders, Means, Terms, build_site, orders, stages
from generator.builds import Built
from generator.config import Config
from generator.listing import is_settled
from generator.remote import RemoteFolder, open_folder, stamp, without_secrets
from tests.conftest import Run


def order(name: str, more: str = "") -> str:
    return f"""UNITED STATES DISTRICT COURT
DISTRICT OF ALASKA

HARRIET {name.upper()}WOOD, Plaintiff,
v.
TULARE COLD STORAGE LLC, Defendant.

Case No. 3:21-cv-00017

ORDER

The motion at docket 31 is DENIED. See Conley v. Gibson, 355 U.S. 41 (1957). {more}

Dated: March 9, 2022.
"""


FILES = {
    "ash.txt": order("ash").encode(),
    "ash.toml": b'headnote = "Read **this**."\n',
    "birch.md": order("birch", "The witness, born on 3 May 1961, came.").encode(),
    "birch.toml": b'[redactions]\nwords = ["born on 3 May 1961"]\n',
    "deep/er/cedar.txt": order("cedar").encode(),
    "deep.txt": order("deep").encode(),
    "pages/about.md": b"# About\n\nSee [Ash](order:ash.txt).\n",
    "pages/notes.odt": b"?",
    ".hidden/elm.txt": order("elm").encode(),
    "stray.toml": b'title = "Of nothing"\n',
    "scan.pdf": b"%PDF-1.4",
    "folder.toml/oak.txt": order("oak").encode(),
    "empty.txt": b"",
}


class OddFileSystem(MemoryFileSystem):  # type: ignore[misc]
    """One that can be told to fail, and how large to call a file."""

    protocol = "odd"
    store: ClassVar[dict[str, Any]] = {}
    pseudo_dirs: ClassVar[list[str]] = [""]
    ls_fails: ClassVar[dict[str, Exception]] = {}
    cat_fails: ClassVar[dict[str, Exception]] = {}
    sizes: ClassVar[dict[str, int | None]] = {}
    types: ClassVar[dict[str, str]] = {}

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(super()._strip_protocol(path.replace("odd://", "memory://")))

    def ls(self, path: str, detail: bool = True, **more: Any) -> Any:
        if path in self.ls_fails:
            raise self.ls_fails[path]
        found = super().ls(path, detail, **more)
        for info in found:
            info["size"] = self.sizes.get(info["name"], info["size"])
            info["type"] = self.types.get(info["name"], info["type"])
        return found

    def cat_file(self, path: str, start: int | None = None, end: int | None = None, **more: Any) -> bytes:
        if path in self.cat_fails:
            raise self.cat_fails[path]
        return bytes(super().cat_file(path, start, end, **more))


@pytest.fixture
def odd() -> Iterator[OddFileSystem]:
    fsspec.register_implementation("odd", OddFileSystem, clobber=True)
    system = OddFileSystem()
    yield system
    for kept in (system.store, system.ls_fails, system.cat_fails, system.sizes, system.types):
        kept.clear()


@pytest.fixture
def memory() -> Iterator[MemoryFileSystem]:
    system = MemoryFileSystem()
    yield system
    system.store.clear()


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    (tmp_path / "docketpress.toml").write_text("search = false\n")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the orders that are read from now on."""
    names: list[str] = []
    read_received = stages.read_received

    def noting(received: orders.Received, *more: Any) -> orders.Reading:
        names.append(received.name)
        return read_received(received, *more)

    monkeypatch.setattr(stages, "read_received", noting)
    return names


def put(system: Any, files: dict[str, bytes], root: str) -> None:
    for name, data in files.items():
        system.pipe_file(f"{root}/{name}", data)


def zipped(files: dict[str, bytes]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(zipfile.ZipInfo(f"orders/{name}"), data)
    return into.getvalue()


def build(content: Path | str, folder: Path, jobs: int = 1) -> Built:
    place = content if isinstance(content, Path) else open_folder(content)
    folders = Folders(place, folder / "site", None, folder / "permalinks.lock", folder / ".docketpress")
    return build_site(folders, Config(search=False), Terms(keep_going=True), [], Means(jobs))


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def on_disk(folder: Path) -> Built:
    """What a build of the same files in a folder is."""
    for name, data in FILES.items():
        (folder / "content" / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / "content" / name).write_bytes(data)
    return build(folder / "content", folder / "here")


def test_a_bucket_and_an_archive_make_the_site_that_a_folder_makes(memory: MemoryFileSystem, tmp_path: Path) -> None:
    expected = on_disk(tmp_path)
    assert expected.published == 4
    put(memory, FILES, "/bucket/orders")
    put(memory, {"x.txt": b"not ours"}, "/bucket/orders-of-others")
    (tmp_path / "x.zip").write_bytes(zipped(FILES))
    urls = (
        "memory://bucket/orders",
        "memory://bucket/orders/",
        f"zip://orders::{tmp_path / 'x.zip'}",
        "zip://orders::memory://x.zip",
    )
    memory.pipe_file("/x.zip", zipped(FILES))
    for number, url in enumerate(urls):
        built = build(url, tmp_path / str(number))
        assert built.problems == expected.problems
        assert (built.published, built.left_out) == (expected.published, expected.left_out)
        assert contents(tmp_path / str(number) / "site") == contents(tmp_path / "here" / "site")


def test_processes_that_have_not_got_the_files_read_them_too(
    memory: MemoryFileSystem, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.build.spreading.WORTH_PROCESSES", 1)
    expected = on_disk(tmp_path)
    put(memory, FILES, "")
    built = build("memory://", tmp_path / "there", jobs=2)
    assert built.done_by == "2 processes"
    assert built.problems == expected.problems
    assert contents(tmp_path / "there" / "site") == contents(tmp_path / "here" / "site")


def test_a_file_address_is_a_folder(site: Path, run: Run) -> None:
    (site / "elsewhere").mkdir()
    (site / "elsewhere" / "ash.txt").write_bytes(FILES["ash.txt"])
    (site / "elsewhere" / "out.txt").symlink_to(site / "docketpress.toml")
    assert "1 order → " in run("build", "--content", f"file://{site / 'elsewhere'}")[1]
    _, out, _ = run("check", "--content", "local://elsewhere")
    assert "not read: out.txt (a link that leads out of the content folder)" in out


def test_nothing_is_done_again_where_the_archive_says_that_all_is_as_it_was(site: Path, run: Run, read: list[str]) -> None:
    files = {name: FILES[name] for name in ("ash.txt", "deep.txt", "birch.md", "birch.toml")}
    (site / "x.zip").write_bytes(zipped(files))
    address = ("--content", f"zip://orders::{site / 'x.zip'}", "--jobs", "1")
    status, out, _ = run("build", *address)
    assert (status, "3 orders → " in out) == (0, True)
    assert sorted(read) == ["ash.txt", "birch.md", "deep.txt"]
    read.clear()
    status, out, _ = run("build", *address)
    assert (status, read) == (0, [])
    assert ", 0 changed) in " in out
    edited = FILES["ash.txt"].replace(b"DENIED", b"denied")  # of the same length, and of the same time: an archive's is fixed here
    (site / "x.zip").write_bytes(zipped({**files, "ash.txt": edited}))
    status, out, _ = run("build", *address)
    assert (status, read) == (0, ["ash.txt"])
    assert "1 changed; " in out


@pytest.mark.usefixtures("site")
def test_where_nothing_tells_two_states_apart_the_bytes_do(
    memory: MemoryFileSystem, run: Run, read: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    put(memory, {name: FILES[name] for name in ("ash.txt", "deep.txt")}, "/b")
    run("build", "--content", "memory://b", "--jobs", "1")
    looked: list[str] = []
    fetch = RemoteFolder.read
    monkeypatch.setattr(RemoteFolder, "read", lambda self, names: looked.extend(names) or fetch(self, names))
    read.clear()
    status, out, _ = run("build", "--content", "memory://b", "--jobs", "1")
    assert (status, read, looked) == (0, [], ["ash.txt", "deep.txt"])
    assert ", 0 changed) in " in out
    with memory.open("/b/deep.txt", "ab") as file:
        file.write(b"\nMore.\n")
    run("build", "--content", "memory://b", "--jobs", "1")
    assert read == ["deep.txt"]


@pytest.mark.parametrize(
    ("info", "when_settled"),
    [
        ({"size": 3, "ETag": '"abc"', "LastModified": datetime.now(UTC)}, 0),
        ({"size": 3, "CRC": 77, "date_time": (1980, 1, 1, 0, 0, 0)}, 0),
        ({"size": 3, "sha": "ab"}, 0),
        ({"size": 3, "mtime": 1_600_000_000.5}, 3_600 + 3),
        ({"size": 3, "last_modified": datetime.fromtimestamp(1_600_000_000, UTC)}, 3_600 + 3),
        ({"size": 3, "modificationTime": 1_600_000_000_000}, None),
        ({"size": 3, "created": 1_600_000_000}, None),
        ({"size": None, "etag": ""}, None),
    ],
)
def test_what_a_file_system_says_of_a_file_is_its_stamp(info: dict[str, Any], when_settled: int | None) -> None:
    made, written = stamp(info), 1_600_000_000
    assert made[0] == (info["size"] or 0)
    assert is_settled(made, (written + 10**8) * 10**9) == (when_settled is not None)
    assert is_settled(made, (written + 3_600) * 10**9) == (when_settled == 0)
    for key in ("ETag", "CRC", "sha"):
        if key in info:
            assert stamp({**info, key: "another"}) != made
            assert stamp({**info, "created": 7}) == made


def test_an_order_that_cannot_be_read_is_a_problem_of_that_order(odd: OddFileSystem, tmp_path: Path) -> None:
    put(odd, {**FILES, "gone.txt": b"x", "long.txt": FILES["ash.txt"], "cut.txt": FILES["ash.txt"], "loop.txt": b"x"}, "/b")
    odd.cat_fails["/b/gone.txt"] = PermissionError(errno.EACCES, "Access Denied")
    odd.cat_fails["/b/birch.toml"] = TimeoutError("the line is dead")
    odd.cat_fails["/b/pages/about.md"] = RuntimeError("no more")
    whole = len(FILES["ash.txt"])
    odd.sizes["/b/long.txt"], odd.sizes["/b/cut.txt"] = 10, whole + 1
    odd.types["/b/loop.txt"] = "link"
    found = {(p.location.path, p.code): p.message for p in build("odd://b", tmp_path).problems}
    assert found["gone.txt", "unreadable-file"] == "cannot be read: that is not permitted: Access Denied"
    assert found["long.txt", "unreadable-file"] == "cannot be read: it is longer than it was when the folder was listed"
    said = f"cannot be read: {whole} bytes came of {whole + 1}: the transfer was cut short, or it is another file now"
    assert found["cut.txt", "unreadable-file"] == said
    assert found["birch.toml", "unreadable-file"] == "cannot be read: the line is dead"
    assert found["pages/about.md", "unreadable-file"] == "cannot be read: no more"
    assert found["loop.txt", "not-read"] == "not read: loop.txt (not a regular file)"
    built = build("odd://b", tmp_path)
    assert set(built.left_out) >= {"gone.txt", "long.txt", "cut.txt", "birch.md", "empty.txt"}, (
        "birch.md has words to be redacted, for all we know"
    )
    assert built.written is None, "about.html could not be made"
    odd.cat_fails.clear()
    odd.sizes["/b/long.txt"] = None  # nobody says how large it is
    odd.sizes["/b/cut.txt"] = whole
    built = build("odd://b", tmp_path)
    assert built.left_out == ("empty.txt",)
    assert not any(b"3 May 1961" in data for data in contents(tmp_path / "site").values())
    assert (tmp_path / "site" / "about.html").is_file()


class ElsewhereError(Exception):
    """What the packages behind fsspec raise has classes of its own."""


@pytest.mark.parametrize(
    ("fault", "message"),
    [
        (PermissionError(errno.EACCES, "Forbidden"), "that is not permitted: Forbidden\n  hint: the package for this kind of"),
        (FileNotFoundError("b"), "there is nothing\n  hint: look whether the address is spelt right"),
        (ConnectionError("no route"), "no route\n  hint: look whether the address can be reached from this computer, and"),
        (ElsewhereError(), "ElsewhereError\n  hint: look whether"),
    ],
)
def test_a_folder_that_cannot_be_listed_ends_it(odd: OddFileSystem, site: Path, run: Run, fault: Exception, message: str) -> None:
    """Also one within: its orders would be missed by nobody."""
    put(odd, {"ash.txt": FILES["ash.txt"], "deep/er/deep.txt": FILES["deep.txt"]}, "/b")
    assert run("build", "--content", "odd://b")[0] == 0
    before = contents(site / "site")
    for folder in ("/b", "/b/deep/er"):
        odd.ls_fails[folder] = fault
        for command in ("build", "check"):
            status, out, err = run(command, "--content", "odd://b")
            assert (status, out) == (1, "")
            assert err.startswith(f"odd://b: error[content-unreachable]: the orders cannot be had from there: {message}")
            assert "Traceback" not in err
    assert contents(site / "site") == before


@pytest.mark.parametrize(
    ("address", "message"),
    [
        ("memory://nowhere", "there is nothing\n  hint: look whether the address is spelt right: the bucket, the folder\n"),
        ("memory://b/ash.txt", "this is a file\n  hint: name the folder in which it lies\n"),
        ("zip://::nowhere.zip", "there is nothing\n  hint: look whether the address is spelt right"),
        ("pigeon://b", "Protocol not known: pigeon\n  hint: an address begins with zip://, s3://, gs://, github:// or another"),
        ("s3://b", "Install s3fs to access S3\n  hint: pip install what is named there\n"),
    ],
)
def test_an_address_at_which_nothing_is(
    memory: MemoryFileSystem, site: Path, run: Run, address: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "s3fs", None)
    put(memory, {"ash.txt": FILES["ash.txt"]}, "/b")
    status, out, err = run("build", "--content", address)
    assert (status, out, (site / "site").exists()) == (1, "", False)
    assert err.startswith(f"{address}: error[content-unreachable]: the orders cannot be had from there: {message}")


def test_without_fsspec_it_says_how_to_get_it(site: Path, run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "fsspec.core", None)
    status, _, err = run("build", "--content", "s3://me:secret@b/orders")
    assert (status, (site / "site").exists()) == (1, False)
    assert err == (
        "s3://b/orders: error[content-unreachable]: the orders cannot be had from there: fsspec is not installed\n"
        "  hint: pip install 'docketpress[cluster]'\n"
    )


@pytest.mark.parametrize(
    ("address", "shown", "secrets"),
    [
        ("s3://b/orders", "s3://b/orders", []),
        ("ftp://court:p@ss@files.example/orders", "ftp://files.example/orders", ["court:p@ss", "p@ss"]),
        ("sftp://user:sec/ret@host.example/a", "sftp://host.example/a", ["user:sec/ret", "sec/ret"]),
        ("sftp://user:12/34@host.example", "sftp://host.example", ["user:12/34", "12/34"]),
        ("sftp://me@court.example:p/w@host.example/a", "sftp://host.example/a", ["me@court.example:p/w", "p/w"]),
        ("ftp://me:w?t#f@host.example/a", "ftp://host.example/a", ["me:w?t#f", "w?t#f"]),
        ("ftp://me:secret", "ftp://", ["me:secret", "secret"]),
        ("ftp://me:p%40ss@[::1]:21/a", "ftp://[::1]:21/a", ["p%40ss", "p@ss"]),
        ("https://0123456789abcdef:@host.example/a", "https://host.example/a", ["0123456789abcdef"]),
        ("https://host.example:8080/a?X-Amz-Signature=0abc1def2&n=1", "https://host.example:8080/a", ["0abc1def2"]),
        ("https://host.example/a#token", "https://host.example/a", ["token"]),
        ("hf://datasets/court/orders@main/a", "hf://datasets/court/orders@main/a", []),
        ("zip://orders::ftp://me:hush@host.example/x.zip", "zip://orders::ftp://host.example/x.zip", ["hush"]),
        ("zip://orders::/home/me@court/x.zip", "zip://orders::/home/me@court/x.zip", []),
    ],
)
def test_an_address_is_shown_without_its_secrets(address: str, shown: str, secrets: list[str]) -> None:
    found, hidden = without_secrets(address)
    assert found == shown
    assert set(secrets) <= set(hidden)
    assert bool(secrets) == bool(hidden)
    assert not any(secret in shown for secret in hidden)


LOGIN = "odd://court:hush/hush@b/orders?key=0123456789"


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("fault", "said"),
    [
        (
            RuntimeError("404 for https://api.example/repos/court/hush/hush/trees"),
            "404 for https://api.example/repos/court/…/trees",
        ),
        (RuntimeError("no https://me:other@files.example/x?sig=5, key=0123456789"), "no https://files.example/x …"),
        (PermissionError(errno.EACCES, "court:hush/hush may not"), "that is not permitted: … may not"),
    ],
)
def test_what_a_file_system_says_is_shown_without_the_secrets_too(
    odd: OddFileSystem, run: Run, fault: Exception, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OddFileSystem, "_strip_protocol", classmethod(lambda _, path: "" if "://" in path else path))
    put(odd, {"ash.txt": FILES["ash.txt"]}, "")
    odd.cat_fails["/ash.txt"] = fault
    _, out, err = run("build", "--content", LOGIN)
    assert f"ash.txt: error[unreadable-file]: cannot be read: {said}\n" in out + err
    odd.ls_fails[""] = fault
    _, out, more = run("build", "--content", LOGIN)
    assert more.startswith(f"odd://b/orders: error[content-unreachable]: the orders cannot be had from there: {said}\n")
    assert not any(secret in out + err + more for secret in ("hush", "0123456789", "other"))


@pytest.mark.usefixtures("site")
def test_what_needs_a_folder_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "ash.txt").write_bytes(FILES["ash.txt"])
    assert "--content ftp://host/a: only" in run("serve", "--content", "ftp://me:hush@host/a")[2]
    for command in (("add", "ash.txt"), ("show", "nothing.txt"), ("check", "nothing.txt"), ("serve",)):
        status, _, err = run(*command, "--content", "memory://b")
        assert (status, "only “build” and “check” of a whole site" in err) == (2, True), command
