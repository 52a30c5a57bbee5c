"""Captions in columns, tables in place, the editor's Markdown, templates, and the source in colour."""

from dataclasses import replace
from pathlib import Path

import pytest
from jinja2 import TemplateNotFound, UndefinedError
from pygments.token import Comment, Text

from generator.config import Config
from generator.model import Line, Order, Page, Passage, PrintedLine, Source
from generator.parsing.passages import join_rows
from generator.parsing.rows import Row
from generator.rendering import make_environment, render
from generator.rendering.caption import Zone, caption_zones
from generator.rendering.environment import address, case_name_html, long_date
from generator.rendering.laid_out import laid_out
from generator.rendering.markdown import markdown_html
from generator.rendering.source_view import OrderLexer


def source_of(text: str) -> Source:
    lines = tuple(Line(n, None, line) for n, line in enumerate(text.split("\n"), 1))
    return Source("a.txt", "0" * 64, "utf-8", "plain", lines)


def zones_of(text: str, title: str | None = None) -> list[Zone]:
    source = source_of(text)
    printed = [PrintedLine(x.number, len(x.text) - len(x.text.lstrip()), x.text.strip()) for x in source.lines if x.text.strip()]
    zones = caption_zones(printed, source, title)
    shown = sorted((run.line, run.left, run.text) for zone in zones for run in (*zone.left, *zone.right))
    assert " ".join(text.split()) == " ".join(" ".join(words for _, _, words in shown).split()), "a word was lost or moved"
    return zones


def left(zone: Zone) -> list[str]:
    return [run.text for run in zone.left]


def right(zone: Zone) -> list[str]:
    return [run.text for run in zone.right]


def test_two_columns_without_a_rule() -> None:
    zones = zones_of("""\
              UNITED STATES DISTRICT COURT
              WESTERN DISTRICT OF COLUMBIANA

ADA COLE,                          Case No. 12-cv-34
          Plaintiff,
     v.                            ORDER DISMISSING
                                   THE COMPLAINT
HOLLIS GRAIN,
          Defendant.

                         Introduction""")
    assert [zone.shape for zone in zones][:2] == ["centred", "columns"]
    assert left(zones[1]) == ["ADA COLE,", "Plaintiff,", "v.", "HOLLIS GRAIN,", "Defendant."]
    assert right(zones[1]) == ["Case No. 12-cv-34", "ORDER DISMISSING", "THE COMPLAINT"]
    assert [line.indented for line in zones[1].left_lines] == [False, True, False, False, True]
    assert left(zones[2]) == ["Introduction"]


def test_a_caption_set_line_by_line_stays_line_by_line() -> None:
    zones = zones_of("No. 21-800\nIn re: ADA COLE, Debtor.\nJanuary 11, 2021")
    assert [(zone.shape, len(zone.left)) for zone in zones] == [("lines", 3)]


def test_a_caption_of_nothing_has_no_zones() -> None:
    assert caption_zones((), source_of("x")) == []


def test_a_line_across_both_columns_ends_them() -> None:
    zones = zones_of(
        """\
ADA COLE,                          No. 1
     v.                            No. 2
HOLLIS GRAIN, A PARTNERSHIP OF THE STATE OF COLUMBIANA, and others
""".rstrip()
    )
    assert [zone.shape for zone in zones] == ["columns", "lines"]


def test_columns_parted_by_a_rule_in_text_that_keeps_no_columns() -> None:
    source = source_of("UNITED STATES OF AMERICA :\nv. : Criminal No. 19-358\n: Re Document No. 4\nADA COLE, :\nORDER")
    places = [(1, 0, "UNITED STATES OF AMERICA"), (2, 0, "v."), (2, 5, "Criminal No. 19-358"), (3, 2, "Re Document No. 4")]
    places += [(4, 0, "ADA COLE,"), (5, 0, "ORDER")]
    zones = caption_zones([PrintedLine(*place) for place in places], source)
    assert [zone.shape for zone in zones] == ["columns", "lines"]
    assert left(zones[0]) == ["UNITED STATES OF AMERICA", "v.", "ADA COLE,"]
    assert right(zones[0]) == ["Criminal No. 19-358", "Re Document No. 4"]
    assert not any(line.indented for line in (*zones[0].left_lines, *zones[0].right_lines))


