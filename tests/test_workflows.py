"""What runs on GitHub: each workflow is one by GitHub's own schema, and the steps of the one that `docketpress new` writes are
run here, one after the other, against a site that is published on this machine."""

import functools
import importlib.resources
import json
import os
import re
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

STARTER = Path("generator", "starter", "pages.yml")
WORKFLOWS = [".github/workflows/pages.yml", ".github/workflows/tests.yml", STARTER.as_posix()]

posix = pytest.mark.skipif(os.name == "nt", reason="the steps run in bash, as on GitHub's Linux")


def workflow(root: Path, name: str | Path) -> dict[str, Any]:
    loaded: dict[str, Any] = yaml.safe_load((root / name).read_text(encoding="utf-8"))
    loaded["on"] = loaded.pop(True)  # YAML 1.1 takes the key for a flag, GitHub does not
    return loaded


@pytest.mark.parametrize("name", WORKFLOWS)
def test_each_workflow_is_one_by_githubs_schema(root: Path, name: str) -> None:
    package = importlib.resources.files("check_jsonschema")
    schema = json.loads((package / "builtin_schemas" / "vendor" / "github-workflows.json").read_text(encoding="utf-8"))
    loaded = workflow(root, name)
    jsonschema.Draft7Validator(schema).validate(loaded)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.Draft7Validator(schema).validate({**loaded, "jobs": {"x": {"steps": "none"}}})


def test_the_versions_permissions_and_concurrency_are_those_that_pages_needs(root: Path) -> None:
    for name in (".github/workflows/pages.yml", STARTER):
        read = workflow(root, name)
        assert read["permissions"] == {"contents": "read", "pages": "write", "id-token": "write"}
        assert read["concurrency"] == {"group": "pages", "cancel-in-progress": False}
        (job,) = read["jobs"].values()
        used = [step["uses"] for step in job["steps"] if "uses" in step]
        assert used == [
            "actions/checkout@v7", "actions/setup-python@v7", "actions/configure-pages@v6",
            "actions/upload-pages-artifact@v5", "actions/deploy-pages@v5",
        ]  # fmt: skip


def test_the_projects_own_workflows_call_make_and_never_ci_run(root: Path) -> None:
    said = "".join((root / name).read_text(encoding="utf-8") for name in WORKFLOWS[:2])
    assert "make check test" in said
    assert ".ci/run" not in said


def test_the_readme_shows_the_workflow_as_it_is(root: Path) -> None:
    shown = re.findall(r"```yaml\n(# Builds the site.*?)```", (root / "README.md").read_text(encoding="utf-8"), re.DOTALL)
    assert shown == [(root / STARTER).read_text(encoding="utf-8")]


@dataclass(frozen=True, slots=True)
class Repository:
    """A repository on GitHub, as its workflow finds it, and the site that is published of it."""

    folder: Path
    published: Path
    url: str
    steps: tuple[dict[str, Any], ...]

    def run(self, first: bool = False) -> list[subprocess.CompletedProcess[str]]:
        """Runs what the workflow runs, up to the first step that fails."""
        commands = self.folder.parent / "bin"
        commands.mkdir(exist_ok=True)
        (commands / "docketpress").write_text(f'#!/bin/sh\nexec "{sys.executable}" -m generator "$@"\n', encoding="utf-8")
        (commands / "pip").write_text('#!/bin/sh\necho "$*" > installed\n', encoding="utf-8")
        for command in commands.iterdir():
            command.chmod(0o755)
        environment = {**os.environ, "PATH": f"{commands}{os.pathsep}{os.environ['PATH']}", "DOCKETPRESS": "docketpress"}
        environment |= {"PYTHONPATH": os.pathsep.join(sys.path), "BASE_URL": self.url}
        done = []
        for step in self.steps:
            if "!inputs.first" in step.get("if", "") and first:
                continue
            shell = [str(shutil.which("bash")), "-e", "-o", "pipefail", "-c", step["run"]]
            asked = {"cwd": self.folder, "env": environment, "capture_output": True, "text": True}
            done.append(subprocess.run(shell, check=False, **asked))
            if done[-1].returncode:
                break
        return done


