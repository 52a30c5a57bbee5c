"""What each citation refers to: short forms, *supra*, *Id.*, sections and rules whose title stands elsewhere.

No answer is better than a guess: what the document does not settle stays without a target.
"""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from generator.citing.antecedents import Stack
from generator.citing.between import Between, Document
from generator.citing.case_pages import MOST_PAGES
from generator.citing.found import Flow, Found, Parentheses
from generator.citing.orphans import Orphans
from generator.citing.provisions import Provisions, nearest
from generator.courts import entries
from generator.patterns import compiled

NUMBER = compiled(r"\d+")
WORD = compiled(r"\w+")
LONGEST_CASE = 200  # pages within which a page named alone may lie
CANDIDATES = 50  # cases of one volume that a short form is weighed against
Pair = tuple[Flow, Found]


@dataclass(frozen=True, slots=True)
class Context:
    """What is known of the document that cites: its court's courts-db id, and its own docket numbers."""

    court: str | None = None
    docket_numbers: tuple[str, ...] = ()


class Resolved(NamedTuple):
    """A citation with what it leads to; `antecedent` is the index of the citation that it refers to."""

    flow: Flow
    found: Found
    antecedent: int | None = None


UNKNOWN = Context()
UNSURE = ("section", "named")  # no citations at all where the document does not tell what they mean


def resolve(pairs: Sequence[Pair], context: Context, flows: Sequence[Flow], declared: str | None = None) -> list[Resolved]:
    """The citations of a document, in reading order, each with its target where one is certain; `flows`: all that it has.

    `declared`: the code whose sections it says that it cites by number alone.
    """
    known = Known(pairs, context, declared)
    first = [known.resolved(i) for i in range(len(pairs))]
    settled = [n for n, one in enumerate(first) if one.found.refers not in UNSURE or one.found.target]
    place = {n: at for at, n in enumerate(settled)}
    return _resolve_ids(
        known.called(),
        [first[n]._replace(antecedent=place.get(-1 if (to := first[n].antecedent) is None else to)) for n in settled],
        flows,
    )


