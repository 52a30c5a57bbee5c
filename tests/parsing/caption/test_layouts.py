"""A sample of each layout, invented: what is read of it, where its head ends, and that no row is lost."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Line, Problem, Source
from generator.parsing.caption import Head, find_parties, read_caption
from generator.parsing.caption.layouts import LAYOUTS
from generator.parsing.furniture import take_furniture

BODY = """\
The plaintiff moves for leave to amend the complaint that she filed in May, and the
defendant does not oppose the motion. The court has read the papers and grants it.
"""

RULED = """\
                     UNITED STATES DISTRICT COURT
                         DISTRICT OF KANSAS

ELINOR B. ASH,                   )
                                 )
             Plaintiff,          )
                                 )   Case No. 5:20-cv-00123-ABC
v.                               )
                                 )   MEMORANDUM AND ORDER
BIRCH LOGISTICS, INC., et al.,   )
                                 )
             Defendants.         )

"""
COLONS = RULED.replace(")", ":")
SECTIONS = RULED.replace(")", "§")
SPACED = """\
                     UNITED STATES DISTRICT COURT
                     NORTHERN DISTRICT OF CALIFORNIA

ELINOR B. ASH,                        Case No. 20-cv-00123-ABC

             Plaintiff,               ORDER GRANTING MOTION FOR
                                      LEAVE TO AMEND
       v.

BIRCH LOGISTICS, INC.,                Re: Dkt. No. 12

             Defendant.

"""
ROLES_RIGHT = """\
                     UNITED STATES DISTRICT COURT
                     WESTERN DISTRICT OF KENTUCKY
                          LOUISVILLE DIVISION

ELINOR B. ASH                                              Plaintiff

v.                                       Civil Action No. 3:20-cv-123-ABC

BIRCH FIRE AND CASUALTY                                    Defendant
COMPANY

                              ORDER

"""
STACKED = """\
UNITED STATES COURT OF APPEALS
FOR THE TENTH CIRCUIT

ELINOR B. ASH,
Plaintiff - Appellant,
v.
BIRCH LOGISTICS, INC.,
Defendant - Appellee.

No. 20-1234

ORDER

"""
COLLAPSED = """\
UNITED STATES DISTRICT COURT
WESTERN DISTRICT OF MICHIGAN
ELINOR B. ASH,
Plaintiff, Case No. 1:20-cv-30
v. Hon. Peter Elm
BIRCH LOGISTICS, INC.,
Defendant.
ORDER
"""
REPORTER = """\
311 F. Supp. 2d 901 (2004)

Elinor ASH, Petitioner
v.
Peter BIRCH, Respondent.

No. 3:05CV0811AS.

United States District Court, N.D. Indiana, South Bend Division.

April 6, 2004.

Elinor Ash, Michigan City, IN, pro se.

Stephen R. Oak, Indiana Attorney General, Indianapolis, IN, for Respondent.

MEMORANDUM AND ORDER

FIR, District Judge.

"""
ONE_LINE = """\
UNITED STATES DISTRICT COURT
DISTRICT OF ALASKA

ASH v. BIRCH, et al.
ELM, et al. v. BIRCH, et al.

THE HONORABLE PETER J. OAK 3:19-cv-00025; 3:19-cv-00036

ORDER FROM CHAMBERS July 30, 2019

"""
MATTER = """\
United States Bankruptcy Court, D. Kansas.

In re ASH PROPERTIES, INC., Debtor.

Bankruptcy No. 91-12294-8P1.

July 5, 1994.

ORDER ON MOTION

"""
COMPENSATION = """\
             TENNESSEE BUREAU OF WORKERS' COMPENSATION
            IN THE COURT OF WORKERS' COMPENSATION CLAIMS
                             AT NASHVILLE

Elinor Ash,                    )   Docket No. 2018-06-1735
        Employee,              )
v.                             )
Birch Logistics,               )   State File No. 58665-2018
        Employer,              )
And                            )
Elm Ins. Co.,                  )   Judge Peter M. Oak
        Carrier.               )

                    HEARING ORDER

