"""Something is done to a thing: "the motion is GRANTED in part and DENIED in part", "that judgment be entered"."""

import re
from collections.abc import Iterator
from itertools import islice

from generator.parsing.holdings.clauses import Clause
from generator.parsing.holdings.doubts import (
    ANY,
    ARGUED,
    CONDITION,
    CUE,
    HABIT,
    ONLY,
    OPENS_IF,
    RESTATED,
    conjunction_before,
    reported,
)
from generator.parsing.holdings.outcomes import BY_PARTICIPLE, PARTICIPLE, Verb
from generator.parsing.holdings.predicates import (
    MANY,
    Predicate,
    Setting,
    choose,
    definite,
    graded,
    in_capitals,
    subject_before,
    verbs_in,
)
from generator.parsing.holdings.words import ADVERB, ADVERBS, MATTERS, PERSON, W, pattern, word_key
from generator.patterns import compiled

MODALS = rf"\b(?P<modal>shall|will|must|should|would|may|might|can|could|cannot|due{W}to|to|has|have|had)\b"
MODAL = pattern(rf"{MODALS}(?:{W}not\b)?{ADVERBS}{W}$")
BE = pattern(r"\b(?:is|are|be|being|been|stands?)\b")
BEFORE_BE = 120  # characters within which a modal stands before it
PASSIVE = pattern(
    rf"(?:{MODALS}(?:{W}(?P<not1>not)\b)?{ADVERBS}{W})?"
    rf"\b(?P<be>is|are|be|being|been|stands?)\b(?:{W}(?P<not2>not)\b)?{ADVERBS}{W}(?P<verb>{PARTICIPLE})\b(?!{W}to{W}(?:as|"
    rf"herein|above|below|collectively|here)\b)"
)
ALSO = pattern(rf"(?:\b(?:and|but)\b|[,;])(?:{W}(?:and|is|are|be|shall|must|will|{ADVERB}))*{W}(?P<verb>{PARTICIPLE})\b(?!{W}by\b)")
NOT_OURS = pattern(rf"\b(?:was|were|been|had|has|which|who|not)\b(?:{W}\w+){{0,2}}\W*$")
NO_FACT = frozenset(["should", "would", "may", "might", "can", "could", "cannot", "has", "have", "had"])
IS_TO = pattern(rf"\b(?:is|are){ADVERBS}\W*$")
ORDERED_THAT = pattern(
    r"\b(?:order(?:ed|s)?|direct(?:ed|s)?|decreed|adjudged|further|hereby|request(?:ed|s)?)\W+(?:[\w ]{0,30}\W+)?that\b|(?:^|"
    r"[;,]|\band)\W*that\b"
)
DOUBTFUL = frozenset(
    ["if", "whether", "unless", "until", "once", "before", "after", "when", "where", "although", "though", "while"]
)
RELATIVE = frozenset(["which", "who", "whose", "because", "since", "as"])
CONCLUDES = pattern(rf"\b(?:court|we|i|undersigned){ADVERBS}{W}(?:concludes?|finds?|holds?|determines?){W}that\b")
EXTENT = pattern(r"\b(?:extent|order(?:ed|s)?|further)\W+that\b")
CLOSE_BY = compiled(r"[^,;.]{0,80}")
AT = pattern(rf"{W}(?:\w+{W})?(?:at|toward|towards|against)\b")  # "an argument directed at"
GIVEN = pattern(rf"(?:{W}\w+){{0,2}}?{W}(?:leave|summary{W}judgment|judgment|permission|extension|costs|fees|until|\d+{W}days)\b")
THE_SAME = pattern(rf"\bbe{W}and{W}(?:the{W}same|it|they)\b(?:{W}{ADVERB})*\W*$")
LISTED = pattern(rf"(?:{W}in{W}part\b|{W}with(?:out)?{W}prejudice\b|\W)*")  # between the verbs of a list
OR_ELSE = pattern(rf"\bor{W}(?:(?:the|this|his|her|its|their)\b|\w+['’]s\b)[^,;]*$")
IT_ALONE = pattern(r"\W*(?:it|they)\W*$")
NAME = compiled(r"\b[A-Z][a-z]")
IT = pattern(r"\W*it\W*$")


