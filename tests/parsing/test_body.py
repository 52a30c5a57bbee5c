"""The body of invented orders that imitate the ways in which courts set, and converters spoil, their text."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Block, Emphasis, Line, PageMark, ParagraphBreak, Problem, Source
from generator.parsing import parse_order
from generator.parsing.body import Draft, make_blocks
from generator.parsing.body.titles import NUMBERED
from generator.parsing.body.wording import cites_on
from generator.parsing.furniture import take_furniture
from generator.parsing.passages import Vocabulary


def source_of(text: str, markdown: bool = False) -> Source:
    lines: list[Line] = []
    page = 1 if "\f" in text else None
    for n, line in enumerate(text.split("\n"), 1):
        if page is not None:
            page += line.count("\f")
        lines.append(Line(n, page, line.replace("\f", "")))
    return Source("ash.txt", "0" * 64, "utf-8", "markdown" if markdown else "plain", tuple(lines))


def draft(text: str, markdown: bool = False) -> Draft:
    source = source_of(text, markdown)
    rows = take_furniture(source).rows
    return make_blocks(source, rows, Vocabulary(rows))


def told(text: str, markdown: bool = False) -> list[tuple[str, str]]:
    return [(b.kind, b.text) for b in draft(text, markdown).blocks]


def starts(text: str, markdown: bool = False) -> list[tuple[str, str]]:
    return [(kind, " ".join(words.split()[:3])) for kind, words in told(text, markdown)]


def of_kind(text: str, kind: str) -> list[str]:
    return [words for k, words in told(text) if k == kind]


PROSE = """\
The plaintiff filed this action in the month of May and has since then moved for
leave to amend her complaint twice, the second time after the close of all of the
discovery that the parties had agreed upon among themselves in the spring term.
"""


def double(text: str) -> str:
    return "\n\n".join(text.splitlines()) + "\n\n"


def indented(text: str, columns: int = 6) -> str:
    return " " * columns + text


def test_double_spaced_text_is_parted_by_first_lines_alone() -> None:
    text = double(indented(PROSE) * 1) + double(indented(PROSE)) + double(indented(PROSE))
    assert starts(text) == [("paragraph", "The plaintiff filed")] * 3


def test_blank_lines_in_the_middle_of_sentences_part_nothing() -> None:
    first, second, third = PROSE.splitlines()
    broken = f"   {first}\n\n{second}\n{third}\n"
    whole = f"   {first}\n{second}\n{third}\n"
    assert starts(broken + whole + broken + whole) == [("paragraph", "The plaintiff filed")] * 4


def test_where_nothing_is_set_in_a_short_last_line_tells() -> None:
    short = "The court denied the first of these motions in its order entered late in June and\nsaid why.\n"
    assert starts((PROSE.rstrip() + "\n" + short) * 3)[1] == ("paragraph", "The plaintiff filed")
    assert len(told((short + PROSE) * 3)) >= 4


@pytest.mark.parametrize(
    "opening", ["U.S. Bank then filed", "P.J. Elm then filed", "Ohio Cas. Ins. Co. filed", "Chas. Elm then filed"]
)
@pytest.mark.parametrize(
    "ending", ["It was sold to Acme Corp.", "He was never an agent of the\nfirm, and sold it all to Acme Corp."]
)
def test_a_first_line_set_in_parts_what_an_abbreviation_may_join(opening: str, ending: str) -> None:
    text = indented(PROSE) * 2 + indented(ending + "\n") + indented(f"{opening} a paper of its own{PROSE[13:]}") + indented(PROSE)
    begun = [" ".join(words.split()[:3]) for words in (ending, opening)]
    assert [words for _, words in starts(text)] == [*["The plaintiff filed"] * 2, *begun, "The plaintiff filed"]


def test_a_citation_goes_on_where_nothing_is_set_in() -> None:
    first = indented(PROSE.splitlines()[0])
    rest = "leave to amend it. The second time was after the close of Moe v. Pacific Acme Corp."
    assert len(told(f"{first}\n{rest}\nU.S. Bank, 12 F.3d 45, and of others.\n" * 4)) == 4


def test_an_indent_of_one_column_is_a_habit_too() -> None:
    text = "".join(f" {PROSE}The last line is short.\n" for _ in range(4))
    assert len(told(text)) == 4


def test_one_line_is_one_paragraph_in_text_from_a_web_page() -> None:
    line = "The court finds that the motion of the defendant was made too late to be heard, and that no cause is shown for it. "
    text = "\n\n".join([line * 3] * 5)
    assert len(told(text)) == 5


def test_a_page_break_joins_and_is_marked() -> None:
    first, second, third = PROSE.splitlines()
    text = indented(PROSE) * 3 + f"      {first}\n{second}\n\f{third}\n" + indented(PROSE) * 2
    blocks = draft(text).blocks
    assert len(blocks) == 6
    assert [s for s in blocks[3].passage.spans if isinstance(s, PageMark)] == [PageMark(len(first) + len(second) + 2, 2, "2")]
    assert (blocks[3].page, blocks[4].page) == (1, 2)


QUOTE = """\
          No person shall be held to answer for the fee unless the
          clerk has sent notice of it, and the notice was received
          by that person before the fee fell due.
