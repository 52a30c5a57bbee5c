"""The types that every stage speaks: frozen values, no behaviour beyond looking things up in themselves.

Standoff spans: a run of the court's words is a `Passage`; what is known of it (emphasis, footnote marks, page
breaks, words that a line's end divided) are spans over its text, never edits of it. Offsets count Unicode code
points, end exclusive. Lines are numbered from 1, columns from 0 (code points into the line as decoded). What an order has by
the thousand is a tuple with names, made in a third of the time.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

Severity = Literal["error", "warning", "notice"]
Markup = Literal["plain", "markdown"]
FurnitureKind = Literal[
    "filing-stamp",  # CM/ECF, PACER and appellate e-filing stamps: "Case 1:20-cv-1 Document 3 Filed …"
    "filed-stamp",  # the clerk's "FILED / March 16, 2022 / Lyle W. Cayce / Clerk"
    "running-head",  # a line repeated at the head of pages
    "running-foot",  # a line repeated at their foot
    "page-number",
    "star-page",  # a reporter's page within the text: *773, [*2]
    "line-number",  # pleading paper, 1 to 28
    "paragraph-number",  # a republisher's count of paragraphs, on lines of their own
    "sidebar",  # a court's name set along the margin
    "bates-number",
    "caption-rule",  # ) : x § | and lines drawn in a caption
    "rule",  # lines drawn elsewhere: ______, ------, filler such as // // //
    "markup",  # what Markdown says beside the words: a link's address, an HTML tag
    "noise",  # scanner's noise: no word of the court
]
BlockKind = Literal["paragraph", "heading", "quote", "item", "signature", "table", "verbatim"]
PartKind = Literal["main", "syllabus", "opinion", "concurrence", "dissent", "appendix", "certificate", "schedule"]
Outcome = Literal[
    "granted", "denied", "granted in part", "denied in part", "affirmed", "reversed", "vacated", "remanded",
    "dismissed", "stayed", "continued", "sealed", "stricken", "set", "ordered",
]  # fmt: skip
Why = Literal["markup", "mark", "label", "division"]  # characters of the source are not in a passage's text
EmphasisStyle = Literal["italic", "bold", "bold italic", "underline", "small caps"]
CitationKind = Literal[
    "case", "short", "id", "supra", "usc", "cfr", "rule", "local-rule", "constitution", "docket", "case-number",
    "record", "state-statute", "public-law", "other",
]  # fmt: skip


# --- problems -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Location:
    """A place in a file. `line` from 1, `column` from 0; None where the whole file, or line, is meant."""

    path: str
    line: int | None = None
    column: int | None = None


@dataclass(frozen=True, slots=True)
class Problem:
    """Something a person should look at. `code` is one of `problems.CATALOGUE`, which also writes the sentences."""

    code: str
    location: Location
    message: str
    hint: str
    severity: Severity


Report = Callable[[Problem], None]


# --- the source -----------------------------------------------------------------------------------------------


class Line(NamedTuple):
    """One line as decoded, without its line end. `page` is counted by form feeds from 1; None if there are none."""

    number: int
    page: int | None
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """An order's file as received. `path` is relative to the content folder, with forward slashes.

    Where the editor had words taken out (`redacted`), the lines and the digest are those without them.
    """

    path: str
    sha256: str
    encoding: str
    markup: Markup
    lines: tuple[Line, ...]
    redacted: bool = False

    def line(self, number: int) -> Line:
        """The line with that number, counted from 1."""
        return self.lines[number - 1]


@dataclass(frozen=True, slots=True)
class Furniture:
    """A stretch of one source line that is no part of the court's text, kept for the record."""

    line: int
    start: int  # column, inclusive
    end: int  # column, exclusive
    kind: FurnitureKind
    text: str  # line.text[start:end]


# --- passages -------------------------------------------------------------------------------------------------


class Segment(NamedTuple):
    """passage.text[offset : offset + length] is source.line(line).text[column : column + length], to the letter."""

    offset: int
    length: int
    line: int
    column: int


class Consumed(NamedTuple):
    """Characters of the source that stand for something other than themselves: markup, a mark, a division's hyphen."""

    line: int
    column: int
    length: int
    why: Why


@dataclass(frozen=True, slots=True)
class Emphasis:
    """text[start:end] stands out in the source."""

    start: int
    end: int
    style: EmphasisStyle


@dataclass(frozen=True, slots=True)
class FootnoteMark:
    """A mark of note `note_id` between text[:offset] and text[offset:]; its own characters are not in the text."""

    offset: int
    label: str
    note_id: str
    line: int
    column: int


