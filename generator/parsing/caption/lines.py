"""The rows of a head as lines of cells: what stands together in one column of one line."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from generator.model import Source
from generator.parsing.caption.roles import ALONE
from generator.parsing.rows import Row, Sheet, Wording
from generator.patterns import compiled

# A line drawn between the columns of a caption, standing by itself: ) : § | x and what scanners make of it.
RULE = compiled(r"[)(:§|}\]>*](?<!\S.)(?:[)(:§|}\]>*]?[~.,]?|(?<=\))ss:)(?!\S)")
WIDE = compiled(r"[ \xa0]{3,}|\t")
MARKUP = compiled(r"^[#>\s]+|[*_]{1,3}(?=\S)|(?<=\S)[*_]{1,3}|\\(?=[*_#])|[¹²³⁴-⁹⁰]")
MARKED = compiled(r"[#>*_\\¹²³⁴-⁹⁰]")
LONGEST = 4000  # characters that a line of a head may have: a reporter's list of counsel, set as one line
DRAWN = compiled(r"^[\W_]*(?:[xX][\W_]*)?$")
LABEL_END = compiled(r"(?:\bNos?\.?:?|#|:|[-–—])$")


class Cell(NamedTuple):
    """`text` is what is read: a stretch of a row without Markdown's marks. `left`, `right`: visual columns."""

    text: str
    left: int
    right: int
    line: int  # index of its HeadLine
    side: str = ""  # "left" or "right" of a rule, where there is one


class HeadLine:
    """The rows of one source line; `first` and `last` index the sheet's rows. `drawn`: a line drawn across the page
    stood right before it.

    Its cells are cut when somebody asks for them: of most lines, those behind the head, nobody does.
    """

    __slots__ = ("_cut", "_scissors", "drawn", "first", "gap", "index", "last", "rows")

    def __init__(self, index: int, first: int, rows: Sequence[Row], drawn: bool, scissors: "Scissors") -> None:
        self.index, self.first, self.last = index, first, first + len(rows) - 1
        self.rows, self.gap, self.drawn = rows, rows[0].gap, drawn
        self._scissors = scissors
        self._cut: tuple[tuple[Cell, ...], bool] | None = None

    def cut(self) -> tuple[tuple[Cell, ...], bool]:
        """The cells, and whether a rule parts them."""
        if self._cut is None:
            self._cut = self._scissors.cut(self.rows, self.index)
        return self._cut

    @property
    def cells(self) -> tuple[Cell, ...]:
        """What stands together in it, in reading order."""
        return self.cut()[0]

    @property
    def ruled(self) -> bool:
        """Whether a caption's rule stands in it."""
        return self.cut()[1]

    @property
    def text(self) -> str:
        """What the line reads, its cells one after the other."""
        cells = self.cut()[0]
        return cells[0].text if len(cells) == 1 else " ".join([cell.text for cell in cells])

    @property
    def width(self) -> int:
        """How many characters its cells hold."""
        return sum(len(cell.text) for cell in self.cells)


# Small capitals that a PDF's text layer tore apart: "JULIAN L OPEZ", "A RGUED M ARCH 31, 2009".
TORN = compiled(r"[ADSB] (?<!\w..)(?:(?<=A )RGUED|(?<=D )ECIDED|(?<=S )UBMITTED|(?<=B )EFORE)\b")
TORN_WORDS = ("A RGUED", "D ECIDED", "S UBMITTED", "B EFORE")  # one of which it matches
TORN_WORD = compiled(r"\b([A-Z]) (?=[A-Z]{2,}\b)")


def plain(text: str) -> str:
    """The words of a row without Markdown's marks around them, white space folded."""
    return " ".join((MARKUP.sub("", text) if MARKED.search(text) else text).split())


