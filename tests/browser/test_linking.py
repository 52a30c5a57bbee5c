"""Links and quotes from an order's page in Chromium: what is copied, by mouse and by keyboard alone; on which words an address of
words lands; what a frame on another page shows."""

import io
import re
from collections.abc import Iterator
from pathlib import Path

import mistune
import pytest
from PIL import Image
from playwright.sync_api import Browser, BrowserContext, Page, expect

from generator.build import Folders, Terms, build_site
from generator.config import Config
from tests.browser.planted import Patience, add, edit, planted

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CLIPBOARD = "navigator.clipboard.readText()"
MARKED = (0, 255, 0)
# The seed order's words.
ONCE = ("p2", "almost two months after their request for a stay", None)
HOLDING = ("p4", "motions seeking a blanket stay of discovery", "are DENIED")  # the box at the top says the same
LONG = ("p3", "Apart from the", "unavoidable")  # over several sentences
CITATION = "*Bakalar v. Dunleavy*, No. 3:19-cv-00025, ¶ {} (D. Alaska July 30, 2019)"
# An invented order in which a paragraph stands twice, the court numbers what it orders, and a note is quoted.
TWICE = """\
                     UNITED STATES DISTRICT COURT
                     DISTRICT OF ALASKA

ELIZA B. THORNAPPLE,                      )
               Plaintiff,                 )   No. 2:21-cv-00417-ABC
       v.                                 )
HOLLIS GRAIN COMPANY, INC.,               )   ORDER ON THE MOTIONS
               Defendant.                 )

      Before the court are two motions. The log names no author *at all* & no date.

      The objection is overruled for the reasons that were given in open court.

      The log was served late. The elevator was closed in March.

      The objection is overruled for the reasons that were given in open court.

      It is ORDERED:

      1. The motion to compel is GRANTED.

      Dated: March 9, 2022

                    ADA B. COLE
                    United States District Judge
"""
# Selects from the first of `words` to the end of `last` (or of `words`) in the element `within`, as a reader would.
SELECT = """([within, words, last]) => {
  const walker = document.createTreeWalker(document.getElementById(within), NodeFilter.SHOW_TEXT);
  const nodes = [];
  let all = "";
  while (walker.nextNode()) { nodes.push([walker.currentNode, all.length]); all += walker.currentNode.data; }
  const start = all.indexOf(words);
  const end = last ? all.indexOf(last, start) + last.length : start + words.length;
  if (start < 0 || end < start) throw new Error("no such words");
  const at = (offset) => nodes.filter(([, before]) => before <= offset).map(([node, before]) => [node, offset - before]).pop();
  const range = document.createRange();
  range.setStart(...at(start));
  const [node, offset] = at(end - 1);
  range.setEnd(node, offset + 1);
  return range;
}"""


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory, root: Path) -> Path:
    """The seed order and the invented one, from a site that does not know its address."""
    folder = tmp_path_factory.mktemp("linking")
    (folder / "content").mkdir()
    for seed in (root / "seeds").glob("*.txt"):
        (folder / "content" / seed.name).write_bytes(seed.read_bytes())
    (folder / "content" / "twice.txt").write_text(TWICE, encoding="utf-8")
    built = build_site(Folders(folder / "content", folder / "site"), Config(), Terms(), [])
    assert built.written is not None, built.problems
    return folder / "site"


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    made = browser.new_context(permissions=["clipboard-read", "clipboard-write"], viewport={"width": 1280, "height": 900})
    made.set_default_timeout(Patience.milliseconds)
    yield made
    made.close()


@pytest.fixture
def page(context: BrowserContext, base: str) -> Iterator[Page]:
    """The seed order's page."""
    opened = context.new_page()
    wrong: list[str] = []
    opened.on("console", lambda m: wrong.append(m.text) if m.type in ("error", "warning") else None)
    opened.on("pageerror", lambda e: wrong.append(str(e)))
    opened.goto(f"{base}/orders/bakalar-v-dunleavy-2019-07-30.html")
    yield opened
    assert wrong == []