@dataclass(frozen=True, slots=True)
class PageMark:
    """Source page `page` begins at text[offset]. `label` is as printed where the source prints one ("*773")."""

    offset: int
    page: int | None
    label: str


@dataclass(frozen=True, slots=True)
class Division:
    """A word that the end of a line cut at text[offset]: what stood there in the source ("-" or a soft hyphen)."""

    offset: int
    hyphen: str


@dataclass(frozen=True, slots=True)
class ParagraphBreak:
    """Within a note's passage: a new paragraph begins at text[offset]."""

    offset: int


@dataclass(frozen=True, slots=True)
class OldAnchor:
    """An id under which the words from text[offset] on were published, and which no block or note has any more."""

    offset: int
    id: str


Span = Emphasis | FootnoteMark | PageMark | Division | ParagraphBreak | OldAnchor


@dataclass(frozen=True, slots=True)
class Passage:
    """A run of the court's words, white space folded to single spaces, with what is known of it standing off.

    `segments` ascend by offset and cover every character of `text` but the spaces put between them.
    """

    text: str
    segments: tuple[Segment, ...] = ()
    spans: tuple[Span, ...] = ()
    consumed: tuple[Consumed, ...] = ()

    def locate(self, offset: int) -> tuple[int, int]:
        """(line, column) in the source of the character at `offset`; of the nearest one before it for a joining space."""
        at = max(0, bisect_right(self.segments, offset, key=lambda s: s.offset) - 1)
        segment = self.segments[at]
        return segment.line, segment.column + min(max(0, offset - segment.offset), segment.length)

    @property
    def first_line(self) -> int:
        """The line of the source on which the passage begins; 0 for an empty one."""
        return self.segments[0].line if self.segments else 0

    def marks(self) -> tuple[FootnoteMark, ...]:
        """The marks of notes that stand in it, in order."""
        return tuple(s for s in self.spans if isinstance(s, FootnoteMark))


# --- parts of an order ----------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Court:
    """`id` is a courts-db id, `name` courts-db's name for it."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Party:
    """`name` as printed; `role` in lower case ("plaintiff", on appeal "appellant"), None where none is given."""

    name: str
    role: str | None


@dataclass(frozen=True, slots=True)
class Case:
    """One caption. `name` is the short case name of Bluebook rule 10.2."""

    name: str
    docket_numbers: tuple[str, ...] = ()
    parties: tuple[Party, ...] = ()


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A stretch of a source line that belongs to the caption as printed: source.line(line).text[column:][:len(text)]."""

    line: int
    column: int
    text: str


@dataclass(frozen=True, slots=True)
class Caption:
    """The head of an order. `printed` holds title, date and judge lines too where they stand in the head."""

    court: Court | None = None
    cases: tuple[Case, ...] = ()
    printed: tuple[PrintedLine, ...] = ()


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, heading, block quote, list item, … of the body.

    `id` is its anchor: "p12", for a heading the words of it, behind the part's prefix. `level` is a heading's depth
    from 2, a quote's or an item's nesting from 1. `page` is the page of the source on which it starts.
    A `table` or `verbatim` block is drawn from its segments: each at its line and column.
    """

    id: str
    kind: BlockKind
    passage: Passage
    level: int = 0
    page: int | None = None
    part: int = 0  # index into Order.parts

    @property
    def text(self) -> str:
        """The words of its passage."""
        return self.passage.text


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the document with its own standing: the main text, a dissent, an appendix. `prefix` opens its ids."""

    kind: PartKind
    prefix: str
    name: str


CAPTION = "caption"  # in `Footnote.marks`: the caption as printed


@dataclass(frozen=True, slots=True)
class Footnote:
    """A note. `passage` is None where the source has a mark but no note (`missing`). `marks` are ids of the blocks
    (or notes) in which its marks stand, in order; `CAPTION` where its mark stands in the caption as printed."""

    id: str
    label: str
    passage: Passage | None
    marks: tuple[str, ...] = ()
    part: int = 0

    @property
    def missing(self) -> bool:
        """Whether the source has its mark, but no note."""
        return self.passage is None

    @property
    def text(self) -> str | None:
        """The words of its passage; None where the note is missing."""
        return None if self.passage is None else self.passage.text


@dataclass(frozen=True, slots=True)
class Holding:
    """A sentence in which this court rules or orders, verbatim: text[start:end] of the body block (or note) `block`.

    `operative`: it stands in the decretal part; else it is a ruling in the reasoning. `subject` is a run of its words.
    """

    block: str
    start: int
    end: int
    outcomes: tuple[Outcome, ...]
    subject: str | None
    operative: bool


