"""Furniture: what the page carries beside the court's text. Source → Sheet.

One file a kind. They run in the order of `take_furniture`, each on what the ones before left; where a line could be
the court's own, it stays.
"""

from generator.model import Source
from generator.parsing.furniture.filed import take_filed_stamps, take_served_stamps
from generator.parsing.furniture.galley import Galley, Span
from generator.parsing.furniture.heads import take_edges
from generator.parsing.furniture.linenumbers import take_line_numbers
from generator.parsing.furniture.margins import take_bates_numbers, take_noise
from generator.parsing.furniture.paging import form_feed_pages, pages_from_numbers, pages_from_stamps
from generator.parsing.furniture.paragraphs import take_paragraph_numbers
from generator.parsing.furniture.rules import take_rules
from generator.parsing.furniture.sheets import make_sheet
from generator.parsing.furniture.sidebars import take_sidebars, take_watermarks
from generator.parsing.furniture.stamps import take_stamps
from generator.parsing.furniture.starpages import take_own_citation, take_star_pages
from generator.parsing.rows import Sheet


def take_furniture(source: Source) -> Sheet:
    """The rows that are the court's, and the furniture.

    Guarantee: rows and furniture together hold every non-space character of the source, each once.
    """
    galley = Galley(source)
    markdown = source.markup == "markdown"
    paged = form_feed_pages(galley)
    if paged:
        galley.pages = paged
    stamps = take_stamps(galley)
    take_star_pages(galley, markdown=markdown)
    take_own_citation(galley)
    starts = () if markdown else take_line_numbers(galley, bool(paged))
    if not paged and not starts:
        take_paragraph_numbers(galley)
    if not paged:
        galley.pages = pages_from_stamps(galley, stamps) or numbered_pages(galley, starts) or galley.pages
    if markdown and len(galley.pages) > 1:
        take_edges(galley)
    if not markdown:
        take_sidebars(galley)
        if len(galley.pages) == 1 and not paged:
            galley.pages = pages_from_numbers(galley) or galley.pages
        take_bates_numbers(galley)
        take_served_stamps(galley)
        take_edges(galley)
        take_watermarks(galley)
        take_filed_stamps(galley)
    take_rules(galley, markdown=markdown)
    if not markdown:
        take_noise(galley)
    return make_sheet(galley)


def numbered_pages(galley: Galley, starts: tuple[int, ...]) -> tuple[Span, ...]:
    """The pages that numbered paper makes where nothing else shows them."""
    if len(starts) < 2:
        return ()
    ends = [*starts[1:], len(galley.left)]
    return tuple(Span(a, b, n) for n, (a, b) in enumerate(zip([0, *starts[1:]], ends, strict=True), 1))
