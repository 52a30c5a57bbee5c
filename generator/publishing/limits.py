"""What GitHub takes: said before a site outgrows it, for then a publication fails and says little of why.

https://docs.github.com/en/pages/getting-started-with-github-pages/github-pages-limits: a published site may have 1 GB, a
deployment 10 minutes; https://docs.github.com/en/repositories/working-with-files/managing-large-files: a file 100 MB.
"""

from collections.abc import Iterable, Iterator

from generator.model import Location, Problem
from generator.problems import problem

MEGABYTE = 1_000_000
SITE = 1000 * MEGABYTE
FILE = 100 * MEGABYTE
SECONDS = 600
NEAR = 0.8  # of a limit, from which on it is said


def near_limits(files: Iterable[tuple[str, int]], seconds: float) -> Iterator[Problem]:
    """A warning for each limit that is near, or passed. `files`: (address in the site, bytes); `seconds`: what it took to
    make them, which publishing takes again."""
    total = 0
    for url, size in files:
        total += size
        if size > NEAR * FILE:
            yield problem("file-too-large", Location(url), size=in_words(size), limit=in_words(FILE))
    if total > NEAR * SITE:
        yield problem("site-too-large", Location("site"), size=in_words(total), limit=in_words(SITE))
    if seconds > NEAR * SECONDS:
        yield problem("site-too-slow", Location("site"), minutes=f"{seconds / 60:.0f}", limit=SECONDS // 60)


def in_words(size: int) -> str:
    """A number of bytes as a person says it."""
    return f"{size / SITE:.1f} GB" if size >= SITE else f"{size / MEGABYTE:.0f} MB"
