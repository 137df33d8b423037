"""Dates as a Vietnamese newspaper writes them. Pure, but for the clock in ``today``."""

from datetime import date

from django.utils import timezone

WEEKDAYS = ("Thứ Hai", "Thứ Ba", "Thứ Tư", "Thứ Năm", "Thứ Sáu", "Thứ Bảy", "Chủ nhật")


def today() -> date:
    """Return the date of now in the site's time zone."""
    return timezone.localdate()


def date_in_full(day: date) -> str:
    """Return "Chủ nhật, ngày 22 tháng 11 năm 2026"; days below 10 keep their zero by custom."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{WEEKDAYS[day.weekday()]}, ngày {day.day:02} tháng {month} năm {day.year}"
