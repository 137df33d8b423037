"""How a body stands on its page.

``{{ text|unbroken }}`` keeps document numbers in one piece; give it plain text or safe HTML.
``{% story page.body %}`` shows a body without the comment forms at its end, and
``{% story_tail page.body %}`` shows those: author and source stand between the two.
"""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString
from wagtail.blocks import StreamValue

from propaganda_cms.typeset import keep_numbers_whole
from quiz_blocks.blocks import CommentFormBlock

register = template.Library()
TEMPLATE = "propaganda_cms/blocks/story.html"


@register.filter
def unbroken(text: Any) -> SafeString:
    """Return the text as HTML in which no document number breaks."""
    return SafeString(keep_numbers_whole(conditional_escape(text)))


@register.simple_tag(takes_context=True)
def story(context: Context, body: StreamValue) -> SafeString:
    """Show a body up to the comment forms that end it."""
    return render_children(context, list(body)[: tail_start(body)])


@register.simple_tag(takes_context=True)
def story_tail(context: Context, body: StreamValue | None) -> SafeString:
    """Show the comment forms that end a body; nothing where it has none."""
    return render_children(context, list(body)[tail_start(body) :]) if body else SafeString("")


def tail_start(body: StreamValue) -> int:
    """Return where the comment forms at the end of a body begin."""
    start = len(body)
    while start and isinstance(body[start - 1].block, CommentFormBlock):
        start -= 1
    return start


def render_children(context: Context, children: list[StreamValue.StreamChild]) -> SafeString:
    """Render some blocks of a body the way all of them are."""
    if not children:
        return SafeString("")
    with context.push(value=children):
        return context.template.engine.get_template(TEMPLATE).render(context)
