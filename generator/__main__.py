"""The command `docketpress`, and `python -m generator`."""

import sys

from generator.printing import settle_streams


def main() -> None:
    """Runs the command line. Leaves with 0 (done), 1 (the content has errors) or 2 (wrong usage); never with a traceback."""
    settle_streams()
    from generator.cli import commands

    sys.exit(commands())


if __name__ == "__main__":
    main()
