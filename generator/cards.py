"""The picture that stands beside a link to an order elsewhere: 1200 × 630, its words in the site's own serif → PNG."""

import unicodedata
from dataclasses import dataclass
from functools import cache
from io import BytesIO
from typing import TYPE_CHECKING

from generator.files import shipped_folder
from generator.patterns import compiled

if TYPE_CHECKING:
    from PIL import ImageDraw, ImageFont

WIDTH, HEIGHT = 1200, 630
DRAWING = "card/1"  # another one, and every card is drawn anew
MARGIN, TOP, RULE, BASE = 84, 64, HEIGHT - 140, HEIGHT - 76
LEADING = 1.22
MORE = "…"
PAPER = (0xFD, 0xFC, 0xF9)
COLOURS = ((0x1D, 0x1B, 0x18), (0x5F, 0x5A, 0x51), (0x7B, 0x24, 0x18), (0xD9, 0xD3, 0xC5))  # ink, soft, accent, hair
SHADES = 3  # of each colour, so that paper and all of them are the 16 of half a byte
NAME_SIZES = (88, 76, 66, 56, 48)  # the largest in which the name fits
# What the fonts in templates/fonts/ have letters for, as .ci/fonts.py cut them.
DRAWN = compiled(
    "[ -~\xa0-\u017f\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2032\u2033\u2039\u203a\u2044\u20ac\u2116\u2122]*"
)


@dataclass(frozen=True, slots=True)
class Card:
    """What stands on it; what is not known is empty. `outcomes`: "Granted in part", "Denied"."""

    name: str
    title: str
    court: str
    outcomes: tuple[str, ...]
    date: str
    site: str

    @property
    def can_be_drawn(self) -> bool:
        """Whether the font has every letter of it: a card with boxes for letters is worse than none."""
        return bool(self.name) and all(DRAWN.fullmatch(plain(text)) for text in (self.name, self.title, self.court, self.site))


def plain(text: str) -> str:
    """The text on one line, ligatures and wide letters as the plain ones that they stand for."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


@cache
def face(size: int, weight: int) -> "ImageFont.FreeTypeFont":
    """The site's serif. The plain layout: what it draws is the same on every machine."""
    from PIL import ImageFont

    font = ImageFont.truetype(
        str(shipped_folder("templates") / "fonts" / "roman.woff2"), size, layout_engine=ImageFont.Layout.BASIC
    )
    font.set_variation_by_axes([weight])
    return font


def draw_card(card: Card) -> bytes:
    """The card as a PNG: court, name, title; below a rule outcomes, date and site.

    What has one colour is drawn as one layer, and the layers are laid over one another as indices into a palette of each
    colour's shades: a tenth of the time that it takes to draw in full colour and to find the palette afterwards.
    """
    from PIL import Image, ImageDraw

    layers = [Image.new("L", (WIDTH, HEIGHT)) for _ in COLOURS]
    ink, soft, accent, hair = (ImageDraw.Draw(layer) for layer in layers)
    below = write(soft, lines_of(card.court, face(30, 400), 2), TOP, face(30, 400)) + 20
    size, lines = fitting(card.name)
    below = write(ink, lines, below, face(size, 700)) + 18
    write(ink, lines_of(card.title, face(34, 400), 2 if below < RULE - 110 else 1), below, face(34, 400))
    hair.line((MARGIN, RULE, WIDTH - MARGIN, RULE), fill=255, width=2)
    accent.rectangle((0, 0, 20, HEIGHT), fill=255)
    facts = "  ·  ".join(filter(None, (", ".join(card.outcomes), card.date)))
    accent.text((MARGIN, BASE), "".join(lines_of(facts, face(32, 600), 1, WIDTH // 2)), 255, face(32, 600), "ls")
    soft.text((WIDTH - MARGIN, BASE), "".join(lines_of(card.site, face(26, 400), 1, WIDTH // 3)), 255, face(26, 400), "rs")
    image = Image.new("P", (WIDTH, HEIGHT))
    palette = [*PAPER]
    for n, (layer, colour) in enumerate(zip(layers, COLOURS, strict=True)):
        shades = layer.point([(value * SHADES + 127) // 255 for value in range(256)])
        image.paste(shades.point([0, *(n * SHADES + shade for shade in range(1, 256))]), mask=shades.point([0] + [255] * 255))
        palette += [
            paper + (end - paper) * shade // SHADES
            for shade in range(1, SHADES + 1)
            for paper, end in zip(PAPER, colour, strict=True)
        ]
    image.putpalette(palette)
    out = BytesIO()
    image.save(out, "PNG", bits=4)
    return out.getvalue()


def write(draw: "ImageDraw.ImageDraw", lines: list[str], top: int, font: "ImageFont.FreeTypeFont") -> int:
    """Draws the lines below `top`; gives where the last ends."""
    step = round(font.size * LEADING)
    for n, line in enumerate(lines):
        draw.text((MARGIN, top + n * step), line, 255, font, "la")
    return top + len(lines) * step


def fitting(name: str) -> tuple[int, list[str]]:
    """The largest size at which the name takes no more than three lines, and those lines."""
    for size in NAME_SIZES:
        lines = lines_of(name, face(size, 700), 3)
        if not lines[-1].endswith(MORE):
            return size, lines
    return size, lines


def lines_of(text: str, font: "ImageFont.FreeTypeFont", most: int, room: int = WIDTH - 2 * MARGIN) -> list[str]:
    """The text broken into lines that fit; where it needs more than `most`, the last ends with what says so."""
    lines: list[str] = []
    for word in plain(text).split(" "):
        if lines and font.getlength(f"{lines[-1]} {word}") <= room:
            lines[-1] = f"{lines[-1]} {word}"
        elif len(lines) < most:
            lines.append(word)
        else:
            lines[-1] += MORE
            break
    return [shortened(line, font, room) for line in lines if line]


def shortened(line: str, font: "ImageFont.FreeTypeFont", room: int) -> str:
    """The line, or as much of its beginning as fits."""
    if font.getlength(line) <= room:
        return line
    kept = line.removesuffix(MORE)[: room // 4]  # no letter is narrower
    while kept and font.getlength(kept + MORE) > room:
        kept = kept[:-1].rstrip(" ,;")
    return kept + MORE
