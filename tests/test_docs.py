"""What the README promises is there, and what is there is in the README."""

import re
import shutil
import sys
import tomllib
from pathlib import Path

import pytest
from click.testing import CliRunner

from generator import cli, config, editorial
from generator.link_targets import TEMPLATES, placeholders
from generator.palette import PALETTE
from generator.problems import CATALOGUE

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
ARCHITECTURE = (ROOT / "generator" / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"^\s*```(\w*)\n(.*?)^\s*```", README, re.DOTALL | re.MULTILINE)


def commands_in_readme() -> list[list[str]]:
    lines = [part.strip() for kind, block in BLOCKS if not kind for line in block.splitlines() for part in line.split("&&")]
    inline = re.findall(r"`(docketpress [^`]+)`", README)
    return [line.split() for line in [*lines, *inline] if line.startswith("docketpress ")]


def test_the_readme_opens_with_the_two_commands() -> None:
    commands = BLOCKS[0][1].split("\n")
    assert [command for command in commands if command] == ["make site", "make test"]
    assert {"site", "test"} <= set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))


def test_each_command_of_the_readme_is_one_and_has_those_options() -> None:
    assert len(commands_in_readme()) > 8
    for _, *words in commands_in_readme():
        name, *rest = words
        if name.startswith("--"):
            continue
        command = cli.docketpress.commands[name]
        known = {option for parameter in command.params for option in parameter.opts}
        assert {word for word in rest if word.startswith("-")} <= known | {"--help", "-"}, words


def test_the_readmes_first_commands_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for words in commands_in_readme()[:2]:
        monkeypatch.setattr(sys, "argv", words)
        assert cli.commands() == 0
    assert (tmp_path / "mysite" / "site" / "index.html").is_file()


@pytest.mark.parametrize("workflow", ["generator/starter/pages.yml"])
def test_the_commands_of_the_workflow_are_real(workflow: str, root: Path) -> None:
    lines = re.findall(r"- run: (docketpress .*)", (root / workflow).read_text(encoding="utf-8"))
    assert [line.split()[1] for line in lines] == ["check", "build"]
    for line in lines:
        _, name, *rest = line.split()
        known = {option for parameter in cli.docketpress.commands[name].params for option in parameter.opts}
        assert {word for word in rest if word.startswith("-")} <= known


def test_every_command_and_option_is_in_the_readme() -> None:
    commands = cli.docketpress.commands
    everywhere = {option for parameter in commands["new"].params for option in parameter.opts}
    assert {"-C", "--content", "--site", "-q", "-v"} <= set(re.findall(r"`(--?\w+)(?: DIR)?`", README))
    for name, command in commands.items():
        assert re.search(rf"docketpress {name}\b", README)
        for parameter in command.params:
            for option in set(parameter.opts) - everywhere:
                if option.startswith("--"):
                    assert re.search(rf"{option}(?![\w-])", README), f"{name} {option}"


def test_every_problem_is_in_the_readme_as_it_is(request: pytest.FixtureRequest, root: Path) -> None:
    before, marker, rest = README.partition("<!-- problems:")
    after = rest[rest.index("<!-- end of problems -->") :]
    rows = [f"| `{code}` | {entry.severity} | {re.sub(r'{[^}]*}', '…', entry.message)} |" for code, entry in CATALOGUE.items()]
    table = "\n".join(["| code | | message |", "|---|---|---|", *rows])
    now = f"{before}{marker} written by `pytest tests/test_docs.py --rewrite` -->\n\n{table}\n\n{after}"
    if request.config.getoption("--rewrite"):
        (root / "README.md").write_text(now, encoding="utf-8", newline="\n")
    else:
        assert now == README, "the table of problems is not the catalogue: pytest tests/test_docs.py --rewrite"


def test_every_setting_is_in_the_readme() -> None:
    for key in config.SHAPE:
        assert f"`{key}`" in README or f"`[{key}]`" in README
    for kind, template in TEMPLATES.items():
        (row,) = [line for line in README.splitlines() if line.startswith("| ") and f"`{kind}`" in line.split(" | ")[0]]
        assert {f"{{{name}}}" for name in placeholders(template)} <= set(re.findall(r"`(.*?)`", row))
    example = next(block for kind, block in BLOCKS if kind == "toml")
    for key in editorial.SHAPE:
        assert re.search(rf"^\[?{key}\b", example, re.MULTILINE) or f"`{key}`" in README or f"`[{key}]`" in README


