"""The outcomes and the verbs that say them: one table. To add an outcome or a verb is to add a line here.

Each line: the outcome, the verb's three forms (present, third person, participle), and, where the verb says other
things as often, what it must be said of (a pattern looked for in the words that it acts on). A verb that is `loose`
counts only where the court is plainly ordering: in the decretal part, or under "ORDERED".
"""

import re
from dataclasses import dataclass

from generator.model import Outcome
from generator.parsing.holdings.words import PERSON, pattern


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb with which a court rules. `of` is a pattern for what it must be said of; None: whatever it is said of."""

    outcome: Outcome
    present: str
    third: str
    participle: str
    of: re.Pattern[str] | None = None
    loose: bool = False


# What a verb must be said of to rule.
MOTION = pattern(r"\b(?:motions?|cross-motions?|petitions?|applications?|requests?|objections?|demurrers?|appeals?|leave)\b")
RULED_ON = pattern(
    r"\b(?:judge?ments?|decisions?|orders?|rulings?|convictions?|sentences?|awards?|determinations?|denials?|findings?|"
    r"citations?|opinions?|dismissals?|refusals?|verdicts?|decrees?)\b"
)
OCCASION = pattern(
    r"\b(?:hearings?|conferences?|trial|sentencing|arguments?|deadlines?|dates?|mediation|status|schedule|arraignment|"
    r"examination|deposition|pretrial|briefing|calendar|docket|case|matter)\b"
)
REPORT = pattern(r"\b(?:reports?|recommendations?|r ?& ?r|f ?& ?r|stipulations?|settlement|plea)\b")
CASE = pattern(r"\b(?:case|matter|action|claims?|motion|appeal|parties|petition|proceeding|file|complaint|cause|dispute)s?\b")
MONEY = pattern(
    r"\b(?:fees?|costs?|damages|sanctions?|judgment|restitution|interest|benefits|fine|penalt(?:y|ies)|compensation)\b|\$"
)
JUDGMENT = pattern(
    r"\b(?:judgment|injunction|decree|default|order|writ|mandate|decision|warrant|summons|following|certificate)s?\b"
)

VERBS: tuple[Verb, ...] = (
    Verb("granted", "grant", "grants", "granted"),
    Verb("granted", "allow", "allows", "allowed", MOTION),
    Verb("granted", "sustain", "sustains", "sustained", pattern(r"\b(?:objections?|demurrers?|motions?|opposition)\b")),
    Verb("granted", "sustain", "sustains", "sustained", pattern(r"^\W*(?:\S+\s+){0,8}(?<!on )appeals?\W*$")),
    Verb("denied", "deny", "denies", "denied"),
    Verb("denied", "overrule", "overrules", "overruled", pattern(r"\b(?:objections?|demurrers?|motions?|exceptions?|petition)\b")),
    Verb("affirmed", "affirm", "affirms", "affirmed"),
    Verb("affirmed", "affrm", "affrms", "affrmed"),  # PDFs that lose their ligatures
    Verb("affirmed", "uphold", "upholds", "upheld", RULED_ON),
    Verb("affirmed", "sustain", "sustains", "sustained", pattern(r"\b(?:decision|determination|deficiency|judgment|order)s?\b")),
    Verb("affirmed", "confirm", "confirms", "confirmed", pattern(r"\b(?:order|award|decision|judgment|ruling)s?\b")),
    Verb("reversed", "reverse", "reverses", "reversed"),
    Verb("vacated", "vacate", "vacates", "vacated"),
    Verb("vacated", "set aside", "sets aside", "set aside", RULED_ON),
    Verb("vacated", "annul", "annuls", "annulled", RULED_ON),
    Verb("ordered", "remand", "remands", "remanded", pattern(r"\bcustody\b")),
    Verb("remanded", "remand", "remands", "remanded"),
    Verb("dismissed", "dismiss", "dismisses", "dismissed"),
    Verb("dismissed", "quash", "quashes", "quashed", pattern(r"\bappeals?\b")),
    Verb("stayed", "stay", "stays", "stayed"),
    Verb("stayed", "hold in abeyance", "holds in abeyance", "held in abeyance"),
    Verb("continued", "continue", "continues", "continued", OCCASION),
    Verb("continued", "adjourn", "adjourns", "adjourned", OCCASION),
    Verb("continued", "postpone", "postpones", "postponed", OCCASION),
    Verb("continued", "reschedule", "reschedules", "rescheduled", OCCASION),
    Verb("sealed", "seal", "seals", "sealed", loose=True),
    Verb("stricken", "strike", "strikes", "stricken"),
    Verb("stricken", "strike", "strikes", "struck", loose=True),
    Verb("set", "set", "sets", "set", OCCASION),
    Verb("set", "hold", "holds", "held", OCCASION, loose=True),
    Verb("set", "schedule", "schedules", "scheduled", OCCASION),
    Verb("set", "calendar", "calendars", "calendared", OCCASION, loose=True),
    Verb("set", "extend", "extends", "extended", pattern(r"\b(?:deadlines?|time|dates?|periods?)\b"), loose=True),
    Verb("ordered", "order", "orders", "ordered", PERSON),
    Verb("ordered", "direct", "directs", "directed", PERSON),
    Verb("ordered", "instruct", "instructs", "instructed", PERSON),
    Verb("ordered", "request", "requests", "requested", pattern(r"\bclerk\b")),
    Verb("ordered", "require", "requires", "required", PERSON, loose=True),
    Verb("ordered", "adopt", "adopts", "adopted", REPORT),
    Verb("ordered", "accept", "accepts", "accepted", REPORT),
    Verb("ordered", "approve", "approves", "approved", pattern(r"\b(?:stipulation|settlement|agreement|plan|consent|order)s?\b")),
    Verb("ordered", "enjoin", "enjoins", "enjoined"),
    Verb("ordered", "preclude", "precludes", "precluded", PERSON, loose=True),
    Verb("ordered", "fine", "fines", "fined", MONEY, loose=True),
    Verb("ordered", "prohibit", "prohibits", "prohibited", PERSON, loose=True),
    Verb("ordered", "restrain", "restrains", "restrained", PERSON, loose=True),
    Verb("ordered", "refer", "refers", "referred", CASE),
    Verb("ordered", "transfer", "transfers", "transferred", CASE),
    Verb("ordered", "consolidate", "consolidates", "consolidated", CASE, loose=True),
    Verb("ordered", "close", "closes", "closed", CASE, loose=True),
    Verb("ordered", "terminate", "terminates", "terminated", CASE, loose=True),
    Verb("ordered", "reopen", "reopens", "reopened", CASE),
    Verb("ordered", "substitute", "substitutes", "substituted", loose=True),
    Verb(
        "ordered",
        "impose",
        "imposes",
        "imposed",
        pattern(r"\b(?:sanctions?|fine|sentence|penalt(?:y|ies)|suspension)\b"),
        loose=True,
    ),
    Verb("ordered", "award", "awards", "awarded", MONEY),
    Verb("ordered", "assess", "assesses", "assessed", MONEY, loose=True),
    Verb("ordered", "tax", "taxes", "taxed", MONEY, loose=True),
    Verb("ordered", "enter", "enters", "entered", JUDGMENT, loose=True),
    Verb("ordered", "issue", "issues", "issued", JUDGMENT, loose=True),
    Verb("ordered", "appoint", "appoints", "appointed", loose=True),
    Verb("ordered", "suspend", "suspends", "suspended", loose=True),
    Verb("ordered", "disbar", "disbars", "disbarred"),
    Verb("ordered", "reprimand", "reprimands", "reprimanded"),
    Verb("ordered", "sanction", "sanctions", "sanctioned", loose=True),
    Verb("ordered", "reinstate", "reinstates", "reinstated", loose=True),
    Verb("ordered", "discharge", "discharges", "discharged", loose=True),
    Verb("ordered", "lift", "lifts", "lifted", loose=True),
    Verb("ordered", "dissolve", "dissolves", "dissolved", JUDGMENT),
    Verb("ordered", "amend", "amends", "amended", loose=True),
    Verb("ordered", "withdraw", "withdraws", "withdrawn", loose=True),
    Verb("ordered", "quash", "quashes", "quashed"),
    Verb("ordered", "certify", "certifies", "certified", pattern(r"\b(?:class|appeal|question|action)s?\b"), loose=True),
    Verb("ordered", "submit", "submits", "submitted", CASE, loose=True),
    Verb("ordered", "permit", "permits", "permitted", PERSON, loose=True),
    Verb("ordered", "commit", "commits", "committed", PERSON, loose=True),
    Verb("ordered", "publish", "publishes", "published", loose=True),
)

IN_PART = pattern(r"[\s,-]*in[- ]part\b")
PARTIAL: dict[Outcome, Outcome] = {"granted": "granted in part", "denied": "denied in part"}
BY_PRESENT: dict[str, list[Verb]] = {}
BY_THIRD: dict[str, list[Verb]] = {}
BY_PARTICIPLE: dict[str, list[Verb]] = {}
for _verb in VERBS:
    BY_PRESENT.setdefault(_verb.present, []).append(_verb)
    BY_THIRD.setdefault(_verb.third, []).append(_verb)
    BY_PARTICIPLE.setdefault(_verb.participle, []).append(_verb)


def alternatives(forms: dict[str, list[Verb]]) -> str:
    """The forms as a group of a pattern, longest first ("set aside" before "set")."""
    return "(?:" + "|".join(sorted((re.escape(f).replace(r"\ ", r"\s+") for f in forms), key=len, reverse=True)) + ")"


PRESENT, THIRD, PARTICIPLE = alternatives(BY_PRESENT), alternatives(BY_THIRD), alternatives(BY_PARTICIPLE)
# The first words of the forms: a clause without any of them needs no closer look.
ACTIVE = frozenset(form.split()[0] for verb in VERBS for form in (verb.present, verb.third)) | {
    "disturb",
    "disturbed",
    "certificate",
}
PASSIVES = frozenset(verb.participle.split()[0] for verb in VERBS)
COMMANDS = frozenset({"shall", "must", "will", "may", "to", "cause", "required", "entitled", "let"})
