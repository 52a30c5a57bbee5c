"""The parts of a document: the main text, opinions apart, what is attached. Rows → where each begins."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model import PartKind
from generator.parsing.body.layout import Layout
from generator.parsing.body.wording import opens_upper, sentence_ends
from generator.parsing.rows import Row

# "SMITH, J., dissenting.", "Justice Lee, with whom Justice Ray joins, concurring in part:", "ROE, Circuit Judge, dissenting"
SEPARATE = re.compile(
    r"[*_#\s]*(?:(?:Chief |Presiding |Associate )?(?:JUSTICE|Justice|JUDGE|Judge)\s+[A-Z][\w.’'-]+"
    r"|[A-Z][A-Za-z.’'-]+(?: [A-Z][A-Za-z.’'-]+){0,3})"
    r"(?:,? (?:C\.? ?J|JJ?|P\. ?J|S\. ?J)\.?"
    r"|,? (?:(?:Chief|Presiding|Senior|Associate|Acting|Circuit|District) )*(?:JUSTICE|Justice|JUDGE|Judge)s?)?"
    r",?[^()\d]{0,90}\b(?P<how>[Cc]oncurring|[Dd]issenting|CONCURRING|DISSENTING)\b.{0,60}$"
)
ANNOUNCED = re.compile(
    r"[\W_]*(?P<how>Concurring|Dissenting|CONCURRING|DISSENTING) (?:Opinion|OPINION|opinion)(?: [Ff]ollows)?[\W_]*$"
)
ATTACHED = re.compile(
    r"[*_#\s]*(?:(?P<certificate>(?:CERTIFICATE|Certificate) (?:OF|Of|of) (?:SERVICE|Service|MAILING|Mailing|DISTRIBUTION))"
    r"|(?P<appendix>(?:APPENDIX|Appendix|ATTACHMENT|Attachment|EXHIBIT|Exhibit)(?: (?:[A-Z]|\d{1,3}|[IVX]+))?)"
    r"|(?P<schedule>(?:SCHEDULE|Schedule)(?: (?:[A-Z]|\d{1,3}))))(?=[*_\s:.–—-]|$)[*_\s]*(?:[:.–—-]+\s*(?P<title>.{1,140}))?$"
)
KINDS: dict[str, PartKind] = {"concurring": "concurrence", "dissenting": "dissent"}


@dataclass(frozen=True, slots=True)
class PartStart:
    """A part begins at row `row`, its name as printed there; rows up to `title_end` are its title and nothing else."""

    row: int
    kind: PartKind
    name: str
    title_end: int


def find_parts(rows: Sequence[Row], layout: Layout, first: int) -> list[PartStart]:
    """Where parts begin after row `first`. A line names a part only where it stands for itself, not within a sentence."""
    found: list[PartStart] = []
    for at in range(max(1, first + 1), len(rows)):
        row = rows[at]
        text = row.text
        if len(text) > 170:
            continue
        kind: PartKind | None = None
        if m := ATTACHED.match(text):
            kind = "certificate" if m.group("certificate") else "appendix" if m.group("appendix") else "schedule"
            if m.group("title") and row.page == rows[at - 1].page and not layout.wider(rows, at):
                kind = None
        elif (m := ANNOUNCED.match(text) or SEPARATE.match(text)) and opens_part(rows, at):
            kind = KINDS[m.group("how").lower()]
        if kind and (
            sentence_ends(rows[at - 1].text) or layout.gaps[at] is None or layout.wider(rows, at) or layout.is_centred(row)
        ):
            if found and found[-1].kind == kind and at - found[-1].row <= 2:
                continue  # "Concurring Opinion Follows" and the judge's line below it
            alone = at + 1 < len(rows) and (rows[at].page != rows[at + 1].page or stands_alone(rows, layout, at))
            found.append(PartStart(at, kind, text.strip("*_#- –—.:"), at + 1 if alone else at))
    return found


def stands_alone(rows: Sequence[Row], layout: Layout, at: int) -> bool:
    """Whether the title is the whole line, not the head of a paragraph ("ROE, J., dissenting. I would …")."""
    row, after = rows[at], rows[at + 1]
    return bool(ATTACHED.match(row.text)) or not layout.wrapped or (layout.is_short(row, after) and opens_upper(after.text))


def opens_part(rows: Sequence[Row], at: int) -> bool:
    """A line "X, J., dissenting" opens an opinion where text follows; in a list of how judges voted it does not."""
    after = rows[at + 1 : at + 12]
    return sum(len(r.text) for r in after) > 240 and not any(SEPARATE.match(r.text) for r in after[:2])
