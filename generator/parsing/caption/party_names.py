"""The parties in the words of one side of a caption: where one name ends and the next begins, descriptions left out."""

import re

from generator.patterns import compiled
from generator.states import STATES

SUFFIX = compiled(
    r"(?:jr|sr|ii|iii|iv|v|esq(?:uire)?|m\.?\s?d|d\.?o|ph\.?d|j\.?d|d\.?d\.?s|r\.?n|d\.?v\.?m|inc|incorporated|"
    r"l\.?l\.?c|l\.?l\.?p|l\.?p|l\.?t\.?d|limited|co|corp|"
    r"corporation|company|p\.?c|p\.?l\.?l\.?c|p\.?a|n\.?a|s\.?a|s\.?a\.?u|s\.?a\.?s|a\.?g|b\.?v|n\.?v|gmbh|plc|"
    r"s\.?p\.?a|u\.?s\.?a|usa|s\. de r\.?l\.? de c\.?v|"
    r"s\.?a\.? de c\.?v|e\.?v|f\.?s\.?b|ltda|trust|n\.?y|d\.?c|pty|inclusive|"
    rf"(?:{'|'.join(STATES)}))\.?(?:\s*\(.*\))?(?:\s+(?:inc|llc|l\.l\.c|corp|co)\.?)?"
    r"(?:\s+d/?b/?a\b.*)?$",
    re.IGNORECASE,
)
SUFFIX_FIRST = compiled(r"(?:inc|llc|l\.l\.c|ltd|l\.p|corp)\.?\s+(?!and\b)[A-Z]", re.IGNORECASE)
FIRM_END = compiled(
    r"(?:\b(?:inc|incorporated|llc|l\.l\.c|llp|l\.l\.p|lp|l\.p|ltd|limited|co|corp|corporation|company|association|"
    r"n\.a|pllc|p\.c|bank|plc|gmbh|s\.a|trust|foundation|"
    r"university|authority|department|commission|agency|union|cooperative|group|partners|society|hospital|church|board|fund|city|"
    r"county|state|america)\.?)$",
    re.IGNORECASE,
)
# Words that only names of bodies have: a person's name has none of them.
BODY_WORD = compiled(
    r"\b(?:inc|incorporated|llc|l\.l\.c|llp|l\.l\.p|lp|l\.p|ltd|limited|co|cos|corp|corporation|company|companies|"
    r"bank|banking|trust|trustees?|university|college|school|schools|"
    r"institute|institution|department|dep.?t|commission|commissioners?|commissioner|board|bureau|agency|authority|"
    r"administration|service|services|serv|city|county|town|township|"
    r"village|state|commonwealth|people|republic|kingdom|united|states|america|american|district|association|ass.?n|"
    r"society|foundation|fund|union|local|church|chapel|diocese|temple|"
    r"hospital|clinic|center|centre|health|healthcare|medical|care|insurance|assurance|indemnity|casualty|mutual|life|"
    r"financial|finance|capital|credit|mortgage|savings|loan|"
    r"holdings?|group|partners|partnership|associates|enterprises?|industries|international|national|federal|global|"
    r"systems?|technologies|technology|solutions|software|"
    r"products?|manufacturing|mfg|motors?|airlines?|railroad|railway|transportation|transit|logistics|electric|energy|"
    r"power|gas|oil|water|steel|pharmaceuticals?|pharmacy|pharma|labs?|"
    r"laboratories|records|recordings|entertainment|media|broadcasting|news|newspapers?|press|publishing|publications|"
    r"studios?|stores?|restaurants?|foods?|farms?|properties|property|"
    r"realty|estates?|development|developers|construction|contractors?|builders|housing|apartments|homes?|hotel|"
    r"resort|club|team|league|office|sheriff.?s|police|prison|jail|"
    r"correctional|corrections|penitentiary|treasury|army|navy|secretary|director|warden|governor|mayor|court|clerk|"
    r"attorney|general|government|govt|tribe|nation|band|"
    r"committee|council|coalition|alliance|federation|conference|congress|party|project|network|organization|league|"
    r"rights|program|plan|investors?|investments?|securities|"
    r"equity|cooperative|co-operative|management|consulting|marketing|advertising|design|digital|data|communications|telephone|"
    r"telecommunications|wireless|cable|tel|exchange|market|markets|supply|"
    r"equipment|tools?|machine|machinery|instruments?|scientific|research|security|protection|defense|aviation|"
    r"aerospace|aero|marine|shipping|lines|trucking|auto|automotive|parts|"
    r"imports?|exports?|trading|sales|rentals?|leasing|distribution|distributors?|distributing|wholesale|retail|title|"
    r"reel|film|litigation|liability|patent|conservancy|"
    r"veterans|affairs|justice|interior|labor|education|agriculture|commerce|homeland|intelligence|central|marshals?|"
    r"postal|social|internal|revenue|bar|grievance|fbi|cia|"
    r"cooperatives?|co-op|growers|winery|brewery|brewing|theatre|theater|museum|library|airport|airways|furniture|jewelers|clothing|fitness|nursing|"
    r"rehabilitation|dental|surgical|orthop(?:a?)edics?|physicians|pediatrics|veterinary|wildlife|recreation|tobacco|beverages?|bottling|pizza|tires|trucks?|"
    r"plumbing|roofing|landscaping|staffing|freight|express|delivery|storage|warehouse|textiles?|mining|minerals|pipelines?|drilling|exploration|refining|"
    r"chemicals?|plastics|metals|foundry|aluminum|works|shops?|outfitters|repair|designs|payroll|benefits|pension|retirement|teamsters|brotherhood|workers|"
    r"employees|teachers|firefighters|officers|nurses|journal|herald|gazette|tribune|magazine|radio|television|pictures|films|productions|music|games|toys|"
    r"sporting|athletic|racing|casino|gaming|lottery|seminary|academy|daycare|preschool|synagogue|mosque|parish|ministries|ministry|ferry|irs|epa|nlrb|sec|ftc|fcc|usda|dhs|ice|doj|fda|hotels|brothers|bros|sons|does|et|for|of|the|and|&|d/b/a|dba|"
    r"a/k/a)\b|&|\.com\b|\d",
    re.IGNORECASE,
)
OFFICE = (
    r"(?:the\s+)?(?:acting\s+|former\s+|deputy\s+|assistant\s+|associate\s+|under\s?|chief\s+|senior\s+|interim\s+|"
    r"executive\s+|special\s+|co-|u\.?\s?s\.?\s+|united states\s+|state\s+|county\s+|first\s+)*"
    r"(?:secretary|warden|director|commissioner|attorney[s]?(?:\s+general)?|postmaster|governor|sheriff|"
    r"superintendent|administrator|administratrix|executor|executrix|trustee|guardian|"
    r"president|chairman|chair(?:person|woman)?|chief|judge|justice|clerk|mayor|officer|sergeant|captain|lieutenant|"
    r"deputy|inspector|officer|detective|manager|case manager|"
    r"receiver|conservator|custodian|treasurer|comptroller|solicitor|prosecutor|magistrate|registrar|principal|dean|"
    r"major|colonel|branch head|head|jailer|agent|counsel|"
    r"disciplinary|department of|division of|office of|bureau of|agency of|member|members|personal representative|"
    r"next friend|parent|parents|husband|wife|minor|decedent|deceased|"
    r"debtors?|bankrupt|relator|successor|assignee|individuals?|a|an|both|each|as|in|on|by|through|individually|"
    r"collectively|jointly|known|also|formerly|f/k/a|a/k/a|aka|n/k/a|"
    r"nka|fka|doing business|trading|and all others|all others|and others|his|her|its|their|who|whose|who’s|which|pro "
    r"se|t/a|for and on behalf|for (?:him|her|them)sel|"
    r"derivatively|suing|behalf|being|together|unknown|real name|respectively|said|infants?|non-?profit|one of|heirs?|surviving)\b"
)
DESCRIPTION = compiled(OFFICE, re.IGNORECASE)
OFFICE_WITHIN = compiled(
    r"\b(?:secretary|director|officer|manager|superintendent|warden|commissioner|administrator|attorney|chief|"
    r"president|chairman|sheriff|deputy|trustee|guard|supervisor|nurse|"
    r"physician|agent|coordinator|clerk|judge|mayor|governor|department|center|facility|prison)\b",
    re.IGNORECASE,
)
ET_AL = compiled(r"[,;]?\s*\bet\.?\s*(?:al|el|ux|vir)\b\.?", re.IGNORECASE)
AKA = compiled(r"[,;]?\s+(?:a/k/a|aka|also known as|f/k/a|fka|n/k/a|formerly(?: known as)?)\s+", re.IGNORECASE)
DBA = compiled(r",?\s+(?:d/?b/?a|doing business as|trading as|t/a|and/or t/a)\b.*", re.IGNORECASE)
MARK = compiled(r"(?<=[.,a-z\)])(?:\d{1,2}|[*†]+)(?=$|\s*[.,;]?$)|\.?[a-z]1$")
NOT_A_NAME = compiled(r"\W*$|(?:the\s+)?above[- ]|(?:is|was|has|are)\s|no\.?\s*\d|consolidated|\(.*\)$", re.IGNORECASE)
AND = compiled(r",?\s+(?:and|AND|And)\s+|\s+&\s+(?=[A-Z]\w+ [A-Z])")


