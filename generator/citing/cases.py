"""Case citations: volume, reporter, page; parallel citations; WL and LEXIS; neutral citations; short forms ("at 495").

A digit that opens a number is the trigger; one anchored match gives volume, reporter and page, and reporters-db says
whether such a reporter exists. Pins, parallel citations and parentheses are read on from there (Bluebook rule 10).
"""

from collections.abc import Iterator

from generator.citing.case_names import NO_NAME, Named, case_name, short_name
from generator.citing.court_abbreviations import court_of_reporter
from generator.citing.dates import read_parenthesis
from generator.citing.found import Flow, Found, Parentheses, starts_on
from generator.citing.ordinary import is_ordinary
from generator.citing.reporters import EARLY, NO_CASES
from generator.citing.special_cases import find_special
from generator.citing.volumes import TRIGGER, head_at, read_pins
from generator.patterns import compiled

NAMED_IN_FULL = compiled(r" v\.? |^(?:In re|Ex parte|Matter of) ")
# Weight of history and explanatory phrases (Bluebook table T8), between a case and the later citation, or its name.
T8 = compiled(
    r"aff|rev|vacat|modif|remand|overrul|supersed|abrogat|disapprov|cert|reh|petition|appeal|adher|withdraw|amend|clarif|sub nom"
    r"|on other|opinion|recons|mandamus|report|as (?:recogni|stated|noted)|recogni"
)
PHRASE = (
    r"(?:aff|rev|vacat|modif|remand|overrul|supersed|abrogat|disapprov|cert|reh|petition|appeal|adher|withdraw|amend|clarif|sub nom"
    r"|on other|as amended|opinion|recons|mandamus|report|as (?:recogni|stated|noted)|recogni)[a-zA-Z.'’ ]{0,60}?"
)
HISTORY = compiled(
    rf"[,;]? ?\(?(?P<what>{PHRASE}(?:,? (?:and |but )?{PHRASE}){{0,2}}(?:,? (?:by|per curiam|mem\.|in part|on other grounds))?),? $"
)
# California puts the date before the reporter: "Smith v. Jones (2021) 72 Cal.App.5th 158".
YEAR_AHEAD = compiled(r"\((?:[A-Z0-9][^()]{0,40}[ .])?(?P<year>1[6-9]\d\d|20\d\d)\),? $")


@starts_on()
def find_cases(flow: Flow) -> Iterator[Found]:
    """Full citations, each parallel one a citation of its own under the key of the first, and short forms."""
    text = flow.text
    cores = sorted(_cores(flow), key=lambda core: core.start)
    if not cores:
        return
    parentheses = Parentheses.of(text)
    before: list[Found] = []
    at = 0
    while at < len(cores):
        group = _parallel(text, cores, at)
        at += len(group)
        floor = before[-1].tail if before else 0
        found = _completed(flow, group, parentheses, floor)
        history = _history(text, floor, _begin(found[0])) if before and found else None
        if history and found[0].kind == "case" and before[0].kind == "case":
            found = [_later(one, before[0], history) for one in found]
            if before[0].year is None:
                before = [one._replace(year=found[0].year) for one in before]
        if found:
            yield from before
            before = found
    yield from before


def _history(text: str, floor: int, end: int) -> str | None:
    """The words of history between a citation that ends at `floor` and the next, which begins at `end`, or its name does:
    nothing but parentheses stands with them, and the statute before "as recognized in"."""
    begins = text[floor : floor + 8].lstrip(" ,;")
    at = min(floor + 8, len(text)) - len(begins)
    if begins[:1] != "(" and not T8.match(text, at):
        return None
    m = HISTORY.search(text, max(floor, end - 80), end)
    if m is None or m.start() - floor > LONGEST_EXPLANATION:
        return None
    between = text[floor : m.start()].strip(" ,;")
    stands = not between or (between[0] == "(" and between[-1] == ")") or m["what"].startswith("as ")
    return m["what"].rstrip(" ,") if stands else None


LONGEST_EXPLANATION = 1500


def _begin(found: Found) -> int:
    return found.start if found.name_start is None else found.name_start


def _later(one: Found, first: Found, what: str) -> Found:
    """The decision that affirmed, reversed or declined to review `first`: the same case, said once."""
    return one._replace(history=what, name=one.name or first.name)


