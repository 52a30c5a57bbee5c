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

FIRM = frozenset(["court", "number", "date", "judge", "panel", "notice", "title", "history", "cite", "reference", "noise"])
FLOWING = frozenset(["history", "counsel", "notice"])
ENDED = re.compile(r"[.:;?!)\]”\"]\W*\d?$")
SALUTATION = re.compile(r"\W*(?:dear |to:|gentlemen|summary\W*$)", re.IGNORECASE)
INLINE_OPENING = re.compile(
    r"(?:[A-Z][\w.’' ]{2,40},\s+(?:[\w ]+ )?(?:Judge|Justice)s?|(?:CHIEF |PRESIDING )?(?:JUSTICE|JUDGE) [A-Z]+|P(?:ER|"
    r"er) C(?:URIAM|uriam))[.:—–-]+\d?\s+\S.{20,}"
)
FOOTNOTE = re.compile(r"\W*[*†‡]\s*(?:[A-Z]\w+ \w+|$)|\d{1,2}$")
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
        if not line.cells:  # nothing but a rule or a scanner's noise
            continue
        kinds = {kind_of(cell.text) for cell in line.cells}
        if i in titled:
            end, flow = i + 1, ""
            continue
        if PARAGRAPH_MARK.match(text) or (line.width > 800 and not is_counsel(text)):
            break
        goes_on = (
            flow in FLOWING
            and not paragraph_break(lines, i)
            and (flow != "history" or not is_prose(text) or is_prose(lines[i - 1].text))
        )
        if goes_on and not kinds & (FIRM - {"history", "notice", "reference"}):
            end = i + 1 if flow != "counsel" and end == i else end
            continue
        flow = ""
        if FOOTNOTE.match(text) and (line.gap or not text[0].isdigit()):
            break
        if INLINE_OPENING.match(text) or SALUTATION.match(text):
            break
        firm = kinds & FIRM
        if "judge" in kinds and is_prose(text):
            firm = set()
        if firm and not (is_prose(text) and not firm & {"history", "panel", "notice"}):
            end = i + 1
            flow = "history" if "history" in firm else "notice" if NOTICE_PARAGRAPH.match(text) else ""
            continue
        if (
            end == i
            and not line.gap
            and len(text) < 60
            and (
                COURT_MORE.match(text)
                or (
                    len(text) < 40
                    and i
                    and text[0].isupper()
                    and {kind_of(c.text) for c in lines[i - 1].cells} & {"history", "panel", "judge", "court", "counsel"}
                    and not ENDED.search(lines[i - 1].text)
                    and not is_prose(text)
                    and not SECTION.match(text)
                )
            )
        ):
            end = i + 1
            continue
        if is_counsel(text):
            flow = "counsel"
            continue
        if is_prose(text) or line.width > 130 or (kinds <= {"", "noise"} and is_ruling(text)):
            break
        if SECTION.match(text) and len(text) < 70 and not COUNSEL_HEAD.match(text) and not re.match(r"[A-Z]\. ?[A-Z]", text):
            break
    return end


def paragraph_break(lines: Sequence[HeadLine], i: int) -> bool:
    """Whether line i begins a paragraph: a blank line before it, unless the text is double-spaced and runs on."""
    line, before = lines[i], lines[i - 1]
    if line.gap == 0:
        return bool(ENDED.search(before.text))
    return not (line.gap == 1 and len(before.text) > 60 and not ENDED.search(before.text))
