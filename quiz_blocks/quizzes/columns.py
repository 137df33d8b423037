"""Columns of the admin's lists."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin.ui.tables import Column

from .exceptions import moment
from .permissions import user_can_view_attempts


class MomentColumn(Column):
    """A moment as the office writes it: 09:41 ngày 23/11/2026."""

    def get_value(self, instance: Any) -> str:
        """Return the moment, nothing where there is none."""
        when = super().get_value(instance)
        return moment(when) if when else ""


class AttemptsColumn(Column):
    """How many attempts a quiz has, and the way to their figures for those who may see them."""

    cell_template_name = "quiz_blocks/quizzes/admin/attempts_cell.html"

    def get_cell_context_data(self, instance: Any, parent_context: Any) -> dict[str, Any]:
        """Add the address of the figures and what a screen reader calls it."""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        if user_can_view_attempts(context["request"].user):
            context["results_url"] = reverse("quiz_blocks_results", args=[instance.translation_key])
            context["results_label"] = _("Kết quả của “%(title)s”") % {"title": instance.title}
        return context
