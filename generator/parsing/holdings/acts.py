"""The court acts: "the Court GRANTS the motion and dismisses the case", "we vacate and remand", "this Court will not dismiss"."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.model import Outcome
from generator.parsing.holdings.clauses import Clause
from generator.parsing.holdings.doubts import (
    ARGUED_OBJECT,
    CONDITION,
    CUE,
    GENERIC,
    HABIT,
    ONLY,
    OPENS_IF,
    SUBORDINATE,
    SUPPOSED,
    reported,
)
from generator.parsing.holdings.outcomes import BY_PRESENT, BY_THIRD, PRESENT, THIRD, Verb
from generator.parsing.holdings.predicates import (
    PREPOSITIONS,
    Predicate,
    Setting,
    choose,
    determined,
    first_word,
    graded,
    in_capitals,
    object_after,
    verbs_in,
)
from generator.parsing.holdings.words import ADVERB, ADVERBS, COURT, W, pattern, word_key
from generator.patterns import compiled

FUTURE = rf"(?P<modal>will|shall|must|do(?:es)?){W}(?P<not>not{W})?(?:{ADVERB}{W})*"
COURT_ACTS = pattern(rf"{COURT}(?P<gap>{ADVERBS}){W}(?:{FUTURE}(?P<base>{PRESENT})|(?P<third>{THIRD}))\b")
COURT_WORDS = ("court", "undersigned", "commission", "board", "panel", "tribunal")  # one of which `COURT` holds
WE_WORDS = ("we ", "we,", "i ", "i,")
WE_ACT = pattern(rf"\b(?:we|i)\b(?P<gap>{ADVERBS}){W}(?:{FUTURE})?(?P<base>{PRESENT})\b")
DECLINES = pattern(rf"(?:{COURT}|\b(?:we|i)\b){ADVERBS}{W}(?:will{W})?(?:declines?|refuses?){W}to{W}(?P<base>{PRESENT})\b")
# Rulings in words of their own: a word that they hold, the pattern, the outcome.
SAID_OTHERWISE: tuple[tuple[str, re.Pattern[str], Outcome], ...] = (
    (
        "disturb",
        pattern(
            r"\b(?:findings?|decisions?|judgments?|rulings?|verdicts?|awards?|orders?|determinations?|conclusions?|sentences?)\b"
            rf"[^;]{{0,80}}{W}will{W}not{W}(?:be{W})?disturb(?:ed)?\b"
        ),
        "affirmed",
    ),
    (
        "appealability",
        pattern(
            rf"\bcertificate{W}of{W}appealability{W}(?:will|shall){W}not{W}(?:issue|be{W}issued)\b|"
            rf"\bno{W}certificate{W}of{W}appealability{W}(?:will|shall){W}(?:be{W}issued|issue)\b"
        ),
        "denied",
    ),
)
# Further verbs of a court named before: "The Court agrees and GRANTS", "We granted certiorari and now affirm".
NAMED = pattern(COURT)
WE = compiled(r"\b(?:[Ww]e|I)\b(?!\.)")
ALSO_THIRD = pattern(rf"(?:[,;]|\b(?:and|but|or)\b)(?:{W}(?:and|{ADVERB}))*{W}(?P<third>{THIRD})\b(?={W}(?P<next>\S+))")
ALSO_PRESENT = pattern(
    rf"(?:[,;]|\b(?:and|but)\b)(?:{W}(?:and|{ADVERB}))*{W}(?P<will>will{W})?(?P<base>{PRESENT})\b(?:{W}(?P<next>\S+))?"
)
WILL = pattern(r"\bwill\b")
INFINITIVE = pattern(r"\bto\b(?:\W+\w+){0,3}\W*$")
GOVERNED = pattern(r"(\w+)\W+that\W*(?:\b(?:then|therefore|thus)\W*)?$")
ORDER_WORD = pattern(r"order|requir|direct|decree|adjudg|further|hereby")
NO_RULING_BEHIND = {  # "refers to the second petition", "sets forth", "we grant that the rule is unclear"
    "refer": pattern(rf"{W}to\b"),
    "set": pattern(r"\s+(?:forth|out|up)\b"),
    "grant": pattern(r"\s+that\b"),
    "deny": pattern(r"\s+that\b"),
}
OPENS_ORDER = pattern(rf"{W}(?:that|as{W}follows|the{W}following)\b|\s*:")
UNMISTAKABLE = frozenset({"granted", "denied", "affirmed", "reversed", "vacated", "remanded", "dismissed", "stricken"})
UNDONE = frozenset({"dismissed", "stricken"})  # what is "denied" when a court will not do it


def acts(clause: Clause, setting: Setting) -> Iterator[Predicate]:
    """The verbs by which the court itself acts in the clause."""
    mask = clause.mask
    seen: set[int] = set()
    loose = setting != "reasoning" or CUE.match(mask) is not None
    court, we = any(word in mask for word in COURT_WORDS), any(word in mask for word in WE_WORDS)
    for form in (*((COURT_ACTS,) if court else ()), *((WE_ACT,) if we else ())):
        for m in verbs_in(form, mask):
            third = m.groupdict().get("third")
            start, end = m.span("third" if third else "base")
            capital = in_capitals(clause, start, end)
            performs = capital or "hereby" in m.group("gap").lower()
            about = mask if performs else said_of(mask, end)
            verb = choose((BY_THIRD if third else BY_PRESENT).get(word_key(mask[start:end]), []), about, loose or performs)
            if verb is None or opens_order(verb, mask, end):
                continue
            if not acting(mask, Act(m.start(), end, m.group("modal"), performs), setting):
                continue
            seen.add(start)
            if not m.group("not"):
                yield Predicate(graded(verb, mask, end), start, end, capital, object_after(mask, end))
            elif verb.outcome in UNDONE:
                yield Predicate("denied", start, end, capital, object_after(mask, end))
    yield from said_otherwise(mask, setting)
    if court:
        yield from also_court(clause, seen, setting)
    yield from also_we(clause, seen, setting)


def said_otherwise(mask: str, setting: Setting) -> Iterator[Predicate]:
    """What a court declines to do, and the rulings that have words of their own."""
    for m in verbs_in(DECLINES, mask) if "decline" in mask or "refuse" in mask else ():
        if choose(BY_PRESENT.get(word_key(m.group("base")), []), mask[m.end() :], True) and acting(
            mask, Act(m.start(), m.end()), setting
        ):
            yield Predicate("denied", m.start("base"), m.end(), False, object_after(mask, m.end()))
    for word, form, outcome in SAID_OTHERWISE:
        said = form.search(mask) if word in mask else None
        if said and not CONDITION.search(mask):
            yield Predicate(outcome, *said.span())


def also_court(clause: Clause, seen: set[int], setting: Setting) -> Iterator[Predicate]:
    """Further verbs in the third person, and further futures, of a court named before."""
    mask = clause.mask
    court = NAMED.search(mask)
    if not court or CONDITION.search(mask, 0, court.start()):
        return
    for m in verbs_in(ALSO_THIRD, mask, court.end()):
        start, end = m.span("third")
        capital = in_capitals(clause, start, end)
        if start in seen or not (capital or determined(clause.text, m.start("next"))):
            continue
        verb = choose(BY_THIRD.get(word_key(m.group("third")), []), said_of(mask, end), setting != "reasoning" or capital)
        if verb and not opens_order(verb, mask, end) and acting(mask, Act(court.start(), end, performs=capital), setting):
            yield Predicate(graded(verb, mask, end), start, end, capital, object_after(mask, end))
    for m in verbs_in(ALSO_PRESENT, mask, court.end()):
        if m.group("will") or WILL.search(mask, court.end(), m.start()):
            yield from also_present(clause, m, seen, setting)


def also_we(clause: Clause, seen: set[int], setting: Setting) -> Iterator[Predicate]:
    """Further verbs in the first person: "we modify and affirm", "We … and now affirm"."""
    we = WE.search(clause.printed) if "we" in clause.mask or "I" in clause.printed else None
    if we and not SUPPOSED.search(clause.mask, 0, we.start()):
        for m in verbs_in(ALSO_PRESENT, clause.mask, we.end()):
            if not m.group("will"):
                yield from also_present(clause, m, seen, setting)


def also_present(clause: Clause, m: re.Match[str], seen: set[int], setting: Setting) -> Iterator[Predicate]:
    """The further verb of the match `m`, if it is one: not a noun, not an infinitive, not said of every case."""
    mask = clause.mask
    start, end = m.span("base")
    capital = in_capitals(clause, start, end)
    verb = choose(BY_PRESENT.get(word_key(m.group("base")), []), said_of(mask, end), setting != "reasoning" or capital)
    if verb is None or start in seen or HABIT.search(mask, 0, start) or CONDITION.search(mask, 0, start):
        return
    if verb.outcome not in UNMISTAKABLE and not determined(clause.text, m.start("next") if m.group("next") else len(mask)):
        return  # as often a noun: "and order", "and request"
    if not capital and (GENERIC.match(mask, end) or ONLY.search(mask)):
        return
    if INFINITIVE.search(mask[max(0, m.start() - 40) : m.start()]):
        return  # "to reverse and remand"
    seen.add(start)
    yield Predicate(graded(verb, mask, end), start, end, capital, object_after(mask, end))


def opens_order(verb: Verb, mask: str, end: int) -> bool:
    """Whether the verb only opens an order ("ORDERS that the motion is DENIED"), or says another thing with what follows."""
    if verb.present == "order":
        return OPENS_ORDER.match(mask, end) is not None
    other = NO_RULING_BEHIND.get(verb.present)
    return other is not None and other.match(mask, end) is not None


def said_of(mask: str, end: int) -> str:
    """What an active verb that ends at `end` acts on; more of the sentence where it has no object of its own."""
    about = object_after(mask, end)
    if about:
        return mask[slice(*about)]
    following = mask[end : end + 200]
    return "" if following[:1] == " " and first_word(following) in PREPOSITIONS else following


@dataclass(frozen=True, slots=True)
class Act:
    """A court named at mask[start] that acts by a verb which ends at mask[:end].

    `performs`: the verb is in capitals or goes with "hereby", which leaves little doubt.
    """

    start: int
    end: int
    modal: str | None = None
    performs: bool = False


def acting(mask: str, act: Act, setting: Setting) -> bool:
    """Whether the court rules by its act here and now: no supposition, no report, no rule for every case."""
    before = mask[: act.start]
    if SUPPOSED.search(before) or reported(before):
        return False
    if (CONDITION.search(before) or OPENS_IF.match(mask)) and (act.modal or not act.performs):
        return False
    return act.performs or acting_here(mask, act, setting)


def acting_here(mask: str, act: Act, setting: Setting) -> bool:
    """The same of an act in small letters, which may as well be told, or be the rule."""
    if (
        GENERIC.match(mask, act.end)
        or ARGUED_OBJECT.match(mask[act.end : act.end + 80])
        or ONLY.search(mask, act.end)
        or HABIT.search(mask, 0, act.end)
    ):
        return False
    if act.modal in ("must", "shall") and setting == "reasoning" and not CUE.match(mask):
        return False
    governed = GOVERNED.search(mask[: act.start])
    if governed:
        return ORDER_WORD.match(governed.group(1)) is not None
    return not SUBORDINATE.search(mask[: act.start])
