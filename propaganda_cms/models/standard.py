"""A page that is neither news nor a document: about us, contact, terms."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from propaganda_cms.blocks.story import StoryBlock
from propaganda_cms.enums import CardKind
from propaganda_cms.panels import common_panels, correction_panels, title_panel
from quiz_blocks.fields import BlockFreeStreamField

from .base import BasePage


class StandardPageMixin(models.Model):
    """The fields of a standard page."""

    body = BlockFreeStreamField(StoryBlock(), blank=True, verbose_name=_("nội dung"))

    class Meta:
        abstract = True


class AbstractStandardPage(StandardPageMixin, BasePage):
    """A standard page; abstract, for hosts that add to it."""

    card_kind = CardKind.STANDARD
    schema_type = "WebPage"
    is_structural = True
    content_panels = [
        title_panel,
        FieldPanel("body"),
        *common_panels,
        *correction_panels,
    ]
    search_fields = [*BasePage.search_fields, index.SearchField("body", boost=1)]

    class Meta(BasePage.Meta):
        abstract = True


class StandardPage(AbstractStandardPage):
    """A standard page."""

    template = "propaganda_cms/standard_page.html"
    page_description = _("Trang thường: giới thiệu, liên hệ, hướng dẫn.")

    class Meta(AbstractStandardPage.Meta):
        abstract = False
        verbose_name = _("trang thường")
        verbose_name_plural = _("trang thường")
