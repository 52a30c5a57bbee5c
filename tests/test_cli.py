"""The commands as a person runs them: what they print, what they leave, and their exit status."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from generator import __version__, cli

ORDER = """UNITED STATES DISTRICT COURT
DISTRICT OF ALASKA

HARRIET FENNIMORE,
                    Plaintiff,
v.                                 Case No. 3:21-cv-00017-ABC
TULARE COLD STORAGE LLC,
                    Defendant.

ORDER

The motion to compel at docket 31 is DENIED. See 28 U.S.C. § 1653.

Dated: March 9, 2022.
"""
EDITORS = 'title = "Order on the motion to compel"\n'


@dataclass(frozen=True)
class Ran:
    status: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path) -> Run:
    monkeypatch.chdir(tmp_path)

    def run_docketpress(*arguments: str | Path) -> Ran:
        monkeypatch.setattr(sys, "argv", ["docketpress", *map(str, arguments)])
        status = cli.commands()
        return Ran(status, *capsys.readouterr())

    return run_docketpress


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site's folder with one order."""
    (tmp_path / "x" / "content").mkdir(parents=True)
    (tmp_path / "x" / "content" / "fennimore.txt").write_text(ORDER, encoding="utf-8")
    return tmp_path / "x"


def put(site: Path, name: str, text: str | bytes) -> None:
    path = site / "content" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text if isinstance(text, bytes) else text.encode())


