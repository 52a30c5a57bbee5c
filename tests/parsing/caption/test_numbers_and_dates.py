"""Docket numbers, dates, judges and titles, each from the lines that print it."""

import pytest

from generator.model import Furniture
from generator.parsing.caption.dates import head_date, lone_date, read_date, signature_date, stamp_date
from generator.parsing.caption.docket_numbers import read_numbers
from generator.parsing.caption.judges import (
    authors,
    byline,
    concurring,
    head_panel,
    inline_byline,
    opening_byline,
    panel_of,
    signature,
)
from generator.parsing.caption.kinds import is_title, kind_of
from generator.parsing.caption.lines import Cell
from generator.parsing.caption.roles import role_of
from generator.parsing.caption.titles import read_title
from generator.parsing.rows import Row, Wording

NUMBERS = [
    ("Case No. 8:16-cv-1261 ABC (KESx)", ("8:16-cv-1261 ABC (KESx)",)),
    ("No. C 04-0098 SI", ("C 04-0098 SI",)),
    ("No. MDL 15-02641-PHX-DGC", ("MDL 15-02641-PHX-DGC",)),
    ("Civ. No. 3:18-cv-16281(BRM)(TJB)", ("3:18-cv-16281(BRM)(TJB)",)),
    ("09 Civ. 7491 (JSR)", ("09 Civ. 7491 (JSR)",)),
    ("4:24CV00085 JM", ("4:24CV00085 JM",)),
    ("Nos. 12-2207, 12-2208 and 12-2209", ("12-2207", "12-2208", "12-2209")),
    ("DOCKET NO.  12-24 527", ("12-24 527",)),
    ("NO: 20-1097", ("20-1097",)),
    ("CASE # 18-cv-01252", ("18-cv-01252",)),
    ("Record No. 0201-22-4", ("0201-22-4",)),
    ("(Related Case No. C 04-0099 SI)", ()),
    ("State File No. 58665-2018", ()),
    ("D.C. No. CV-00-13002-DDP", ()),
    ("Trial Court Cause No. DC-17-04820", ()),
    ("(ECF No. 70)", ()),
    ("[# 9]", ()),
    ("Opinion No. 28324", ()),
]


@pytest.mark.parametrize(("text", "own"), NUMBERS)
def test_docket_numbers(text: str, own: tuple[str, ...]) -> None:
    assert read_numbers(text).own == own


def test_a_label_whose_number_is_on_the_next_line() -> None:
    assert read_numbers("Court of Appeals Case No.").open


DATES = [
    ("July 3, 2019", "2019-07-03"),
    ("March II , 2009", "2009-03-11"),
    ("11 February 2022", "2022-02-11"),
    ("this 8th day of July, 2024", "2024-07-08"),
    ("the 15th day of July, two thousand twenty-five", "2025-07-15"),
    ("this twenty-first day of May, two thousand and nine", "2009-05-21"),
    ("8/23/05", "2005-08-23"),
    ("12/31/98", "1998-12-31"),
    ("Iuly 13, 2023", "2023-07-13"),
    ("02-18-2014", "2014-02-18"),
    ("05-23-00790", None),
    ("February 30, 2020", None),
    ("June ~, 2011", None),
]


@pytest.mark.parametrize(("text", "date"), DATES)
def test_dates(text: str, date: str | None) -> None:
    assert read_date(text) == date


@pytest.mark.parametrize(
    ("lines", "date"),
    [
        (["Argued April 2, 2013—Decided June 4, 2013"], "2013-06-04"),
        (["Submitted:   June 10, 2005   Decided:   June 28, 2005"], "2005-06-28"),
        (["Hearing Date: July 26, 2016", "August 5, 2016"], "2016-08-05"),
        (["AUGUST 8, 2023 DEADLINE"], None),
        (["ASH, J. February 4, 2020"], "2020-02-04"),
        (["Rehearing denied March 11, 1981."], None),
        (["ORDER FROM CHAMBERS July 30, 2019"], "2019-07-30"),
        (["Ashby. November 5, 2025. – April 7, 2026."], "2026-04-07"),
        (["(Doc. 12, filed May 1, 2020, was withdrawn on May 9, 2020 by her)"], "2020-05-01"),
    ],
)
def test_the_date_of_a_head(lines: list[str], date: str | None) -> None:
    assert head_date(lines) == date


