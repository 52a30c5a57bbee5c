"""From saving a file to seeing it: `docketpress serve` beside livereload as it comes, in alternating turns of one run.

    python bench/preview.py ORDERS [--orders 200] [--edits 20]          (make bench-preview)

Both serve the same made-up site of so many orders; livereload as it comes is told to run `docketpress build` when something
under content/ or templates/ is saved. Measured in Chromium: from the end of the save to the new words in the page, and to
the new colour of a style sheet. A save that is not shown within 10 seconds is lost. Last, each order is saved a hundred times, one
hundredth of a second apart, and the page must come to show the last of them.
"""

import argparse
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from corpus import write_corpus
from playwright.sync_api import Error, Page, sync_playwright

BIN = Path(sys.executable).parent
TEMPLATES = Path(__file__).resolve().parent.parent / "templates"
GIVEN_UP = 10  # seconds
IN_A_ROW = 100
WORDS = "document.body.textContent"
STOCK = """
import sys
from livereload import Server, shell
server = Server()
for watched in ("content", "templates"):
    server.watch(watched, shell(sys.argv[2] + " build -q --privacy warn"))
server.serve(port=int(sys.argv[1]), root="site")
"""


@dataclass(slots=True)
class Preview:
    """A preview that runs: how it is called, its site's folder, its address, and the open page of an order."""

    name: str
    folder: Path
    port: int
    page: Page
    orders: list[float] = field(default_factory=list)
    styles: list[float] = field(default_factory=list)
    lost: int = 0
    in_a_row: float | None = None


def free_port() -> int:
    """A port that nobody listens at."""
    with socket.socket() as plug:
        plug.bind(("127.0.0.1", 0))
        return int(plug.getsockname()[1])


@contextmanager
def started(folder: Path, command: list[str], port: int) -> Iterator[None]:
    """The preview runs, and answers; it is ended afterwards."""
    with subprocess.Popen(command, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as process:
        try:
            while True:
                with socket.socket() as plug:
                    if plug.connect_ex(("127.0.0.1", port)) == 0:
                        break
                time.sleep(0.1)
            yield
        finally:
            process.terminate()


def lay_out(folder: Path, corpus: Path) -> str:
    """A site of the corpus's orders in `folder`, built; the name of the order that is to be edited."""
    shutil.copytree(corpus / "txt", folder / "content")
    (folder / "templates").mkdir()
    shutil.copyfile(TEMPLATES / "style.css", folder / "templates" / "style.css")
    (folder / "docketpress.toml").write_text(
        'title = "Orders"\nprivacy = "warn"\ncards = false\nsearch = false\n', encoding="utf-8"
    )
    subprocess.run([BIN / "docketpress", "build", "-q"], cwd=folder, check=True)
    return sorted(p.name for p in (folder / "content").iterdir())[7]


def until(seen: Callable[[], bool]) -> float | None:
    """Seconds until `seen`; None where it is given up."""
    began = time.perf_counter()
    while time.perf_counter() - began < GIVEN_UP:
        try:
            if seen():
                return time.perf_counter() - began
        except Error:  # the page is being loaded
            pass
        time.sleep(0.004)
    return None


def edit(preview: Preview, order: str, turn: int) -> None:
    """Saves the order with words that no other save has, and waits for them."""
    words = f"In turn number {turn} the Court adds this."
    file = preview.folder / "content" / order
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace("IT IS SO ORDERED.", f"{words} IT IS SO ORDERED.", 1), encoding="utf-8")
    took = until(lambda: words in str(preview.page.evaluate(WORDS)))
    note(preview, preview.orders, took)


def edit_in_a_row(preview: Preview, order: str) -> None:
    """Saves the order a hundred times without waiting for any, and waits for the last of them."""
    file = preview.folder / "content" / order
    text = file.read_text(encoding="utf-8")
    for turn in range(IN_A_ROW):
        file.write_text(text.replace("IT IS SO ORDERED.", f"This is save {turn} in a row. IT IS SO ORDERED.", 1), encoding="utf-8")
        time.sleep(0.01)
    preview.in_a_row = until(lambda: f"This is save {IN_A_ROW - 1} in a row" in str(preview.page.evaluate(WORDS)))


def restyle(preview: Preview, turn: int) -> None:
    """Saves the style sheet with another colour, and waits for it."""
    file = preview.folder / "templates" / "style.css"
    with file.open("a", encoding="utf-8") as style:
        style.write(f"\nbody {{ outline-color: rgb(1, 2, {turn}); }}\n")
    colour = f"rgb(1, 2, {turn})"
    took = until(lambda: preview.page.evaluate("getComputedStyle(document.body).outlineColor") == colour)
    note(preview, preview.styles, took)


def note(preview: Preview, taken: list[float], took: float | None) -> None:
    """Keeps the figure; a save that was lost is shown by hand, so that the next one starts from it."""
    if took is None:
        preview.lost += 1
        preview.page.reload()
    else:
        taken.append(took)
    time.sleep(0.3)


def main() -> None:
    """Reads the arguments, measures, and writes a table."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("orders", type=Path)
    asked.add_argument("--orders", dest="size", type=int, default=200)
    asked.add_argument("--edits", type=int, default=20)
    args = asked.parse_args()
    chromium = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    with ExitStack() as stack:
        work = Path(stack.enter_context(tempfile.TemporaryDirectory()))
        write_corpus(work / "corpus", args.orders, args.size, seed=1)
        ours, stock = free_port(), free_port()
        order = ""
        for name in ("docketpress serve", "livereload as it comes"):
            order = lay_out(work / name, work / "corpus")
        commands = (
            ("docketpress serve", [str(BIN / "docketpress"), "serve", "--port", str(ours)], ours),
            ("livereload as it comes", [sys.executable, "-c", STOCK, str(stock), str(BIN / "docketpress")], stock),
        )
        for name, command, port in commands:
            stack.enter_context(started(work / name, command, port))
        browser = stack.enter_context(sync_playwright()).chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        time.sleep(5)  # until the first builds are done
        previews = []
        for name, _, port in commands:
            built = work / name / ("site" if port == stock else ".docketpress/preview") / "orders"
            (url,) = [p.name for p in built.glob("*.json") if f'"path":"{order}"' in p.read_text(encoding="utf-8")]
            page = browser.new_page(bypass_csp=port == stock)  # our pages' policy lets no stranger's script in
            page.goto(f"http://127.0.0.1:{port}/orders/{url.removesuffix('.json')}.html")
            previews.append(Preview(name, work / name, port, page))
        time.sleep(2)
        for turn in range(args.edits):
            for preview in previews:
                edit(preview, order, turn)
                restyle(preview, turn)
                print(".", end="", file=sys.stderr, flush=True)
        for preview in previews:
            edit_in_a_row(preview, order)
        print(f"\n{args.size} orders, {args.edits} saves of each kind; milliseconds: median, worst\n")
        print(f"| | order | style sheet | lost | {IN_A_ROW} in a row |\n|---|---|---|---|---|")
        for preview in previews:
            cells = [
                f"**{statistics.median(t) * 1000:.0f}**, {max(t) * 1000:.0f}" if t else "" for t in (preview.orders, preview.styles)
            ]
            row = "the last never shown" if preview.in_a_row is None else f"the last after {preview.in_a_row * 1000:.0f}"
            print(f"| {preview.name} | {cells[0]} | {cells[1]} | {preview.lost} of {2 * args.edits} | {row} |")
        browser.close()


if __name__ == "__main__":
    main()
