"""Which orders are versions of one another: `amends` in an editor's file names the order that it replaces."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath

from generator.model import Entry, Library, Location, Problem, Version
from generator.problems import problem
from generator.tables import did_you_mean


def with_versions(entries: Iterable[Entry]) -> list[Entry]:
    """The entries, each with the slugs of all its versions, the oldest first; none for an order that has no other version."""
    listed = list(entries)
    chains = _chains(listed)
    return [replace(entry, versions=chains[entry.slug]) if entry.slug in chains else entry for entry in listed]


def versions_of(entry: Entry, by_slug: Mapping[str, Entry]) -> tuple[Version, ...]:
    """What an order's page says of its versions, itself among them, the oldest first."""
    versions = (by_slug[slug] for slug in entry.versions)
    return tuple(Version(one.slug, one.name, one.title, one.date_filed, one.withdrawn) for one in versions)


def version_problems(library: Library) -> Iterator[Problem]:
    """What cannot be meant: an order that is not there, or that amends itself, be it by way of others."""
    entries = [entry for entry in library.entries if not entry.draft]
    names = _names(entries)
    for entry in entries:
        if not entry.amends:
            continue
        place = Location(PurePosixPath(entry.path).with_suffix(".toml").as_posix())
        meant = names.get(entry.amends, [])
        if len(meant) != 1:
            near = did_you_mean(entry.amends, [*(one.slug for one in entries), *(one.path for one in entries)])
            hint = f"several orders have that name: say one of {', '.join(one.slug for one in meant)}" if meant else near
            yield problem("dead-reference", place, key="amends", what=f"“{entry.amends}”", hint=hint)
        elif not entry.versions:
            yield problem("amends-itself", place, what=entry.amends)


def _names(entries: Iterable[Entry]) -> dict[str, list[Entry]]:
    """What an order may be called: its slug, the file's path, its name, its name without the ending."""
    found: dict[str, dict[str, Entry]] = {}
    for entry in entries:
        path = PurePosixPath(entry.path)
        for name in {entry.slug, entry.path, path.with_suffix("").as_posix(), path.name, path.stem}:
            found.setdefault(name, {})[entry.path] = entry
    return {name: list(named.values()) for name, named in found.items()}


def _chains(entries: Sequence[Entry]) -> dict[str, tuple[str, ...]]:
    """Slug → the slugs of all versions, of each order that has several. Those that amend one another in a circle have none."""
    amending = [entry for entry in entries if entry.amends and not entry.draft]
    if not amending:
        return {}
    names = _names(entry for entry in entries if not entry.draft)
    older = {entry.slug: meant[0].slug for entry in amending if len(meant := names.get(entry.amends or "", [])) == 1}
    depths, roots = _depths(older)
    dates = {entry.slug: entry.date_filed or "" for entry in entries}
    families: dict[str, list[str]] = {}
    for slug in sorted(depths, key=lambda slug: (depths[slug], dates[slug], slug)):
        families.setdefault(roots[slug], []).append(slug)
    return {slug: tuple(family) for family in families.values() for slug in family}


def _depths(older: Mapping[str, str]) -> tuple[dict[str, int], dict[str, str]]:
    """How many versions lie before each, and the first of them; nothing for those that go round in a circle."""
    depths: dict[str, int] = {}
    roots: dict[str, str] = {}
    circular: set[str] = set()
    for slug in older:
        path: dict[str, None] = {}
        at = slug
        while at in older and at not in depths and at not in circular and at not in path:
            path[at] = None
            at = older[at]
        if at in path or at in circular:
            circular.update(path)
            continue
        depth, root = depths.setdefault(at, 0), roots.setdefault(at, at)
        for one in reversed(path):
            depth += 1
            depths[one], roots[one] = depth, root
    return depths, roots
