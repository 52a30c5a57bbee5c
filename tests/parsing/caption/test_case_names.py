"""Short case names: Bluebook rule 10.2, a row a reason."""

import time

import pytest

from generator.parsing.caption.case_names import case_name, is_acronym, matter_name, short_name, title_case
from generator.parsing.caption.party_names import split_names

SHORT = [
    ("ELINOR B. ASH", "Ash", "given names are dropped (10.2.1(g))"),
    ("Elinor ASH", "Ash", "a reporter's capitals mark the surname"),
    ("ELINOR MCADAMS", "McAdams", "Mc keeps its capital"),
    ("RASO McADAMS", "McAdams", "and as printed, too"),
    ("SEAN O'FALLON", "O'Fallon", "O' keeps its capital"),
    ("ELINOR ASH, JR.", "Ash", "generations are dropped"),
    ("ELINOR TREVOR ASH III", "Ash", "with or without a comma"),
    ("ELINOR A. ASH, M.D.", "Ash", "so are degrees"),
    ("MARIA DE LA VEGA", "De la Vega", "a particle belongs to the surname"),
    ("Vera St. Clair", "St. Clair", "so does a saint"),
    ("JOHN DOE P", "Doe", "a fictitious name"),
    ("Harley J.", "Harley J.", "a name cut short is left as it is"),
    ("UNITED STATES OF AMERICA", "United States", "10.2.1(e)"),
    ("UNITED STATES of America", "United States", "in a reporter's setting"),
    ("The United States", "United States", "without its article (10.2.1(d))"),
    ("STATE OF OREGON", "Oregon", "elsewhere than in its own courts (10.2.1(f))"),
    ("The Republic of Ruritania", "Republic of Ruritania", "“The” goes"),
    ("THE CITY OF ASHFORD", "City of Ashford", "a city keeps its kind"),
    ("ASH & BIRCH CORPORATION", "Ash & Birch Corp.", "10.2.1(c)"),
    ("ASH MUTUAL FIRE AND CASUALTY COMPANY", "Ash Mutual Fire and Casualty Co.", "a firm in full"),
    ("ASH HOLDINGS, LLC", "Ash Holdings, LLC", "its kind is part of it"),
    ("ASH.COM, INC. dba BIRCH SERVICES", "Ash.com, Inc.", "another name is dropped"),
    ("Petra Ash a/k/a Pat", "Ash", "so is an alias"),
    ("COMMISSIONER OF INTERNAL REVENUE", "Commissioner", "10.2.1(j)"),
    ("COMMISSIONER OF SOCIAL SECURITY", "Commissioner of Social Security", "no other officer is the Commissioner alone"),
    ("UNITED STATES OF AMERICA ex rel. ELINOR ASH", "United States ex rel. Ash", "10.2.1(b)"),
    ("ASH FUND ASSOCIATION, N.A.", "Ash Fund Association, N.A.", "letters with stops stay"),
    ("HON. ELINOR ASH", "Ash", "so do titles go"),
]


@pytest.mark.parametrize(("printed", "short", "reason"), SHORT)
def test_one_party(printed: str, short: str, reason: str) -> None:
    assert short_name(printed, "kansas") == short, reason


def test_a_state_in_its_own_courts() -> None:
    assert short_name("STATE OF KANSAS", "kansas") == "State"
    assert short_name("THE PEOPLE OF THE STATE OF ILLINOIS", "illinois") == "People"
    assert short_name("STATE OF NORTH CAROLINA, ex rel. ELINOR ASH, GOVERNOR", "northcarolina") == "State ex rel. Ash"


def test_capitals_inside_a_name_are_as_the_text_has_them() -> None:
    assert short_name("ASHTEX CORPORATION", "", "Counsel for AshTex objected. AshTex replied.") == "AshTex Corp."


def test_a_firm_whose_last_word_never_stands_alone_has_no_surname() -> None:
    text = "Ash Birch lent it. Ash Birch then sued, and Ash Birch won; Ash Birch has a lien."
    assert short_name("ASH BIRCH", "", text) == "Ash Birch"
    assert short_name("ASH BIRCH", "", text + " Birch left.") == "Birch"


def test_a_surname_of_two_words_is_told_by_how_the_text_addresses_its_bearer() -> None:
    assert short_name("KELBY DANIEL OAK ASH", "", "Mr. Oak Ash did not reply. Later Mr. Oak Ash wrote.") == "Oak Ash"
    assert short_name("KELBY DANIEL OAK ASH", "", "Mr. Ash did not reply, though Mr. Oak Ash might have.") == "Ash"
    assert short_name("ELINOR B. ASH", "", "Ms. Ash did not reply.") == "Ash"


