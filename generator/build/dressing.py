"""What pages show besides their own matter: settings, code, templates. A file that no template draws with dresses itself alone."""

import hashlib
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from generator.config import Config
from generator.files import shipped_folder
from generator.listing import list_tree
from generator.model import Page
from generator.pages import site_files
from generator.patterns import compiled
from generator.store import code_digest

_TAG = compiled(rb"\{%[-+]?\s*(?:include|import|from|extends)\b([^%}]{0,400})")  # what another template is named by
_NAMED = compiled(rb"\s*[\"']([^\"'\\]+)[\"'](?: +(?:ignore missing|with(?:out)? context|import [\w, ]+|as \w+))*\s*-?")
_WHOLE = (".html", ".xml", ".md", ".txt", ".css")  # of templates that are filled


@dataclass(frozen=True, slots=True)
class Dressing:
    """Digests: of the settings and our code; of the templates; and (name, digest) of each file that goes out by itself, be it
    as it is, and that no template draws with."""

    settings: str
    templates: str
    alone: tuple[tuple[str, str], ...] = ()

    @property
    def all(self) -> str:
        """What any page drawn from templates may show."""
        return f"{self.settings} {self.templates}"

    def key(self, page: Page) -> str:
        """Digest of all that the page shows, where it says what it is made of; else ""."""
        if page.made_of is None:
            return ""
        templates = dict(self.alone).get(page.template or "", self.templates) if page.template else ""
        shown = f"{self.settings} {templates} {page.made_of}"
        return hashlib.sha256(shown.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def dressing_of(templates: Path | None, config: Config) -> Dressing:
    """What the pages of the site may show besides their own matter. `templates`: the site's own folder."""
    ours = shipped_folder("templates")
    files = dict(_contents("docketpress", ours)) | (dict(_contents("", templates)) if templates else {})
    by_themselves = {page.template for page in site_files(config) if page.template}
    alone = by_themselves - _drawn_with(files, by_themselves)
    together, digests = hashlib.sha256(), dict[str, bytes]()
    for path, content in sorted(files.items()):
        digest = hashlib.sha256(path.encode("utf-8", "surrogateescape") + b"\0" + content).digest()
        name = path.partition("/")[2]
        if name in alone:
            digests[name] = digests.get(name, b"") + digest
        else:
            together.update(digest)
    settings = hashlib.sha256(f"{code_digest()}\n{config}".encode()).hexdigest()[:32]
    return Dressing(settings, together.hexdigest()[:32], tuple((n, hashlib.sha256(d).hexdigest()[:32]) for n, d in digests.items()))


def _contents(prefix: str, folder: Path) -> Iterator[tuple[str, bytes]]:
    """Each file of a folder, as "prefix/path"."""
    for path in list_tree(folder).files:
        content = b""
        with suppress(OSError):  # drawing will say what is the matter with it
            content = (folder / path).read_bytes()
        yield f"{prefix}/{path}", content


def _drawn_with(files: Mapping[str, bytes], names: Collection[str]) -> set[str]:
    """Those of the `names` that another template is drawn with, or that are drawn with one; all of them where a template says only
    by an expression what it is drawn with."""
    found = set[str]()
    for path, content in files.items():
        if not path.endswith(_WHOLE):
            continue
        for tag in _TAG.finditer(content):
            named = _NAMED.fullmatch(tag[1])
            if named is None:
                return set(names)
            parts = [part for part in named[1].decode("utf-8", "replace").split("/") if part not in ("", ".")]  # as Jinja has it
            found |= {path.partition("/")[2], "/".join(parts).removeprefix("docketpress/")}
    return found & set(names)