"""


def test_a_quote_is_set_off_and_the_text_after_it_is_a_paragraph() -> None:
    text = (
        indented(PROSE) * 2
        + "      The rule says that\n"
        + QUOTE
        + "Rule 4. It applies here as well as it does there, for the reasons already\ngiven above.\n"
        + indented(PROSE)
    )
    assert [k for k, _ in told(text)] == ["paragraph", "paragraph", "paragraph", "quote", "paragraph", "paragraph"]


def test_a_list_that_is_quoted_is_of_its_quote() -> None:
    quoted = QUOTE.replace("fell due.", "fell due:") + "          a. A fee for a copy.\n          b. A fee for a search.\n"
    text = (
        indented(PROSE) * 2
        + "      The rule says that\n"
        + quoted
        + "Rule 4. It applies here as well as it does there, for the reasons already\ngiven above.\n"
        + indented(PROSE)
    )
    quotes = [b for b in draft(text).blocks if b.kind == "quote"]
    assert [[b.text[s.offset :][:2] for s in b.passage.spans if isinstance(s, ParagraphBreak)] for b in quotes] == [["a.", "b."]]


def test_headings_with_numbers_capitals_and_the_middle_of_the_line() -> None:
    text = (
        indented(PROSE) + "\n" + " " * 30 + "I. BACKGROUND\n\n" + indented(PROSE) + "\nII. Discussion\n\n" + indented(PROSE)
        + "\n   A. The Motion to Amend Was Made Too Late and Without\n      Good Cause\n\n"
        + indented(PROSE)
        + "\n"
        + " " * 32
        + "Conclusion\n\n"
        + indented(PROSE)
    )  # fmt: skip
    assert of_kind(text, "heading") == [
        "I. BACKGROUND", "II. Discussion", "A. The Motion to Amend Was Made Too Late and Without Good Cause", "Conclusion",
    ]  # fmt: skip


def test_no_heading_is_made_of_a_citation_a_list_or_a_last_line() -> None:
    text = (
        PROSE.rstrip()
        + " See\nF. Ash & Sons v. Birch, 12 F.2d 34 (1926).\n"
        + PROSE
        + "\nThe parties shall:\n\n1. Meet and Confer\n2. File a Report\n\n"
        + PROSE
    )
    assert of_kind(text, "heading") == []


def test_levels_follow_the_order_in_which_ranks_appear() -> None:
    text = "\n\n".join(["I. FACTS", PROSE, "A. The Lease", PROSE, "B. The Notice", PROSE, "II. LAW", PROSE])
    assert [b.level for b in draft(text).blocks if b.kind == "heading"] == [2, 3, 3, 2]


def test_a_number_alone_joins_its_title() -> None:
    assert "I. INTRODUCTION" in of_kind(PROSE + "\nI.\nINTRODUCTION\n\n" + PROSE, "heading")


def test_items_follow_their_numbers_and_hold_their_further_lines() -> None:
    text = (
        PROSE + "\nThe court therefore orders as follows:\n\n"
        "(a) The motion is denied in so far as it asks for leave to amend the\n"
        "    complaint once more;\n"
        "(b) The clerk shall close the case.\n\n" + PROSE
    )
    assert starts(text)[2:4] == [("item", "(a) The motion"), ("item", "(b) The clerk")]


def test_an_items_number_parted_from_its_words_joins_them() -> None:
    text = PROSE + "IT IS HEREBY ORDERED:\n\n(a)\n\nThat the motion is denied; and\n\n(b)\n\nThat the case is closed.\n\n" + PROSE
    assert of_kind(text, "item") == ["(a) That the motion is denied; and", "(b) That the case is closed."]


def test_lists_within_lists_have_levels() -> None:
    text = (
        PROSE + "\nThe court orders:\n\n1. The motion is denied;\n\n(a) as to the lease; and\n\n"
        "(b) as to the notice.\n\n2. The case is closed.\n\n" + PROSE
    )
    assert [(b.text[:3], b.level) for b in draft(text).blocks if b.kind == "item"] == [
        ("1. ", 1),
        ("(a)", 2),
        ("(b)", 2),
        ("2. ", 1),
    ]


def test_so_ordered_stands_alone_and_the_signature_is_one_block() -> None:
    text = (
        indented(PROSE) * 2 + "      IT IS SO ORDERED.\n      Dated: May 3, 2021\n                 /s/ Ann Ash\n"
        "                 ANN ASH\n                 United States District Judge\n"
    )
    assert told(text)[-2:] == [
        ("paragraph", "IT IS SO ORDERED."),
        ("signature", "Dated: May 3, 2021 /s/ Ann Ash ANN ASH United States District Judge"),
    ]


def test_the_last_words_of_a_paragraph_are_no_signature() -> None:
    text = (
        PROSE * 2 + "IV. Conclusion\nThe Court, accordingly, will grant the motion. An order so stating\n"
        "will issue this day.\n/s/ Ann Ash\nANN ASH\nChief Judge\n"
    )
    assert told(text)[-3:] == [
        ("heading", "IV. Conclusion"),
        ("paragraph", "The Court, accordingly, will grant the motion. An order so stating will issue this day."),
        ("signature", "/s/ Ann Ash ANN ASH Chief Judge"),
    ]


def test_paragraphs_numbered_in_the_margin() -> None:
    text = "".join(double(f"¶{n}     {PROSE}") for n in range(1, 5))
    assert [w[:2] for w in of_kind(text, "paragraph")] == ["¶1", "¶2", "¶3", "¶4"]


def test_what_is_attached_is_a_part_with_ids_of_its_own() -> None:
    text = (
        indented(PROSE) * 2 + "\n\n                         APPENDIX A\n\n1. Lease of the mill\n2. Notice of March 4\n\n"
        "\n                    CERTIFICATE OF SERVICE\n\nAnn Ash      X   12 Mill Road\n"
        "Ben Birch        4 Elm Street\n"
    )
    result = draft(text)
    assert [(p.kind, p.prefix) for p in result.parts] == [
        ("main", ""),
        ("appendix", "appendix-a-"),
        ("certificate", "certificate-"),
    ]
    assert [b.id for b in result.blocks if b.part == 1] == ["appendix-a-appendix-a", "appendix-a-p1"]
    assert all(b.kind == "verbatim" for b in result.blocks if b.part and b.kind != "heading")


def test_a_dissent_is_a_part() -> None:
    text = indented(PROSE) * 3 + "\n\nASH, J., dissenting.\n\n" + indented(PROSE) * 3
    result = draft(text)
    assert [(p.kind, p.prefix) for p in result.parts] == [("main", ""), ("dissent", "dissent-")]
    assert [b.id for b in result.blocks if b.part][:2] == ["dissent-ash-j-dissenting", "dissent-p1"]


def test_markdown_says_what_is_a_heading_a_quote_and_emphasis() -> None:
    line = "The court in *Ash v. Birch* held that the motion must be denied, as it was made too late and without any cause. "
    text = f"## FACTS\n\n{line * 3}\n\n> {line}\n\n**Discussion**\n\n{line * 3}\n"
    assert [k for k, _ in told(text, markdown=True)] == ["heading", "paragraph", "quote", "heading", "paragraph"]
    block = draft(text, markdown=True).blocks[1]
    assert [block.text[s.start : s.end] for s in block.passage.spans if isinstance(s, Emphasis)] == ["Ash v. Birch"] * 3


def test_a_table_is_kept_and_justified_text_is_none() -> None:
    table = (
        "Firm            Fees          Total\nAsh & Birch     $5,965.49     $7,913.22\n"
        "Elm LLP         $1,400.00     $1,947.73\nOak             $90.00        $120.00\n"
    )
    text = PROSE + "\n" + table + "\n" + PROSE
    assert [k for k, _ in told(text)] == ["paragraph", "table", "paragraph"]
    spread = (
        PROSE.replace("in the month", "in   the   month")
        .replace("the second", "the   second")
        .replace("agreed upon", "agreed   upon")
    )
    assert {k for k, _ in told(spread * 4)} == {"paragraph"}


def test_a_divider_parts() -> None:
    assert [k for k, _ in told(indented(PROSE) + "\n              *   *   *\n\n" + indented(PROSE))] == ["paragraph"] * 3


def test_a_star_page_within_a_line_marks_its_place() -> None:
    line = "The court finds that the motion was made *774 too late to be heard, and that no cause is shown for it by anyone. "
    blocks = draft("\n\n".join([line + line.replace("774", "775")] * 3)).blocks
    marks = [s for s in blocks[0].passage.spans if isinstance(s, PageMark)]
    assert [(m.label, blocks[0].text[m.offset :].split()[0]) for m in marks] == [("*774", "too"), ("*775", "too")]


FRAGMENTS = st.sampled_from(
    ["The court finds that", "it is", "I.", "A. The Law", "(a)", "1.", "¶ 3", "  ", "SO ORDERED.",
    "/s/ Ann Ash", "Dated: May 3", "\f", "", "",
     "          quoted words here", "* * *", "*773", "**bold", "*it*", "[a](b/c)", "> q", "# H",
     "consid-", "ered", "APPENDIX", "ASH, J., dissenting.", "12"]
)  # fmt: skip


@settings(max_examples=300)
@given(st.lists(FRAGMENTS, max_size=40), st.booleans())
def test_blocks_and_furniture_hold_every_word_once_under_ids_of_their_own(fragments: list[str], markdown: bool) -> None:
    source = source_of("\n".join(fragments), markdown)
    sheet = take_furniture(source)
    result = make_blocks(source, sheet.rows, Vocabulary(sheet.rows))
    assert len({b.id for b in result.blocks}) == len(result.blocks)
    held = [place for b in result.blocks for place in places(b)]
    held += [(f.line, i) for f in result.furniture for i in range(f.start, f.end)]
    assert len(held) == len(set(held))
    wanted = {(row.number, row.column + i) for row in sheet.rows for i, ch in enumerate(row.text) if not ch.isspace()}
    assert wanted <= set(held)
    assert all(0 <= b.part < len(result.parts) for b in result.blocks)


LONG = PROSE.replace("\n", " ").strip()


def test_short_headings_of_a_text_whose_lines_are_paragraphs() -> None:
    titles = ("I. Background", "Search of the boat house", "B. Closely drawn", "26. The charter says this:")
    text = "\n\n".join(f"{title}\n\n{LONG}" for title in titles)
    assert of_kind(text, "heading") == ["I. Background", "Search of the boat house", "B. Closely drawn"]


def test_the_author_of_an_opinion_apart_named_over_two_lines() -> None:
    text = (
        indented(PROSE) * 3 + "   It is so ordered.\n\n  JUSTICE OAK, with whom JUSTICE FIR and\nJUSTICE YEW join, dissenting.\n\n"
    )
    made = draft(text + indented(PROSE) * 3)
    assert [part.kind for part in made.parts] == ["main", "dissent"]
    assert next(b.text for b in made.blocks if b.part) == "JUSTICE OAK, with whom JUSTICE FIR and JUSTICE YEW join, dissenting."


def test_a_certificate_is_prose_and_its_list_is_kept_as_set() -> None:
    certified = (
        "I hereby certify that a true and correct copy of the decision in the said case\nwas sent to the following on this day.\n\n"
    )
    text = indented(PROSE) * 3 + f"\n\n{' ' * 30}CERTIFICATE OF SERVICE\n\n{certified}"
    text += "".join(
        f"{name}      X      {n} Mill Road\n"
        for n, name in enumerate(["Ann Ash", "Bo Elm", "Cy Oak", "Di Fir", "Ed Yew", "Flo Ivy"])
    )
    assert [kind for kind, _ in told(text)][-3:] == ["heading", "paragraph", "verbatim"]


def test_what_is_left_above_notes_is_a_heading() -> None:
    assert told(f"{LONG}\n\n{LONG}\n\nNOTES")[-1] == ("heading", "NOTES")


def test_each_further_order_is_a_paragraph() -> None:
    text = (
        PROSE + "Upon this, it is this 9th day of May 2025, by the Court, a majority of its judges\n"
        "concurring,\nORDERED that the probation of the said respondent, which was imposed in May, is revoked, and\n"
        "that the said respondent is suspended from practice for thirty days; and it is further\n"
        "ORDERED that the Clerk of the Court shall give notice of it to all whom it may concern in law.\n"
    )
    assert told(text)[-1][1].startswith("ORDERED that the Clerk")


def test_one_line_orders_set_in_are_no_quote() -> None:
    four = " " * 4
    text = indented(PROSE, 4) * 3 + (
        f"{four}For the reasons stated herein:\n{four}IT IS on this 11th day of October 2022,\n"
        f"{four}ORDERED that the motion of the plaintiff is GRANTED; it is further\n"
        f"{four}ORDERED that the plaintiff shall return to this Court by filing a letter\nwithin thirty days.\n"
    )
    assert of_kind(text, "quote") == []
    assert told(text)[-1][1].startswith("ORDERED that the plaintiff shall")


def places(block: Block) -> list[tuple[int, int]]:
    held = [(s.line, s.column + i) for s in block.passage.segments for i in range(s.length)]
    return held + [(c.line, c.column + i) for c in block.passage.consumed for i in range(c.length)]


def test_a_very_long_line_takes_little_time() -> None:
    assert len(told("I. " + "A v. B, 1 U.S. 2. " * 50_000)) == 1
    assert NUMBERED.match("1" * 200_000) is None


def test_numbered_orders_under_their_lead_in_are_no_headings() -> None:
    text = f"""\