def test_the_readmes_example_of_links_is_one(tmp_path: Path) -> None:
    (tmp_path / config.FILE).write_text(next(block for _, block in BLOCKS if block.startswith("[links]")), encoding="utf-8")
    assert config.read_config(tmp_path, lambda p: pytest.fail(p.hint)).links["cfr"] == ""


def test_the_readmes_example_of_an_editors_file_is_one() -> None:
    example = next(block for kind, block in BLOCKS if kind == "toml")
    table = editorial.read_editorial(example.encode(), "x.toml", lambda p: pytest.fail(p.message))
    assert table.flag("draft")
    assert table.named("footnotes") == {"2": "missing", "7": "no-mark"}


@pytest.mark.parametrize("folder", ["generator", "templates", "content", "site", "tests", "seeds", ".ci", ".github"])
def test_every_top_folder_is_in_the_architecture(folder: str, root: Path) -> None:
    assert (root / folder).is_dir()
    assert f"`{folder}/`" in ARCHITECTURE


def test_no_top_folder_is_left_out(root: Path) -> None:
    tracked = {p.name for p in root.iterdir() if p.is_dir()} - {".git", ".venv", "htmlcov", "dist", "build", ".docketpress"}
    for folder in tracked:
        assert f"`{folder}/`" in ARCHITECTURE or folder.endswith("_cache") or folder in (".hypothesis", "__pycache__"), folder


def test_every_dependency_has_its_reason_in_the_architecture(root: Path) -> None:
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    for requirement in project["dependencies"]:
        assert f"| `{re.split('[<>=~!; ]', requirement)[0]}` |" in ARCHITECTURE, requirement


def test_every_room_is_in_the_architectures_table(root: Path) -> None:
    rooms = {p.stem for p in (root / "generator").iterdir() if p.suffix == ".py" or (p / "__init__.py").exists()} - {"__init__"}
    table = ARCHITECTURE[ARCHITECTURE.index("| room |") :].partition("\n\n")[0].splitlines()[2:]
    named = [name for row in table for name in re.findall(r"`(\w+)`", row.split(" | ")[0])]
    assert sorted(named) == sorted(rooms)


def test_the_floors_of_the_architecture_are_those_that_are_held(root: Path) -> None:
    (contract,) = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["importlinter"]["contracts"]
    (floors,) = [block for block in ARCHITECTURE.split("\n\n") if block.startswith("    __main__ > cli")]
    assert " ".join(floors.split()).split(" > ") == contract["layers"]


TO_COME = "parsing/caption/layouts/role_first.py"  # which who adds a caption layout would write


@pytest.mark.parametrize("path", sorted({*re.findall(r"`(\w+(?:/\w+)+\.(?:py|css|js|md))`", ARCHITECTURE)} - {TO_COME}))
def test_the_files_that_the_architecture_names_are_there(path: str, root: Path) -> None:
    assert (root / path).is_file() or (root / "generator" / path).is_file() or (root / "tests" / path).is_file()


def test_the_look_of_the_readme_is_built(tmp_path: Path, root: Path) -> None:
    (theme,) = [block for kind, block in BLOCKS if kind == "toml" and "[theme]" in block]
    (template,) = [block for kind, block in BLOCKS if kind == "html" and "extends" in block]
    for path, text in {"docketpress.toml": theme, "templates/base.html": template}.items():
        (tmp_path / path).parent.mkdir(exist_ok=True)
        (tmp_path / path).write_text(text, encoding="utf-8")
    (tmp_path / "content").mkdir()
    shutil.copy(root / "content" / "quillon.txt", tmp_path / "content")
    assert CliRunner().invoke(cli.docketpress, ["build", "-C", str(tmp_path)]).exit_code == 0
    site = tmp_path / "site"
    order = next(page for page in (site / "orders").glob("*.html") if not page.name.endswith(".embed.html"))
    for page in (site / "index.html", order, site / "404.html"):
        html = page.read_text(encoding="utf-8")
        assert "<p>Gathered by the Clinic for Open Courts.</p>" in html
        assert "This is not a court’s own site." in html
        assert html.index("style.css") < html.index("theme.css")
    assert "--accent: light-dark(#1d4f3a, #8fd0a6);" in (site / "theme.css").read_text(encoding="utf-8")
    blocks = set(re.findall(r"{% block (\w+) %}", (root / "templates" / "base.html").read_text(encoding="utf-8")))
    (named,) = re.findall(r"Its blocks are ([^.]*)\.", README)
    assert set(re.findall(r"`(\w+)`", named)) == blocks


def test_every_colour_is_in_the_readme() -> None:
    (named,) = re.findall(r"The names are ([^.]*)\.", README)
    assert set(re.findall(r"`(\w+)`", named)) == set(PALETTE)
