"""What holds for any text: offsets, no overlaps, what stands before a citation, how lines are wrapped; and linear time."""

import ast
import string
import time
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.citing import FINDERS, Context, Flow, find_citations
from generator.citing.texts import fold_text
from generator.model import Citation

CITATIONS = (
    "Marlow v. Quince, 558 U.S. 223, 231 (2009)", "In re Dale, 20 B.R. 7, 10 (Bankr. D.S.C. 1981)", "42 U.S.C. § 2000e-5(f)(1)",
    "20 C.F.R. § 404.1520(c)", "Fed. R. Civ. P. 12(b)(6)", "the First Amendment", "ECF No. 12-1 at 3", "Compl. ¶ 9", "§ 1983",
    "No. 3:19-cv-00025-JWS", "Pub. L. No. 93-112", "N.J. Stat. Ann. § 2A:14-2(a)", "U.S.S.G. § 4B1.2(a)(1)", "Local Rule 7.1(a)",
    "2015 WL 323420, at *1 (S.D. Ga. Feb. 27, 2015)", "83 Fed. Reg. 11,625", "U.S. Const. art. I, § 8",
)  # fmt: skip
PIECES = (
    *CITATIONS,
    "Id.",
    "Id. at 232",
    "supra",
    "(quoting ",
    ")",
    "; ",
    ", aff'd, ",
    "see ",
    "12 ",
    "v. ",
    "§ ",
    "“",
    "(2009)",
    "Docs. 4 and 5",
)
WORDS = st.lists(st.sampled_from((*PIECES, "the court held", "and", "In Quince,", "Defendant", ". ")), max_size=14).map(" ".join)
ALL_HEADS = frozenset(
    "".join(letters) for n in (1, 2, 3) for letters in product(string.ascii_letters, repeat=n) if letters[0].isupper()
)
CHARACTERS = st.text(alphabet=string.ascii_letters + string.digits + " .,;:()[]§¶“”’'*-–—#&\n\té", max_size=120)


def all_of(text: str) -> tuple[Citation, ...]:
    return find_citations([Flow("p", text)], Context("akd")).citations


@given(st.one_of(WORDS, CHARACTERS))
@settings(max_examples=150, deadline=None)
def test_offsets_slice_to_the_citations_own_text_and_none_overlap(text: str) -> None:
    at = 0
    for citation in all_of(text):
        assert at <= citation.start < citation.end <= len(text)
        assert text[citation.start : citation.end] == citation.text == citation.text.strip()
        at = citation.end


@given(st.sampled_from(CITATIONS), st.sampled_from(CITATIONS))
@settings(max_examples=80, deadline=None)
def test_what_stands_before_a_citation_does_not_change_its_target(one: str, other: str) -> None:
    alone = [(c.kind, c.target) for c in all_of(f"{one}.")]
    behind = [(c.kind, c.target) for c in all_of(f"So it is. {other}. The rule is plain. {one}.")]
    assert behind[-len(alone) :] == alone


@given(WORDS, st.randoms(use_true_random=False))
@settings(max_examples=80, deadline=None)
def test_wrapped_lines_change_nothing(text: str, random: object) -> None:
    folded = " ".join(text.split())
    wrapped = "".join(getattr(random, "choice")(("\n", "  ", " \t\n ", " ")) if c == " " else c for c in folded)  # noqa: B009
    flow, places = fold_text("p", wrapped)
    assert [(c.kind, c.text, c.target) for c in find_citations([flow]).citations] == [
        (c.kind, c.text, c.target) for c in find_citations([Flow("p", folded)]).citations
    ]
    for citation in find_citations([flow]).citations:
        assert wrapped[places[citation.start] : places[citation.end - 1] + 1].split() == citation.text.split()


SAMPLED = [line for path in Path(__file__).parent.glob("*.txt") for line in path.read_text(encoding="utf-8").splitlines()]


@given(st.one_of(WORDS, CHARACTERS, st.sampled_from(SAMPLED)))
@settings(max_examples=400, deadline=None)
def test_what_finders_and_scans_are_not_asked_they_would_not_find(text: str) -> None:
    """`starts_on` and `scan` name the words without which there is no citation of a kind: all of them."""
    flow = Flow("p", text)
    everything = replace(flow)
    object.__setattr__(everything, "heads", ALL_HEADS)
    assert [list(find(flow)) for find in FINDERS] == [list(find(everything)) for find in FINDERS]


@given(st.lists(st.sampled_from(CITATIONS), min_size=1, max_size=6))
@settings(max_examples=50, deadline=None)
def test_an_authority_for_every_target_and_no_other(cited: list[str]) -> None:
    found = find_citations([Flow("p", ". ".join(cited))], Context("akd"))
    assert {c.authority for c in found.citations if c.authority} == {a.id for a in found.authorities}
    assert len({a.id for a in found.authorities}) == len(found.authorities)


@pytest.mark.parametrize(
    "unit", ["1 ", "Id. ", "v. ", "§ ", "1 U.S. 1, ", "(", "ECF No. ", "A", "§ 1983, ", "1 A. 1 (", "1 U.S. at 1; ", "Dkt. 1; "]
)
def test_time_grows_with_length(unit: str) -> None:
    def cost(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        start = time.process_time()
        all_of(text)
        return time.process_time() - start

    cost(1_000)
    small, large = min(cost(8_000) for _ in range(2)), min(cost(32_000) for _ in range(2))
    assert large < 9 * small + 0.1


def test_no_pattern_is_compiled_while_a_text_is_read() -> None:
    """A pattern in a function's body is looked up, or compiled, at every call."""
    for path in Path(find_citations.__code__.co_filename).parent.glob("*.py"):
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(function, ast.FunctionDef) and function.name != "scan":
                cached = "cache" in map(ast.unparse, function.decorator_list)
                called = {ast.unparse(call.func) for call in ast.walk(function) if isinstance(call, ast.Call)}
                assert cached or not called & {"re.compile", "compiled", "scan"}, f"{path.name}: {function.name}"