"""
ASH, BIRCH = "ELINOR B. ASH", "BIRCH LOGISTICS, INC."

SAMPLES = {
    "ruled_columns": (
        RULED,
        "ksd",
        ["Ash v. Birch Logistics, Inc."],
        {(ASH, "plaintiff"), (BIRCH, "defendant")},
        ("5:20-cv-00123-ABC",),
        "MEMORANDUM AND ORDER",
    ),
    "ruled by colons": (
        COLONS,
        "ksd",
        ["Ash v. Birch Logistics, Inc."],
        {(ASH, "plaintiff"), (BIRCH, "defendant")},
        ("5:20-cv-00123-ABC",),
        "MEMORANDUM AND ORDER",
    ),
    "ruled by §": (
        SECTIONS,
        "ksd",
        ["Ash v. Birch Logistics, Inc."],
        {(ASH, "plaintiff"), (BIRCH, "defendant")},
        ("5:20-cv-00123-ABC",),
        "MEMORANDUM AND ORDER",
    ),
    "spaced_columns": (
        SPACED,
        "cand",
        ["Ash v. Birch Logistics, Inc."],
        {(ASH, "plaintiff"), (BIRCH, "defendant")},
        ("20-cv-00123-ABC",),
        "ORDER GRANTING MOTION FOR LEAVE TO AMEND",
    ),
    "role_column": (
        ROLES_RIGHT,
        "kywd",
        ["Ash v. Birch Fire and Casualty Co."],
        {(ASH, "plaintiff"), ("BIRCH FIRE AND CASUALTY COMPANY", "defendant")},
        ("3:20-cv-123-ABC",),
        "ORDER",
    ),
    "stacked": (
        STACKED,
        "ca10",
        ["Ash v. Birch Logistics, Inc."],
        {(ASH, "appellant"), (BIRCH, "appellee")},
        ("20-1234",),
        "ORDER",
    ),
    "collapsed_columns": (
        COLLAPSED,
        "miwd",
        ["Ash v. Birch Logistics, Inc."],
        {(ASH, "plaintiff"), (BIRCH, "defendant")},
        ("1:20-cv-30",),
        "ORDER",
    ),
    "stacked, a reporter's": (
        REPORTER,
        "innd",
        ["Ash v. Birch"],
        {("Elinor ASH", "petitioner"), ("Peter BIRCH", "respondent")},
        ("3:05CV0811AS",),
        "MEMORANDUM AND ORDER",
    ),
    "one_line": (
        ONE_LINE,
        "akd",
        ["Ash v. Birch", "Elm v. Birch"],
        {("ASH", "plaintiff"), ("ELM", "plaintiff"), ("BIRCH", "defendant")},
        ("3:19-cv-00025", "3:19-cv-00036"),
        "ORDER FROM CHAMBERS",
    ),
    "stacked, a matter": (
        MATTER,
        "ksb",
        ["In re Ash Properties, Inc."],
        {("ASH PROPERTIES, INC.", "debtor")},
        ("91-12294-8P1",),
        "ORDER ON MOTION",
    ),
    "ruled, three roles": (
        COMPENSATION,
        "tennworkcompcl",
        ["Ash v. Birch Logistics"],
        {("Elinor Ash", "employee"), ("Birch Logistics", "employer"), ("Elm Ins. Co.", "carrier")},
        ("2018-06-1735",),
        "HEARING ORDER",
    ),
}
Sample = tuple[str, str, list[str], set[tuple[str, str]], tuple[str, ...], str]


def source_of(text: str) -> Source:
    return Source("ash.txt", "0" * 64, "utf-8", "plain", tuple(Line(n, None, line) for n, line in enumerate(text.split("\n"), 1)))


def head_of(text: str, problems: list[Problem] | None = None) -> Head:
    source = source_of(text)
    return read_caption(source, take_furniture(source), ([] if problems is None else problems).append)


@pytest.mark.parametrize("sample", SAMPLES.values(), ids=SAMPLES.keys())
def test_each_layout_is_read(sample: Sample) -> None:
    text, court, names, parties, numbers, title = sample
    body = BODY + "\nPlaintiff Ash, plaintiff Elm and defendant Birch appeared.\n" if "ALASKA" in text else BODY
    head = head_of(text + body)
    cases = head.caption.cases
    assert head.caption.court is not None
    assert head.caption.court.id == court
    assert [case.name for case in cases] == names
    assert {(party.name, party.role) for case in cases for party in case.parties} == parties
    assert head.docket_numbers == numbers
    assert head.title == title
    assert head.rest[0].text == BODY.split("\n", maxsplit=1)[0]


@pytest.mark.parametrize("name", ["ruled_columns", "spaced_columns", "role_column", "stacked", "collapsed_columns", "one_line"])
def test_each_sample_is_taken_by_its_own_layout(name: str) -> None:
    source = source_of(SAMPLES[name][0] + BODY)
    found = find_parties(source, take_furniture(source))
    block = found.lines[found.region.start : found.region.end]
    taken = next(recognise for recognise in LAYOUTS if recognise(block))
    assert taken.__module__.rpartition(".")[2] == name


def test_dates_and_judges_of_the_samples() -> None:
    assert head_of(REPORTER + BODY).date_filed == "2004-04-06"
    assert head_of(REPORTER + BODY).judges == ("FIR",)
    assert head_of(ONE_LINE + BODY).judges == ("PETER J. OAK",)
    assert head_of(COMPENSATION + BODY).judges == ("Peter M. Oak",)
    assert head_of(COLLAPSED + BODY).judges == ("Peter Elm",)


def test_several_captions_in_one_document_have_a_number_each() -> None:
    second = STACKED.split("\n\n")[1].replace("ELINOR B. ASH", "ELM, LLC")
    text = STACKED.replace("No. 20-1234", f"No. 20-1234\n\n{second}\n\nNo. 20-1235")
    head = head_of(text + BODY)
    assert [(case.name, case.docket_numbers) for case in head.caption.cases] == [
        ("Ash v. Birch Logistics, Inc.", ("20-1234",)),
        ("Elm, LLC v. Birch Logistics, Inc.", ("20-1235",)),
    ]


def test_what_the_caption_leaves_out_the_text_gives() -> None:
    caption = (
        "UNITED STATES DISTRICT COURT\nDISTRICT OF KANSAS\n\nELINOR ASH          CIVIL ACTION\n\n"
        "VERSUS              NO: 20-1097\n\nBO ELM, M.D.        SECTION: A\n\n          ORDER\n"
    )
    head = head_of(
        caption + "The motion of the defendant, Bo Elm, is opposed by the plaintiff, Elinor Ash. It is\n"
        "denied for the reasons that the court gave on the record in the month of May last year.\n"
    )
    assert [(p.name, p.role) for p in head.caption.cases[0].parties] == [("ELINOR ASH", "plaintiff"), ("BO ELM, M.D.", "defendant")]


def test_no_number_of_another_court() -> None:
    text = STACKED.replace(
        "ORDER\n", "Appeal from the United States District Court\nfor the District of Kansas\n(D.C. No. 1:18-cv-99)\n\nORDER\n"
    )
    assert head_of(text + BODY).docket_numbers == ("20-1234",)
    assert head_of(text + BODY).caption.court == head_of(STACKED + BODY).caption.court


def test_a_file_without_caption() -> None:
    problems: list[Problem] = []
    head = head_of(BODY + "\n" + BODY, problems)
    assert head.caption.printed == ()
    assert head.caption.cases == ()
    assert {problem.code for problem in problems} == {"no-caption", "unknown-court", "no-date"}


def test_a_case_cited_in_the_text_is_no_caption() -> None:
    head = head_of("OPINION AND ORDER\n\n" + BODY + "\nSee Ash v. Birch, 555 U.S. 223 (2009).\n")
    assert head.caption.cases == ()
    assert head.title == "OPINION AND ORDER"


def test_the_court_that_only_the_signature_names() -> None:
    head = head_of(
        "DOCKET NO.  12-24 527\n\n"
        + BODY
        + "\nThe claim is denied.\n\nELINOR B. ASH\nVeterans Law Judge, Board of Veterans' Appeals\n"
    )
    assert head.caption.court is not None
    assert head.caption.court.id == "bva"
    assert head.judges == ("ELINOR B. ASH",)
    assert head.docket_numbers == ("12-24 527",)


def test_a_court_beside_the_parties() -> None:
    text = """\
                               * IN THE
