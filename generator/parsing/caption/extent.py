"""Where the head ends and the body begins."""

import re
from collections.abc import Sequence

from generator.parsing.caption.kinds import (
    COUNSEL_HEAD,
    COURT_MORE,
    NOTICE_PARAGRAPH,
    PARAGRAPH_MARK,
    SECTION,
    is_counsel,
    is_prose,
    is_ruling,
    kind_of,
)
from generator.parsing.caption.lines import HeadLine
from generator.parsing.rows import lowered
from generator.patterns import compiled

FIRM = frozenset(["court", "number", "date", "judge", "panel", "notice", "title", "history", "cite", "reference", "noise"])
CARRYING = frozenset(["history", "panel", "judge", "court", "counsel"])
FLOWING = frozenset(["history", "counsel", "notice"])
ENDED = compiled(r"[.:;?!)\]”\"]\W*\d?$")
SALUTATION = compiled(r"\W*(?:dear |to:|gentlemen|summary\W*$)", re.IGNORECASE)
INLINE_OPENING = compiled(
    r"(?:[A-Z][\w.’' ]{2,40},\s+(?:[\w ]+ )?(?:Judge|Justice)s?|(?:CHIEF |PRESIDING )?(?:JUSTICE|JUDGE) [A-Z]+|P(?:ER|"
    r"er) C(?:URIAM|uriam))[.:—–-]+\d?\s+[^\s(].{20,}"
)
FOOTNOTE = compiled(r"\W*[*†‡]\s*(?:[A-Z]\w+ \w+|$)|\d{1,2}$")
LIMIT = 110  # lines of counsel and the like that may stand between a caption and its title


def head_end(lines: Sequence[HeadLine], after: int, titled: frozenset[int], paragraph: int) -> int:
    """The index of the first line of the body, from line `after` (the end of the parties, or of the court's name) on, and
    before `paragraph`, a line that surely opens a paragraph of text.

    Lines that only a head has (number, date, title, panel, judge, history) carry the end along with them; counsel and
    other short lines are passed over, and are in the head only where such a line follows them. Running text, a
    section's heading or a salutation ends the search.
    """
    end = after
    flow = ""
    for i in range(after, min(len(lines), after + LIMIT, paragraph if paragraph >= after else len(lines))):
        if not lines[i].cells:  # nothing but a rule or a scanner's noise
            continue
        verdict, flow = ("take", "") if i in titled else judge_line(lines, i, flow, end == i)
        if verdict == "stop":
            break
        if verdict == "take":
            end = i + 1
    while end > after and end < len(lines) and end - 1 not in titled and is_torn(lines[end - 1], lines[end]):
        end -= 1
    return end


def is_torn(last: HeadLine, first: HeadLine) -> bool:
    """Whether the head's last line is the beginning of the sentence that the body's first line goes on with."""
    if not first.text[:1].islower() or first.gap or not last.text[:1].isupper() or ENDED.search(last.text):
        return False
    return not {kind_of(cell.text) for cell in last.cells} & {"history", "panel", "notice", "number", "counsel", "reference"}


def judge_line(lines: Sequence[HeadLine], i: int, flow: str, next_in_head: bool) -> tuple[str, str]:
    """("take" | "pass" | "stop", the kind of paragraph that runs on behind this line) for line i.

    `flow`: the kind of paragraph that the line before left open; `next_in_head`: the line before is in the head.
    """
    line = lines[i]
    kinds = {kind_of(cell.text) for cell in line.cells}
    if PARAGRAPH_MARK.match(line.text) or (line.width > 800 and not is_counsel(line.text)):
        return "stop", ""
    if runs_on(lines, i, flow) and not kinds & (FIRM - {"history", "notice", "reference"}):
        return "take" if flow != "counsel" and next_in_head else "pass", flow
    if opens_body(line):
        return "stop", ""
    firm = set() if "judge" in kinds and is_prose(line.text) else kinds & FIRM
    if firm and not (is_prose(line.text) and not firm & {"history", "panel", "notice"}):
        return "take", "history" if "history" in firm else "notice" if NOTICE_PARAGRAPH.match(lowered(line.text)) else ""
    beside_rule = line.ruled and i > 0 and lines[i - 1].ruled and len(line.text) < 60 and not is_prose(line.text)
    if next_in_head and not line.gap and (beside_rule or carries_on(lines, i)):
        return "take", ""
    counsel = is_counsel(line.text)
    return "pass" if counsel or not is_body(line, kinds) else "stop", "counsel" if counsel else ""


def runs_on(lines: Sequence[HeadLine], i: int, flow: str) -> bool:
    """Whether line i goes on with a paragraph of history, counsel or notice that the line before left open."""
    if flow not in FLOWING or paragraph_break(lines, i):
        return False
    return flow != "history" or not is_prose(lines[i].text) or is_prose(lines[i - 1].text)


def opens_body(line: HeadLine) -> bool:
    """A note at the foot of the page, a byline with text behind it, a letter's "Dear Counsel:"."""
    text = line.text
    note = FOOTNOTE.match(text) and (line.gap or not text[0].isdigit())
    return bool(note or INLINE_OPENING.match(text) or SALUTATION.match(text))


def carries_on(lines: Sequence[HeadLine], i: int) -> bool:
    """Whether a short line ends what the line before began: a court's name, a history, a judge's ("… Judge / EDWARDS.")."""
    text, before = lines[i].text, lines[i - 1]
    if len(text) < 60 and COURT_MORE.match(lowered(text)):
        return True
    if len(text) >= 40 or not i or not text[0].isupper() or is_prose(text) or SECTION.match(lowered(text)):
        return False
    return bool({kind_of(c.text) for c in before.cells} & CARRYING) and not ENDED.search(before.text)


def is_body(line: HeadLine, kinds: set[str]) -> bool:
    """Running text, a short sentence, or the heading of a section."""
    text = line.text
    if is_prose(text) or line.width > 130 or (kinds <= {"", "noise"} and is_ruling(text)):
        return True
    if len(text) >= 70 or re.match(r"[A-Z]\. ?[A-Z]", text):
        return False
    low = lowered(text)
    return SECTION.match(low) is not None and not COUNSEL_HEAD.match(low)


def paragraph_break(lines: Sequence[HeadLine], i: int) -> bool:
    """Whether line i begins a paragraph: a blank line before it, unless the text is double-spaced and runs on."""
    line, before = lines[i], lines[i - 1]
    if line.gap == 0:
        return bool(ENDED.search(before.text))
    return not (line.gap == 1 and len(before.text) > 60 and not ENDED.search(before.text))
