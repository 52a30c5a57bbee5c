"""Notes and their marks in invented orders, one sample for each shape in which courts set them and converters spoil them."""

from dataclasses import replace

import pytest

from generator.model import Caption, Footnote, Line, Order, ParagraphBreak, Problem, Source
from generator.parsing.body import make_blocks
from generator.parsing.footnotes import lift_notes, tie_marks
from generator.parsing.furniture import take_furniture
from generator.parsing.ledger import find_lost_words
from generator.parsing.passages import Vocabulary


def source_of(text: str, markdown: bool = False) -> Source:
    """`\\f` stands for a page's end, before the first line of the next."""
    page, lines = 1, []
    for number, line in enumerate(text.strip("\n").split("\n"), 1):
        page += line.count("\f")
        lines.append(Line(number, page if "\f" in text else None, line.replace("\f", "")))
    return Source("ash.txt", "0" * 64, "utf-8", "markdown" if markdown else "plain", tuple(lines))


def read(text: str, markdown: bool = False) -> tuple[Order, list[Problem]]:
    """The body and notes of a text without a caption; checked on the way: no word of it is lost."""
    source, problems = source_of(text, markdown), list[Problem]()
    sheet = take_furniture(source)
    words = Vocabulary(sheet.rows)
    lifted = lift_notes(sheet.rows, sheet.furniture, markdown=markdown)
    draft = make_blocks(source, lifted.rows, words)
    tied = tie_marks(source, draft.blocks, lifted, words, problems.append)
    order = Order(source, Caption(), parts=draft.parts, body=tied.blocks, footnotes=tied.footnotes)
    order = replace(order, furniture=sheet.furniture + draft.furniture + tied.furniture)
    assert list(find_lost_words(order)) == []
    return order, problems


def marks(order: Order) -> list[tuple[str, str]]:
    """(label, last words before it) of every mark in the body and the notes."""
    return [(m.label, " ".join(p.text[: m.offset].split()[-2:])) for _, p in order.flows() for m in p.marks()]


def notes(order: Order) -> list[tuple[str, str | None]]:
    return [(n.label, n.text) for n in order.footnotes]


FOOT = """\
    The company moved to dismiss the complaint, and the court heard argument on
the motion.{0} It then took the motion under advisement, and it now turns to the
question whether the complaint states a claim on which relief may be had, as the

{1} See Ash v. Birch, 12 F.3d 345, 347 (2d Cir. 1999).
\fparties agree that it must. The motion is granted for the reasons that the court
gave in its order of June 2, and the clerk shall enter judgment for the company.
"""


@pytest.mark.parametrize(
    ("mark", "label"),
    [
        ("1", "1"),
        (" 1", "1"),
        ("1", "1\n "),
        ("¹", "¹"),
        ("[1]", "[1]"),
        ("(1)", "(1)"),
        ("*", "*"),
        ("†", "†"),
        ("[^1]", "[^1]:"),
        ("<sup>1</sup>", "<sup>1</sup>"),
        ("1", "1."),
        ("[FN1]", "[FN1]"),
    ],
)
def test_a_note_at_the_foot_of_a_page_leaves_its_paragraph_whole(mark: str, label: str) -> None:
    order, problems = read(FOOT.format(mark, label))
    name = label.strip("[]^:().\n ").replace("FN", "").replace("¹", "1").replace("<sup>1</sup>", "1")
    assert notes(order) == [(name, "See Ash v. Birch, 12 F.3d 345, 347 (2d Cir. 1999).")]
    assert marks(order) == [(name, "the motion.")]
    assert any("as the parties agree that it must." in b.text for b in order.body)
    assert not problems


def test_a_label_glued_to_its_note_and_marks_behind_commas_and_brackets() -> None:
    order, problems = read("""\
    The plaintiff sues for trespass (Count II),1 for waste, and for an accounting of
the rents.2 The answer denies each count, and it raises the statute of limitations.

    1The plaintiff has since withdrawn this count.

    2See Complaint at 4.
\fThe court therefore takes up the second count alone, and it does so on the papers.
""")
    assert notes(order) == [("1", "The plaintiff has since withdrawn this count."), ("2", "See Complaint at 4.")]
    assert marks(order) == [("1", "(Count II),"), ("2", "the rents.")]
    assert not problems