def head_lines(source: Source, sheet: Sheet, limit: int) -> tuple[HeadLine, ...]:
    """The first `limit` rows of the sheet, line by line, to be split into cells at wide spaces and caption rules."""
    rows = sheet.rows[:limit]
    long = next((i for i, row in enumerate(rows) if len(row.text) > LONGEST), None)
    rows = rows[:long]  # a line as long as that is running text, and so is what follows it
    last = rows[-1].number if rows else 0
    rules: dict[int, list[int]] = {}
    drawn: set[int] = set()
    for piece in sheet.furniture:
        if piece.line > last:
            break
        if piece.kind == "caption-rule":
            rules.setdefault(piece.line, []).append(piece.start)
        if piece.kind in ("caption-rule", "rule") and len(piece.text.strip()) >= 5:
            drawn.add(piece.line)
    scissors = Scissors(source, rules, is_torn(rows))
    lines: list[HeadLine] = []
    at = 0
    before = 0
    while at < len(rows):
        end = at + 1
        number = rows[at].number
        while end < len(rows) and rows[end].number == number:
            end += 1
        between = any(n in drawn for n in range(before + 1, number)) if drawn else False
        lines.append(HeadLine(len(lines), at, rows[at:end], between, scissors))
        before = number
        at = end
    return tuple(lines)


def lines_holding(lines: Sequence[HeadLine], wording: Wording, *words: str) -> list[int]:
    """The indices of the lines that hold one of the words (`Wording.holding`, of the sheet's rows), ascending."""
    firsts = [line.first for line in lines]
    rows = len(lines) and lines[-1].last + 1
    return sorted({bisect_right(firsts, row) - 1 for row in wording.holding(*words) if row < rows})


def is_torn(rows: Sequence[Row]) -> bool:
    """Whether small capitals were torn apart in the rows."""
    whole = "\n".join(row.text for row in rows)
    return any(word in whole for word in TORN_WORDS) and any(TORN.search(row.text) for row in rows)


@dataclass(frozen=True, slots=True)
class Scissors:
    """What it takes to cut lines into cells. `rules`: the columns of the rules that were taken out of a line as furniture;
    `torn`: small capitals are to be put together again."""

    source: Source
    rules: dict[int, list[int]]
    torn: bool

    def cut(self, rows: Sequence[Row], index: int) -> tuple[tuple[Cell, ...], bool]:
        """The cells of line number `index`, whose rows these are, and whether a rule stands in it."""
        number = rows[0].number
        columns = self.rules.get(number) or [m.start() for m in RULE.finditer(self.source.line(number).text)]
        cells = [c for row in rows for c in row_cells(row, columns, index)]
        if self.torn:
            cells = [c._replace(text=TORN_WORD.sub(r"\1", c.text)) for c in cells]
        return join_labels(cells), bool(columns)


def row_cells(row: Row, rules: Sequence[int], line: int) -> list[Cell]:
    """The cells of a row. A rule that still stands in the row parts cells and is in none."""
    if not rules and not WIDE.search(row.text):
        words = plain(row.text)
        return [Cell(words, row.indent, row.right, line)] if words and not DRAWN.match(words) else []
    cells: list[Cell] = []
    at = 0
    inside = [r - row.column for r in rules if row.column <= r < row.end]
    stops = sorted({*((m.start(), m.end()) for m in WIDE.finditer(row.text)), *((r, r + rule_length(row.text, r)) for r in inside)})
    for start, end in (*stops, (len(row.text), len(row.text))):
        piece = row.text[at : max(at, start)]
        words = plain(piece)
        if words and not DRAWN.match(words):
            lead = at + len(piece) - len(piece.lstrip())
            column = row.column + lead
            side = ("left" if any(r > column for r in rules) else "right") if rules else ""
            cells.append(Cell(words, row.indent + lead, row.indent + at + len(piece.rstrip()), line, side))
        at = max(at, end)
    return cells


def rule_length(text: str, start: int) -> int:
    """How many characters the rule at `start` has."""
    m = RULE.match(text, start)
    return m.end() - start if m else 1


def is_role(label: str, after: str) -> bool:
    """Whether a label is a party's role, and what it labels is not another ("Defendant -" / "Appellant.")."""
    return bool(ALONE.match(label) and not ALONE.match(after))


def join_labels(cells: Sequence[Cell]) -> tuple[Cell, ...]:
    """A label and what it labels are one cell: "C.A. No.       10CA0022", "Defendant -   Appellant."."""
    joined: list[Cell] = []
    for cell in cells:
        if (
            joined
            and LABEL_END.search(joined[-1].text)
            and joined[-1].side == cell.side
            and not is_role(joined[-1].text, cell.text)
        ):
            old = joined[-1]
            joined[-1] = old._replace(text=f"{old.text} {cell.text}", right=cell.right)
        else:
            joined.append(cell)
    return tuple(joined)
