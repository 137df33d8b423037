from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from . import groups
from .picture import PictureChooserBlock, sample_image


class GalleryItemBlock(blocks.StructBlock):
    """One picture of a gallery."""

    image = PictureChooserBlock(label=_("Ảnh"))
    caption = blocks.CharBlock(label=_("Chú thích"), required=False, max_length=300)

    class Meta:
        icon = "image"
        label = _("Ảnh")
        label_format = "{caption}"


class GalleryBlock(blocks.StructBlock):
    """Several pictures that belong together; each opens large in the viewer, or by its link."""

    title = blocks.CharBlock(label=_("Tên bộ ảnh"), required=False, max_length=200)
    items = blocks.ListBlock(GalleryItemBlock(), label=_("Các ảnh"), min_num=2, max_num=24)
    credit = blocks.CharBlock(label=_("Nguồn ảnh"), required=False, max_length=120)

    def get_preview_value(self) -> Any:
        """Return three pictures that need no library."""
        captions = ("Đồi chè đầu vụ", "Con đường bê tông về bản", "Lớp học buổi tối")
        return self.normalize(
            {
                "title": "Nhịp sống ở vùng cao",
                "items": [
                    {"image": sample_image(f"Tranh cắt giấy: {text}"), "caption": text}
                    for text in captions
                ],
                "credit": "Tranh minh họa",
            }
        )

    class Meta:
        icon = "grip"
        label = _("Bộ ảnh")
        description = _("Từ hai ảnh trở lên, bấm vào từng ảnh để xem lớn.")
        group = groups.PICTURES
        template = "propaganda_cms/blocks/gallery.html"
        label_format = "{title}"
