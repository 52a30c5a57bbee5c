"""What the words of a line say about the line: whether a sentence ends, whether one goes on, what opens a list."""

import re
from functools import lru_cache

from generator.patterns import compiled

# The footnote marks are still in the text: "discovery.3", "testing. 2", "waived.¹", "plan.[4]".
MARK = r"(?:(?<=[a-z\])\"”’][.,?!\"”’)])\d{1,3}|(?<=[a-z]{3}[.?!])\s\d{1,2}|[¹²³⁰-⁹]+|\s?\[\^?\w{1,3}\]|\s?[*†]+)?"
END = compiled(r"(?:[.?!][\"'”’)\]*_]*|[.?!]\s[\"'”’]+)" + MARK + r"[*_\"'”’]*$")
STOP = compiled(r"[:;,]?[\"'”’)\]*_]*$")
# Words whose stop ends no sentence: names of courts, reporters and statutes go on in the next line.
OPEN_ABBREVIATION = compiled(
    r"(?:\b(?:v|vs|no|nos|mr|mrs|ms|dr|messrs|hon|cf|e\.g|i\.e|fed|civ|crim|evid|supp|cir|dist|ch|art|sec|§|para|"
    r"pub|stat|reg|bankr|cong|ann|rev|gen|st|ex|exh|doc|docs|dkt|ecf|rec|decl|mem|mot|op|slip|at|p|pp|app|"
    r"jan|feb|mar|apr|aug|sept|oct|nov|dec|"
    r"proc|commw|sch|univ|admin|const|ala|ariz|ark|colo|conn|fla|haw|kan|mich|minn|neb|nev|okla|pa|tenn|tex|wis|wyo)\."
    r"|\. \. \.)[*_]*$|\bnn?\.\d{1,3}$"
)  # in small letters
# Others may end one ("under the Act.", "against Acme Corp."): then the next line tells, which goes on as only a citation does,
# with a page, a section or one more abbreviation ("45 S. Ct." / "12, 14 n.3 (1925)", "Low Cty." / "Sch. Dist.").
ABBREVIATED = compiled(r"(?:(?<![\w.])(?:[A-Z]\.){1,5}|(?<!\w)[A-Z](?:[A-Za-z]?[a-z'’]{1,5}|[A-Z]{1,3})\.|\b[Ii]d\.)[*_]*['’]?$")
STRUNG = compiled(r"\b(?:19|20)\d\d\);$")  # one citation of a string
CITED_ON = compiled(
    r"(?!(?:Id|Ibid|See|Cf|Mr|Mrs|Ms|Dr|Hon|St|Nos?|Gov|Gen|Sen|Rep|Sgt|Lt|Capt|Col|Det|Prof|Rev)\.)"
    r"(?:[A-Z][A-Za-z'’]{1,9}|[A-Z]{1,2})\.(?=[ ,;)]?(?:$|[\d(&§,;)]|[A-Z][\w.'’]*|v\.))"
    r"|Nos?\. ?\d|[A-Z][a-z]*['’][ntrlg]\b|(?:Alaska|Idaho|Iowa|Maine|Ohio|Utah) (?:\d{4}\)|[A-Z][a-z]{0,4}\.)"
    r"|Code (?:Ann\. )?§|& [A-Z]|§|\*\d|¶{1,2} ?\d[\d, –-]*[.,;)]|(?:1[789]|20)\d\d\)"
    r"|\d{1,5}(?:, \d| n\.| \(|:\d|[–-]\d+(?![\d-])|[.,;)]+$|\)[;,.] |\([a-z0-9]\)|[a-z]?\.\d{1,3}(?=[(.,;)]|$))"
)
INITIAL = compiled(r"(?:^|[\s.(])[A-Z]\.[*_]*$")  # ends a sentence ("Attach. C.") or stands in a name ("John C.")
LEADING = "\"'“‘([*_\\—–-… "