def _cores(flow: Flow) -> Iterator[Found]:
    """Volume, reporter, page and pins, before names and parentheses are read."""
    text = flow.text
    after = 0
    for trigger in TRIGGER.finditer(text):
        if trigger.start() < after:
            continue
        core = _core_at(text, trigger.start())
        if core is not None:
            after = core.end
            yield core
    yield from find_special(flow)


def _core_at(text: str, start: int) -> Found | None:
    head = head_at(text, start)
    if head is None:
        return None
    m, reporter = head
    volume = m["volume"]
    edited = m["edited"]
    page = edited or m["page"]
    blank = page.startswith("_")  # the volume is not yet paged: "550 U. S. ___, ___ (2007)"
    page = "___" if blank else page
    short = bool(m["at"]) and not edited
    if m["star"] and not short:
        return None
    first = m["page"] if edited or short else None
    end, more = read_pins(text, m.end(), None if short or reporter.database else page)
    pin = text[m.start("star") if m["star"] else m.start("page") : end].strip() if first else more
    return Found(
        start,
        end,
        "short" if short else "case",
        target=None if short else f"{volume} {reporter.name} {page}",
        refers="short" if short else "",
        pin=pin,
        volume=volume,
        reporter=reporter.name,
        page="" if short else page,
        key="" if short or blank else f"{volume} {reporter.name} {page}",
        printed="weak" if reporter.weak and int(volume) > EARLY.get(reporter.name, 0) else "",
        tail=end,
    )


def _parallel(text: str, cores: list[Found], at: int) -> list[Found]:
    """The citation and those parallel to it: full citations with nothing but a comma between."""
    group = [cores[at]]
    for n in range(at + 1, len(cores)):
        between = text[group[-1].end : cores[n].start]
        bracketed = between == " [" and "]" in text[cores[n].end : cores[n].end + 120]  # California: "34, 38 [218 Cal.Rptr.3d 12]"
        if (between not in (", ", " ", ",", " , ") and not bracketed) or cores[n].kind != group[0].kind:
            break
        group.append(cores[n])
    return group


def _completed(flow: Flow, group: list[Found], parentheses: Parentheses, floor: int) -> list[Found]:
    """The group with its name, its year, its court and its parenthetical; nothing for ordinary words that look like one."""
    text, first, last = flow.text, group[0], group[-1]
    said = read_parenthesis(text, last.end, parentheses)
    full = first.kind == "case"
    database = first.reporter.endswith(("WL", "LEXIS"))
    named = case_name(flow, first.start, floor) if full else NO_NAME
    if full and database and not said.year and len(group) == 1 and not (named.name and NAMED_IN_FULL.search(named.name)):
        full = False  # a database's number without court and date is a short form (Bluebook rule 10.9)
    if not full:
        named = Named(*(short_name(flow, first.start, floor) or (None, None)))
    alone = len(group) == 1 and not (named.name or said.year or said.parenthetical or first.pin)
    if full and alone and is_ordinary(text, first):
        return []
    if first.printed == "weak" and not (full and (named.name or (said.year and "." in first.reporter))):
        return []  # ordinary words: a reporter named so needs a case's name before it, or a year behind
    name, name_start = named.name, named.begin
    ahead = YEAR_AHEAD.search(text, max(0, first.start - 60), first.start) if full else None
    key = next((one.key for one in group if one.key), "")
    of_group = next(
        (one.year or int(one.volume) for one in group if one.year or (len(one.volume) == 4 and one.volume.isdigit())), None
    )
    court = said.court or named.court
    if full and court is None:
        court = next((found for one in group if (found := court_of_reporter(one.reporter, said.printed))), None)
    out = []
    for one in group:
        year = said.year or (int(ahead["year"]) if ahead else named.year or of_group)
        kind = one.kind if full or one.kind == "short" else "short"
        out.append(
            Found(
                one.start, one.end, kind, target=one.target if kind == "case" else None, refers="" if kind == "case" else "short",
                pin=one.pin, name=name, name_start=name_start, year=year if kind == "case" else None,
                court=court if kind == "case" else None,
                parenthetical=said.parenthetical, volume=one.volume, reporter=one.reporter, page=one.page,
                key=key if kind == "case" else "", tail=max(said.end, one.end) if one is last else one.end,
            )
        )  # fmt: skip
    return [one._replace(kind="other", name=None) if one.reporter.startswith(NO_CASES) and one.target else one for one in out]
