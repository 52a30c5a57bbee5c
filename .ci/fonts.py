"""Cuts the two files in templates/fonts/ out of Source Serif 4, once, by a maintainer; no build and no test runs this.

    npm pack source-serif@4.5.1 && tar xf source-serif-4.5.1.tgz
    pip install fonttools==4.60.1 brotli==1.2.1
    python .ci/fonts.py package templates/fonts

Kept: weights 400 to 700 at the optical size of text, the letters of western and central Europe, what courts print beside
them, figures of each kind, real small caps (in the roman, for the letters of Latin-1). "Source" is a reserved font name:
the OFL wants another for what is cut from it.
"""

import shutil
import sys
from io import BytesIO
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

FAMILY = "Docketpress Serif"
CHARACTERS = [  # ASCII, Latin-1, Latin Extended-A; dashes, quotes, daggers, and single signs
    *(*range(0x20, 0x7F), *range(0xA0, 0x180), *range(0x2010, 0x2016), *range(0x2018, 0x201F), *range(0x2020, 0x2023)),
    *(0x2026, 0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044, 0x2074, 0x20AC, 0x2116, 0x2122, 0x2190, 0x2192, 0x2212),
    *(0x25A0, 0x25A1, 0x2610, 0x2612, 0x2713, 0xFB01, 0xFB02),
]
FEATURES = ["locl", "kern", "liga", "lnum", "onum", "pnum", "smcp", "c2sc"]


def limit_small_caps(font: TTFont) -> None:
    """Small caps for ASCII and Latin-1 alone: with all of Latin Extended-A they are a quarter of the file."""
    table = font["GSUB"].table
    names = {name for code, name in font.getBestCmap().items() if code < 0x100}
    names |= {name for code, name in font.getBestCmap().items() if code in range(0x2010, 0x2023)}
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag in ("smcp", "c2sc"):
            for index in record.Feature.LookupListIndex:
                for sub in table.LookupList.Lookup[index].SubTable:
                    single = getattr(sub, "ExtSubTable", sub)
                    single.mapping = {a: b for a, b in single.mapping.items() if a in names}


def cut(source: Path, target: Path, style: str) -> None:
    """Writes `target`: the variable font `source` with what is named above and no more."""
    narrowed = BytesIO()
    instantiateVariableFont(TTFont(source), {"opsz": 16, "wght": (400, 700)}).save(narrowed)
    font = TTFont(narrowed)
    limit_small_caps(font)
    options = Options()
    options.layout_features = FEATURES
    options.flavor = "woff2"
    options.hinting = False
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.notdef_outline = True
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=CHARACTERS)
    subsetter.subset(font)
    for record in font["name"].names:
        new = {1: FAMILY, 3: f"{FAMILY} {style}, cut from version 4.005", 4: f"{FAMILY} {style}", 6: f"DocketpressSerif-{style}"}
        if record.nameID in new:
            record.string = new[record.nameID]
    font["name"].names = [r for r in font["name"].names if r.nameID in (0, 1, 2, 3, 4, 5, 6, 13, 14)]
    font.flavor = "woff2"
    font.save(target)


def main() -> None:
    """Reads the npm package's folder, writes roman.woff2, italic.woff2 and OFL.txt."""
    package, folder = Path(sys.argv[1]), Path(sys.argv[2])
    for style in ("Roman", "Italic"):
        cut(package / f"VAR/SourceSerif4Variable-{style}.ttf", folder / f"{style.lower()}.woff2", style)
    shutil.copyfile(package / "LICENSE.md", folder / "OFL.txt")


main()
