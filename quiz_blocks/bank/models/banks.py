"""A bank: a named stock of items."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.search import index


class QuestionBank(index.Indexed, models.Model):
    """A named stock of items that quizzes draw from."""

    name = models.CharField(
        _("tên ngân hàng"),
        max_length=200,
        unique=True,
        help_text=_("Ví dụ: Hội nghị Trung ương 8 khoá XIII."),
    )
    description = models.TextField(
        _("ghi chú"), blank=True, help_text=_("Chỉ biên tập viên nhìn thấy.")
    )
    created_at = models.DateTimeField(_("ngày tạo"), auto_now_add=True)

    search_fields = [index.SearchField("name"), index.AutocompleteField("name")]

    class Meta:
        verbose_name = _("ngân hàng câu hỏi")
        verbose_name_plural = _("ngân hàng câu hỏi")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
