"""The preview: what it serves, and that every save is seen. What it refuses: test_attacks.py."""

import subprocess
import sys

from tests.serve.conftest import ORDER, PATIENCE, Running, wait_for


def test_pages_are_served_with_livereload_and_a_policy_that_lets_it_in(running: Running) -> None:
    status, body, response = running.get(running.page_of_order())
    assert status == 200
    assert "which came late" in body
    assert '<script src="/livereload.js' in body
    assert "default-src 'self'" in (response.getheader("Content-Security-Policy") or "")
    assert body.count("Content-Security-Policy") == 0, "the page's own policy would keep livereload out"
    assert running.get("/livereload.js")[0] == 200


def test_an_address_without_its_ending_is_served_as_github_does(running: Running) -> None:
    assert running.get(running.page_of_order().removesuffix(".html"))[0] == 200
    assert running.get("/about")[0] == 200
    assert running.get("/style.css")[2].getheader("Content-Type") == "text/css"


def test_what_is_not_there_gets_the_404_page(running: Running) -> None:
    status, body, _ = running.get("/nowhere")
    assert status == 404
    assert "<html" in body


def test_a_site_with_a_base_path_is_served_below_it_and_nowhere_else(below: Running) -> None:
    status, _, response = below.get("/")
    assert (status, response.getheader("Location")) == (302, "/orders/")
    assert below.get("/orders/")[0] == 200
    assert below.get("/orders")[2].getheader("Location") == "/orders/"
    assert below.get("/orders/style.css")[0] == 200
    assert below.get("/style.css")[0] == 404
    assert "/orders/style.css" in below.get("/orders/deep/er/nowhere")[1], "404.html has addresses from the site's root"


def test_a_port_that_is_taken_is_said(running: Running) -> None:
    command = [sys.executable, "-m", "generator", "serve", "-C", str(running.folder), "--port", str(running.port)]
    second = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", timeout=PATIENCE, check=False)
    assert second.returncode == 1
    assert f"port {running.port} is taken" in second.stderr
    assert "--port" in second.stderr
    assert "Preview at" not in second.stdout


def test_a_saved_order_is_seen_and_a_broken_one_leaves_the_others_and_is_named_on_the_page(running: Running) -> None:
    running.order.write_text(ORDER.replace("late", "early"), encoding="utf-8")
    wait_for(lambda: "which came early" in running.get(running.page_of_order())[1])
    broken = running.folder / "content" / "broken<b>.txt"
    broken.write_bytes(b"\x00\x01\x02" * 50)
    running.order.write_text(ORDER.replace("late", "again"), encoding="utf-8")
    wait_for(lambda: "which came again" in running.get(running.page_of_order())[1])
    wait_for(lambda: 'id="docketpress-preview"' in running.get("/")[1])
    page = running.get("/")[1]
    assert "broken&lt;b&gt;.txt" in page
    assert "<b>.txt" not in page
    broken.unlink()
    wait_for(lambda: 'id="docketpress-preview"' not in running.get("/")[1])


def test_of_a_hundred_saves_in_a_row_the_last_is_shown(running: Running) -> None:
    for turn in range(100):
        running.order.write_text(ORDER.replace("late", f"late {turn:03}"), encoding="utf-8")
    wait_for(lambda: "which came late 099" in running.get(running.page_of_order())[1])


def test_the_preview_touches_nothing_that_is_published(running: Running) -> None:
    assert not (running.folder / "site").exists()
