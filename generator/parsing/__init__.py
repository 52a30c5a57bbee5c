"""Source → Order: the parts of a court's order.

The stages run in the order of `parse_order`, each handing on what it did not take:
furniture → caption → footnotes (lifted out of the pages) → body → marks tied to notes → parts and ids → holdings.
"""

from generator.model import Order, Report, Source
from generator.parsing.body import make_blocks
from generator.parsing.caption import read_caption
from generator.parsing.footnotes import lift_notes, tie_marks
from generator.parsing.furniture import take_furniture
from generator.parsing.holdings import find_holdings
from generator.parsing.ledger import find_lost_words
from generator.parsing.passages import Vocabulary
from generator.parsing.unfolding import fold, unfold

__all__ = ["find_holdings", "find_lost_words", "parse_order", "read_parts"]


def parse_order(source: Source, report: Report) -> Order:
    """The order that `source` holds, without citations. Never raises for what a source says; problems go to `report`.

    Guarantee: `find_lost_words` is empty for it, or its problems were reported.
    """
    unfolded = unfold(source)
    if unfolded is None:
        order = read_parts(source, report)
    else:  # line ends were lost
        order = fold(read_parts(unfolded.source, unfolded.reporting(report)), unfolded, source)
    for problem in find_lost_words(order):
        report(problem)
    return order


def read_parts(source: Source, report: Report) -> Order:
    """The order that the lines of `source` hold, as they stand."""
    sheet = take_furniture(source)
    words = Vocabulary(sheet.rows)
    head = read_caption(source, sheet, report)
    lifted = lift_notes(head.rest, sheet.furniture, markdown=source.markup == "markdown", printed=head.caption.printed)
    draft = make_blocks(source, lifted.rows, words)
    tied = tie_marks(source, draft.blocks, lifted, words, report)
    order = Order(
        source=source,
        caption=head.caption,
        docket_numbers=head.docket_numbers,
        title=head.title,
        date_filed=head.date_filed,
        judges=head.judges,
        parts=draft.parts,
        body=tied.blocks,
        footnotes=tied.footnotes,
        furniture=sheet.furniture + draft.furniture + tied.furniture,
    )
    return find_holdings(order)
