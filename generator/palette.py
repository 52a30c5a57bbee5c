"""The colours of a page, each by day and by night, as style.css has them; what a site may put in their place ([theme])."""

from collections.abc import Iterator, Mapping
from itertools import product

from generator.patterns import compiled

Colour = tuple[str, str]  # by day, by night: "#rrggbb"

PALETTE: dict[str, Colour] = {
    "paper": ("#fdfcf9", "#15171a"),
    "panel": ("#f5f2ea", "#1d2024"),
    "tint": ("#f8efd4", "#38301a"),
    "ink": ("#1d1b18", "#e3e0d8"),
    "soft": ("#5f5a51", "#a5a197"),
    "accent": ("#7b2418", "#e0a08f"),
    "link": ("#1c4a7a", "#9cc4ee"),
    "for": ("#1d5b35", "#8fd0a6"),
    "against": ("#8c1d18", "#f0a59c"),
    "part": ("#6a4a00", "#e2c078"),
    "hair": ("#d9d3c5", "#3a3d42"),
}
GROUNDS = ("paper", "panel", "tint")
INKS = ("ink", "soft", "accent", "link", "for", "against", "part")
LEAST_CONTRAST = 4.5  # WCAG 2.2, 1.4.3
_HEX = compiled(r"#[0-9a-fA-F]{6}")


def is_colour(text: str) -> bool:
    """Whether `text` is "#rrggbb"."""
    return _HEX.fullmatch(text) is not None


def contrast(one: str, other: str) -> float:
    """The contrast of two colours, from 1 to 21 (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def too_faint(theme: Mapping[str, Colour]) -> Iterator[tuple[str, str]]:
    """(name of a colour of the theme, what is wrong with it) for each whose words, or the words on which, could not be read.
    Colours that the theme leaves out are those of `PALETTE`."""
    colours = PALETTE | dict(theme)
    for ink, ground, (shade, when) in product(INKS, GROUNDS, enumerate(("by day", "by night"))):
        value = contrast(colours[ink][shade], colours[ground][shade])
        if value < LEAST_CONTRAST:
            name, other = (ink, ground) if ink in theme else (ground, ink)
            yield name, f"{when} its contrast with {other} is {value:.1f}; words need {LEAST_CONTRAST}"
