"""What is read of the head beside the parties: title, docket numbers, judges, date."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.courts import find_court
from generator.model import Court
from generator.parsing.caption import dates, judges
from generator.parsing.caption.docket_numbers import read_numbers
from generator.parsing.caption.kinds import HISTORY, kind_of
from generator.parsing.caption.layouts.shape import Shape
from generator.parsing.caption.lines import Cell, HeadLine, lines_holding
from generator.parsing.caption.region import Region
from generator.parsing.caption.titles import read_title
from generator.parsing.rows import Row, Sheet, Wording, lowered
from generator.patterns import compiled

STAMP = compiled(r"\bPageID\b|\bFiled:? \d\d/\d\d/\d\d|\bDocument:? \d|\bDktEntry\b")
STAMPED_NUMBER = compiled(
    r"\b(?:Case:?|Docket)\s+(?P<number>\d{1,2}:\d{2}-[a-z]{2}-\d{3,6}(?:-[A-Za-z]{2,4}(?:-[A-Za-z]{2,4})?)?|\d{2}-\d{3,6})\b"
)
OWN_BYLINE = compiled(r"[A-Z][\w.’' -]{1,40},\s+(?:[\w ]*(?:Judge|Justice)|(?:[CP]\.)?J)[.:]$")  # "Baker, Judge."


@dataclass(frozen=True, slots=True)
class Found:
    """The head as far as it is known: its lines, where the parties stand, what a layout made of them."""

    lines: tuple[HeadLine, ...]
    region: Region
    shape: Shape | None

    @property
    def above(self) -> list[Cell]:
        """The cells over the parties."""
        return [cell for line in self.lines[: self.region.start] for cell in line.cells]

    @property
    def beside(self) -> list[Cell]:
        """The cells beside the parties."""
        return list(self.shape.beside) if self.shape else []

    @property
    def parties(self) -> list[Cell]:
        """The cells of the parties."""
        return [cell for group in (self.shape.parties if self.shape else ()) for cell in group]

    def below(self, end: int) -> list[Cell]:
        """The cells under the parties, up to line `end`."""
        return [cell for line in self.lines[self.region.end : end] for cell in line.cells]


def find_title(found: Found) -> tuple[str | None, frozenset[int]]:
    """The title, and the lines below the parties on which it stands.

    It is looked for beside the parties, then below them, then above.
    """
    region, lines = found.region, found.lines
    stop = max(region.prose, region.end)
    beside = found.beside
    left = min((c.left for c in beside), default=0)
    if left > 12:  # a title that began beside the parties may go on below the last of them, in its own column
        beside += [c for c in found.below(min(stop, region.end + 6)) if c.left >= left - 3]
    gaps = [lines[c.line].gap if i and beside[i - 1].line < c.line else 0 for i, c in enumerate(beside)]
    title, used = read_title(beside, gaps)
    if title:
        return title, frozenset(beside[i].line for i in used if beside[i].line >= region.end)
    below = [cell for cell in found.below(stop) if cell.line not in region.notices]
    title, used = read_title(below, [lines[c.line].gap for c in below])
    if title:
        return title, frozenset(below[i].line for i in used)
    above = [cell for cell in found.above if cell.line not in region.notices]
    return read_title(above, [lines[c.line].gap for c in above])[0], frozenset()


def find_numbers(found: Found, end: int) -> tuple[str, ...]:
    """The document's docket numbers in the order printed, those behind "Appeal from" and the like left out.

    `end`: the line at which the head ends.
    """
    end = min(end, max(found.region.prose, found.region.end))
    groups = (found.above, found.beside, found.below(end), [] if found.beside else found.parties)
    own: list[str] = []
    for group in groups:
        own.extend(n for n in numbers_of(group) if n not in own)
    if not own:  # "CERTIORARI TO THE … CIRCUIT / No. 11–889": the number stands behind the history
        own.extend(n for group in groups for n in numbers_of(group, passed=True)[:1] if n not in own)
    return tuple(own)


def numbers_of(cells: Sequence[Cell], passed: bool = False) -> list[str]:
    """The numbers in the cells of one column; those behind "Appeal from" are another court's, unless `passed`."""
    own: list[str] = []
    history = opened = appeal = False
    for cell in cells:
        kind = kind_of(cell.text)
        history = (
            history or kind == "history" or (kind not in ("number", "court") and HISTORY.search(lowered(cell.text)) is not None)
        )
        if kind in ("cite", "title", "reference") or STAMP.search(cell.text):
            continue
        if kind == "notice" and not re.match(r"\W*(?:case|docket) number", cell.text, re.IGNORECASE):
            continue
        labelled_own = re.search(r"\b(?:appeal|appellate|record|docket)\s+(?:case\s+)?no", cell.text, re.IGNORECASE)
        if history and not (opened or labelled_own or passed):
            continue
        read = read_numbers(f"No. {cell.text}" if opened else cell.text)
        opened = read.open and not read.others
        if appeal and re.match(r"\W*(?:adv|bk|bankr)\b", cell.text, re.IGNORECASE):
            continue  # beside a bankruptcy appellate panel's number, those of the court below
        appeal = appeal or bool(re.match(r"\W*BAP\b", cell.text))
        own.extend(n for n in read.own if n not in own)
    return own