@pytest.fixture
def twice(context: BrowserContext, base: str) -> Page:
    opened = context.new_page()
    opened.goto(f"{base}/orders/thornapple-v-hollis-grain-co-inc-2022-03-09.html")
    return opened


def select(page: Page, place: tuple[str, str, str | None]) -> None:
    expect(page.locator(".share-menu")).to_be_hidden()
    page.evaluate(f"(place) => {{ getSelection().removeAllRanges(); getSelection().addRange(({SELECT})(place)); }}", list(place))
    expect(page.locator(".share-menu")).to_be_visible()


def press(page: Page, name: str) -> str:
    """Presses the button of the menu, and gives what is in the clipboard then."""
    page.get_by_role("button", name=re.compile(name)).click()
    expect(page.get_by_role("status")).to_contain_text("copied")
    return str(page.evaluate(CLIPBOARD))


def marked(browser: Browser, address: str, place: tuple[str, str, str | None]) -> tuple[bool, bool]:
    """Whether the browser that goes to the address marks the first and the last of the words, seen on its screen."""
    context = browser.new_context(viewport={"width": 1280, "height": 900}, bypass_csp=True)
    page = context.new_page()
    page.goto(address)
    page.add_style_tag(content="::target-text { background: rgb(0 255 0) !important; box-shadow: none !important; }")
    page.wait_for_timeout(300)
    boxes = page.evaluate(
        f"""(place) => [...({SELECT})(place).getClientRects()].filter((box) => box.width > 2)
          .map((box) => ({{ x: box.x, y: box.y, width: box.width, height: box.height }}))""",
        list(place),
    )
    seen = []
    for box in (boxes[0], boxes[-1]):
        assert 0 <= box["y"] < 900, "the words are on the screen"
        picture = Image.open(io.BytesIO(page.screenshot(clip=box))).convert("RGB")
        colours = picture.getcolors(1 << 16) or []
        seen.append(sum(n for n, colour in colours if colour == MARKED) > 0.3 * picture.width * picture.height)
    context.close()
    return seen[0], seen[1]


@planted("lines set anew", add("style.css", ".body p { text-wrap: pretty; }"), says="not beside")
def test_the_button_stands_behind_its_pilcrow_on_a_phone(browser: Browser, site: Path) -> None:
    apart = """() => [...document.querySelectorAll(".body .share")].filter((button) => {
      const [box, mark] = [button.getBoundingClientRect(), button.previousElementSibling.getBoundingClientRect()];
      return box.left < mark.right - 1 || box.right > innerWidth || Math.abs(box.top - mark.top) > 10;
    }).length"""
    for width in (320, 360, 412):
        page = browser.new_page(viewport={"width": width, "height": 800})
        page.goto(f"{site.as_uri()}/orders/bakalar-v-dunleavy-2019-07-30.html")
        assert page.locator(".body .share").count() > 4
        assert page.evaluate(apart) == 0, "not beside"
        page.close()


@planted("the page's address, not the paragraph's", edit("linking.js", "page + link.hash", "page"), says="#p2")
def test_the_pilcrow_copies_the_address_of_its_paragraph_and_leads_there(page: Page) -> None:
    address = page.url
    page.locator("#p2 a.pilcrow").click()
    expect(page.get_by_role("status")).to_have_text("Link to ¶ 2 copied")
    assert page.evaluate(CLIPBOARD) == page.url == f"{address}#p2"


@planted("an address without the words", edit("linking.js", "return `:~:text=", "return `:~:test="), says=":~:text=")
@planted(
    "the first such words, wherever",
    edit("linking.js", "if (folded.indexOf(sought) !== at || folded.includes(sought, at + 1)) continue;", ""),
    says="on the screen",
    where="place1",
)
@pytest.mark.parametrize("place", [ONCE, HOLDING, LONG, ("p1", "discovery", None), ("fn-1", "Pearson v. Callahan", "555 U.S. 223")])
def test_an_address_of_words_lands_on_these_words_and_marks_them(page: Page, browser: Browser, place: tuple[str, str, str]) -> None:
    address = page.url
    select(page, place)
    copied = press(page, "Copy link to these words")
    assert copied.startswith(f"{address}#{place[0]}:~:text=")
    assert len(copied) - len(address) < 400
    assert marked(browser, copied, place) == (True, True)


