"""Where a Markdown text must be left alone (CommonMark): code, links, images, addresses, HTML. No link may stand inside these.

One pass over the lines, one over the words of those that are no code; each pattern stops at the line's or the paragraph's end.
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from generator.patterns import compiled

# Within lists and quotations too, where it is taken to run on if it is not closed.
FENCE = compiled(r"[ \t]*+(?:(?:>|(?:[-*+]|\d{1,9}[.)])[ \t])[ \t]*+)*+(?P<fence>`{3,}|~{3,})(?P<info>[^\n]*)")
INDENTED = compiled(r"(?:(?: {0,3}>)++ )?+(?: {4}| {0,3}\t)[ \t]*\S")
ITEM = compiled(r" {0,3}(?:[-*+]|\d{1,9}[.)])(?:[ \t]|$)")
ITEM_OF_CODE = compiled(r"(?:(?: {0,3}>)++ ?+)?+ {0,3}+(?:[-*+]|\d{1,9}[.)])(?: {5}| {0,3}\t[ \t])[ \t]*\S")
DEFINITION = compiled(r" {0,3}\[(?P<label>[^\[\]\n]{1,999})\]:[^\n]*")
HTML_BLOCK = compiled(r"(?m:^) {0,3}<(?:[/!?]|[A-Za-z][\w-]*[\s/>])")  # a line that begins with a tag: to the paragraph's end
TICKS = compiled(r"`+")
# What opens something within a paragraph: a link's or an image's text, a tag, an address.
TAG = compiled(r"<(?:!--|/?(?P<name>[A-Za-z][\w-]{0,40})|[A-Za-z][A-Za-z0-9+.-]{1,31}:|[^\s<>@]{1,99}@)")
ADDRESS = compiled(r"https?://[^\s<>]+|www\.[^\s<>]+")
TARGET = compiled(
    r"\((?:[ \t\n]*(?:<[^<>\n]{0,2000}>|[^\s()<>]{0,2000}(?:\([^\s()<>]{0,200}\)[^\s()<>]{0,2000}){0,4})"
    r"(?:[ \t\n]+(?:\"[^\"]{0,500}\"|'[^']{0,500}'|\([^()]{0,500}\)))?[ \t\n]*)\)|\[[^\[\]]{0,999}\]"
)
# Elements whose words are left alone as well.
ELEMENT = compiled(r"<(?P<closing>/?)(?P<name>(?i:a|code|pre|script|style|textarea|kbd|samp))(?=[\s>/])[^<>]{0,2000}>")
LONGEST_TAG = 4000


@dataclass(frozen=True, slots=True)
class Places:
    """Stretches of a text, ascending and apart."""

    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def touch(self, start: int, end: int) -> bool:
        """Whether text[start:end] has a character in common with one of them."""
        at = bisect_left(self.ends, start + 1)
        return at < len(self.starts) and self.starts[at] < end


def left_alone(text: str) -> Places:
    """The stretches of a Markdown text in which nothing may be marked up."""
    merged: list[tuple[int, int]] = []
    blocks = list(_code_blocks(text))
    labels = frozenset(_label(m["label"]) for start, end in blocks if (m := DEFINITION.match(text, start, end)))
    prose = [place for block in _prose(text, blocks) for place in _in_prose(text, *block, labels)]
    for start, end in sorted((*blocks, *prose, *_elements(text, set(prose)))):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return Places(tuple(start for start, _ in merged), tuple(end for _, end in merged))


def _lines(text: str) -> Iterator[tuple[int, int]]:
    at = 0
    while at < len(text):
        end = text.find("\n", at)
        end = len(text) if end < 0 else end + 1
        yield at, end
        at = end


def _code_blocks(text: str) -> Iterator[tuple[int, int]]:
    """Fenced code (to the end where it is not closed), indented code outside of lists, definitions of links."""
    fence, opened, in_list, blank = "", 0, False, True
    for start, end in _lines(text):
        empty = not text[start:end].strip(" \t\r\n>")
        indented = INDENTED.match(text, start, end) is not None and not in_list
        m = None if indented else FENCE.match(text, start, end)
        if fence:
            if m and m["fence"].startswith(fence) and not m["info"].strip():
                yield opened, end
                fence, blank = "", True
        elif m and not (m["fence"][0] == "`" and "`" in m["info"]):
            fence, opened = m["fence"], start
        elif (blank and (indented or DEFINITION.match(text, start, end))) or ITEM_OF_CODE.match(text, start, end):
            yield start, end  # `blank` stays: an indented line may follow an indented one
        else:
            if not empty:
                in_list = ITEM.match(text, start, end) is not None or (in_list and (text[start] in " \t" or not blank))
            blank = empty
    if fence:
        yield opened, len(text)


def _escaped(text: str, at: int) -> bool:
    """Whether a backslash, itself not escaped, takes the meaning of the character at `at`."""
    first = at
    while first > 0 and text[first - 1] == "\\":
        first -= 1
    return (at - first) % 2 == 1


def _label(printed: str) -> str:
    """A link's label as CommonMark compares them: white space folded, capitals or not."""
    return " ".join(printed.split()).casefold()


