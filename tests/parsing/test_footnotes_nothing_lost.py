"""Whatever stands in a text: no word is lost to a note, no mark is cut twice, and time grows with length alone."""

import time
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model import Caption, FootnoteMark, Line, Order, Problem, Source
from generator.parsing.body import make_blocks
from generator.parsing.footnotes import lift_notes, tie_marks
from generator.parsing.furniture import take_furniture
from generator.parsing.ledger import find_lost_words
from generator.parsing.passages import Vocabulary

PIECES = st.sampled_from(
    """1 2 3 1. 2. (1) (2) [1] [2] \\[1\\]
    [FN1] [^1] [^1]: <sup>1</sup> ¹ ² ³ * ** \\* † ‡ l I ! ' ® 11 22 0F 1F . NOTES Footnotes
    (...continued) The court word.1 word.2 word,1 word1 word.¹ word* word.[1] word[^2] 39]2 2019.3 § Rule No. See Id.
    U.S.C. F.3d and the ______ —————— - — “word”1 (word)2 *word*.1""".split()
)
LINES = st.lists(PIECES, max_size=7).map(" ".join)
TEXTS = st.lists(st.one_of(LINES, st.sampled_from(["", "", "\f", "    ", "        1", "1", "2"])), max_size=40).map("\n".join)


def source_of(text: str, markdown: bool) -> Source:
    page, lines = 1, []
    for number, line in enumerate(text.split("\n"), 1):
        page += line.count("\f")
        lines.append(Line(number, page if "\f" in text else None, line.replace("\f", " ")))
    return Source("ash.txt", "0" * 64, "utf-8", "markdown" if markdown else "plain", tuple(lines))


def read(text: str, markdown: bool = False) -> Order:
    source, problems = source_of(text, markdown), list[Problem]()
    sheet = take_furniture(source)
    words = Vocabulary(sheet.rows)
    lifted = lift_notes(sheet.rows, sheet.furniture, markdown=markdown)
    draft = make_blocks(source, lifted.rows, words)
    tied = tie_marks(source, draft.blocks, lifted, words, problems.append)
    order = Order(source, Caption(), parts=draft.parts, body=tied.blocks, footnotes=tied.footnotes)
    return replace(order, furniture=sheet.furniture + draft.furniture + tied.furniture)


def check(order: Order) -> None:
    assert list(find_lost_words(order)) == []
    ids = [note.id for note in order.footnotes]
    assert len(ids) == len(set(ids))
    flows = dict(order.flows())
    cut = [s for p in flows.values() for s in p.spans if isinstance(s, FootnoteMark)]
    assert len({(s.line, s.column) for s in cut}) == len(cut)
    assert {s.note_id for s in cut} <= set(ids)
    for note in order.footnotes:
        assert all(any(s.note_id == note.id for s in flows[flow].marks()) for flow in note.marks)
        assert note.marks or not note.missing
    for passage in flows.values():
        assert all(0 <= s.offset <= len(passage.text) for s in passage.marks())


@given(TEXTS, st.booleans())
def test_no_word_is_lost_whatever_stands_there(text: str, markdown: bool) -> None:
    check(read(text, markdown))


SENTENCES = st.sampled_from(
    [
        "The court has read the papers that the parties filed in May and in June of this year",
        "The plaintiff does not dispute the date on which the clerk entered the first judgment",
        "Nothing in the statute says that the agency must answer a letter within a fixed time",
    ]
)
TREES = "- ash birch cedar elm fir hazel juniper larch maple oak pine rowan spruce willow yew".split()
SHAPES = st.sampled_from([("{}", "{} "), ("{}", "{}"), (" {}", "{}\n  "), ("[{}]", "[{}] "), ("[^{}]", "[^{}]: ")])


@given(st.lists(st.lists(SENTENCES, min_size=1, max_size=3), min_size=1, max_size=5), SHAPES)
def test_every_note_of_every_page_is_tied(pages: list[list[str]], shape: tuple[str, str]) -> None:
    count, text = 0, ""
    for page in pages:
        body, foot = "", ""
        for sentence in page:
            count += 1
            body += f"{sentence},\nand the {TREES[count]} says so too.{shape[0].format(count)}\n"
            foot += f"\n{shape[1].format(count)}See the brief on the {TREES[count]}, which cites the rule.\n"
        text += f"    {body}{foot}\f"
    order = read(text + "It is so ordered by the court on this day, and the clerk shall close the case.")
    check(order)
    assert [note.label for note in order.footnotes] == [str(n) for n in range(1, count + 1)]
    wanted = [f"See the brief on the {tree}, which cites the rule." for tree in TREES[1 : count + 1]]
    assert [note.text for note in order.footnotes] == wanted
    assert all(note.marks for note in order.footnotes)


WORST = {
    "notes at the foot": lambda n: "".join(f"The court considers it.{k} It goes on.\n\n{k} See it.\n\f" for k in range(1, n)),
    "notes at the end": lambda n: "\n".join([*(f"It is so.[{k}]" for k in range(n)), "NOTES", *(f"[{k}] See." for k in range(n))]),
    "ones": lambda n: "1 1 1 1 1 1 1 1 1 1\n" * n,
    "one line": lambda n: "word.1 " * n * 5,
    "asterisks": lambda n: "* See it.*\n" * n,
    "misread": lambda n: "The Treasury,l says\nlPursuant to it\n" * n,
    "stops": lambda n: ". See word.1\n" * n,
}


@pytest.mark.parametrize("shape", WORST)
def test_time_grows_with_length_alone(shape: str) -> None:
    def seconds(n: int) -> float:
        source = source_of(WORST[shape](n), markdown=False)
        rows = take_furniture(source).rows
        best = 9.0
        for _ in range(3):
            start = time.process_time()
            lift_notes(rows)
            best = min(best, time.process_time() - start)
        return best

    assert seconds(3200) < 0.3 + 24 * seconds(400)  # 8 times the length; room for a busy machine
