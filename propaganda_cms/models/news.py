"""News: a page with a lead, its pictures and its source, and the index of such pages."""

from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.images import get_image_model_string
from wagtail.search import index

from propaganda_cms.blocks.story import StoryBlock
from propaganda_cms.enums import CardKind
from propaganda_cms.panels import common_panels, correction_panels, title_panel
from quiz_blocks.fields import BlockFreeStreamField

from .base import BasePage
from .indexes import BaseIndexPage


class SourceFields(models.Model):
    """Where a text or its figures come from: "Theo: ..."."""

    source_name = models.CharField(
        _("nguồn"), max_length=160, blank=True, help_text=_("Hiện cuối bài: Theo: ...")
    )
    source_url = models.URLField(
        _("đường dẫn nguồn"), max_length=500, blank=True, help_text=_("Trang gốc, nếu có.")
    )

    class Meta:
        abstract = True


class NewsPageMixin(SourceFields, models.Model):
    """The fields of a news page."""

    lead = models.TextField(
        _("sapo"),
        max_length=600,
        help_text=_("Đoạn mở đầu: ai, việc gì, ở đâu, khi nào. Không quá 600 chữ cái."),
    )
    picture = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ảnh chính"),
    )
    picture_alt = models.CharField(
        _("mô tả ảnh"),
        max_length=300,
        blank=True,
        help_text=_("Cho người không nhìn thấy ảnh: trong ảnh có gì."),
    )
    picture_caption = models.CharField(_("chú thích ảnh"), max_length=300, blank=True)
    picture_credit = models.CharField(
        _("nguồn ảnh"),
        max_length=120,
        blank=True,
        help_text=_("Người chụp, nơi cho phép dùng."),
    )
    body = BlockFreeStreamField(StoryBlock(), blank=True, verbose_name=_("nội dung"))

    class Meta:
        abstract = True


class AbstractNewsPage(NewsPageMixin, BasePage):
    """A news page; abstract, for hosts that add to it."""

    card_kind = CardKind.NEWS
    schema_type = "NewsArticle"
    substance_fields = ("title", "lead", "body", "source_name", "source_url")
    picture_kinds = {"picture": ("lead", "card", "share")}

    content_panels = [
        title_panel,
        FieldPanel("lead"),
        MultiFieldPanel(
            [
                FieldPanel("picture"),
                FieldPanel("picture_alt"),
                FieldPanel("picture_caption"),
                FieldPanel("picture_credit"),
            ],
            heading=_("Ảnh đầu bài"),
        ),
        FieldPanel("body"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("source_name"), FieldPanel("source_url")])],
            heading=_("Theo nguồn"),
        ),
        *common_panels,
        *correction_panels,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("lead", boost=1),
        index.SearchField("body", boost=1),
    ]

    class Meta(BasePage.Meta):
        abstract = True

    def get_schema(self, request: HttpRequest | None = None) -> dict[str, Any]:
        """Add what a news article has."""
        return {
            "headline": self.title[:110],
            "author": {"@type": "Person", "name": self.author_name} if self.author_name else None,
            "isBasedOn": self.source_url,
            "correction": [text for _day, text in self.get_corrections(self.get_card())],
        }

    def get_listing_summary(self) -> str:
        """Return the summary, the lead where there is none."""
        return self.summary or self.lead

    def get_listing_image(self) -> tuple[Any | None, str]:
        """Return the listing image, the lead picture where there is none."""
        if self.listing_image_id:
            return self.listing_image, self.listing_image_alt
        return self.picture, self.picture_alt


class NewsPage(AbstractNewsPage):
    """A news page."""

    template = "propaganda_cms/news_page.html"
    parent_page_types = ["propaganda_cms.NewsIndexPage"]
    subpage_types: list[str] = []
    page_description = _("Tin, bài có sapo, ảnh, nội dung và nguồn.")

    class Meta(AbstractNewsPage.Meta):
        abstract = False
        verbose_name = _("tin bài")
        verbose_name_plural = _("tin bài")


class NewsIndexPage(BaseIndexPage):
    """The index of news pages."""

    template = "propaganda_cms/news_index_page.html"
    listed_kind = CardKind.NEWS
    subpage_types = ["propaganda_cms.NewsPage"]
    page_description = _("Danh sách tin bài, có lưu trữ theo tháng và theo chuyên đề.")

    class Meta(BaseIndexPage.Meta):
        abstract = False
        verbose_name = _("mục tin bài")
        verbose_name_plural = _("mục tin bài")
