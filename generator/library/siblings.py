"""Library → how its orders cite one another: links out, and who cites each, by dictionary alone.

A link is drawn where exactly one order of the site fits what another says of it. Adding an order can only add a link to it, or
take one away where it fits as well.
"""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

from generator.library.authorities import SiteAuthority, pages_by_order
from generator.library.dockets import distinct
from generator.library.places import place
from generator.library.versions import versions_of
from generator.model import CitedBy, Entry, Library, OrderLinks, Place, Pointer, Reference, SiblingLink

NO_LINKS = OrderLinks()
NO_TARGETS: Mapping[str, str] = MappingProxyType({})


def link_orders(
    library: Library, authorities: Iterable[SiteAuthority] = (), targets: Mapping[str, str] = NO_TARGETS
) -> Mapping[str, OrderLinks]:
    """Slug → the order's links to others of the site and from them, and its versions; orders that have none are left out.
    `authorities`: those of the site, where their pages are to be linked to; `targets`: where the links lead that editors wrote
    by name (`naming.resolve_links`).

    Drafts link nowhere and nothing links to them. The citing places are in the order of the citing orders' dates.
    """
    entries = [entry for entry in library.entries if not entry.draft]
    shelves = Shelves(entries)
    links: dict[str, tuple[SiblingLink, ...]] = {}
    cited_by: dict[str, dict[CitedBy, None]] = {}
    for entry in sorted(entries, key=lambda e: (e.date_filed or "9999", e.slug)):
        found: list[SiblingLink] = []
        for reference in entry.references:
            sibling = shelves.find(entry, reference)
            if sibling is None:
                continue
            for pointer in reference.pointers:
                cited = pinned(sibling, pointer)
                where, anchor = pointer.place, cited.anchor if cited else ""
                found.append(SiblingLink(where.anchor, pointer.start, pointer.end, pointer.citation, sibling.slug, anchor))
                by = CitedBy(entry.slug, entry.name, entry.date_filed, where, cited)
                cited_by.setdefault(sibling.slug, {})[by] = None
        if found:
            links[entry.slug] = tuple(found)
    pages = pages_by_order(authorities)
    named = {
        entry.slug: tuple((k.target, targets[k.target]) for k in entry.editors_links if k.target in targets)
        for entry in entries
        if entry.editors_links
    }
    by_slug = {entry.slug: entry for entry in entries}
    versions = {entry.slug: versions_of(entry, by_slug) for entry in entries if entry.versions}
    return MappingProxyType(
        {
            slug: OrderLinks(
                links.get(slug, ()), tuple(cited_by.get(slug, ())), pages.get(slug, ()), named.get(slug, ()), versions.get(slug, ())
            )
            for slug in sorted({*links, *cited_by, *pages, *named, *versions})
        }
    )


def moved_links(
    before: Entry, now: Entry, links: Iterable[SiblingLink], entry_of: Callable[[str], Entry | None]
) -> Iterator[SiblingLink]:
    """The `links` that an order had, where its words stand now: for a page that is drawn before the library is made anew. What it
    said of no other order `before` is no link yet; none is where it may itself be another paper. `entry_of`: by slug."""
    if any(getattr(before, part) != getattr(now, part) for part in ("court", "date_filed", "docket_keys", "papers")):
        return
    slugs = {(link.flow, link.start, link.end): link.slug for link in links}
    found: dict[Reference, Entry | None] = {}
    for reference in before.references:
        led = {slugs.get((pointer.place.anchor, pointer.start, pointer.end), "") for pointer in reference.pointers}
        if len(led) == 1 and (slug := led.pop()):
            found[replace(reference, pointers=())] = entry_of(slug)
    for reference in now.references:
        if (sibling := found.get(replace(reference, pointers=()))) is None:
            continue
        for pointer in reference.pointers:
            cited = pinned(sibling, pointer)
            anchor = cited.anchor if cited else ""
            yield SiblingLink(pointer.place.anchor, pointer.start, pointer.end, pointer.citation, sibling.slug, anchor)


class Shelves:
    """The orders of a site by what others may call them."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self.by_number: dict[tuple[str, str, str], list[Entry]] = {}
        self.by_date: dict[tuple[str, str, str], list[Entry]] = {}
        for entry in entries:
            if entry.court is None:
                continue
            for paper in entry.papers:
                self.by_number.setdefault((entry.court.id, paper.docket, paper.number), []).append(entry)
            for docket in entry.docket_keys if entry.date_filed else ():
                self.by_date.setdefault((entry.court.id, docket, entry.date_filed or ""), []).append(entry)

    def find(self, citing: Entry, reference: Reference) -> Entry | None:
        """The one order that `citing` means; None where it is not certain, or is itself."""
        court = reference.court or (citing.court.id if citing.court else None)
        docket = reference.docket or own_docket(citing)
        if court is None or docket is None:
            return None
        if reference.number:
            fits = self.by_number.get((court, docket, reference.number), [])
        else:
            fits = self.by_date.get((court, docket, reference.date or ""), [])
        if len(fits) > 1:  # one paper in several versions
            fits = [
                one
                for one in fits
                if not (one.is_replaced and any(one.versions == other.versions for other in fits if other is not one))
            ]
        if len(fits) != 1 or fits[0] is citing:
            return None
        return fits[0] if may_mean(citing, reference, docket, fits[0]) else None


def own_docket(entry: Entry) -> str | None:
    """The docket that an entry number without one belongs to: the order's only one, else that of its stamp."""
    cases = distinct(entry.docket_keys)
    if len(cases) == 1:
        return cases[0]
    return entry.papers[0].docket if entry.papers else None


def may_mean(citing: Entry, reference: Reference, docket: str, sibling: Entry) -> bool:
    """Whether nothing speaks against it: no order cites a later one, and its title has the words that are said.

    Where the citing order stands on several dockets and names none of them, the sibling must stand on the same ones.
    """
    if (
        not reference.docket
        and len(distinct(citing.docket_keys)) > 1
        and {*distinct(sibling.docket_keys)} != {*distinct(citing.docket_keys)}
    ):
        return False
    if citing.date_filed and sibling.date_filed and sibling.date_filed > citing.date_filed:
        return False
    mine = [paper.number for paper in citing.papers if paper.docket == docket]
    if reference.number and mine and first_number(reference.number) >= first_number(mine[0]):
        return False
    title = (sibling.title or "").lower()
    return all(word in title for word in reference.words if word not in ("and", "the"))


def first_number(number: str) -> int:
    """The number of an entry without its attachment's."""
    digits = number.partition("-")[0].partition(".")[0]
    return int(digits) if digits.isdecimal() else 0


def pinned(sibling: Entry, pointer: Pointer) -> Place | None:
    """The place of the sibling that a pin names: the paragraph that the court itself numbers so, else the source's page.

    The court's number is called the court's where the page, which counts all paragraphs, has another there.
    """
    if pointer.paragraph is not None:
        anchor = dict(sibling.paragraphs).get(pointer.paragraph)
        if anchor:
            printed = f"¶ {pointer.paragraph}"
            return Place(anchor, printed if place(anchor).name == printed else f"the court’s {printed}")
    if pointer.page is not None:
        at = bisect_right(sibling.pages, (pointer.page, 1 << 30)) - 1
        if at >= 0 and sibling.pages[at][0] <= pointer.page <= sibling.pages[at][1]:
            return Place(f"page-{pointer.page}", f"page {pointer.page}")
    return None
