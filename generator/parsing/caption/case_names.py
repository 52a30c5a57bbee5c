"""The short name of a case: Bluebook rule 10.2 (21st edition), as a citation in text would write it."""

import re
from functools import lru_cache

from generator.parsing.caption.party_names import AKA, BODY_WORD, DBA, ET_AL, PARTICLES, SUFFIX, is_person, tidy
from generator.parsing.rows import lowered
from generator.patterns import compiled

GENERATION = compiled(
    r"[, ]+(?:jr|sr|ii|iii|iv|esq(?:uire)?|m\.?\s?d|d\.?o|ph\.?\s?d|j\.?d|r\.?n|d\.?d\.?s|d\.?v\.?m)\.?(?=$|[, ])", re.IGNORECASE
)
HONORIFIC = compiled(
    r"^(?:(?:the\s+)?hon(?:orable|\.)|mr|mrs|ms|dr|doctor|sheriff|warden|judge|sgt|officer|lt|capt|cpt|rev|sister|"
    r"attorney)\.?\s+",
    re.IGNORECASE,
)
STATE_OF = compiled(
    r"(?:the\s+)?(?P<what>state|commonwealth|people)\s+of\s+(?:the\s+state\s+of\s+)?(?P<state>[A-Za-z]+(?:\s+(?!ex\b)[A-Za-z]+)?)(?P<rest>.*)$",
    re.IGNORECASE,
)
RELATOR = compiled(r",?\s*\bex\s+rel(?:atione)?\.?:?\s*", re.IGNORECASE)
UNITED_STATES = compiled(r"(?:the\s+)?united\s+states(?:\s+of\s+america)?(?=$|\W*$)", re.IGNORECASE)
# Rule 10.2.1(c) and table T6, as far as they are used in text (rule 10.2.1(c) permits only these there).
SHORTENED = {
    "corporation": "Corp.", "company": "Co.", "incorporated": "Inc.", "limited": "Ltd.", "ltd": "Ltd.", "inc": "Inc.",
    "corp": "Corp.",    "co": "Co.", "ltd.": "Ltd.", "brothers": "Bros.",
}  # fmt: skip
LOWER = frozenset(
    ["of", "the", "and", "for", "in", "on", "at", "by", "to", "a", "an", "ex", "de", "del", "la", "et", "with", "d/b/a", "or", "as"]
)
INITIALS = compiled(r"(?:[A-Za-z]\.){1,}[A-Za-z]?\.?,?$|[A-Z]$")
# Kinds of firms, agencies of the government and numerals that are always in capitals; what else is an acronym, the
# document's text says (`is_acronym`).
ACRONYM = compiled(
    r"(?:llc|llp|lp|pllc|plc|nv|na|ag|dba|usa|us|fbi|cia|irs|epa|fda|hhs|dhs|doj|fdic|ftc|sec|nlrb|usps|va|ii|iii|iv)\W*$",
    re.IGNORECASE,
)
CONSONANTS = compiled(r"[B-DF-HJ-NP-TV-XZ]{2,5}\W*$")


def case_name(sides: tuple[str, ...], place: str, words: str = "") -> str | None:
    """ "Ross v. Davis" from the first party of each of two sides. `place`: the state whose court this is, or "".

    `words`: the document's text, consulted where a name in capitals could be a person's or a firm's.
    """
    if len(sides) < 2:
        return None
    left, right = (short_name(side, place, words) for side in sides[:2])
    return f"{left} v. {right}" if left and right and len(left) < 150 and len(right) < 150 else None


def matter_name(opening: str, subject: str, words: str = "") -> str | None:
    """ "In re Liebowitz", "Ex parte Young", "Estate of Boyajian": rule 10.2.1(b)."""
    subject = tidy(ET_AL.sub("", subject))
    if not subject:
        return None
    lead = "Ex parte" if opening.lower().startswith("ex") else "In re"
    of = re.match(
        r"(?P<what>(?:the\s+)?(?:estate|conservatorship|guardianship|marriage|adoption|"
        r"paternity)s?\b.*?\bof)\s+(?P<who>[A-Z].*)$",
        subject,
        re.IGNORECASE,
    )
    if of and of.group("who"):
        who = short_name(re.sub(r",.*", "", of.group("who")), "", words)
        return f"{lead} {title_case(of.group('what'))} {who}"
    return f"{lead} {short_name(subject, '', words)}"


def short_name(name: str, place: str = "", words: str = "") -> str:
    """One party's name as rule 10.2.1 gives it."""
    name = AKA.split(DBA.sub("", ET_AL.sub("", name)).strip(), maxsplit=1)[0].strip(" ,;")
    related = RELATOR.split(name, maxsplit=1)
    if len(related) == 2:
        return f"{short_name(related[0], place, words)} ex rel. {short_name(related[1].split(',', maxsplit=1)[0], '', words)}"
    return government(name, place) or private_name(re.sub(r"^(?:the)\s+(?=\S)", "", name, flags=re.IGNORECASE), words)


