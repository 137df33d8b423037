from collections.abc import Iterable
from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail import blocks
from wagtail.models import Page

from . import groups


class CardedPageChooserBlock(blocks.PageChooserBlock):
    """A page chooser that fetches each page with its card, all of them in one query."""

    def bulk_to_python(self, values: Iterable[int | None]) -> list[Page | None]:
        """Return the pages of these ids, ``None`` for what is gone."""
        values = list(values)
        pages = self.model_class.objects.select_related("pc_card").in_bulk(filter(None, values))
        return [pages.get(value) for value in values]


class RelatedPagesValue(blocks.StructValue):
    """The chosen pages, as far as readers may see them."""

    @property
    def shown(self) -> list[dict[str, Any]]:
        """Return page and card of what may be shown, in the editor's order.

        A page of ours has a card while it is live and public. Other pages have none, and are
        shown while they are live.
        """
        pairs = ((page, getattr(page, "pc_card", None)) for page in self.get("pages") or () if page)
        return [{"page": page, "card": card} for page, card in pairs if card or is_shown_bare(page)]


def is_shown_bare(page: Page) -> bool:
    """Say whether a page without a card may be shown: it is live, and of a type without cards."""
    return page.live and not hasattr(page.specific_class, "card_kind")


class RelatedPagesBlock(blocks.StructBlock):
    """Links to pages of the site that belong to this one; those withdrawn are left out."""

    title = blocks.CharBlock(label=_("Tiêu đề"), required=False, max_length=160)
    pages = blocks.ListBlock(
        CardedPageChooserBlock(label=_("Trang")), label=_("Các trang"), min_num=1, max_num=12
    )

    def get_preview_value(self) -> Any:
        """Return two pages that need no site."""
        titles = ("Nghị quyết: những điểm cần nắm vững", "Hỏi đáp về chuyên đề học tập trong năm")
        pages = [Page(title=title, live=True, url_path="") for title in titles]
        return self.normalize({"title": "Đọc thêm", "pages": pages})

    class Meta:
        icon = "link"
        label = _("Bài liên quan")
        description = _("Liên kết tới các bài khác trong trang thông tin.")
        group = groups.LINKS
        value_class = RelatedPagesValue
        template = "propaganda_cms/blocks/related.html"
        label_format = "{title}"
