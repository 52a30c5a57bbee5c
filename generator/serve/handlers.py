"""Who may ask the preview, and what is answered. It answers this computer alone: no other host's page may read or steer it."""

import json
from contextlib import suppress
from typing import Any
from urllib.parse import unquote, urlsplit

from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import web
from tornado.websocket import WebSocketClosedError

from generator.serve.shown import NOWHERE, POLICY, Shown, content_type

NAMES = ("127.0.0.1", "localhost")


def is_ours(host: str, port: int) -> bool:
    """Whether `host` (a Host header) names this server. Another name that leads here is a foreign page's trick (DNS rebinding)."""
    return host in [f"{name}:{port}" for name in NAMES] or (port == 80 and host in NAMES)


def is_our_page(origin: str, port: int) -> bool:
    """Whether an Origin header names a page of this server."""
    try:
        parts = urlsplit(origin)
    except ValueError:  # "http://[" is no address
        return False
    return parts.scheme == "http" and is_ours(parts.netloc, port)


class PageHandler(web.RequestHandler):
    """The site's files as GitHub Pages would send them: `/x` for `/x.html`, 404.html for what is not there."""

    shown: Shown
    port: int

    def initialize(self, shown: Shown, port: int) -> None:
        """`shown`: the site; `port`: where this server listens."""
        self.shown, self.port = shown, port

    def set_default_headers(self) -> None:
        """No other site's page may take what is sent here for its own."""
        self.set_header("Server", "docketpress")
        self.set_header("Cache-Control", "no-store")
        self.set_header("X-Content-Type-Options", "nosniff")
        self.set_header("Cross-Origin-Resource-Policy", "same-origin")
        self.set_header("Referrer-Policy", "no-referrer")

    def prepare(self) -> None:
        """Refuses who asks by another host's name, or for another host's page."""
        headers = self.request.headers
        origin = headers.get("Origin")
        foreign = origin is not None and not is_our_page(origin, self.port)
        fetched = headers.get("Sec-Fetch-Site") == "cross-site" and headers.get("Sec-Fetch-Mode") != "navigate"
        if not is_ours(self.request.host, self.port) or foreign or fetched:
            raise web.HTTPError(403)

    def get(self, path: str) -> None:
        """Sends the file, a page with livereload's script in it."""
        path = f"/{path}"
        if path == "/" and self.shown.base:
            self.redirect(f"{self.shown.base}/")
            return
        file = self.shown.find(path)
        if file is None and self.shown.is_folder(path):
            self.redirect(f"{self.request.path}/")
            return
        if file is None:
            self.set_status(404)
            file = self.shown.find(f"{self.shown.base}/404.html")
        if file is None:
            self.set_header("Content-Security-Policy", POLICY)
            self.finish(self.shown.dressed(NOWHERE))
            return
        self.set_header("Content-Type", content_type(file))
        if file.suffix != ".html":
            self.set_header("Cache-Control", "no-cache")  # asked for each time, and sent where it is another
        if file.suffix == ".html":
            self.set_header("Content-Security-Policy", POLICY)
        self.finish(self.shown.page(file))

    head = get

    def write_error(self, status_code: int, **_: Any) -> None:
        """A word, and nothing of what went on inside."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(f"{status_code}: the preview does not answer that")


class OwnReload(LiveReloadHandler):  # type: ignore[misc]
    """Tells the pages that this server sent to load again, each only where it is no longer what was sent; and no other's.

    The browser says on connecting which version of its page it has (`snipver`): what was saved before it connected is
    not missed.
    """

    shown: Shown
    port: int
    path = "/"
    version = ""
    styles: dict[str, str]

    def initialize(self, shown: Shown, port: int) -> None:
        """As `PageHandler.initialize`."""
        self.shown, self.port, self.styles = shown, port, {}

    def prepare(self) -> None:
        """Refuses another host's name, and another host's page."""
        origin = self.request.headers.get("Origin")
        if not is_ours(self.request.host, self.port) or (origin is not None and not is_our_page(origin, self.port)):
            raise web.HTTPError(403)

    def check_origin(self, origin: str) -> bool:
        """Whether the page that asks came from here."""
        return is_our_page(origin, self.port)

    def send_message(self, message: str | dict[str, object]) -> None:
        """Sends it; to a page that was closed meanwhile, nothing."""
        with suppress(WebSocketClosedError):
            sent = self.write_message(message)
            sent.add_done_callback(lambda done: done.cancelled() or done.exception())

    def on_message(self, message: str | bytes) -> None:
        """livereload's handshake, and what we note of it. What is no such message is dropped."""
        try:
            said = json.loads(message)
            command = said.get("command") if isinstance(said, dict) else None
            path = unquote(urlsplit(str(said.get("url", ""))).path) if command == "info" else ""
        except (ValueError, RecursionError):
            return
        if command == "hello":
            self.version = str(said.get("snipver", ""))
            super().on_message(json.dumps({"command": "hello"}))
        elif command == "info":
            self.path = path
            page, _, styles = self.version.partition(".")
            self.styles = self.shown.styles()
            self.version = page if styles == self.shown.styles_version() else ""
            LiveReloadHandler.waiters.add(self)
            self.tell()

    def tell(self) -> None:
        """Sends word where the page, or a style sheet, is not what the browser has."""
        version, styles = self.shown.version_at(self.path), self.shown.styles()
        changed = [name for name, digest in styles.items() if self.styles.get(name) != digest]
        if version != self.version or self.styles.keys() - styles.keys():
            changed = [self.path]
        self.version, self.styles = version, styles
        for path in changed:
            self.send_message({"command": "reload", "path": path, "liveCSS": True, "liveImg": True})


class OwnScript(LiveReloadJSHandler):  # type: ignore[misc]
    """livereload's script, for pages of this computer."""

    port: int

    def initialize(self, port: int) -> None:
        """`port`: where this server listens."""
        self.port = port

    def prepare(self) -> None:
        """Refuses another host's name."""
        if not is_ours(self.request.host, self.port):
            raise web.HTTPError(403)


def tell_all() -> None:
    """Every page that is open in a browser learns whether it must load again."""
    for waiter in list(LiveReloadHandler.waiters):
        if isinstance(waiter, OwnReload):
            waiter.tell()


def open_pages(base: str) -> list[str]:
    """The addresses within the site, below `base`, of the pages that are open in a browser."""
    paths = {waiter.path for waiter in list(LiveReloadHandler.waiters) if isinstance(waiter, OwnReload)}
    return sorted(path.removeprefix(f"{base}/") for path in paths)
