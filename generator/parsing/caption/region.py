"""Where the caption stands in the head: the lines of the court, of the parties, and where running text begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.courts import court_by_id, find_court
from generator.model import Court
from generator.parsing.caption.dates import states_term
from generator.parsing.caption.kinds import (
    CITED,
    COUNSEL,
    COURT_MORE,
    NOTICE_PARAGRAPH,
    PARAGRAPH_MARK,
    SECTION,
    is_capitals,
    is_counsel,
    is_prose,
    is_role,
    is_ruling,
    kind_of,
    names_court,
)
from generator.parsing.caption.layouts.collapsed_columns import LEAD
from generator.parsing.caption.lines import Cell, HeadLine
from generator.parsing.caption.roles import AFTER_NAME, TRAILING, VERSUS, VERSUS_INSIDE, ends_in_role, is_versus, opens_role
from generator.parsing.rows import lowered
from generator.patterns import compiled

FENCES = ("court", "notice", "cite", "history", "panel", "judge", "date", "address")
CERTIORARI = compiled(r"\W*(?:on writ of )?certiorari to\b|\W*(?:on )?appeal from the united states district court", re.IGNORECASE)
TERM = compiled(r"\bOCTOBER TERM, (?:19|20)\d\d\b")
SHOUTED = compiled(r"\b[A-Z]{4}")
SIDES_IN_CAPITALS = compiled(r"\b[A-Z]{4,}\b[^a-z]{0,20}(?:et al\. )?v\. [A-Z]{4}|\b[A-Z]{4,} [A-Z]\. et al\. v\. [A-Z]{4}")
FEDERAL_DISTRICT = compiled(
    r"\W*(?:for the\s+)?(?:northern|southern|eastern|western|middle|central) district of [A-Z]", re.IGNORECASE
)
DISTRICT = compiled(r"\bunited states d[il1]strict\b|^for the \w+ district\b|^(?:for the )?district of", re.IGNORECASE)
SENTENCE_END = compiled(r"[.:;!?)\]”\"*]\s*\d?$")
# What stands in a sentence before a case that it cites, never before a side of this case: "… ECF No. 63 at 3. See Harlow v.".
CITING = compiled(
    r"(?:^|[.;:)”\"]\s+|[Bb]ut\s+)(?:[Ss]ee|[Cc]f\.|Accord|Compare|Citing|Quoting|E\.g\.)[ ,]"
    r"|\b(?:ECF|Dkt\.|Doc\.) (?:Nos?\. )?\d+\b"
)
FULL_LINE = 60  # characters that a line of running text has at least


@dataclass(frozen=True, slots=True)
class Region:
    """Indices into the lines: the parties' lines are lines[start:end]; running text begins at `prose`. `notices`: the
    lines before it that are notices about publication."""

    start: int
    end: int
    prose: int
    notices: frozenset[int] = frozenset()


def first_prose(lines: Sequence[HeadLine]) -> tuple[int, frozenset[int]]:
    """The line at which running text begins, notices ahead of the caption and descriptions inside it passed over; and
    the lines of these notices: a paragraph each, ended by a blank line or a caption's line."""
    titled = versus = whole = ordered = False  # `whole`: a role stood behind the "v."; `ordered`: a title, be it beside it
    notices: set[int] = set()
    for i, line in enumerate(lines):
        if NOTICE_PARAGRAPH.match(lowered(line.text)) or states_term(line.text) or (i - 1 in notices and carries_notice(lines, i)):
            notices.add(i)
        kinds = [kind_of(cell.text) for cell in line.cells]
        if PARAGRAPH_MARK.match(line.text) or (titled and set(kinds) <= {"", "noise"} and is_ruling(line.text)):
            return i, frozenset(notices)
        titled = titled or kinds == ["title"]
        if whole and ordered and opens_paragraph(lines, i):
            return i, frozenset(notices)
        versus = versus or "versus" in kinds
        whole = whole or (versus and "role" in kinds)
        ordered = ordered or "title" in kinds
        prose = any(is_prose(cell.text) for cell in line.cells) and i not in notices and not set(kinds) & {"history", "panel"}
        if prose and is_running(lines, i):
            return i, frozenset(notices)
    return len(lines), frozenset(notices)