ATTORNEY GRIEVANCE
COMMISSION OF MARYLAND         * SUPREME COURT
                               * OF MARYLAND
v.
                               * AG No. 20
ELINOR ASH
                               * September Term, 2024

                           O R D E R

"""
    head = head_of(text + BODY)
    assert head.caption.court is not None
    assert head.caption.court.id == "md"
    assert [case.name for case in head.caption.cases] == ["Attorney Grievance Commission of Maryland v. Ash"]
    assert head.title == "O R D E R"


def test_a_notice_gives_neither_title_nor_number() -> None:
    notice = "NOTICE: THIS OPINION IS NOT TO BE CITED IN ANY OTHER\nORDER OF A COURT OF THIS STATE, NO. 5 OF THE RULES ASIDE.\n\n"
    head = head_of(notice + STACKED + BODY)
    assert head.title == "ORDER"
    assert head.docket_numbers == ("20-1234",)


def test_two_orders_in_one_file() -> None:
    problems: list[Problem] = []
    second = RULED.replace("00123", "00456").replace("ELINOR B. ASH", "PETER ELM")
    head_of(RULED + (BODY + "\n") * 8 + second + BODY, problems)
    assert [p.location.line is not None and "DISTRICT COURT" in p.message for p in problems if p.code == "two-orders"] == [True]
    same: list[Problem] = []
    head_of(RULED + (BODY + "\n") * 8 + RULED + BODY, same)
    assert not [p for p in same if p.code == "two-orders"], "the same case's caption again is an attachment's"


def test_the_caption_over_the_opinion_says_more_than_the_syllabus() -> None:
    text = """\
