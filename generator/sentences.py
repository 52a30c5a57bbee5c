"""Where a sentence of legal text ends.

A stop ends a sentence unless it belongs to an abbreviation ("Fed. R. Civ. P.", "v.", "No."), an initial, an
enumerator ("1. The motion"), an ellipsis, or stands inside a parenthesis ("(9th Cir. 1997)"). Abbreviations that may
close a sentence as well ("Inc.", "U.S.C.", "p.m.") do so only before a word that commonly opens one. Where it is not
plain that a sentence ends, it does not: a sentence too long is read as two, a sentence cut in two is read wrongly.

Abbreviations follow Bluebook tables T1, T6, T10, T12 and T13, as far as they are written with a stop.
"""

from functools import lru_cache
from typing import NamedTuple

from generator.patterns import compiled


def words(text: str) -> frozenset[str]:
    """The words of a list."""
    return frozenset(text.split())


# Never at the end of a sentence: a name, a number or a further abbreviation follows.
OPENING = words(
    """v vs no nos mr mrs ms mx messrs mmes dr hon honorable prof rev gen col capt lt sgt sen rep gov pres atty
    fed civ crim evid bankr ct cir dist app supp ed stat pub rul reg regs const amend art sec ch cl pt vol para pp cf e.g i.e
    viz ex exh exhs doc docs dkt dkts docket rec op ord mem dec decl aff dep depo tr hr'g pet resp br compl cmplt am answ
    mot obj opp'n opp ltr stip pl pls def defs pltf pltfs deft defts admin ass'n auth bd bhd bldg cas cas-law chem
    comm'n comm'r comm'rs comp consol contr corr dep't distrib div econ educ elec employ emp eng'g enter env't equip exam exec fed'n
    found gen'l gov't gtd guar hosp hous indem indep indus inst int'l inv jud lab liab mach maint mech med merch metro mfr
    mfrs mgmt mkt mkts mun mut nat nat'l natl ne nw org pac par pharm pres prob prod prods prot publ'g ref regl rel res
    rest ret ry s.ct sav sch schs sci se sol soc'y st ste sub sur surv sw sys tech tel temp terr transcon transp trib
    tpk twp ult unif univ util vill wis wkly ala ariz ark cal colo conn del fla ga haw ill ind kan ky la mass md mich minn
    miss mo mont neb nev okla ore or pa tenn tex utah va vt wash wyo n.y s.d n.d e.d w.d m.d c.d d jan feb mar apr jun jul
    aug sept sep oct nov dec' l.ed f.supp f.app'x fed.appx f.2d f.3d so rptr atl cert r u.s gdn sess cong adm exp
    accord chap supra infra compar ibid cit col cols fig figs ln lns r.c art'l subd subdiv subsec subpara annot rest
    adv ann appx app'x bus certif comml comp'n crt cty elem fin ins inter jt jur juris lic nos' ordin petr resps
    respt all serv servs svc svcs info grp grps cnty cnties urb priv pub pubs mem'l coll emps employ'r fedn invs props prop sols
    sec's secs soc sols techs trs tr's twn unis wkrs bros cath chr const'l cont'l corr coop couns def'n dev disab exch exec
    fid fund fam fams fert fib gend glob hisp hum humans imm inf innov inj intel invest junc just lend mgmt mar mech mil mem
    nucl orth pers phila pol pols ptnr ptnrs refin resol sec'y secs solic stds tchrs twp vets wrk"""
)
# Of these, the ones that are abbreviations in small letters too; "all." and "amend." end a sentence, "All." and "Amend." do not.
SMALL = words(
    """v vs no nos sec secs ch cl pt pts para paras pp cf e.g i.e viz rel subd subdiv subsec subpara art ex vol cert cir st op supra
    app cas dep par pars ln lns col cols fig figs n.y s.ct l.ed so.2d d r p"""
)
# May end a sentence: it does before a word that commonly opens one.
CLOSING = words(
    """inc co corp ltd llc l.l.c llp l.l.p p.c p.a p.l.l.c lp l.p n.a s.a plc cos jr sr esq ph.d m.d j.d d.d.s etc al
    a.m p.m am pm u.s u.s.a u.s.c u.s.c.a c.f.r cfr usc d.c p j jj c.j ss seq id ibid supp dec ave blvd hwy bros s.p.a
    l.l.m r.n mfg b.v n.v a.g r.l ass'n dep't gov't int'l nat'l comm'n"""
)
# Words that open a sentence far more often than they go on with a name.
STARTERS = words(
    """a about accordingly additionally after again all although among an and another any apart as at because before beyond both but
    by consequently contrary despite due each either even every finally first for further furthermore given he hence her
    here his however if in indeed instead it its later last likewise many more moreover most neither nevertheless next no
    none nonetheless nor nothing notably notwithstanding of on once one only or other others our over rather regardless
    second see she similarly since so some specifically still such that the their then there thereafter therefore these
    they third this those though through thus to together two under unless unlike until upon we were what when where
    whereas whether which while who with within without you your i"""
)
# A letter or number that names a thing ("Exhibit A.", "Count II.", "Rule 12.") may end a sentence.
NAMED = words(
    """exhibit exhibits exh count counts part class appendix plan group section schedule attachment tab item claim phase title
    rule chapter article form table figure tier zone unit building lot parcel schedule doe vitamin"""
)