def government(name: str, place: str) -> str | None:
    """What rule 10.2.1 makes of the names of governments and of the Commissioner: (e), (f), (j)."""
    if UNITED_STATES.fullmatch(name.rstrip(" .")):
        return "United States"
    state = STATE_OF.match(name)
    if state and not state.group("rest").strip(" ,."):
        what, where = state.group("what").capitalize(), title_case(state.group("state"))
        return what if "".join(where.lower().split()) == place else where
    if re.fullmatch(r"(?:the )?commissioner of (?:the )?internal revenue", name, re.IGNORECASE):
        return "Commissioner"
    if re.match(r"(?:the )?commissioner(?: of(?: the)?)? social security|comm['’]r of soc", name, re.IGNORECASE):
        return "Commissioner of Social Security"
    return None


def private_name(name: str, words: str) -> str:
    """A person's surname, a body's name in full."""
    bare = HONORIFIC.sub("", GENERATION.sub("", name)).strip(" ,")
    if any(SUFFIX.match(part) for part in re.split(r",\s*", bare)[1:]):
        return title_case(name, words)
    surname = reporter_surname(bare) or (person_surname(bare) if is_person(bare) and not is_firm(bare, words) else "")
    return title_case(addressed_as(bare, surname, words) or surname or name, words)


TITLES = ("mr", "mr.", "ms", "ms.", "mrs", "mrs.", "miss", "miss.", "dr", "dr.", "sr", "sr.", "sra", "sra.")


def follows_title(word: str, low: str) -> bool:
    """Whether the word, in small letters as the text, stands behind a person's title somewhere."""
    at = low.find(word)
    while at >= 0:
        if low[max(0, at - 40) : at].rstrip().endswith(TITLES):
            return True
        at = low.find(word, at + 1)
    return False


def addressed_as(name: str, surname: str, words: str) -> str:
    """The surname of two words that the document itself uses: "Mr. Reyes Barrios" of a Kelby Daniel Reyes Barrios."""
    parts = name.split()
    if len(parts) < 3 or not surname or surname != parts[-1] or len(parts[-2].strip(".")) < 3:
        return ""
    if not follows_title(parts[-2].lower(), small_letters(words)):
        return ""
    last, both = re.escape(parts[-1]), rf"{re.escape(parts[-2])}\s+{re.escape(parts[-1])}"
    title = r"\b(?:Mr|Ms|Mrs|Miss|Dr|Sra?)\.?\s+"
    double = len(re.findall(rf"{title}{both}\b", words, re.IGNORECASE))
    return f"{parts[-2]} {parts[-1]}" if double and not re.search(rf"{title}{last}\b", words, re.IGNORECASE) else ""


def reporter_surname(name: str) -> str:
    """Reporters set a person's surname in capitals: "Joseph C. ELLINGTON", "David LaMACCHIA", "Olty CABRERA-FERNANDEZ"."""
    words = name.split()
    if len(words) < 2 or name.isupper() or BODY_WORD.search(name):
        return ""
    upper = [i for i, w in enumerate(words) if sum(c.isupper() for c in w) >= 3 and sum(c.islower() for c in w) <= 2]
    if not upper or upper[0] == 0 or not all(re.match(r"[A-Z][a-z’'-]*\.?$|[A-Z]\.", w) for w in words[: upper[0]]):
        return ""
    first = upper[0]
    while first > 1 and words[first - 1].lower() in PARTICLES:
        first -= 1
    return " ".join(words[first : upper[-1] + 1])


def person_surname(name: str) -> str:
    """The surname in a natural person's name, particles with it."""
    words = [w for w in re.sub(r"[\"“‘'(][^\"”’)]*[\"”’)]", "", name).split() if w]
    if not words:  # all of it in quotation marks: no surname to be told
        return name
    if len(words) >= 2 and words[-2].lower() == "doe":
        return "Doe"
    if re.fullmatch(r"[A-Z]\.?", words[-1]) or all(len(w.strip(".")) <= 1 for w in words):
        return " ".join(words)  # "Anne S.": a name cut short to shield a person is left as it is
    at = len(words) - 1
    while at > 1 and (words[at - 1].lower() in PARTICLES or words[at - 1].lower() == "st."):
        at -= 1
    return " ".join(words[at:])


OFTEN = 4


