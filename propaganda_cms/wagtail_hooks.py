"""Registers what the package adds to Wagtail; decides nothing."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry
from wagtail.snippets.models import register_snippet

from .bulk_publishing import leave_out_unexplained_changes
from .permissions import structural_permissions
from .returned_pages import ReturnedPagesPanel, show_remark
from .structure import refuse_copying, refuse_creating
from .viewsets import PropagandaViewSetGroup

register_snippet(PropagandaViewSetGroup)

hooks.register("before_bulk_action", leave_out_unexplained_changes)
hooks.register("before_create_page", refuse_creating)
hooks.register("before_copy_page", refuse_copying)
hooks.register("before_edit_page", show_remark)


@hooks.register("register_permissions")
def register_permissions() -> QuerySet[Permission]:
    """Let Wagtail's group form give the right to make the site's structure."""
    return structural_permissions()


@hooks.register("insert_editor_js")
def editor_js() -> SafeString:
    """Add what keeps the editor from sending a workflow action twice."""
    address = versioned_static("propaganda_cms/js/one_workflow_action.js")
    return format_html('<script src="{}"></script>', address)


@hooks.register("construct_homepage_panels")
def add_returned_pages(request: HttpRequest, panels: list[Component]) -> None:
    """Put what came back to a writer on the dashboard."""
    panels.append(ReturnedPagesPanel())


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Name what the package writes into a page's history."""
    actions.register_action(
        "propaganda_cms.minor_edit",
        _("Chỉ sửa lỗi chính tả, trình bày"),
        _("Người đăng cho biết lần này chỉ sửa lỗi chính tả, trình bày"),
    )
