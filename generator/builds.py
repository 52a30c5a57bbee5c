"""What a build is told, and what became of it."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from generator.model import Problem

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from generator.remote import Place

SETTINGS = "docketpress.toml"

Progress = Callable[[str, int, int], None]  # what is being done, how much of it is done, how much there is


@dataclass(frozen=True, slots=True)
class Folders:
    """Where a site's parts are. `lock`: permalinks.lock, without which no address that was published is kept. `cache`: what
    the next build may build on, safe to delete; None for none."""

    content: "Place"
    site: Path
    templates: Path | None = None  # the site's own, before those that come with docketpress
    lock: Path | None = None
    cache: Path | None = None

    @property
    def on_disk(self) -> Path:
        """The content, for what must have a folder of this computer. TypeError: it lies elsewhere."""
        if isinstance(self.content, Path):
            return self.content
        raise TypeError(self.content.url)


@dataclass(frozen=True, slots=True)
class Terms:
    """When a site may be published: `keep_going` leaves out the orders that have errors and publishes the rest; `strict`
    takes warnings for errors; `locked` lets permalinks.lock be as it is, or nothing. `preview`: what is built is looked at, not
    published. permalinks.lock is left as it is; drafts are shown; of an order with an error stays what was read of it last."""

    keep_going: bool = False
    strict: bool = False
    locked: bool = False
    preview: bool = False


@dataclass(frozen=True, slots=True)
class Engine:
    """What others started to do the work, on this computer or elsewhere: nothing is there of this computer's disk. `at_once`:
    how many chunks it does at the same time; `name`: what the summary calls it."""

    executor: "Executor"
    at_once: int
    name: str


@dataclass(frozen=True, slots=True)
class Means:
    """How a build is done, which the site does not show: with `jobs` processes, its reading on an `engine` that others started;
    `fresh`, trusting no cache. `asked`: all that the site hangs on besides its folders, in words: where that is said, the next
    build need not be done if it would be the same (`store.unchanged`). `progress` is told how far it is; `waiting` is called
    where another build has to end first."""

    jobs: int = 1
    engine: Engine | None = None
    fresh: bool = False
    asked: str | None = None
    progress: Progress = lambda _what, _done, _of: None
    waiting: Callable[[], None] = lambda: None


BY_ITSELF = Means()


@dataclass(frozen=True, slots=True)
class Written:
    """What a build left in the site: how many files in all, how many of them are new or other than before, and the checksum
    of the whole folder, by which the next build sees whether anybody has touched it."""

    files: int
    changed: int
    checksum: int


@dataclass(frozen=True, slots=True)
class Built:
    """What became of a build. `written` is None where the published site was left as it was. `new` and `changed`: how
    many of the published orders were not known before, or not so. `standing`: those that a preview shows as they were, for
    they have errors now. `done_by`: what else than this process did the work."""

    published: int
    drafts: int
    left_out: tuple[str, ...]
    problems: tuple[Problem, ...]
    written: Written | None
    new: int = 0
    changed: int = 0
    standing: tuple[str, ...] = ()
    done_by: str = ""
