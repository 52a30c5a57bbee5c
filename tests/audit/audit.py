"""What others' tools say of the pages: Lighthouse, axe, the W3C's validator, linkinator. `make audit`; no part of `make test`.

    python tests/audit/audit.py SITE [--base /orders] [--only weight vnu links axe lighthouse] [--pages N] [--runs N]

SITE is served under a base path, packed as GitHub Pages packs it. Each tool is pinned in package.json. Exit status 1 where one of
them finds a fault; what it says is printed.
"""

import argparse
import functools
import gzip
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).resolve().parent
TOOLS = HERE / "node_modules"
CHROMIUM = next((found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))), "chromium")
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
# Said of what is no fault: the validator takes data for machines (JSON-LD) for a script that runs.
NO_FAULT = "Inline script violates"
AXE = 'axe.run({ rules: { "target-size": { enabled: true } } })'  # which Lighthouse asks for as well
PAINT = 1000  # milliseconds
MOST_SENT = 150_000  # bytes
PACKED = (".html", ".css", ".js", ".json", ".xml", ".svg", ".txt", ".md")


class Pages(SimpleHTTPRequestHandler):
    """A folder as GitHub Pages sends it: packed, kept for ten minutes, `/x` for `/x.html`."""

    base = ""
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        """Sends a file."""
        path = self.path.partition("?")[0].partition("#")[0]
        file = Path(self.directory) / path.removeprefix(self.base).lstrip("/")
        if file.is_dir():
            file /= "index.html"
        if not file.is_file():
            file = file.with_name(f"{file.name}.html")
        found = path.startswith(self.base) and file.is_file()
        if not found:
            file = Path(self.directory) / "404.html"
        content = file.read_bytes() if file.is_file() else b""
        self.send_response(200 if found else 404)
        self.send_header("Content-Type", self.guess_type(str(file)))
        self.send_header("Cache-Control", "max-age=600")
        if file.suffix in PACKED and "gzip" in self.headers.get("Accept-Encoding", ""):
            content = gzip.compress(content, 6)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_: object) -> None:
        """Nothing."""


@contextmanager
def served(site: Path, base: str) -> Iterator[str]:
    """The address of the site under its base path."""
    Pages.base = base
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Pages, directory=str(site))) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}{base}"
        server.shutdown()


