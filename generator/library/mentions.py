"""In which words an order cites an authority: the sentence, verbatim, and the one before where the sentence is a bare citation."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.library.places import place
from generator.model import Citation, Order, Place
from generator.patterns import compiled
from generator.sentences import sentences

LONGEST = 600  # characters of an excerpt: a longer sentence is cut about its citation
FEW = 4  # words: a sentence that has fewer besides its citations is a bare citation
PARENTHETICAL = compiled(r"\([^()]*\)")
WORD = compiled(r"(?<!\w)[a-z]{3,}(?!\w)")


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where an order cites an authority, by the id that the order's table has for it.

    `text` is a run of the words of the block or note; `cut_before` and `cut_after` say where its sentence goes on.
    """

    authority: str
    place: Place
    text: str
    cut_before: bool = False
    cut_after: bool = False


def mentions_of(order: Order, authorities: Collection[str] | None = None) -> Iterator[Mention]:
    """The mentions of those authorities (None: of all that the order has), in reading order. No two of one authority in one
    block or note have words in common."""
    texts = {name: passage.text for name, passage in order.flows()}
    labels = {note.id: note.label for note in order.footnotes}
    by_flow: dict[str, list[Citation]] = {}
    for citation in order.citations:
        by_flow.setdefault(citation.flow, []).append(citation)
    for flow, cited in by_flow.items():
        wanted = [c for c in cited if c.authority is not None and (authorities is None or c.authority in authorities)]
        if wanted:
            yield from _in_flow(place(flow, labels), texts[flow], cited, wanted)


def _in_flow(where: Place, text: str, cited: Sequence[Citation], wanted: Iterable[Citation]) -> Iterator[Mention]:
    """The mentions in one block or note; `cited` are all its citations, ascending, `wanted` some of them."""
    spans = sentences(text)
    begins, ends = {start for start, _ in spans}, {end for _, end in spans}
    shown: dict[str, int] = {}  # authority → how far the words were shown for it
    bare: dict[tuple[int, int], bool] = {}
    at = 0
    for citation in wanted:
        authority = citation.authority or ""
        done = shown.get(authority, 0)
        while at + 1 < len(spans) and spans[at][1] <= citation.start:
            at += 1
        if citation.end <= done:
            continue
        last = at
        while last + 1 < len(spans) and spans[last][1] < citation.end:
            last += 1
        whole = spans[at][0], spans[last][1]
        if whole not in bare:
            bare[whole] = is_bare(text, whole, cited)
        start, end = shortened(text, max(spans[at - 1][0] if at and bare[whole] else whole[0], done), whole[1], citation)
        start += len(text[start:end]) - len(text[start:end].lstrip())
        shown[authority] = end
        yield Mention(authority, where, text[start:end], start not in begins, end not in ends)


def is_bare(text: str, sentence: tuple[int, int], cited: Sequence[Citation]) -> bool:
    """Whether the sentence, from offset to offset, is hardly more than its citations."""
    left, done = [], sentence[0]
    for n in range(bisect_left(cited, sentence[0], key=lambda c: c.start), len(cited)):
        citation = cited[n]
        if citation.end > sentence[1]:
            break
        left.append(text[done : citation.start])
        done = max(done, citation.end)
    left.append(text[done : sentence[1]])
    return len(WORD.findall(PARENTHETICAL.sub(" ", " ".join(left)))) < FEW


def shortened(text: str, start: int, end: int, citation: Citation) -> tuple[int, int]:
    """text[start:end] where it is no longer than an excerpt may be, else what is about the citation, cut between words."""
    if end - start <= LONGEST:
        return start, end
    before, after = max(start, citation.start - LONGEST * 2 // 3), min(end, max(citation.end, citation.start + LONGEST // 3))
    if before > start:
        before = text.find(" ", before, citation.start) + 1 or citation.start
    if after < end:
        after = max(text.rfind(" ", citation.end, after), citation.end)
    return before, after
