from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.contrib.typed_table_block.blocks import TypedTable, TypedTableBlock

from . import groups


class GridBlock(TypedTableBlock):
    """The cells of a table: text and numbers, typed column by column."""

    text = blocks.CharBlock(label=_("Chữ"), required=False, max_length=400)
    number = blocks.CharBlock(label=_("Số"), required=False, max_length=40)

    class Meta:
        icon = "table"
        label = _("Bảng")


class TableBlock(blocks.StructBlock):
    """A table with a caption and header cells, in a frame that scrolls by itself on a phone."""

    grid = GridBlock(label=_("Bảng"), help_text=_("Đặt tên cho bảng và cho từng cột."))
    row_headers = blocks.BooleanBlock(
        label=_("Cột đầu là tiêu đề hàng"), required=False, default=True
    )
    source = blocks.CharBlock(label=_("Nguồn số liệu"), required=False, max_length=200)

    def clean(self, value: Any) -> Any:
        """Ask for a caption, which names the table for whoever cannot see it."""
        cleaned = super().clean(value)
        grid: TypedTable = cleaned["grid"]
        if not self.is_deferred_validation and not (grid.caption or "").strip():
            message = _("Hãy đặt tên cho bảng (ô tên bảng ở phía trên bảng).")
            raise blocks.StructBlockValidationError(block_errors={"grid": ValidationError(message)})
        return cleaned

    def get_preview_value(self) -> Any:
        """Return a small table."""
        rows = [["Xã vùng cao", "12", "97,5"], ["Xã vùng thấp", "18", "99,1"]]
        return self.normalize(
            {
                "grid": {
                    "caption": "Kết quả học tập theo khu vực",
                    "columns": [
                        {"type": "text", "heading": "Khu vực"},
                        {"type": "number", "heading": "Số xã"},
                        {"type": "number", "heading": "Tỷ lệ tham gia (%)"},
                    ],
                    "rows": [{"values": row} for row in rows],
                },
                "row_headers": True,
                "source": "Số liệu minh họa",
            }
        )

    class Meta:
        icon = "table"
        label = _("Bảng số liệu")
        description = _("Bảng có tên, có tiêu đề cột và tiêu đề hàng.")
        group = groups.FACTS
        template = "propaganda_cms/blocks/table.html"
