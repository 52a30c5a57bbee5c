"""The preview: the site on this computer, built anew when something is saved, and the page in the browser with it.

livereload tells the browser; the looking, the building and the answering are narrowed and hastened here: `watching` looks
many times a second, `ahead` draws the page that is waited for, `rebuilding` builds the site beside the server, `handlers`
answers this computer alone, `shown` says what is sent.
"""

import errno
import logging
import sys
import webbrowser
from pathlib import Path
from typing import Any

from livereload import Server
from livereload.handlers import LiveReloadHandler
from livereload.watcher import Watcher
from tornado import ioloop, web

from generator.build import Folders
from generator.printing import Printer
from generator.serve.handlers import OwnReload, OwnScript, PageHandler
from generator.serve.rebuilding import Rebuilding
from generator.serve.shown import Shown

LOOPBACK = "127.0.0.1"


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
            (r"/livereload.js", OwnScript, {"port": port}),
            (r"/(.*)", PageHandler, asked),
        ]
        # What a browser asks for has no body; who is slow to ask is not waited for.
        application = web.Application(handlers)
        application.listen(port, host, max_body_size=1024, max_header_size=32_768, idle_connection_timeout=60, body_timeout=5)

    def _setup_logging(self) -> None:
        """Keeps livereload's chatter to itself."""
        for name in ("livereload", "tornado"):
            logging.getLogger(name).setLevel(logging.CRITICAL)


def preview(folders: Folders, settings: Path, printer: Printer, port: int, open_: bool) -> int:
    """Serves until Ctrl-C. `settings` is the folder of docketpress.toml."""
    folders.site.mkdir(parents=True, exist_ok=True)
    shown = Shown(folders.site)
    rebuilding = Rebuilding(folders, settings, printer, shown)
    sys.setswitchinterval(0.0005)  # who builds does not keep those waiting who look and answer: each file looked at is a switch
    seen = rebuilding.look()
    rebuilding.build()
    url = f"http://{LOOPBACK}:{port}{shown.base}/"
    loop = ioloop.IOLoop.current()
    loop.call_later(0, printer.say, f"Preview at {url} (Ctrl-C ends it)")  # once it listens
    loop.add_callback(rebuilding.watch, seen)
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
        rebuilding.end()
    return 0
