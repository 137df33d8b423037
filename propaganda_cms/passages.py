"""Key points: anchored passages that a question, a link or a reader can point to.

An anchor, once given, stays: it is stored in the passage itself, so that neither reordering
nor rewording a passage breaks the links into it.
"""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _
from wagtail import blocks

from quiz_blocks.text import ascii_slug

ANCHOR_MAX_LENGTH = 60
DEFAULT_ANCHOR = "diem"


class KeyPointBlock(blocks.StructBlock):
    """One passage: a heading, a text, and the anchor they are known by."""

    heading = blocks.CharBlock(label=_("Tiêu đề"), max_length=200)
    text = blocks.RichTextBlock(
        label=_("Nội dung"), features=["bold", "italic", "ol", "ul", "link", "document-link"]
    )
    anchor = blocks.CharBlock(
        label=_("Mã neo"),
        required=False,
        max_length=ANCHOR_MAX_LENGTH,
        help_text=_("Để trống, máy tự đặt. Đã đăng thì không nên đổi: câu hỏi trỏ về mã này."),
        search_index=False,
    )

    class Meta:
        icon = "list-ol"
        label = _("Điểm cốt lõi")
        description = _("Một nội dung cần nhớ, có đường dẫn riêng để câu hỏi trỏ về.")
        group = _("Văn kiện")
        template = "propaganda_cms/includes/key_point.html"
        preview_value = {
            "heading": "Mục tiêu đến năm 2030",
            "text": "<p>Đoạn văn mẫu nêu một nội dung cốt lõi của văn kiện.</p>",
            "anchor": "muc-tieu-den-nam-2030",
        }


def key_point_blocks() -> list[tuple[str, blocks.Block]]:
    """Return the block types of a ``key_points`` field."""
    return [("key_point", KeyPointBlock())]


def assign_anchors(passages: Iterable, published: Iterable = ()) -> None:
    """Give every passage without an anchor one that is unique among ``passages``.

    A passage that was published keeps the anchor it had there (looked up by block id), even
    where the form that is being saved never saw it. Duplicates, as copying a block makes them,
    get a number behind.
    """
    known = {child.id: child.value["anchor"] for child in published if child.id}
    taken: set[str] = set()
    for child in passages:
        value = child.value
        wanted = ascii_slug(value.get("anchor") or "", max_length=ANCHOR_MAX_LENGTH)
        wanted = wanted or known.get(child.id) or _anchor_from(value.get("heading") or "")
        value["anchor"] = _unique(wanted, taken)
        taken.add(value["anchor"])


def _anchor_from(heading: str) -> str:
    return ascii_slug(heading, max_length=ANCHOR_MAX_LENGTH) or DEFAULT_ANCHOR


def _unique(wanted: str, taken: set[str]) -> str:
    candidate, number = wanted, 2
    while candidate in taken:
        candidate = f"{wanted[: ANCHOR_MAX_LENGTH - 4]}-{number}"
        number += 1
    return candidate
