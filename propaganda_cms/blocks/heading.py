from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from quiz_blocks.text import ascii_slug

from . import groups

FALLBACK_ANCHOR = "muc"
ANCHOR_LENGTH = 60


def unique_anchor(wanted: str, taken: set[str]) -> str:
    """Return the anchor, with a number behind it where it is taken."""
    anchor, number = wanted, 2
    while anchor in taken:
        anchor = f"{wanted[: ANCHOR_LENGTH - 4]}-{number}"
        number += 1
    return anchor


class HeadingValue(blocks.StructValue):
    """A heading that can be linked to."""

    @property
    def anchor(self) -> str:
        """Return the fragment of the heading: typed by the editor, else made from its text."""
        text = self.get("anchor") or self.get("text") or ""
        return ascii_slug(text, max_length=ANCHOR_LENGTH) or FALLBACK_ANCHOR


class HeadingBlock(blocks.StructBlock):
    """A heading in the body, of the second or third level, with an address of its own."""

    text = blocks.CharBlock(label=_("Tiêu đề"), max_length=200)
    level = blocks.ChoiceBlock(
        label=_("Cấp"), choices=[("2", _("Mục")), ("3", _("Tiểu mục"))], default="2"
    )
    anchor = blocks.CharBlock(
        label=_("Địa chỉ mục"),
        required=False,
        max_length=ANCHOR_LENGTH,
        help_text=_("Phần sau dấu # trong liên kết. Để trống thì lấy theo tiêu đề."),
    )

    def clean(self, value: Any) -> HeadingValue:
        """Keep the address plain, and fix it at first saving so that links outlive a rewording."""
        cleaned = super().clean(value)
        cleaned["anchor"] = ascii_slug(
            cleaned["anchor"] or cleaned["text"] or "", max_length=ANCHOR_LENGTH
        )
        return cleaned

    class Meta:
        icon = "h2"
        label = _("Tiêu đề mục")
        description = _("Chia bài thành từng mục; mỗi mục có liên kết riêng.")
        group = groups.TEXT
        value_class = HeadingValue
        template = "propaganda_cms/blocks/heading.html"
        label_format = "{text}"
        form_layout = blocks.BlockGroup(children=["text", "level"], settings=["anchor"])
        preview_value = {"text": "Những điểm mới cần nắm vững", "level": "2", "anchor": ""}
