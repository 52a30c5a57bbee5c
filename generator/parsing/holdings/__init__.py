"""Holdings: the sentences in which this court rules or orders, verbatim.

The stages: blocks → clauses (what is quoted is hidden), each clause read by the grammar of `rulings`, in the setting in
which it stands: in the reasoning, where only a plain ruling counts; in the decretal part; under "ORDERED"; in a list.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.model import Block, Holding, Order
from generator.parsing.holdings.clauses import FORMULA, RECOMMENDED, SO_ORDERED, Clause, clauses
from generator.parsing.holdings.decretal import Reading, decretal_start
from generator.parsing.holdings.predicates import Setting
from generator.parsing.holdings.rulings import Ruling, read_ruling

# The parts that speak for the court.
OURS = frozenset({"main", "opinion", "syllabus"})
SILENT = frozenset({"table", "verbatim"})
LIST_FOLLOWS = re.compile(r"(?::|\bthat|\bordered|\bfollows|\bDECREED|\badjudged)[\s,.:—-]*$", re.I)
NO_ORDER = re.compile(r"\bnothing\W+(?:in|herein)\b|\b(?:if|unless)\b.{0,300}\bmay\b", re.I | re.S)
# What goes before a subject: a paragraph's number, "AND NOW, this 3rd day of May, 2023,", "As a result,".
PREFACE = re.compile(
    r"^(?:\[\d+\]\s*|\{?¶\s*\d+\}?\s*|\(?(?:\d{1,2}|[a-z])[.)]\s+)?(?:(?:and now|this \w+ day|\d{4}|as|in|for|pursuant|given|under|on|since|accordingly|therefore|thus|here)\b"
    r"[^,]*,\s*)*",
    re.I,
)
# A preface that may itself be a list: the subject stands behind its last comma.
LONG_PREFACE = re.compile(r"^\W*(?:and now|upon|after|based|having|considering|because|and because|in light|when|although|while)\b", re.I)
PRONOUN = re.compile(r"^(?:the same|it|they|them|this|that|these|which|he|she|you|we|i)$", re.I)
ACTIONS_FOLLOW = re.compile(r"\bfollowing\W+(?:\w+\W+)?(?:actions?|steps|development)\W*$", re.I)
# Headings of what follows an agency's decision and is none: how to appeal, where to send a petition.
NOTICES = re.compile(r"\b(?:rights?|notice|appeals?|reconsideration|attorneys?|appendix|e-?fil|notes|dissent|concur|certificate|civil action)", re.I)
# So many characters without a ruling, and the decretal part is over.
REASONS_AGAIN = 1500


def find_holdings(order: Order) -> Order:
    """The order with its holdings, in reading order; spans into the texts of its blocks and notes, none overlapping."""
    found: list[Holding] = []
    for number, part in enumerate(order.parts):
        if part.kind in OURS:
            found += holdings_of(order.body, number, part.kind == "syllabus")
    found += in_notes(order)
    return replace(order, holdings=tuple(found))


def holdings_of(body: Sequence[Block], part: int, syllabus: bool) -> Iterator[Holding]:
    """The holdings of one part of the body."""
    readings = [
        Reading(index, clause, block.kind != "quote" and rules(clause))
        for index, block in enumerate(body)
        if block.part == part and block.kind not in SILENT
        for clause in clauses(block.text)
    ]
    stand = Stand(len(readings) if syllabus else decretal_start(body, readings))
    for i, r in enumerate(readings):
        clause, block = r.clause, body[r.block]
        setting = stand.setting(i, clause, block)
        if setting is None:
            continue
        ruling = read_ruling(clause, setting)
        if ruling is None and clause.formula and not announces(clause) and not NO_ORDER.search(clause.mask):
            ruling = Ruling(("ordered",), None)
        stand.heard(clause, ruling is not None)
        if ruling is not None:
            yield holding(block.id, clause, ruling, setting != "reasoning")


def rules(clause: Clause) -> bool:
    """Whether the clause rules when read as reasoning."""
    return not SO_ORDERED.search(clause.mask) and read_ruling(clause, "reasoning") is not None


@dataclass(slots=True)
class Stand:
    """Where the reader stands: before or in the decretal part, in a list of orders, in a list of recommendations."""

    start: int
    decretal: bool = False
    listing: bool = False
    recommending: bool = False
    silence: int = 0  # characters since the last ruling

    def setting(self, index: int, clause: Clause, block: Block) -> Setting | None:
        """How clause number `index` is to be read; None where nothing in it can be this court's ruling."""
        if index == self.start:
            self.decretal, self.silence = True, 0
        if block.kind == "signature" and not FORMULA.search(block.text):  # of a scan, the last page may be all one block
            self.listing = self.recommending = self.decretal = False
            return None
        if block.kind == "heading" and len(clause.text) > 3 and not clause.number:
            self.listing = self.recommending = False
            self.decretal = self.decretal and not NOTICES.search(clause.text)
        if SO_ORDERED.search(clause.mask):
            self.listing = False
            return None
        if clause.recommended and not clause.formula:
            self.listing, self.recommending = False, True
            return None
        if clause.formula and (block.kind != "quote" or index >= self.start):
            self.recommending, self.decretal = False, True
            self.listing = self.listing or announces(clause) or block.text[clause.end : clause.end + 2].strip() == ";"
        if self.recommending or (block.kind == "quote" and not self.listing and index < self.start):
            return None
        return "ordered" if clause.formula else "item" if self.listing or clause.governed else "decretal" if self.decretal else "reasoning"

    def heard(self, clause: Clause, ruled: bool) -> None:
        """Count how long no ruling was heard: what follows so much reasoning is reasoning."""
        self.listing = self.listing or (ruled and self.decretal and ACTIONS_FOLLOW.search(clause.mask) is not None)
        self.silence = 0 if ruled else self.silence + (0 if self.listing and clause.number else len(clause.text))
        if self.silence > REASONS_AGAIN * (2 if self.listing else 1):
            self.decretal = self.listing = False


def announces(clause: Clause) -> bool:
    """Whether the clause only announces orders: "IT IS ORDERED as follows:"."""
    return len(clause.mask) < 250 and LIST_FOLLOWS.search(clause.mask[-14:]) is not None


def holding(block: str, clause: Clause, ruling: Ruling, operative: bool) -> Holding:
    return Holding(block, clause.start, clause.end, ruling.outcomes, subject(clause, ruling), operative)


def subject(clause: Clause, ruling: Ruling) -> str | None:
    """The thing ruled on, in the clause's words."""
    if ruling.about is None:
        return None
    words = clause.text[slice(*ruling.about)].strip(" ,;:.")
    if LONG_PREFACE.match(clause.mask):
        words = words.rpartition(", ")[2]
    words = PREFACE.sub("", words)
    return None if PRONOUN.match(words) or LONG_PREFACE.match(words) else words or None


def in_notes(order: Order) -> Iterator[Holding]:
    """Rulings that stand in a note: only those that say themselves that they rule, in capitals or by "the Court"."""
    for note in order.footnotes:
        if note.text is None or order.parts[note.part].kind not in OURS:
            continue
        for clause in clauses(note.text):
            if SO_ORDERED.search(clause.mask) or RECOMMENDED.search(clause.mask):
                continue
            ruling = read_ruling(clause, "reasoning")
            if ruling is not None:
                yield holding(note.id, clause, ruling, False)
