"""Columns of the admin's lists."""

from typing import Any

from wagtail.admin.ui.tables import Column

from .exceptions import moment


class MomentColumn(Column):
    """A moment as the office writes it: 09:41 ngày 23/11/2026."""

    def get_value(self, instance: Any) -> str:
        """Return the moment, nothing where there is none."""
        when = super().get_value(instance)
        return moment(when) if when else ""
