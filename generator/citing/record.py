"""The record: "FAC ¶ 9", "Tr. 14:3–9", "Smith Decl. ¶ 3", "Pls.' Opp'n at 2", "Ex. B at 2", "AR 230"."""

from collections.abc import Iterator

from generator.citing.found import Flow, Found, scan, scanned, starts_on
from generator.patterns import compiled

# Papers by the abbreviations of Bluebook table BT1 and their like, by their first letters: what makes the scan quick.
PAPER = (
    r"(?:A(?:m\. ?Compl\.|ns\.|nswer|ffs?\.|ffidavit)|Br(?:\.|ief)|C(?:ompl\.|omplaint|ountercl\.|ross-Mot(?:ion|\.))"
    r"|D(?:ecl\.|eclaration|ep\.|epo\.|eposition|SUMF|SOF)|FAC|Hr['’]g(?: Tr\.)?|In(?:dex|terrog\.|formation|dictment|dict\.)"
    r"|M(?:ot(?:ion|\.)|em(?:orandum|o?\.))|Not(?:\.|ice)|O(?:pp(?:['’]n|\.|n\.)?\.?|bjs?\.|bjections|rder|p\.)"
    r"|P(?:et\.|etition|SOF|SR|SI|IR|relim\. Inj\.|lea Agreement)|R(?:eply|esp\.|esponse|&R|eport|pt\.|ep\.|eq\.)"
    r"|S(?:AC|tip\.|tmt\.|tatement|OF|UMF|MF|UF|uppl?\.|umm\. J\.)|T(?:AC|r\.|rial Tr\.|ranscript))"
)
EXHIBIT = (
    r"(?:Ex(?:h?s?\.|hibits?)|Attach(?:\.|ment)|App(?:x|\.|['’]x)|Tab|Att\.) ?(?:[A-Z]{1,2}|\d{1,3})(?:-\d{1,3}"
    r"|[A-Z])?(?:, (?:[A-Z]|\d{1,3})(?= ))?\b"
)
PLACE = (
    r"(?:,?(?: at)? ?¶{1,2} ?\d+(?:\([a-z0-9]\))*(?:[-–]\d+)?(?:(?:, | & | and )\d+(?:[-–]\d+)?(?!\w|[.,]\d))*"
    r"|,? (?:at )?(?:pp?\. ?)?\d{1,5}:\d{1,2}(?:[-–]\d{1,5}(?::\d{1,2})?)?(?:, "
    r"(?:\d{1,5}:)?\d{1,2}(?:[-–]\d{1,5}(?::\d{1,2})?)?(?!\w))*"
    r"|,? (?:at (?:ECF )?(?:pp?\. ?|PageID ?)?|pp?\. ?)\d{1,5}(?:[-–]\d{1,5})?(?:, \d{1,5}(?:[-–]\d{1,5})?(?![\w.]))*"
    r"(?:,? ?(?:&|and)? ?n\. ?\d+)?)"
)
MONTH = r"(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)(?:\.|[a-z]*) \d"
OBJECT = rf"(?:to|for|in|of|on|re) (?!{MONTH})[A-Z][\w.’'-]*(?: (?!{MONTH})(?:[A-Z][\w.’'-]*|and|to|for|of)){{0,4}}"
ABOUT = rf"(?: (?:(?:Dismiss|Compel|Strike|Remand|Summ\. J\.)(?!\w)|{OBJECT}))"
# A page alone; no year.
PAGE = r" (?!(?:1[789]|20)\d\d\))\d{1,4}(?:[-–]\d{1,4})?(?:, \d{1,3}(?:[-–]\d{1,3})?(?=[.,;)]))*(?=[.,;)\]])(?![.,]\d)"
PAPERS = scan(
    "Am Answer Ans Affidavit Br Complaint Countercl Cross Declaration Deposition DSU DSO FAC Hr Index Interrog Information Indict "
    "Mot Motion Mem Memorandum Not Notice O Opp Objs Order Op Pet PSOF PSR PSI PIR Prelim Plea Reply Resp R Report Rpt Rep Req SAC "
    "Stip Stmt Statement SOF SUM SMF SUF Suppl Summ TAC Tr Trial Transcript",
    rf"(?P<paper>{PAPER}{ABOUT}?)(?:,? \(?[“\"](?P<short>[A-Z][\w. ]{{1,40}})[”\"]\))?(?:"
    rf"(?P<named>, Ex\. \([“\"](?P<name>[A-Z][\w. ’']+)[”\"]\))(?P<there>{PLACE})?|(?P<exhibit>,? {EXHIBIT})(?P<place>{PLACE})?"
    rf"|(?P<only>{PLACE})|(?P<bare>{PAGE}))",
)
# Volumes of a record by page: AR 230, R. 174, JA 151-70, Tr. 45.
PAGES = scan(
    "Administrative Admin AR A J JA C CA CAR R App Tr S SA RP CP RO ROA Rec CT RT ER SER RR",
    r"(?P<paper>(?:Administrative Record|Admin\. R(?:ec)?\.) \([“\"]?(?:AR|A\.R\.)[”\"]?\)|AR|A\.R\.|A\. ?R\.|J\.?A\.|JA|J\.A\."
    r"|C\.?A\.?R\.|R&R|App\.|Tr\.|R\.|Appx|S\.?A\.|RP|CP|C\.R\.|R\.R\.|RR|ROA(?=\.)|Rec\.|CT|RT|SER|ER)"
    r"(?:,? (?:at |pp?\. ?)?|(?<=ROA)\.|(?<=ER)-)(?P<n>\d{1,6}(?:[-–]\d{1,6})?(?:, \d{1,6}(?:[-–]\d{1,6})?(?! [A-Z]))*)(?![\w:]"
    r"|[.,]\d| (?:U\. ?S|F\.|S\. ?Ct|[A-Z][a-z]*\. ?\d))",
)
VOLUME = compiled(r"(?<![\w.,$-])\d{1,2}[ -]$")
EXHIBITS = scan("Ex Exh Attach App Tab Att", rf"(?P<what>{EXHIBIT})(?P<place>{PLACE})")
# An exhibit that a parenthesis cites and no place in it: "(Ex. A.)", "(See Def. Ex. 6.)".
LONE_EXHIBIT = scan(
    "Ex Exh Attach App Tab Att",
    rf"\((?:[Ss]ee (?:also )?)?(?P<what>(?:(?!See )[A-Z][\w.’']{{0,14}} ){{0,2}}(?<!\w){EXHIBIT})(?=\.?\))",
)
IN_PARENTHESIS = compiled(r"\((?:[Ss]ee (?:also )?)?(?:[A-Z][^()]{1,80}; )?$")
LEAD = frozenset(
    "See see In in The the Of of And and To to For for But but Cf cf Also also That that At at As as If if A a".split()
)


