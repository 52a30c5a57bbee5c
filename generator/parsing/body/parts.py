"""The parts of a document: the main text, opinions apart, what is attached. Rows → where each begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from generator.model import PartKind
from generator.parsing.body.layout import Layout
from generator.parsing.body.wording import opens_upper, sentence_ends
from generator.parsing.rows import Row, Wording
from generator.patterns import compiled

# "SMITH, J., dissenting.", "Justice Lee, with whom Justice Ray joins, concurring in part:", "ROE, Circuit Judge, dissenting"
SEPARATE = compiled(
    r"[*_#\s]*(?:(?:Chief |Presiding |Associate )?(?:JUSTICE|Justice|JUDGE|Judge)\s+[A-Z][\w.’'-]+"
    r"|[A-Z][A-Za-z.’'-]+(?: [A-Z][A-Za-z.’'-]+){0,3})"
    r"(?:,? (?:C\.? ?J|JJ?|P\. ?J|S\. ?J)\.?"
    r"|,? (?:(?:Chief|Presiding|Senior|Associate|Acting|Circuit|District) )*(?:JUSTICE|Justice|JUDGE|Judge)s?)?"
    r",?[^()\d]{0,90}\b(?P<how>[Cc]oncurring|[Dd]issenting|CONCURRING|DISSENTING)\b.{0,60}$"
)
# "JUSTICE LEE, with whom JUSTICE RAY and" / "JUSTICE ELM join, dissenting.": the line of an opinion's author, over two.
JOINED = compiled(r"[*_#\s]*[A-Z][\w.,’' ]{1,60}\b(?:with whom|joined by|joins?)\b[^.;:]*$")
# Nothing more than how its author votes: "concurring in the judgment in part and dissenting in part."
SAID = compiled(
    r"(?:and )?(?:concurring|dissenting)(?: (?:in|and|the|part|judgment|result|concurring|dissenting|specially)){0,12}[.:]$"
)
ANNOUNCED = compiled(
    r"[\W_]*(?P<how>Concurring|Dissenting|CONCURRING|DISSENTING) (?:Opinion|OPINION|opinion)(?: [Ff]ollows)?[\W_]*$"
)
# A row that names a part, or the first of two that do, holds one of these, in small letters.
NAMES = (
    "concurring", "dissenting", "with whom", "join", "certificate", "appendix", "attachment", "exhibit", "schedule", "justice",
)  # fmt: skip
VOICES = ("oncurring", "issenting", "CONCURRING", "DISSENTING")  # one of them stands in either
ATTACHED = compiled(
    r"[*_#\s]*(?:(?P<certificate>(?:CERTIFICATE|Certificate) (?:OF|Of|of) (?:SERVICE|Service|MAILING|Mailing|DISTRIBUTION))"
    r"|(?P<appendix>(?:APPENDIX|Appendix|ATTACHMENT|Attachment|EXHIBIT|Exhibit)(?: (?:[A-Z]|\d{1,3}|[IVX]+))?)"
    r"|(?P<schedule>(?:SCHEDULE|Schedule)(?: (?:[A-Z]|\d{1,3}))))(?=[*_\s:.–—-]|$)[*_\s]*(?:[:.–—-]+\s*(?P<title>.{1,140}))?$"
)
# The reporter's summary of a decision of the Supreme Court says what was held; the opinion opens with its author.
HELD = compiled(r"[*_]*Held\b[*_]*\s?[:,]")
OPINION = compiled(
    r"[*_#\s]*(?:(?:MR\.|Mr\.) )?(?:(?:C ?HIEF )?J ?USTICE|(?:Chief )?Justice)\b.{2,80}\b(?:delivered|announced) the (?:opin|judg)"
    r"|[*_]*P ?(?:ER|er) C ?(?:URIAM|uriam)[.:*_]*$"
)
REVISION = compiled(r"[*_]*NOTICE: This opinion is subject to\b")
# "MR. JUSTICE ROBERTS." / "I dissent, because …": older reports name the author alone.
AUTHOR = compiled(r"(?:MR\. )?(?:CHIEF )?JUSTICE [A-Z’'-]{3,20}[.:]?$")
SAYS = compiled(r"I (?:(?:respectfully|also) )?(?P<how>dissent|concur)\b")
SYLLABUS_ROWS = 1200  # within which the opinion must follow
NOTICE_ROWS = 9  # of what a slip opinion says above its caption of revision before publication
KINDS: dict[str, PartKind] = {
    "concurring": "concurrence", "dissenting": "dissent", "concur": "concurrence", "dissent": "dissent",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class PartStart:
    """A part begins at row `row`, its name as printed there; rows `title` to `title_end` are its title and nothing else.
    Above them may stand a caption of its own."""

    row: int
    kind: PartKind
    name: str
    title: int = 0
    title_end: int = 0


def all_parts(rows: Sequence[Row], layout: Layout, first: int, captions: Sequence[tuple[int, int]]) -> list[PartStart]:
    """The parts of the rows, the first from row 0. `first`: where prose begins; `captions`: those within the text, each of
    which opens the part that begins below it. Behind a reporter's syllabus the main part begins."""
    above = {end: begin for begin, end in captions}
    wording = Wording(rows)
    opinion = opinion_start(rows, wording)
    parts = [PartStart(0, "main", "")]
    if opinion:
        start = above.get(opinion, opinion)
        start = next((at for at in range(start - 1, max(0, start - NOTICE_ROWS), -1) if REVISION.match(rows[at].text)), start)
        parts = [PartStart(0, "syllabus", "Syllabus"), PartStart(start, "main", "")]
    for part in find_parts(rows, layout, max(first, opinion), wording):
        parts.append(replace(part, row=above.get(part.row, part.row)))
    return parts


