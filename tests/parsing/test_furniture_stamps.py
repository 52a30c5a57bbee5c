"""Filing stamps and clerks' stamps: what courts print on a page that is not theirs to say."""

import pytest

from generator.model import Furniture
from generator.parsing.furniture import take_furniture
from generator.parsing.rows import Sheet
from generator.reading.lines import make_source

STAMPS = [
    "Case 2:20-cv-00017-ABC-DEF Document 41 Filed 08/06/16 Page 1 of 5 Page ID #:371",
    "Case 2:20-cv-00017-ABC -DEF Document 19   Filed 05/12/12 Page 1 of 2",
    "Case 3:18-cv-00281-ABC-DEF Document 33 Filed 06/29/20 Page 2 of 8 PageID: 254",
    "Case 1:20-cv-00017-PLM-RSK ECF No. 12 filed 01/02/20 PageID.123 Page 1 of 4",
    "Case 1:20-cr-00044-XYZ ECF No. 17, PageID.<pageID> Filed 04/11/20 Page 1 of 1",
    "Case: 1:19-cv-00145-SJD Doc #: 12 Filed: 01/01/20 Page: 1 of 12 PAGEID #: 55",
    "Case 19-12345-abc Doc 12 Filed 01/01/20 Entered 01/01/20 12:00:00 Desc Main Document Page 1 of 5",
    "USDC IN/ND case 2:19-cv-00017-PPS document 12 filed 01/01/20 page 1 of 12",
    "Case3:12-cv-01234-SI Document45 Filed08/23/13 Page1 of 2",
    "Case 1 :09-cv-07123-XYZ Document 15 Filed 06/18/11 Page 1 of 2",
    "Case: 25-1234, 07/14/2025, DktEntry: 21.1, Page 1 of 2",
    "Case 22-1234, Document 101-1, 03/04/2023, 3456789, Page1 of 12",
    "Case: 20-1234 Document: 00117000001 Page: 1 Date Filed: 12/21/2020 Entry ID: 6300001",
    "Appellate Case: 21-123 Document: 010110000001 Date Filed: 01/12/2021 Page: 1",
    "USCA4 Appeal: 21-1234 Doc: 12 Filed: 01/01/2022 Pg: 1 of 12",
    "USCA11 Case: 20-12345 Date Filed: 01/01/2021 Page: 1 of 12",
    "USCA Case #21-1234 Document #1234567 Filed: 01/01/2021 Page 1 of 12",
    "Case: 25-4321 Page: 2 of 7 Filed: 04/13/2026",
    "NYSCEF DOC. NO. 12   RECEIVED NYSCEF: 01/02/2020",
    "FILED: TOLLAND COUNTY CLERK 01/02/2020 03:04 PM   INDEX NO. 123456/2020",
]

WORDS_OF_THE_COURT = [
    "Case 3:19-cv-00025 was filed first, and the motion is at Document 12.",
    "Case No. 3:19-cv-00025",
    "Case: the plaintiff's case rests on Document 4, filed on 01/02/2020, and on nothing else.",
    "Appeal: No. 12-3456",
    "Filed: June 12, 2025",
    "See Doc. 12 at 3.",
    "Case 3:19-cv-00025 and Case 3:19-cv-00036 are consolidated.",
]


def sheet(text: str) -> Sheet:
    return take_furniture(make_source("order.txt", text.encode(), "utf-8", "plain", text))


def texts(found: Sheet) -> list[str]:
    return [row.text for row in found.rows]


def of_kind(found: Sheet, kind: str) -> list[str]:
    return [piece.text for piece in found.furniture if piece.kind == kind]


@pytest.mark.parametrize("stamp", STAMPS)
def test_stamp_is_taken(stamp: str) -> None:
    found = sheet(f"{stamp}\n\nThe motion is granted.\n")
    assert texts(found) == ["The motion is granted."]
    assert found.furniture[0] == Furniture(1, 0, len(stamp), "filing-stamp", stamp)


