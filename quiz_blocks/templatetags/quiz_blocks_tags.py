"""Tags for the templates of pages that hold our blocks."""

from django import template
from django.templatetags.static import static
from django.utils.html import format_html_join
from django.utils.safestring import SafeString, mark_safe
from wagtail.models import Page

from quiz_blocks.placement import iter_blocks

register = template.Library()


@register.simple_tag
def quiz_blocks_assets(page: object) -> SafeString:
    """Return the stylesheets and module scripts that the blocks on ``page`` need, each once.

    Nothing for a page without such a block, or for what is no page. Stands in the ``<head>``:
    ``{% load quiz_blocks_tags %}{% quiz_blocks_assets page %}``. A block takes part by naming
    static files in ``public_css`` and ``public_js``.
    """
    if not isinstance(page, Page):
        return mark_safe("")
    blocks = list(iter_blocks(page))
    css = dict.fromkeys(name for block in blocks for name in getattr(block, "public_css", ()))
    js = dict.fromkeys(name for block in blocks for name in getattr(block, "public_js", ()))
    return _tags('<link rel="stylesheet" href="{}">', css) + _tags(
        '<script type="module" src="{}"></script>', js
    )


def _tags(form: str, names: dict[str, None]) -> SafeString:
    return format_html_join("\n", form, ((static(name),) for name in names))
