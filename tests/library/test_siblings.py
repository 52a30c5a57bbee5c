"""Orders of one site that cite one another: where exactly one fits, and nowhere else."""

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.library import docket_key, link_orders, make_entry, make_library
from generator.model import Editorial, Order
from tests.library.papers import Paper, Site, read

LATER = "30th day of July, 2019"
COMPEL = Paper(
    "24",
    "      The logs must be produced.\f      The reports need not. It is ORDERED that:\n\n      1. The motion is GRANTED.\n\n"
    "      2. The logs shall be produced by August 1, 2019.",
)


def citing(body: str, **more: str) -> Paper:
    return Paper(**{"entry": "41", "day": LATER, "title": "ORDER ON MOTION FOR SANCTIONS", "body": f"      {body}"} | more)


@pytest.mark.parametrize(
    ("words", "cited", "leads"),
    [
        ("The logs were late. (ECF No. 24.)", "ECF No. 24", "0"),
        ("The logs were late. ECF No. 24 at 2.", "ECF No. 24 at 2", "0#page-2"),
        ("The logs were late. Dkt. 24 at p. 1.", "Dkt. 24 at p. 1", "0#page-1"),
        ("The logs were late. Doc. 24 at 9.", "Doc. 24 at 9", "0"),  # it has no such page
        ("The logs were late. (ECF No. 24 at PageID 2.)", "ECF No. 24 at PageID 2", "0"),
        ("The logs were late. See 3:19-cv-00025, doc. 24 at p. 2.", "3:19-cv-00025, doc. 24 at p. 2", "0#page-2"),
        ("The order at docket 24 in case 3:19-cv-00025 says so.", "docket 24 in case 3:19-cv-00025", "0"),
        ("The Court’s July 12 Order says so.", "The Court’s July 12 Order", "0"),
        ("So said the July 12, 2019 order.", "the July 12, 2019 order", "0"),
        ("So said the Order dated July 12, 2019, of this Court.", "the Order dated July 12, 2019", "0"),
        ("Ash v. Birch, No. 3:19-cv-00025, slip op. at 2 (D. Alaska July 12, 2019), says so.", "3:19-cv-00025", "0"),
        ("Ash v. Birch, No. 3:19-cv-00025, 2019 WL 999999, at *2 (D. Alaska July 12, 2019).", "2019 WL 999999, at *2", "0"),
    ],
)
def test_a_sibling_is_found(words: str, cited: str, leads: str) -> None:
    assert Site(COMPEL, citing(words)).leads(1)[cited] == leads


def test_a_paragraph_of_the_courts_own_count_is_found_and_id_keeps_its_own_pin() -> None:
    site = Site(COMPEL, citing("The logs are due. ECF No. 24 ¶ 2. The reports are not. Id. at 1. So it was held."))
    second = next(block.id for block in site.orders[0].body if block.text.startswith("2. The logs"))
    assert site.leads(1) == {"ECF No. 24 ¶ 2": f"0#{second}", "Id. at 1": "0#page-1"}
    by = site.links["0"].cited_by
    assert [(b.place.name, b.cited and b.cited.anchor, b.cited and b.cited.name) for b in by] == [
        ("¶ 2", second, "the court’s ¶ 2"),
        ("¶ 2", "page-1", "page 1"),
    ]


@pytest.mark.parametrize(
    "words",
    [
        "See ECF No. 25.",
        "See ECF No. 24-1 at 2.",  # an attachment
        "See ECF Nos. 24-27.",  # a range
        "See ECF No. 24, Ex. A at 2.",
        "See Bankr. Doc. 24.",
        "See State Ct. ECF No. 24.",
        "See No. 2:18-cv-00111, ECF No. 24.",
        "See Ash v. Elm, No. 18-2-00111-5, ECF No. 24.",
        "See docket 24 in case 3:19-cv-00026.",
        "See docket 24 in case 1:19-cv-00025.",
        "See No. 3:19-cv-00025 (S.D.N.Y.), Dkt. 24.",
        "See Ash v. Birch, No. 3:19-cv-00025 (D. Or. July 12, 2019).",
        "See Ash v. Birch, No. 3:19-cv-00025 (D. Alaska July 13, 2019).",
        "The July 13 order says so.",
        "The July 12, 2018 order says so.",
        "The July 12 order of the Superior Court says so.",
        "The ALJ’s July 12 order says so.",
        "The Court’s July 12 scheduling order says so.",
        "The Court’s July 12 opinion says so.",
        "The brief says “the Court erred in the July 12 order” and “see ECF No. 24.”",
    ],
)
def test_where_it_is_not_certain_there_is_no_link(words: str) -> None:
    assert Site(COMPEL, citing(words)).leads(1) == {}


