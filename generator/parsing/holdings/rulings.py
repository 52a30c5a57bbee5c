"""Clause → ruling: the grammar of what a court orders.

A court rules in four ways: it acts ("the Court GRANTS", "we affirm": `acts`); something is done to a thing ("the motion
is DENIED": `passives`); somebody is commanded, or the disposition stands alone ("AFFIRMED.": `commands`). What speaks
against a ruling is in `doubts`, the verbs and their outcomes in `outcomes`.
"""

import re
from dataclasses import dataclass

from generator.model import Outcome
from generator.parsing.holdings.acts import acts
from generator.parsing.holdings.clauses import RULING_WORDS, Clause, says, words_in
from generator.parsing.holdings.commands import alone, capitals, commands, with_deadline
from generator.parsing.holdings.doubts import CUE
from generator.parsing.holdings.outcomes import ACTIVE, COMMANDS, PASSIVES
from generator.parsing.holdings.passives import passives
from generator.parsing.holdings.predicates import Predicate, Setting
from generator.patterns import compiled

LONGEST = 5000  # a longer clause is no sentence: its stops were lost, or it is a table
# pdftotext tears the capital from small capitals: "A FFIRMED.", "R EVERSED AND R EMANDED.".
TORN = compiled(r"\b(?:a ffirmed|r eversed|r emanded|v acated|d ismissed|d enied|g ranted)\b")
SHORT = 80  # characters of a disposition that stands alone


@dataclass(frozen=True, slots=True)
class Ruling:
    """`about`: the span of the clause's text that names the thing ruled on."""

    outcomes: tuple[Outcome, ...]
    about: tuple[int, int] | None = None


def read_ruling(clause: Clause, setting: Setting) -> Ruling | None:
    """What the clause rules, read in its setting; None where it rules nothing."""
    if len(clause.text) > LONGEST:
        return None
    if len(clause.text) < SHORT and clause.text.isupper():
        whole = TORN.sub(mended, clause.mask)
        clause = clause if whole == clause.mask else clause._replace(mask=whole, verbs=RULING_WORDS)
    mask = clause.mask
    said = [verb for verb in clause.verbs if verb in mask and says(mask, verb)]
    passive = not PASSIVES.isdisjoint(said)
    found: list[Predicate] = []
    if not ACTIVE.isdisjoint(said):
        found += acts(clause, setting)
    if passive:
        found += passives(clause, setting)
        if not found:
            found += alone(clause)
    if setting != "reasoning":
        taken = {p.start for p in found}
        found += [p for p in capitals(clause) if p.start not in taken]
    if (setting != "reasoning" or CUE.match(mask)) and not COMMANDS.isdisjoint(words_in(mask)):
        found += commands(clause, setting)
    if not found:
        return None
    found = sorted(with_deadline(clause, found), key=lambda p: p.start)
    return Ruling(tuple(dict.fromkeys(p.outcome for p in found)), next((p.about for p in found if p.about), None))


def mended(m: re.Match[str]) -> str:
    """The torn word in one piece, as long as it was, so that places in the clause stay what they are."""
    return " " + "".join(m.group().split())
