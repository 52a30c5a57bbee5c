"""The authorities of a site: what is one and what is two, and the words in which orders cite them."""

from collections.abc import Iterable
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.citing import cite_order
from generator.library import Mention, make_library, mentions_of, site_authorities
from generator.library.authorities import page_name, pages_by_order
from generator.library.mentions import LONGEST
from generator.model import Authority, Block, Caption, CitationKind, Entry, Library, Order, Part, Passage, Source, Use


def entry(slug: str, *authorities: Authority, date: str = "2020-01-01", draft: bool = False) -> Entry:
    uses = tuple(Use(authority, 1) for authority in authorities)
    return Entry(slug, f"{slug}.txt", "0" * 64, None, (), (), None, date, (), (), draft=draft, authorities=uses)


def case(id_: str, name: str, *parallels: str) -> Authority:
    return Authority(id_, "case", name, parallels, f"https://example.org/{id_}")


def gathered(*entries: Entry) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...]]]:
    """(id, name, parallel citations, slugs) of what the orders cite together."""
    found = site_authorities(Library(tuple(entries)))
    return [(a.id, a.name, a.parallel_citations, tuple(c.slug for c in a.citing)) for a in found]


ROE = "Doe v. Roe, 555 U.S. 900 (2009)"


def test_one_case_by_two_names_is_one_where_an_order_knows_both() -> None:
    one = entry("a", case("555-us-900", ROE, "129 S. Ct. 77"), date="2021-01-01")
    other = entry("b", case("129-s-ct-77", "Doe v. Roe, 129 S. Ct. 77 (2009)", "172 L. Ed. 2d 5"))
    assert gathered(one, other) == [("555-us-900", ROE, ("129 S. Ct. 77", "172 L. Ed. 2d 5"), ("a", "b"))]
    assert site_authorities(Library((one, other)))[0].others == ("129-s-ct-77",)


@pytest.mark.parametrize(
    "other",
    [
        case("129-s-ct-77", "Elm v. Ash, 129 S. Ct. 77 (2009)"),  # another case on the same page
        case("129-s-ct-77", "Doe v. Roe, 129 S. Ct. 77 (1999)"),  # another year
        case("129-s-ct-78", "Doe v. Roe, 129 S. Ct. 78 (2009)"),  # another page
    ],
)
def test_two_cases_stay_two(other: Authority) -> None:
    found = gathered(entry("a", case("555-us-900", ROE, "129 S. Ct. 77")), entry("b", other))
    assert [slugs for *_, slugs in found] == [("b",), ("a",)]


def test_a_reporter_has_one_place_for_a_case() -> None:
    """A wrong parallel citation in one order must not make one case of two."""
    first = entry("a", case("555-us-900", ROE, "129 S. Ct. 77"))
    second = entry("b", case("555-us-950", "Doe v. Roe, 555 U.S. 950 (2009)", "129 S. Ct. 77"))
    third = entry("c", case("129-s-ct-77", "Doe v. Roe, 129 S. Ct. 77 (2009)"))
    assert len(gathered(first, second, third)) == 2


def test_the_name_and_the_parallels_are_those_that_most_orders_print() -> None:
    names = ["Doe v. Row, 555 U.S. 900 (2009)", ROE, ROE]
    parallels = ["129 S. Ct. 77", "129 S. Ct. 77", "129 S. Ct. 71"]
    orders = [entry(f"{n}", case("555-us-900", name, cite)) for n, (name, cite) in enumerate(zip(names, parallels, strict=True))]
    for some in permutations(orders):
        assert [(name, cites) for _, name, cites, _ in gathered(*some)] == [(ROE, ("129 S. Ct. 77",))]
    assert gathered(*orders[1:])[0][2] == ()  # as many print the one as the other


@pytest.mark.parametrize("kind", ["docket", "record", "case-number"])
def test_what_is_of_one_case_alone_is_no_authority_of_the_site(kind: CitationKind) -> None:
    paper = Authority("docket-24", kind, "ECF No. 24")
    assert gathered(entry("a", paper), entry("b", paper)) == []


def test_drafts_cite_nothing_and_the_latest_order_is_first() -> None:
    roe = case("555-us-900", ROE)
    entries = [entry("a", roe, date="2019-01-01"), entry("b", roe, date="2021-01-01"), entry("c", roe, draft=True)]
    assert gathered(*entries) == [("555-us-900", ROE, (), ("b", "a"))]
    assert pages_by_order(site_authorities(Library(tuple(entries)))) == {
        "a": (("555-us-900", "555-us-900"),),
        "b": (("555-us-900", "555-us-900"),),
    }
    assert pages_by_order(site_authorities(Library(tuple(entries[:1])))) == {}