NUMERALS = words("i ii iii iv vi vii viii ix xi xii")
# Any other word of letters, at a sentence's end, is no abbreviation; and of these, some are nothing else.
ABBREVIATIONS = OPENING | CLOSING | NUMERALS | {"id", "ibid"}
NEVER = OPENING - CLOSING - NUMERALS - {"id", "ibid", "no", "nos"}

STOP = compiled(r"[.!?…](?:[\"'”’»)\]]|\*{1,3}(?=[\s\"”)\]]|$))*(?:\[\d{1,3}\])?(?=\s|$)")
NEXT = compiled(r"\s*[\"'“‘«(\[*_¶•§]*\s*(\S+)?")
BRACKET = compiled(r"[()\[\]]")
OPENERS = "\"'“‘«([*_¶"
ENUMERATOR = compiled(r"[\s(\[]*(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{1,6})[.)]*$")
PARENTHESIS_LIMIT = 600  # longer than this, a parenthesis is not one: its closing bracket was lost or misread


@lru_cache(maxsize=512)  # of an order: its holdings and its mentions ask for the same
def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence of `text`, in order, without the white space between them.

    Every character that is no white space lies in exactly one span. The work grows with the length of the text alone.
    """
    spans: list[tuple[int, int]] = []
    start = leading(text, 0)
    inside = iter(parentheses(text))
    shut = next(inside, None)
    for stop in STOP.finditer(text):
        while shut is not None and shut[1] <= stop.start():
            shut = next(inside, None)
        if shut is not None and shut[0] < stop.start() and stop.end() <= shut[1]:
            continue
        if stop.start() < start or not ends(text, start, stop.start(), stop.end()):
            continue
        spans.append((start, stop.end()))
        start = leading(text, stop.end())
    end = len(text.rstrip())
    if start < end:
        spans.append((start, end))
    return tuple(spans)


def token_start(text: str, low: int, stop: int) -> int:
    """Where the word that ends at `stop` begins, not before `low`."""
    return max(low, text.rfind(" ", low, stop) + 1, text.rfind("\n", low, stop) + 1)


def leading(text: str, at: int) -> int:
    """Where the white space from `at` on ends."""
    while at < len(text) and text[at].isspace():
        at += 1
    return at


@lru_cache(maxsize=4)
def parentheses(text: str) -> tuple[tuple[int, int], ...]:
    """(open, close) of each outermost pair of round or square brackets that is no longer than a parenthesis may be."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    if ")" not in text and "]" not in text:
        return ()
    for m in BRACKET.finditer(text):
        at = m.start()
        if m.group() in "([":
            opened.append(at)
        elif opened:
            begun = opened.pop()
            if at - begun <= PARENTHESIS_LIMIT:
                while found and found[-1][0] > begun:
                    found.pop()
                found.append((begun, at))
    return tuple(found)


class Stop(NamedTuple):
    """A stop at text[at] of the sentence that began at `start`. `after`: past the quotes and brackets behind it.

    `before`: the word that it follows, in small letters; `word`: the next one, as written; `bare`: the same, folded.
    """

    text: str
    start: int
    at: int
    after: int
    before: str
    word: str

    @property
    def bare(self) -> str:
        """The next word in small letters, without marks and without the possessive's ending."""
        return self.word.rstrip(".,;:!?\"'”’)]").lower().removesuffix("'s").removesuffix("’s")

    @property
    def closed(self) -> bool:
        """Whether a quotation mark or a bracket follows the stop at once."""
        return self.after > self.at + 1 and self.text[self.at + 1] != "*"

    def behind(self, count: int) -> str:
        """Up to `count` characters of the sentence before the stop."""
        return self.text[max(self.start, self.at - count) : self.at]


