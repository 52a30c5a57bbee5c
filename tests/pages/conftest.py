"""An invented order that has everything a page must be able to show, built by hand: no parsing stands between."""

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import replace

import pytest

from generator.config import Config
from generator.model import (
    Authority,
    Block,
    BlockKind,
    Caption,
    Case,
    Citation,
    CitationKind,
    Court,
    Editorial,
    Emphasis,
    Footnote,
    FootnoteMark,
    Furniture,
    Holding,
    Line,
    Order,
    Part,
    Party,
    Passage,
    PrintedLine,
    Source,
)
from generator.pages import order_pages
from generator.parsing.passages import Vocabulary, add_span, cut, join_rows
from generator.parsing.rows import Row
from generator.rendering import make_environment, render

TEXT = """\
Case 2:21-cv-00417-ABC Document 88 Filed 03/09/22 Page 1 of 3

                  UNITED STATES DISTRICT COURT
                  WESTERN DISTRICT OF COLUMBIANA

ELIZA B. THORNAPPLE and HOLLIS            )
GRAIN COMPANY, INC.,                      )   No. 2:21-cv-00417-ABC
                                          )
               Plaintiffs,                )   ORDER GRANTING IN PART
                                          )   MOTION TO COMPEL AND
       v.                                 )   SETTING A CONFERENCE
                                          )
THE “BELLWEATHER & SONS” PARTNERSHIP,     )   (Doc. Nos. 61, 64)
                                          )
               Defendant.                 )

IN RE SALTMARSH WATERWORKS LITIGATION

      The court has before it a motion to compel and, beside it, a motion
to seal.1 Both were argued on March 1. The defendant’s responses are evasive;
they were served late,2 and the privilege log that came with them says of four
hundred and eleven docu-

Case 2:21-cv-00417-ABC Document 88 Filed 03/09/22 Page 2 of 3

ments no more than “confidential.” See Harrow v. Gate, 512 F.3d 77,3 81 (9th Cir. 2008).

                              I. Discussion

A. The log

      Rule 26 asks for more.2 A log must say:

            The party must (i) expressly make the claim; and (ii) describe
            the nature of the documents.

                  And a quotation within it, set deeper.

      The remaining requests fall under four heads:
   1. Requests 3–9, about the grain elevators;
      (a) those of 2019 and
      (b) those of 2020, whose answers <b>were</b> “withdrawn”; and
   2. Requests 10 & 11.*

      Request      Answered     Log entries     Due
      3            yes          12              March 14
      9            no           399             March 28

      For these reasons the motion to compel (Doc. No. 61) is GRANTED IN PART
and DENIED IN PART, and the motion to seal is DENIED. A conference is set for April 4, 2022.

      Dated: March 9, 2022
                                          /s/ Ada B. Cole
                                          ADA B. COLE
                                          United States District Judge

1 The motion to seal concerns Exhibit C alone. It was filed by
the wrong event.

      It need not be filed again.4
3 Overruled on other grounds.
4 But see note 1.
* Request 11 was withdrawn.
9 A note whose mark the source has lost.
Case 2:21-cv-00417-ABC Document 88 Filed 03/09/22 Page 3 of 3
"""


class Typesetter:
    """Takes lines of the source by number, so that every word of a passage is traced to its place."""

    def __init__(self, text: str) -> None:
        self.lines = tuple(Line(n, None, line) for n, line in enumerate(text.split("\n"), 1))
        self.source = Source("thornapple.txt", hashlib.sha256(text.encode()).hexdigest(), "utf-8", "plain", self.lines)
        self.vocabulary = Vocabulary(self.rows(1, len(self.lines)))

    def at(self, words: str) -> int:
        """The first line that begins with these words."""
        return next(line.number for line in self.lines if line.text.strip().startswith(words))

    def rows(self, first: int, last: int, pages: Sequence[int] = ()) -> list[Row]:
        page = pages[0] if pages else None
        rows = []
        for line in self.lines[first - 1 : last]:
            words = line.text.strip()
            if words.startswith("Case 2:"):
                page = page + 1 if page else None
            elif words:
                column = len(line.text) - len(line.text.lstrip())
                rows.append(Row(line.number, page, column, words, column))
        return rows

    def passage(self, begins: str, lines: int = 1, pages: Sequence[int] = (), paragraphs: Sequence[int] = ()) -> Passage:
        first = self.at(begins)
        return join_rows(self.rows(first, first + lines - 1, pages), self.vocabulary, paragraphs)


