"""The style sheet: every colour that words have stands out from every ground that they stand on, by day and by night."""

import re
from pathlib import Path

import pytest

GROUNDS = ("paper", "panel", "tint")
INKS = ("ink", "soft", "accent", "link", "for", "against", "part")


@pytest.fixture
def css(root: Path) -> str:
    return (root / "templates" / "style.css").read_text(encoding="utf-8")


def luminance(colour: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    channels = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_words_stand_out(css: str, scheme: int) -> None:
    colours = {m[1]: m.groups()[1 + scheme] for m in re.finditer(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)", css)}
    for ground in GROUNDS:
        for ink in INKS:
            assert contrast(colours[ink], colours[ground]) >= 4.5, (ink, ground)


def test_the_style_sheet_asks_for_nothing_and_stays_short(css: str) -> None:
    assert "@import" not in css
    assert set(re.findall(r"url\(([^)]*)\)", css)) == {'"fonts/roman.woff2"', '"fonts/italic.woff2"'}
    assert len(css.splitlines()) < 700


def test_the_faces_are_small(root: Path) -> None:
    """What a reader on a phone pays for them, and the licence that must go along."""
    fonts = root / "templates" / "fonts"
    assert (fonts / "roman.woff2").stat().st_size < 58_000
    assert (fonts / "italic.woff2").stat().st_size < 45_000
    assert "SIL OPEN FONT LICENSE" in (fonts / "OFL.txt").read_text(encoding="utf-8")
