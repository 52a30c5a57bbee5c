"""The preview: what it serves, what it refuses, and that a saved file is seen."""

import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

ORDER = "UNITED STATES DISTRICT COURT\nDISTRICT OF ALASKA\n\nORDER\n\nThe motion at docket 31, which came late, is DENIED.\n"
PATIENCE = 30  # seconds


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[int, Path]]:
    """(port, the site's folder) of a running preview."""
    folder = tmp_path_factory.mktemp("served")
    (folder / "content" / "pages").mkdir(parents=True)
    (folder / "content" / "order.txt").write_text(ORDER, encoding="utf-8")
    (folder / "content" / "pages" / "about.md").write_text("# About\n", encoding="utf-8")
    (folder / "secret.txt").write_text("secret", encoding="utf-8")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "generator", "serve", "-C", str(folder), "--port", str(port)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True) as process:
        try:
            wait_for(lambda: answers(port))
            yield port, folder
        finally:
            process.terminate()
            process.communicate()


def answers(port: int) -> bool:
    try:
        return get(port, "/")[0] == 200
    except OSError:
        return False


def wait_for(condition) -> None:  # type: ignore[no-untyped-def]
    began = time.monotonic()
    while not condition():
        assert time.monotonic() - began < PATIENCE
        time.sleep(0.05)


def get(port: int, path: str, host: str | None = None) -> tuple[int, str, HTTPResponse]:
    connection = HTTPConnection("127.0.0.1", port, timeout=PATIENCE)
    connection.putrequest("GET", path, skip_host=True)
    connection.putheader("Host", f"127.0.0.1:{port}" if host is None else host)
    connection.endheaders()
    response = connection.getresponse()
    body = response.read().decode("utf-8", "replace")
    connection.close()
    return response.status, body, response


def order_page(folder: Path) -> str:
    (page,) = (folder / ".docketpress" / "preview" / "orders").glob("*.html")
    return f"/orders/{page.name}"


def test_pages_are_served_with_livereload_and_a_policy_that_lets_it_in(served: tuple[int, Path]) -> None:
    port, folder = served
    status, body, response = get(port, order_page(folder))
    assert status == 200
    assert "which came late" in body
    assert '<script src="/livereload.js' in body
    assert "default-src 'self'" in (response.getheader("Content-Security-Policy") or "")
    assert body.count("Content-Security-Policy") == 0, "the page's own policy would keep livereload out"
    assert get(port, "/livereload.js")[0] == 200


def test_an_address_without_its_ending_is_served_as_github_does(served: tuple[int, Path]) -> None:
    port, folder = served
    assert get(port, order_page(folder).removesuffix(".html"))[0] == 200
    assert get(port, "/about")[0] == 200
    assert get(port, "/style.css")[2].getheader("Content-Type") == "text/css"


def test_what_is_not_there_gets_the_404_page(served: tuple[int, Path]) -> None:
    status, body, _ = get(served[0], "/nowhere")
    assert status == 404
    assert "<html" in body


@pytest.mark.parametrize("host", ["evil.example", "evil.example:80", "127.0.0.1.evil.example", ""])
def test_another_hosts_name_is_refused(served: tuple[int, Path], host: str) -> None:
    assert get(served[0], "/", host)[0] in (400, 403)


@pytest.mark.parametrize(
    "path",
    [
        "/../secret.txt", "/..%2f..%2fsecret.txt", "/%2e%2e/%2e%2e/secret.txt", "/orders/../../../secret.txt", "//etc/passwd",
        "/..\\..\\secret.txt", "/%00", "/index.html%00.txt", "/.docketpress.json", "/%2fetc%2fpasswd",
    ],
)  # fmt: skip
def test_nothing_outside_of_the_site_is_served(served: tuple[int, Path], path: str) -> None:
    status, body, _ = get(served[0], path)
    assert status in (400, 403, 404)
    assert "secret" not in body
    assert "root:" not in body
    assert "Traceback" not in body


def test_a_port_that_is_taken_is_said(served: tuple[int, Path]) -> None:
    port, folder = served
    command = [sys.executable, "-m", "generator", "serve", "-C", str(folder), "--port", str(port)]
    second = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=False)
    assert second.returncode == 1
    assert f"port {port} is taken" in second.stderr
    assert "--port" in second.stderr
    assert "Preview at" not in second.stdout


def test_another_sites_page_may_not_listen(served: tuple[int, Path]) -> None:
    connection = HTTPConnection("127.0.0.1", served[0], timeout=PATIENCE)
    handshake = {
        "Upgrade": "websocket",
        "Connection": "Upgrade",
        "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
        "Sec-WebSocket-Version": "13",
    }
    connection.request("GET", "/livereload", headers={**handshake, "Origin": "http://evil.example"})
    assert connection.getresponse().status == 403
    connection.close()
    connection.request("GET", "/livereload", headers={**handshake, "Origin": f"http://127.0.0.1:{served[0]}"})
    assert connection.getresponse().status == 101
    connection.close()


def test_a_saved_order_is_seen_and_a_broken_one_leaves_the_others(served: tuple[int, Path]) -> None:
    port, folder = served
    file = folder / "content" / "order.txt"
    file.write_text(ORDER.replace("late", "early"), encoding="utf-8")
    wait_for(lambda: "which came early" in get(port, order_page(folder))[1])
    (folder / "content" / "broken.txt").write_bytes(b"\x00\x01\x02" * 50)
    file.write_text(ORDER.replace("late", "again"), encoding="utf-8")
    wait_for(lambda: "which came again" in get(port, order_page(folder))[1])


def test_the_preview_touches_nothing_that_is_published(served: tuple[int, Path]) -> None:
    assert not (served[1] / "site").exists()
