"""What an order's page says of itself to programs; cards; the page that stands in frames."""

import io
import json
import re
from dataclasses import replace

import pytest
from bs4 import BeautifulSoup
from PIL import Image

from generator.config import Config
from generator.model import Case, Order
from generator.pages import order_pages
from generator.rendering import make_environment, render

HERE = Config(base_url="https://example.org/o", title="Orders")


def files(order: Order, config: Config = HERE) -> dict[str, bytes]:
    environment = make_environment()
    return {page.url: render(page, environment) for page in order_pages(order, "a-v-b", config)}


def page(order: Order, config: Config = HERE) -> BeautifulSoup:
    return BeautifulSoup(files(order, config)["orders/a-v-b.html"], "html5lib")


def named(soup: BeautifulSoup, name: str) -> list[str]:
    return [str(tag["content"]) for tag in soup.find_all("meta", attrs={"name": name})]


def properties(soup: BeautifulSoup) -> dict[str, str]:
    return {str(tag["property"]): str(tag["content"]) for tag in soup.find_all("meta", attrs={"property": True})}


def test_zotero_takes_the_page_for_a_case(rich_order: Order) -> None:
    soup = page(rich_order)
    assert named(soup, "z:itemType") == ["case"]
    assert named(soup, "z:docketNumber") == ["2:21-cv-00417-ABC"]
    assert named(soup, "z:dateDecided") == ["2022-03-09"]
    assert named(soup, "dcterms.title")
    assert soup.find("link", rel="schema.dcterms")["href"] == "http://purl.org/dc/terms/"  # type: ignore[index]
    text = str(soup)
    assert "citation_journal_title" not in text
    assert "citation_technical_report_institution" not in text


def test_previews_of_links_have_absolute_addresses_a_picture_and_words_for_it(rich_order: Order) -> None:
    said = properties(page(rich_order))
    assert said["og:url"] == "https://example.org/o/orders/a-v-b.html"
    assert said["og:image"] == "https://example.org/o/orders/a-v-b.png"
    assert (said["og:image:width"], said["og:image:height"]) == ("1200", "630")
    assert said["og:title"] in said["og:image:alt"]
    assert named(page(rich_order), "twitter:card") == ["summary_large_image"]


def test_a_site_without_an_address_says_nothing_absolute_and_draws_no_card(rich_order: Order) -> None:
    made = files(rich_order, Config())
    assert not [url for url in made if url.endswith((".png", ".oembed.json"))]
    soup = BeautifulSoup(made["orders/a-v-b.html"], "html5lib")
    assert "og:image" not in properties(soup)
    assert "og:url" not in properties(soup)
    assert not soup.find("link", rel="canonical")


def test_cards_can_be_left_out(rich_order: Order) -> None:
    assert not [url for url in files(rich_order, replace(HERE, cards=False)) if url.endswith(".png")]


def test_the_card_is_a_picture_of_that_size_and_the_same_each_time(rich_order: Order) -> None:
    drawn = files(rich_order)["orders/a-v-b.png"]
    assert Image.open(io.BytesIO(drawn)).size == (1200, 630)
    assert files(rich_order)["orders/a-v-b.png"] == drawn
    other = replace(rich_order, caption=replace(rich_order.caption, cases=(Case("Another v. Name"),)))
    assert files(other)["orders/a-v-b.png"] != drawn


def test_linked_data_is_json_and_ends_no_script(rich_order: Order) -> None:
    hostile = replace(rich_order, title="</script><script>alert(1)</script><!--", docket_numbers=("]]>",))
    html = files(hostile)["orders/a-v-b.html"].decode()
    (script,) = re.findall(r'<script type="application/ld\+json">(.*?)</script>', html, re.DOTALL)
    data = json.loads(script)
    assert data["@type"] == "CreativeWork"
    assert data["additionalType"].endswith("LegalCaseDocument")
    assert "<script>alert" not in html
    assert len(BeautifulSoup(html, "html5lib").find_all("script")) == len(page(rich_order).find_all("script"))


def test_the_page_names_itself_once(rich_order: Order) -> None:
    soup = page(rich_order)
    for relation in ("canonical", "cite-as"):
        (link,) = soup.find_all("link", rel=relation)
        assert link["href"] == "https://example.org/o/orders/a-v-b.html"


def test_oembed_is_found_and_frames_the_embed_page(rich_order: Order) -> None:
    made = files(rich_order)
    (link,) = page(rich_order).find_all("link", type="application/json+oembed")
    assert link["href"] == "https://example.org/o/orders/a-v-b.oembed.json"
    answer = json.loads(made["orders/a-v-b.oembed.json"])
    assert (answer["version"], answer["type"]) == ("1.0", "rich")
    assert answer["width"] > 0
    assert answer["height"] > 0
    (frame,) = BeautifulSoup(answer["html"], "html5lib").find_all("iframe")
    assert str(frame["src"]).startswith("https://example.org/o/orders/a-v-b.embed.html")
    assert frame["title"]


def test_the_embed_page_has_every_paragraph_and_note_by_its_id_and_no_script(rich_order: Order) -> None:
    made = files(rich_order)
    soup = BeautifulSoup(made["orders/a-v-b.embed.html"], "html5lib")
    ids = {str(tag["id"]) for tag in soup.find_all(id=True)}
    wanted = {block.id for block in rich_order.body if block.kind != "heading"}
    wanted |= {note.id for note in rich_order.footnotes if not note.missing}
    assert wanted <= ids
    assert not soup.find_all("script")
    assert named(soup, "robots") == ["noindex"]
    for link in soup.find_all("a"):
        assert link["target"] == "_top"
        assert str(link["href"]).startswith(("a-v-b.html", "https://"))


@pytest.mark.parametrize("ending", [".html", ".json", ".md", ".txt", ".embed.html", ".oembed.json", ".png"])
def test_an_order_is_seven_files(rich_order: Order, ending: str) -> None:
    assert f"orders/a-v-b{ending}" in files(rich_order)
    assert len(files(rich_order)) == 7
