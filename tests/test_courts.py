"""Which court a text prints."""

import pytest

from generator.courts import court_by_id, court_of_abbreviation, entries, find_court, state_of

PRINTED = [
    ("UNITED STATES DISTRICT COURT\nFOR THE NORTHERN DISTRICT OF CALIFORNIA\nSan Jose Division", "cand"),
    ("United States District Court, N.D. Indiana, South Bend Division.", "innd"),
    ("United States District Court, E.D. Michigan, S.D.", "mied"),
    ("United States District Court W. D. Wisconsin.", "wiwd"),
    ("UNITED STATES DISTRICT COURT\nWESTERN DISTRICT OF WASHINGTON\nAT SEATTLE", "wawd"),
    ("UNITED STATES DISTRICT COURT\nWESTERN DIVISION OF KENTUCKY\nLOUISVILLE DIVISION", "kywd"),
    ("United States District Court, District of Columbia.", "dcd"),
    ("UNITED STATES DISTRICT COURT\nFOR THE DISTRICT OF COLUMBlA", "dcd"),  # a scanner's l
    ("UNITED STATES COURT OF APPEALS\nFOR THE\nSECOND CIRCUIT", "ca2"),
    ("UNITED STATES COURT OF APPEALS\nFOR THE DISTRICT OF COLUMBIA CIRCUIT", "cadc"),
    ("UNITED STATES COURT OF APPEALS FOR VETERANS CLAIMS", "cavc"),
    ("UNITED STATES COURT OF INTERNATIONAL TRADE", "cit"),
    ("In the United States Court of Federal Claims", "uscfc"),
    ("United States Tax Court", "tax"),
    ("United States Bankruptcy Court, E.D. New York.", "nyeb"),
    ("UNITED STATES BANKRUPTCY APPELLATE PANEL\nOF THE NINTH CIRCUIT", "bap9"),
    ("SUPREME COURT OF THE UNITED STATES", "scotus"),
    ("IN THE SUPREME COURT OF THE STATE OF WASHINGTON", "wash"),
    ("IN THE SUPREME COURT OF PENNSYLVANIA\nEASTERN DISTRICT", "pa"),
    ("THE STATE OF SOUTH CAROLINA\nIn The Supreme Court", "sc"),
    ("Supreme Court of Maryland", "md"),
    ("In the Missouri Court of Appeals\nEastern District\nDIVISION THREE", "moctapped"),
    ("In The\nCourt of Appeals\nFifth District of Texas at Dallas", "texapp"),
    ("IN THE\nCOURT OF APPEALS OF INDIANA", "indctapp"),
    ("TENNESSEE BUREAU OF WORKERS' COMPENSATION\nIN THE COURT OF WORKERS' COMPENSATION CLAIMS\nAT NASHVILLE", "tennworkcompcl"),
    ("U.S. Department of Justice\nExecutive Office for Immigration Review\nBoard of Immigration Appeals", "bia"),
    ("UNITED STATES PATENT AND TRADEMARK OFFICE\nTrademark Trial and Appeal Board", "ttab"),
]


@pytest.mark.parametrize(("text", "court_id"), PRINTED)
def test_printed_forms_give_the_court(text: str, court_id: str) -> None:
    court = find_court(text)
    assert court is not None
    assert court.id == court_id
    assert court == court_by_id(court_id)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "UNITED STATES DISTRICT COURT",  # of which district, it does not say
        "District Court of Oklahoma County",
        "the plaintiff went to California",
        "Office of the Clerk",
    ],
)
def test_where_it_cannot_be_told_no_court_is_named(text: str) -> None:
    assert find_court(text) is None


@pytest.mark.parametrize(
    ("text", "court_id"),
    [
        ("D.D.C.", "dcd"),
        ("D. Minn.", "mnd"),  # courts-db: "D. Minnesota"
        ("D. Md.", "mdd"),
        ("9th Cir.", "ca9"),
        ("2nd Cir.", "ca2"),
        ("2d Cir.", "ca2"),
        ("Fed. Cir.", "cafc"),
        ("S.D.N.Y.", "nysd"),
        ("W. D. Wash.", "wawd"),
        ("Bankr. S.D.N.Y.", "nysb"),
        ("Tex. App.—Dallas", "texapp"),
        ("Tenn. Ct. App.", "tennctapp"),
    ],
)
def test_abbreviations_of_citations(text: str, court_id: str) -> None:
    court = court_of_abbreviation(text)
    assert court is not None
    assert court.id == court_id


def test_an_abbreviation_that_is_none() -> None:
    assert court_of_abbreviation("2009") is None


@pytest.mark.parametrize(
    "state", ["Alabama", "Georgia", "Iowa", "Kansas", "New Hampshire", "North Dakota", "West Virginia", "Utah"]
)
def test_the_high_court_of_a_state_in_both_word_orders(state: str) -> None:
    one, two = find_court(f"SUPREME COURT OF {state.upper()}"), find_court(f"IN THE {state} Supreme Court")
    assert one is not None
    assert one == two


def test_the_state_whose_court_it_is() -> None:
    assert state_of(court_by_id("nc")) == "northcarolina"
    assert state_of(court_by_id("cand")) == ""
    assert state_of(None) == ""


def test_courts_db_s_own_examples_are_never_taken_for_another_court_of_the_federation() -> None:
    """Its examples are names that a scanner spoilt ("Suppeme Court"); a third of them can be told by their words alone,
    and of the rest all but a handful give no court rather than a wrong one."""
    examples = [(entry["id"], text) for entry in entries().values() for text in entry.get("examples", ())]
    found = [(court_id, find_court(text)) for court_id, text in examples]
    right = sum(court is not None and court.id == court_id for court_id, court in found)
    wrong = sum(court is not None and court.id != court_id for court_id, court in found)
    assert right / len(examples) > 0.3
    assert wrong / len(examples) < 0.006