def test_the_last_party_stands_in_its_column_though_the_rule_ended_above() -> None:
    zones = zones_of_pieces([("ADA COLE,", "No. 1"), ("v.", ""), ("JOHN GATE,", "")], "      Defendant.")
    assert [zone.shape for zone in zones] == ["columns"]
    assert left(zones[0]) == ["ADA COLE,", "v.", "JOHN GATE,", "Defendant."]


def zones_of_pieces(ruled: list[tuple[str, str]], last: str) -> list[Zone]:
    """Zones of a caption of which each line but the last has a rule at column 20."""
    lines = [f"{one:<20}) {two}" for one, two in ruled] + [last]
    printed = [
        PrintedLine(n, at, words) for n, pair in enumerate(ruled, 1) for at, words in zip((0, 22), pair, strict=True) if words
    ]
    printed.append(PrintedLine(len(lines), len(last) - len(last.lstrip()), last.strip()))
    return caption_zones(printed, source_of("\n".join(lines)))


def test_lines_that_the_page_broke_flow_and_what_one_line_held_apart_is_spread() -> None:
    zones = zones_of("""RULINGS BY SUMMARY ORDER DO NOT HAVE ANY EFFECT AS A PRECEDENT
AND ARE CITED AS THE RULES OF THIS PLACE SAY THAT THEY MAY BE
CITED.
Argued October 13, 2022               Decided February 17, 2023""")
    assert [(line.kind, len(line.runs)) for zone in zones for line in zone.left_lines] == [("flowing", 3), ("spread", 2)]


def test_a_line_of_dashes_is_drawn_and_no_word() -> None:
    assert [line.drawn for zone in zones_of("COURT OF X\n-\nv.") for line in zone.left_lines] == [False, True, False]


def test_markdown_in_a_caption_is_told_apart_from_its_words() -> None:
    source = replace(source_of("**COURT OF *X***\n* * *"), markup="markdown")
    zones = caption_zones([PrintedLine(1, 0, "**COURT OF *X***"), PrintedLine(2, 0, "* * *")], source)
    pieces = [run.pieces for zone in zones for run in zone.left]
    first = [("**", "markup"), ("COURT OF", "capitals"), (" ", ""), ("*", "markup"), ("X", ""), ("***", "markup")]
    assert pieces == [first, [("* * *", "")]]


@pytest.mark.parametrize(
    ("printed", "capitals"),
    [
        ("UNITED STATES DISTRICT COURT", ["UNITED STATES DISTRICT COURT"]),
        ("BIRCH & ASH, INC. v. GATE, et al.,", ["BIRCH & ASH, INC", "GATE"]),
        ("Case No. 5:20-CV-00123-ABC", []),
        ("No. 20-CV-123, filed under 15 U.S.C. § 1125(a), E.D. Columbiana", []),
        ("ADA COLE (5:20-CV-00123-ABC)", ["ADA COLE"]),
        ("ÉLAN GARÇON SÀRL", ["ÉLAN GARÇON SÀRL"]),
    ],
)
def test_words_in_capitals_are_set_in_small_ones(printed: str, capitals: list[str]) -> None:
    (zone,) = caption_zones([PrintedLine(1, 0, printed)], source_of(printed))
    pieces = [piece for run in zone.left for piece in run.pieces]
    assert "".join(text for text, _ in pieces) == printed
    assert [text for text, kind in pieces if kind == "capitals"] == capitals


ALTERNATING = """\
               UNITED STATES DISTRICT COURT
               DISTRICT OF COLUMBIANA

ADA COLE,

                          Civ. Action No. 21-282 (ABC)
                               Petitioner,
               v.
                          MEMORANDUM OPINION
                               AND ORDER
HOLLIS GATE,
                               Respondent.
"""


def test_columns_that_stand_on_alternating_lines() -> None:
    zones = zones_of(ALTERNATING, "MEMORANDUM OPINION AND ORDER")
    assert [zone.shape for zone in zones] == ["centred", "columns"]
    assert left(zones[1]) == ["ADA COLE,", "Petitioner,", "v.", "HOLLIS GATE,", "Respondent."]
    assert right(zones[1]) == ["Civ. Action No. 21-282 (ABC)", "MEMORANDUM OPINION", "AND ORDER"]


