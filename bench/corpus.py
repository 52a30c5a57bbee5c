"""A corpus of orders to build sites from: paragraphs and notes of given real orders, shuffled into new ones.

    python bench/corpus.py ORDERS COUNT DIR [SEED]

ORDERS: a folder of order texts. DIR gets `txt/` (what docketpress reads: filing stamps, a caption, pages of 50 lines with
their their notes at the foot), `md/` (the same words as Markdown with `[^1]` notes, as a person would write it for Hugo or
Pelican: nothing in it says what is caption, holding or citation) and `most-cited`, the name of an order that seven
others cite. The median order has 12 KB and 12 notes. Orders come by dockets, about four each, and cite each other by
entry. The same arguments give the same bytes.
"""

import random
import sys
import textwrap
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path

from generator.citing import cite_order
from generator.parsing import parse_order
from generator.reading import find_orders, read_source

MEDIAN_CHARACTERS = 7_300  # of the body: with notes, caption and stamps 12 KB
MOST_CITATIONS = 4  # of a paragraph or note: an order has about 30 then
SPREAD = 0.55  # of the logarithm
LINES_A_PAGE = 46
WIDTH = 78
COURTS = (
    ("DISTRICT OF ALASKA", "J. M. Harrow"),
    ("EASTERN DISTRICT OF TEXAS", "Amos Feld"),
    ("DISTRICT OF OREGON", "Lena Q. Marsh"),
    ("SOUTHERN DISTRICT OF OHIO", "Ruth Vane"),
    ("DISTRICT OF COLORADO", "Ida Prewitt"),
    ("WESTERN DISTRICT OF MISSOURI", "Paul Oster"),
)
NAMES = (
    "Abbott Ashby Barlow Birch Calder Crane Dalton Drake Ellery Everett Fenwick Foss Garner Grove Hale Hollis Ives Jarvis Keene "
    "Kessler Lark Lowell Marlow Mercer Nash Norwood Oakes Orton Payne Pruitt Quimby Rhodes Rowan Sayer Stokes Tarrant Thorne Upton "
    "Vance Vickers Walden Whitlock Yarrow Yates Zeller"
).split()
FIRMS = ("Harbor Freightways, Inc.", "Northgate Lumber Co.", "Silverline Systems, LLC", "City of Westfield", "Pinecrest Hospital")
MOTIONS = ("to dismiss", "for summary judgment", "to compel", "for a protective order", "to stay discovery")


