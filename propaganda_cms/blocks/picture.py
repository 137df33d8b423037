from collections.abc import Iterable
from copy import copy
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.telepath import register
from wagtail.blocks.struct_block import StructBlockValidationError
from wagtail.images import get_image_model
from wagtail.images.blocks import ImageBlock, ImageBlockAdapter, ImageChooserBlock
from wagtail.images.models import AbstractImage

from propaganda_cms.pictures.descriptions import (
    NAME_IS_NO_DESCRIPTION,
    looks_like_file_name,
    own_description,
)
from propaganda_cms.pictures.known import get_known_pictures

from . import groups


def sample_image(alt: str = "Đồi chè buổi sớm, tranh cắt giấy") -> AbstractImage:
    """Return a picture that is in no library: ``{% picture %}`` draws the sample for it."""
    image = get_image_model()(title=alt, width=1200, height=800, collection_id=None)
    image.contextual_alt_text = alt
    return image


class KnownImageChooserBlock(ImageChooserBlock):
    """A picture chooser that takes what ``prepare_pictures`` has loaded before it asks anew."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[AbstractImage | None]:
        """Return the pictures of these ids, each an object of its own (it carries its alt text)."""
        values = list(values)
        known = get_known_pictures()
        if known is None:
            return super().bulk_to_python(values)
        missing = [value for value in values if value and value not in known]
        found = {**known, **(get_image_model().objects.in_bulk(missing) if missing else {})}
        return [copy(found[value]) if value in found else None for value in values]


class PictureChooserBlock(ImageBlock):
    """A picture with its alternative text, or marked as decoration."""

    def __init__(self, required: bool = True, **kwargs: Any) -> None:
        super().__init__(required=required, **kwargs)
        replaced = {
            "image": KnownImageChooserBlock(required=required, label=_("Ảnh")),
            "decorative": blocks.BooleanBlock(
                default=False, required=False, label=_("Ảnh chỉ để trang trí")
            ),
            "alt_text": blocks.CharBlock(
                required=False,
                label=_("Mô tả ảnh"),
                help_text=_("Cho người không nhìn thấy ảnh: trong ảnh có ai, đang làm gì, ở đâu."),
            ),
        }
        for name, block in replaced.items():
            block.set_name(name)
            self.child_blocks[name] = block

    def clean(self, value: AbstractImage | None) -> AbstractImage | None:
        """Ask for the alternative text, in the office's words; a draft may still lack it."""
        if value is not None and not value.decorative:
            value.contextual_alt_text = value.contextual_alt_text or own_description(value)
        try:
            value = super().clean(value)
        except StructBlockValidationError as error:
            if "alt_text" not in (error.block_errors or {}):
                raise
            message = _("Hãy mô tả ảnh, hoặc đánh dấu là ảnh chỉ để trang trí.")
            raise alt_text_error(message) from error
        if value is None or value.decorative or self.is_deferred_validation:
            return value
        if looks_like_file_name(value.contextual_alt_text):
            raise alt_text_error(NAME_IS_NO_DESCRIPTION)
        return value

    class Meta:
        icon = "image"
        label = _("Ảnh")


def alt_text_error(message: str) -> StructBlockValidationError:
    """Return an error that stands beside the description."""
    return StructBlockValidationError(block_errors={"alt_text": ValidationError(message)})


class PictureChooserAdapter(ImageBlockAdapter):
    """Wagtail's block in the browser, without the title as a description."""

    js_constructor = "propaganda_cms.blocks.PictureChooserBlock"

    @cached_property
    def media(self) -> forms.Media:
        """Put our script after the one that it builds on: only one list keeps its order."""
        media = super().media
        js = [*media._js, versioned_static("propaganda_cms/js/picture_block.js")]
        return forms.Media(js=js, css=media._css)


register(PictureChooserAdapter(), PictureChooserBlock)


class PictureBlock(blocks.StructBlock):
    """A picture in the text with caption and credit."""

    image = PictureChooserBlock(label=_("Ảnh"))
    caption = blocks.CharBlock(label=_("Chú thích"), required=False, max_length=400)
    credit = blocks.CharBlock(
        label=_("Nguồn ảnh"), required=False, max_length=120, help_text=_("Ví dụ: Ảnh: Tên tác giả")
    )
    wide = blocks.BooleanBlock(
        label=_("Rộng hơn cột chữ"), required=False, help_text=_("Chỉ thấy trên màn hình lớn.")
    )

    def get_preview_value(self) -> Any:
        """Return a picture that needs no library."""
        return self.normalize(
            {
                "image": sample_image(),
                "caption": "Sương tan dần trên những đồi chè đầu vụ.",
                "credit": "Tranh minh họa",
                "wide": False,
            }
        )

    class Meta:
        icon = "image"
        label = _("Ảnh có chú thích")
        description = _("Một ảnh kèm chú thích và nguồn ảnh.")
        group = groups.PICTURES
        template = "propaganda_cms/blocks/picture.html"
        label_format = "{caption}"
        form_layout = blocks.BlockGroup(children=["image", "caption", "credit"], settings=["wide"])
