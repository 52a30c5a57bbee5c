"""Writes what `make fuzz` begins with: the samples of tests/orders as inputs, and one of each way of reading.

python tests/fuzz/seeds.py FOLDER
"""

import sys
from pathlib import Path

SAMPLES = Path(__file__).resolve().parent.parent / "orders"


def main(folder: Path) -> None:
    """One file a sample, its first byte saying how it is read."""
    folder.mkdir(parents=True, exist_ok=True)
    for file in sorted(SAMPLES.rglob("*.*")):
        if file.suffix in (".txt", ".md"):
            way = b"\x01" if file.suffix == ".md" else b"\x00"
            (folder / f"{file.parent.name}-{file.stem}").write_bytes(way + file.read_bytes())
    for way in (2, 3):
        (folder / f"pieces-{way}").write_bytes(bytes([way, *range(256)]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