class Published(SimpleHTTPRequestHandler):
    """GitHub Pages, or what stands in its way."""

    down = False

    def do_GET(self) -> None:
        if Published.down:
            self.send_error(503)
        else:
            super().do_GET()

    def list_directory(self, *_: object) -> None:  # type: ignore[override]
        self.send_error(404)

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def repository(tmp_path: Path, root: Path) -> Iterator[Repository]:
    """What `docketpress new` lays out, to be published below a base path."""
    folder, published = tmp_path / "repository", tmp_path / "published"
    (published / "orders-of-ours").mkdir(parents=True)
    subprocess.run([sys.executable, "-m", "generator", "new", str(folder), "-q"], check=True, cwd=root)
    read = workflow(folder, ".github/workflows/pages.yml")
    steps = tuple(step for step in read["jobs"]["publish"]["steps"] if "run" in step)
    with ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Published, directory=str(published))) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        Published.down = False
        yield Repository(folder, published / "orders-of-ours", f"http://127.0.0.1:{server.server_port}/orders-of-ours", steps)
        server.shutdown()
        thread.join()


@posix
def test_the_steps_make_a_site_for_its_base_path_with_no_link_in_it(repository: Repository) -> None:
    done = repository.run()
    assert [step.returncode for step in done] == [0] * len(repository.steps), done[-1].stdout + done[-1].stderr
    site = repository.folder / "site"
    assert (site / ".nojekyll").is_file()
    assert 'href="/orders-of-ours/style.css"' in (site / "404.html").read_text(encoding="utf-8")
    assert f'<link rel="canonical" href="{repository.url}/' in (site / "index.html").read_text(encoding="utf-8")
    files = [file for file in site.rglob("*") if not file.is_dir()]
    assert len(files) > 5
    assert all(not file.is_symlink() and file.stat().st_nlink == 1 for file in files), "Pages refuses links of any kind"


@posix
def test_what_is_made_in_the_browser_alone_is_enough(repository: Repository) -> None:
    for made in ("docketpress.toml", ".gitignore", "content/pages/about.md"):
        (repository.folder / made).unlink()
    (repository.folder / "README.md").write_text("# orders\n", encoding="utf-8")
    assert repository.run()[-1].returncode == 0
    assert list((repository.folder / "site" / "orders").glob("*.html"))


@posix
def test_a_repository_without_orders_says_so(repository: Repository) -> None:
    for made in ("docketpress.toml", ".gitignore", "content/pages/about.md", "content/000_0e7df493e83d3102.txt"):
        (repository.folder / made).unlink()
    (repository.folder / "content" / "pages").rmdir()
    (repository.folder / "content").rmdir()
    done = repository.run()
    assert done[-1].returncode == 2
    assert "content" in done[-1].stdout + done[-1].stderr
    assert "Traceback" not in done[-1].stdout + done[-1].stderr


@posix
def test_another_address_is_another_everywhere(repository: Repository) -> None:
    old, new = "https://one.example/orders", "https://two.example"
    build = [sys.executable, "-m", "generator", "build", "-q", "--base-url"]
    for address in (old, new):
        subprocess.run(
            [*build, address], cwd=repository.folder, check=True, env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        )
    site = repository.folder / "site"
    said = {file: file.read_bytes() for file in site.rglob("*") if file.is_file()}
    assert not [file.name for file, content in said.items() if b"one.example" in content]
    assert b"https://two.example/" in said[site / "index.html"]
    assert b'href="/style.css"' in said[site / "404.html"]


@posix
def test_a_cname_that_was_put_into_the_site_stays(repository: Repository) -> None:
    build = [sys.executable, "-m", "generator", "build", "-q"]
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run(build, cwd=repository.folder, check=True, env=environment)
    (repository.folder / "site" / "CNAME").write_text("orders.example\n", encoding="utf-8")
    (repository.folder / "docketpress.toml").write_text('title = "Another"\n', encoding="utf-8")
    subprocess.run(build, cwd=repository.folder, check=True, env=environment)
    assert (repository.folder / "site" / "CNAME").read_text(encoding="utf-8") == "orders.example\n"


@posix
def test_an_address_that_answers_neither_yes_nor_no_stops_the_workflow_and_the_box_lets_it_pass(repository: Repository) -> None:
    Published.down = True
    done = repository.run()
    assert done[-1].returncode == 1
    assert "::error::" in done[-1].stdout
    assert not (repository.folder / "site" / "index.html").exists()
    assert not (repository.folder / "permalinks.lock").exists()
    assert repository.run(first=True)[-1].returncode == 0


