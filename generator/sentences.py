"""Where a sentence of legal text ends.

A stop ends a sentence unless it belongs to an abbreviation ("Fed. R. Civ. P.", "v.", "No."), an initial, an
enumerator ("1. The motion"), an ellipsis, or stands inside a parenthesis ("(9th Cir. 1997)"). Abbreviations that may
close a sentence as well ("Inc.", "U.S.C.", "p.m.") do so only before a word that commonly opens one. Where it is not
plain that a sentence ends, it does not: a sentence too long is read as two, a sentence cut in two is read wrongly.

Abbreviations follow Bluebook tables T1, T6, T10, T12 and T13, as far as they are written with a stop.
"""

import re
from collections.abc import Iterator

# Never at the end of a sentence: a name, a number or a further abbreviation follows.
OPENING = frozenset(
    """v vs no nos mr mrs ms mx messrs mmes dr hon honorable prof rev gen col capt lt sgt sen rep gov pres atty
    fed civ crim evid bankr ct cir dist app supp ed stat pub rul reg regs const amend art sec ch cl pt vol para pp cf e.g i.e
    viz ex exh exhs doc docs dkt dkts docket rec op ord mem dec decl aff dep depo tr hr'g pet resp br compl cmplt am answ
    mot obj opp'n opp ltr stip pl pls def defs pltf pltfs deft defts admin ass'n auth bd bhd bldg cas cas-law chem
    comm'n comm'r comm'rs comp consol contr corr dep't distrib div econ educ elec employ emp eng'g enter env't equip exam exec fed'n
    found gen'l gov't gtd guar hosp hous indem indep indus inst int'l inv jud lab liab mach maint mech med merch metro mfr
    mfrs mgmt mkt mkts mun mut nat'l natl ne nw org pac par pharm pres prob prod prods prot publ'g ref regl rel res
    rest ret ry s.ct sav sch schs sci se sol soc'y st ste sub sur surv sw sys tech tel temp terr transcon transp trib
    tpk twp ult unif univ util vill wis wkly ala ariz ark cal colo conn del fla ga haw ill ind kan ky la mass md mich minn
    miss mo mont neb nev okla ore or pa tenn tex utah va vt wash wyo n.y s.d n.d e.d w.d m.d c.d d jan feb mar apr jun jul
    aug sept sep oct nov dec' l.ed f.supp f.app'x fed.appx f.2d f.3d so rptr atl cert r u.s gdn sess cong adm exp
    accord chap supra infra compar ibid cit col cols fig figs ln lns r.c art'l subd subdiv subsec subpara annot rest
    adv ann appx app'x bus certif comml comp'n crt cty elem fin ins inter jt jur juris lic nos' ordin petr resps
    respt all serv servs svc svcs info grp grps cnty cnties urb priv pub pubs mem'l coll emps employ'r fedn invs props prop sols
    sec's secs soc sols techs trs tr's twn unis wkrs bros cath chr const'l cont'l corr coop couns def'n dev disab exch exec
    fid fund fam fams fert fib gend glob hisp hum humans imm inf innov inj intel invest junc just lend mgmt mar mech mil mem
    nucl orth pers phila pol pols ptnr ptnrs refin resol sec'y secs solic stds tchrs twp vets wrk""".split()
)
# Of these, the ones that are abbreviations in small letters too; "all." and "amend." end a sentence, "All." and "Amend." do not.
SMALL = frozenset(
    """v vs no nos sec secs ch cl pt pts para paras pp cf e.g i.e viz rel subd subdiv subsec subpara art ex vol cert cir st op supra
    app cas dep par pars ln lns col cols fig figs n.y s.ct l.ed so.2d d r p""".split()
)
# May end a sentence: it does before a word that commonly opens one.
CLOSING = frozenset(
    """inc co corp ltd llc l.l.c llp l.l.p p.c p.a p.l.l.c lp l.p n.a s.a plc cos jr sr esq ph.d m.d j.d d.d.s etc al
    a.m p.m am pm u.s u.s.a u.s.c u.s.c.a c.f.r cfr usc d.c p j jj c.j ss seq id ibid supp dec ave blvd hwy bros s.p.a
    l.l.m r.n mfg b.v n.v a.g r.l ass'n dep't gov't int'l nat'l comm'n""".split()
)
# Words that open a sentence far more often than they go on with a name.
STARTERS = frozenset(
    """a about accordingly additionally after again all although among an and another any apart as at because before beyond both but
    by consequently contrary despite due each either even every finally first for further furthermore given he hence her
    here his however if in indeed instead it its later last likewise many more moreover most neither nevertheless next no
    none nonetheless nor nothing notably notwithstanding of on once one only or other others our over rather regardless
    second see she similarly since so some specifically still such that the their then there thereafter therefore these
    they third this those though through thus to together two under unless unlike until upon we were what when where
    whereas whether which while who with within without you your i""".split()
)
# A letter or number that names a thing ("Exhibit A.", "Count II.", "Rule 12.") may end a sentence.
NAMED = frozenset(
    """exhibit exhibits exh count counts part class appendix plan group section schedule attachment tab item claim phase title
    rule chapter article form table figure tier zone unit building lot parcel schedule doe vitamin""".split()
)

