"""permalinks.lock: every address that was published, and of each order every anchor with digests of its words.

A line that begins a section is an address; what belongs to it stands below, indented. Sections are sorted by address, anchors
stand in reading order, so that a difference between two versions shows what changed, and Git merges what two people added:

    docketpress-permalinks/1
    # …
    about.html pages/about.md 3f0c4a5e1b2d6978
    courts/akd.html
    orders/old-name.html > orders/new-name.html
    orders/taken-down.html gone y.txt
    orders/x.html x.txt 0e7df493e83d3102 Q2hhbmdl
     + .json .md
     p1 Ab3dE9xy 412 x9Kq2Z11
      page-1 Ab3dE9xy 48
     p2 gone
    end

A line “redacted” says that the addresses which the order had before are not kept, for they may hold words that were redacted.

What an address was made from stands behind it: the file below content/ and the first digits of its text's SHA-256; last, a digest
of the section's own lines. By that a section that is as it was need not be read, and a file that somebody changed is told from one
that docketpress wrote.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, unquote

from generator.model import Location, Report
from generator.patterns import compiled
from generator.problems import report_problem
from generator.publishing.anchors import Anchor
from generator.publishing.letters import WINDOW, digest

FILE = "permalinks.lock"
FORMAT = "docketpress-permalinks/1"
SAYS = (
    "# Every address that this site has published, and every anchor in its orders. docketpress writes this file: keep it with",
    "# the site, change nothing in it. README, “Addresses that stay”, says how to let one go.",
)
FORGET = " redacted\n"
SHA_DIGITS = 16
_MERGED = "two versions of it were merged, and not made one"
_TWICE = "an address stands here a second time"
_IF_MERGED = (
    "keep the addresses of both versions, each once with the lines below it, and take out the lines of <, = and >; then build"
)
_IF_DAMAGED = "put back the file of your last commit, or the one that the published site has: docketpress alone writes it"
_HALF = 0.5

_ANCHOR = compiled(r" ( ?)(\S+) ([\w-]{8}) (\d{1,7})(?: ([\w-]{8}))?")
_HEAD = compiled(rf"{re.escape(FORMAT)}\n(?:#.*\n)*")
_SECTION = compiled(r"(?P<head>[^ \n].*)\n(?P<lines>(?: .*\n)*+)")
_CONFLICT = ("<<<<<<<", "=======", ">>>>>>>", "|||||||")


@dataclass(frozen=True, slots=True)
class Section:
    """An address that was published. `path`: the file below content/ that it was made from, `sha` the beginning of its digest;
    `moved`: the address that has its content now; `gone`: it was taken down. `lines`: what belongs to it, as it is written."""

    url: str
    path: str = ""
    sha: str = ""
    moved: str = ""
    gone: bool = False
    lines: str = ""

    def anchors(self) -> Iterator[Anchor]:
        """The anchors that lead somewhere, in reading order."""
        for line in self.lines.splitlines():
            if m := _ANCHOR.fullmatch(line):
                point, anchor, opening, length, closing = m.groups()
                yield Anchor(unquote(anchor), opening, int(length), closing or "", bool(point))

    def gone_anchors(self) -> frozenset[str]:
        """The ids of the anchors that were let go."""
        return frozenset(unquote(line[1:-5]) for line in self.lines.splitlines() if line.endswith(" gone"))

    @property
    def anchor_lines(self) -> str:
        """Its lines but for that of its other forms."""
        return self.lines.partition("\n")[2] if self.lines.startswith(" + ") else self.lines

    def endings(self) -> tuple[str, ...]:
        """What the addresses of its other forms have in place of ".html": ".json"."""
        first, _, _ = self.lines.partition("\n")
        return tuple(first[3:].split(" ")) if first.startswith(" + ") else ()

    @property
    def forgets(self) -> bool:
        """Whether addresses that its order had before must be forgotten: they may hold words that were redacted."""
        return FORGET in self.lines

    @property
    def stem(self) -> str:
        """The address without ".html"."""
        return self.url.removesuffix(".html")

    def written(self) -> str:
        """The section as it stands in the file."""
        if self.moved:
            return f"{self.url} > {self.moved}\n"
        if self.gone:
            return f"{self.url} gone {quote(self.path)}".rstrip() + "\n"
        if not self.path:
            return f"{self.url}\n"
        head = f"{self.url} {quote(self.path)} {self.sha}"
        return f"{head} {digest(self.lines)}\n{self.lines}" if self.lines else f"{head}\n"


def endings_line(endings: Iterable[str]) -> str:
    """The line that says which other forms an address has."""
    found = " ".join(sorted(endings))
    return f" + {found}\n" if found else ""


def anchor_lines(anchors: Iterable[Anchor], gone: Iterable[str] = ()) -> str:
    """The lines of the anchors, and of those that were let go."""
    lines = []
    for a in anchors:
        closing = f" {a.closing}" if a.closing else ""
        lines.append(f" {' ' * a.point}{quote(a.id)} {a.opening} {a.length}{closing}\n")
    lines += [f" {quote(anchor)} gone\n" for anchor in sorted(gone)]
    return "".join(lines)


@dataclass(frozen=True, slots=True)
class Published:
    """What an order may have been published as: `own`, made from that very file; `orphans`, from files that are there no more.
    `earlier`: the addresses that lead to its own."""

    own: Section | None = None
    orphans: tuple[Section, ...] = ()
    earlier: tuple[str, ...] = ()

    def of(self, sha256: str, order_anchors: Iterable[Anchor]) -> Section | None:
        """Its own section; else the orphan of the same text; else that of which half the paragraphs or more begin as its do."""
        if self.own is not None or not self.orphans:
            return self.own
        same = next((orphan for orphan in self.orphans if orphan.sha == sha256[:SHA_DIGITS]), None)
        if same is not None:
            return same
        keys = frozenset(anchor.key for anchor in order_anchors if not anchor.point)
        best = max(self.orphans, key=lambda orphan: _likeness(orphan, keys))
        return best if _likeness(best, keys) >= _HALF else None


def _likeness(section: Section, keys: Collection[tuple[str, int]]) -> float:
    """How many of the section's blocks and notes, of 1 in all, begin with words of which these are the openings."""
    flows = [anchor for anchor in section.anchors() if not anchor.point and anchor.length >= WINDOW]
    return sum(anchor.key in keys for anchor in flows) / len(flows) if flows else 0.0


