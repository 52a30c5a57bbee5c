"""What an editor writes: links that name an order, a paragraph, an authority; where they lead, and what is said if nowhere."""

from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from generator.build import Folders, Terms, build_site
from generator.config import Config
from generator.markdown_links import find_links
from generator.model import Problem
from generator.pages import EditorsText
from generator.rendering.markdown import markdown_html

ORDER = """\
UNITED STATES DISTRICT COURT
DISTRICT OF ALASKA

HARRIET FENNIMORE, Plaintiff,
v.
TULARE COLD STORAGE LLC, Defendant.

Case No. 3:21-cv-00017

ORDER

      The question was settled in Marlow v. Ashby, 555 U.S. 223 (2009).1

      The motion is DENIED.

Dated: May 4, 2021

1 It was a close one.
"""


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("[a](order:x.txt)", [("order:x.txt", 1)]),
        ("a\n\n[a](order:x.txt#p4) and\n[b](authority:555-us-223)", [("order:x.txt#p4", 3), ("authority:555-us-223", 4)]),
        ("[a]( order:my%20file.txt )", [("order:my file.txt", 1)]),
        ("[a](<order:my file.txt#p1>)", [("order:my file.txt#p1", 1)]),
        ("[a](order:x(2).txt)", [("order:x(2).txt", 1)]),
        ("[a][b]\n\n[b]: order:x.txt 'T'", [("order:x.txt", 3)]),
        ("<order:x.txt>", [("order:x.txt", 1)]),
        ("`[a](order:x.txt)` [b](order:y.txt)", [("order:y.txt", 1)]),
        ("[`a`](order:x.txt) `` ` [a](order:y.txt) ``", [("order:x.txt", 1)]),
        ("```\n[a](order:x.txt)\n```\n[b](order:y.txt)", [("order:y.txt", 4)]),
        ("~~~~ md\n[a](order:x.txt)\n~~~\n[b](order:y.txt)", []),
        ("in order: first", []),
        ("[a](https://example.org/order:x.txt)", []),
    ],
)
def test_links_by_name_are_found_with_their_lines(text: str, found: list[tuple[str, int]]) -> None:
    assert [(link.target, link.line) for link in find_links(text)] == found


class Everything(dict[str, str]):
    """As if every name led somewhere."""

    def get(self, *_: object) -> str:  # type: ignore[override]
        return "y.html"


@given(st.text("ab[]()<>`~#:.\n \\order", max_size=60))
def test_what_is_found_is_what_the_reader_of_markdown_makes_links_of(text: str) -> None:
    """Nothing that is drawn as a link goes unchecked. (What is checked in vain, in an odd place, costs a warning.)"""
    text = text.replace("ord", "order:x.txt")
    targets = {link.target: "y.html" for link in find_links(text)}
    everything = Everything(x="y.html")
    drawn = markdown_html(text, 0, everything).count('href="y.html"')
    assert markdown_html(text, 0, targets).count('href="y.html"') >= drawn


Build = Callable[..., tuple[Callable[[str], BeautifulSoup], list[Problem]]]


@pytest.fixture
def built(tmp_path_factory: pytest.TempPathFactory) -> Build:
    def build(**files: str) -> tuple[Callable[[str], BeautifulSoup], list[Problem]]:
        folder = tmp_path_factory.mktemp("editors")
        (folder / "content" / "pages").mkdir(parents=True)
        for name, text in files.items():
            path = folder / "content" / name.replace("__", "/").replace("_", ".")
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8")
        done = build_site(Folders(folder / "content", folder / "site"), Config(), Terms(), [])
        assert done.written is not None, done.problems

        def page(url: str) -> BeautifulSoup:
            return BeautifulSoup((folder / "site" / url).read_text(encoding="utf-8"), "html5lib")

        return page, [problem for problem in done.problems if problem.code == "dead-link"]

    return build