II. ORDER

{PROSE}
Based on the files, IT IS HEREBY ORDERED THAT:

1. Ash's Motion to Dismiss the Complaint [Doc. No. 37] is DENIED; and

2. Ash's Motion to Stay Further Discovery Pending Resolution of Motion to Dismiss Master Complaint is DENIED AS MOOT; and

3. The parties must show cause within ten days why this order should not be unsealed.

III. OTHER MATTERS

{PROSE}"""
    assert [k for k, _ in told(text)] == ["heading", "paragraph", "paragraph", "item", "item", "item", "heading", "paragraph"]


def test_a_signature_before_an_attached_order_keeps_its_lines() -> None:
    prose = " ".join(PROSE.split())
    text = "\n\n".join(
        [
            "**MEMORANDUM**",
            prose,
            "An appropriate order shall issue.",
            "/s/ Elinor B. Ash",
            "Elinor B. Ash",
            "United States District Judge",
            "Dated: May 2, 2022",
            "**ORDER**",
            prose,
            "/s/ Elinor B. Ash",
            "United States District Judge",
        ]
    )
    signatures = [b for b in draft(text, markdown=True).blocks if b.kind == "signature"]
    assert [len(b.passage.segments) for b in signatures] == [4, 2]


def test_a_certificate_of_counsel_is_no_line_of_the_signature_above_it() -> None:
    text = f"""\
{PROSE}
Respectfully submitted,
/s/ Elinor B. Ash
Counsel for Appellant
12 Elm Street
Austin, Texas 78702

