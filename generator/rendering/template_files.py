"""The files that pages are drawn from: the site's own folder before ours."""

from collections.abc import Callable
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, TemplateNotFound
from jinja2.loaders import split_template_path

from generator.files import shipped_folder

OURS = "docketpress/"


class TemplateFiles(FileSystemLoader):
    """Templates in the site's own folder, where it has one, before ours of the same name; "docketpress/base.html" is always
    ours, so that a site's own base.html can extend the one whose place it takes."""

    def __init__(self, overrides: Path | None = None) -> None:
        """`overrides`: the site's own folder, which need not exist."""
        ours = shipped_folder("templates")
        super().__init__([ours] if overrides is None else [overrides, ours])
        self.ours = FileSystemLoader(ours)

    def get_source(self, environment: Environment, template: str) -> tuple[str, str, Callable[[], bool]]:
        """As of Jinja's loader: the text, the file's name, whether it is still as it was."""
        if template.startswith(OURS):
            return self.ours.get_source(environment, template.removeprefix(OURS))
        return super().get_source(environment, template)

    def read(self, name: str) -> bytes:
        """A file that goes into the site as it is. TemplateNotFound: there is none of that name."""
        for folder in self.searchpath:
            path = Path(folder, *split_template_path(name))
            if path.is_file():
                return path.read_bytes()
        raise TemplateNotFound(name)
