"""The editor's own pages: content/pages/<name>.md → <name>.html."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from generator.library import slugify
from generator.model import Page
from generator.pages.headings import FOLDERS
from generator.pages.menu import Frame, MenuItem

TAKEN = frozenset({"404", "authorities", *FOLDERS.values()})
HEADING = re.compile(r"^#[ \t]+(\S.*?)[ \t#]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class EditorsText:
    """A page as the editor wrote it, in Markdown. `path` is relative to content/pages/, with forward slashes."""

    path: str
    text: str

    @property
    def title(self) -> str:
        """The words of the text's first heading; else the file's name."""
        m = HEADING.search(self.text)
        return re.sub(r"[*`]+", "", m[1]) if m else self.path.rpartition("/")[2].rpartition(".")[0]

    @property
    def url(self) -> str:
        """Flat, its folders in its name; beside the front page and the pages of lists, whose names it never takes.

        Of a name in another script nothing is left but its digits: its digest tells it from others.
        """
        name = unicodedata.normalize("NFC", self.path.rpartition(".")[0])  # macOS gives accents as signs of their own
        slug = slugify(name)
        if not slug or (slug.replace("-", "").isdigit() and any(c.isalpha() for c in name)):
            slug = f"{slug or 'page'}-{hashlib.sha256(name.encode()).hexdigest()[:8]}"
        return f"{slug}-page.html" if slug in TAKEN else f"{slug}.html"


def menu_items(texts: Iterable[EditorsText]) -> Iterator[MenuItem]:
    """A link to each of the editor's pages."""
    return (MenuItem(text.title, text.url) for text in texts)


def editors_pages(texts: Sequence[EditorsText], frame: Frame) -> Iterator[Page]:
    """A page for each text."""
    for text in texts:
        context = frame.context(text.url, title=text.title, text=text.text)
        yield Page(text.url, template="page.html", context=context, made_of=frame.made_of(text.path, text.text))
