from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component

from home.panels import FooterPanel


@hooks.register("construct_homepage_panels")
def add_footer_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Warn staff of what the footer lacks; readers see neither the gap nor an invention."""
    panels.append(FooterPanel())


@hooks.register("construct_reports_menu")
def hide_translations(request: HttpRequest, items: list[MenuItem]) -> None:
    """Leave out wagtail-localize's report where there is nothing to translate into."""
    if not settings.WAGTAIL_I18N_ENABLED:
        report = reverse("wagtail_localize:translations_report")
        items[:] = [item for item in items if item.url != report]