def stamped_numbers(sheet: Sheet) -> tuple[str, ...]:
    """The number of the filing stamp: for an order whose caption the source lacks."""
    for piece in sheet.furniture[:40]:
        m = STAMPED_NUMBER.search(piece.text) if piece.kind == "filing-stamp" else None
        if m:
            return (m.group("number"),)
    return ()


def find_judges(found: Found, end: int, rows: Sequence[Row], signed: judges.Signature, wording: Wording) -> tuple[str, ...]:
    """The panel; else who delivered the opinion; else the judge of the byline or signature, or whom the caption names.

    `end`: the line at which the head ends; `rows`: those of the body; `wording`: of all rows.
    """
    lines = found.lines
    head = [text for line in lines[:end] for text in (("", line.text) if line.gap else (line.text,))]
    starts = [lines[i].text for i in lines_holding(lines, wording, *judges.PANEL_WORDS)]
    panel = judges.head_panel(head) or judges.head_panel([text for text in starts if judges.PANEL_START.match(text)])
    if panel:
        return panel
    for i in lines_holding(lines, wording, *judges.DELIVERED_WORDS):
        wrote = judges.authors(lines[i].text, [line.text for line in lines[i + 1 : i + 4]])
        if wrote:
            return wrote
    own = own_lines(found, end)
    inline = judges.inline_byline(lines[end].text) if end < len(lines) else None
    opening = [
        line for line in lines[end : end + judges.OPENING_LINES] if not signed.titled.isdisjoint(range(line.first, line.last + 1))
    ]
    inline = inline or judges.opening_byline([line.text for line in opening])
    if any(kind_of(cell.text) == "history" for line in lines[:end] for cell in line.cells):  # an opinion on appeal
        panel = judges.panel_of(judges.byline(own) or inline, judges.concurring(rows))
        if panel:
            return panel
    one = judges.better(signed.name, judges.byline(own)) or judges.honorable(own) or inline
    return (one,) if one else ()


def own_lines(found: Found, end: int) -> list[str]:
    """The texts of the head that can name this court's judge: not those behind "Appeal from", which name another's."""
    texts: list[str] = []
    history = False
    for cell in (*found.above, *found.beside, *found.below(end)):
        kind = kind_of(cell.text)
        if kind == "history":
            history = True
        elif found.lines[cell.line].gap and (kind in ("title", "panel") or OWN_BYLINE.match(cell.text)):
            history = False
        if not history:
            texts.append(cell.text)
    return texts


def signing_court(rows: Sequence[Row], signers: Sequence[int]) -> Court | None:
    """The court that a signature names ("Veterans Law Judge, Board of Veterans' Appeals"), for a head that names none."""
    for signer in signers[:3]:
        court = find_court("\n".join(row.text for row in rows[signer : signer + 2] if len(row.text) < 120))
        if court:
            return court
    return None


def find_date(found: Found, end: int, sheet: Sheet, after: int, signers: Sequence[int]) -> str | None:
    """The date that the head prints, else that of the signature, else the stamp's.

    `after`: the row at which the body begins; `signers`: rows with a judge's title.
    """
    head = found.lines[:end]
    return (
        dates.head_date([cell.text for line in head for cell in line.cells])
        or dates.head_date([line.text for line in head])
        or dates.signature_date(sheet.rows, after, signers)
        or dates.stamp_date(sheet.furniture)
    )