def test_a_link_by_name_leads_to_the_order_the_paragraph_the_note_and_the_authority(built: Build) -> None:
    about = "# About\n\n[a](order:fennimore.txt) [b](order:in/fennimore.txt#p2)\n"
    about += "[c](order:fennimore.txt#fn-1) [d](authority:555-us-223)\n"
    page, dead = built(
        in__fennimore_txt=ORDER, in__fennimore_toml='headnote = "[e](order:fennimore.txt#p1)"\n', pages__about_md=about
    )
    assert dead == []
    url = "orders/fennimore-v-tulare-cold-storage-llc-2021-05-04.html"
    assert [a["href"] for a in page("about.html").select("main a")] == [
        url,
        f"{url}#p2",
        f"{url}#fn-1",
        f"{url}#authority-555-us-223",
    ]
    order = page(url)
    assert [a["href"] for a in order.select(".headnote a")] == [f"../{url}#p1"]
    assert order.select_one("#authority-555-us-223") is not None


def test_a_link_to_nothing_is_said_with_its_line_and_stays_text(built: Build) -> None:
    toml = 'topics = ["x"]\nheadnote = """\nFirst,\n[second](order:fenimore.txt#p1)."""\n'
    about = "# About\n\n[a](order:fennimore.txt#p22)\n\n[b](authority:555-us-232) [c](order:quillon.txt)\n"
    page, dead = built(
        fennimore_txt=ORDER, fennimore_toml=toml, quillon_txt=ORDER, quillon_toml="draft = true\n", pages__about_md=about
    )
    assert [(p.location.path, p.location.line, p.message.partition(": ")[2], p.hint) for p in dead] == [
        ("fennimore.toml", 4, "no order here is called “fenimore.txt”", "did you mean fennimore.txt?"),
        ("pages/about.md", 3, "it has no “p22”", "did you mean p2?"),
        ("pages/about.md", 5, "no order here cites “555-us-232”", "did you mean 555-us-223?"),
        ("pages/about.md", 5, "no order here is called “quillon.txt”", "it may be one of: fennimore.txt"),
    ]
    assert page("about.html").select("main a") == []
    assert page("about.html").select("main p")[0].get_text() == "a"


def test_a_name_that_two_orders_have_must_say_its_folder(built: Build) -> None:
    about = "# About\n\n[a](order:x.txt)\n\n[b](order:b/x.txt)\n"
    page, dead = built(a__x_txt=ORDER, b__x_txt=ORDER.replace("FENNIMORE", "QUILLON"), pages__about_md=about)
    assert [(p.location.line, p.message, p.hint) for p in dead] == [
        (
            3,
            "the link order:x.txt leads nowhere: 2 orders are called “x.txt”",
            "say in which folder: did you mean a/x.txt or b/x.txt?",
        )
    ]
    assert [a["href"] for a in page("about.html").select("main a")] == ["orders/quillon-v-tulare-cold-storage-llc-2021-05-04.html"]


@pytest.mark.parametrize("name", ["courts", "judges", "cases", "years", "outcomes", "topics", "authorities", "404"])
def test_an_editors_page_never_takes_the_place_of_another(name: str) -> None:
    assert EditorsText(f"{name}.md", "").url == f"{name}-page.html"
    assert EditorsText(f"in/{name}.md", "").url == f"in-{name}.html"


def test_a_table_is_set_without_style_attributes() -> None:
    html = markdown_html("|a|b|c|\n|---|:-:|--:|\n|d|e|f|\n")
    assert "style" not in html
    assert '<td class="center">e</td>' in html
    assert '<td class="right">f</td>' in html


def test_footnotes_of_a_page_lead_there_and_back() -> None:
    page = BeautifulSoup(markdown_html("a[^1]\n\n[^1]: b\n"), "html5lib")
    ids = {str(element["id"]) for element in page.select("[id]")}
    links = [str(a["href"]) for a in page.select("a")]
    assert len(links) == 2
    assert {link.removeprefix("#") for link in links} <= ids
