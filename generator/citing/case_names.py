"""The name of a case that stands before its citation (Bluebook rule 10.2), bounded by italics where the source has them.

Without italics the name is read backwards from the citation: the last "v." before it, or *In re* and its like, and
from there the words that can be part of a party's name. A word in lower case that cannot, a sentence's end and a
signal bound it.
"""

import re
from collections import deque
from functools import cache, lru_cache

from generator.citing.found import Flow
from generator.citing.reporters import read_data
from generator.patterns import compiled

REACH = 260  # characters before a citation in which its name is looked for
VERSUS = compiled(r" (?:v\.?|vs\.?|V\.|VS\.|versus|vy\.|y\.)\]? (?=\S)")
OPENERS = compiled(
    r"(?:(?<=[\s(\[“\"‘—])|^)(?:(?:In re (?:the )?)?(?:Estate|Succession|Application|Petition|Guardianship|Conservatorship|Marriage"
    r"|Adoption|Interest) of|In [Rr]e:?|In the [Mm]atter of|[Mm]atter of|Ex parte|Ex Parte|Ex rel\.) (?=\S)"
)
NUMBER = compiled(
    r",? (?:(?:Civ(?:il)?\.?|Crim(?:inal)?\.?|Case|Docket|Action|Cause|Index|Bankr\.|Adv\.|Adversary|App(?:eal)?\.?|C\.? ?A\."
    r"|Civil Action|A\.) ?){0,4}N[oO]s?(?:\.|:) ?"
    r"(?=[^;]{0,70}\d)[^;]{2,90}$|,? (?:\d:)?\d\d-?[a-zA-Z]{2}-?\d{2,6}(?:-[A-Z0-9]+)*(?: \([A-Z]+\))*,?$"
)
NUMBER_ENDS = compiled(r"[\d)]$")
SIGNAL_START = compiled(
    r"^(?:(?:but |and )?see(?:,? (?:also|generally|e\.g\.))*,?|cf\.,?|but cf\.,?|accord|contra|compare|e\.g\.,|citing|quoting"
    r"|quoted in|cited in|in(?! re\b)(?! the matter)|with|under|per)\s+",
    re.IGNORECASE,
)
# What may stand between a name and its reporter: a year (California), a reporter whose page is not yet known.
SLIP = compiled(r",? _+ [A-Z][\w.’' ]{0,24} _+$| \((?:[A-Z0-9][^()]{0,40} )?(?:1[6-9]|20)\d\d\)$")
# Words that open a sentence before a name and are no part of it.
PROSE = frozenset(
    "see also but cf accord compare contra in under the as and citing quoting eg since while when where because applying "
    "following per both although like unlike for from after before until with thus therefore however moreover here "
    "accordingly indeed if that this furthermore additionally finally similarly likewise instead rather of by to on at "
    "about beyond through relying discussing id ibid quoted cited generally nor or so then than though e.g court courts plaintiff "
    "plaintiffs defendant defendants its their our his her".split()
)
CONNECTORS = frozenset(
    "of the and for in on at by to a an de la del las los von van der den du dos da di el al ex rel. rel parte re d/b/a "
    "f/k/a a/k/a dba n' n’ o/b/o b/n/f n/k/a c/o y e et al. as with from or s/k/a l/k/a ex. und le les des no. nos. next "
    "friend through".split()
)
CAPITAL = compiled(r"[\[(“‘\"'$#*_]*[A-ZÀ-Þ0-9&]")
ODD = compiled(r"[a-z]{1,3}[’'-]?[A-Z]")  # al-Marri, t’Bear, eBay
OPENING_WORDS = (
    "n re", "n Re", "atter of", "Ex ", "Estate of", "ion of", "ship of", "Marriage of", "Interest of",
)  # fmt: skip
SUFFIX = compiled(
    r"(?:Inc|L\.?L\.?[CP]|L\.?P|P\.?L\.?L\.?C|P\.?C|P\.?A|N\.?A|S\.?A|Co|Corp|Ltd|Limited|LLLP|LP|Jr|Sr|II|III|IV|USA|U\.S\.A|AG"
    r"|GmbH|B\.?V|N\.?V|F\.?S\.?B|S\.?L|Esq|M\.?D|Incorporated|Assocs?|et|L\.?C|A\.?B|Pty|Cos|No|Nos|Local|P\.?S|S\.?C|R\.?L)\b"
)
STATE = compiled(
    r"(?:Ala|Alaska|Ariz|Ark|Cal|Colo|Conn|Del|D\.C|Fla|Ga|Haw|Idaho|Ill|Ind|Iowa|Kan|Ky|La|Me|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb"
    r"|Nev|N\.[HJMYCD]|Ohio|Okla|Or|Pa|R\.I|S\.[CD]|Tenn|Tex|Utah|Vt|Va|Wash|W\. ?Va|Wis|Wyo|U\.S|United States)\b"
)
ABBREVIATED = frozenset(
    "mr mrs ms dr st jr sr rev hon gen gov lt col capt sgt prof no nos vs v inc co corp ltd cty cnty ex rel dept unv twp "
    "sch dist hosp mun priv dig equip props secs litig ctr tr inv'rs invs real est am nat cos bros assocs mfg grp pub "
    "publ'g envtl mgmt techs sys indus int'l nat'l ass'n dep't comm'r sec'y comm comm'n gov't att'y adm'r emps emp ins mut "
    "sav fed cir med ed univ coll pac atl elec tel tele trans transp ry r.r rr auth auto broad bldg bd bhd bus cas cent "
    "chem cmty consol constr cont'l coop ct def dev dir discr disc dist div ent entm't eng'g equal exam'r exch exec exp "
    "fin found geo guar hous indem indep info inst lab liab loc mach maint mem merch metro mkt mktg mortg n ne nw s se sw "
    "w e org par pers pharm pres prob prod prop prot rd rec ref reg reh'g rehab rel rels rep res rest ret rts sav sci sec "
    "serv servs soc stat st steel stud subcomm sur surg tech intel telecomm tpk unif util va vet vill corr cal ala ariz ark colo "
    "conn del fla ga haw ill ind kan ky la md mass mich minn miss mo mont neb nev okla ore or pa tenn tex vt wash wis wyo "
    "const surv int pol sols prods labs pubs bancorp".split()
)
LONGEST = 180


