"""Quizzes in the admin."""

from django.db.models import Count, QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from quiz_blocks.bank.viewsets import MENU_HOOK

from .choosers import QuizChooserViewSet
from .columns import AttemptsColumn, MomentColumn
from .models import Quiz
from .panels import quiz_edit_handler
from .permissions import user_can_view_attempts


class QuizViewSet(SnippetViewSet):
    """Quizzes: put together from the bank, preview, publish, go back to an older version."""

    model = Quiz
    icon = "form"
    menu_label = _("Bài trắc nghiệm")
    menu_name = "quiz-blocks-quizzes"
    menu_order = 50
    menu_hook = MENU_HOOK
    add_to_admin_menu = True
    edit_handler = quiz_edit_handler
    list_display = [
        "title",
        Column("feedback", label=_("Báo kết quả"), accessor="get_feedback_display"),
        MomentColumn("opens_at", label=_("Mở"), sort_key="opens_at"),
        MomentColumn("closes_at", label=_("Đóng"), sort_key="closes_at"),
        AttemptsColumn("attempt_count", label=_("Lượt làm"), sort_key="attempt_count"),
        LiveStatusTagColumn(label=_("Tình trạng")),
        UpdatedAtColumn(label=_("Sửa lúc")),
    ]
    list_filter = {"live": ["exact"], "feedback": ["exact"]}
    list_per_page = 50
    copy_view_enabled = True
    chooser_viewset_class = QuizChooserViewSet

    def get_queryset(self, request: HttpRequest) -> QuerySet[Quiz]:
        """Count the attempts at each quiz in the same query."""
        return Quiz.objects.select_related("latest_revision").annotate(
            attempt_count=Count("attempts")
        )


class AttemptsMenuItem(MenuItem):
    """The menu item of the list of attempts."""

    def __init__(self) -> None:
        super().__init__(
            _("Lượt làm bài"),
            reverse("quiz_blocks_attempts"),
            name="quiz-blocks-attempts",
            icon_name="list-ul",
            order=60,
        )

    def is_shown(self, request: HttpRequest) -> bool:
        """Show it to those who may open it."""
        return user_can_view_attempts(request.user)