@dataclass(frozen=True, slots=True)
class Words:
    """What the orders are made of: paragraphs and notes of real ones."""

    paragraphs: tuple[str, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Docket:
    """One case, and where in it the next order stands."""

    number: str
    court: str
    judge: str
    plaintiff: str
    defendant: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where an order stands: its docket and entry, its number among all, and the entries of the orders before it: it
    cites the first and the last of them."""

    docket: Docket
    serial: int
    day: date
    entry: int
    earlier: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """What an order says; `notes` by the paragraph that has their mark."""

    place: Place
    title: str
    body: tuple[str, ...]
    notes: dict[int, str]


@dataclass(frozen=True, slots=True)
class Made:
    """An order that was made up: its name without an ending, and its two forms."""

    name: str
    text: str
    markdown: str
    cited_by: int = 0  # later orders of its docket: each cites the first


def harvest(folder: Path) -> Words:
    """The paragraphs and notes of the orders below `folder`, as docketpress reads them."""
    paragraphs, notes = [], []
    for file in find_orders(folder, lambda _: None):
        source = read_source(folder / file.name, file.name, lambda _: None)
        if source is None:
            continue
        order = cite_order(parse_order(source, lambda _: None))
        cited = Counter(citation.flow for citation in order.citations)
        fit = {flow for flow, passage in order.flows() if cited[flow] <= MOST_CITATIONS}
        paragraphs += [b.text for b in order.body if b.kind == "paragraph" and 150 < len(b.text) < 2_500 and b.id in fit]
        notes += [n.text for n in order.footnotes if n.text and 30 < len(n.text) < 1_200 and n.id in fit]
    return Words(tuple(sorted(set(paragraphs))), tuple(sorted(set(notes))))


def make_orders(words: Words, count: int, seed: int) -> Iterator[Made]:
    """`count` orders, in dockets of one to eight."""
    dice = random.Random(seed)  # noqa: S311  (no secret: the same seed, the same corpus)
    made = number = 0
    while made < count:
        number += 1
        docket = make_docket(dice, number)
        day = date(2012, 1, 2) + timedelta(days=dice.randrange(4_000))
        entries: list[int] = []
        many = min(dice.choice((1, 1, 2, 3, 4, 5, 6, 8)), count - made)
        for later in reversed(range(many)):
            entry = (entries[-1] if entries else 0) + dice.randrange(3, 30)
            day += timedelta(days=dice.randrange(5, 90))
            made += 1
            order = make_order(dice, words, Place(docket, made, day, entry, tuple(entries)))
            yield order if entries else replace(order, cited_by=later)
            entries.append(entry)


def make_docket(dice: random.Random, number: int) -> Docket:
    """A case of its own."""
    court, judge = dice.choice(COURTS)
    docket_number = f"{dice.randrange(1, 7)}:{dice.randrange(12, 24)}-cv-{number:05d}"
    return Docket(docket_number, court, judge, dice.choice(NAMES), dice.choice((*NAMES, *FIRMS)))


def make_order(dice: random.Random, words: Words, place: Place) -> Made:
    """An order of the docket."""
    docket, entries = place.docket, place.earlier
    size = min(80_000, max(1_500, int(dice.lognormvariate(0, SPREAD) * MEDIAN_CHARACTERS)))
    motion, paper = dice.choice(MOTIONS), max(1, place.entry - 2)
    body = [f"Before the Court is {docket.defendant}’s motion {motion} (ECF No. {paper})."]
    cited = sorted({entries[0], entries[-1]}) if entries else []
    body += [f"The history of the case stands in an earlier order (ECF No. {entry} at 1) and is not repeated." for entry in cited]
    while sum(map(len, body)) < size:
        body += [dice.choice(words.paragraphs)]
    noted = sorted(dice.sample(range(len(body)), min(len(body), dice.randrange(5, 21))))
    notes = dict(zip(noted, (dice.choice(words.notes) for _ in noted), strict=True))
    verb = dice.choice(("GRANTED", "DENIED", "GRANTED in part and DENIED in part"))
    body.append(f"For these reasons, the motion {motion} (ECF No. {paper}) is {verb}.")
    draft = Draft(place, f"ORDER ON MOTION {motion.upper()}", tuple(body), notes)
    return Made(f"{place.serial:06d}-{docket.plaintiff.lower()}", as_text(draft), as_markdown(draft))


def as_text(draft: Draft) -> str:
    """The order as a court's PDF gives it when it is made text: pages, stamps, notes at the foot."""
    docket, day = draft.place.docket, draft.place.day
    pages: list[tuple[list[str], list[str]]] = []
    lines, foot = caption(docket, draft.title), list[str]()
    label = 0
    for at, words in enumerate(draft.body):
        mark, note = "", list[str]()
        if at in draft.notes:
            label += 1
            mark = str(label)  # right behind the words: what is left of a raised figure
            note = ["", *textwrap.wrap(f"{label} {draft.notes[at]}", WIDTH)]
        paragraph = ["", *textwrap.wrap(f"     {words}{mark}", WIDTH)]
        if len(lines) + len(foot) + len(paragraph) + len(note) > LINES_A_PAGE and lines:
            pages.append((lines, foot))
            lines, foot = [], []
        lines += paragraph
        foot += note
    lines += ["", "     IT IS SO ORDERED.", "", f"DATED: {day:%B} {day.day}, {day.year}", "", f"{'':20}{docket.judge}"]
    lines += [f"{'':20}UNITED STATES DISTRICT JUDGE"]
    pages.append((lines, foot))
    stamp = f"Case {docket.number} Document {draft.place.entry} Filed {day:%m/%d/%y} Page {{}} of {len(pages)}"
    return "\f".join(
        "\n".join([stamp.format(n), "", *page, *(["", "_" * 20, *below] if below else []), "", f"{n:>40}", ""])
        for n, (page, below) in enumerate(pages, 1)
    )


def caption(docket: Docket, title: str) -> list[str]:
    """The head, its parties beside the number."""
    sides = (
        f"{docket.plaintiff.upper()},",
        "",
        f"{'':10}Plaintiff,",
        "",
        "     v.",
        "",
        f"{docket.defendant.upper()},",
        "",
        f"{'':10}Defendant.",
    )
    beside = {2: f"Case No. {docket.number}", 4: title}
    rows = [f"{side:<36}) {beside.get(n, '')}".rstrip() for n, side in enumerate(sides)]
    return ["UNITED STATES DISTRICT COURT".center(WIDTH).rstrip(), docket.court.center(WIDTH).rstrip(), "", *rows]


def as_markdown(draft: Draft) -> str:
    """The same words as an editor would write them for a blog engine."""
    docket = draft.place.docket
    blocks, foot = list[str](), list[str]()
    for at, words in enumerate(draft.body):
        mark = ""
        if at in draft.notes:
            mark = f"[^{len(foot) + 1}]"
            foot.append(f"{mark}: {plain(draft.notes[at])}")
        blocks.append(plain(words) + mark)
    head = f"# {docket.plaintiff} v. {docket.defendant}, No. {docket.number} ({docket.court})"
    return "\n\n".join([head, f"**{draft.title}**", *blocks, f"DATED: {draft.place.day}", docket.judge, *foot]) + "\n"


def plain(words: str) -> str:
    """The words as Markdown and templates take them for words."""
    for sign in "\\`*_{}[]<>#|$":
        words = words.replace(sign, f"\\{sign}")
    return words


def write_corpus(folder: Path, orders: Path, count: int, seed: int, forms: Sequence[str] = ("txt", "md")) -> None:
    """`folder`/txt and `folder`/md, or one of them, made anew."""
    words = harvest(orders)
    for form in forms:
        (folder / form).mkdir(parents=True, exist_ok=True)
    most = Made("", "", "", -1)
    for made in make_orders(words, count, seed):
        for form in forms:
            (folder / form / f"{made.name}.{form}").write_text(made.text if form == "txt" else made.markdown, encoding="utf-8")
        if made.cited_by > most.cited_by:
            most = replace(made, text="", markdown="")
    (folder / "most-cited").write_text(most.name, encoding="utf-8")


if __name__ == "__main__":
    orders, count, folder, *seed = sys.argv[1:]
    write_corpus(Path(folder), Path(orders), int(count), int(*seed or ["1"]))
