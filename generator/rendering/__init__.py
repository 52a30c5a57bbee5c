"""DRAWING: Page → bytes. Passages become HTML in `inline`, blocks and notes in `flow`, the rest in the templates."""

from jinja2 import Environment

from generator.model import Page
from generator.rendering.environment import make_environment
from generator.rendering.template_files import TemplateFiles

__all__ = ["make_environment", "render"]


def render(page: Page, environment: Environment) -> bytes:
    """The page's bytes: its content, or its template filled. A page with a template and no context is that file as it is."""
    if page.content is not None:
        return page.content() if callable(page.content) else page.content
    if page.template is None:
        message = f"{page.url}: a page needs a template or content"
        raise ValueError(message)
    if page.context is None:
        assert isinstance(environment.loader, TemplateFiles)  # noqa: S101  (make_environment sets it)
        return environment.loader.read(page.template)
    context = page.context() if callable(page.context) else page.context
    return environment.get_template(page.template).render(context).encode("utf-8", "replace")
