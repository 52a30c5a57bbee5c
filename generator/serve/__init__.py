"""The preview: the site on this computer, built anew when something is saved, and the page in the browser with it.

livereload tells the browser; the looking, the building and the answering are narrowed and hastened here: `watching` looks
every tenth of a second, the build runs beside the server, `handlers` answers this computer alone, `shown` says what is sent.
"""

import asyncio
import errno
import logging
import webbrowser
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from livereload import Server
from livereload.handlers import LiveReloadHandler, LiveReloadJSHandler
from livereload.watcher import Watcher
from tornado import ioloop, web

from generator.build import Folders, Means, Terms, build_site, said
from generator.config import FILE, read_config
from generator.model import Problem
from generator.printing import Printer, unique
from generator.serve.handlers import OwnReload, PageHandler, tell_all
from generator.serve.shown import Shown
from generator.serve.watching import Snapshot, look

LOOPBACK = "127.0.0.1"
PAUSE = 0.1  # seconds between two looks; longer where a look itself takes long


class OwnWatcher(Watcher):  # type: ignore[misc]
    """livereload's own watching, switched off: it looks every 0.8 seconds and drops what is saved soon after a reload."""

    def start(self, _: Any) -> bool:
        """True: somebody else watches."""
        return True


class Preview(Server):  # type: ignore[misc]
    """livereload's server with handlers of our own; of its own there is only the script that it gives to pages."""

    def __init__(self, shown: Shown) -> None:
        super().__init__(watcher=OwnWatcher())
        self.shown = shown

    def application(self, port: int, host: str, **_: Any) -> None:
        """Listens."""
        LiveReloadHandler.watcher = self.watcher
        asked = {"shown": self.shown, "port": port}
        handlers: list[Any] = [
            (r"/livereload", OwnReload, asked),
            (r"/livereload.js", LiveReloadJSHandler),
            (r"/(.*)", PageHandler, asked),
        ]
        # What a browser asks for has no body; who is slow to ask is not waited for.
        application = web.Application(handlers)
        application.listen(port, host, max_body_size=1024, max_header_size=32_768, idle_connection_timeout=60, body_timeout=5)

    def _setup_logging(self) -> None:
        """Keeps livereload's chatter to itself."""
        for name in ("livereload", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL)


@dataclass(slots=True)
class Rebuilding:
    """Builds when something was saved. `settings` is the folder of docketpress.toml."""

    folders: Folders
    settings: Path
    printer: Printer
    shown: Shown
    apart: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "build"))

    def build(self) -> None:
        """Builds once, and notes what is wrong. What stood before stays where it cannot."""
        try:
            self._build()
        except OSError as error:  # a full disk, a folder taken away: the preview goes on with what there is
            self.printer.say_error(f"{error.filename or ''}: {error.strerror or error}")
        except Exception as error:  # a fault of ours must not end the preview
            self.printer.say_error(f"docketpress failed: {said(error)}")

    def _build(self) -> None:
        problems: list[Problem] = []
        config = replace(read_config(self.settings, problems.append), search=False)  # a search index takes seconds
        with self.printer.bar() as bar:
            built = build_site(self.folders, config, Terms(keep_going=True, preview=True), problems, Means(progress=bar.show))
        self.shown.base = urlsplit(config.base_url).path.rstrip("/")
        self.shown.errors = tuple(unique(p for p in built.problems if p.severity == "error"))
        self.printer.problems(p for p in built.problems if p.severity != "notice")
        for name in built.left_out if built.written else ():
            self.printer.say(f"left out until it is mended: {name}")
        for name in built.standing if built.written else ():
            self.printer.say(f"its last good page stays until it is mended: {name}")
        self.printer.say(f"built: {built.published}" if built.written else "not built: the last good pages stay")

    async def watch(self) -> None:
        """Looks, builds and tells the browser, for ever. What is saved during a build is seen by the next look."""
        loop = asyncio.get_running_loop()
        watched = (self.folders.content, self.settings / FILE, self.settings / "templates")
        seen: Snapshot | None = None  # what was saved since the first build, no look had seen: it is built once more
        while True:
            began = loop.time()
            now = await loop.run_in_executor(self.apart, look, watched)
            if now == seen:
                await asyncio.sleep(max(PAUSE, 3 * (loop.time() - began)))
                continue
            seen = now
            await loop.run_in_executor(self.apart, self.build)
            tell_all()


def preview(folders: Folders, settings: Path, printer: Printer, port: int, open_: bool) -> int:
    """Serves until Ctrl-C. `settings` is the folder of docketpress.toml."""
    folders.site.mkdir(parents=True, exist_ok=True)
    shown = Shown(folders.site)
    rebuilding = Rebuilding(folders, settings, printer, shown)
    rebuilding.build()
    url = f"http://{LOOPBACK}:{port}{shown.base}/"
    loop = ioloop.IOLoop.current()
    loop.call_later(0, printer.say, f"Preview at {url} (Ctrl-C ends it)")  # once it listens
    loop.add_callback(rebuilding.watch)
    if open_:
        loop.call_later(0.5, webbrowser.open, url)
    try:
        Preview(shown).serve(port=port, host=LOOPBACK, root=str(folders.site.resolve()))
    except OSError as error:
        if error.errno != errno.EADDRINUSE:
            raise
        printer.say_error(f"port {port} is taken, perhaps by another preview: end that one, or choose another with --port")
        return 1
    finally:
        rebuilding.apart.shutdown(wait=False, cancel_futures=True)
    return 0
