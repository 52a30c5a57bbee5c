"""The head of an order: caption, title, date, judges. Sheet → Head.

rows → lines of cells → where the parties stand → a layout parts them from what stands beside → cases, numbers, title
"""

import re
from dataclasses import dataclass

from generator.model import Caption, Location, PrintedLine, Report, Source
from generator.parsing.caption import judges
from generator.parsing.caption.cases import make_cases
from generator.parsing.caption.extent import head_end
from generator.parsing.caption.finders import (
    Found,
    find_date,
    find_judges,
    find_numbers,
    find_title,
    signing_court,
    stamped_numbers,
)
from generator.parsing.caption.kinds import kind_of
from generator.parsing.caption.layouts import LAYOUTS
from generator.parsing.caption.lines import head_lines
from generator.parsing.caption.parties import RawCase, read_cases
from generator.parsing.caption.region import TERM, find_court_lines, find_region, opens_paragraph
from generator.parsing.caption.second_orders import find_second_order
from generator.parsing.caption.text_roles import fuller_caption
from generator.parsing.rows import Row, Sheet, Wording
from generator.patterns import compiled
from generator.problems import report_problem

HEAD_ROWS = 260  # rows among which the head is looked for
TEXT_ROWS, TEXT_LENGTH = 4000, 200_000  # how much of the text is asked for roles and for the spelling of names
MARKED_BYLINE = compiled(r"per curiam\s?[:.]?\s?(?:\*{1,3}|†|\d)$", re.IGNORECASE)  # "Per Curiam:*"
NEVER_NAMES = ("noise", "date", "cite", "address")


@dataclass(frozen=True, slots=True)
class Head:
    """What was read of the document as a whole. `rest` are the rows that are not in `caption.printed`, in order."""

    caption: Caption
    docket_numbers: tuple[str, ...]
    title: str | None
    date_filed: str | None
    judges: tuple[str, ...]
    rest: tuple[Row, ...]


def read_caption(source: Source, sheet: Sheet, report: Report) -> Head:
    """The head of the order. Reported: `no-caption`, `unknown-court`, `no-date`, `two-orders`.

    Guarantee: `caption.printed` and `rest` together hold the sheet's rows, each once, in order.
    """
    found = find_parties(source, sheet)
    lines, region = found.lines, found.region
    court, court_lines = find_court_lines(lines, region, found.beside, any(TERM.search(f.text) for f in sheet.furniture[:20]))
    title, titled = find_title(found)
    after = max([region.end, *(i + 1 for i in court_lines if i < region.prose)])
    paragraph = region.prose if opens_paragraph(lines, region.prose) else len(lines)
    end = max([head_end(lines, after, titled, paragraph), *(i + 1 for i in titled)])
    first = lines[end].first if end < len(lines) else len(sheet.rows[: lines[-1].last + 1]) if end else 0
    if first and MARKED_BYLINE.match(sheet.rows[first - 1].text):
        first -= 1  # it opens the opinion, and its note's mark can stand only there
    numbers = find_numbers(found, end) or stamped_numbers(sheet)
    words = " ".join(row.text for row in sheet.rows[:TEXT_ROWS])[:TEXT_LENGTH]
    wording = Wording(sheet.rows)
    signed = judges.signature(sheet.rows, first, wording)
    court = court or signing_court(sheet.rows, signed.rows)
    raw = read_parties(found, sheet, scotus=court is not None and court.id == "scotus")
    caption = Caption(
        court,
        make_cases(raw, court, numbers, words),
        tuple(PrintedLine(row.number, row.column, row.text) for row in sheet.rows[:first]),
    )
    head = Head(
        caption,
        numbers,
        title,
        find_date(found, end, sheet, first, signed.rows),
        find_judges(found, end, sheet.rows[first:], signed, wording),
        sheet.rows[first:],
    )
    tell(source, report, head)
    second = find_second_order(sheet.rows, first, numbers, wording)
    if second:
        report_problem(report, "two-orders", Location(source.path, second.number, second.column), what=second.text)
    return head


def find_parties(source: Source, sheet: Sheet) -> Found:
    """The lines of the head, and what the first layout that recognises its caption makes of them."""
    lines = head_lines(source, sheet, HEAD_ROWS)
    region = find_region(lines)
    block = lines[region.start : region.end]
    shape = next((s for s in (recognise(block) for recognise in LAYOUTS) if s), None) if block else None
    return Found(lines, region, shape)


def read_parties(found: Found, sheet: Sheet, scotus: bool) -> list[RawCase]:
    """The cases as the caption prints them; `scotus`: the caption over the opinion itself may say more."""
    block = found.lines[found.region.start : found.region.end]
    breaks = frozenset(line.index for line in block if line.gap or line.drawn)
    groups = found.shape.parties if found.shape else ()
    raw = [case for cells in groups for case in read_cases([c for c in cells if kind_of(c.text) not in NEVER_NAMES], breaks)]
    if scotus and len(raw) == 1 and not any(party.role for party in raw[0].parties):
        fuller = read_cases(fuller_caption(sheet.rows, block[-1].last + 1))
        if len(fuller) == 1 and len(fuller[0].sides) == 2 and all(fuller[0].sides):
            return fuller
    return raw


def tell(source: Source, report: Report, head: Head) -> None:
    """Reports what the head lacks."""
    where = Location(source.path)
    if not head.caption.cases:
        report_problem(report, "no-caption", where)
    if head.caption.court is None:
        report_problem(report, "unknown-court", where)
    if head.date_filed is None:
        report_problem(report, "no-date", where)
