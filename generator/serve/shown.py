"""The site as the preview shows it: which file answers an address, and what is put into a page on its way to the browser."""

import hashlib
import html
import mimetypes
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from generator.model import Problem
from generator.printing import place, visible

# not left to the system's own table, which Windows lets programs change
CONTENT_TYPES = {
    ".html": "text/html; charset=utf-8", ".css": "text/css", ".js": "text/javascript", ".json": "application/json",
    ".svg": "image/svg+xml", ".txt": "text/plain; charset=utf-8", ".md": "text/plain; charset=utf-8", ".xml": "application/xml",
    ".wasm": "application/wasm", ".woff2": "font/woff2", ".lock": "text/plain; charset=utf-8",
}  # fmt: skip

# A published page's policy lets no script of livereload's in, so the preview sends one of its own in its place.
_POLICY_IN_PAGE = re.compile(rb"<meta[^>]{0,80}Content-Security-Policy[^>]{0,1000}>", re.IGNORECASE)
POLICY = (
    "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; "
    "script-src 'self' 'wasm-unsafe-eval'; connect-src 'self' ws:"
)
_SCRIPT = '<script src="/livereload.js?snipver={}" defer></script>'
_OVERLAY = """<details open id="docketpress-preview" role="alert"><summary>{title}</summary>{items}</details><style>
#docketpress-preview {{ position: fixed; inset: auto 0 0 0; z-index: 99; max-height: 45vh; overflow: auto; margin: 0;
  padding: .8rem 1.2rem; font: 15px/1.45 system-ui, sans-serif; color: #fff; background: #7a1420; box-shadow: 0 0 1.5rem #0008 }}
#docketpress-preview summary {{ font-weight: 700; cursor: pointer }}
#docketpress-preview code {{ font: 13px/1.4 ui-monospace, monospace; color: #ffd9d9; overflow-wrap: anywhere }}
#docketpress-preview p {{ margin: .5rem 0 0 }}
@media print {{ #docketpress-preview {{ display: none }} }}
</style>"""
MOST_SHOWN = 20
NOWHERE = (  # where the site has no 404.html, for it could not be built yet
    b'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>404</title></head>'
    b"<body><p>There is no such page.</p></body></html>"
)


@dataclass(slots=True)
class Shown:
    """The site in `root`, below `base` ("" or "/orders"), with what is wrong with it now."""

    root: Path
    base: str = ""
    errors: Sequence[Problem] = field(default_factory=tuple)
    ahead: Mapping[str, bytes] = field(default_factory=dict)  # of files that are newer than those in `root`, by their addresses

    def find(self, path: str) -> Path | None:
        """The file that answers `path` (an address without its query, unquoted), as GitHub Pages would: `/x` is `/x.html` too.
        None where there is none, or it lies outside of the site, or is hidden."""
        if "\0" in path or "\\" in path or not path.startswith(f"{self.base}/"):
            return None
        within = path[len(self.base) + 1 :]
        root = self.root.resolve()
        for candidate in (within + "index.html" if within.endswith("/") or not within else within, f"{within}.html"):
            try:
                file = (root / candidate).resolve()
                found = file.is_file()
            except (OSError, ValueError, RuntimeError):  # a name too long for the system, or that no file can have
                continue
            if found and file.is_relative_to(root) and not any(p.startswith(".") for p in file.relative_to(root).parts):
                return file
        return None

    def is_folder(self, path: str) -> bool:
        """Whether `path` lacks nothing but the slash at its end."""
        return not path.endswith("/") and self.find(f"{path}/") is not None

    def content(self, file: Path) -> bytes:
        """What a file of the site (as `find` gives it) holds now."""
        newer = self.ahead.get(file.relative_to(self.root.resolve()).as_posix())
        return file.read_bytes() if newer is None else newer

    def page(self, file: Path) -> bytes:
        """A file of the site as it is sent."""
        return self.dressed(self.content(file)) if file.suffix == ".html" else self.content(file)

    def dressed(self, content: bytes) -> bytes:
        """A page with what lets it be loaded again, and with what is wrong."""
        head, close, rest = _POLICY_IN_PAGE.sub(b"", content).partition(b"</head>")
        script = _SCRIPT.format(f"{self.version(content)}.{self.styles_version()}").encode()
        body, end, tail = rest.rpartition(b"</body>")
        return head + script + close + body + self.overlay().encode() + end + tail

    def version(self, content: bytes) -> str:
        """Tells one state of a page from another: begins with a letter, for the browser's side takes digits for a number."""
        return "v" + hashlib.sha256(content + self.overlay().encode() + self.loaded().encode()).hexdigest()[:20]

    def version_at(self, path: str) -> str:
        """The version of the page that answers `path`; of 404.html where none does."""
        file = self.find(path) or self.find(f"{self.base}/404.html")
        try:
            return self.version(self.content(file) if file else NOWHERE)
        except OSError:
            return ""

    def styles(self) -> dict[str, str]:
        """Each style sheet of the site, by its name, and a digest of it: it is exchanged in a page that stays."""
        return self._digests("*.css")

    def loaded(self) -> str:
        """Tells one state of the scripts and pictures from another: for another one a page is loaded again."""
        return repr((self._digests("*.js"), self._digests("*.svg")))

    def _digests(self, pattern: str) -> dict[str, str]:
        digests, root = {}, self.root.resolve()
        for file in sorted(root.glob(pattern)):
            try:
                digests[file.name] = hashlib.sha256(self.content(file)).hexdigest()
            except OSError:  # exchanged as we look
                digests[file.name] = ""
        return digests

    def styles_version(self) -> str:
        """Tells one state of the style sheets from another."""
        return hashlib.sha256(repr(self.styles()).encode()).hexdigest()[:12]

    def overlay(self) -> str:
        """What is wrong, as HTML for the foot of every page; empty where nothing is. The page above is the last good one."""
        if not self.errors:
            return ""
        items = [
            f"<p><code>{_safe(place(p.location))}</code> {_safe(p.message)}{f'<br>{_safe(p.hint)}' if p.hint else ''}</p>"
            for p in self.errors[:MOST_SHOWN]
        ]
        if len(self.errors) > MOST_SHOWN:
            items.append(f"<p>… and {len(self.errors) - MOST_SHOWN} more: see the terminal</p>")
        title = "An error keeps" if len(self.errors) == 1 else f"{len(self.errors)} errors keep"
        return _OVERLAY.format(
            title=f"{title} this from being published. What you see is the last good page.", items="".join(items)
        )


def content_type(file: Path) -> str:
    """The media type to send the file as."""
    return CONTENT_TYPES.get(file.suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"


def _safe(text: str) -> str:
    return html.escape(visible(text))