@starts_on()
def find_record(flow: Flow) -> Iterator[Found]:
    """Papers of the case cited by paragraph, page, line or exhibit."""
    text = flow.text
    for m in scanned(flow, (PAPERS,)):
        start = _owner(text, m.start())
        if m["bare"] and not POSSESSIVE.search(text, start, m.start()) and not _alone_in_parenthesis(text, start):
            continue
        end = m.end()
        place = m["only"] or m["place"] or m["there"] or m["bare"] or ""
        paper = m["name"] or m["short"] or text[start : m.end("paper")]
        yield _item(start, end, paper, place, (m["exhibit"] or "").strip(" ,"))
    for m in scanned(flow, (PAGES,)):
        if (
            YEAR.match(text, m.start("n"))
            or _is_thing(text, m.start(), m.end())
            or text[m.start() - 1 : m.start()].isalnum()
            or text[m.start() - 1 : m.start()] == "."
        ):
            continue
        volume = VOLUME.search(text, max(0, m.start() - 3), m.start())
        start = volume.start() if volume and _stands_alone(text, volume.start()) else m.start()
        if start == m.start() and m["paper"] in PLAIN and not _stands_alone(text, start):
            continue
        if m["paper"] not in VOLUMES or start < m.start():
            yield _item(start, m.end(), text[start : m.end("paper")], " " + m["n"])
    for m in scanned(flow, (EXHIBITS,)):
        yield _item(m.start(), m.end(), m["what"], m["place"])
    for m in scanned(flow, (LONE_EXHIBIT,)):
        yield _item(m.start("what"), m.end("what"), m["what"], "")


def _is_thing(text: str, start: int, end: int) -> bool:
    """Whether "AR 15" is a rifle, "R. 3 W." a range of a survey."""
    return text.endswith((" an ", "An "), 0, start) or RIFLE.match(text, end) is not None or RANGE.match(text, end) is not None


