"""What every page of the package has in common.

A page type is three classes: a mixin with its fields, an abstract page made of it, and a thin
concrete page. A host builds its own page from the first or the second.
"""

from datetime import date, datetime
from typing import Any

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField
from wagtail.images import get_image_model_string
from wagtail.models import Page
from wagtail.search import index
from wagtail_localize.fields import SynchronizedField

from propaganda_cms.enums import CardKind
from propaganda_cms.forms import ContentPageForm
from propaganda_cms.panels import promote_panels, settings_panels
from propaganda_cms.pictures.selection import prepare_pictures
from propaganda_cms.serving import CacheablePageMixin

from .metadata import MetadataMixin
from .text import VietnameseTextMixin


class ListingFields(models.Model):
    """What a page shows of itself in a list: a summary and a picture."""

    summary = models.TextField(
        _("tóm tắt"),
        max_length=300,
        blank=True,
        help_text=_("Một, hai câu hiện trong danh sách và khi chia sẻ. Để trống, lấy từ bài."),
    )
    listing_image = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ảnh đại diện"),
    )
    listing_image_alt = models.CharField(
        _("mô tả ảnh đại diện"),
        max_length=200,
        blank=True,
        help_text=_("Cho người không nhìn thấy ảnh. Ảnh chỉ để trang trí thì bỏ trống."),
    )

    class Meta:
        abstract = True


class SocialFields(models.Model):
    """What a shared link shows, where it should differ from the list."""

    social_title = models.CharField(
        _("tiêu đề khi chia sẻ"),
        max_length=120,
        blank=True,
        help_text=_("Để trống, lấy tiêu đề trang."),
    )
    social_text = models.CharField(
        _("lời giới thiệu khi chia sẻ"),
        max_length=250,
        blank=True,
        help_text=_("Để trống, lấy tóm tắt."),
    )
    social_image = models.ForeignKey(
        get_image_model_string(),
        on_delete=models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("ảnh khi chia sẻ"),
        help_text=_("Để trống, lấy ảnh đại diện. Đẹp nhất là 1200 × 630."),
    )

    class Meta:
        abstract = True


class ContentPageMixin(
    CacheablePageMixin,
    VietnameseTextMixin,
    MetadataMixin,
    ListingFields,
    SocialFields,
    models.Model,
):
    """The fields and behaviour of a page that readers read and lists point to.

    Set ``card_kind``; override ``get_listing_summary``, ``get_listing_image`` and
    ``get_card_fields`` where a page type has better to offer.
    """

    card_kind: CardKind = CardKind.STANDARD
    og_type = "article"
    served_with = (*CacheablePageMixin.served_with, "pc_card")

    topics = ParentalManyToManyField(
        "propaganda_cms.Topic", blank=True, related_name="+", verbose_name=_("chuyên đề")
    )
    author_name = models.CharField(
        _("tác giả"),
        max_length=120,
        blank=True,
        help_text=_("Tên hoặc bút danh, hiện dưới bài."),
    )

    minor_edit = models.BooleanField(
        _("chỉ sửa lỗi chính tả, trình bày"),
        default=False,
        help_text=_("Nội dung không đổi: lần đăng này không cần đính chính."),
    )

    base_form_class = ContentPageForm
    #: Fields whose change after publication needs a line of đính chính.
    substance_fields: tuple[str, ...] = ("title", "body")

    promote_panels = promote_panels
    settings_panels = settings_panels
    override_translatable_fields = [SynchronizedField("slug")]

    search_fields = [
        *VietnameseTextMixin.search_fields,
        index.SearchField("summary", boost=1),
        index.SearchField("author_name", boost=1),
    ]

    class Meta:
        abstract = True

    @property
    def published_at(self) -> datetime | None:
        """Return when readers first saw the page."""
        return self.first_published_at

    def get_listing_summary(self) -> str:
        """Return the sentence or two that stand for the page in a list."""
        return self.summary or self.search_description

    def get_listing_image(self) -> tuple[Any | None, str]:
        """Return the picture that stands for the page and its alternative text."""
        return self.listing_image, self.listing_image_alt

    def get_share_image(self) -> Any | None:
        """Return the share picture, else the one in lists."""
        return self.social_image or self.get_listing_image()[0]

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """Add ``card`` (None in a preview), ``around`` (neighbours, related) and ``topics``.

        All pictures of the page and of the cards around it are loaded here, with one query.
        """
        from propaganda_cms.listings import with_addresses
        from propaganda_cms.neighbours import surroundings_of

        context = super().get_context(request, *args, **kwargs)
        card = None if getattr(request, "is_preview", False) else self.get_card()
        around = surroundings_of(self.pk, card)
        with_addresses(around.cards, request)
        prepare_pictures(request, self, [card.image_id for card in around.cards])
        return {
            **context,
            "card": card,
            "around": around,
            "topics": card.topics if card else [[t.slug, t.name] for t in self.topics.all()],
            "corrections": self.get_corrections(card),
            "breadcrumbs": self.get_breadcrumbs(request),
        }

    def get_card(self) -> Any | None:
        """Return the page's card, ``None`` where it has none."""
        return getattr(self, "pc_card", None)

    def get_corrections(self, card: Any | None) -> list[tuple[date, str]]:
        """Return (date, line) of each correction, newest first; of a draft where no card is."""
        if card is not None:
            return [(date.fromisoformat(day), text) for day, text in card.corrections]
        lines = [(line.corrected_on, line.text) for line in self.pc_corrections.all()]
        return sorted(lines, key=lambda line: line[0], reverse=True)

    def get_card_fields(self) -> dict[str, Any]:
        """Return what this page type adds to its card (column name to value)."""
        return {}


class BasePage(ContentPageMixin, Page):
    """Wagtail's page with what all of ours share; abstract."""

    search_fields = [*Page.search_fields, *ContentPageMixin.search_fields]

    class Meta(Page.Meta):
        abstract = True


__all__ = ["BasePage", "ContentPageMixin", "ListingFields", "SocialFields"]
