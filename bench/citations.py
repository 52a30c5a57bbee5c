"""docketpress, eyecite and citeurl on the same labelled citations, and on the same texts for speed.

    python bench/citations.py LABELS [TEXTS]      (make bench-citations LABELS=../shared/gold/citations.jsonl)

LABELS: a line of JSON a citation: doc, start, end, text, type, target. TEXTS: the folder of the documents, by default the
one named as the labels. White space is folded for all three, and a document read as one run of words.
detected: something overlaps the label; right: it leads where the label says; wrong: it leads elsewhere.
"""

import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import eyecite
from eyecite.models import CitationBase, FullCaseCitation, FullLawCitation

from generator.citing import find_citations
from generator.citing.texts import fold_text

SPELLINGS = (
    (r"f(ed(eral|\.)?)?\.? ?r(ules?|\.)? ?(of )?civ(il|\.)? ?p(ro(cedure)?|\.)?", "frcp "),
    (r"f(ed(eral|\.)?)? ?r(ule|\.)? ?(of )?evid(ence|\.)?", "fre "),
    (r"u\.? ?s\.? ?c\.?( ?a\.?)?(?=\W)", "usc "),
    (r"c\.? ?f\.? ?r\.?(?=\W)", "cfr "),
    (r"u\.? ?s\.? const(itution|\.)?,?", "us const "),
    (r"f(ed)?\.? ?app['’]?x\.?", "fedappx"),
    (r"amendment|amdt\.?", "amend"),
    (r"\b(nos?|ecf|dkts?|docs?|docket|sections?)\b\.?|§", " "),
)


@dataclass(frozen=True)
class Claim:
    """What an engine found at [start, end) of the text, and what it says it leads to."""

    start: int
    end: int
    target: str | None


def key(target: str) -> str:
    """A target as plain tokens."""
    folded = target.lower().replace("’", "'").replace("–", "-")
    for pattern, short in SPELLINGS:
        folded = re.sub(pattern, short, folded)
    return " ".join(re.findall(r"[a-z]+|\d+", folded))


def same(claimed: str, wanted: str) -> bool:
    """Whether a claim leads where the label says: to one of its targets, subsections left aside."""
    parts = [key(part) for part in wanted.split(";")]
    bare = [key(part.partition("(")[0]) for part in wanted.split(";")]
    return key(claimed) in parts or key(claimed.partition("(")[0]) in bare


def by_docketpress(text: str) -> list[Claim]:
    """docketpress's claims."""
    flow, places = fold_text("p", text)
    return [Claim(places[c.start], places[c.end - 1] + 1, c.target) for c in find_citations([flow]).citations]


def by_eyecite(text: str) -> list[Claim]:
    """eyecite's claims, resolved by its own resolver."""
    flow, places = fold_text("p", text)
    found = eyecite.get_citations(flow.text)
    leads: dict[int, CitationBase] = {}
    for resource, cited in eyecite.resolve_citations(found).items():
        leads.update({id(c): resource.citation for c in cited})
    return [Claim(places[c.span()[0]], places[c.span()[1] - 1] + 1, _named(leads.get(id(c)))) for c in found]


def _named(citation: CitationBase | None) -> str | None:
    if isinstance(citation, FullLawCitation):
        groups = citation.groups
        return " ".join(str(groups[k]) for k in ("title", "reporter", "section") if groups.get(k))
    return citation.corrected_citation() if isinstance(citation, FullCaseCitation) else None


def by_citeurl() -> Callable[[str], list[Claim]] | None:
    """citeurl's engine; None where it, or the Markdown library that it imports, is not installed."""
    try:
        from citeurl import Citator  # noqa: PLC0415  # may be missing
    except ImportError:
        return None
    citator = Citator()

    def leads_to(cite: Any) -> str:  # its name without the pin
        if cite.tokens.get("amendment"):
            return f"U.S. Const. amend. {cite.tokens['amendment']}"
        return str(cite.name).partition(",")[0]

    def claims(text: str) -> list[Claim]:
        flow, places = fold_text("p", text)
        return [Claim(places[c.span[0]], places[c.span[1] - 1] + 1, leads_to(c)) for c in citator.list_cites(flow.text)]

    return claims


def score(engine: Callable[[str], list[Claim]], labels: Iterable[dict], texts: dict[str, str]) -> dict[str, list[int]]:
    """Per kind: labels, detected, right, wrong."""
    table: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0, 0])
    claims = {doc: engine(text) for doc, text in texts.items()}
    for label in labels:
        over = [c for c in claims[label["doc"]] if c.start < label["end"] and label["start"] < c.end]
        said = [c.target for c in over if c.target]
        right = any(same(target, label["target"]) for target in said)
        for n, hit in enumerate((True, bool(over), right, bool(said) and not right)):
            for kind in (label["type"], "all"):
                table[kind][n] += hit
    return table


def throughput(engine: Callable[[str], list[Claim]], texts: dict[str, str]) -> float:
    """Megabytes a second of processor time, the engine warm."""
    engine(next(iter(texts.values())))
    start = time.process_time()
    for text in texts.values():
        engine(text)
    return sum(map(len, texts.values())) / 1e6 / (time.process_time() - start)


def main() -> int:
    """Prints the table and the speeds."""
    path = Path(sys.argv[1])
    folder = Path(sys.argv[2]) if len(sys.argv) > 2 else path.with_suffix("")
    labels = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]
    texts = {doc: (folder / doc).read_text(encoding="utf-8") for doc in dict.fromkeys(label["doc"] for label in labels)}
    engines: dict[str, Callable[[str], list[Claim]]] = {"docketpress": by_docketpress, "eyecite": by_eyecite}
    if (citeurl := by_citeurl()) is not None:
        engines["citeurl"] = citeurl
    tables = {name: score(engine, labels, texts) for name, engine in engines.items()}
    print("detected / right / wrong")
    print(f"{'kind':<12}{'n':>5}" + "".join(f"{name:>18}" for name in engines))
    counts = tables["docketpress"]
    for kind in sorted(counts, key=lambda k: (k == "all", -counts[k][0])):
        cells = ["{1}/{2}/{3}".format(*tables[name][kind]) for name in engines]
        print(f"{kind:<12}{counts[kind][0]:>5}" + "".join(f"{cell:>18}" for cell in cells))
    speeds = {name: throughput(engine, texts) for name, engine in engines.items()}
    for name, speed in speeds.items():
        print(
            f"{name:<12} {speed:6.2f} MB/s"
            + (f"   docketpress is {speeds['docketpress'] / speed:.0f} times as fast" if name != "docketpress" else "")
        )
    return 0


if __name__ == "__main__":
    sys.exit(main())
