"""The least that makes pages of Markdown: a loop around mistune, and a front page."""

import pathlib

import mistune

read = mistune.create_markdown(plugins=["footnotes"])
page = pathlib.Path("page.html").read_text(encoding="utf-8")
site = pathlib.Path("site")
site.mkdir(exist_ok=True)
names = []
for file in sorted(pathlib.Path("content").glob("*.md")):
    html = read(file.read_text(encoding="utf-8"))
    (site / f"{file.stem}.html").write_text(page.replace("TEXT", str(html)), encoding="utf-8")
    names.append(f'<li><a href="{file.stem}.html">{file.stem}</a></li>')
(site / "index.html").write_text(page.replace("TEXT", "<ul>" + "".join(names) + "</ul>"), encoding="utf-8")
