"""The form behind every way of uploading a picture: ``WAGTAILIMAGES_IMAGE_FORM_BASE``."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.translation import gettext_lazy as _
from wagtail.images.fields import WagtailImageField
from wagtail.images.forms import BaseImageForm
from wagtail.images.models import AbstractImage
from wagtail.images.utils import get_allowed_image_extensions

from quiz_blocks.text import format_number

from .uploads import CleanFile, clean_upload

MEGABYTE = 1024 * 1024


class PictureField(WagtailImageField):
    """Takes what a phone makes, and gives back a picture that is safe to publish.

    Unlike Wagtail's field it opens the file under guard (a picture cut short is a message, not an
    error of the server), decodes it in full, and does not mind an extension that tells another
    format than the content: the picture is written anew under the right one.
    """

    default_error_messages = {
        "required": _("Hãy chọn một tệp ảnh."),
        "invalid": _("Không nhận được tệp. Hãy chọn lại ảnh."),
        "missing": _("Không nhận được tệp. Hãy chọn lại ảnh."),
        "empty": _("Tệp rỗng. Hãy chọn lại ảnh."),
    }
    default_validators: list[Any] = []

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.help_text = _("Ảnh %(formats)s, nặng nhất %(size)s.") % {
            "formats": "JPEG, PNG, WebP, GIF, HEIC, AVIF",
            "size": self.size_text(self.max_upload_size),
        }

    def to_python(self, data: Any) -> CleanFile | None:
        """Return the uploaded picture made harmless, ``None`` where nothing was uploaded."""
        file = forms.FileField.to_python(self, data)
        if file is None:
            return None
        self.check_name(file)
        self.check_weight(file)
        return clean_upload(file, file.name)

    def check_name(self, file: UploadedFile) -> None:
        """Refuse a file whose name does not even claim to be a picture."""
        extension = file.name.rpartition(".")[2].lower()
        if extension not in get_allowed_image_extensions():
            raise ValidationError(
                _(
                    "Tệp “.%(extension)s” không phải là ảnh. Hãy dùng ảnh JPEG, PNG, WebP, GIF, "
                    "HEIC hoặc AVIF."
                ),
                code="invalid_image_extension",
                params={"extension": extension[:10]},
            )

    def check_weight(self, file: UploadedFile) -> None:
        """Refuse a file that is heavier than the settings allow."""
        if self.max_upload_size is not None and file.size > self.max_upload_size:
            raise ValidationError(
                _("Tệp nặng %(size)s; nhiều nhất là %(allowed)s. Hãy thu nhỏ ảnh rồi tải lên lại."),
                code="file_too_large",
                params={
                    "size": self.size_text(file.size),
                    "allowed": self.size_text(self.max_upload_size),
                },
            )

    def size_text(self, size: int | None) -> str:
        """Return a size in megabytes, one decimal."""
        return f"{format_number(round((size or 0) / MEGABYTE, 1))} MB"


class PictureForm(BaseImageForm):
    """Wagtail's image form with a file field that never lets a picture through as it came.

    Every upload goes through it: one picture, many, the chooser's, a replaced file, the API.
    """

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "file" in self.fields:
            self.fields["file"] = self.picture_field(self.fields["file"])

    @staticmethod
    def picture_field(field: forms.Field) -> PictureField:
        """Return our field in the place of Wagtail's, with its widget and label."""
        return PictureField(
            label=field.label, required=field.required, widget=field.widget, initial=field.initial
        )

    def save(self, commit: bool = True) -> AbstractImage:
        """Save; what is to be made of a new file waits until the old file's renditions are gone."""
        with transaction.atomic():
            return super().save(commit=commit)
