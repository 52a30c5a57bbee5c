"""What makes of the words of a ruling no ruling: a condition, a report of another's wish, a rule for every case.

Each is a pattern over a clause's mask. A doubt is resolved against the ruling: a wrong holding is worse than none.
"""

from generator.parsing.holdings.words import OPENING, W, pattern

# "If the motion is denied", "failure to respond will result in dismissal".
CONDITION = pattern(
    rf"\b(?:if|unless|whether|whenever|should{W}(?:plaintiff|defendant|petitioner|respondent|the)|failure{W}to|fails?{W}to|"
    rf"even{W}though|in{W}the{W}event)\b"
)
OPENS_IF = pattern(r"\W*(?:if|unless|should)\b")
SUPPOSED = pattern(r"\b(?:if|whether|unless|until|before|after|should|a|an|any|another)\W*$")  # just before the court's name
SUBORDINATE = pattern(
    r"\b(?:if|unless|whether|when|whenever|where|until|once|before|after|although|though|while|as|which|who|whom|because|since|"
    r"why|how|what)\W*$"
)
# "only if", "whenever", "when a party": what is said of every case.
ONLY = pattern(rf"\b(?:only{W}(?:if|when|where)|unless|if|even{W}if|whenever)\b|\b(?:when|where){W}(?:a|an|the|there|it|no|we)\b")
HABIT = pattern(
    r"\b(?:generally|ordinarily|typically|usually|always|often|never|rarely|seldom|hardly|routinely|normally|sometimes|would|could|might)\b"
)
# The object of a rule for every case: "dismisses a complaint", "we review decisions".
GENERIC = pattern(
    rf"{W}(?:(?:a|an|any(?!{W}action)|such|every|no|another)\b(?:{W}[\w’'-]+){{0,2}}?{W}(?:motion|petition|complaint|claim|"
    rf"case|party|request|judgment|"
    rf"decision|conviction|sentence|action|grant|denial|litigant|order|plea|district|finding|verdict|dismissal|appeal|ruling)s?\b|"
    rf"(?:factual{W})?(?:motions|petitions|claims|complaints|decisions|judgments|convictions|sentences|findings|grants|denials|"
    rf"orders)\b|(?:\w+{W})?(?:deference|weight|credence)\b)"
)
# Its subject: "a motion is denied when", "any claim".
ANY = pattern(
    rf"\W*(?:any|every|an?|no|each|such|another|where|when)\b(?!{W}(?:certificate|judgment|writ|stay|hearing|status|settlement|"
    rf"scheduling|copy)\b)"
)
# What is only argued is not ruled on, whatever is said of it.
ARGUED = pattern(r"\b(?:arguments?|points?|contentions?|positions?|theor(?:y|ies)|assertions?|premises?|notions?)\W*$")
# The same of what is commanded: "each party shall bear its costs" is an order, "a party shall have ten days" a rule.
ANYBODY = pattern(
    r"\W*(?:any|every|an?|no|such|another)\b(?!\s+(?:certificate|judgment|writ|stay|hearing|status|settlement|scheduling|copy|joint)\b)"
)
REPORTED = pattern(
    r"\b(?:argu|contend|assert|urg|recommend|request|seek|mov(?:e|es|ed|ing)\b|ask|maintain|alleg|suggest|propos|pray|"
    r"claim(?:s|ed)\b|insist|believ|posit|"
    rf"submit(?:s|ted)\b|stat(?:e|es|ed|ing)\b|not(?:e|es|ed|ing)\b|(?:has|had|have){W}held\b|ruled\b|provid|result)\w*"
    rf"(?:{W}(?!that\b)[\w'’.-]+){{0,8}}?{W}that\b"
)
RESTATED = pattern(rf"\bas{W}(?:already{W})?(?:indicated|noted|mentioned|stated|said){W}(?:above|earlier|previously|before)\b")
MAIN_AGAIN = pattern(r"[;,]\s*(?:and\s+|but\s+)?(?:the|this|these|plaintiff|defendant)")
CONJUNCTION = pattern(
    r"[;:—,]|\b(?:that|because|if|whether|when|where|unless|until|although|though|while|since|once|which|who|whose|as|after|"
    r"before|so|and|but)\b"
)
# "Accordingly", "For these reasons", "Having considered": what follows is decided.
CUE = pattern(
    rf"{OPENING}(?:and{W}|but{W})?(?:accordingly|therefore|thus|consequently|hence|as{W}such|"
    rf"for{W}(?:the|these|all|this|those|that)\b[^,]{{0,80}}reasons?\b|based{W}(?:up)?on{W}the|in{W}(?:conclusion|sum|light|view)|"
    rf"because|upon{W}consideration|having|in{W}accordance|wherefore|as{W}a{W}result|so\b|given{W}the|after{W}(?:careful|due)|"
    rf"good{W}cause|now)"
)


ARGUED_OBJECT = pattern(
    r"^(?:\W*\w[\w’']*){0,4}?\W*(?:arguments?|contentions?|notions?|suggestions?|assertions?|possibility|idea|theory)\b"
)


def reported(before: str) -> bool:
    """Whether what comes before a verb makes it another's word or wish: "Plaintiff argues that"."""
    reports = [m.end() for m in REPORTED.finditer(before)]
    return bool(reports) and not MAIN_AGAIN.search(before, reports[-1])


def conjunction_before(mask: str, at: int) -> str:
    """The conjunction or mark that opens the clause of the verb at `at`, in lower case; "" if none does."""
    word = ""
    for m in CONJUNCTION.finditer(mask, max(0, at - 300), at):
        word = m.group().lower()
    return word
