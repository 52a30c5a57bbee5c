"""`[redactions] words` of the editor's file: taken out of the source before anything is read of it.

Whatever is made of an order is made of its source, so words that are not in the source are nowhere: not on the page, in the
JSON, the search index, the slug, the cache. `MARK` takes their place, and lines keep their numbers. Words that only reading
brings together (a running head, a note or a page's end stood between them) are found in the order that was read, traced to the
source by its segments, and taken out there; then it is read again.
"""

import hashlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass, replace

from generator.model import Line, Location, Order, Passage, Problem, Report, Segment, Source
from generator.patterns import compiled
from generator.problems import problem, report_problem
from generator.publishing.phrases import UNSEEN, Phrase, as_seen, phrase_of

MARK = "[redacted by the editor]"  # no court writes this of itself: a reader and a program can tell whose it is
_HELD = "\0" * len(MARK)  # stands for a mark while words are looked for: nothing of a mark is ever redacted
_COLUMN_GAP = 3  # spaces that part columns
_NOTES_MARK = compiled(r"[*_]{0,3}(?:\[\^?\w{1,4}\]|\^?\d{1,3}|[*†‡§]{1,3})?[ \t*_]{1,20}")  # between two words of the same phrase
_NOTHING = compiled(f"[ \t{UNSEEN}]*")
_LINE_NUMBER = compiled(r"[\s>]*(?:\d{1,2}\s+)?")
_MOST_READINGS = 5  # each finds what the one before brought together; two are the rule

Stretch = tuple[int, int, int]  # line, start column, end column


def redact(
    source: Source, words: Sequence[str], parse: Callable[[Source, Report], Order], report: Report, place: Location
) -> Source | None:
    """The source without the `words`, however lines, paragraphs, hyphens and notes cut them; None where some stand nowhere.

    White space is folded; letters count as given (words that also stand in other case are a warning). Problems at `place`, where
    the editor's file has them, never say the words: what a build prints may be read by others.
    """
    phrases = _phrases(words)
    unmatched = {phrase.number for phrase in phrases}
    found = list(_in_source(source, phrases, unmatched))
    for _ in range(_MOST_READINGS):
        if found:
            source = _without(source, found)
        found = list(_in_order(parse(source, _unheard), phrases, unmatched))
        if not found:
            break
    for number in sorted(unmatched):
        report_problem(report, "redaction-unmatched", place, number=number)
    if unmatched:
        return None
    for at, phrase in _in_other_case(source, phrases):
        report_problem(report, "redaction-other-case", at, number=phrase.number)
    if left := list(_set_otherwise(source, phrases)):
        for number, phrase in left:
            at = Location(source.path, number)
            report_problem(report, "redaction-left", at, number=phrase.number, where="this line, set in another way")
        return None
    report_problem(report, "redacted", place)
    return source


def find_left(order: Order, words: Sequence[str], place: Location) -> Iterator[Problem]:
    """An error for each of the words that still stand in what was made of the order: a case's name that was composed of
    words in capitals, the file's name, a slug, the editor's own words."""
    for phrase in _phrases(words):
        if (where := _stands_in(order, phrase)) is not None:
            yield problem("redaction-left", place, number=phrase.number, where=where)


def _in_other_case(source: Source, phrases: Iterable[Phrase]) -> Iterator[tuple[Location, Phrase]]:
    """The phrases that stand in other capitals, each with the first place where it does."""
    for phrase in phrases:
        for line in source.lines:
            if m := phrase.any_case.search(line.text.replace(MARK, _HELD)):
                yield Location(source.path, line.number, m.start()), phrase
                break


def _set_otherwise(source: Source, phrases: Iterable[Phrase]) -> Iterator[tuple[int, Phrase]]:
    """(line, phrase) of phrases that a reader would still see: in letters of other widths, with signs, markup or punctuation
    between them that no rule of ours expects there."""
    text = "\n".join(" ".join(as_seen(line.text.replace(MARK, _HELD)).splitlines()) for line in source.lines)
    for phrase in phrases:
        if (start := phrase.set_otherwise(text)) is not None:
            yield source.lines[text.count("\n", 0, start)].number, phrase


def _phrases(words: Sequence[str]) -> list[Phrase]:
    return [phrase_of(number, text) for number, text in enumerate(words, 1)]


def _unheard(_: Problem) -> None:
    """For readings before the last: what they would report, the last one does."""


# --- where the words stand ------------------------------------------------------------------------------------