@dataclass(frozen=True, slots=True)
class Citation:
    """A reference to an authority or to the record, found in flow `flow` (a block's or note's id) at text[start:end]."""

    flow: str
    start: int
    end: int
    text: str
    kind: CitationKind
    target: str | None = None  # what it leads to, in the forms of the order JSON: "555 U.S. 223", "42 USC 1983"
    name: str | None = None
    year: int | None = None
    pin: str | None = None
    court: str | None = None
    parenthetical: str | None = None
    signal: str | None = None
    history: str | None = None
    antecedent: int | None = None  # index into Order.citations
    authority: str | None = None  # an Authority's id
    url: str | None = None


@dataclass(frozen=True, slots=True)
class Authority:
    """What citations of one order lead to: an entry of its table of authorities. `id` is a slug: "555-us-223"."""

    id: str
    kind: CitationKind
    name: str
    parallel_citations: tuple[str, ...] = ()
    url: str | None = None


@dataclass(frozen=True, slots=True)
class EditorsLink:
    """A link by name in what the editor wrote: `target` as written ("order:bakalar.txt#p4"), and the line of the file it is in."""

    target: str
    line: int | None


@dataclass(frozen=True, slots=True)
class Editorial:
    """What the editor adds in NAME.toml beside an order. Never the court's words, and shown as the editor's."""

    slug: str | None = None
    title: str | None = None
    headnote: str | None = None
    topics: tuple[str, ...] = ()
    draft: bool = False
    noindex: bool = False
    amends: str | None = None  # the order that this one replaces: its slug or its file
    withdrawn: str | None = None  # by the court, on that day (ISO 8601)
    corrected: tuple[str, ...] = ()  # names of the fields that the editor set in place of what was read
    links: tuple[EditorsLink, ...] = ()  # in the headnote


@dataclass(frozen=True, slots=True)
class Order:
    """One court document, read."""

    source: Source
    caption: Caption
    docket_numbers: tuple[str, ...] = ()
    title: str | None = None
    date_filed: str | None = None  # ISO 8601
    judges: tuple[str, ...] = ()
    parts: tuple[Part, ...] = (Part("main", "", ""),)
    body: tuple[Block, ...] = ()
    footnotes: tuple[Footnote, ...] = ()
    holdings: tuple[Holding, ...] = ()
    citations: tuple[Citation, ...] = ()
    authorities: tuple[Authority, ...] = ()
    furniture: tuple[Furniture, ...] = ()
    problems: tuple[Problem, ...] = ()
    editorial: Editorial = Editorial()

    def flows(self) -> Iterator[tuple[str, Passage]]:
        """(id, passage) of every block, then of every note that the source has, each in reading order."""
        for block in self.body:
            yield block.id, block.passage
        for note in self.footnotes:
            if note.passage is not None:
                yield note.id, note.passage


# --- the site -------------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Paper:
    """Where a paper stands on a docket: a docket number in its normal form (`library.dockets.docket_key`), and the entry's
    number as it is stamped ("30", "12-1")."""

    docket: str
    number: str


@dataclass(frozen=True, slots=True)
class Place:
    """Where something stands on an order's page: the id of a block or note, and what a link to it is called: "¶ 12",
    "dissent ¶ 4", "n. 3"."""

    anchor: str
    name: str


@dataclass(frozen=True, slots=True)
class Pointer:
    """One place where an order speaks of a paper: text[start:end] of the block or note `place`.

    `citation` is its index in `Order.citations`; None for words that are no citation ("the Court's July 12 order").
    `page` and `paragraph` are what its pin says.
    """

    place: Place
    start: int
    end: int
    citation: int | None = None
    page: int | None = None
    paragraph: int | None = None


@dataclass(frozen=True, slots=True)
class Reference:
    """A paper of which an order speaks and which may be an order of this site, with every place where it does.

    `docket` is in its normal form, "" for the order's own case; `court` is None for the order's own court. The paper is
    told by its entry's `number`, or by its `date` (ISO 8601; "--07-12" where no year is said) and the `words` for it.
    """

    docket: str
    number: str
    pointers: tuple[Pointer, ...]
    court: str | None = None
    date: str | None = None
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Use:
    """An authority that an order cites, how often, and a digest of the places and words in which it does."""

    authority: Authority
    times: int
    said: str = ""


