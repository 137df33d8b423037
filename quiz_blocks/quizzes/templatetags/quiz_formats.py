"""How the quizzes' templates write numbers and moments."""

from django import template

from quiz_blocks.text import NUMBER_PATTERN

from .. import formats
from ..exceptions import moment

register = template.Library()

register.filter("points", formats.points)
register.filter("percent", formats.percent)
register.filter("clock", formats.clock)
register.filter("moment", moment)
register.filter("keep_together", formats.keep_together)


@register.simple_tag
def number_pattern() -> str:
    """Return what counts as a number, for our script to say so while it is typed."""
    return NUMBER_PATTERN