def opinion_start(rows: Sequence[Row], wording: Wording) -> int:
    """The row in which the author of the Court's opinion is named, below a syllabus; 0 where there is no syllabus."""
    held = next((at for at in wording.holding("held") if HELD.match(rows[at].text)), len(rows))
    return next((at for at in range(held + 1, min(len(rows), SYLLABUS_ROWS)) if OPINION.match(rows[at].text)), 0)


def find_parts(rows: Sequence[Row], layout: Layout, first: int, wording: Wording) -> list[PartStart]:
    """Where parts begin after row `first`. A line names a part only where it stands for itself, not within a sentence.

    `wording`: of the rows.
    """
    found: list[PartStart] = []
    for at in wording.holding(*NAMES):
        if at <= max(0, first):
            continue
        row = rows[at]
        named = part_named(rows, layout, at) if len(row.text) <= 170 else None
        if named and (
            sentence_ends(rows[at - 1].text) or layout.gaps[at] is None or layout.wider(rows, at) or layout.is_centred(row)
        ):
            kind, name = named
            if found and found[-1].kind == kind and at - found[-1].row <= 2:
                continue  # "Concurring Opinion Follows" and the judge's line below it
            alone = at + 1 < len(rows) and (rows[at].page != rows[at + 1].page or stands_alone(rows, layout, at))
            end = at + 2 if name != row.text else at + 1 if alone else at
            found.append(PartStart(at, kind, name.strip("*_#- –—.:"), at, end))
    return found


def part_named(rows: Sequence[Row], layout: Layout, at: int) -> tuple[PartKind, str] | None:
    """The kind of the part that the row names, as far as its words say, and the name; None if it names none."""
    row = rows[at]
    text = row.text
    if m := ATTACHED.match(text):
        if m.group("title") and row.page == rows[at - 1].page and not layout.wider(rows, at):
            return None
        return ("certificate" if m.group("certificate") else "appendix" if m.group("appendix") else "schedule"), text
    if any(voice in text for voice in VOICES) and (m := ANNOUNCED.match(text) or SEPARATE.match(text)) and opens_part(rows, at):
        over = not sentence_ends(text) and SAID.match(rows[at + 1].text)
        return KINDS[m.group("how").lower()], f"{text} {rows[at + 1].text}" if over else text
    if m := over_two(rows, at):
        return KINDS[m.group("how").lower()], f"{text} {rows[at + 1].text}"
    if AUTHOR.match(text) and at + 1 < len(rows) and (m := SAYS.match(rows[at + 1].text)):
        return KINDS[m.group("how")], text
    return None


def over_two(rows: Sequence[Row], at: int) -> re.Match[str] | None:
    """The author's line of an opinion apart, where it goes over to a second row."""
    if at + 2 >= len(rows) or not JOINED.match(rows[at].text) or len(rows[at + 1].text) > 80:
        return None
    m = SEPARATE.match(f"{rows[at].text} {rows[at + 1].text}")
    return m if m and sentence_ends(rows[at + 1].text) and opens_part(rows, at + 1) else None


def stands_alone(rows: Sequence[Row], layout: Layout, at: int) -> bool:
    """Whether the title is the whole line, not the head of a paragraph ("ROE, J., dissenting. I would …")."""
    row, after = rows[at], rows[at + 1]
    if ATTACHED.match(row.text) or SAID.search(row.text) or not layout.wrapped:
        return True
    return layout.is_short(row, after) and opens_upper(after.text)


def opens_part(rows: Sequence[Row], at: int) -> bool:
    """A line "X, J., dissenting" opens an opinion where text follows; in a list of how judges voted it does not."""
    after = rows[at + 1 : at + 12]
    return sum(len(r.text) for r in after) > 240 and not any(SEPARATE.match(r.text) for r in after[:2])
