"""No published address and no published anchor dies unnoticed: through whole builds, and the record by itself."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from generator import cli
from generator.build import Built, Folders, Terms, build_site, check_site
from generator.build import orders as reading
from generator.config import Config, read_config
from generator.library import entries
from generator.model import Block, Order, Passage, Problem, Report, Segment, Source
from generator.parsing import parse_order
from generator.publishing.permalinks import FILE, Permalinks, read_permalinks
from tests.captions import QUILLFEATHER

ORDER = (
    QUILLFEATHER
    + """Dated: March 4, 2021

The plaintiff asks that the complaint about the harbour be heard before the winter.1

                              BACKGROUND

The harbour was dredged in the spring of that year, and the plaintiff's nets were lost. Nobody says who
had been told of it beforehand.

                              DISCUSSION

The rule is plain.2 A notice must be given ten days before the work begins, and it must name the place.
The defendant gave notice on the ninth day. That is one day too few, as the defendant says itself.

The motion at docket 31, which came late, is DENIED.

1 The complaint stands at docket 1, with its exhibits.

2 See the harbour master's regulations, which both sides have put before the court.
"""
)
OTHER = ORDER.replace("QUILLFEATHER", "SPINDRIFT").replace("00987", "00988").replace("harbour", "orchard")
URL = "orders/quillfeather-v-brindle-holdings-inc-2021-03-04.html"


@pytest.fixture
def site(tmp_path: Path) -> Path:
    put(tmp_path, "content/order.txt", ORDER)
    put(tmp_path, "content/other.txt", OTHER)
    put(tmp_path, "content/pages/about.md", "# About\n\nWho makes this.\n")
    assert build(tmp_path).written
    return tmp_path


def put(site: Path, name: str, text: str) -> None:
    (site / name).parent.mkdir(parents=True, exist_ok=True)
    (site / name).write_text(text, encoding="utf-8")


def build(site: Path, **terms: bool) -> Built:
    problems: list[Problem] = []
    folders = Folders(site / "content", site / "site", None, site / FILE)
    return build_site(folders, read_config(site, problems.append), Terms(**terms), problems)


def grave(built: Built) -> list[tuple[str, str]]:
    return [(p.code, p.location.path) for p in built.problems if p.severity == "error"]


def published(site: Path) -> dict[str, set[str]]:
    """Each address, and the ids that stand in its page's text and notes."""
    root = site / "site"
    found = {}
    for path in root.rglob("*"):
        if path.is_file() and not path.name.startswith("."):
            html = path.read_text("utf-8", "replace")
            text = html[html.find('data-region="body"') : html.find('<section class="authorities"')] if "data-words" in html else ""
            found[path.relative_to(root).as_posix()] = set(re.findall(r'\sid="([^"]*)"', text)) - {
                "notes"
            }  # the page's own heading
    return found


def leads_to(site: Path, url: str) -> str:
    """The address that the page at `url` leads on to; itself if it does not."""
    html = (site / "site" / url).read_text(encoding="utf-8")
    m = re.search(r'http-equiv="refresh" content="0; url=\.\./([^"]*)"', html)
    if m is None:
        return url
    assert f'data-to="../{m[1]}"' in html
    assert f'<a href="../{m[1]}">' in html
    assert f'rel="canonical" href="../{m[1]}"' in html
    return m[1]


def assert_nothing_died(before: dict[str, set[str]], site: Path) -> None:
    after = published(site)
    assert before.keys() <= after.keys()
    for url, ids in before.items():
        if url.startswith("orders/") and url.endswith(".html"):
            assert ids <= after[leads_to(site, url)], url


