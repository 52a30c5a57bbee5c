"""The cells of a caption → its cases: sides, parties and their roles."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.model import Party
from generator.parsing.caption.kinds import IN_RE, is_capitals
from generator.parsing.caption.lines import Cell
from generator.parsing.caption.party_names import ET_AL, split_names
from generator.parsing.caption.roles import AFTER_NAME, ALONE, AND_ALONE, LEADING, OPENING, TRAILING, VERSUS, VERSUS_INSIDE, role_of


@dataclass(slots=True)
class RawCase:
    """One caption. `opening` and `subject`: of "In re X" and its like; `sides`: the parties between each "v."."""

    opening: str = ""
    subject: str = ""
    sides: list[list[Party]] = field(default_factory=lambda: [[]])

    @property
    def parties(self) -> tuple[Party, ...]:
        """The parties of all sides, each once, in order."""
        return tuple(dict.fromkeys(p for side in self.sides for p in side))


@dataclass(frozen=True, slots=True)
class Token:
    """`what`: "name", "role", "versus", "in-re", "break" (a line that ends a matter's subject)."""

    what: str
    text: str = ""


def read_cases(cells: Sequence[Cell], breaks: frozenset[int] = frozenset()) -> list[RawCase]:
    """The cases that the cells of one caption name, in order. `breaks`: indices of lines with a blank line before them."""
    cases = [RawCase()]
    reader = Reader(cases)
    for token in tokens(cells, breaks):
        reader.take(token)
    reader.flush("")
    return [case for case in cases if case.subject or any(case.sides)]


class Reader:
    """Builds cases token by token: names wait until a role, a "v." or the end says what they are."""

    def __init__(self, cases: list[RawCase]) -> None:
        self.cases = cases
        self.waiting: list[str] = []
        self.subject = False  # the names that come are an "In re"'s
        self.parted: list[int] = []  # how many names waited when each blank line came
        self.fresh = 0  # where in the last side the parties begin that came after its role

    def take(self, token: Token) -> None:
        """The next token of the caption."""
        case = self.cases[-1]
        if token.what == "name":
            self.waiting.append(token.text)
        elif token.what == "in-re" and self.subject and self.waiting:
            pass  # "Conservatorship of the Person and / Estate of ANNE S.": one matter
        elif token.what == "role":
            self.flush(role_of(token.text))
        elif token.what in ("break", "stop"):
            if self.subject and self.waiting:
                self.flush("")
            elif token.what == "break" and self.waiting:
                self.parted.append(len(self.waiting))
        elif token.what == "in-re":
            self.flush("")
            if case.subject or case.opening or len(case.sides) > 1:
                self.cases.append(RawCase())
            self.cases[-1].opening = token.text
            self.subject = True
        elif token.what == "versus":
            self.versus()

    def flush(self, role: str) -> None:
        """The names that wait become parties of the side that is open, under `role`."""
        at = next((n for n in reversed(self.parted) if n < len(self.waiting)), 0)
        if (
            role
            and at
            and not self.subject
            and self.cases[-1].sides[1:]
            and not re.search(r"(?:[,;]|\band)$", self.waiting[at - 1])
        ):
            last = self.waiting[at:]  # a name that ended there has no part in the role of those below the blank line
            self.waiting = self.waiting[:at]
            self.flush("")
            self.waiting = last
        text = joined(self.waiting)
        self.waiting = []
        self.parted = []
        if not text.strip(" ,.;&"):
            if role and self.cases[-1].sides[-1] and self.cases[-1].sides[-1][-1].role is None and not self.subject:
                side = self.cases[-1].sides[-1]
                side[-1] = Party(side[-1].name, role)
            return
        case = self.cases[-1]
        if self.subject:
            self.subject = False
            case.subject = text
            if not re.match(r"(?:estate|conservatorship|guardianship|marriage)s?\b", text, re.IGNORECASE) and not re.search(
                r"\b(?:litigation|resignation|discipline|disbarment|reinstatement|admission|proceedings?|application|petition|"
                r"subpoena|investigation|search)\b",
                text,
                re.IGNORECASE,
            ):
                case.sides[-1].extend(Party(n, role or None) for n in split_names(text))
            return
        names = split_names(text)
        side = case.sides[-1]
        if role and len(names) == 1 and len(case.sides) > 1 and self.named_before(names[0], role):
            return
        self.fresh = len(side)
        side.extend(Party(n, role or None) for n in names)

    def named_before(self, name: str, role: str) -> bool:
        """Gives the role to a party that the caption has named without one ("International Flavors Inc., Appellant")."""
        for case in self.cases:
            for side in case.sides:
                for i, party in enumerate(side):
                    if party.role is None and party.name.lower() == name.lower():
                        side[i] = Party(party.name, role)
                        return True
        return False

    def versus(self) -> None:
        """A "v.": the side is full, or a new caption has begun with the parties that came last."""
        if self.subject:
            self.subject = False
            self.cases[-1].opening = ""
        case = self.cases[-1]
        at = next((n for n in reversed(self.parted) if n < len(self.waiting)), 0)
        if len(case.sides) > 1 and at and not case.sides[-1]:
            new = self.waiting[at:]  # "A v. B", a blank line, "B v. C": captions one under the other
            self.waiting = self.waiting[:at]
            self.flush("")
            self.cases.append(RawCase())
            self.waiting = new
        self.flush("")
        case = self.cases[-1]
        side = case.sides[-1]
        if len(case.sides) > 1:
            moved = side[self.fresh :]
            first_role = case.sides[0][0].role if case.sides[0] else None
            opens = bool(moved) and self.fresh > 0 and (moved[-1].role == first_role or (moved[-1].role or "") in OPENING)
            if opens and moved:  # a new caption begins with the parties that came last
                del side[self.fresh :]
                self.cases.append(RawCase(sides=[moved, []]))
                self.fresh = 0
                return
        case.sides.append([])
        self.fresh = 0


def tokens(cells: Sequence[Cell], breaks: frozenset[int]) -> Iterator[Token]:
    """The tokens of a caption's cells, blank lines and full stops at a line's end among them."""
    line = -1
    for cell in cells:
        if cell.line != line:
            line = cell.line
            if line in breaks:
                yield Token("break")
        yield from cell_tokens(cell.text)
        if cell.text.endswith("."):
            yield Token("stop")


def cell_tokens(text: str) -> Iterator[Token]:
    """The tokens of one cell."""
    if VERSUS.match(text):
        yield Token("versus")
        return
    alone = ALONE.match(text)
    if alone:
        yield Token("role", alone.group("role"))
        return
    text = re.sub(r"^re:\s*(?:[\d-]+\s+)?", "", text, flags=re.IGNORECASE)
    if AND_ALONE.match(text):
        yield Token("name", ";")
        return
    opening = IN_RE.match(text)
    if opening:
        yield Token("in-re", opening.group("opening").strip() or "In re")
        text = text[opening.end() :]
    at = 0
    for m in VERSUS_INSIDE.finditer(text):
        yield from named(text[at : m.start()])
        yield Token("versus")
        at = m.end()
    yield from named(text[at:])


def named(text: str) -> Iterator[Token]:
    """Names with the roles that stand behind them in the same line."""
    at = 0
    alone = ALONE.match(text)  # "…, / PETITIONER v. RUDOLF JOHN": the role begins the line
    if alone and text.strip():
        yield Token("role", alone.group("role"))
        return
    lead = LEADING.match(text)
    if lead and is_capitals(text[lead.end() :]) and not is_capitals(lead.group()):
        text = text[lead.end() :]
    for m in AFTER_NAME.finditer(text):
        if text[at : m.start()].strip(" ,.;:"):
            yield Token("name", text[at : m.start()].strip(" :"))
        yield Token("role", m.group("role"))
        at = m.end()
    rest = text[at:].strip(" :")
    rest = re.sub(r"^[.,)\]]+\s*(?:and\s+)?", "", rest)
    trailing = TRAILING.search(rest)
    if trailing and not ET_AL.sub("", rest[: trailing.start()]).endswith(" of"):
        yield Token("name", rest[: trailing.start()].strip(" ,:"))
        yield Token("role", trailing.group("role"))
    elif rest.strip(" ,.;:"):
        yield Token("name", rest)


def joined(pieces: Sequence[str]) -> str:
    """Lines of a name as one: a hyphen at a line's end goes where it divided a word ("Correc-" / "tional")."""
    text = ""
    for piece in pieces:
        if re.search(r"[a-z]-$", text) and piece[:1].islower():
            text = text[:-1] + piece
        elif text.endswith("-") and not text.endswith(" -"):
            text += piece
        else:
            text = f"{text} {piece}" if text else piece
    return text