def passives(clause: Clause, setting: Setting) -> Iterator[Predicate]:
    """The passives that are this court's act, and the participles that go with them."""
    mask = clause.mask
    for m in islice(passive_verbs(mask), MANY):
        start, end = m.span("verb")
        capital = in_capitals(clause, start, end)
        subject = subject_before(mask, m.start())
        about = mask[slice(*subject)]
        named = setting in ("ordered", "item") and NAME.search(clause.printed[slice(*subject)]) is not None
        more = CLOSE_BY.match(mask, end).group() if setting != "reasoning" else ""  # type: ignore[union-attr]
        verb = choose(
            BY_PARTICIPLE.get(word_key(m.group("verb")), []),
            f"{about} {more}",
            setting != "reasoning" or capital or "hereby" in m.group().lower(),
            named,
        )
        if verb is None or (verb.present == "direct" and AT.match(mask, end)) or (verb.present == "order" and IT.match(about)):
            continue
        if setting == "reasoning" and not (capital or MATTERS.search(about) or IT_ALONE.match(about) or of_person(verb, mask, end)):
            continue
        if not done_now(clause, m, capital, setting, about):
            continue
        if m.group("not1") or m.group("not2"):
            if word_key(m.group("modal") or "") == "will" and verb.outcome in ("dismissed", "stricken"):
                yield Predicate("denied", start, end, capital, subject)
            continue
        same = THE_SAME.search(about)
        if same:  # "the motion be, and the same hereby is, DENIED"
            subject = subject_before(mask, subject[0] + same.start())
        found = Predicate(graded(verb, mask, end), start, end, capital, subject)
        yield found
        yield from also(clause, found, setting)


def passive_verbs(mask: str) -> Iterator[re.Match[str]]:
    """The matches of `PASSIVE`, found by their "is" or "be", which is sooner than to look for all of it everywhere."""
    done = 0
    for be in BE.finditer(mask):
        at = be.start()
        if at < done or not PASSIVE.match(mask, at):
            continue
        modal = MODAL.search(mask, max(done, at - BEFORE_BE), at)
        m = PASSIVE.match(mask, modal.start() if modal else at)
        if m:
            done = m.end()
            yield m


def of_person(verb: Verb, mask: str, end: int) -> bool:
    """Whether a verb said of a person rules: "Plaintiff is granted leave", not "defendant is denied due process"."""
    return verb.outcome not in ("granted", "denied", "affirmed", "reversed") or GIVEN.match(mask, end) is not None


def also(clause: Clause, first: Predicate, setting: Setting) -> Iterator[Predicate]:
    """The participles that share a passive's verb: "… and REMANDED", "affirmed in part and reversed in part"."""
    mask, last = clause.mask, first.end
    for m in verbs_in(ALSO, mask, first.end, first.end + 400):
        start, end = m.span("verb")
        capital = in_capitals(clause, start, end)
        verb = choose(BY_PARTICIPLE.get(word_key(m.group("verb")), []), mask[:start], setting != "reasoning")
        if verb is None or capital != first.capital or NOT_OURS.search(mask[max(0, m.start() - 30) : m.start()]):
            continue
        listed = LISTED.fullmatch(mask, last, m.start()) is not None
        if not capital and (verb.of is not None or verb.loose or (m.group()[:1] in ",;" and not listed)):
            continue
        last = end
        yield Predicate(graded(verb, mask, end), start, end, capital)


def done_now(clause: Clause, m: re.Match[str], capital: bool, setting: Setting, about: str) -> bool:
    """Whether the passive is done by this court here and now: no wish, report, supposition, habit or history."""
    mask, modal, be = clause.mask, word_key(m.group("modal") or ""), m.group("be").lower()
    before = mask[: m.start()]
    if be in ("being", "been") or modal in NO_FACT or (modal == "to" and not IS_TO.search(before)) or reported(before):
        return False
    if be == "be" and not modal:
        return setting != "reasoning" and ORDERED_THAT.search(before) is not None
    opening = conjunction_before(mask, m.start())
    conditional = modal in ("will", "shall", "must") and setting != "ordered" and CONDITION.search(before) is not None
    conditional = conditional or (modal in ("will", "shall") and OR_ELSE.search(before) is not None)
    if opening in DOUBTFUL or (OPENS_IF.match(mask) and (modal or not capital)) or conditional:
        return False
    if capital or "hereby" in m.group().lower() or setting == "ordered":
        return capital or not HABIT.search(about)
    if opening in RELATIVE or ANY.match(about) or HABIT.search(mask):
        return False
    return setting != "reasoning" or plainly(clause, m, about)


def plainly(clause: Clause, m: re.Match[str], about: str) -> bool:
    """Whether a passive in small letters, in the reasoning, is a ruling: of a matter of this case, without a proviso."""
    mask, before, cued = clause.mask, clause.mask[: m.start()], CUE.match(clause.mask) is not None
    if conjunction_before(mask, m.start()) == "that" and not EXTENT.search(before) and not (cued and CONCLUDES.search(before)):
        return False
    if ARGUED.search(about) or ONLY.search(mask) or RESTATED.search(before):
        return False
    if word_key(m.group("modal") or "") in ("must", "shall") and not cued:
        return False
    if cued and IT_ALONE.match(about):
        return MATTERS.search(before) is not None
    named = bool(MATTERS.search(about) or PERSON.search(about))
    return named and (cued or definite(clause.text[slice(*subject_before(mask, m.start()))]))
