"""What is drawn before the site is built is what the build then makes of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator.build import Folders, Terms, build_site
from generator.config import Config
from generator.serve.ahead import MOST, Ahead

ORDER = """UNITED STATES DISTRICT COURT
DISTRICT OF ALASKA

HARRIET ASHWOOD, Plaintiff,
v.
TULARE COLD STORAGE LLC, Defendant.

Case No. 3:21-cv-00017

ORDER

The motion at docket 31, which came late, is DENIED.1 See ECF No. 4 and Conley v. Gibson, 355 U.S. 41 (1957).

Dated: March 9, 2022.

1 By a day.
"""
FIRST = """Case 3:21-cv-00017 Document 4 Filed 03/01/22 Page 1 of 1

""" + ORDER.replace("March 9", "March 1").replace("DENIED", "GRANTED")
ASH = "orders/ashwood-v-tulare-cold-storage-llc-2022-03-09.html"
SETTINGS = Config(search=False, title="Orders")


class Previewed:
    """A site's folder as the preview builds it."""

    def __init__(self, folder: Path) -> None:
        self.folder, site = folder, folder / ".docketpress" / "preview"
        for name, text in (("content/ash.txt", ORDER), ("content/deep/first.txt", FIRST), ("content/pages/about.md", "# About\n")):
            self.put(name, text)
        self.put("templates/style.css", "a {}\n")
        lock = folder / "permalinks.lock"
        self.folders = Folders(folder / "content", site, folder / "templates", lock, folder / ".docketpress")
        self.build()

    def put(self, name: str, text: str) -> str:
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return str(path)

    def build(self) -> None:
        assert build_site(self.folders, SETTINGS, Terms(keep_going=True, preview=True), []).written

    def ahead(self, *paths: str, asked: tuple[str, ...] = ()) -> dict[str, bytes]:
        return {url: content for _, url, content in Ahead(self.folders, SETTINGS).draw(paths, asked)}

    def built(self, urls: dict[str, bytes]) -> dict[str, bytes]:
        self.build()
        return {url: (self.folders.site / url).read_bytes() for url in urls}


@pytest.fixture
def previewed(tmp_path: Path) -> Previewed:
    return Previewed(tmp_path)


SAVES: dict[str, Callable[[Previewed], str]] = {
    "words": lambda site: site.put("content/ash.txt", ORDER.replace("late", "early")),
    "a paragraph before": lambda site: site.put("content/ash.txt", ORDER.replace("ORDER\n", "ORDER\n\nThe parties agree.\n")),
    "another outcome": lambda site: site.put("content/ash.txt", ORDER.replace("DENIED", "GRANTED")),
    "a headnote": lambda site: site.put("content/ash.toml", 'headnote = "Why it **matters**."\ntopics = ["time"]\n'),
    "a draft": lambda site: site.put("content/ash.toml", "draft = true\n"),
    "as it was": lambda site: site.put("content/ash.txt", ORDER),
}


@pytest.mark.parametrize("save", SAVES)
@pytest.mark.parametrize("is_published", [False, True])
def test_the_page_of_an_order_is_drawn_as_the_build_draws_it(previewed: Previewed, save: str, is_published: bool) -> None:
    if is_published:
        build_site(replace(previewed.folders, site=previewed.folder / "site"), SETTINGS, Terms(), [])
        previewed.build()
    before = (previewed.folders.site / ASH).read_bytes()
    drawn = previewed.ahead(SAVES[save](previewed))
    assert list(drawn) == [ASH]
    assert (drawn[ASH] == before) == (save == "as it was")
    assert drawn == previewed.built(drawn)
    assert drawn[ASH].count(b'-2022-03-01.html"') == before.count(b'-2022-03-01.html"') > 1


def test_what_is_cited_for_the_first_time_is_no_link_until_the_site_is_built(previewed: Previewed) -> None:
    first = "orders/ashwood-v-tulare-cold-storage-llc-2022-03-01.html"
    previewed.put("content/deep/first.txt", FIRST.replace("See ECF No. 4 and", "See"))
    previewed.put("content/third.txt", ORDER.replace("See ECF No. 4 and", "See").replace("March 9", "March 20"))
    previewed.build()
    third = ASH.replace("09.html", "20.html")
    drawn = previewed.ahead(previewed.put("content/third.txt", ORDER.replace("March 9", "March 20")))
    assert list(drawn) == [third]
    assert first[7:].encode() not in drawn[third]
    assert first[7:].encode() in previewed.built(drawn)[third]


@pytest.mark.parametrize("name", ["style.css", "beside.css", "reading.js", "favicon.svg"])
def test_a_file_that_goes_out_by_itself_is_drawn_as_the_build_draws_it(previewed: Previewed, name: str) -> None:
    drawn = previewed.ahead(previewed.put(f"templates/{name}", "/* another */"))
    assert drawn == previewed.built(drawn) == {name: b"/* another */"}
    (previewed.folder / "templates" / name).unlink()
    drawn = previewed.ahead(str(previewed.folder / "templates" / name))
    assert drawn == previewed.built(drawn)
    assert list(drawn) == [name]


def test_of_a_template_the_orders_are_drawn_that_are_open(previewed: Previewed) -> None:
    path = previewed.put("templates/order_head.html", "<h1>{{ name }}</h1>")
    assert previewed.ahead(path) == {}
    drawn = previewed.ahead(path, asked=(ASH, "index.html", "orders/none.html"))
    assert list(drawn) == [ASH]
    assert b"<h1>Ashwood" in drawn[ASH]
    assert drawn == previewed.built(drawn)
    assert previewed.ahead(previewed.put("templates/order_head.html", "{{ nonsense }}"), asked=(ASH,)) == {}


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("content/ash.txt", ""),
        ("content/ash.txt", ORDER.replace("late", "by 219-09-9999")),
        ("content/ash.txt", ORDER.replace("March 9", "March 10")),  # it gets another address
        ("content/ash.toml", "draught = true\n"),
        ("content/ash.toml", 'slug = "another"\n'),
        ("content/new.txt", ORDER.replace("March 9", "March 11")),
        ("content/pages/about.md", "# About us\n"),
        ("content/photo.jpg", "x"),
        ("content/none.toml", "draft = true\n"),
        ("docketpress.toml", 'title = "Others"\n'),
        ("templates/none.css", "b {}\n"),
        ("elsewhere/ash.txt", ORDER),
    ],
)
def test_what_the_build_alone_can_tell_is_left_to_it(previewed: Previewed, name: str, text: str) -> None:
    assert previewed.ahead(previewed.put(name, text)) == {}


def test_what_is_gone_is_left_to_the_build(previewed: Previewed) -> None:
    (previewed.folder / "content" / "ash.txt").unlink()
    assert previewed.ahead(str(previewed.folder / "content" / "ash.txt")) == {}


def test_of_many_orders_saved_at_once_nobody_waits_for_one(previewed: Previewed) -> None:
    paths = [previewed.put(f"content/{n}.txt", ORDER.replace("ASHWOOD", f"ASH{n}WOOD")) for n in range(MOST + 1)]
    previewed.build()
    assert len(previewed.ahead(*paths[:MOST])) == MOST
    assert previewed.ahead(*paths) == {}


def test_without_a_cache_nothing_is_known(previewed: Previewed) -> None:
    path = previewed.put("content/ash.txt", ORDER.replace("late", "early"))
    (previewed.folder / ".docketpress" / "store.db").write_bytes(b"no database")
    assert previewed.ahead(path) == {}
    (previewed.folder / ".docketpress" / "store.db").unlink()
    assert previewed.ahead(path) == {}