@planted(
    "words that stand twice",
    edit("linking.js", "if (folded.indexOf(sought) !== at || folded.includes(sought, at + 1)) continue;", ""),
    says="Copy link to ¶ 2",
)
def test_words_that_nothing_tells_apart_fall_back_to_their_paragraph(twice: Page, browser: Browser) -> None:
    select(twice, ("p2", "The objection is overruled", None))
    assert press(twice, "Copy link to ¶ 2") == f"{twice.url}#p2"
    select(twice, ("p4", "for the reasons that were given", None))
    assert press(twice, "Copy link to ¶ 4") == f"{twice.url}#p4"
    apart = ("p3", "The elevator was closed", None)
    select(twice, apart)
    assert marked(browser, press(twice, "Copy link to these words"), apart) == (True, True)


@planted("a note left out unsaid", edit("linking.js", "omitted += copied", "0 + copied"), says="a mark stood between")
@planted("brackets as Markdown has them", edit("linking.js", "*_[\\]<>", "*_<>"), says="basic thrust|b")
def test_a_quote_is_the_courts_words_with_a_citation_down_to_the_paragraph(page: Page) -> None:
    address = page.url
    select(page, ("p1", "Defendants argue that", "should not be permitted"))
    quoted = press(page, "Copy quote, Markdown")
    words, citation = quoted.strip().split("\n\n")
    assert words.startswith('> Defendants argue that "\\[b\\]ecause the basic thrust')
    assert words.endswith("should not be permitted")
    assert citation.startswith(f"[{CITATION.format(1)}]({address}#p1:~:text=")
    html = str(mistune.html(quoted))
    assert "argue that &quot;[b]ecause the basic" in html
    assert "<em>Bakalar v. Dunleavy</em>" in html
    select(page, ("p1", "would have been aware.", "to free officials"))
    assert "(footnote omitted)](" in press(page, "Copy quote, Markdown"), "a mark stood between"


@planted("no emphasis", edit("linking.js", 'child.matches("i, b, .underlined")', "false"), says="<i>Pearson")
def test_a_quote_in_html_keeps_emphasis_and_goes_into_editors_as_a_quote(page: Page) -> None:
    address = page.url
    select(page, ("fn-1", "See", "231"))
    html = press(page, "Copy quote, HTML")
    assert html.startswith(f'<blockquote cite="{address}#fn-1:~:text=See%20Pearson')
    assert "<p>See <i>Pearson v. Callahan</i>, 555 U.S. 223, 231</p></blockquote>" in html
    assert "<i>Bakalar v. Dunleavy</i>, No. 3:19-cv-00025, n.1 (D. Alaska July 30, 2019)</a></p>" in html
    types = page.evaluate("navigator.clipboard.read().then((items) => items[0].types)")
    assert sorted(types) == ["text/html", "text/plain"]


@planted("our number for the court's", edit("linking.js", "[data-number-on-hover]", "[data-no]"), says="417-ABC")
def test_where_the_court_numbers_something_itself_no_paragraph_is_cited_by_ours(twice: Page) -> None:
    select(twice, ("p1", "names no author", "no date"))
    quoted = press(twice, "Copy quote, Markdown")
    assert quoted.startswith("> names no author \\*at all\\* & no date")
    assert "No. 2:21-cv-00417-ABC (D. Alaska Mar. 9, 2022)](" in quoted


@planted("no button", edit("linking.js", "beside.after(button)", "0"), says="Quote or embed paragraph 2")
def test_all_of_it_by_keyboard_alone(page: Page) -> None:
    page.locator("#p2 a.pilcrow").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Link to ¶ 2 copied")
    page.locator("#p2 a.pilcrow").focus()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.ariaLabel") == "Quote or embed paragraph 2"
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="Copy quote, Markdown")).to_be_visible()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Copy quote, Markdown"
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Quote copied as Markdown")
    assert str(page.evaluate(CLIPBOARD)).startswith("> As of the date of this filing")
    page.locator("#p3 .share").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Copy quote, Markdown")).to_be_hidden()
    assert page.evaluate("document.activeElement.className") == "share", "Escape leads back"
    page.locator("#fn-1 .share").focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text("Link to n.1 copied")


