"""Names of minors by cue: the rules let their initials stand. A name alone says nothing."""

import re
from collections.abc import Iterator

from generator.patterns import compiled

_WORD = r"(?:[A-ZÀ-Þ]['’]?[A-Za-zÀ-ÿ'-]{0,20}[a-zß-ÿ])"
_CAPS = r"(?:[A-ZÀ-Þ][A-ZÀ-Þ'-]{1,20})"
_INITIAL = r"(?:[ ][A-Z]\.)?"
_NAME = rf"{_WORD}{_INITIAL}(?:[ ]{_WORD}){{0,2}}"
_FULL = rf"(?:{_WORD}{_INITIAL}[ ]{_WORD}(?:[ ]{_WORD})?|{_CAPS}{_INITIAL}[ ]{_CAPS}(?:[ ]{_CAPS})?)(?![A-Za-zÀ-ÿ])"
_ROLE = (
    r"(?:child|children|sons?|daughters?|brothers?|sisters?|siblings?|boys?|girls?|victims?|plaintiffs?|students?|"
    r"nephews?|nieces?|"
    r"grandson|granddaughter|stepson|stepdaughter|cousin|twins?|patient|witness)"
)
_YEARS = (
    r"(?:(?<!\d)(?:\d|1[0-7])|(?<![a-z-])(?:one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|"
    r"fourteen|fifteen|"
    r"sixteen|seventeen))"
)
_OLD = rf"{_YEARS}[- ]years?[- ]old"
# What goes on in the sentence behind "a minor": not a minor league, or a minor point.
_GOES_ON = (
    r"(?:who|whose|whom|by|at|and|when|while|through|under|in|was|is|represented|acting|aged?|then|told|said|testified|"
    r"from|with)\b"
)
_NO_NOUN = rf"(?!['’]s)(?![A-Za-z])(?![ ](?!{_GOES_ON})[a-z])"

