"""The editor's file, NAME.toml beside NAME.txt: what the editor adds to an order, and corrects in what was read of it.

The court's words are never touched: corrections replace what docketpress made of them, by name, and are shown as the editor's.
"""

import dataclasses
import re
import tomllib
from collections.abc import Iterable
from typing import get_args

from generator.editorial.body import correct_body
from generator.editorial.caption import correct_caption
from generator.markdown_links import find_links
from generator.model import (
    Authority,
    Citation,
    Editorial,
    EditorsLink,
    Holding,
    Location,
    Order,
    Outcome,
    Problem,
    Report,
)
from generator.patterns import compiled
from generator.problems import problem, report_problem
from generator.tables import Shape, Table, did_you_mean, read_table

SHAPE: Shape = {
    "slug": "text",
    "title": "text",
    "headnote": "text",
    "topics": "texts",
    "draft": "flag",
    "noindex": "flag",
    "amends": "text",
    "withdrawn": "date",
    "caption": {
        "court": "text",
        "date": "date",
        "judges": "texts",
        "docket_numbers": "texts",
        "title": "text",
        "case_names": "texts",
        "parties": "texts by name",
    },
    "body": {"kept": "texts", "kinds": "texts by name", "split": "texts by name", "joined": "texts"},
    "footnotes": "texts by name",
    "redactions": {"words": "texts"},
    "privacy": {"acknowledged": "texts"},
    "permalinks": {"gone": "texts"},
    "holdings": {"not": "texts", "outcomes": "texts by name"},
    "citations": "texts by name",
}
__all__ = ["RESERVED", "SHAPE", "acknowledge", "correct_body", "edit_order", "read_editorial", "redactions"]

NOTE_WORDS = {"missing": "note-missing", "no-mark": "note-without-mark"}