def rows(text: str) -> list[Row]:
    made: list[Row] = []
    gap = 0
    for number, line in enumerate(text.split("\n"), 1):
        words = line.strip()
        if not words:
            gap += 1
            continue
        start = len(line) - len(line.lstrip())
        made.append(Row(number, None, start, words, start, gap))
        gap = 0
    return made


SIGNED = """\
The motion was filed on May 1, 2020, and is denied.

IT IS SO ORDERED.

Dated: June 2, 2020              /s/ Elinor B. Ash
                                 ELINOR B. ASH
                                 United States District Judge

CERTIFICATE OF SERVICE
Dated: June 9, 2020
"""


def signed_by(text: str) -> str | None:
    return signature(rows(text), 0, Wording(rows(text))).name


def test_the_date_and_the_judge_of_a_signature() -> None:
    signed = signature(rows(SIGNED), 0, Wording(rows(SIGNED)))
    assert signed.name == "ELINOR B. ASH"
    assert signature_date(rows(SIGNED), 0, signed.rows) == "2020-06-02"


def test_a_clerk_is_no_judge() -> None:
    assert signed_by("Entered for the Court\n\nPETER ELM, Clerk\nfor the Court\n") is None


def test_an_order_that_its_first_sentence_dates() -> None:
    assert signature_date(rows("AND NOW, this 11th day of May, 2023, the appeal is quashed."), 0, ()) == "2023-05-11"


def test_a_date_beside_a_signature() -> None:
    text = rows("So it is.\nOctober 8, 2020                  C )")
    assert lone_date(text, 0, len(text)) == "2020-10-08"


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("Elinor B. Ash\nJustice\nOPINION FILED: April 24, 2026", "2026-04-24"),
        ("Elinor Ash, Director\nSeptember 23, 2020\nDate", "2020-09-23"),
        ("The petition has been read.\n" * 9 + "IT IS on this 11th day of October 2022,\nORDERED so.", "2022-10-11"),
    ],
)
def test_dates_behind_the_text(text: str, date: str) -> None:
    assert signature_date(rows(text), 0, ()) == date


@pytest.mark.parametrize(
    "text",
    [
        "Dated: April 24, 2026 RUDOLPH ASH\nUnited States District Judge",
        "RUDOLPH ASH\nDate: April 21, 2026 United States District Judge",
    ],
)
def test_a_judge_beside_a_date(text: str) -> None:
    assert signed_by(f"SO ORDERED.\n\n{text}") == "RUDOLPH ASH"


def test_the_stamp_where_there_is_no_other() -> None:
    stamp = "Case 1:12-cv-06081-XY Document 12 Filed 09/27/13 Page 1 of 15"
    assert stamp_date([Furniture(1, 0, len(stamp), "filing-stamp", stamp)]) == "2013-09-27"
    assert stamp_date([]) is None


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        (["Before Ash, Birch, and Elm, Circuit Judges."], ("Ash", "Birch", "Elm")),
        (["Before", "", "Ash, Chief Judge,", "Birch and Elm, Circuit Judges."], ("Ash", "Birch", "Elm")),
        (["Before: Ann B. Ash, Jr., and Bo J.", "Elm, Circuit Judges."], ("Ann B. Ash Jr.", "Bo J. Elm")),
        (["Present: Ash, C.J., Birch, & Elm, JJ."], ("Ash", "Birch", "Elm")),
        (["Ann Ash, P.J., Bo Birch, J., and Cy Elm, J."], ("Ann Ash", "Bo Birch", "Cy Elm")),
        (["Present: Judges Ash, Birch and Elm", "", "MEMORANDUM OPINION"], ("Ash", "Birch", "Elm")),
        (["Before the Court is the motion of Ash to dismiss the complaint."], ()),
    ],
)
def test_panels(lines: list[str], names: tuple[str, ...]) -> None:
    assert head_panel(lines) == names


def test_who_wrote() -> None:
    assert byline(["ELINOR ASH, District Judge."]) == "ELINOR ASH"
    assert byline(["ASH, J. February 4, 2020"]) == "ASH"
    assert byline(["Opinion by Judge Ash"]) == "Ash"
    assert byline(["Ash moved to dismiss, and the judge agreed with her on all points."]) is None
    assert authors("JUSTICE ASH delivered the opinion of the Court.", []) == ("ASH",)
    assert inline_byline("ASH, J. — This case is about a pier.") == "ASH"
    assert inline_byline("JUSTICE ASH: The pier burnt.") == "ASH"
    assert inline_byline("The pier burnt.") is None
    assert opening_byline(["Cy Elm, of Ashby, for Petitioner.", "JUSTICE ASH: The pier burnt."]) == "ASH"
    assert opening_byline(["Cy Elm, of Ashby, for Petitioner.", "Judge Ash: The pier burnt."]) is None