def test_an_order_never_leads_to_itself_nor_to_a_later_one() -> None:
    assert Site(replace(COMPEL, body="      See ECF No. 24 at 1, and the Court’s July 12 order.")).links == {}
    site = Site(replace(COMPEL, body="      See ECF No. 41, and the July 30, 2019 order."), citing("No more."))
    assert site.links == {}


def test_two_orders_that_fit_are_none() -> None:
    copy = replace(COMPEL, body="      The same paper, filed twice.")
    assert Site(COMPEL, citing("See ECF No. 24 and the Court’s July 12 order."), copy).links == {}


@pytest.mark.parametrize(
    "other",
    [
        {"court": "DISTRICT OF OREGON"},
        {"number": "3:19-cv-00026"},
        {"number": "1:19-cv-00025"},
        {"number": "3:19-cr-00025"},
    ],
)
def test_another_court_or_docket_is_no_sibling(other: dict[str, str]) -> None:
    assert Site(COMPEL, citing("See ECF No. 24 at 1, and the Court’s July 12 order.", **other)).links == {}


def test_a_court_of_appeals_cites_the_record_below_by_the_same_words() -> None:
    below = replace(COMPEL, number="19-35025")
    above = citing("See ECF No. 24 at 1.", number="19-35025")
    assert Site(below, above).leads(1) == {"ECF No. 24 at 1": "0#page-1"}
    site = Site(replace(below, court="FOR THE NINTH CIRCUIT"), replace(above, court="FOR THE NINTH CIRCUIT"))
    appeals = [replace(o, caption=replace(o.caption, court=None)) for o in site.orders]
    assert link_orders(make_library(appeals)) == {}


def test_a_docket_without_its_office_is_that_of_the_stamp_where_the_caption_prints_it_so() -> None:
    stamped = replace(COMPEL, number="19 Civ. 25 (OF)", stamped="3:19-cv-00025")
    later = citing("See ECF No. 24 at 2.", number="19 Civ. 25 (OF)", stamped="3:19-cv-00025")
    assert Site(stamped, later).leads(1) == {"ECF No. 24 at 2": "0#page-2"}
    related = citing("See No. 19-cv-25, Dkt. 24.", number="19 Civ. 77 (OF)", stamped="3:19-cv-00077")
    assert Site(stamped, related).leads(1) == {"No. 19-cv-25, Dkt. 24": "0"}
    assert Site(COMPEL, related).leads(1) == {}


def test_an_order_on_two_dockets_means_one_that_stands_on_both() -> None:
    both = "3:19-cv-00025, 3:19-cv-00036"
    later = citing("See ECF No. 24.", number=both, stamped="3:19-cv-00025")
    assert Site(COMPEL, later).leads(1) == {}
    assert Site(replace(COMPEL, number=both, stamped="3:19-cv-00025"), later).leads(1) == {"ECF No. 24": "0"}


def test_a_draft_is_linked_from_nowhere() -> None:
    orders = [read("0.txt", COMPEL), read("1.txt", citing("See ECF No. 24."))]
    draft = replace(orders[0], editorial=Editorial(draft=True))
    assert link_orders(make_library([draft, orders[1]])) == {}


WORDS = st.sampled_from(
    [
        "See ECF No. 24 at 2.",
        "See ECF No. 30.",
        "The Court’s July 12 order stands.",
        "See docket 24 in case 3:19-cv-00025.",
        "No more.",
    ]
)
PAPERS = st.builds(
    Paper,
    entry=st.sampled_from(["24", "30", "41", ""]),
    body=st.lists(WORDS, min_size=1, max_size=3).map(lambda said: "      " + " ".join(said)),
    day=st.sampled_from(["12th day of July, 2019", LATER]),
    number=st.sampled_from(["3:19-cv-00025", "3:19-cv-00036"]),
    court=st.sampled_from(["DISTRICT OF ALASKA", "DISTRICT OF OREGON"]),
)


@settings(max_examples=60, deadline=None)
@given(papers=st.lists(PAPERS, min_size=1, max_size=6))
def test_who_cites_and_who_is_cited_say_the_same_and_an_unrelated_order_changes_nothing(papers: list[Paper]) -> None:
    site = Site(*papers)
    out = {(slug, k.slug, k.flow, k.anchor) for slug, one in site.by_slug.items() for k in one.links}
    back = {
        (by.slug, slug, by.place.anchor, by.cited.anchor if by.cited else "")
        for slug, one in site.by_slug.items()
        for by in one.cited_by
    }
    assert out == back
    assert all(citing_slug != cited for citing_slug, cited, *_ in out)
    unrelated = Site(*papers, Paper("24", number="2:20-cv-00099", day=LATER))
    for n in range(len(papers)):
        assert unrelated.leads(n) == site.leads(n)


