from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import groups

FEATURES = ["bold", "italic", "link", "document-link", "ol", "ul", "superscript", "subscript"]


class ParagraphBlock(blocks.RichTextBlock):
    """Running text. Headings and pictures are blocks of their own, so that they are found."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**{"features": FEATURES, **kwargs})

    class Meta:
        icon = "pilcrow"
        label = _("Đoạn văn")
        description = _("Văn bản có chữ đậm, chữ nghiêng, liên kết và danh sách.")
        group = groups.TEXT
        template = "propaganda_cms/blocks/paragraph.html"
        preview_value = (
            "<p>Sáng nay, đoàn công tác đã khảo sát mô hình <b>tổ dân phố tự quản</b> tại ba xã "
            "vùng cao. Người dân kể lại cách làm của mình, từ việc nhỏ đến việc chung:</p>"
            "<ul><li>mỗi hộ một thùng phân loại rác;</li><li>mỗi ngõ một tổ trực đêm;</li>"
            "<li>mỗi tháng một buổi sinh hoạt chung.</li></ul>"
        )