_CUES = tuple(
    compiled(pattern)
    for pattern in (
        # the minor child Osric, the 9-year-old boy Osric, infant plaintiff Osric Fennimore
        (
            rf"(?<![A-Za-z])(?:[Mm]inor|[Uu]nderage|[Jj]uvenile|[Ii]nfant|[Tt]eenaged?|(?i:{_OLD})),?[ ]{_ROLE},?"
            rf"(?:[ ](?:named|called|identified[ ]as))?[ ]?\(?(?P<private>{_NAME}|{_FULL})"
        ),
        # the minors Osric Fennimore and Ada Fennimore; a minor whose name is Osric; the child, Osric Fennimore,
        (
            rf"(?<![A-Za-z])(?:(?:minors?|juveniles?|underage[ ]\w{{1,12}})(?:,|[ ]named|,?[ ]whose[ ]name[ ](?:is|was))?"
            rf"|(?:[Tt]he|[Hh]er|[Hh]is|[Tt]heir)[ ](?:child|infant|toddler|"
            rf"baby),(?![ ][^,]{{1,60}},[ ]and[ ]))[ ](?P<private>{_FULL})(?=[,.;:)\n]|'s|[ ]{_GOES_ON}|\Z)"
        ),
        rf"(?<![A-Za-z])[Mm]inors?,?[ ](?:named|called|whose[ ]name[ ](?:is|was))[ ](?P<private>{_NAME})",
        # 12-year-old Osric Fennimore; not: a 12-year-old Toyota Camry
        (
            rf"(?<![A-Za-z])(?<!\b[Aa][ ])(?<!\b[Aa]n[ ])(?<![Tt]he[ ])(?<!th[ai][ts][ ])(?<![Ii]ts[ ])"
            rf"(?i:{_OLD}),?[ ](?P<private>{_FULL})"
        ),
        rf"(?<![A-Za-z])[a-z]{{3,7}}[- ]grade(?:r|[ ]student),?[ ](?P<private>{_FULL})",
        # Osric Fennimore, a minor; (a minor); , age 12; , a 12-year-old; was 12 years old
        (
            rf"(?<![A-Za-z.])(?<!\b[Tt]he[ ])(?<!\b[Aa][ ])(?P<private>{_FULL})(?:,[ ]|"
            rf"[ ]\()(?:(?i:an?[ ])?(?i:minor[ ]child(?:ren)?)(?=[ ]of[ ])|(?i:an?[ ](?:minor|infant|juvenile)(?:[ ]child)?|"
            rf"minor[ ]child(?:ren)?|"
            rf"(?:both[ ])?minors|minor){_NO_NOUN})"
        ),
        (
            rf"(?<![A-Za-z.])(?<!\b[Tt]he[ ])(?<!\b[Aa][ ])(?P<private>{_FULL})(?:,[ ]|"
            rf"[ ]\()(?i:age[ds]?[ ]{_YEARS}(?![\w-])(?!,\d)|(?:who[ ](?:is|was)[ ]|then[ ])?{_YEARS}[ ]years"
            rf"[ ](?:old|of[ ]age)(?![a-z])|(?:an?|then[ ]an?)[ ]{_OLD}(?:(?=[,.;)])|[ ](?:{_ROLE}|male|female|passenger|"
            rf"pupil|pedestrian|resident)\b|[ ]{_GOES_ON}))"
        ),
        (
            rf"(?<![A-Za-z.])(?<!\b[Tt]he[ ])(?<!\b[Aa][ ])(?P<private>{_FULL})[ ](?:is|was)[ ](?:then[ ]|only[ ]|just[ ]|"
            rf"an?[ ])?(?i:{_YEARS})[- ]years?[- ](?:old|of[ ]age)(?![a-z])"
        ),
        # as parent and natural guardian of Osric Fennimore
        (
            rf"(?<![A-Za-z])(?i:(?:parents?|mother|father|guardians?)[ ]and[ ](?:natural[ ]guardian|next[ ]friend)s?|"
            rf"natural[ ](?:guardian|parent)s?)"
            rf"[ ](?i:of|for|to)[ ](?P<private>{_FULL})"
        ),
    )
)
_OF_AGE = ("year-old", "year old", "years-old", "years old", "years of age")
_WORDS = (  # without one of which a cue finds nothing
    ("minor", "underage", "juvenile", "infant", "teenage", *_OF_AGE),
    ("minor", "juvenile", "underage", "child,", "infant", "toddler", "baby"),
    ("minor",),
    _OF_AGE,
    ("-grade", "grader", "grade student"),
    ("minor", "infant", "juvenile"),
    (" age ", "(age ", "aged ", "ages ", *_OF_AGE),
    _OF_AGE,
    ("guardian", "next friend", "natural parent"),
)
# Not names of children: names that stand for a name, what is called a child beside it, courts, firms, and what else has capitals.
_NO_NAMES = frozenset(
    """doe does roe poe moe coe plaintiff plaintiffs defendant defendants court courts the her his their who and but for was were
    has had child children minor minors victim victims one two three four act acts code section rule rules order orders in re
    states state county department support protections services service protection custody custodial family january february
    march april may june july august september october november december mother father mom dad parent parents guardian guardians
    petitioner petitioners under respondent respondents appellant appellee claimant officer deputy detective agent doctor judge
    justice judges welfare tax credit abuse first second third ms mr mrs miss dr this that these those when while after before
    because with from here by at student students baby girl boy infant juvenile inc llc llp corp co ltd company companies
    corporation holdings industries group partners bank trust fund association union league school schools district university
    college hospital center church academy city town village board commission agency bureau office division united supreme
    circuit federal government constitution amendment clause law statute agreement settlement contract policy plan program
    project insurance toyota honda ford chevrolet chevy nissan dodge jeep bmw an any as on or is it its no not of to if we our
    your my you they she he there then also see id offense offenses fourth fifth sixth eighth fourteenth title part exhibit
    count counts""".split()
)


def find_minors(text: str) -> Iterator[int]:
    """Where a minor's name stands in `text`, read plainly."""
    low = text.lower()
    for cue, words in zip(_CUES, _WORDS, strict=True):
        if not any(word in low for word in words):
            continue
        for m in cue.finditer(text):
            if not _NO_NAMES.intersection(re.findall(r"[a-zà-ÿ]+", m["private"].lower())):
                yield m.start("private")
