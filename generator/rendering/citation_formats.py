"""How to cite an order, in the formats that writers and their programs read: Reference → text of each.

Nothing of an order can end a field early: each format's own signs are written as its readers read them back.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import quote

from generator.pages.sharing.reference import Reference
from generator.rendering.inline import escaped, shown
from generator.rendering.markdown_words import markdown_address, markdown_words

TEX: dict[int, str] = str.maketrans(
    {"\\": r"\textbackslash{}", "{": r"\textbraceleft{}", "}": r"\textbraceright{}", "~": r"\textasciitilde{}"}
    | {"^": r"\textasciicircum{}"}
    | {sign: f"\\{sign}" for sign in "%#$&_"}
)


@dataclass(frozen=True, slots=True)
class Format:
    """A way to write a citation. `file` ends the name of the file that holds it; empty where nobody would keep one."""

    name: str
    write: Callable[[Reference], str]
    file: str = ""
    media_type: str = ""


@dataclass(frozen=True, slots=True)
class Written:
    """A citation in one format. `download` is an address that holds the whole file, `file` what to call it."""

    name: str
    text: str
    file: str
    download: str


def as_text(reference: Reference) -> str:
    """As in a footnote: Bakalar v. Dunleavy, No. 3:19-cv-00025 (D. Alaska July 30, 2019)."""
    return shown("".join(reference.parts))


def as_markdown(reference: Reference) -> str:
    """The same, its name in italics and linked."""
    name, number, court = reference.parts
    words = markdown_words(name or number)
    if reference.is_case:
        words = f"*{words}*"
    if reference.url and words:
        words = f"[{words}]({markdown_address(reference.url)})"
    return words + markdown_words((number if name else "") + court)


def as_html(reference: Reference) -> str:
    """The same as HTML."""
    name, number, court = reference.parts
    words = escaped(name or number)
    if reference.is_case:
        words = f"<i>{words}</i>"
    if reference.url and words:
        words = f'<a href="{escaped(reference.url)}">{words}</a>'
    return words + escaped((number if name else "") + court)


def as_biblatex(reference: Reference) -> str:
    """An entry of the type @jurisdiction. Braces within a field are written as commands: BibTeX counts even escaped ones."""
    fields = {
        "title": f"{{{tex(reference.name or reference.called)}}}",  # in two pairs of braces: no style may change its capitals
        "number": tex(reference.number),
        "institution": tex(reference.court),
        "date": reference.date,
        "url": reference.url,  # a field that biblatex takes to the letter
    }
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "\n".join([f"@jurisdiction{{{reference.key},", *lines, "}", ""])


def tex(text: str) -> str:
    """Text for a field of a bibliography that LaTeX sets."""
    return shown(text).translate(TEX)


def as_ris(reference: Reference) -> str:
    """A record of the type CASE. SV is where EndNote and Zotero keep the docket number, PB the court."""
    tags = [
        ("TY", "CASE"),
        ("TI", reference.name or reference.called),
        ("PB", reference.court),
        ("SV", reference.bare_number),
        ("DA", reference.date.replace("-", "/")),
        ("PY", reference.date[:4]),
        ("UR", reference.url),
    ]
    return "".join(f"{tag}  - {shown(value)}\r\n" for tag, value in tags if value) + "ER  - \r\n"


def as_csl_json(reference: Reference) -> str:
    """An item of the type legal_case."""
    item: dict[str, object] = {
        "id": reference.key,
        "type": "legal_case",
        "title": shown(reference.name or reference.called),
        "authority": shown(reference.court),
        "number": shown(reference.bare_number),
        "issued": {"date-parts": [[int(part) for part in reference.date.split("-")]]} if reference.date else None,
        "URL": reference.url,
    }
    lines = (f"{json.dumps(name)}: {json.dumps(value, ensure_ascii=False)}" for name, value in item.items() if value)
    return "[{\n  " + ",\n  ".join(lines) + "\n}]\n"


FORMATS = (
    Format("Markdown", as_markdown),
    Format("HTML", as_html),
    Format("BibLaTeX", as_biblatex, "bib", "application/x-bibtex"),
    Format("RIS", as_ris, "ris", "application/x-research-info-systems"),
    Format("CSL-JSON", as_csl_json, "csl.json", "application/vnd.citationstyles.csl+json"),
)


def written(reference: Reference) -> list[Written]:
    """The citation in every format of `FORMATS`."""
    made = []
    for form in FORMATS:
        text = form.write(reference)
        download = f"data:{form.media_type};charset=utf-8,{quote(text)}" if form.file else ""
        made.append(Written(form.name, text, f"{reference.key}.{form.file}" if form.file else "", download))
    return made