def test_a_full_bench_named_at_the_end() -> None:
    assert concurring(rows("ASH, C.J., BIRCH, ELM and OAK, JJ., concur.")) == ("ASH", "BIRCH", "ELM", "OAK")


def test_a_panel_named_at_the_end() -> None:
    named = concurring(rows("The judgment is affirmed.\n\nASH, J.\nWe concur:\nBIRCH, P. J.\nELM, J.\n"))
    assert named == ("ASH", "BIRCH", "ELM")
    assert panel_of("ASH", named) == ("ASH", "BIRCH", "ELM")
    assert panel_of("ASH", (*named, "OAK", "FIR")) == ("ASH",), "a full bench is no panel"


@pytest.mark.parametrize("text", ["ORDER", "O R D E R", "Memorandum Opinion", "OPINION AND ORDER", "MEMORANDUM OPlNlON"])
def test_titles(text: str) -> None:
    assert is_title(text)


@pytest.mark.parametrize(
    "text",
    [
        "Opinion by Judge Ash",
        "OPINION OF THE COURT",
        "Opinion filed May 1, 2020",
        "The order was entered by the court",
        "BEFORE THE COURT is Defendants' Motion for a Protective Order (ECF No. 4), filed with Defendants' Motion to Stay.",
    ],
)
def test_what_is_no_title(text: str) -> None:
    assert not is_title(text)


def cells(*texts: str) -> list[Cell]:
    return [Cell(text, 40, 80, i) for i, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("texts", "title"),
    [
        (
            ("No. 1", "ORDER GRANTING", "ASH, INC.’S MOTION FOR A", "PRELIMINARY INJUNCTION"),
            "ORDER GRANTING ASH, INC.’S MOTION FOR A PRELIMINARY INJUNCTION",
        ),
        (("ORDER SEALING DKT. NOS. 9,", "14, AND 18", "Re: Dkt. Nos. 9, 14, 18"), "ORDER SEALING DKT. NOS. 9, 14, AND 18"),
        (
            ("ORDER ON LIBRARY", "(Doc. No. 6)", "ORDER TO SHOW CAUSE", "MAY 8, 2023 DEADLINE"),
            "ORDER ON LIBRARY ORDER TO SHOW CAUSE",
        ),
        (("MEMORANDUM OPINION", "I. BACKGROUND"), "MEMORANDUM OPINION"),
        (("ORDER AND JUDGMENT*", "Before ASH and ELM, Circuit Judges."), "ORDER AND JUDGMENT"),
        (("Memorandum Opinion", "This matter is before the court on her motion."), "Memorandum Opinion"),
        (("No. 1", "Filed"), None),
    ],
)
def test_a_title_over_its_lines(texts: tuple[str, ...], title: str | None) -> None:
    assert read_title(cells(*texts), [0] * len(texts))[0] == title


@pytest.mark.parametrize(
    ("printed", "role"),
    [
        ("Plaintiffs", "plaintiff"),
        ("Defendants – Appellees", "appellee"),
        ("Plaintiff, Appellant", "appellant"),
        ("Plaintiff and Respondent", "respondent"),
        ("Real Parties in Interest", "real party in interest"),
        ("Defendant/Counterclaimant", "defendant"),
        ("Employee", "employee"),
    ],
)
def test_roles(printed: str, role: str) -> None:
    assert role_of(printed) == role


def test_kinds_of_lines() -> None:
    kinds = {
        "v.": "versus",
        "Plaintiff,": "role",
        "In re:": "in-re",
        "UNITED STATES DISTRICT COURT": "court",
        "Civil Action No. 20-1": "number",
        "ORDER": "title",
        "Filed: May 1, 2020": "date",
        "Before ASH and ELM, Circuit Judges.": "panel",
        "ASH, District Judge.": "judge",
        "Appeal from the District Court": "history",
        "NOT FOR PUBLICATION": "notice",
        "311 F. Supp. 2d 772 (2004)": "cite",
        "ELINOR ASH,": "",
        "Elinor ASH, Petitioner": "",
        "P.O. Box 77960": "address",
        "tt tt tk": "noise",
    }
    assert {text: kind_of(text) for text in kinds} == kinds
