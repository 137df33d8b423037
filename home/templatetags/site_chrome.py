"""Tags of the base template: the chrome that editors set, today's date, the current menu item."""

from typing import Any

from django import template
from django.utils.safestring import mark_safe

from home.chrome import Chrome, get_chrome
from home.dates import date_in_full, today

register = template.Library()


@register.simple_tag(takes_context=True, name="site_chrome")
def site_chrome(context: dict[str, Any]) -> Chrome:
    """Return what surrounds every page of the request's site: name, menu, notice, footer."""
    return get_chrome(context.get("request"))


@register.inclusion_tag("home/includes/date.html")
def today_in_full() -> dict[str, Any]:
    """Show today's date in Vietnam; ``BoundedLifetimeMiddleware`` keeps it true in caches."""
    day = today()
    return {"day": day, "text": date_in_full(day)}


@register.simple_tag(takes_context=True)
def current_mark(context: dict[str, Any], url: str) -> str:
    """Return ``aria-current`` where the menu's address is, or leads to, the current page."""
    path = getattr(context.get("request"), "path", "")
    if path == url:
        return mark_safe(' aria-current="page"')
    if url not in ("", "/") and path.startswith(url.rstrip("/") + "/"):
        return mark_safe(' aria-current="true"')
    return ""