SUPREME COURT OF THE UNITED STATES

ASH WATER DISTRICT v. BIRCH ET AL.

CERTIORARI TO THE UNITED STATES COURT OF APPEALS FOR
THE TENTH CIRCUIT

No. 11–907. Argued April 24, 2012—Decided June 14, 2012

The compact allocates the water of the river among the four states that signed it,
and the lower courts have found that it leaves nothing of it to those who did not.

ASH WATER DISTRICT,
PETITIONER v. PETER JOHN
BIRCH ET AL.
ON WRIT OF CERTIORARI TO THE UNITED STATES COURT OF

JUSTICE OAK delivered the opinion of the Court.
"""
    head = head_of(text)
    assert [(p.name, p.role) for p in head.caption.cases[0].parties] == [
        ("ASH WATER DISTRICT", "petitioner"),
        ("PETER JOHN BIRCH", "respondent"),
    ]
    assert head.judges == ("OAK",)
    assert head.date_filed == "2012-06-14"
    assert head.docket_numbers == ("11–907",)


PIECES = [
    *RULED.splitlines(),
    *SPACED.splitlines(),
    *REPORTER.splitlines(),
    *ONE_LINE.splitlines(),
    *BODY.splitlines(),
    "",
    ")",
    "§",
    "* * *",
    "1",
    "x",
]


@settings(max_examples=120, deadline=None)
@given(st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=40)), max_size=40))
def test_no_row_is_lost_or_moved(pieces: list[str]) -> None:
    source = source_of("\n".join(piece.replace("\n", " ").replace("\r", " ") for piece in pieces))
    sheet = take_furniture(source)
    head = read_caption(source, sheet, [].append)
    printed = [(p.line, p.column, p.text) for p in head.caption.printed]
    assert printed + [(r.number, r.column, r.text) for r in head.rest] == [(r.number, r.column, r.text) for r in sheet.rows]


OPINION_HEAD = """\
UNITED STATES COURT OF APPEALS
FOR THE NINTH CIRCUIT

ELINOR ASH,
Plaintiff-Appellant,

v.

BO ELM,
Defendant-Appellee.

OPINION

OAK, Circuit Judge:

