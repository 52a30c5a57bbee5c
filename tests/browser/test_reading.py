"""Reading in Chromium: notes there and back without JavaScript, beside their marks, and in the popover; an outline; nothing
that overflows a phone; colours by night; an order on paper."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page
from pypdf import PdfReader

from generator.build import Folders, Terms, build_site
from generator.config import Config
from tests.browser.conftest import opened
from tests.browser.invented import HEADINGS, MISSING, long_order
from tests.browser.planted import add, edit, lose, planted

pytestmark = [pytest.mark.browser, pytest.mark.slow]
PHONE, DESK = {"width": 360, "height": 740}, {"width": 1280, "height": 800}
OVERLAPS = """() => {
  const boxes = [...document.querySelectorAll('.notes li')].map(li => li.getBoundingClientRect()).sort((a, b) => a.top - b.top);
  return boxes.filter((box, n) => n && box.top < boxes[n - 1].bottom).length;
}"""
DISTANCES = """() => [...document.querySelectorAll('.notes li')].map(li => {
  const mark = document.querySelector(`a[role=doc-noteref][href="#${li.id}"]`);
  return li.getBoundingClientRect().top - mark.getBoundingClientRect().top;
})"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The demonstration site, and on it the long order and one whose notes outweigh its text."""
    folder = tmp_path_factory.mktemp("reading")
    shutil.copytree(root / "content", folder / "content")
    text = long_order()
    (folder / "content" / "long.txt").write_text(text, encoding="utf-8")
    (folder / "content" / "long.toml").write_text('slug = "long"', encoding="utf-8")
    weighty = text.replace("read it otherwise.", "read it. " + "So it is. " * 90)
    (folder / "content" / "weighty.txt").write_text(weighty, encoding="utf-8")
    (folder / "content" / "weighty.toml").write_text('slug = "weighty"', encoding="utf-8")
    built = build_site(Folders(folder / "content", folder / "site"), Config(), Terms(), [])
    assert built.written is not None, built.problems
    return folder / "site"


@pytest.fixture
def disk(site: Path) -> str:
    """The site opened from the disk, for what cannot differ where it is served."""
    return site.as_uri()


@pytest.fixture
def phone(browser: Browser, base: str) -> Iterator[Page]:
    with opened(browser, base, viewport=PHONE) as page:
        page.goto(f"{base}/orders/long.html")
        yield page


@pytest.fixture
def desk(browser: Browser, disk: str) -> Iterator[Page]:
    with opened(browser, disk, viewport=DESK) as page:
        page.goto(f"{disk}/orders/long.html")
        yield page


def focused(page: Page) -> str:
    return str(page.evaluate("document.activeElement.id"))


@planted("marks that lead nowhere", edit("orders/long.html", 'href="#fn-', 'href="#no-'), says="wait_for_url: Timeout")
@planted("no way back from a note", edit("orders/long.html", ' role="doc-backlink"', ""), says="a.role=doc-backlink")
@planted("nothing said of a note that is missing", edit("orders/long.html", "missing from the source", ""), says="missing from")
@pytest.mark.parametrize("size", [PHONE, DESK], ids=["phone", "desk"])
def test_without_the_script_a_note_leads_there_and_back(browser: Browser, base: str, size: dict[str, int]) -> None:
    with opened(browser, base, viewport=size, java_script_enabled=False) as page:
        page.goto(f"{base}/orders/long.html")
        assert page.locator("a[role=doc-noteref]").count() == 48
        for label in (1, MISSING, 25):
            page.locator(f"#fnref-{label}").focus()
            page.keyboard.press("Enter")
            page.wait_for_url(f"**#fn-{label}")
            assert page.locator(f"#fn-{label}").is_visible()
            page.locator(f"#fn-{label} a[role=doc-backlink]").focus()
            page.keyboard.press("Enter")
            page.wait_for_url(f"**#fnref-{label}")
        assert "missing from the source" in page.locator(f"#fn-{MISSING}").inner_text()


@planted("the popover does not open", edit("reading.js", "popover.showPopover({ source: link });", ""), says="assert False")
@planted("Escape leads nowhere", edit("reading.js", 'popover = "auto"', 'popover = "manual"'), says="assert not True")
@planted("the popover leaves the screen", add("style.css", ".note-popover { width: 500px; }"), says="assert .* <= 360")
@planted("ids twice", edit("reading.js", "...copy.childNodes", "note.cloneNode(true)"), says="assert")
def test_a_note_opens_where_one_reads_and_escape_leads_back(phone: Page) -> None:
    popover = phone.locator(".note-popover")
    for label in ("5", str(MISSING)):
        mark = phone.locator(f"#fnref-{label}")
        mark.scroll_into_view_if_needed()
        before = phone.evaluate("scrollY")
        mark.click()
        assert popover.is_visible()
        assert popover.get_attribute("aria-label") == f"Footnote {label}"
        assert focused(phone) == ""  # the popover itself
        box = popover.bounding_box()
        assert box
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= PHONE["width"]
        phone.keyboard.press("Escape")
        assert not popover.is_visible()
        assert focused(phone) == f"fnref-{label}"
        assert phone.evaluate("scrollY") == before
    assert phone.locator(".note-popover [id], .note-popover [role=doc-backlink]").count() == 0
    ids = phone.evaluate("[...document.querySelectorAll('[id]')].map(e => e.id)")
    assert len(ids) == len(set(ids))


