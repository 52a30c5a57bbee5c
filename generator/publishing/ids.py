"""The ids of one order: those that its readers know, and what permalinks.lock is to say of them."""

from generator.model import Location, Order, Report
from generator.problems import report_problem
from generator.publishing.anchors import anchors_of
from generator.publishing.keeping import keep_anchors
from generator.publishing.naming import name_blocks
from generator.publishing.permalinks import FORGET, SHA_DIGITS, Published, Section, anchor_lines
from generator.publishing.phrases import phrase_of
from generator.tables import Table, did_you_mean

NOTHING = Section("")
_MOST_NAMED = 12  # ids in one problem


def keep_ids(order: Order, published: Published, table: Table | None, report: Report) -> tuple[Order, Section]:
    """The order with the ids under which it was published, and its section, whose `url` is that of the section it had.

    Words that are nowhere any more are an error, unless the editor's file lets them go: `[permalinks] gone`. Their anchors stay
    on record.
    """
    source = order.source
    before = published.of(source.sha256, anchors_of(order) if published.orphans else ()) or NOTHING
    words = table.texts("redactions", "words") if table and source.redacted else ()
    phrases = [phrase_of(number, text) for number, text in enumerate(words, 1)]

    def may_be_said(name: str) -> bool:
        return not any(phrase.may_stand_in(name) for phrase in phrases)

    anchors = tuple(anchor for anchor in before.anchors() if may_be_said(anchor.id))
    gone = {name for name in (*(table.texts("permalinks", "gone") if table else ()), *before.gone_anchors()) if may_be_said(name)}
    # Of a source from which words were taken the rest stands where it stood.
    same = source.redacted or before.sha == source.sha256[:SHA_DIGITS]
    kept = keep_anchors(order, anchors, gone, same_source=same)
    place = Location(source.path)
    if kept.lost:
        ids = [anchor.id for anchor in kept.lost]
        said = ", ".join(f'"{anchor}"' for anchor in ids)
        report_problem(report, "anchor-lost", place, what=_named(ids), gone=said)
    if kept.changed:
        report_problem(report, "anchor-changed", place, what=_named(kept.changed))
    if table is not None:
        known = {anchor.id for anchor in before.anchors()} | before.gone_anchors()
        for anchor in table.texts("permalinks", "gone"):
            if anchor not in known:
                at = table.place("permalinks", "gone", holding=anchor)
                what, hint = f"“{anchor}”", did_you_mean(anchor, known)
                report_problem(report, "dead-reference", at, key="[permalinks] gone", what=what, hint=hint)
    forget = FORGET if not all(map(may_be_said, (before.url, *published.earlier))) else ""
    lines = forget + anchor_lines((*kept.anchors, *kept.lost), gone)
    return kept.order, Section("" if forget else before.url, source.path, source.sha256[:SHA_DIGITS], lines=lines)


def editors_ids(order: Order, published: Published, table: Table) -> Order:
    """The order, as it was read, with the ids by which the editor's file names its blocks to correct how they are cut."""
    before = published.of(order.source.sha256, anchors_of(order) if published.orphans else ())
    if before is None:
        return order
    same = order.source.redacted or before.sha == order.source.sha256[:SHA_DIGITS]
    named = (*table.texts("body", "joined"), *table.named("body", "kinds"), *table.named("body", "split"))
    return name_blocks(order, tuple(before.anchors()), named, same_source=same)


def _named(ids: list[str] | tuple[str, ...]) -> str:
    more = len(ids) - _MOST_NAMED
    return ", ".join(ids[:_MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