def test_a_note_without_a_blank_line_around_it_ends_where_the_cut_sentence_goes_on() -> None:
    order, _ = read("""\
The insurer says that the amount in controversy is met, as the responses show.1 In

1 The notice of removal says that the insured seeks 143,000 dollars in damages. The
court takes this for an error.
contrast, the insured says that he seeks no more than 75,000 dollars, and he moves
for remand. The court agrees with him.
""")
    assert notes(order)[0][1] == (
        "The notice of removal says that the insured seeks 143,000 dollars in damages. The court takes this for an error."
    )
    assert "as the responses show. In contrast, the insured says" in order.body[0].text


def test_a_note_runs_over_to_the_next_foot() -> None:
    order, _ = read("""\
    The lease was signed in May, and the tenant took possession in June of the same
year.1 The roof leaked from the first week on, and the tenant wrote to the landlord

    1 The parties dispute the date. The tenant says that he moved in on the first of
June, while the landlord, who was abroad in those weeks, says that nobody was in the
\fthree times before he withheld the rent. The landlord did not answer any of these
letters, and he did not send anybody to look at the roof before the end of August.
He sued for the rent in September.

house before the tenth. Nothing turns on it.
\fThe court finds for the tenant, and it dismisses the complaint with prejudice today.
""")
    note = order.footnotes[0].text or ""
    assert note.endswith("says that nobody was in the house before the tenth. Nothing turns on it.")
    assert any("wrote to the landlord three times before" in b.text for b in order.body)


def test_continued_notes_join_and_what_the_page_says_of_it_is_furniture() -> None:
    order, _ = read("""\
    The tax was assessed in May, and the return was filed a year later, in June.3 The
service then moved for summary judgment.
    3
     In the end, the service conceded that the debtor may be discharged of the
\f    The court granted judgment for the debtor, and it gave its reasons at length.
    3
      (...continued)
tax that was assessed on the return.
\fThe service appeals from that judgment, and the panel now affirms it in all respects.
""")
    whole = "In the end, the service conceded that the debtor may be discharged of the tax that was assessed on the return."
    assert ("3", whole) in notes(order)
    assert any("continued" in f.text for f in order.furniture)


def test_a_note_of_several_paragraphs() -> None:
    order, _ = read("""\
    The board met in May and it voted to close the school.1 The parents then sued the
board for an injunction.

    1 The minutes of the meeting are in evidence, and both the parties rely on them in
their briefs on the motion.
    The board objects to them as hearsay, but they are its own record, and its clerk has
sworn to them.
    The objection is overruled, and so is the one to the letter that the board's clerk
wrote to the parents.
\fThe injunction is denied, because the parents have shown no harm that would last.
""")
    breaks = [s for s in order.footnotes[0].passage.spans if isinstance(s, ParagraphBreak)] if order.footnotes[0].passage else []
    assert len(breaks) == 2


def test_marks_on_rows_of_their_own() -> None:
    order, problems = read("""\
By letter briefs,
1
the defendant seeks an order that quashes the subpoena to the court reporter.
1
The letter is dated July 14. Counsel filed another one on the next day.
\fThe motion is granted, and the hearing that was set for August is taken off calendar.
""")
    assert marks(order) == [("1", "letter briefs,")]
    assert order.footnotes[0].text == "The letter is dated July 14. Counsel filed another one on the next day."
    assert not problems


@pytest.mark.parametrize("heading", ["NOTES", "FOOTNOTES", "## NOTES", "Endnotes"])
def test_notes_collected_at_the_end(heading: str) -> None:
    order, problems = read(f"""\
The star guided mariners.[1] It is fixed, or nearly so,[2] and it does not set in our sky.

{heading}

[1] An ancient point of reference. It has two parts:

1. The name.

2. The place.

[2] See Ash v. Birch, 12 F.3d 345.
""")
    assert [label for label, _ in notes(order)] == ["1", "2"]
    assert marks(order) == [("1", "guided mariners."), ("2", "nearly so,")]
    assert (order.footnotes[0].text or "").endswith("2. The place.")
    assert not problems


