"""Lists of sections behind a title: "§§ 1651(a) or 2241", "§ 636(b)(1)(A) and (B)", "§§ 1961-1968"."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.citing.found import Found, is_mention
from generator.model import CitationKind
from generator.patterns import compiled

SUB = r"\((?:[0-9]{1,3}[a-z]?|[A-Za-z]{1,2}|[ivxIVX]{1,5}|[a-z]-\d{1,2})\)"
SUBSECTIONS = rf"(?: ?{SUB}(?:-\d(?=\())?)*"
# Further subsections of the same section: "and (B)", ",(2)", "-(2)", ", (b)" where nothing of a sentence follows.
MORE_SUBSECTIONS = compiled(
    rf"(?:(?:, ?(?:and |or |& )?| ?[-–—] ?| and | or | & | through | to ){SUB}(?:{SUB})*(?=[\s,.;:)\]”\"’—–-]"
    rf"|$)(?! [a-z]{{2,}}(?<! and)(?<! or)))+"
)
MORE_TIGHT = compiled(rf"(?:(?:,| ?[-–—] ?| and | or | & | through | to ){SUB}(?:{SUB})*)+(?!\w)")
ET_SEQ = compiled(r",? et\.? seq\.?", re.IGNORECASE)
JOIN = compiled(r"(?:,? (?:and|or|&|nor) |, ?(?:and |or |& )?)(?P<mark>§§? ?|[Ss]ections? )?")
RANGE = compiled(r" ?[-–—] ?| (?:through|to) ")
# A number that a scanner tore, "§ 191 5(e)", "§ 12 101", is none.
TORN = r"(?! \d{1,3}\()(?!(?<=[^\d.]\d\d) \d{3}(?!\d)|(?<=[^\d.]\d) \d{3}(?!\d))"
UNIT = r"(?:§{1,2}|[Ss]ections?|SECTIONS?|[Ss]ecs?\.|Sects?\.)"


def is_plural(unit: str | None) -> bool:
    """Whether the mark says that several sections follow: "§§", "Sections", "secs."."""
    return unit is not None and (unit == "§§" or unit.lower().rstrip(".").endswith("s"))


@dataclass(frozen=True, slots=True)
class Section:
    """One section of a list at text[start:end]; `number` is "1915A", `subsections` "(b)(1)", `printed` all that is said of it."""

    start: int
    end: int
    number: str
    subsections: str
    printed: str

    @property
    def pin(self) -> str | None:
        """What is said behind the number: "(b)(1)(A) and (B)"."""
        return self.printed.removeprefix(self.number).strip() or None


# "Fed. R. Crim. P. 11(c)(1)(C), 32(h)": a further number of the list though the mark names one alone.
WITH_SUBSECTION = compiled(r"\d{1,4}[A-Z]?(?:\.\d{1,2})?\([a-zA-Z0-9]{1,3}\)(?!\w)")
# "28 U.S.C. § 1331, 1332(a)", "42 U.S.C. § 1981 and 1983", "20 C.F.R. § 404.1520, 404.1560": the sections of a neighbourhood.
NUMBERED = compiled(r"(?P<part>\d{1,4}\.)?(?P<n>\d{2,5})(?P<sub>\([a-zA-Z0-9]{1,3}\))?(?=[.,;)]|\(| (?:and|or|&) |$)")
NEAR = 40


def read_sections(text: str, at: int, pattern: re.Pattern[str], many: bool) -> Iterator[Section]:
    """The sections that begin at text[at:], the first of them there. `pattern` matches one number (group "n").

    `many`: the mark said that several follow ("§§", "Rules"). A number that opens the next citation ends the list.
    """
    m = pattern.match(text, at)
    sign = "§" in text[max(0, at - 2) : at]
    while m is not None:
        begin = m.start("n")
        number = m["n"]
        end, subsections = _subsections(text, m.end())
        rest = _range(text, end, pattern, many)
        yield Section(begin, rest, number, subsections, text[begin:rest])
        said = SAID_OF_IT.match(text, rest)
        join = JOIN.match(text, said.end() if said else rest)
        if not join or not (many or join["mark"] or _is_further(text, number, subsections, join)):
            return
        if join["mark"] and ("§" in join["mark"]) != sign:
            return  # "28 U.S.C. § 1331, and section 7 says": another's
        m = pattern.match(text, join.end())
        if m is not None and NEW_VOLUME.match(text, m.end()):
            return


# "28 U.S.C. §§ 1331 (federal question) and 1332 (diversity)"
SAID_OF_IT = compiled(r" \([a-z][^()§\d]{2,60}\)(?=,? (?:and|or|&) §{0,2} ?\d|, §{0,2} ?\d)")


def _is_further(text: str, number: str, subsections: str, join: re.Match[str]) -> bool:
    """Whether a number behind `join` is a further section of a list whose mark names one alone. A year is none, nor a page."""
    if subsections and WITH_SUBSECTION.match(text, join.end()):
        return True
    before, after = NUMBERED.fullmatch(number), NUMBERED.match(text, join.end())
    if before is None or after is None or before["part"] != after["part"]:
        return False
    one, other = int(before["n"]), int(after["n"])
    near = len(before["n"]) == len(after["n"]) and 0 < other - one <= NEAR
    if before["part"]:
        return near
    if len(before["n"]) < len("100"):
        return False
    year = after["n"][:2] in ("17", "18", "19", "20") and len(after["n"]) == len("2020") and not after["sub"]
    return near and (not year or (other in CIVIL_RIGHTS and one in CIVIL_RIGHTS and "," not in join.group()))


CIVIL_RIGHTS = frozenset((1981, 1982, 1983, 1985, 1986, 1988))


def _subsections(text: str, end: int) -> tuple[int, str]:
    m = SUBS.match(text, end)
    subsections = m.group().replace(" ", "") if m else ""
    if m and m.group() and (m.group()[0] != " " or len(m.group()) > 4):
        end = m.end()
        for pattern in (MORE_TIGHT, MORE_SUBSECTIONS):
            more = pattern.match(text, end)
            if more:
                end = more.end()
                break
    else:
        subsections = ""
    return end, repair(subsections)


SUBS = compiled(SUBSECTIONS)


MISREAD = compiled(r"(?<=^\([a-z]\))\(l\)")


def repair(subsections: str) -> str:
    """A scanner's "(b)(l)" is "(b)(1)": behind a letter comes a number."""
    return MISREAD.sub("(1)", subsections) if "(l)" in subsections else subsections


