from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import groups


class TimelineEventBlock(blocks.StructBlock):
    """One event. The date is text: an editor may only know the year."""

    date = blocks.CharBlock(label=_("Thời gian"), max_length=60, help_text=_("Ví dụ: 24/11/2023"))
    title = blocks.CharBlock(label=_("Sự kiện"), max_length=200)
    text = blocks.TextBlock(label=_("Diễn giải"), required=False, max_length=600, rows=2)

    class Meta:
        icon = "date"
        label = _("Mốc thời gian")
        label_format = "{date}: {title}"


class TimelineBlock(blocks.StructBlock):
    """Events in their order."""

    title = blocks.CharBlock(label=_("Tiêu đề"), required=False, max_length=160)
    events = blocks.ListBlock(TimelineEventBlock(), label=_("Các mốc"), min_num=1, max_num=40)

    class Meta:
        icon = "history"
        label = _("Dòng thời gian")
        description = _("Các mốc theo thứ tự, từ trước đến sau.")
        group = groups.FACTS
        template = "propaganda_cms/blocks/timeline.html"
        label_format = "{title}"
        preview_value = {
            "title": "Các bước triển khai",
            "events": [
                {"date": "Quý I", "title": "Xây dựng kế hoạch", "text": "Lấy ý kiến các chi bộ."},
                {"date": "Quý II", "title": "Tập huấn báo cáo viên", "text": ""},
                {
                    "date": "Quý III",
                    "title": "Học tập tại cơ sở",
                    "text": "Kết hợp trực tiếp và trực tuyến.",
                },
            ],
        }
