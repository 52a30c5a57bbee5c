"""The words of which cases' names are made, and which of them end a sentence (Bluebook rule 10.2 and table T6)."""

from functools import cache, lru_cache

from generator.citing.reporters import read_data
from generator.patterns import compiled

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
    "f/k/a a/k/a dba n' n’ o/b/o b/n/f n/k/a c/o y e et al. as with from s/k/a l/k/a ex. und le les des no. nos. next "
    "friend through p.l.c. plc &c. &c".split()
)
# Those that open a person's name: "de Saric v. Moe". ("la" and "el" open towns, "des" and "den" may be other words.)
PARTICLES = frozenset("de von van del della du di da der ter dos".split())
CAPITAL = compiled(r"[\[(“‘\"'$#*_]*[A-ZÀ-Þ0-9&]")
ODD = compiled(r"[a-z]{1,3}[’'-]?[A-Z]|[a-z]{1,4}\d")  # al-Marri, t’Bear, eBay, d'Electro, ev3
SUFFIX = compiled(
    r"(?:Inc|L\.?L\.?[CP]|L\.?P|P\.?L\.?L\.?C|P\.?C|P\.?A|N\.?A|S\.?A|Co|Corp|Ltd|Limited|LLLP|LP|Jr|Sr|II|III|IV|USA|U\.S\.A|AG"
    r"|GmbH|B\.?V|N\.?V|F\.?S\.?B|S\.?L|Esq|M\.?D|Incorporated|Assocs?|et|L\.?C|A\.?B|Pty|Cos|No|Nos|Local|P\.?S|S\.?C|R\.?L"
    r"|AFL[-–]?CIO|Publishers|Nat[’']l Ass[’']n"
    r"|as (?:[Ee]xec|[Aa]dm|[Tt]rustee|[Nn]ext|[Gg]uardian|[Rr]eceiver|[Pp]ersonal|[Ss]ec|[Ss]ubrogee|[Aa]ss)\w*)\b"
)
STATE = compiled(
    r"(?:Ala|Alaska|Ariz|Ark|Cal|Colo|Conn|Del|D\.C|Fla|Ga|Haw|Idaho|Ill|Ind|Iowa|Kan|Ky|La|Me|Md|Mass|Mich|Minn|Miss|Mo|Mont|Neb"
    r"|Nev|N\.[HJMYCD]|Ohio|Okla|Or|Pa|R\.I|S\.[CD]|Tenn|Tex|Utah|Vt|Va|Wash|W\. ?Va|Wis|Wyo|U\.S|United States)\b"
)
# A county behind the comma: "Hendrick School Dist., Westchester Cty. v. Moe".
COUNTY = compiled(r"(?:[A-Z][\w’'.-]+ ){1,2}(?:Cty|Cnty|County|Parish)\b")
# What is no whole party by itself: the words before it belong to the name, whatever stop they have ("Recs. Admin. v. Moe").
NO_PARTY_ALONE = frozenset(
    "co corp inc ltd llc llp lp admin comm’n comm'n bd auth dist ass’n ass'n servs serv dep’t dep't cmty univ coll agency inst off "
    "found fund indus grp sys co. sch div bur soc’y soc'y pty corp. labs prods &".split()
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
    "const surv int pol sols prods labs pubs bancorp "
    # those of the table's later editions, which reporters-db lacks
    "acct advoc affil ann app arb behav brit broth cap cath chron civ clin conf contemp cont conv cosm couns crim delinq dipl disp "
    "distrib eng eur fac fam hist hum immigr inj intell juv lib mag matrim mid mil min mod negl negot off ord pat persp phil prac "
    "proc pro psych refin refrig regul reorg rsch rsrv resol resp scot sent'g socio supp tax'n tchr urb veh whse whol wkly wkr pty "
    "intercont publ publ'n insur elect engr devel assn natl intl govt hldgs invest sup super merc irr &c".split()
)
VOWELLESS = compiled(r"[B-DF-HJ-NP-TV-XZ][b-df-hj-np-tv-xz]+$")
DIGIT = compiled(r"\d")
IN_BRACKETS = compiled(r"\[\d+\]$")
# "West (Carlton) v. Brown", "Citizens for Ethics (CEW) v. Moe"
NAMED_AGAIN = compiled(r"\((?!First|Second|Third|Fourth)[A-Z][\w.&’'-]*\),?$")


@cache
def abbreviations() -> frozenset[str]:
    """Abbreviations of names in lower case, without their stops: reporters-db's (Bluebook table T6) and those above."""
    listed = ABBREVIATED | {a.lower().rstrip(".") for a in read_data("case_name_abbreviations.json")}
    return listed | frozenset(a + "s" for a in listed)


@lru_cache(maxsize=8192)
def ends_sentence(word: str) -> bool:
    """Whether a word with a stop at its end closes a sentence, rather than being an abbreviation."""
    unquoted = word.rstrip("\"”’')]")
    if not unquoted.endswith((".", "?", "!")):
        return False
    if unquoted[-1] != ".":
        return True
    core = unquoted[:-1].lstrip("([“\"‘'").rpartition("-")[2]
    if len(core) == 1 and not core.isdigit():
        return False
    if DIGIT.search(core):  # "Rule 29.12(c). State v. Moe"
        return not core.endswith(("d", "th"))
    if "." in core or not core or VOWELLESS.match(core):
        return False
    return core.lower().replace("’", "'") not in abbreviations()


@lru_cache(maxsize=8192)
def names_a_party(word: str, after: str) -> bool:
    """Whether `word` can stand in a party's name before the word `after` ("" for none), whatever the others are."""
    if NAMED_AGAIN.match(word):
        return True
    if word[-1] in ';:”"?!' or ")(" in word or IN_BRACKETS.match(word):
        return False
    if after and word[-1] == ")":
        return False
    if after and ends_sentence(word) and not (after in CONNECTORS or after[0] == "&"):
        return False
    return is_capital(word) or word.lower() in CONNECTORS or word == "." or bool(ODD.match(word))


@lru_cache(maxsize=8192)
def is_capital(word: str) -> bool:
    """Whether a word begins as names do: with a capital, a number, "&"."""
    return bool(CAPITAL.match(word))


@lru_cache(maxsize=8192)
def opens_no_name(word: str) -> bool:
    """Whether `word` is a signal, a word of prose, or one that a name does not begin with."""
    return bare(word) in PROSE or bool(word and not is_capital(word))


def bare(word: str) -> str:
    """A word in small letters, without stops, quotation marks and parentheses."""
    return word.strip('([“"‘,.').lower().replace(".", "")
