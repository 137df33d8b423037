from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import groups


class PullQuoteBlock(blocks.StructBlock):
    """A sentence of somebody, set large."""

    quote = blocks.TextBlock(label=_("Lời trích"), max_length=500, rows=3)
    speaker = blocks.CharBlock(label=_("Người nói"), required=False, max_length=120)
    role = blocks.CharBlock(label=_("Chức danh"), required=False, max_length=160)

    class Meta:
        icon = "openquote"
        label = _("Trích dẫn nổi bật")
        description = _("Một câu nói đáng nhớ, in lớn, kèm tên và chức danh người nói.")
        group = groups.TEXT
        template = "propaganda_cms/blocks/quote.html"
        label_format = "{quote}"
        preview_value = {
            "quote": "Việc gì dân bàn kỹ thì làm rất nhanh, và làm xong thì giữ được lâu.",
            "speaker": "Một trưởng bản",
            "role": "Trích lời kể tại buổi sinh hoạt cộng đồng",
        }
