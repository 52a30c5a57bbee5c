"""Citations of any text, written out: what `docketpress cite` prints. Pure functions of the text and its citations."""

import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import asdict, dataclass
from html import escape

from generator.citing.cited import Cited, find_citations
from generator.citing.markdown_places import left_alone
from generator.citing.resolve import UNKNOWN, Context
from generator.citing.texts import paragraphs
from generator.link_targets import TEMPLATES
from generator.model import Citation
from generator.printing import one_line

FORMAT = "docketpress-citations/1"
COLUMNS = ("line", "kind", "citation", "name", "year", "leads to", "link")
WIDEST = 60  # of a column of the table: what is longer pushes the rest of its row


@dataclass(frozen=True, slots=True)
class CitedText:
    """A text with its citations; `spans` are (start, end) in the text as given, one a citation."""

    text: str
    cited: Cited
    spans: tuple[tuple[int, int], ...]

    def line(self, offset: int) -> int:
        """The line, from 1, on which the character at `offset` stands."""
        return self.text.count("\n", 0, offset) + 1


def cite_text(text: str, context: Context = UNKNOWN, templates: Mapping[str, str] = TEMPLATES) -> CitedText:
    """The citations of a text: its paragraphs, parted by empty lines, are read as a document's body."""
    parts = paragraphs(text)
    cited = find_citations([flow for flow, _ in parts], context, templates)
    places = {flow.id: of for flow, of in parts}
    spans = tuple((places[c.flow][c.start], places[c.flow][c.end - 1] + 1) for c in cited.citations)
    return CitedText(text, cited, spans)


def rows(done: CitedText) -> Iterator[tuple[str, ...]]:
    """A row a citation, in the order of `COLUMNS`."""
    line, counted = 1, 0
    for citation, (start, _) in zip(done.cited.citations, done.spans, strict=True):
        line, counted = line + done.text.count("\n", counted, start), start
        said = (citation.name, citation.year, citation.target, citation.url)
        yield str(line), citation.kind, citation.text, *("" if value is None else str(value) for value in said)


def as_table(done: CitedText) -> str:
    """A line a citation under the names of the columns, set in columns; nothing that a terminal obeys."""
    table = [COLUMNS, *(tuple(one_line(cell) for cell in row) for row in rows(done))]
    widths = [min(max(map(len, column)), WIDEST) for column in zip(*table, strict=True)]
    return "".join("  ".join(map(str.ljust, row, widths)).rstrip() + "\n" for row in table)


def as_json(done: CitedText) -> str:
    """The citations and the authorities, with offsets into the text as given. In ASCII: any console can print it."""
    citations = []
    for citation, (start, end) in zip(done.cited.citations, done.spans, strict=True):
        fields = {key: value for key, value in asdict(citation).items() if key != "flow"}
        citations.append({**fields, "start": start, "end": end})
    whole = {"format": FORMAT, "citations": citations, "authorities": [asdict(a) for a in done.cited.authorities]}
    return json.dumps(whole, indent=1) + "\n"


def as_markdown(done: CitedText) -> str:
    """The text, which may be Markdown, with a link around each citation whose link is sure; every other character as given.

    Code, links, addresses and HTML that it has already are left alone.
    """
    places = left_alone(done.text)

    def marked(words: str, citation: Citation, start: int) -> str:
        before = done.text[start - 1 : start]  # a backslash, "!" and "]" would give our bracket another meaning
        if citation.url is None or "`" in words or before in ("\\", "!", "]") or places.touch(start, start + len(words)):
            return words
        return f"[{_bracketed(words)}](<{citation.url}>)"

    return "".join(_woven(done, marked, str))


def as_html(done: CitedText) -> str:
    """The text as an HTML fragment: `<a>` around each citation whose link is sure, `<cite>` around the others."""

    def marked(words: str, citation: Citation, _start: int) -> str:
        title = escape(citation.target or "", quote=True)
        if citation.url:
            return f'<a class="citation" href="{escape(citation.url, quote=True)}" title="{title}">{escape(words)}</a>'
        return f'<cite class="citation" title="{title}">{escape(words)}</cite>'

    return "".join(_woven(done, marked, escape))


def _bracketed(words: str) -> str:
    return words.replace("[", "\\[").replace("]", "\\]")


def _woven(done: CitedText, marked: Callable[[str, Citation, int], str], plain: Callable[[str], str]) -> Iterator[str]:
    """The text in pieces: what stands between citations by `plain`, each citation by `marked`."""
    at = 0
    for citation, (start, end) in zip(done.cited.citations, done.spans, strict=True):
        yield plain(done.text[at:start])
        yield marked(done.text[start:end], citation, start)
        at = end
    yield plain(done.text[at:])