def samples(site: Path, orders: int) -> list[str]:
    """The pages that are looked at closely: the front page, orders from small to large, authorities, one of each list."""
    by_size = sorted((site / "orders").glob("*.html"), key=lambda p: p.stat().st_size)
    by_size = [p for p in by_size if "." not in p.stem]
    step = max(1, len(by_size) // orders)
    chosen = [site / "index.html", *by_size[::step][:orders], by_size[-1], *sorted((site / "authorities").glob("*.html"))[:2]]
    for folder in sorted(
        p for p in site.iterdir() if p.is_dir() and p.name not in ("orders", "authorities", "schemas", "pagefind")
    ):
        chosen += sorted(folder.glob("*.html"))[:1]
    chosen += [p for p in sorted(site.glob("*.html")) if p.name != "404.html"]
    return list(dict.fromkeys(p.relative_to(site).as_posix() for p in chosen if p.is_file()))


def validate(site: Path) -> list[str]:
    """What the W3C's validator calls an error."""
    command = [
        "java",
        "-Xss8m",
        "-jar",
        str(TOOLS / "vnu-jar/build/dist/vnu.jar"),
        "--skip-non-html",
        "--errors-only",
        "--format",
        "json",
        str(site),
    ]
    said = json.loads(subprocess.run(command, capture_output=True, text=True, check=False).stderr or '{"messages": []}')
    return [f"{m.get('url', '')}:{m.get('lastLine')}: {m['message']}" for m in said["messages"] if NO_FAULT not in m["message"]]


def links(address: str) -> list[str]:
    """Links and fragments within the site that lead nowhere."""
    command = [
        shutil.which("node") or "node",
        str(TOOLS / "linkinator/build/src/cli.js"),
        f"{address}/",
        "--recurse",
        "--check-fragments",
    ]
    command += ["--format", "json", "--concurrency", "8", "--skip", rf"^(?!{address})"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    said = json.loads(done.stdout[done.stdout.index("{") :])
    print(f"  {len(said['links'])} links")
    broken = [link for link in said["links"] if link["state"] == "BROKEN"]
    return [f"{link['parent']} → {link['url']} ({link['status']})" for link in broken]


def accessibility(browser: Browser, address: str, pages: list[str]) -> list[str]:
    """axe's violations, by day and by night, on a narrow screen and a wide one."""
    axe = (TOOLS / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
    found = []
    for scheme in ("light", "dark"):
        for width in (320, 1280):
            context = browser.new_context(color_scheme=scheme, viewport={"width": width, "height": 900}, bypass_csp=True)
            page = context.new_page()
            for url in pages:
                page.goto(f"{address}/{url}")
                page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
                page.evaluate(axe)
                for violation in page.evaluate(AXE)["violations"]:
                    where = violation["nodes"][0]["html"][:150]
                    found.append(f"{url} ({scheme}, {width}): {violation['id']}: {len(violation['nodes'])} × {where}")
            context.close()
    return found


def closely(site: Path, chosen: list[str]) -> dict[str, str]:
    """The pages that Lighthouse looks at: front page, an order of middle length, an authority, the order nearest 10,000 words."""
    orders = [url for url in chosen if url.startswith("orders/")]
    pages = {"front page": "index.html", "order": orders[len(orders) // 2]}
    pages |= [("authority", url) for url in chosen if url.startswith("authorities/")][:1]
    texts = [path for path in (site / "orders").glob("*.txt") if path.with_suffix(".html").is_file()]
    long = min(texts, key=lambda path: abs(len(path.read_text(encoding="utf-8").split()) - 10_000))
    return pages | {"long order": long.with_suffix(".html").relative_to(site).as_posix()}


def lighthouse(address: str, pages: dict[str, str], runs: int) -> list[str]:
    """Scores below 100, a first paint after a second or a shift, each the median of some runs; all of them in a table."""
    found = []
    print(f"  {'page':<11} {'form':<8} perf acc best seo   paint ms  shift  kB sent   (median of {runs})")
    for kind, url in pages.items():
        for form in ("mobile", "desktop"):
            taken = [one_lighthouse(f"{address}/{url}", form) for _ in range(runs)]
            scores = {c: statistics.median(t["categories"][c]["score"] * 100 for t in taken) for c in CATEGORIES}
            paint, shift, sent = (
                statistics.median(t["audits"][audit]["numericValue"] for t in taken)
                for audit in ("first-contentful-paint", "cumulative-layout-shift", "total-byte-weight")
            )
            numbers = "".join(f"{scores[c]:>5.0f}" for c in CATEGORIES)
            print(f"  {kind:<11} {form:<8}{numbers} {paint:>9.0f} {shift:>6.3f} {sent / 1000:>8.0f}   {url}", flush=True)
            for category in CATEGORIES:
                if scores[category] < 100:
                    ids = [ref["id"] for ref in taken[0]["categories"][category]["auditRefs"] if ref["weight"]]
                    low = [
                        i for i in ids if (taken[0]["audits"][i]["score"] or 0) < 1 and taken[0]["audits"][i]["score"] is not None
                    ]
                    found.append(f"{url} {form}: {category} {scores[category]:.0f}: {', '.join(low)}")
            if paint > PAINT or shift > 0:
                found.append(f"{url} {form}: first paint after {paint:.0f} ms, layout shift {shift:.4f}")
    return found


def weight(site: Path) -> list[str]:
    """Orders' pages of up to 10,000 words that come to more than 150 KB: HTML, CSS and JavaScript packed, without faces. The three
    longest of the site are printed."""
    around = sum(len(gzip.compress(path.read_bytes(), 6)) for path in (*site.glob("*.css"), *site.glob("*.js")))
    found, rows = [], []
    for text in (site / "orders").glob("*.txt"):
        page = text.with_suffix(".html")
        if page.is_file():
            words, sent = len(text.read_text(encoding="utf-8").split()), around + len(gzip.compress(page.read_bytes(), 6))
            rows.append((words, sent, page.name))
            if words <= 10_000 and sent > MOST_SENT:
                found.append(f"{page.name}: {words} words, {sent} bytes")
    for words, sent, name in sorted(rows, reverse=True)[:3]:
        print(f"  {words:>6} words, {sent / 1000:.1f} kB packed: {name}")
    return found


def one_lighthouse(address: str, form: str) -> dict[str, Any]:
    """Lighthouse's report on a page."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "report.json"
        command = [
            shutil.which("node") or "node",
            str(TOOLS / "lighthouse/cli/index.js"),
            address,
            "--quiet",
            "--output=json",
            f"--output-path={out}",
        ]
        command += ["--chrome-flags=--headless=new --no-sandbox", *(["--preset=desktop"] if form == "desktop" else [])]
        subprocess.run(command, check=True, capture_output=True, env={**os.environ, "CHROME_PATH": CHROMIUM})
        report: dict[str, Any] = json.loads(out.read_text(encoding="utf-8"))
        return report


def main() -> int:
    """Runs the tools; 1 where one finds a fault."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("site", type=Path)
    asked.add_argument("--base", default="/orders-of-ours")
    asked.add_argument("--only", nargs="+", default=["weight", "vnu", "links", "axe", "lighthouse"])
    asked.add_argument("--pages", type=int, default=6, help="how many orders axe looks at")
    asked.add_argument("--runs", type=int, default=5, help="how often Lighthouse looks at each page")
    args = asked.parse_args()
    faults: dict[str, list[str]] = {}
    chosen = samples(args.site, args.pages)
    with served(args.site, args.base) as address:
        if "weight" in args.only:
            faults["weight"] = weight(args.site)
        if "vnu" in args.only:
            faults["vnu"] = validate(args.site)
        if "links" in args.only:
            faults["links"] = links(address)
        if "axe" in args.only:
            with sync_playwright() as playwright:
                browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
                print(f"  axe looks at {len(chosen)} pages, four ways")
                faults["axe"] = accessibility(browser, address, chosen)
                browser.close()
        if "lighthouse" in args.only:
            faults["lighthouse"] = lighthouse(address, closely(args.site, chosen), args.runs)
    for tool, found in faults.items():
        print(f"{tool}: {len(found)} faults")
        for fault in found[:40]:
            print(f"  {fault}")
    return int(any(faults.values()))


if __name__ == "__main__":
    sys.exit(main())
