"""The wheel, installed alone in an empty environment elsewhere, makes a site and builds it."""

import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

pytestmark = pytest.mark.slow


def run(*command: str | Path, cwd: Path) -> str:
    environment = {k: v for k, v in os.environ.items() if k not in ("PYTHONPATH", "VIRTUAL_ENV")}
    done = subprocess.run(command, cwd=cwd, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    run(sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", folder, cwd=root)
    (built,) = folder.glob("docketpress-*.whl")
    return built


def test_the_wheel_holds_what_a_site_needs_and_nothing_of_the_checkout(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()
    for needed in (
        "generator/_seeds/000_0e7df493e83d3102.txt",
        "generator/_templates/base.html",
        "generator/starter/pages.yml",
        "generator/py.typed",
    ):
        assert needed in names
    assert {name.split("/")[0].partition("-")[0] for name in names} == {"generator", "docketpress"}


@pytest.mark.timeout(300)
def test_the_wheel_alone_makes_a_site_and_builds_it(wheel: Path, tmp_path: Path, root: Path) -> None:
    environment = tmp_path / "elsewhere"
    venv.create(environment, with_pip=True)
    scripts = environment / ("Scripts" if os.name == "nt" else "bin")
    pins = root / ".ci" / "pins.txt"
    run(scripts / "python", "-m", "pip", "install", "-q", "--disable-pip-version-check", "-c", pins, wheel, cwd=tmp_path)
    run(scripts / "docketpress", "new", "x", cwd=tmp_path)
    run(scripts / "docketpress", "build", "-C", "x", cwd=tmp_path)
    assert (tmp_path / "x" / "site" / "index.html").is_file()
    assert list((tmp_path / "x" / "site" / "orders").glob("*.html"))
    installed = run(scripts / "python", "-c", "import generator; print(generator.__file__)", cwd=tmp_path)
    assert Path(installed.strip()).is_relative_to(environment), "it ran what was installed, not the checkout"