def test_notes_whose_numbers_an_export_lost() -> None:
    order, problems = read("""\
The rule is an old one.1 It was laid down in the last century,2 and it has not changed since.

. See Ash v. Birch, 12 F.3d 345.

. Id. at 347.
""")
    assert notes(order) == [("1", "See Ash v. Birch, 12 F.3d 345."), ("2", "Id. at 347.")]
    assert marks(order) == [("1", "old one."), ("2", "last century,")]
    assert not problems


@pytest.mark.parametrize("label", ["{} ", "{}. ", "({}) ", "{}"])
def test_notes_collected_at_the_end_without_a_heading(label: str) -> None:
    mark = "({})" if label[0] == "(" else "{}"
    pages = "\f".join(
        f"    The court turns to the {tree} claim, and it finds that the claim was brought in time.{mark.format(n)} The plea in\n"
        f"bar is for that reason overruled, as it was in the case of the other plaintiff."
        for n, tree in enumerate(("ash", "birch", "cedar", "elm"), 1)
    )
    ends = "\n\n".join(f"{label.format(n)}See Exhibit {letter}." for n, letter in enumerate("ABCD", 1))
    order, problems = read(f"{pages}\nIt is so ordered.\n\f{ends}")
    assert notes(order) == [(str(n), f"See Exhibit {letter}.") for n, letter in enumerate("ABCD", 1)]
    assert len(marks(order)) == 4
    assert not problems


def test_labels_begin_again_in_a_separate_opinion() -> None:
    page = """\
    The judgment of the court below rests on the statute alone, and it was right to do
so.1 The statute leaves no room for the exception that the appellant would read into it.

    1 {}
\f"""
    order, problems = read(page.format("See the statute.") + page.format("See the dissent.") + "The rest is silence here.")
    assert [n.id for n in order.footnotes] == ["fn-1", "fn-1-2"]
    assert [label for label, _ in marks(order)] == ["1", "1"]
    assert not problems


def test_a_mark_whose_note_is_lacking_is_reported_once() -> None:
    order, problems = read("""\
Officials are immune from suit.¹ They argue that “discovery should wait.”² The court does not agree with them.³

¹See *Ash v. Birch*, 555 U.S. 223, 231 (2009).

³Docket 27 at 2.
""")
    assert notes(order) == [("1", "See *Ash v. Birch*, 555 U.S. 223, 231 (2009)."), ("2", None), ("3", "Docket 27 at 2.")]
    assert [p.code for p in problems] == ["note-missing"]
    assert order.footnotes[1].marks


def test_a_note_whose_mark_is_lacking_is_reported() -> None:
    order, problems = read("""\
    The lot was sold in May.1 The buyer paid in June, and the deed was recorded in the
same month. The seller moved out in July,3 and the buyer moved in a few days later.

    1 The deed is Exhibit A.

    2 The receipt is Exhibit B.

    3 The letter is Exhibit C.
\fThe court finds that the sale was complete in July, and that the risk had passed then.
""")
    assert [n.label for n in order.footnotes] == ["1", "2", "3"]
    assert [p.message for p in problems] == ["footnote 2 has no mark in the text"]


def test_marks_in_a_source_without_notes() -> None:
    order, problems = read("""\
Members of the delegation,11 who sued the secretary, ask for an injunction. See *id. § 20302(a)*.22 It is denied.33
""")
    assert [(label, missing) for label, missing in notes(order)] == [("1", None), ("2", None), ("3", None)]
    assert len(problems) == 3


def test_misread_figures_where_the_sequence_lacks_one() -> None:
    order, problems = read("""\
    The plaintiff sues the Secretary of the Treasury,l and she alleges that the agency
dismissed her for a reason that the statute forbids.2 The agency denies this outright.

        lPursuant to Rule 25(d), the present secretary takes the place of the former.

        2See Complaint at 7.
\fThe complaint is timely, and the motion to dismiss it is denied for that reason alone.
""")
    assert marks(order) == [("1", "the Treasury,"), ("2", "statute forbids.")]
    assert [n.label for n in order.footnotes] == ["1", "2"]
    assert not problems