def is_firm(name: str, words: str) -> bool:
    """Whether the document never writes the last word of a name without the word before it ("Wells Fargo"), though it
    writes both several times: then it is a firm's name and has no surname."""
    parts = name.split()
    if len(parts) != 2 or not words:
        return False
    if any(small_letters(words).count(part.strip(".,").lower()) < OFTEN for part in parts):
        return False
    first, last = (re.escape(p.strip(".,")) for p in parts)
    alone = len(re.findall(rf"(?<!\w){last}(?!\w)", words, re.IGNORECASE))
    both = len(re.findall(rf"(?<!\w){first}\s+{last}(?!\w)", words, re.IGNORECASE))
    return both >= OFTEN and alone == both and not re.search(rf"\b(?:Mr|Ms|Mrs|Dr)\.?\s+{last}", words)


MIXED = compiled(r"(?<!\w)[A-Za-z]?[a-z]+[A-Z][A-Za-z]*[a-z](?:\.com)?(?!\w)")


def mixed_form(word: str, text: str) -> str:
    """How the document itself writes a name with capitals inside ("FedEx" of "Fedex"), at last; the word where it does not."""
    low, wanted = small_letters(text), word.lower()
    at = low.rfind(wanted) if wanted else -1
    while at >= 0:
        m = MIXED.match(text, at)
        if m and m.group().lower() == wanted:
            return m.group()
        at = low.rfind(wanted, 0, at)
    return word


small_letters = lru_cache(maxsize=4)(lowered)


SET_AS_WORDS = compiled(r"\b[A-Z][a-z0-9&]{1,4}\b")
IN_PROSE = compiled(r"(?<=[a-z] )[A-Z][A-Z0-9&]{1,4}(?=[’']s\b|[ ,;.)] ?[a-z(])")


def is_acronym(word: str, text: str) -> bool:
    """Whether the document writes a word of up to five letters in capitals amid running text, and never otherwise."""
    if not 1 < len(word) < 6 or word != word.upper():
        return False
    return stands_as(IN_PROSE, word, text) and not stands_as(SET_AS_WORDS, word.capitalize(), text)


def stands_as(form: re.Pattern[str], word: str, text: str) -> bool:
    """Whether the word stands in the text where it has the form: the form's match there is the word."""
    at = text.find(word)
    while at >= 0:
        m = form.match(text, at)
        if m and m.group() == word:
            return True
        at = text.find(word, at + 1)
    return False


def title_case(name: str, text: str = "") -> str:
    """A name set in capitals as it is set in text; a name that is not is left as printed. Firms' kinds are abbreviated."""
    words = name.split()
    shouted = name.isupper() or sum(c.isupper() for c in name) > 0.7 * sum(c.isalpha() for c in name)
    cased = [set_word(w, i, shouted, len(words)) for i, w in enumerate(words)]
    if text:
        cased = [w if is_acronym(w.rstrip(",."), text) else c for w, c in zip(words, cased, strict=True)]
    if shouted and text:
        cased = [c.replace(c.rstrip(","), mixed_form(c.rstrip(","), text)) if len(c) > 3 else c for c in cased]
    return " ".join(cased)


def set_word(word: str, index: int, shouted: bool, count: int) -> str:
    """One word of a name as it is set in text. `index` of `count` words; `shouted`: the name is in capitals."""
    core = word.strip(",.;").lower()
    tail = "," if word.endswith(",") else ""
    if core in SHORTENED and index and (shouted or word[0].isupper()):
        return SHORTENED[core] + tail
    if not shouted and sum(c.isupper() for c in word) < 3:
        return word
    if word.lower().strip(",") in LOWER:
        return word.lower() if index else word.capitalize()
    if INITIALS.match(word) or ACRONYM.match(word) or (CONSONANTS.match(word) and count > 1):
        return word
    if any(c.islower() for c in word) and re.match(r"(?:Ma?c|La|Le|De|Di|Van|O[’'])[A-Z]", word):
        head = re.match(r"(?:Ma?c|La|Le|De|Di|Van|O[’'])", word)
        end = head.end() if head else 0
        return word[:end] + set_part(word[end:])
    return "-".join(set_part(part) for part in word.split("-"))


def set_part(part: str) -> str:
    """ "O’BRIEN" → "O’Brien", "MCCRIMMON" → "McCrimmon", "FARGO’S" → "Fargo’s"."""
    if re.match(r"MC[A-Z]{2,}", part, re.IGNORECASE):
        return "Mc" + part[2:].capitalize()
    m = re.match(r"([OD])([’'])(\w{2,})(.*)$", part, re.IGNORECASE)
    if m:
        return f"{m.group(1).upper()}{m.group(2)}{m.group(3).capitalize()}{m.group(4).lower()}"
    lead = re.match(r"\W*", part)
    at = lead.end() if lead else 0
    pieces = re.split(r"([./&])", part[at:])
    return part[:at] + "".join(
        p.lower() if i and p.lower().strip(",") in ("com", "net", "org") else p.capitalize() for i, p in enumerate(pieces)
    )