def mark(passage: Passage, before: str, label: str, note: str) -> Passage:
    """The passage with the mark that stands behind `before` cut out."""
    at = passage.text.index(before + label) + len(before)
    line, column = passage.locate(at)
    return cut(passage, at, at + len(label), "mark", FootnoteMark(at, label, note, line, column))


def note(setter: Typesetter, begins: str, label: str, lines: int = 1, paragraphs: Sequence[int] = ()) -> Passage:
    return cut(setter.passage(begins, lines, paragraphs=paragraphs), 0, len(label), "label")


def emphasise(passage: Passage, words: str, style: str) -> Passage:
    at = passage.text.index(words)
    return add_span(passage, Emphasis(at, at + len(words), style))  # type: ignore[arg-type]


def cite(flow: str, passage: Passage, words: str, kind: CitationKind, authority: str | None, url: str | None) -> Citation:
    at = passage.text.index(words)
    return Citation(flow, at, at + len(words), words, kind, authority=authority, url=url)


def build() -> Order:
    s = Typesetter(TEXT)
    p1 = s.passage("The court has before it", 8, pages=(1,))
    p1 = mark(p1, "to seal.", "1", "fn-1")
    p1 = mark(p1, "served late,", "2", "fn-2")
    p1 = mark(p1, "512 F.3d 77,", "3", "fn-3")
    p1 = emphasise(p1, "See Harrow", "italic")
    p1 = emphasise(p1, "v. Gate, 512", "bold")
    p2 = mark(s.passage("Rule 26 asks"), "for more.", "2", "fn-2")
    item = mark(s.passage("2. Requests 10"), "& 11.", "*", "fn-s1")
    ruling = s.passage("For these reasons", 2)
    first = note(s, "1 The motion", "1", 4, (2,))
    first = mark(first, "filed again.", "4", "fn-4")
    blocks: list[tuple[str, BlockKind, Passage, int]] = [
        ("p1", "paragraph", p1, 0),
        ("i-discussion", "heading", emphasise(s.passage("I. Discussion"), "Discussion", "small caps"), 2),
        ("a-the-log", "heading", s.passage("A. The log"), 3),
        ("p2", "paragraph", p2, 0),
        ("p3", "quote", s.passage("The party must", 2), 1),
        ("p4", "quote", s.passage("And a quotation"), 2),
        ("p5", "paragraph", s.passage("The remaining requests"), 0),
        ("p6", "item", s.passage("1. Requests"), 1),
        ("p7", "item", s.passage("(a) those"), 2),
        ("p8", "item", s.passage("(b) those"), 2),
        ("p9", "item", item, 1),
        ("p10", "table", s.passage("Request      Answered", 3), 0),
        ("p11", "paragraph", ruling, 0),
        ("p12", "signature", s.passage("Dated:", 4), 0),
    ]
    pages = {"p1": 1}
    body = tuple(Block(anchor, kind, passage, level, pages.get(anchor, 2), 0) for anchor, kind, passage, level in blocks)
    notes = (
        Footnote("fn-1", "1", first, ("p1",)),
        Footnote("fn-2", "2", None, ("p1", "p2")),
        Footnote("fn-3", "3", note(s, "3 Overruled", "3"), ("p1",)),
        Footnote("fn-4", "4", note(s, "4 But see", "4"), ("fn-1",)),
        Footnote("fn-s1", "*", note(s, "* Request 11", "*"), ("p9",)),
        Footnote("fn-9", "9", note(s, "9 A note", "9"), ()),
    )
    granted = ruling.text.index("For these reasons")
    denied = ruling.text.index(" A conference")
    furniture = [
        Furniture(line.number, 0, len(line.text), "filing-stamp", line.text) for line in s.lines if line.text.startswith("Case 2:")
    ]
    printed = []
    for line in s.lines[2 : s.at("IN RE SALTMARSH")]:
        at = line.text.find(")", 42) if len(line.text) > 42 else -1
        if at == 42:
            furniture.append(Furniture(line.number, 42, 43, "caption-rule", ")"))
        for start, text in ((0, line.text[:42]), (43, line.text[43:])) if at == 42 else ((0, line.text),):
            if words := text.strip():
                printed.append(PrintedLine(line.number, start + len(text) - len(text.lstrip()), words))
    return Order(
        source=s.source,
        caption=Caption(
            Court("columwd", "United States District Court for the Western District of Columbiana"),
            (
                Case(
                    "Thornapple v. Bellweather & Sons",
                    ("2:21-cv-00417-ABC",),
                    (Party("ELIZA B. THORNAPPLE", "plaintiff"), Party("HOLLIS GRAIN COMPANY, INC.", "plaintiff")),
                ),
                Case("In re Saltmarsh Waterworks Litigation"),
            ),
            tuple(printed),
        ),
        docket_numbers=("2:21-cv-00417-ABC",),
        title="ORDER GRANTING IN PART MOTION TO COMPEL AND SETTING A CONFERENCE",
        date_filed="2022-03-09",
        judges=("ADA B. COLE",),
        parts=(Part("main", "", ""),),
        body=body,
        footnotes=notes,
        holdings=(
            Holding(
                "p11", granted, denied, ("granted in part", "denied in part", "denied"), "the motion to compel", operative=True
            ),
            Holding("p11", denied + 1, len(ruling.text), ("set",), None, operative=True),
            Holding("p2", 0, 22, ("ordered",), None, operative=False),
        ),
        citations=(
            cite("p1", p1, "512 F.3d 77, 81", "case", "512-f3d-77", "https://www.courtlistener.com/c/F.3d/512/77/?a=1&b=2"),
            cite("p2", p2, "Rule 26", "rule", "frcp-26", None),
            cite("p11", ruling, "Doc. No. 61", "docket", None, "javascript:alert(1)"),
        ),
        authorities=(
            Authority(
                "512-f3d-77", "case", "Harrow v. Gate", ("512 F.3d 77", "2008 WL 1"), "https://www.courtlistener.com/c/F.3d/512/77/"
            ),
            Authority("frcp-26", "rule", "Fed. R. Civ. P. 26"),
        ),
        furniture=tuple(furniture),
    )


@pytest.fixture(scope="session")
def rich_order() -> Order:
    """An order with two captions, notes of all kinds, quotes, lists, a table, a signature and hostile words."""
    return build()


@pytest.fixture(scope="session")
def edited_order(rich_order: Order) -> Order:
    """The same with what an editor may add."""
    headnote = "**Why it matters.** A log that says <script>alert(1)</script> is [none](https://example.org/a_b)."
    headnote += "\n\n# Big\n\n[x](javascript:x)"
    return replace(
        rich_order, editorial=Editorial(title="A log must say something", headnote=headnote, topics=("discovery",), noindex=True)
    )


@pytest.fixture(scope="session")
def draw() -> Callable[[Order], str]:
    """The HTML page of an order."""
    environment = make_environment()

    def html(order: Order) -> str:
        page = next(order_pages(order, "thornapple", Config(title="Orders", editor="A. Clerk", base_url="https://example.org/o")))
        return render(page, environment).decode()

    return html
