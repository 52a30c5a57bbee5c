"""The draft of a site → the site: exchanged, and what it was made of noted for the next build."""

from generator.build.content import Content
from generator.build.draft import Draft
from generator.build.job import Job
from generator.build.published import CHECKSUM, Published
from generator.build.site import INDEXED, KEY, PROBLEMS, QUOTED, Plan, site_key
from generator.builds import Written
from generator.model import Problem
from generator.publishing.recording import held_slugs
from generator.searching import Part as IndexPart
from generator.store import encode


def publish(job: Job, plan: Plan, content: Content, found: Published, draft: Draft) -> Written | None:
    """Exchanges the site, and writes permalinks.lock; None where a page may not go where it belongs, which is reported."""
    written = found.next_site.publish(draft.changed, draft.removed, draft.problems.append, draft.kept)
    if written is None:
        return None
    if job.folders.lock is not None and not job.terms.preview:
        job.keeping.write(job.folders.lock, job.record)
    store, site = job.cache.store, job.cache.site
    gone = draft.gone if found.makers else store.makers(site).keys() - draft.rows.keys()
    store.put_pages(site, draft.rows.values())
    store.forget_pages(site, gone)
    key = plan.key
    if not job.terms.preview:  # what the next build will find as published before: it need not plan anew for that alone
        held = held_slugs(job.keeping.after, job.keeping.after.sections.values())
        key = site_key(plan.dressing, content, plan.published, plan.quoted, plan.texts, held)
    store.put_note(site, KEY, key.encode())
    store.put_note(site, INDEXED, encode(plan.index, tuple[IndexPart, ...]))
    store.put_note(site, QUOTED, encode(plan.quoted, tuple[str, ...]))
    store.put_note(site, PROBLEMS, encode(plan.problems, tuple[Problem, ...]))
    store.put_note(site, CHECKSUM, str(written.checksum).encode())
    store.commit()
    return written
