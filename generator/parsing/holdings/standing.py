"""In what setting a clause stands: in the reasoning, in the decretal part, under "ORDERED", in a list of orders or of
recommendations. The reader goes from clause to clause and remembers what was opened and what was closed again."""

import re
from dataclasses import dataclass

from generator.model import Block
from generator.parsing.holdings.clauses import Clause
from generator.parsing.holdings.predicates import Setting
from generator.parsing.holdings.words import pattern
from generator.parsing.rows import lowered
from generator.patterns import compiled

LIST_FOLLOWS = pattern(r"(?::|\b(?:that|is|are|ordered|follows|decreed|adjudged))[\s,.:—-]*$")
ACTIONS_FOLLOW = pattern(r"\bfollowing\W+(?:\w+\W+)?(?:actions?|steps|development)\W*$")
# The judgment of a court of appeals, which follows the opinion's signature.
OF_THIS_DATE = pattern(r"\W*(?:\w+\W+){0,3}in accordance with (?:this court[’']s|the|our) opinion")
# What follows an agency's decision and is none: how to appeal, where to send a petition. As a heading, and run in.
NOTICES = pattern(
    r"\b(?:rights?|notice|appeals?|reconsideration|attorneys?|appendix|e-?fil|notes|dissent|concur|certificate|civil action)"
)
NOTICE_OPENS = compiled(r"^\W*(?:NOTICE|STATEMENT OF|INFORMATION|IMPORTANT|CERTIFICATE|(?:COMPLAINANT\S* )?RIGHTS?)\b")
# "ORDERED that nothing in this order shall be construed", "that, if he fails to comply, the court may".
NO_ORDER = compiled(r"\bnothing\W+(?:in|herein)\b|\b(?:if|unless)\b.{0,300}\bmay\b", re.DOTALL)
ITEM_THAT = pattern(r"^\W*(?:\(?\w{1,3}[.)]\s*)?that\b")
HAS_VERB = compiled(
    r"\b(?:that|ordered|decreed)\W.*\b(?:is|are|be|shall|must|will|have|has|to|recover|pay|take|issue|enters?|finds?|holds?|concludes?)\b",
    re.DOTALL,
)
BEGINNING = 800  # characters of a clause within which its verb is looked for
# So many characters without a ruling, and the decretal part is over.
REASONS_AGAIN = 1500
NOTICE_AGAIN = 150  # after "SO ORDERED", where a line that a scan misplaced may still stand


@dataclass(slots=True)
class Standing:
    """Where the reader stands. `start`: the number of the clause with which the decretal part begins."""

    start: int
    decretal: bool = False
    listing: bool = False  # under "IT IS ORDERED as follows:"
    recommending: bool = False
    signed: bool = False
    silence: int = 0  # characters since the last ruling

    def setting(self, index: int, clause: Clause, block: Block) -> Setting | None:
        """How clause number `index`, of the block given, is to be read; None where nothing in it can be a ruling."""
        if index == self.start:
            self.decretal, self.silence = True, 0
        self.close(clause, block)
        if clause.closing:
            self.listing, self.silence = False, REASONS_AGAIN - NOTICE_AGAIN
            return None
        if clause.recommended and not clause.formula:
            self.listing, self.recommending = False, True
            return None
        quoted = block.kind == "quote" and index < self.start
        self.decretal = self.decretal or ("in accordance with" in clause.mask and OF_THIS_DATE.match(clause.mask) is not None)
        if clause.formula and not quoted:
            self.recommending, self.decretal = False, True
            self.listing = self.listing or announces(clause) or block.text[clause.end : clause.end + 2].strip() == ";"
        if self.recommending or (quoted and not self.listing):
            return None
        if clause.formula:
            return "ordered"
        if self.listing or clause.governed:
            return "item"
        return "decretal" if self.decretal else "reasoning"

    def close(self, clause: Clause, block: Block) -> None:
        """Close what a heading, a signature that has passed, or a notice closes.

        A signature itself is read: a body that was hard to part may have the last orders in it.
        """
        if self.signed and block.kind != "signature":
            self.listing = self.recommending = self.decretal = self.signed = False
        self.signed = self.signed or block.kind == "signature"
        if block.kind == "heading" and len(clause.text) > 3 and not clause.number:
            self.listing = self.recommending = False
            self.decretal = self.decretal and not NOTICES.search(lowered(clause.text))
        if NOTICE_OPENS.match(clause.text):
            self.listing = self.decretal = False

    def heard(self, clause: Clause, ruled: bool) -> None:
        """Count how long no ruling was heard: what follows so much reasoning is reasoning. Items of lists do not count."""
        self.listing = self.listing or (ruled and self.decretal and ACTIONS_FOLLOW.search(clause.mask) is not None)
        if ruled:
            self.silence = 0
        elif not (self.listing and clause.number):
            self.silence += len(clause.text)
        if self.silence > (2 * REASONS_AGAIN if self.listing else REASONS_AGAIN):
            self.decretal = self.listing = False


def orders_something(clause: Clause) -> bool:
    """Whether what follows "ORDERED that", or an item's own "that", is a whole clause: an order that no verb of the table says."""
    if not (clause.formula or ITEM_THAT.match(lowered(clause.text))):
        return False
    return HAS_VERB.search(clause.mask[:BEGINNING]) is not None and not announces(clause) and not NO_ORDER.search(clause.mask)


def announces(clause: Clause) -> bool:
    """Whether the clause only announces orders: "IT IS ORDERED as follows:"."""
    return len(clause.mask) < 250 and LIST_FOLLOWS.search(clause.mask[-14:]) is not None