def ends(text: str, start: int, at: int, after: int) -> bool:
    """Whether the stop at text[at] ends the sentence that began at `start`; `after` is past its quotes and brackets."""
    opens = text[after + 1 : after + 2]
    plain = False if opens.islower() else is_plain(text, start, at) if text[at] == "." and opens.strip() else None
    if plain is not None and (opens.isupper() or not plain):
        return plain
    following = NEXT.match(text, after)
    word = following.group(1) if following else None
    if not word:
        return True
    if text[at] in "!?":
        return not word[0].islower()
    ellipsis = text[at] == "…" or text[max(start, at - 2) : at].rstrip().endswith(".")
    if not ellipsis and (word[0].islower() or (word[0] in ".…,;:" and not word[1:2].isalpha())):
        return False
    before = text[token_start(text, max(start, at - 40), at) : at].lstrip(OPENERS).lower().replace("’", "'")
    stop = Stop(text, start, at, after, before, word)
    if ellipsis:
        return ends_after_ellipsis(stop)
    return not before or (not enumerates(stop) and ends_after_word(stop))


def is_plain(text: str, start: int, at: int) -> bool | None:
    """Whether a plain word ends at text[at], as before most stops: no abbreviation, no item's number, no mark. False if it
    is an abbreviation and nothing else, None if it takes a closer look."""
    begin = token_start(text, max(start, at - 40), at)
    word = text[begin:at]
    if not word.isalpha():
        return None
    low = word.lower()
    if low in ABBREVIATIONS:
        return False if low in NEVER and ((word[0].isupper() and len(word) > 1) or low in SMALL) and word != "V" else None
    if len(word) == 1:
        return None
    return True if len(word) > 6 or (begin > start and text[start].isalnum()) else None


def enumerates(stop: Stop) -> bool:
    """Whether the stop belongs to an item's number: "1. The motion", "IT IS ORDERED: 1. The motion"."""
    if ENUMERATOR.fullmatch(stop.text, stop.start, stop.at):
        return True
    return stop.before.isdigit() and stop.behind(len(stop.before) + 2)[:1] in (":", ";")


def ends_after_ellipsis(stop: Stop) -> bool:
    """Four stops close a sentence before a capital; three stand for words left out of it (Bluebook rule 5.3)."""
    run = (stop.behind(8) + ".").replace(" ", "")
    return len(run) - len(run.rstrip(".")) >= 4 and not stop.word[0].islower()


def ends_after_word(stop: Stop) -> bool:
    """Whether a stop behind a word, and before no small letter, ends a sentence: not after an abbreviation."""
    before, bare, capital = stop.before, stop.bare, stop.word[0].isupper()
    if before in ("id", "ibid"):
        return capital and bare not in ("no", "nos", "ex", "exh", "vol")
    if (len(before) == 1 and before.isalpha() and stop.text[stop.at - 1].isupper()) or before in NUMERALS:
        return ends_after_initial(stop)
    stopped = "." in before and before.replace(".", "").replace("'", "").replace("-", "").isalpha()
    if before in CLOSING or (stopped and before not in OPENING):
        return (bare in STARTERS and bare != "no") or (stop.closed and capital)
    if before in ("no", "nos"):
        return bare in STARTERS
    if before in OPENING:
        written = stop.behind(len(before))
        return written[:1].islower() and written[-1:].islower() and before not in SMALL
    return before not in ("§", "§§", "¶", "¶¶")


def ends_after_initial(stop: Stop) -> bool:
    """An initial ends no sentence ("John A. Smith"), but what a letter or numeral names may ("Exhibit A.", "Count II.")."""
    bare, capital = stop.bare, stop.word[0].isupper()
    named = stop.behind(24).split()
    if len(named) > 1 and named[-2].strip("(“\"'").lower() in NAMED:
        return bare in STARTERS or stop.closed or (capital and len(bare) > 3)
    if len(stop.before) > 1:
        return capital
    return bare in STARTERS - {"a", "i"} and stop.before in ("p", "j", "i")
