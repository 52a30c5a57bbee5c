"""Texts whose line ends were lost: invented ones, folded into one line as a data set folds an agency's decision."""

import time

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.model import Line, Problem, Source
from generator.parsing import parse_order
from generator.parsing.ledger import find_lost_words
from generator.parsing.unfolding import LONG, unfold

PARAGRAPH = """\
The appellant asks the full board to look again at the first decision, which
dismissed her appeal for lack of jurisdiction.  For the reasons that follow, it
is granted.  The judge found that she had made her disclosure in the usual way
of her duties at the mill, and that the agency had not known of it until later
in that year, when it ended her service.  Id. at 55."""
HEAD = (
    "UNITED STATES OF AMERICA\nMERIT BOARD\n"
    "Docket No. PH-12-1\nElinor Ash,\nAppellant,\nv.\nDepartment of Elms,\nAgency.\nAugust 17, 2023"
)


def source_of(text: str) -> Source:
    return Source("ash.txt", "0" * 64, "utf-8", "plain", tuple(Line(n, None, t) for n, t in enumerate(text.split("\n"), 1)))


def folded(paragraphs: int) -> str:
    """One line: line ends are two spaces, those of paragraphs five."""
    body = "     ".join(f"¶{n} " + "  ".join(PARAGRAPH.split("\n")) for n in range(1, paragraphs + 1))
    return "  ".join(HEAD.split("\n")) + "    OPINION AND ORDER  " + body.replace("¶3 ", "BACKGROUND  ¶3 ", 1)


def test_doubled_spaces_stand_for_the_line_ends_that_were_lost() -> None:
    problems: list[Problem] = []
    source = source_of(folded(12))
    order = parse_order(source, problems.append)
    assert order.source is source
    assert (order.date_filed, order.title) == ("2023-08-17", "OPINION AND ORDER")
    assert [b.text.split()[0] for b in order.body if b.kind == "paragraph"] == [f"¶{n}" for n in range(1, 13)]
    assert [b.text for b in order.body if b.kind == "heading"] == ["BACKGROUND"]
    assert all(source.line(s.line).text[s.column :].startswith(b.text[s.offset : s.offset + s.length])
               for b in order.body for s in b.passage.segments)  # fmt: skip
    assert not list(find_lost_words(order))


def test_margin_numbers_part_a_line_that_has_no_doubled_spaces() -> None:
    words = " ".join(PARAGRAPH.split())
    text = " ".join(f"[¶{n}] {words}" for n in range(1, 9)).replace("[¶4]", "DISCUSSION [¶4]")
    unfolded = unfold(source_of(text))
    assert unfolded is not None
    lines = [line.text.split()[0] for line in unfolded.source.lines if line.text]
    assert lines == ["[¶1]", "[¶2]", "[¶3]", "DISCUSSION", "[¶4]", "[¶5]", "[¶6]", "[¶7]", "[¶8]"]


def test_a_paragraph_cited_is_no_paragraph() -> None:
    text = "The court held so in Ash v. Birch, 2022 MSPB 42, ¶ 1. It held so again in ¶ 2 Of it, and in ¶ 3 There. " * 40
    assert unfold(source_of(text)) is None


def test_a_long_paragraph_with_two_spaces_between_sentences_stays_whole() -> None:
    text = ("The court denied the motion of the plaintiff for leave to amend.  She has asked for it again since.  " * 60).strip()
    assert unfold(source_of(text)) is None


def test_a_million_characters_take_no_longer_than_their_length_asks() -> None:
    for piece in ("a b  c ", "¶1 A ", "Ab  cd.  ", "AB CD. EF ", "   "):
        start = time.process_time()
        unfold(source_of(piece * (1_000_000 // len(piece))))
        assert time.process_time() - start < 5  # of this process alone: a busy machine fails nothing


@settings(max_examples=30, deadline=None)
@given(
    st.lists(
        st.sampled_from(["  ", "     ", " ", "¶1 A", "¶2 Be", "¶3 C", "word", "End.", "1", "FACTS", "v.", "No. 12-3"]),
        min_size=5,
        max_size=60,
    )
)
def test_no_word_is_lost(pieces: list[str]) -> None:
    text = "".join(pieces) * 6
    text *= LONG // max(1, len(text)) + 1
    problems: list[Problem] = []
    parse_order(source_of(text), problems.append)
    assert "words-lost" not in [p.code for p in problems]
