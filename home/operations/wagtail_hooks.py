from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component

from .panels import ProblemsPanel


@hooks.register("construct_homepage_panels")
def add_problems_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Tell everybody who works in the admin when the worker or the timer has stopped."""
    panels.append(ProblemsPanel())
