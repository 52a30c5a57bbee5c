"""`check --links` asks others, politely; here a server of the test's own, and nobody else."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import ClassVar

import pytest

from generator import cli
from generator.model import Location
from generator.printing import as_text
from generator.publishing.outside_links import Answer, Manners, ask_for, link_problems, outside_links

MANNERS = Manners("docketpress/test", timeout=0.5, pause=0.0)


class Server(ThreadingHTTPServer):
    """What was asked of it, and how many at once at most."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Handler)
        self.asked: list[tuple[str, str]] = []
        self.agents: set[str | None] = set()
        self.now, self.most = 0, 0
        self.lock = threading.Lock()
        self.end = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"


class Handler(BaseHTTPRequestHandler):
    server: Server
    answers: ClassVar = {"/gone": 404, "/away": 410, "/bot": 403, "/broken": 500, "/busy": 503}

    def do_HEAD(self) -> None:
        with self.server.lock:
            self.server.asked.append((self.command, self.path))
            self.server.agents.add(self.headers["User-Agent"])
            self.server.now += 1
            self.server.most = max(self.server.most, self.server.now)
        self.server.end.wait(0.002)  # whoever asks two things at once is seen to
        with self.server.lock:  # before the answer: who has it may ask again before this thread goes on
            self.server.now -= 1
        self.answer()

    do_GET = do_HEAD  # noqa: N815 - http.server's names

    def answer(self) -> None:
        if self.path == "/slow":
            self.server.end.wait(5)
            return
        code = self.answers.get(self.path, 200)
        if self.path == "/get-only":
            code = 200 if self.command == "GET" else 404
        if self.path.startswith("/moved"):
            self.send_response(301)
            self.send_header("Location", "/round" if self.path == "/round" else "/fine")
        elif self.path == "/round":
            self.send_response(302)
            self.send_header("Location", "/round")
        else:
            self.send_response(code)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_: object) -> None:
        """Nothing."""


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        thread = threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.01}, daemon=True)
        thread.start()
        yield running
        running.end.set()
        running.shutdown()
        thread.join()


@pytest.mark.parametrize(
    ("path", "verdict"),
    [
        ("/fine", "answers"),
        ("/moved", "answers"),
        ("/get-only", "answers"),
        ("/caf\u00e9?q=a b", "answers"),
        ("/gone", "gone"),
        ("/away", "gone"),
        ("/bot", "refuses"),
        ("/broken", "silent"),
        ("/round", "silent"),
        ("/slow", "silent"),
        ("/busy", "not asked"),
    ],
)
def test_what_a_server_answers(server: Server, path: str, verdict: str) -> None:
    steps: list[None] = []
    (answer,) = ask_for([server.url + path], MANNERS, lambda: steps.append(None)).values()
    assert answer.verdict == verdict
    assert len(steps) == 1
    assert server.agents == {"docketpress/test"}


def test_a_server_that_is_not_there() -> None:
    with Server() as closed:
        url = closed.url
    answers = ask_for([f"{url}/x", "http://no-such-name.invalid/", "http://[broken]/"], MANNERS, lambda: None)
    assert {answer.verdict for answer in answers.values()} == {"silent"}


def test_each_address_is_asked_for_once_and_a_server_one_thing_at_a_time(server: Server) -> None:
    urls = [f"{server.url}/{n}" for n in range(12)] * 3
    assert len(ask_for(urls, MANNERS, lambda: None)) == 12
    assert sorted(server.asked) == sorted(("HEAD", f"/{n}") for n in range(12))
    assert server.most == 1


def test_a_server_that_is_busy_is_left_alone(server: Server) -> None:
    answers = ask_for([f"{server.url}/busy", *(f"{server.url}/{n}" for n in range(5))], MANNERS, lambda: None)
    assert {answer.verdict for answer in answers.values()} == {"not asked"}
    assert server.asked == [("HEAD", "/busy")]


def test_the_links_of_a_page() -> None:
    html = (
        '<link href="https://not-a-link.example/"><a class="x" href="https://a.example/x?a=1&amp;b=2#part">a</a>'
        '<a href="https://a.example/x?a=1&amp;b=2#other">a</a><a href="../index.html">i</a><a href="https://me.example/orders/y.html">y</a>'
        '<p>href="https://words.example/"</p><a href="mailto:a@b.example">m</a>'
    )
    assert list(outside_links(html, "https://me.example")) == ["https://a.example/x?a=1&b=2"] * 2


def test_as_a_person_reads_it() -> None:
    answers = {
        "https://a.example/": Answer("gone", "HTTP 404"),
        "https://b.example/": Answer("silent", "timed out"),
        "https://c.example/": Answer("answers", "200"),
    }
    places = dict.fromkeys(answers, Location("orders/x.html"))
    gone, hint, *silent = "\n".join(as_text(p) for p in link_problems(answers, places)).split("\n")
    assert gone == "orders/x.html: warning[link-gone]: a link leads nowhere: https://a.example/ (HTTP 404)"
    assert hint.endswith('under [citations]: "…" = "https://…", or "" for none')
    assert silent == [
        "orders/x.html: warning[link-silent]: what a link leads to does not answer: https://b.example/ (timed out)",
        "  hint: look at it in a browser; it may be away for a while only",
    ]


def test_the_command(server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "content" / "pages").mkdir(parents=True)
    (tmp_path / "content" / "order.txt").write_text("ORDER\n\nThe motion, which came late, is DENIED.\n", encoding="utf-8")
    page = f"# About\n\n[a]({server.url}/fine) and [b]({server.url}/gone#x) and [c]({server.url}/bot)\n"
    (tmp_path / "content" / "pages" / "about.md").write_text(page, encoding="utf-8")
    (tmp_path / "docketpress.toml").write_text('contact = "a@b.example"\n', encoding="utf-8")
    monkeypatch.setattr("generator.publishing.outside_links.Manners.__init__.__defaults__", (0.5, 0.0))
    ask = ask_for
    monkeypatch.setattr(
        "generator.publishing.outside_links.ask_for",
        lambda urls, manners, step: ask([url for url in urls if url.startswith(server.url)], manners, step),
    )
    monkeypatch.setattr("sys.argv", ["docketpress", "check", "--links", "-C", str(tmp_path)])
    assert cli.commands() == 0
    out = capsys.readouterr().out
    assert f"about.html: warning[link-gone]: a link leads nowhere: {server.url}/gone (HTTP 404)" in out
    assert "1 answer, 1 lead nowhere, 1 are not told to programs" in out
    assert any("a@b.example" in (agent or "") for agent in server.agents)
    assert not (tmp_path / "site").exists()


def test_no_file_is_named_with_it(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["docketpress", "check", "--links", "x.txt"])
    assert cli.commands() == 2
    assert "name no file" in capsys.readouterr().err