@posix
def test_docketpress_is_installed_from_the_index_or_from_the_wheel_that_lies_there(repository: Repository) -> None:
    repository.run()
    assert (repository.folder / "installed").read_text() == "install docketpress\n"
    (repository.folder / "docketpress-9.0-py3-none-any.whl").touch()
    repository.run()
    assert (repository.folder / "installed").read_text() == "install ./docketpress-9.0-py3-none-any.whl\n"


ORDER = "000_0e7df493e83d3102.txt"


def publish(repository: Repository) -> Path:
    """Publishes what the workflow built; the record that is published then. The next run begins with a fresh checkout."""
    done = repository.run()
    assert done[-1].returncode == 0, done[-1].stdout + done[-1].stderr
    shutil.rmtree(repository.published)
    (repository.folder / "site").rename(repository.published)
    (repository.folder / "permalinks.lock").unlink()
    shutil.rmtree(repository.folder / ".docketpress")
    return repository.published / "permalinks.lock"


def sections(record: Path) -> set[str]:
    """The addresses in a record."""
    return {line.split()[0] for line in record.read_text(encoding="utf-8").splitlines()[1:] if line[:1] not in {" ", "#", ""}}


@posix
def test_what_was_published_is_kept_by_a_repository_without_a_record(repository: Repository) -> None:
    record = publish(repository)
    before = sections(record)
    (page,) = {url for url in before if url.startswith("orders/")}
    (repository.folder / "content" / ORDER).with_suffix(".toml").write_text('slug = "another-name"\n', encoding="utf-8")
    publish(repository)
    assert before < sections(record)
    assert "another-name.html" in (repository.published / page).read_text(encoding="utf-8")


@posix
def test_an_order_that_was_published_is_missed_where_the_repository_s_record_lacks_it(repository: Repository) -> None:
    second = repository.folder / "content" / "second.txt"
    second.write_text("DISTRICT OF ALASKA\n\nORDER\n\nThe motion at docket 31 is DENIED.\n", encoding="utf-8")
    record = publish(repository)
    lines = record.read_text(encoding="utf-8").splitlines(keepends=True)
    at = next(n for n, line in enumerate(lines) if line.startswith("orders/second.html"))
    end = next(n for n in range(at + 1, len(lines)) if not lines[n].startswith(" "))
    (repository.folder / "permalinks.lock").write_text("".join(lines[:at] + lines[end:]), encoding="utf-8")
    second.unlink()
    done = repository.run()
    assert done[-1].returncode == 1
    assert "orders/second.html was published, and would be gone" in done[-1].stdout + done[-1].stderr
    assert not (repository.folder / "site" / "index.html").exists()


@posix
def test_what_the_repository_s_record_alone_knows_is_kept_too(repository: Repository) -> None:
    record = publish(repository)
    mine = record.read_text(encoding="utf-8").replace("\nend\n", "\norders/older.html gone content/older.txt\nend\n")
    (repository.folder / "permalinks.lock").write_text(mine, encoding="utf-8")
    done = repository.run()
    assert done[-1].returncode == 0, done[-1].stdout + done[-1].stderr
    assert "orders/older.html" in sections(repository.folder / "site" / "permalinks.lock")


@posix
@pytest.mark.parametrize("answer", [b"", b"<!doctype html><title>For sale</title>", None, b"cut short"])
def test_no_record_is_taken_for_an_empty_one_where_a_site_is_published(repository: Repository, answer: bytes | None) -> None:
    record = publish(repository)
    if answer is None:
        record.unlink()
    else:
        record.write_bytes(record.read_bytes()[:-300] if answer == b"cut short" else answer)
    done = repository.run()
    assert done[-1].returncode == 1
    said = done[-1].stdout + done[-1].stderr
    assert "::error" in said
    assert "permalinks.lock" in said
    assert not (repository.folder / "site" / "index.html").exists()


@posix
def test_where_the_site_does_not_answer_the_repository_s_own_record_is_used(repository: Repository) -> None:
    (repository.folder / "permalinks.lock").write_bytes(publish(repository).read_bytes())
    Published.down = True
    done = repository.run()
    assert done[-1].returncode == 0
    assert any("::warning::" in step.stdout for step in done)


@posix
def test_an_emptied_record_is_no_site_without_a_past(repository: Repository) -> None:
    (repository.folder / "permalinks.lock").touch()
    done = repository.run()
    assert done[-1].returncode == 1
    assert "permalinks.lock" in done[-1].stdout