@cache
def abbreviations() -> frozenset[str]:
    """Abbreviations of names in lower case, without their stops: reporters-db's (Bluebook table T6) and those above."""
    listed = {a.lower().rstrip(".") for a in read_data("case_name_abbreviations.json")}
    return ABBREVIATED | frozenset(listed) | frozenset(a + "s" for a in listed)


@lru_cache(maxsize=8192)
def ends_sentence(word: str) -> bool:
    """Whether a word with a stop at its end closes a sentence, rather than being an abbreviation."""
    bare = word.rstrip("\"”’')]")
    if not bare.endswith((".", "?", "!")):
        return False
    if bare[-1] != ".":
        return True
    core = bare[:-1].lstrip("([“\"‘'").rpartition("-")[2]
    if len(core) == 1 or "." in core or not core:
        return False
    return core.lower().replace("’", "'") not in abbreviations()


def emphasis_before(flow: Flow, end: int) -> tuple[int, int] | None:
    """The italics that end where the name must end."""
    for start, stop in reversed(flow.emphases):
        if stop <= end + 1:
            return (start, stop) if stop >= end - 2 else None
    return None


def case_name(flow: Flow, start: int, floor: int) -> tuple[str, int] | None:
    """The name of the case cited at `start`, and where it begins; nothing before `floor` belongs to it."""
    text = flow.text
    low = max(floor, start - REACH)
    window = text[low:start].rstrip(" ,")
    if window.endswith((")", "_")):
        window = SLIP.sub("", window)
    window = window.rstrip(" ,*_")
    tail = window[-110:]
    cut = NUMBER.search(window, max(0, len(window) - 110)) if "No" in tail or "NO" in tail or NUMBER_ENDS.search(tail) else None
    if cut and VERSUS.search(cut.group()):
        cut = None  # "ECF No. 53 (citing X v. Y": the number is another's
    named_away = bool(cut)
    if cut:
        window = window[: cut.start()].rstrip(" ,")
    italics = emphasis_before(flow, low + len(window))
    if italics and italics[0] >= floor and (found := _clean(text[italics[0] : italics[1]])):
        said = SIGNAL_START.match(text[italics[0] : italics[1]])
        return found, italics[0] + (said.end() if said else 0)
    found_at = _name_in(window)
    if found_at is None and (named_away or window.endswith((".", "”", '"'))):
        found_at = _name_said_before(window)
    if found_at is None:
        return None
    begin, end = found_at
    name = _clean(window[begin:end])
    return (name, low + begin) if name else None


