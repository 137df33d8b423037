"""Registers, and nothing else."""

from django.contrib.auth.models import Permission
from django.db.models import QuerySet
from django.http import HttpRequest
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.log_actions import LogActionRegistry

from quiz_blocks.comments.moderation.logs import register_decisions
from quiz_blocks.comments.panels import CommentsMenuItem, WaitingCommentsPanel
from quiz_blocks.comments.permissions import MODERATE, user_can_moderate
from quiz_blocks.comments.viewsets import ReaderCommentViewSet, viewset


@hooks.register("register_admin_viewset")
def register_queue() -> ReaderCommentViewSet:
    """Register the queue."""
    return viewset


@hooks.register("register_admin_menu_item")
def register_menu_item() -> CommentsMenuItem:
    """Register the menu item with its number."""
    return CommentsMenuItem()


@hooks.register("construct_homepage_panels")
def add_waiting_panel(request: HttpRequest, panels: list[Component]) -> None:
    """Put the panel on a moderator's dashboard."""
    if user_can_moderate(request.user):
        panels.append(WaitingCommentsPanel())


@hooks.register("register_permissions")
def register_permission() -> QuerySet[Permission]:
    """Let Wagtail's group form give the right to moderate."""
    app_label, codename = MODERATE.split(".")
    return Permission.objects.filter(content_type__app_label=app_label, codename=codename)


@hooks.register("register_log_actions")
def register_log_actions(actions: LogActionRegistry) -> None:
    """Register what the log says of decisions."""
    register_decisions(actions)