@dataclass(frozen=True, slots=True)
class Docket:
    """A docket in which an order stands: its number as printed, and the short name of the case that has it ("" where that is
    not plain)."""

    number: str
    case_name: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """What lists and other orders need to know of an order: small, and never its text."""

    slug: str
    path: str
    sha256: str
    court: Court | None
    case_names: tuple[str, ...]
    docket_numbers: tuple[str, ...]
    title: str | None
    date_filed: str | None
    judges: tuple[str, ...]
    outcomes: tuple[Outcome, ...]
    topics: tuple[str, ...] = ()
    draft: bool = False
    noindex: bool = False
    amends: str | None = None  # as the editor names it
    withdrawn: str | None = None
    versions: tuple[str, ...] = ()  # slugs, the oldest first, its own among them; none where it has no other version
    dockets: tuple[Docket, ...] = ()
    docket_keys: tuple[str, ...] = ()  # its docket numbers in their normal form, those of its stamps first
    papers: tuple[Paper, ...] = ()  # where this very document stands on dockets
    pages: tuple[tuple[int, int], ...] = ()  # runs of source pages that have an anchor ("page-4"): first and last
    paragraphs: tuple[tuple[int, str], ...] = ()  # where the court numbers its own: number and anchor
    words: str = ""  # a digest of its text as it is shown
    authorities: tuple[Use, ...] = ()
    turns: str = ""  # a digest of the order in which it cites them
    references: tuple[Reference, ...] = ()
    editors_links: tuple[EditorsLink, ...] = ()  # in its headnote
    is_shown_draft: bool = False  # a draft that stands among the others, and says what it is: in a preview

    @property
    def is_replaced(self) -> bool:
        """Whether a later version of it is there."""
        return bool(self.versions) and self.versions[-1] != self.slug

    @property
    def name(self) -> str:
        """What the order is called in lists."""
        return called(self.case_names, self.title, self.docket_numbers, self.path)


def called(case_names: Sequence[str], title: str | None, docket_numbers: Sequence[str], path: str) -> str:
    """What an order is called in one line: its case names, else its title, its docket number, its file's name."""
    number = f"Docket no. {docket_numbers[0]}" if docket_numbers else ""
    return "; ".join(case_names) or title or number or path.replace("\\", "/").rpartition("/")[2].rpartition(".")[0] or path


@dataclass(frozen=True, slots=True)
class Library:
    """The whole site at once: the only value that sees more than one order."""

    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class SiblingLink:
    """Words of one order that lead to another of the site: text[start:end] of flow `flow`, to `anchor` on the page of
    `slug`; "" for its top. `citation` as in `Pointer`."""

    flow: str
    start: int
    end: int
    citation: int | None
    slug: str
    anchor: str


@dataclass(frozen=True, slots=True)
class CitedBy:
    """A place where another order of the site cites this one. `cited` is what it cites of it; None for the whole."""

    slug: str
    name: str
    date_filed: str | None
    place: Place
    cited: Place | None


@dataclass(frozen=True, slots=True)
class Version:
    """One of several versions of an order, as the pages of the others name it."""

    slug: str
    name: str
    title: str | None
    date_filed: str | None
    withdrawn: str | None


@dataclass(frozen=True, slots=True)
class OrderLinks:
    """How one order is tied to the others of the site: all that its page shows of them. `versions`: the oldest first, itself
    among them; none where it has no other."""

    links: tuple[SiblingLink, ...] = ()
    cited_by: tuple[CitedBy, ...] = ()
    authority_pages: tuple[tuple[str, str], ...] = ()  # authority's id, its page's name: of those that have one
    targets: tuple[tuple[str, str], ...] = ()  # of links in the headnote: as written, and the address in the site
    versions: tuple[Version, ...] = ()

    @property
    def cites_to(self) -> tuple[str, ...]:
        """The slugs of the orders that it cites, each once, in the order of their first citation."""
        return tuple(dict.fromkeys(link.slug for link in self.links))


@dataclass(frozen=True, slots=True)
class Page:
    """A file of the site: `url` is site-relative ("orders/x.html"); either a template with its context, or bytes.

    `context` and `content` may be functions that make them, called when the page is drawn and not before: where making them
    is work.
    `made_of`, where it is set, says all that the page shows besides its template and the settings (a digest, or the values
    themselves in words): a page whose `made_of` is as it was when it was last written need not be drawn again.
    """

    url: str
    template: str | None = None
    context: dict[str, object] | Callable[[], dict[str, object]] | None = None
    content: bytes | Callable[[], bytes] | None = None
    made_of: str | None = None