def _name_in(window: str) -> tuple[int, int] | None:
    """Begin and end of the name that runs to the end of the window."""
    last = _last_versus(window)
    if last is not None and _is_party(window[last.end() :]):
        begin = _plaintiff(window, last.start())
        if begin < last.start():
            return begin, len(window)
    opener = _last(OPENERS, window) if any(words in window for words in OPENING_WORDS) else None
    if opener is not None and _is_party(window[opener.end() :]):
        return opener.start(), len(window)
    return None


def _last_versus(window: str) -> re.Match[str] | None:
    """The last "v." of the window."""
    end = len(window)
    while (at := max(window.rfind(" v", 0, end), window.rfind(" V", 0, end), window.rfind(" y.", 0, end))) >= 0:
        if m := VERSUS.match(window, at):
            return m
        end = at + 1
    return None


def _last(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    """The last match of the pattern."""
    return next(iter(deque(pattern.finditer(text), maxlen=1)), None)


def _name_said_before(window: str) -> tuple[int, int] | None:
    """A name that the sentence said earlier: "the Court finds X v. Y, Inc., to be instructive. No. 1:18-cv-1, …"."""
    last = _last_versus(window)
    if last is None:
        return None
    begin = _plaintiff(window, last.start())
    end = last.end()
    for word in window[end:].split(" "):
        if not (is_capital(word) or word in CONNECTORS):
            break
        end += len(word) + 1
        if word.endswith((",", ";", ":")) and not SUFFIX.match(window[end:]):
            break
    tail = window[last.end() : end].rstrip(" ,;:")
    while tail and tail.rpartition(" ")[2] in CONNECTORS:
        tail = tail.rpartition(" ")[0]
    return (begin, last.end() + len(tail)) if begin < last.start() and tail else None


def _is_party(words: str) -> bool:
    """Whether `words`, from "v." to the citation, can be one party's name: no sentence ends in them."""
    if not words or len(words) > LONGEST or ";" in words:
        return False
    parts = words.split(" ")
    lower = 0
    for i, word in enumerate(parts):
        if i + 1 < len(parts) and ends_sentence(word) and not (i and is_capital(word) and len(word) < 7):
            return False
        if not is_capital(word) and word.lower().strip("(),") not in CONNECTORS:
            lower += 1
    return lower == 0 or (lower <= len(parts) // 4 and len(parts) > 3)


def _plaintiff(window: str, versus: int) -> int:
    """Where the first party's name begins, read backwards from "v."."""
    begin = versus
    after = ""
    pos = versus
    while pos > 0:
        at = window.rfind(" ", 0, pos) + 1
        word = window[at:pos]
        if (";" in word or ")" in word) and (inside := JOINED.search(word)):  # "1974);French": the space is lost
            begin = at + inside.end()
            break
        if not word or not _belongs(word, after, at, window):
            break
        begin, after = at, word
        if (word[0] in '(“"[‘—*_' and not word.startswith("[")) or "—" in word:
            begin = at + max(word.rfind("—") + 1, 1 if word[0] in '(“"‘*_' else 0)
            break
        pos = at - 1
    return _trim(window, begin, versus)


def _belongs(word: str, after: str, at: int, window: str) -> bool:
    """Whether `word` can stand in a party's name before the word `after` ("" for the word right before "v.")."""
    if word[-1] == ",":
        listed = after[:1] == "&" or LISTED.match(window, at + len(word) + 1)
        if not (SUFFIX.match(after) or STATE.match(after) or (listed and is_capital(word))):
            return False
    return _names_a_party(word, bool(after))


@lru_cache(maxsize=8192)
def _names_a_party(word: str, more: bool) -> bool:
    """Whether `word` can stand in a party's name, whatever the others are; `more` of them follow."""
    if word[-1] in ';:”"?!' or (more and (word[-1] == ")" or ends_sentence(word))):
        return False
    return is_capital(word) or word.lower() in CONNECTORS or word == "." or (not more and bool(ODD.match(word)))


@lru_cache(maxsize=8192)
def is_capital(word: str) -> bool:
    """Whether a word begins as names do: with a capital, a number, "&"."""
    return bool(CAPITAL.match(word))


@lru_cache(maxsize=8192)
def _opens_no_name(word: str) -> bool:
    """Whether `word` is a signal, a word of prose, or one that a name does not begin with."""
    return _bare(word) in PROSE or bool(word and not is_capital(word))


def _bare(word: str) -> str:
    return word.strip('([“"‘,.').lower().replace(".", "")


def _trim(window: str, begin: int, versus: int) -> int:
    """The beginning without signals, prose and connectors that cannot open a name."""
    while begin < versus:
        word, _, _ = window[begin:versus].partition(" ")
        if not _opens_no_name(word) or (begin + len(word) == versus and ODD.match(word)):
            break
        bare = _bare(word)
        if bare == "in" and window[begin + len(word) + 1 : versus + 4].lower().startswith(("re ", "the matter")):
            break
        if bare == "the" and not word[0].islower() and begin == 0:
            break
        begin += len(word) + 1
    return min(begin, versus)


JOINED = compiled(r"[;)](?=[A-Z])")
LISTED = compiled(r"(?:[^ ]{1,30},? ){0,3}(?:&|and) ")
MISREAD = compiled(r" (?:vy|y)\. ")
NO_NAME = compiled(r",? supra$|,? \(?[Nn]o\. (?!.* v\. ).*$")
OTHER_NAME = compiled(r" ?\((?:[Ii]n re|[Mm]atter of|“|\").*$")
EDITED = str.maketrans("", "", "[]")


def _clean(printed: str) -> str | None:
    """The name alone: without its signal, its second name in parentheses, brackets of an editor and stops that follow."""
    name = printed.strip(' ,;“”"*_')
    if _opens_no_name(name.partition(" ")[0]):
        name = SIGNAL_START.sub("", name, count=1)
    if "(" in name:
        name = OTHER_NAME.sub("", name)
    name = name.translate(EDITED).strip(' ,;“”"*_')
    if "y. " in name:
        name = MISREAD.sub(" v. ", name)
    if "supra" in name or "o. " in name:
        name = NO_NAME.sub("", name)
    if name.endswith(".") and ends_sentence(name.rpartition(" ")[2]):
        name = name[:-1]
    return name if name and (is_capital(name[:12]) or ODD.match(name)) else None


def short_name(flow: Flow, start: int, floor: int) -> tuple[str, int] | None:
    """The words by which a short form names its case: capitalised words that run to the citation ("Pearson, 555 U.S. at 231")."""
    text = flow.text
    low = max(floor, start - REACH)
    window = text[low:start].rstrip(" ,*_")
    italics = emphasis_before(flow, low + len(window))
    if italics and italics[0] >= floor and (found := _clean(text[italics[0] : italics[1]])):
        return found, italics[0]
    whole = _name_in(window)
    if whole is None:
        begin = _plaintiff(window, len(window)) if window else 0
        whole = (begin, len(window))
    name = _clean(window[whole[0] : whole[1]])
    return (name, low + whole[0]) if name else None
