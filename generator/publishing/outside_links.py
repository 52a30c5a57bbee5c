"""Whether the links that lead out of the site still lead somewhere: `docketpress check --links`, and nothing else, asks others.

Politely: a server is asked one thing at a time, with a pause between, and not again once it says that it is asked too often; a
few servers at once. What a server refuses to a program (403, 401) says nothing of the link.
"""

import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from typing import Literal
from urllib.parse import quote

from generator.model import Location, Problem
from generator.patterns import compiled
from generator.problems import problem

_LINK = compiled(r"<a\b[^<>]*?\shref=\"(https?://[^\"<>]+)\"")
_REFUSED = frozenset({401, 403, 405, 406, 451})  # of these the link is not to blame
_GONE = frozenset({404, 410})
_BUSY = frozenset({429, 503})
_AT_ONCE = 6  # servers

Verdict = Literal["answers", "refuses", "gone", "silent", "not asked"]


@dataclass(frozen=True, slots=True)
class Manners:
    """How others are asked. `pause`: seconds between two questions to one server."""

    agent: str
    timeout: float = 15.0
    pause: float = 0.5


@dataclass(frozen=True, slots=True)
class Answer:
    """What became of asking for an address; `what`: in a few words."""

    verdict: Verdict
    what: str = ""


def outside_links(html: str, base_url: str = "") -> Iterator[str]:
    """The web addresses that a page links to, without what stands behind #, but for those of the site itself."""
    for m in _LINK.finditer(html):
        url = unescape(m[1]).partition("#")[0]
        if not (base_url and url.startswith(f"{base_url}/")):
            yield url


def ask_for(urls: Iterable[str], manners: Manners, step: Callable[[], None]) -> dict[str, Answer]:
    """Address → what became of asking for it. `step` is called, from any thread, when one has been asked for."""
    from concurrent.futures import ThreadPoolExecutor

    by_server: dict[str, list[str]] = {}
    for url in dict.fromkeys(urls):
        by_server.setdefault(url.split("/", 3)[2].lower(), []).append(url)
    answers: dict[str, Answer] = {}

    def ask_server(of_it: list[str]) -> None:
        for n, url in enumerate(of_it):
            if n:
                time.sleep(manners.pause)
            answer = _ask(url, manners)
            answers[url] = answer
            step()
            if answer.verdict == "not asked":  # it has enough of us
                for other in of_it[n + 1 :]:
                    answers[other] = answer
                    step()
                return

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        list(pool.map(ask_server, by_server.values()))
    return answers


def link_problems(answers: Mapping[str, Answer], places: Mapping[str, Location]) -> Iterator[Problem]:
    """A warning for each address that is gone, or whose server says nothing, at the first page that links to it."""
    for url, answer in sorted(answers.items()):
        if answer.verdict == "gone":
            yield problem("link-gone", places[url], url=url, what=answer.what)
        elif answer.verdict == "silent":
            yield problem("link-silent", places[url], url=url, what=answer.what)


def _ask(url: str, manners: Manners) -> Answer:
    """HEAD, and GET where a server does not like that: some know no HEAD, or answer it wrongly."""
    answer = _ask_by("HEAD", url, manners)
    if answer.verdict in ("answers", "not asked"):
        return answer
    time.sleep(manners.pause)
    return _ask_by("GET", url, manners)


def _ask_by(method: str, url: str, manners: Manners) -> Answer:
    from http.client import HTTPException
    from urllib.error import HTTPError, URLError
    from urllib.request import Request, build_opener

    safe = quote(url, safe="%/:?#[]@!$&'()*+,;=~-._")  # letters beyond ASCII, which http.client does not take
    headers = {"User-Agent": manners.agent, "Accept": "*/*"}
    try:
        request = Request(safe, headers=headers, method=method)  # noqa: S310 - `outside_links` gives http and https alone
        with build_opener().open(request, timeout=manners.timeout) as response:
            return Answer("answers", str(response.status))
    except HTTPError as error:
        with error:
            return _verdict(error.code)
    except (URLError, OSError, HTTPException, ValueError) as error:
        reason = getattr(error, "reason", None) or error
        return Answer("silent", " ".join(str(reason).split())[:80] or type(error).__name__)


def _verdict(code: int) -> Answer:
    what = f"HTTP {code}"
    if code in _BUSY:
        return Answer("not asked", what)
    if code in _GONE:
        return Answer("gone", what)
    return Answer("refuses" if code in _REFUSED else "silent", what)
