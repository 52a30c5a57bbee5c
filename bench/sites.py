"""Whole builds: docketpress beside Hugo, Pelican, MkDocs and a loop around mistune, in alternating rounds of one run.

    python bench/sites.py ORDERS [--sizes 100 1000] [--rounds 3] [--jobs 2] [--only NAME …] [--results FILE]

ORDERS: real orders, of whose paragraphs `corpus.py` makes the corpus. The others get its Markdown, one page each and a front
page, and find no caption, holding or citation in it; docketpress gets its texts and does all that it does. Measured of each
process with all below it: wall time, processor time, peak memory (proportional set size), looked at every 20 ms (Linux).
Written to the terminal as Markdown, and to FILE as JSON.
"""

import argparse
import json
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path

from corpus import write_corpus
from peers import Peer, all_peers

SCENARIOS = ("cold", "no change", "one edit", "edit of a much-cited order", "template edit")
ADDED = "\nThe Court notes one thing more, in round {}.\n"
EYECITE = """
import sys, time, pathlib, eyecite
texts = [p.read_text() for p in sorted(pathlib.Path(sys.argv[1]).glob("*.txt"))[:int(sys.argv[2])]]
eyecite.get_citations(texts[0])
start = time.process_time()
for text in texts:
    eyecite.resolve_citations(eyecite.get_citations(text))
print((time.process_time() - start) / len(texts))
"""


@dataclass(frozen=True, slots=True)
class Taken:
    """What one run of a command took: seconds, seconds of processor, and bytes at its peak."""

    wall: float
    processor: float
    memory: int


@dataclass(frozen=True, slots=True)
class Result:
    """The runs of one peer in one scenario."""

    size: int
    scenario: str
    peer: str
    runs: tuple[Taken, ...]


def run(command: list[str], folder: Path) -> Taken:
    """Runs the command in `folder`. RuntimeError: it failed, with what it said."""
    with tempfile.TemporaryFile() as said:
        start = time.perf_counter()
        process = subprocess.Popen(command, cwd=folder, stdout=said, stderr=subprocess.STDOUT, stdin=subprocess.DEVNULL)
        peak = looks = pid = 0
        spent: dict[int, float] = {}
        while not pid:
            pid, status, usage = os.wait4(process.pid, os.WNOHANG)
            if not pid:
                looks += 1
                together = list(family(process.pid))
                peak = max(peak, sum(map(memory_of, together)))
                spent |= {one: seconds for one in together if (seconds := processor_of(one))}
                time.sleep(0.002 if looks < 25 else 0.02)  # a process that is soon done is looked at more often
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode:
            said.seek(0)
            message = f"{' '.join(command)} ended with {process.returncode}:\n{said.read()[-3000:].decode('utf-8', 'replace')}"
            raise RuntimeError(message)
    # what the system says leaves out whom nobody waited for, as Python's server of forks and its children
    return Taken(wall, max(usage.ru_utime + usage.ru_stime, sum(spent.values())), peak)


def family(pid: int) -> Iterator[int]:
    """The process and all its children, as they are now."""
    yield pid
    try:
        children = [int(child) for task in Path(f"/proc/{pid}/task").iterdir() for child in (task / "children").read_text().split()]
    except OSError:  # it has just ended
        return
    for child in children:
        yield from family(child)


def processor_of(pid: int) -> float:
    """Seconds of processor that the process has had itself, so far; 0 where it has ended."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return 0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def memory_of(pid: int) -> int:
    """Bytes that the process holds, shared pages by its share; 0 where it has ended."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii").splitlines()
    except (OSError, UnicodeDecodeError):
        return 0
    return sum(int(line.split()[1]) * 1024 for line in lines if line.startswith("Pss:"))


def scenarios(peer: Peer, site: Path, corpus: Path, order: str, turn: int) -> Iterator[tuple[str, Callable[[], None]]]:
    """Each scenario, and what is done before the measured build. `turn` makes each edit another one."""

    def cold() -> None:
        for made in peer.makes:
            shutil.rmtree(site / made, ignore_errors=True)

    def edit(name: str) -> Callable[[], None]:
        def append() -> None:
            with (site / peer.content / f"{name}{peer.ending}").open("a", encoding="utf-8") as file:
                file.write(ADDED.format(turn))

        return append

    def edit_template() -> None:
        with (site / peer.template).open("a", encoding="utf-8") as file:
            file.write(f"\n<!-- {turn} -->\n" if peer.template.endswith(".html") else f"\n/* {turn} */\n")

    yield "cold", cold
    yield "no change", lambda: None
    yield "one edit", edit(order)
    yield "edit of a much-cited order", edit((corpus / "most-cited").read_text(encoding="utf-8"))
    yield "template edit", edit_template


