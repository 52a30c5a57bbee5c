"""The plan of a site → its draft: what is not as it was is drawn, and put into the next site if it differs."""

import hashlib
from collections import deque
from collections.abc import Iterator, Mapping, Set
from dataclasses import replace
from operator import attrgetter

from generator.build.content import Content, parted
from generator.build.draft import Draft, DrawnPages
from generator.build.index import INDEX, draw_index
from generator.build.job import Job
from generator.build.placing import Placing
from generator.build.published import STANDING, Published
from generator.build.site import Plan
from generator.build.spreading import CHUNK
from generator.build.stages import DrawChunk, Drawn, Undrawn, draw_order, draw_orders, environment_of
from generator.model import Page
from generator.store import StoreDamagedError
from generator.store.database import PageRow


def draw_plan(job: Job, plan: Plan, content: Content, found: Published) -> Draft:
    """Draws what is not as it was, then what stands in for addresses that would be gone, then the search index of all that."""
    draft = Draft()
    of_site = {maker for maker in found.makers if not maker.startswith((STANDING, INDEX))}
    job.spreader.meanwhile = _draw_pages(job, plan, found, draft, {f"/{page.url}": page for page in plan.pages})
    slugs = _draw_orders(job, plan, content, found, draft)
    deque(job.spreader.meanwhile, 0)  # those that are not drawn yet
    draft.problems.sort(key=attrgetter("location.path", "message"))  # whatever was drawn first
    if draft.problems:
        return draft
    now = of_site if plan.parts is None else {*plan.published, *(f"/{page.url}" for page in plan.pages)}
    theirs, others = _urls_before(job, found, draft.rows.keys() | (found.makers.keys() - (of_site & now)))
    pages = DrawnPages(others | draft.urls, draft, found.next_site)
    stand_ins = {f"{STANDING}{page.url}": page for page in job.keeping.complete(slugs, pages, plan.texts, job.config)}
    draft.problems += job.keeping.would_change(job.record) if job.terms.locked else ()
    deque(_draw_pages(job, plan, found, draft, stand_ins), 0)
    index = draw_index(plan, found, draft, slugs, pages)
    draft.gone = frozenset(found.makers.keys() - now - stand_ins.keys() - index)
    stay = (file.url for maker in index - draft.rows.keys() for file in found.rows[maker].files)
    draft.removed = theirs - draft.urls - {page.url for page in stand_ins.values()} - set(stay)
    return draft


def _urls_before(job: Job, found: Published, makers: Set[str]) -> tuple[frozenset[str], frozenset[str]]:
    """The addresses that those makers had, and those of all others."""
    if found.is_untouched:
        found.rows |= job.cache.store.pages(job.cache.site, makers - found.rows.keys())
        theirs = frozenset(file.url for maker in makers if maker in found.rows for file in found.rows[maker].files)
        return theirs, found.next_site.ours - theirs
    others = frozenset(file.url for maker, row in found.rows.items() if maker not in makers for file in row.files)
    return found.next_site.ours - others, others


def _draw_orders(job: Job, plan: Plan, content: Content, found: Published, draft: Draft) -> dict[str, str]:
    """Draws the orders that are not as they were; the slugs of all."""
    parts = plan.parts
    slugs = {name: found.makers.get(name, ("", ""))[1] if parts is None else parts[name].slug for name in plan.published}
    keys = {name: f"{plan.dressing.all} {content.orders[name].key} " for name in plan.published}
    if parts is not None:
        keys = {name: key + _digest(parts[name].data) for name, key in keys.items()}
    names = [name for name, key in keys.items() if not (content.orders[name].key and found.is_as_it_was(name, key))]
    if found.is_untouched:
        found.rows |= job.cache.store.pages(job.cache.site, names)
    undrawn: dict[str, Undrawn] = {}
    for name in names:
        part = found.rows[name].part if parts is None else parts[name].data
        if part is None:
            raise StoreDamagedError(name)
        undrawn[name] = Undrawn(name, part, tuple(found.intact(name).values()))
    for done, drawn in enumerate(_drawn(job, plan, found, list(undrawn.values())), 1):
        job.means.progress("Drawing pages", done, len(undrawn))
        name, part = drawn.name, undrawn[drawn.name].part
        key = f"{plan.dressing.all} {content.orders[name].key} {_digest(part)}"
        draft.add(PageRow(name, key, part, slugs[name], ()), drawn.placed)
        draft.problems += drawn.problems
    return slugs


def _drawn(job: Job, plan: Plan, found: Published, undrawn: list[Undrawn]) -> Iterator[Drawn]:
    """The orders, drawn by processes of our own where that is worth it."""
    if not undrawn:
        return
    placing = Placing(found.next_site.site, found.next_site.folder)
    chunk = DrawChunk(job.cache.path, job.folders.templates, plan.dressing, job.config, placing, ())
    if job.spreader.is_worth_it(len(undrawn)):
        for drawn in job.spreader.run_here(draw_orders, (replace(chunk, orders=tuple(part)) for part in parted(undrawn, CHUNK))):
            yield from drawn
    else:
        yield from (draw_order(one, job.cache.store, chunk) for one in undrawn)


def _draw_pages(job: Job, plan: Plan, found: Published, draft: Draft, pages: Mapping[str, Page]) -> Iterator[str]:
    """Draws those of the pages, by their makers, that are not as they were; each maker when its page is drawn."""
    keys = {maker: plan.dressing.key(page) for maker, page in pages.items()}
    undrawn = {maker: page for maker, page in pages.items() if not (keys[maker] and found.is_as_it_was(maker, keys[maker]))}
    if not undrawn:
        return
    if found.is_untouched:
        found.rows |= job.cache.store.pages(job.cache.site, undrawn)
    environment = environment_of(job.folders.templates, plan.dressing)
    placing = Placing(found.next_site.site, found.next_site.folder)
    for maker, page in undrawn.items():
        file = placing.draw(page, keys[maker], found.intact(maker), environment, draft.problems.append)
        if file is not None:
            draft.add(PageRow(maker, keys[maker], None, "", ()), [file])
        yield maker


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()[:16]