@planted("the menu comes back", edit("linking.js", "!of || again", "!of"), says="hidden")
def test_the_menu_at_words_takes_no_focus_and_is_next_behind_the_button(page: Page) -> None:
    page.locator("#p2").dblclick(position={"x": 60, "y": 10})  # on a word
    expect(page.locator(".share-menu")).to_be_visible()
    assert page.evaluate("document.activeElement === document.body")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.hash") == "#p2"
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").startswith("Copy link to")
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_contain_text("copied")
    page.locator("#p3").dblclick(position={"x": 60, "y": 10})
    page.get_by_role("button", name="Copy link to").click()
    page.wait_for_timeout(600)
    assert page.evaluate("getSelection().toString()") != ""
    expect(page.locator(".share-menu")).to_be_hidden()  # though the words are still selected


@planted("all of the order", edit("style.css", ".framed .quoted, ", ""), says="another paragraph|holdings stand")
def test_the_frame_shows_what_its_address_names_and_moves_no_page(page: Page, context: BrowserContext, site: Path) -> None:
    page.locator("#p2 .share").focus()
    page.keyboard.press("Enter")
    code = press(page, "Copy code to embed it")
    assert 'title="Bakalar v. Dunleavy, No. 3:19-cv-00025, ¶ 2 (D. Alaska July 30, 2019)"' in code
    blog = site / "blog.html"  # on the site itself: only there may a frame move the page around it
    above = "<!doctype html><title>b</title><p style='height: 3000px'>Above</p>"
    blog.write_text(above + code.replace(' loading="lazy"', ""), encoding="utf-8")
    host = context.new_page()
    host.goto(page.url.rpartition("/orders/")[0] + "/blog.html")
    frame = host.frame_locator("iframe").locator("main")
    expect(frame).to_contain_text("almost two months after their request")
    shown = frame.inner_text()
    assert "blanket stay of discovery are DENIED" not in shown, "the holdings stand there only where nothing is named"
    assert "Moreover" not in shown, "another paragraph"
    assert host.evaluate("scrollY") == 0
    (source,) = re.findall(r'<iframe src="([^"#]+)', code)
    host.goto(source)
    assert "blanket stay of discovery are DENIED" in host.locator("main").inner_text()
    assert "almost two months" not in host.locator("main").inner_text()
    host.locator("main .default a").first.click()
    host.wait_for_url("**/orders/bakalar-v-dunleavy-2019-07-30.html#p4")


@planted("a file that is no BibLaTeX", edit("orders/*.html", "%40jurisdiction", "%40case"), says="@case|startswith")
def test_each_citation_can_be_copied_and_kept_as_a_file(page: Page) -> None:
    page.locator(".cite").get_by_role("button", name="Copy the citation", exact=True).click()
    expect(page.get_by_role("status")).to_have_text("Citation copied")
    assert page.evaluate(CLIPBOARD) == CITATION.format(1).replace("*", "").replace(", ¶ 1", "")
    page.locator(".cite summary").click()
    page.get_by_role("button", name="Copy the citation in BibLaTeX").click()
    with page.expect_download() as download:
        page.get_by_role("link", name=re.compile(r"\.bib$")).click()
    assert download.value.suggested_filename == "bakalar-v-dunleavy-2019-07-30.bib"
    assert download.value.path().read_text(encoding="utf-8").startswith("@jurisdiction{bakalar-v-dunleavy-2019-07-30,")


@planted("a ¶ that leads nowhere", edit("orders/*.html", 'class="pilcrow" href="#p2"', 'class="pilcrow" href="#"'), says="#p2")
def test_without_the_script_a_pilcrow_is_a_link_and_nothing_else_is_there(browser: Browser, base: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    bare = context.new_page()
    address = f"{base}/orders/bakalar-v-dunleavy-2019-07-30.html"
    bare.goto(address)
    assert bare.locator(".share, .copy, .share-menu").count() == 0
    bare.locator("#p2 a.pilcrow").click()
    assert bare.url == f"{address}#p2"
    context.close()
