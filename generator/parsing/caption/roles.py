"""Roles of parties as captions print them, and the word between two sides."""

import re

from generator.patterns import compiled

WORDS = (
    "plaintiff|defendant|petitioner|respondent|appellant|appellee|movant|intervenor|intervener|claimant|debtor|"
    "complainant|employee|"
    "employer|carrier|insurer|relator|garnishee|objector|bankrupt|libell?ant|libell?ee|contestant|contestee|"
    "counter-?claimant|cross-?claimant|counter-?plaintiff|counter-?defendant|counterclaim(?:ant|[- ]plaintiff|[- ]defendant)|"
    "cross-?(?:plaintiff|defendant|appellant|appellee|petitioner|respondent|complainant)|"
    "third[- ]?party[- ](?:plaintiff|defendant)|intervenor[- ](?:plaintiff|defendant)|intervening (?:plaintiff|defendant)|"
    "(?:plaintiff|defendant)s? in error|nominal defendant|involuntary plaintiff|real part(?:y|ies) in interest|"
    "(?:interested|other) part(?:y|ies)|prosecutor|applicant|opposer|registrant|agency|protestant|caveator|propounder|deceased"
)
ROLE = rf"(?:{WORDS})(?:s|\(s\)|’s)?"
JOIN = r"(?:\s*[-–—/,]+\s*|\s+and\s+|\s*/\s*|\s+)"
PHRASE = rf"(?:{ROLE})(?:{JOIN}(?:{ROLE}))*(?:\s+(?:below|on review|pro se|in pro\.? per\.?))?"
ANY_ROLE = compiled(ROLE)
# A cell that is a role and nothing else.
ALONE = compiled(rf"\W*(?:the\s+)?(?P<role>{PHRASE})(?:\s*[/–-]\s*cross-?)?\W*(?:\(?\d*\)?)?$", re.IGNORECASE)
# A role after a name in the same line: "Tom ROSS, Petitioner", "FREEDMAN, Appellant, v."
AFTER_NAME = compiled(
    rf"[,;.]\s*(?:\[?\b(?:the\s+)?)(?P<role>{PHRASE})(?=\s*[.,;:)\]]*\s*(?:$|(?:v|vs|versus)\b|and\b|[A-Z(\[]))", re.IGNORECASE
)
# … and where the line has no comma: "The State, Respondent", "State of X Appellee" (a role at the very end, capitals).
TRAILING = compiled(rf"\s(?P<role>(?:{ROLE})(?:\s*[-–—/]\s*(?:{ROLE}))*)[.,;]?$")
LEADING = compiled(rf"(?P<role>(?:{ROLE})(?:\s*[-–—/]\s*(?:{ROLE}))*)[,:]?\s+(?=\S)", re.IGNORECASE)
VERSUS = compiled(r"[\W_]*(?:v|vs|versus|against)[\W_]*$", re.IGNORECASE)
# A capital "V." is an initial ("PATRICIA V. TRUMBULL") unless what stands before it has ended: "ACME, INC. V. DOE".
VERSUS_INSIDE = compiled(r"(?:(?<=[\s,.])|^)(?:v|vs|VS|Vs|versus|VERSUS|(?:(?<=[,.)]\s)|^)V)(?:\.|(?=\s)|$)\s*")
AND_ALONE = compiled(r"\W*(?:and|&|or)(?:\s+between)?\W*$|\W*-\s*and\s*-\W*$", re.IGNORECASE)
ON_APPEAL = ("appellant", "appellee")
BEFORE_COURT = ("petitioner", "respondent", *ON_APPEAL)


# What a role, or a "v.", begins with.
OPENS = frozenset(re.findall(r"(?:^|[|(:])([a-z]{2})", WORDS)) | {"th", "v.", "vs", "ve", "v", "v ", "v\t"}


def is_versus(text: str) -> bool:
    """Whether nothing but the word between two sides stands in the text."""
    return not (text[:1].isalpha() and text[:1] not in "vVaA") and VERSUS.match(text) is not None


def opens_role(text: str) -> bool:
    """Whether a role, or a "v.", may stand at the start of the text: of most lines their first letters say that none does."""
    return text[:2].lower() in OPENS


def ends_in_role(text: str) -> bool:
    """ "Tom ROSS, Petitioner", "A, Plaintiff, v. B, Defendant.": a role behind a name, at the end or before a "v."."""
    for m in AFTER_NAME.finditer(text):
        rest = text[m.end() :].strip(" .,;:)]")
        if (not rest or VERSUS_INSIDE.match(rest) or rest == "and") and text[: m.start()].strip():
            return not m.group("role").islower()
    return False


OPENING = frozenset("plaintiff petitioner appellant complainant claimant relator employee movant opposer libelant".split())
OPPOSITE = {"plaintiff": "defendant", "petitioner": "respondent", "appellant": "appellee", "complainant": "respondent"}
OPPOSITE |= {b: a for a, b in OPPOSITE.items() if b != "respondent"} | {"respondent": "petitioner"}


def role_of(text: str) -> str:
    """The role in lower case, singular; on appeal the appellate role alone ("Defendants – Appellees" → "appellee").

    Of two roles the one in this court counts: an appellate one, or, where a state calls its parties on appeal
    petitioner and respondent ("Plaintiff and Respondent"), that one.
    """
    words = " ".join(text.lower().replace("’s", "").replace("(s)", "").split())
    found = [singular(m.group()) for m in ANY_ROLE.finditer(words)]
    for role in BEFORE_COURT[::-1]:
        for one in found:
            if one.removeprefix("cross-") == role and len(found) > 1:
                return role
    return found[0] if found else words


def singular(role: str) -> str:
    """ "plaintiff" of "plaintiffs", "real party in interest" of "real parties in interest"."""
    role = role.strip(" .,;:")
    if role.endswith("ies in interest"):
        return role.replace("parties", "party")
    return re.sub(r"s(?= in error$)|s$", "", role.replace("parties", "party"))