def measure(peers: Iterable[Peer], corpus: Path, size: int, rounds: int, work: Path) -> Iterator[Result]:
    """Every peer in every scenario, round by round, the peers in turn."""
    peers = list(peers)
    sites = {}
    for peer in peers:
        sites[peer.name] = work / f"{peer.name}-{size}"
        shutil.rmtree(sites[peer.name], ignore_errors=True)
        peer.lay_out(sites[peer.name], corpus)
    taken: dict[tuple[str, str], list[Taken]] = {}
    names = sorted(p.stem for p in (corpus / "txt").iterdir())
    for turn in range(rounds):
        for at in range(len(peers)):
            peer = peers[(at + turn) % len(peers)]
            for scenario, prepare in scenarios(peer, sites[peer.name], corpus, names[(turn * 37 + 11) % len(names)], turn):
                prepare()
                if peer.command(scenario):
                    time.sleep(0.05)  # an edit within the clock's grain of the last build would be no edit to some
                    taken.setdefault((scenario, peer.name), []).append(run(peer.command(scenario), sites[peer.name]))
                    print(".", end="", file=sys.stderr, flush=True)
    print(file=sys.stderr)
    for scenario in SCENARIOS:
        for peer in peers:
            if runs := taken.get((scenario, peer.name)):
                yield Result(size, scenario, peer.name, tuple(runs))


def table(results: list[Result], peers: list[str]) -> Iterator[str]:
    """The results as Markdown: seconds as minimum – median – maximum, and the ratio of our median to each."""
    yield "| orders | what | " + " | ".join(peers) + " | " + " | ".join(f"÷ {name}" for name in peers[1:]) + " |"
    yield "|---" * (2 + len(peers) + len(peers[1:])) + "|"
    for size in sorted({r.size for r in results}):
        for scenario in SCENARIOS:
            row = {r.peer: r for r in results if r.size == size and r.scenario == scenario}
            ours = row.get(peers[0])
            ratios = [f"{median(ours) / median(row[name]):.2f}" if ours and name in row else "" for name in peers[1:]]
            cells = [spread(row[name]) if name in row else "" for name in peers]
            yield f"| {size:,} | {scenario}, s | " + " | ".join([*cells, *ratios]) + " |"
        cold = {r.peer: r for r in results if r.size == size and r.scenario == "cold"}
        for what, of in (("cold, processor, ms an order", processor), ("cold, peak memory, MB", memory)):
            values = {name: of(cold[name]) for name in peers if name in cold}
            ratios = [f"{values[peers[0]] / values[name]:.2f}" if name in values else "" for name in peers[1:]]
            yield (
                f"| {size:,} | {what} | "
                + " | ".join([*(f"{values[n]:.1f}" if n in values else "" for n in peers), *ratios])
                + " |"
            )


def median(result: Result) -> float:
    """Seconds."""
    return statistics.median(taken.wall for taken in result.runs)


def processor(result: Result) -> float:
    """Milliseconds of processor an order."""
    return statistics.median(taken.processor for taken in result.runs) / result.size * 1000


def memory(result: Result) -> float:
    """Megabytes at the peak."""
    return max(taken.memory for taken in result.runs) / 1e6


def spread(result: Result) -> str:
    """Minimum – median – maximum of the seconds."""
    walls = sorted(taken.wall for taken in result.runs)
    return f"{walls[0]:.2f} – **{statistics.median(walls):.2f}** – {walls[-1]:.2f}"


def main() -> None:
    """Reads the arguments, measures, and writes the table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("orders", type=Path)
    asked.add_argument("--sizes", type=int, nargs="+", default=[100, 1000])
    asked.add_argument("--rounds", type=int, default=3)
    asked.add_argument("--jobs", type=int, default=2)
    asked.add_argument("--only", nargs="+", default=[])
    asked.add_argument("--results", type=Path)
    asked.add_argument("--work", type=Path, default=Path(tempfile.gettempdir()) / "docketpress-bench")
    args = asked.parse_args()
    peers = [peer for peer in all_peers(args.jobs) if not args.only or peer.name in args.only]
    results: list[Result] = []
    eyecite = None
    for size in args.sizes:
        corpus = args.work / f"corpus-{size}"
        shutil.rmtree(corpus, ignore_errors=True)
        write_corpus(corpus, args.orders, size, seed=1)
        if eyecite is None and not args.only:
            eyecite = float(
                subprocess.run([sys.executable, "-c", EYECITE, corpus / "txt", "40"], check=True, capture_output=True).stdout
            )
        results += measure(peers, corpus, size, args.rounds, args.work)
    machine = f"Python {platform.python_version()}, {os.cpu_count()} cores, --jobs {args.jobs}"
    print(f"{time.strftime('%Y-%m-%d')}, {machine}, {args.rounds} rounds\n")
    print("\n".join(table(results, [peer.name for peer in peers])))
    if eyecite:
        print(f"\neyecite on top of any of the others: {eyecite * 1000:.0f} ms an order")
        for size in args.sizes:
            cold = {r.peer: median(r) for r in results if r.size == size and r.scenario == "cold"}
            if "docketpress" in cold and "hugo" in cold:
                print(
                    f"{size:,} orders: docketpress ÷ (hugo + eyecite) = {cold['docketpress'] / (cold['hugo'] + eyecite * size):.3f}"
                )
    if args.results:
        args.results.write_text(json.dumps([asdict(r) for r in results], indent=1), encoding="utf-8")


if __name__ == "__main__":
    main()
