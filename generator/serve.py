"""The preview: the site on this computer, built anew when something is saved, and the page in the browser with it.

livereload watches and tells the browser. It answers this computer alone: other hosts' pages may neither read nor steer it.
"""

import errno
import logging
import mimetypes
import re
import webbrowser
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from livereload import Server
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from tornado import ioloop, web

from generator.build import Folders, Terms, build_site, count_orders
from generator.config import FILE, read_config
from generator.model import Problem
from generator.printing import Printer

LOOPBACK = "127.0.0.1"
NAMES = (LOOPBACK, "localhost")
# not left to the system's own table, which Windows lets programs change
CONTENT_TYPES = {".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json"}

# A published page's policy lets no script of livereload's in, so the preview sends one of its own in its place.
_POLICY_IN_PAGE = re.compile(rb"<meta[^>]{0,80}Content-Security-Policy[^>]{0,1000}>", re.IGNORECASE)
_POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' ws:"
)
_SCRIPT = b'<script src="/livereload.js?port=%d&amp;snipver=1" defer></script>'


class OwnReload(LiveReloadHandler):  # type: ignore[misc]
    """Tells the pages that this server served to load again, and no other's."""

    def check_origin(self, origin: str) -> bool:
        """Whether the page that asks came from here."""
        return bool(urlsplit(origin).netloc == self.request.host) and _is_here(self.request.host)


class PageHandler(web.RequestHandler):
    """The site's files as GitHub Pages would send them: `/x` for `/x.html`, 404.html for what is not there."""

    root: Path
    port: int

    def initialize(self, root: Path, port: int) -> None:
        """`root`: the site; `port`: where livereload listens."""
        self.root, self.port = root, port

    def prepare(self) -> None:
        """Refuses what was asked of another host's name (DNS rebinding)."""
        if not _is_here(self.request.host):
            raise web.HTTPError(403)

    def get(self, path: str) -> None:
        """Sends the file, a page with livereload's script in it."""
        file = self._find(self.root, path)
        if file is None:
            self.set_status(404)
            file = self._find(self.root, "404.html")
        if file is None:
            self.finish("404: there is no such page")
            return
        self.set_header(
            "Content-Type", CONTENT_TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
        )
        self.set_header("Cache-Control", "no-store")
        content = file.read_bytes()
        if file.suffix == ".html":
            self.set_header("Content-Security-Policy", _POLICY)
            head, close, rest = _POLICY_IN_PAGE.sub(b"", content).partition(b"</head>")
            content = head + _SCRIPT % self.port + close + rest
        self.finish(content)

    @staticmethod
    def _find(root: Path, path: str) -> Path | None:
        """The file of the site that answers `path`; None where there is none, or it lies outside."""
        root = root.resolve()
        if "\0" in path:
            return None
        for candidate in (path + "index.html" if path.endswith("/") or not path else path, f"{path}.html", f"{path}/index.html"):
            try:
                file = (root / candidate).resolve()
                found = file.is_file()
            except OSError:  # a name too long for the system
                continue
            if found and file.is_relative_to(root) and not any(p.startswith(".") for p in file.relative_to(root).parts):
                return file
        return None


class Preview(Server):  # type: ignore[misc]
    """livereload's server with handlers of our own."""

    def application(self, port: int, host: str, **_: Any) -> None:
        """Listens."""
        LiveReloadHandler.watcher = self.watcher
        LiveReloadHandler.live_css = True
        LiveReloadHandler.DEFAULT_RELOAD_TIME = 0  # its own 3 seconds: what is saved within them would not be shown
        handlers: list[Any] = [
            (r"/livereload", OwnReload),
            (r"/livereload.js", LiveReloadJSHandler),
            (r"/(.*)", PageHandler, {"root": Path(str(self.root)), "port": port}),
        ]
        web.Application(handlers).listen(port, address=host)

    def _setup_logging(self) -> None:
        """Keeps livereload's chatter to itself."""
        for name in ("livereload", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL)


def preview(folders: Folders, settings: Path, printer: Printer, port: int, open_: bool) -> int:
    """Serves until Ctrl-C. `settings` is the folder of docketpress.toml."""

    def rebuild() -> None:
        problems: list[Problem] = []
        config = read_config(settings, problems.append)
        try:
            with printer.bar("Reading orders", count_orders(folders.content)) as bar:
                built = build_site(folders, config, Terms(keep_going=True), problems, bar.step)
        except OSError as error:  # a full disk, a folder taken away: the preview goes on with what there is
            printer.say_error(f"{error.filename or ''}: {error.strerror or error}")
            return
        printer.problems(p for p in built.problems if p.severity != "notice")
        for name in built.left_out if built.written else ():
            printer.say(f"left out until it is mended: {name}")
        printer.say(f"built: {built.published}" if built.written else "not built: the last good pages stay")

    rebuild()
    folders.site.mkdir(parents=True, exist_ok=True)
    server = Preview()
    for watched in (folders.content, settings / FILE, settings / "templates"):
        server.watch(str(watched), rebuild)
    url = f"http://{LOOPBACK}:{port}/"
    loop = ioloop.IOLoop.current()
    loop.call_later(0, printer.say, f"Preview at {url} (Ctrl-C ends it)")  # once it listens
    if open_:
        loop.call_later(0.5, webbrowser.open, url)
    try:
        server.serve(port=port, host=LOOPBACK, root=str(folders.site.resolve()))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        printer.say_error(f"port {port} is taken, perhaps by another preview: end that one, or choose another with --port")
        return 1
    return 0


def _is_here(host: str) -> bool:
    return host.rsplit(":", 1)[0] in NAMES
