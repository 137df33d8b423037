"""How long somebody has waited, in words: Django's own has no Vietnamese for it."""

from datetime import timedelta

from django.utils.translation import gettext as _

MINUTES = 60
HOURS = 24


def waited(delta: timedelta) -> str:
    """Return the time in its two largest units: "chưa đến 1 phút", "35 phút", "1 ngày 12 giờ"."""
    minutes = int(delta.total_seconds() // 60)
    days, hours = divmod(minutes // MINUTES, HOURS)
    if minutes < 1:
        return _("chưa đến 1 phút")
    if days:
        return _join((days, _("ngày")), (hours, _("giờ")))
    return _join((hours, _("giờ")), (minutes % MINUTES, _("phút")))


def _join(*parts: tuple[int, str]) -> str:
    return " ".join(f"{number} {unit}" for number, unit in parts if number)
