"""docketpress, eyecite and citeurl on the same labelled citations, and on the same texts for speed.

    python bench/citations.py LABELS [TEXTS]      (make bench-citations LABELS=../shared/gold/citations.jsonl)
    python bench/citations.py --linear            (make bench-linear)

LABELS: a line of JSON a citation: doc, start, end, text, type, target. TEXTS: the folder of the documents, by default the
one named as the labels. White space is folded for all three, and a document read as one run of words.
detected: something overlaps the label; right: it leads where the label says; wrong: it leads elsewhere.
Speed is processor time in rounds, in which the engines take turns: what disturbs the machine disturbs all of them.

--linear: docketpress alone, on 100, 200 and 400 KB of what could make a pattern slow.
"""

import json
import re
import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from statistics import median
from typing import Any

import eyecite
from eyecite.models import CitationBase, FullCaseCitation, FullLawCitation

from generator.citing import Flow, find_citations
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


ROUNDS = 5
SECONDS = 0.3  # that an engine is given in a round, at the least


def throughput(engine: Callable[[str], list[Claim]], texts: dict[str, str]) -> float:
    """Megabytes a second of processor time."""
    start = time.process_time()
    runs = 0
    while (spent := time.process_time() - start) < SECONDS or not runs:
        for text in texts.values():
            engine(text)
        runs += 1
    return runs * sum(map(len, texts.values())) / 1e6 / spent


def speeds(engines: dict[str, Callable[[str], list[Claim]]], texts: dict[str, str]) -> list[str]:
    """A line an engine: its median throughput, and how many times as fast docketpress was in each of the rounds."""
    rounds = [{name: throughput(engine, texts) for name, engine in engines.items()} for _ in range(ROUNDS)]
    lines = []
    for name in engines:
        line = f"{name:<12} {median(each[name] for each in rounds):6.2f} MB/s"
        if name != "docketpress":
            ratios = sorted(each["docketpress"] / each[name] for each in rounds)
            line += f"   docketpress is {median(ratios):.0f} times as fast ({ratios[0]:.0f}–{ratios[-1]:.0f})"
        lines.append(line)
    return lines


UNITS = (
    "1 ",
    "Id. ",
    "v. ",
    "§ ",
    "1 U.S. 1, ",
    "(",
    "ECF No. ",
    "A",
    "§ 1983, ",
    "1 A. 1 (",
    "Rule 1, ",
    "at ¶ 1, ",
    "See A v. B, ",
)
SIZES = (100, 200, 400)  # kilobytes


def linear() -> list[str]:
    """A line a unit: seconds of processor time for a text of nothing else, by its size."""
    lines = ["seconds of processor time   " + "".join(f"{size:>8} KB" for size in SIZES)]
    for unit in UNITS:
        spent = []
        for size in SIZES:
            flow = Flow("p", (unit * (size * 1000 // len(unit) + 1))[: size * 1000])
            start = time.process_time()
            find_citations([flow])
            spent.append(time.process_time() - start)
        lines.append(f"{unit!r:<28}" + "".join(f"{seconds:>11.2f}" for seconds in spent))
    return lines


def main() -> int:
    """Prints the table and the speeds."""
    if sys.argv[1:] == ["--linear"]:
        print("\n".join(linear()))
        return 0
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
    print("\n".join(speeds(engines, texts)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