LOWER_ROMAN = r"(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})"
UPPER_ROMAN = r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})"
NUMBER = rf"(?:{UPPER_ROMAN}|{LOWER_ROMAN}|[A-Za-z]|\d{{1,3}})"
BULLET = r"[•▪◦‣●○■□☐☒☑◆➢➤\uf000-\uf0ff·]"
ITEM = compiled(
    rf"(?:(?P<paren>\(\s?{NUMBER}\s?\))|(?P<stop>{NUMBER}[.)])(?=\s)|(?P<tight>\d{{1,3}}\.)(?=[A-Z][a-z])|{BULLET}|[-–—*+](?=\s))\s*(?=\S)"
)
LONE_NUMBER = compiled(rf"\(\s?{NUMBER}\s?\)$|{NUMBER}[.)]$")  # an item's number, parted from its words
DECRETAL = compiled(
    r"[*_]*(?:(?:AND )?IT IS(?: HEREBY| THEREFORE| SO| FURTHER| ALSO| ACCORDINGLY|,)* (?:ORDERED|ADJUDGED|DECREED)"
    r"|It is(?: hereby| therefore| so| further| FURTHER| also| accordingly|,)* [*_]*(?:ORDERED|ADJUDGED|DECREED)\b"
    r"|(?:FURTHER )?(?:ORDERED|ADJUDGED|DECREED|RESOLVED)(?:,| that| and)\b|IT IS,?(?: HEREBY)? (?:on )?this \d)"
)
SO_ORDERED = compiled(
    r"[*_]*(?:IT IS |It is )?(?:HEREBY )?S[Oo] (?:O(?:RDERED|rdered)|ordered)(?:[.!]?[*_]*$|,? (?:on )?(?:this|the)\b|,? at\b)"
)
LEADS_ON = compiled(
    r"(?:[;:]|[;,] (?:and|or)|\b[Ii]t is(?: (?:hereby|therefore|further|accordingly|so|also|now))*(?: ordered)?)[,:]?[*_]*$"
)
LEADS_ON_LAST = frozenset("and or is hereby therefore further accordingly so also now ordered".split())
FURTHER = compiled(r";\s*(?:and\s+)?it is(?: hereby)? further[,:]?$", re.IGNORECASE)  # leads to the next "ORDERED"
NOTES = compiled(r"\W*(?:(?:foot|end) ?)?notes\W*$", re.IGNORECASE)  # what is left above notes that stood at the end
DIVIDER = compiled(r"(?:[*_\-–—=~#.•·]\s{0,20}){3,}$|[*•·]$")
# The lines that stand for themselves, whatever stands beside them; and with the formulas those that are no heading.
LONE = compiled(f"{DIVIDER.pattern}|{SO_ORDERED.pattern}")
NO_TITLE = compiled(f"{LONE.pattern}|{DECRETAL.pattern}")
MARGIN_NUMBER = compiled(r"(?:¶|\[¶|\[\*?P|\{¶|\[(?=\d{1,3}\]))\s?(\d{1,4})[\]}]?(?=\s|$)")
# With what these begin: most lines are told by their first letter to be none of them.
DIVIDER_OPENS = frozenset("*_-–—=~#.•·")
LONE_OPENS = DIVIDER_OPENS | frozenset("IHS")
NO_TITLE_OPENS = LONE_OPENS | frozenset("AFODR")
DECRETAL_OPENS = frozenset("*_AIFODR")
MARGIN_OPENS = frozenset("¶[{")


def is_divider(text: str) -> bool:
    """A line drawn with marks, or a lone mark."""
    return text[:1] in DIVIDER_OPENS and DIVIDER.match(text) is not None


def is_lone(text: str) -> bool:
    """A line that stands for itself, whatever stands beside it."""
    return text[:1] in LONE_OPENS and LONE.match(text) is not None


def is_no_title(text: str) -> bool:
    """A line that stands for itself, or opens an order, and is no heading."""
    return text[:1] in NO_TITLE_OPENS and NO_TITLE.match(text) is not None


def opens_order(text: str) -> bool:
    """A line that begins "IT IS ORDERED" or the like."""
    return text[:1] in DECRETAL_OPENS and DECRETAL.match(text) is not None


def so_ordered(text: str) -> bool:
    """A line that begins "SO ORDERED" or the like."""
    return text[:1] in LONE_OPENS and SO_ORDERED.match(text) is not None


def margin_number(text: str) -> re.Match[str] | None:
    """The number of a paragraph in the margin, with which the line begins."""
    return MARGIN_NUMBER.match(text) if text[:1] in MARGIN_OPENS else None