I, Elinor B. Ash, Counsel for Appellant, certify that
the word count of this motion is 554.

{PROSE}
{PROSE}"""
    lines = "Respectfully submitted, /s/ Elinor B. Ash Counsel for Appellant 12 Elm Street Austin, Texas 78702"
    assert of_kind(text, "signature") == [lines]


def test_a_line_far_below_the_end_of_an_opinion_stands_for_itself() -> None:
    text = indented(PROSE) * 4 + " " * 60 + "AFFIRMED.\n\n\n\n\n" + " " * 30 + "2-5-10\n"
    assert [words for _, words in told(text)][-2:] == ["AFFIRMED.", "2-5-10"]


SUMMARY = """\
The lease of a mill was held to end with the last day of its term by the courts
below.

Held: The lease ended a day later, as the statute says and as the parties all
understood it. Pp. 2-6.

ASH, J., delivered the opinion for a unanimous Court.
"""
COURT_AGAIN = """\
SUPREME COURT OF THE UNITED STATES

                No. 11-889

     ELM MILL COMPANY, PETITIONER v. BEN
                BIRCH
   ON WRIT OF CERTIORARI TO THE UNITED STATES
               [June 13, 2013]

"""


def test_a_syllabus_is_a_part_and_captions_within_the_file_are_kept_as_set() -> None:
    text = (
        SUMMARY
        + "\n    NOTICE: This opinion is subject to formal revision before publication.\n\n\n"
        + COURT_AGAIN
        + "   JUSTICE ASH delivered the opinion of the Court.\n"
        + indented(PROSE, 3) * 3
        + "                  It is so ordered.\n\n\n"
        + COURT_AGAIN
        + "   JUSTICE ELM, concurring.\n"
        + indented(PROSE, 3) * 3
    )
    made = draft(text)
    assert [(p.kind, p.prefix) for p in made.parts] == [("syllabus", "syllabus-"), ("main", ""), ("concurrence", "concurrence-")]
    captions = [b for b in made.blocks if b.kind == "verbatim"]
    assert [(b.part, len(b.passage.segments)) for b in captions] == [(1, 6), (2, 6)]
    assert [b.text for b in made.blocks if b.kind == "heading"] == ["JUSTICE ELM, concurring."]
    assert next(b.text for b in made.blocks if b.part == 1).startswith("NOTICE")


def test_an_author_alone_above_i_dissent_opens_a_dissent() -> None:
    prose = " ".join(PROSE.split())
    text = "\n\n".join([prose, prose, "Affirmed.", "MR. JUSTICE ASH.", "I dissent, because the term had run.", prose])
    assert [p.kind for p in draft(text).parts] == ["main", "dissent"]


def test_letters_alone_above_a_full_line_are_headings_where_blank_lines_are_lost() -> None:
    text = PROSE * 2 + "I\nA\n" + PROSE * 2 + "B\n" + PROSE * 2
    assert of_kind(text, "heading") == ["I", "A", "B"]


def test_headings_that_are_numbered_in_the_margin_have_the_level_and_name_of_their_words() -> None:
    flat = "\n".join(PROSE.splitlines())
    text = f"¶ 1 {flat}\n¶ 2 I. BACKGROUND\n¶ 3 {flat}\n¶ 4 A. The Lease of the Mill\n¶ 5 {flat}\n¶ 6 II. ANALYSIS\n¶ 7 {flat}\n"
    headings = [b for b in draft(text).blocks if b.kind == "heading"]
    assert [(b.id, b.level, b.text) for b in headings] == [
        ("i-background", 2, "¶ 2 I. BACKGROUND"),
        ("a-the-lease-of-the-mill", 3, "¶ 4 A. The Lease of the Mill"),
        ("ii-analysis", 2, "¶ 6 II. ANALYSIS"),
    ]


def test_the_line_of_an_opinion_s_author_may_go_over_in_how_he_votes() -> None:
    text = (
        indented(PROSE, 3) * 3
        + "                  It is so ordered.\n\n"
        + "   JUSTICE ELM, concurring in the judgment in part and\ndissenting in part.\n"
        + indented(PROSE, 3) * 3
    )
    assert of_kind(text, "heading") == ["JUSTICE ELM, concurring in the judgment in part and dissenting in part."]


def test_no_note_goes_on_over_the_caption_of_an_opinion_apart() -> None:
    text = (
        indented(PROSE, 3)
        + "   The rule is old.1 It holds.\n"
        + indented(PROSE, 3) * 2
        + "                  It is so ordered.\n--------\n  1 We say nothing of the\nlimits of that rule.\n"
        + COURT_AGAIN
        + "   JUSTICE ELM, concurring.\n"
        + indented(PROSE, 3) * 3
    )
    problems: list[Problem] = []
    order = parse_order(source_of(text), problems.append)
    assert [n.text for n in order.footnotes] == ["We say nothing of the limits of that rule."]
    assert [p.kind for p in order.parts] == ["main", "concurrence"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the parties agree. Ash v. Birch, 45 S.", "Ct. 12, 14 n.3 (1925). The"),
        ("See Ash v. Low Cty.", "Sch. Dist., 22 A.3d 5, 7"),
        ("Ash v. Birch, 22 A.3d 5, 7 (Pa. Super. Ct.", "2011); Elm v. Fir, 7 A.3d 1"),
        ("he was told so. Id.", "¶ 25. He came again in May. Id. ¶ 26."),
        ("in the spring he was away. Smith Dep.", "14:3-9."),
        ("Ash v. Birch, 2020 WL 11223 (D. Or. Mar. 3, 2020);", "Elm v. Fir, 7 F.3d 1 (9th Cir. 1993)."),
        ("It was so held under the Fed. R. Civ. P.", "7.1(a)."),
    ],
)
def test_a_line_that_ends_within_a_citation_goes_on(before: str, after: str) -> None:
    assert cites_on(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("he was taken by surprise, and said so. Id.", "See Compl. ¶ 9. The court"),
        ("it may be heard under the Act.", "Mr. Ash, for the company, was heard"),
        ("the plan of Acme Corp.", "15 U.S.C. § 1605(c) says that the creditor"),
        ("he was away in the whole of May.", "2. He came in June"),
        ("the machine is that of Acme Corp.", "The plaintiff says otherwise"),
        ("CEDAR, J.", "¶ 1 The company appeals"),
        ("WHEREAS the order is of May 2, 2020;", "WHEREAS the company has paid"),
    ],
)
def test_a_line_that_ends_a_sentence_does_not(before: str, after: str) -> None:
    assert not cites_on(before, after)


def test_an_order_overleaf_in_small_letters_but_one_word_begins_a_paragraph() -> None:
    text = (
        PROSE
        + "so it was held. Elm v. Fir, 7 F.3d 1 (9th Cir. 1993).\n\fIt is ORDERED that the motion, which is late, is\nnot heard.\n"
    )
    assert told(text)[-1] == ("paragraph", "It is ORDERED that the motion, which is late, is not heard.")


@pytest.mark.parametrize(
    "paragraph",
    [
        """\
       Deputy Elm moves to stay discovery, ECF No. 70, pending his appeal from the order of the
