"""What a cell or line of a head is: court, docket number, date, judge, panel, history, title, notice, …"""

import re
from collections.abc import Callable
from functools import lru_cache

from generator.parsing.caption.docket_numbers import BARE, LABEL, OTHERS
from generator.parsing.caption.roles import ALONE, ends_in_role, is_versus, opens_role
from generator.parsing.rows import lowered
from generator.patterns import compiled
from generator.states import STATES

# As captions write it: with the I that a reader of scans sees for a J.
MONTH = (
    r"(?:[JI]an(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|[JI]une?|[JI]uly?|Aug(?:ust|\.)?|"
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
MONTH_SMALL = MONTH.lower()

# Most patterns here are of small letters, for texts in small letters: they are found far sooner than those for which
# capitals are alike. `text` is a text as printed, `low` the same in small letters.
COURT = compiled(
    r"\b(?:(?:district|supreme|bankruptcy|circuit|superior|tax|appellate|county|family|probate|chancery|surrogate’?s|"
    r"municipal|juvenile) courts?|"
    r"courts? of (?:appeals?|common pleas|[a-z’' ]*claims|international trade|chancery|customs|criminal appeals|civil "
    r"appeals|special appeals)|"
    r"supreme judicial court|appellate division|appellate panel|appeals board|board of (?:immigration|veterans.?) appeals|"
    r"trademark trial and appeal board|merit systems protection board|administrative review board|"
    r"office of administrative law judges|panel on multidistrict litigation)\b",
)
# One of which each holds.
COURT_LETTERS = (
    "court",
    "appellate",
    "appeals board",
    "board of",
    "trial and appeal",
    "merit systems",
    "administrative",
    "panel on",
)
COURT_MORE = compiled(
    r"(?:for\s+|in\s+|of\s+)?(?:and\s+for\s+)?(?:the\s+)?(?:(?:\w+\s+){0,2}(?:judicial |appellate )?(?:court of "
    r"appeals )?district(?:\s+of\b.*|\W*)|(?:\w+\s+){0,3}circuit\.?|"
    r"[\w.’' ]*\bdivision\b[\w, ]*\.?|state of [\w ]+\.?|commonwealth of \w+|county of [\w ]+|[\w ]+ county,? \w+|for "
    r"the|of the|in the|in and for.*)$|"
    rf"at [a-z][\w ]+$|[a-z][a-z]+(?: [a-z][a-z]+)?, (?:{'|'.join(STATES).lower()})$|[a-z]\. ?d\. [a-z].*|d\. [a-z][a-z]+.*",
)
HISTORY = compiled(
    r"(?:on\s+)?(?:cross-)?appeals?\s+(?:from|and)\b|on (?:appeal|writ|petition|discretionary|certiorari|application|"
    r"review|remand|motion to|state)|"
    r"(?:petitions?|applications?) (?:for (?:review|writ|rehearing|enforcement)|to assume)|for writ of|certiorari to|"
    r"from the (?:circuit|district|superior)|"
    r"(?:direct )?appeal\b.*\bcourt|error to the|certified question|interlocutory appeal|entered in the$",
)
JUDGE_TITLE = (
    r"(?:(?:the|acting|chief|senior|presiding|associate|assistant|united|states|u\.\s?s\.|u\.s|us|district|circuit|"
    r"magistrate|bankruptcy|"
    r"administrative|appellate|appeals|immigration|trademark|patent|law|trial|superior|court|special|temporary|deputy|"
    r"vice|of|board|state|tax|"
    r"retired|assigned|surrogate|supreme|workers.?|compensation|claims|veterans|international|trade|federal|visiting)\s+)*"
    r"(?:judges?|judg\b|justices?|magistrate|jadge|chancellor|chairman|referee|commissioner|surrogate|members?)"
)
JUDGE_SHORT = (
    r"(?:(?:S\.)?(?:U\.?\s?S\.?\s?(?:D|M|B)\.?\s?J|U\.?\s?S\.?\s?D\.?\s?C\.?\s?J|C\.?\s?J|P\.?\s?J|A\.?\s?C\.?\s?J|"
    r"A\.?\s?L\.?\s?J|V\.?\s?C|JJ|J|D\.?\s?J|S\.?\s?J|M\.?\s?J)\.?)"
)
TITLES_WITHOUT_J = ("magistrate", "chancellor", "chairman", "referee", "commissioner", "surrogate", "member", "v")
SEVERAL_JUDGES = compiled(rf",\s+{JUDGE_SHORT}(?=[\s,.]|$)")
BYLINE = compiled(
    rf"(?:before:?\s+|by:?\s+|opinion by:?\s+|per:?\s+)?(?:\*\s*)?(?:hon(?:orable|\.)\s+)?[a-z][\w.’'-]*(?:[ "
    rf",]+(?!judge|justice)[\w.’'-]+){{0,5}}"
    rf"(?:,?\s+{JUDGE_TITLE}|,\s+{JUDGE_SHORT.lower()})\s*(?:\([^)]*\))?[:.,;—–-]*\s*\*?\d?$",
)
PANEL = compiled(
    r"\W*(?:before|present|coram|panel|commissioners)\b(?!\s+(?:the|this|me|us)\b)\s*:?|(?:opinion|per curiam|"
    r"delivered|written|memorandum opinion)\s+by\b",
)
HONORABLE = compiled(
    r"(?:the\s+)?hon(?:orable|\.)\s|\[?hon\.|judge:?\s+[a-z]|(?:chief |presiding )?justice\s+[a-z]|judge assigned|"
    r"magistrate judge\s+[a-z]",
)
DATE_LINE = compiled(
    rf"\W*(?:(?:opinion|order|judgment|memorandum)?\s*(?:filed|decided|dated?|rendered|entered|issued|argued|submitted|"
    rf"released|mailed|heard|signed|decision|"
    rf"as amended|amended|modified|rehearing|issue|reargued|announced|"
    rf"resubmitted)\b[^.]{{0,60}}?)?\W*(?:{MONTH_SMALL}\s+(?:\d ?\d?\w{{0,2}}|[il]{{2}})\W{{1,3}}\d{{4}}|\d{{1,2}}(?:st|nd|"
    rf"rd|th)?\s+(?:day of\s+)?{MONTH_SMALL},?\s+\d{{4}}|"
    r"\d{1,2}/\d{1,2}/\d{2,4}|\d\d-\d\d-(?:19|20)\d\d\W*$)",
)
DATED_LINE = compiled(
    rf"[A-Z][a-z]+\.\s+.{{0,30}}{MONTH}\s+\d{{1,2}},\s+\d{{4}}\.?$"
)  # "Essex. November 5, 2025. – April 7, 2026."
REPORTER_CITE = compiled(
    r"\W*(?:cite as:?\s*)?(?:\d+\s+(?!Civ|Cr\b|CV|CR|MJ|MC|EAP|MAP|WAP|MDL|cv|cr|mj|mc)[A-Z][\w.’' ]{0,24}\s+\d+\b|"
    r"\d{4}[ -](?:[A-Z]{2,6}|[A-Z][a-z]+\.?(?: App)?)(?: App\.?)?(?: \(\d\w+\))?[ -][\w-]+)"
)
CITED = compiled(
    r"\b\d+\s+(?:U\.\s?S\.|F\.|F\.\dd|F\. ?Supp|S\. ?Ct|[A-Z]\.\s?[A-Z]?\.?\s?\dd|[A-Z][a-z]+\.)\s.{0,40}\d|"
    r"\((?:[^()]*\s)?(?:1[89]|20)\d\d\)"
)
# A motion is brought pursuant to a rule of procedure or a statute; a notice of publication names the court's own rule.
PURSUANT = r"pursuant to (?!fed(?:eral|\.) r(?:ules?|\.) ?(?:of )?(?:civ|crim|evid|bankr)|\d+ u\.? ?s\.? ?c)"
NOTICE = compiled(
    r"\W*(?:not (?:for|to be|recommended|designated)|for publication|published?\b|unpublished|precedential|"
    r"non-?precedential|certified for|recommended for|"
    r"ordered published|file name|summary calendar|en banc|sealed|syllabus|per curiam|slip op|\(slip opinion|\(bench|"
    r"wo$|o$|j[s-]-?6$|important notice|note:|notice|nonprecedential|"
    r"this (?:opinion|disposition|order|decision) (?:is|was|has)|" + PURSUANT + r"|to be published|rulings by|california "
    r"rules|unpublished opinions|see local rule|"
    r"\[?cite as|preliminary print|october term|(?:\d+ )?october term|precedent of|do not publish|reverse|affirm|"
    r"vacate|dismiss|remand|opinion of the court|oscn found|volume \d|pages? \d|term\b|in chambers|"
    r"citation nr|decision date|archive date|precedential status|citations:|docket number:|author:|supreme court "
    r"database|source:|headnotes?\b|synopsis|dear\b|jury (?:trial|demand))",
)
# A paragraph of notice may stand over the caption; it ends at the next blank line.
NOTICE_PARAGRAPH = compiled(
    r"\W*(?:notes?:|notice\b|important notice|rulings by|california rules|" + PURSUANT + r"|this (?:opinion|disposition|"
    r"order|decision) |unpublished (?:opinions|disp)|not to be published|"
    r"this memorandum)",
)
REFERENCE = compiled(
    r"\W*(?:civil action\W*$|criminal action\W*$|section:?\s|judge:?\s*\(|mag\W|re:?\s(?:document|dkt|doc|ecf)|"
    r"related (?:case|to)|(?:ecf|dkts?|docs?|de|dn|rec\. doc)\b\.?|\(wo\)|"
    r"jury (?:trial )?demand|class action|bench trial|consolidated with|lead case|member case|ref\.|hearing date|"
    r"chapter \d|courtroom|time:|hrg)",
)
# A court's or an addressee's own address: no part of a name.
ADDRESS = compiled(
    r"\W*(?:p\.? ?o\.? box|office of (?!the)|voice\b|fax\b|\d+ [\w. ]+(?:street|avenue|ave\.|blvd|road|suite|floor|nw|"
    r"n\.w\.)\b)|.*\b[a-z]{2},? \d{5}(?:-\d{4})?$|[a-z][a-z]+(?: [a-z][a-z]+)?, [a-z]{2}$",
)
PARAGRAPH_MARK = compiled(r"[\[{(]?¶\s?\d|\[\d{1,2}\]\s")
COUNSEL = compiled(
    r"\b(?:attorneys?|counsel|esq(?:uire)?|on (?:the )?brief|argued the cause|pro se\b|in pro\.? per|amic(?:us|i) "
    r"curiae|for (?:the )?(?:plaintiff|defendant|petitioner|"
    r"respondent|appell|debtor|state|united states|claimant|government|u\. ?s|complainant|applicant|trustee|creditor|"
    r"movant|intervenor|secretary|commissioner|bank)"
    r"|law (?:firm|offices?|group|clinic)|llp|p\.\s?c\.|pllc|p\.\s?a\.|appearances?|assistant (?:u|attorney|united|"
    r"district|county|state)|attorney general|"
    r"public defender|solicitor general|district attorney|of counsel|with whom)\b|\b[a-z]{2} \d{5}(?:-\d{4})?\b|"
    r",\s*(?:for|of)\s[a-z]?|asst\.",
)
COUNSEL_HEAD = compiled(r"\W*(?:appearances?|of counsel|counsel|attorneys?(?: for .*)?|representation)\b\W*")
FOR_PARTY = compiled(r"\W*(?:for|with (?:him|her|them|whom)|counsel for|attorneys? for)\s+(?:the\s+|on\s+)?[a-z]")
NAMED_FIRST = compiled(
    r"\W*(?!(?:plaintiff|defendant|petitioner|respondent|appellant|appellee|this|the|in|on|before|after|as|at|"
    r"for)s?\b)(?:[a-z][\w.’'&-]*[,;]?\s+){2}",
)
# What a party does, and no list of counsel says: "Elinor Ash sues Birch Logistics, Inc., for unpaid wages."
PARTY_ACTS = compiled(
    r"[^.;:]{0,70}?\b(?:sue[sd]?|move[sd]?|seeks?|sought|asks?|asked|brings?|brought|allege[sd]?|contends?|oppose[sd]?|"
    r"requests?|requested)\b"
)
COUNSEL_END = compiled(
    r"(?:\bfor\b|\bpro se\b|\bof counsel\b|\bon the brief|\bin pro\.? per|\battorneys?\b|\bamic(?:us|i) curiae|,? "
    r"[a-z][\w.]+, [a-z][\w. ]+[.,])[^.]{0,90}\.?\W*$",
)
IN_RE = compiled(
    r"\W*(?P<opening>in\s+re(?:\s+the)?:?|in\s+the\s+matters?\s+of:?|matters?\s+of:?|ex\s+parte:?|in\s+the\s+interests?\s+of:?|"
    r"(?:the\s+)?(?=estates?\s+of|conservatorships?\s+of|guardianships?\s+of))\s*",
    re.IGNORECASE,
)
TITLE_WORDS = (
    "order|orders|opinion|opinions|memorandum|memoranda|judgment|judgement|decision|ruling|rulings|recommendation|"
    "recommendations|findings|decree|stipulation|"
    "injunction|mandate|remand|entry|o r d e r"
)
SCANNED_I = compiled(r"l(?<=[A-Z].)(?=[A-Z])")
TITLE = compiled(rf"\b(?:{TITLE_WORDS})\b")
NOT_TITLE = compiled(
    r"\b(?:opinion (?:by|filed)|(?<!memorandum )opinion of the court|opinion no|order filed|unpublished|published|per "
    r"curiam opinion|slip opinion|orders? of the|judgment (?:of|entered|in a)|"
    r"with opinion|from (?:an |the )?(?:order|judgment)|memorandum opinion by|opinion and order (?:filed|entered)|"
    r"decision (?:date|no)|interim decision|review of)\b|"
    r"^(?:now |pending )?before (?:the|this) court (?:is|are)\b",  # how many an order's first sentence begins
)
TITLE_TAIL = compiled(
    rf"\s*(?:[*†‡]+|\(?{MONTH}\s+\d{{1,2}}\s*,\s*\d{{4}}\)?|[\[(](?:re:? ?)?(?:dkt|doc|ecf|docket|rec|# ?)\W.*|re: "
    rf"dkt.*)$",
    re.IGNORECASE,
)
SMALL = frozenset("of and the for to in on a an re as by with from or not why be at is dba v. et al.".split())
SECTION = compiled(
    r"\W*(?:[ivx]{1,4}|[a-z]|\d{1,2})\.?\s+[a-z]|\W*(?:introduction|background|facts|discussion|analysis|procedural|"
    r"factual|legal standard|statement|overview|jurisdiction|the issues?)\b",
)
WORD = compiled(r"[^\W\d_][\w’'.-]*")


NOISE = compiled(r"[`~\\□]|\^(?<!\[.)|\|(?<=\w.)(?=\w)|\(cid:")
NOISE_ALONE = compiled(r"(?:[a-z]{1,2}\s+)+[a-z]{1,3}$|\W*\d{1,4}\W*$")

RULING = compiled(
    r"(?=[A-Z“\"])(?=(?:\S+ ){2})"
    r"(?:.{0,60}?\b(?:is|are|was|were|has|have|shall|will|may|must|moves?|asks?|seeks?|sues?)\b|IT IS\b).{0,200}[.:]$"
)


def is_noise(text: str) -> bool:
    """What a scanner made of a stamp or a signature: never a name."""
    return bool(NOISE.search(text) or NOISE_ALONE.match(text))


def is_prose(text: str) -> bool:
    """Whether a line is running text: long enough, and most of its words begin in lower case."""
    if len(text) < 48:
        return False
    words = WORD.findall(text[:400])
    return len(words) >= 7 and sum(w[0].islower() for w in words) >= 0.45 * len(words)


def is_ruling(text: str) -> bool:
    """Whether a line is a short sentence, as the whole text of many an order is: "The motion is GRANTED.", "IT IS SO ORDERED."."""
    return bool(RULING.match(text))


def is_counsel(text: str) -> bool:
    """A line of a list of counsel: it begins with a name and says for whom, or heads such a list."""
    low = lowered(text)
    if COUNSEL_HEAD.match(low) or FOR_PARTY.match(low):
        return True
    if len(text) > 1200 or not NAMED_FIRST.match(low) or PARTY_ACTS.match(low):
        return False
    return bool(COUNSEL.search(low) if len(text) <= 130 else COUNSEL_END.search(low[-160:]))


def is_capitals(text: str) -> bool:
    """Whether the letters are capitals but for a few, such as an "et al." or a scanner's mistake."""
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and sum(c.isupper() for c in letters) >= 0.8 * len(letters)


def is_headline(text: str) -> bool:
    """In capitals, or with every word of weight begun by one."""
    words = WORD.findall(text)
    return is_capitals(text) or (bool(words) and all(w[0].isupper() or w.lower() in SMALL for w in words))


def is_title(text: str) -> bool:
    """Whether a cell can begin the document's own title ("OPINION AND ORDER", "Memorandum Opinion", "O R D E R")."""
    read = SCANNED_I.sub("I", text)  # "OPlNlON"
    low = lowered(read)
    if not any(word in low for word in TITLE_WORDS.split("|")) or not TITLE.search(low):
        return False
    bare = TITLE_TAIL.sub("", read).strip(" .:*")
    low = lowered(bare)
    if not TITLE.search(low) or NOT_TITLE.search(low) or HISTORY.match(low):
        return False
    if is_capitals(bare):
        return len(bare) < 200
    return is_headline(bare) and len(bare.split()) <= 14 and not COURT.search(low)


def is_number(text: str) -> bool:
    """A line that holds a docket number, its label, or the number of another court."""
    m = LABEL.search(text)
    if m:
        return m.start() < 40 and not is_prose(text)
    if not DIGIT.search(text):
        return False
    return bool(BARE.search(text)) or bool(len(text) < 24 and OTHERS.match(text))


DIGIT = compiled(r"\d")


def is_role(text: str) -> bool:
    """A role and nothing else; in lower case it is the end of a sentence about a party ("for / respondent.")."""
    if text[:1].isalpha() and not opens_role(text):
        return False
    return bool(ALONE.match(text)) and not text.lstrip(" (*[").islower()


def names_court(low: str) -> bool:
    """Whether a court is named in words in small letters."""
    return any(word in low for word in COURT_LETTERS) and COURT.search(low) is not None


def is_court(text: str, low: str) -> bool:
    """A line that names a court, not a sentence that mentions one."""
    return names_court(low) and not is_prose(text) and is_headline(text.replace("for", "").replace("’", ""))


def is_date(text: str, low: str) -> bool:
    """A line that dates the document, or an event in the case."""
    return DIGIT.search(text) is not None and bool(DATE_LINE.match(low) or DATED_LINE.match(text))


def is_byline(low: str) -> bool:
    """A line with a judge's name and title, in small letters."""
    return ("j" in low or any(word in low for word in TITLES_WITHOUT_J)) and BYLINE.match(low) is not None


# The first test that holds says what a cell is: what is most certain comes first. Each is given the text and the same in
# small letters.
TESTS: tuple[tuple[str, Callable[[str, str], object]], ...] = (
    ("versus", lambda text, _: is_versus(text)),
    ("role", lambda text, _: is_role(text)),
    ("", lambda text, _: ends_in_role(text)),
    ("panel", lambda text, _: "," in text and len(SEVERAL_JUDGES.findall(text[:300])) > 1),
    ("noise", lambda text, low: is_noise(text) and not TITLE.search(low)),
    ("in-re", lambda text, _: IN_RE.match(text)),
    ("history", lambda _, low: HISTORY.match(low)),
    ("panel", lambda _, low: PANEL.match(low)),
    ("judge", lambda _, low: HONORABLE.match(low)),
    ("date", is_date),
    ("address", lambda _, low: ADDRESS.match(low)),
    ("notice", lambda _, low: NOTICE.match(low)),
    ("reference", lambda _, low: REFERENCE.match(low)),
    ("cite", lambda text, _: REPORTER_CITE.match(text)),
    ("judge", lambda _, low: is_byline(low)),
    ("court", is_court),
    ("title", lambda text, _: is_title(text)),
    ("number", lambda text, _: is_number(text)),
)


@lru_cache(maxsize=4096)
def kind_of(text: str) -> str:
    """The kind of a cell, one of `TESTS`; "" for anything else, among it the names of parties."""
    low = lowered(text)
    for kind, test in TESTS:
        if test(text, low):
            return kind
    return ""