def opens_paragraph(lines: Sequence[HeadLine], i: int) -> bool:
    """Whether line i begins an indented paragraph of text, its second line begun further left.

    It is asked behind a caption that has its sides and its title: the cases that such a paragraph cites are none of its own.
    """
    if i + 1 >= len(lines):
        return False
    line, after = lines[i], lines[i + 1]
    if not line.gap or after.gap or any(len(one.cells) != 1 or one.ruled for one in (line, after)):
        return False
    text = line.text
    return (
        line.cells[0].left - after.cells[0].left > 1
        and min(line.width, after.width) >= FULL_LINE
        and not SHOUTED.match(text)
        and not SENTENCE_END.search(text)
        and kind_of(text) == ""
        and not is_counsel(text)
    )


def is_running(lines: Sequence[HeadLine], i: int) -> bool:
    """Whether line i, prose by its words, is running text: not a description of a party, not counsel, not a history."""
    line = lines[i]
    before = lines[i - 1] if i else None
    if SIDES_IN_CAPITALS.search(line.text):
        return False
    if before and VERSUS.match(before.text) and line.width < 1500:
        return False
    if before and not line.gap and SHOUTED.match(line.text) and SHOUTED.search(before.text):
        return False  # a description among names in capitals: "BUREAU, PETER ELM, in his official capacity"
    if line.width > 150 and not (AFTER_NAME.search(line.text) and line.width < 1500):
        return not is_counsel(line.text)
    run = 0
    for other in lines[i + 1 : i + 9]:
        if shows_caption(other) or (other.index <= i + 2 and names_sides(other.text)):
            return False
        run += any(is_prose(cell.text) for cell in other.cells)
    history = before and before.cells and kind_of(before.cells[0].text) == "history" and not line.gap
    return run >= 1 and not history and not is_counsel(line.text)


def shows_caption(line: HeadLine) -> bool:
    """A line with a "v." or a role: a caption is not over yet."""
    return any(
        is_versus(c.text) or is_role(c.text) or (opens_role(c.text) and LEAD.match(c.text)) or ends_in_role(c.text)
        for c in line.cells
    )


def carries_notice(lines: Sequence[HeadLine], i: int) -> bool:
    """Whether line i goes on with the notice that the line before it is of."""
    text = lines[i].text
    if lines[i].gap or names_sides(text):
        return False
    kind = kind_of(text)
    if kind in ("versus", "role", "in-re") or (kind in ("number", "date") and len(text) < 40):
        return False
    return not (kind in ("court", "panel") and SENTENCE_END.search(lines[i - 1].text))


def anchors(lines: Sequence[HeadLine], prose: int, notices: frozenset[int]) -> list[tuple[int, str]]:
    """Lines in which a caption shows itself: a "v.", a role, an "In re"."""
    found: list[tuple[int, str]] = []
    for i, line in enumerate(lines[:prose]):
        for cell in line.cells if i not in notices else ():
            kind = kind_of(cell.text)
            if kind in ("versus", "role", "in-re"):
                found.append((i, kind))
            elif is_prose(cell.text) and not AFTER_NAME.search(cell.text) and not SIDES_IN_CAPITALS.search(cell.text):
                continue
            elif kind in ("", "number", "title") and names_sides(cell.text):
                found.append((i, "inline"))
            elif kind in ("", "number") and has_role(cell.text) and not COUNSEL.search(lowered(cell.text)):
                found.append((i, "role"))
    return found


def has_role(text: str) -> bool:
    """A name and its role in one line, or a role and what stood beside it."""
    return bool(ends_in_role(text) or TRAILING.search(text) or (opens_role(text) and LEAD.match(text)))


def names_sides(text: str) -> bool:
    """Whether a line is "X v. Y", or one side of it: not a citation, not a sentence."""
    if CITED.search(text) or len(text) > 400:
        return False
    m = VERSUS_INSIDE.search(text)
    if not m:
        return False
    before = text[: m.start()].strip(" ,")
    if CITING.search(before):
        return False
    capital = before[:1].isupper() or before[:1] in ("“", '"', "'", "‘", "[") or re.match(r"[A-Z]{3}", text[m.end() :])
    return bool(before) and bool(capital) and not re.search(r"\b(?:see|in|cf|citing|case of|under)\s*$", before, re.IGNORECASE)


