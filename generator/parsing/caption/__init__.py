"""The head of an order: caption, title, date, judges. Sheet → Head."""

from dataclasses import dataclass

from generator.model import Caption, PrintedLine, Report, Source
from generator.parsing.rows import Row, Sheet


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
    """Guarantee: `caption.printed` and `rest` together hold the sheet's rows, each once, in order."""
    head: tuple[Row, ...] = ()
    printed = tuple(PrintedLine(r.number, r.column, r.text) for r in head)
    return Head(Caption(None, (), printed), (), None, None, (), sheet.rows)
