"""The words of the guard."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Origin(models.TextChoices):
    """Where a browser says that a request was started."""

    SAME = "same", _("từ trang của chúng tôi")
    CROSS = "cross", _("từ trang khác")
    UNKNOWN = "unknown", _("không rõ")


class Lane(models.TextChoices):
    """How a form came in; the slow lane has the tighter limits."""

    FAST = "fast", _("có bằng chứng tính toán")
    SLOW = "slow", _("trả lời câu hỏi")