@dataclass(frozen=True, slots=True)
class Permalinks:
    """What was published, by address."""

    sections: Mapping[str, Section] = field(default_factory=dict)
    texts: Mapping[str, str] = field(default_factory=dict)  # of those that were read: as they stand in the file

    def published(self, names: Collection[str]) -> Iterator[Published]:
        """For each of the files `names` what it may have been published as."""
        by_path: dict[str, Section] = {}
        earlier: dict[str, list[str]] = {}
        for section in self.sections.values():
            if section.path and (section.lines or section.path not in by_path):
                by_path[section.path] = section
            if section.moved:
                earlier.setdefault(self.led_to(section).url, []).append(section.url)
        there = set(names)
        orphans = tuple(section for path, section in by_path.items() if path not in there and section.lines)
        for name in names:
            own = by_path.get(name)
            yield Published(own, (), tuple(earlier.get(own.url, ()))) if own else Published(None, orphans)

    def led_to(self, section: Section) -> Section:
        """The section at the end of the way on which `section` leads, itself if it leads nowhere."""
        seen = {section.url}
        while section.moved not in seen and (following := self.sections.get(section.moved)):
            seen.add(following.url)
            section = following
        return section

    def written(self, before: "Permalinks | None" = None) -> bytes:
        """The file. `before`: one that was read; of which what is the same is taken as it stands."""
        known, texts = (before.sections, before.texts) if before else ({}, {})
        written = (
            texts[url] if url in texts and known[url] == section else section.written()
            for url, section in sorted(self.sections.items())
        )
        return "".join((FORMAT, "\n", *(f"{line}\n" for line in SAYS), *written, "end\n")).encode("utf-8", "surrogateescape")


def read_permalinks(data: bytes, report: Report) -> Permalinks | None:
    """The record in `data`. None where it cannot be relied on, which is reported with the line: nothing is forgotten in silence."""
    text = data.decode("utf-8", "surrogateescape").replace("\r\n", "\n")
    sections, texts = dict[str, Section](), dict[str, str]()
    what, line = _read(text, sections, texts)
    if what:
        hint = _IF_MERGED if what in (_MERGED, _TWICE) else _IF_DAMAGED
        report_problem(report, "permalinks-damaged", Location(FILE, line), what=what, hint=hint)
        return None
    return Permalinks(sections, texts)


def _read(text: str, sections: dict[str, Section], texts: dict[str, str]) -> tuple[str, int]:
    """Puts the sections of `text` into `sections` and `texts`; what is wrong with it, and where: "" and 0 if nothing."""

    def line(at: int) -> int:
        return text.count("\n", 0, at) + 1

    head = _HEAD.match(text)
    if head is None:
        return f"its first line is not “{FORMAT}”", 1
    at = head.end()
    while m := _SECTION.match(text, at):
        if m["head"] == "end":
            return ("", 0) if m.end() == len(text) else ("something stands behind its end", line(m.end()))
        if m["head"].startswith(_CONFLICT):
            return _MERGED, line(at)
        section = _section(m["head"], m["lines"])
        if section is None:
            return "what stands here is not what docketpress wrote", line(at)
        if section.url in sections:
            return _TWICE, line(at)
        sections[section.url], texts[section.url] = section, m[0]
        at = m.end()
    return "its end is missing", line(len(text))


def _section(head: str, lines: str) -> Section | None:
    match head.split(" "):
        case [url] if url and not lines:
            return Section(url)
        case [url, "gone", *path] if not lines and len(path) < 2:
            return Section(url, unquote("".join(path)), gone=True)
        case [url, ">", moved] if not lines:
            return Section(url, moved=moved)
        case [url, path, sha] if len(sha) == SHA_DIGITS and not lines:
            return Section(url, unquote(path), sha)
        case [url, path, sha, said] if len(sha) == SHA_DIGITS and digest(lines) == said:
            return Section(url, unquote(path), sha, lines=lines)
    return None