@given(st.text("abc-123", max_size=300))
def test_any_id_gives_a_name_that_every_file_system_takes_and_no_list_has(id_: str) -> None:
    name = page_name(id_)
    assert len(name) < 120
    assert not name.startswith("all-")
    assert page_name("con") != "con"


# --- the words --------------------------------------------------------------------------------------------------


def order(*texts: str) -> Order:
    body = tuple(Block(f"p{n}", "paragraph", Passage(text)) for n, text in enumerate(texts, 1))
    return cite_order(Order(Source("a.txt", "0" * 64, "utf-8", "plain", ()), Caption(), body=body, parts=(Part("main", "", ""),)))


def words(mentions: Iterable[Mention], authority: str) -> list[tuple[str, str]]:
    return [(m.place.name, m.text) for m in mentions if m.authority == authority]


def test_the_sentence_that_cites_is_given_and_the_one_before_a_bare_citation() -> None:
    made = order(
        "The weir leaks. Nobody may dam a river without leave, Doe v. Roe, 555 U.S. 900, 903 (2009), and nobody did. It rained.",
        "A miller must mend what he breaks. See Doe v. Roe, 555 U.S. 900, 905 (2009) (so holding). The race is dry.",
        "He may wait for spring. Id. at 906. Water is patient.",
    )
    assert words(mentions_of(made), "555-us-900") == [
        ("¶ 1", "Nobody may dam a river without leave, Doe v. Roe, 555 U.S. 900, 903 (2009), and nobody did."),
        ("¶ 2", "A miller must mend what he breaks. See Doe v. Roe, 555 U.S. 900, 905 (2009) (so holding)."),
        ("¶ 3", "He may wait for spring. Id. at 906."),
    ]
    assert list(mentions_of(made, ())) == []


def test_a_sentence_too_long_is_cut_about_its_citation_between_words_and_says_so() -> None:
    made = order(
        "and so the water went " * 80 + "as in Doe v. Roe, 555 U.S. 900 (2009), " + "down to the mill and over " * 80 + "it."
    )
    (mention,) = mentions_of(made)
    assert mention.cut_before
    assert mention.cut_after
    assert len(mention.text) <= LONGEST + 1
    assert "555 U.S. 900" in mention.text
    assert made.body[0].text.find(f" {mention.text} ") > 0


SENTENCES = st.sampled_from(
    [
        "The weir leaks.",
        "See Doe v. Roe, 555 U.S. 900, 903 (2009).",
        "Id. at 904.",
        "Under 42 U.S.C. § 1983 and Fed. R. Civ. P. 12(b)(6) the mill stands, as Doe v. Roe, 555 U.S. 900 (2009), held.",
        "Elm v. Ash, 512 F.3d 77 (9th Cir. 2008); Doe v. Roe, 555 U.S. 900 (2009).",
    ]
)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.lists(SENTENCES, min_size=1, max_size=8).map(" ".join), min_size=1, max_size=4))
def test_excerpts_are_the_orders_own_words_and_leave_no_citing_place_out(texts: list[str]) -> None:
    made = order(*texts)
    by_place = {block.id: block.text for block in made.body}
    found: dict[tuple[str, str], list[str]] = {}
    for mention in mentions_of(made):
        assert mention.text in by_place[mention.place.anchor]
        found.setdefault((mention.authority, mention.place.anchor), []).append(mention.text)
    assert found.keys() == {(c.authority, c.flow) for c in made.citations if c.authority}
    for (_, flow), excerpts in found.items():
        at = 0
        for excerpt in excerpts:  # none has words of the one before
            at = by_place[flow].index(excerpt, at) + len(excerpt)
    assert len(make_library([made]).entries[0].authorities) == len({c.authority for c in made.citations if c.authority})


def test_of_an_orders_versions_the_newest_counts() -> None:
    roe, chain = case("555-us-900", ROE), ("a", "b")
    versions = [replace(entry(slug, roe), versions=chain) for slug in chain]
    assert gathered(*versions, entry("c", roe)) == [("555-us-900", ROE, (), ("b", "c"))]
