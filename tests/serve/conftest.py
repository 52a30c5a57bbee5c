"""A preview that runs while the tests of this folder do, and how it is asked."""

import socket
import subprocess
import sys
import time
from collections.abc import Callable, Generator, Iterator
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

ORDER = "UNITED STATES DISTRICT COURT\nDISTRICT OF ALASKA\n\nORDER\n\nThe motion at docket 31, which came late, is DENIED.\n"
PATIENCE = 30  # seconds


@dataclass(frozen=True, slots=True)
class Running:
    """A preview: its port and the folder of its site."""

    port: int
    folder: Path

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def order(self) -> Path:
        return self.folder / "content" / "order.txt"

    def get(self, path: str, host: str | None = None, **headers: str) -> tuple[int, str, HTTPResponse]:
        connection = HTTPConnection("127.0.0.1", self.port, timeout=PATIENCE)
        connection.putrequest("GET", path, skip_host=True)
        connection.putheader("Host", f"127.0.0.1:{self.port}" if host is None else host)
        for name, value in headers.items():
            connection.putheader(name.replace("_", "-"), value)
        connection.endheaders()
        response = connection.getresponse()
        body = response.read().decode("utf-8", "replace")
        connection.close()
        return response.status, body, response

    def send(self, sent: bytes) -> bytes:
        """What comes back for these bytes, as they are, until the server closes or says no more."""
        with socket.create_connection(("127.0.0.1", self.port), timeout=PATIENCE) as plug:
            plug.sendall(sent)
            plug.settimeout(1.5)
            got = b""
            try:
                while part := plug.recv(65536):
                    got += part
            except (TimeoutError, ConnectionResetError):
                pass
        return got

    def page_of_order(self) -> str:
        """The address of the one order's page."""
        pages = (self.folder / ".docketpress" / "preview" / "orders").glob("*.html")
        return next((f"/orders/{page.name}" for page in pages if "." not in page.stem), "/not-yet")


def wait_for(condition: Callable[[], bool]) -> None:
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < PATIENCE
        time.sleep(0.02)


def start_preview(folder: Path, greeting: tuple[int, ...] = (200, 302)) -> Generator[Running]:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        running = Running(free.getsockname()[1], folder)
    command = [sys.executable, "-m", "generator", "serve", "-C", str(folder), "--port", str(running.port)]

    def answers() -> bool:
        try:
            return running.get("/")[0] in greeting
        except OSError:
            return False

    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            wait_for(answers)
            yield running
        finally:
            process.terminate()
            process.communicate()


def lay_out(folder: Path) -> Path:
    (folder / "content" / "pages").mkdir(parents=True, exist_ok=True)
    (folder / "content" / "order.txt").write_text(ORDER, encoding="utf-8")
    (folder / "content" / "pages" / "about.md").write_text("# About\n", encoding="utf-8")
    (folder / "secret.txt").write_text("secret", encoding="utf-8")
    return folder


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A preview at the root of its address."""
    yield from start_preview(lay_out(tmp_path_factory.mktemp("served")))


@pytest.fixture(scope="module")
def below(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Running]:
    """A preview below a base path, as GitHub Pages serves a project."""
    folder = lay_out(tmp_path_factory.mktemp("below"))
    (folder / "docketpress.toml").write_text('base_url = "https://example.github.io/orders"\n', encoding="utf-8")
    yield from start_preview(folder)
