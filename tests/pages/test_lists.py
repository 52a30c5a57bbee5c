"""Lists: who stands in which, under which address, in which order, and what parts a long one has."""

import string
from dataclasses import replace
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from generator.config import Config
from generator.model import Court, Docket, Entry, Library, Page, Paper
from generator.pages import site_pages
from generator.pages.dockets import docket_slug
from generator.pages.headings import folded, headings_of, safe_name
from generator.pages.index import NEWEST
from generator.pages.listing import best_name, make_lists, newest_first
from generator.pages.lists import PART, parts_of
from generator.rendering import make_environment, render

ALASKA = Court("akd", "District Court, D. Alaska")
MONTANA = Court("mtd", "District Court, D. Montana")
SUPERIOR = Court("calsuperct", "California Superior Court")


def entry(number: int = 1, **changes: object) -> Entry:
    made = Entry(
        slug=f"order-{number}",
        path=f"{number}.txt",
        sha256=f"{number:064x}",
        court=ALASKA,
        case_names=("Ash v. Elm",),
        docket_numbers=("3:19-cv-00025",),
        title="ORDER",
        date_filed="2019-07-30",
        judges=("JOHN W. SEDGE",),
        outcomes=("denied",),
        dockets=(Docket("3:19-cv-00025", "Ash v. Elm"),),
    )
    return replace(made, **changes)  # type: ignore[arg-type]


def pages(*entries: Entry, config: Config = Config()) -> dict[str, Page]:  # noqa: B008 - a value
    return {page.url: page for page in site_pages(Library(entries), config)}


def drawn(page: Page) -> BeautifulSoup:
    return BeautifulSoup(render(page, make_environment()).decode(), "html5lib")


def slugs(page: Page) -> list[str]:
    return [str(a["href"]).rpartition("/")[2].removesuffix(".html") for a in drawn(page).select(".orders h2 a")]


# --- dockets ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("court", "one", "other"),
    [
        ("akd", "3:19-cv-00025", "3:19-cv-25"),
        ("akd", "3:19-cv-00025-JWS", "3:19-CV-00025 JWS"),
        ("akd", "No. 3:19-cv-00025 (JWS)", "3:19–cv–00025"),
        ("akd", "3:19-cr-00025-JWS-2", "3:19-cr-00025"),
        ("nysd", "09 Civ. 7491 (JSR)", "09-cv-07491"),
        ("ca9", "No. 07-55393", "07-55393"),
        ("scotus", "06–278", "06-278"),
    ],
)
def test_one_docket_however_it_is_printed(court: str, one: str, other: str) -> None:
    assert docket_slug(court, one, "Ash v. Elm") == docket_slug(court, other, "In re Elm") != ""


@pytest.mark.parametrize(
    ("court", "one", "other"),
    [
        ("akd", "3:19-cv-00025", "1:19-cv-00025"),
        ("akd", "3:19-cv-00025", "3:19-cr-00025"),
        ("akd", "3:19-cv-00025", "19-cv-00025"),  # another office may have that number too
        ("akd", "19-25", "19-25"),  # civil or criminal: nobody says
        ("txwd", "A-04-CR-119-LY", "SA-04-CR-119-LY"),  # Austin, San Antonio
        ("scotus", "22", "22"),  # of another term
        ("calsuperct", "BC123456", "BC123456"),  # of another county
        ("ohioctapp", "10CA0022", "10CA0022"),
        (None, "3:19-cv-00025", "3:19-cv-00025"),
    ],
)
def test_what_may_be_two_dockets_is_two(court: str | None, one: str, other: str) -> None:
    assert docket_slug(court, one, "Ash v. Elm") != docket_slug(court, other, "Birch v. Gate")


def test_a_number_that_is_not_enough_goes_with_the_name_and_is_no_docket_without_one() -> None:
    assert docket_slug("calsuperct", "BC123456", "Ash v. Elm") == "calsuperct-bc123456-ash-v-elm"
    assert docket_slug(None, "19-25", "Ash v. Elm") == "no-court-19-25-ash-v-elm"
    assert docket_slug("calsuperct", "BC123456", "") == ""
    assert docket_slug("akd", "§", "Ash v. Elm") == ""


@given(st.text("0123456789:-cvCV. ()ABab–", max_size=60))
def test_any_number_gives_a_safe_name_or_none(number: str) -> None:
    slug = docket_slug("akd", number, "Ash v. Elm")
    assert set(slug) <= {*string.ascii_lowercase, *string.digits, "-"}
    assert slug == "" or slug.startswith("akd-")


# --- headings --------------------------------------------------------------------------------------------------------


def test_an_order_stands_under_its_court_judges_dockets_year_outcomes_and_topics() -> None:
    made = pages(entry(topics=("Qualified immunity",), outcomes=("granted in part", "set")))
    assert {url for url in made if "/" in url and url.endswith(".html")} - {"cases/akd.html"} == {
        "courts/akd.html",
        "judges/akd-john-w-sedge.html",
        "cases/akd-3-19-cv-25.html",
        "years/2019.html",
        "outcomes/granted-in-part.html",
        "outcomes/set.html",
        "topics/qualified-immunity.html",
    }
    bare = headings_of(entry(court=None, date_filed=None, outcomes=(), dockets=()))
    assert [heading for heading in bare if heading] == [bare.year]
    assert bare.year is not None
    assert bare.year.url == "years/undated.html"


