"""Template filters of the comments."""

from datetime import datetime

from django import template
from django.utils import timezone
from django.utils.safestring import SafeString

from quiz_blocks.comments.durations import waited
from quiz_blocks.comments.rendering import comment_html

register = template.Library()


@register.filter(name="comment_html")
def comment_html_filter(text: str) -> SafeString:
    """Show a reader's text with paragraphs and safe links."""
    return comment_html(text)


@register.filter
def waiting_since(moment: datetime) -> str:
    """Say in Vietnamese how long ago the moment was."""
    return waited(timezone.now() - moment)
