"""The editor's names for blocks stay valid once the corrections they stand in are published, and lead to the same page again."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.build import Reading
from generator.build.orders import Received, read_received
from generator.config import Config
from generator.publishing.permalinks import Published

HEAD = """                  UNITED STATES DISTRICT COURT
                      DISTRICT OF ALASKA

Case No. 3:19-cv-00025-JWS

ORDER

"""
PARAGRAPHS = (
    "The plaintiff moves to compel the production of the documents that were named in her request.",
    "The defendants oppose the motion and say that the documents are privileged.",
    "They have shown no log.",
    "The Court has read the papers, and finds that the motion is well taken.",
    "The motion is GRANTED.",
)
SHORT = ("It is so.", "They have shown no log.", "So far it goes.", "The motion is GRANTED.", "See the papers, all of them.")


def read(paragraphs: tuple[str, ...], toml: str, before: Reading | None) -> Reading:
    """The order as the next build reads it, without any cache: what was published is all that it knows."""
    text = HEAD + "".join(f"       {paragraph}\n\n" for paragraph in paragraphs) + "Dated: May 6, 2024\n"
    published = Published(None if before is None else replace(before.section, url="orders/x.html"))
    reading = read_received(Received("x.txt", text.encode(), toml.encode() if toml else None), Config(), published)
    assert reading.order is not None
    return replace(reading, section=replace(reading.section, url=""))


def blocks(reading: Reading) -> dict[str, str]:
    assert reading.order is not None
    return {block.id: block.text for block in reading.order.body}


def assert_stays(paragraphs: tuple[str, ...], toml: str, before: Reading | None) -> Reading:
    first = read(paragraphs, toml, before)
    again = read(paragraphs, toml, first)
    assert again == first, toml
    assert read(paragraphs, toml, again) == first, toml
    return first


@pytest.mark.parametrize(
    "body",
    [
        'joined = ["p2"]',
        'joined = ["p3"]',
        'joined = ["p2", "p3"]',
        'joined = ["p3", "p4"]',
        'joined = ["p4", "p3"]',
        'joined = ["p2", "p3", "p4"]',
        'joined = ["p2", "p3", "p4", "p5"]',
        'joined = ["p5"]',
        'split = { "p2" = "and say" }',
        'split = { "p2" = "and say" }\njoined = ["p3"]',
        'split = { "p2" = "and say" }\njoined = ["p2", "p3"]',
        'split = { "p2" = "and say" }\njoined = ["p2-2"]',
        'split = { "p5" = "GRANTED" }',
        'kinds = { "p3" = "furniture" }',
        'kinds = { "p3" = "furniture", "p4" = "furniture" }',
        'kinds = { "p3" = "furniture" }\njoined = ["p4"]',
        'kinds = { "p1" = "furniture", "p5" = "furniture" }\njoined = ["p4"]',
        'kinds = { "p3" = "quote" }\njoined = ["p5"]',
    ],
)
@pytest.mark.parametrize("is_published", [True, False])
def test_what_a_correction_names_is_there_in_every_later_build(body: str, is_published: bool) -> None:
    for paragraphs in (PARAGRAPHS, tuple(reversed(PARAGRAPHS[2:])) + PARAGRAPHS[:2]):
        if "split" in body and paragraphs is not PARAGRAPHS:
            continue
        first = assert_stays(paragraphs, f"[body]\n{body}\n", read(paragraphs, "", None) if is_published else None)
        assert not [p for p in first.problems if p.code in ("dead-reference", "anchor-lost", "anchor-changed")]


@st.composite
def corrections(draw: st.DrawFn) -> tuple[tuple[str, ...], str]:
    """An order of short paragraphs and an editor's [body] for it."""
    others = st.sampled_from(tuple(dict.fromkeys((*PARAGRAPHS[1:], *SHORT))))
    paragraphs = (PARAGRAPHS[0], *draw(st.lists(others, unique=True, min_size=1, max_size=6)))
    ids = list(blocks(read(paragraphs, "", None)))
    words = list(blocks(read(paragraphs, "", None)).values())
    kinds = draw(st.dictionaries(st.sampled_from(ids), st.sampled_from(("furniture", "quote")), max_size=2))
    left = [n for n, name in enumerate(ids) if kinds.get(name) != "furniture"]
    lines = ["[body]"]
    if draw(st.booleans()) and (long := [n for n in left if len(words[n].split()) > 3]):
        n = draw(st.sampled_from(long))
        lines.append(f'split = {{ "{ids[n]}" = "{" ".join(words[n].split()[2:])}" }}')
    joined = draw(st.lists(st.sampled_from([ids[n] for n in left[1:]]), unique=True)) if left[1:] else []
    lines.append(f"joined = {joined}")
    lines.append("kinds = {" + ", ".join(f'"{name}" = "{kind}"' for name, kind in kinds.items()) + "}")
    return paragraphs, "\n".join(lines) + "\n"


@settings(max_examples=25, deadline=None)
@given(corrections(), st.booleans())
def test_any_correction_gives_the_same_order_in_every_later_build(given_: tuple[tuple[str, ...], str], is_published: bool) -> None:
    paragraphs, toml = given_
    first = assert_stays(paragraphs, toml, read(paragraphs, "", None) if is_published else None)
    names = [block.id for block in first.order.body] if first.order else []
    assert len(names) == len(set(names))
    assert not [p for p in first.problems if p.code in ("dead-reference", "anchor-lost", "anchor-changed")]
