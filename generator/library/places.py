"""What a place on an order's page is called: "¶ 12", "dissent ¶ 4", "n. 3"."""

from collections.abc import Mapping
from types import MappingProxyType

from generator.model import Place
from generator.patterns import compiled

PARAGRAPH = compiled(r"(?:(.+)-)?p(\d+(?:-\d+)?)")


def place(flow: str, labels: Mapping[str, str] = MappingProxyType({})) -> Place:
    """The place of a block or note, by its id; `labels` are those of the notes, by id."""
    if flow in labels:
        return Place(flow, f"n. {labels[flow]}")
    m = PARAGRAPH.fullmatch(flow)
    if not m:
        return Place(flow, "heading")
    return Place(flow, f"{m[1].replace('-', ' ')} ¶ {m[2]}" if m[1] else f"¶ {m[2]}")