def test_what_a_word_processor_leaves_of_a_mark_is_noise() -> None:
    order, _ = read("""\
    The trainer was charged with a breach of the rule.1 He asked for a hearing, and the
0F
arbitrator heard him in June.2 The board then took the case up of its own motion, and
1F
it stayed the sanction.

1 Decision at 4.

2 Id. at 6.
\fThe stay is lifted today, and the sanction takes effect on the first day of next month.
""")
    assert [f.text for f in order.furniture if f.kind == "noise"] == ["0F", "1F"]
    assert [n.label for n in order.footnotes] == ["1", "2"]


def test_a_note_may_mark_another() -> None:
    order, _ = read("""\
    The statute is clear in its terms.1 No court has read it otherwise in all these years.

    1 See the report,2 which says so too.

    2 Report at 7.
\fThe judgment is affirmed, and each party shall bear its own costs on this appeal.
""")
    assert order.footnotes[1].marks == ("fn-1",)


def test_markdown_within_notes_and_escaped_marks() -> None:
    order, problems = read(
        "The rule is old.\\[1\\] It holds.\n\n## NOTES\n\n\\[1\\] See *Ash v. Birch*, 12 F.3d 345.\n", markdown=True
    )
    assert notes(order) == [("1", "See Ash v. Birch, 12 F.3d 345.")]
    assert marks(order) == [("1", "is old.")]
    assert not problems


NO_MARKS = [
    "See § 3 of the Act",
    "a sum of 2004.3 million",
    "under Rule 12 of the rules",
    "as Page 2 shows",
    "the entry at [23] of the docket",
    "first, (1) the plea; second, (2) the oath",
    "an area of 10² metres or 5 m²",
    "See Doc. 5",
    "in Case No. 3",
    "in the year 2019",
    "12 F.3d 12",
    "on July 14",
    "after 3 years",
    "Exemption 5 applies",
    "28 U.S.C. § 636(b)(1)",
    "Count 2 fails",
    "the AGPLv3 licence",
    "at *4 of the opinion",
    "$1,500.00",
    "COVID-19",
    "from 1 to 2",
    "n.4",
]


@pytest.mark.parametrize("words", NO_MARKS)
def test_a_number_that_counts_or_names_is_no_mark(words: str) -> None:
    text = f"The court has read the papers, and it notes this: {words} and so it is here.\nIt is so ordered on this day.\n"
    order, problems = read(text)
    assert marks(order) == []
    assert order.footnotes == ()
    assert not problems


@pytest.mark.parametrize(
    "words",
    ["§ 1", "Rule 1", "1.1 million", "No. 1", "Page 1", "June 1", "(1)", "[1]", "Doc. 1", "1 F.3d 1", "1 year", "§ 12(b)(1)"],
)
def test_beside_a_real_note_a_number_stays_a_number(words: str) -> None:
    order, _ = read(FOOT.replace("the court heard argument", f"the court heard {words} of it").format("1", "1"))
    assert marks(order) == [("1", "the motion.")]


def test_rows_that_begin_with_a_number_are_no_notes() -> None:
    order, problems = read("""\
The standard is well settled. See Ash v. Birch, 439 F. Supp. 2d 14, 19 (D. Mass. 2001); Oak v. Elm,
17 F.3d 965 (7th Cir. 1994); see also the statute, which is codified in its present form at title
8 U.S.C. § 1252. The court hears argument on the first of May, in courtroom
1 The parties shall appear by counsel.

1. The motion is granted.

2. The clerk shall close the case.
""")
    assert order.footnotes == ()
    assert not problems


