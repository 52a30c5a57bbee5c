"""What `docketpress cite` prints of a text."""

import json
import re
from html import unescape
from html.parser import HTMLParser

import mistune
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from generator.citing.outputs import COLUMNS, as_html, as_json, as_markdown, as_table, cite_text, rows

TEXT = """He relies on Marlow v. Quince, 558
U.S. 223, 231 (2009) & [ECF No. 4].

  Id. at 232; see § 1983 <sic>.
"""
CASE = "https://www.courtlistener.com/c/U.S./558/223/"


def test_rows_name_line_kind_and_target() -> None:
    done = cite_text(TEXT)
    assert COLUMNS[:3] == ("line", "kind", "citation")
    assert list(rows(done)) == [
        ("1", "case", "558 U.S. 223, 231", "Marlow v. Quince", "2009", "558 U.S. 223", CASE),
        ("2", "docket", "ECF No. 4", "", "", "4", ""),
        ("4", "id", "Id. at 232", "", "", "docket 4", ""),
        ("4", "usc", "§ 1983", "", "", "42 USC 1983", "https://www.law.cornell.edu/uscode/text/42/1983"),
    ]


def test_the_table_stands_in_columns() -> None:
    head, *lines = as_table(cite_text(TEXT)).splitlines()
    assert head.split() == " ".join(COLUMNS).split()
    for column, words in (
        ("kind", ["case", "docket", "id", "usc"]),
        ("leads to", ["558 U.S. 223", "4", "docket 4", "42 USC 1983"]),
    ):
        at = head.index(column)
        assert [line[at:].split("  ")[0] for line in lines] == words


def test_json_offsets_are_into_the_text_as_given() -> None:
    whole = json.loads(as_json(cite_text(TEXT)))
    assert whole["format"] == "docketpress-citations/1"
    assert [TEXT[c["start"] : c["end"]] for c in whole["citations"]] == ["558\nU.S. 223, 231", "ECF No. 4", "Id. at 232", "§ 1983"]
    assert "558-us-223" in {a["id"] for a in whole["authorities"]}


def test_markdown_links_what_is_sure_and_keeps_every_other_character() -> None:
    marked = as_markdown(cite_text(TEXT))
    assert f"[558\nU.S. 223, 231](<{CASE}>)" in marked
    assert re.sub(r"\[([^\]]*)\]\(<[^>]*>\)", r"\1", marked) == TEXT


def test_html_escapes_and_never_nests() -> None:
    marked = as_html(cite_text(TEXT))
    assert f'<a class="citation" href="{CASE}" title="558 U.S. 223">' in marked
    assert "&lt;sic&gt;" in marked
    assert unescape(re.sub(r"</?(?:a|cite)\b[^>]*>", "", marked)) == TEXT


def test_text_without_citations_is_left_as_it_is() -> None:
    assert as_markdown(cite_text("Nothing is cited here.\n")) == "Nothing is cited here.\n"
    assert list(rows(cite_text(""))) == []


MARKED_UP = """See [42 U.S.C. § 1983](https://a.example/x), `42 U.S.C. § 1983`, [§ 7, 42 U.S.C. § 1983][ref]
and ![42 U.S.C. § 1](x.png).

```
555 U.S. 1 (2000)
```

    555 U.S. 2 (2000)

<a href="https://a.example">555 U.S. 3 (2000)</a>, https://a.example/555 U.S. 4, <https://a.example/42>, [555 U.S. 5].

[555 U.S. 5]: https://a.example/5

\\555 U.S. 6 (2000) and !555 U.S. 7 (2000).

~~~
555 U.S. 8 (2000)
"""


def test_markdown_leaves_code_and_links_alone() -> None:
    assert as_markdown(cite_text(MARKED_UP)) == MARKED_UP


def test_markdown_links_in_lists_and_within_plain_brackets() -> None:
    text = "- an item, 558 U.S. 223 (2009)\n\n    its second paragraph\n\n[see 558 U.S. 223] (so).\r\n"
    assert as_markdown(cite_text(text)).count(f"](<{CASE}>)") == 2
    assert re.sub(r"\[([^\]\[]*)\]\(<[^>]*>\)", r"\1", as_markdown(cite_text(text))) == text


PIECES = ("`", "``", "[", "]", "(x)", "[r]", "\n[r]: https://x.example/\n", "<a href='x'>", "</a>",
          "\n", "\n\n", "    ", "```\n", "~~~\n",
          "558 U.S. 223 (2009) ", "See 42 U.S.C. § 1983", "*", "![", "\\", "<https://x.example/", "word ")  # fmt: skip


class Elements(HTMLParser):
    """How deep links are nested in a page, and the words that are code."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.open: list[str] = []
        self.deepest = 0
        self.code: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002
        self.open.append(tag)
        self.deepest = max(self.deepest, self.open.count("a"))

    def handle_endtag(self, tag: str) -> None:
        while tag in self.open and self.open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        if "code" in self.open:
            self.code.append(data)


@given(st.lists(st.sampled_from(PIECES), max_size=12))
@settings(deadline=None)
def test_markdown_never_nests_links_nor_touches_code(pieces: list[str]) -> None:
    text = "".join(pieces)
    render = mistune.create_markdown(escape=False)
    before, after = Elements(str(render(text))), Elements(str(render(as_markdown(cite_text(text)))))
    assert after.code == before.code
    assert after.deepest <= max(1, before.deepest)


HOSTILE = (
    "> " * 20_000,
    "`" * 3 + "a`" * 20_000,
    "[" * 20_000 + "](javascript:alert(1))" * 500,
    "<a " * 10_000 + "<a href=x>" * 5_000,
    "\\[" * 20_000,
    "See <script>alert(1)</script> v. “><img src=x>, 558 U.S. 223 (2009). " * 50,
    "Marlow v. \x1b[2J\u202eQuince, 558 U.S. 223 (2009); [x](javascript:1) v. *Roe*, 5 F.3d 1 (2d Cir. 1993). " * 50,
    "Marlow v. Quince, 558 U.S. 223 (2009). " + "Marlow, 558 U.S. at 231. " * 2_000,
    "".join(f"Alpha{k} v. Beta, 555 U.S. {k} (2009). Alpha{k}, 555 U.S. at {k + 3}. " for k in range(1, 1_500)),
    "§ " * 20_000 + "(" * 20_000 + "*Id. " * 5_000,
)


@pytest.mark.parametrize("text", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_texts_come_out_whole_and_escaped(text: str) -> None:
    done = cite_text(text)
    html = as_html(done)
    assert set(re.findall(r"<[^ >]*", html)) <= {"<a", "</a", "<cite", "</cite"}
    assert unescape(re.sub(r"</?(?:a|cite)\b[^>]*>", "", html)) == text
    assert "javascript:" not in "".join(re.findall(r'href="([^"]*)"', html))
    assert re.sub(r"\[((?:[^\[\]\\]|\\.)*)\]\(<[^>]*>\)", r"\1", as_markdown(done)) == text
    json.loads(as_json(done))
    assert all(line.isprintable() for line in as_table(done).splitlines())
