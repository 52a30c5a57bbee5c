"""Somebody is commanded, a day is set, or the disposition stands alone without a verb of its own."""

import re
from collections.abc import Iterator

from generator.parsing.holdings.clauses import Clause
from generator.parsing.holdings.doubts import ANY, ANYBODY, HABIT, reported
from generator.parsing.holdings.outcomes import BY_PARTICIPLE, BY_THIRD, PARTICIPLE, PASSIVES
from generator.parsing.holdings.predicates import Predicate, Setting, choose, graded, subject_before, verbs_in
from generator.parsing.holdings.words import ADVERB, ADVERBS, PERSON, W, pattern, word_key
from generator.patterns import compiled

COMMAND = pattern(
    rf"\b(?P<verb>shall|must|will|may(?={W}show{W}cause)|(?:is|are){ADVERBS}{W}to(?!{W}(?:the|a|an|this|that|his|its|their|\d)\b)|"
    rf"(?:is|are){W}entitled{W}to)\b"
)
# What a text says of itself or of the law, not of what somebody must do.
NO_COMMAND = pattern(
    rf"{W}(?:not{W})?(?:mean|constitute|govern|apply|control|have{W}the|be{W}(?:construed|deemed|interpreted|considered|"
    rf"treated|used|regretted|noted|expected|hoped|remembered)|prevail|"
    rf"demonstrate|establish|prove|allege|decide|determine|consider|find|ask|look|view|accept|draw|plead|have{W}(?:no|full|the|"
    rf"sole|discretion\w*|authority)|prevent|limit|preclude|affect|impair|excuse|relieve|remain{W}in{W}(?:full{W})?(?:force|"
    rf"effect))\b"
)
NO_SUBJECT = pattern(r"\b(?:which|who|what|how|whether|that|court|we|order|you)\W*$")
CLERK = pattern(r"\bclerk\b")
NAME = compiled(r"\w\W+[A-Z][a-z]+\W*$")
ANAPHOR = pattern(r"\b(?:it|he|she|they|responses?|briefs?|pleadings?|complaints?|motions?|reports?|hearings?)\W*$")
ACT = pattern(
    rf"{W}(?:not{W})?(?:{ADVERB}{W})*(?:include|file|serve|submit|show|pay|comply|contain|provide|attach|set{W}forth|identify|"
    rf"state|explain|address|be{W}filed|be{W}held)\b"
)
DONE_TO = pattern(rf"{W}(?:not{W})?be\b")
PASSIVE_NEXT = pattern(rf"{W}(?:not{W})?be{ADVERBS}{W}{PARTICIPLE}\b")
NO_BOND = pattern(rf"\bno{W}(?:bond|security){W}(?:is|shall{W}be){W}required\b")
LET = pattern(rf"^\W*let{W}(?:(?:a|an|the){W})?(?:\w+{W}){{0,4}}?be{W}(?:entered|issued|filed)\b")
CLERK_TO = pattern(rf"^\W*(?:the{W})?clerk(?:{W}of{W}(?:the{W})?court)?{W}to{W}\w+")
IMPERATIVE = compiled(
    r"^\W*(?:\(?(?:\d{1,2}|[a-z])[.)]\s*)?(?:Schedule|Obtain|Contact|Provide|Readjudicate|Make|Ask|Request|Forward|Undertake|"
    r"Issue|Return|Associate|"
    r"Enter|Close|File|Send|Serve|Mail|Cease|Pay|Post|Take|Remove|Submit|Notify|Reinstate|Afford|Develop|Refer|Arrange|Ensure|"
    r"Review|Invite|Conduct)\b"
    r"\s+(?!of\b)\w"
)
DAY = (
    r"(?:\b(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\.?\s+\d|"
    r"\b(?:\d+|\w+(?:-\w+)?)\s+(?:calendar\s+|business\s+|court\s+)?(?:days?|weeks|hours|months)\b|\d{1,2}/\d{1,2}/\d{2,4}|\d:\d\d)"
)
DEADLINE = pattern(rf"\b(?:by|before|until|no\s+later\s+than|not\s+later\s+than|on|within|from|after|than|of)\b[^.;]{{0,60}}?{DAY}")
FILING = pattern(
    r"\b(?:file|serve|submit|respond|show\s+cause|answer|reply|appear|exchange|confer|notify|lodge|amend|oppose|brief|due|"
    r"deliver\b.{0,60}\bresponse)\b"
)
BRIEFING = pattern(r"\b(?:oppositions?|responses?|reply|replies|answers?|briefs?|memorand(?:um|a)|respond|oppose|briefing)\b")
MORE_THAN_BRIEFS = pattern(r"\b(?:complaint|show\s+cause|order\s+to|include)\b")

ALONE = pattern(
    rf"^\W*(?P<thing>(?:[\w'’.&-]+{W}){{0,8}}?)(?:modified{W}and{W})?(?P<verb>{PARTICIPLE})\b(?P<rest>(?:{W}(?:and|in|part|but|with|"
    rf"without|prejudice|as|moot|modified|instructions|costs|directions|per|curiam|{PARTICIPLE})\b)*)"
    r"(?:\s(?:for|to|in|because|pursuant|under|consistent|with)\b[^.;,]{0,80})?[\s.!]*$"
)
CITED = compiled(rf"\d{W}(?:[A-Z]\.\s?)+(?:\s?\d?d)?{W}\d|\d\s?F\.\s?(?:\dd|4th|Supp)")
NO_THING = pattern(
    r"\b(?:was|were|be|been|is|are|not|had|has|cert|court|he|she|it|they|we|i|you|that|who|which|and|"
    r"(?!amended|united|limited|consolidated)\w+ed)\b"
)
A_THING = pattern(
    r"\b(?:motions?|petitions?|applications?|appeals?|cross-appeals?|judge?ments?|orders?|decisions?|sentences?|convictions?|"
    r"writs?|awards?|relief|rehearing|"
    r"review|enforcement|cases?|causes?|exceptions|objections?|complaints?|actions?|charges?|demurrers?|verdicts?|opinions?|"
    r"rulings?|decrees?)\b"
)
ALONE_LIMIT = 160
AMONG = 12  # words among which its verb stands
MORE = pattern(rf"\b{PARTICIPLE}\b")