def split_names(text: str) -> tuple[str, ...]:
    """The names of the parties in `text` (one side's, or those under one role), as printed and in order.

    Left out: "et al.", what a party is ("an individual", "in his official capacity", "Warden"), who a party was.
    Kept: a firm's kind, "dba", the relator of an "ex rel.".
    """
    names: list[str] = []
    for clause in re.split(r"\s*;\s*(?:and\s+|AND\s+)?", ET_AL.sub("", text)):
        names.extend(names_of_clause(clause))
    return tuple(dict.fromkeys(n for n in names if re.search(r"[^\W\d_]", n) and not NOT_A_NAME.match(n)))


def names_of_clause(clause: str) -> list[str]:
    """The names between two semicolons."""
    names: list[str] = []
    described = False
    for piece in pieces_of(clause.strip(" ,")):
        text, after_and = piece
        text = AKA.split(text, maxsplit=1)[0].strip(" ,")
        if not text:
            continue
        if names and not after_and and not described and SUFFIX.match(text.rstrip(".") if len(text) > 4 else text):
            names[-1] = f"{names[-1]}, {text}"
        elif names and not described and SUFFIX_FIRST.match(text):
            names[-1] = f"{names[-1]}, {text}"  # "VSGI, LLC CONSTRUCTION SERVICES SERIES"
        elif names and relator(names[-1]) and not described and len(text.split()) == 1:
            names[-1] = f"{names[-1]}, {text}"  # "ex rel. ROY COOPER, GOVERNOR": the office by which the State sues
        elif names and not after_and and re.match(r"ex\s+rel\b", text, re.IGNORECASE):
            names[-1] = f"{names[-1]}, {text}"
        elif describes(text, names[-1] if names else "", clause) and not (
            after_and and text[0].isupper() and not DESCRIPTION.match(text)
        ):
            described = True
        else:
            described = False
            names.append(tidy(text))
    return names


