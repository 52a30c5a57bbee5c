"""Rules: lines drawn across the page or a caption, the columns of ) : x § that part a caption, and filler (// //)."""

import re
from bisect import bisect_right
from itertools import accumulate

from generator.parsing.furniture.galley import Galley
from generator.patterns import compiled

STROKES = r"-_=~—–═─.*/\\|+‗¯"
DRAWN = compiled(rf"[{STROKES}]{{4}}[{STROKES}\s]*$")
LINE = compiled(r"[-_=—–═─‗¯]{5}[-_=—–═─‗¯ ]*[xX)/:|}\]]?$")
DOTS = compiled(r"[\s.*]+$")
FILLER = compiled(r"/{1,3}(?:\s+/{1,3})*$")
POSTS = ")(:§|]}*"
POST = compiled(r"[)(:§|\]}*](?<![^\s_-].)(?!\S)")  # by itself
MOST_LINES = 4000  # with words, among which a caption may stand
CLOSE = 7  # lines between one rule of a column and the next, at most


def take_rules(galley: Galley, *, markdown: bool) -> None:
    """Takes drawn lines and filler anywhere, columns of rules where they stand together."""
    drawn: list[int] = []
    for line, text in enumerate(galley.left):
        stripped = text.strip()
        if not stripped or stripped[0].isalnum():
            continue
        if 2 <= len(stripped) < 400 and FILLER.match(stripped):
            galley.take_line(line, "rule")
        elif is_drawn(stripped, markdown=markdown):
            drawn.append(line)
            galley.take_line(line, "caption-rule" if stripped[-1] in "xX)/:|}]" else "rule")
    take_columns(galley, markdown=markdown)
    take_lone_corners(galley, drawn)


def is_drawn(text: str, *, markdown: bool) -> bool:
    """Whether the words of a line are a line that is drawn. "* * *" and "...." are words of the court."""
    if len(text) < 4 or DOTS.match(text) or (markdown and "*" in text):
        return False
    if LINE.match(text):
        return True
    return bool(DRAWN.match(text)) and len(text) >= 5 and sum(c in "-_=—–═─" for c in text) * 2 > len(text)


def take_columns(galley: Galley, *, markdown: bool) -> None:
    """Takes a character that parts the columns of a caption: it stands by itself on three lines near one another."""
    standing = standing_posts(galley)
    for post in POSTS:
        if post not in standing or (markdown and post in "*|"):
            continue
        wide = post == "§"  # the sign of a section stands by itself in every line of text
        places = [(line, found) for line in standing[post] if (found := post_at(galley.left[line], post, wide=wide)) is not None]
        group: list[tuple[int, int]] = []
        for place in [*places, (10**9, 0)]:
            if group and (place[0] - group[-1][0] > CLOSE):
                take_group(galley, group, post)
                group = []
            group.append(place)


def standing_posts(galley: Galley) -> dict[str, list[int]]:
    """For each character that may part columns the lines in which it stands by itself."""
    lines = galley.worded(0, len(galley.left), MOST_LINES)
    last = lines[-1] + 1 if lines else 0
    starts = [0, *accumulate(len(text) + 1 for text in galley.left[:last])]
    standing: dict[str, list[int]] = {}
    for m in POST.finditer("\n".join(galley.left[:last])):
        line = bisect_right(starts, m.start()) - 1
        found = standing.setdefault(m.group(), [])
        if not found or found[-1] != line:
            found.append(line)
    return standing


def post_at(text: str, post: str, *, wide: bool) -> int | None:
    """The column at which `post` stands by itself in a line, two spaces and more about it if `wide`; the last such."""
    if len(text) > 300:
        return None
    at = text.rfind(post)
    while at != -1:
        before, behind = text[:at], text[at + 1 :]
        apart = (not before or before[-1].isspace() or before[-1] in "_-") and (not behind or behind[0].isspace())
        aside = not before.strip() or (before.endswith("  ") and (not behind.strip() or behind.startswith("  ")))
        if apart and (aside or not wide):
            return at
        at = text.rfind(post, 0, at)
    return None


def take_group(galley: Galley, group: list[tuple[int, int]], post: str) -> None:
    """Takes the posts of one group if they make a column: alone on lines, or one under another."""
    if len(group) < 3:
        return
    alone = [line for line, _ in group if galley.words(line) == post]
    columns = sorted(at for _, at in group)
    middle = columns[len(columns) // 2]
    aligned = [line for line, at in group if abs(at - middle) <= 2]
    ending = [line for line, at in group if not galley.left[line][at + 1 :].strip()]
    opening = [line for line, at in group if post == ")" and not galley.left[line][:at].strip()]  # no sentence begins with it
    together = len(aligned) >= 3 and len(aligned) * 2 >= len(group) and middle >= 12
    if post in "§*(":
        good = len(alone) >= 2 or (together and len(aligned) * 4 >= len(group) * 3)
    else:
        good = len(alone) >= 2 or together or len(ending) >= 3 or len(opening) >= 3
    if not good:
        return
    for line, at in group:
        galley.take(line, at, at + 1, "caption-rule")
        drawn = re.match(r"\s*[-_—=]{5,}\s*$", galley.left[line][:at])
        if drawn:
            galley.take(line, 0, at, "caption-rule")


def take_lone_corners(galley: Galley, drawn: list[int]) -> None:
    """Takes an x or / that stands alone near a drawn line: the corner of a caption's frame."""
    near = {line + k for line in drawn for k in range(-16, 17)}
    for line in sorted(near):
        if 0 <= line < len(galley.left) and galley.words(line) in ("x", "X", "/"):
            galley.take_line(line, "caption-rule")
