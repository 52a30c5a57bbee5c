"""How an order is cited, in every format: what others' libraries read back of it is what was written."""

import io
import json
from urllib.parse import unquote

import pytest
import rispy
from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, formatter
from citeproc.source.json import CiteProcJSON
from hypothesis import given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from generator.model import Court
from generator.pages.sharing.reference import Reference, abbreviated, numbered
from generator.rendering.citation_formats import FORMATS, as_biblatex, as_csl_json, as_html, as_markdown, as_ris, as_text, written
from generator.rendering.inline import shown

SEED = Reference(
    key="bakalar-v-dunleavy-2019-07-30",
    name="Bakalar v. Dunleavy",
    called="Bakalar v. Dunleavy",
    is_case=True,
    number="No. 3:19-cv-00025",
    court="D. Alaska",
    court_name="District Court, D. Alaska",
    date="2019-07-30",
    url="https://example.org/orders/bakalar-v-dunleavy-2019-07-30.html",
)
BARE = Reference("order-1", "", "Order 1", False, "", "", "", "", "")
HOSTILE = r"""A & B "C" {D} \E% #F_$ ^G~ </script><b>"""


def with_name(name: str) -> Reference:
    return Reference("x", name, name or "x", True, "No. 1", "D. Alaska", "", "2019-07-30", "https://example.org/x.html")


def test_as_a_footnote_has_it() -> None:
    assert as_text(SEED) == "Bakalar v. Dunleavy, No. 3:19-cv-00025 (D. Alaska July 30, 2019)"
    assert as_markdown(SEED) == f"[*Bakalar v. Dunleavy*]({SEED.url}), No. 3:19-cv-00025 (D. Alaska July 30, 2019)"
    assert as_html(SEED) == f'<a href="{SEED.url}"><i>Bakalar v. Dunleavy</i></a>, No. 3:19-cv-00025 (D. Alaska July 30, 2019)'


def test_what_is_not_known_is_left_out() -> None:
    assert as_text(BARE) == ""
    assert "date" not in as_biblatex(BARE)
    assert "issued" not in as_csl_json(BARE)
    assert [line[:2] for line in as_ris(BARE).split("\r\n")] == ["TY", "TI", "ER", ""]


@pytest.mark.parametrize(
    ("numbers", "cited"),
    [
        ([], ""),
        (["3:19-cv-00025"], "No. 3:19-cv-00025"),
        (["12-1", "12-2"], "Nos. 12-1, 12-2"),
        (["1", "2", "3", "4"], "Nos. 1 et al."),
        (["Case No. 5"], "Case No. 5"),
    ],
)
def test_docket_numbers(numbers: list[str], cited: str) -> None:
    assert numbered(numbers) == cited


@pytest.mark.parametrize(
    ("court", "cited"), [("akd", "D. Alaska"), ("ca9", "9th Cir."), ("scotus", "U.S."), ("nysd", "S.D.N.Y."), ("ca2", "2d Cir.")]
)
def test_courts_as_table_t1_has_them(court: str, cited: str) -> None:
    assert abbreviated(Court(court, "")) == cited


def test_biblatex_is_read_back_by_pybtex() -> None:
    (entry,) = parse_string(as_biblatex(SEED), "bibtex").entries.values()
    assert entry.type == "jurisdiction"
    assert {name: value.strip("{}") for name, value in entry.fields.items()} == {
        "title": "Bakalar v. Dunleavy",
        "number": "No. 3:19-cv-00025",
        "institution": "D. Alaska",
        "date": "2019-07-30",
        "url": SEED.url,
    }


def test_ris_is_read_back_by_rispy() -> None:
    (record,) = rispy.loads(as_ris(SEED))
    assert record["type_of_reference"] == "CASE"
    assert record["title"] == "Bakalar v. Dunleavy"
    assert record["date"] == "2019/07/30"
    assert record["year"] == "2019"
    assert record["publisher"] == "D. Alaska"
    assert record["urls"] == [SEED.url]


def test_csl_json_is_set_by_citeproc() -> None:
    items = json.loads(as_csl_json(SEED))
    assert items[0]["type"] == "legal_case"
    style = CitationStylesStyle("harvard-cite-them-right", validate=False)
    bibliography = CitationStylesBibliography(style, CiteProcJSON(items), formatter.plain)
    bibliography.register(Citation([CitationItem(SEED.key)]))
    assert "Bakalar v. Dunleavy" in str(bibliography.bibliography()[0])
    assert "2019" in str(bibliography.bibliography()[0])


@pytest.mark.parametrize(
    "name", [HOSTILE, "A\nER  - \nTY  - CASE", "A\r\nB", "{", "}", "\\", '"', "A} , url = {http://evil.example"]
)
def test_no_name_ends_a_field(name: str) -> None:
    folded = " ".join(name.split())
    (entry,) = parse_string(as_biblatex(with_name(folded)), "bibtex").entries.values()
    assert set(entry.fields) == {"title", "number", "institution", "date", "url"}
    assert entry.fields["url"] == "https://example.org/x.html"
    (record,) = rispy.loads(as_ris(with_name(folded)))
    assert record["title"] == folded
    assert json.loads(as_csl_json(with_name(name)))[0]["id"] == "x"
    assert "<b>" not in as_html(with_name(name))
    assert "</script>" not in as_html(with_name(name))


@settings(deadline=None)  # the first bibliography that pybtex reads takes it long
@given(
    st.text(st.characters(exclude_categories=["C", "Zl", "Zp"]), min_size=1).map(lambda text: " ".join(text.split())).filter(bool)
)
def test_any_name_comes_back_as_it_was(name: str) -> None:
    assert json.loads(as_csl_json(with_name(name)))[0]["title"] == shown(name)
    (record,) = rispy.loads(as_ris(with_name(name)))
    assert record["title"] == shown(name).strip()
    assert len(parse_string(as_biblatex(with_name(name)), "bibtex").entries) == 1


def test_the_files_to_keep_are_in_their_links() -> None:
    forms = written(SEED)
    assert [form.name for form in forms] == [form.name for form in FORMATS]
    kept = {form.file: form for form in forms if form.file}
    assert {name.rpartition(".")[2] for name in kept} == {"bib", "ris", "json"}
    for form in kept.values():
        head, _, data = form.download.partition(",")
        assert head.startswith("data:")
        assert unquote(data) == form.text
    assert len(rispy.load(io.StringIO(next(f.text for n, f in kept.items() if n.endswith(".ris"))))) == 1
