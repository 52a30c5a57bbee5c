"""The catalogue of problems: every code, how grave it is, and its sentences. One line here is all a new problem takes."""

from dataclasses import dataclass
from pathlib import Path

from generator.model import Location, Problem, Report, Severity


@dataclass(frozen=True, slots=True)
class Entry:
    """`message` and `hint` are format strings: the fields of `report_problem` fill them, and `beside`: the editor's file, and
    `code`."""

    severity: Severity
    message: str
    hint: str


_IF_PRIVATE = (
    "redact it in {beside}, under [redactions]; if it may stand, say so in that file, under [privacy]: "
    'acknowledged = ["{code}:{line}"]'
)

CATALOGUE: dict[str, Entry] = {
    # the editor's settings: docketpress.toml, NAME.toml
    "bad-toml": Entry("error", "not valid TOML: {what}", "{hint}"),
    "unknown-key": Entry("error", "unknown key: {key}", "{hint}"),
    "wrong-type": Entry("error", "wrong type: {key}", "it must be {wanted}"),
    "bad-value": Entry("error", "{key} cannot be “{value}”", "{hint}"),
    "dead-link": Entry("warning", "the link {target} leads nowhere: {what}", "{hint}"),
    "dead-reference": Entry("warning", "{key} names {what}, but there is none", "{hint}"),
    "amends-itself": Entry(
        "warning",
        "the order cannot be a version of itself: “{what}” amends it, or is amended by what amends it",
        "say amends in the newer of two orders only, and name the older one",
    ),
    "no-order": Entry(
        "warning", "there is no order that this file belongs to", "name it as its order is named: for smith.txt, smith.toml"
    ),
    "editors-file-misnamed": Entry(
        "error", "the editor’s file of “{order}” has another name: it would not be heard", "name it {name}"
    ),
    # reading
    "no-orders": Entry(
        "warning",
        "there is no order to publish",
        "put text files (.txt or .md) into this folder; of a PDF, save the text",
    ),
    "not-read": Entry("notice", "not read: {what}", "save it as text (.txt or .md)"),
    "empty-file": Entry("error", "the file holds no words", "was the text lost when it was saved? remove the file or fill it"),
    "not-text": Entry("error", "this is not a text file: {what}", "open it where it came from and save it as plain text"),
    "unreadable-file": Entry(
        "error", "cannot be read: {what}", "check that it is there, is a file and no folder, and that you may read it"
    ),
    "encoding": Entry(
        "warning",
        "byte 0x{byte:02X} is not UTF-8; the file was read as {encoding}",
        "save the file as UTF-8 if a letter looks wrong",
    ),
    # parsing
    "words-lost": Entry(
        "error", "the word “{word}” of the source is {how}", "this is a fault of docketpress: please report it with the file"
    ),
    "no-caption": Entry("notice", "no caption was recognised", "say what it is in {beside}, under [caption]"),
    "unknown-court": Entry("warning", "no court was recognised", 'name it in {beside}, under [caption]: court = "…"'),
    "no-date": Entry("warning", "no date was recognised", 'say it in {beside}, under [caption]: date = "YYYY-MM-DD"'),
    "two-orders": Entry("warning", "a second order seems to begin here: {what}", "put each order into a file of its own"),
    "note-missing": Entry(
        "warning",
        "footnote {label} has a mark but no note in the source",
        'if the source lacks it, say so in {beside}, under [footnotes]: "{label}" = "missing"',
    ),
    "note-without-mark": Entry(
        "warning",
        "footnote {label} has no mark in the text",
        'if the source lost it, say so in {beside}, under [footnotes]: "{label}" = "no-mark"',
    ),
    # publishing
    "private-social-security-number": Entry(
        "error",
        "a social-security number may not be published (Fed. R. Civ. P. 5.2)",
        _IF_PRIVATE,
    ),
    "private-taxpayer-number": Entry(
        "error",
        "a taxpayer-identification number may not be published (Fed. R. Civ. P. 5.2)",
        _IF_PRIVATE,
    ),
    "private-account-number": Entry(
        "error",
        "the number of a financial account may not be published (Fed. R. Civ. P. 5.2)",
        _IF_PRIVATE,
    ),
    "private-birth-date": Entry(
        "error",
        "of a birth date the year alone may be published (Fed. R. Civ. P. 5.2)",
        _IF_PRIVATE,
    ),
    "private-minor-name": Entry(
        "error",
        "of a minor’s name the initials alone may be published (Fed. R. Civ. P. 5.2)",
        _IF_PRIVATE,
    ),
    "private-home-address": Entry(
        "error",
        "of a home address in a criminal case the city and state alone may be published (Fed. R. Crim. P. 49.1)",
        _IF_PRIVATE,
    ),
    "hidden-characters": Entry(
        "warning",
        "characters that cannot be seen, or that turn the direction of writing: {what}",
        "the page shows a sign for each; if the court did not write them, get the text once more from where it came",
    ),
    "mixed-alphabets": Entry(
        "warning",
        "letters of another alphabet stand within “{word}” (such places: {number})",
        "they look like Latin letters and are none: if the court did not write them, correct the text",
    ),
    "redaction-unmatched": Entry(
        "error",
        "redaction no. {number} matches nothing in the order",
        "write the words as the order has them (white space does not count, capitals do), or take the redaction out",
    ),
    "redaction-left": Entry(
        "error",
        "the words of redaction no. {number} would still stand in: {where}",
        "redact them as they stand there too, in the caption in capitals; "
        "or change the file's name, or your own slug, title, headnote or [caption]",
    ),
    "redaction-other-case": Entry(
        "warning",
        "the words of redaction no. {number} also stand here, in other capitals, and stay",
        "if they must not be published either, add them to {beside} as they stand here, under [redactions]",
    ),
    "redacted": Entry(
        "notice",
        "the file that you received still holds the words redacted here: whoever can read content/ can read them",
        "to keep them to yourself, publish without the file: README, “Redactions”",
    ),
    "permalinks-damaged": Entry(
        "error",
        "the record of what was published cannot be relied on: {what}",
        "{hint}",
    ),
    "permalinks-missing": Entry(
        "notice",
        "the record of what was published was not there; that of the site that was built last is used",
        "keep the file permalinks.lock: where both are lost, nobody knows which links lead here",
    ),
    "permalinks-would-change": Entry(
        "error",
        "the record of what was published would change: {what}",
        "build without --locked, and commit the file permalinks.lock",
    ),
    "address-lost": Entry(
        "error",
        "{url} was published, and would be gone",
        'put its file back; or say in docketpress.toml, under [gone], why it was taken down: "{url}" = "…"',
    ),
    "address-redacted": Entry(
        "warning",
        "an address that this order had holds words that are redacted now: it leads nowhere any more",
        "nothing is to be done; who has the old link will not find the page by it",
    ),
    "address-dropped": Entry(
        "warning", "{url} was published, and is made no more", "nothing can stand in for a file that is no page: tell who uses it"
    ),
    "anchor-lost": Entry(
        "error",
        "links to {what} would lead nowhere: the words that were published there are no longer in the order",
        "put the words back; or let the links go, in {beside}, under [permalinks]: gone = [{gone}]",
    ),
    "anchor-changed": Entry(
        "warning", "links to {what} now lead to other words", "look whether the order was meant to change there; this is said once"
    ),
    "link-gone": Entry(
        "warning",
        "a link leads nowhere: {url} ({what})",
        'a citation\'s link can be corrected in the order\'s .toml file, under [citations]: "…" = "https://…", or "" for none',
    ),
    "link-silent": Entry(
        "warning",
        "what a link leads to does not answer: {url} ({what})",
        "look at it in a browser; it may be away for a while only",
    ),
    "file-too-large": Entry(
        "warning", "this file has {size}, and GitHub takes none of {limit}", "part what it is made from, or choose another host"
    ),
    "site-too-large": Entry(
        "warning", "the site has {size}, and GitHub Pages takes {limit}", "make two sites of it, or choose another host"
    ),
    "site-too-slow": Entry(
        "warning",
        "the site took {minutes} minutes to make, and GitHub Pages gives up after {limit}",
        "build it elsewhere and publish the folder site/, or make two sites of it",
    ),
    # writing
    "foreign-file": Entry(
        "error",
        "a page goes here, but docketpress did not write what is there",
        "move the file away, or choose another folder: --site",
    ),
    "not-carried": Entry(
        "error",
        "this {what} cannot go along into the new site",
        "put the file itself in its place, or take it away: a site is published without links",
    ),
    "search-failed": Entry(
        "warning", "the search index could not be made: {what}", "the site is whole but for its search; install Pagefind anew"
    ),
    "slug-taken": Entry(
        "warning", "another order asks for the address “{slug}” too; this one got “{got}”", "give each order a slug of its own"
    ),
    "same-address": Entry("error", "the page would be {page}, which is that of {other} too", "rename one of the two files"),
    "bad-template": Entry(
        "error", "the template failed at {page}: {what}", "mend the template in templates/, or remove it to use docketpress's own"
    ),
    "docketpress-failed": Entry(
        "error", "docketpress failed on this file: {what}", "this is a fault of docketpress: please report it with the file"
    ),
    "already-there": Entry("error", "another file stands there already: {what}", "rename one of them; nothing was changed"),
    # far from this computer
    "content-unreachable": Entry("error", "the orders cannot be had from there: {what}", "{hint}"),
    "cluster-failed": Entry("error", "the orders cannot be read there: {what}", "{hint}"),
}


class StoppedError(Exception):
    """Nothing that was asked for can be done, or gone on with, and `problem` says why."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def problem(code: str, location: Location, **fields: object) -> Problem:
    """The problem `code` at `location`, its sentences filled from `fields`. KeyError: an unknown code or a field left out."""
    entry = CATALOGUE[code]
    fields["code"] = code
    fields["beside"] = f"{Path(location.path).stem}.toml"
    return Problem(code, location, entry.message.format(**fields), entry.hint.format(**fields), entry.severity)


def report_problem(report: Report, code: str, location: Location, **fields: object) -> None:
    """Reports the problem `code` at `location`, its sentences filled from `fields`."""
    report(problem(code, location, **fields))
