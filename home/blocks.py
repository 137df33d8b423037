"""The links that editors put into the menu and the footer."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from wagtail import blocks
from wagtail.blocks.struct_block import StructBlockValidationError

link_address = RegexValidator(
    r"^(/[^/\\\s]\S*|/|https?://\S+|mailto:\S+|tel:[+0-9 .()-]+)$",
    "Ghi địa chỉ bắt đầu bằng / (trong trang này), https://, mailto: hoặc tel:.",
)


class LinkBlock(blocks.StructBlock):
    """A link to a page of the site, or to an address: one of the two."""

    label = blocks.CharBlock(
        required=False,
        max_length=60,
        label="Tên hiện ra",
        help_text="Để trống: lấy tên của trang.",
    )
    page = blocks.PageChooserBlock(required=False, label="Trang")
    url = blocks.CharBlock(
        required=False,
        max_length=500,
        validators=[link_address],
        label="Hoặc địa chỉ",
        help_text="Ví dụ: /tim-kiem/ hoặc https://…",
    )

    class Meta:
        icon = "link"
        label = "Liên kết"
        description = "Một mục dẫn đến một trang hoặc một địa chỉ."
        preview_value = {"label": "Nghị quyết", "page": None, "url": "/nghi-quyet/"}
        label_format = "{label} {page} {url}"

    def clean(self, value: Any) -> Any:
        """Refuse a link with no target, with two, or with an address that has no name."""
        cleaned = super().clean(value)
        page, url = cleaned.get("page"), cleaned.get("url")
        if page and url:
            raise _error("url", "Chọn trang hoặc ghi địa chỉ, không dùng cả hai.")
        if not page and not url:
            raise _error("page", "Chọn trang, hoặc ghi địa chỉ ở ô dưới.")
        if url and not cleaned.get("label"):
            raise _error("label", "Ghi tên hiện ra cho địa chỉ này.")
        return cleaned


class LinkStreamBlock(blocks.StreamBlock):
    """An ordered list of links."""

    link = LinkBlock()

    class Meta:
        required = False


def _error(field: str, message: str) -> StructBlockValidationError:
    return StructBlockValidationError({field: ValidationError(message)})
