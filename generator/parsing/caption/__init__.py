"""The head of an order: caption, title, date, judges. Sheet → Head.

    rows → lines of cells → where the parties stand → a layout parts them from what stands beside → cases, numbers, title
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.courts import court_by_id, entries
from generator.model import Caption, Case, Court, Location, Party, PrintedLine, Report, Source
from generator.parsing.caption import dates, judges
from generator.parsing.caption.case_names import case_name, matter_name
from generator.parsing.caption.docket_numbers import read_numbers
from generator.parsing.caption.extent import head_end
from generator.parsing.caption.kinds import HISTORY, kind_of
from generator.parsing.caption.layouts import LAYOUTS
from generator.parsing.caption.layouts.shape import Shape
from generator.parsing.caption.lines import Cell, HeadLine, head_lines
from generator.parsing.caption.parties import RawCase, read_cases
from generator.parsing.caption.region import TERM, Region, find_court_lines, find_region, notice_lines
from generator.parsing.caption.second_orders import find_second_order
from generator.parsing.caption.text_roles import fuller_caption, roles_from_text
from generator.parsing.caption.titles import read_title
from generator.parsing.rows import Row, Sheet
from generator.problems import report_problem

NEVER_NAMES = ("noise", "date", "cite", "address")
NOT_ADVERSE = ("debtor", "deceased", "bankrupt")  # rule 10.2.1(a): of "In re X, Debtor. A v. B" the adversaries name the case
HEAD_ROWS = 260  # rows among which the head is looked for
OWN_BYLINE = re.compile(r"[A-Z][\w.’' -]{1,40},\s+(?:[\w ]*(?:Judge|Justice)|(?:[CP]\.)?J)[.:]$")  # "Baker, Judge.": not "Penney Azcarate, Judge"
MARKED_BYLINE = re.compile(r"per curiam\s?[:.]?\s?(?:\*{1,3}|†|\d)$", re.IGNORECASE)  # "Per Curiam:*"
STAMP = re.compile(r"\bPageID\b|\bFiled:? \d\d/\d\d/\d\d|\bDocument:? \d|\bDktEntry\b")
STAMPED_NUMBER = re.compile(r"\b(?:Case:?|Docket)\s+(?P<number>\d{1,2}:\d{2}-[a-z]{2}-\d{3,6}(?:-[A-Za-z]{2,4}(?:-[A-Za-z]{2,4})?)?|\d{2}-\d{3,6})\b")


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
    lines = head_lines(source, sheet, HEAD_ROWS)
    region = find_region(lines)
    block = lines[region.start : region.end]
    shape = next((s for s in (recognise(block) for recognise in LAYOUTS) if s), None) if block else None
    court, court_lines = find_court_lines(
        lines, region, shape.beside if shape else (), any(TERM.search(f.text) for f in sheet.furniture[:20])
    )
    title, title_lines = find_title(lines, region, shape)
    after = max([region.end, *(i + 1 for i in court_lines if i < region.prose)], default=0)
    end = head_end(lines, after, title_lines)
    end = max([end, *(i + 1 for i in title_lines)], default=end)
    raw = [
        case
        for cells in (shape.parties if shape else ())
        for case in read_cases([c for c in cells if kind_of(c.text) not in NEVER_NAMES], breaks(block))
    ]
    if court and court.id == "scotus" and len(raw) == 1 and not any(p.role for p in raw[0].parties):
        fuller = read_cases(fuller_caption(sheet.rows, lines[region.end - 1].last + 1))
        raw = fuller if len(fuller) == 1 and len(fuller[0].sides) == 2 and all(fuller[0].sides) else raw
    numbers = find_numbers(lines[: min(end, max(region.prose, region.end))], region, shape) or stamped_numbers(sheet)
    words = " ".join(row.text for row in sheet.rows)
    cases = make_cases(raw, court, numbers, words)
    first_row = lines[end].first if end < len(lines) else len(sheet.rows) if len(lines) == end else 0
    if end == 0:
        first_row = 0
    head_text = [cell.text for line in lines[:end] for cell in line.cells]
    signer, signer_rows = judges.signature(sheet.rows, first_row)
    named = find_judges(lines, end, signer, shape, sheet.rows, first_row)
    filed = find_date(sheet, [line.text for line in lines[:end]], head_text, first_row, signer_rows)
    if first_row and MARKED_BYLINE.match(sheet.rows[first_row - 1].text):
        first_row -= 1  # it opens the opinion, and its note's mark can stand only there
    printed = tuple(PrintedLine(r.number, r.column, r.text) for r in sheet.rows[:first_row])
    tell(source, report, bool(cases), court, filed)
    second = find_second_order(sheet.rows, first_row, numbers)
    if second:
        report_problem(report, "two-orders", Location(source.path, second.number, second.column), what=second.text)
    caption = Caption(court, cases, printed)
    return Head(caption, numbers, title, filed, named, sheet.rows[first_row:])


def tell(source: Source, report: Report, captioned: bool, court: Court | None, filed: str | None) -> None:
    where = Location(source.path)
    if not captioned:
        report_problem(report, "no-caption", where)
    if court is None:
        report_problem(report, "unknown-court", where)
    if filed is None:
        report_problem(report, "no-date", where)


def breaks(block: Sequence[HeadLine]) -> frozenset[int]:
    return frozenset(line.index for line in block if line.gap or line.drawn)


def columns(lines: Sequence[HeadLine], region: Region, shape: Shape | None) -> tuple[list[Cell], list[Cell], list[Cell]]:
    """(cells beside the parties, cells below them, cells above them): where numbers and titles are looked for."""
    beside = list(shape.beside) if shape else []
    below = [cell for line in lines[region.end :] for cell in line.cells]
    above = [cell for line in lines[: region.start] for cell in line.cells]
    return beside, below, above


def find_title(lines: Sequence[HeadLine], region: Region, shape: Shape | None) -> tuple[str | None, frozenset[int]]:
    """The title and the lines below the parties on which it stands."""
    stop = max(region.prose, region.end)
    beside, _, above = columns(lines, region, shape)
    notices = notice_lines(lines[: region.start])
    above = [cell for cell in above if cell.line not in notices]
    below = [cell for line in lines[region.end : stop] for cell in line.cells]
    if beside:
        # A title that began beside the parties may go on below the last of them, in its own column.
        left = min((c.left for c in beside), default=0)
        tail = [c for line in lines[region.end : min(stop, region.end + 6)] for c in line.cells if c.left >= left - 3 and left > 12]
        both = beside + tail
        title, used = read_title(both, [lines[c.line].gap if i and both[i - 1].line < c.line else 0 for i, c in enumerate(both)])
        if title:
            return title, frozenset(both[i].line for i in used if both[i].line >= region.end)
    title, used = read_title(below, [lines[c.line].gap for c in below])
    if title:
        return title, frozenset(below[i].line for i in used)
    title, used = read_title(above, [lines[c.line].gap for c in above])
    return title, frozenset()


def find_numbers(lines: Sequence[HeadLine], region: Region, shape: Shape | None) -> tuple[str, ...]:
    """The document's docket numbers in the order printed, those behind "Appeal from" and the like left out."""
    beside, _, _ = columns(lines, region, shape)
    above = [c for line in lines[: region.start] for c in line.cells]
    below = [c for line in lines[region.end :] for c in line.cells]
    parties = [c for group in (shape.parties if shape else ()) for c in group]
    own: list[str] = []
    groups = (above, beside, below, parties if not shape or not shape.beside else [])
    for group in groups:
        own.extend(n for n in numbers_of(group) if n not in own)
    if not own:  # "CERTIORARI TO THE … CIRCUIT / No. 11–889": the number stands behind the history
        own.extend(n for group in groups for n in numbers_of(group, passed=True)[:1] if n not in own)
    return tuple(own)


