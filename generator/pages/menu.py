"""What surrounds a page: the site's menu, of the lists there are and the editor's own pages."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from generator.config import Config
from generator.pages.headings import FOLDERS, KINDS, Kind
from generator.pages.listing import digest


@dataclass(frozen=True, slots=True)
class MenuItem:
    """A link of the menu; `url` is site-relative."""

    title: str
    url: str


def make_menu(lists: Mapping[Kind, object], pages: Iterable[MenuItem], *, authorities: bool = False) -> tuple[MenuItem, ...]:
    """Lists that hold something, in a fixed order; the authorities, if there are any; then the editor's pages by title."""
    listed = [MenuItem(FOLDERS[kind].capitalize(), f"{FOLDERS[kind]}.html") for kind in KINDS if lists.get(kind)]
    listed += [MenuItem("Authorities", "authorities.html")] if authorities else []
    return (*listed, *sorted(pages, key=lambda item: (item.title.casefold(), item.url)))


@dataclass(frozen=True, slots=True)
class Frame:
    """What surrounds the words of every page but an order's."""

    config: Config
    menu: tuple[MenuItem, ...] = ()
    menu_digest: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "menu_digest", digest(f"{item.url} {item.title}" for item in self.menu))

    def context(self, url: str, /, **shown: object) -> dict[str, object]:
        """What the template of the page at `url` gets: `shown`, and what surrounds it."""
        return {"config": self.config, "root": "../" * url.count("/"), "menu": self.menu, **shown}

    def made_of(self, *parts: str) -> str:
        """What a page is made of: its own `parts`, and the menu."""
        return "\x1f".join((self.menu_digest, *parts))
