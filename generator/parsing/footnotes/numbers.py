"""How well a number within running text looks like the mark of a note, by what stands beside it.

A number that counts ("3 years"), names ("Rule 12", "§ 3", "July 14") or goes on ("2004.3 million") weighs nothing. What
stands beside it is looked at a few characters far only, so that a line of any length is read in linear time.
"""

from generator.patterns import compiled

# Words after which a number is a number: "§ 3", "Rule 12", "No. 5", "July 14", "Page 2", "n. 4", "Count 3".
NUMBERED_THINGS = frozenset(
    """no nos rule rules section sections sec secs § §§ ¶ ¶¶ # page pages p pp part parts count counts doc docs docket dkt dkts
    ecf ex exs exh exhibit exhibits art arts article articles chapter chapters ch vol volume title titles claim claims ground
    grounds paragraph paragraphs para paras par step level act type phase class amendment amend amdt cl clause n nn note notes
    fn footnote footnotes line lines ll at and or to through than of nearly about over only app tab tabs schedule table figure
    fig group grade item items category factor factors prong element elements day room suite courtroom bankr adv r rr tr id
    document documents entry entries rev st district dist ward precinct unit lot block tract division div jan january feb
    february mar march apr april may june july jun jul aug august sept sep september oct october nov november dec december v vs
    cert order opinion appendix attachment att appx question issue issues option version model highway route hwy interstate apt
    box exception stat instruction local point points proposition finding findings conclusion area region zone subbasin
    subbasins minute minutes between from by within least most exactly approximately additional another these those all or
    either under above below ages age""".split()
)
# Of these, words that link a number to anything: at a line's end they say little of the number that begins the next.
LINKS = frozenset(
    "and at or to than of nearly about over only by from within between another these those all either under above".split()
)
ABBREVIATED = frozenset(
    "no nos sec secs p pp ch vol ex exs exh doc docs dkt dkts art arts n nn fn para paras v vs r rr st cl ll id".split()
)
# What follows a number that counts: "3 years", "2 U.S.C.", "5 percent", "9 a.m.".
COUNTED = compiled(
    r"\s*(?:%|percent|years?|months?|weeks?|days?|hours?|minutes?|seconds?|million|billion|thousand|hundred|dollars|cents|feet|foot|"
    r"inches|miles?|acres?|pounds|pages?|[ap]\.?m\b|or \d|to \d|and \d|-|–|U\. ?S|F\. ?\d|F\. ?(?:Supp|App)|S\. ?Ct|C\.F|WL\b|"
    r"Stat\.|Fed\.|L\. ?Ed|of (?:the|\d))"
)
YEAR = compiled(r"\b(?:1[789]|20)\d\d$")
LAST_WORD = compiled(r"[^\W\d_]+\.?$|[§¶#]+$")
CLOSERS = "”\"’'»)]…*_>"
UNITS = frozenset("m cm mm km ft in mi yd x y n r s co no f d h".split())
SHORT_WORDS = frozenset({"id", "it", "him", "her", "so"})  # end sentences, short as they are
FAR = 48  # characters looked at to either side


def last_word(text: str, end: int) -> str:
    """The word that ends at text[:end], with the stop behind it if there is one; a run of § or ¶ counts as a word."""
    near = text[max(0, end - 24) : end]
    m = LAST_WORD.search(near, near.rfind(" ") + 1)
    return m.group() if m else ""


def word_before(text: str, start: int) -> str:
    """The word that stands, behind a space, before a number at `start`."""
    if not start or not text[start - 1].isspace():
        return ""
    head = text[max(0, start - FAR) : start].rstrip()
    return last_word(head, len(head))


def opens_sentence(after: str) -> bool:
    """Whether what follows opens a sentence, or nothing follows."""
    rest = after.lstrip()[:1]
    return not rest or rest.isupper() or rest in '“"‘'


def plain_weight(text: str, start: int, end: int) -> float:
    """How well the digits text[start:end] look like a mark: 0 not at all, 3 hardly like anything else."""
    if text[start] == "0" or start == 0 or (text[start - 1].isspace() and text[start - 2 : start - 1].isdigit()):
        return 0
    before, after = text[max(0, start - FAR) : start], text[end : end + 24]
    if goes_on(before, after):
        return 0
    last = before[-1]
    if last.isspace() or last.isalpha():
        return spaced_weight(before.rstrip(), after) if last.isspace() else glued_weight(before)
    if last in ".,;:":
        return stopped_weight(before, after)
    if last in "?!" or last in CLOSERS:
        return closed_weight(before)
    return 1 if last in "—–" and before[-2:-1].isalpha() else 0


