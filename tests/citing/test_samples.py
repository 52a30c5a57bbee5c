"""Every `*.txt` here holds samples: why, the words, what is found in them.

# why this sample stands here
words of a paragraph            (each line a flow; one that begins with "^ " is a note)
=> kind | text | target | name=… year=… pin=… court=… signal=… history=… parenthetical=…   (parts after the target: those named)
=> …                            (all that is found, in reading order; "-" is no target)
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.citing import Context, Flow, find_citations
from generator.model import Citation

HERE = Path(__file__).parent


def samples() -> Iterator[tuple[str, list[str], list[str]]]:
    for path in sorted(HERE.glob("*.txt")):
        for n, block in enumerate(path.read_text(encoding="utf-8").strip().split("\n\n"), 1):
            lines = block.split("\n")
            why = " ".join(line[2:] for line in lines if line.startswith("# "))
            words = [line for line in lines if not line.startswith(("# ", "=> "))]
            yield f"{path.stem}-{n}: {why}", words, [line[3:] for line in lines if line.startswith("=> ")]


SAMPLES = list(samples())


def flows_of(words: list[str]) -> list[Flow]:
    return [Flow(f"f{n}", line.removeprefix("^ "), note=line.startswith("^ ")) for n, line in enumerate(words)]


def shown(citation: Citation, wanted: str) -> str:
    """The citation in the form of `wanted`: with the parts that it names."""
    head = [citation.kind, citation.text, citation.target or "-"]
    parts = wanted.split(" | ")[3:]
    said = [f"{key}={getattr(citation, key) or '-'}" for key in (part.partition("=")[0] for part in parts)]
    return " | ".join(head + said)


@pytest.mark.parametrize(("words", "wanted"), [s[1:] for s in SAMPLES], ids=[s[0] for s in SAMPLES])
def test_sample(words: list[str], wanted: list[str]) -> None:
    found = find_citations(flows_of(words), Context("akd")).citations
    assert [shown(c, w) for c, w in zip(found, [*wanted, *[""] * len(found)], strict=False)] == wanted


def test_every_sample_says_why() -> None:
    assert len(SAMPLES) >= 60
    assert all(len(why.partition(": ")[2]) > 10 for why, _, _ in SAMPLES)
