"""The outcomes and the verbs that say them: one table. To add an outcome or a verb is to add a line here.

Each line: the outcome, the verb's three forms (present, third person, participle), and, where the verb says other
things as often, what it must be said of (a pattern looked for in the words that it acts on). A verb that is `loose`
counts only where the court is plainly ordering: in the decretal part, or under "ORDERED".
"""

import re
from dataclasses import dataclass

from generator.model import Outcome
from generator.parsing.holdings.words import PERSON


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
MOTION = re.compile(r"\b(?:motions?|cross-motions?|petitions?|applications?|requests?|objections?|demurrers?|appeals?|leave)\b", re.I)
RULED_ON = re.compile(r"\b(?:judge?ments?|decisions?|orders?|rulings?|convictions?|sentences?|awards?|determinations?|denials?|findings?|"
                      r"citations?|opinions?|dismissals?|refusals?|verdicts?|decrees?)\b", re.I)  # fmt: skip
OCCASION = re.compile(
    r"\b(?:hearings?|conferences?|trial|sentencing|arguments?|deadlines?|dates?|mediation|status|schedule|arraignment|"
    r"examination|deposition|pretrial|briefing|calendar|docket|case|matter)\b", re.I)  # fmt: skip
REPORT = re.compile(r"\b(?:reports?|recommendations?|r ?& ?r|f ?& ?r|stipulations?|settlement|plea)\b", re.I)
CASE = re.compile(r"\b(?:case|matter|action|claims?|motion|appeal|parties|petition|proceeding|file|complaint|cause|dispute)s?\b", re.I)
MONEY = re.compile(r"\b(?:fees?|costs?|damages|sanctions?|judgment|restitution|interest|benefits|fine|penalt(?:y|ies)|compensation)\b|\$", re.I)
JUDGMENT = re.compile(r"\b(?:judgment|injunction|decree|default|order|writ|mandate|decision|warrant|summons|following|certificate)s?\b", re.I)

VERBS: tuple[Verb, ...] = (
    Verb("granted", "grant", "grants", "granted"),
    Verb("granted", "allow", "allows", "allowed", MOTION),
    Verb("granted", "sustain", "sustains", "sustained", re.compile(r"\b(?:objections?|demurrers?|motions?|opposition)\b", re.I)),
    Verb("granted", "sustain", "sustains", "sustained", re.compile(r"\bappeals?\W*$", re.I)),
    Verb("denied", "deny", "denies", "denied"),
    Verb("denied", "overrule", "overrules", "overruled", re.compile(r"\b(?:objections?|demurrers?|motions?|exceptions?|petition)\b", re.I)),
    Verb("affirmed", "affirm", "affirms", "affirmed"),
    Verb("affirmed", "uphold", "upholds", "upheld", RULED_ON),
    Verb("affirmed", "sustain", "sustains", "sustained", re.compile(r"\b(?:decision|determination|deficiency|judgment|order)s?\b", re.I)),
    Verb("affirmed", "confirm", "confirms", "confirmed", re.compile(r"\b(?:order|award|decision|judgment|ruling)s?\b", re.I)),
    Verb("reversed", "reverse", "reverses", "reversed"),
    Verb("vacated", "vacate", "vacates", "vacated"),
    Verb("vacated", "set aside", "sets aside", "set aside", RULED_ON),
    Verb("vacated", "annul", "annuls", "annulled", RULED_ON),
    Verb("ordered", "remand", "remands", "remanded", re.compile(r"\bcustody\b", re.I)),
    Verb("remanded", "remand", "remands", "remanded"),
    Verb("dismissed", "dismiss", "dismisses", "dismissed"),
    Verb("dismissed", "quash", "quashes", "quashed", re.compile(r"\bappeals?\b", re.I)),
    Verb("stayed", "stay", "stays", "stayed"),
    Verb("continued", "continue", "continues", "continued", OCCASION),
    Verb("continued", "adjourn", "adjourns", "adjourned", OCCASION),
    Verb("continued", "postpone", "postpones", "postponed", OCCASION),
    Verb("continued", "reschedule", "reschedules", "rescheduled", OCCASION),
    Verb("sealed", "seal", "seals", "sealed", loose=True),
    Verb("stricken", "strike", "strikes", "stricken"),
    Verb("stricken", "strike", "strikes", "struck", loose=True),
    Verb("set", "set", "sets", "set", OCCASION),
    Verb("set", "schedule", "schedules", "scheduled", OCCASION),
    Verb("set", "calendar", "calendars", "calendared", OCCASION, loose=True),
    Verb("set", "extend", "extends", "extended", re.compile(r"\b(?:deadlines?|time|dates?|periods?)\b", re.I), loose=True),
    Verb("ordered", "order", "orders", "ordered", PERSON),
    Verb("ordered", "direct", "directs", "directed", PERSON),
    Verb("ordered", "instruct", "instructs", "instructed", PERSON),
    Verb("ordered", "request", "requests", "requested", re.compile(r"\bclerk\b", re.I)),
    Verb("ordered", "require", "requires", "required", PERSON, loose=True),
    Verb("ordered", "adopt", "adopts", "adopted", REPORT),
    Verb("ordered", "accept", "accepts", "accepted", REPORT),
    Verb("ordered", "approve", "approves", "approved", re.compile(r"\b(?:stipulation|settlement|agreement|plan|consent|order)s?\b", re.I)),
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
    Verb("ordered", "impose", "imposes", "imposed", re.compile(r"\b(?:sanctions?|fine|sentence|penalt(?:y|ies)|suspension)\b", re.I), loose=True),
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
    Verb("ordered", "amend", "amends", "amended", loose=True),
    Verb("ordered", "modify", "modifies", "modified", RULED_ON, loose=True),
    Verb("ordered", "withdraw", "withdraws", "withdrawn", loose=True),
    Verb("ordered", "quash", "quashes", "quashed"),
    Verb("ordered", "certify", "certifies", "certified", re.compile(r"\b(?:class|appeal|question|action)s?\b", re.I), loose=True),
    Verb("ordered", "submit", "submits", "submitted", CASE, loose=True),
    Verb("ordered", "permit", "permits", "permitted", PERSON, loose=True),
    Verb("ordered", "commit", "commits", "committed", PERSON, loose=True),
    Verb("ordered", "publish", "publishes", "published", loose=True),
)  # fmt: skip

IN_PART = re.compile(r"[\s,-]*in[- ]part\b", re.I)
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
# Without one of these words a clause rules nothing: a quick look before the grammar.
WORDS = frozenset(
    form.split()[0] for verb in VERBS for form in (verb.present, verb.third, verb.participle)
) | frozenset("shall must to ordered adjudged decreed disturb disturbed required cause".split())
