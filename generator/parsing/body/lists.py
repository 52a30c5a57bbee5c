"""The lists of a text, item by item: which numbers and bullets open an item, and how deep its list lies within others."""

import re

from generator.numerals import roman_value
from generator.parsing.body.wording import is_divider, item_mark, lone_number


def item_style(marker: str, number: str) -> str:
    """Brackets and kind of an item's number: "(1", ".a"; "bullet" where it has none."""
    if not number or not number.isalnum():
        return "bullet"
    brackets = "(" if "(" in marker else "."
    return brackets + ("1" if number.isdigit() else "A" if number.isupper() else "a")


def marker(text: str) -> re.Match[str] | None:
    """The number or bullet that may open an item."""
    return None if is_divider(text) else item_mark(text) or lone_number(text)


class Lists:
    """The lists that are open where a text is being read, and how far each style of numbers has come."""

    def __init__(self) -> None:
        self.seen: dict[str, int] = {}  # the last number of each style of items
        self.styles: list[str] = []  # of the lists that are open, the outermost first

    def close(self) -> None:
        """The text goes on without a list."""
        self.styles.clear()

    def item(self, text: str) -> re.Match[str] | None:
        """The number or bullet that makes the row an item: the first of a list, or one that follows an item's."""
        m = marker(text)
        if m is None:
            return None
        number = m.group().strip("(). \t")
        style = item_style(m.group(), number)
        if style == "bullet" or style[0] == "(" or self.follows(style, number):
            return m
        return None

    def follows(self, style: str, number: str) -> bool:
        """Whether the number opens a list ("1", "a", "i") or comes next in one that is open. "v. Smith" does neither."""
        if number in ("1", "a", "A", "i", "I"):
            return True
        if style[-1] == "a" and number in ("i", "v", "x") and self.seen.get(style[:-1] + "i", 0) == roman_value(number) - 1 > 0:
            return True
        if style[-1] == "1":
            return 0 < int(number) - self.seen.get(style, 0) <= 2
        if len(number) == 1 and self.seen.get(style, 0) and 0 < ord(number.lower()) - 96 - self.seen[style] <= 2:
            return True
        value, seen = roman_value(number), self.seen.get(style[:-1] + ("I" if number.isupper() else "i"), -9)
        return value > 0 and 0 < value - seen <= 2

    def opened(self, m: re.Match[str]) -> int:
        """Remembers the number of the item that a row opens. How deep its list lies within others, 1 for the outermost."""
        number = m.group().strip("(). \t")
        style = item_style(m.group(), number)
        roman_style = style[:-1] + ("I" if number.isupper() else "i")
        # "(i)" after "(a)" opens a list of its own; after "(h)" it does not.
        as_roman = roman_value(number) > 0 and (roman_style in self.styles or (number in "iI" and self.seen.get(style) != 8))
        rank = roman_style if as_roman else style
        if rank in self.styles:
            del self.styles[self.styles.index(rank) + 1 :]
        else:
            self.styles.append(rank)
        if number.isdigit() and style != "bullet":
            self.seen[style] = int(number)
        elif style != "bullet":
            if len(number) == 1:
                self.seen[style] = ord(number.lower()) - 96
            if value := roman_value(number):
                self.seen[roman_style] = value
        return len(self.styles)
