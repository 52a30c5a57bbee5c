"""What a citation of an order is made of. Rule 10.8.1 of the Bluebook for decisions that no reporter has: name, docket
number, court and date; never the number of a database, which this project does not know."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator import states
from generator.courts import entries
from generator.model import Court, Order, called
from generator.patterns import compiled

MONTHS = ("Jan.", "Feb.", "Mar.", "Apr.", "May", "June", "July", "Aug.", "Sept.", "Oct.", "Nov.", "Dec.")  # table T12
MOST_NUMBERS = 3  # of a consolidated order; of more the first, "et al."

# What courts-db writes otherwise than the Bluebook's tables T1 and T10 do.
WRITTEN = {
    "SCOTUS": "U.S.",
    "NY": "N.Y.",
    "E.D.N.Y": "E.D.N.Y.",
    "S.D.W. Va": "S.D.W. Va.",
    "D. W.Va.": "D.W. Va.",
    "D. N.Y.": "D.N.Y.",
    "M.D. Penn.": "M.D. Pa.",
    "Bankr. M.D. Penn.": "Bankr. M.D. Pa.",
    "Bankr. N.D. Okla": "Bankr. N.D. Okla.",
    "Bankr.D. Colo.": "Bankr. D. Colo.",
}
AGENCIES = {"bia": "B.I.A.", "bva": "Bd. Vet. App.", "mspb": "M.S.P.B."}  # which courts-db does not abbreviate
APPELLATE_PANEL = compiled(r"(\S+ Cir\.) BAP")
SECOND_OR_THIRD = compiled(r"(?<=[23])(?:nd|rd)\b")


@dataclass(frozen=True, slots=True)
class Reference:
    """The order as others cite it; what is not known is empty. `date` is ISO 8601, `url` absolute."""

    key: str
    name: str  # the case; where no case is named, what the document calls itself
    called: str  # what lists call it: never empty
    is_case: bool
    number: str  # "No. 3:19-cv-00025", "Nos. 12-1, 12-2"
    court: str  # as cited: "D. Alaska"
    court_name: str
    date: str
    url: str

    @property
    def bare_number(self) -> str:
        """The number without what says that it is one: "3:19-cv-00025"."""
        return re.sub(r"^Nos?\. ", "", self.number)

    @property
    def court_and_date(self) -> str:
        """What stands in the parenthesis: "D. Alaska July 30, 2019"."""
        return " ".join(part for part in (self.court, cited_date(self.date)) if part)

    @property
    def parts(self) -> tuple[str, str, str]:
        """The citation cut where an italic ends and where a pin cite would come: name, number, court and date, each with
        what joins it to those before; together they are the citation."""
        number = f", {self.number}" if self.name and self.number else self.number
        court = f"({self.court_and_date})" if self.court_and_date else ""
        return self.name, number, f" {court}" if court and (self.name or number) else court


def make_reference(order: Order, slug: str, base_url: str) -> Reference:
    """The reference to an order. Of consolidated cases the first gives the name, and the number where it has its own."""
    names = [case.name for case in order.caption.cases if case.name]
    first = next((case for case in order.caption.cases if case.name), None)
    numbers = (first.docket_numbers if first else ()) or order.docket_numbers
    court = order.caption.court
    return Reference(
        key=slug,
        name=folded(names[0] if names else order.title or ""),
        called=folded(called(names[:1], order.title, order.docket_numbers, order.source.path)) or slug,
        is_case=bool(names),
        number=numbered([folded(number) for number in numbers]),
        court=abbreviated(court) if court else "",
        court_name=folded(court.name) if court else "",
        date=order.date_filed if order.date_filed and cited_date(order.date_filed) else "",
        url=f"{base_url}/orders/{slug}.html" if base_url else "",
    )


def folded(text: str) -> str:
    """The text on one line."""
    return " ".join(text.split())


def numbered(numbers: Sequence[str]) -> str:
    """Docket numbers behind "No." or "Nos.", which a number that says so itself does not get."""
    if not numbers or re.match(r"(?:case )?no(?:s|\b)", numbers[0], re.IGNORECASE):
        return ", ".join(numbers[:MOST_NUMBERS])
    if len(numbers) > MOST_NUMBERS:
        return f"Nos. {numbers[0]} et al."
    return f"{'No.' if len(numbers) == 1 else 'Nos.'} {', '.join(numbers)}"


def abbreviated(court: Court) -> str:
    """The court as a citation's parenthesis names it: an appellate district as the court that it is of; by its whole name
    where nothing shorter is known."""
    entry = entries().get(court.id, {})
    written = entry.get("citation_string")
    if not written and entry.get("type") == "appellate" and "," in court.name:
        written = entries().get(str(entry.get("parent")), {}).get("citation_string")
    written = folded(str(written or AGENCIES.get(court.id, "")))
    written = WRITTEN.get(written, written)
    for state, short in states.STATES.items():
        if written.endswith(f" {state}"):
            written = written.removesuffix(state) + short
    written = APPELLATE_PANEL.sub(r"B.A.P. \1", SECOND_OR_THIRD.sub("d", written))
    return re.sub(r"^Oh\. ", "Ohio ", written) or folded(court.name)


def cited_date(iso: str) -> str:
    """ "2019-07-30" as "July 30, 2019", the month as table T12 has it; empty where it is no date."""
    try:
        day = date.fromisoformat(iso)
    except ValueError:
        return ""
    return f"{MONTHS[day.month - 1]} {day.day}, {day.year}"
