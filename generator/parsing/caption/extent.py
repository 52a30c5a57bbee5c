"""Where the head ends and the body begins."""

import re
from collections.abc import Sequence

from generator.parsing.caption.kinds import COUNSEL, COURT_MORE, SECTION, is_prose, kind_of
from generator.parsing.caption.lines import HeadLine

FIRM = frozenset(["court", "number", "date", "judge", "panel", "notice", "title", "history", "cite", "role"])
FLOWING = frozenset(["history", "counsel", "notice", "panel"])
ENDED = re.compile(r"[.:;?!)\]”\"]\W*\d?$")
COUNSEL_HEAD = re.compile(r"\W*(?:appearances?|of counsel|counsel|attorneys?(?: for .*)?|representation)\b\W*", re.IGNORECASE)
SALUTATION = re.compile(r"\W*(?:dear |to:|gentlemen|summary\W*$)", re.IGNORECASE)
INLINE_OPENING = re.compile(r"(?:[A-Z][\w.’' ]{2,40},\s+(?:[\w ]+ )?(?:Judge|Justice)s?|(?:CHIEF |PRESIDING )?(?:JUSTICE|JUDGE) [A-Z]+|P(?:ER|er) C(?:URIAM|uriam))[.:—–-]+\d?\s+\S.{20,}")
LIMIT = 110  # lines of counsel and the like that may stand between a caption and its title


def head_end(lines: Sequence[HeadLine], after: int, titled: frozenset[int]) -> int:
    """The index of the first line of the body, from line `after` (the end of the parties, or of the court's name) on.

    Lines that only a head has (number, date, title, panel, judge, history) carry the end along with them; counsel and
    other short lines are passed over, and are in the head only where such a line follows them. Running text, a
    section's heading or a salutation ends the search.
    """
    end = after
    flow = ""
    for i in range(after, min(len(lines), after + LIMIT)):
        line = lines[i]
        text = line.text
        kinds = {kind_of(cell.text) for cell in line.cells}
        if i in titled:
            end, flow = i + 1, ""
            continue
        goes_on = flow in FLOWING and not paragraph_break(lines, i)
        if goes_on and not kinds & {"title", "judge"}:
            end = i + 1 if flow != "counsel" and end == i else end
            continue
        flow = ""
        if INLINE_OPENING.match(text) or SALUTATION.match(text):
            break
        firm = kinds & FIRM
        if "judge" in kinds and is_prose(text):
            firm = set()
        if firm and not (is_prose(text) and not firm & {"history", "panel", "notice"}):
            end = i + 1
            flow = next((k for k in ("history", "notice", "panel") if k in firm), "")
            continue
        if COURT_MORE.match(text) and end == i and len(text) < 60:
            end = i + 1
            continue
        if COUNSEL.search(text) and line.width < 1200 or COUNSEL_HEAD.match(text):
            flow = "counsel"
            continue
        if is_prose(text) or line.width > 130:
            break
        if SECTION.match(text) and len(text) < 70 and not COUNSEL_HEAD.match(text) and not re.match(r"[A-Z]\. ?[A-Z]", text):
            break
    return end


def paragraph_break(lines: Sequence[HeadLine], i: int) -> bool:
    """Whether line i begins a paragraph: a blank line before it, unless the text is double-spaced and runs on."""
    line, before = lines[i], lines[i - 1]
    if line.gap == 0:
        return bool(ENDED.search(before.text)) and line.cells[0].left > before.cells[0].left + 2 if line.cells and before.cells else False
    return not (line.gap == 1 and len(before.text) > 60 and not ENDED.search(before.text))
