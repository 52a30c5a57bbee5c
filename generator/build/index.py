"""The search index of the drawn pages, part by part: one whose pages are as they were is as it was."""

import hashlib
from collections.abc import Mapping

from generator.build.draft import Draft, DrawnPages
from generator.build.placing import Placing
from generator.build.published import Published
from generator.build.site import Plan
from generator.model import Location
from generator.problems import report_problem
from generator.searching import FOLDER, SearchFailedError, index_part, parts_file
from generator.searching import Part as IndexPart
from generator.store.database import FileRow, PageRow

INDEX = f"/{FOLDER}/"  # before the name of a part, as a maker


def draw_index(plan: Plan, found: Published, draft: Draft, slugs: Mapping[str, str], pages: DrawnPages) -> frozenset[str]:
    """Makes the parts whose pages are not as they were; the makers of all that there are. Where Pagefind fails, there is none of
    that part and of those behind it, which is reported."""
    names = {f"orders/{slug}.html": name for name, slug in slugs.items()}
    made: list[IndexPart] = []
    try:
        for part in plan.index:
            keys = (_key_of(names.get(url, f"/{url}"), found, draft) for url in part.urls)
            key = hashlib.sha256("\n".join((part.made_of, *keys)).encode()).hexdigest()
            if not found.is_as_it_was(f"{INDEX}{part.name}", key):
                _put(f"{INDEX}{part.name}", key, list(index_part(part, pages.place)), found, draft)
            made.append(part)
    except SearchFailedError as error:
        report_problem(draft.problems.append, "search-failed", Location(FOLDER), what=str(error))
    if not made:
        return frozenset()
    url, content = parts_file(made)
    _put(f"/{url}", "", [(url, content)], found, draft)
    return frozenset((f"/{url}", *(f"{INDEX}{part.name}" for part in made)))


def _put(maker: str, key: str, files: list[tuple[str, bytes]], found: Published, draft: Draft) -> None:
    placing = Placing(found.next_site.site, found.next_site.folder)
    intact: Mapping[str, FileRow] = found.intact(maker)
    draft.add(PageRow(maker, key, None, "", ()), [placing.place(url, content, "", intact.get(url)) for url, content in files])


def _key_of(maker: str, found: Published, draft: Draft) -> str:
    """The key of all that a page shows."""
    row = draft.rows.get(maker)
    return row.key if row else found.makers.get(maker, ("", ""))[0]