def test_the_record_is_written_and_published_and_a_second_build_changes_nothing(site: Path) -> None:
    data = (site / FILE).read_bytes()
    assert data == (site / "site" / FILE).read_bytes()
    built = build(site, locked=True)
    assert built.written
    assert built.written.changed == 0
    assert (site / FILE).read_bytes() == data
    record = read_permalinks(data, lambda p: pytest.fail(p.message))
    assert record is not None
    listed = {anchor.id for anchor in record.sections[URL].anchors()}
    assert {"p1", "p2", "p3", "p4", "p5", "background", "discussion", "fn-1", "fn-2", "fnref-1", "fnref-2"} == listed
    assert ".json" in record.sections[URL].endings()
    assert {"index.html", "about.html", "schemas/order-1.json"} <= record.sections.keys()
    assert not {"style.css", "404.html", FILE, ".nojekyll"} & record.sections.keys()


def test_locked_lets_nothing_new_be_published(site: Path) -> None:
    put(site, "content/third.txt", ORDER.replace("QUILLFEATHER", "THORNAPPLE"))
    before = published(site)
    built = build(site, locked=True)
    assert grave(built) == [("permalinks-would-change", FILE)]
    assert ["embed" in p.message or ".html" not in p.message for p in built.problems] == [False]
    assert published(site) == before


# --- addresses --------------------------------------------------------------------------------------------------


def test_another_slug_leaves_a_page_that_leads_on_and_its_data(site: Path) -> None:
    before = published(site)
    put(site, "content/order.toml", 'slug = "the-harbour"\n')
    assert build(site).written
    assert leads_to(site, URL) == "orders/the-harbour.html"
    assert_nothing_died(before, site)
    old, new = (site / "site" / url.replace(".html", ".json") for url in (URL, "orders/the-harbour.html"))
    assert json.loads(old.read_bytes()) == json.loads(new.read_bytes())
    put(site, "content/order.toml", 'slug = "harbour"\n')  # and again: both old addresses lead to the newest
    assert build(site).written
    assert leads_to(site, URL) == leads_to(site, "orders/the-harbour.html") == "orders/harbour.html"
    assert old.is_file()
    (site / "content" / "order.toml").unlink()  # and back
    assert build(site).written
    assert leads_to(site, "orders/harbour.html") == leads_to(site, "orders/the-harbour.html") == URL
    assert build(site, locked=True).written


