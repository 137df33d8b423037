"""What moderators narrow the queue by."""

import django_filters
from django.db.models import Max
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet

from quiz_blocks.comments.models import ReaderComment
from quiz_blocks.guard.enums import Lane

MOST_PAGES = 200


def commented_pages() -> list[tuple[int, str]]:
    """Return number and title of the pages with the latest comments."""
    rows = (
        ReaderComment.objects.values("page_number")
        .annotate(title=Max("page_title"), latest=Max("created_at"))
        .order_by("-latest")[:MOST_PAGES]
    )
    return [(row["page_number"], row["title"]) for row in rows]


class CommentFilterSet(WagtailFilterSet):
    """Page, day of sending, and how the reader's browser was checked."""

    page_number = django_filters.ChoiceFilter(
        label=_("Trang"), choices=commented_pages, empty_label=_("Tất cả")
    )
    created_at = django_filters.DateFromToRangeFilter(
        label=_("Ngày gửi"), widget=DateRangePickerWidget
    )
    lane = django_filters.ChoiceFilter(
        label=_("Cách xác nhận"), choices=Lane.choices, empty_label=_("Tất cả")
    )

    class Meta:
        model = ReaderComment
        fields = ["page_number", "created_at", "lane"]