CAPITALS = compiled(r"(?<![\w-])(?P<verb>[A-Z]{4,}(?: ASIDE)?)(?![\w-])")
NOT_NOW = pattern(rf"\b(?:was|were|been|being|had|has|not|to|should|may|would|previously)\b(?:{W}\w+){{0,1}}\W*$")


def alone(clause: Clause) -> Iterator[Predicate]:
    """ "AFFIRMED.", "Appeal dismissed.", "Writ granted; judgment reversed.", "656 F. 3d 1222, affirmed." """
    if len(clause.mask) > ALONE_LIMIT:
        return
    found: list[Predicate] = []
    at = 0
    for piece in clause.mask.split(";"):
        if not any(word.strip(".!") in PASSIVES for word in piece.replace(",", " ").split()[:AMONG]):
            return
        dispositions = list(disposed(piece, clause.printed, at))
        if not dispositions:
            return
        found += dispositions
        at += len(piece) + 1
    yield from found


def disposed(piece: str, printed: str, at: int) -> Iterator[Predicate]:
    """The dispositions of a piece of a clause's mask that begins at `at` of it, if it is nothing else. `printed`: the clause's."""
    m = ALONE.match(piece)
    if m is None:
        return
    span = (at + m.start("thing"), at + m.end("thing"))
    thing = m.group("thing").strip()
    cited = CITED.search(printed[slice(*span)].strip()) if thing else None
    if thing and (NO_THING.search(thing) or not (A_THING.search(thing) or cited)):
        return
    about = span if thing and not cited else None
    for word in MORE.finditer(piece, m.start("verb"), m.end("rest")):
        verb = choose(BY_PARTICIPLE[word_key(word.group())], thing or "objections", False)
        if verb and verb.outcome not in ("ordered", "set"):
            yield Predicate(graded(verb, piece, word.end()), at + word.start(), at + word.end(), True, about)


def capitals(clause: Clause) -> Iterator[Predicate]:
    """Verbs in capitals within a decretal clause, whatever its grammar: "Motion A is GRANTED and Motion B DENIED"."""
    if clause.text.isupper():
        return
    for m in verbs_in(CAPITALS, clause.printed):
        word = word_key(m.group("verb"))
        verb = choose(BY_PARTICIPLE.get(word) or BY_THIRD.get(word, []), clause.mask, True)
        if verb and verb.present != "order" and not NOT_NOW.search(clause.mask[max(0, m.start() - 40) : m.start()]):
            yield Predicate(graded(verb, clause.mask, m.end()), m.start(), m.end(), True)


def commands(clause: Clause, setting: Setting) -> Iterator[Predicate]:
    """ "The Clerk shall close the case", "CIA is to perform searches", "If a response is filed, it must include".

    In the reasoning only what is announced commands (`doubts.CUE`): the caller has seen to it.
    """
    mask = clause.mask
    for m in verbs_in(COMMAND, mask):
        subject = slice(*subject_before(mask, m.start()))
        about = mask[subject]
        if NO_COMMAND.match(mask, m.end()) or reported(mask[: m.start()]):
            break
        if NO_SUBJECT.search(about) or PASSIVE_NEXT.match(mask, m.end()):
            continue
        if commanded(clause, subject, m, setting):
            yield Predicate("ordered", *m.span("verb"))
            return
    if (setting != "reasoning" and (CLERK_TO.match(mask) or LET.match(mask) or NO_BOND.search(mask))) or (
        setting == "item" and IMPERATIVE.match(clause.printed)
    ):
        yield Predicate("ordered", 0, 0)


def commanded(clause: Clause, subject: slice, m: re.Match[str], setting: Setting) -> bool:
    """Whether "shall", "must", "is to" (the match `m`) after the subject mask[subject] commands, as far as the setting tells."""
    mask, verb = clause.mask, word_key(m.group("verb"))
    about = mask[subject]
    if verb == "will" and not CLERK.search(about):
        return False
    person = PERSON.search(about) or NAME.search(clause.printed[subject])
    if setting in ("item", "decretal") and DONE_TO.match(mask, m.end()) and not DEADLINE.search(mask) and not clause.number:
        return False
    if setting == "reasoning":
        return verb in ("shall", "may") and person is not None and not ANY.match(about)
    if setting == "decretal":
        if verb.endswith("entitled to") or HABIT.search(mask) or ANYBODY.match(about):
            return False
        return person is not None or (ANAPHOR.search(about) is not None and ACT.match(mask, m.end()) is not None)
    return True


def with_deadline(clause: Clause, found: list[Predicate]) -> list[Predicate]:
    """Commands to file or to appear by a day also set it; where only briefs are to be filed, they set it and no more."""
    mask = clause.mask
    at = next((p for p in found if p.outcome == "ordered"), None)
    if at is None or not (FILING.search(mask) and DEADLINE.search(mask)):
        return found
    dated = Predicate("set", at.start, at.end, at.capital, at.about)
    if BRIEFING.search(mask) and not MORE_THAN_BRIEFS.search(mask):
        return [dated if p.outcome == "ordered" else p for p in found]
    return [*found, dated]