STOP = re.compile(r"[.!?…](?:[\"'”’»)\]]|\*{1,3}(?=[\s\"”)\]]|$))*(?:\[\d{1,3}\])?(?=\s|$)")
TOKEN = re.compile(r"\S+$")
NEXT = re.compile(r"\s*[\"'“‘«(\[*_¶•§]*\s*(\S+)?")
OPENERS = "\"'“‘«([*_¶"
ENUMERATOR = re.compile(r"[\s(\[]*(?:\d{1,3}|[A-Za-z]|[ivxlIVXL]{1,6})[.)]*$")
PARENTHESIS_LIMIT = 600  # longer than this, a parenthesis is not one: its closing bracket was lost or misread


def sentences(text: str) -> tuple[tuple[int, int], ...]:
    """(start, end) of each sentence of `text`, in order, without the white space between them.

    Every character that is no white space lies in exactly one span. A line of linear work a character.
    """
    spans: list[tuple[int, int]] = []
    start = leading(text, 0)
    inside = parentheses(text)
    shut = next(inside, None)
    for stop in STOP.finditer(text):
        while shut is not None and shut[1] <= stop.start():
            shut = next(inside, None)
        if shut is not None and shut[0] < stop.start():
            continue
        if stop.start() < start or not ends(text, start, stop.start(), stop.end()):
            continue
        spans.append((start, stop.end()))
        start = leading(text, stop.end())
    end = len(text.rstrip())
    if start < end:
        spans.append((start, end))
    return tuple(spans)


def leading(text: str, at: int) -> int:
    while at < len(text) and text[at].isspace():
        at += 1
    return at


def parentheses(text: str) -> Iterator[tuple[int, int]]:
    """(open, close) of each outermost pair of round or square brackets that is no longer than a parenthesis may be."""
    opened: list[int] = []
    found: list[tuple[int, int]] = []
    for m in re.finditer(r"[()\[\]]", text):
        at = m.start()
        if m.group() in "([":
            opened.append(at)
        elif opened:
            begun = opened.pop()
            if at - begun <= PARENTHESIS_LIMIT:
                while found and found[-1][0] > begun:
                    found.pop()
                found.append((begun, at))
    return iter(found)


def ends(text: str, start: int, stop: int, after: int) -> bool:
    """Whether the stop at `stop` ends the sentence that began at `start`; `after` is past its quotes and brackets."""
    following = NEXT.match(text, after)
    word = following.group(1) if following else None
    if not word:
        return True
    if text[stop] in "!?":
        return not word[0].islower()
    if text[stop] == "…" or text[max(start, stop - 2) : stop] in ("..", " .") or text[max(start, stop - 3) : stop] == ". .":
        return ends_after_ellipsis(text, start, stop, word)
    if word[0].islower() or (word[0] in ".…,;:" and not word[1:2].isalpha()):
        return False
    token = TOKEN.search(text, max(start, stop - 40), stop)
    before = token.group().lstrip(OPENERS).lower() if token else ""
    if not before:
        return True
    if ENUMERATOR.fullmatch(text, start, stop) or (before.isdigit() and text[max(start, stop - len(before) - 2) : stop][:1] in (":", ";")):
        return False
    closed = after > stop + 1 and text[stop + 1] not in "*"
    return ends_after_word(text, start, stop, before.replace("’", "'"), word, closed)


def ends_after_ellipsis(text: str, start: int, stop: int, word: str) -> bool:
    """Four stops close a sentence before a capital; three stand for words left out of it (Bluebook rule 5.3)."""
    run = text[max(start, stop - 8) : stop + 1].replace(" ", "")
    stops = len(run) - len(run.rstrip("."))
    return stops >= 4 and not word[0].islower()


def ends_after_word(text: str, start: int, stop: int, before: str, word: str, closed: bool) -> bool:
    """`before`: the word at the stop in lower case; `word`: the next one; `closed`: a quote or bracket follows the stop."""
    bare = word.rstrip(".,;:!?\"'”’)]").lower().removesuffix("'s").removesuffix("’s")
    if before in ("id", "ibid"):
        return word[0].isupper() and bare not in ("no", "nos", "ex", "exh", "vol")
    initial = len(before) == 1 and before.isalpha()
    if initial and text[stop - 1].isupper() or before in ("i", "ii", "iii", "iv", "vi", "vii", "viii", "ix", "xi", "xii"):
        named = text[max(start, stop - 24) : stop].split()
        if len(named) > 1 and named[-2].strip("(“\"'").lower() in NAMED:
            return bare in STARTERS or closed or (word[0].isupper() and len(bare) > 3)
        return initial is False and word[0].isupper() or bare in STARTERS - {"a", "i"} and before in ("p", "j", "i")
    stopped = "." in before and before.replace(".", "").replace("'", "").replace("-", "").isalpha()
    if before in CLOSING or (stopped and before not in OPENING):
        return bare in STARTERS and bare not in ("no", "see") or bare == "see" or (closed and word[0].isupper())
    if before in OPENING:
        if before in ("no", "nos"):
            return bare in STARTERS
        return text[stop - 1].islower() and text[stop - len(before)].islower() and before not in SMALL
    return not (before in ("§", "§§", "¶", "¶¶"))
