"""Versions of an order: all of them reachable, each saying what it is, and what changed, word by word."""

import json
import re
import time
from html import unescape
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.build import Folders, Terms, build_site
from generator.config import Config
from generator.library.versions import version_problems, with_versions
from generator.model import Block, Caption, Entry, Library, Line, Order, Passage, PrintedLine, Problem, Segment, Source
from generator.publishing.differences import Changed, Unchanged, differences
from tests.captions import QUILLFEATHER

SOURCE = Source("x.txt", "0" * 64, "utf-8", "plain", (Line(1, None, "x"),))


def order(*texts: str, printed: tuple[str, ...] = ()) -> Order:
    blocks = (Block(f"p{n}", "paragraph", Passage(text, (Segment(0, len(text), 1, 0),))) for n, text in enumerate(texts, 1))
    return Order(SOURCE, Caption(printed=tuple(PrintedLine(1, 0, line) for line in printed)), body=tuple(blocks))


def shown(older: Order, newer: Order) -> list[tuple[str | None, str]]:
    """(where, what): words removed in [], inserted in {}; a run that is the same in =."""
    found: list[tuple[str | None, str]] = []
    marks = {"same": "{}", "removed": "[{}]", "inserted": "{{{}}}"}
    for one in differences(older, newer):
        if isinstance(one, Unchanged):
            found.append((one.first, f"={one.last}={one.count}"))
        else:
            found.append((one.flow, " ".join(marks[piece.kind].format(piece.text) for piece in one.pieces)))
    return found


@pytest.mark.parametrize(
    ("old", "new", "found"),
    [
        (("The motion is denied.",), ("The motion is denied.",), [("p1", "=p1=1")]),
        (("The motion is denied.",), ("The motion is granted.",), [("p1", "The motion is [denied.] {granted.}")]),
        (("See ¶ 17. It came late.",), ("See ¶ 17. It came early.",), [("p1", "See ¶ 17. It came [late.] {early.}")]),
        (("One.", "Two.", "Three."), ("One.", "Three."), [("p1", "=p1=1"), ("p2", "[Two.]"), ("p2", "=p2=1")]),
        (("One.", "Three."), ("One.", "Two.", "Three."), [("p1", "=p1=1"), ("p2", "{Two.}"), ("p3", "=p3=1")]),
        (("One.",), ("One.", "Two."), [("p1", "=p1=1"), ("p2", "{Two.}")]),
        (("One.", "Two."), ("One.",), [("p1", "=p1=1"), (None, "[Two.]")]),
        (("A b c d. E f g h.",), ("A b c d.", "E f g h."), [("p1", "A b c d. {¶}"), ("p2", "E f g h.")]),
        (("A b c d.", "E f g h."), ("A b c d. E f g h.",), [("p1", "A b c d. [¶] E f g h.")]),
        (
            ("The court heard all of the parties in the case.",),
            ("Neither side said what of the witness was left unsaid.",),
            [("p1", "[The court heard all of the parties in the case.] {Neither side said what of the witness was left unsaid.}")],
        ),
    ],
)
def test_what_changed(old: tuple[str, ...], new: tuple[str, ...], found: list[tuple[str | None, str]]) -> None:
    assert [(where, text.replace(" {¶}", "")) for where, text in shown(order(*old), order(*new))] == [
        (where, text.replace(" {¶}", "")) for where, text in found
    ]


def test_the_caption_too() -> None:
    assert shown(order("A.", printed=("ORDER", "March 4, 2021")), order("A.", printed=("AMENDED ORDER", "March 9, 2021"))) == [
        (None, "{AMENDED} ORDER"),
        (None, "March [4,] {9,} 2021"),
        ("p1", "=p1=1"),
    ]


TEXTS = st.lists(st.lists(st.sampled_from("abcdef¶"), min_size=1, max_size=12).map(" ".join), min_size=1, max_size=6)


@given(TEXTS, TEXTS)
def test_both_versions_can_be_read_off_what_is_shown(old: list[str], new: list[str]) -> None:
    older, newer = order(*old), order(*new)
    texts = {block.id: block.text for block in newer.body}
    ids = list(texts)
    words: dict[str, list[str]] = {"removed": [], "inserted": []}
    for one in differences(older, newer):
        if isinstance(one, Unchanged):
            run = [texts[i] for i in ids[ids.index(one.first) : ids.index(one.last) + 1]]
            assert len(run) == one.count
            for kept in words.values():
                kept += [word for text in run for word in text.split() if word != "¶"]
        else:
            assert isinstance(one, Changed)
            for piece in one.pieces:
                for kind, kept in words.items():
                    if piece.kind in ("same", kind):
                        kept += [word for word in piece.text.split() if word != "¶"]
    assert words["removed"] == " ".join(old).replace("¶", "").split()
    assert words["inserted"] == " ".join(new).replace("¶", "").split()


