"""docketpress.toml."""

import time
from pathlib import Path

import pytest

from generator.config import Config, clean_base_url, read_config
from generator.link_targets import TEMPLATES, is_web_address
from generator.model import Problem


def config_of(tmp_path: Path, text: str) -> tuple[Config, list[Problem]]:
    (tmp_path / "docketpress.toml").write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    return read_config(tmp_path, problems.append), problems


def test_without_a_file_all_is_default(tmp_path: Path) -> None:
    assert read_config(tmp_path, pytest.fail) == Config()


def test_every_setting_is_read(tmp_path: Path) -> None:
    config, problems = config_of(
        tmp_path,
        'title = "T"\ndescription = "D"\n'
        'base_url = "https://x.example/orders/"\neditor = "E"\ncontact = "c@x.example"\nprivacy = "warn"\ncards = false\n'
        'licence = "CC BY 4.0"\nsearch = true\n',
    )
    assert not problems
    assert config == Config("T", "D", "https://x.example/orders", "E", "c@x.example", "warn", False, "CC BY 4.0", False)


def test_there_is_a_search_where_pagefind_is_installed_and_nobody_declines_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("generator.config.PAGEFIND", ("json",))  # any package that is there
    assert read_config(tmp_path, pytest.fail).search
    assert config_of(tmp_path, "")[0].search
    assert not config_of(tmp_path, "search = false\n")[0].search
    monkeypatch.setattr("generator.config.PAGEFIND", ("no_such_package",))
    assert not config_of(tmp_path, "search = true\n")[0].search


def test_a_wrong_privacy_falls_back_to_the_strict_one(tmp_path: Path) -> None:
    config, problems = config_of(tmp_path, 'privacy = "wran"')
    assert config.privacy == "error"
    assert [(p.code, p.location.line, p.hint) for p in problems] == [("bad-value", 1, "did you mean warn?")]


@pytest.mark.parametrize(
    "url",
    [
        "example.org/x",
        "ftp://example.org",
        "javascript:alert(1)",
        "https://",
        "https:///orders",
        "https://x.example/?a",
        "https://x.example/#a",
        "https://[",
        "https://x.example/ orders",
        " https://x.example",
        "https://x.example/\\u000a",
        "https://x.example/' onload='alert(1)",
        'https://x.example/\\" onload=\\"alert(1)',
        "https://x.example/<b>",
        "https://x.example\\\\y.example",
        "https://x.example//y.example",
        "https://x.example/%zz",
        "https://user:word@x.example",
        "https://x.example:port",
        "https://x.example/caf\u00e9",
    ],
)
def test_a_base_url_must_be_whole(tmp_path: Path, url: str) -> None:
    config, problems = config_of(tmp_path, f'title = "T"\nbase_url = "{url}"')
    assert config.base_url == ""
    assert [(p.code, p.location.line) for p in problems] == [("bad-value", 2)]


def test_the_slash_at_a_base_urls_end_goes() -> None:
    assert clean_base_url("https://x.example/") == "https://x.example"
    assert clean_base_url("") == ""


@pytest.mark.parametrize(
    "url",
    [
        "http://localhost:8000",
        "HTTPS://X.example/~a/b_c.d/%C3%A9",
        "https://[::1]:8000/orders",
        "https://a-b.example.org/a,b;c=d@e",
    ],
)
def test_a_plain_web_address_stays_as_it_is(url: str) -> None:
    assert clean_base_url(url) == url


def test_a_long_base_url_is_judged_in_no_time() -> None:
    started = time.process_time()
    assert clean_base_url("https://" + "a-." * 100_000 + "!") is None
    assert clean_base_url("https://x.example" + "/a" * 100_000 + " ") is None
    assert time.process_time() - started < 1


USC = "https://law.example/{title}/{section}"


def test_links_replace_the_address_of_their_kind_alone(tmp_path: Path) -> None:
    config, problems = config_of(tmp_path, f'[links]\nusc = "{USC}"\ncfr = ""\n')
    assert not problems
    assert config.links == {**TEMPLATES, "usc": USC, "cfr": ""}


