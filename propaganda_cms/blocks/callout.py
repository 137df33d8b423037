from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import groups

TONES = [("note", _("Thông tin thêm")), ("important", _("Cần lưu ý")), ("do", _("Việc cần làm"))]


class CalloutValue(blocks.StructValue):
    """A callout that can name its tone."""

    @property
    def tone_label(self) -> str:
        """Return the tone in words."""
        return str(dict(TONES).get(self.get("tone"), TONES[0][1]))


class CalloutBlock(blocks.StructBlock):
    """A short text set apart from the running one; its tone is said in words, not by colour."""

    tone = blocks.ChoiceBlock(label=_("Loại"), choices=TONES, default="note")
    title = blocks.CharBlock(label=_("Tiêu đề"), required=False, max_length=120)
    text = blocks.RichTextBlock(
        label=_("Nội dung"), features=["bold", "italic", "link", "document-link", "ol", "ul"]
    )

    class Meta:
        icon = "info-circle"
        label = _("Hộp lưu ý")
        description = _(
            "Một đoạn ngắn tách khỏi bài: thông tin thêm, điều cần lưu ý, việc cần làm."
        )
        group = groups.TEXT
        value_class = CalloutValue
        template = "propaganda_cms/blocks/callout.html"
        label_format = "{title}"
        preview_value = {
            "tone": "do",
            "title": "Trước ngày 15 hằng tháng",
            "text": "<p>Chi bộ gửi báo cáo kết quả học tập về <b>bộ phận tổng hợp</b>, "
            "kèm danh sách người tham dự.</p>",
        }