def numbers_of(cells: Sequence[Cell], passed: bool = False) -> list[str]:
    """The numbers in the cells of one column; those behind "Appeal from" are another court's, unless `passed`."""
    own: list[str] = []
    history = opened = False
    for cell in cells:
        text = f"No. {cell.text}" if opened else cell.text
        kind = kind_of(cell.text)
        if kind == "history" or HISTORY.search(cell.text) and kind not in ("number", "court"):
            history = True
        if kind in ("cite", "title", "reference") or STAMP.search(cell.text) or kind == "notice" and not re.match(r"\W*(?:case|docket) number", cell.text, re.IGNORECASE):
            continue
        read = read_numbers(text)
        labelled_own = bool(re.search(r"\b(?:appeal|appellate|record|docket)\s+(?:case\s+)?no", cell.text, re.IGNORECASE))
        if not opened and history and not labelled_own and not passed:
            continue
        opened = read.open and not read.others
        own.extend(n for n in read.own if n not in own)
    return own


def stamped_numbers(sheet: Sheet) -> tuple[str, ...]:
    for piece in sheet.furniture[:40]:
        if piece.kind == "filing-stamp":
            m = STAMPED_NUMBER.search(piece.text)
            if m:
                return (m.group("number"),)
    return ()


def make_cases(raw: Sequence[RawCase], court: Court | None, numbers: tuple[str, ...], words: str) -> tuple[Case, ...]:
    place = ""
    if court:
        entry = entries().get(court.id, {})
        place = "".join(str(entry.get("location", "")).lower().split()) if entry.get("system") != "federal" else ""
    cases: list[Case] = []
    for case in raw:
        name = name_of(case, place, words)
        if not name:
            continue
        parties = roles_from_text(case.sides, words)
        cases.append(Case(name, (), parties))
    shared = len(cases) == len(numbers)
    return tuple(replace(case, docket_numbers=(numbers[i],) if shared else numbers if len(cases) == 1 else ()) for i, case in enumerate(cases))


