"""Where the links lead that an editor writes by name: to an order's page by its file's name, to an authority by its id."""

import unicodedata
from collections.abc import Callable, Collection, Iterable, Mapping

from generator.library.authorities import page_name, site_authorities
from generator.model import EditorsLink, Entry, Library, Location, Report
from generator.problems import report_problem
from generator.tables import did_you_mean

Linking = tuple[str, tuple[EditorsLink, ...]]  # a file that the editor wrote, and the links in it
ORDER, AUTHORITY = "order:", "authority:"


def resolve_links(
    library: Library, pages: Iterable[Linking], anchors_of: Callable[[str], Collection[str]], report: Report
) -> dict[str, str]:
    """Each link, as written, that leads somewhere → its address in the site ("orders/x.html#p4"); the others are reported.

    `pages` are the editor's own; the headnotes are in the library. `anchors_of` knows the ids on the page of the order at a
    path: it is asked of none but those that a link names.
    """
    headnotes = (
        (f"{entry.path.rpartition('.')[0]}.toml", entry.editors_links)
        for entry in library.entries
        if entry.editors_links and not entry.draft
    )
    found: dict[str, str] = {}
    names = _Names(library, anchors_of)
    for path, links in (*headnotes, *pages):
        for link in links:
            address, what, hint = names.find(link.target)
            if address:
                found[link.target] = address
            else:
                report_problem(report, "dead-link", Location(path, link.line), target=link.target, what=what, hint=hint)
    return found


class _Names:
    """What the orders and authorities of a site may be called."""

    def __init__(self, library: Library, anchors_of: Callable[[str], Collection[str]]) -> None:
        self.anchors_of = anchors_of
        self.entries = [entry for entry in library.entries if not entry.draft]
        self.by_path: dict[str, list[Entry]] = {}
        self.authorities: Mapping[str, str] | None = None

    def find(self, target: str) -> tuple[str, str, str]:
        """(address, "", "") of what a link names; ("", what is not there, what to do) where it leads nowhere."""
        if target.startswith(AUTHORITY):
            return self._authority(target.removeprefix(AUTHORITY))
        name, _, anchor = unicodedata.normalize("NFC", target.removeprefix(ORDER)).partition("#")
        if not self.by_path:
            for entry in self.entries:
                path = unicodedata.normalize("NFC", entry.path)
                for known in {path, path.rpartition("/")[2]}:
                    self.by_path.setdefault(known, []).append(entry)
        meant = self.by_path.get(name, [])
        if len(meant) > 1:
            return (
                "",
                f"{len(meant)} orders are called “{name}”",
                f"say in which folder: {near(name, [e.path for e in meant])}",
            )
        if not meant:
            return "", f"no order here is called “{name}”", near(name, self.by_path)
        page = f"orders/{meant[0].slug}.html"
        if not anchor:
            return page, "", ""
        anchors = self.anchors_of(meant[0].path)
        return (f"{page}#{anchor}", "", "") if anchor in anchors else ("", f"it has no “{anchor}”", near(anchor, anchors))

    def _authority(self, id_: str) -> tuple[str, str, str]:
        if self.authorities is None:
            self.authorities = authority_places(self.entries)
        address = self.authorities.get(id_, "")
        return (address, "", "") if address else ("", f"no order here cites “{id_}”", near(id_, self.authorities))


def near(name: str, names: Collection[str]) -> str:
    """What to do about a name that is not among `names`."""
    return did_you_mean(name, names) if names else "take the link out"


def authority_places(entries: Iterable[Entry]) -> dict[str, str]:
    """Authority id → its page, where it has one; else its entry in the table of authorities of the order that cites it."""
    places: dict[str, str] = {}
    for authority in site_authorities(Library(tuple(entries))):
        latest = authority.citing[0]
        page = f"authorities/{page_name(authority.id)}.html" if authority.has_page else ""
        own = f"orders/{latest.slug}.html#authority-{latest.ids[0]}"
        places |= dict.fromkeys((authority.id, *authority.others), page or own)
    return places
