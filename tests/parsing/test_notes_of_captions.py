"""Notes whose mark stands in the caption as printed: they tie to it, and the page leads back to it."""

from dataclasses import replace

from generator.model import CAPTION, Problem
from generator.parsing import parse_order
from generator.reading.lines import make_source
from generator.rendering.flow import FlowWriter

SLIP = """\
                 UNITED STATES COURT OF APPEALS
                      FOR THE FIFTH CIRCUIT

                           No. 07-30999

UNITED STATES OF AMERICA,

                                          Plaintiff - Appellee
v.

ARLO BIRCHWOOD,

                                          Defendant - Appellant

             Appeal from the United States District Court
                 for the Western District of Louisiana

Before ASH, ROWAN, and ALDER, Circuit Judges.*
ROWAN, Circuit Judge:
       This case asks whether a district court may change a sentence while an
appeal of it is pending. We hold that it may, where the change does no harm to
the appeal. Birchwood pleaded guilty to one count of the indictment in the court
below, and was sentenced at the bottom of the range that the guidelines gave.
The judgment of the district court is AFFIRMED.

       *
         Judge Alder sits by designation.
"""


def test_a_mark_in_the_caption_is_no_lost_mark() -> None:
    problems: list[Problem] = []
    order = parse_order(make_source("birchwood.txt", b"", "utf-8", "plain", SLIP), problems.append)
    assert [(n.label, n.text, n.marks) for n in order.footnotes] == [("*", "Judge Alder sits by designation.", (CAPTION,))]
    assert [p.code for p in problems] == ["no-date"]


def test_the_note_leads_back_to_the_caption() -> None:
    order = parse_order(make_source("birchwood.txt", b"", "utf-8", "plain", SLIP), [].append)
    flow = FlowWriter(order)
    flow.body()
    assert 'href="#caption-name" role="doc-backlink"' in flow.endnotes()
    note = replace(order.footnotes[0], marks=())
    unmarked = FlowWriter(replace(order, footnotes=(note,)))
    unmarked.body()
    assert "No mark of this footnote" in unmarked.endnotes()
