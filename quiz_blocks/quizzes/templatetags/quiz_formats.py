"""How the quizzes' templates write numbers and moments."""

from django import template

from .. import formats
from ..exceptions import moment

register = template.Library()

register.filter("points", formats.points)
register.filter("percent", formats.percent)
register.filter("clock", formats.clock)
register.filter("moment", moment)
register.filter("keep_together", formats.keep_together)
