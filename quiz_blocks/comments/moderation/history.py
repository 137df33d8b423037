"""The history of one comment: who decided what, when and why."""

from typing import Any

from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn
from wagtail.admin.views.generic.history import HistoryView as BaseHistoryView
from wagtail.admin.views.generic.history import LogEntryUserColumn

from quiz_blocks.comments.models import ReaderComment
from quiz_blocks.comments.moderation.access import ModeratorsOnlyMixin


class HistoryView(ModeratorsOnlyMixin, BaseHistoryView):
    """Wagtail's own history, for who may moderate."""

    model = ReaderComment
    any_permission_required = None
    permission_policy = None
    page_title = _("Lịch sử")
    index_url_name = "reader_comments:index"
    history_url_name = "reader_comments:history"
    history_results_url_name = "reader_comments:history_results"
    header_buttons: list[Any] = []

    @cached_property
    def columns(self) -> list[Column]:
        """Return what was done, by whom, when."""
        return [
            Column("message", label=_("Việc đã làm")),
            LogEntryUserColumn("user", label=_("Người làm"), width="25%"),
            DateColumn("timestamp", label=_("Lúc"), width="20%"),
        ]

    @cached_property
    def no_results_message(self) -> str:
        """Say that nobody has decided yet."""
        return str(_("Chưa ai xử lý góp ý này."))

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        """Return the way back to the queue."""
        queue = {"url": reverse(self.index_url_name), "label": _("Góp ý của bạn đọc")}
        here = {"url": "", "label": self.page_title, "sublabel": self.get_page_subtitle()}
        return [*self.breadcrumbs_items, queue, here]

    def user_can_unschedule(self) -> bool:
        """Comments are not scheduled."""
        return False
