"""What was published and what is to be published now → what must stand in for addresses that would be gone, and the next record."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field

from generator.config import FILE as SETTINGS
from generator.config import Config
from generator.model import Location, Report
from generator.problems import report_problem
from generator.publishing.permalinks import FILE, Permalinks, Section, endings_line
from generator.tables import did_you_mean

# Files that pages are made with, and those that change their names as they change: nobody links to them.
_NO_ADDRESS = (".css", ".js", ".svg", ".png", ".ico", ".woff2", ".webp", ".wasm", ".map", ".pf_meta", ".pf_index", ".pf_fragment")
ORDERS = "orders/"
_NO_PAGES = frozenset({"404.html", ".nojekyll", "robots.txt", FILE})


@dataclass(slots=True)
class Standing:
    """What takes the place of addresses that would be gone: `moved`: address → that of its content now, for pages (`copied`: for
    other files); `gone`: address → why it was taken down; `empty`: pages of lists that nothing is in any more."""

    moved: dict[str, str] = field(default_factory=dict)
    copied: dict[str, str] = field(default_factory=dict)
    gone: dict[str, str] = field(default_factory=dict)
    empty: list[str] = field(default_factory=list)


def next_record(  # noqa: PLR0913
    before: Permalinks,
    made: Mapping[str, Section],
    urls: Collection[str],
    *,
    left_out: Collection[str],
    config: Config,
    report: Report,
) -> tuple[Permalinks, Standing]:
    """The record of the site that has these addresses (`urls`), and what stands in for those of `before` that it lacks.

    `made`: the sections of the pages that are made from a file, by their address now; their own `url` is that under which they were
    published before, empty if never. `left_out`: files that have errors: their addresses are kept on record, as is each
    that is lost, which is an error.
    """
    sections: dict[str, Section] = {}
    others: dict[str, list[str]] = {section_stem(url): [] for url in made}  # stem → endings
    for url in urls:
        if url in made:
            continue
        stem, dot, ending = _parted(url)
        if stem in others:
            others[stem] += [f".{ending}"] if dot else []
        elif _is_address(url):
            sections[url] = Section(url)
    for url, section in made.items():
        lines = endings_line(others[section_stem(url)]) + section.lines
        sections[url] = Section(url, section.path, section.sha, section.moved, section.gone, lines)
    standing = Standing()
    came_from = {section.url: url for url, section in made.items() if section.url}
    _Keeper(before, sections, set(urls), came_from, left_out, config, standing, report).keep()
    return Permalinks(sections), standing


def held_slugs(before: Permalinks, made: Iterable[Section]) -> dict[str, str]:
    """Slugs under which orders were published → the path of the order now, "" where there is none: nobody else may have them.

    `made`: as for `next_record`, of the orders.
    """
    now = {section.url: section.path for section in made}
    held = {}
    for url, section in before.sections.items():
        if not url.startswith(ORDERS) or not url.endswith(".html") or "." in (slug := url[len(ORDERS) : -len(".html")]):
            continue
        last = before.led_to(section)
        held[slug] = now.get(last.url, "") or (last.path if last.gone else "")
    return held


def section_stem(url: str) -> str:
    """An address without ".html"."""
    return url.removesuffix(".html")


def _parted(url: str) -> tuple[str, str, str]:
    folder, slash, name = url.rpartition("/")
    stem, dot, ending = name.partition(".")
    return f"{folder}{slash}{stem}", dot, ending


def _is_address(url: str) -> bool:
    return not url.endswith(_NO_ADDRESS) and url not in _NO_PAGES and not url.startswith(("sitemap", "fonts/"))


@dataclass(slots=True)
class _Keeper:
    before: Permalinks
    sections: dict[str, Section]
    urls: set[str]
    came_from: dict[str, str]
    left_out: Collection[str]
    config: Config
    standing: Standing
    report: Report

    def keep(self) -> None:
        """Sees to each address that was published."""
        forgotten = {url: self.sections[now].path for url, now in self.came_from.items() if self.sections[now].forgets}
        for url, section in self.before.sections.items():
            if forgotten and url not in self.urls:
                page = self.before.sections.get(f"{_parted(url)[0]}.html", section)
                path = forgotten.get(self.before.led_to(page).url)
                if path is not None:
                    report_problem(self.report, "address-redacted", Location(path))
                    continue
            if url not in self.urls:
                self._absent(url, section)
            self._other_forms(url, section)
        self._check_wishes()

    def _absent(self, url: str, section: Section) -> None:
        target = self._now(url)
        if url in self.config.moved:
            target = self.config.moved[url]
        if url in self.config.gone:
            self._go(url, self.config.gone[url])
        elif target in self.urls:
            self._move(url, target)
        elif section.gone:
            self._go(url, "")
        elif section.path in self.left_out and section.path:
            self.sections[url] = section
        elif not section.path and not section.moved and url.endswith(".html"):
            self.sections[url] = section
            self.standing.empty.append(url)
        elif not url.endswith(".html"):
            report_problem(self.report, "address-dropped", Location(FILE), url=url)
        else:
            self.sections[url] = section
            report_problem(self.report, "address-lost", Location(section.path or FILE), url=url)

    def _now(self, url: str) -> str:
        """The address that has its content now; itself, where none is known."""
        seen: set[str] = set()
        while url not in self.urls and url not in seen:
            seen.add(url)
            url = self._next(url) or self._next_of_its_page(url) or url
        return url

    def _next(self, url: str) -> str:
        section = self.before.sections.get(url)
        return self.came_from.get(url) or (section.moved if section else "")

    def _next_of_its_page(self, url: str) -> str:
        stem, dot, ending = _parted(url)
        page = self._next(f"{stem}.html")
        return f"{section_stem(page)}{dot}{ending}" if page else ""

    def _move(self, url: str, target: str) -> None:
        self.sections[url] = Section(url, moved=target)
        (self.standing.moved if url.endswith(".html") else self.standing.copied)[url] = target

    def _go(self, url: str, why: str) -> None:
        self.sections[url] = Section(url, self.before.sections[url].path, gone=True)
        self.standing.gone[url] = why

    def _other_forms(self, url: str, section: Section) -> None:
        """Its data and the like: they move with the page, and go with it."""
        target = self.standing.moved.get(url, url)
        for ending in section.endings():
            old, new = section_stem(url) + ending, section_stem(target) + ending
            if old in self.urls or url in self.standing.gone:
                continue
            if new in self.urls:
                self._move(old, new)
            elif target in self.urls and ending.endswith(".html"):
                self._move(old, target)
            elif target in self.urls:
                report_problem(self.report, "address-dropped", Location(FILE), url=old)

    def _check_wishes(self) -> None:
        place = Location(SETTINGS)
        known = sorted({*self.before.sections, *self.sections})
        for key, wished in (("gone", self.config.gone), ("moved", self.config.moved)):
            for url in wished:
                if url in self.urls:
                    hint = "take its file out of content/ first, or set draft = true in the editor's file; or take the line out"
                    report_problem(self.report, "bad-value", place, key=f"[{key}]", value=f"{url}, which is a page", hint=hint)
                elif url not in self.before.sections:
                    hint = did_you_mean(url, known)
                    report_problem(self.report, "dead-reference", place, key=f"[{key}]", what=f"“{url}”", hint=hint)
        for url, target in self.config.moved.items():
            if target not in self.urls:
                hint = did_you_mean(target, sorted(u for u in self.urls if u.endswith(".html")))
                report_problem(self.report, "bad-value", place, key=f'[moved] "{url}"', value=target, hint=hint)
