"""The whole way on one screen: content/ → orders → library → pages → site/. What is as it was is taken from the cache."""

from collections.abc import Iterable

from generator.build.caching import opened
from generator.build.checking import check_site
from generator.build.content import Content, problems_of, read_content, sections_of
from generator.build.drafting import draw_plan
from generator.build.drawing import draw_site, read_pages, said_once
from generator.build.job import Job
from generator.build.keeping import Keeping
from generator.build.orders import Reading, read_file, read_order, said
from generator.build.published import look_at
from generator.build.publishing import publish
from generator.build.record import read_record
from generator.build.site import plan_site
from generator.build.spreading import Spreader
from generator.builds import BY_ITSELF, Built, Folders, Means, Terms
from generator.config import Config
from generator.model import Problem
from generator.publishing.permalinks import Permalinks
from generator.store import StoreDamagedError, remember
from generator.writing import NextSite

__all__ = [
    "Built",
    "Folders",
    "Means",
    "Reading",
    "Terms",
    "build_site",
    "check_site",
    "draw_site",
    "read_file",
    "read_order",
    "said",
]


def build_site(folders: Folders, config: Config, terms: Terms, problems: list[Problem], means: Means = BY_ITSELF) -> Built:
    """Builds the site, and exchanges it for the one before where no error forbids it.

    `problems` are those of the settings. OSError: the disk is full, the folder read-only, another build at work; the site is
    then as it was. May be called from any thread.
    """

    def once() -> Built:
        with (
            opened(folders, means) as cache,
            Spreader(means.engine, means.jobs if cache.path else 1, cache.lock) as spreader,
            NextSite(folders.site, cache.twin) as next_site,
        ):
            of_site: list[Problem] = []
            record = read_record(folders.lock, None if terms.preview else folders.site, of_site.append)
            keeping = Keeping(record.before or Permalinks())
            return _build(Job(folders, config, terms, means, cache, spreader, keeping, record), next_site, problems, of_site)

    try:
        return once()
    except StoreDamagedError:  # and it is gone
        return once()


def _build(job: Job, next_site: NextSite, settings: list[Problem], of_site: list[Problem]) -> Built:
    grave = ("error", "warning") if job.terms.strict else ("error",)
    content = read_content(job, job.keeping.before)
    found = {name: problems_of(order) for name, order in content.orders.items() if order.problems}
    faulty = {name for name, problems in found.items() if any(p.severity in grave for p in problems)}
    orders = {name: order for name, order in content.orders.items() if order.entry_key and name not in faulty}
    found |= content.standing
    published = [name for name, order in orders.items() if job.terms.preview or not order.is_draft]
    left_out = [*(name for name in content.orders if name in faulty), *_graves(content.problems, grave)]
    job.keeping.put(sections_of(job))
    job.keeping.left_out = frozenset(left_out)
    texts = read_pages(job.folders.content, of_site.append)
    site = look_at(job.cache, next_site, job.means.fresh)
    plan = plan_site(job, content, published, texts, site.must_be_planned)
    of_site += plan.problems
    written = None
    if not _graves([*settings, *of_site], grave) and (job.terms.keep_going or not left_out):
        draft = draw_plan(job, plan, content, site)
        left_out += _graves(job.keeping.lost, grave)
        if _graves(draft.problems, grave) or (left_out and not job.terms.keep_going):
            next_site.withdraw()
        else:
            written = publish(job, plan, content, site, draft)
        of_site += said_once(draft.problems)
    problems = (*settings, *(p for of_order in found.values() for p in of_order), *content.problems, *job.keeping.lost, *of_site)
    drafts, done_by = sum(order.is_draft for order in orders.values()), " and ".join(job.spreader.done_by)
    counts = _counts(content, published)
    built = Built(len(published), drafts, tuple(left_out), problems, written, *counts, tuple(content.standing), done_by)
    if job.means.asked is not None:
        remember(job.folders, job.means.asked, content.listing, content.seen, built)
    return built


def _counts(content: Content, published: list[str]) -> tuple[int, int]:
    """How many of the published orders are new, and how many changed."""
    return len(content.new.intersection(published)), len(content.changed.intersection(published))


def _graves(problems: Iterable[Problem], grave: tuple[str, ...]) -> list[str]:
    """Where the problems are that forbid to publish."""
    return [p.location.path for p in problems if p.severity in grave]
