"""What was counted of a quiz's attempts, kept so that no page counts them again."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class QuizStatistics(models.Model):
    """One row per quiz: the last counting of its finished attempts.

    ``data`` is what ``statistics.summarise`` returns; ``counted`` of how many attempts.
    """

    quiz_key = models.UUIDField(_("mã bài trắc nghiệm"), unique=True, editable=False)
    counted = models.PositiveIntegerField(_("số lượt đã tính"), default=0)
    counted_at = models.DateTimeField(_("tính lúc"))
    data = models.JSONField(_("số liệu"), default=dict)

    wagtail_reference_index_ignore = True

    class Meta:
        verbose_name = _("số liệu bài trắc nghiệm")
        verbose_name_plural = _("số liệu bài trắc nghiệm")

    def __str__(self) -> str:
        return str(self.quiz_key)