@pytest.mark.parametrize("words", WORDS_OF_THE_COURT)
def test_words_that_resemble_a_stamp_stay(words: str) -> None:
    found = sheet(f"ORDER\n\n{words}\nThe motion is granted.\n")
    assert words in texts(found)
    assert not found.furniture


def test_stamp_torn_over_lines() -> None:
    pieces = ["Appellate Case: 21-123", "Document: 010110000001", "Date Filed: 01/12/2021", "Page: 1"]
    found = sheet("\n\n".join([*pieces[:3], "SOME COURT", pieces[3], "ORDER\nIt is so ordered.\n"]))
    assert texts(found) == ["SOME COURT", "ORDER", "It is so ordered."]
    assert of_kind(found, "filing-stamp") == pieces


def test_index_number_of_a_caption_is_no_stamp() -> None:
    stamp = "NYSCEF DOC. NO. 12      RECEIVED NYSCEF: 01/02/2020\nINDEX NO. 123456/2020\n"
    found = sheet(stamp + "\nDOE\nv.\nROE\n\nINDEX NO. 123456/2020\n")
    assert texts(found) == ["DOE", "v.", "ROE", "INDEX NO. 123456/2020"]


def test_stamp_in_markdown_with_the_feet_of_its_pages() -> None:
    page = "Case 1:20-cv-00017-AB Document 3 Filed 01/02/20 Page {0} of 2\n\nThe *motion* is denied on day {0}.\n\n- {0} -\n\n"
    text = page.format(1) + page.format(2)
    found = take_furniture(make_source("order.md", text.encode(), "utf-8", "markdown", text))
    assert texts(found) == ["The *motion* is denied on day 1.", "The *motion* is denied on day 2."]


def test_stamps_number_the_pages() -> None:
    page = "Case 1:20-cv-00017-AB Document 3 Filed 01/02/20 Page {} of 2\nThe court has read the papers of both sides.\n"
    found = sheet(page.format(1) + page.format(2))
    assert [row.page for row in found.rows] == [1, 2]


STAMP_BESIDE = """\
              Court of Appeals of Arcady
                                                                       Court of Appeals of Arcady

                                                                              FILED
                                                                        March 16, 2022
                                   No. 21-50498                          Ada B. Quillon
                                                                              Clerk

   Harriet Fennimore,
"""


def test_clerks_stamp_beside_the_caption() -> None:
    found = sheet(STAMP_BESIDE)
    assert texts(found)[-2:] == ["No. 21-50498", "Harriet Fennimore,"]
    assert of_kind(found, "filed-stamp")[-4:] == ["FILED", "March 16, 2022", "Ada B. Quillon", "Clerk"]


def test_clerks_stamp_without_columns() -> None:
    stamp = "FILED\nUnited States Court of Appeals\nTenth Circuit\n\n"
    rest = "FOR THE TENTH CIRCUIT\nIn re: QUILLON\nNo. 21-8\n\nMay 4, 2021\nAda B. Reeve\nClerk of Court\n\nORDER\n"
    found = sheet("COURT OF APPEALS\n\n" + stamp + rest)
    assert texts(found) == ["COURT OF APPEALS", "FOR THE TENTH CIRCUIT", "In re: QUILLON", "No. 21-8", "ORDER"]


def test_docket_number_beside_a_clerks_stamp_is_the_captions() -> None:
    text = f"{'FILED':>55}\n{'February 5, 2010':>60}\n\n{'Nos. 07-30815':>55}{'Ada B. Reeve':>30}\n{'Clerk':>80}\n\nDOE,\n"
    assert "Nos. 07-30815" in texts(sheet(text))


def test_served() -> None:
    found = sheet("See Doe v.\nServed 04/16/26\nRoe.\nServed on 04/16/26.\nHe was served 04/16/26\n")
    assert of_kind(found, "filed-stamp") == ["Served 04/16/26"]
    assert len(found.rows) == 4


def test_filed_as_a_word_stays() -> None:
    text = "The complaint was\nFILED\nlate, the clerk says.\n"
    assert texts(sheet(text)) == ["The complaint was", "FILED", "late, the clerk says."]