def _in_source(source: Source, phrases: Iterable[Phrase], unmatched: set[int]) -> Iterator[Stretch]:
    """The stretches of the lines that hold the words; the numbers of phrases that stand there leave `unmatched`."""
    text = "\n".join(line.text for line in source.lines).replace(MARK, _HELD)
    starts = [0]
    for line in source.lines:
        starts.append(starts[-1] + len(line.text) + 1)
    for phrase in phrases:
        for start, end in phrase.pieces(text):
            unmatched.discard(phrase.number)
            row = bisect_right(starts, start) - 1
            yield row + 1, start - starts[row], end - starts[row]


def _in_order(order: Order, phrases: Iterable[Phrase], unmatched: set[int]) -> Iterator[Stretch]:
    """The same for words that stand together in what was read, and not in the lines as they are."""
    printed = [Passage(p.text, (Segment(0, len(p.text), p.line, p.column),)) for p in order.caption.printed]
    body = [*printed, *(block.passage for block in order.body)]
    notes = [[note.passage] for note in order.footnotes if note.passage is not None]
    for passages in (body, *notes):
        text = "\n".join(passage.text for passage in passages).replace(MARK, _HELD)
        starts = [0]
        for passage in passages:
            starts.append(starts[-1] + len(passage.text) + 1)
        for phrase in phrases:
            for start, end in phrase.pieces(text):
                unmatched.discard(phrase.number)
                n = bisect_right(starts, start) - 1
                yield from _traced(passages[n], start - starts[n], end - starts[n])


def _traced(passage: Passage, start: int, end: int) -> Iterator[Stretch]:
    for s in passage.segments:
        first, last = max(start, s.offset), min(end, s.offset + s.length)
        if first < last:
            yield s.line, s.column + first - s.offset, s.column + last - s.offset


def _stands_in(value: object, phrase: Phrase) -> str | None:
    """The names of the fields below `value` that lead to the words; None where they stand nowhere.

    A path and a slug count too: as they are read, without capitals and stops.
    """
    if isinstance(value, str):
        return "" if phrase.stands_in(value.replace(MARK, _HELD)) else None
    if isinstance(value, tuple):
        return next((where for item in value if (where := _stands_in(item, phrase)) is not None), None)
    for field in fields(value) if is_dataclass(value) else ():
        content = getattr(value, field.name)
        named = field.name in ("path", "slug") and isinstance(content, str) and phrase.stands_in_slug(content)
        where = "" if named else _stands_in(content, phrase)
        if where is not None:
            return f"{field.name} {where}".rstrip()
    return None


# --- taking them out ------------------------------------------------------------------------------------------


def _without(source: Source, stretches: Iterable[Stretch]) -> Source:
    """The source with a mark for each run of stretches; its digest is that of the text that is left.

    The digest of the file as received would give the words away: what is short can be tried until the digest fits.
    """
    by_line: dict[int, list[tuple[int, int]]] = {}
    for number, start, end in sorted(set(stretches)):
        runs = by_line.setdefault(number, [])
        if runs and _NOTHING.fullmatch(source.line(number).text, runs[-1][1], max(start, runs[-1][1])):
            runs[-1] = (runs[-1][0], max(end, runs[-1][1]))
        else:
            runs.append((start, end))
    lines: list[Line] = []
    before = False  # whether the line before ends in words taken out: then these are the same words going on
    for line in source.lines:
        runs = by_line.get(line.number, [])
        text = line.text
        goes_on = before and bool(runs) and _LINE_NUMBER.fullmatch(text, 0, runs[0][0]) is not None
        before = bool(runs) and not text[runs[-1][1] :].strip()
        lines.append(line._replace(text=_marked(text, runs, goes_on)) if runs else line)
    text = "\n".join(line.text for line in lines)
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return replace(source, sha256=digest, lines=tuple(lines), redacted=True)


def _marked(text: str, runs: Sequence[tuple[int, int]], goes_on: bool) -> str:
    """The line with a mark for each run. A first run that goes on from the line before has its mark there, unless nothing
    else is in the line: an empty line would cut the paragraph in two. What stands in columns stays in its column."""
    out: list[str] = []
    done = 0
    for n, (start, end) in enumerate(runs):
        out.append(text[done:start])
        rest = text[end:]
        if (goes_on and n == 0 and rest.strip()) or (n and _NOTES_MARK.fullmatch(text, runs[n - 1][1], start)):
            done = end + (rest[:1] == " " and text[start - 1 : start] in ("", " "))
            continue
        out.append(MARK)
        spaces = len(rest) - len(rest.lstrip(" "))
        done = end
        if spaces >= _COLUMN_GAP and rest.strip():
            out.append(" " * max(_COLUMN_GAP, spaces - len(MARK) + end - start))
            done += spaces
    return "".join(out) + text[done:]
