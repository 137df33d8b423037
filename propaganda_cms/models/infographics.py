"""An infographic with what it says in words and figures, and the gallery of such pages."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.search import index

from propaganda_cms.blocks.story import StoryBlock
from propaganda_cms.blocks.table import TableBlock
from propaganda_cms.enums import CardKind
from propaganda_cms.panels import common_panels, correction_panels, title_panel
from quiz_blocks.fields import BlockFreeStreamField

from .base import BasePage
from .indexes import BaseIndexPage
from .news import SourceFields


class InfographicPageMixin(SourceFields, models.Model):
    """The fields of an infographic page."""

    picture = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("hình infographic"),
    )
    picture_alt = models.CharField(
        _("mô tả ngắn"),
        max_length=200,
        help_text=_("Một câu: infographic nói về điều gì."),
    )
    text_alternative = models.TextField(
        _("nội dung bằng lời"),
        help_text=_("Viết ra hết những gì infographic nói, cho người không xem được ảnh."),
    )
    figures = BlockFreeStreamField(
        [("table", TableBlock())],
        blank=True,
        verbose_name=_("bảng số liệu"),
        help_text=_("Số liệu đứng sau infographic."),
    )
    body = BlockFreeStreamField(StoryBlock(), blank=True, verbose_name=_("nội dung thêm"))

    class Meta:
        abstract = True


class AbstractInfographicPage(InfographicPageMixin, BasePage):
    """An infographic page; abstract, for hosts that add to it."""

    card_kind = CardKind.INFOGRAPHIC
    schema_type = "ImageObject"
    substance_fields = ("title", "picture", "text_alternative", "figures", "body", "source_name")
    picture_kinds = {"picture": ("infographic", "download", "card", "share")}

    content_panels = [
        title_panel,
        MultiFieldPanel(
            [FieldPanel("picture"), FieldPanel("picture_alt"), FieldPanel("text_alternative")],
            heading=_("Infographic"),
        ),
        FieldPanel("figures"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url")])],
            heading=_("Nguồn số liệu"),
        ),
        FieldPanel("body"),
        *common_panels,
        *correction_panels,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("picture_alt", boost=1),
        index.SearchField("text_alternative", boost=1),
        index.SearchField("figures", boost=1),
        index.SearchField("body", boost=1),
    ]

    class Meta(BasePage.Meta):
        abstract = True

    def get_schema(self, request: HttpRequest | None = None) -> dict[str, Any]:
        """Add what a picture has."""
        return {
            "caption": self.picture_alt,
            "representativeOfPage": True,
            "creditText": self.source_name,
        }

    def get_listing_summary(self) -> str:
        """Return the summary, the short description where there is none."""
        return self.summary or self.picture_alt

    def get_listing_image(self) -> tuple[Any | None, str]:
        """Return the listing image, the infographic itself where there is none."""
        if self.listing_image_id:
            return self.listing_image, self.listing_image_alt
        return self.picture, self.picture_alt


class InfographicPage(AbstractInfographicPage):
    """An infographic page."""

    template = "propaganda_cms/infographic_page.html"
    parent_page_types = ["propaganda_cms.InfographicIndexPage"]
    subpage_types: list[str] = []
    page_description = _("Một infographic, nội dung bằng lời và bảng số liệu của nó.")

    class Meta(AbstractInfographicPage.Meta):
        abstract = False
        verbose_name = _("infographic")
        verbose_name_plural = _("infographic")


class InfographicIndexPage(BaseIndexPage):
    """The gallery of infographics."""

    template = "propaganda_cms/infographic_index_page.html"
    listed_kind = CardKind.INFOGRAPHIC
    subpage_types = ["propaganda_cms.InfographicPage"]
    page_description = _("Danh sách infographic, xếp theo ngày đăng.")

    class Meta(BaseIndexPage.Meta):
        abstract = False
        verbose_name = _("mục infographic")
        verbose_name_plural = _("mục infographic")
