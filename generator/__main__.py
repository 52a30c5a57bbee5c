"""The command `docketpress`, and `python -m generator`."""

import gc
import sys

from generator.printing import settle_streams

# Orders are values that refer to none that refers back: looking through them for cycles every 700 finds nothing.
VALUES, ROUNDS = 20_000, 20
INTERRUPTED = 130  # what shells make of Ctrl-C


def main() -> None:
    """Runs the command line. Leaves with 0 (done), 1 (the content has errors) or 2 (wrong usage); never with a traceback."""
    settle_streams()
    gc.set_threshold(VALUES, ROUNDS, ROUNDS)
    try:
        from generator.cli import commands

        sys.exit(commands())
    except KeyboardInterrupt:  # before the commands are there to answer it, or when they have
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