def goes_on(before: str, after: str) -> bool:
    """Whether what follows the digits belongs to them: "2.5", "3rd", "1980's"."""
    if not after or after[0].isspace():
        return False
    if after[0] in ".," and after[1:2].isdigit():
        return True
    if after[0] in "’'" and after[1:2].isalpha():
        return True
    return not (after[0] in ".,;:)]”\"’'—*" or (after[0].isupper() and before[-1] in '.?!”"'))


def closed_weight(before: str) -> float:
    """Behind a closing quotation mark or bracket, ? or !, or Markdown's emphasis."""
    if before[-1] in "*_":
        bare = before.rstrip("*_")
        if not bare or bare[-1].isspace():
            return 0  # a star page, "*4"; emphasis that opens before a number
    if before[-1] in ")]" and before[-3:-2] in ("(", "[") and before[-2].isalnum():
        return 1.5  # a subsection: "Rule 12(b)6"
    return 3


def stopped_weight(before: str, after: str) -> float:
    """Behind a stop, comma, colon or semicolon."""
    stop, prior = before[-1], before[-2:-1]
    if not prior or prior.isspace() or prior in "([":
        return 0
    if prior.isdigit():
        return after_figures(before, after)
    if stop != ".":
        return 3
    word = last_word(before, len(before) - 1)
    head = before[: len(before) - 1 - len(word)]
    if head[-1:] == "&" and len(head) > 1:
        return 3  # "the R&R.1"
    if word.lower() in ABBREVIATED:
        return 0
    return lettered_weight(head[-1:] or " ", word, after) if len(word) == 1 else 3


def lettered_weight(prior: str, letter: str, after: str) -> float:
    """Behind a letter and a stop: "§ 1229a.1 Matter", "Exhibits A through C.1 He"; but "F.R.D.5", "v.5"."""
    if after.strip() and not after.lstrip()[0].isupper():
        return 0.5
    return 2 if prior.isdigit() else 1 if prior == "." else 1.2 if letter.isupper() else 0.5


def after_figures(before: str, after: str) -> float:
    """A mark where a sentence may end ("in 2019.3 The"), or behind a year; else figures that go on ("2004.3 million")."""
    if after and not after[0].isspace():
        return 0
    if before[-1] == ",":
        return 2.5 if YEAR.search(before, 0, len(before) - 1) else 0
    return 0 if before[-1] == ":" else 2 if opens_sentence(after) else 0.5


def glued_weight(before: str) -> float:
    """Behind a letter: "the statute3", but "H2", "Form I9"."""
    word = last_word(before, len(before))
    prior = before[: len(before) - len(word)][-1:]
    if prior.isdigit() or (prior and prior in "@_/\\"):
        return 0
    if len(word) == 1 or word.lower() in UNITS or word.lower() in ("section", "rule", "page", "doc", "ex", "exhibit", "ecf", "dkt"):
        return 0.3
    if word.isupper():
        return 2 if before.isupper() and len(word) > 3 else 0.8  # a heading in capitals; else "MP3"
    return 3


def spaced_weight(head: str, after: str) -> float:
    """Behind a space: a raised figure that a converter set apart ("retirement.” 2 Id."), or a number like any other."""
    if not head or (after and not after[0].isspace() and after[0] not in ",.;)") or (after[:1] == ")" and "(" not in head):
        return 0
    last, word = head[-1], last_word(head, len(head)).lower().rstrip(".")
    if word in NUMBERED_THINGS or last.isdigit() or COUNTED.match(after):
        return 0
    if after and not after[0].isspace():
        return 0.3
    if last in ".?!" or last in CLOSERS:
        if not (opens_sentence(after) or after.lstrip()[:1] in "([§¶*_"):
            return 0.8
        initial = last == "." and len(word) <= 2 and word not in SHORT_WORDS and head[: -len(word) - 1][-1:] in (" ", ".", "(")
        return 1 if initial else 2.2
    return 1 if last in ",;:" else 0 if not last.isalpha() else 0.8 if len(word) > 2 else 0.4
