"""What may stand for a picture in words, and what may not: the name of its file."""

import re

from django.utils.translation import gettext_lazy as _
from wagtail.images.models import AbstractImage

NAME_IS_NO_DESCRIPTION = _(
    "Đây là tên tệp, chưa phải lời mô tả. Hãy viết trong ảnh có ai, đang làm gì, ở đâu."
)

_EXTENSION = re.compile(r"\.(jpe?g|png|webp|gif|hei[cf]|avif|bmp|tiff?|svg)$", re.IGNORECASE)
_JOINER_OR_DIGIT = re.compile(r"[-_\d]")


def looks_like_file_name(text: str) -> bool:
    """Return whether the text is a file's name: ``anh-thu``, ``IMG_2034``, ``hoi nghi.jpg``.

    A title in the picture library is the file's name unless somebody changed it, and Wagtail
    offers the title as the alternative text.
    """
    text = text.strip()
    if _EXTENSION.search(text):
        return True
    return len(text.split()) == 1 and bool(_JOINER_OR_DIGIT.search(text))


def own_description(image: AbstractImage) -> str:
    """Return what the picture library says of the picture, empty where it says nothing."""
    description = (getattr(image, "description", "") or "").strip()
    return "" if looks_like_file_name(description) else description