def item_mark(text: str) -> re.Match[str] | None:
    """The number or bullet of an item, with which the line begins."""
    if text[:1].isalpha() and "." not in text[1:10] and ")" not in text[1:10]:
        return None
    return ITEM.match(text)


def lone_number(text: str) -> re.Match[str] | None:
    """The number of an item, where nothing else stands in the line."""
    return LONE_NUMBER.match(text) if len(text) < 16 else None


@lru_cache(maxsize=2048)
def sentence_ends(text: str) -> bool:
    """Whether a sentence may end where this line does."""
    last = text[-1:]
    if last.isalpha() or last in ",;:-–—" or not END.search(text[-40:]):
        return False
    return last not in ".*_0123456789" or not (OPEN_ABBREVIATION.search(text[-12:].lower()) or INITIAL.search(text[-6:]))


@lru_cache(maxsize=2048)
def cites_on(before: str, after: str) -> bool:
    """Whether the line `before`, which ends in a stop or a semicolon, ends within a citation that `after` goes on with."""
    if before[-1:] == ";":
        return STRUNG.search(before, max(0, len(before) - 8)) is not None and not item_mark(after) and not after[:3].isupper()
    return bool(ABBREVIATED.search(before, max(0, len(before) - 12)) and CITED_ON.match(after)) and not item_mark(after)


def may_end(text: str) -> bool:
    """Whether the line ends in a stop that may belong to an initial."""
    return bool(INITIAL.search(text[-6:])) and text.rstrip("*_")[-3:-2] == " "


def leads_on(text: str) -> bool:
    """Whether the line ends as a lead-in or a clause of a list does: "; and", ":"."""
    last = text[-1:]
    if last in (";", ":"):
        return True
    return (last in (",", "*", "_") or text.rpartition(" ")[2] in LEADS_ON_LAST) and bool(LEADS_ON.search(text[-60:]))


def first_letter(text: str) -> str:
    """The first letter or digit of the line, marks of quotation and markup passed over; "" if it has none."""
    for ch in text[:16]:
        if ch.isalnum():
            return ch
        if ch not in LEADING:
            return ch
    return ""


def opens_lower(text: str) -> bool:
    """Whether the line begins within a sentence, as a small letter shows."""
    return first_letter(text).islower()


def opens_upper(text: str) -> bool:
    """Whether a sentence may begin with the line."""
    first = first_letter(text)
    return first.isupper() or not first.isalpha()


def goes_on(before: str, after: str) -> bool:
    """Surely one sentence over two lines: no stop before, a small letter after."""
    return (after[:1].islower() and before[-1:].isalnum()) or (
        after[:1].islower() and before[-1:] in ",-–—’”)" and not ITEM.match(after)
    )


def breaks_off(text: str) -> bool:
    """Whether a full line ends within a sentence whatever follows it: with a small word, "No.", "v."."""
    if not 60 < len(text) <= 160:
        return False
    last = text.rpartition(" ")[2]
    return last.lower() in SMALL_WORDS or last in NEVER_LAST


def is_upper(text: str) -> bool:
    """In capitals throughout; a single small letter ("McDONALD", "ill.") is let pass in a long line."""
    return sum(map(str.islower, text)) * 12 < sum(map(str.isupper, text))


NEVER_LAST = ("No.", "Nos.", "v.", "vs.", "§", "§§", "¶", "¶¶", "ECF", "Dkt.")  # a number or a name follows them
SMALL_WORDS = frozenset(
    """a an and as at but by de en et for from if in into is its la nor of on or over per re than that the to under upon v vs
    via with within without not are be this was were their his her del where when which who whom how why does do did has
    have had while between it may can must shall any all also only""".split()
)


def is_title(text: str) -> bool:
    """Set as a title is: every word of weight begins with a capital (or is a number)."""
    words = [w.strip("\"'“”‘’()[],.:;*_—–-") for w in text.split()]
    heavy = [w for w in words if w and w.lower() not in SMALL_WORDS]
    if not heavy:
        return False
    return sum(not w[0].islower() for w in heavy) >= 0.85 * len(heavy)
