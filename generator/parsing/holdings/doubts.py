"""What makes of the words of a ruling no ruling: a condition, a report of another's wish, a rule for every case.

Each is a pattern over a clause's mask. A doubt is resolved against the ruling: a wrong holding is worse than none.
"""

import re

from generator.parsing.holdings.words import OPENING, W

# "If the motion is denied", "failure to respond will result in dismissal".
CONDITION = re.compile(
    rf"\b(?:if|unless|whether|whenever|should{W}(?:plaintiff|defendant|petitioner|respondent|the)|failure{W}to|fails?{W}to|even{W}though|in{W}the{W}event)\b", re.I
)
OPENS_IF = re.compile(r"\W*(?:if|unless|should)\b", re.I)
SUPPOSED = re.compile(r"\b(?:if|whether|unless|until|before|after|should|a|an|any|another)\W*$", re.I)  # just before the court's name
SUBORDINATE = re.compile(
    r"\b(?:if|unless|whether|when|whenever|where|until|once|before|after|although|though|while|as|which|who|whom|because|since|why|how|what)\W*$", re.I
)
# "only if", "whenever", "when a party": what is said of every case.
ONLY = re.compile(rf"\b(?:only{W}(?:if|when|where)|unless|if|even{W}if|whenever)\b|\b(?:when|where){W}(?:a|an|the|there|it|no|we)\b", re.I)
HABIT = re.compile(r"\b(?:generally|ordinarily|typically|usually|always|often|never|routinely|normally|sometimes|would|could|might)\b", re.I)
# The object of a rule for every case: "dismisses a complaint", "we review decisions".
GENERIC = re.compile(
    rf"{W}(?:(?:a|an|any(?!{W}action)|such|every|no|another)\b(?:{W}[\w’'-]+){{0,2}}?{W}(?:motion|petition|complaint|claim|case|party|request|judgment|"
    rf"decision|conviction|sentence|action|grant|denial|litigant|order|plea|district|finding|verdict|dismissal|appeal|ruling)s?\b|"
    rf"(?:factual{W})?(?:motions|petitions|claims|complaints|decisions|judgments|convictions|sentences|findings|grants|denials|orders)\b|(?:\w+{W})?(?:deference|weight|credence)\b)",
    re.I,
)
# Its subject: "a motion is denied when", "any claim".
ANY = re.compile(rf"\W*(?:any|every|an?|no|each|such|another|where|when)\b(?!{W}(?:certificate|judgment|writ|stay|hearing|status|settlement|scheduling|copy)\b)", re.I)
# What is only argued is not ruled on, whatever is said of it.
ARGUED = re.compile(r"\b(?:arguments?|contentions?|positions?|theor(?:y|ies)|assertions?|premises?|notions?)\W*$", re.I)
REPORTED = re.compile(
    r"\b(?:argu|contend|assert|urg|recommend|request|seek|mov(?:e|es|ed|ing)\b|ask|maintain|alleg|suggest|propos|pray|claim(?:s|ed)\b|insist|believ|posit|"
    rf"submit(?:s|ted)\b|stat(?:e|es|ed|ing)\b|not(?:e|es|ed|ing)\b|(?:has|had|have){W}held\b|ruled\b|provid|result)\w*"
    rf"(?:{W}(?!that\b)[\w'’.-]+){{0,8}}?{W}that\b",
    re.I,
)
RESTATED = re.compile(rf"\bas{W}(?:already{W})?(?:indicated|noted|mentioned|stated|said){W}(?:above|earlier|previously|before)\b", re.I)
MAIN_AGAIN = re.compile(r"[;,]\s*(?:and\s+|but\s+)?(?:the|this|these|plaintiff|defendant)", re.I)
CONJUNCTION = re.compile(
    r"[;:—,]|\b(?:that|because|if|whether|when|where|unless|until|although|though|while|since|once|which|who|whose|as|after|before|so|and|but)\b", re.I
)
# "Accordingly", "For these reasons", "Having considered": what follows is decided.
CUE = re.compile(
    rf"{OPENING}(?:and{W}|but{W})?(?:accordingly|therefore|thus|consequently|hence|as{W}such|"
    rf"for{W}(?:the|these|all|this|those|that)\b[^,]{{0,80}}reasons?\b|based{W}(?:up)?on{W}the|in{W}(?:conclusion|sum|light|view)|"
    rf"because|upon{W}consideration|having|in{W}accordance|wherefore|as{W}a{W}result|so\b|given{W}the|after{W}(?:careful|due)|good{W}cause|now)",
    re.I,
)


def reported(before: str) -> bool:
    """Whether what comes before a verb makes it another's word or wish: "Plaintiff argues that"."""
    last = None
    for last in REPORTED.finditer(before):
        pass
    return last is not None and not MAIN_AGAIN.search(before, last.end())


def conjunction_before(mask: str, at: int) -> str:
    """The conjunction or mark that opens the clause of the verb at `at`, in lower case; "" if none does."""
    word = ""
    for m in CONJUNCTION.finditer(mask, max(0, at - 300), at):
        word = m.group().lower()
    return word
