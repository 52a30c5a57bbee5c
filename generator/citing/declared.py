"""The code whose sections a document says that it cites by number: "all section references are to the Internal Revenue Code"."""

from collections.abc import Iterable

from generator.patterns import compiled

DECLARED = compiled(
    r"\b[Rr]eferences?,? (?:(?:herein|hereafter|hereinafter|in this \w+|made),? )?(?:are|is|will be|shall be) to "
    r"(?:sections? of )?(?:the )?"
    r"(?P<code>(?:[A-Z][\w&’'.-]{0,20},? (?:and |of |& )?){0,6}Codes?)\b"
)


def declared_code(texts: Iterable[str]) -> str | None:
    """The name of the code, as the first of the texts that declares one has it; None where none does."""
    for text in texts:
        if "eference" in text and "Code" in text and (m := DECLARED.search(text)):
            return m["code"]
    return None