def name_of(case: RawCase, place: str, words: str) -> str | None:
    if len(case.sides) > 1:
        firsts = tuple(next((p.name for p in side if p.role not in NOT_ADVERSE), side[0].name if side else "") for side in case.sides)
        return case_name(firsts, place, words)
    if case.subject and case.opening:
        return matter_name(case.opening, subject_of(case), words)
    if case.subject:
        return matter_name("In re", subject_of(case), words)
    return None


def subject_of(case: RawCase) -> str:
    named: tuple[Party, ...] = case.parties
    return named[0].name if named else case.subject


def find_judges(
    lines: Sequence[HeadLine], end: int, signer: str | None, shape: Shape | None, rows: Sequence[Row], first_row: int
) -> tuple[str, ...]:
    head = [text for line in lines[:end] for text in (("", line.text) if line.gap else (line.text,))]
    panel = judges.head_panel(head) or judges.head_panel([line.text for line in lines if judges.PANEL_START.match(line.text)])
    if panel:
        return panel
    wrote = judges.authors([line.text for line in lines])
    if wrote:
        return wrote
    own = own_lines(lines[:end], shape)
    if any(kind_of(cell.text) == "history" for line in lines[:end] for cell in line.cells):  # an opinion on appeal
        author = judges.byline(own) or (judges.inline_byline(lines[end].text) if end < len(lines) else None)
        panel = judges.panel_of(author, judges.concurring(rows, first_row))
        if panel:
            return panel
    one = judges.better(signer, judges.byline(own)) or judges.honorable(own) or (judges.inline_byline(lines[end].text) if end < len(lines) else None)
    return (one,) if one else ()


def own_lines(lines: Sequence[HeadLine], shape: Shape | None) -> list[str]:
    """The texts of the head that can name this court's judge: not those behind "Appeal from", which name another's."""
    texts: list[str] = []
    parties = {c for group in (shape.parties if shape else ()) for c in group}
    history = False
    for line in lines:
        for cell in line.cells:
            if kind_of(cell.text) == "history":
                history = True
            elif line.gap and (kind_of(cell.text) in ("title", "panel") or OWN_BYLINE.match(cell.text)):
                history = False
            if not history and cell not in parties:
                texts.append(cell.text)
    return texts


def find_date(sheet: Sheet, head: Sequence[str], cells: Sequence[str], after: int, signers: Sequence[int]) -> str | None:
    return (
        dates.head_date(cells)
        or dates.head_date(head)
        or dates.signature_date(sheet.rows, after, signers)
        or dates.stamp_date(sheet.furniture)
    )


__all__ = ["Head", "court_by_id", "read_caption"]