def test_both_sides() -> None:
    assert case_name(("ELINOR ASH", "BIRCH, INC."), "") == "Ash v. Birch, Inc."
    assert case_name(("ELINOR ASH",), "") is None
    assert case_name(("ELINOR ASH", "X" * 300), "") is None, "what long is no name was read wrongly"


@pytest.mark.parametrize(
    ("opening", "subject", "name"),
    [
        ("In re:", "ELINOR ASH", "In re Ash"),
        ("IN THE MATTER OF", "ASH HOLDINGS, LLC", "In re Ash Holdings, LLC"),
        ("Ex parte", "ELINOR ASH", "Ex parte Ash"),
        ("IN RE", "Ash Filters Products Liability Litigation", "In re Ash Filters Products Liability Litigation"),
        ("", "ESTATE OF ELINOR ASH", "In re Estate of Ash"),
    ],
)
def test_matters(opening: str, subject: str, name: str) -> None:
    assert matter_name(opening, subject) == name


LISTS = [
    ("ASH HOLDINGS, LLC, and BIRCH AMUSEMENTS, INC.,", ("ASH HOLDINGS, LLC", "BIRCH AMUSEMENTS, INC.")),
    ("ASH, BIRCH, T. CEDAR, and ELM.,", ("ASH", "BIRCH", "T. CEDAR", "ELM")),
    ("Ash Insurance Company; Birch Life Insurance Company,", ("Ash Insurance Company", "Birch Life Insurance Company")),
    ("ELINOR ASH; and DOES 1 through 10, inclusive,", ("ELINOR ASH", "DOES 1 through 10, inclusive")),
    ("WAYNE ASH and KRISTIN ASH", ("WAYNE ASH", "KRISTIN ASH")),
    ("ASH FIRE AND CASUALTY COMPANY", ("ASH FIRE AND CASUALTY COMPANY",)),
    ("ELINOR ASH, in her official capacity as Governor of the State of Kansas,", ("ELINOR ASH",)),
    ("ELINOR ASH, an individual,", ("ELINOR ASH",)),
    ("E. ASH, Warden; R. BIRCH, Case Manager; M. ELM, Director of Offender Services", ("E. ASH", "R. BIRCH", "M. ELM")),
    ("ASH ADMINISTRATION, COMMISSIONER,", ("ASH ADMINISTRATION",)),
    (
        "ASH RECORDINGS, INC., Birch Music Inc., Elm Bros. Records Inc.",
        ("ASH RECORDINGS, INC.", "Birch Music Inc.", "Elm Bros. Records Inc."),
    ),
    ("ASH & CO., INC. and BIRCH & ELM INC.", ("ASH & CO., INC.", "BIRCH & ELM INC.")),
    ("BOARD OF COMMISSIONERS OF ASH COUNTY, KANSAS", ("BOARD OF COMMISSIONERS OF ASH COUNTY, KANSAS",)),
    ("ELINOR ASH, et al.,", ("ELINOR ASH",)),
    ("ASH, INC., formerly Birch Corp., a Texas corporation, and Elm & Co., Inc.", ("ASH, INC.", "Elm & Co., Inc.")),
]


@pytest.mark.parametrize(("text", "names"), LISTS)
def test_where_one_party_ends_and_the_next_begins(text: str, names: tuple[str, ...]) -> None:
    assert split_names(text) == names


def test_an_acronym_is_what_the_text_writes_in_capitals_and_never_otherwise() -> None:
    text = "Here CEVA’s manager spoke, and the NOVA is a car; the plaintiff, Mr. Nova, does not drive."
    assert [word for word in ("CEVA", "NOVA", "Here", "IS") if is_acronym(word, text)] == ["CEVA"]
    assert title_case("CEVA LOGISTICS", text) == "CEVA Logistics"
    assert title_case("NOVA LOGISTICS", text) == "Nova Logistics"


def test_a_text_of_nothing_but_an_acronym_takes_linear_time() -> None:
    took = []
    for count in (10_000, 40_000):
        text = "the Ceva’s CEVA is " * count
        start = time.process_time()
        assert not is_acronym("CEVA", text)
        took.append(time.process_time() - start)
    assert took[1] < 12 * took[0] + 0.5