class Known:
    """What the document cites in full, by what short forms call it. Built once a document."""

    def __init__(self, pairs: Sequence[Pair], context: Context, declared: str | None) -> None:
        self.pairs = pairs
        self.context = context
        self.volumes: dict[tuple[str, str], dict[str, list[int]]] = {}
        self.starts: dict[tuple[str, str], list[int]] = {}
        self.names: dict[str, list[int]] = {}
        self.provisions = Provisions(pairs, context.court, context.docket_numbers, declared)
        self.by_reference = {
            "short": self._short,
            "supra": self._supra,
            "named": self._named_page,
            "section": self._section,
            "rule": self._rule,
        }
        for i, (_, found) in enumerate(pairs):
            self._take(i, found)

    def _take(self, i: int, found: Found) -> None:
        if found.kind == "case" and found.key:
            self.volumes.setdefault((found.volume, found.reporter), {}).setdefault(found.page, []).append(i)
            for word in name_words(found.name):
                self.names.setdefault(word, []).append(i)
        else:
            self.provisions.take(i, found)

    def called(self) -> dict[str, frozenset[str]]:
        """The words by which the document may speak of its cases → the authorities that they can mean."""
        return {word: frozenset(self.pairs[n][1].key for n in indices) for word, indices in self.names.items()}

    def resolved(self, i: int) -> Resolved:
        """Citation `i` with its target, *Id.* left as it is."""
        flow, found = self.pairs[i]
        if found.kind == "case":
            return self._named(i) if found.name is None else Resolved(flow, found)
        if found.refers in self.by_reference:
            return self.by_reference[found.refers](i)
        if found.kind in ("rule", "constitution"):
            return Resolved(flow, self.provisions.of_own_court(found))
        if found.kind == "local-rule" and not found.target and (court := citation_string(self.context.court)):
            target = f"{court} {found.reporter} {found.section}"
            return Resolved(flow, found._replace(target=target, title=court, key=target.partition("(")[0]))
        return Resolved(flow, found)

    def _named(self, i: int) -> Resolved:
        """A case cited again in full, but named short or not at all: the name and the authority of its first citation."""
        flow, found = self.pairs[i]
        again = self.volumes.get((found.volume, found.reporter), {}).get(found.page, [i])[0]
        first = self.pairs[again][1]
        if again >= i or not first.name:
            return Resolved(flow, found)
        return Resolved(flow, found._replace(name=first.name, year=found.year or first.year, key=first.key), again)

    def _to_case(self, i: int, at: int | None) -> Resolved:
        flow, found = self.pairs[i]
        if at is None:
            return Resolved(flow, found)
        case = self.pairs[at][1]
        return Resolved(
            flow,
            found._replace(target=case.target, key=case.key, name=case.name or found.name, year=case.year, court=case.court),
            at,
        )

    def _short(self, i: int) -> Resolved:
        """Same volume and reporter: of several cases there the one that holds the page (the last that begins before it)."""
        _, found = self.pairs[i]
        pages = self.volumes.get((found.volume, found.reporter), {})
        if found.page:  # a WL or LEXIS number said again
            same = pages.get(found.page)
            if same is None and (misprinted := self._misprinted(i, pages)) is None:
                return self._alone(i)
            return self._to_case(i, nearest(same, i) if same else misprinted)
        pin = NUMBER.search(found.pin or "")
        page = int(pin.group()) if pin else -1
        if found.reporter.endswith(("WL", "LEXIS")):  # "2008 U.S. Dist. LEXIS at *4": the number is left out, the name tells
            only = [p for p in pages if self._shares_name(pages[p][0], found.name)]
            return self._to_case(i, nearest(pages[only[0]], i) if len(only) == 1 else None)
        numbers = self._pages_of(found.volume, found.reporter)
        upto = bisect_right(numbers, page) if page >= 0 else len(numbers)
        fits = [n for n in reversed(numbers[max(0, upto - CANDIDATES) : upto]) if page < 0 or page - n <= MOST_PAGES]
        named = [p for p in fits if self._shares_name(pages[str(p)][0], found.name)]
        best = named or fits
        return self._to_case(i, nearest(pages[str(best[0])], i) if best else None)

    def _pages_of(self, volume: str, reporter: str) -> list[int]:
        """The pages on which the document's cases of a volume begin, ascending."""
        key = (volume, reporter)
        if key not in self.starts:
            self.starts[key] = sorted(int(p) for p in self.volumes.get(key, ()) if p.isdigit())
        return self.starts[key]

    def _alone(self, i: int) -> Resolved:
        """A database's number that the document nowhere says with court and date: it tells the case all the same."""
        flow, found = self.pairs[i]
        target = f"{found.volume} {found.reporter} {found.page}"
        return Resolved(flow, found._replace(kind="case", refers="", target=target, key=target))

    def _misprinted(self, i: int, pages: dict[str, list[int]]) -> int | None:
        """A number with a digit lost, where name, year and database all agree with one case of the document."""
        _, found = self.pairs[i]
        close = [
            p for p in list(pages)[:CANDIDATES] if _lacks_a_digit(p, found.page) and self._shares_name(pages[p][0], found.name)
        ]
        return nearest(pages[close[0]], i) if len(close) == 1 else None

    def _shares_name(self, n: int, name: str | None) -> bool:
        mine = name_words(name)
        return bool(mine) and mine <= name_words(self.pairs[n][1].name)

    def _supra(self, i: int) -> Resolved:
        flow, found = self.pairs[i]
        words = name_words(found.name)
        fits = [n for n in self.names.get(min(words, default=""), []) if words <= name_words(self.pairs[n][1].name)]
        if len({self.pairs[n][1].key for n in fits}) == 1:
            first = [n for n in fits if self.pairs[n][1].target == self.pairs[n][1].key]
            case = self._to_case(i, nearest(first or fits, i))
            return case if found.name_start is None else case._replace(found=case.found._replace(start=found.name_start))
        if found.printed:  # "Doe, supra note 4": it leads to the note
            return Resolved(
                flow, found._replace(target="(internal)", refers="internal", name=None, name_start=None, pin=found.printed)
            )
        return Resolved(flow, found._replace(target=found.name if not fits else None))

    def _named_page(self, i: int) -> Resolved:
        """A case cited before by that name, if it is the only one and can have the page."""
        flow, found = self.pairs[i]
        page = NUMBER.match(found.pin or "")
        word = (found.name or "").lower()
        fits = [n for n in self.names.get(word, ()) if n < i and self.pairs[n][1].page.isdigit()]
        if page is None or len({self.pairs[n][1].key for n in fits}) != 1:
            return Resolved(flow, found)
        able = [n for n in fits if 0 <= int(page.group()) - int(self.pairs[n][1].page) <= LONGEST_CASE]
        return self._to_case(i, nearest(able, i) if able else None)

    def _section(self, i: int) -> Resolved:
        flow, found = self.pairs[i]
        return Resolved(flow, *self.provisions.section(i, found))

    def _rule(self, i: int) -> Resolved:
        flow, found = self.pairs[i]
        return Resolved(flow, *self.provisions.rule(i, found))