def find_region(lines: Sequence[HeadLine]) -> Region:
    """The lines of the parties; start == end where there is no caption."""
    prose, notices = first_prose(lines)
    found = anchors(lines, prose, notices)
    while found and found[0][1] == "inline" and any(kind in ("role", "versus") for _, kind in found[1:]):
        later = next(i for i, kind in found if kind in ("role", "versus"))
        if later - found[0][0] < 2 or not any(cuts(line) for line in lines[found[0][0] + 1 : later]):
            break
        found.pop(0)  # a running title or a court's index line over the caption: "15-1471 / Kumar v. Lynch"
    groups = near(found, lines)
    if not groups:
        return Region(0, 0, prose, notices)
    first, last = groups[0][0], groups[-1][0]
    start = names_above(lines, first, notices) if groups[0][1] != "in-re" else first
    end = names_below(lines, last, groups[-1][1], prose)
    return Region(start, end, prose, notices)


def cuts(line: HeadLine) -> bool:
    """A line that stands between a running title and the caption."""
    return any(kind_of(cell.text) in ("court", "number", "date", "notice", "cite") for cell in line.cells)


def near(found: Sequence[tuple[int, str]], lines: Sequence[HeadLine]) -> list[tuple[int, str]]:
    """The anchors up to the first long stretch without one, or a stretch that closes the caption (panel, counsel)."""
    kept: list[tuple[int, str]] = []
    whole = False  # a "v." and a role after it: the caption could end here
    versus = False
    for i, kind in found:
        if kept:
            between = lines[kept[-1][0] + 1 : i]
            if len(between) > 24 or (whole and any(closes(line) for line in between)):
                break
            if whole and any(
                kind_of(line.text) in ("title", "judge") and len(line.cells) == 1 and not line.ruled for line in between
            ):
                break
        whole = (versus and kind == "role") or kind == "in-re"
        versus = versus or kind in ("versus", "inline")
        kept.append((i, kind))
    return kept


def closes(line: HeadLine) -> bool:
    """A line that comes after a caption: a panel, a history, a list of counsel."""
    kinds = {kind_of(cell.text) for cell in line.cells}
    return (
        "panel" in kinds
        or ("history" in kinds and not line.ruled and len(line.cells) == 1 and line.gap > 0)
        or bool(re.match(r"\W*appearances\b", line.text, re.IGNORECASE))
    )


def names_above(lines: Sequence[HeadLine], first: int, notices: frozenset[int]) -> int:
    """The first line of the names that stand over the first anchor."""
    start = first
    beside = max((cell.left - 6 for cell in lines[first].cells[1:]), default=0)  # where the other column begins
    beside = beside if beside > 24 else 10_000
    for i in range(first - 1, max(-1, first - 26), -1):
        line = lines[i]
        kinds = [kind_of(cell.text) for cell in line.cells if cell.side != "right" and cell.left < beside]
        if not kinds or kinds[0] == "noise":
            continue
        if kinds[0] in FENCES or i in notices or is_seat(lines, i):
            break
        if kinds[0] in ("", "in-re") and (not is_prose(line.text) or (i == start - 1 and re.match(r"[A-Z]{4}", line.text))):
            if len(line.cells[0].text) < 3 and not line.cells[0].text.isupper():
                continue
            if DISTRICT.search(line.text) and is_capitals(line.text):
                break  # a court's name that a scanner spoilt
            start = i
        if kinds[0] == "title" and i < first - 12:
            break
    return start


def is_seat(lines: Sequence[HeadLine], i: int) -> bool:
    """A line that goes on with a court's name: "NORTHERN DISTRICT OF CALIFORNIA", "San Jose Division", "AT SEATTLE"."""
    text = lines[i].text
    if FEDERAL_DISTRICT.match(text):
        return True
    if not COURT_MORE.match(lowered(text)):
        return False
    for line in reversed(lines[max(0, i - 3) : i]):
        if names_court(lowered(line.text)) or re.match(r"\W*in the\W*$", line.text, re.IGNORECASE):
            return True
    return False


def names_below(lines: Sequence[HeadLine], last: int, kind: str, prose: int) -> int:
    """The line after the last name that belongs to the last anchor."""
    end = last + 1
    line = lines[last]
    open_side = kind == "versus" or (kind == "inline" and re.search(r"(?:v|vs)\.?\s*$", line.text, re.IGNORECASE))
    if kind == "role" and any(kind_of(c.text) == "versus" for c in line.cells):
        open_side = True
    for i in range(last + 1, min(prose, last + 14)):
        below = lines[i]
        first = kind_of(below.cells[0].text) if below.cells else "noise"
        due = kind == "versus" and end == last + 1
        if due and first in ("date", "number", "judge", "reference", "noise", "title") and below.gap < 2:
            continue  # what stands beside the parties, in a line of its own
        shouted = below.gap == 0 and all(re.search(r"\b[A-Z]{4}", near_by.text) for near_by in (below, lines[last + 1]))
        if (
            first != ""
            or (is_prose(below.text) and not shouted and not (due and below.width < 1500))
            or (SECTION.match(lowered(below.text)) and not is_capitals(below.text))
        ):
            break
        if (
            below.gap > 2
            or (below.gap and not open_side and not due)
            or (kind == "role" and not open_side and not role_right(line))
        ):
            break
        if below.drawn and end > last + 1:
            break
        end = i + 1
        open_side = open_side and i <= last + 3 and not below.text.rstrip().endswith(".")
    return end


