"""Which texts are Markdown: those that plainly are, and none that merely has stars."""

import time
from pathlib import Path

import pytest

from generator.reading import READERS, read_source
from generator.reading.plaintext import is_markdown

MARKDOWN = [
    "**STATE COURT\nOF ARCADY**\n\n***FENNIMORE v. TULARE*\n*QUILLON v. TULARE***\n\nThe motion is denied.¹\n",
    "**ORDER**\n\nThe motion is **denied**.\n",
    "The motion is denied.[^1]\n\n[^1]: *See* the order.\n",
    "*See Doe v. Roe*, 1 U.S. 1; *see also Roe v. Doe*, 2 U.S. 2; *Id.* at 3.\n",
    "# ORDER\n\nThe motion is denied.\n\n## Background\n\nIt was filed in May.\n",
    "The case [Doe v. Roe](https://example.org/1) and [another](https://example.org/2) hold so.\n",
    "It begins \\*285 here, and \\*286 there, and \\*287 ends.\n",
]
PLAIN = [
    "The motion is denied.* The costs follow.\n\n* Judge Quillon took no part.\n** Nor did Judge Reeve.\n",
    "The *773 motion is *774 denied, as *775 before.\n",
    "I\n\n* * *\n\nII\n\n* * *\n\n***\n",
    "See Order (Dkt.\n# 73) at 1. And Order (Dkt.\n# 74) at 2.\n",
    "** NOT PRINTED FOR PUBLICATION **\n\n*****\n\n** ORDER **\n",
    "Per Curiam:*\n*Pursuant to rule 47.5, this is no precedent.\n**So is this.\n",
    "at *1. The court at *2 says *so, and at *3 not.\n",
    "[1] First paragraph. (2) [a]nd (the) rest [of](it).\n",
    "",
]


@pytest.mark.parametrize("text", MARKDOWN)
def test_markdown(text: str) -> None:
    assert is_markdown(text)
    assert is_markdown(text.replace("\n", "\r\n"))


@pytest.mark.parametrize("text", PLAIN)
def test_plain_text(text: str) -> None:
    assert not is_markdown(text)


NAMES = [("a.txt", "plain"), ("a.TXT", "plain"), ("a.md", "markdown"), ("a.Markdown", "markdown")]


@pytest.mark.parametrize("text", ["[", "[a](", "**a ", "*a", "**a\n", "# A\n\n", "\\", "* ", "[^1]", "***"])
def test_time_grows_with_length(text: str) -> None:
    took = []
    for size in (40_000, 160_000):
        long = text * (size // len(text)) + "](http"
        start = time.process_time()
        is_markdown(long)
        took.append(time.process_time() - start)
    assert took[1] < 12 * took[0] + 0.5


@pytest.mark.parametrize(("name", "markup"), NAMES)
def test_a_name_says_the_format(tmp_path: Path, name: str, markup: str) -> None:
    (tmp_path / name).write_text("The motion is denied.\n", encoding="utf-8")
    source = read_source(tmp_path / name, name, lambda _: None)
    assert source is not None
    assert source.markup == markup
    assert source.path == name
    assert all(suffix == suffix.lower() for suffix in READERS)