@planted(
    "half of the note",
    edit("reading.js", "...copy.childNodes", "copy.childNodes[0], copy.querySelector('p')"),
    says="assert 1 == 2",
)
def test_a_note_of_two_paragraphs_is_whole_in_the_popover(phone: Page) -> None:
    phone.locator("#fnref-5").press("Enter")
    assert phone.locator(".note-popover p").count() == 2
    assert "did not object" in phone.locator(".note-popover").inner_text()


@planted("a second press opens it again", edit("reading.js", "else if (!again)", "else"), says="assert not True")
@planted("the first note for every mark", edit("reading.js", "fill(note);", "popover.firstChild || fill(note);"), says="Exhibit 4")
def test_a_second_press_closes_the_note_and_another_mark_shows_its_own(phone: Page) -> None:
    popover, one, other = phone.locator(".note-popover"), phone.locator("#fnref-3"), phone.locator("#fnref-4")
    one.scroll_into_view_if_needed()
    one.click()
    assert "Exhibit 3" in popover.inner_text()
    one.click()
    assert not popover.is_visible()
    one.press("Enter")
    assert popover.is_visible()
    other.evaluate("e => e.click()")
    assert "Exhibit 4" in popover.inner_text()


@planted("the popover stays open", edit("reading.js", "popover.hidePopover()", "0"), says="assert not True")
def test_back_from_the_note_finds_the_place_again(phone: Page) -> None:
    phone.locator("#fnref-7").scroll_into_view_if_needed()
    before = phone.evaluate("scrollY")
    phone.locator("#fnref-7").click()
    phone.locator(".note-popover a.there").click()
    phone.wait_for_url("**#fn-7")
    assert not phone.locator(".note-popover").is_visible()
    assert phone.evaluate("scrollY") > before + 1000
    phone.go_back()
    phone.wait_for_function("before => Math.abs(scrollY - before) < 2", arg=before)


@planted("notes one over the other", edit("beside.css", "anchor(var(--before) bottom, 0px)", "0px"), says="assert [1-9].* == 0")
@planted("notes at the end", lose("beside.css"), add("beside.css", ""), says="assert")
def test_on_a_wide_screen_notes_stand_beside_their_marks(desk: Page) -> None:
    assert desk.evaluate(OVERLAPS) == 0
    distances = desk.evaluate(DISTANCES)
    assert len(distances) == 48
    assert all(-8 < distance < 400 for distance in distances)
    text, first = (desk.locator(s).bounding_box() for s in (".body", "#fn-1"))
    assert text
    assert first
    assert first["x"] > text["x"] + text["width"]
    assert first["x"] + first["width"] <= DESK["width"]
    assert not desk.locator("#notes").evaluate("e => e.getBoundingClientRect().height > 1")


@planted("no focus on the note", edit("reading.js", "note.focus();", ""), says="'fnref-12' == 'fn-12'")
@planted("Escape stays", edit("reading.js", '"Escape"', '"Escapade"'), says="'fn-12' == 'fnref-12'")
def test_a_note_beside_its_mark_is_pointed_at_and_escape_leads_back(desk: Page) -> None:
    desk.locator("#fnref-12").scroll_into_view_if_needed()
    before = desk.evaluate("scrollY")
    desk.locator("#fnref-12").click()
    assert focused(desk) == "fn-12"
    assert not desk.locator(".note-popover").is_visible()
    desk.keyboard.press("Escape")
    assert focused(desk) == "fnref-12"
    assert desk.evaluate("scrollY") == before


@planted("they do not", add("style.css", ".notes li { position: absolute; }"), says="'absolute' == 'relative'")
def test_notes_that_outweigh_the_text_stay_at_the_end(browser: Browser, disk: str) -> None:
    with opened(browser, disk, viewport=DESK) as page:
        page.goto(f"{disk}/orders/weighty.html")
        assert page.locator("#fn-1").evaluate("e => getComputedStyle(e).position") == "relative"
        assert page.locator("#notes").is_visible()
        page.locator("#fnref-2").click()
        assert page.locator(".note-popover").is_visible()


