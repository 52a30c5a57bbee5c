"""schemas/order-1.json: the JSON Schema of the order as data, published with every site. A public interface.

It is strict: a field that it does not name is a fault. A new field is added here and in `order_json` together; one that
goes, or changes its meaning, makes order-2.
"""

import json
from collections.abc import Iterator
from typing import get_args

from generator.model import BlockKind, CitationKind, FurnitureKind, Outcome, Page, Severity
from generator.pages.order_json import FORMAT

URL = "schemas/order-1.json"
Schema = dict[str, object]


def text(description: str, **more: object) -> Schema:
    """A string."""
    return {"type": "string", "description": description, **more}


def maybe_text(description: str, **more: object) -> Schema:
    """A string or null."""
    return {"type": ["string", "null"], "description": description, **more}


def number(description: str, least: int = 0) -> Schema:
    """A whole number."""
    return {"type": "integer", "minimum": least, "description": description}


def maybe_number(description: str, least: int = 0) -> Schema:
    """A whole number or null."""
    return {"type": ["integer", "null"], "minimum": least, "description": description}


def flag(description: str) -> Schema:
    """True or false."""
    return {"type": "boolean", "description": description}


def one_of(values: object, description: str) -> Schema:
    """One of the values of a Literal type."""
    return {"enum": list(get_args(values)), "description": description}


def many(items: Schema, description: str) -> Schema:
    """A list."""
    return {"type": "array", "items": items, "description": description}


def fields(description: str, **properties: Schema) -> Schema:
    """An object that has these fields, all of them, and no other."""
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


COURT = fields("The court that issued the order.", id=text("Its id in courts-db."), name=text("Its name in courts-db."))
PARTY = fields(
    "A party to the case.",
    name=text("As printed, white space folded."),
    role=maybe_text("In lower case; null where none is given."),
)
CASE = fields(
    "One caption; an order in consolidated cases has several.",
    name=text("The short case name (Bluebook rule 10.2)."),
    docket_numbers=many(text("A docket number."), "As printed."),
    parties=many(PARTY, "In the order of the caption."),
)
CAPTION = fields(
    "The head of the order.",
    court={"anyOf": [COURT, {"type": "null"}], "description": "Null if unknown."},
    printed=many(
        fields("A stretch of a line.", line=number("Line of the source.", 1), text=text("Its words.")),
        "The caption as the court set it, with title, date and judges where they stand in the head.",
    ),
    cases=many(CASE, "The captions."),
)
BLOCK = fields(
    "A paragraph or another block of the body.",
    id=text("Its anchor on the order's page."),
    kind=one_of(BlockKind, "What it is."),
    text=text("Its words alone, white space folded, marks of notes left out."),
    notes=many(
        fields("A footnote mark.", label=text("As printed."), offset=number("Where in the text it stands.")), "Its footnote marks."
    ),
    page=maybe_number("Page of the source on which it starts.", 1),
)
FOOTNOTE = fields(
    "A footnote.",
    id=text("Its anchor on the order's page."),
    label=text("As printed."),
    text=maybe_text("Its words; null where the source lacks it."),
    missing=flag("Whether the source has a mark but no note."),
    marks=many(text("The id of a block or note; “caption” for the caption as printed."), "Where its marks stand."),
)
HOLDING = fields(
    "A sentence in which this court rules or orders, verbatim.",
    block=text("The id of the block."),
    start=number("Offset into the block's text."),
    end=number("Offset into the block's text, exclusive."),
    text=text("The block's text from start to end."),
    outcomes=many(one_of(Outcome, "An outcome."), "What the sentence decides."),
    subject=maybe_text("What it decides on."),
    operative=flag("Whether it stands in the decretal part; else it is a ruling in the reasoning."),
)
CITATION = fields(
    "A reference to an authority or to the record.",
    flow=text("The id of the block or note."),
    start=number("Offset into its text."),
    end=number("Offset into its text, exclusive."),
    text=text("The citation as printed."),
    kind=one_of(CitationKind, "What is cited."),
    target=maybe_text("What it leads to, in a normal form; null where unresolved."),
    name=maybe_text("The case name."),
    year={"type": ["integer", "null"], "description": "As printed."},
    pin=maybe_text("The pin cite."),
    court=maybe_text("The deciding court's id in courts-db."),
    parenthetical=maybe_text("What the parenthesis behind it says."),
    signal=maybe_text("See, Cf., But see, …"),
    history=maybe_text("What became of the decision cited."),
    antecedent=maybe_number("Index of the citation that a short form refers to."),
    authority=maybe_text("Its entry in the table of authorities."),
    url=maybe_text(
        "Where it is linked to: an address, of another order of this site in the form of that order's `url`, or # and an id of "
        "this order's page; null where no link is safe."
    ),
)
FURNITURE = fields(
    "A stretch of a source line that is no part of the court's text.",
    line=number("Line of the source.", 1),
    kind=one_of(FurnitureKind, "What it is."),
    text=text("As it stands in the source."),
)
PROBLEM = fields(
    "Something that a person should look at.",
    code=text("Its code."),
    line=maybe_number("Line of the source.", 1),
    message=text("What is the matter."),
    severity=one_of(Severity, "How grave it is."),
)


def order_schema() -> Schema:
    """The schema as a dict: JSON Schema 2020-12."""
    order = fields(
        "A court order as data. Offsets count Unicode code points, end exclusive; lines count from 1.",
        format={"const": FORMAT},
        slug=text("The order's name in addresses.", pattern="^[a-z0-9]+(-[a-z0-9]+)*$"),
        url=text("Its page: absolute where the site has a base address, else relative to the site."),
        source=fields(
            "The file as received.",
            path=text("Relative to the content folder."),
            sha256=text("Of its bytes; where the editor took words out, of the text that is left.", pattern="^[0-9a-f]{64}$"),
        ),
        caption=CAPTION,
        docket_numbers=many(text("A docket number."), "This document's own, as printed."),
        title=maybe_text("The document's own title, as printed."),
        date=maybe_text("ISO 8601.", pattern="^[0-9]{4}-[0-9]{2}-[0-9]{2}$"),
        judges=many(text("A judge."), "As printed, without title."),
        body=many(BLOCK, "In reading order."),
        footnotes=many(FOOTNOTE, "In reading order."),
        holdings=many(HOLDING, "In reading order."),
        citations=many(CITATION, "Every one found, resolved or not, in reading order."),
        furniture=many(FURNITURE, "In the order of the source."),
        cites_to=many(text("A slug."), "Orders of this site that it cites, in the order of its citations."),
        cited_by=many(
            fields(
                "A place that cites it.",
                slug=text("The slug of the citing order."),
                block=text("The id of its block or note."),
                cited=maybe_text("The id of what it cites on this order's page; null for the order as a whole."),
            ),
            "Where orders of this site cite it, by their dates.",
        ),
        withdrawn=maybe_text("The day on which the court withdrew it, ISO 8601; null where it did not."),
        versions=many(
            fields(
                "A version of this order.",
                slug=text("Its slug."),
                date=maybe_text("ISO 8601; null if unknown."),
                withdrawn=maybe_text("The day on which the court withdrew it, ISO 8601; null where it did not."),
            ),
            "All versions, the oldest first, this one among them; none where there is no other.",
        ),
        problems=many(PROBLEM, "What was reported when it was read."),
    )
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "docketpress order", **order}


def schema_pages() -> Iterator[Page]:
    """The schema's file."""
    yield Page(URL, content=_written, made_of="the schema of this version")


def _written() -> bytes:
    return (json.dumps(order_schema(), ensure_ascii=False, indent=1) + "\n").encode()
