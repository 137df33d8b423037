"""The words of a quiz and of an attempt."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class FeedbackTime(models.TextChoices):
    """When a reader learns what was right."""

    AT_ONCE = "at_once", _("Ngay sau từng câu")
    AT_END = "at_end", _("Sau khi nộp bài")


class Layout(models.TextChoices):
    """How many questions stand on a screen."""

    ONE_BY_ONE = "one_by_one", _("Từng câu một")
    ALL_TOGETHER = "all_together", _("Tất cả trên một trang")


class AttemptState(models.TextChoices):
    """How far an attempt has come."""

    IN_PROGRESS = "in_progress", _("Đang làm")
    MARKED = "marked", _("Đã nộp")


#: What statistics, listings of results and a reader's own results count.
FINISHED_STATES = (AttemptState.MARKED,)


class Opening(models.TextChoices):
    """Where a moment lies in ``[opens_at, closes_at)``."""

    NOT_YET = "not_yet", _("Chưa mở")
    OPEN = "open", _("Đang mở")
    CLOSED = "closed", _("Đã đóng")


class SlotKind(models.TextChoices):
    """Where a slot takes its questions from."""

    FIXED = "fixed", _("Một câu chọn sẵn")
    DRAW = "draw", _("Rút ngẫu nhiên từ ngân hàng")
