"""Patterns that every finder is built of: what may stand between words, adverbs of ruling, the court and its names."""

import re

from generator.patterns import compiled


def pattern(text: str) -> re.Pattern[str]:
    """A pattern of small letters, for words in small letters, as a clause's mask holds them: one for which capitals are
    alike takes several times as long."""
    return compiled(text)


# Between two words: white space, which is also what hidden text has become, and commas.
W = r"[\s,]+"
ADVERB = (
    r"(?:\w+ly|herein|therefore|thus|also|now|further|furthermore|again|likewise|so|otherwise|then|first|hence|sua\s+sponte|"
    r"in\s+part|both|each|instead|forthwith|hereby|in\s+all\s+(?:things|respects))\b"
)
ADVERBS = rf"(?:{W}{ADVERB})*"  # before a word that W leads to
ORDERED = r"(?:ordered|adjudged|decreed|adjudicated)\b"
DAY = rf"(?:on{W})?this{W}(?:the{W})?[\w/]+{W}day{W}of{W}\w+(?:{W}(?:19|20)\d\d)?"
IT_IS = (
    rf"\bit{W}is{W}"
    rf"(?:(?:the{W}order{W}of{W}(?:this|the){W}court|and|by{W}the{W}court|stipulated|agreed|considered|{DAY})\b{W}|{ADVERB}{W})*"
    # "it is, this 9th day of May 2025, by the Supreme Court of Ashland, a majority of the Court concurring, ORDERED"
    rf"(?:(?<=[\s,])by{W}(?:the|this){W}(?:[\w’']+{W}){{1,14}}?)?"
)
# Before the first word of a sentence: an item's number, or a heading that runs into it ("IV. Conclusion For the reasons").
OPENING = r"^\W*(?:(?:[ivx]{1,5}|\d{1,2}|[a-h])[.)]\s+)?(?:(?:conclusion|disposition|order|decision)\b\W*)?"
BODIES = (
    rf"court(?!{W}of\b|{W}below\b|['’]s)|undersigned(?!['’]s)|commission(?!er|['’]s)|board(?!{W}of\b|['’]s)|"
    r"panel(?!['’]s)|tribunal(?!['’]s)"
)
COURT = rf"\b(?:(?:the|this){W}(?:honorable{W})?(?:{BODIES})\b|undersigned\b(?!['’]s))"
# Nouns that a court rules on.
MATTERS = pattern(
    r"\b(?:motions?|cross-? ?motions?|petitions?|applications?|requests?|claims?|cross-?claims?|counter-?claims?|counts?|"
    r"complaints?|"
    r"causes?|appeals?|cross-? ?appeals?|judge?ments?|decisions?|orders?|rulings?|opinions?|cases?|matters?|actions?|suits?|"
    r"lawsuits?|"
    r"proceedings?|relief|convictions?|sentences?|writs?|objections?|indictments?|charges?|certificates?|stays?|review|reports?|"
    r"recommendations?|r ?& ?r|injunctions?|awards?|determinations?|findings?|denials?|dismissals?|demurrers?|exceptions?|"
    r"subpoenas?|stipulations?|extensions?|leave|summary judgment|adversary|defenses?|bills?|entitlement|service connection|"
    r"rating|tdiu|benefits|citations?|registrations?|refusals?|oppositions?|pleadings?|"
    r"habeas|proposals?|remand|removal|exemptions?|reconsideration|rehearing|fees|costs|discovery|deadlines?|hearings?|trial|"
    r"conferences?|sentencing|briefs?|exhibits?|testimony|evidence|affidavits?|declarations?|disposition|plea|bond|"
    r"bail|release|detention|amendments?|waiver|permits?|licen[sc]es?|enforcement)\b",
)
# Those who can be commanded.
PERSON = pattern(
    r"\b(?:clerk|plaintiffs?|defendants?|petitioners?|respondents?|appellants?|appellees?|movants?|part(?:y|ies)|counsel|"
    r"attorneys?|"
    r"government|commissioner|warden|marshal|agency|debtors?|trustee|claimants?|intervenors?|employers?|employees?|carrier|"
    r"(?:trial|district|circuit|superior|lower|bankruptcy) court|office|board|department|secretary|custodian|garnishee|ms|mr|"
    r"mrs|dr)\b",
)


def word_key(text: str) -> str:
    """A verb's form as the table has it: lower case, single spaces."""
    return " ".join(text.lower().split())