def test_a_new_rule_for_slugs(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    before = published(site)
    wished = entries.wished_slug
    monkeypatch.setattr(entries, "wished_slug", lambda order: f"order-{wished(order)[:9]}")
    assert build(site).written
    assert leads_to(site, URL) == "orders/order-quillfeat.html"
    assert_nothing_died(before, site)


def test_orders_that_change_their_slugs_for_each_others(site: Path) -> None:
    put(site, "content/order.toml", 'slug = "one"\n')
    put(site, "content/other.toml", 'slug = "two"\n')
    assert build(site).written
    put(site, "content/order.toml", 'slug = "two"\n')
    put(site, "content/other.toml", 'slug = "one"\n')
    built = build(site)
    assert {p.code for p in built.problems} >= {"slug-taken"}
    assert "harbour" in (site / "site" / leads_to(site, "orders/one.html")).read_text(encoding="utf-8")
    assert "orchard" in (site / "site" / leads_to(site, "orders/two.html")).read_text(encoding="utf-8")


def test_a_new_order_takes_nobodys_address(site: Path) -> None:
    put(site, "content/order.toml", 'slug = "the-harbour"\n')
    assert build(site).written
    put(site, "content/a-third.txt", ORDER.replace("dredged", "deepened"))  # it wishes for what the first one had
    assert build(site).written
    assert leads_to(site, URL) == "orders/the-harbour.html"
    assert len(list((site / "site" / "orders").glob("quillfeather-*-??????.html"))) == 1


def test_a_second_order_of_the_same_name_and_day_leaves_the_first_where_it_is(site: Path) -> None:
    put(site, "content/a-third.txt", ORDER.replace("dredged", "deepened"))
    assert build(site).written
    assert leads_to(site, URL) == URL
    assert "dredged" in (site / "site" / URL).read_text(encoding="utf-8")
    assert build(site, locked=True).written


@pytest.mark.parametrize("edited", [False, True])
def test_a_file_renamed_perhaps_with_a_word_changed(site: Path, edited: bool) -> None:
    before = published(site)
    put(site, "content/order.toml", 'slug = "by-its-name"\n')
    (site / "content" / "order.txt").rename(site / "content" / "renamed.txt")
    (site / "content" / "order.toml").rename(site / "content" / "renamed.toml")
    if edited:
        put(site, "content/renamed.txt", ORDER.replace("lost", "gone for good"))
    assert build(site).written
    assert leads_to(site, URL) == "orders/by-its-name.html"
    assert_nothing_died(before, site)


def test_an_order_that_is_no_longer_there_is_an_error_and_the_site_stays(site: Path) -> None:
    before, record = published(site), (site / FILE).read_bytes()
    (site / "content" / "order.txt").unlink()
    built = build(site)
    assert grave(built) == [("address-lost", "order.txt")]
    assert URL in built.problems[-1].hint
    assert published(site) == before
    assert (site / FILE).read_bytes() == record


def test_a_draft_that_was_published_is_an_error_until_its_address_is_let_go(site: Path) -> None:
    put(site, "content/order.toml", "draft = true\n")
    assert grave(build(site)) == [("address-lost", "order.txt")]
    put(site, "docketpress.toml", f'[gone]\n"{URL}" = "Taken down <at the request> of a party."\n')
    assert build(site).written
    html = (site / "site" / URL).read_text(encoding="utf-8")
    assert "Taken down &lt;at the request&gt; of a party." in html
    assert '<meta name="robots" content="noindex">' in html
    assert "harbour" not in html
    put(site, "docketpress.toml", "")  # once said it is known
    assert build(site).written
    assert "This page was taken down" in (site / "site" / URL).read_text(encoding="utf-8")
    (site / "content" / "order.toml").unlink()  # and it can come back
    assert build(site).written
    assert "harbour" in (site / "site" / URL).read_text(encoding="utf-8")


def test_an_editors_page_moves_by_its_words_or_by_what_the_editor_says(site: Path) -> None:
    (site / "content" / "pages" / "about.md").rename(site / "content" / "pages" / "imprint.md")
    assert build(site).written
    html = (site / "site" / "about.html").read_text(encoding="utf-8")
    assert 'content="0; url=imprint.html"' in html
    put(site, "content/pages/who.md", "# Who\n")
    (site / "content" / "pages" / "imprint.md").unlink()
    assert grave(build(site)) == [("address-lost", FILE), ("address-lost", "pages/imprint.md")]
    put(site, "docketpress.toml", '[moved]\n"imprint.html" = "who.html"\n"about.html" = "who.html"\n')
    assert build(site).written
    assert 'content="0; url=who.html"' in (site / "site" / "about.html").read_text(encoding="utf-8")


def test_a_list_that_nothing_is_in_any_more_has_a_page_that_says_so(site: Path) -> None:
    put(site, FILE, (site / FILE).read_text(encoding="utf-8").replace("index.html\n", "index.html\njudges/nobody.html\n"))
    assert build(site).written
    assert "Nothing is listed here any more" in (site / "site" / "judges" / "nobody.html").read_text(encoding="utf-8")
    assert build(site, locked=True).written


@pytest.mark.parametrize(
    ("settings", "codes"),
    [
        (f'[gone]\n"{URL}" = "why"\n', ["bad-value"]),
        ('[gone]\n"orders/nothing.html" = "why"\n', ["dead-reference"]),
        ('[moved]\n"orders/nothing.html" = "nowhere.html"\n', ["dead-reference", "bad-value"]),
    ],
)
def test_what_the_settings_say_of_addresses_is_checked(site: Path, settings: str, codes: list[str]) -> None:
    put(site, "docketpress.toml", settings)
    assert [p.code for p in build(site).problems] == codes


def test_going_on_without_an_order_forgets_nothing(site: Path) -> None:
    record = (site / FILE).read_bytes()
    put(site, "content/order.txt", ORDER + "\nHis number is 078-05-1120.\n")
    (site / "content" / "other.txt").unlink()
    built = build(site, keep_going=True)
    assert built.written
    assert set(built.left_out) == {"order.txt", "other.txt"}
    assert (site / FILE).read_bytes() == record
    assert not (site / "site" / URL).exists()
    put(site, "content/order.txt", ORDER)
    put(site, "content/other.txt", OTHER)
    assert build(site, locked=True).written


def test_check_says_what_would_be_lost_and_the_preview_writes_nothing(site: Path) -> None:
    record = (site / FILE).read_bytes()
    (site / "content" / "order.txt").unlink()
    problems: list[Problem] = []
    folders = Folders(site / "content", site / "site", None, site / FILE)
    check_site(folders, Config(), problems)
    assert [p.code for p in problems] == ["address-lost"]
    put(site, "content/fourth.txt", ORDER.replace("MARTA", "OSRIC"))
    build_site(replace(folders, site=site / "preview"), Config(), Terms(keep_going=True, preview=True), [])
    assert (site / FILE).read_bytes() == record


# --- anchors ----------------------------------------------------------------------------------------------------

Recut = Callable[[Order], Order]


def joined(order: Order) -> Order:
    """The paragraphs of the discussion are one."""
    body = list(order.body)
    at = next(n for n, block in enumerate(body) if block.text.startswith("The rule"))
    first, second = body[at], body.pop(at + 1)
    length = len(first.text) + 1
    moved = tuple(s._replace(offset=s.offset + length) for s in second.passage.segments)
    text = f"{first.text} {second.text}"
    body[at] = replace(first, passage=replace(first.passage, text=text, segments=first.passage.segments + moved))
    return numbered(replace(order, body=tuple(body)))


def split(order: Order) -> Order:
    """Each sentence of the background is a paragraph."""
    body: list[Block] = []
    for block in order.body:
        if "dredged" not in block.text:
            body.append(block)
            continue
        cut = block.text.index("Nobody says")
        body += [replace(block, passage=part(block.passage, 0, cut - 1)), replace(block, passage=part(block.passage, cut, None))]
    return numbered(replace(order, body=tuple(body)))


def part(passage: Passage, start: int, end: int | None) -> Passage:
    text = passage.text[start:end]
    segments = []
    for s in passage.segments:
        first, last = max(start, s.offset), min(start + len(text), s.offset + s.length)
        if first < last:
            segments.append(Segment(first - start, last - first, s.line, s.column + first - s.offset))
    return replace(passage, text=text, segments=tuple(segments), spans=())


def numbered(order: Order) -> Order:
    """The blocks with the ids that a parser would give them: p1, p2, …"""
    body, count = [], 0
    for block in order.body:
        count += block.kind != "heading"
        body.append(replace(block, id=block.id if block.kind == "heading" else f"p{count}"))
    return replace(order, body=tuple(body))


def heading_lost(order: Order) -> Order:
    """A heading is taken for a paragraph."""
    return numbered(replace(order, body=tuple(replace(b, kind="paragraph") if b.id == "background" else b for b in order.body)))


def heading_named_otherwise(order: Order) -> Order:
    """The rule for the ids of headings is another one."""
    return replace(order, body=tuple(replace(b, id=f"h-{b.id}") if b.kind == "heading" else b for b in order.body))


def mark_lost(order: Order) -> Order:
    """A note has no mark any more."""
    body = (replace(b, passage=replace(b.passage, spans=())) if b.text.startswith("The rule") else b for b in order.body)
    notes = (replace(n, marks=()) if n.label == "2" else n for n in order.footnotes)
    return replace(order, body=tuple(body), footnotes=tuple(notes))


def notes_lost(order: Order) -> Order:
    """The notes are paragraphs of the body."""
    body = [replace(b, passage=replace(b.passage, spans=())) for b in order.body]
    for note in order.footnotes:
        assert note.passage
        body.append(Block("", "paragraph", note.passage))
    return numbered(replace(order, body=tuple(body), footnotes=()))


def shuffled(order: Order) -> Order:
    """Notes come in another order."""
    return replace(order, footnotes=tuple(reversed(order.footnotes)))


@pytest.mark.parametrize(
    "recut", [joined, split, heading_lost, heading_named_otherwise, mark_lost, notes_lost, shuffled], ids=lambda f: f.__name__
)
def test_a_better_parser_breaks_no_link(site: Path, monkeypatch: pytest.MonkeyPatch, recut: Recut) -> None:
    before = published(site)

    def parse(source: Source, report: Report) -> Order:
        return recut(parse_order(source, report))

    monkeypatch.setattr(reading, "parse_order", parse)
    built = build(site)
    assert built.written, built.problems
    assert not grave(built)
    assert_nothing_died(before, site)
    assert build(site, locked=True).written
    middle = published(site)
    monkeypatch.undo()  # and the parser that was before
    assert build(site).written
    assert_nothing_died(middle, site)


def test_a_link_leads_to_the_words_it_led_to(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "parse_order", lambda source, report: split(parse_order(source, report)))
    assert build(site).written
    html = (site / "site" / URL).read_text(encoding="utf-8")
    words = dict(re.findall(r'id="(p[\d-]+)" data-words>(?:<[^>]*>)*([^<]*)', html))
    assert {anchor: text[:12] for anchor, text in words.items()} == {
        "p1": "The plaintif",
        "p2": "The harbour ",
        "p2-2": "Nobody says ",
        "p3": "The rule is ",
        "p4": "The defendan",
        "p5": "The motion a",
    }


def test_a_file_alone_is_read_with_the_ids_that_readers_know(
    site: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(reading, "parse_order", lambda source, report: split(parse_order(source, report)))
    monkeypatch.setattr("sys.argv", ["docketpress", "show", "--json", "-C", str(site), str(site / "content" / "order.txt")])
    assert cli.commands() == 0
    ids = [block["id"] for block in json.loads(capsys.readouterr().out)["body"] if block["kind"] != "heading"]
    assert ids == ["p1", "p2", "p2-2", "p3", "p4", "p5"]


def test_words_taken_out_of_an_order_are_an_error_until_the_editor_lets_them_go(site: Path) -> None:
    before = published(site)
    put(site, "content/order.txt", re.sub(r"The motion at docket 31[^\n]*\n\n", "", ORDER))
    built = build(site)
    assert grave(built) == [("anchor-lost", "order.txt")]
    (lost,) = [p for p in built.problems if p.code == "anchor-lost"]
    (anchor,) = re.findall(r'gone = \["(p\d+)"\]', lost.hint)
    assert published(site) == before
    put(site, "content/order.toml", f'[permalinks]\ngone = ["{anchor}"]\n')
    assert build(site).written
    assert anchor not in published(site)[URL]
    (site / "content" / "order.toml").unlink()  # once said it is known
    assert build(site).written
    put(site, "content/order.txt", ORDER.replace("which came late", "which came in time"))
    assert build(site).written
    assert anchor not in published(site)[URL], "an id that was let go came to name other words"


def test_an_anchor_let_go_that_never_was_is_a_dead_reference(site: Path) -> None:
    put(site, "content/order.toml", '[permalinks]\ngone = ["p33"]\n')
    assert [p.code for p in build(site).problems] == ["dead-reference"]


def test_other_words_at_an_anchor_are_said_once(site: Path) -> None:
    put(site, "content/order.txt", ORDER.replace("The plaintiff asks that the complaint about the harbour be heard", "Heard be"))
    put(
        site,
        "content/order.txt",
        ORDER.replace("The motion at docket 31, which came late, is DENIED.", "It is GRANTED, all of it."),
    )
    assert "anchor-changed" in [p.code for p in build(site).problems]
    assert "anchor-changed" not in [p.code for p in build(site).problems]


# --- the record -------------------------------------------------------------------------------------------------


def test_what_is_written_is_read_again(site: Path) -> None:
    data = (site / FILE).read_bytes()
    record = read_permalinks(data, lambda p: pytest.fail(p.message))
    assert record is not None
    assert record.written() == record.written(record) == data
    assert read_permalinks(data.replace(b"\n", b"\r\n"), lambda p: pytest.fail(p.message)) == record


def test_a_record_cut_off_anywhere_is_never_taken_for_whole(site: Path) -> None:
    data = (site / FILE).read_bytes()
    for length in range(len(data)):
        found: list[Problem] = []
        assert read_permalinks(data[:length], found.append) is None
        assert [p.code for p in found] == ["permalinks-damaged"]


def test_a_line_taken_out_or_changed_below_an_address_is_seen(site: Path) -> None:
    lines = (site / FILE).read_text(encoding="utf-8").splitlines(keepends=True)
    for n, line in enumerate(lines):
        for changed in ("", line.replace(" p", " q")) if line.startswith(" ") else ():
            if changed == line:
                continue
            found: list[Problem] = []
            assert read_permalinks("".join([*lines[:n], changed, *lines[n + 1 :]]).encode(), found.append) is None
            assert found[0].location.line is not None


@pytest.mark.parametrize("data", [b"\xff\xfe", b"<!doctype html>\n<title>404</title>\n", b"\n", b"docketpress-permalinks/2\nend\n"])
def test_what_is_no_record_is_no_record(data: bytes) -> None:
    found: list[Problem] = []
    assert read_permalinks(data, found.append) is None
    assert [p.code for p in found] == ["permalinks-damaged"]


def test_a_damaged_record_publishes_nothing(site: Path) -> None:
    before = published(site)
    put(site, FILE, "what is this\n")
    put(site, "content/order.txt", ORDER + "\nMore.\n")
    assert grave(build(site)) == [("permalinks-damaged", FILE)]
    assert published(site) == before
    assert (site / FILE).read_text(encoding="utf-8") == "what is this\n"


def test_a_record_that_was_lost_wholly_or_in_part_is_that_of_the_site(site: Path) -> None:
    data = (site / FILE).read_bytes()
    (site / FILE).unlink()
    built = build(site)
    assert "permalinks-missing" in [p.code for p in built.problems]
    assert (site / FILE).read_bytes() == data
    record = read_permalinks(data, lambda p: pytest.fail(p.message))
    assert record is not None
    less = Permalinks({url: section for url, section in record.sections.items() if url != URL})
    (site / FILE).write_bytes(less.written())
    (site / "content" / "order.txt").unlink()
    assert grave(build(site)) == [("address-lost", "order.txt")]


def test_the_commands_keep_the_record_in_the_sites_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    put(tmp_path, "content/order.txt", ORDER)
    monkeypatch.setattr("sys.argv", ["docketpress", "build", "-C", str(tmp_path), "-q"])
    assert cli.commands() == 0
    assert (tmp_path / FILE).is_file()
    (tmp_path / "content" / "order.txt").unlink()
    assert cli.commands() == 1
    monkeypatch.setattr("sys.argv", ["docketpress", "check", "-C", str(tmp_path), "-q"])
    assert cli.commands() == 1


def test_check_finds_what_a_build_finds_where_a_redaction_forgets_an_address_that_the_editor_asks_for(tmp_path: Path) -> None:
    put(tmp_path, "content/order.txt", ORDER)
    put(tmp_path, "content/order.toml", 'slug = "quillfeather-stay"\n')
    put(tmp_path, "content/other.txt", OTHER)
    put(tmp_path, "content/other.toml", 'amends = "quillfeather-stay"\n')
    assert build(tmp_path).written
    put(tmp_path, "content/order.toml", 'slug = "quillfeather-stay"\n[redactions]\nwords = ["MARTA QUILLFEATHER"]\n')
    folders = Folders(tmp_path / "content", tmp_path / "site", None, tmp_path / FILE, tmp_path / ".docketpress")
    for _ in range(2):
        checked: list[Problem] = []
        check_site(folders, Config(), checked)
        built = build(tmp_path)
        assert {p.code for p in checked} == {p.code for p in built.problems} == {"redacted"}
    assert (tmp_path / "site/orders/quillfeather-stay.html").is_file()
