"""What Markdown says inside a passage: emphasis, escapes, links. Passage → the passage without the markup.

An order is not handed to a Markdown library: one drops notes that nothing refers to, and takes an indented caption for
code. Here markup becomes spans, and every character of it is recorded; what does not pair off stays as it was written.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.model import Emphasis, EmphasisStyle, Furniture, PageMark, Passage
from generator.parsing.passages import Excision, cut_all
from generator.patterns import compiled

TOKEN = compiled(
    r"(?P<escape>\\(?=[\\`*_{}\[\]()#+\-.!~>|&$'\"]))"
    r"|(?P<run>\*{1,3}|_{1,3})"
    r"|(?P<link>\]\((?=[^\s()]{0,2000}[/#:.])(?:<[^<>\s]{0,2000}>|[^\s()<>]{1,2000}(?:\([^\s()]{0,200}\)[^\s()<>]{0,500})?)(?:\s\"[^\"\s][^\"]{0,200}\")?\))"
    r"|(?P<open>!?\[)"
    r"|(?P<tag></?(?:br|em|i|b|strong|u|p|div|span|hr|center|small|blockquote)(?:\s[^<>]{0,200})?/?>)"
)
LINE_HEAD = compiled(r"(?:#{1,6}(?=\s|$)|>(?:\s?>)*(?=\s|$)|[-*+](?=\s))")
LINE_TAIL = compiled(r"\s#+$|\\$")
PARTING = compiled(r"</?(?:br|p|div|hr|center|blockquote)\b")
PUNCTUATION = frozenset(".,;:")  # emphasised alone: "*Sullivan*" was split into "Sullivan*.*"
LEAD = 60  # characters of a signal or word that is emphasised with the space behind it
STYLES: dict[int, EmphasisStyle] = {1: "italic", 2: "bold", 3: "bold italic"}


@dataclass(slots=True)
class Run:
    """A run of `left` stars or underscores that still wants its partner, from text[at]. Closers lose their first ones,
    openers their last."""

    at: int
    left: int
    mark: str


def read_markdown(passage: Passage, bullet: bool = False) -> tuple[Passage, tuple[Furniture, ...]]:
    """The passage with its emphasis as spans; addresses and tags as furniture, all other markup consumed.

    `bullet`: a dash or star that opens the passage marks an item of a list.
    """
    cuts: list[Excision] = list(line_heads(passage, bullet))
    heads = {c.start for c in cuts}
    text = passage.text
    brackets: list[tuple[int, int]] = []
    pairing = Pairing(text, {s.offset for s in passage.spans if isinstance(s, PageMark)})
    at = 0
    while m := TOKEN.search(text, at):
        at = m.end()
        if m.start() in heads:
            at = m.start() + 1
            continue
        if m.lastgroup == "escape":
            cuts.append(Excision(m.start(), m.end(), "markup"))
            at += 1
        elif m.lastgroup == "run":
            pairing.take(m.start(), m.end())
        elif m.lastgroup == "open":
            brackets.append((m.start(), m.end()))
        elif m.lastgroup == "link":
            if brackets:
                start, end = brackets.pop()
                if text[start : start + 2] != "[^":
                    cuts.append(Excision(start, end, "markup"))
                    cuts.append(Excision(m.start(), m.end(), None))
        elif (
            not PARTING.match(m.group())
            or " " in text[max(0, m.start() - 1) : m.end() + 1]
            or m.start() == 0
            or m.end() == len(text)
        ):
            cuts.append(Excision(m.start(), m.end(), None))  # not where only the tag parts two words
    pairing.finish()
    cuts = sorted([*cuts, *pairing.cuts], key=lambda c: c.start)
    marked = replace(passage, spans=(*passage.spans, *pairing.emphases))
    plain, taken = cut_all(marked, cuts)
    furniture = tuple(
        Furniture(s.line, s.column, s.column + s.length, "markup", text[s.offset : s.offset + s.length]) for s in taken
    )
    return plain, furniture


def line_heads(passage: Passage, bullet: bool) -> Iterator[Excision]:
    """The "#", ">" and the bullet that open a line of the source, and what may close one."""
    line = 0
    for n, s in enumerate(passage.segments):
        words = passage.text[s.offset : s.offset + s.length]
        last = n + 1 == len(passage.segments) or passage.segments[n + 1].line != s.line
        if s.line != line:
            line = s.line
            m = LINE_HEAD.match(words)
            if m and words[0] == "#" and m.end() == len(words) and last:
                m = None  # no heading without words; they may stand behind a star page: "## *12 THE CLAIMS"
            if m and (words[0] in "#>" or (bullet and s.offset == 0)):
                yield Excision(s.offset, s.offset + m.end(), "markup")
        if last and (m := LINE_TAIL.search(words)) and (words[-1] == "\\" or passage.text.startswith("#")):
            yield Excision(s.offset + m.start(), s.offset + m.end(), "markup")


class Pairing:
    """Pairs the runs of stars and underscores of a text, taken in order, into emphases and the cuts of their marks."""

    def __init__(self, text: str, page_marks: set[int]) -> None:
        self.text, self.page_marks = text, page_marks
        self.openers: list[Run] = []
        self.emphases: list[Emphasis] = []
        self.cuts: list[Excision] = []

    def take(self, start: int, end: int) -> None:
        """Pairs the run text[start:end] with those before it; what remains of it may open."""
        mark, left = self.text[start], end - start
        before, after = self.neighbours(start, end)
        can_open = after != " " and (after.isalnum() or not before.isalnum())
        can_close = before != " " and (before.isalnum() or not after.isalnum())
        if mark == "_":
            can_open, can_close = can_open and not before.isalnum(), can_close and not after.isalnum()
        if can_open and not can_close and after.isdigit() and self.text[max(0, start - 4) : start] in ("at ", " at "):
            return  # a page of Westlaw's: "at *3"
        while can_close and left and (n := partner(self.openers, mark)) is not None:
            size = self.close(self.openers[n], start, min(self.openers[n].left, left, 3))
            start, left = start + size, left - size
            del self.openers[n + (1 if self.openers[n].left else 0) :]
        again = end + 1 + left
        around = self.text[end + 1 : again] == mark * left and self.text[again : again + 1] in ("", " ", ")", "”", '"')
        if left and (can_open or (after in PUNCTUATION and around)):
            self.openers.append(Run(start, left, mark))

    def finish(self) -> None:
        """Pairs what HTML left behind that stood with its space inside: "*See *Carpenter", two runs that both only open."""
        n = 0
        while n + 1 < len(self.openers):
            first, second = self.openers[n], self.openers[n + 1]
            inside = first.at + first.left
            words = self.text[inside : second.at] if second.at - inside <= LEAD else ""
            if (first.mark, first.left) == (second.mark, second.left) and words.endswith(" ") and is_lead(words, first.mark):
                self.close(first, second.at, first.left)
                n += 1
            n += 1

    def close(self, opener: Run, start: int, size: int) -> int:
        """An emphasis from the opener to text[start]; `size` marks of each are spent."""
        opened = opener.at + opener.left - size
        inside = opened + size
        self.emphases.append(Emphasis(inside + (self.text[inside] == " "), start - (self.text[start - 1] == " "), STYLES[size]))
        self.cuts += (Excision(opened, inside, "markup"), Excision(start, start + size, "markup"))
        opener.left -= size
        return size

    def neighbours(self, start: int, end: int) -> tuple[str, str]:
        """The characters beside the run; those beyond a star page that parts it from its word ("*\\*3 Id.*")."""
        text = self.text
        before = text[start - 1] if start else " "
        after = text[end] if end < len(text) else " "
        if after == " " and end + 1 in self.page_marks:
            after = text[end + 1 : end + 2] or " "
        if before == " " and start in self.page_marks:
            before = text[start - 2 : start - 1] or " "
        return before, after


def is_lead(words: str, mark: str) -> bool:
    """Whether words that a mark opens may be emphasised up to their last space: no further mark in them, no page's number."""
    return mark not in words and words[0].isalpha()


def partner(openers: Sequence[Run], mark: str) -> int | None:
    """The nearest opener of the same mark; one of the other kind that is never closed is no bar, but far ones are."""
    for n in range(len(openers) - 1, max(-1, len(openers) - 9), -1):
        if openers[n].mark == mark:
            return n
    return None