def files(folder: Path) -> dict[str, bytes]:
    return {p.relative_to(folder).as_posix(): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


# --- new -------------------------------------------------------------------------------------------------------


def test_new_makes_a_site_that_builds_and_checks(run: Run, tmp_path: Path, root: Path) -> None:
    assert run("new", "x").status == 0
    made = files(tmp_path / "x")
    assert set(made) == {
        "docketpress.toml", ".gitignore", ".github/workflows/pages.yml", "content/pages/about.md",
        "content/000_0e7df493e83d3102.txt",
    }  # fmt: skip
    assert made["content/000_0e7df493e83d3102.txt"] == (root / "seeds" / "000_0e7df493e83d3102.txt").read_bytes()
    assert run("check", "-C", "x").status == 0
    built = run("build", "-C", "x")
    assert built.status == 0, built.err
    assert (tmp_path / "x" / "site" / "index.html").is_file()


def test_new_touches_no_folder_that_holds_something(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    (tmp_path / "x" / "mine.txt").write_text("mine")
    assert run("new", "x").status == 2
    assert files(tmp_path / "x") == {"mine.txt": b"mine"}


def test_new_in_an_empty_folder(run: Run, tmp_path: Path) -> None:
    (tmp_path / "x").mkdir()
    assert run("new", "x").status == 0


# --- add -------------------------------------------------------------------------------------------------------


def test_add_copies_byte_for_byte_and_prints_what_was_recognised(run: Run, site: Path, tmp_path: Path) -> None:
    data = b"\xef\xbb\xbf" + ORDER.replace("FENNIMORE", "QUILLON").replace("\n", "\r\n").encode()
    (tmp_path / "quillon.txt").write_bytes(data)
    ran = run("add", "-C", site, "quillon.txt")
    assert ran.status == 0, ran.err
    assert (site / "content" / "quillon.txt").read_bytes() == data
    assert "quillon.txt" in ran.out
    assert "3:21-cv-00017" in ran.out


def test_add_never_overwrites_another_file(run: Run, site: Path, tmp_path: Path) -> None:
    (tmp_path / "Fennimore.TXT").write_text("other", encoding="utf-8")
    (tmp_path / "new.txt").write_text(ORDER, encoding="utf-8")
    ran = run("add", "-C", site, "Fennimore.TXT", "new.txt")
    assert ran.status == 1
    assert "error[already-there]" in ran.err
    assert set(files(site)) == {"content/fennimore.txt", "content/new.txt"}, "the others are taken in all the same"
    assert (site / "content" / "fennimore.txt").read_text(encoding="utf-8") == ORDER


def test_add_the_same_again_changes_nothing(run: Run, site: Path, tmp_path: Path) -> None:
    (tmp_path / "fennimore.txt").write_text(ORDER, encoding="utf-8")
    ran = run("add", "-C", site, "fennimore.txt")
    assert ran.status == 0
    assert "(was there already)" in ran.out


def test_add_of_what_is_not_there_is_wrong_usage(run: Run, site: Path) -> None:
    assert run("add", "-C", site, "absent.txt").status == 2


# --- build -----------------------------------------------------------------------------------------------------


def test_build_writes_each_order_and_its_data(run: Run, site: Path) -> None:
    ran = run("build", "-C", site)
    assert ran.status == 0, ran.err
    assert "1 order → " in ran.out
    assert (site / "site" / "index.html").is_file()
    (data,) = [
        json.loads(text)
        for path, text in files(site / "site" / "orders").items()
        if path.endswith(".json") and "oembed" not in path
    ]
    assert data["format"] == "docketpress-order/1"
    assert data["source"]["path"] == "fennimore.txt"


def test_an_error_leaves_the_site_as_it_was(run: Run, site: Path) -> None:
    run("build", "-C", site)
    before = files(site / "site")
    put(site, "b.txt", ORDER)
    put(site, "b.toml", "drfat = true")
    ran = run("build", "-C", site)
    assert ran.status == 1
    assert "b.toml:1: error[unknown-key]: unknown key: drfat\n  hint: did you mean draft?" in ran.err
    assert "as it was" in ran.out
    assert files(site / "site") == before


def test_a_profile_says_where_the_time_went(run: Run, site: Path) -> None:
    ran = run("build", "-C", site, "--profile", "--jobs", "4")
    rows = {line.split()[0]: float(line.split()[1]) for line in ran.out.splitlines()[1:-1] if not line.startswith(("all", "list"))}
    assert ran.status == 0
    assert {"read", "furniture", "caption", "notes", "body", "holdings", "cite", "draw", "write"} <= rows.keys()
    assert 0 < rows["draw"] < rows["together"]
    assert run("build", "-C", site, "--profile").out.startswith("stage"), "it is measured though nothing changed"


def test_keep_going_leaves_out_the_order_that_has_an_error_and_says_so(run: Run, site: Path) -> None:
    put(site, "b.txt", b"\x00\x01\x02\xff binary")
    ran = run("build", "-C", site, "--keep-going")
    assert ran.status == 1
    assert "left out: b.txt" in ran.out
    assert "1 order → " in ran.out
    assert (site / "site" / "index.html").is_file()


def test_an_error_of_the_settings_is_none_to_keep_going_with(run: Run, site: Path) -> None:
    (site / "docketpress.toml").write_text("titel = 'x'")
    assert run("build", "-C", site, "--keep-going").status == 1
    assert not (site / "site").exists()


def test_strict_takes_a_warning_for_an_error(run: Run, site: Path) -> None:
    put(site, "fennimore.toml", 'amends = "x"')
    assert run("build", "-C", site, "--strict").status == 1
    assert not (site / "site").exists()
    assert run("build", "-C", site).status == 0


def test_a_private_number_stops_the_build_until_it_is_looked_at(run: Run, site: Path) -> None:
    put(site, "fennimore.txt", ORDER + "\nSSN 078-05-1120\n")
    ran = run("build", "-C", site)
    assert ran.status == 1
    assert "fennimore.txt:16:5: error[private-social-security-number]" in ran.err
    warned = run("build", "-C", site, "--privacy", "warn")
    assert warned.status == 0
    assert "warning[private-social-security-number]" in warned.err
    put(site, "fennimore.toml", '[privacy]\nacknowledged = ["private-social-security-number:16"]')
    looked_at = run("build", "-C", site)
    assert (looked_at.status, "private-" in looked_at.err) == (0, False)


def test_a_draft_is_not_published(run: Run, site: Path) -> None:
    put(site, "b.txt", ORDER.replace("FENNIMORE", "QUILLON"))
    put(site, "b.toml", "draft = true")
    ran = run("build", "-C", site)
    assert ran.status == 0
    assert "1 draft not published" in ran.out
    assert not any(b"QUILLON" in data or b"Quillon" in data for data in files(site / "site").values())


def test_content_and_site_may_be_anywhere(run: Run, site: Path, tmp_path: Path) -> None:
    assert run("build", "-C", tmp_path / "nowhere", "--content", site / "content", "--site", tmp_path / "out").status == 0
    assert (tmp_path / "out" / "index.html").is_file()


@pytest.mark.parametrize("where", ["x", "x/content", ".", "x/content/deep"])
def test_the_site_never_swallows_what_it_is_made_from(run: Run, site: Path, where: str) -> None:
    before = files(site)
    assert run("build", "-C", "x", "--site", where).status == 2
    assert files(site) == before


def test_without_a_content_folder_the_person_is_told_what_to_do(run: Run) -> None:
    ran = run("build")
    assert ran.status == 2
    assert "docketpress new" in ran.err


def test_a_base_url_must_be_whole(run: Run, site: Path) -> None:
    for wrong in ("example.org", "https://[", "javascript:alert(1)", "https://x.example/'", "https://x.example//y.example"):
        ran = run("build", "-C", site, "--base-url", wrong)
        assert ran.status == 2
        assert "--base-url" in ran.err
    assert run("build", "-C", site, "--base-url", "https://example.org/x/").status == 0


def test_a_disk_that_refuses_is_no_traceback(run: Run, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device", "site")

    monkeypatch.setattr("generator.build.placing.put_file", refuse)
    ran = run("build", "-C", site)
    assert (ran.status, ran.err.strip()) == (1, "docketpress: site: No space left on device")


def test_ctrl_c_is_no_traceback(run: Run, site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("generator.build.stages.read_received", interrupt)
    ran = run("build", "-C", site)
    assert (ran.status, "Traceback" in ran.err) == (130, False)


def test_two_orders_that_ask_for_one_address_both_get_a_page(run: Run, site: Path) -> None:
    for name in ("a", "b"):
        put(site, f"{name}.txt", ORDER.replace("31", "32" if name == "b" else "31"))
        put(site, f"{name}.toml", 'slug = "mine"')
    ran = run("build", "-C", site)
    assert ran.status == 0
    assert ran.err.count("warning[slug-taken]") == 2
    assert len([name for name in files(site / "site" / "orders") if name.startswith("mine") and name.endswith(".json")]) == 2


# --- check -----------------------------------------------------------------------------------------------------


def test_check_writes_nothing(run: Run, site: Path) -> None:
    before = files(site)
    ran = run("check", "-C", site)
    assert ran.status == 0
    assert "1 file read" in ran.out
    assert files(site) == before


def test_check_of_single_files_and_its_formats(run: Run, site: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere.txt").write_text(ORDER + "\nSSN 078-05-1120\n", encoding="utf-8")
    ran = run("check", "-C", "x", "--format", "json", "elsewhere.txt")
    assert ran.status == 1
    found = [json.loads(line) for line in ran.out.splitlines()]
    assert ("private-social-security-number", 16, 5) in [(p["code"], p["line"], p["column"]) for p in found]
    put(site, "deep/fennimore.txt", ORDER + "\nSSN 078-05-1120\n")
    ran = run("check", "-C", "x", "--format", "github", "x/content/deep/fennimore.txt")
    assert "::error file=x/content/deep/fennimore.txt,line=16,col=5,title=private-social-security-number::" in ran.out


def test_check_names_what_is_no_order(run: Run, site: Path) -> None:
    put(site, "scan.pdf", b"%PDF-")
    put(site, "lonely.toml", "draft = true")
    put(site, ".hidden.txt", "x")
    put(site, "pages/about.md", "# About")
    ran = run("check", "-C", site)
    assert ran.status == 0
    assert "scan.pdf: notice[not-read]" in ran.out
    assert "lonely.toml: warning[no-order]" in ran.out
    assert "hidden" not in ran.out
    assert "1 file read" in ran.out


# --- show ------------------------------------------------------------------------------------------------------


def test_show(run: Run, site: Path) -> None:
    ran = run("show", "-C", site, site / "content" / "fennimore.txt")
    assert ran.status == 0, ran.err
    for heading in ("Caption as printed", "Parties", "Holdings", "Notes", "Citations"):
        assert heading in ran.out
    assert "3:21-cv-00017" in ran.out


@pytest.mark.parametrize("command", ["show", "check"])
@pytest.mark.parametrize("file", ["content/fennimore.txt", "fennimore.txt"])
def test_a_file_may_be_named_from_the_sites_folder(run: Run, site: Path, command: str, file: str) -> None:
    ran = run(command, "-C", site, file)
    assert ran.status == 0, ran.err
    assert "unreadable-file" not in ran.out + ran.err


def test_show_source_has_each_line_and_what_it_was_taken_for(run: Run, site: Path) -> None:
    ran = run("show", "-C", site, "--source", site / "content" / "fennimore.txt")
    lines = ran.out.splitlines()
    assert [line.split()[0] for line in lines] == [str(n) for n in range(1, len(lines) + 1)]
    assert "caption" in lines[0]


def test_show_json_is_the_order_as_data(run: Run, site: Path) -> None:
    ran = run("show", "-C", site, "--json", site / "content" / "fennimore.txt")
    assert ran.out.isascii()
    assert json.loads(ran.out)["format"] == "docketpress-order/1"


def test_show_of_a_hostile_file_sends_the_terminal_nothing(run: Run, site: Path) -> None:
    put(site, "evil.txt", ORDER.replace("HARRIET", "\x1b[2JHARRIET\x07"))
    for option in ((), ("--source",), ("--json",)):
        ran = run("show", "-C", site, *option, site / "content" / "evil.txt")
        assert not {"\x1b", "\x07"} & set(ran.out + ran.err)


@pytest.mark.parametrize("command", ["show", "check"])
def test_a_file_that_is_not_there(run: Run, site: Path, command: str) -> None:
    ran = run(command, "-C", site, "absent.txt")
    assert ran.status == 1
    assert "error[unreadable-file]" in ran.out + ran.err


# --- cite ------------------------------------------------------------------------------------------------------

CITING = "He relies on Marlow v. Quince, 555\nU.S. 223, 231 (2009) & [ECF No. 4].\n"
MARLOW = "https://www.courtlistener.com/c/U.S./555/223/"


def test_cite_prints_a_table_of_a_files_citations(run: Run, tmp_path: Path) -> None:
    (tmp_path / "brief.tex").write_text(CITING, encoding="utf-8")
    ran = run("cite", "brief.tex")
    assert (ran.status, ran.err) == (0, "")
    assert [line.split("  ")[0] for line in ran.out.splitlines()] == ["line", "1", "2"]
    assert ran.out.splitlines()[1].endswith(MARLOW)


def pipe_in(monkeypatch: pytest.MonkeyPatch, data: bytes) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(data)))


@pytest.mark.parametrize("arguments", [(), ("-",)])
def test_cite_reads_standard_input(run: Run, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]) -> None:
    pipe_in(monkeypatch, CITING.encode("utf-16"))
    ran = run("cite", "--json", *arguments)
    assert ran.status == 0
    found = json.loads(ran.out)
    assert [CITING[c["start"] : c["end"]] for c in found["citations"]] == ["555\nU.S. 223, 231", "ECF No. 4"]


def test_cite_writes_the_same_text_with_links(run: Run, tmp_path: Path) -> None:
    (tmp_path / "brief.txt").write_bytes(CITING.replace("\n", "\r\n").encode())
    markdown, html = run("cite", "--markdown", "brief.txt").out, run("cite", "--html", "brief.txt").out
    assert markdown == CITING.replace("\n", "\r\n").replace("555\r\nU.S. 223, 231", f"[555\r\nU.S. 223, 231](<{MARLOW}>)")
    assert f'href="{MARLOW}"' in html
    assert "&amp; [<cite" in html


LINKS = '[links]\nusc = "https://law.example/{title}-{section}"\ncase = ""\n'


def test_the_preview_never_goes_where_the_published_site_is(run: Run, site: Path) -> None:
    ran = run("serve", "-C", site, "--site", site / "site")
    assert (ran.status, (site / "site").exists()) == (2, False)
    assert "a folder of its own" in ran.err


def test_links_of_the_settings_serve_cite_and_build(run: Run, site: Path, tmp_path: Path) -> None:
    (site / "docketpress.toml").write_text(LINKS, encoding="utf-8")
    (tmp_path / "brief.txt").write_text(CITING + "\nSee § 1983.", encoding="utf-8")
    out = run("cite", "-C", site, "--markdown", "brief.txt").out
    assert "[§ 1983](<https://law.example/42-1983>)" in out
    assert MARLOW not in out
    assert run("build", "-C", site).status == 0
    (page,) = [
        data.decode() for path, data in files(site / "site" / "orders").items() if path.endswith(".html") and "embed" not in path
    ]
    assert page.count('href="https://law.example/28-1653"') == 2, "in the text, and in the table of authorities"


def test_a_bad_link_in_the_settings_is_an_error(run: Run, site: Path) -> None:
    (site / "docketpress.toml").write_text("[links]\nucs = 'https://law.example/'\n", encoding="utf-8")
    for ran in (run("build", "-C", site), run("cite", "-C", site, site / "content" / "fennimore.txt")):
        assert ran.status == 1
        assert "docketpress.toml:2: error[unknown-key]: unknown key: [links] ucs" in ran.err
        assert "did you mean usc?" in ran.err


def test_cite_reads_what_is_not_utf_8_and_says_so(run: Run, tmp_path: Path) -> None:
    (tmp_path / "old.txt").write_bytes("See § 1983.".encode("cp1252"))
    ran = run("cite", "old.txt")
    assert ran.status == 0
    assert "42 USC 1983" in ran.out
    assert "old.txt:1: warning[encoding]" in ran.err


@pytest.mark.parametrize("forms", [("--json", "--html"), ("--markdown", "--json"), ("--html", "--markdown", "--json")])
def test_cite_prints_one_form(run: Run, tmp_path: Path, forms: tuple[str, ...]) -> None:
    (tmp_path / "brief.txt").write_text(CITING, encoding="utf-8")
    ran = run("cite", *forms, "brief.txt")
    assert (ran.status, ran.out) == (2, "")
    assert "ask for one form" in ran.err
    assert all(form in ran.err for form in forms)


def test_cite_says_that_standard_input_is_closed(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", None)
    ran = run("cite")
    assert ran.status == 1
    assert "standard input: error[unreadable-file]: cannot be read: it is closed" in ran.err


def test_cite_of_what_is_no_text_is_status_1(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    pipe_in(monkeypatch, b"%PDF-1.7")
    ran = run("cite")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.startswith("standard input: error[not-text]")
    assert run("cite", "absent.txt").status == 1
    assert run("cite", "--xml").status == 2


@pytest.mark.parametrize("form", [(), ("--json",), ("--html",), ("--markdown",)])
def test_cite_sends_the_terminal_nothing(run: Run, monkeypatch: pytest.MonkeyPatch, form: tuple[str, ...]) -> None:
    pipe_in(monkeypatch, "\x1b[2JEvil\x07 v.\x9b1m Good\u202e, 5 U.S. 1 (1801).\rGone. \x7f ECF No. 4.".encode())
    ran = run("cite", *form)
    assert ran.status == 0
    assert "5 U.S. 1" in ran.out
    assert not set("\x1b\x07\x7f\x9b\u202e\r") & set(ran.out + ran.err)


# --- everywhere ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("command", ["new", "add", "build", "check", "show", "cite", "serve"])
def test_every_command_has_help_and_the_options_that_all_have(run: Run, command: str) -> None:
    ran = run(command, "--help")
    assert ran.status == 0
    for option in ("-C ", "--content", "--site", "-q", "-v", "--help"):
        assert option in ran.out


def test_wrong_usage_is_status_2(run: Run) -> None:
    assert run("build", "--nonsense").status == 2
    assert run("nonsense").status == 2


def test_quiet_says_nothing_when_all_is_well(run: Run, site: Path) -> None:
    assert run("build", "-q", "-C", site) == Ran(0, "", "")


def test_version(run: Run) -> None:
    assert run("--version").out == f"docketpress, version {__version__}\n"


MAIN = "import sys; sys.argv = {argv!r}\nfrom generator.__main__ import main\ntry: main()\nexcept SystemExit: pass\n"


@pytest.mark.parametrize("option", ["--version", "--help"])
def test_version_and_help_load_nothing_heavy(option: str) -> None:
    code = MAIN.format(argv=["docketpress", option]) + "print(sorted(sys.modules))"
    out = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout
    heavies = ("rich", "jinja2", "pygments", "mistune", "courts_db", "reporters_db", "tornado", "asyncio")
    for heavy in (*heavies, "generator.build", "generator.citing"):
        assert f"'{heavy}'" not in out


def test_output_that_nobody_reads_is_no_traceback(site: Path) -> None:
    code = MAIN.format(argv=["docketpress", "show", "--source", str(site / "content" / "fennimore.txt")])
    with subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert b"Traceback" not in process.stderr.read()
