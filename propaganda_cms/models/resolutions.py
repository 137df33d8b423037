"""The digest of one document, and the index of such digests."""

from typing import Any

import swapper
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    InlinePanel,
    MultiFieldPanel,
    PageChooserPanel,
)
from wagtail.models import Orderable
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from propaganda_cms.blocks.story import StoryBlock
from propaganda_cms.blocks.timeline import TimelineEventBlock
from propaganda_cms.enums import CardKind, DocumentStatus, DocumentType, ListingOrder
from propaganda_cms.listings import Listing, read_document_listing
from propaganda_cms.panels import common_panels, correction_panels, title_panel
from propaganda_cms.passages import assign_anchors, key_point_blocks
from propaganda_cms.stamps import Stamp
from quiz_blocks.fields import BlockFreeStreamField
from quiz_blocks.text import document_number_key

from .base import BasePage
from .indexes import BaseIndexPage
from .metadata import iso
from .relations import attachments_heading

swapper.set_app_prefix("wagtailcore", "wagtail")
PAGE_MODEL = swapper.get_model_name("wagtailcore", "Page")


class RelatedResolution(Orderable):
    """Another document that belongs to this one."""

    source_page = ParentalKey(
        PAGE_MODEL, on_delete=models.CASCADE, related_name="pc_related_resolutions"
    )
    page = models.ForeignKey(
        PAGE_MODEL, on_delete=models.CASCADE, related_name="+", verbose_name=_("văn kiện")
    )

    panels = [PageChooserPanel("page", "propaganda_cms.ResolutionPage")]

    class Meta(Orderable.Meta):
        verbose_name = _("văn kiện liên quan")
        verbose_name_plural = _("văn kiện liên quan")


class ResolutionPageMixin(models.Model):
    """The fields of a document's digest."""

    document_number = models.CharField(
        _("số, ký hiệu"), max_length=60, help_text=_("Đúng như trên văn bản: 42-NQ/TW.")
    )
    document_type = models.CharField(
        _("loại văn bản"),
        max_length=20,
        choices=DocumentType,
        default=DocumentType.RESOLUTION,
    )
    issuing_body = models.ForeignKey(
        "propaganda_cms.IssuingBody",
        on_delete=models.PROTECT,
        null=True,
        related_name="+",
        verbose_name=_("cơ quan ban hành"),
    )
    signed_by = models.CharField(
        _("người ký"), max_length=120, blank=True, help_text=_("Chức vụ và họ tên người ký.")
    )
    issued_on = models.DateField(_("ngày ban hành"), null=True)
    effective_from = models.DateField(_("có hiệu lực từ"), null=True, blank=True)
    status = models.CharField(
        _("hiệu lực"), max_length=20, choices=DocumentStatus, default=DocumentStatus.IN_FORCE
    )
    abstract = models.TextField(
        _("trích yếu"),
        max_length=1000,
        help_text=_("Văn bản nói về việc gì, như bản gốc."),
    )
    key_points = BlockFreeStreamField(
        key_point_blocks(),
        blank=True,
        verbose_name=_("điểm cốt lõi"),
        help_text=_("Mỗi điểm có đường dẫn riêng để câu hỏi và liên kết trỏ về."),
    )
    timeline = BlockFreeStreamField(
        [("event", TimelineEventBlock())],
        blank=True,
        verbose_name=_("các mốc thời gian"),
        help_text=_("Quá trình ban hành và thực hiện, theo thứ tự."),
    )
    body = BlockFreeStreamField(StoryBlock(), blank=True, verbose_name=_("nội dung thêm"))

    class Meta:
        abstract = True

    @property
    def document_number_key(self) -> str:
        """Return the number as every way of typing it is folded to."""
        return document_number_key(self.document_number)

    def get_passages(self) -> list[tuple[str, str]]:
        """Return (anchor, heading) of each key point: what a question can point to."""
        return [(child.value["anchor"], child.value["heading"]) for child in self.key_points]

    def normalise_text(self) -> None:
        """Normalise the text, and give every key point the anchor that it keeps."""
        super().normalise_text()
        if "key_points" in self.__dict__ and self.key_points:
            assign_anchors(self.key_points, self._published_key_points())

    def _published_key_points(self) -> Any:
        if not self.pk or all(child.value["anchor"] for child in self.key_points):
            return ()
        published = type(self)._base_manager.filter(pk=self.pk).only("key_points").first()
        return published.key_points if published else ()


