"""How numbers and moments of a quiz are written for people."""

import re
from datetime import datetime
from decimal import Decimal

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe

from quiz_blocks.text import format_number

HUNDREDTH = Decimal("0.01")
_TAGS = re.compile(r"(<[^>]*>)")
_NUMBERS = re.compile(r"(?<![\w/-])\d{1,5}(?:/\d{4})?[-\u2011–][A-ZĐ]{2,}(?:[-/][A-ZĐ]+)*\d*(?!\w)")
_NO_BREAK = r'<span class="qb-nobreak">\g<0></span>'


def points(number: Decimal | None) -> str:
    """Return a score with a decimal comma and at most two decimals: 8,5."""
    return "" if number is None else format_number(number.quantize(HUNDREDTH))


def percent(share: Decimal | float | None) -> str:
    """Return a percentage with at most one decimal: 66,7 %."""
    if share is None:
        return "–"
    return f"{format_number(Decimal(share).quantize(Decimal('0.1')))}\u00a0%"


def clock(when: datetime | None) -> str:
    """Return the time of day: 09:41."""
    return date_format(timezone.localtime(when), "H:i") if when else ""


def keep_together(html: str) -> SafeString:
    """Return HTML (or text, which is escaped) whose document numbers never break: 42-NQ/TW."""
    pieces = _TAGS.split(conditional_escape(html))
    kept = (p if p.startswith("<") else _NUMBERS.sub(_NO_BREAK, p) for p in pieces)
    return mark_safe("".join(kept))
