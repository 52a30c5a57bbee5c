"""The editor's own pages: content/pages/<name>.md → <name>.html."""

import hashlib
import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.library import slugify
from generator.markdown_links import find_links
from generator.model import EditorsLink, Page
from generator.pages.headings import FOLDERS
from generator.pages.menu import Frame, MenuItem
from generator.patterns import compiled

TAKEN = frozenset({"404", "authorities", *FOLDERS.values()})
HEADING = compiled(r"^#[ \t]+(\S.*?)[ \t#]*$", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class EditorsText:
    """A page as the editor wrote it, in Markdown. `path` is relative to content/pages/, with forward slashes."""

    path: str
    text: str
    targets: tuple[tuple[str, str], ...] = ()  # of its links by name: as written, and the address in the site

    def linked(self, targets: Mapping[str, str]) -> "EditorsText":
        """The same, knowing where its links by name lead: what `targets` (of `library.resolve_links`) says of them."""
        return replace(self, targets=tuple((k.target, targets[k.target]) for k in self.links if k.target in targets))

    @property
    def title(self) -> str:
        """The words of the text's first heading; else the file's name."""
        m = HEADING.search(self.text)
        return re.sub(r"[*`]+", "", m[1]) if m else self.path.rpartition("/")[2].rpartition(".")[0]

    @property
    def links(self) -> tuple[EditorsLink, ...]:
        """The links in it that name an order or an authority."""
        return tuple(find_links(self.text))

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
        context = frame.context(text.url, title=text.title, text=text.text, targets=dict(text.targets))
        yield Page(text.url, template="page.html", context=context, made_of=frame.made_of(text.path, text.text, repr(text.targets)))
