"""Every hostile file, through the whole way: a page or a clear problem, no word lost, nothing of it obeyed; quickly."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from generator.build import Folders, draw_site, read_order
from generator.config import Config
from tests.hostile.cases import Case, every_case
from tests.hostile.elements import Elements

CASES = list(every_case())
LONGEST = 2  # seconds of processor time


def test_there_are_many_in_every_group() -> None:
    groups = {case.group for case in CASES}
    assert groups == {"encodings", "markup", "signs", "structure", "names", "patterns"}
    assert len(CASES) >= 60
    assert len({case.id for case in CASES}) == len(CASES)


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_is_published_or_kept_back_and_said(case: Case, tmp_path: Path) -> None:
    content = tmp_path / "content"
    content.mkdir()
    (content / case.file).write_bytes(case.content)
    began = time.process_time()
    reading = read_order(content, case.file, Config())
    problems = list(reading.problems)
    files = {}
    if reading.order is not None:
        files = dict(
            draw_site(
                [reading.order], Folders(content, tmp_path / "site"), Config(base_url="https://example.org/o"), problems.append
            )
        )
    took = time.process_time() - began
    codes = [p.code for p in problems]
    assert not {"words-lost", "docketpress-failed", "bad-template"} & set(codes), [p.message for p in problems]
    assert set(case.codes) <= set(codes)
    assert (reading.order is not None and not reading.failed) == case.page, codes
    assert took < LONGEST
    drawn = [content for url, content in files.items() if url.startswith("orders/") and url.endswith(".html")]
    assert bool(drawn) == case.page
    for url, made in files.items():
        assert url.isascii(), url
        assert "\\" not in url
        if url.endswith(".html"):
            elements = Elements()
            elements.feed(made if isinstance(made, str) else made.decode())
            assert not elements.foreign, (url, elements.foreign)


@pytest.mark.slow
def test_the_terminal_obeys_none_of_them(tmp_path: Path) -> None:
    content = tmp_path / "content"
    for n, case in enumerate(CASES):
        if case.group in ("signs", "names", "markup"):
            (content / str(n)).mkdir(parents=True)
            (content / str(n) / case.file).write_bytes(case.content)
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "PYTHONIOENCODING": "utf-8"}
    for command in (["check"], ["check", "--format", "json"], ["check", "--format", "github"], ["build", "--keep-going"]):
        done = subprocess.run(
            [sys.executable, "-m", "generator", *command],
            cwd=tmp_path,
            env=environment,
            capture_output=True,
            timeout=110,
            check=False,
        )
        said = done.stdout + done.stderr
        assert b"Traceback" not in said
        assert not [byte for byte in (b"\x1b", b"\x07", b"\x08", b"\xc2\x9b", "\u202e".encode()) if byte in said]
    for file in sorted(content.rglob("*.*")):
        if file.parent.name.isdigit() and CASES[int(file.parent.name)].group == "signs":
            done = subprocess.run(
                [sys.executable, "-m", "generator", "show", str(file)],
                cwd=tmp_path,
                env=environment,
                capture_output=True,
                timeout=60,
                check=False,
            )
            assert b"\x1b" not in done.stdout + done.stderr
            assert b"Traceback" not in done.stderr
