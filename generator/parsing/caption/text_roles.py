"""Roles that the caption leaves out and the text gives: "the defendant, Vincent A. Culotta", "Plaintiff Yori Fairley"."""

import re
from collections.abc import Sequence
from functools import lru_cache

from generator.model import Party
from generator.parsing.caption.case_names import small_letters
from generator.parsing.caption.kinds import is_capitals
from generator.parsing.caption.lines import Cell
from generator.parsing.caption.roles import OPPOSITE, VERSUS_INSIDE, role_of
from generator.parsing.rows import Row
from generator.patterns import compiled

REACH = 400  # characters within which the name stands behind its role
SAID = "plaintiff|defendant|petitioner|respondent|appellant|appellee|claimant|complainant|debtor|relator"
ROLE = rf"(?P<role>{SAID})s?(?:[-–—](?:appellant|appellee|petitioner|respondent)s?)?"


def roles_from_text(sides: Sequence[Sequence[Party]], words: str) -> tuple[Party, ...]:
    """The parties of the sides, each with the role that the text gives it, or that its opponent's role leaves it."""
    given = [next((p.role for p in side if p.role), None) for side in sides]
    if all(given) or not any(sides) or len(sides) < 2:
        return tuple(dict.fromkeys(p for side in sides for p in side))
    found = [
        role or next((role for role in (role_in(party.name, words) for party in side[:4]) if role), None)
        for role, side in zip(given, sides, strict=True)
    ]
    if len(found) == 2 and (given[0] or given[1]):
        one, two = given
        other = OPPOSITE.get(one or two or "")
        found = [one or other, two or other]
    elif len(found) == 2:
        one, two = found
        if one and not two:
            two = OPPOSITE.get(one)
        elif two and not one:
            one = OPPOSITE.get(two)
        found = [one, two] if one and two and OPPOSITE.get(one) == two else [one, None] if one == two else [one, two]
    return tuple(
        dict.fromkeys(Party(party.name, party.role or role) for side, role in zip(sides, found, strict=True) for party in side)
    )


PETITIONER = compiled(r",\s+(?:PETITIONERS?|APPELLANTS?)(?:,|\s)")
FULLER_END = compiled(r"\s*(?:ON\s+(?:WRIT|PETITION|APPEAL|CERTIORARI|APPLICATION)|No\.|\[|CERTIORARI|[_—]{3})")


def fuller_caption(rows: Sequence[Row], after: int) -> tuple[Cell, ...]:
    """The cells of the caption that stands over the opinion itself where a syllabus with a shorter one came before.

    Slip opinions of the Supreme Court: "NORTH FORK WATER DISTRICT, PETITIONER v. ADAM JOHN / BIRCH ET AL.".
    """
    for i in range(after, len(rows)):
        opens = PETITIONER.search(rows[i].text + " ") and is_capitals(rows[i].text)
        if not opens and not re.match(r"PETITIONERS?\s+v\.", rows[i].text):
            continue
        start = i
        while start > after and not rows[start].gap and is_capitals(rows[start - 1].text) and len(rows[start - 1].text) < 80:
            start -= 1
        cells: list[Cell] = []
        for row in rows[start : start + 9]:
            if cells and (FULLER_END.match(row.text) or row.gap > 1):
                break
            if not is_capitals(row.text.replace(" v.", "")):
                break
            cells.append(Cell(row.text, row.indent, row.right, len(cells)))
        if any(VERSUS_INSIDE.search(c.text) for c in cells):
            return tuple(cells)
    return ()


@lru_cache(maxsize=4)
def role_words(words: str) -> tuple[int, ...]:
    """Where in the text the roles stand."""
    low = small_letters(words)
    found: list[int] = []
    for word in SAID.split("|"):
        at = low.find(word)
        while at >= 0:
            if not at or not (low[at - 1].isalnum() or low[at - 1] == "_"):
                found.append(at)
            at = low.find(word, at + 1)
    return tuple(sorted(found))


def role_in(name: str, words: str) -> str | None:
    """The role that stands right before the party's last name in the text, within a few words, more often than another."""
    parts = [
        w
        for w in re.findall(r"[A-Za-z][\w’'-]+", name)
        if w.lower() not in ("jr", "sr", "iii", "ii", "md", "inc", "llc", "the", "et", "al")
    ]
    if not parts:
        return None
    last = parts[-1] if len(parts) < 4 else parts[0]
    low, wanted = small_letters(words), last.lower()
    places = [at for at in role_words(words) if low.find(wanted, at, at + REACH) >= 0]
    if not places:
        return None
    names = "|".join(re.escape(part) for part in parts)
    if len(parts) == 1:  # a caption of surnames alone: "Plaintiff Ambrose Harrowgate" may have the given names
        names += r"|(?-i:[A-Z])[\w’'-]+"
    pattern = re.compile(
        rf"{ROLE},?\s+(?:(?:the|Mr\.|Ms\.|Dr\.)\s+)?(?:(?:{names}|[A-Z]\.)\s+){{0,4}}{re.escape(last)}\b", re.IGNORECASE
    )
    counts: dict[str, int] = {}
    end = 0
    for at in places:
        m = pattern.match(words, at) if at >= end else None
        if m:
            role, end = role_of(m.group("role")), m.end()
            counts[role] = counts.get(role, 0) + 1
    if not counts:
        return None
    best = max(counts, key=lambda r: counts[r])
    return best if counts[best] * 2 > sum(counts.values()) else None