def test_ids_are_unique_and_marks_name_flows() -> None:
    page = "The clerk entered the judgment on that day.* It was then sent to the parties by mail.\n\n* Judge Ash took no part.\n\f"
    order, _ = read(page * 3 + "It is final.")
    ids = [n.id for n in order.footnotes]
    assert len(ids) == len(set(ids)) == 3
    flows = dict(order.flows())
    assert all(m in flows for n in order.footnotes for m in n.marks)


def test_footnote_is_missing_without_a_passage() -> None:
    assert Footnote("fn-1", "1", None).missing


def test_a_note_goes_on_behind_a_row_that_ends_within_a_citation_or_in_the_parenthesis_of_a_section() -> None:
    text = """\
The company moved to dismiss, and the time to oppose it ran out in May.1 The court held so in
the like case of Ash v. Birch, 2021 WL 2665, at

    1 Judge Elm gave notice that, pursuant to 28 U.S.C. § 636(b)(1) and Rule 72(b)
of the Federal Rules of Civil Procedure, it would run out then. See Fir Dep.
14:3-9. Nobody objected.
*1 (S.D.N.Y. June 29, 2021), which is the rule here, and it is not changed by what was said.
"""
    order, _ = read(text)
    assert order.footnotes[0].text is not None
    assert order.footnotes[0].text.endswith(
        "Rule 72(b) of the Federal Rules of Civil Procedure, it would run out then. See Fir Dep. 14:3-9. Nobody objected."
    )
    assert "2021 WL 2665, at *1 (S.D.N.Y." in order.body[0].text


SIGNED_PAGE = """\
       A county is liable only where a policy caused the injury, and the complaint tells of none.1 The
motion to dismiss the second claim is therefore granted with leave to amend.2 One incident alone is
no custom, as every court of appeals that was asked has held.3 The county is dismissed.

_______________________________
1
  The Court takes notice of the report, ECF No. 32-1.
2
  But see Oak v. Ash, 12 F.3d 345, 347 (2d Cir. 1999).
\f       The survival claim is pleaded by the successor in interest, and that is enough under the Code.

       For the foregoing reasons, IT IS HEREBY ORDERED that:

       1.     The motion to dismiss the first claim is DENIED.

       2.     The motion to dismiss the second claim is GRANTED.

       3.     Plaintiff shall file an amended complaint on or before March 15, 2024.

Dated: February 14, 2024

{0}______________________________
{0}MIRIAM K. OAK
{0}{1}
"""
THIRD_NOTE = """\


_______________________________
3
  Plaintiff asks in a footnote for leave to plead two further incidents. The Court
declines to consider it.
"""


@pytest.mark.parametrize("indent", ["", " " * 47])
@pytest.mark.parametrize("office", ["United States District Judge", "UNITED STATES MAGISTRATE JUDGE", "Clerk of Court"])
def test_the_line_that_a_judge_signs_on_is_no_rule_above_a_note(indent: str, office: str) -> None:
    order, problems = read(SIGNED_PAGE.format(indent, office) + THIRD_NOTE)
    assert [(label, (text or "")[-13:]) for label, text in notes(order)] == [
        ("1", "ECF No. 32-1."),
        ("2", "d Cir. 1999)."),
        ("3", "o consider it."[-13:]),
    ]
    assert order.body[-1].text == f"Dated: February 14, 2024 MIRIAM K. OAK {office}"
    assert problems == []


def test_an_item_of_the_decree_is_not_the_note_that_the_source_lacks() -> None:
    order, problems = read(SIGNED_PAGE.format(" " * 47, "United States District Judge"))
    assert [(label, text is None) for label, text in notes(order)] == [("1", False), ("2", False), ("3", True)]
    assert [problem.code for problem in problems] == ["note-missing"]
    assert [block.text[:2] for block in order.body if block.kind == "item"] == ["1.", "2.", "3."]
    assert ("3", "has held.") in marks(order)


def test_a_number_that_no_sentence_ends_before_is_no_mark_of_a_note_that_the_source_lacks() -> None:
    order, problems = read(
        SIGNED_PAGE.replace("held.3 The", "held in 3 of 4 cases. The").format("", "United States District Judge")
    )
    assert [label for label, _ in notes(order)] == ["1", "2"]
    assert problems == []
