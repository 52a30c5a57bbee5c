"""What the preview refuses: each attack, by bytes on a socket. Nothing outside of the site is read, nobody else steers it."""

import asyncio
import json
import socket
import time
from http.client import HTTPConnection

import pytest
from tornado.httpclient import HTTPRequest
from tornado.websocket import WebSocketClientConnection, websocket_connect

from tests.serve.conftest import ORDER, PATIENCE, Running, wait_for

HANDSHAKE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Sec-WebSocket-Version": "13",
}

PATHS = r"""
/../secret.txt /../../secret.txt /..%2f..%2fsecret.txt /%2e%2e/%2e%2e/secret.txt /%2e%2e%2f%2e%2e%2fsecret.txt
/%252e%252e/%252e%252e/secret.txt /orders/../../../secret.txt /orders/..%5c..%5c..%5csecret.txt /..\..\secret.txt
/..%c0%af..%c0%afsecret.txt /%e0%80%ae%e0%80%ae/secret.txt /%uff0e%uff0e/secret.txt /．．/secret.txt
/....//....//secret.txt /./.././../secret.txt /;/../../secret.txt //etc/passwd ///etc/passwd /%2fetc%2fpasswd
/file:///etc/passwd /C:/Windows/win.ini /C:%5cWindows%5cwin.ini /\\server\share /link.txt /folder/secret.txt /folder/
/.hidden.txt /%2ehidden.txt /.docketpress.json /%00 /index.html%00.txt /%00/../../secret.txt
/index.html%0d%0aX-Evil:%201 /%ff%fe /% /%zz /forcereload /forcereload?path=x /orders/%2e%2e/%2e%2e/ /~root /CON
/aux.html /index.html::$DATA /style.css/ /index.html/..%2f..%2f..%2fsecret.txt
""".split()
HOSTS = r"""
evil.example evil.example:{port} 127.0.0.1.evil.example:{port} localhost.evil.example:{port} 127.0.0.1:1 127.0.0.1
localhost:{port}@evil.example evil.example#127.0.0.1:{port} 0.0.0.0:{port} [::1]:{port} 127.1:{port} 2130706433:{port}
127.0.0.1:{port},evil.example 127.0.0.1:{port}/x LOCALHOST.:{port}
""".split()


def refused(answer: bytes) -> bool:
    """Whether the answer gives nothing away: an error of the client's, no secret, no traceback."""
    status = answer.split(b" ", 2)[1:2]
    return (not answer or status[0][:1] in (b"4", b"3")) and not any(
        w in answer for w in (b"Traceback", b"root:", b"s3cr3t", b'File "')
    )


@pytest.fixture(scope="module", autouse=True)
def outside(running: Running) -> None:
    """What must not be read: beside the site, and behind links in it. No build comes after them, which would take them away."""
    running.order.write_text(ORDER.replace("late", "in time"), encoding="utf-8")
    site = running.folder / ".docketpress" / "preview"
    wait_for(lambda: "came in time" in running.get(running.page_of_order())[1])
    time.sleep(1)  # what was saved within a tick of the clock is built once more
    (running.folder / "secret.txt").write_text("s3cr3t", encoding="utf-8")
    (site / "link.txt").symlink_to(running.folder / "secret.txt")
    (site / "folder").symlink_to(running.folder)
    (site / ".hidden.txt").write_text("s3cr3t", encoding="utf-8")


