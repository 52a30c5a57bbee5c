"""Invented orders of one court and docket, with their stamps, read as a build reads them."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cache
from hashlib import sha256

from generator.citing import cite_order
from generator.library import link_orders, make_library
from generator.model import Library, Order, OrderLinks
from generator.parsing import parse_order
from generator.reading.plaintext import read_plain_text

HEAD = """{stamp}

                       UNITED STATES DISTRICT COURT
                          {court}

ELINOR ASH,                           )
                                      )
                Plaintiff,            )
      v.                              )      No. {number}
                                      )
BIRCH LOGISTICS, INC.,                )
                                      )
                Defendant.            )

                     {title}

      On a night in March a lorry of the defendant went through the wall of the
plaintiff’s garden. The parties have exchanged their papers since, though not
all of them, and the Court has read what they say of the rest.

"""
TAIL = """

      SO ORDERED.

      Dated this {day}.

                                            /s/ Ottoline Fennimore
                                            UNITED STATES DISTRICT JUDGE
"""


@dataclass(frozen=True)
class Paper:
    """An order to be made: its number on the docket ("" for no stamp), its text, and its head. A form feed begins a page."""

    entry: str
    body: str = "      The motion to compel is GRANTED."
    day: str = "12th day of July, 2019"
    number: str = "3:19-cv-00025"
    court: str = "DISTRICT OF ALASKA"
    title: str = "ORDER ON MOTION TO COMPEL"
    stamped: str = ""  # the number of the case in the stamp, if another


def text_of(paper: Paper) -> str:
    """The order as pdftotext would give it."""
    pages = (HEAD + paper.body + TAIL).split("\f")
    case = paper.stamped or paper.number
    filed = datetime.strptime(re.sub(r"(\d+)\w+ day of", r"\1", paper.day), "%d %B, %Y").strftime("%m/%d/%y")
    stamps = [
        f"Case {case}-OF   Document {paper.entry}   Filed {filed}   Page {n} of {len(pages)}" if paper.entry else ""
        for n in range(1, len(pages) + 1)
    ]
    shown = {"court": paper.court, "number": paper.number, "title": paper.title, "day": paper.day}
    return "\n\n\f".join(
        (stamp if n else "") + "\n\n" + page.format(stamp=stamp, **shown)
        for n, (stamp, page) in enumerate(zip(stamps, pages, strict=True))
    )


@cache
def read(name: str, paper: Paper) -> Order:
    """The order in the file of that name, parsed and cited."""
    raw = text_of(paper).encode()
    source = read_plain_text(raw, name, lambda _: None)
    assert source is not None
    assert source.sha256 == sha256(raw).hexdigest()
    return cite_order(parse_order(source, lambda _: None))


class Site:
    """Some orders and how they are tied. Orders are named by their place in the list: "0", "1", …"""

    def __init__(self, *papers: Paper) -> None:
        self.orders = [read(f"{n}.txt", paper) for n, paper in enumerate(papers)]
        self.library: Library = make_library(self.orders)
        self.files = {entry.slug: entry.path.partition(".")[0] for entry in self.library.entries}
        self.by_slug: Mapping[str, OrderLinks] = link_orders(self.library)
        self.links = {self.files[slug]: one for slug, one in self.by_slug.items()}

    def leads(self, citing: int) -> dict[str, str]:
        """The words of each link of an order → the order where it leads, and its anchor: "0#page-2"."""
        texts = {name: passage.text for name, passage in self.orders[citing].flows()}
        links = self.links[str(citing)].links if str(citing) in self.links else ()
        return {texts[k.flow][k.start : k.end]: self.files[k.slug] + (f"#{k.anchor}" if k.anchor else "") for k in links}