def test_columns_that_were_read_as_one() -> None:
    zones = zones_of("ADA COLE,\nPlaintiff,\nv. Case No. 21-cv-282 (ABC)\nHOLLIS GATE,\nDefendant.\nORDER", "ORDER")
    assert [zone.shape for zone in zones] == ["columns", "lines"]
    assert left(zones[0]) == ["ADA COLE,", "Plaintiff,", "v.", "HOLLIS GATE,", "Defendant."]
    assert right(zones[0]) == ["Case No. 21-cv-282 (ABC)"]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (ALTERNATING, None),  # what is no number and no title known might be a name
        (ALTERNATING, "MEMORANDUM OPINION AND ORDER OF DISMISSAL"),
        ("No. 1\nADA COLE, Appellant,\nand\nNo. 2\nEVE COLE, Appellant,\nv.\nGATE, Appellee.", None),  # a number for each case
        ("ADA COLE,\nPlaintiff,\nv.\nGATE,\nDefendant.\nNo. 2\nEVE COLE,\nPlaintiff,\nv.\nGATE,\nDefendant.", None),
        ("ADA COLE,\n-\nPlaintiff,\nNo. 1\nv.\n>\nGATE,\nDefendant.", None),  # what a scanner made of a brace
        ("No. 1\nADA COLE,\nPlaintiff,\nv.\nGATE,\nDefendant.\nORDER", "ORDER"),
    ],
)
def test_what_is_not_plainly_two_columns_stays_line_by_line(text: str, title: str | None) -> None:
    assert "columns" not in [zone.shape for zone in zones_of(text, title)]


def test_a_division_of_the_court_stays_above_the_columns() -> None:
    zones = zones_of("""        IN THE UNITED STATES DISTRICT COURT
         FOR THE MIDDLE DISTRICT OF ALBANIA
                 NORTHERN DIVISION
ADA COLE,                         CIVIL ACT. NO. 2
  v.                                   (WO)
JOHN GATE""")
    assert [zone.shape for zone in zones] == ["centred", "columns"]


def test_tabs_count_as_they_are_seen() -> None:
    zones = zones_of("ADA COLE,\t\t\t\tNo. 1\nv.\t\t\t\t\tNo. 2")
    assert right(zones[0]) == ["No. 1", "No. 2"]


def rows_of(source: Source) -> list[Row]:
    return [Row(x.number, None, len(x.text) - len(x.text.lstrip()), x.text.strip()) for x in source.lines if x.text.strip()]


def test_a_table_stands_at_its_columns_and_offsets_go_with_it() -> None:
    source = source_of("   Name      Count\n\n\n   Hollis    3\n\tTabbed    4")
    passage = join_rows(rows_of(source))
    drawn, moved = laid_out(passage, source, columns=True)
    assert drawn.text == "Name      Count\n\nHollis    3\n     Tabbed    4"
    assert drawn.text[moved(passage.text.index("3"))] == "3"
    assert drawn.text[moved(passage.text.index("Count")) :].startswith("Count")


def test_a_signature_breaks_where_the_source_does() -> None:
    source = source_of("Dated: March 9     /s/ Ada\n          ADA COLE")
    drawn, _ = laid_out(join_rows(rows_of(source)), source, columns=False)
    assert drawn.text == "Dated: March 9 /s/ Ada\nADA COLE"


def test_what_a_source_without_line_ends_holds_in_one_line_is_drawn_in_lines() -> None:
    pieces = ["MERIT BOARD", "Elinor Ash,", "v.", "Department of Elms"]
    source = source_of("  ".join(pieces) + "  word" * 600)
    places = [source.lines[0].text.index(piece) for piece in pieces]
    zones = caption_zones([PrintedLine(1, at, piece) for at, piece in zip(places, pieces, strict=True)], source)
    assert [[run.text for run in line.runs] for zone in zones for line in zone.left_lines] == [[piece] for piece in pieces]
    rows = [Row(1, None, at, piece) for at, piece in zip(places, pieces, strict=True)]
    assert laid_out(join_rows(rows, as_lines=True), source, columns=True)[0].text == "\n".join(pieces)


