from typing import Any

from django.utils import timezone
from wagtail.admin.ui.components import Component

from .problems import find_problems


class ProblemsPanel(Component):
    """On the admin's first page: what has stopped, and what that means for the editors."""

    name = "operations_problems"
    template_name = "operations/problems_panel.html"
    order = 50

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Hand the problems to the template; none, and the panel is empty."""
        return {"problems": find_problems(timezone.now())}
