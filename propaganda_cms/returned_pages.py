"""Brings what an editor asked for back to the writer: above the form, and on the dashboard."""

from typing import Any

from django.db.models import Exists, IntegerField, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.http import HttpRequest
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.templatetags.wagtailadmin_tags import user_display_name
from wagtail.admin.ui.components import Component
from wagtail.models import Page, WorkflowState, get_default_page_content_type


def show_remark(request: HttpRequest, page: Page) -> None:
    """Say above the form of a returned page who returned it, when and why."""
    state = page.current_workflow_state
    if request.method != "GET" or state is None:
        return
    if state.status != WorkflowState.STATUS_NEEDS_CHANGES:
        return
    task_state = state.current_task_state
    moment = task_state.finished_at and timezone.localtime(task_state.finished_at)
    words = {
        "who": user_display_name(task_state.finished_by) or task_state.task.name,
        "when": date_format(moment, "H:i d/m/Y") if moment else "",
        "remark": task_state.comment,
    }
    if task_state.comment:
        text = _("%(who)s yêu cầu sửa bài này (%(when)s): «%(remark)s»") % words
    else:
        text = _("%(who)s yêu cầu sửa bài này (%(when)s), không ghi lý do.") % words
    messages.warning(request, text)


class ReturnedPagesPanel(Component):
    """The dashboard's panel: the pages that wait for their writer, and what was asked."""

    name = "returned_pages"
    template_name = "propaganda_cms/admin/returned_pages.html"
    order = 140

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Hand over what was returned to the user, the newest first."""
        user = parent_context["request"].user
        states = [state for state in returned_to(user) if state.content_object]
        return {"states": states}


def returned_to(user: Any) -> QuerySet[WorkflowState]:
    """Return the workflow states of pages that the user wrote or sent and that came back."""
    # PostgreSQL does not compare the text of a generic key with a number by itself.
    page_id = Cast(OuterRef("object_id"), output_field=IntegerField())
    written = Exists(Page.objects.filter(owner=user, pk=page_id))
    returned = WorkflowState.objects.filter(
        written | Q(requested_by=user),
        status=WorkflowState.STATUS_NEEDS_CHANGES,
        base_content_type=get_default_page_content_type(),
    )
    return (
        returned.select_related("current_task_state__task", "current_task_state__finished_by")
        .prefetch_related("content_object__latest_revision")
        .order_by("-current_task_state__finished_at", "-pk")
    )
