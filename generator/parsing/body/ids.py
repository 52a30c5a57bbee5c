"""The ids of blocks: what a link to a paragraph or heading says after its "#"."""

import re
import unicodedata

from generator.model import PartKind
from generator.parsing.body.wording import margin_number


class Names:
    """Gives each block of an order its id: unique, and the same whenever the order is read again."""

    def __init__(self) -> None:
        self.taken: set[str] = set()
        self.counts: dict[str, int] = {}
        self.again: dict[str, int] = {}  # how often a name was asked for

    def prefix(self, kind: PartKind, name: str) -> str:
        """What opens the ids of a part: nothing in the main part, "dissent-", "appendix-b-"."""
        if kind == "main":
            return ""
        letter = re.search(r"(?:APPENDIX|ATTACHMENT|EXHIBIT|SCHEDULE) (\w{1,4})\b", name, re.IGNORECASE)
        stem = f"{kind}-{letter.group(1).lower()}" if letter and kind in ("appendix", "schedule") else kind
        return self.unique(stem) + "-"

    def numbered(self, prefix: str) -> str:
        """The next of p1, p2, … of the part."""
        self.counts[prefix] = self.counts.get(prefix, 0) + 1
        return self.unique(f"{prefix}p{self.counts[prefix]}")

    def heading(self, prefix: str, text: str) -> str:
        """The words of a heading, a margin number before it left out: "ii-legal-standard"."""
        if margin := margin_number(text):
            text = text[margin.end() :]
        plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
        words = re.findall(r"[a-z0-9]+", re.sub(r"['’]", "", plain))
        stem = "-".join(words)[:60].strip("-") or "heading"
        # A heading "P1" would take the name of a paragraph.
        if re.fullmatch(r"p\d+|fn-?.*|fnref-?.*", stem):
            stem = f"h-{stem}"
        return self.unique(prefix + stem)

    def unique(self, name: str) -> str:
        """The name, with a number behind it where another block has it."""
        candidate = name
        while candidate in self.taken:
            self.again[name] = self.again.get(name, 1) + 1
            candidate = f"{name}-{self.again[name]}"
        self.taken.add(candidate)
        return candidate