@planted("a heading without an id", edit("orders/long.html", '#ii-discussion"', '#no"'), says="wait_for_url: Timeout")
@planted("open on a phone", edit("orders/long.html", "<details>", "<details open>"), says="is False", where="open")
@planted("it stays above", add("style.css", ".outline { position: static !important; }"), says="goes along")
def test_the_outline_is_folded_on_a_phone_and_stands_beside_the_text_on_a_desk(browser: Browser, disk: str) -> None:
    for script in (True, False):
        for size, seen in ((PHONE, False), (DESK, True)):
            with opened(browser, disk, viewport=size, java_script_enabled=script) as page:
                page.goto(f"{disk}/orders/long.html")
                links = page.locator("nav.outline a")
                assert links.all_text_contents() == list(HEADINGS.values())
                assert links.first.is_visible() is seen
                if not seen:
                    page.locator("nav.outline summary").click()
                links.nth(3).click()
                page.wait_for_url("**#ii-discussion")
                outline = page.locator("nav.outline").bounding_box()
                assert outline
                assert (-100 < outline["y"] < 100) is seen, "it goes along with the reader"


@planted("a table as wide as it is", add("style.css", ".body pre { overflow: visible; }"), says="assert [4-9].. <= 320")
@planted(
    "a table out of the keyboard's reach", edit("orders/long.html", ' tabindex="0"', ""), says="with the keyboard", where="1280"
)
@pytest.mark.parametrize("width", [320, 360, 640, 1000, 1280, 1920])
def test_nothing_overflows(browser: Browser, disk: str, width: int) -> None:
    with opened(browser, disk, viewport={"width": width, "height": 800}) as page:
        page.goto(f"{disk}/orders/long.html")
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        pre = page.locator("pre").first
        assert pre.evaluate("e => e.scrollWidth > e.clientWidth") is (width < 700)
        assert "linear-gradient" in pre.evaluate("e => getComputedStyle(e).backgroundImage")
        pre.focus()
        assert pre.evaluate("e => document.activeElement === e"), "it can be scrolled with the keyboard"


@planted("white by night", add("style.css", ":root { --paper: #fdfcf9; }"), says="253, 252, 249")
def test_colours_by_night_are_those_of_the_night(browser: Browser, disk: str) -> None:
    for scheme, paper in (("light", "rgb(253, 252, 249)"), ("dark", "rgb(21, 23, 26)")):
        with opened(browser, disk, color_scheme=scheme) as page:
            page.goto(f"{disk}/orders/long.html")
            grounds = [page.locator(s).evaluate("e => getComputedStyle(e).backgroundColor") for s in ("html", "body")]
            assert grounds == [paper, paper]


@planted("a font that is not there", edit("*.css", "fonts/roman", "fonts/roamin"), says="Docketpress Serif|did not get")
def test_the_serif_of_the_site_is_loaded(browser: Browser, base: str) -> None:
    with opened(browser, base) as page:
        page.goto(f"{base}/orders/long.html")
        page.evaluate("document.fonts.ready")
        faces = page.evaluate("[...document.fonts].filter(f => f.status == 'loaded').map(f => f.family)")
        assert {face.strip('"') for face in faces} >= {"Docketpress Serif"}


@planted("no numbers of pages", edit("style.css", "content: counter(page);", 'content: "";'), says="assert '1' in")
@planted(
    "what is of the screen alone", edit("style.css", ".skip, .notes li > .back, .record", ".record"), says="Skip to the text|↩"
)
@planted("no notes", add("style.css", "@media print { .notes { display: none; } }"), says="assert 0 == 1")
def test_an_order_on_paper(browser: Browser, disk: str, tmp_path: Path) -> None:
    with opened(browser, disk) as page:
        page.goto(f"{disk}/orders/long.html")
        page.pdf(path=tmp_path / "long.pdf", prefer_css_page_size=True)
    sheets = [sheet.extract_text() for sheet in PdfReader(tmp_path / "long.pdf").pages]
    assert len(sheets) > 5
    for number, sheet in enumerate(sheets, 1):
        assert str(number) in (sheet.split()[0], sheet.split()[-1])
    ends = [number for number, sheet in enumerate(sheets) if "Footnotes" in sheet]
    assert len(ends) == 1
    notes = ends[0]
    text, end = (re.sub(r"\s+", " ", " ".join(part)) for part in (sheets, sheets[notes:]))
    assert all(f"Exhibit {n} says so on its page {n + 3}" in end for n in (1, 24, 48))
    assert "motion to seal is DENIED" not in " ".join(sheets[notes + 1 :])
    for chrome in ("Skip to the text", "https://", "The source as received", "Outline", "↩"):
        assert chrome not in text, chrome


@planted(
    "the room of a button of the screen",
    edit("style.css", "top: 0.5em; margin: 0; padding: 0;", "top: 0.5em; padding: 0;"),
    says="off the sheet",
)
def test_the_paragraphs_numbers_stand_on_the_sheet(browser: Browser, disk: str) -> None:
    with opened(browser, disk, viewport={"width": 635, "height": 900}) as page:  # within the margins of a letter
        page.goto(f"{disk}/orders/long.html")
        page.emulate_media(media="print")
        lefts = page.evaluate("[...document.querySelectorAll('.body .pilcrow')].map(a => a.getBoundingClientRect().left)")
    assert len(lefts) > 5
    assert min(lefts) >= 0, "off the sheet"
