"""What refers back: *Id.*, *supra*, *infra*."""

from collections.abc import Iterator

from generator.citing.case_names import short_name
from generator.citing.found import Flow, Found, is_mention, scan, scanned, starts_on
from generator.patterns import compiled

PAGES = r"\*{0,2}\d{1,5}(?:[-‐‑–—] ?\*{0,2}\d{1,5})?"
PLACE = compiled(
    rf",? ?(?:(?P<at>at (?:pp?\. ?)?{PAGES}(?:(?:, | & | and ){PAGES}(?![\w.]|,\d| (?:[A-Z]\.|F\.|U\.)))*(?:,? ?(?:&"
    rf"|and)? ?nn?\. ?\d+(?:[-–]\d+)?)?(?::\d+(?:[-–]\d+)*)?)"
    rf"|(?P<section>§{{1,2}} ?[\dA-Z][\w.:-]*(?:–\d[\w.]*)?(?:\([0-9A-Za-z]{{1,5}}\))*(?:[-–]\([0-9a-zA-Z]{{1,4}}\))?(?:(?:, | and "
    rf"| & )\([0-9a-zA-Z]{{1,4}}\)(?![ \w]))*(?: et seq\.)?)"
    rf"|(?P<paragraph>(?:at )?¶{{1,2}} ?[A-Z0-9]+(?:\([0-9a-zA-Z]{{1,4}}\))*(?:[-–]\d+)?(?:(?:, | and "
    rf"| & )\d+(?:[-–]\d+)?(?![\w.]))*)"
    rf"|(?P<note>(?:&|and)? ?nn?\. ?\d+)"
    rf"|(?P<exhibit>(?:Ex(?:h?\.|hibit)|Att(?:ach)?\.|Attachment|App\.|Tab) ?[A-Z0-9]{{1,3}}\b)"
    rf"|(?P<cited>\d{{1,4}} [A-Z][A-Za-z0-9. ’']{{1,14}} at \*?\d+(?:[-–]\d+)?(?: ?nn?\. ?\d+)?)"
    rf"|(?P<rule>(?:Rule )?(?P<sub>(?:\([0-9A-Za-z]{{1,5}}\))+)))"
)
ID = compiled(r"d\.(?<=[Ii]d\.)(?<![\w.’'][Ii]d\.)")  # the letter behind comes first: few words end in "d."
ID_OTHERWISE = (
    scan("Id", r"Id(?= at \d|, at \d| ?[,;)])"),
    scan("", r"id(?=,? at \d)"),
    scan("ID", r"(?<![a-z] )ID\.(?! [a-z](?!t \d))"),  # no "ID. badge", no "checked her ID."
    scan("Ibid", r"Ibid\."),
    scan("", r"ibid\."),
)
SUPRA = (compiled(r"upra(?<=\b[Ss]upra)(?!\w)"), compiled(r"nfra(?<=\b[Ii]nfra)(?!\w)"))
SUPRA_TAIL = compiled(
    rf",? ?(?:(?P<inside>(?:at )?(?:(?:nn?\.|notes?) ?\d+(?:[-–]\d+)?(?: and accompanying text)?"
    rf"(?P<page>,? at \*?{PAGES})?|(?:[Pp]art|[Ss]ection|[Ss]ec\.|§"
    rf"|Discussion|Subsection) ?[IVXA-Z\d]+(?:[.(][A-Za-z\d]+\)?|[-–][A-Z\d]{{1,3}}(?!\w))*|¶¶? ?\d+|pp?\. ?\d+(?:[-–]\d+)?))"
    rf"|(?P<at>at (?:pp?\. ?)?\*?{PAGES}(?:, {PAGES}(?! [A-Z]))*(?:,? ?nn?\. ?\d+)?))"
)
CASE_SAID = compiled(r" (?:case|decision|opinion),? $")
INSIDE = compiled(r"(?:Parts?|(?:Subs|S)ections?|Sec\.|Notes?|Appendix|Pages?) [\dA-Z]{1,4}\b")  # "Part II.A, supra": no case
# What is called so and is no reference: a car, a company, infra-red.
NAMED_SO = compiled(r"(?<=Supra) (?:Corp|Co\.|Inc|LLC)|[- ]red\b|(?<=[a-z] Supra)")
SHORT_FOLLOWS = compiled(r", \d{1,4} [A-Z][\w. ’']{1,14} at ")


@starts_on()
def find_id(flow: Flow) -> Iterator[Found]:
    """*Id.* with the place that it names; what it refers to is found later."""
    text = flow.text
    starts = [(m.start() - 1, m.end()) for m in ID.finditer(text)]
    starts += [m.span() for m in scanned(flow, ID_OTHERWISE) if not text[m.start() - 1 : m.start()].isalnum()]
    for start, after in starts:
        place, end = PLACE.match(text, after), after
        pin, section = None, ""
        if place and not (place["rule"] and not place["rule"].startswith("Rule") and text[after] != "("):
            end = place.end()
            pin = place.group().strip(" ,")
            section = place["section"] or place["rule"] or ""
        page = (place["at"] if place and place["at"] else "") if pin else ""
        yield Found(start, end, "id", refers="id", pin=pin, section=section, page=page, mention=is_mention(text, start), tail=end)


@starts_on()
def find_supra(flow: Flow) -> Iterator[Found]:
    """*supra* behind a case's name, and *supra* and *infra* that point within the document."""
    text = flow.text
    for word in SUPRA:
        for m in word.finditer(text):
            if not SHORT_FOLLOWS.match(text, m.end()) and not NAMED_SO.match(text, m.end()):
                yield _pointed(flow, m.start() - 1, m.end(), word is SUPRA[1])


def _pointed(flow: Flow, start: int, after: int, ahead: bool) -> Found:
    """What the word at text[start:after] is part of: a case's name, or a place in the document; "infra" points `ahead`."""
    text = flow.text
    tail = SUPRA_TAIL.match(text, after)
    end = tail.end() if tail else after
    named = CASE_SAID.search(text[max(0, start - 24) : start])
    at = start - len(named.group()) if named else start
    note = bool(tail and tail["inside"] and "n" in tail["inside"][:4] and text.endswith(", ", 0, at))
    found = None if ahead or (tail and tail["inside"] and not note) else short_name(flow, at, max(0, start - 200))
    if found and (not found[0][0].isalpha() or INSIDE.match(found[0])):
        found = None
    if found and (named or text[start - 2 : start] == ", " or found[0][-1:] == "."):
        name, begin = found
        if note and tail:  # a case's name, or an author's or a paper's: what the document cites by it tells
            pin = (tail["page"] or "").strip(" ,") or None
            return Found(
                start, end, "supra", refers="supra", name=name, name_start=begin, pin=pin, printed=tail["inside"], tail=end
            )
        return Found(begin, end, "supra", refers="supra", name=name, pin=tail["at"] if tail else None, tail=end)
    pin = tail.group().strip(" ,") if tail else None
    if tail and "§" in tail.group() and text[start - 2 : start] == ", ":  # a work by its authors: "Wright & Miller, supra, § 1360"
        return Found(start, end, "supra", pin=pin, tail=end)
    return Found(start, end, "supra", target="(internal)", refers="internal", pin=pin, tail=end)
