"""What `check` does: the whole way, but nothing of it is written."""

import time
from itertools import chain

from generator.build.content import parted
from generator.build.drawing import draw_site, said_once
from generator.build.keeping import Keeping
from generator.build.orders import order_names, read_received, receive_all
from generator.build.record import read_record
from generator.build.spreading import CHUNK
from generator.builds import BY_ITSELF, Folders, Means
from generator.config import Config
from generator.model import Location, Order, Problem
from generator.publishing.limits import near_limits
from generator.publishing.outside_links import outside_links
from generator.publishing.permalinks import Permalinks, Section


def check_site(
    folders: Folders, config: Config, problems: list[Problem], means: Means = BY_ITSELF, links: dict[str, Location] | None = None
) -> int:
    """As `build_site`, but nothing is written: adds to `problems` all that is wrong, and gives the number of orders read.

    `links`, where it is given, gets every address that leads out of the site, and the first page from which it does.
    """
    began = time.monotonic()
    orders: list[Order] = []
    left_out: list[str] = []
    sections: dict[str, Section] = {}
    names = list(order_names(folders.content, problems.append))
    keeping = Keeping(read_record(folders.lock, folders.site, problems.append).before or Permalinks())
    files = chain.from_iterable(receive_all(folders.content, part) for part in parted(names, CHUNK))
    together = zip(names, files, keeping.before.published(names), strict=True)
    for done, (name, received, published) in enumerate(together, 1):
        reading = read_received(received, config, published)
        means.progress("Reading orders", done, len(names))
        problems.extend(reading.problems)
        sections[name] = reading.section
        if reading.order is not None and not reading.order.editorial.draft:
            orders.append(reading.order)
        elif reading.order is None:
            left_out.append(name)
    keeping.put({name: section for name, section in sections.items() if section.path})
    keeping.left_out = frozenset(left_out)
    sizes: list[tuple[str, int]] = []
    for url, content in draw_site(orders, folders, config, problems.append, keeping):
        sizes.append((url, len(content)))
        if links is not None and url.endswith(".html"):
            for outside in outside_links(content.decode(), config.base_url):
                links.setdefault(outside, Location(url))
    problems[:] = [*said_once(problems), *keeping.lost]
    problems += near_limits(sizes, time.monotonic() - began)
    return len(names)