class AbstractResolutionPage(ResolutionPageMixin, BasePage):
    """A document's digest; abstract, for hosts that add to it."""

    card_kind = CardKind.RESOLUTION
    schema_type = "Legislation"
    served_with = (*BasePage.served_with, "issuing_body")
    substance_fields = (
        "title",
        "document_number",
        "document_type",
        "issuing_body",
        "signed_by",
        "issued_on",
        "effective_from",
        "abstract",
        "key_points",
        "timeline",
        "body",
    )

    content_panels = [
        title_panel,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("document_number"), FieldPanel("document_type")]),
                FieldRowPanel([FieldPanel("issuing_body"), FieldPanel("signed_by")]),
                FieldRowPanel([FieldPanel("issued_on"), FieldPanel("effective_from")]),
                FieldPanel("status"),
                FieldPanel("abstract"),
            ],
            heading=_("Văn bản"),
        ),
        FieldPanel("key_points"),
        InlinePanel(
            "pc_attachments",
            heading=_("Tệp kèm theo"),
            label=_("Tệp"),
            help_text=_("Toàn văn hoặc bản tóm tắt, dạng PDF hoặc DOCX."),
        ),
        FieldPanel("timeline"),
        FieldPanel("body"),
        InlinePanel(
            "pc_related_resolutions",
            heading=_("Văn kiện liên quan"),
            label=_("Văn kiện"),
            max_num=12,
        ),
        *common_panels,
        *correction_panels,
    ]
    search_fields = [
        *BasePage.search_fields,
        index.SearchField("document_number", boost=10),
        index.AutocompleteField("document_number"),
        index.SearchField("abstract", boost=2),
        index.SearchField("signed_by", boost=1),
        index.SearchField("key_points", boost=1),
        index.SearchField("body", boost=1),
        index.FilterField("document_type"),
        index.FilterField("issued_on"),
    ]
    override_translatable_fields = [
        *BasePage.override_translatable_fields,
        SynchronizedField("document_number", overridable=False),
    ]

    class Meta(BasePage.Meta):
        abstract = True

    def get_schema(self, request: HttpRequest | None = None) -> dict[str, Any]:
        """Add what a legal document has. schema.org has no type nearer to a Party's resolution."""
        force = DocumentStatus(self.status).schema_force if self.status else ""
        body = self.issuing_body.name if self.issuing_body else ""
        return {
            "legislationIdentifier": self.document_number,
            "legislationType": self.get_document_type_display(),
            "legislationDate": iso(self.issued_on),
            "legislationDateVersion": iso(self.effective_from),
            "legislationPassedBy": {"@type": "Organization", "name": body} if body else None,
            "legislationLegalForce": f"https://schema.org/{force}" if force else "",
            "abstract": self.abstract,
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``attachments`` with their heading, and the document's stamp."""
        context = super().get_context(request, *args, **kwargs)
        attachments = self.pc_attachments.all()
        if not getattr(request, "is_preview", False):
            attachments = attachments.select_related("document")
        attachments = list(attachments)
        return {
            **context,
            "attachments": attachments,
            "attachments_heading": attachments_heading(attachments),
            "stamp": Stamp.of_page(self),
        }

    def get_listing_summary(self) -> str:
        """Return the summary, the abstract where there is none."""
        return self.summary or self.abstract

    def get_card_fields(self) -> dict[str, Any]:
        """Add what listings of documents show, sort and filter by."""
        return {
            "document_number": self.document_number,
            "document_number_key": self.document_number_key,
            "document_type": self.document_type,
            "document_status": self.status,
            "issuing_body_id": self.issuing_body_id,
            "issuing_body_name": self.issuing_body.name if self.issuing_body else "",
            "issued_on": self.issued_on,
        }


class ResolutionPage(AbstractResolutionPage):
    """A document's digest."""

    template = "propaganda_cms/resolution_page.html"
    parent_page_types = ["propaganda_cms.ResolutionIndexPage"]
    subpage_types: list[str] = []
    page_description = _("Tóm tắt một nghị quyết, chỉ thị, kết luận: điểm cốt lõi và toàn văn.")

    class Meta(AbstractResolutionPage.Meta):
        abstract = False
        verbose_name = _("văn kiện")
        verbose_name_plural = _("văn kiện")


class ResolutionIndexPage(BaseIndexPage):
    """The index of digests."""

    template = "propaganda_cms/resolution_index_page.html"
    listed_kind = CardKind.RESOLUTION
    subpage_types = ["propaganda_cms.ResolutionPage"]
    page_description = _("Danh sách văn kiện, lọc theo loại, cơ quan, năm, chuyên đề.")

    class Meta(BaseIndexPage.Meta):
        abstract = False
        verbose_name = _("mục văn kiện")
        verbose_name_plural = _("mục văn kiện")

    def read_listing(self, request: HttpRequest) -> Listing:
        """Return the page of the listing that the reader asked for."""
        return read_document_listing(self.pk, self.locale_id, request.GET)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add what the filter form offers."""
        context = super().get_context(request, *args, **kwargs)
        return {
            **context,
            "document_types": DocumentType.choices,
            "orders": ListingOrder.choices,
            "default_order": ListingOrder.ISSUED.value,
        }
