from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.documents import get_document_model
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.documents.models import AbstractDocument

from . import groups


def sample_document(title: str, name: str, size: int) -> AbstractDocument:
    """Return a document that is in no library."""
    return get_document_model()(title=title, file=name, file_size=size, collection_id=None)


class DocumentItemBlock(blocks.StructBlock):
    """One document, under its own title or another."""

    document = DocumentChooserBlock(label=_("Tệp"))
    title = blocks.CharBlock(
        label=_("Tên hiển thị"),
        required=False,
        max_length=200,
        help_text=_("Để trống thì lấy tên của tệp."),
    )

    class Meta:
        icon = "doc-full"
        label = _("Tệp")
        label_format = "{title} {document}"


class DocumentListBlock(blocks.StructBlock):
    """Documents to download, each with its type and size said before the tap."""

    title = blocks.CharBlock(label=_("Tiêu đề"), required=False, max_length=160)
    items = blocks.ListBlock(DocumentItemBlock(), label=_("Các tệp"), min_num=1, max_num=30)

    def get_preview_value(self) -> Any:
        """Return two documents that need no library."""
        names = {"ke-hoach.pdf": 412_000, "mau-bao-cao.docx": 38_500}
        titles = ("Kế hoạch triển khai", "Mẫu báo cáo kết quả")
        items = [
            {"document": sample_document(title, name, size), "title": ""}
            for title, (name, size) in zip(titles, names.items(), strict=True)
        ]
        return self.normalize({"title": "Tài liệu kèm theo", "items": items})

    class Meta:
        icon = "doc-full"
        label = _("Danh sách tệp")
        description = _("Các tệp để tải về, ghi rõ loại và dung lượng.")
        group = groups.LINKS
        template = "propaganda_cms/blocks/documents.html"
        label_format = "{title}"
