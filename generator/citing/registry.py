"""The kinds of citations: one line each, the surer before the looser, for where two claim the same words the upper one wins."""

from collections.abc import Sequence

from generator.citing.bare_sections import find_bare_sections
from generator.citing.before_codes import find_before_codes
from generator.citing.california import find_california
from generator.citing.case_numbers import find_case_numbers
from generator.citing.cases import find_cases
from generator.citing.constitution import find_constitution
from generator.citing.dockets import find_docket_entries
from generator.citing.enactments import find_enactments
from generator.citing.found import Finder, Flow, Found
from generator.citing.guidelines import find_guidelines
from generator.citing.instructions import find_instructions
from generator.citing.journals import find_journals
from generator.citing.legislative import find_legislative
from generator.citing.local_rules import find_local_rules
from generator.citing.named_pages import find_named_pages
from generator.citing.record import find_record
from generator.citing.references import find_id, find_supra
from generator.citing.regulations import find_cfr, find_register
from generator.citing.rules import find_rules
from generator.citing.rulings import find_rulings
from generator.citing.state_rules import find_state_rules
from generator.citing.state_statutes import find_state_statutes
from generator.citing.treatises import find_treatises
from generator.citing.usc import find_usc
from generator.patterns import compiled

FINDERS: tuple[Finder, ...] = (
    find_usc,
    find_cfr,
    find_register,
    find_enactments,
    find_id,
    find_cases,
    find_legislative,
    find_rulings,
    find_treatises,
    find_instructions,
    find_docket_entries,
    find_local_rules,
    find_state_rules,
    find_rules,
    find_constitution,
    find_case_numbers,
    find_guidelines,
    find_before_codes,
    find_state_statutes,
    find_california,
    find_supra,
    find_record,
    find_journals,
    find_bare_sections,
    find_named_pages,
)


# The kinds that need no number: "Id.", "First Amendment", "supra", "Ex. A".
UNNUMBERED = tuple(find for find in FINDERS if find in (find_id, find_constitution, find_supra, find_record))
NUMBER = compiled(r"\d")
WORD = compiled(r"[A-Za-z§#]")  # a flow with none of these, a number alone, is not read


def find_all(flow: Flow) -> list[Found]:
    """Every citation of a flow in reading order, none overlapping another."""
    if not WORD.search(flow.text):
        return []
    ranked: list[tuple[int, int, Found]] = []
    for rank, find in enumerate(FINDERS if NUMBER.search(flow.text) else UNNUMBERED):
        for found in find(flow):
            ranked.append((found.start, rank, found))  # noqa: PERF401  # a comprehension for each kind costs more than it saves
    ranked.sort(key=lambda r: (r[0], r[1]))
    return _without_overlaps(ranked)


def _without_overlaps(ranked: Sequence[tuple[int, int, Found]]) -> list[Found]:
    """Of two that overlap, the one of the surer kind; of one kind, the longer."""
    kept: list[tuple[int, Found]] = []
    for _, rank, found in ranked:
        while kept and kept[-1][1].end > found.start:
            old_rank, old = kept[-1]
            if old_rank < rank or (old_rank == rank and old.end - old.start >= found.end - found.start):
                break
            kept.pop()
        else:
            kept.append((rank, found))
    return [found for _, found in kept]