@pytest.mark.parametrize(
    "path",
    [*PATHS, "/index.html%0d%0aX-Evil:%201", "/" + "a" * 5000, "/" + "../" * 500 + "etc/passwd"],
)
def test_no_path_leads_out_of_the_site(running: Running, path: str) -> None:
    answer = running.send(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{running.port}\r\nConnection: close\r\n\r\n".encode())
    assert refused(answer), answer[:300]
    assert b"X-Evil" not in answer.split(b"\r\n\r\n")[0]


@pytest.mark.parametrize(
    "host",
    [*HOSTS, "", " "],
)
def test_another_hosts_name_is_refused(running: Running, host: str) -> None:
    host = host.format(port=running.port)
    for path in ("/", "/livereload", "/livereload.js", "/style.css"):
        answer = running.send(f"GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n".encode())
        assert refused(answer), answer[:300]


@pytest.mark.parametrize(
    "sent",
    [
        b"GET / HTTP/1.1\r\nConnection: close\r\n\r\n",  # no Host at all
        b"GET / HTTP/1.1\r\nHost: HERE\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        b"GET http://evil.example/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        b"POST / HTTP/1.1\r\nHost: HERE\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        b"POST /livereload HTTP/1.1\r\nHost: HERE\r\nContent-Length: 0\r\nConnection: close\r\n\r\n",
        b"PUT /x.html HTTP/1.1\r\nHost: HERE\r\nContent-Length: 1\r\nConnection: close\r\n\r\nx",
        b"DELETE /index.html HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n",
        b"OPTIONS / HTTP/1.1\r\nHost: HERE\r\nOrigin: http://evil.example\r\nConnection: close\r\n\r\n",
        b"TRACE / HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n",
        b"CONNECT evil.example:443 HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: HERE\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: HERE\r\nContent-Length: 99999999\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: HERE\r\nX: " + b"a" * 70_000 + b"\r\nConnection: close\r\n\r\n",
        b"GET  /  HTTP/1.1\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: HERE\r\nTransfer-Encoding: xchunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: HERE\r\nTransfer-Encoding: \x0bchunked\r\nConnection: close\r\n\r\n0\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: HERE\r\nContent-Length: 0\r\nContent-Length: 5\r\nConnection: close\r\n\r\nabcde",
        b"GET / HTTP/1.1\r\nHost: HERE\r\nContent-Length: +5\r\nConnection: close\r\n\r\nabcde",
        b"GET http://HERE/ HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n",
        b"GET http://HERE@evil.example/ HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n",
        b"GET //evil.example/.. HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n",
        b"GET * HTTP/1.1\r\nHost: HERE\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: x@HERE\r\nConnection: close\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: evil.example\r\nX-Forwarded-Host: HERE\r\nConnection: close\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",  # a TLS greeting
        b"\x00" * 2000,
    ],
)  # fmt: skip
def test_what_no_browser_of_this_computer_asks_is_refused(running: Running, sent: bytes) -> None:
    assert refused(running.send(sent.replace(b"HERE", f"127.0.0.1:{running.port}".encode()))), sent[:60]


@pytest.mark.parametrize(
    "headers",
    [
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Origin": "http://["},
        {"Origin": "evil://127.0.0.1:HERE"},
        {"Origin": "http://localhost:1"},
        {"Origin": "https://127.0.0.1.evil.example"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "no-cors"},
        {"Sec_Fetch_Site": "cross-site", "Sec_Fetch_Mode": "cors"},
    ],
)
def test_another_sites_page_gets_nothing(running: Running, headers: dict[str, str]) -> None:
    said = {name: value.replace("HERE", str(running.port)) for name, value in headers.items()}
    status, body, _ = running.get("/index.html", **said)
    assert status == 403
    assert "<html" not in body


def test_what_is_sent_is_for_this_sites_pages_alone(running: Running) -> None:
    response = running.get("/style.css")[2]
    assert response.getheader("Cross-Origin-Resource-Policy") == "same-origin"
    assert response.getheader("X-Content-Type-Options") == "nosniff"
    assert response.getheader("Access-Control-Allow-Origin") is None


FOREIGN = ["http://evil.example", "null", "http://127.0.0.1", "http://localhost:1", "http://[", "file://", ""]


@pytest.mark.parametrize("origin", FOREIGN)
def test_another_sites_page_may_not_listen(running: Running, origin: str) -> None:
    connection = HTTPConnection("127.0.0.1", running.port, timeout=PATIENCE)
    connection.request("GET", "/livereload", headers={**HANDSHAKE, "Origin": origin})
    assert connection.getresponse().status == 403
    connection.close()


def test_the_sites_own_page_may_listen(running: Running) -> None:
    connection = HTTPConnection("127.0.0.1", running.port, timeout=PATIENCE)
    connection.request("GET", "/livereload", headers={**HANDSHAKE, "Origin": running.url})
    assert connection.getresponse().status == 101
    connection.close()


NONSENSE = [
    *["", "no json", "[]", "1", "null", '{"a":' * 3000],
    *['{"command": 1}', '{"command": "info"}', '{"command": "info", "url": ["x"]}', '{"command": "info", "url": "http://["}'],
]


async def converse(running: Running) -> str:
    """Says nonsense to the socket, then greets: what it answers to that."""
    asked = HTTPRequest(f"ws://127.0.0.1:{running.port}/livereload", headers={"Origin": running.url})
    plug: WebSocketClientConnection = await websocket_connect(asked)
    for said in NONSENSE:
        await plug.write_message(said)
    await plug.write_message('{"command": "hello", "protocols": []}')
    answers = []
    for _ in range(len(NONSENSE)):
        answer = await plug.read_message()
        answers.append(str(answer))
        if answer is None or json.loads(answer)["command"] == "hello":
            break
    plug.close()
    return answers[-1]


def test_nonsense_on_the_socket_is_dropped_and_the_preview_goes_on(running: Running) -> None:
    assert json.loads(asyncio.run(converse(running)))["command"] == "hello"
    assert running.get("/")[0] == 200


def test_a_slow_stranger_keeps_nobody_waiting(running: Running) -> None:
    slow = [socket.create_connection(("127.0.0.1", running.port), timeout=PATIENCE) for _ in range(50)]
    for plug in slow:
        plug.sendall(b"GET / HT")
    assert running.get("/")[0] == 200
    for plug in slow:
        plug.close()
