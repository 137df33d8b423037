"""ASCII names for addresses, anchors, keys and files."""

import re

from anyascii import anyascii

from .folding import nfc, strip_marks

_NOT_SLUG = re.compile(r"[^a-z0-9]+")


def ascii_slug(text: str, max_length: int = 80) -> str:
    """Return the text in ``a-z0-9-``, cut at a whole word where one ends in time.

    ``ascii_slug("Đảng bộ tỉnh") == "dang-bo-tinh"``. Other scripts are transliterated (Khmer
    too). Empty where the text holds no letter or digit of any script.
    """
    slug = _NOT_SLUG.sub("-", anyascii(strip_marks(nfc(text))).lower()).strip("-")
    if len(slug) <= max_length:
        return slug
    head, _dash, _cut_word = slug[: max_length + 1].rpartition("-")
    return head or slug[:max_length]
