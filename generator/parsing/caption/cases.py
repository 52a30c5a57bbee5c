"""The cases of an order: names by Bluebook rule 10.2, parties with their roles, each with its docket numbers."""

from collections.abc import Sequence
from dataclasses import replace

from generator.courts import state_of
from generator.model import Case, Court
from generator.parsing.caption.case_names import case_name, matter_name
from generator.parsing.caption.parties import RawCase
from generator.parsing.caption.text_roles import roles_from_text

NOT_ADVERSE = ("debtor", "deceased", "bankrupt")  # rule 10.2.1(a): of "In re X, Debtor. A v. B" the adversaries name the case


def make_cases(raw: Sequence[RawCase], court: Court | None, numbers: tuple[str, ...], words: str) -> tuple[Case, ...]:
    """The cases that have a name. `words`: the document's text, which gives roles that the caption does not.

    A case has the number beside it where there are as many numbers as cases, a single case has them all.
    """
    place = state_of(court)
    cases = [Case(name, (), roles_from_text(case.sides, words)) for case in raw for name in (name_of(case, place, words),) if name]
    if len(cases) == len(numbers):
        return tuple(replace(case, docket_numbers=(number,)) for case, number in zip(cases, numbers, strict=True))
    return tuple(replace(case, docket_numbers=numbers if len(cases) == 1 else ()) for case in cases)


def name_of(case: RawCase, place: str, words: str) -> str | None:
    """A case's name. `place`: the state whose court decides it, or ""."""
    if len(case.sides) > 1:
        firsts = [next((p.name for p in side if p.role not in NOT_ADVERSE), side[0].name if side else "") for side in case.sides]
        return case_name(tuple(firsts), place, words)
    if case.subject:
        return matter_name(case.opening or "In re", case.parties[0].name if case.parties else case.subject, words)
    return None
