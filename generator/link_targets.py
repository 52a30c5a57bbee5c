"""Where citations lead: an address for each kind, as data. A site may put others in their place (docketpress.toml, [links]).

What stands in braces is filled with the parts of the citation; an `{anchor}` is empty where the citation names no
subsection, else it begins with "#".
"""

import re
from string import Formatter

from generator.patterns import compiled

TEMPLATES: dict[str, str] = {
    "case": "https://www.courtlistener.com/c/{reporter}/{volume}/{page}/",
    "usc": "https://www.law.cornell.edu/uscode/text/{title}/{section}{anchor}",
    "cfr": "https://www.ecfr.gov/current/title-{title}/section-{section}{anchor}",
    "cfr-part": "https://www.ecfr.gov/current/title-{title}/part-{section}",
    "fed-reg": "https://www.govinfo.gov/link/fr/{volume}/{page}",
    "stat": "https://www.govinfo.gov/link/statute/{volume}/{page}",
    "public-law": "https://www.govinfo.gov/link/plaw/{congress}/public/{number}",
    "frcp": "https://www.law.cornell.edu/rules/frcp/rule_{section}{anchor}",
    "frcrp": "https://www.law.cornell.edu/rules/frcrmp/rule_{section}{anchor}",
    "fre": "https://www.law.cornell.edu/rules/fre/rule_{section}{anchor}",
    "frap": "https://www.law.cornell.edu/rules/frap/rule_{section}{anchor}",
    "frbp": "https://www.law.cornell.edu/rules/frbp/rule_{section}{anchor}",
    "amendment": "https://constitution.congress.gov/constitution/amendment-{section}/",
    "article": "https://constitution.congress.gov/constitution/article-{section}/",
}
MAY_LACK = "anchor"  # without it a citation of a subsection leads to its section, which is right too
WEB = compiled(r"https?://[\w.-]+(?::\d+)?(?:[/?#][^\s<>\"\\^`|]*)?", re.ASCII)


def placeholders(template: str) -> list[str]:
    """What stands in braces in `template`, in order, each with what is said of its form. ValueError: braces that do not match."""
    found = []
    for _, name, form, conversion in Formatter().parse(template):
        if name is not None:
            found.append(name + (f"!{conversion}" if conversion else "") + (f":{form}" if form else ""))
    return found


def is_web_address(template: str) -> bool:
    """Whether `template` is a whole web address whose host is named in it."""
    return WEB.fullmatch(template) is not None
