"""How a site's cost grows with its orders: docketpress alone, at one size after the other, and what that comes to at a million.

    python bench/growth.py ORDERS [--sizes 1000 10000] [--jobs 2] [--work DIR] [--results FILE]     (make bench-growth)

ORDERS: real orders, of whose paragraphs `corpus.py` makes each corpus. Measured at each size: a build with nothing known, one
where nothing changed, one of an edited order; the memory of all processes at its peak; what lies on the disk then. A size is
not begun where the disk has no room for it, reckoned from the size before; each is taken away before the next.
"""

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus import write_corpus
from peers import Peer, all_peers
from sites import ADDED, Taken, run

MILLION = 1_000_000
SPARE = 1.2  # as much room as is reckoned, and a fifth


@dataclass(frozen=True, slots=True)
class Grown:
    """What a site of so many orders took, and has: bytes on the disk, and files."""

    size: int
    cold: Taken
    no_change: Taken
    edit: Taken
    content: int
    site: int
    cache: int
    files: int

    @property
    def disk(self) -> int:
        """All that lies on the disk after a build: the orders, the site, its twin, the store."""
        return self.content + self.site + self.cache


def grow(peer: Peer, orders: Path, size: int, work: Path) -> Grown:
    """Makes so many orders and a site of them, and measures it."""
    site = work / f"grown-{size}"
    shutil.rmtree(site, ignore_errors=True)
    shutil.copytree(Path(__file__).parent / "peers" / peer.name, site)
    write_corpus(work / f"corpus-{size}", orders, size, seed=1, forms=("txt",))
    (work / f"corpus-{size}" / "txt").rename(site / peer.content)
    shutil.rmtree(work / f"corpus-{size}")
    cold = run(peer.command("cold"), site)
    time.sleep(0.2)  # what was written just before a build is looked into by the next: that is not measured
    run(peer.command("no change"), site)
    no_change = run(peer.command("no change"), site)
    with sorted((site / peer.content).iterdir())[size // 2].open("a", encoding="utf-8") as file:
        file.write(ADDED.format(1))
    time.sleep(0.2)
    edit = run(peer.command("one edit"), site)
    content, made, cache = (list(weighed(site / folder)) for folder in (peer.content, "site", ".docketpress"))
    grown = Grown(size, cold, no_change, edit, sum(content), sum(made), sum(cache), len(made))
    shutil.rmtree(site)
    return grown


def weighed(folder: Path) -> Iterator[int]:
    """The bytes that each file takes on the disk."""
    for place, _, names in os.walk(folder):
        for name in names:
            yield (Path(place) / name).lstat().st_blocks * 512


def table(grown: list[Grown]) -> Iterator[str]:
    """The sizes as Markdown, a column each; what they come to at a million, if all goes on as between the last two."""
    *_, last = grown
    before = grown[-2] if len(grown) > 1 else None

    def row(what: str, of: dict[int, float], digits: int) -> str:
        ahead = ""
        if before is not None:
            slope = (of[last.size] - of[before.size]) / (last.size - before.size)
            ahead = f" {of[last.size] + slope * (MILLION - last.size):,.{digits}f}" if slope >= 0 else " –"
        return f"| {what} | " + " | ".join(f"{of[g.size]:,.{digits}f}" for g in grown) + f" |{ahead} |"

    yield "| orders | " + " | ".join(f"{g.size:,}" for g in grown) + " | 1,000,000, reckoned |"
    yield "|---" + "|---:" * (len(grown) + 1) + "|"
    yield row("cold, s", {g.size: g.cold.wall for g in grown}, 1)
    yield row("cold, s of processor", {g.size: g.cold.processor for g in grown}, 1)
    yield row("no change, s", {g.size: g.no_change.wall for g in grown}, 2)
    yield row("one edit, s", {g.size: g.edit.wall for g in grown}, 2)
    yield row("peak memory, cold, MB", {g.size: g.cold.memory / 1e6 for g in grown}, 0)
    yield row("peak memory, one edit, MB", {g.size: g.edit.memory / 1e6 for g in grown}, 0)
    yield row("site, MB on the disk", {g.size: g.site / 1e6 for g in grown}, 0)
    yield row("its twin and the store, MB", {g.size: g.cache / 1e6 for g in grown}, 0)
    yield row("orders, MB", {g.size: g.content / 1e6 for g in grown}, 0)
    yield row("files of the site", {g.size: float(g.files) for g in grown}, 0)
    yield "| cold, ms of processor an order | " + " | ".join(f"{g.cold.processor / g.size * 1000:.2f}" for g in grown) + " | |"
    yield "| ÷ that of the smallest | " + " | ".join(f"{_of_first(g, grown[0]):.2f}" for g in grown) + " | |"


def _of_first(grown: Grown, first: Grown) -> float:
    """Processor time an order, in that of the first size."""
    return (grown.cold.processor / grown.size) / (first.cold.processor / first.size)


def main() -> int:
    """Reads the arguments, measures, and writes the table after each size."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("orders", type=Path)
    asked.add_argument("--sizes", type=int, nargs="+", default=[1_000, 10_000])
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "docketpress-growth")
    asked.add_argument("--results", type=Path)
    args = asked.parse_args()
    args.work.mkdir(parents=True, exist_ok=True)
    peer = next(peer for peer in all_peers(args.jobs) if peer.name == "docketpress")
    grown: list[Grown] = []
    for size in sorted(args.sizes):
        needed = SPARE * size * grown[-1].disk / grown[-1].size if grown else 0
        if needed > shutil.disk_usage(args.work).free:
            print(f"{args.work}: {size:,} orders need {needed / 1e9:.0f} GB; name another disk: --work", file=sys.stderr)
            return 1
        began = time.monotonic()
        grown.append(grow(peer, args.orders, size, args.work))
        print(f"{size:,} orders: {time.monotonic() - began:.0f} s with making them", file=sys.stderr)
        if args.results:
            args.results.write_text(json.dumps([asdict(g) for g in grown], indent=1), encoding="utf-8")
    print(f"{time.strftime('%Y-%m-%d')}, Python {platform.python_version()}, {os.cpu_count()} cores, --jobs {args.jobs}\n")
    print("\n".join(table(grown)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
