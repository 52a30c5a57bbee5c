"""The site in Chromium, from the disk and served, with and without JavaScript: a page loads, asks nothing of any other site,
and complains of nothing."""

from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.planted import add, edit, planted

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def orders(site: Path) -> list[str]:
    """The addresses of the orders' pages."""
    return [f"orders/{page.name}" for page in sorted((site / "orders").glob("*.html")) if not page.name.endswith(".embed.html")]


def seed_order(site: Path) -> str:
    """The page of the seed order: the one whose note 2 the source lacks."""
    (found,) = [url for url in orders(site) if "BAKALAR" in (site / url).read_text(encoding="utf-8")]
    return found


@planted(
    "an order is in no list",
    edit("index.html", 'href="orders/state-v-', 'href="#orders/state-v-'),
    says="in the left set",
)
def test_the_front_page_leads_to_every_order(page: Page, base: str, site: Path) -> None:
    page.goto(f"{base}/index.html")
    links = {link.get_attribute("href") for link in page.locator("main a").all()}
    assert set(orders(site)) <= links
    page.locator("main a[href^='orders/']").first.click()
    page.wait_for_url("**/orders/*.html")
    assert page.locator("h1").inner_text().strip()


@planted("a holding's paragraph has another id", edit("orders/*.html", 'id="p4"', 'id="p-4"'), says=r'locator\("#p4"\)')
def test_a_holding_leads_to_its_paragraph(page: Page, base: str, site: Path) -> None:
    page.goto(f"{base}/{seed_order(site)}")
    link = page.locator("section.holdings a[href^='#']").first
    target = link.get_attribute("href")
    assert target
    link.click()
    page.wait_for_url(f"**{target}")
    assert "DENIED" in page.locator(target).inner_text()


@planted("a line that is too long", add("style.css", "main h1 { width: 2000px; }"), says="assert 20.. <= 320")
@pytest.mark.parametrize("width", [320, 360, 1280])
def test_nothing_overflows(page: Page, base: str, site: Path, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    for path in ["index.html", "about.html", *orders(site)]:
        page.goto(f"{base}/{path}")
        widest = page.locator("html").evaluate("e => e.scrollWidth")
        assert widest <= width, path
