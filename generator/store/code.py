"""Which docketpress this is: a digest of its code and of the data that it reads, in every key of the cache."""

import hashlib
import sys
from functools import cache
from pathlib import Path

from generator.files import shipped_folder
from generator.listing import Stamp, list_tree

PACKAGE = Path(__file__).parents[1]
# What the pages are made with, and could come out otherwise in another release.
DEPENDENCIES = frozenset(
    {
        "courts_db",
        "jinja2",
        "markupsafe",
        "mistune",
        "nh3",
        "pagefind",
        "pagefind_bin",
        "pagefind_bin_extended",
        "pillow",
        "pygments",
        "reporters_db",
    }
)


@cache
def code_digest() -> str:
    """A digest of our code's content, of Python's version, and of those of `DEPENDENCIES`."""
    digest = hashlib.sha256("\n".join((*versions(), "")).encode())
    for path in sorted(path for path in list_tree(PACKAGE).files if path.endswith(".py")):
        content = (PACKAGE / path).read_bytes()
        digest.update(b"%b\n%d\n%b" % (path.encode(), len(content), content))
    return digest.hexdigest()


def code_stamps() -> dict[str, Stamp]:
    """The stamps of our code's files and templates, and versions as names: seen at a glance whether any has changed."""
    code = {path: stamp for path, stamp in list_tree(PACKAGE).files.items() if path.endswith(".py")}
    shipped = {f"templates/{path}": stamp for path, stamp in list_tree(shipped_folder("templates")).files.items()}
    return code | shipped | dict.fromkeys(versions(), (0,))


@cache
def versions() -> tuple[str, ...]:
    """Python, and the releases of `DEPENDENCIES` that are installed, by the folders in which pip keeps what it knows of them."""
    places = [Path(place) for place in sys.path if place and Path(place).is_dir()]
    names = (found.name for place in places for found in place.iterdir() if found.suffix == ".dist-info")
    used = sorted(name for name in names if name.lower().partition("-")[0] in DEPENDENCIES)
    return (f"{sys.implementation.cache_tag} {sys.hexversion:x}", *used)
