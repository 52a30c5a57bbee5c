"""Where a sentence of legal text ends: each row a text with "|" where one sentence ends and the next begins."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.sentences import sentences

ROWS = [
    # ends
    ("The motion is denied. |The case is closed.", "a full stop before a capital"),
    ("Is the claim barred? |It is not! |The court goes on.", "question and exclamation"),
    ("The court called it “settled.” |The parties agree.", "a closing quote after the stop"),
    ("He relied on the lease (Ex. 4). |The lease says nothing.", "a bracket before the stop"),
    ("(See Doc. 12 at 3.) |The objection fails.", "a sentence in parentheses"),
    ("The rule was clear.[4] |The plaintiff knew it.", "a note's number after the stop"),
    ("It sued Marlow Holdings, Inc. |The company answered.", "Inc. before a word that opens a sentence"),
    ("The claim arises under 42 U.S.C. § 1983. |That section applies.", "a number before the stop"),
    ("See 28 U.S.C. |The statute controls.", "an abbreviation that may end a sentence, before The"),
    ("The hearing begins at 9 a.m. |All counsel shall attend.", "a.m. before a word that opens a sentence"),
    ("The lease is attached as Exhibit A. |Section 4 governs.", "a letter that names an exhibit"),
    ("The jury acquitted him on Count II. |Counts I and III remain.", "a numeral that names a count"),
    ("He asked for leave to amend. |Plaintiff's brief says why.", "amend, in small letters, is a word"),
    ("She lost all. |Nothing remained.", "all, in small letters, is a word"),
    ("Quimby v. Rosk, 812 F.3d 40 (9th Cir. 2016). |Plaintiffs do not respond.", "a citation and what follows"),
    ("Id. |Plaintiff disagrees.", "Id. alone"),
    ("The record ends there . . . . |The court stops too.", "four stops before a capital"),
    # does not end
    ("Rosk v. Quimby controls.", "v."),
    ("Quimby vs. Rosk controls.", "vs."),
    ("The motion (Dkt. No. 12) is denied.", "Dkt. No."),
    ("Dismissal under Fed. R. Civ. P. 12(b)(6) is proper.", "Fed. R. Civ. P."),
    ("The claim arises under 42 U.S.C. § 1983.", "U.S.C. before a section sign"),
    ("Mr. Adler and Dr. Ruiz testified.", "titles"),
    ("John A. Smith and R. B. Jones appeared.", "initials"),
    ("Marlow Holdings, Inc. and its agents are enjoined.", "Inc. before a small letter"),
    ("Marlow Co. Pension Trust moves to dismiss.", "Co. before a name"),
    ("The court (see Ex. 3. The lease is there) disagrees.", "within a parenthesis"),
    ("“Free . . . Speech” is quoted.", "three stops before a capital"),
    ("The clerk … The word is left out.", "an ellipsis stands for words"),
    ("1. The motion is granted.", "an item's number"),
    ("IV. Background", "a heading's numeral"),
    ("(a) The plea is accepted.", "an item's letter"),
    ("IT IS ORDERED: 1. The motion is granted.", "an item's number behind a colon"),
    ("Trial is set for Jan. 5, 2026, in Courtroom 4.", "a month"),
    ("Cal. Lab. Code § 226 applies.", "a state's code"),
    ("See Brewer, supra, at 4; cf. Hale, 12 P.3d at 8.", "cf. and reporters"),
    ("It cost $4.50 in all", "a figure, and no stop at the end"),
    ("All. for Nat. Health opposes.", "All., written large, is Alliance"),
    ("No. 24-cv-0101 is stayed.", "No. before a number"),
    ("The panel in Ex parte Moss, Jr. Ltd. agreed.", "closing abbreviations before names"),
]


@pytest.mark.parametrize(("marked", "why"), ROWS, ids=[why for _, why in ROWS])
def test_sentences(marked: str, why: str) -> None:
    wanted = [piece.strip() for piece in marked.split("|")]
    text = marked.replace("|", "")
    assert [text[a:b] for a, b in sentences(text)] == wanted, why


def test_nothing_gives_nothing() -> None:
    assert sentences("") == ()
    assert sentences("  \n ") == ()


WORDS = st.sampled_from(
    [
        "The",
        "court",
        "v.",
        "No.",
        "Inc.",
        "(see",
        "12)",
        "“so”",
        "end.",
        "Id.",
        "§",
        ". . .",
        "A.",
        "1.",
        "…",
        "“The",
        "it.”",
        "\n",
        "[4]",
    ]
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_every_character_lies_in_one_sentence(text: str) -> None:
    at = 0
    for start, end in sentences(text):
        assert at <= start < end <= len(text)
        assert not text[at:start].strip()
        assert text[start:end] == text[start:end].strip()
        at = end
    assert not text[at:].strip()


@pytest.mark.parametrize("piece", ["v. ", "(", "“", "1. ", ". ", "a.b", "Inc. Co. ", "((((.", "… "])
def test_time_grows_with_length_alone(piece: str) -> None:
    def seconds(count: int) -> float:
        text = piece * count
        begun = time.process_time()
        sentences(text)
        return time.process_time() - begun

    seconds(100)
    assert seconds(40_000) < 8 * max(seconds(10_000), 0.02)