def test_a_passage_without_segments_is_left_alone() -> None:
    passage = Passage("words")
    drawn, moved = laid_out(passage, source_of(""), columns=True)
    assert drawn is passage
    assert moved(3) == 3


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("# A\n\n*b*", "<h1>A</h1>\n<p><em>b</em></p>\n"),
        ("<b onclick=x>c</b>", "<p>&lt;b onclick=x&gt;c&lt;/b&gt;</p>\n"),
        ("[d](javascript:alert(1))", "<p>d</p>\n"),
        ("[d](mailto:a@example.org)", '<p><a href="mailto:a@example.org">d</a></p>\n'),
        ("[d](x.html 'T\"')", '<p><a href="x.html" title="T&quot;">d</a></p>\n'),
        ("![e](a.png)", '<p><img src="a.png" alt="e" loading="lazy"></p>\n'),
        ("![e](https://example.org/a.png)", '<p><a href="https://example.org/a.png">e</a></p>\n'),
        ("```\nx < y\n```", '<pre class="code" tabindex="0"><code>x &lt; y\n</code></pre>\n'),
        ("```nolanguage\nx < y\n```", '<pre class="code" tabindex="0"><code>x &lt; y\n</code></pre>\n'),
        ("a\x00\u202eb", "<p>a␀�b</p>\n"),
    ],
)
def test_the_editor_s_markdown_is_drawn_and_harms_nothing(text: str, html: str) -> None:
    assert markdown_html(text) == html


def test_code_of_a_known_language_is_coloured_and_headings_go_down() -> None:
    assert "<span" in markdown_html("```toml\na = 1\n```")
    assert markdown_html("# A", 2) == "<h3>A</h3>\n"
    assert 'id="fn-1"' in markdown_html("A[^1]\n\n[^1]: B")
    assert 'id="fn-1"' not in markdown_html("A[^1]\n\n[^1]: B", 2)


def test_a_lexer_without_an_order_leaves_the_text_plain() -> None:
    tokens = list(OrderLexer().get_tokens_unprocessed("one\n\ntwo"))
    assert tokens == [(0, Text, "one\n\ntwo")]
    assert list(OrderLexer().get_tokens_unprocessed("")) == []


def test_the_lexer_gives_back_every_character(read: object) -> None:
    text = "Case 1:20-cv-1 Document 3 Filed 01/02/20 Page 1 of 1\n\nIt is so.\n"
    order = read(text).order  # type: ignore[operator]
    assert isinstance(order, Order)
    tokens = list(OrderLexer(order=order).get_tokens_unprocessed(text))
    assert "".join(value for _, _, value in tokens) == text
    assert [offset for offset, _, _ in tokens] == [sum(len(v) for _, _, v in tokens[:n]) for n in range(len(tokens))]
    assert tokens[0][1] is Comment


def test_a_site_s_own_template_goes_before_ours(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("mine: {{ config.title }}", encoding="utf-8")
    page = Page("404.html", template="404.html", context={"config": Config(title="A & B")})
    assert render(page, make_environment(tmp_path)) == b"mine: A &amp; B"


def test_a_template_can_extend_the_one_whose_place_it_takes(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text('{% extends "docketpress/404.html" %}{% block main %}mine{% endblock %}', encoding="utf-8")
    page = Page("404.html", template="404.html", context={"config": Config(title="A & B"), "root": "", "menu": ()})
    drawn = render(page, make_environment(tmp_path)).decode()
    assert "mine" in drawn
    assert "<title>Not found" in drawn


def test_a_template_that_uses_what_is_not_there_fails(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_text("{{ nothing }}", encoding="utf-8")
    with pytest.raises(UndefinedError):
        render(Page("404.html", template="404.html", context={}), make_environment(tmp_path))


def test_a_file_is_given_as_it_is() -> None:
    assert render(Page("x", content=b"\xff"), make_environment()) == b"\xff"
    assert b"--paper" in render(Page("style.css", template="style.css"), make_environment())
    assert render(Page("a", template="fonts/roman.woff2"), make_environment()).startswith(b"wOF2")
    with pytest.raises(TemplateNotFound):
        render(Page("a", template="nowhere.css"), make_environment())
    with pytest.raises(ValueError, match="needs a template or content"):
        render(Page("x"), make_environment())


def test_dates_names_and_contacts() -> None:
    assert long_date("2019-07-30") == "July 30, 2019"
    assert long_date("soon") == "soon"
    assert case_name_html("A v. B & C") == 'A <span class="v">v.</span> B &amp; C'
    assert address("a@example.org") == "mailto:a@example.org"
    assert address("https://example.org") == "https://example.org"
    assert address("javascript:x@y") == ""
