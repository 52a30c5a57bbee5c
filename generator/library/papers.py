"""Where an order itself stands: its dockets, its number on them by its own filing stamps, and the pages that can be linked to."""

import re
from collections.abc import Iterator

from generator.library.dockets import docket_key, without_office
from generator.model import Order, PageMark, Paper
from generator.patterns import compiled

CASE = compiled(r"(?:Case|Appeal|INDEX)(?: ?NO\.?)?:? ?#? ?(?P<case>\d{1,2} ?: ?\d[\w:./-]*|\d[\w:./-]*)", re.IGNORECASE)
NUMBER = compiled(
    r"(?<!\w)(?:NYSCEF DOC|Document|Documents|Doc|Dkt|Dkt\.? ?Entry|ECF)\.? ?(?:Nos?\.?|#)? ?:? ?#?:? ?(?P<number>\d[\d.–-]*)",
    re.IGNORECASE,
)
# What CourtListener calls the papers that RECAP has: the court, the case by a number of PACER's own, entry and attachment.
RECAP = compiled(r"gov\.uscourts\.(?P<court>[a-z]+)\.\d+\.(?P<number>\d+)\.(?P<attachment>\d+)(?!\d)")
NEAR = 40  # lines: raw text, and New York's courts, set the pieces of one stamp on lines of their own


def dockets_of(order: Order) -> tuple[str, ...]:
    """The order's docket numbers in their normal form, each once, those of its stamps first."""
    stamped = (paper.docket for paper in stamps(order))
    return tuple(dict.fromkeys(key for key in (*stamped, *map(docket_key, order.docket_numbers)) if key))


def papers_of(order: Order) -> tuple[Paper, ...]:
    """Where this document stands on dockets: what its own stamps say, else what its file's name says; mostly one.

    A docket counts under each form in which the caption prints it too ("19-cv-25", where the stamp has the office).
    """
    printed = tuple(docket_key(number) for number in order.docket_numbers)
    stamped = [paper for paper in stamps(order) if paper.number]
    own = (stamped[0] if agree(stamped) else None) if stamped else named(order, printed)
    if own is None:
        return ()
    same = (key for key in printed if ":" not in key and key == without_office(own.docket))
    return tuple(dict.fromkeys((own, *(Paper(key, own.number) for key in same))))


def agree(stamped: list[Paper]) -> bool:
    """Whether the first stamp is the document's own: no page has another beside it, as on a paper filed again as an exhibit."""
    first = stamped[0]
    behind = next((n for n, paper in enumerate(stamped) if paper != first), len(stamped))
    rest = stamped[behind:]
    attached = all(paper.docket == first.docket and paper.number.startswith(f"{first.number}-") for paper in rest)
    return first not in rest and (behind > 1 or attached)


def named(order: Order, printed: tuple[str, ...]) -> Paper | None:
    """What the file's name says of an order of one docket number, where it has the form of RECAP's and means the same court."""
    m = RECAP.search(order.source.path)
    if m is None or not order.caption.court or order.caption.court.id != m["court"] or len(printed) != 1 or not printed[0]:
        return None
    return Paper(printed[0], m["number"] if m["attachment"] == "0" else f"{m['number']}-{m['attachment']}")


def stamps(order: Order) -> Iterator[Paper]:
    """What each filing stamp says, in the order of the source; `number` is "" where the stamp names none."""
    case, number, begun = "", "", 0
    for piece in sorted((f for f in order.furniture if f.kind == "filing-stamp"), key=lambda f: (f.line, f.start)):
        found, entry = CASE.search(piece.text), NUMBER.search(piece.text)
        if (found and case) or (entry and number) or piece.line - begun > NEAR:
            if case:
                yield Paper(case, number)
            case, number = "", ""
        if not case and not number:
            begun = piece.line
        if found:
            case = docket_key(found["case"].replace(" ", ""))
        if entry:
            number = entry["number"].rstrip(".-–").replace("–", "-")
    if case:
        yield Paper(case, number)


def page_runs(order: Order) -> tuple[tuple[int, int], ...]:
    """The pages of the source that have an anchor "page-N" on the order's page, as runs (first, last)."""
    pages = {block.page for block in order.body if block.page is not None}
    ids = {block.id for block in order.body}
    for name, passage in order.flows():
        ids.add(name)
        pages.update(s.page for s in passage.spans if isinstance(s, PageMark) and s.page and s.label in ("", str(s.page)))
    runs: list[tuple[int, int]] = []
    for page in sorted(page for page in pages if f"page-{page}" not in ids):
        if runs and runs[-1][1] == page - 1:
            runs[-1] = (runs[-1][0], page)
        else:
            runs.append((page, page))
    return tuple(runs)