def citation_string(court: str | None) -> str:
    """How a court is abbreviated in citations: "akd" → "D. Alaska"."""
    return str(entries().get(court or "", {}).get("citation_string") or "")


# Words of names that tell no case from another.
COMMON = frozenset(
    "v vs in re of the and inc co corp llc ltd lp llp ex rel parte et al matter united states state people commonwealth us".split()
)


@lru_cache(maxsize=4096)
def name_words(name: str | None) -> frozenset[str]:
    """The words of a case's name that tell it from others, in lower case."""
    if not name:
        return frozenset()
    words = frozenset(WORD.findall(name.lower().replace("’", "").replace("'", "")))
    return words - COMMON or words


def _lacks_a_digit(whole: str, printed: str) -> bool:
    """Whether `printed` is `whole` with one digit left out, or the other way round."""
    longer, shorter = (whole, printed) if len(whole) > len(printed) else (printed, whole)
    return len(longer) == len(shorter) + 1 and any(longer[:k] + longer[k + 1 :] == shorter for k in range(len(longer)))


def _resolve_ids(names: Mapping[str, frozenset[str]], first: Sequence[Resolved], flows: Sequence[Flow]) -> list[Resolved]:
    if not any(one.found.refers == "id" for one in first):
        flows = ()
    out: list[Resolved] = []
    document = Document(names, first, Between(flows, first if flows else ()))
    body = Stack(document)
    previous_note: Stack | None = None
    orphans = Orphans(first)
    for flow, members in _by_flow(first):
        stack = body
        if flow.note:
            stack = Stack.after_note(previous_note, document)
        parentheses = (
            Parentheses.of(flow.text) if any(one.found.refers == "id" for _, one in members) or len(members) > 1 else Parentheses()
        )
        stack.enter(flow, parentheses)
        for index, one in members:
            answer = one
            if one.found.refers == "id":
                stack.reach(one.found.start)
                answer = stack.resolve_id(one, first)
            elif out and out[-1].found.refers in ("id", "short") and out[-1].flow is flow:
                answer = orphans.joined(one, out[-1].found, index - 1)
            stack.take(index, answer)
            out.append(answer)
        stack.leave()
        if flow.note:
            previous_note = stack
    return [orphans.as_one(one) for one in out] if orphans.same else out


def _by_flow(all_of: Sequence[Resolved]) -> Iterator[tuple[Flow, list[tuple[int, Resolved]]]]:
    group: list[tuple[int, Resolved]] = []
    for index, one in enumerate(all_of):
        if group and group[-1][1].flow is not one.flow:
            yield group[0][1].flow, group
            group = []
        group.append((index, one))
    if group:
        yield group[0][1].flow, group
