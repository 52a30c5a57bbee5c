"""The preview: what it serves, and that every save is seen. What it refuses: test_attacks.py."""

import shutil
import subprocess
import sys
from pathlib import Path

from tests.serve.conftest import ORDER, PATIENCE, Running, lay_out, start_preview, wait_for


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


def shown(running: Running, words: str, path: str = "") -> bool:
    return words in running.get(path or running.page_of_order())[1]


OVERLAY = 'id="docketpress-preview"'


def test_the_last_good_page_of_a_broken_order_stays_with_what_is_wrong(running: Running) -> None:
    running.order.write_text(ORDER.replace("late", "last"), encoding="utf-8")
    wait_for(lambda: shown(running, "which came last"))
    running.order.write_text(ORDER.replace("late", "with 219-09-9999"), encoding="utf-8")
    wait_for(lambda: shown(running, "order.txt:6"))
    assert shown(running, OVERLAY)
    assert shown(running, "which came last")
    assert shown(running, running.page_of_order().rpartition("/")[2], "/"), "the front page leads there all the same"
    beside = running.order.with_suffix(".toml")
    beside.write_text('[privacy]\nacknowledged = ["private-social-security-number:6"]\n', encoding="utf-8")
    wait_for(lambda: shown(running, "which came with 219-09-9999") and not shown(running, OVERLAY))
    beside.unlink()
    running.order.write_text(ORDER.replace("late", "mended"), encoding="utf-8")
    wait_for(lambda: shown(running, "which came mended") and not shown(running, OVERLAY))


def test_a_draft_is_shown_and_says_so(running: Running) -> None:
    beside = running.order.with_suffix(".toml")
    beside.write_text("draft = true\n", encoding="utf-8")
    wait_for(lambda: shown(running, "This is a draft") and shown(running, ">Draft<", "/"))
    beside.write_text("draft = maybe\n", encoding="utf-8")
    wait_for(lambda: shown(running, "order.toml:1") and shown(running, "This is a draft"))
    beside.unlink()
    wait_for(lambda: not shown(running, "This is a draft") and not shown(running, ">Draft<", "/") and not shown(running, OVERLAY))


def test_an_order_that_is_renamed_or_goes_while_it_is_shown_comes_back(running: Running) -> None:
    page = running.page_of_order()
    moved = running.order.with_name("moved.txt")
    running.order.rename(moved)
    wait_for(lambda: running.get("/orders/moved")[0] == 200 and running.get(page)[0] == 404)
    assert "<html" in running.get(page)[1]
    moved.rename(running.order)
    wait_for(lambda: running.get(page)[0] == 200 and running.get("/orders/moved")[0] == 404)


def test_a_folder_that_another_takes_the_place_of_is_shown(running: Running) -> None:
    content, other, old = (running.folder / name for name in ("content", "other", "old"))
    other.mkdir()
    (other / "order.txt").write_text(ORDER.replace("late", "from elsewhere"), encoding="utf-8")
    content.rename(old)
    other.rename(content)
    wait_for(lambda: shown(running, "which came from elsewhere") and running.get("/about")[0] == 404)
    shutil.rmtree(content)
    old.rename(content)
    wait_for(lambda: running.get("/about")[0] == 200 and not shown(running, "which came from elsewhere"))


def test_templates_that_come_fail_are_mended_and_go(running: Running) -> None:
    templates = running.folder / "templates"
    templates.mkdir()
    head = templates / "order_head.html"
    head.write_text("<h1>A head of our own</h1>", encoding="utf-8")
    wait_for(lambda: shown(running, "A head of our own"))
    head.write_text("<h1>{{ nonsense }}</h1>", encoding="utf-8")
    wait_for(lambda: shown(running, "order_head.html:1"))
    assert shown(running, "A head of our own"), "the last good page"
    head.write_text("<h1>A head that was mended</h1>", encoding="utf-8")
    wait_for(lambda: shown(running, "A head that was mended") and not shown(running, OVERLAY))
    (templates / "reading.js").write_text("// a script of our own\n", encoding="utf-8")
    wait_for(lambda: shown(running, "a script of our own", "/reading.js"))
    shutil.rmtree(templates)
    wait_for(lambda: not shown(running, "A head that was mended") and not shown(running, "a script of our own", "/reading.js"))


def test_settings_that_cannot_be_read_leave_the_site_at_its_address(below: Running) -> None:
    settings = below.folder / "docketpress.toml"
    good = settings.read_text(encoding="utf-8")
    settings.write_text("base_url = ", encoding="utf-8")
    wait_for(lambda: shown(below, "docketpress.toml:1", "/orders/"))
    (below.order).write_text(ORDER.replace("late", "meanwhile"), encoding="utf-8")
    wait_for(lambda: "which came meanwhile" in below.get("/orders" + below.page_of_order())[1])
    assert below.get("/orders/about")[0] == 200
    settings.write_text(good.replace("/orders", "/elsewhere"), encoding="utf-8")
    wait_for(lambda: below.get("/elsewhere/about")[0] == 200)
    assert OVERLAY not in below.get("/elsewhere/")[1]
    assert below.get("/orders/about")[0] == 404
    settings.write_text(good, encoding="utf-8")
    wait_for(lambda: below.get("/orders/about")[0] == 200)


def test_a_file_that_is_as_it_was_is_not_sent_again(running: Running) -> None:
    tag = running.get("/style.css")[2].getheader("ETag") or ""
    status, body, _ = running.get("/style.css", If_None_Match=tag)
    assert (status, body) == (304, "")
    assert running.get("/")[2].getheader("Cache-Control") == "no-store"


def test_where_nothing_could_be_built_yet_the_page_says_why(tmp_path: Path) -> None:
    folder = lay_out(tmp_path)
    (folder / "docketpress.toml").write_text("title = ", encoding="utf-8")
    starting = start_preview(folder, (404,))
    running = next(starting)
    page = running.get("/")[1]
    assert "docketpress.toml:1" in page
    assert '<script src="/livereload.js' in page
    (folder / "docketpress.toml").unlink()
    wait_for(lambda: running.get("/")[0] == 200)
    starting.close()
