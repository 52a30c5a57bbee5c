"""Where the time of a build goes, by stage: what each stage takes is measured where it is called, without those within it."""

import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from types import ModuleType
from typing import Any

from generator import build, parsing
from generator.build import content, orders, placing, site, stages

# What it is called, and where by which name. One process alone is measured: `--profile` builds with one job.
STAGES: tuple[tuple[str, ModuleType, str], ...] = (
    ("read", orders, "receive"),
    ("read", orders, "_receive_remote"),
    ("read", orders, "source_of"),
    ("furniture", parsing, "take_furniture"),
    ("caption", parsing, "read_caption"),
    ("notes", parsing, "lift_notes"),
    ("notes", parsing, "tie_marks"),
    ("body", parsing, "make_blocks"),
    ("holdings", parsing, "find_holdings"),
    ("cite", orders, "cite_order"),
    ("permalinks", orders, "keep_ids"),
    ("redactions", orders, "redact"),
    ("library", build, "plan_site"),
    ("draw", placing, "draw"),
    ("write", placing, "put_file"),
    ("exchange", build, "publish"),
    ("cache", stages, "encode"),
    ("cache", stages, "decode"),
    ("cache", site, "decode"),
    ("list content/", content, "list_content"),
)


@dataclass(slots=True)
class Profile:
    """Seconds by stage, in the order of `STAGES`, and how many orders were read and drawn."""

    seconds: dict[str, float] = field(default_factory=lambda: dict.fromkeys((name for name, _, _ in STAGES), 0.0))
    orders: int = 0
    total: float = 0.0
    _within: list[float] = field(default_factory=lambda: [0.0])

    def measured(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The function, its time added to that of the stage, and taken from the stage that it is called in."""

        def call(*arguments: Any, **more: Any) -> Any:
            self._within.append(0.0)
            began = time.perf_counter()
            try:
                return function(*arguments, **more)
            finally:
                took = time.perf_counter() - began
                self.seconds[name] += took - self._within.pop()
                self._within[-1] += took

        return call

    def table(self) -> Iterator[str]:
        """The stages with their shares, a line each."""
        rest = self.total - sum(self.seconds.values())
        orders = max(self.orders, 1)
        yield f"{'stage':<14}{'seconds':>9}{'share':>8}{'ms an order':>13}"
        for name, seconds in (*self.seconds.items(), ("all else", rest), ("together", self.total)):
            yield f"{name:<14}{seconds:>9.2f}{seconds / self.total if self.total else 0:>8.0%}{1000 * seconds / orders:>13.2f}"


@contextmanager
def profiled() -> Iterator[Profile]:
    """Measures what is built in the block."""
    profile = Profile()
    with ExitStack() as measured:
        for name, module, attribute in STAGES:
            function = getattr(module, attribute)
            measured.callback(setattr, module, attribute, function)
            setattr(module, attribute, profile.measured(name, function))
        began = time.perf_counter()
        try:
            yield profile
        finally:
            profile.total = time.perf_counter() - began
