"""Provisions that a sentence names rather than cites, and whether an *Id.* behind it may mean them."""

from generator.citing.found import Found, runs_on
from generator.patterns import compiled


def in_prose(text: str, found: Found) -> bool:
    """Whether a provision is named in a sentence, no citation: "under § 1", "§ 1 provides", "Under § 1, the court may"."""
    start = found.start
    if found.mention or runs_on(text, found.end) or OPENS.search(text, max(0, start - 24), start):
        return True
    return text.endswith(" with ", 0, start) and not COMPARES.search(text, max(0, start - 300), start)


def in_quotation(text: str, start: int, at: int) -> bool:
    """Whether what stands at `start` is part of a quotation; of one in straight marks only if it ends right before `at`."""
    low = max(0, start - LONGEST_QUOTED)
    if text.rfind("“", low, start) > text.rfind("”", low, start):
        return True
    if not text.endswith(('" ', "\ufffd "), 0, at):  # the second: a quotation mark that the source has lost
        return False
    opens = text.rfind(text[at - 2], max(0, at - LONGEST_QUOTED), at - 2)
    return 0 <= opens < start


def speaks(text: str, start: int, end: int) -> bool:
    """Whether the provision at text[start:end] is the subject of a verb: "§ 1 provides", not "under § 1 is"."""
    return VERB.match(text, end) is not None and not PREPOSED.search(text, max(0, start - 12), start)


def may_be_meant(text: str, start: int, end: int, at: int) -> bool:
    """Whether the *Id.* at `at` may mean the provision that a sentence names at text[start:end]: not where it only says of
    what kind something is ("a § 1983 claim"), or stands by its number alone in the middle of a sentence."""
    if OF_A_KIND.match(text, end) or in_quotation(text, start, at):
        return False
    if not BARE.match(text, start) or start == 0:
        return True
    before = text[max(0, start - 24) : start]
    return (
        not before.rstrip().endswith(LOWER)
        or OPENS.search(before) is not None
        or speaks(text, start, end)
        or CLOSES.fullmatch(text, end, max(end, at)) is not None
    )


def sentences_since(text: str, start: int, end: int) -> int:
    """How many sentences end in text[start:end]."""
    return sum(1 for _ in SENTENCE_ENDS.finditer(text, start, end))


COMPARES = compiled(r"[Cc]ompare\b")
LOWER = tuple("abcdefghijklmnopqrstuvwxyz")
LONGEST_QUOTED = 1500
# A sentence's end, that of no abbreviation: a long word in lower case, a number or what closes stands before the stop.
SENTENCE_ENDS = compiled(
    r"(?:[a-z]{3}|\d|[)\]”\"])[.?!][”\"’)\]]* (?=[A-Z“\"(\[§]|[^\w\s¶])|[a-z,][.?!]?[”\"]+[.?!]? (?=[A-Z“\"(\[§])"
)
BARE = compiled(r"§|[Ss]ec|Rule|RULE|SEC")
# What makes a provision part of a sentence that opens with it.
OPENS = compiled(
    r"(?:Under|In|By|Per|Citing|Citing to|Pursuant to|With|Through|Unlike|Like|As|Because|Since|Although|While)"
    r"(?: the| C\.F\.R\.)? $"
)
VERB = compiled(r" (?:[a-z]{3,}s|does|is|was|has|may|must|shall|cannot|can)\b")
PREPOSED = compiled(r"(?:under|of|in|with|by|to|for|from) $")
CLOSES = compiled(r"[.,;:]?[”\"’)]*[.,]? ?(?:\(?(?:[Ss]ee ))?\(?")
# What a provision is when it only says of what kind something is: "a § 1983 claim".
OF_A_KIND = compiled(
    r" (?:claims?|actions?|suits?|cases?|petitions?|motions?|proceedings?|liability|damages|plaintiffs?|defendants?|purposes"
    r"|analysis|standard|inquiry|context|certification|class|factors?|relief|cause|dismissal|discrimination|retaliation"
    r"|conspiracy)\b"
)