def test_every_anchor_that_a_link_leads_to_is_on_the_page() -> None:
    site = Site(COMPEL, citing("ECF No. 24 at 1. ECF No. 24 at 2. ECF No. 24 ¶ 1."))
    anchors = {k.anchor for k in site.links["1"].links}
    assert anchors == {"page-1", "page-2", "p4"}
    assert re.fullmatch(r"1\. The motion is GRANTED\.", {b.id: b.text for b in site.orders[0].body}["p4"])


def test_of_one_paper_in_two_versions_the_newer_is_meant() -> None:
    site = Site(COMPEL, citing("See ECF No. 24 at 2."), replace(COMPEL, body=COMPEL.body + " And soon."))
    assert site.links == {}
    chain = tuple(sorted((slug for slug, file in site.files.items() if file != "1"), key=lambda slug: site.files[slug]))
    entries = (replace(e, versions=chain) if e.slug in chain else e for e in site.library.entries)
    tied = link_orders(replace(site.library, entries=tuple(entries)))
    assert [site.files[k.slug] for one in tied.values() for k in one.links] == ["2"]


def test_the_number_on_the_docket_is_that_of_the_documents_own_stamps() -> None:
    def papers(order: Order) -> list[str]:
        return [f"{paper.docket} {paper.number}" for paper in make_entry(order).papers]

    plain = read("0.txt", COMPEL)
    assert papers(plain) == ["3:19-cv-25 24"]
    stamp = next(f for f in plain.furniture if f.kind == "filing-stamp")

    def stamped(*texts: str) -> Order:
        return replace(plain, furniture=tuple(replace(stamp, line=50 * n, text=text) for n, text in enumerate(texts, 1)))

    assert papers(stamped("Case 2:18-cv-9 Document 3-1 Page 1", "Case 3:19-cv-25 Document 24 Page 1")) == []
    twice = ["Case 2:18-cv-9 Document 3 Page 1", "Case 3:19-cv-25 Document 24-2 Page 1"]
    assert papers(stamped(*twice, *twice)) == []  # filed again as an exhibit: two stamps a page
    assert papers(stamped("Case 3:19-cv-25 Document 24 Page 1", "Case 3:19-cv-25 Document 24-1 Page 1")) == ["3:19-cv-25 24"]
    assert papers(stamped("Appellate Case: 21-800 Document: 010110462922 Page: 1")) == ["21-800 010110462922"]
    assert papers(stamped("Case: 24-7021, 03/11/2024, DktEntry: 31.1, Page 1 of 2")) == ["24-7021 31.1"]
    torn = [replace(stamp, line=9 + n, text=text) for n, text in enumerate(("Case 3:19-cv-00025-OF", "Document 24", "Page 1 of 2"))]
    assert papers(replace(plain, furniture=tuple(torn))) == ["3:19-cv-25 24"]
    new_york = [
        replace(stamp, line=9, text="FILED: NEW YORK COUNTY CLERK 07/12/2019 INDEX NO. 650123/2019"),
        replace(stamp, line=10, text="NYSCEF DOC. NO. 24 RECEIVED NYSCEF: 07/12/2019"),
    ]
    assert papers(replace(plain, furniture=tuple(new_york))) == ["650123-2019 24"]


def test_without_a_stamp_the_name_that_recap_gives_a_file_counts_where_it_means_the_same_court() -> None:
    unstamped = read("0.txt", replace(COMPEL, entry=""))

    def papers(path: str) -> list[str]:
        return [f"{paper.docket} {paper.number}" for paper in make_entry(named(unstamped, path)).papers]

    assert papers("in/gov.uscourts.akd.62345.24.0.txt") == ["3:19-cv-25 24"]
    assert papers("in/gov.uscourts.akd.62345.24.2.layout.txt") == ["3:19-cv-25 24-2"]
    assert papers("in/gov.uscourts.ord.62345.24.0.txt") == []
    assert papers("in/24.txt") == []


def named(order: Order, path: str) -> Order:
    return replace(order, source=replace(order.source, path=path))


@pytest.mark.parametrize(
    ("printed", "key"),
    [
        ("3:19-cv-00025-OF", "3:19-cv-25"),
        ("3:19–CV–00025", "3:19-cv-25"),
        ("19 Civ. 1234 (PAE)", "19-cv-1234"),
        ("2019-CV-25", "19-cv-25"),
        ("CR02-0060-LRR", "02-cr-60"),
        ("C 04-0098 SI", "04-cv-98"),
        ("CIVIL ACTION NO. 12-3546", "12-cv-3546"),
        ("1:21-cr-00007-ABC-2", "1:21-cr-7"),
        ("19-01234-abc", "19-1234"),
        ("23-50999", "23-50999"),
        ("650123/2019", "650123-2019"),
        ("2019AP001234", "19-ap-1234"),
        (" — ", ""),
    ],
)
def test_docket_numbers_in_one_spelling(printed: str, key: str) -> None:
    assert docket_key(printed) == key
    assert docket_key(docket_key(printed)) == key
