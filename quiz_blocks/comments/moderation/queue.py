"""The queue: a tab for each state; who waits longest first, else the latest decision first."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, QuerySet
from django.http import Http404, HttpRequest
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.views.generic.base import BaseListingView

from quiz_blocks.comments.conf import conf
from quiz_blocks.comments.enums import CommentStatus, allowed_targets
from quiz_blocks.comments.models import ReaderComment
from quiz_blocks.comments.moderation.access import ModeratorsOnlyMixin
from quiz_blocks.comments.moderation.filters import CommentFilterSet
from quiz_blocks.text import fold

#: What a button that leads to a state says, and its Wagtail class.
ACTIONS = {
    CommentStatus.APPROVED: (gettext_lazy("Duyệt"), "button"),
    CommentStatus.REJECTED: (gettext_lazy("Từ chối"), "button button-secondary"),
    CommentStatus.SPAM: (gettext_lazy("Đánh dấu rác"), "button button-secondary"),
    CommentStatus.REMOVED: (gettext_lazy("Gỡ"), "button button-secondary"),
    CommentStatus.PENDING: (gettext_lazy("Để chờ duyệt"), "button button-secondary"),
}


@dataclass(frozen=True)
class Tab:
    """One state of the queue with the number of comments in it."""

    status: CommentStatus
    count: int
    is_current: bool

    @property
    def url(self) -> str:
        """Where the tab leads."""
        return tab_url(self.status)


@dataclass(frozen=True)
class Action:
    """One decision that is possible in a tab."""

    to: CommentStatus
    label: str
    classname: str


def tab_url(status: CommentStatus | str, view: str = "tab") -> str:
    """Return the address of the queue's tab for a state."""
    return reverse(f"reader_comments:{view}", args=[str(status)])


def actions_for(status: CommentStatus) -> list[Action]:
    """Return the decisions that are possible on comments in this state."""
    targets = allowed_targets(status)
    return [Action(to, str(label), look) for to, (label, look) in ACTIONS.items() if to in targets]


class QueueView(ModeratorsOnlyMixin, BaseListingView):
    """Lists the comments of one state, with search and filters in Wagtail's own header."""

    model = ReaderComment
    page_title = gettext_lazy("Góp ý của bạn đọc")
    header_icon = "comment"
    template_name = "quiz_blocks/comments/admin/queue.html"
    results_template_name = "quiz_blocks/comments/admin/queue_results.html"
    filterset_class = CommentFilterSet
    is_searchable = True
    verbose_name_plural = gettext_lazy("góp ý")

    def setup(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        """Read the tab from the address."""
        super().setup(request, *args, **kwargs)
        status = kwargs.get("status", CommentStatus.PENDING)
        if status not in CommentStatus.values:
            raise Http404
        self.status = CommentStatus(status)

    def get_paginate_by(self, queryset: QuerySet[ReaderComment]) -> int:
        """Return how many cards a page of the queue has."""
        return conf.COMMENT_QUEUE_PER_PAGE

    def get_index_url(self) -> str:
        """Return the address of this tab."""
        return tab_url(self.status)

    def get_index_results_url(self) -> str:
        """Return the address from which search and filters fetch this tab's results."""
        return tab_url(self.status, "tab_results")

    def get_base_queryset(self) -> QuerySet[ReaderComment]:
        """Return the tab's comments with what a card shows."""
        return ReaderComment.objects.filter(status=self.status).select_related(
            "decided_by", "decided_by__wagtail_userprofile"
        )

    def order_queryset(self, queryset: QuerySet[ReaderComment]) -> QuerySet[ReaderComment]:
        """Put who has waited longest first."""
        if self.status == CommentStatus.PENDING:
            return queryset.order_by("created_at", "pk")
        return queryset.order_by("-decided_at", "-pk")

    def search_queryset(self, queryset: QuerySet[ReaderComment]) -> QuerySet[ReaderComment]:
        """Find every typed word, with or without its marks, in name, title or text."""
        for word in fold(self.search_query.replace("\x00", "")).split()[:10]:
            queryset = queryset.filter(folded__contains=word)
        return queryset

    @cached_property
    def no_results_message(self) -> str:
        """Say what is missing here."""
        if self.is_searching or self.is_filtering:
            return _("Không có góp ý nào khớp với điều đang tìm.")
        if self.status == CommentStatus.PENDING:
            return _("Không còn góp ý nào chờ duyệt.")
        return _("Chưa có góp ý nào ở đây.")

    def get_tabs(self) -> list[Tab]:
        """Return every state with its number; one query."""
        rows = ReaderComment.objects.values_list("status").annotate(Count("pk")).order_by()
        counts = dict(rows)
        return [
            Tab(status, counts.get(status, 0), status == self.status) for status in CommentStatus
        ]

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add the tabs and the decisions."""
        context = super().get_context_data(*args, **kwargs)
        context["tabs"] = self.get_tabs()
        context["status"] = self.status
        context["actions"] = actions_for(self.status)
        context["return_url"] = f"{self.index_url}?{self.request.GET.urlencode()}"
        return context