def _prose(text: str, blocks: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The paragraphs that are none of `blocks`: within one alone do links and code spans begin and end."""
    begin, at = None, 0
    for start, end in _lines(text):
        while at < len(blocks) and blocks[at][1] <= start:
            at += 1
        stops = text[start:end].isspace() or (at < len(blocks) and blocks[at][0] <= start)
        if stops and begin is not None:
            yield begin, start
            begin = None
        elif not stops and begin is None:
            begin = start
    if begin is not None:
        yield begin, len(text)


def _in_prose(text: str, start: int, end: int, labels: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Code spans, links, images, tags with their words, and addresses in the paragraph text[start:end]."""
    if html := HTML_BLOCK.search(text, start, end):
        yield html.start(), end
    spans = list(_code_spans(text, start, end))
    yield from spans
    yield from (m.span() for m in ADDRESS.finditer(text, start, end))
    yield from _tags(text, start, end)
    yield from _links(text, start, end, Places(tuple(a for a, _ in spans), tuple(z for _, z in spans)), labels)


def _code_spans(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    runs = [m.span() for m in TICKS.finditer(text, start, end)]
    following: dict[int, list[int]] = {}
    for n in reversed(range(len(runs))):
        following.setdefault(runs[n][1] - runs[n][0], []).append(n)
    n = 0
    while n < len(runs):
        opens = runs[n][0] + _escaped(text, runs[n][0])
        same = following.get(runs[n][1] - opens, [])
        while same and same[-1] <= n:
            same.pop()
        if same and opens < runs[n][1]:
            yield opens, runs[same[-1]][1]
            n = same[-1]
        n += 1


def _tags(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Tags, comments and addresses in angle brackets."""
    at = start
    while (m := TAG.search(text, at, end)) is not None:
        closes = "-->" if m.group() == "<!--" else ">"
        stop = text.find(closes, m.end(), min(end, m.end() + LONGEST_TAG))
        inside = text[m.end() : stop] if closes == ">" else ""
        if stop < 0 or _escaped(text, m.start()) or "<" in inside or (not m["name"] and len(inside.split()) > 1):
            at = m.end()
            continue
        at = stop + len(closes)
        yield m.start(), at


def _elements(text: str, tags: set[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Elements whose words are left alone, to the end of the text where they are not closed; `tags` has all tags of the prose."""
    open_at, name = -1, ""
    for m in ELEMENT.finditer(text):
        if (m.start(), m.end()) not in tags:
            continue  # in code
        if open_at < 0 and not m["closing"]:
            open_at, name = m.start(), m["name"].lower()
        elif open_at >= 0 and m["closing"] and m["name"].lower() == name:
            yield open_at, m.end()
            open_at = -1
    if open_at >= 0:
        yield open_at, len(text)


def _links(text: str, start: int, end: int, code: Places, labels: frozenset[str]) -> Iterator[tuple[int, int]]:
    """`[words](target)`, `[words][reference]` and `![…]`: brackets in pairs, code taken as one."""
    opened: list[int] = []
    for bracket in BRACKET.finditer(text, start, end):
        at = bracket.start()
        if _escaped(text, at) or code.touch(at, at + 1):
            continue
        if text[at] == "[":
            opened.append(at)
        elif opened:
            begin = opened.pop()
            if m := TARGET.match(text, at + 1, end):
                yield begin - (text[begin - 1 : begin] == "!"), m.end()
            elif labels and at - begin < LONGEST_LABEL and _label(text[begin + 1 : at]) in labels:
                yield begin, at + 1


BRACKET = compiled(r"[\[\]]")
LONGEST_LABEL = 1000