def test_an_order_that_was_replaced_stands_in_its_docket_alone_and_says_so() -> None:
    versions = ("order-1", "order-2")
    made = pages(
        entry(1, versions=versions, judges=("ADA COLE",), date_filed="2018-01-01"),
        entry(2, versions=versions, date_filed="2019-01-01"),
    )
    assert slugs(made["cases/akd-3-19-cv-25.html"]) == ["order-1", "order-2"]
    marks = [mark.get_text() for mark in drawn(made["cases/akd-3-19-cv-25.html"]).select(".mark")]
    assert marks == ["Replaced", "Amended"]
    assert slugs(made["index.html"]) == slugs(made["courts/akd.html"]) == ["order-2"]
    assert not {"years/2018.html", "judges/akd-ada-cole.html"} & set(made)
    replaced = headings_of(entry(1), replaced=True)
    assert [heading for heading in replaced if heading] == [replaced.cases]


def test_a_judge_printed_in_capitals_and_not_is_one_and_in_two_courts_two() -> None:
    lists = make_lists(
        Library(
            (
                entry(1),
                entry(2, judges=("John W. Sedge",)),
                entry(3, judges=("JOHN W SEDGE",)),
                entry(4, judges=("John W. Sedge",), court=MONTANA),
                entry(5, judges=("SEDGE",)),
                entry(6, judges=("Jörn W. Sedge",)),
            )
        )
    )
    found = {one.url: (one.name, len(one.entries)) for one in lists.of["judge"]}
    assert found.pop("judges/akd-john-w-sedge.html") == ("John W. Sedge", 3)
    assert found.pop("judges/mtd-john-w-sedge.html") == ("John W. Sedge", 1)
    assert found.pop("judges/akd-sedge.html") == ("SEDGE", 1)
    ((url, rest),) = found.items()
    assert url.startswith("judges/akd-jorn-w-sedge-")
    assert rest == ("Jörn W. Sedge", 1)


@given(st.lists(st.text(min_size=1, max_size=20), min_size=2, max_size=2, unique_by=folded))
def test_two_names_never_share_an_address(names: list[str]) -> None:
    one, other = (safe_name(folded(name)) for name in names)
    assert one != other
    for name in (one, other):
        assert name
        assert set(name) <= {*string.ascii_lowercase, *string.digits, "-"}


def test_the_name_shown_says_most() -> None:
    assert best_name({"JOHN SEDGE": 9, "John Sedge": 1}) == "John Sedge"
    assert best_name({"Sedge": 1, "SEDGE": 1, "sedge": 2}) == "sedge"


# --- lists -----------------------------------------------------------------------------------------------------------


def test_a_case_has_its_orders_by_date_and_number_and_an_order_of_two_dockets_stands_in_both() -> None:
    docket = "3:19-cv-25"

    def filed(number: int, day: str, paper: str) -> Entry:
        return entry(number, date_filed=day, papers=(Paper(docket, paper),))

    both = entry(
        5,
        date_filed="2019-08-02",
        dockets=(Docket("3:19-cv-00025-JWS", "Ash v. Elm"), Docket("3:19-cv-00036", "Birch v. Elm")),
        papers=(),
    )
    made = pages(
        filed(1, "2019-08-01", "30"),
        filed(2, "2019-08-01", "4-1"),
        filed(3, "2019-07-01", "99"),
        filed(4, "2019-08-01", "4"),
        both,
    )
    assert slugs(made["cases/akd-3-19-cv-25.html"]) == ["order-3", "order-4", "order-2", "order-1", "order-5"]
    assert slugs(made["cases/akd-3-19-cv-36.html"]) == ["order-5"]
    page = drawn(made["cases/akd-3-19-cv-25.html"])
    assert [number.get_text() for number in page.select(".description .docket-number")] == ["3:19-cv-00025-JWS", "3:19-cv-00025"]


def test_drafts_are_nowhere_and_what_search_engines_leave_alone_is_in_lists() -> None:
    made = pages(entry(1), entry(2, draft=True, court=MONTANA, judges=("ADA COLE",), topics=("a",)), entry(3, noindex=True))
    assert not any("mtd" in url or "cole" in url or url.startswith("topics") for url in made)
    assert sorted(slugs(made["courts/akd.html"])) == ["order-1", "order-3"]
    assert sorted(slugs(made["index.html"])) == ["order-1", "order-3"]


