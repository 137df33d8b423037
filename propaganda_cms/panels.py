"""The panels of the page forms, grouped as an editor thinks of them."""

import re

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    TitleFieldPanel,
)
from wagtail.admin.widgets.slug import SlugInput
from wagtail.models import Page

_LETTERS = {
    "a": "àáảãạăằắẳẵặâầấẩẫậ",
    "d": "đ",
    "e": "èéẻẽẹêềếểễệ",
    "i": "ìíỉĩị",
    "o": "òóỏõọôồốổỗộơờớởỡợ",
    "u": "ùúủũụưừứửữự",
    "y": "ỳýỷỹỵ",
}

#: What the browser replaces before Wagtail's own slug code, which knows no Vietnamese, runs.
VIETNAMESE_SLUG_FORMATTERS: list[tuple[re.Pattern[str], str]] = [
    *((re.compile(f"[{marked}{marked.upper()}]"), plain) for plain, marked in _LETTERS.items()),
    (re.compile("[\u0300-\u036f]"), ""),
    # Wagtail drops a stroke; 42-NQ/TW is three words, here as in ``ascii_slug``.
    (re.compile("[/\u2013\u2014]"), "-"),
]


def slug_panel() -> FieldPanel:
    """Return the slug's panel, with an input that knows Vietnamese."""
    return FieldPanel(
        "slug",
        heading=_("Đường dẫn"),
        help_text=_("Phần cuối của địa chỉ trang. Đã đăng thì không nên đổi."),
        widget=SlugInput(formatters=VIETNAMESE_SLUG_FORMATTERS),
    )


#: At the head of every page form.
title_panel = TitleFieldPanel(
    "title",
    heading=_("Tiêu đề"),
    help_text=_("Tên trang, như bạn đọc thấy."),
    placeholder=_("Tiêu đề trang*"),
)

#: Under the body of every page type.
common_panels = [
    MultiFieldPanel(
        [
            FieldPanel("summary"),
            FieldPanel("listing_image"),
            FieldPanel("listing_image_alt"),
        ],
        heading=_("Trong danh sách"),
    ),
    MultiFieldPanel(
        [FieldPanel("topics"), FieldPanel("author_name")],
        heading=_("Chuyên đề và tác giả"),
    ),
    InlinePanel(
        "pc_related_pages",
        heading=_("Trang liên quan"),
        label=_("Trang"),
        max_num=8,
        help_text=_("Để trống, máy chọn bài mới cùng chuyên đề."),
    ),
]

#: Last of all, since it is asked for only after publication.
correction_panels = [
    MultiFieldPanel(
        [
            InlinePanel("pc_corrections", heading=_("Các dòng đính chính"), label=_("Đính chính")),
            FieldPanel("minor_edit"),
        ],
        heading=_("Đính chính"),
        help_text=_("Bài đã đăng mà sửa nội dung thì thêm một dòng đính chính cho bạn đọc."),
    ),
]

share_panels = [
    MultiFieldPanel(
        [FieldPanel("social_title"), FieldPanel("social_text"), FieldPanel("social_image")],
        heading=_("Khi chia sẻ lên mạng xã hội"),
    )
]

promote_panels = [
    MultiFieldPanel(
        [
            slug_panel(),
            FieldPanel(
                "seo_title",
                heading=_("Tiêu đề cho máy tìm kiếm"),
                help_text=_("Để trống, lấy tiêu đề trang."),
            ),
            FieldPanel(
                "search_description",
                heading=_("Mô tả cho máy tìm kiếm"),
                help_text=_("Để trống, lấy tóm tắt."),
            ),
        ],
        heading=_("Địa chỉ và máy tìm kiếm"),
    ),
    *share_panels,
    FieldPanel(
        "show_in_menus",
        heading=_("Hiện trong thực đơn tự động"),
        help_text=_("Thêm liên kết tới trang này vào các thực đơn dựng tự động."),
    ),
]

settings_panels = [*Page.settings_panels]

__all__ = [
    "VIETNAMESE_SLUG_FORMATTERS",
    "FieldPanel",
    "FieldRowPanel",
    "InlinePanel",
    "MultiFieldPanel",
    "common_panels",
    "correction_panels",
    "promote_panels",
    "settings_panels",
    "share_panels",
    "slug_panel",
    "title_panel",
]
