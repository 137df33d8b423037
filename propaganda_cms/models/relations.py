"""What hangs on a page in order: related pages, corrections, attached documents.

They hang on Wagtail's own page, so that one table serves every page type.
"""

from collections.abc import Iterable

import swapper
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable, TranslatableMixin

from propaganda_cms.enums import AttachmentKind

swapper.set_app_prefix("wagtailcore", "wagtail")
PAGE_MODEL = swapper.get_model_name("wagtailcore", "Page")


def today() -> object:
    """Return today's date at the office."""
    return timezone.localdate()


class RelatedPage(Orderable):
    """One page that a reader may want to read next."""

    source_page = ParentalKey(PAGE_MODEL, on_delete=models.CASCADE, related_name="pc_related_pages")
    page = models.ForeignKey(
        PAGE_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("trang")
    )

    panels = [PageChooserPanel("page")]

    class Meta(Orderable.Meta):
        verbose_name = _("trang liên quan")
        verbose_name_plural = _("trang liên quan")


class Correction(TranslatableMixin, Orderable):
    """A line of đính chính: what was put right after publication, and when."""

    page = ParentalKey(PAGE_MODEL, on_delete=models.CASCADE, related_name="pc_corrections")
    corrected_on = models.DateField(_("ngày"), default=today)
    text = models.TextField(
        _("nội dung đính chính"),
        max_length=500,
        help_text=_("Nói rõ chỗ nào đã sai và nay sửa thành gì. Bạn đọc thấy dòng này."),
    )

    panels = [FieldPanel("corrected_on"), FieldPanel("text")]

    class Meta(TranslatableMixin.Meta, Orderable.Meta):
        verbose_name = _("đính chính")
        verbose_name_plural = _("đính chính")

    def __str__(self) -> str:
        return self.text


class Attachment(Orderable):
    """A document attached to a page: the full text of a resolution, or a summary of it."""

    page = ParentalKey(PAGE_MODEL, on_delete=models.CASCADE, related_name="pc_attachments")
    document = models.ForeignKey(
        get_document_model_string(),
        on_delete=models.CASCADE,
        related_name="+",
        verbose_name=_("tệp"),
    )
    kind = models.CharField(
        _("nội dung tệp"),
        max_length=20,
        choices=AttachmentKind,
        default=AttachmentKind.FULL_TEXT,
    )
    title = models.CharField(
        _("tên hiển thị"),
        max_length=200,
        blank=True,
        help_text=_("Để trống, lấy tên của tệp."),
    )

    panels = [FieldPanel("document"), FieldPanel("kind"), FieldPanel("title")]

    class Meta(Orderable.Meta):
        verbose_name = _("tệp đính kèm")
        verbose_name_plural = _("tệp đính kèm")

    def __str__(self) -> str:
        return self.title or self.document.title

    @property
    def extension(self) -> str:
        """Return the file's kind as readers know it: ``PDF``, ``DOCX``."""
        return self.document.file_extension.upper()

    @property
    def size(self) -> int | None:
        """Return the file's size in bytes, ``None`` where the file is gone."""
        return self.document.get_file_size()


def attachments_heading(attachments: Iterable[Attachment]) -> str:
    """Return what to call these files together: by their kind where they have but one."""
    kinds = {AttachmentKind(attachment.kind) for attachment in attachments}
    return str((kinds.pop() if len(kinds) == 1 else AttachmentKind.OTHER).label)