Court in a related case, which was decided last summer. See Oak v. Birch, No.
3:19-cv-00025 (D. Alaska July 30, 2019). The parties agree that nothing else is at issue here, and
Deputy Elm adds that the motion turns on one question, whether he is in fact before this court. The
Court agrees. ECF No. 58, at 2.
""",
        """\
       Deputy Elm and the County of Linn move for a stay, ECF Nos. 70 and 71, for the reasons in
Oak v. Birch, No. 3:19-cv-00025 (D. Alaska July 30, 2019). Both motions are denied.
""",
        """\
       The parties have filed the motions and the papers that belong to them, as Oak v. Birch, No.
3:19-cv-00025 (D. Alaska July 30, 2019), had told them. Both motions are denied.
""",
    ],
)
def test_the_one_paragraph_of_a_short_order_is_whole_though_few_of_its_lines_go_on_in_small_letters(paragraph: str) -> None:
    text = f"{paragraph}\n       The motion to stay is DENIED.\n\n       IT IS SO ORDERED.\n"
    assert told(text)[:2] == [("paragraph", " ".join(paragraph.split())), ("paragraph", "The motion to stay is DENIED.")]


def test_where_a_line_is_a_paragraph_it_stays_one_though_the_next_stands_right_below() -> None:
    lines = ["The parties have filed the motions and papers that belong to them, and nothing else is at issue.", "Both are denied."]
    assert [text for _, text in told("\n".join(lines * 3))] == lines * 3
