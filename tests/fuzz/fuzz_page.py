"""Bytes → page, by coverage: `make fuzz`. Looks for what must never be: an exception, a lost word, an element of the source's own.

An input's first byte says how the rest is taken: as a file's bytes, of plain text or Markdown; or each byte as a piece of what
orders are made of, so that captions, notes, citations and rulings come about that random bytes would never make.
"""

import sys
from html.parser import HTMLParser

import atheris

with atheris.instrument_imports(include=["generator"]):
    from generator.citing import cite_order
    from generator.config import Config
    from generator.library import make_library
    from generator.model import Problem
    from generator.pages import make_pages
    from generator.parsing import parse_order
    from generator.publishing.privacy import find_private
    from generator.reading import READERS
    from generator.rendering import make_environment, render

# What bytes stand for in the second way: words and signs that rules ask for.
PIECES = [
    *"\n \f\t.,;:()[]§¶*_#->|x1234567890aAbBzZ\"'“”’–—\u00a0\u00ad\u200b\u202e<&",
    "\n\n", "\n    ", "\n          ", "                    ", "\r\n", " ) ", ")\n", "____________________\n",
    "UNITED STATES DISTRICT COURT\n", "DISTRICT OF ALASKA\n", "IN THE COURT OF APPEALS OF OHIO\n", "JOHN DOE,\n",
    "Plaintiff,\n", "v.\n", " v. ", "ROE, INC.,\n", "Defendants.\n", "In re ", "Case No. 3:19-cv-00025", "No. 12-345",
    "Document 30 ", "Filed 07/30/19 ", "Page 1 of 6\n", "Page 2 of 6\n", "ORDER\n", "MEMORANDUM OPINION\n", "Before: ",
    "Chief Judge", "JUDGE SMITH", "July 30, 2019", "DATED: ", "IT IS SO ORDERED.", "The Court ", "hereby ", "GRANTED", "DENIED",
    " is ", "the motion ", "I. BACKGROUND\n", "A. ", "II.", "1 ", "2 See ", "word1", "word.2", "[1]", "[^1]", "[^1]: ", "*773",
    "- 2 -\n", "Id.", "Id. at 5", "id. § 2", "See ", "supra ", "infra n.5", "Part II.A", "555 U.S. 223", ", 231 (2009)",
    "42 U.S.C. § 1983", "§ 1983", "§§ ", "Fed. R. Civ. P. 12(b)(6)", "Rule 56", "ECF No. 12 at 3", "Dkt. 4", "2015 WL 858150",
    "(9th Cir. 2010)", "F.3d", "U.S. Const. amend. XIV", "First Amendment", "(quoting ", "aff’d, ", "Ex. B", "Compl. ¶ 9",
    "Tr. 14:3–9", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "javascript:alert(1)", "{{ 7*7 }}",
    "{% raw %}", "]]>", "<!--", "-->", "&amp;", "&#60;", "\x00", "\x1b[31m", "é", "ſ", "ﬁ", "İ", "\U000e0041", "\ud7ff",
    "\ufeff", "𝐀", "１", "²", "SHELBY, J., dissenting:\n", "APPENDIX\n", "CERTIFICATE OF SERVICE\n", "| a | b |\n|---|---|\n",
    "> ", "- ", "# ", "**", "```\n", "   1\n   2\n   3\n", "http://example.org/a", "Feb. 30, 2019", "cc: ",
]  # fmt: skip
ALLOWED_SCHEMES = ("http://", "https://", "mailto:", "data:", "#", "../", "./")
CONFIG = Config(base_url="https://example.org/orders")
ENVIRONMENT = make_environment()


class Elements(HTMLParser):
    """The elements of a page that could do something, and attributes that would."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        source = given.get("src") or ""
        if tag == "script" and given.get("type") != "application/ld+json" and not source.startswith("../"):
            self.wrong.append(f"<script {attrs}>")
        if tag in ("img", "iframe", "object", "embed", "base", "form", "svg", "math", "style"):
            self.wrong.append(f"<{tag} {attrs}>")
        for name, value in attrs:
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                self.wrong.append(f"{name}={value}")
            if name == "href" and value and ":" in value and not value.startswith(ALLOWED_SCHEMES):
                self.wrong.append(f"href={value}")


def text_of(data: bytes) -> tuple[str, bytes]:
    """The ending and the content of the file that the input stands for."""
    way = data[0] if data else 0
    ending = ".md" if way & 1 else ".txt"
    if way & 2:
        return ending, "".join(PIECES[byte % len(PIECES)] for byte in data[1:]).encode("utf-8", "surrogatepass")
    return ending, data[1:]


def one_input(data: bytes) -> None:
    """From the file's bytes to its page and its other forms."""
    ending, content = text_of(data)
    problems: list[Problem] = []
    source = READERS[ending](content, f"order{ending}", problems.append)
    if source is None:
        assert any(p.severity == "error" for p in problems), "no order, and no problem that says why"
        return
    order = cite_order(parse_order(source, problems.append))
    list(find_private(source))
    assert not [p for p in problems if p.code == "words-lost"], [p.message for p in problems]
    for page in make_pages(make_library([order]), [order], CONFIG):
        if page.url.startswith("orders/") and page.url.endswith((".html", ".md", ".txt", ".json")):
            drawn = render(page, ENVIRONMENT)
            if page.url.endswith(".html"):
                elements = Elements()
                elements.feed(drawn.decode())
                assert not elements.wrong, elements.wrong


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
