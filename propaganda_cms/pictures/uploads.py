"""Where pictures come in: every stored original passes here, by whatever way it arrived."""

from io import BytesIO
from pathlib import PurePath
from typing import IO

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.db import models
from django.db.models.fields.files import FieldFile
from django.utils.translation import gettext_lazy as _

from quiz_blocks.text import ascii_slug, format_number

from .conf import get_setting
from .intake import (
    UNREADABLE_PIXELS,
    Limits,
    PictureRefusedError,
    clean_picture,
    must_be_cleaned,
)

MESSAGES = {
    "empty": _("Tệp rỗng. Hãy chọn lại ảnh."),
    "not_a_picture": _(
        "Tệp này không phải là ảnh mà trang đọc được. Hãy dùng ảnh JPEG, PNG, WebP, GIF, HEIC "
        "hoặc AVIF."
    ),
    "damaged": _(
        "Ảnh bị hỏng hoặc thiếu dữ liệu, có thể do sao chép chưa xong. Hãy lấy lại ảnh gốc rồi "
        "tải lên lần nữa."
    ),
    "too_many_pixels": _(
        "Ảnh có quá nhiều điểm ảnh (%(size)s); nhiều nhất là %(allowed)s triệu. Hãy thu nhỏ ảnh "
        "rồi tải lên lại."
    ),
}


class CleanFile(InMemoryUploadedFile):
    """An uploaded picture that has been made harmless."""


def limits() -> Limits:
    """Return the limits that the settings set."""
    return Limits(
        upload_pixels=get_setting("MAX_UPLOAD_PIXELS"),
        upload_side=get_setting("MAX_UPLOAD_SIDE"),
        side=get_setting("MAX_SIDE"),
        strip_width=get_setting("MAX_STRIP_WIDTH"),
        strip_length=get_setting("MAX_STRIP_LENGTH"),
        quality=get_setting("ORIGINAL_QUALITY"),
    )


def clean_upload(file: IO[bytes], name: str) -> CleanFile:
    """Return the picture made harmless, under an ASCII name that fits its format.

    Raises ``ValidationError`` with a sentence for the editor.
    """
    try:
        picture = clean_picture(file, limits())
    except PictureRefusedError as refusal:
        raise refusal_message(refusal) from refusal
    stem = ascii_slug(PurePath(name).stem, max_length=60) or "anh"
    return CleanFile(
        BytesIO(picture.content),
        "file",
        f"{stem}.{picture.extension}",
        picture.mime_type,
        len(picture.content),
        None,
    )


def refusal_message(refusal: PictureRefusedError) -> ValidationError:
    """Return the refusal in the editor's words."""
    details = refusal.details
    params: dict[str, str] = {}
    if "allowed" in details:
        params["allowed"] = format_number(details["allowed"] // 1_000_000)
        params["size"] = f"{format_number(details['width'])} × {format_number(details['height'])}"
        if not details["width"]:
            params["size"] = _("hơn %s triệu") % format_number(UNREADABLE_PIXELS // 1_000_000)
    return ValidationError(MESSAGES[refusal.code], code=refusal.code, params=params)


def clean_stored_file(instance: models.Model) -> None:
    """Make the ``file`` of a model instance harmless before it is saved, unless it already is.

    Forms have cleaned theirs; this is for whatever comes by another way: a script, an import, an
    upload that Wagtail sets aside while its title is still wrong. A file of bounded size that
    holds nothing but pixels stays as it is, byte for byte.

    Raises ``ValidationError`` where the file is no picture or a damaged one.
    """
    field_file: FieldFile = instance.file  # type: ignore[attr-defined]
    if not field_file or isinstance(getattr(field_file, "_file", None), CleanFile):
        return
    stored = field_file._committed
    if stored and not instance._state.adding:
        return
    name = field_file.name
    field_file.open("rb")
    try:
        if not must_be_cleaned(field_file, limits()):
            return
    except PictureRefusedError as refusal:
        raise refusal_message(refusal) from refusal
    instance.file = clean_upload(field_file, name)  # type: ignore[attr-defined]
    if stored:
        field_file.close()
        field_file.storage.delete(name)