_SLUG = compiled(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LONGEST_SLUG = 120
# Names that Windows keeps for devices, whatever their ending, and those that servers answer for a folder.
RESERVED = frozenset({"con", "prn", "aux", "nul", "index"} | {f"{port}{n}" for port in ("com", "lpt") for n in range(10)})
_WEB = compiled(r"https?://[^\s\"'<>\\]+", re.IGNORECASE)


def read_editorial(data: bytes, path: str, report: Report) -> Table:
    """The editor's file as a checked table."""
    return read_table(data, path, SHAPE, report)


def redactions(table: Table | None, report: Report) -> tuple[tuple[str, ...] | None, Location]:
    """The words that must not be published, and where the editor's file has them. None: it may have some, and they cannot be
    read (which is reported as an error): then nothing may be made of the order."""
    if table is None:
        return (), Location("")
    found, place = table.get("redactions"), table.place("redactions", "words")
    if isinstance(found, dict):
        if "words" in found:
            return table.texts("redactions", "words"), place
        report_problem(report, "wrong-type", table.place("redactions"), key="[redactions]", wanted='words = ["…", "…"]')
        return None, place
    unread = not table.values and "redactions" in table.text  # no TOML at all
    return None if unread else (), place


def may_redact(data: bytes) -> bool:
    """Whether an editor's file has words that must not be published, or may have: also where their table is misspelt, half
    written, or in a file that is no text."""
    try:
        text = data.decode()
        return "redact" in text.lower() or "redactions" in tomllib.loads(text)  # a key may be written with escapes
    except UnicodeDecodeError:
        return True
    except (ValueError, RecursionError):  # no TOML
        return False


def edit_order(order: Order, table: Table, report: Report) -> Order:
    """The order with the editor's additions and corrections. What a correction settles leaves `order.problems`; what
    it names but is not there goes to `report`."""
    order = correct_caption(order, table, report)
    order = _settle_notes(order, table, report)
    order = _drop_holdings(order, table, report)
    order = _set_outcomes(order, table, report)
    order = _relink(order, table, report)
    editorial = Editorial(
        slug=_slug(table, report),
        title=table.text_at("title"),
        headnote=table.text_at("headnote"),
        topics=table.texts("topics"),
        draft=table.flag("draft"),
        noindex=table.flag("noindex"),
        amends=table.text_at("amends"),
        withdrawn=table.text_at("withdrawn"),
        corrected=order.editorial.corrected,
        links=_links(table),
    )
    return dataclasses.replace(order, editorial=editorial)


def _links(table: Table) -> tuple[EditorsLink, ...]:
    """The links by name in the headnote, each at its line of the file."""
    found = find_links(table.text_at("headnote") or "")
    return tuple(EditorsLink(one.target, table.place("headnote", holding=one.target).line) for one in found)


def acknowledge(problems: Iterable[Problem], table: Table, report: Report) -> list[Problem]:
    """The privacy problems that the editor has not looked at: `[privacy] acknowledged` names the others by code and line."""
    left = list(problems)
    for key in table.texts("privacy", "acknowledged"):
        kept = [p for p in left if f"{p.code}:{p.location.line}" != key]
        if len(kept) == len(left):
            place = table.place("privacy", "acknowledged", holding=key)
            hint = did_you_mean(key, {f"{p.code}:{p.location.line}" for p in left})
            report_problem(report, "dead-reference", place, key="[privacy] acknowledged", what=f"“{key}”", hint=hint)
        left = kept
    return left


def _slug(table: Table, report: Report) -> str | None:
    slug = table.text_at("slug")
    if slug is None or (_SLUG.fullmatch(slug) and len(slug) <= _LONGEST_SLUG and slug not in RESERVED):
        return slug
    hint = f"letters a to z, digits and single hyphens between them, at most {_LONGEST_SLUG}; and no name that a computer reserves"
    report_problem(report, "bad-value", table.place("slug"), key="slug", value=slug, hint=hint)
    return None


def _settle_notes(order: Order, table: Table, report: Report) -> Order:
    problems = list(order.problems)
    for label, word in table.named("footnotes").items():
        place = table.place("footnotes", label)
        if word not in NOTE_WORDS:
            hint = did_you_mean(word, NOTE_WORDS)
            report_problem(report, "bad-value", place, key=f'[footnotes] "{label}"', value=word, hint=hint)
            continue
        said = problem(NOTE_WORDS[word], place, label=label).message
        kept = [p for p in problems if p.message != said]
        if len(kept) == len(problems):
            hint = _about_note(order, label, word)
            what = f"footnote {label} as {word}"
            report_problem(report, "dead-reference", place, key="[footnotes]", what=what, hint=hint)
        problems = kept
    return dataclasses.replace(order, problems=tuple(problems))


def _about_note(order: Order, label: str, word: str) -> str:
    """What to do where the editor says of a note what is not so."""
    of_notes = {"missing": [n for n in order.footnotes if n.missing], "no-mark": [n for n in order.footnotes if not n.marks]}
    for other, notes in of_notes.items():
        if other != word and label in {note.label for note in notes}:
            return f'it is the other way round: "{label}" = "{other}"'
    if label in {note.label for note in order.footnotes}:
        return "the source has its mark and its text: take the line out"
    if of_notes[word]:
        return did_you_mean(label, {note.label for note in of_notes[word]})
    lacks = "text" if word == "missing" else "mark"
    return f"as docketpress reads the order, no note of it lacks its {lacks}, and none is called {label}: take the line out"


def _drop_holdings(order: Order, table: Table, report: Report) -> Order:
    unwanted = table.texts("holdings", "not")
    held = {holding.block for holding in order.holdings}
    for block in unwanted:
        if block not in held:
            place = table.place("holdings", "not", holding=block)
            report_problem(
                report,
                "dead-reference",
                place,
                key="[holdings] not",
                what=f"a holding in “{block}”",
                hint=did_you_mean(block, held),
            )
    if not unwanted:
        return order
    return dataclasses.replace(order, holdings=tuple(h for h in order.holdings if h.block not in unwanted))


def _set_outcomes(order: Order, table: Table, report: Report) -> Order:
    """`[holdings.outcomes]`: what the holdings of a block decide; where it has none, the whole block is one."""
    texts = {name: passage.text for name, passage in order.flows()}
    holdings = list(order.holdings)
    for block, said in table.named("holdings", "outcomes").items():
        place = table.place("holdings", "outcomes", holding=block)
        key = f'[holdings.outcomes] "{block}"'
        outcomes = tuple(known for one in said.split(",") for known in get_args(Outcome) if known == " ".join(one.split()).lower())
        if len(outcomes) != len(said.split(",")):
            wrong = next(one.strip() for one in said.split(",") if " ".join(one.split()).lower() not in get_args(Outcome))
            report_problem(report, "bad-value", place, key=key, value=wrong, hint=did_you_mean(wrong, get_args(Outcome)))
        elif block not in texts:
            what, hint = f"the block “{block}”", did_you_mean(block, texts)
            report_problem(report, "dead-reference", place, key="[holdings.outcomes]", what=what, hint=hint)
        elif any(holding.block == block for holding in holdings):
            holdings = [dataclasses.replace(h, outcomes=outcomes) if h.block == block else h for h in holdings]
        else:
            holdings.append(Holding(block, 0, len(texts[block]), outcomes, None, operative=True))
    if not table.named("holdings", "outcomes"):
        return order
    ranks = {flow: n for n, (flow, _) in enumerate(order.flows())}
    holdings.sort(key=lambda h: (ranks[h.block], h.start))
    named = dataclasses.replace(order.editorial, corrected=(*order.editorial.corrected, "holdings"))
    return dataclasses.replace(order, holdings=tuple(holdings), editorial=named)


def _relink(order: Order, table: Table, report: Report) -> Order:
    citations, authorities = list(order.citations), list(order.authorities)
    for cited, url in table.named("citations").items():
        place = table.place("citations", cited)
        if url and not _WEB.fullmatch(url):
            hint = 'a whole web address: "https://…"; or "" for no link'
            report_problem(report, "bad-value", place, key=f'[citations] "{cited}"', value=url, hint=hint)
            continue
        meant = " ".join(cited.split())
        hits = {c.authority for c in citations if meant in _readings(c)}
        if not any(meant in _readings(c) for c in citations):
            hint = did_you_mean(meant, {c.text for c in citations} | {c.target for c in citations if c.target})
            report_problem(report, "dead-reference", place, key="[citations]", what=f"the citation “{meant}”", hint=hint)
            continue
        citations = [_linked(c, meant, url) for c in citations]
        authorities = [_linked_authority(a, hits, url) for a in authorities]
    return dataclasses.replace(order, citations=tuple(citations), authorities=tuple(authorities))


def _readings(citation: Citation) -> tuple[str, str | None]:
    return " ".join(citation.text.split()), citation.target


def _linked(citation: Citation, meant: str, url: str) -> Citation:
    return dataclasses.replace(citation, url=url or None) if meant in _readings(citation) else citation


def _linked_authority(authority: Authority, ids: set[str | None], url: str) -> Authority:
    return dataclasses.replace(authority, url=url or None) if authority.id in ids else authority