def relator(name: str) -> bool:
    """Whether a name is that of a government and its relator."""
    return bool(re.search(r"\bex\s+rel\b", name, re.IGNORECASE))


def describes(text: str, before: str, clause: str) -> bool:
    """Whether a piece behind a comma says what the party before it is, rather than naming another."""
    if not before:
        return (
            bool(re.match(r"(?:branch head|secretary of|director of|superintendent of)\b", text, re.IGNORECASE))
            and clause.count(",") > 1
        )
    if text[0].islower() and not re.match(r"(?:de|van|von|la|le|du|di|da|el|al)\b", text):
        return True
    if DESCRIPTION.match(text):
        return True
    capitals = before.isupper() and sum(c.isupper() for c in before) > 3
    return capitals and not text.isupper() and bool(OFFICE_WITHIN.search(text)) and not FIRM_END.search(text)


def pieces_of(clause: str) -> list[tuple[str, bool]]:
    """(piece, whether "and" stands before it): the clause parted at commas and at each "and" between two names."""
    pieces: list[tuple[str, bool]] = []
    for comma, part in enumerate(re.split(r"\s*,\s*", clause)):
        rest, after_and = part, False
        lead = re.match(r"(?:and|AND|And|&)\s+(?=\S)", rest)
        if lead and comma:
            rest, after_and = rest[lead.end() :], True
        at = 0
        for m in AND.finditer(rest):
            if parts_names(rest[at : m.start()], rest[m.end() :]):
                pieces.append((rest[at : m.start()], after_and))
                at, after_and = m.end(), True
        pieces.append((rest[at:], after_and))
    return pieces


def parts_names(left: str, right: str) -> bool:
    """Whether an "and" stands between two names: behind a firm's kind, or between what are two persons' names."""
    if FIRM_END.search(left) and re.search(
        r"(?:inc|llc|l\.l\.c|ltd|corp|co|l\.p|lp|llp|n\.a|corporation)\.?$", left, re.IGNORECASE
    ):
        return True
    if re.match(r"(?:does?|john doe|jane doe)\b", right, re.IGNORECASE):
        return True
    return is_person(left) and is_person(right.split(" and ", maxsplit=1)[0].split(" AND ", maxsplit=1)[0])


def is_person(name: str) -> bool:
    """Whether a name has the shape of a natural person's: two to five capitalised words, none of a body's."""
    words = name.replace(".", ". ").split()
    if not 2 <= len(words) <= 6 or BODY_WORD.search(name):
        return False
    return all(w[0].isupper() or w.lower() in PARTICLES or w[0] in "(\"“‘'" for w in words)


PARTICLES = frozenset("de la del van von der den di da du le el al bin ibn y st. dos das della ter ten".split())


def tidy(name: str) -> str:
    """A name without what is no part of it: marks of notes, a trailing stop that ends the caption."""
    name = MARK.sub("", name).strip(" ,;:")
    name = re.sub(r"^(?:and|AND)\s+", "", name)
    last = name.split()[-1] if name.split() else ""
    if name.endswith(".") and not re.match(r"(?:[A-Za-z]{1,4}|(?:[A-Za-z]\.)+[A-Za-z]?|[A-Za-z]{1,6})\.$", last):
        name = name[:-1]
    elif name.endswith("."):
        keep = re.match(
            r"(?:inc|co|corp|ltd|jr|sr|bros|assn|ass’n|dept|no|st|l\.p|l\.l\.c|llc|serv|dist|univ|[a-z]|(?:[a-z]\.)+[a-z]?)\.$",
            last,
            re.IGNORECASE,
        )
        name = name if keep else name[:-1]
    return name.strip(" ,;")
