"""The style sheet: every colour that words have stands out from every ground that they stand on, by day and by night."""

import re
from pathlib import Path

import pytest

from generator.palette import PALETTE, contrast, too_faint


@pytest.fixture
def css(root: Path) -> str:
    return (root / "templates" / "style.css").read_text(encoding="utf-8")


def test_words_stand_out() -> None:
    assert list(too_faint({})) == []


def test_the_style_sheet_has_the_colours_that_a_theme_is_checked_against(css: str) -> None:
    found = {m[1]: (m[2], m[3]) for m in re.finditer(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)", css)}
    assert found == PALETTE


def test_the_contrast_of_two_colours() -> None:
    assert contrast("#000000", "#ffffff") == contrast("#ffffff", "#000000") == 21
    assert contrast("#777777", "#777777") == 1
    assert 4.47 < contrast("#777777", "#ffffff") < 4.49


def test_what_is_too_faint_is_said_of_the_colour_that_was_set() -> None:
    dark = {name: (PALETTE[name][0], "#15171a") for name in ("panel", "tint")}
    found = list(too_faint(dark | {"soft": ("#5f5a51", "#77736a")}))
    assert found[0] == ("soft", "by night its contrast with paper is 3.8; words need 4.5")
    assert {name for name, _ in found} == {"soft"}
    assert {name for name, _ in too_faint({"paper": ("#fdfcf9", "#77736a")})} == {"paper"}


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