PLAIN = frozenset(("R.", "App.", "Tr.", "CT", "RT", "CP", "RP", "S.A.", "Rec."))  # other things are written so too
VOLUMES = frozenset(("ER", "SER", "RR"))  # records that always have volumes: 2-ER-145, 3 RR 88
RIFLE = compiled(r"[ -](?:rifle|pistol|carbine|style|type|magazine|firearm|semi)")  # an AR 15
RANGE = compiled(r" ?[EW]\.(?!\w)| (?:East|West)\b")  # "Twp. 5 N., R. 3 W."
YEAR = compiled(r"(?:1[89]|20)\d\d\)")  # "(Ky. App. 2011)"


def _alone_in_parenthesis(text: str, start: int) -> bool:
    """Whether a parenthesis opens right before `start` that cites and says nothing: "(Compl. 2.)", "(See Mot. 4; Reply 2.)"."""
    return IN_PARENTHESIS.search(text, max(0, start - 90), start) is not None


def _stands_alone(text: str, start: int) -> bool:
    before = text[max(0, start - 5) : start]
    return not before or before[-1] in "([" or before.endswith((". ", "; ", "See ", "see ", "” ", '" ', ", ", ") "))


def _owner(text: str, at: int) -> int:
    """Where the words that say whose paper it is begin: "Pls.' Opp'n to Defs.' ", "First Savage "."""
    start = at
    for _ in range(8):
        space = text.rfind(" ", 0, start - 1)
        word = text[space + 1 : start - 1] if start - 1 > space else ""
        if not word or start == 0 or text[start - 1] != " ":
            break
        if (
            word[0] in "([“"
            and len(word) > 2
            and (word[1:].endswith(("’s", "'s", "s.’", "s.'", "s’", "s'")) or word[1:] in ("Am.", "First", "Second"))
        ):
            return space + 2
        if (
            word[-1] in ',;:)”"]'
            or not (word[0].isupper() or word in ("of", "in", "to", "for", "and", "the"))
            or (word[-1] == "." and _ends(word))
        ):
            break
        start = space + 1
    while start < at:
        word, _, _ = text[start:at].partition(" ")
        if word.strip(".,") not in LEAD:
            break
        start += len(word) + 1
    return start


ABBREVIATIONS = compiled(
    r"(?:Pls?|Defs?|Plfs?|Pets?|Resp?ts?|Gov['’]t|Mot|Mem|Br|Supp|Opp['’]n|Opp|Summ|J|Am|First|Sec|Decl|Dep|Tr|Dr|Mr|Mrs|Ms|Jr|Sr"
    r"|Inj|Prelim|Stmt|Not|Rep|Dismiss|P|Compl|Hr['’]g|Ex|Cross-Mot|Civ|Crim|Stip|Jt|[A-Z])[.’'s]*$"
)


def _ends(word: str) -> bool:
    return not ABBREVIATIONS.match(word)


POSSESSIVE = compiled(r"[’']s?\b|s[.]?[’'] |Pl\.|Def\.")  # "Pl.’s Br. 12-13": only an owned paper is cited by a bare page
SHORT_NAME = compiled(r".*\([“\"]?([^()“”\"]+)[”\"]?\)$")  # Administrative Record (“AR”)
AT = compiled(r"^(?:at |ECF |pp?\. ?|¶{1,2} ?)+")
EXHIBIT_WORD = compiled(r"^(?:Exh?s?\.|Exhibits?) ?")
SEPARATOR = compiled(r"[-–,: ]")


def _item(start: int, end: int, paper: str, place: str, exhibit: str = "") -> Found:
    """`paper` is the item itself, `exhibit` a part of it, `place` the page or paragraph."""
    name = SHORT_NAME.sub(r"\1", paper.strip(" ,")).replace("n. ", "n ")
    where = AT.sub("", place.strip(" ,¶"))
    within = EXHIBIT_WORD.sub("Ex. ", exhibit)
    target = " ".join(part for part in (name, within, SEPARATOR.split(where, maxsplit=1)[0]) if part)
    return Found(
        start, end, "record", target=target, title=name, pin=place.strip(" ,") or None, key=f"record {name.lower()}", tail=end
    )
