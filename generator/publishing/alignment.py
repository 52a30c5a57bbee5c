"""Which items of one sequence are those of another, in order: paragraphs that were published and paragraphs as they are now,
words of an order and words of the order that amends it. What a diff does, in time that grows with length alone.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Hashable, Iterator, Sequence

_FEW = 40_000  # cells of a table that may still be filled
_DEEPEST = 30  # gaps within gaps: each level reads all that is left


def aligned(old: Sequence[Hashable], new: Sequence[Hashable]) -> list[tuple[int, int]]:
    """Pairs (index in `old`, index in `new`) of equal items, both ascending.

    What is the same at the beginning and the end; between, what stands once in both (patience diff), and so on in the gaps. A
    gap that has nothing of the kind is settled by the longest common subsequence where it is small, else from the left.
    """
    pairs: list[tuple[int, int]] = []
    gaps = [(0, len(old), 0, len(new), 0)]
    while gaps:
        low, high, start, end, depth = gaps.pop()
        while low < high and start < end and old[low] == new[start]:
            pairs.append((low, start))
            low, start = low + 1, start + 1
        while low < high and start < end and old[high - 1] == new[end - 1]:
            high, end = high - 1, end - 1
            pairs.append((high, end))
        if low == high or start == end:
            continue
        certain = list(_once_in_both(old, new, (low, high), (start, end))) if depth < _DEEPEST else []
        if not certain:
            small = (high - low) * (end - start) <= _FEW
            pairs += (_longest_common if small else _from_the_left)(old, new, (low, high), (start, end))
            continue
        pairs += certain
        for a, b in [*certain, (high, end)]:
            gaps.append((low, a, start, b, depth + 1))
            low, start = a + 1, b + 1
    return sorted(pairs)


Range = tuple[int, int]


def _once_in_both(old: Sequence[Hashable], new: Sequence[Hashable], a: Range, b: Range) -> Iterator[tuple[int, int]]:
    """The longest run of pairs, both ascending, of items that stand once in each range."""
    times, times_new = Counter(old[a[0] : a[1]]), Counter(new[b[0] : b[1]])
    at = {new[n]: n for n in range(*b) if times_new[new[n]] == 1}
    pairs = [(m, at[old[m]]) for m in range(*a) if times[old[m]] == 1 and old[m] in at]
    heads: list[int] = []  # of the runs of each length, the smallest last index
    last: list[int] = []  # the pair that is it
    before: list[int] = []  # for each pair, the one before it in its run
    for n, (_, place) in enumerate(pairs):
        length = bisect_left(heads, place)
        heads[length : length + 1] = [place]
        last[length : length + 1] = [n]
        before.append(last[length - 1] if length else -1)
    run: list[tuple[int, int]] = []
    at_pair = last[-1] if last else -1
    while at_pair >= 0:
        run.append(pairs[at_pair])
        at_pair = before[at_pair]
    return reversed(run)


def _longest_common(old: Sequence[Hashable], new: Sequence[Hashable], a: Range, b: Range) -> Iterator[tuple[int, int]]:
    width = b[1] - b[0] + 1
    rows = [[0] * width]
    for m in range(a[1] - 1, a[0] - 1, -1):
        below, row = rows[-1], [0] * width
        for n in range(width - 2, -1, -1):
            row[n] = below[n + 1] + 1 if old[m] == new[b[0] + n] else max(below[n], row[n + 1])
        rows.append(row)
    rows.reverse()
    m, n = a[0], b[0]
    while m < a[1] and n < b[1]:
        row, below = rows[m - a[0]], rows[m - a[0] + 1]
        if old[m] == new[n]:
            yield m, n
            m, n = m + 1, n + 1
        elif below[n - b[0]] > row[n - b[0] + 1]:
            m += 1
        else:
            n += 1


def _from_the_left(old: Sequence[Hashable], new: Sequence[Hashable], a: Range, b: Range) -> Iterator[tuple[int, int]]:
    places: dict[Hashable, list[int]] = {}
    for n in range(*b):
        places.setdefault(new[n], []).append(n)
    reached = b[0]
    for m in range(*a):
        known = places.get(old[m], [])
        at = bisect_left(known, reached)
        if at < len(known):
            yield m, known[at]
            reached = known[at] + 1