def _range(text: str, end: int, pattern: re.Pattern[str], many: bool) -> int:
    """The end of "1961-1968" or "et seq." that belongs to the section which ends at `end`."""
    if many and (dash := RANGE.match(text, end)) and (m := pattern.match(text, dash.end())):
        last, _ = _subsections(text, m.end())
        return last
    seq = ET_SEQ.match(text, end)
    return seq.end() if seq else end


def cited(kind: CitationKind, title: str, section: Section, begin: int, mention: bool) -> Found:
    """The citation of a section of `title` ("42 USC", "FRCP", "735 ILCS 5/") that begins at `begin`."""
    number = section.number.replace(" ", "").replace("—", "-").replace("–", "-")
    key = joined(title, number)
    return Found(
        begin,
        section.end,
        kind,
        target=key + section.subsections,
        title=title,
        section=number,
        subsections=section.subsections,
        pin=section.pin,
        key=key,
        mention=mention,
        tail=section.end,
    )


def cite_sections(kind: CitationKind, title: str, text: str, head: tuple[int, int], sections: Iterable[Section]) -> Iterator[Found]:
    """The citations of `sections`, as `read_sections` gives them. `head` is the stretch of `text` that names their title:
    the first begins there, the further ones of a list with their numbers."""
    start, at = head
    mention = is_mention(text, start)
    for section in sections:
        yield cited(kind, title, section, section.start if section.start > at else start, mention)


def joined(title: str, number: str) -> str:
    """Title and number as one target."""
    return title + number if title.endswith("/") else f"{title} {number}"


# Behind a number that is a volume or a title: " U.S.C.", " F.3d".
NEW_VOLUME = compiled(r",? (?:U\. ?S|USC|C\. ?F|F\. |F\.\d|F\. ?Supp|S\. ?Ct|L\. ?Ed|Fed\.|Stat\.|[A-Z][a-z]*\. ?[A-Z0-9]|F[23])")
