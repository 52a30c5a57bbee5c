"""What docketpress is measured beside: how each is set up for a folder of Markdown pages (`peers/`), and how it is called."""

import shutil
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
OURS = Path(sys.executable).parent
THEIRS = HERE / ".venv" / "bin"


@dataclass(frozen=True, slots=True)
class Peer:
    """A program that makes a site. `makes` is what a cold build begins without; `head` is put before each page of Markdown;
    `command` is for a scenario, empty where the program has nothing to do in it."""

    name: str
    content: str
    template: str
    makes: tuple[str, ...]
    command: Callable[[str], list[str]]
    head: Callable[[str], str] = lambda _: ""
    ending: str = ".md"

    def lay_out(self, site: Path, corpus: Path) -> None:
        """A site for this program in `site`, with the corpus in it."""
        shutil.copytree(HERE / "peers" / self.name, site)
        if not (site / self.template).exists():  # ours: the site's own copy of a template that every page uses
            (site / self.template).parent.mkdir()
            shutil.copyfile(HERE.parent / self.template, site / self.template)
        (site / self.content).mkdir(parents=True, exist_ok=True)
        for file in (corpus / self.ending[1:]).iterdir():
            text = self.head(file.stem) + file.read_text(encoding="utf-8")
            (site / self.content / file.name).write_text(text, encoding="utf-8")


def all_peers(jobs: int) -> list[Peer]:
    """docketpress, building with so many processes, and what it is measured beside."""
    return [
        Peer(
            name="docketpress",
            content="content",
            template="templates/macros.html",
            makes=("site", ".docketpress"),
            command=lambda _: [str(OURS / "docketpress"), "build", "-q", "--jobs", str(jobs)],
            ending=".txt",
        ),
        Peer(
            name="hugo",
            content="content/orders",
            template="layouts/_default/single.html",
            makes=("public", "resources"),
            command=lambda _: [hugo(), "--quiet"],
            head=lambda stem: f'---\ntitle: "{stem}"\n---\n',
        ),
        Peer(
            name="pelican",
            content="content",
            template="theme/templates/article.html",
            makes=("output", "cache"),
            command=lambda scenario: [str(THEIRS / "pelican"), "-q", *(["--ignore-cache"] if scenario == "template edit" else [])],
            head=lambda stem: f"Title: {stem}\nDate: 2020-01-01\n\n",
        ),
        Peer(
            name="mkdocs",
            content="docs",
            template="theme/main.html",
            makes=("site",),
            command=lambda scenario: [
                str(THEIRS / "mkdocs"), "build", "-q", *([] if scenario in ("cold", "template edit") else ["--dirty"])
            ],
        ),
        Peer(
            name="mistune",
            content="content",
            template="page.html",
            makes=("site",),
            command=lambda scenario: [sys.executable, "loop.py"] if scenario in ("cold", "template edit") else [],
        ),
    ]  # fmt: skip


def hugo() -> str:
    """Hugo itself, without the Python that its package starts it with."""
    return str(next((HERE / ".venv").glob("lib/python*/site-packages/hugo/binaries/hugo*")))
