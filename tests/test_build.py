"""What goes into a site beside the orders, and what of it can go wrong."""

import dataclasses
import os
import shutil
import sys
from pathlib import Path

import pytest

from generator.build import Built, Folders, Terms, build_site, check_site, read_file
from generator.config import Config
from generator.model import Problem

ORDER = "UNITED STATES DISTRICT COURT\nDISTRICT OF ALASKA\n\nORDER\n\nThe motion at docket 31, which came late, is DENIED.\n"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    put(tmp_path, "content/order.txt", ORDER)
    return tmp_path


def put(site: Path, name: str, text: str | bytes) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_bytes(text if isinstance(text, bytes) else text.encode())


def folders(site: Path) -> Folders:
    templates = site / "templates"
    return Folders(site / "content", site / "site", templates if templates.is_dir() else None)


def build(site: Path) -> Built:
    return build_site(folders(site), Config(), Terms(), [])


def found(built: Built) -> list[tuple[str, str, int | None]]:
    return [(p.code, p.location.path, p.location.line) for p in built.problems if p.severity == "error" or p.code == "not-read"]


def test_a_template_of_the_sites_own_comes_before_ours(site: Path) -> None:
    put(site, "templates/404.html", "lost, are you?")
    assert build(site).written
    assert (site / "site" / "404.html").read_text() == "lost, are you?"


@pytest.mark.parametrize(
    ("template", "line"),
    [
        ("a\n{% if %}", 2),
        ("a\nb\n{{ nonsense }}", 3),
        ("a\n{{ 1 / 0 }}", 2),
        ("{{ config.title.nothing() }}", 1),
        ("{{ 3|nosuch }}", 1),
    ],
)
def test_a_template_that_fails_is_named_with_its_line_and_nothing_is_published(site: Path, template: str, line: int) -> None:
    put(site, "templates/404.html", template)
    built = build(site)
    assert found(built) == [("bad-template", "templates/404.html", line)]
    assert built.written is None
    assert not (site / "site").exists()


def test_a_mistake_that_spoils_every_page_is_said_once(site: Path) -> None:
    put(site, "templates/base.html", "a\n{{ nonsense }}")
    assert found(build(site)) == [("bad-template", "templates/base.html", 2)]
    problems: list[Problem] = []
    check_site(folders(site), Config(), problems)
    assert [p.code for p in problems].count("bad-template") == 1


def test_a_fault_in_one_page_is_no_traceback(site: Path) -> None:
    put(site, "templates/order.html", "{{ '{a}'.format_map(3) }}")
    assert [code for code, _, _ in found(build(site))] == ["bad-template"]


def test_the_editors_pages(site: Path) -> None:
    put(site, "content/pages/about.md", "\ufeff# About us\n\nWe are *here*.\n")
    put(site, "content/pages/deep/more.md", "More.\n")
    assert build(site).written
    assert "<em>here</em>" in (site / "site" / "about.html").read_text(encoding="utf-8")
    assert (site / "site" / "deep-more.html").is_file()


def test_what_is_wrong_among_the_editors_pages(site: Path) -> None:
    put(site, "content/pages/latin.md", "caf\xe9".encode("latin-1"))
    put(site, "content/pages/photo.jpg", b"\xff\xd8")
    put(site, "content/pages/.draft.md", "hidden")
    built = build(site)
    assert found(built) == [("not-text", "pages/latin.md", None), ("not-read", "pages/photo.jpg", None)]


def test_check_finds_what_build_would(site: Path) -> None:
    put(site, "templates/404.html", "{{ nonsense }}")
    put(site, "content/b.txt", b"\x00\x01\x02" * 9)
    problems: list[Problem] = []
    assert check_site(folders(site), Config(), problems) == 2
    assert {p.code for p in problems if p.severity == "error"} == {"bad-template", "not-text"}
    assert not (site / "site").exists()


def test_the_same_content_gives_the_same_bytes(site: Path) -> None:
    def bytes_of(folder: Path) -> dict[str, bytes]:
        return {p.relative_to(folder).as_posix(): p.read_bytes() for p in folder.rglob("*") if p.is_file()}

    build(site)
    first = bytes_of(site / "site")
    again = build(site)
    assert again.written
    assert again.written.changed == 0
    assert bytes_of(site / "site") == first


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
@pytest.mark.parametrize("link", ["content/order.toml", "content/pages/about.md", "content/pages"])
def test_no_link_brings_in_what_lies_outside(site: Path, link: str) -> None:
    put(site, "outside/about.md", "# Not for the public\n")
    put(site, "outside/secret.toml", 'headnote = "Not for the public"\n')
    put(site, "content/pages/.keep", "")
    if link == "content/pages":
        (site / "content/pages/.keep").unlink()
        (site / link).rmdir()
        (site / link).symlink_to(site / "outside")
    else:
        (site / link).symlink_to(site / "outside" / ("secret.toml" if link.endswith("toml") else "about.md"))
    built = build(site)
    assert [(code, path) for code, path, _ in found(built)] == [
        ("unreadable-file" if link.endswith("toml") else "not-read", link.removeprefix("content/"))
    ]
    assert not any(b"Not for the public" in path.read_bytes() for path in (site / "site").rglob("*.html"))


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no FIFOs here")
@pytest.mark.parametrize("name", ["content/order.toml", "content/pages/about.md"])
def test_no_pipe_is_waited_for(site: Path, name: str) -> None:
    (site / name).parent.mkdir(exist_ok=True)
    os.mkfifo(site / name)
    assert [path for _, path, _ in found(build(site))] == [name.removeprefix("content/")]


def test_a_file_name_as_long_as_the_disk_allows(site: Path) -> None:
    put(site, f"content/{'x' * 251}.txt", ORDER)
    assert build(site).published == 2


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
def test_a_link_to_nothing_is_left_out_where_the_build_goes_on(site: Path) -> None:
    (site / "content" / "gone.txt").symlink_to("absent.txt")
    assert build(site).written is None
    built = build_site(folders(site), Config(), Terms(keep_going=True), [])
    assert (built.published, built.left_out) == (1, ("gone.txt",))
    assert built.written


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right on Windows")
@pytest.mark.parametrize("target", ["ring.txt", "absent.txt"])
def test_a_link_that_a_person_names_is_called_as_it_was_named(site: Path, target: str) -> None:
    (site / "content" / "ring.txt").symlink_to(target)
    reading = read_file(site / "content" / "ring.txt", site / "content", Config())
    assert [(p.code, p.location.path) for p in reading.problems] == [("unreadable-file", "ring.txt")]


def test_an_order_whose_editors_file_has_another_name_is_kept_back(site: Path) -> None:
    put(site, "content/other.txt", ORDER.replace("ORDER", "Quillfeather’s order"))
    places = dataclasses.replace(folders(site), lock=site / "permalinks.lock", cache=site / ".docketpress")
    assert build_site(places, Config(), Terms(), []).published == 2
    put(site, "content/other.txt.toml", '[redactions]\nwords = ["Quillfeather"]\n')
    shutil.rmtree(site / "site")
    (site / "permalinks.lock").unlink()
    built = build_site(places, Config(), Terms(keep_going=True), [])
    assert found(built) == [("editors-file-misnamed", "other.txt.toml", None)]
    assert (built.published, built.left_out) == (1, ("other.txt",))
    assert not any(b"Quillfeather" in file.read_bytes() for file in (site / "site").rglob("*") if file.is_file())
