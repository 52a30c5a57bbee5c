"""Words of a sentence that look like volume, reporter and page: "We paid 12 U.S. 50 dollars", "15 U.S. 12 Canadian judges",
"the house at 1500 N.W. 12 Avenue". Asked only of what stands alone, without name, year, pin and parallel.

Any verb may follow a citation ("400 U.S. 113 applies"): only of reporters that are words of their own does a word that goes on
say that they are words here, too. No reporter with a series ("F.3d"), or of several words ("F. Supp."), is one.
"""

from generator.citing.found import Found
from generator.patterns import compiled

WORD = compiled(r"[A-Za-z]+\.?$")  # "Mass.", "VT"
INITIALS = compiled(r"[A-Z]\. ?[A-Z]\.$")  # "U.S.", "N.W.", "D.C.": a country, a part of a town, a state
# Behind initials: sums and people counted, those of another country, a street, a second count ("10 Va. 12 Md. 5 D.C. residents").
COUNTED = compiled(
    r" (?:dollars?|cents?|percent|pounds?|euros?|citizens|nationals|residents|states|persons|people|men|women|workers|employees"
    r"|soldiers|troops|students|judges|lawyers|companies|banks|cities|towns|miles|feet|acres)\b"
    r"| (?:[A-Z][a-z]+(?:an|ish|ese)|French|Dutch|Greek|Swiss|Thai)\b"
    r"|(?:st|nd|rd|th)? (?:Street|St\.|Avenue|Ave\.|Court\b|Ct\.|Road|Rd\.|Place|Pl\.|Drive|Dr\.|Terrace|Ter\.|Lane|Ln\."
    r"|Highway|Hwy\.|Boulevard|Blvd\.)"
    r"| [A-Z][A-Za-z.]{0,6}\. \d"
)
# Behind a word: any other that goes on.
GOES_ON = compiled(
    r" (?!(?:and|or|as|at|in|held|holds|is|was|which|that|to|for|has|had|did|does|cert|aff|rev|supra|per|et|where|when|because"
    r"|but)\b)[a-z]{2,}"
)
# Before it: what says that a source comes.
SAYS_WHERE = compiled(r"\b(?:[Ii]n|of|[Uu]nder|[Ss]ee|citing|quoting|reported at) $")
CITING = compiled(
    r"(?:\b(?:[Aa]t|[Ii]n|[Ss]ee|cit(?:e|es|ed|ing)|quot(?:e|es|ed|ing)|reported|[Aa]ccord|[Cc]f\.|also|of|on|from|and|with|by"
    r"|[Uu]nder|e\.g\.|follow(?:s|ed|ing)?|appl(?:y|ies|ied|ying)|distinguish(?:es|ed|ing)?|overrul(?:e|es|ed|ing)|invok(?:e|es|ed|ing))"
    r"|[(;,.:\[”\"])(?: in)? ?$"
)
# Before it, a word of the same sentence.
IN_A_SENTENCE = compiled(r"[a-z]{2,} $")


def is_ordinary(text: str, one: Found) -> bool:
    """Whether `one`, a case's citation in `text` that stands alone, is words of a sentence."""
    word = WORD.match(one.reporter)
    if not word and not INITIALS.match(one.reporter):
        return False
    if COUNTED.match(text, one.end):
        return True
    before = text[max(0, one.start - 20) : one.start]
    by_year = len(one.volume) == 4  # "In 2011 VT 30 inches of snow fell"
    if word and GOES_ON.match(text, one.end) and (by_year or not SAYS_WHERE.search(before)):
        return True
    return IN_A_SENTENCE.search(before) is not None and not CITING.search(before)
