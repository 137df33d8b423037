"""The queue's addresses in the admin."""

from django.urls import URLPattern, path
from wagtail.admin.viewsets.base import ViewSet

from quiz_blocks.comments.moderation.decide import DecideView
from quiz_blocks.comments.moderation.history import HistoryView
from quiz_blocks.comments.moderation.queue import QueueView


class ReaderCommentViewSet(ViewSet):
    """Moderation of readers' comments."""

    name = "reader_comments"
    url_prefix = "gop-y-ban-doc"
    icon = "comment"

    def get_urlpatterns(self) -> list[URLPattern]:
        """Return the queue, its tabs, the decision and the history."""
        return [
            path("", self.construct_view(QueueView), name="index"),
            path("quyet-dinh/", self.construct_view(DecideView), name="decide"),
            path("<int:pk>/lich-su/", self.construct_view(HistoryView), name="history"),
            path(
                "<int:pk>/lich-su/results/",
                self.construct_view(HistoryView, results_only=True),
                name="history_results",
            ),
            path("<slug:status>/", self.construct_view(QueueView), name="tab"),
            path(
                "<slug:status>/results/",
                self.construct_view(QueueView, results_only=True),
                name="tab_results",
            ),
        ]


viewset = ReaderCommentViewSet()
