"""What the editor corrects in what was read of the caption."""

import dataclasses
import difflib

from generator.courts import court_by_id, court_of_abbreviation, entries, find_court
from generator.model import Caption, Case, Court, Order, Party, Report
from generator.problems import report_problem
from generator.tables import Table, did_you_mean


def correct_caption(order: Order, table: Table, report: Report) -> Order:
    """The order with what `[caption]` says in place of what was read; what that settles leaves `order.problems`."""
    corrected = list(order.editorial.corrected)
    settled: set[str] = set()
    caption = order.caption
    if (court_id := table.text_at("caption", "court")) is not None:
        court = _court(court_id, table, report)
        if court is not None:
            caption = dataclasses.replace(caption, court=court)
            corrected.append("court")
            settled |= {"unknown-court", "no-caption"}
    numbers = table.texts("caption", "docket_numbers")
    if numbers:
        caption = _renumber_cases(caption, numbers)
        corrected.append("docket_numbers")
    if names := table.texts("caption", "case_names"):
        caption = _rename_cases(caption, names, numbers or order.docket_numbers)
        corrected.append("case_names")
        settled.add("no-caption")
    if parties := table.named("caption", "parties"):
        caption = _set_parties(caption, parties, table, report)
        corrected.append("parties")
    if (date := table.text_at("caption", "date")) is not None:
        corrected.append("date")
        settled.add("no-date")
    if judges := table.texts("caption", "judges"):
        corrected.append("judges")
    if (title := table.text_at("caption", "title")) is not None:
        corrected.append("title")
    return dataclasses.replace(
        order,
        caption=caption,
        docket_numbers=numbers or order.docket_numbers,
        title=title if title is not None else order.title,
        date_filed=date if date is not None else order.date_filed,
        judges=judges or order.judges,
        problems=tuple(p for p in order.problems if p.code not in settled),
        editorial=dataclasses.replace(order.editorial, corrected=tuple(corrected)),
    )


def _rename_cases(caption: Caption, names: tuple[str, ...], numbers: tuple[str, ...]) -> Caption:
    """Each case renamed in turn; with more names, or fewer, than cases were read, the cases are those that the editor names."""
    if len(names) == len(caption.cases):
        cases = tuple(dataclasses.replace(case, name=name) for case, name in zip(caption.cases, names, strict=True))
    else:
        cases = tuple(Case(name, numbers if len(names) == 1 else ()) for name in names)
    return dataclasses.replace(caption, cases=cases)


def _renumber_cases(caption: Caption, numbers: tuple[str, ...]) -> Caption:
    """The editor's numbers are those of the one case; of several, each keeps what the editor's list has of its own."""
    if len(caption.cases) == 1:
        return dataclasses.replace(caption, cases=(dataclasses.replace(caption.cases[0], docket_numbers=numbers),))
    cases = (dataclasses.replace(c, docket_numbers=tuple(n for n in c.docket_numbers if n in numbers)) for c in caption.cases)
    return dataclasses.replace(caption, cases=tuple(cases))


def _set_parties(caption: Caption, parties: dict[str, str], table: Table, report: Report) -> Caption:
    """The parties, each with its role or "" for none, of the one case that the order is of."""
    if len(caption.cases) > 1:
        hint = "this order has several captions: which parties belong to which cannot be said here"
        place = table.place("caption", "parties")
        report_problem(report, "bad-value", place, key="[caption] parties", value=", ".join(parties), hint=hint)
        return caption
    named = tuple(Party(name, role.strip().lower() or None) for name, role in parties.items())
    case = caption.cases[0] if caption.cases else Case("")
    return dataclasses.replace(caption, cases=(dataclasses.replace(case, parties=named),))


def _court(court_id: str, table: Table, report: Report) -> Court | None:
    court = court_by_id(court_id)
    if court is not None:
        return court
    meant = court_of_abbreviation(court_id) or find_court(court_id)
    near = difflib.get_close_matches(court_id, entries(), 1, 0.6)
    hint = "it must be the id of a court: https://www.courtlistener.com/help/api/jurisdictions/ lists them"
    if meant is not None:
        hint = f'the id of the {meant.name} is "{meant.id}"'
    elif near:
        hint = f"{did_you_mean(court_id, entries())} {hint}"
    report_problem(report, "bad-value", table.place("caption", "court"), key="[caption] court", value=court_id, hint=hint)
    return None