def test_lists_of_a_kind_have_names_and_counts() -> None:
    made = pages(
        entry(1), entry(2, court=MONTANA), entry(3, court=None, dockets=(Docket("X-1", "Ash v. Elm"),)), entry(4, topics=("A&B",))
    )
    rows = [" ".join(li.get_text().split()) for li in drawn(made["courts.html"]).select(".rows li")]
    assert rows == ["District Court, D. Alaska 2 orders", "District Court, D. Montana 1 order"]
    cases = drawn(made["cases.html"])
    assert [h.get_text() for h in cases.select("main h2")] == [ALASKA.name, MONTANA.name, "Court not known"]
    assert [a["href"] for a in cases.select(".rows a")] == [
        "cases/akd-3-19-cv-25.html",
        "cases/mtd-3-19-cv-25.html",
        "cases/no-court-x-1-ash-v-elm.html",
    ]
    (topic,) = drawn(made["topics.html"]).select(".rows a")
    assert str(topic["href"]).startswith("topics/a-and-b-")
    assert [a["href"] for a in drawn(made["cases/no-court.html"]).select(".rows a")] == ["../cases/no-court-x-1-ash-v-elm.html"]


def test_the_front_page_has_the_newest_and_leads_to_the_years_of_the_others() -> None:
    entries = [entry(n, date_filed=f"{1900 + n}-01-01", dockets=()) for n in range(NEWEST + 5)]
    made = pages(*entries)
    shown = slugs(made["index.html"])
    assert shown == [f"order-{n}" for n in range(NEWEST + 4, 4, -1)]
    years = [a["href"] for a in drawn(made["index.html"]).select(".years a")]
    assert years[:2] == ["years/1954.html", "years/1953.html"]
    assert years[-1] == "years/1900.html"


def of_days(count: int) -> list[Entry]:
    return [entry(n, date_filed=f"2019-{n // 28 + 1:02}-{n % 28 + 1:02}", dockets=()) for n in range(count)]


@pytest.mark.parametrize("count", [1, PART - 1, PART, 2 * PART - 1, 2 * PART, 3 * PART - 1, 3 * PART])
def test_parts_hold_every_order_once_the_newest_first(count: int) -> None:
    (listing,) = make_lists(Library(tuple(of_days(count)))).of["court"]
    parts = list(parts_of(listing))
    assert [e.slug for part in reversed(parts) for e in part.entries] == [e.slug for e in listing.entries]
    assert all(len(part.entries) == PART for part in parts[:-1])
    assert len(parts[-1].entries) < 2 * PART
    assert [part.url for part in parts] == [*(f"courts/akd.{n}.html" for n in range(1, len(parts))), "courts/akd.html"]
    assert [(part.first, part.last) for part in parts][-1][1] == count
    for older, newer in pairwise(parts):
        assert (older.newer, newer.older) == (newer.url, older.url)


def test_a_part_keeps_its_orders_and_is_made_of_the_same_when_newer_ones_come() -> None:
    before, after = pages(*of_days(2 * PART + 10)), pages(*of_days(2 * PART + 90))
    assert slugs(before["courts/akd.1.html"]) == slugs(after["courts/akd.1.html"])
    assert before["courts/akd.1.html"].made_of == after["courts/akd.1.html"].made_of
    assert before["courts/akd.html"].made_of != after["courts/akd.html"].made_of
    assert before["years/2019.1.html"].made_of == after["years/2019.1.html"].made_of


@pytest.mark.parametrize(
    "change",
    [
        {"title": "OTHER"},
        {"date_filed": "2020-01-01"},
        {"case_names": ("X v. Y",)},
        {"outcomes": ("granted",)},
        {"slug": "z"},
        {"noindex": True},
    ],
)
def test_what_a_list_shows_is_in_what_it_is_made_of(change: dict[str, object]) -> None:
    config = Config(base_url="https://example.org")
    before, after = pages(entry(1), entry(2), config=config), pages(entry(1), entry(2, **change), config=config)
    environment = make_environment()
    for url in before.keys() & after.keys():
        if before[url].made_of is not None and render(before[url], environment) != render(after[url], environment):
            assert before[url].made_of != after[url].made_of, url
    assert before["courts/akd.html"].made_of != after["courts/akd.html"].made_of or "noindex" in change


def test_two_orders_of_the_same_day_stand_by_name() -> None:
    first, second = entry(1, case_names=("B v. C",)), entry(2, case_names=("A v. C",))
    assert [e.slug for e in newest_first((first, second))] == ["order-2", "order-1"]


def test_hostile_names_are_words_on_every_page() -> None:
    name = '<script>alert(1)</script> & "x" {{ 7 * 7 }} \u202e'
    made = pages(
        entry(1, judges=(name,), case_names=(name,), topics=(name,), title=name, dockets=(Docket(name, name),)),
        config=Config(base_url="https://example.org"),
    )
    for page in made.values():
        if not page.url.endswith((".html", ".xml")):
            continue
        html = render(page, make_environment()).decode()
        assert "<script>alert" not in html, page.url
        assert "\u202e" not in html, page.url
        assert "49" not in html or page.url.endswith((".css", ".js")), page.url
    assert all(set(url) <= {*string.ascii_lowercase, *string.digits, *"-./"} for url in made if "/" in url and "fonts" not in url)