"""


@pytest.mark.parametrize(
    "line", ["Ash brought this action under 42 U.S.C. § 1983", "In 2016, the U. S. District Court for the Eastern District of Utah"]
)
def test_a_head_does_not_take_the_first_line_of_a_sentence(line: str) -> None:
    head = head_of(
        OPINION_HEAD + line + "\nheld that the pier was the town's to mend, and the town has not\nmended it to this day.\n"
    )
    assert head.rest[0].text == line


def test_the_last_line_beside_a_rule_is_of_the_caption() -> None:
    caption = (
        "ELINOR ASH, ) Appeal from the\n) Circuit Court,\nv. ) No. 3-25-0194\n) Honorable\nBO ELM, ) Cy Oak,\n) Judge, presiding.\n"
    )
    caption = f"SUPREME COURT OF OHIO\n\n{caption}) Judge, presiding.\n\n"
    text = f"{caption}ASH, J., wrote that the pier was the town's, and that it\nhas not been mended to this day.\n"
    assert "presiding" not in head_of(text).rest[0].text


RULED_WITH_TITLE = """\
                     IN THE UNITED STATES DISTRICT COURT
                            DISTRICT OF KANSAS

ELINOR ASH,                          )   Case No. 5:20-cv-00123-ABC
               Plaintiff,            )
     v.                              )   ORDER DENYING MOTION TO STAY
BO ELM, et al.,                      )
               Defendants.           )   [ECF No. 70]
                                     )

"""
TITLE_BELOW = """\
                     IN THE UNITED STATES DISTRICT COURT
                            DISTRICT OF KANSAS

ELINOR ASH,
               Plaintiff,
     v.                                  Case No. 5:20-cv-00123-ABC
BO ELM, et al.,
               Defendants.

                     ORDER DENYING MOTION TO STAY

"""
OPENINGS = (
    """\
       Deputy Elm moves to stay discovery, ECF No. 70, pending his appeal from the order of the
Court, ECF No. 58 at 2, as amended, ECF No. 63 at 3. See Ash v. Elm, No.
5:20-cv-00124-ABC (D. Kan. Feb. 14, 2024). Id. at 2. See also Dkt. 63, at 1; Oak v. Birch,
No. 3:19-cv-00025 (D. Alaska July 30, 2019). The Court said there that the facts suffice.
""",
    """\
       Deputy Elm and the County move for a stay, ECF Nos. 70 and 71, for the reasons in
Oak v. Birch, No. 3:19-cv-00025 (D. Alaska July 30, 2019). Both motions are denied.
""",
    """\
       Pursuant to Federal Rule of Civil Procedure 12(b)(6), Deputy Elm moves to dismiss, for
the reasons that this Court gave in Oak v. Birch, No. 3:19-cv-00025 (D. Alaska July 30, 2019).
""",
    """\
       Before the Court is Defendant Bo Elm’s Motion to Stay, ECF No. 70, in Ash v. Elm,
No. 5:20-cv-00124-ABC (D. Kan. Feb. 14, 2024). Mr. Oak, Esq., argued for the Defendant.
""",
    """\
Deputy Elm moves to stay discovery pending his appeal from the order in this case. See Oak v.
Birch, No. 19-1234 (9th Cir. May 2, 2020). The motion is denied for the reasons that follow.
""",
    """\
       Elinor Ash sues Birch Logistics, Inc., for unpaid wages. The Court has read the papers.
""",
)
CLOSING = "\n       The motion to stay is DENIED.\n\n       IT IS SO ORDERED.\n\nDated: May 6, 2024\n"


@pytest.mark.parametrize("caption", [RULED_WITH_TITLE, TITLE_BELOW])
@pytest.mark.parametrize("opening", OPENINGS)
def test_a_whole_caption_takes_nothing_of_the_paragraph_below_it(caption: str, opening: str) -> None:
    head = head_of(caption + opening + CLOSING)
    assert head.rest[0].text == opening.split("\n", 1)[0].strip()
    assert head.docket_numbers == ("5:20-cv-00123-ABC",)
    assert [(party.name, party.role) for party in head.caption.cases[0].parties] == [
        ("ELINOR ASH", "plaintiff"),
        ("BO ELM", "defendant"),
    ]
    assert head.title == "ORDER DENYING MOTION TO STAY"