def role_right(line: HeadLine) -> bool:
    """A name with its role at the right of it."""
    return len(line.cells) > 1 and kind_of(line.cells[-1].text) == "role" and kind_of(line.cells[0].text) == ""


def find_court_lines(
    lines: Sequence[HeadLine], region: Region, beside: Sequence[Cell] = (), term: bool = False
) -> tuple[Court | None, tuple[int, ...]]:
    """The court that issued the document, and the indices of the lines that name it.

    The lines over the parties come first, then those after them (a reporter's order), then the cells beside them.
    """
    limit = max(region.prose, region.end)
    order = [*range(region.start), *range(region.end, min(limit, len(lines))), *range(region.start, region.end)]
    for i in order:
        for cell in lines[i].cells:
            if kind_of(cell.text) != "court" and not names_court(lowered(cell.text)):
                continue
            if (
                is_prose(cell.text)
                or kind_of(cell.text) in ("history", "notice", "judge")
                or lower_court(lines, i)
                or runs_on(lines, i)
            ):
                continue
            found = court_from(lines, i, cell.text if region.start <= i < region.end else "")
            if found[0]:
                return found
    stacked = "\n".join(cell.text for cell in beside if kind_of(cell.text) != "number")
    if names_court(lowered(stacked)) and not any(kind_of(cell.text) == "history" for cell in beside):
        return find_court(stacked), ()  # "* IN THE / * SUPREME COURT / * OF MARYLAND" beside the parties
    if any(CERTIORARI.match(line.text) for line in lines[:limit]) and (
        term or any(TERM.search(line.text) for line in lines[:limit])
    ):
        return court_by_id("scotus"), ()  # the U.S. Reports name the court on their title page alone
    return None, ()


def runs_on(lines: Sequence[HeadLine], i: int) -> bool:
    """A line that the next one carries on in lower case is running text, though its words have capitals."""
    if i + 1 >= len(lines) or len(lines[i].text) < 45:
        return False
    after = lines[i + 1]
    return not after.gap and after.text[:1].islower() and len(after.text) > 40


def lower_court(lines: Sequence[HeadLine], i: int) -> bool:
    """A court named in "Appeal from the …": the line itself or the one before it says so."""
    before = lines[i - 1].text if i and lines[i].gap == 0 else ""
    return any(kind_of(part) == "history" for part in (lines[i].text, before)) or bool(
        re.search(r"\b(?:appeal|from|certiorari to|of the)\b(?:\s+the)?$", before, re.IGNORECASE)
    )


def court_from(lines: Sequence[HeadLine], i: int, only: str) -> tuple[Court | None, tuple[int, ...]]:
    """The court named from line i on, as many of the lines around it taken in as make a name."""
    best: tuple[Court | None, tuple[int, ...]] = (None, ())
    text = only or lines[i].text
    used = [i]
    if i and re.match(
        r"\W*(?:in the|before the|(?:the )?(?:state|commonwealth|people) of [\w ]+|united states.*|[\w ’'.]*(?:bureau|"
        r"department) of .*)\W*$",
        lines[i - 1].text,
        re.IGNORECASE,
    ):
        text, used = f"{lines[i - 1].text}\n{text}", [i - 1, i]
    court = find_court(text)
    if court:
        best = (court, tuple(used))
    for j in range(i + 1, min(i + 6, len(lines))):
        more = lines[j].text
        if not COURT_MORE.match(lowered(more)) and not names_court(lowered(more)):
            break
        if kind_of(more) == "history":
            break
        text, used = f"{text}\n{more}", [*used, j]
        court = find_court(text)
        if court:
            best = (court, tuple(used))
        elif best[0]:
            used = used[:-1]
            text = text[: -len(more) - 1]
    return best
