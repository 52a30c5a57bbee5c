"""Articles by volume, journal and page: "11 Tax Adviser 32", "93 Harv. L. Rev. 1"."""

from collections.abc import Iterator
from functools import cache

from generator.citing import reporters
from generator.citing.found import Flow, Found, scan, scanned, starts_on
from generator.courts import package_data
from generator.kept import kept_table
from generator.patterns import compiled

JOURNAL = compiled(
    r"(?<![\w.,$–-])(?P<v>\d{1,4}) (?P<j>[A-Z][A-Za-z.&'’ ]{2,48}?) (?P<p>\d{1,5})(?P<pin>(?:, \d{1,5}(?:[-–]\d{1,5})?(?!\d"
    r"| [A-Z]\.))*(?: ?& ?nn?\. ?\d+| n\. ?\d+)?)(?![\w-])"
)
END = compiled(r"(?:L\. ?Rev\.|L\. ?J\.|L\. ?Q\.|Law Review|Law Journal|Advis[eo]r)$")
# Words one of which the name of a journal has: where the scan starts.
WORDS = (
    scan("Rev", r"Rev\."), scan("J LJ", r"J\."), scan("Q", r"Q\."), scan("Law", "Law (?:Review|Journal)"),
    scan("Adv", "Advis[eo]r"),
)  # fmt: skip
VOLUME = compiled(r"\d{1,4} (?=[A-Z])")
LONGEST = 56  # with the volume before it


@cache
def journals() -> frozenset[str]:
    """Journals of reporters-db, as letters alone."""
    files = (package_data("reporters_db", "journals.json"), reporters.__file__, __file__)
    return kept_table(
        "journals", files, lambda: frozenset(reporters.compact(name) for name in reporters.read_data("journals.json"))
    )


@starts_on("Rev J L LJ Law Adv Q")
def find_journals(flow: Flow) -> Iterator[Found]:
    """Every article whose journal reporters-db knows, or whose name ends as those of law reviews do."""
    text = flow.text
    read = 0
    for word in sorted(m.start() for m in scanned(flow, WORDS)):
        if word < read:
            continue
        for volume in VOLUME.finditer(text, max(read, word - LONGEST), word):
            m = JOURNAL.match(text, volume.start())
            if m and m.end() > word and (reporters.compact(m["j"]) in journals() or END.search(m["j"])):
                read = m.end()
                key = f"{m['v']} {m['j']} {m['p']}"
                yield Found(
                    m.start(), m.end(), "other", key, title="journal", pin=m["pin"].strip(" ,") or None, key=key, tail=m.end()
                )
                break
