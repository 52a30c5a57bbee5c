"""Wrapped lines, notes and emphasis inside a citation change nothing of what is found: from the source's bytes to citations."""

import textwrap
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.citing import cite_order
from generator.model import Citation
from generator.parsing import parse_order
from generator.reading import read_source

HEAD = """UNITED STATES DISTRICT COURT
DISTRICT OF ALASKA

HARRIET FENNIMORE,
                    Plaintiff,
v.                                 Case No. 3:21-cv-00017-ABC
TULARE COLD STORAGE LLC,
                    Defendant.

ORDER

The plaintiff stored her apples with the defendant for one winter, and in
the spring she found that the machine which cooled them had stood still
since the first of February, as nobody had paid for the repair of it. She
asks for what they were worth, and for the cost of carting them away.

The defendant answers that the machine was hers to watch, and has asked
that the case be sent back to the court from which it came. The plaintiff
opposes that, and says that the time in which it could be asked is over.

"""
CITATIONS = (
    "Marlow v. Quince, 558 U.S. 223, 231 (2009)", "In re Dale, 20 B.R. 7, 10 (Bankr. D.S.C. 1981)", "42 U.S.C. § 2000e-5(f)(1)",
    "20 C.F.R. § 404.1520(c)", "Fed. R. Civ. P. 12(b)(6)", "ECF No. 12-1 at 3", "Section 10(b) of the Exchange Act",
    "2015 WL 323420, at *1 (S.D. Ga. Feb. 27, 2015)", "83 Fed. Reg. 11,625", "Restatement (Second) of Torts § 46",
    "Dorn v. U.S. Dep't of Agric., 12 F. Supp. 2d 3, 5 (N.D. Ill. 1998)", "Poe v. J.P. Sand & Co., 45 S. Ct. 12, 14 n.3 (1925)",
    "Cal. Civ. Proc. Code § 1021.5", "Pub. L. No. 93-112", "Tex. R. Civ. P. 91a.1", "D. Alaska L. Civ. R. 7.1(a)",
    "Dale v. Low, No. 3:19-cv-00025-JWS, 2020 WL 11223, at *3 (D. Alaska Mar. 3, 2020)", "Compl. ¶ 9", "Smith Dep. 14:3-9",
    "Ray v. Low Cty. Sch. Dist. No. 4, 22 A.3d 5, 7 (Pa. Commw. Ct. 2011)", "Pls.' Opp'n at 2", "N.J. Stat. Ann. § 2A:14-2(a)",
    "Moss v. Fay, 7 Cal. App. 5th 12, 13 (Ct. App. 2017)", "U.S. Const. art. I, § 8", "H.R. Rep. No. 92-1405",
)  # fmt: skip
SOME = st.lists(st.sampled_from(CITATIONS), min_size=1, max_size=4)


def found(body: str, name: str) -> list[tuple[object, ...]]:
    """What is found in an order's body, wherever it stands."""
    with TemporaryDirectory() as folder:
        path = Path(folder) / name
        path.write_text(f"{HEAD}{body}\n", encoding="utf-8")
        source = read_source(path, name, lambda _: None)
    assert source is not None
    return [said(c) for c in cite_order(parse_order(source, lambda _: None)).citations]


def said(citation: Citation) -> tuple[object, ...]:
    return citation.kind, citation.text, citation.target, citation.name, citation.year, citation.pin, citation.court, citation.url


def sentence(cited: list[str]) -> str:
    return f"The motion is late, as the Court has said. See {'; '.join(cited)}. That is the rule here, and it has not been changed."


@given(SOME, st.integers(66, 78))
@settings(max_examples=60, deadline=None)
def test_wrapped_lines(cited: list[str], width: int) -> None:
    plain = sentence(cited)
    wrapped = textwrap.fill(plain, width, break_long_words=False, break_on_hyphens=False)
    assert "\n" in wrapped
    assert found(wrapped, "a.txt") == found(plain, "a.txt") != []


@given(SOME)
@settings(max_examples=25, deadline=None)
def test_the_mark_of_a_note(cited: list[str]) -> None:
    plain = sentence(cited)
    at = plain.index(cited[0]) + cited[0].rindex(" ")  # inside the first citation
    noted = f"{plain[:at]}[^1]{plain[at:]}\n\n[^1]: It was not cited below, and nobody says that it was."
    assert found(noted, "a.md") == found(plain, "a.md") != []


@given(SOME, st.sampled_from(("*", "**")))
@settings(max_examples=25, deadline=None)
def test_emphasis(cited: list[str], mark: str) -> None:
    plain = sentence(cited)
    first = cited[0]
    name, _, rest = first.partition(", ") if " v. " in first or first.startswith("In re") else ("", "", "")
    word = name or first.split(" ")[0]
    assert rest or not name
    marked = plain.replace(word, f"{mark}{word}{mark}", 1)
    assert found(marked, "a.md") == found(plain, "a.md") != []
