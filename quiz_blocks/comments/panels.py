"""What moderators see of the queue elsewhere in the admin: the menu and the dashboard."""

from typing import Any

from django.http import HttpRequest
from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.sidebar import LinkMenuItem

from quiz_blocks.comments.models import ReaderComment
from quiz_blocks.comments.permissions import user_can_moderate

QUEUE_URL = reverse_lazy("reader_comments:index")
MOST_COUNTED = 99


def count_waiting() -> str:
    """Return how many comments wait, as text; beyond 99 it is not counted on: "99+"."""
    count = ReaderComment.objects.waiting().order_by()[: MOST_COUNTED + 1].count()
    return str(count) if count <= MOST_COUNTED else f"{MOST_COUNTED}+"


class CommentsMenuItem(MenuItem):
    """The queue's menu item with the number of comments that wait."""

    def __init__(self) -> None:
        super().__init__(
            _("Góp ý bạn đọc"), QUEUE_URL, name="reader-comments", icon_name="comment", order=350
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to moderators."""
        return user_can_moderate(request.user)

    def render_component(self, request: HttpRequest) -> LinkMenuItem:
        """Return the item; the number is made afresh, because items are shared by all requests."""
        waiting = count_waiting()
        label = str(self.label) if waiting == "0" else f"{self.label} ({waiting})"
        return LinkMenuItem(
            self.name,
            label,
            str(self.url),
            icon_name=self.icon_name,
            classname=self.classname,
            attrs=self.attrs,
        )


class WaitingCommentsPanel(Component):
    """The dashboard's panel: how many wait, and since when."""

    name = "reader_comments"
    template_name = "quiz_blocks/comments/admin/waiting_panel.html"
    order = 150

    class Media:
        css = {"all": ["quiz_blocks/comments/admin.css"]}

    def get_context_data(self, parent_context: dict[str, Any]) -> dict[str, Any]:
        """Return the number and the comment that has waited longest."""
        oldest = ReaderComment.objects.waiting().order_by("created_at", "pk").first()
        return {
            "oldest": oldest,
            "waiting": count_waiting() if oldest else "0",
            "queue_url": QUEUE_URL,
        }