@pytest.mark.parametrize(
    ("line", "code", "hint"),
    [
        ('ucs = "https://law.example/"', "unknown-key", "did you mean usc?"),
        ("usc = 3", "wrong-type", 'it must be a text in quotes: "…"'),
        (f'usc = "{USC}/{{titel}}"', "bad-value", "nothing is called {titel}: did you mean title?"),
        (f'usc = "{USC}/{{title.__class__}}"', "bad-value", "nothing is called {title.__class__}: it may be one of: "),
        (f'usc = "{USC}/{{title!r}}"', "bad-value", "nothing is called {title!r}: did you mean title?"),
        (f'usc = "{USC}/{{title:>999999999}}"', "bad-value", "nothing is called {title:>999999999}: "),
        (f'usc = "{USC}/{{}}"', "bad-value", "nothing is called {}: it may be one of: anchor, section, title"),
        (f'usc = "{USC}/{{title"', "bad-value", "each { needs its }"),
        ('usc = "https://law.example/{title}"', "bad-value", "say {section} in it: without that"),
        ('usc = "javascript:{title}{section}"', "bad-value", "a whole web address"),
        ('usc = "https://{title}.example/{section}"', "bad-value", "a whole web address"),
        ('usc = "https://law.example/{title} {section}"', "bad-value", "a whole web address"),
    ],
)
def test_a_link_that_would_lead_astray_is_a_problem(tmp_path: Path, line: str, code: str, hint: str) -> None:
    config, problems = config_of(tmp_path, f"[links]\n{line}\n")
    assert [(p.code, p.location.line, p.hint.startswith(hint)) for p in problems] == [(code, 2, True)], problems
    assert config.links == TEMPLATES


@pytest.mark.parametrize("kind", sorted(TEMPLATES))
def test_the_links_that_come_with_docketpress_are_valid(tmp_path: Path, kind: str) -> None:
    assert is_web_address(TEMPLATES[kind])
    assert not config_of(tmp_path, f'[links]\n{kind} = "{TEMPLATES[kind]}"')[1]


def test_a_folder_in_place_of_the_file_is_a_problem(tmp_path: Path) -> None:
    (tmp_path / "docketpress.toml").mkdir()
    problems: list[Problem] = []
    assert read_config(tmp_path, problems.append) == Config()
    assert [p.code for p in problems] == ["unreadable-file"]


def test_colours_are_read(tmp_path: Path) -> None:
    config, problems = config_of(tmp_path, '[theme]\naccent = ["#1d4f3a", "#8FD0A6"]')
    assert not problems
    assert config.theme == {"accent": ("#1d4f3a", "#8FD0A6")}


@pytest.mark.parametrize(
    ("line", "code", "says"),
    [
        ('accent = ["red", "#8fd0a6"]', "bad-value", "name two colours"),
        ('accent = ["#1d4f3a"]', "bad-value", "name two colours"),
        ('accent = ["#1d4f3a", "#8fd0a6; } body { display: none"]', "bad-value", "name two colours"),
        ("accent = []", "bad-value", "name two colours"),
        ('accent = ["#c0c0c0", "#8fd0a6"]', "bad-value", "by day its contrast with paper is 1.8; words need 4.5"),
        ('paper = ["#ffffff", "#909090"]', "bad-value", "by night its contrast with ink is"),
        ('accent = "#1d4f3a"', "wrong-type", ""),
        ('acent = ["#1d4f3a", "#8fd0a6"]', "unknown-key", "did you mean accent?"),
    ],
)
def test_colours_that_are_none_or_hide_words_are_not_taken(tmp_path: Path, line: str, code: str, says: str) -> None:
    config, problems = config_of(tmp_path, f"[theme]\n{line}")
    assert config.theme == {}
    assert [(p.code, p.location.line) for p in problems] == [(code, 2)]
    assert says in problems[0].hint
