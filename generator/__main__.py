"""The command `docketpress`, and `python -m generator`."""

import gc
import sys

from generator.printing import settle_streams

# Orders are values that refer to none that refers back: looking through them for cycles every 700 finds nothing.
VALUES, ROUNDS = 20_000, 20


def main() -> None:
    """Runs the command line. Leaves with 0 (done), 1 (the content has errors) or 2 (wrong usage); never with a traceback."""
    settle_streams()
    gc.set_threshold(VALUES, ROUNDS, ROUNDS)
    from generator.cli import commands

    sys.exit(commands())


if __name__ == "__main__":
    main()
