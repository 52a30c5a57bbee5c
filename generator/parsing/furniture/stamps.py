"""Filing stamps: the line that CM/ECF, PACER and appellate e-filing print on every page."""

import re

from generator.parsing.furniture.galley import Galley
from generator.patterns import compiled

DATE = r"\d{1,4}[/-]\d{1,2}[/-]\d{2,4}"
# What opens a stamp: "Case 8:16-cv-01261-DOC-KES", "Appellate Case: 21-800", "USCA4 Appeal: 21-1234", "USCA Case #21-1".
CASE = compiled(
    r"[\s*_]*(?:(?:USCA\d{0,2}|USDC(?: [A-Z]{2}/[A-Z]{2,4})?|Appellate|Bankruptcy|BAP)\s+)?(?:Case|Appeal)(?:\s?No\.?)?:?\s?#?\s?"
    r"(?:\d\s?:\s?\d[\w:.-]*|\d[\w:.-]*)(?:\s-[A-Z]{2,4})*",
    re.IGNORECASE,
)
FIELD = compiled(
    r"[\s,;|*_]*(?:"
    r"(?:Document|Documents|Doc|Dkt|DktEntry|Dkt\.? ?Entry|ECF)\.?\s?(?:Nos?\.?|#)?\s?:?\s?#?:?\s?\d[\d.\-–]*"
    rf"|(?:Date\s)?(?:Filed|Entered)(?:\s?on)?(?:\s[A-Z]{{2}}\s\w+)?:?\s?{DATE}(?:\s\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?:\s?[AP]M)?)?"
    r"|Page\s?ID\s?[#.:]{0,3}\s?(?:\d+|<pageID>(?!\w))"
    r"|(?:Page|Pg|p\.)\.?\s?:?\s?\d+(?:\s?(?:of|/)\s?\d+)?"
    r"|Entry\sID:\s?\d+"
    r"|Desc\.?:?\s?(?:Main\sDocument|Main|Imaged\sCertificate\sof\sNotice|Exhibit(?:\s[\w-]{1,6})?)|Main\sDocument"
    r"|Exhibit\s[\w-]{1,6}"
    rf"|{DATE}|\d{{6,8}}"
    r")(?![\w/])",
    re.IGNORECASE,
)
PAGE = compiled(r"\b(?:Page|Pg)\.?\s?:?\s?(\d+)(?:\s?(?:of|/)\s?\d+)?", re.IGNORECASE)
# New York's state courts print theirs in two lines over several columns.
NYSCEF = compiled(r"\s*(?:FILED:\s.{3,40}CLERK\s|NYSCEF DOC\. NO\.\s|RECEIVED NYSCEF:\s)")
INDEX = compiled(r"\s*INDEX NO\.\s\S+\s*$")
EDGES = " \t\f,;|*_"  # what may stand about a stamp: white space, separators, Markdown's emphasis
LONGEST = 400
TOP = 14  # pieces of a stamp that raw text scatters stand among the first lines of a page


def stamp_end(text: str) -> tuple[int, int]:
    """(where the stamp that opens `text` ends, how many fields follow the case); (0, 0) where none does."""
    m = CASE.match(text)
    if not m:
        return 0, 0
    end, fields = m.end(), 0
    while f := FIELD.match(text, end):
        end, fields = f.end(), fields + 1
    return end, fields


PIECE = compiled(r"\s*(?:Doc|Dkt|Date Filed|Filed|Page|Pg|Entry)", re.IGNORECASE)


def only_fields(text: str) -> bool:
    """Whether nothing but fields of a stamp stands in `text`: a piece that raw text tore off."""
    if not PIECE.match(text):
        return False
    end = 0
    while f := FIELD.match(text, end):
        end = f.end()
    return end > 0 and not text[end:].strip(EDGES) and not text.strip().isdigit()


def take_stamps(galley: Galley) -> dict[int, int]:
    """Takes the stamps. Gives the lines of those that say on which page they stand, with its number."""
    pages: dict[int, int] = {}
    torn: list[int] = []
    for line, text in enumerate(galley.left):
        if len(text) > LONGEST:
            continue
        if ("NYSCEF" in text or "FILED:" in text) and NYSCEF.match(text):
            for near in range(max(0, line - 2), min(len(galley.left), line + 3)):
                if near == line or INDEX.match(galley.left[near]):
                    galley.take_line(near, "filing-stamp")
        elif "ase" in text or "CASE" in text or "ppeal" in text:
            page = take_stamp(galley, line)
            if page:
                pages[line] = page
            elif page == 0:
                torn.append(line)
    for line in torn:
        take_torn(galley, line, pages)
    return pages


def take_stamp(galley: Galley, line: int) -> int | None:
    """Takes the stamp that opens the line. Gives its page, 0 where it may be the first piece of a torn one, or None."""
    text = galley.left[line]
    end, fields = stamp_end(text)
    rest = text[end:].strip(EDGES)
    if not end or (not fields and rest):
        return None
    if not fields:
        return 0
    if rest and (fields < 2 or (len(rest) >= 3 and not text[end:].startswith("  "))):
        return None  # a sentence that begins like one
    page = PAGE.search(text, 0, end)
    galley.take(line, 0, end if len(rest) >= 3 else len(text), "filing-stamp")
    return int(page.group(1)) if page else 0


def take_torn(galley: Galley, line: int, pages: dict[int, int]) -> None:
    """The pieces of a stamp that plain pdftotext set on lines of their own, from the one on `line` on."""
    near = galley.worded(line + 1, min(len(galley.left), line + 3 * TOP), TOP)
    pieces = [i for i in near if only_fields(galley.left[i])]
    if not pieces or pieces[0] not in near[:3]:
        return
    galley.take_line(line, "filing-stamp")
    for i in pieces:
        page = PAGE.search(galley.left[i])
        galley.take_line(i, "filing-stamp")
        if page:
            pages[line] = int(page.group(1))
            break