@pytest.mark.parametrize("piece", ["the motion is ", "a b c d e f g. ", "w{} of the "])
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(size: int) -> float:
        words = "".join(piece.format(n) for n in range(size // len(piece)))
        older, newer = order(words[: size // 2], words[size // 2 :]), order(words.replace("i", "o"), words[::-1])
        began = time.process_time()
        differences(older, newer)
        return time.process_time() - began

    seconds(2_000)
    assert seconds(100_000) < max(12 * seconds(25_000), 0.5)


# --- which are versions of one another --------------------------------------------------------------------------


def entry(slug: str, amends: str | None = None, date: str = "2021-03-04", **more: bool) -> Entry:
    return Entry(slug, f"orders/{slug}.txt", "0" * 64, None, (slug,), (), None, date, (), (), amends=amends, **more)  # type: ignore[arg-type]


def chains(*entries: Entry) -> tuple[dict[str, tuple[str, ...]], list[str]]:
    linked = with_versions(entries)
    return {e.slug: e.versions for e in linked if e.versions}, [p.code for p in version_problems(Library(tuple(linked)))]


def test_a_chain_of_three_however_each_is_named() -> None:
    names = ("one", "two", "three")
    for first in ("one", "one.txt", "orders/one.txt", "orders/one"):
        found, problems = chains(entry("three", "two"), entry("two", first), entry("one"), entry("other"))
        assert found == dict.fromkeys(names, names)
        assert not problems


def test_two_that_amend_the_same_follow_one_another_by_date() -> None:
    found, _ = chains(entry("one"), entry("b", "one", "2021-05-01"), entry("a", "one", "2021-06-01"))
    assert found["one"] == ("one", "b", "a")


@pytest.mark.parametrize(
    ("entries", "codes"),
    [
        ((entry("one", "nowhere"),), ["dead-reference"]),
        ((entry("one", "one"),), ["amends-itself"]),
        ((entry("one", "two"), entry("two", "one")), ["amends-itself", "amends-itself"]),
        ((entry("one", "two"), entry("two", "three"), entry("three", "two")), ["amends-itself"] * 3),
        ((entry("one", "two"), entry("two", draft=True)), ["dead-reference"]),
    ],
)
def test_what_cannot_be_meant_is_a_problem_and_links_nothing(entries: tuple[Entry, ...], codes: list[str]) -> None:
    assert chains(*entries) == ({}, codes)


def test_a_name_that_two_orders_have() -> None:
    twins = [Entry(slug, f"{slug}/order.txt", "0" * 64, None, (), (), None, None, (), ()) for slug in ("one", "two")]
    library = Library((*twins, entry("three", "order.txt")))
    (found,) = version_problems(library)
    assert found.code == "dead-reference"
    assert "one, two" in found.hint


def test_a_long_chain_takes_no_longer() -> None:
    found, problems = chains(entry("v0"), *(entry(f"v{n}", f"v{n - 1}") for n in range(1, 3000)))
    assert len(found["v0"]) == 3000
    assert not problems


# --- the pages --------------------------------------------------------------------------------------------------

TEXT = (
    QUILLFEATHER
    + """Dated: March 4, 2021

The plaintiff asks that the complaint about the harbour be heard before the winter.

The motion at docket 31, which came late, is DENIED.
"""
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    content = tmp_path / "content"
    content.mkdir()
    second = TEXT.replace("March 4", "March 9").replace("ORDER\n", "AMENDED ORDER\n").replace("is DENIED", "is <GRANTED>")
    for name, text, toml in (
        ("first", TEXT, 'slug = "first"\nwithdrawn = "2021-03-08"\nnoindex = true\n'),
        ("second", second, 'slug = "second"\namends = "first"\n'),
        ("third", second.replace("March 9", "April 2"), 'slug = "third"\namends = "second.txt"\n'),
    ):
        (content / f"{name}.txt").write_text(text, encoding="utf-8")
        (content / f"{name}.toml").write_text(toml, encoding="utf-8")
    problems: list[Problem] = []
    built = build_site(Folders(content, tmp_path / "site"), Config(), Terms(), problems)
    assert built.written, built.problems
    assert not [p for p in built.problems if p.severity != "notice"]
    return tmp_path / "site"


def text_of(path: Path) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", path.read_text(encoding="utf-8"))).split())


def test_each_version_says_what_it_is_and_leads_to_the_others(site: Path) -> None:
    first, second, third = (site / "orders" / f"{name}.html" for name in ("first", "second", "third"))
    assert "This order was withdrawn by the court on March 8, 2021 ." in text_of(first)
    assert "This order was amended on March 9, 2021 . Go to the current version" in text_of(first)
    assert '<a href="third.html">Go to the current version</a>' in first.read_text(encoding="utf-8")
    assert "This order was amended on April 2, 2021 ." in text_of(second)
    assert "This order amends that of March 4, 2021 : what changed, word by word" in text_of(second)
    assert "was amended" not in text_of(third)
    assert "The first version , March 4, 2021 , withdrawn March 8, 2021" in text_of(third)
    for page in (first, second, third):
        links = set(re.findall(r'href="(first|second|third)\.html"', page.read_text(encoding="utf-8")))
        assert links == {"first", "second", "third"} - {page.stem}
    assert json.loads((site / "orders" / "first.json").read_bytes())["withdrawn"] == "2021-03-08"
    assert [v["slug"] for v in json.loads((site / "orders" / "second.json").read_bytes())["versions"]] == [
        "first",
        "second",
        "third",
    ]


def test_what_changed_has_a_page_of_its_own(site: Path) -> None:
    path = site / "orders" / "second.changes.html"
    html = path.read_text(encoding="utf-8")
    assert "<del>" in html
    assert "inserted: </span>&lt;GRANTED&gt;." in html
    assert "removed: </span>DENIED." in html
    assert "inserted: </span>AMENDED" in html
    assert "The same: ¶ 1" in text_of(path)
    assert 'href="second.html#p2"' in html
    assert 'content="noindex"' in html  # as the older one is not to be found either
    assert 'content="noindex"' not in (site / "orders" / "third.changes.html").read_text(encoding="utf-8")


def test_lists_show_the_current_version_marked(site: Path) -> None:
    html = (site / "index.html").read_text(encoding="utf-8")
    assert set(re.findall(r'href="orders/([^"]*)\.html"', html)) == {"third"}
    assert "Amended" in text_of(site / "index.html")
