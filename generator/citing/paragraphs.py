"""Paragraphs that the court itself numbers ("12. The motion …", "¶ 12", "[¶12]"): what "¶ 12" of an order means.

¶ numbers of the page are docketpress's own and are never what a court cites.
"""

from collections import Counter
from collections.abc import Iterable

from generator.model import Block
from generator.patterns import compiled

NUMBER = compiled(r"(?:(\d{1,3})\.|\[?¶ ?(\d{1,3})[.\]]?|\[(\d{1,3})\]) ")


def numbered_paragraphs(body: Iterable[Block]) -> dict[int, str]:
    """Number → id of each paragraph that has it, where only one of the document does and the count leads up to it.

    A number that stands twice (a second list, a second opinion) means neither.
    """
    matches = ((NUMBER.match(block.text), block.id) for block in body if block.kind in ("paragraph", "item"))
    counted = [(int(m[1] or m[2] or m[3]), anchor) for m, anchor in matches if m]
    times = Counter(number for number, _ in counted)
    before = 0
    certain: dict[int, str] = {}
    for number, anchor in counted:
        if times[number] == 1 and number in (1, before + 1):
            certain[number] = anchor
        before = number
    return certain
