"""eyecite as oracle: what it finds in reporters-db's own examples, docketpress finds too, or the reason is one of these."""

import json
import re
from bisect import bisect_right
from importlib import resources
from itertools import accumulate

import eyecite
import pytest
from eyecite.models import FullCaseCitation

from generator.citing import Flow, find_citations

# What eyecite reads as a full citation and docketpress leaves alone, by reason.
REASONS = {
    "no volume: reports named after their reporter, services by paragraph alone": r"[A-Z]",
    "words between volume and page: a year, a court, a page's name": r"\d+[^(]*\((?!U\)|A\)).*\)|.*(?:[Pp]age|p\.|par\.|¶|P)[ \d]",
    "a page or a volume with a letter that no page of the trade has, Roman pages": (
        r"\d+[A-Z]? .* (?:\d+[a-z]+|[ivxlc]+|[IVXLC]+|\d+[A-Z]+)$|\d+[A-Z] |.*\d P$"
    ),
    "all run together": r"\d+[A-Z]+\d+$",
    "reports of the last century but one, cited by words that are no reporter's": r"\d+ .*(?:Trial|Append\.|Supp\.|COA|DAR).*",
    "a volume of several years": r"\d{4}-\d{2,4} ",
}  # fmt: skip


def examples() -> list[str]:
    data = json.loads(resources.files("reporters_db").joinpath("data").joinpath("reporters.json").read_text(encoding="utf-8"))
    return sorted({example for series in data.values() for group in series for example in group.get("examples", ())})[
        ::3
    ]  # eyecite compiles a pattern for each


def test_every_difference_on_the_reporters_own_examples_has_a_reason() -> None:
    sentences = [f"See Smith v. Jones, {example} (Tex. 2010)." for example in examples()]
    starts = [0, *accumulate(len(sentence) + 1 for sentence in sentences)]
    text = " ".join(sentences)
    theirs = {bisect_right(starts, c.span()[0]) - 1 for c in eyecite.get_citations(text) if isinstance(c, FullCaseCitation)}
    ours = {bisect_right(starts, c.start) - 1 for c in find_citations([Flow("p", text)]).citations if c.kind in ("case", "other")}
    missed = [examples()[n] for n in sorted(theirs - ours)]
    assert [example for example in missed if not any(re.match(pattern, example) for pattern in REASONS.values())] == []
    assert len(ours) > 90


SENTENCES = {
    "a year-only parenthesis": (
        "See Pell v. Call, 558 U.S. 223, 231 (2009); see also House v. Boise, 626 F.3d 945 (9th Cir. 2010).",
        2009,
        "2010",
    ),
    "no space in the parenthesis": ("Will v. Rot, 683 F.3d 1113, 1121 (9th Cir.2012).", 2012, None),
}


@pytest.mark.parametrize(("text", "ours", "theirs"), list(SENTENCES.values()), ids=list(SENTENCES))
def test_years_that_eyecite_reads_otherwise(text: str, ours: int, theirs: str | None) -> None:
    """The known differences of years: if eyecite mends one, this says so."""
    first = next(c for c in eyecite.get_citations(text) if isinstance(c, FullCaseCitation))
    assert find_citations([Flow("p", text)]).citations[0].year == ours
    assert first.metadata.year == theirs
