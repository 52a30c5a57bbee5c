"""What happens when something is saved: the pages that are waited for at once, then the site; and the browser is told."""

import asyncio
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import urlsplit

from generator.build import Built, Folders, Means, Terms, build_site, said
from generator.build.dressing import dressing_of
from generator.config import FILE, Config, read_config
from generator.model import Problem
from generator.printing import Printer, unique
from generator.serve.ahead import Ahead
from generator.serve.handlers import open_pages, tell_all
from generator.serve.shown import Shown
from generator.serve.watching import Snapshot, changed, look

PAUSE = 0.03  # seconds between two looks; longer where a look itself takes long
SETTLED = 0.1  # seconds without a save before the site is built: who saves a file may empty it first
QUIET = 0.25  # the same where the page that is waited for is there already: it is not to wait for the build
LONGEST = 2.0  # seconds for which saves that come one after the other put the build off


@dataclass(frozen=True, slots=True)
class DrawnAhead:
    """A page that is newer than the site: of which order ("" for a file that goes out by itself), drawn in which turn, and under
    which settings and templates."""

    maker: str
    content: bytes
    turn: int
    dressed: str


@dataclass(slots=True)
class Rebuilding:
    """Builds when something was saved. `settings` is the folder of docketpress.toml."""

    folders: Folders
    settings: Path
    printer: Printer
    shown: Shown
    config: Config = field(default_factory=Config)  # of the last build
    dressed: str = ""  # a digest of that, and of the templates that it had
    ahead: Ahead = field(init=False)
    drawn: dict[str, DrawnAhead] = field(default_factory=dict)  # by their addresses
    told: frozenset[Problem] = frozenset()  # what was wrong after the last build
    looks: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "look"))
    builds: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "build"))

    def __post_init__(self) -> None:
        self.ahead = Ahead(self.folders)

    def look(self, before: Snapshot | None = None) -> Snapshot:
        """All that a site is made from, as it is now."""
        return look((self.folders.on_disk, self.settings / FILE, self.settings / "templates"), before)

    def build(self) -> Built | None:
        """Builds once, and notes what is wrong; None where the site could not be built: what stood before stays."""
        try:
            return self._build()
        except OSError as error:  # a full disk, a folder taken away: the preview goes on with what there is
            self.printer.say_error(f"{error.filename or ''}: {error.strerror or error}")
        except Exception as error:  # a fault of ours must not end the preview
            self.printer.say_error(f"docketpress failed: {said(error)}")
        return None

    def _build(self) -> Built | None:
        problems: list[Problem] = []
        told = self.told
        config = replace(read_config(self.settings, problems.append), search=False)  # a search index takes seconds
        if any(p.severity == "error" for p in problems):  # read by other settings, all orders would be others
            self._say(problems)
            self.told |= told
            self.printer.say("not built: the last good pages stay")
            return None
        with self.printer.bar() as bar:
            terms, means = Terms(keep_going=True, preview=True), Means(progress=bar.show)
            folders = self.folders_now()
            dressed = dressing_of(folders.templates, config).all
            built = build_site(folders, config, terms, problems, means)
        if built.written:
            self.config, self.dressed, self.shown.base = config, dressed, urlsplit(config.base_url).path.rstrip("/")
        self._say(built.problems)
        for name in built.left_out if built.written else ():
            self.printer.say(f"left out until it is mended: {name}")
        for name in built.standing if built.written else ():
            self.printer.say(f"its last good page stays until it is mended: {name}")
        self.printer.say(f"built: {built.published}" if built.written else "not built: the last good pages stay")
        return built if built.written else None

    def _say(self, problems: Sequence[Problem]) -> None:
        self.shown.errors = tuple(unique(p for p in problems if p.severity == "error"))
        grave = [p for p in problems if p.severity != "notice"]
        self.printer.problems(p for p in grave if p not in self.told)  # the terminal has the others already
        self.told = frozenset(grave)

    def _show(self, ahead: dict[str, DrawnAhead]) -> None:
        self.drawn = ahead
        self.shown.ahead = {url: page.content for url, page in ahead.items()}

    def _settle(self, built: Built, turn: int) -> None:
        """The site is built, with all that was saved up to that turn, and so with what was drawn ahead; but not with an order that
        was saved with an error since: its page stays, unless settings or templates are others now."""

        def stays(page: DrawnAhead) -> bool:
            return page.turn > turn or (page.maker in built.standing and page.dressed == self.dressed)

        self._show({url: page for url, page in self.drawn.items() if stays(page)})

    def folders_now(self) -> Folders:
        """The folders, with the site's own templates where there are any now."""
        templates = self.settings / "templates"
        return replace(self.folders, templates=templates if templates.is_dir() else None)

    def draw_ahead(self, paths: Sequence[str], turn: int, asked: Sequence[str]) -> dict[str, DrawnAhead]:
        """The pages that are waited for since the files at `paths` were saved, by their addresses."""
        self.ahead.folders, self.ahead.config = self.folders_now(), self.config
        try:
            drawn = list(self.ahead.draw(paths, asked))
            return {url: DrawnAhead(maker, content, turn, self.ahead.dressing.all) for maker, url, content in drawn}
        except Exception:  # a fault of ours: the build says it
            return {}

    async def watch(self, seen: Snapshot) -> None:
        """Looks, builds and tells the browser, for ever. `seen`: the look before the first build. What is saved during a build is
        seen, and built afterwards."""
        loop = asyncio.get_running_loop()
        since = due = 0.0  # when the first save came that is not built yet, and when the next build may begin
        build: asyncio.Future[Built | None] | None = None
        turn = built = 0  # counts the looks that saw something saved; the last of them that the build has in it
        while True:
            began = loop.time()
            before, seen = seen, await loop.run_in_executor(self.looks, self.look, seen)
            took = loop.time() - began
            if paths := changed(before, seen):
                turn += 1
                drawn = await loop.run_in_executor(self.looks, self.draw_ahead, paths, turn, open_pages(self.shown.base))
                if drawn:
                    self._show(self.drawn | drawn)
                    tell_all()
                now = loop.time()
                since = since or now
                due = min(now + (QUIET if drawn else SETTLED), since + LONGEST)
            if build is not None and build.done():
                if (result := build.result()) is not None:
                    self._settle(result, built)
                build = None
                tell_all()
            if since and build is None and loop.time() >= due:
                since, built = 0.0, turn
                build = loop.run_in_executor(self.builds, self.build)
            await (asyncio.wait([build], timeout=max(PAUSE, 5 * took)) if build else asyncio.sleep(max(PAUSE, 5 * took)))

    def end(self) -> None:
        """Nothing is looked for or built any more."""
        for executor in (self.looks, self.builds):
            executor.shutdown(wait=False, cancel_futures=True)
