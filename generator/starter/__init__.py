"""A site to start from, as `docketpress new` lays it out, and taking an order in, as `docketpress add` does."""

from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path

from generator.files import read_regular, shipped_folder

# where each file of the starter goes; they lie here without dots, for packagers drop what begins with one
LAYOUT = {
    "docketpress.toml": "docketpress.toml",
    "about.md": "content/pages/about.md",
    "gitignore": ".gitignore",
    "pages.yml": ".github/workflows/pages.yml",
}


def starter_files() -> Iterator[tuple[str, bytes]]:
    """(path in the site's folder, content) of each file of a new site, the seed order among them."""
    package = files("generator")
    for name, path in LAYOUT.items():
        yield path, (package / "starter" / name).read_bytes().replace(b"\r\n", b"\n")
    for seed in seeds():
        yield f"content/{seed.name}", seed.read_bytes()


def seeds() -> list[Path]:
    """The orders that come with docketpress."""
    return sorted(shipped_folder("seeds").glob("*.txt"), key=lambda path: path.name)


def lay_out(folder: Path) -> list[str]:
    """Writes a new site into `folder`, which is empty or not there yet, and says what it wrote. FileExistsError otherwise."""
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError(f"{folder} is not empty")
    written = []
    for path, content in starter_files():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(content)
        written.append(path)
    return written


def take_in(file: Path, content: Path) -> tuple[Path, bool]:
    """Copies `file` under `content` byte for byte: where it is now, and whether it is new there.

    OSError where it is no regular file; FileExistsError where another file of that name (in any case of letters: some disks
    know no difference) stands there.
    """
    data = read_regular(file)
    content.mkdir(parents=True, exist_ok=True)
    for there in content.iterdir():
        if there.name.casefold() == file.name.casefold():
            if there.is_file() and there.read_bytes() == data:
                return there, False
            raise FileExistsError(str(there))
    goal = content / file.name
    with goal.open("xb") as stream:
        stream.write(data)
    return goal, True
